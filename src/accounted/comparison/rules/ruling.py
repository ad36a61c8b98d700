"""A comparison under a counting rule: which claims count and which do not, why for each, and the ends they make."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from accounted.comparison.result import Comparison, Entry, Row
from accounted.comparison.rules.rule import RELIABLE, SMALLEST, SUPPORTED, Ending, Rule
from accounted.comparison.voices import name_key
from accounted.model import Claim, Incident, Sentence, say, say_many
from accounted.model.amount import in_words, number_in_words

SCHEMA = "ruled/1"


@dataclass(frozen=True, slots=True)
class Counted:
    """A claim that a rule counts, or leaves out, and why."""

    claim: str
    said_by: str
    figure: str
    origin: str
    why: str

    def to_dict(self) -> dict[str, Any]:
        """The claim with its reason."""
        return {
            "claim": self.claim, "said_by": self.said_by, "figure": self.figure, "origin": self.origin, "why": self.why
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class RuledEnd:
    """An end of a range in the rule's own word: a figure that the claim gives, and how it was taken."""

    term: str
    value: int
    precision: str
    claim: str
    how: str

    @property
    def in_words(self) -> str:
        """The figure as a person would write it."""
        return number_in_words(self.value, self.precision)

    def to_dict(self) -> dict[str, Any]:
        """The end."""
        return {
            "term": self.term, "value": self.value, "precision": self.precision, "claim": self.claim, "how": self.how
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class RuledRow:
    """A row under a rule. Without ends, `why` says what the rule lacks. `grade` is the rule's own word, or None."""

    rule: Rule
    fate: str
    group: str | None
    unit: str
    ends: tuple[RuledEnd, ...]
    open_above: bool
    open_below: bool
    counted: tuple[Counted, ...]
    left_out: tuple[Counted, ...]
    why: str | None = None
    grade: str | None = None
    grade_why: str | None = None

    @property
    def key(self) -> tuple[str, str | None, str]:
        """What the row counts."""
        return (self.fate, self.group, self.unit)

    def to_dict(self) -> dict[str, Any]:
        """The row; the rule's name and version stand with every range."""
        return {
            "rule": self.rule.named(), "fate": self.fate, "group": self.group, "unit": self.unit,
            "ends": [one.to_dict() for one in self.ends], "open_above": self.open_above,
            "open_below": self.open_below, "why": self.why,
            "grade": self.grade, "grade_why": self.grade_why,
            "in": [one.to_dict() for one in self.counted], "out": [one.to_dict() for one in self.left_out],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ruled:
    """The figures of an incident under a rule."""

    rule: Rule
    incident: Incident
    rows: tuple[RuledRow, ...]

    def to_dict(self) -> dict[str, Any]:
        """The public JSON, `ruled/1`."""
        rows = [row.to_dict() for row in self.rows]
        return {"schema": SCHEMA, "rule": self.rule.to_dict(), "incident": self.incident.to_dict(), "rows": rows}


def under(
    rule: Rule, comparison: Comparison, claims: Mapping[str, Claim], reviewed: Collection[str] = ()
) -> Ruled:  # fmt: skip
    """What the rule makes of the comparison; rows of fates that it does not count are left out whole.

    Args:
        claims: the claims of the comparison, by id.
        reviewed: ids of those that a reviewer accepted, corrected or read by hand.
    """
    rows = [row for row in comparison.rows if (not rule.fates or row.fate in rule.fates)]
    made = tuple(
        _row(rule, row, claims, frozenset(reviewed)) for row in rows if not rule.units or row.unit in rule.units
    )
    return Ruled(rule, comparison.incident, made)


def _row(rule: Rule, row: Row, claims: Mapping[str, Claim], reviewed: frozenset[str]) -> RuledRow:
    kept, counted, left_out = [], list[Counted](), list[Counted]()
    for entry in row.entries:
        why_not = _why_not(rule, entry)
        here = [id for id in entry.claims if why_not is None and (not rule.reviewed or id in reviewed)]
        if here:
            kept.append(entry)
        counted += [_counted(id, entry, _why(rule, entry)) for id in here]
        left_out += [
            _counted(id, entry, why_not or say("No reviewer accepted it.")) for id in entry.claims if id not in here
        ]
    voices = len({entry.origin for entry in kept})
    lacking = _lacking(rule, kept, voices)
    ends = () if lacking else tuple(end for ending in rule.ends if (end := _end(rule, ending, kept)))
    open_above = any(entry.amount.open_above for entry in kept) or any(one.take == SUPPORTED for one in rule.ends)
    open_below = any(entry.amount.open_below for entry in kept)
    grade, grade_why = _grade(rule, kept, claims, voices)
    return RuledRow(
        rule, row.fate, row.group, row.unit, ends, bool(ends) and open_above, bool(ends) and open_below, tuple(counted),
        tuple(left_out), lacking, grade, grade_why,
    )  # fmt: skip


def _counted(id: str, entry: Entry, why: str) -> Counted:
    return Counted(id, entry.said_by, in_words(entry.amount), entry.origin, why)


def _why(rule: Rule, entry: Entry) -> Sentence:
    if entry.amount.open_below:
        if any(one.at_most for one in rule.ends):
            return say("It gives a most: its number may stand at either end, with “at most” before it.")
        return say("It gives a most and no least: it can set the upper end, and leaves the range open below.")
    return say("A reviewer accepted it.") if rule.reviewed else say("It gives a number for the whole.")


def _why_not(rule: Rule, entry: Entry) -> str | None:
    """Why no claim of an entry counts, None where they may."""
    reasons = (
        (entry.denied, say("The speaker denies it.")),
        (entry.hypothetical, say("The speaker only supposes it.")),
        (bool(entry.merged_fates), say("It is one number for several fates.")),
        (entry.share, entry.share_why or say("It counts only a part.")),
        (not entry.amount.quantified, say("It gives no number.")),
        (
            entry.amount.precision == "vague" and not rule.vague,
            say("“{words}” is no number under this rule.", words=entry.amount.exact),
        ),
        (
            all(_side(entry, one) is None for one in rule.ends) and entry.amount.open_below,
            say("It gives a most and no least, and this rule is made of what each gives as their least."),
        ),
    )
    return next((why for holds, why in reasons if holds), None)


def _lacking(rule: Rule, kept: Collection[Entry], voices: int) -> str | None:
    if not kept:
        return say("No claim counts under this rule.")
    if voices < rule.origins:
        return say_many(
            "The rule needs {needed} independent voices; there is {n}.",
            "The rule needs {needed} independent voices; there are {n}.", voices, needed=rule.origins,
        )  # fmt: skip
    return None


def _end(rule: Rule, ending: Ending, kept: Iterable[Entry]) -> RuledEnd | None:
    given = [(value, entry) for entry in kept if (value := _side(entry, ending)) is not None]
    take = say(ending.take)
    how = say("the {take} of {number} figures", take=take, number=len(given))
    if ending.among == RELIABLE and rule.reliable:
        held = {name_key(name) for name in rule.reliable}
        given = [(value, entry) for value, entry in given if held & {name_key(entry.said_by), name_key(entry.known_as)}]
        how = say(
            "the {take} of {number} figures by speakers whom the rule holds most reliable", take=take, number=len(given)
        )
    if ending.take == SUPPORTED:
        given = _largest_of_each_voice(given)[ending.by - 1 :]
        how = say("the largest figure that {number} independent voices give as their least", number=ending.by)
    if not given:
        return None
    pick = min if ending.take == SMALLEST else max
    value, entry = pick(given, key=lambda it: (it[0], it[1].first))
    precision = "at_least" if ending.take == SUPPORTED else entry.amount.precision
    return RuledEnd(ending.term, value, precision, entry.first, how)


def _side(entry: Entry, ending: Ending) -> int | None:
    amount = entry.amount
    if ending.of == "low":
        return amount.high if amount.open_below and ending.at_most else amount.low
    return amount.low if amount.open_above else amount.high


def _largest_of_each_voice(given: Iterable[tuple[int, Entry]]) -> list[tuple[int, Entry]]:
    """Of each origin its largest figure, from the largest to the smallest."""
    by_voice: dict[str, tuple[int, Entry]] = {}
    for value, entry in sorted(given, key=lambda it: (it[0], it[1].first)):
        by_voice[entry.origin] = (value, entry)
    return sorted(by_voice.values(), key=lambda it: (-it[0], it[1].first))


def _grade(
    rule: Rule, kept: Iterable[Entry], claims: Mapping[str, Claim], voices: int
) -> tuple[str | None, str | None]:  # fmt: skip
    held = [claims[id] for entry in kept for id in entry.claims if id in claims]
    actors = {name_key(one.actor.name) for one in held if one.actor}
    for one in rule.grades:
        if voices >= one.origins and len(actors) >= one.actors and voices <= (one.most_origins or voices) and voices:
            return one.grade, one.why
    lacks = say(
        "{voices} independent voices, {actors} alleged actors named: no grade of the rule fits.", voices=voices,
        actors=len(actors),
    )  # fmt: skip
    return None, lacks if rule.grades and voices else None
