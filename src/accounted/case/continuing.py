"""Records of a list without numbers of its own, known again in its next version although a cell was corrected.

Where a list has no `rec_id`, the id of a record follows from what it says. A record whose row says the same keeps it.
So does one that plainly goes on from a row that is gone: with its name, and at most one other cell that says otherwise;
or with another spelling of it and all else the same. Where two rows could be meant nobody is, since a judgement must
not pass from one human to another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from accounted.language.names import plain
from accounted.model import Record, content_id

__all__ = ["carried_on"]

NAMES = ("full_name", "given", "patronymic", "surname")
Pair = tuple[Mapping[str, str], Mapping[str, str]]
"""What two records say."""
ALIKE = 0.8
"""How alike two spellings must be to be of one name, as `compare-names` has it."""
LEAST_ALIKE = 2
"""So many cells must say the same: a name alone is no human."""


def carried_on(versions: Iterable[Sequence[Record]], said: Callable[[Record], Mapping[str, str]]) -> list[Record]:
    """The records of the last version, those known again with the ids that they had in the earlier ones.

    Args:
        versions: the records of each version, the oldest first, with the ids that follow from that version alone.
        said: what a record says of its person.
    """
    known: dict[str, str] = {}
    before: list[Record] = []
    for version in versions:
        ids = {one.id: known[one.id] for one in version if one.id in known}
        kept = {*ids.values()}
        gone = [one for one in before if one.id not in kept]
        come = [one for one in version if one.id not in ids and "rec_id" not in one.values]
        ids |= _going_on(gone, come, said)
        used = {*ids.values()}
        for one in version:
            if one.id not in ids:
                ids[one.id] = one.id if one.id not in used else content_id("record", one.id, "again")
        known = ids
        before = [replace(one, id=ids[one.id]) for one in version]
    return before


def _going_on(
    gone: Sequence[Record], come: Sequence[Record], said: Callable[[Record], Mapping[str, str]]
) -> dict[str, str]:  # fmt: skip
    found: dict[str, str] = {}
    for key, check in ((_name, _alike), (_rest, _spelled_anew)):
        left = _alone([one for one in gone if one.id not in {*found.values()}], key, said)
        new = _alone([one for one in come if one.id not in found], key, said)
        pairs = [(left[it], new[it]) for it in left if it in new]
        fit = check([(said(one), said(other)) for one, other in pairs])
        found |= {other.id: one.id for (one, other), fits in zip(pairs, fit, strict=True) if fits}
    return found


def _alone(
    records: Sequence[Record],
    key: Callable[[Record, Mapping[str, str]], Hashable],
    said: Callable[[Record], Mapping[str, str]],
) -> dict[Hashable, Record]:
    """The records by a key that no other has."""
    by: dict[Hashable, list[Record]] = defaultdict(list)
    for one in records:
        by[key(one, said(one))].append(one)
    return {it: held[0] for it, held in by.items() if len(held) == 1}


def _name(record: Record, said: Mapping[str, str]) -> Hashable:
    return record.list_id, plain(_named(said))


def _rest(record: Record, said: Mapping[str, str]) -> Hashable:
    return record.list_id, tuple(sorted((key, value) for key, value in said.items() if key not in NAMES))


def _alike(pairs: Sequence[Pair]) -> list[bool]:
    """Of rows with one name: whether at most one cell says otherwise."""
    return [_differ_little(one, other) for one, other in pairs]


def _spelled_anew(pairs: Sequence[Pair]) -> list[bool]:
    """Of rows that are one but for the name: whether it is another spelling of that."""
    from accounted.linkage import name_scores

    scores = name_scores([_named(one) for one, _ in pairs], [_named(other) for _, other in pairs])
    bare = [({key: it for key, it in one.items() if key not in NAMES}, other) for one, other in pairs]
    return [score >= ALIKE and _differ_little(*pair) for score, pair in zip(scores, bare, strict=True)]


def _differ_little(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    shared = [one[key] == other[key] for key in one.keys() & other.keys()]
    return shared.count(False) <= 1 and shared.count(True) >= LEAST_ALIKE


def _named(said: Mapping[str, str]) -> str:
    return said.get("full_name") or " ".join(filter(None, map(said.get, NAMES)))
