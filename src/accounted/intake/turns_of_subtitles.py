"""Who is named as speaking in the words of a cue: "- ANA: …", "[ANA] …", "(ANA): …". WebVTT has a tag for it besides.

What stands in brackets may as well be a sound. It is a speaker where a colon follows; and else where it is written like
a name, is no sound that is known, and stands before words whenever it comes, twice at least.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import yaml

_IN_BRACKETS = re.compile(r"(?:[-–—]\s*)?(?:\[([^\[\]\n]{2,40})\]|\(([^()\n]{2,40})\))(\s*:)?\s*")
_BEHIND_A_DASH = re.compile(r"[-–—]\s*(?=[^\W\d_][\w .'’-]{0,40}:\s)")
_MOST_WORDS = 4


def named_turns(turns: Iterable[str]) -> list[str]:
    """The turns, those that name who speaks beginning with the name and a colon."""
    held = list(turns)
    found = [_IN_BRACKETS.match(turn) for turn in held]
    alone, before = set[str](), list[str]()
    for turn, label in zip(held, found, strict=True):
        if label:
            (before.append if turn[label.end() :] else alone.add)(_words(label))
    often = Counter(before)
    named = {label for label, times in often.items() if times > 1 and label not in alone and _is_name(label)}
    return [_named(turn, label, named) for turn, label in zip(held, found, strict=True)]


def _named(turn: str, label: re.Match[str] | None, named: set[str]) -> str:
    if label is None:
        return _BEHIND_A_DASH.sub("", turn, count=1) if _BEHIND_A_DASH.match(turn) else turn
    said, rest = _words(label), turn[label.end() :]
    speaks = rest and (said in named or (label[3] and not _is_sound(said)))
    return f"{said}: {rest}" if speaks else turn


def _words(label: re.Match[str]) -> str:
    return " ".join((label[1] or label[2]).split())


def _is_name(words: str) -> bool:
    held = words.split()
    capital = all(word[:1].isalpha() and not word[:1].islower() for word in held)
    return 0 < len(held) <= _MOST_WORDS and capital and not _is_sound(words)


def _is_sound(words: str) -> bool:
    low = words.lower()
    return low in _sounds() or any(word.strip(".,!") in _sounds() for word in low.split())


@cache
def _sounds() -> frozenset[str]:
    read = yaml.safe_load(files(__package__).joinpath("sounds.yaml").read_text("utf-8"))
    return frozenset(word for words in read.values() for word in words)
