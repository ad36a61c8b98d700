"""The way from a selection to a PDF: the page of `report-html`, taken apart, set by Typst."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib import resources

from accounted.publication.exporter import Part
from accounted.publication.printed.letters import fonts
from accounted.publication.printed.tree import tree_of
from accounted.publication.report import ReportExporter
from accounted.publication.selection import Selection


class PrintedReportExporter:
    """One PDF with everything of the page for people: contents, links inside, page numbers, fonts embedded."""

    name = "report-pdf"
    folder = False

    def export(self, selection: Selection) -> Iterable[Part]:
        """The document. It needs no font and no program of the machine, and holds no moment of its making.

        Raises:
            EvidenceAtRisk: a figure rests on no passage.
            NotFound: the fonts were not brought when the package was built.
        """
        page = b"".join(piece for part in ReportExporter().export(selection) for piece in part.content).decode()
        yield Part("report.pdf", [_set(page, selection)])


def _set(page: str, selection: Selection) -> bytes:
    import typst

    form = resources.files(__package__).joinpath("page.typ").read_bytes()
    given = {"tree": json.dumps(tree_of(page), ensure_ascii=False), "title": selection.title,
             "author": selection.software}  # fmt: skip
    letters = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts())])
    made = typst.compile(form, format="pdf", sys_inputs=given, font_paths=letters)
    assert isinstance(made, bytes)  # a PDF is one file
    return made
