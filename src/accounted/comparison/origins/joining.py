"""Which links make one origin, and which publishers speak for themselves, so that no chain of links makes them one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from accounted.comparison.origins.links import KINDS, Link
from accounted.comparison.origins.statements import Told

__all__ = ["Joining", "joining"]

_OF_ITS_OWN = frozenset({"same_speaker", "one_government", "own_voice"})
"""What leads a publisher's statement to another that is its own as well, and not to where it was taken from."""


class Joining(NamedTuple):
    """Links that make one origin, the strongest kinds first, and the speakers of statements that are a publisher's own.

    `own` holds, by the id of the statement, the key of a publisher that is no newspaper and repeats nobody there.
    """

    links: list[Link]
    own: Mapping[str, str]


def joining(found: Iterable[Link], statements: Iterable[Told]) -> Joining:
    """Of all links those that make one origin: of each statement the one that tells most of where it comes from.

    So a statement that repeats one source, in the mouth of a speaker who elsewhere speaks for himself, does not make
    both one. Only where it is known who the speaker is, and not only that these are officials ("health authorities")
    or persons of some kind, does what he says go with his other statements, too.
    """
    by_id = {one.id: one for one in statements}
    first: dict[str, Link] = {}
    for link in sorted(found, key=lambda one: (_tells(one, by_id), by_id[one.earlier].order)):
        first.setdefault(link.later, link)
    made = [link for link in found if link == first[link.later] or _of_one_known(link, by_id)]
    publishers = (one for one in by_id.values() if one.own and not one.press)
    return Joining(made, {one.id: one.speaker for one in publishers if not _taken(one.id, first)})


def _taken(id: str, first: Mapping[str, Link]) -> bool:
    """Whether a statement, or the one of the same voice that it goes with, was taken from somebody else."""
    seen = {id}
    while id in first and first[id].kind in _OF_ITS_OWN and first[id].earlier not in seen:
        id = first[id].earlier
        seen.add(id)
    return id in first


def _tells(link: Link, by_id: Mapping[str, Told]) -> tuple[int, int]:
    """The place of a link among those of its statement, the one that tells most first: a speaker who gives another
    figure here than there tells least of where this one comes from."""
    other_figure = (
        link.kind in ("same_speaker", "one_government") and by_id[link.later].figure != by_id[link.earlier].figure
    )
    return other_figure or link.kind == "own_voice", KINDS.index(link.kind)


def _of_one_known(link: Link, by_id: Mapping[str, Told]) -> bool:
    later, earlier = by_id[link.later], by_id[link.earlier]
    known = later.document == earlier.document or not (_of_a_kind(later) or _of_a_kind(earlier))
    return link.kind == "same_speaker" and not later.own and known


def _of_a_kind(told: Told) -> bool:
    """Whether the speaker's name says only what kind of people speak: officials, authorities, doctors."""
    return told.profile.bare and not told.profile.bodies
