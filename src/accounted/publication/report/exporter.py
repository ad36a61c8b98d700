"""The way from a selection to one page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from accounted.model import vocabulary
from accounted.publication.exporter import Part
from accounted.publication.report.accounts import between, brief, labels, speaker_of, timeline
from accounted.publication.report.figures import many, rulings, side
from accounted.publication.report.passages import Passages
from accounted.publication.report.shown import in_line, shown
from accounted.publication.report.voices import proofs, rests, speakers, voices
from accounted.publication.selection import Released, Selection, Wire

if TYPE_CHECKING:
    from jinja2 import Template


class ReportExporter:
    """One self-contained page: figures with speakers and origins, contradictions, timeline, labels, and every passage
    with the digest of its original."""

    name = "report-html"
    folder = False

    def export(self, selection: Selection) -> Iterable[Part]:
        """The page.

        Raises:
            EvidenceAtRisk: a figure rests on no passage.
        """
        given = {"style": style(), **contents(selection, Passages(selection))}
        yield Part("report.html", (piece.encode() for piece in template("report/report.html.jinja").generate(**given)))


def contents(selection: Selection, passages: Passages) -> dict[str, Any]:
    """What the parts of the page are made of: of the whole selection, with links to where `passages` has the words."""
    return {
        "selection": selection, "href": passages.href, "many": many, "shown": shown, "in_line": in_line,
        "state_of": state_of, "brief": brief, "speaker_of": speaker_of,
        "incidents": [_incident(one, passages) for one in selection.figures],
        "timeline": timeline(selection, passages), "labels": labels(selection, passages),
        "ruled": [{**one, "rulings": rulings(one, passages)} for one in selection.ruled],
        "voices": voices(selection, passages), "proofs": proofs(selection, passages),
        "speakers": speakers(selection, passages),
        "documents": [(one, passages.in_document(one)) for one in selection.documents],
        "custody": selection.custody, "verdict": vocabulary("verdicts").label,
    }  # fmt: skip


def _incident(figures: Wire, passages: Passages) -> dict[str, Any]:
    return {
        "title": figures["incident"]["title"], "id": figures["incident"]["id"],
        "sides": [side(row, passages) for row in figures["rows"]],
        "contradictions": between(figures["contradictions"], passages),
        "seeming": between(figures["not_contradictions"], passages), "silent": figures.get("silent", ()),
        "rests": rests(figures.get("rests", ()), passages),
    }  # fmt: skip


def state_of(one: Released) -> str:
    """How far a person has looked at a claim, in words."""
    read_by = one.claim.read_by
    if one.judged is None:
        return f"read by hand by {read_by.name}" if read_by.reader == "hand" else "read by a program, not reviewed"
    if one.disputed and one.judged["verdict"] != "withdraw":
        return f"reviewers differ: {'; '.join(map(_signed, one.reviews))}"
    return _signed(one.judged)


def _signed(one: Wire) -> str:
    """What a reviewer decided, when and why, so that each reason stands with whose it is."""
    return f"{vocabulary('verdicts').label(one['verdict'])} by {one['by']}, {one['at'][:10]}: {one['why']}"


@cache
def template(name: str) -> Template:
    """A form of this folder or of the site's; words put into it are shown and never act."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    around = Environment(
        loader=PackageLoader("accounted.publication", ""), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return around.get_template(name)


@cache
def style() -> Markup:
    """How the page looks, on a screen and on paper."""
    return Markup(resources.files(__package__).joinpath("report.css").read_text("utf-8"))
