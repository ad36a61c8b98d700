"""A comparison taken apart into plain rows that can be kept as JSON, and put together again just as it was.

Each row of a view is a row of its own, so that one page of a view, one origin or one contradiction can be fetched
without the rest. What is read back is checked as if it were made anew: a record that its type refuses is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from accounted.comparison.contradictions import Contradiction
from accounted.comparison.result import Comparison, Origin, Row
from accounted.comparison.views import Evidence, Moment, Speaking, Used
from accounted.model import Sentence, unpacked
from accounted.model.edtf import sort_key

__all__ = [
    "AGAINST", "ALONE", "Part", "SEEMING", "VIEWS", "about_of", "core_of", "parts_of", "plain", "put_together",
    "record",
]  # fmt: skip

AGAINST = "against"
VIEWS: Mapping[str, type[Any]] = {
    "rows": Row, "origins": Origin, AGAINST: Contradiction, "timeline": Moment, "labels": Used, "evidence": Evidence,
    "speakers": Speaking,
}  # fmt: skip
"""The views that are kept row by row, by the field of a comparison that holds them."""

SEEMING = "seeming"
"""The state of what only looks like a contradiction; one that holds is `open`, `explained` or `dismissed`."""

ALONE = "alone"
"""The state of an origin that nothing repeats; others are `proposed` or `confirmed`."""

_DAYS = 10_000_000
"""More days than the calendar has: a moment is ordered by its first day, then by its last."""


@dataclass(frozen=True, slots=True)
class Part:
    """A row of a view. `number` is its place in the view of its incident.

    `name` is its own id, where it has one; `state` that of a contradiction or an origin; `weight` what it is ordered by
    among those of all incidents, the heaviest first; `claims` are the ids of the claims in it.
    """

    view: str
    number: int
    plain: Any
    name: str | None = None
    state: str | None = None
    weight: int = 0
    claims: tuple[str, ...] = ()


def parts_of(comparison: Comparison) -> Iterator[Part]:
    """Every row of every view of a comparison."""
    for view in VIEWS:
        for number, one in enumerate(getattr(comparison, view)):
            name, state, weight, claims = _known_by(one)
            yield Part(view, number, plain(one), name, state, weight, claims)


def _known_by(one: Any) -> tuple[str | None, str | None, int, tuple[str, ...]]:
    match one:
        case Origin():
            state = one.status if one.statements > 1 else ALONE
            return one.id, state, one.statements, tuple(step.claim for step in one.repeats)
        case Contradiction():
            return one.id, one.status if one.holds else SEEMING, 0, ()
        case Moment():
            first, last = sort_key(one.edtf)
            return None, None, -(first.toordinal() * _DAYS + last.toordinal()), ()
        case Row():
            return None, None, 0, tuple(claim for entry in one.entries for claim in entry.claims)
        case _:
            return None, None, 0, ()


def core_of(comparison: Comparison) -> Any:
    """What is left of a comparison without the rows of its views."""
    none: dict[str, Any] = dict.fromkeys(VIEWS, ())
    return plain(replace(comparison, **none))


def about_of(comparison: Comparison) -> dict[str, Any]:
    """What is said of an incident, as plain values."""
    return {name: plain(value) for name, value in comparison.about().items()}


def put_together(core: Any, parts: Iterable[tuple[str, Any]]) -> Comparison:
    """The comparison of a core and the rows of its views, each row in its place."""
    held: dict[str, list[Any]] = {view: [] for view in VIEWS}
    for view, written in parts:
        held[view].append(record(VIEWS[view], written))
    kept: Comparison = record(Comparison, core)
    views: dict[str, Any] = {view: tuple(rows) for view, rows in held.items()}
    return replace(kept, **views)


def plain(value: Any) -> Any:
    """A record as lists of what its fields hold, in the order in which its type names them."""
    if is_dataclass(value):
        kind: Any = type(value)
        return [plain(getattr(value, name)) for name in _names(kind)]
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return value.packed() if isinstance(value, Sentence) else value


def record(kind: Any, written: Any) -> Any:
    """The record of that type that `plain` wrote."""
    return _reader(kind)(written)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of that type out of plain lists."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        readers, make = [_reader(hints[one.name]) for one in fields(kind)], cast(Any, kind)
        return lambda written: make(
            *[one if type(one) is str else read(one) for read, one in zip(readers, written, strict=True)]
        )  # a string is as it was, wherever it stands
    inner = get_args(kind)
    if get_origin(kind) in (Union, UnionType):
        others = [one for one in inner if one is not NoneType]
        if len(others) == 1:
            read = _reader(others[0])
            return lambda written: None if written is None else read(written)
    if get_origin(kind) is tuple:
        if inner[-1] is Ellipsis:
            read = _reader(inner[0])
            return tuple if read is _as_it_is else lambda written: tuple(map(read, written))
        each = [_reader(one) for one in inner]
        return lambda written: tuple([read(one) for read, one in zip(each, written, strict=True)])
    if kind is str:
        return unpacked
    if kind in (int, bool):
        return _as_it_is
    raise TypeError(f"A comparison holds a {kind}, which can't be kept yet.")


def _as_it_is(written: Any) -> Any:
    return written
