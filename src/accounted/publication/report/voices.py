"""Who repeats whom, who speaks for which side, and what is said to exist as proof."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accounted.model import vocabulary
from accounted.publication.report.accounts import brief
from accounted.publication.report.passages import Passages
from accounted.publication.selection import Selection, Wire


@dataclass(frozen=True, slots=True)
class Repeated:
    """A statement of an origin: who says what through whom, where it stands, and why it is held to repeat another."""

    said_by: str
    carried_by: str
    what: str
    link: tuple[str, int]
    why: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Statements held to be one voice, earliest first."""

    letter: str
    incident: str
    status: str
    counts: tuple[int, int]
    steps: tuple[Repeated, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A kind of evidence: who says that it exists, who describes it at first hand, what it is said to show."""

    type: str
    asserted_by: tuple[str, ...]
    first_hand_by: tuple[str, ...]
    supports: tuple[str, ...]
    links: list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker under all its names, and the sides that its own documents are said to be on."""

    name: str
    other_names: tuple[str, ...]
    sides: tuple[str, ...]
    gives_figures: bool
    links: list[tuple[str, int]]


def voices(selection: Selection, passages: Passages) -> list[Voice]:
    """The origins that more than one statement goes back to; lone statements, voices of their own, are not listed."""
    return [
        Voice(
            row["letter"], row.get("incident") or "", row["status_in_words"], (row["statements"], row["documents"]),
            tuple(_repeated(step, passages) for step in row["chain"]),
        )
        for row in _rows(selection, "origins") if row["statements"] > 1
    ]  # fmt: skip


def _repeated(step: Wire, passages: Passages) -> Repeated:
    link = (step["claim"], passages.of(step["claim"]).number)
    what, why = brief(passages.claim(step["claim"]).claim), " ".join(step.get("why") or ())
    return Repeated(step["said_by"], step.get("carried_by") or "", what, link, why)


def proofs(selection: Selection, passages: Passages) -> list[Proof]:
    """What is said to exist as proof, by kind."""
    return [
        Proof(
            vocabulary("evidence_types").label(row["type"]), tuple(row["asserted_by"]), tuple(row["first_hand_by"]),
            tuple(row["supports"]), passages.links(row["claims"]),
        )
        for row in _rows(selection, "evidence")
    ]  # fmt: skip


def speakers(selection: Selection, passages: Passages) -> list[Speaker]:
    """Everyone who speaks, those included who give no figure."""
    return [
        Speaker(
            row["said_by"], tuple(name for name in row["names"] if name != row["said_by"]), tuple(row["sides"]),
            bool(row["gives_figures"]), passages.links(row["claims"]),
        )
        for row in _rows(selection, "speakers")
    ]  # fmt: skip


def rests(rows: Iterable[Wire], passages: Passages) -> list[tuple[str, list[tuple[str, int]]]]:
    """What the parts of a figure leave over, as arithmetic, each with the claims it is made of."""
    return [(row["in_words"], passages.links([row["whole"], *row["parts"]])) for row in rows]


def _rows(selection: Selection, name: str) -> Sequence[Wire]:
    view = selection.views.get(name)
    return view[name] if view is not None else ()
