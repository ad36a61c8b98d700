"""What is a part of what, where the sentence says so: breakdowns, "of them", "7 of the 9"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from accounted.reading.grammar.chunks import Sentence, fronted
from accounted.reading.grammar.figures import EARLIER, Figure

Figures = dict[int, list[Figure]]
"""Figures by the place of their number among the chunks."""

_STEPS = frozenset(
    {"comma", "and", "det", "adverb", "word", "name", "of", "prep", "modifier", "people", "quote", "at", "mark", "when",
     "thing", "be", "units", "counts", "mention", "cause"}
)  # fmt: skip
_PASSED_ON = ("coordination", "breakdown")


def with_parts(sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """The figures with `part_of` set, and with the parts that had no fate of their own added."""
    found: Figures = {}
    for figure in figures:
        found.setdefault(figure.at, []).append(figure)
    numbers = [i for i, chunk in enumerate(sentence.chunks) if chunk.plays("number")]
    whole: int | None = None
    for before, at in zip([None, *numbers], numbers, strict=False):
        whole = _whole(sentence, before, at, whole, found)
        if whole is not None:
            _join(sentence, found, at, whole)
    _split_partitives(sentence, numbers, found)
    _take_from_fronted(sentence, numbers, found)
    _add_to_running_total(numbers, found)
    return [figure for at in sorted(found) for figure in found[at]]


def _join(sentence: Sentence, found: Figures, at: int, whole: int) -> None:
    """Make the figures at a place parts of a whole; a number without a fate takes the whole's, unless it acts."""
    if at in found:
        found[at] = [replace(figure, part_of=whole) for figure in found[at]]
    elif whole in found and not _acts(sentence, at):
        found[at] = [replace(found[whole][0], at=at, rule="breakdown", part_of=whole)]


def _acts(sentence: Sentence, at: int) -> bool:
    """Whether the people are those who do it: "two of them then raped her neighbour"."""
    i = at + 1
    while i < len(sentence.chunks) and sentence.chunks[i].plays("incl", "adverb", "have", "of"):
        i += 1
    verb, thing = sentence.chunks[i : i + 1], sentence.chunks[i + 1 : i + 2]
    return (
        bool(verb and thing)
        and verb[0].plays("done", "doing")
        and thing[0].plays("mention", "number", "det", "pron", "name")
    )


def _whole(sentence: Sentence, before: int | None, at: int, whole: int | None, found: Figures) -> int | None:
    """The chunk that the number at `at` is a part of, `EARLIER`, or None."""
    behind = sentence.chunks[at + 1].roles if at + 1 < len(sentence.chunks) else frozenset()
    ahead = [chunk.roles for chunk in sentence.chunks[0 if before is None else before + 1 : at]]
    if before is None:
        return EARLIER if behind & {"incl"} or (ahead and ahead[0] & {"incl"}) else None
    if _opens_breakdown(ahead, at in found):
        return _carrier(before, whole, found)
    if whole is not None and whole != EARLIER and _goes_on(ahead, at, found):
        return whole
    if behind & {"incl"}:
        return _carrier(before, whole, found)
    return None


def _goes_on(ahead: list[frozenset[str]], at: int, found: Figures) -> bool:
    """Whether a breakdown goes on to this number: nothing between but links and words, no fate of its own."""
    handed_on = at not in found or found[at][0].rule in _PASSED_ON
    return handed_on and all(roles & _STEPS for roles in ahead)


def _opens_breakdown(ahead: list[frozenset[str]], has_fate: bool) -> bool:
    """Whether the words between two numbers begin a breakdown: including, among them, a bracket, a colon."""
    if any(roles & {"semi"} for roles in ahead):
        return False
    included = next((i for i, roles in enumerate(ahead) if roles & {"incl"}), None)
    if included is not None:  # but not "twelve people, including the driver, were killed and 48 hurt"
        return not (has_fate and any(roles & {"be", "done", "happened"} for roles in ahead[included + 1 :]))
    opens = any(roles & {"open", "colon", "dash"} for roles in ahead)
    bracket = any(roles & {"open"} for roles in ahead)
    return opens and (bracket or not has_fate) and not any(roles & {"close"} for roles in ahead)


def _carrier(before: int, whole: int | None, found: Figures) -> int | None:
    """The figure that a breakdown belongs to: the one before it, or that one's whole when it is a bare part."""
    if before not in found:
        return whole
    bare_part = found[before][0].rule == "breakdown" and whole is not None
    return whole if bare_part else before


def _split_partitives(sentence: Sentence, numbers: list[int], found: Figures) -> None:
    """In "7 of the 9 died" the nine has no fate of its own; in "150 of the 1,275 captured" both have."""
    for part, whole in pairwise(numbers):
        if not _partitive(sentence, part, whole):
            continue
        told = {(figure.told, figure.fate) for figure in found.get(part, ())}
        own = [f for f in found.get(whole, ()) if f.rule not in _PASSED_ON and (f.told, f.fate) not in told]
        found.pop(whole, None)
        if own:
            found[whole] = [replace(figure, part_of=None) for figure in own]
        if own and part in found:
            found[part] = [replace(figure, part_of=whole) for figure in found[part]]


def _partitive(sentence: Sentence, first: int, second: int) -> bool:
    """Whether only "of" and an article stand between two numbers."""
    between = [sentence.chunks[i].roles for i in range(first + 1, second)]
    return any(roles & {"of"} for roles in between) and all(roles & {"of", "det"} for roles in between)


def _take_from_fronted(sentence: Sentence, numbers: list[int], found: Figures) -> None:
    """Of the 1,275 people who were captured, 150 are missing: the second number is a part of the first."""
    for whole, part in pairwise(numbers):
        if whole in found and part in found and fronted(sentence, whole):
            own = [figure for figure in found[part] if figure.part_of is None]
            found[part] = [replace(figure, part_of=whole) for figure in own] or found[part]


def _add_to_running_total(numbers: list[int], found: Figures) -> None:
    """15 more were killed, bringing the toll to 31: the fifteen are a part of the thirty-one."""
    for part, whole in pairwise(numbers):
        if part in found and whole in found and found[whole][0].rule == "toll-brought":
            found[part] = [replace(figure, part_of=whole) for figure in found[part]]
