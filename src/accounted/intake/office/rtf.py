"""RTF documents, as word processors and older mail programs write them: read by the rules for Word documents."""

from __future__ import annotations

import re

from accounted.errors import CannotOpen
from accounted.intake.compose import Parts, compose
from accounted.intake.heading import heading_of
from accounted.intake.media import RTF
from accounted.intake.office.rtf_walk import MOST_GROUPS, RtfWalk
from accounted.intake.opened import GivenMetadata, Opened
from accounted.model import Original

_RESAVE = "The bytes are kept. Open it in the program that made it, save it as DOCX, and add that copy as well."
_PICTURE = re.compile(rb"[0-9a-fA-F\s]{2000,}")


class RtfImporter:
    """Opens RTF, with its comments, tracked changes, tables and footnotes."""

    name = "rtf"
    version = "2"
    media_types = frozenset({RTF})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `text`: the body, its footnotes, then what is not read."""
        walk = RtfWalk()
        remarks = walk.walk(_PICTURE.sub(b"", content))
        if walk.too_deep:
            raise CannotOpen(f"It is damaged RTF: more than {MOST_GROUPS:,} groups in each other.", name, _RESAVE)
        said, prose = remarks.write(walk.body), walk.body.prose
        if not any(character.isalnum() for character in prose.text):
            raise CannotOpen("0 characters were read: it holds no text, at most pictures.", name, _RESAVE)
        heading = heading_of(prose.text, 0, given.language)
        parts = Parts(
            "text", RTF, prose.text, None, stated=heading.stated if heading.body_start else {},
            body_start=heading.body_start, body_end=prose.body_end, tables=tuple(prose.tables),
            marks=tuple(prose.marks), notes=said,
        )  # fmt: skip
        return compose(self, original, name, given, parts)
