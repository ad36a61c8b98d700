"""Speakers known again under several names: within one incident, across documents, languages and scripts.

A name stands for the group of names that agree with it in all they say. A name that fits two groups which do not fit
each other ("the ministry" beside two ministries) joins neither outside its own document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from accounted.comparison.speakers.profile import Profile, keys_of, profile_of, same_speaker

__all__ = ["Heard", "known_speakers"]


class Heard(NamedTuple):
    """A speaker as one document names it: `key` tells names apart, `place` is the document, None if it means nothing.

    A speaker that is somebody in its own document only ("a survivor") has its document in the key.
    """

    key: str
    name: str
    local: bool


def known_speakers(heard: Iterable[Heard]) -> dict[str, str]:
    """For each key the key of the group it belongs to: the smallest of the group's."""
    names = {one.key: one for one in sorted(heard)}
    profiles = {key: profile_of(one.name) for key, one in names.items()}
    groups: dict[str, list[str]] = {}
    home: dict[str, str] = {}
    by_meeting: dict[str, list[str]] = {}
    for key in sorted(names, key=lambda one: (-len(profiles[one].words), one)):
        fitting = [] if names[key].local else _fitting(profiles[key], groups, by_meeting, profiles)
        if len(fitting) == 1:
            home[key] = fitting[0]
            groups[fitting[0]].append(key)
            new = fitting[0]
        else:
            home[key] = key
            groups[key] = [key]
            new = key
        if not names[key].local:
            for meeting in keys_of(profiles[key]):
                kept = by_meeting.setdefault(meeting, [])
                if new not in kept:
                    kept.append(new)
    smallest = {leader: min(members) for leader, members in groups.items()}
    return {key: smallest[leader] for key, leader in home.items()}


def _fitting(
    profile: Profile, groups: Mapping[str, list[str]], by_meeting: Mapping[str, list[str]],
    profiles: Mapping[str, Profile],
) -> list[str]:  # fmt: skip
    """The groups all of whose names fit this one."""
    met = dict.fromkeys(leader for meeting in keys_of(profile) for leader in by_meeting.get(meeting, ()))
    return [leader for leader in met if all(same_speaker(profile, profiles[key]) for key in groups[leader])]
