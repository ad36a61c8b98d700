"""What the words of a passage suggest to a person who reads a count in it: numbers, fate, group, speaker.

No frame has to fit: whoever reads decides, and sees these only as what stands in the form already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accounted.language import Token, dates, sentences, tokenise
from accounted.reading.attribution import voices
from accounted.reading.grammar import chunked
from accounted.reading.grammar.sentence import Chunk, Sentence
from accounted.reading.grammar.standing import is_undone
from accounted.reading.lexicon import FATE_ROLES, Lexicon, Speech, languages, lexicon_for
from accounted.reading.voice import Voice

_WINDOW = 2_000
"""How far around the words, in characters, their sentence is looked for."""
_ALSO_OTHERWISE = ("holding",)
"""The part of a word that tells no fate where it speaks of a list: "the register holds"."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A count that words suggest: where its number is written, and what the words around it say of it.

    `start` and `end` are offsets of the number's words in the text; `said_by` those of the speaker's name.
    """

    start: int
    end: int
    precision: str
    fate: str | None = None
    group: str | None = None
    unit: str = "person"
    said_by: tuple[int, int] | None = None


def suggested(text: str, start: int, end: int, language: str) -> list[Suggested]:
    """The counts that the words of `text[start:end]` suggest, in their order; none without a number or a lexicon."""
    if language not in languages():
        return []
    lexicon = lexicon_for(language)
    first, last = max(start - _WINDOW, 0), min(end + _WINDOW, len(text))
    found: list[Suggested] = []
    for opens, closes in sentences(text, lexicon.words, first, last):
        if opens < end and start < closes:
            tokens = tokenise(text, opens, closes)
            read = chunked(opens, closes, tokens, dates(tokens, lexicon.words), lexicon)
            speaking = [one for one in voices(tokens, opens, closes, lexicon.speech) if _names(one, lexicon.speech)]
            for chunk in _counted(read, start, end):
                voice = next((one for one in speaking if one.covers[0] <= read.span(chunk)[0] < one.covers[1]), None)
                found.append(_of(read, chunk, (start, end), (voice.tokens if voice else ()), lexicon))
    return found


def _names(voice: Voice, speech: Speech) -> bool:
    """Whether words name who speaks, and no pronoun only points there."""
    return bool(voice.tokens) and not (len(voice.tokens) == 1 and speech.has("pronouns", voice.tokens[0].low))


def _counted(read: Sentence, start: int, end: int) -> Iterator[Chunk]:
    """The chunks whose number is written within the words that were chosen."""
    for chunk in read.chunks:
        if chunk.quantity is not None and start <= chunk.quantity.start and chunk.quantity.end <= end:
            yield chunk


def _of(read: Sentence, chunk: Chunk, chosen: tuple[int, int], speaker: Sequence[Token], lexicon: Lexicon) -> Suggested:
    assert chunk.quantity is not None
    people, number = chunk.people, chunk.quantity
    known = people is not None and not people.things
    return Suggested(
        number.start, number.end, number.precision, _fate(read, chunk, chosen, known, lexicon),
        people.group if known and people else None, people.unit if known and people else "person",
        (speaker[0].start, speaker[-1].end) if speaker else None,
    )  # fmt: skip


def _fate(read: Sentence, counted: Chunk, chosen: tuple[int, int], known: bool, lexicon: Lexicon) -> str | None:
    """The fate that the word nearest to the number tells, those of the chosen words first.

    What is said not to have been done tells none. Where it is not known that people are counted, only a chosen word
    tells it, with no other number between.
    """
    if counted.people is not None and counted.people.counted is not None:
        return counted.people.counted.fate
    at = read.chunks.index(counted)
    near: list[tuple[bool, int, str]] = []
    for place, chunk in enumerate(read.chunks):
        meaning = None if chunk.plays(*_ALSO_OTHERWISE) else chunk.meaning(*FATE_ROLES)
        if meaning is None or meaning.fate is None or is_undone(read, place, lexicon, at):
            continue
        start, end = read.span(chunk)
        outside = not (chosen[0] <= start and end <= chosen[1])
        between = read.chunks[min(at, place) + 1 : max(at, place)]
        if known or not (outside or any(one.quantity for one in between)):
            near.append((outside, abs(place - at), meaning.fate))
    return min(near)[2] if near else None
