"""The document of a container: a line for everything inside it, with what was taken out and what stayed."""

from __future__ import annotations

from dataclasses import dataclass, field

from accounted.errors import CannotOpen
from accounted.intake.compose import Parts, compose
from accounted.intake.opened import GivenMetadata, Importer, Inside, Opened
from accounted.intake.prose import Prose
from accounted.model import Original, digest_of

MOST_MEMBERS = 20_000
MOST_MEMBER_BYTES = 128 * 1024**2
MOST_BYTES = 256 * 1024**2
"""What one container may give out; the rest stays inside it, sealed with it, and the listing says so."""

_FRESH = "The bytes are kept. Ask for a fresh copy, or unpack it yourself, and add that as well."
_LINES_OF_NOTES = 20


@dataclass(slots=True)
class Contents:
    """What was taken out of a container so far, and what had to stay inside."""

    inside: list[Inside] = field(default_factory=list)
    stayed: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    size_bytes: int = 0
    lines: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Whether no more may be taken out."""
        return len(self.inside) >= MOST_MEMBERS or self.size_bytes >= MOST_BYTES

    @property
    def room_bytes(self) -> int:
        """How large the next member may be."""
        return min(MOST_MEMBER_BYTES, MOST_BYTES - self.size_bytes)

    def take(self, one: Inside) -> None:
        """Take one out; if it is empty it stays, since there is nothing to seal."""
        if not one.content:
            self.leave(one.name, "it is empty, 0 bytes")
            return
        self.inside.append(one)
        self.size_bytes += len(one.content)
        self.lines.append((f"{_visible(one.name)} ({len(one.content):,} bytes)", digest_of(one.content)))

    def leave(self, name: str, why: str) -> None:
        """Leave one inside, and say why."""
        self.stayed.append((name, why))
        self.lines.append((f"{_visible(name)}: stays inside, {why}", ""))

    def too_large(self) -> str:
        """Why a member stays inside that there is no room for."""
        limit = f"{MOST_MEMBER_BYTES // 1024**2} MB, or all of them together more than {MOST_BYTES // 1024**2} MB"
        return f"it unpacks to more than {limit}"


def listed(
    importer: Importer, original: Original, name: str, given: GivenMetadata, media_type: str, found: Contents
) -> Opened:
    """The document that lists what was found.

    Raises:
        CannotOpen: there is nothing in it.
    """
    if not found.lines:
        why = " ".join(found.notes) or "There is nothing in it."
        raise CannotOpen(why, name, _FRESH)
    prose = Prose()
    for line, digest in found.lines:
        prose.paragraph(line, "inside", {"digest": digest} if digest else {})
    notes = [f"{len(found.inside):,} originals were found inside it, and are sealed as originals of their own."]
    notes += [f"Stays inside: {_visible(name)}: {why}." for name, why in found.stayed[:_LINES_OF_NOTES]]
    if len(found.stayed) > _LINES_OF_NOTES:
        notes.append(f"{len(found.stayed) - _LINES_OF_NOTES:,} more stay inside; the listing names them.")
    parts = Parts(
        "container", media_type, prose.text, None, body_start=0, marks=tuple(prose.marks), inside=len(found.inside),
        notes=(*found.notes, *notes), words="",
    )  # fmt: skip
    document = compose(importer, original, name, given, parts)
    return Opened(document.document, document.text, tuple(found.inside))


def _visible(name: str) -> str:
    """A name in which nothing can begin another line or turn the ones beside it."""
    return "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in name)
