"""Speakers known again under several names: within one incident, across documents, languages and scripts.

A name stands for the group of names that agree with it in all they say. A name that fits two groups which do not fit
each other ("the ministry" beside two ministries) joins the one that its own document names, if that is one, and else
neither. A person joins the body for which documents say that it speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from accounted.comparison.speakers.profile import Profile, keys_of, profile_of, same_publisher, same_speaker

__all__ = ["Heard", "known_speakers"]


class Heard(NamedTuple):
    """A speaker as documents name it: `key` tells names apart, `places` are the documents that do.

    A speaker that is somebody in its own document only ("a survivor") is `local`. A `publisher` gives its name in full.
    """

    key: str
    name: str
    local: bool
    places: frozenset[str] = frozenset()
    publisher: bool = False


@dataclass(slots=True)
class _Groups:
    """Names put together so far, by the first name of each group, with the documents that use them."""

    members: dict[str, list[str]] = field(default_factory=dict)
    publishers: dict[str, list[str]] = field(default_factory=dict)
    places: dict[str, set[str]] = field(default_factory=dict)
    meeting: dict[str, list[str]] = field(default_factory=dict)

    def add(self, leader: str, heard: Heard, profile: Profile) -> None:
        self.members.setdefault(leader, []).append(heard.key)
        self.places.setdefault(leader, set()).update(heard.places)
        if heard.publisher:
            self.publishers.setdefault(leader, []).append(heard.key)
        if heard.local:
            return
        for meeting in keys_of(profile):
            kept = self.meeting.setdefault(meeting, [])
            if leader not in kept:
                kept.append(leader)


def known_speakers(heard: Iterable[Heard], offices: Mapping[str, Profile] | None = None) -> dict[str, str]:
    """For each key the key of the group it belongs to: the smallest of the group's.

    Args:
        heard: the speakers.
        offices: of persons, by key, what body documents say that they speak for.
    """
    names = {one.key: one for one in sorted(heard, key=lambda one: one.key)}
    profiles = {key: profile_of(one.name) for key, one in names.items()}
    groups, home = _Groups(), {}
    for key in sorted(names, key=lambda one: (-len(profiles[one].words), one)):
        fitting = _fitting(profiles[key], groups, profiles)
        if names[key].publisher:
            fitting = [one for one in fitting if all(
                same_publisher(profiles[key], profiles[other]) for other in groups.publishers.get(one, ())
            )]  # fmt: skip
        leader = _the_one(fitting, names[key], groups, profiles) or key
        home[key] = leader
        groups.add(leader, names[key], profiles[key])
    spoken_for = _spoken_for(home, offices or {}, names, groups, profiles)
    smallest: dict[str, str] = {}
    for key in sorted(home):
        leader = spoken_for.get(home[key], home[key])
        smallest.setdefault(leader, key)
    return {key: smallest[spoken_for.get(leader, leader)] for key, leader in home.items()}


def _spoken_for(
    home: Mapping[str, str], offices: Mapping[str, Profile], names: Mapping[str, Heard], groups: _Groups,
    profiles: Mapping[str, Profile],
) -> dict[str, str]:  # fmt: skip
    """For each group of one person's names the group of the body that the person speaks for."""
    found: dict[str, str] = {}
    for key in sorted(offices):
        fitting = [one for one in _fitting(offices[key], groups, profiles) if profiles[one].office]
        body = _the_one(fitting, names[key], groups, profiles)
        if body and body != home[key] and not profiles[home[key]].office:
            found.setdefault(home[key], body)
    return found


def _the_one(fitting: list[str], heard: Heard, groups: _Groups, profiles: Mapping[str, Profile]) -> str | None:
    """The group that a name joins: of several the one that its own document names, else the only one with a name."""
    if heard.local:
        return None
    if len(fitting) > 1:
        here = [one for one in fitting if groups.places[one] & heard.places]
        called = [one for one in fitting if any(profiles[key].named for key in groups.members[one])]
        rest = [one for one in fitting if one not in called]
        fitting = next((only for only in (here, called, [] if here else rest) if len(only) == 1), [])
    return fitting[0] if len(fitting) == 1 else None


def _fitting(profile: Profile, groups: _Groups, profiles: Mapping[str, Profile]) -> list[str]:
    """The groups all of whose names fit this one."""
    met = dict.fromkeys(leader for meeting in keys_of(profile) for leader in groups.meeting.get(meeting, ()))
    return [one for one in met if all(same_speaker(profile, profiles[key]) for key in groups.members[one])]
