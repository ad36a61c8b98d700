"""Numbers whose people are parted from their verb by what is put in between: a bracket, an aside, nouns joined on.

"27 kişi (18 erkek ve dokuz kadın) öldürüldü", "27 شخصا، معظمهم من الفلاحين، اعتقلوا", "27 women, children and old
people": frames are tried once more on the sentence without those words, for numbers that none fits as it stands.
`found` holds, by its chunk, each figure read so far.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from accounted.reading.frame import Frame
from accounted.reading.grammar.figure import Figure
from accounted.reading.grammar.sentence import Chunk, Sentence
from accounted.reading.lexicon import FATE_ROLES, Lexicon

_LONGEST = 24
"""How many chunks may stand between a number and its verb."""
_MOST = 8
"""How many numbers of a sentence are tried once more, so that the time grows with its length only."""
_NOUNS = frozenset({"mention", "somebody", "people", "units", "name", "word"})
_BESIDE_NOUNS = frozenset({"of", "prep", "at", "det", "adverb", "modifier", "hyphen", "thing", "quote", "from", "pron"})
_ENDS = frozenset({"mark", "semi", "colon", "bar"})
_VERBS = frozenset({"be", "have", "verb", "modal", "sub", "see", "take", "reach", "claim", "lose", "flee", "remain",
                    "spoken", "states", *FATE_ROLES}) - {"counts", "acts", "people"}  # fmt: skip
_STARTS_AT_NUMBER = "(?P<n>"


def read_past(
    sentence: Sentence, found: dict[int, list[Figure]], lexicon: Lexicon,
    matches: Callable[[Sentence, Frame, Lexicon], Iterator[Figure]],
) -> None:  # fmt: skip
    """Give numbers without a fate the one that a frame reads past what is put in behind them."""
    tried = 0
    for at, chunk in enumerate(sentence.chunks):
        if at in found or not chunk.plays("number") or (chunk.people and (chunk.people.things or chunk.people.counted)):
            continue
        last = _inserted(sentence, at, lexicon)
        tried += last > at
        if tried > _MOST:
            return
        if last > at and (figure := _read_without(sentence, at, last, lexicon, matches)):
            behind = (held[0] for other, held in found.items() if other > (figure.told or 0))
        else:
            figure = _read_behind_aside(sentence, at, lexicon, matches) if last == at else None
            behind = (held[0] for held in found.values())
        if figure and all(other.told != figure.told for other in behind):
            found[at] = [figure]


def _read_behind_aside(
    sentence: Sentence, at: int, lexicon: Lexicon, matches: Callable[[Sentence, Frame, Lexicon], Iterator[Figure]]
) -> Figure | None:
    """The figure of a number whose verb stands before an aside between commas: قتل في القرية، بحسب الأهالي، 27 شخصا."""
    chunks = sentence.chunks
    if not at or not chunks[at - 1].plays("comma") or any(chunk.roles & _VERBS for chunk in chunks[at + 1 : at + 2]):
        return None
    opens = next((k for k in range(at - 2, max(0, at - _LONGEST), -1) if chunks[k].roles & ({"comma"} | _ENDS)), None)
    cue = lexicon.speech.cues.at(sentence.tokens, chunks[opens + 1].first) if opens is not None else None
    if opens is None or not chunks[opens].plays("comma") or cue is None or cue.value != "according":
        return None
    if any(chunk.roles & _VERBS or chunk.plays("number") for chunk in chunks[opens + 2 : at]):
        return None
    letters = sentence.letters[:opens] + sentence.letters[at:]
    shorter = replace(sentence, chunks=(*chunks[:opens], *chunks[at:]), letters=letters)
    for frame in lexicon.frames:
        read = [one for one in matches(shorter, frame, lexicon) if one.at == opens and one.told in range(opens)]
        if read:
            return replace(max(read, key=lambda one: one.told or 0), at=at)
    return None


def _read_without(
    sentence: Sentence, at: int, last: int, lexicon: Lexicon,
    matches: Callable[[Sentence, Frame, Lexicon], Iterator[Figure]],
) -> Figure | None:  # fmt: skip
    """The first figure that a frame reads at a number, its words behind those put in, in the sentence without them."""
    kept = (*sentence.chunks[: at + 1], *sentence.chunks[last + 1 :])
    letters = sentence.letters[: at + 1] + sentence.letters[last + 1 :]
    shorter = replace(sentence, chunks=kept, letters=letters)
    others = (k for k in range(at + 1, len(kept)) if kept[k].plays("number"))
    reached = range(at + 1, next(others, len(kept)))
    governed = _is_governed(sentence, at)
    for frame in lexicon.frames:
        if governed and frame.pattern.pattern.startswith(_STARTS_AT_NUMBER):
            continue
        read = [one for one in matches(shorter, frame, lexicon) if one.at == at and one.told in reached]
        if read:
            nearest = min(read, key=lambda one: one.told or 0)
            return replace(nearest, told=(nearest.told or 0) + last - at)
    return None


def _is_governed(sentence: Sentence, at: int) -> bool:
    """Whether a verb before the number, in its own clause, has it already: there were 27, farmers and smiths."""
    for chunk in reversed(sentence.chunks[:at]):
        if chunk.plays("comma", "sub", "rel", "quote", "dash", *_ENDS):
            return False
        if chunk.roles & _VERBS:
            return True
    return False


def _inserted(sentence: Sentence, at: int, lexicon: Lexicon) -> int:
    """The last chunk of what is put in behind the number at `at`; `at` itself where nothing is."""
    chunks, last = sentence.chunks, at
    while last + 1 < len(chunks) and last - at < _LONGEST:
        end = _bracket(chunks, last + 1) or _aside(chunks, last + 1)
        if end is None and "comma_ends" not in lexicon.sets:
            end = _joined(chunks, last + 1, lexicon.head_first)
        if end is None or end - at > _LONGEST:
            break
        last = end
    return last


def _bracket(chunks: Sequence[Chunk], i: int) -> int | None:
    """Where the bracket closes that opens at chunk `i`."""
    if not chunks[i].plays("open"):
        return None
    return next((k for k in range(i + 1, min(len(chunks), i + _LONGEST)) if chunks[k].plays("close")), None)


def _aside(chunks: Sequence[Chunk], i: int) -> int | None:
    """Where an aside ends that opens with the comma at chunk `i`: a relative clause, or words without a verb."""
    if not chunks[i].plays("comma") or i + 1 >= len(chunks):
        return None
    end = next((k for k in range(i + 1, min(len(chunks), i + _LONGEST)) if chunks[k].roles & ({"comma"} | _ENDS)), None)
    if end is None or not chunks[end].plays("comma"):
        return None
    related = chunks[i + 1].plays("rel")
    return end if related or not any(chunk.roles & _VERBS for chunk in chunks[i + 1 : end]) else None


def _joined(chunks: Sequence[Chunk], i: int, head_first: bool) -> int | None:
    """The last of the nouns that "and" joins to the one counted: 27 women, children and old people.

    An unknown word is one right behind a link, or behind another where adjectives stand behind their noun. Where cases
    show the subject, a noun behind "and" may as well open a clause of its own.
    """
    end, linked = None, False
    for k in range(i, min(len(chunks), i + _LONGEST)):
        chunk = chunks[k]
        led = chunks[k - 1].plays("and", "comma", "of", "prep", "at") or (head_first and k > i)
        if chunk.plays("and"):
            linked = True
        elif chunk.roles == {"mention"} or (led and chunk.roles <= _NOUNS):
            end = k if linked else end
        elif not chunk.roles <= _BESIDE_NOUNS and not chunk.plays("comma"):
            break
    return end
