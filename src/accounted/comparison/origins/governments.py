"""Bodies of one government: what its army, its police, a governor and a minister say goes back to one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from accounted.comparison.origins.statements import Told
from accounted.comparison.speakers import Profile
from accounted.comparison.spelling import alike

__all__ = ["of_one_government"]

_BODIES = frozenset({"army", "navy", "police", "government", "governorate", "ministry"})
_FIELDS = frozenset({"defence", "interior"})
"""Of ministries, those whose figures are those of the army or the police; others count by themselves."""


def of_one_government(told: Sequence[Told], repeated: set[str]) -> Iterable[tuple[Told, Told]]:
    """Statements of a body of a government of which nothing tells what they repeat, each with the first of another body
    of it, of the same figure or at all; one of both bears no name ("the army"), or both would be told apart by it.

    A body without a name is of the only government that names tell of; where they tell of two, of none.

    Args:
        told: statements, earliest first.
        repeated: ids of statements for which it is known what they repeat.
    """
    government = _governments(told)
    first: dict[str, Told] = {}
    first_of_figure: dict[tuple[object, ...], Told] = {}
    for one in told:
        if one.speaker not in government:
            continue
        of = government[one.speaker]
        earlier = first_of_figure.setdefault((of, *one.figure), one)
        if earlier is one:
            earlier = first.setdefault(of, one)
        named = one.profile.named and earlier.profile.named
        if earlier.speaker != one.speaker and not named and one.id not in repeated:
            yield one, earlier


def _governments(told: Iterable[Told]) -> Mapping[str, str]:
    """For each speaker that is a body of a government a key of it."""
    governing = {one.speaker: one.profile for one in told if _governs(one.profile)}
    found: dict[str, str] = {}
    words: dict[str, list[str]] = {}
    for speaker, profile in governing.items():
        meeting = [key for key, theirs in words.items() if _share(profile.named, theirs)]
        home = meeting[0] if meeting else speaker
        joined = [word for key in meeting for word in words.pop(key)]
        if profile.named:
            words[home] = [*joined, *profile.named]
            found |= {one: home for one, key in found.items() if key in meeting} | {speaker: home}
    if len(words) < 2:
        only = next(iter(words), "")
        found |= {speaker: only for speaker, profile in governing.items() if not profile.named}
    return found


def _share(one: Iterable[str], other: Sequence[str]) -> bool:
    return any(alike(word, there) for word in one for there in other)


def _governs(profile: Profile) -> bool:
    ministry = "ministry" not in profile.bodies or profile.fields <= _FIELDS
    return bool(profile.bodies) and profile.bodies <= _BODIES and ministry and not (profile.paper or profile.sides)
