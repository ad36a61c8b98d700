"""Figures side by side for the page: rows with their ends in words, and each figure with the passages behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from accounted.errors import EvidenceAtRisk
from accounted.model import Amount, CountClaim, vocabulary
from accounted.model.amount import in_words, number_in_words
from accounted.publication.report.passages import Passages
from accounted.publication.report.strip import Point, strip
from accounted.publication.selection import Wire


@dataclass(frozen=True, slots=True)
class Figure:
    """What one speaker gives: the figure in words, with links to where it stands."""

    figure: str
    said_by: str
    carried_by: tuple[str, ...]
    origin: str
    limits: tuple[str, ...]
    links: list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Side:
    """A row of the comparison: what is counted, how far the figures reach, and all who give one."""

    title: str
    ends: Markup
    behind: str
    drawing: Markup
    figures: tuple[Figure, ...]


def many(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def side(row: Wire, passages: Passages) -> Side:
    """A row of `figures/1` as the page shows it.

    Raises:
        EvidenceAtRisk: a figure of it rests on no passage, or is not what its claims say.
    """
    entries = [_figure(entry, passages) for entry in row["speakers"]]
    points = [_point(entry) for entry in row["speakers"]]
    counts = (many(row["statements"], "statement"), many(row["documents"], "document"))
    behind = f"{' in '.join(counts)}; {many(row['origins'], 'proposed origin')}"
    return Side(title_of(row), _ends(row, passages), behind, strip([one for one in points if one]), tuple(entries))


def title_of(row: Wire) -> str:
    """What the row counts."""
    fate = vocabulary("fates").label(row["fate"])
    group = f", {vocabulary('groups').label(row['group'])}" if row["group"] else ""
    unit = f" ({vocabulary('units').label(row['unit'])})" if row["unit"] != "person" else ""
    return f"{fate}{group}{unit}"


def _ends(row: Wire, passages: Passages) -> Markup:
    ends = [_end(end, passages) for end in (row["below"] or row["low"], row["high"]) if end]
    both = Markup(" – ").join(dict.fromkeys(ends)) or Markup("no number is given for the whole")
    return both + _openness(row)


def _openness(row: Wire) -> str:
    return "".join(f", open {side}" for side in ("below", "above") if row[f"open_{side}"])


def _end(end: Mapping[str, Any] | None, passages: Passages) -> Markup:
    if end is None:
        return Markup("")
    claim = _count(end["claim"], passages)
    if end["value"] not in (claim.amount.low, claim.amount.high):
        raise _untraceable(end["claim"])
    words = claim.amount.exact if end["precision"] == "vague" else number_in_words(end["value"], end["precision"])
    return Markup('<a href="{}">{}</a>').format(passages.href(end["claim"]), words)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A row under a declared rule, for people; `rule` is its name and version."""

    rule: str
    title: str
    ends: Markup
    grade: str
    counted: list[tuple[str, int]]
    left_out: list[tuple[str, int]]


def rulings(ruled: Wire, passages: Passages) -> list[Ruling]:
    """The rows of a `ruled/1`, each with the claims in and out.

    Raises:
        EvidenceAtRisk: an end rests on no passage, or is not what its claim says.
    """
    return [_ruling(row, passages) for row in ruled["rows"]]


def _ruling(row: Wire, passages: Passages) -> Ruling:
    label = f"{row['rule']['name']} {row['rule']['version']}"
    ends = Markup(", ").join(_in_its_word(end, passages) for end in row["ends"])
    shown = ends + _openness(row) if row["ends"] else f"no range: {row['why']}"
    grade = f"{row['grade']}. {row['grade_why']}" if row["grade"] else row["grade_why"] or ""
    counted, left_out = (passages.links(one["claim"] for one in row[key]) for key in ("in", "out"))
    return Ruling(label, title_of(row), Markup("{}").format(shown), grade, counted, left_out)


def _in_its_word(end: Wire, passages: Passages) -> Markup:
    """An end with the rule's word before it, which is not said twice."""
    figure = _end(end, passages)
    said = number_in_words(end["value"], end["precision"]).startswith(f"{end['term']} ")
    return figure if said else Markup("{} {}").format(end["term"], figure)


def _figure(entry: Wire, passages: Passages) -> Figure:
    amount = Amount.from_dict(entry["amount"])
    claims = [_count(id, passages) for id in entry["claims"]]
    if not claims or any((it.amount.low, it.amount.high) != (amount.low, amount.high) for it in claims):
        raise _untraceable(", ".join(entry["claims"]))
    merged = [vocabulary("fates").label(fate) for fate in entry.get("merged_fates") or ()]
    limits = [
        *(["a part of what this row counts"] if entry.get("share") else []),
        *(["denied"] if entry.get("polarity") == "denied" else []),
        *(["supposed"] if entry.get("hypothetical") else []),
        *([f"one number for {' or '.join(merged)}"] if merged else []),
    ]
    carried = tuple(name for name in entry["carried_by"] if name and name != entry["said_by"])
    links = passages.links(entry["claims"])
    return Figure(in_words(amount), entry["said_by"], carried, entry["origin"], tuple(limits), links)


def _point(entry: Wire) -> Point | None:
    amount = Amount.from_dict(entry["amount"])
    aside = entry.get("share") or entry.get("polarity") == "denied" or entry.get("hypothetical")
    if aside or entry.get("merged_fates") or amount.precision in ("vague", "unquantified"):
        return None
    return Point(amount.low, amount.high, in_words(amount))


def _count(id: str, passages: Passages) -> CountClaim:
    claim = passages.claim(id).claim
    if not isinstance(claim, CountClaim):
        raise _untraceable(id)
    return claim


def _untraceable(claims: str) -> EvidenceAtRisk:
    what = "A figure is not what the claims behind it say, so it can't be printed; nothing was exported."
    return EvidenceAtRisk(what, claims, "Make the comparison again:  accounted rebuild")
