"""The files of the site, in order: pages, how they look, the case as tables and as JSON, and the digests of it all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from accounted.publication.csv_folder import CsvExporter
from accounted.publication.exporter import Part
from accounted.publication.lines import JsonLinesExporter
from accounted.publication.linked_graph import LinkedGraphExporter
from accounted.publication.report.exporter import style
from accounted.publication.selection import Selection
from accounted.publication.site.pages import pages
from accounted.publication.site.public import public

DIGESTS = "SHA256SUMS"
"""The list of digests, as `sha256sum -c` reads it."""


class SiteExporter:
    """A folder that any web server can show as it lies, and a browser without one."""

    name = "site"
    folder = True
    persons = True

    def narrowed(self, selection: Selection) -> Selection:
        """The selection without what no public page repeats."""
        return public(selection)

    def export(self, selection: Selection) -> Iterable[Part]:
        """The site; its last file lists the digests of the others.

        Raises:
            EvidenceAtRisk: a figure rests on no passage.
        """
        digests: list[str] = []
        for part in _parts(public(selection)):
            yield Part(part.path, _digested(part, digests))
        yield Part(DIGESTS, (f"{line}\n".encode() for line in digests))


def _parts(selection: Selection) -> Iterator[Part]:
    yield from (Part(page.name, page.content) for page in pages(selection))
    yield Part("site.css", [style().encode()])
    yield from (Part(f"data/tables/{part.path}", part.content) for part in CsvExporter().export(selection))
    yield from (Part(f"data/{part.path}", part.content) for part in JsonLinesExporter().export(selection))
    yield from (Part(f"data/{part.path}", part.content) for part in LinkedGraphExporter().export(selection))


def _digested(part: Part, digests: list[str]) -> Iterator[bytes]:
    """The same bytes; when the last was taken, the file's line is added to the list."""
    running = hashlib.sha256()
    for piece in part.content:
        running.update(piece)
        yield piece
    digests.append(f"{running.hexdigest()}  {part.path}")
