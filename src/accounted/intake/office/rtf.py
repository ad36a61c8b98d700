"""RTF documents, as word processors and older mail programs write them: read by the rules for Word documents."""

from __future__ import annotations

import re
from dataclasses import replace

from accounted.errors import CannotOpen
from accounted.intake.compose import Parts, compose
from accounted.intake.containers.listing import Contents
from accounted.intake.heading import heading_of
from accounted.intake.media import RTF
from accounted.intake.office.pictures import pictures_among, write_listing
from accounted.intake.office.rtf_walk import MOST_GROUPS, RtfWalk
from accounted.intake.opened import GivenMetadata, Opened
from accounted.model import Original

_RESAVE = "The bytes are kept. Open it in the program that made it, save it as DOCX, and add that copy as well."
_PHOTOGRAPH = re.compile("89504e470d0a1a0a|ffd8ff", re.I)
_DIGITS = re.compile(rb"[0-9a-fA-F\s]{2000,}")


class RtfImporter:
    """Opens RTF, with its comments, tracked changes, tables and footnotes."""

    name = "rtf"
    version = "3"
    media_types = frozenset({RTF})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `text`: the body, its footnotes, then what is not read."""
        walk = RtfWalk()
        pictures, bare = _pictures(content)
        remarks = walk.walk(bare)
        if walk.too_deep:
            raise CannotOpen(f"It is damaged RTF: more than {MOST_GROUPS:,} groups in each other.", name, _RESAVE)
        said, prose = (*remarks.write(walk.body), *pictures.notes), walk.body.prose
        if not any(character.isalnum() for character in prose.text):
            if not pictures.inside:
                raise CannotOpen(
                    " ".join(["0 characters were read: it holds no text.", *pictures.notes]), name, _RESAVE
                )
            write_listing(prose, pictures)
        heading = heading_of(prose.text, 0, given.language)
        parts = Parts(
            "text", RTF, prose.text, None, stated=heading.stated if heading.body_start else {},
            body_start=heading.body_start, body_end=prose.body_end, tables=tuple(prose.tables),
            marks=tuple(prose.marks), inside=len(pictures.inside), notes=said,
        )  # fmt: skip
        return replace(compose(self, original, name, given, parts), inside=tuple(pictures.inside))


def _pictures(content: bytes) -> tuple[Contents, bytes]:
    """The photographs in a file, which writes them as long rows of hexadecimal digits, and the file without those."""
    written = (bytes.fromhex(_even(it[0])) for it in _DIGITS.finditer(content))
    named = ((f"picture-{number}", one) for number, one in enumerate(written, 1))
    return pictures_among(named), _DIGITS.sub(b"", content)


def _even(digits: bytes) -> str:
    """The digits from the beginning of a photograph on, as far as they make bytes; numbers may stand before it."""
    bare = b"".join(digits.split()).decode("ascii")
    begun = _PHOTOGRAPH.search(bare, 0, 200)
    bare = bare[begun.start() :] if begun else bare
    return bare[: len(bare) // 2 * 2]
