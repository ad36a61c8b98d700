"""One e-mail: its words are read, with sender, day and subject; attachments and forwarded mails are inside."""

from __future__ import annotations

import email
import email.header
import email.utils
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import Message

from accounted.errors import CannotOpen
from accounted.intake.code_pages import code_page_of
from accounted.intake.compose import Parts, compose
from accounted.intake.containers.listing import Contents
from accounted.intake.containers.mail_quotes import passages_of_markup, with_earlier_heads
from accounted.intake.containers.mail_words import passages
from accounted.intake.encoding import decode
from accounted.intake.html import text_of_markup
from accounted.intake.language_id import language_of
from accounted.intake.media import MAIL
from accounted.intake.opened import GivenMetadata, Inside, Opened
from accounted.intake.prose import Prose
from accounted.model import Document, Mark, Original, Stated

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_FRESH = "The bytes are kept. If it should be a mail, export it again as EML, and add that as well."
_MOST_PARTS, _MOST_LOOKED_AT = 2_000, 8_192
_ENOUGH_TO_TELL = 60
"""In characters: the language of a line is easily mistaken for a relative of it."""

_FAR_MORE, _FEW = 2, 20
"""A plain form is often a line that asks to look at the other one."""


class MailImporter:
    """Opens mails as they are sent and stored (RFC 5322, EML)."""

    name = "mail"
    version = "5"
    media_types = frozenset({MAIL})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `text`: the head, then the words. What the sender attached is inside."""
        try:
            message = email.message_from_bytes(content)
        except RecursionError as failure:
            raise CannotOpen("It holds mails in mails without end, so it is not read.", name, _FRESH) from failure
        parts = list(leaves(message))
        found, prose = Contents(), Prose()
        for key in _SHOWN:
            if value := header(message, key):
                prose.paragraph(f"{key}: {value}")
        start, struck = prose.length, list[str]()
        for words, depth in with_earlier_heads(_words(parts, found, struck)):
            prose.paragraph(words, "quoted" if depth else None, {"depth": str(depth)} if depth else None)
        found.notes += prose.write_struck_behind(struck)
        if not any(character.isalnum() for character in prose.text[start:]) and not found.inside:
            raise CannotOpen("0 characters were read: the mail has no text and no attachment.", name, _FRESH)
        body = start + (2 if 0 < start < prose.length else 0)
        made = Parts(
            "text", MAIL, prose.text, None, stated=_stated(message), body_start=min(body, prose.length),
            body_end=prose.body_end, inside=len(found.inside), marks=tuple(prose.marks),
            notes=tuple(_notes(message, found, prose.marks)),
        )  # fmt: skip
        opened = compose(self, original, name, given, made)
        document = opened.document
        document = replace(document, notes=(*document.notes, *_other_languages(document, opened.text)))
        return Opened(document, opened.text, tuple(found.inside))


def header(message: Message, key: str) -> str:
    """A line of the head as people read it, in one line; bytes that nothing explains are shown as �."""
    pieces = []
    try:
        for value, charset in email.header.decode_header(message.get(key) or ""):
            named = _of_body(message, value) if charset == "unknown-8bit" and isinstance(value, bytes) else charset
            pieces.append(_letters(value, named) if isinstance(value, bytes) else value)
    except (email.errors.HeaderParseError, ValueError, LookupError, AttributeError):
        return ""
    return " ".join("".join(pieces).encode("utf-8", "replace").decode().split())


def _of_body(message: Message, value: bytes) -> str | None:
    """In what letters are written that a head holds without saying so: as its body says, or as both look together."""
    try:
        value.decode("utf-8")
    except UnicodeDecodeError:
        inner = message.get_payload()
        body = b"" if isinstance(inner, list) else payload(message)[:_MOST_LOOKED_AT]
        return message.get_content_charset() or code_page_of(value + b"\n" + body)
    return "utf-8"


def _letters(value: bytes, charset: str | None) -> str:
    try:
        return value.decode(charset or "utf-8")
    except (LookupError, ValueError):
        decoded = decode(value, charset)
        return decoded.text if decoded else value.decode("utf-8", "replace")


def leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order; a mail inside the mail is one part. Keeps its own stack."""
    waiting, count = [message], 0
    while waiting and count < _MOST_PARTS:
        part = waiting.pop()
        count += 1
        inner = part.get_payload()
        if isinstance(inner, list) and part.get_content_maintype() == "multipart":
            if part.get_content_subtype() == "alternative":
                inner = _best([it for it in inner if isinstance(it, Message)])
            waiting += [it for it in reversed(inner) if isinstance(it, Message)]
        else:
            yield part


def _best(alternatives: list[Message]) -> list[Message]:
    """Of several forms of the words the plain one, unless another holds far more; what is no form of them stays."""
    forms = [it for it in alternatives if it.get_content_maintype() == "text"]
    plain = [it for it in forms if it.get_content_type() == "text/plain" and payload(it).strip()]
    if not plain:
        return alternatives[-1:]
    pages = [it for it in forms if it.get_content_type() == "text/html"]
    if pages and _letters_in(pages[-1]) > _FAR_MORE * sum(map(_letters_in, plain)) + _FEW:
        plain = pages[-1:]
    return [it for it in alternatives if it in plain or it.get_content_maintype() not in ("text",)]


def _letters_in(part: Message) -> int:
    return sum(map(str.isalnum, _text(part)))


def _text(part: Message) -> str:
    """The words of a part, without markup."""
    text = _decoded(part, [])
    return text if part.get_content_type() == "text/plain" else text_of_markup(text)


def _decoded(part: Message, said: list[str]) -> str:
    """A part as text; `said` takes what is to be known of its letters."""
    decoded = decode(payload(part), part.get_content_charset())
    if decoded is None:
        return ""
    said += decoded.notes
    return decoded.text


def _words(parts: list[Message], found: Contents, struck: list[str]) -> Iterator[tuple[str, int]]:
    """The words of the mail, each stretch with the depth of its quotation; whatever else is in it is taken out.

    `struck` takes the words that are struck out.
    """
    for number, part in enumerate(parts, 1):
        kind, named = part.get_content_type(), file_name(part)
        is_text = kind in ("text/plain", "text/html") and not named
        if is_text and part.get_content_disposition() != "attachment":
            flowed, drops = (str(part.get_param(it) or "").lower() for it in ("format", "delsp"))
            is_plain, text = kind == "text/plain", _decoded(part, found.notes)
            is_flowed = is_plain and flowed == "flowed"
            yield from passages(text, is_flowed, drops == "yes") if is_plain else passages_of_markup(text, struck)
        elif found.is_full:
            found.leave(named or f"part {number}", found.too_large())
        else:
            found.take(Inside(named or f"part-{number}{_suffix(kind)}", payload(part)))


def payload(part: Message) -> bytes:
    """The bytes of a part without their transport encoding; of a mail inside, the mail itself."""
    inner = part.get_payload()
    if isinstance(inner, list):
        try:
            return b"\n".join(it.as_bytes() for it in inner if isinstance(it, Message))
        except RecursionError as failure:
            raise CannotOpen("It holds mails in mails without end, so it is not read.", None, _FRESH) from failure
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, UnicodeError):
        content = None
    return content if isinstance(content, bytes) else str(inner).encode("utf-8", "replace")


def file_name(part: Message) -> str | None:
    """The exact name that the sender gave a part, if any."""
    try:
        named = part.get_filename()
    except (ValueError, LookupError, UnicodeError, AttributeError, TypeError):
        return None
    if not named:
        return None
    pieces = email.header.decode_header(named)
    return "".join(_letters(value, charset) if isinstance(value, bytes) else value for value, charset in pieces)


def _suffix(kind: str) -> str:
    return {"message/rfc822": ".eml", "text/html": ".html", "text/plain": ".txt"}.get(kind, "")


def _stated(message: Message) -> dict[str, Stated]:
    """Who sent it, when, and about what, as the mail itself says."""
    named, address = email.utils.parseaddr(header(message, "From"))
    said = {"publisher": named or address, "title": header(message, "Subject"), "published": _day(message)}
    return {key: Stated(value, "markup") for key, value in said.items() if value}


def _day(message: Message) -> str | None:
    """The day as the sender had it."""
    try:
        moment = email.utils.parsedate_to_datetime(header(message, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.date().isoformat() if 1000 <= moment.year <= 9999 else None


def _other_languages(document: Document, text: str) -> Iterator[str]:
    """A note where quoted mails look like another language than the one that the whole is read in."""
    if document.language is None:
        return
    quoted = (text[one.start : one.end] for one in document.marks if one.kind == "quoted")
    found = {code for words in quoted if len(words) >= _ENOUGH_TO_TELL and (code := language_of(words))}
    if others := sorted(found - {document.language.value}):
        yield (
            f"What it quotes looks like {', '.join(others)}, and the mail is read as {document.language.value}: what is"
            " said there may be missed. Add the quoted mail itself to have it read."
        )


def _notes(message: Message, found: Contents, marks: Sequence[Mark]) -> Iterator[str]:
    if found.inside:
        yield f"{len(found.inside):,} attachments were found in it, and are sealed as originals of their own."
    for named, why in found.stayed[:20]:
        yield f"Stays inside: {named!r}: {why}."
    yield from found.notes
    if message.defects:
        yield f"The mail is not well formed ({type(message.defects[0]).__name__}); it was read as far as that goes."
    if quoted := sum(one.kind == "quoted" for one in marks):
        times = "1 passage quotes" if quoted == 1 else f"{quoted:,} passages quote"
        yield f"{times} an earlier mail (marked): what stands there is not said by this sender, unless it says so."
    yield "Sender, day and subject are what the mail says; anybody can write them."
