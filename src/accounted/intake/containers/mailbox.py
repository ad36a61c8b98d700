"""Mailboxes (mbox): every mail an original of its own, its bytes as they stand in the box."""

from __future__ import annotations

import email
import re

from accounted.errors import CannotOpen
from accounted.intake.containers.listing import MOST_MEMBERS, Contents, listed
from accounted.intake.containers.mail import header
from accounted.intake.media import MBOX
from accounted.intake.opened import GivenMetadata, Inside, Opened
from accounted.model import Original

_BEGINS = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]{1,300}\r?\n(?=[!-9;-~]{1,80}:)")
_FRESH = "The bytes are kept. Export the mails again, and add that as well."


class MailboxImporter:
    """Opens mailboxes in the mbox format."""

    name = "mailbox"
    version = "1"
    media_types = frozenset({MBOX})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `container` that lists the mails by number and subject."""
        starts = [(it.start(), it.end()) for it in _BEGINS.finditer(content)]
        if not starts:
            raise CannotOpen("It is named as a mailbox, and no mail begins in it.", name, _FRESH)
        found = Contents()
        for number, (_, start) in enumerate(starts[:MOST_MEMBERS], 1):
            end = starts[number][0] if number < len(starts) else len(content)
            mail = content[start:end].rstrip(b"\r\n") + b"\n"
            named = f"{number:05}{_subject(mail)}.eml"
            if len(mail) > found.room_bytes:
                found.leave(named, found.too_large())
            else:
                found.take(Inside(named, mail))
        if len(starts) > MOST_MEMBERS:
            found.notes.append(f"It has {len(starts):,} mails; only the first {MOST_MEMBERS:,} are taken out.")
        return listed(self, original, name, given, MBOX, found)


def _subject(mail: bytes) -> str:
    head = re.split(rb"\r?\n\r?\n", mail[:65_536], maxsplit=1)[0]
    subject = header(email.message_from_bytes(head + b"\n\n"), "Subject")[:80]
    return f" {subject.replace('/', '-')}" if subject else ""
