"""Persons joined and divided by hand: judgements on all records that a reviewer had before them.

Such a judgement names every record that it is about, so it says the same after records were added, or the machine
was changed. What is said last of two records counts; undoing it brings back what was said before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from accounted.case.subjects import kind_of
from accounted.errors import BadInput
from accounted.model import Judgement, content_id

if TYPE_CHECKING:
    from accounted.case.desk import Desk

__all__ = ["SAME", "SPLIT", "named_before", "pairs_of", "spelled_out"]

SAME, DIFFERENT, SPLIT = "same_person", "different_person", "split_person"
APART = "apart"
"""What a division sets: the records that are of another human than the rest, by spaces."""


def spelled_out(
    desk: Desk, code: str, targets: tuple[str, ...], sets: Mapping[str, str]
) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """A judgement on persons as one on records: who joins persons joins all their records, and a division names all.

    Raises:
        NotFound: there is no such person.
        BadInput: the records that are to leave a person are of several, or are all it has.
    """
    if code == SAME and any(kind_of(one) == "person" for one in targets):
        from accounted.case.case import Case

        persons = Case(desk).persons
        each = ((persons[one].person.records if kind_of(one) == "person" else (one,)) for one in targets)
        return tuple(dict.fromkeys(record for records in each for record in records)), sets
    if code == SPLIT and APART not in sets:
        return _divided(desk, targets)
    if code == SPLIT and not {*sets[APART].split()} < {*targets}:
        raise BadInput("Who leaves is not among the records named.", f"--set {APART}", "Leave it out.")
    return targets, sets


def _divided(desk: Desk, leaving: Sequence[str]) -> tuple[tuple[str, ...], dict[str, str]]:
    from accounted.case.case import Case

    held = {tuple(one.person.records) for one in Case(desk).persons if not {*leaving}.isdisjoint(one.person.records)}
    if len(held) > 1:
        raise BadInput("The records are of several persons.", " ".join(leaving), "Divide one person at a time.")
    records = next(iter(held), tuple(leaving))
    if held and {*leaving} >= {*records}:
        raise BadInput("Nothing of the person would be left.", " ".join(leaving), "Name only the records that leave.")
    return records, {APART: " ".join(leaving)}


def pairs_of(judgements: Iterable[Judgement]) -> Iterator[tuple[str, str, bool]]:
    """What judgements that hold say of two records each, in the order they were made."""
    for one in judgements:
        if one.verdict == SPLIT:
            leaving = set(one.changes[APART].split())
            yield from ((a, b, False) for a in one.targets if a in leaving for b in one.targets if b not in leaving)
        elif one.verdict in (SAME, DIFFERENT):
            yield from ((a, b, one.verdict == SAME) for a, b in combinations(one.targets, 2))


def named_before(judgement: Judgement, person: str) -> tuple[str, ...]:
    """The records of the person of that id, where the judgement divided it, or joined it with others; none else.

    A division names all records of a person, and a join those of each person one after the other.
    """
    records, size = judgement.targets, len(judgement.targets)
    slices = [(0, size)] if judgement.verdict == SPLIT else combinations(range(size + 1), 2)
    found = (records[first:last] for first, last in slices)
    return next((one for one in found if content_id("person", sorted(one)) == person), ())
