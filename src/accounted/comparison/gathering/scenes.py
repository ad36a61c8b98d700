"""The sentences of a document as a reader takes them in: a date or a place sets the scene, and those behind it in the
paragraph are told of the same, until another date or place is given."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from accounted.comparison.classes import fate_class, number_of
from accounted.comparison.gathering.papers import ends_a_count
from accounted.comparison.gathering.places import Mention
from accounted.comparison.gathering.times import FEW_DAYS, Stretch
from accounted.language import Words, dates, languages, sentences, tokenise, words_for
from accounted.model import Claim, CountClaim, Document, vocabulary

__all__ = ["Number", "Scene", "figure_of", "scene_at", "scenes_of", "spoken_before"]

Number = tuple[str, int | None, int | None]
"""A fate as a class, and the number given by its two ends."""

_BREAK = re.compile(r"\n\s*\n|\n[^\w\n]*\n|\n(?=\s*[-•*] )|\n(?=\|)")
"""Where a paragraph ends: an empty line, one without a word, before an item of a list, before a row of a table."""
_BEFALLS = vocabulary("fates").having("befalls")
_AFTERWARDS = frozenset({"released", "body_found", "buried", "identified"})
_LONGEST = 370
_YEAR = re.compile(r"\d{4}")
_OTHERWISE = "en"
"""The language whose rules part the sentences of a text in a language that is not known."""


class Scene(NamedTuple):
    """A sentence by its ends in the text, with the number of its paragraph.

    `days` are the dates that it gives, each with whether the year is in the words; `names` the places that it names, by
    key; `figures` those of what befell people; `afterwards` whether it counts people set free, found, buried or
    identified, as happens on other days than the event.
    """

    start: int
    end: int
    paragraph: int
    days: tuple[tuple[Stretch, bool], ...] = ()
    names: tuple[str, ...] = ()
    figures: tuple[Number, ...] = ()
    afterwards: bool = False


def scenes_of(
    document: Document | None, claims: Sequence[Claim], text: str | None, mentions: Sequence[Mention]
) -> tuple[Scene, ...]:
    """The sentences of the paragraphs of a document that hold figures; none without its text.

    Args:
        mentions: where the text names a place, in its order.
    """
    counts = sorted((one for one in claims if isinstance(one, CountClaim)), key=lambda one: one.passage.start)
    begins, named = [one.passage.start for one in counts], [one.start for one in mentions]
    if text is None or not counts:
        return ()
    language = document.language.value if document and document.language else None
    words = words_for(language if language in languages() else _OTHERWISE)
    reading = _Reading(text, words, document.published.value if document and document.published else None)
    found = []
    for number, (first, last) in enumerate(_paragraphs(text)):
        if bisect_left(begins, first) == bisect_left(begins, last):
            continue
        for start, end in sentences(text, words, first, last):
            held = counts[bisect_left(begins, start) : bisect_left(begins, end)]
            names = {one.name for one in mentions[bisect_left(named, start) : bisect_left(named, end)]}
            afterwards = any(one.fate.code in _AFTERWARDS for one in held)
            days = reading.days(start, end)
            found.append(Scene(start, end, number, days, tuple(sorted(names)), _figures(held), afterwards))
    return tuple(found)


def scene_at(scenes: Sequence[Scene], at: int) -> int | None:
    """The number of the sentence that stands there."""
    number = bisect_right(scenes, at, key=lambda one: one.start) - 1
    return number if number >= 0 and at < scenes[number].end else None


def spoken_before(scenes: Sequence[Scene], at: int) -> Iterator[Scene]:
    """A sentence, and those before it in its paragraph, the nearest first."""
    for number in range(at, -1, -1):
        if scenes[number].paragraph != scenes[at].paragraph:
            return
        yield scenes[number]


class _Reading:
    """The dates of a text, read from its beginning to its end, so that "on the 27th" is of the month told last."""

    def __init__(self, text: str, words: Words, published: str | None) -> None:
        self._text, self._words, self._published = text, words, published
        self._told: str | None = None

    def days(self, start: int, end: int) -> tuple[tuple[Stretch, bool], ...]:
        """The dates of a sentence. "On Tuesday" and "yesterday" are as a rule days of what somebody said, and none."""
        found = []
        for one in dates(tokenise(self._text, start, end), self._words, self._published, None, self._told):
            when = Stretch.of(one.edtf) if one.kind == "date" and one.edtf else None
            if when is None or when.length > _LONGEST or (one.basis == "relative" and when.length <= FEW_DAYS):
                continue
            if ends_a_count(self._text[start : one.start], self._text[one.end : end]):
                continue
            found.append((when, bool(_YEAR.search(one.exact))))
            self._told = one.edtf if when.length == 0 else self._told
        return tuple(found)


def figure_of(claim: CountClaim) -> Number:
    """The fate and the number that a claim gives, as they are compared."""
    return (fate_class(claim.fate.code), *number_of(claim.amount))


def _figures(claims: Iterable[CountClaim]) -> tuple[Number, ...]:
    told = (one for one in claims if one.amount.quantified and one.fate.code in _BEFALLS)
    return tuple(dict.fromkeys(map(figure_of, told)))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    first = 0
    for found in _BREAK.finditer(text):
        yield first, found.start()
        first = found.end()
    yield first, len(text)
