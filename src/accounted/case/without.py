"""Reading without a case: nothing is sealed, logged or kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from accounted.case.folders import AnyPath, path_of
from accounted.case.given_files import content_of
from accounted.case.hands import unheard
from accounted.case.opening import Opening, reading
from accounted.case.readers import reader_from
from accounted.case.receipts import checked
from accounted.case.unpacking import DEEPEST
from accounted.case.walk import as_text
from accounted.errors import BadInput, CannotOpen
from accounted.model import Claim, Document, Original, Stated, digest_of

if TYPE_CHECKING:
    from accounted.reading import Reader

Tell = Callable[[str], None]


def read(
    source: AnyPath,
    *,
    publisher: str | None = None,
    published: str | None = None,
    title: str | None = None,
    lang: str | None = None,
    reader: str | Reader | None = None,
    settings: Mapping[str, str] | None = None,
    tell: Tell = unheard,
) -> list[Claim]:
    """What a document claims, from the file at a path.

    Args:
        published: a date in words, digits or EDTF.
        lang: ISO 639-1; else the language is recognised.
        reader: by name, with its settings, or itself; the rules when left out.
        tell: hears what a person should know: where text is sent, and how many readings were refused.

    Raises:
        Unreadable: the file can't be read.
        CannotOpen: it was read, but holds nothing that can be opened.
        NoAnswer: the reader asked something, and got no answer that it could use.
    """
    path = path_of(source)
    content = content_of(path)
    name = as_text(path.name)
    return read_bytes(
        content, name, publisher=publisher, published=published, title=title, lang=lang, reader=reader,
        settings=settings, tell=tell,
    )  # fmt: skip


def read_bytes(
    content: bytes,
    name: str,
    *,
    publisher: str | None = None,
    published: str | None = None,
    title: str | None = None,
    lang: str | None = None,
    reader: str | Reader | None = None,
    settings: Mapping[str, str] | None = None,
    tell: Tell = unheard,
) -> list[Claim]:
    """What a document claims, from its bytes and its name; of an archive or a mail, also what is inside it claims."""
    given = _said(publisher, published, title, lang)
    by = reader_from(reader, settings, tell)
    opened = _opened(Original(digest_of(content), len(content)), content, name, given, by)
    if not (opened.inside or opened.claims or opened.why or opened.document.language) and opened.text:
        tell(f"{name}: Its language was not recognised, so it was read as English. Name it:  --lang LANG")
    if not opened.inside:
        return _claims(opened, name, tell)
    return list(_claims_within(opened, name, given, by, tell, 1))


def _opened(original: Original, content: bytes, name: str, given: Mapping[str, str], by: Reader | None) -> Opening:
    """The document, read by the reader; what reads it is in this program only where it has something to ask."""
    from accounted.case.apart import Job, pool

    opened = pool().open(Job(original, lambda: content, name, given, read=by is None))
    return opened if by is None or opened.why else reading(opened, given.get("language"), by)


def _claims_within(
    opened: Opening, name: str, given: Mapping[str, str], by: Reader | None, tell: Tell, depth: int
) -> Iterator[Claim]:
    """The claims of a document and of all that is inside it; what can't be read is told, and stops nothing."""
    if opened.why:
        tell(f"{name}: {opened.why}")
    yield from _claims(replace(opened, why=None), name, tell)
    for one in opened.inside:
        path = f"{name}!/{one.name}"
        if depth > DEEPEST:
            tell(f"{path}: It lies more than {DEEPEST} containers deep, and was not read.")
            continue
        inner = _opened(Original(digest_of(one.content), len(one.content)), one.content, path, given, by)
        yield from _claims_within(inner, path, given, by, tell, depth + 1)


def read_text(
    text: str,
    *,
    name: str = "text",
    publisher: str | None = None,
    published: str | None = None,
    title: str | None = None,
    lang: str | None = None,
    reader: str | Reader | None = None,
    settings: Mapping[str, str] | None = None,
    tell: Tell = unheard,
) -> list[Claim]:
    """What a text claims; offsets count in the text exactly as given."""
    if not isinstance(text, str):
        raise BadInput(
            "The text to read is no text.", name, "Give a str; for bytes there is accounted.case.read_bytes."
        )
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        raise BadInput(
            "The text holds half a character.", f"character {error.start}", "Mend it, and try again."
        ) from error
    given = _said(publisher, published, title, lang)
    stated: dict[str, Any] = {key: Stated(value, "given") for key, value in given.items()}
    document = Document(
        digest=digest_of(content), name=name, kind="text", media_type="text/plain", importer="given",
        text_digest=digest_of(content), characters=len(text), encoding="utf-8", **stated,
    )  # fmt: skip
    return _claims(reading(Opening(document, text), lang, reader_from(reader, settings, tell)), name, tell)


def _said(publisher: str | None, published: str | None, title: str | None, lang: str | None) -> dict[str, str]:
    return checked({"publisher": publisher, "published": published, "title": title, "language": lang})


def _claims(opened: Opening, name: str, tell: Tell) -> list[Claim]:
    if opened.why:
        raise CannotOpen(opened.why, name, opened.do)
    if opened.refused:
        tell(f"{name}: {opened.refused}")
    return list(opened.claims)
