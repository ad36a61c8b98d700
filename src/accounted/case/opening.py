"""From sealed bytes to a document with its claims: intake, then reading, with nothing kept anywhere.

Whatever goes wrong with one original stays with it: the document says why it is unread, and the next one is opened.
"""

from __future__ import annotations

import resource
import time
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from accounted.case.placing_claims import Placing
from accounted.errors import CannotOpen, EvidenceAtRisk, NoAnswer
from accounted.model import Claim, Document, Original

if TYPE_CHECKING:
    from accounted.intake import Importer, Inside
    from accounted.reading import Reader

MOST_BYTES = 64 * 1024 * 1024
"""Originals above this size are sealed and not opened: a text of that length is an archive, to be split first."""

MOST_CONTAINER_BYTES = 256 * 1024 * 1024
"""The same for what holds other originals: archives, mailboxes, web archives."""

MOST_CHARACTERS = 12_000_000
"""Texts above this length are opened and can be searched, and are not read for claims, which would take minutes.
Limits are sizes, not seconds, so that every machine reads the same."""


_LETTERS, _LOOKED_AT = ("LATIN", "CYRILLIC", "ARABIC", "ARMENIAN", "FULLWIDTH LATIN"), 2_000
"""Of the languages that are read."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A document, its text and its claims; `why` says what stood in the way of opening or reading it.

    `refused` counts what a reader proposed and the text does not bear out. `lost` tells that the bytes that were
    sealed are not there to be opened, `unanswered` that a reader got no answer, so that it can be read later.
    `inside` are the originals found in it, `do` what a person can do about `why`.
    """

    document: Document
    text: str
    claims: tuple[Claim, ...] = ()
    why: str | None = None
    refused: str = ""
    lost: bool = False
    unanswered: bool = False
    inside: tuple[Inside, ...] = ()
    do: str | None = None


def open_and_read(
    original: Original, content: bytes, name: str, given: Mapping[str, str], importers: tuple[Importer, ...],
    reader: Reader | None = None,
) -> Opening:  # fmt: skip
    """The document that the bytes hold, with its claims; never an error for what the bytes are."""
    opened = opening(original, content, name, given, importers)
    return opened if opened.why else reading(opened, given.get("language"), reader)


def opening(
    original: Original, content: bytes, name: str, given: Mapping[str, str], importers: tuple[Importer, ...]
) -> Opening:
    """The document and text that the bytes hold, not yet read; `given` is what the adder said of it, by key."""
    from accounted.intake import HEAD_BYTES, Clock, GivenMetadata, holds_others, media_type_of, open_original, timed

    media_type = media_type_of(content[:HEAD_BYTES], name)
    if len(content) > (MOST_CONTAINER_BYTES if holds_others(media_type) else MOST_BYTES):
        return too_large(original, name)
    try:
        with timed(Clock(time.monotonic, _used)):
            opened = open_original(original, content, name, GivenMetadata(**given), importers)
    except CannotOpen as error:
        return replace(_unread(original, name, error.what, media_type), do=error.do)
    except (OSError, MemoryError):
        raise  # a full disk or memory says nothing about the document, so it must not be written down as if it did
    except Exception as fault:  # noqa: BLE001 (one hostile file must not stop the others; the fault is named)
        return _unread(original, name, _fault("opening", fault), media_type)
    return Opening(opened.document, opened.text, inside=opened.inside)


def reading(opened: Opening, language: str | None = None, reader: Reader | None = None) -> Opening:
    """The same document with what its text claims, according to the reader, or the rules when none is named.

    Raises:
        NoAnswer: the reader asked something, and got no answer that it could use.
    """
    from accounted.reading import Refused, languages, read

    if opened.document.kind == "container":  # its text names what is inside, which is read for itself
        return opened
    spoken = language or (opened.document.language.value if opened.document.language else "en")
    body = opened.text[: opened.document.body_end]  # offsets stay those of the whole text
    known = language or opened.document.language
    if why := _why_not_read(body, spoken, bool(known), sorted(languages())):
        return _not_read(opened, why)
    refused = Refused()
    try:
        claims = tuple(read(opened.document, body, reader=reader, language=spoken, refused=refused))
    except CannotOpen as error:
        return _not_read(opened, error.what)
    except (OSError, MemoryError, NoAnswer, EvidenceAtRisk):
        raise
    except Exception as fault:  # noqa: BLE001 (as above: the document stays, with the fault beside it)
        return _not_read(opened, _fault("reading", fault))
    claims = tuple(map(Placing(opened.document).placed, claims))
    said = str(refused)
    opened = replace(opened, document=replace(opened.document, refused=len(refused.refusals)))
    if notes := [it for it in (said, _doubt(claims)) if it]:
        opened = replace(opened, document=replace(opened.document, notes=(*opened.document.notes, *notes)))
    return replace(opened, claims=claims, refused=said)


def _why_not_read(text: str, spoken: str, known: bool, languages: list[str]) -> str | None:
    """What stands in the way of reading a text in that language, which may only be taken for granted."""
    if spoken not in languages:
        return (
            f"It can be searched, and is not read for claims: there is no reader for the language {spoken!r} yet; there"
            f" are: {', '.join(languages)}."
        )
    if not known and _is_of_other_letters(text):
        return "It can be searched, and is not read for claims: its letters are of no language that is read here."
    if len(text) > MOST_CHARACTERS:
        length = f"The text has {len(text):,} characters; more than {MOST_CHARACTERS:,} are not read."
        return f"{length} Add it in parts."
    return None


def _is_of_other_letters(text: str) -> bool:
    """Whether a text too short to tell its language is in letters of which no reader reads a word."""
    letters = [one for one in text[:_LOOKED_AT] if one.isalpha()]
    known = sum(unicodedata.name(one, "").startswith(_LETTERS) for one in letters)
    return len(letters) > known * 4


def _used() -> float:
    """The processor time of programs that this one started and that have ended, in seconds."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _doubt(claims: tuple[Claim, ...]) -> str:
    """What is to be said of claims whose passages hold words that were read unsurely from a picture."""
    doubtful = sum(any(mark.kind == "doubtful" for mark in claim.passage.marks) for claim in claims)
    if not doubtful:
        return ""
    return (
        f"{doubtful:,} of its {len(claims):,} claims stand in sentences with words that were read unsurely from a "
        "picture (they are marked): compare them with it before you rely on them."
    )


def too_large(original: Original, name: str) -> Opening:
    """The document of an original that is above the limit."""
    limit = (
        f"above {MOST_BYTES // 1024**2} MB ({MOST_CONTAINER_BYTES // 1024**2} MB if it is an archive, a mailbox or a "
    )
    limit += "web archive) it is sealed and not opened"
    why = f"It has {original.size_bytes:,} bytes; {limit}. Add it in parts to have it read."
    return _unread(original, name, why, "application/octet-stream")


def lost(original: Original, name: str, why: str) -> Opening:
    """The document of an original whose sealed bytes are not there."""
    do = "Add the file again, or put it back from a copy; accounted verify tells more."
    return replace(_unread(original, name, f"{why} {do}", "application/octet-stream"), lost=True)


def unanswered(opened: Opening, error: NoAnswer) -> Opening:
    """The same document, not read because a reader got no answer; the document itself says nothing of it."""
    where = f"At: {error.where} ." if error.where else None
    return replace(opened, why=" ".join(filter(None, (error.what, where, error.do))), unanswered=True)


def _unread(original: Original, name: str, why: str, media_type: str) -> Opening:
    from accounted.intake import unread

    return Opening(unread(original, name, why, media_type), "", why=why)


def _not_read(opened: Opening, why: str) -> Opening:
    document = replace(opened.document, why=why)
    return replace(opened, document=document, why=why)


def _fault(step: str, fault: Exception) -> str:
    return f"A fault in Accounted stopped its {step} ({type(fault).__name__}: {fault}); please report it."
