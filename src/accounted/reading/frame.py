"""Frames: how a language says that people met a fate, as patterns over the chunks of a sentence.

A frame is a line of the lexicon such as

    {n} mid*6 ( rel aux*3 )? be+ adverb*3 {done}

A name with a dollar stands for a piece that several frames share, from the lexicon's `fragments`. Items are separated
by spaces; `start` is the beginning of a sentence, or behind a mark that parts it. `{n}` is the people counted
(`{part}`: by a number with the ending of a part; `{who}`: one person, by a name or an unknown noun, or a number of what
may be persons), `{done}` (or any fate roles, with `|`) the word that tells the fate; other names are roles or
classes of roles, matched and passed over. `*6` means up to six, `?` one or none, `+` one or more; `!x` looks ahead and
refuses x; `( )` and a lone `|` group as usual.

What a frame says for itself in an explanation stands in `says.yaml` by its name; a language may say it otherwise in the
frame's own line, as `says: "…"`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from accounted.language import lookup_form

_ITEM = re.compile(r"(?P<no>!)?(?P<open>\{)?(?P<names>[a-z_|]+)\}?(?P<times>\*\d*|[+?])?\Z")
_FRAGMENT = re.compile(r"\$([a-z_]+)")
_PARTING = ("mark", "colon", "semi", "dash", "bar")
_GROUPING = re.compile(r"(?P<mark>\(|\)|\|)(?P<times>\*\d*|[+?])?\Z")


@dataclass(frozen=True, slots=True)
class Frame:
    """A compiled frame. `units`, `groups` and `heads` narrow the people it may speak of, where they are not empty.

    `fate` is what the people met when the frame itself says so (`same`: as the figure before). Flags:
    `numbered` (no mentions without a number), `bare` (no numbers with a noun), `spelt` (no bare number in digits),
    `uncounted` (none whose noun tells a fate), `zero` (only words for none), `no_object` (the verb may not act on
    others), `also` (adds a fate to the one another frame gave), `earlier` (the people are a part of a figure given
    before), `persons` (only words said of persons alone), `owner` (the word right before the fate is an owner: the
    mayor's), `active_only` (no passive), `counted` (only with a noun), `listed` (a line of a list, whose first noun
    is what is counted), `inverted` (the people stand behind a verb of theirs), `nouned` (only numbers that show that
    people are counted), `attributive` (only participles by their ending), `object_case` (only numbers whose form
    says that something was done to those counted), `survived` (only what people live to tell of themselves), `on_list`
    (only near a word for a list or memorial), `by_means` (only where the word behind the verb says by what means).
    """

    name: str
    pattern: re.Pattern[str]
    fate: str | None
    units: frozenset[str]
    groups: frozenset[str | None]
    heads: frozenset[str]
    flags: frozenset[str]


def frames_of(raw: Mapping[str, Any], letters: Mapping[frozenset[str], str]) -> tuple[Frame, ...]:
    """The frames of a lexicon, in the order in which they are tried."""
    classes = {name: frozenset(roles) for name, roles in raw["classes"].items()}
    fragments = raw.get("fragments", {})
    return tuple(_frame(frame, classes, letters, fragments) for frame in raw["frames"])


def _frame(
    raw: Mapping[str, Any], classes: Mapping[str, frozenset[str]], letters: Mapping[frozenset[str], str],
    fragments: Mapping[str, str],
) -> Frame:  # fmt: skip
    units, flags = (frozenset(raw.get(key, ())) for key in ("units", "flags"))
    groups = frozenset(group or None for group in raw.get("groups", ()))
    heads = frozenset(map(lookup_form, raw.get("heads", ())))
    people = {"number"} if "numbered" in flags else {"number", "mention"}
    somebody = {"somebodies"} if "numbered" in flags else {"somebody", "somebodies"}
    known = {**classes, "n": frozenset(people), "who": frozenset(somebody)}
    pattern = _FRAGMENT.sub(lambda found: fragments[found[1]], raw["pattern"])
    source = "".join(_compiled(item, known, letters) for item in pattern.split())
    return Frame(raw["name"], re.compile(source), raw.get("fate"), units, groups, heads, flags)


def _compiled(item: str, classes: Mapping[str, frozenset[str]], letters: Mapping[frozenset[str], str]) -> str:
    """One item of a frame as a regular expression over letters."""
    if found := _GROUPING.match(item):
        return ("(?:" if found["mark"] == "(" else found["mark"]) + _times(found["times"])
    if item == "start":
        marks = "".join(letters[frozenset({mark})] for mark in _PARTING)
        return f"(?:^|(?<=[{marks}]))"
    found = _ITEM.match(item)
    if not found:
        raise ValueError(f"{item!r} is no item of a frame")
    roles = frozenset().union(*(classes.get(name, {name}) for name in found["names"].split("|")))
    one = "[" + "".join(_letters_of(roles, letters)) + "]"
    if found["no"]:
        return f"(?!{one})"
    if found["open"]:
        return f"(?P<{'n' if found['names'] in ('n', 'part', 'who') else 'fate'}>{one})"
    return one + _times(found["times"])


def _times(times: str | None) -> str:
    """`*6` as `{0,6}?`, the shortest stretch first; `+` and `?` as they are."""
    if times is None or not times.startswith("*"):
        return times or ""
    return f"{{0,{times[1:] or '12'}}}?"


def _letters_of(roles: frozenset[str], letters: Mapping[frozenset[str], str]) -> Iterable[str]:
    found = [letter for held, letter in letters.items() if held & roles]
    if not found:
        raise ValueError(f"no word of the lexicon has a role among {sorted(roles)}")
    return found
