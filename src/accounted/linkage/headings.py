"""What the heading of a column is called: as it is written, and in looser readings where it says more than a name.

People write "Name (surname, given)", "Age (yrs)", "Sex (M/F)" and "Address / place". What stands in brackets is left
out only where it tells the form of the cells, and both sides of a bar count only where they ask for one thing: a
"Name (of reporter)" is no name of a victim.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

__all__ = ["HOMES", "loosely", "plain", "without_group"]

NAMES = frozenset({"full_name", "given", "surname", "patronymic"})
HOMES = frozenset({"residence", "address"})
"""What tells where somebody lives, and not where anything happened."""
_BRACKETS = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]")
_BARS = re.compile(r"[/|\\\n]")
_PARTS = re.compile(r"[^\W_]+")


def plain(name: str) -> str:
    """A heading as it is looked up: "Place_of death:" is "place of death", and "SOYADI" is "soyadı"."""
    small = name.replace("_", " ").lower().replace("ı", "i").replace("\u0307", "")
    return " ".join(small.split()).strip(" :.*")


def without_group(heading: str, groups: Sequence[str]) -> str:
    """A heading without what stands over several columns together: "Victim Age" is "Age"; as it is where none does."""
    said = plain(heading)
    found = max((len(one) for one in groups if said.startswith(f"{one} ")), default=0)
    return said[found:].strip() if found else heading


def loosely(heading: str, fields: Mapping[str, Sequence[str]], asides: frozenset[str]) -> tuple[str, ...]:
    """The fields that a heading names in a looser reading, likeliest first; none where it is not sure.

    Args:
        fields: which fields each spelling stands for, by the spelling as `plain` gives it.
        asides: words that tell in brackets how the cells are written, beside those that name a part of a name.
    """
    bare = _BRACKETS.sub(lambda found: "" if _is_aside(found[1], fields, asides) else found[0], heading)
    parts = [_spelled(plain(part), fields) for part in _BARS.split(bare) if plain(part)]
    if not parts or any(part not in fields for part in parts):
        return ()
    if len(parts) == 1:
        return tuple(fields[parts[0]])
    named = [set(fields[part]) for part in parts]
    if all(one <= NAMES for one in named):
        return ("full_name",)
    shared = set.intersection(*named)
    if not shared and all(one <= HOMES | {"place"} for one in named):
        return ("residence",)  # its cells may hold homes, so none of them is taken for a place where something happened
    return tuple(field for field in fields[parts[0]] if field in shared) or tuple(sorted(shared))


def _spelled(part: str, fields: Mapping[str, Sequence[str]]) -> str:
    """The part as it is known: "D.O.B." as "dob", "surname, given name" as "surname given name"."""
    return next((one for one in (part, part.replace(",", ""), part.replace(".", "")) if one in fields), part)


def _is_aside(words: str, fields: Mapping[str, Sequence[str]], asides: frozenset[str]) -> bool:
    """Whether words in brackets tell how the cells are written: a unit, the letters of a date, the order of a name."""
    names = all(NAMES.intersection(fields.get(plain(part), ())) for part in re.split(r"[,;/]", words))
    return names or all(part in asides for part in _PARTS.findall(words.lower()))
