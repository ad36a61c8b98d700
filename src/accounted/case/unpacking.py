"""What is found inside originals, sealed as originals of their own: custody says inside which, and under what name.

Names inside a container are words of the container. They are kept exactly and never become paths on our disk. A
container whose insides were not all sealed, because a run was stopped, is opened again by the next `add`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from accounted.case.desk import Desk
from accounted.case.walk import Found
from accounted.model import Original
from accounted.vault import acts

if TYPE_CHECKING:
    from accounted.intake import Inside

DEEPEST = 5
"""Containers in containers: those further down stay inside the one around them."""

MOST_INSIDE, MOST_INSIDE_BYTES = 50_000, 4 * 1024**3
"""Originals found inside one file that was handed in, at all depths."""


@dataclass(slots=True)
class Allowance:
    """How much may still be taken out of one file that was handed in."""

    originals: int = MOST_INSIDE
    size_bytes: int = MOST_INSIDE_BYTES

    def take(self, size_bytes: int) -> bool:
        """Whether one more of that size may be taken out; it counts then."""
        if self.originals < 1 or self.size_bytes < size_bytes:
            return False
        self.originals, self.size_bytes = self.originals - 1, self.size_bytes - size_bytes
        return True


@dataclass(frozen=True, slots=True)
class Within:
    """That a file was found inside an original: which one, its exact name there, how deep, and what is said of it."""

    container: str
    member: str
    content: bytes
    depth: int
    allowance: Allowance
    said: Mapping[str, str]

    @property
    def name(self) -> str:
        """The last part of the name, as any archiver writes it; a name without any is its digest's."""
        return self.member.replace("\\", "/").rstrip("/").rpartition("/")[2] or "unnamed"

    @property
    def metadata(self) -> dict[str, str]:
        """What the announcement of it says on top of what was said of all."""
        return {"inside": self.container, "member": self.member, **self.said}


def found_inside(around: Found, container: str, inside: tuple[Inside, ...]) -> Iterator[Found]:
    """What an original holds, as files to seal; where a limit stands in the way, with why."""
    depth = around.within.depth + 1 if around.within else 1
    allowance = around.within.allowance if around.within else Allowance()
    for one in inside:
        within = Within(container, one.name, one.content, depth, allowance, one.said)
        path = Path(f"{around.path}!/{_shown(one.name)}")
        yield Found(path, _why_not(within), within=within)


def _why_not(within: Within) -> str | None:
    if within.depth > DEEPEST:
        return f"It lies more than {DEEPEST} containers deep; it stays inside the one around it, which is sealed."
    if not within.allowance.take(len(within.content)):
        limit = f"{MOST_INSIDE:,} originals or {MOST_INSIDE_BYTES // 1024**3} GB"
        return f"More than {limit} came out of one file; it stays inside the one around it, which is sealed."
    return None


def _shown(member: str) -> str:
    """A name in which nothing can pass for another path, for showing."""
    return member.replace("\x00", "\\x00").encode("utf-8", "backslashreplace").decode()


def half_unpacked(desk: Desk) -> list[Original]:
    """The originals in which others were found that were not all sealed, by digest."""
    done = {event.refs[0] for event in desk.store.given.events(acts.UNPACKED)}
    held = {document.digest for document in desk.store.made.documents() if document.inside} - done
    return [desk.store.given.original(digest) for digest in sorted(held)]


def note_unpacked(desk: Desk, container: str) -> None:
    """Log that all that was found inside an original is sealed."""
    with desk.store.writing():
        desk.log(acts.UNPACKED, [container], acts.unpacked(container))
