"""Who is said to have done to people what a figure tells: the subject of its verb, or whom "by" names."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.model import AllegedActor, vocabulary
from accounted.reading.grammar.figure import Figure
from accounted.reading.grammar.sentence import Chunk, Sentence
from accounted.reading.lexicon import Lexicon

_LONGEST_ACTOR = 6
"""How many chunks before a verb its subject may begin."""
_VERBS = ("verb", "done", "doing", "take", "drive", "strike", "enters", "have")
_NEAR = 3
"""How many chunks from the word for the fate its "by" may stand."""
_DONE = vocabulary("fates").having("done")
"""Fates that somebody brings on others; who finds, frees or names people does them no harm."""


def actor_of(sentence: Sentence, figure: Figure, text: str, lexicon: Lexicon) -> AllegedActor | None:
    """The people or force said to have done it, as written; None where nobody is named."""
    return _subject(sentence, figure, text) or _agent(sentence, figure, text, lexicon)


def _agent(sentence: Sentence, figure: Figure, text: str, lexicon: Lexicon) -> AllegedActor | None:
    """Whom "by" names beside the word for the fate: behind it, or before it where such words stand behind a name."""
    if figure.told is None or figure.fate not in _DONE:
        return None
    chunks = sentence.chunks
    if lexicon.speech.subject == "start":  # ordu tarafından öldürüldü
        marks = (i for i in range(figure.told - 1, max(0, figure.told - 1 - _NEAR), -1) if chunks[i].plays("by"))
        at = next(marks, None)
        held = _run_before(chunks, at) if at is not None else ()
    else:
        marks = (i for i in range(figure.told + 1, min(len(chunks), figure.told + 1 + _NEAR)) if chunks[i].plays("by"))
        at = next(marks, None)
        held = _run_behind(chunks, at + 1) if at is not None else ()
    if not any(chunk.plays("mention", "name") or _is_body(sentence, chunk, lexicon) for chunk in held):
        return None
    start, end = sentence.tokens[held[0].first].start, sentence.tokens[held[-1].last].end
    return AllegedActor(text[start:end], start, end)


def _is_body(sentence: Sentence, chunk: Chunk, lexicon: Lexicon) -> bool:
    """Whether the last word of a chunk is a noun for a body that acts and speaks: the army, the guard."""
    return lexicon.speech.has("bare", sentence.tokens[chunk.last].low)


def _run_behind(chunks: Sequence[Chunk], i: int) -> Sequence[Chunk]:
    last = i
    while last < min(len(chunks), i + _LONGEST_ACTOR) and _names(chunks[last]):
        last += 1
    return chunks[i:last]


def _run_before(chunks: Sequence[Chunk], i: int) -> Sequence[Chunk]:
    first = i
    while first > max(0, i - _LONGEST_ACTOR) and _names(chunks[first - 1]):
        first -= 1
    return chunks[first:i]


def _names(chunk: Chunk) -> bool:
    """Whether a chunk may be part of the name of those who did it."""
    return chunk.plays("mention", "name", "det", "modifier", "word", "people", "quote") and not chunk.plays("when")


def _shared_subject(sentence: Sentence, last: int) -> list[Chunk]:
    """Who opens the clause, where "and" at chunk `last` joins a verb to one before: the men broke in and shot three."""
    chunks = sentence.chunks
    if last < 0 or not chunks[last].plays("and"):
        return []
    opens = next((k + 1 for k in range(last - 1, -1, -1) if chunks[k].plays("mark", "semi", "comma", "quote")), 0)
    held: list[Chunk] = []
    for chunk in chunks[opens:last]:
        if chunk.plays(*_VERBS) and held:
            return held if len(held) <= _LONGEST_ACTOR else []
        if not (_names(chunk) or chunk.plays("of", "somebody")):
            return []
        held.append(chunk)
    return []


def _subject(sentence: Sentence, figure: Figure, text: str) -> AllegedActor | None:
    """The people or force named right before an active verb, as written."""
    if figure.rule not in ("active", "take") or figure.told is None:
        return None
    last = figure.told - 1
    while last >= 0 and sentence.chunks[last].plays("have", "adverb", "be"):
        last -= 1
    first = last
    while (
        first >= 0
        and last - first < _LONGEST_ACTOR
        and sentence.chunks[first].plays("mention", "name", "people", "det", "modifier", "word")
        and not sentence.chunks[first].plays("rel")
    ):
        first -= 1
    chunks = list(sentence.chunks[first + 1 : last + 1]) or _shared_subject(sentence, last)
    if not any(c.plays("mention", "people") for c in chunks):
        return None
    start, end = sentence.tokens[chunks[0].first].start, sentence.tokens[chunks[-1].last].end
    return AllegedActor(text[start:end], start, end)
