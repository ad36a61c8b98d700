"""Opening a PDF: its text with page and box for every word, its pictures read by OCR, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from accounted.errors import CannotOpen
from accounted.intake.compose import Parts, compose
from accounted.intake.heading import heading_of
from accounted.intake.media import PDF
from accounted.intake.ocr.pages import Recogniser, missing_reader
from accounted.intake.opened import GivenMetadata, Opened
from accounted.intake.pdf.blocks import blocks_of, joined, with_notes
from accounted.intake.pdf.letters import letters_of
from accounted.intake.pdf.margins import margins
from accounted.intake.pdf.pictures import Read, pictures_read, said_of_pictures
from accounted.intake.pdf.pieces import Block, Sheet
from accounted.intake.pdf.ruled import is_inside, ruled
from accounted.intake.pdf.second import second_reading
from accounted.intake.pdf.writing import Written, written
from accounted.intake.prose import said_of_struck
from accounted.model import Original

MOST_PAGES = 5_000
"""Further pages are not read, and a note says so."""

_LOCKED = "It is encrypted and opens only with a password."
_UNLOCK = "The bytes are kept. Open it with its password, print or save it without one, and add that copy as well."
_NO_TEXT = "0 characters were read: no letters on {pages}, only pictures or drawings."
_UNMAPPED_SHARE = 0.3


class PdfImporter:
    """Opens PDF files with pdfium; those that it can't open with a second reader."""

    name = "pdf"
    version = "3"
    media_types = frozenset({PDF})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `text` with its pages; what repeats at their edges stands behind the body."""
        sheets, notes = _sheets(content, name, Recogniser.for_language(given.language))
        laid = written(sheets)
        if not any(character.isalnum() for character in laid.text):
            laid, more = _by_second(content, len(sheets), name)
            notes = (*more, *notes)
        heading = heading_of(laid.text, 0, given.language)
        parts = Parts(
            "text", PDF, laid.text, None, stated=heading.stated if heading.body_start else {},
            body_start=heading.body_start, body_end=laid.body_end, tables=laid.tables, pages=laid.pages,
            marks=laid.marks, notes=notes,
        )  # fmt: skip
        return compose(self, original, name, given, parts)


def _sheets(content: bytes, name: str, recogniser: Recogniser) -> tuple[list[Sheet], tuple[str, ...]]:
    """The pages as pdfium reads them, and what is to be said of them; no pages where it can't open the file.

    Raises:
        CannotOpen: the file asks for a password.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as failure:
        if "password" in str(failure).lower():
            raise CannotOpen(_LOCKED, name, _UNLOCK) from failure
        return [], ()
    with closing(document):
        read = list(_read(document, min(len(document), MOST_PAGES)))
        seen = pictures_read(document, read, recogniser)
        notes = [*_damaged(read, seen), *_odd(read), *said_of_pictures(read, seen, recogniser.allowance)]
        if len(document) > MOST_PAGES:
            notes.append(f"It has {len(document):,} pages; the first {MOST_PAGES:,} were read.")
    sheets = _blocks([page for page in read if page[0] not in seen])
    return sorted([*sheets, *seen.values()], key=lambda sheet: sheet.number), tuple(notes)


def _read(document: Any, count: int) -> Iterator[Read]:
    import pypdfium2

    for index in range(count):
        try:
            page = document[index]
            with closing(page), closing(page.get_textpage()) as text_page:
                width, height = page.get_size()
                yield index + 1, width, height, letters_of(page, text_page)
        except pypdfium2.PdfiumError:
            yield index + 1, 0.0, 0.0, None


def _blocks(read: Sequence[Read]) -> list[Sheet]:
    """The pages with their blocks, what stands at their edges told apart."""
    edges = margins([(height, letters.stretches if letters else []) for _, _, height, letters in read])
    raw: list[tuple[Read, list[Block], list[Block]]] = []
    for page, at_edge in zip(read, edges, strict=True):
        stretches, grids = (page[3].stretches, page[3].grids) if page[3] else ([], [])
        edge = {i for i in at_edge if not any(is_inside(stretches[i], grid) for grid in grids)}
        body: list[Block] = []
        for above, table in ruled([it for i, it in enumerate(stretches) if i not in edge], grids):
            body += [*blocks_of(above), *table]
        behind = [Block((it,), "margin") for i, it in enumerate(stretches) if i in edge]
        raw.append((page, body, behind + [Block(it, "struck") for it in (page[3].struck if page[3] else ())]))
    size = _body_size([block for _, body, _ in raw for block in body])
    return [
        Sheet(page[0], page[1], page[2], (*joined(with_notes(body, size)), *edge)) for page, body, edge in raw
    ]  # fmt: skip


def _body_size(blocks: Sequence[Block]) -> float:
    """The size in which most of the text is set."""
    sizes: dict[float, int] = {}
    for block in blocks:
        for line in block.lines:
            sizes[round(line.size, 1)] = sizes.get(round(line.size, 1), 0) + len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=1)


def _damaged(read: Sequence[Read], seen: Mapping[int, Sheet]) -> list[str]:
    broken = [page[0] for page in read if page[3] is None]
    empty = [page[0] for page in read if page[3] is not None and not page[3].count and page[0] not in seen]
    notes = [f"{_pages(broken)} could not be opened; nothing of {_them(broken)} was read."] if broken else []
    if empty and len(empty) < len(read):
        notes.append(
            f"On {_pages(empty)[0].lower()}{_pages(empty)[1:]} 0 characters were read: only pictures, or nothing."
        )
    return notes


def _odd(read: Sequence[Read]) -> list[str]:
    letters = [page[3] for page in read if page[3]]
    unmapped, hidden, turned = (sum(getattr(it, name) for it in letters) for name in ("unmapped", "hidden", "turned"))
    count = sum(it.count for it in letters)
    notes = list(said_of_struck(sum(len(it.struck) for it in letters)))
    if unmapped:
        much = " Look at the page itself: the words may be wrong." if unmapped > _UNMAPPED_SHARE * count else ""
        notes.append(f"For {unmapped:,} of {count:,} signs the file does not say which letter they are.{much}")
    if hidden:
        notes.append(f"{hidden:,} of {count:,} letters are invisible, as in scans that another program has read.")
    if turned:
        notes.append(f"{turned:,} letters stand turned on their page and were left out.")
    return notes


def _by_second(content: bytes, pages: int, name: str) -> tuple[Written, tuple[str, ...]]:
    """What the second reader makes of the file.

    Raises:
        CannotOpen: it finds no text either.
    """
    found = second_reading(content)
    if found is None:
        many = f"{pages:,} page{'' if pages == 1 else 's'}"
        if pages:
            do = missing_reader() or "No letters were recognised in them; if there are any, add a sharper copy as well."
            raise CannotOpen(_NO_TEXT.format(pages=many), name, f"The bytes are kept. {do}")
        what = "It is a PDF in which neither of two readers finds a page: 0 characters were read."
        raise CannotOpen(what, name, "The bytes are kept. Ask for a fresh copy, and add that as well.")
    return found, ("The first reader found no text; the second read it, without places on the page. Compare the page.",)


def _pages(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:20])) + (f" and {len(numbers) - 20:,} more" if len(numbers) > 20 else "")
    return f"Page {shown}" if len(numbers) == 1 else f"Pages {shown}"


def _them(numbers: Sequence[int]) -> str:
    return "it" if len(numbers) == 1 else "them"
