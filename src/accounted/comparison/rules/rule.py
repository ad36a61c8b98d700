"""A counting rule, read from YAML and checked: what it counts, what it needs, how its ends and its grade are formed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from accounted.errors import BadInput
from accounted.model import digest_of, vocabulary

SMALLEST, LARGEST, SUPPORTED = "smallest", "largest", "supported"
"""How an end is taken: of all, or the largest that so many voices bear out."""

RELIABLE = "reliable"


@dataclass(frozen=True, slots=True)
class Ending:
    """How one end of a range is formed; `term` is the rule's own word for it.

    `of` is `low` or `high`, the end of each figure that is looked at; `at_most` that a figure given as "at most" stands
    for its own low, shown as such; `among` is `reliable` where only the speakers
    named so are looked at, if any is; `by` is how many voices have to bear it out.
    """

    term: str
    of: str
    take: str
    among: str | None = None
    by: int = 1
    at_most: bool = False


@dataclass(frozen=True, slots=True)
class Grading:
    """A grade, given when there are as many voices and alleged actors as it says, and why."""

    grade: str
    why: str
    origins: int = 0
    most_origins: int | None = None
    actors: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A counting rule. `after` says where it is from, `says` what it does, `beyond` what of its source it leaves out.

    `origins` is the least number of independent voices that it needs; `reviewed` that only what a person accepted
    counts; `vague` that words such as dozens count by their conventional ends; `digest` is of the file it came from.
    """

    name: str
    version: str
    title: str
    says: str
    after: tuple[str, ...]
    ends: tuple[Ending, ...]
    beyond: tuple[str, ...] = ()
    fates: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    vague: bool = False
    reviewed: bool = False
    origins: int = 1
    reliable: tuple[str, ...] = ()
    grades: tuple[Grading, ...] = ()
    digest: str = field(default="", compare=False)

    @property
    def label(self) -> str:
        """Name and version, which stand wherever a range of the rule is printed."""
        return f"{self.name} {self.version}"

    def named(self) -> dict[str, Any]:
        """The rule as every range names it."""
        return {"name": self.name, "version": self.version, "digest": self.digest}

    def to_dict(self) -> dict[str, Any]:
        """The rule with what it says of itself."""
        return {
            **self.named(), "title": self.title, "says": self.says, "after": list(self.after),
            "beyond": list(self.beyond), "ends": [one.term for one in self.ends],
        }  # fmt: skip


@cache
def shipped() -> Mapping[str, Rule]:
    """The rules that ship, by name."""
    found = sorted((one for one in files(__package__).iterdir() if one.name.endswith(".yaml")), key=lambda it: it.name)
    rules = [rule_from(one.read_text("utf-8"), one.name) for one in found]
    return {rule.name: rule for rule in rules}


def rule_from(text: str, where: str) -> Rule:
    """The rule that a YAML text declares.

    Raises:
        BadInput: it is no YAML, lacks a part, or holds a word that rules don't have.
    """
    try:
        given = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = f"The rule is not YAML: line {mark.line + 1} can't be read." if mark else "The rule is not YAML."
        raise BadInput(what, where, "docs/reference/counting-rules.md shows how a rule is written.") from error
    try:
        return _rule(_mapping(given, _KEYS), text)
    except (BadInput, KeyError, TypeError, ValueError) as error:
        what = error.what if isinstance(error, BadInput) else f"The rule can't be read: {error}."
        raise BadInput(what, where, "docs/reference/counting-rules.md says what a rule holds.") from error


_REQUIRED = ("name", "version", "title", "after", "says", "ends")
_KEYS = frozenset(
    {"name", "version", "title", "after", "says", "beyond", "counts", "needs", "reliable", "ends", "grades"}
)


def _rule(given: Mapping[str, Any], text: str) -> Rule:
    if missing := [key for key in _REQUIRED if not given.get(key)]:
        raise BadInput(f"The rule lacks {', '.join(missing)}; a rule needs {', '.join(_REQUIRED)}.")
    counts = _mapping(given.get("counts") or {}, {"fates", "units", "vague", "reviewed"})
    needs = _mapping(given.get("needs") or {}, {"origins"})
    fates, units = tuple(counts.get("fates") or ()), tuple(counts.get("units") or ())
    for unit in units:
        vocabulary("units").check(unit)
    for fate in fates:
        vocabulary("fates").check_typed(fate)
    return Rule(
        name=str(given["name"]), version=str(given["version"]), title=str(given["title"]), says=str(given["says"]),
        after=_texts(given["after"]), beyond=_texts(given.get("beyond") or ()), fates=fates, units=units,
        vague=bool(counts.get("vague", False)), reviewed=bool(counts.get("reviewed", False)),
        origins=_number(needs.get("origins", 1)), reliable=_texts(given.get("reliable") or ()),
        ends=tuple(_ending(one) for one in given["ends"]),
        grades=tuple(_grading(one) for one in given.get("grades") or ()), digest=digest_of(text.encode()),
    )  # fmt: skip


def _ending(given: Any) -> Ending:
    one = _mapping(given, {"term", "of", "take", "among", "by", "at_most"})
    _one_of(one["of"], ("low", "high"))
    _one_of(one["take"], (SMALLEST, LARGEST, SUPPORTED))
    if one.get("among") is not None:
        _one_of(one["among"], (RELIABLE,))
    bounds = bool(one.get("at_most", False))
    return Ending(str(one["term"]), one["of"], one["take"], one.get("among"), _number(one.get("by", 1)), bounds)


def _grading(given: Any) -> Grading:
    one = _mapping(given, {"grade", "why", "origins", "most_origins", "actors"})
    most = one.get("most_origins")
    return Grading(
        str(one["grade"]), str(one["why"]), int(one.get("origins", 0)), None if most is None else _number(most),
        int(one.get("actors", 0)),
    )  # fmt: skip


def _mapping(given: Any, known: Iterable[str]) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise BadInput(f"{given!r} is no list of keys with values.")
    foreign = [str(key) for key in given if key not in {*known}]
    if foreign:
        raise BadInput(f"A rule has no {foreign[0]!r} there; there are: {', '.join(sorted(known))}.")
    return given


def _texts(given: Any) -> tuple[str, ...]:
    if isinstance(given, str):
        return (given,)
    return tuple(" ".join(str(one).split()) for one in given)


def _number(given: Any) -> int:
    if isinstance(given, bool) or not isinstance(given, int) or given < 1:
        raise BadInput(f"{given!r} is no number from 1.")
    return given


def _one_of(given: Any, known: tuple[str, ...]) -> None:
    if given not in known:
        raise BadInput(f"{given!r} is none of: {', '.join(known)}.")
