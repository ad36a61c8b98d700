"""RTF documents, as word processors and older mail programs write them."""

from __future__ import annotations

import re
from typing import Any

from accounted.errors import CannotOpen
from accounted.intake.compose import Parts, compose
from accounted.intake.heading import heading_of
from accounted.intake.media import RTF
from accounted.intake.opened import GivenMetadata, Opened
from accounted.model import Original

_RESAVE = "The bytes are kept. Open it in the program that made it, save it as DOCX, and add that copy as well."
_CHANGED = re.compile(rb"\\(?:revised|deleted)\b")
_REMARKED = re.compile(rb"\\\*\\annotation\b")
_PICTURE = re.compile(rb"[0-9a-fA-F\s]{2000,}")


class RtfImporter:
    """Opens RTF; comments and tracked changes are not told apart from it, which a note says."""

    name = "rtf"
    version = "1"
    media_types = frozenset({RTF})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `text`."""
        text = _text(content, name)
        if not any(character.isalnum() for character in text):
            raise CannotOpen("0 characters were read: it holds no text, at most pictures.", name, _RESAVE)
        heading = heading_of(text, 0, given.language)
        parts = Parts(
            "text", RTF, text, None, stated=heading.stated if heading.body_start else {},
            body_start=heading.body_start, notes=tuple(_said(content)),
        )  # fmt: skip
        return compose(self, original, name, given, parts)


def _text(content: bytes, name: str) -> str:
    from striprtf import striprtf

    to_text: Any = striprtf.rtf_to_text  # it says nothing of its types
    written = _PICTURE.sub(b"", content).decode("latin-1")  # RTF is ASCII; other letters are escaped, or in its page
    try:
        text = str(to_text(written, encoding="cp1252", errors="replace"))
    except (ValueError, IndexError, KeyError, LookupError, RecursionError, TypeError, AttributeError) as failure:
        raise CannotOpen(f"It is damaged RTF ({type(failure).__name__}).", name, _RESAVE) from failure
    lines = (line.rstrip() for line in text.replace("\x00", "\ufffd").split("\n"))
    paragraphs = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    return paragraphs.encode("utf-8", "replace").decode("utf-8")


def _said(content: bytes) -> list[str]:
    said = []
    if _CHANGED.search(content):
        said.append("It has tracked changes, which are not told apart in RTF: struck out and new words stand together.")
    if _REMARKED.search(content):
        said.append("It has comments, which are left out in RTF. Save it as DOCX to keep them beside the text.")
    return said
