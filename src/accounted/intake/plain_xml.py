"""XML of no kind that is known, such as a feed or what a program wrote for itself: the words between its tags.

It is not parsed, so that nothing that it declares or names is followed. What stands in the tags is no text of anybody:
numbers there count columns and colours.
"""

from __future__ import annotations

import html
import re

from accounted.errors import CannotOpen
from accounted.intake.compose import Parts, compose, decoded_or_refused
from accounted.intake.html import words_of_markup
from accounted.intake.markup import declared_encoding
from accounted.intake.media import XML
from accounted.intake.opened import GivenMetadata, Opened
from accounted.model import Original

_VERBATIM = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.S)  # one that is never closed reaches to the end
_DECLARES = re.compile(r"<!DOCTYPE", re.I)
_DECLARED = re.compile(r"<!DOCTYPE[^<>\[]*+(?:\[.*?\]\s*)?>", re.S | re.I)
_SAID = "It is XML of no kind that is known. The words between its tags were read; what stands in the tags was not."


class XmlImporter:
    """Opens XML that is no page and no document of a known kind."""

    name = "xml"
    version = "2"
    media_types = frozenset({XML})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `text`: each element's words are a paragraph."""
        decoded = decoded_or_refused(content, name, declared_encoding(content[:4096].decode("latin-1")))
        source = _VERBATIM.sub(lambda found: html.escape(found[1]), _undeclared(decoded.text))
        text = words_of_markup(source)
        if not any(character.isalnum() for character in text):
            raise CannotOpen("0 characters were read: there are no words between its tags.", name, _KEPT)
        parts = Parts("text", XML, text, decoded.encoding, notes=(*decoded.notes, _SAID))
        return compose(self, original, name, given, parts)


def _undeclared(text: str) -> str:
    """The text without its document type; there is one, and only the first is looked at, so that many take no time."""
    first = _DECLARES.search(text)
    declared = _DECLARED.match(text, first.start()) if first else None
    return text[: declared.start()] + text[declared.end() :] if declared else text


_KEPT = "The bytes are kept. Open it in the program that made it, save it as PDF or DOCX, and add that copy as well."
