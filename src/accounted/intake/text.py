"""Plain text and Markdown: the text is the decoded file, unchanged to the last code point. Of JSON, its strings."""

from __future__ import annotations

from accounted.intake.compose import Parts, compose, decoded_or_refused
from accounted.intake.encoding import Decoded
from accounted.intake.front_matter import FrontMatter, front_matter_of
from accounted.intake.heading import Heading, heading_of
from accounted.intake.json_text import parts_of_json
from accounted.intake.known_keys import stated_by
from accounted.intake.media import HEAD_BYTES, JSON, MARKDOWN, PLAIN, media_type_of
from accounted.intake.opened import GivenMetadata, Opened
from accounted.model import Original


class TextImporter:
    """Opens plain text in any encoding, JSON, and any other text that has no importer of its own."""

    name = "text"
    version = "2"
    media_types = frozenset({PLAIN, JSON})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `text`; lines such as `Side: …` under the title are its metadata."""
        decoded = decoded_or_refused(content, name)
        if media_type_of(content[:HEAD_BYTES], name) == JSON:
            return compose(self, original, name, given, parts_of_json(decoded, name))
        return compose(self, original, name, given, _parts(PLAIN, decoded, FrontMatter({}, 0), given))


class MarkdownImporter:
    """Opens Markdown, with front matter or with metadata as bullets under the first heading."""

    name = "markdown"
    version = "1"
    media_types = frozenset({MARKDOWN})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `text`; the front matter stays in its text, before `body_start`."""
        decoded = decoded_or_refused(content, name)
        front = front_matter_of(decoded.text) or FrontMatter({}, 0)
        return compose(self, original, name, given, _parts(MARKDOWN, decoded, front, given))


def _parts(media_type: str, decoded: Decoded, front: FrontMatter, given: GivenMetadata) -> Parts:
    """Front matter before heading: what a file says of itself on purpose goes before what it looks like."""
    said = stated_by(front.values, "front_matter")
    language = given.language or front.values.get("language")
    heading = Heading(0) if front.broken else heading_of(decoded.text, front.end, language)
    return Parts(
        "text", media_type, decoded.text, decoded.encoding,
        stated={**heading.stated, **said}, body_start=heading.body_start, notes=(*decoded.notes, *front.notes),
    )  # fmt: skip
