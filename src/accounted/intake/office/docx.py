"""Word documents: the text as it reads with all tracked changes accepted, and beside it what was changed and remarked.

Insertions stay in the text under a mark. What was struck out, comments, and the heads and feet of pages stand behind
the body, each under a mark, and are not read for claims. Footnotes are read, at the end of the body.
"""

from __future__ import annotations

import re
from dataclasses import replace

from accounted.errors import CannotOpen
from accounted.intake.compose import Parts, compose
from accounted.intake.heading import heading_of
from accounted.intake.media import DOCX
from accounted.intake.office.docx_notes import Remarks, comments, edges, notes
from accounted.intake.office.docx_walk import written
from accounted.intake.office.pictures import pictures_of, write_listing
from accounted.intake.office.xml import attribute, tree
from accounted.intake.office.zipped import Zipped, zipped
from accounted.intake.opened import GivenMetadata, Opened
from accounted.model import Original

_RESAVE = "The bytes are kept. Open it in the program that made it, save it as DOCX, and add that copy as well."
_EMPTY = "0 characters were read: it holds no text."


class DocxImporter:
    """Opens Word documents (DOCX), with their comments, tracked changes, tables and footnotes."""

    name = "docx"
    version = "4"
    media_types = frozenset({DOCX})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `text`: the body, its footnotes, then what is not read."""
        with zipped(content, name) as parts:
            path = _main_part(parts, name)
            folder = path.rpartition("/")[0]
            body = written(tree(parts.part(path) or b"", name, path))
            remarks = Remarks(
                notes=notes(parts, folder, name), comments=comments(parts, folder, name),
                edges=edges(parts, folder, name),
            )  # fmt: skip
            pictures = pictures_of(parts)
        said = (*remarks.write(body), *pictures.notes)
        prose = body.prose
        if not any(character.isalnum() for character in prose.text):
            if not pictures.inside:
                raise CannotOpen(" ".join([_EMPTY, *pictures.notes]), name, _RESAVE)
            write_listing(prose, pictures)
        heading = heading_of(prose.text, 0, given.language)
        made = Parts(
            "text", DOCX, prose.text, None, stated=heading.stated if heading.body_start else {},
            body_start=heading.body_start, body_end=prose.body_end, tables=tuple(prose.tables),
            marks=tuple(prose.marks), inside=len(pictures.inside), notes=said,
        )  # fmt: skip
        return replace(compose(self, original, name, given, made), inside=tuple(pictures.inside))


def _main_part(parts: Zipped, name: str) -> str:
    """The path of the part that holds the body, as the package names it."""
    relations = parts.part("_rels/.rels")
    if relations:
        for one in tree(relations, name, "_rels/.rels"):
            if (attribute(one, "Type") or "").endswith("/officeDocument"):
                path = (attribute(one, "Target") or "").lstrip("/")
                if path in parts.names:
                    return path
    found = next((path for path in sorted(parts.names) if re.fullmatch(r"word/document\d*\.xml", path)), None)
    if found is None:
        raise CannotOpen("It is a Word file without a body.", name, _RESAVE)
    return found
