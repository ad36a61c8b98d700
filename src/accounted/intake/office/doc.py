"""Older Word documents (DOC, Word 97 to 2003): the same rules as for newer ones, out of another format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from types import MappingProxyType
from typing import NamedTuple

from accounted.errors import CannotOpen
from accounted.intake.compose import Parts, compose
from accounted.intake.heading import heading_of
from accounted.intake.media import DOC
from accounted.intake.office.body import Body
from accounted.intake.office.doc_parts import (
    BEGINS,
    DELETED,
    GOES_ON,
    HIDDEN,
    IN_TABLE,
    INSERTED,
    ROW_END,
    STRUCK,
    Broken,
    Letters,
    Written,
    written,
)
from accounted.intake.office.docx_notes import Comment, Remarks
from accounted.intake.office.grid import Region
from accounted.intake.office.ole import Damaged, parts_of
from accounted.intake.office.tables import write_table
from accounted.intake.opened import GivenMetadata, Opened
from accounted.intake.prose import raised
from accounted.model import Original

_RESAVE = "The bytes are kept. Open it in the program that made it, save it as DOCX, and add that copy as well."
_EMPTY = "0 characters were read: it holds no text."
_ENCRYPTED, _TABLE = 0x0100, 0x0200
_FIRST_READ = 0xC1
"""The version of the format that Word 97 writes; those before are laid out otherwise."""

_CELL_END, _ENDS = "\x07", "\r\x0c"
_SHOWN = STRUCK | DELETED | INSERTED | HIDDEN
_SIGNS = {"\x0b": "\n", "\t": " ", "\x1e": "-", "\xa0": " "}

_NOTHING: Mapping[int, bytes] = MappingProxyType({})

Call = tuple[str, str]
"""The kind and the number of a note."""


class DocImporter:
    """Opens older Word documents, with their comments, tracked changes, tables and footnotes."""

    name = "doc"
    version = "3"
    media_types = frozenset({DOC})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `text`: the body, its footnotes, then what is not read."""
        document = _written(content, name)
        body = Body()
        notes = {**_called("footnote", document.notes_at, document.notes),
                 **_called("endnote", document.endnotes_at, document.endnotes)}  # fmt: skip
        calls = {int(key[1]): key for key in notes}
        _Walk(body, calls, document.comments_at, document.merged).add(document.text)
        _Walk(body, {}, ()).add(document.boxes)
        for key, note in notes.items():
            if key not in body.notes:  # it is called from nowhere, as where the document is damaged
                body.write(note)
        said = Remarks(notes, _comments(document), _edges(document.edges)).write(body)
        prose = body.prose
        if not any(character.isalnum() for character in prose.text):
            raise CannotOpen(_EMPTY, name, _RESAVE)
        heading = heading_of(prose.text, 0, given.language)
        made = Parts(
            "text", DOC, prose.text, None, stated=heading.stated if heading.body_start else {},
            body_start=heading.body_start, body_end=prose.body_end, tables=tuple(prose.tables),
            marks=tuple(prose.marks), notes=(*said, _PICTURES),
        )  # fmt: skip
        return compose(self, original, name, given, made)


_PICTURES = "Pictures are not looked for in a document of this older form, nor who changed it when."


def _written(content: bytes, name: str) -> Written:
    try:
        parts = parts_of(content)
        document = parts.get("WordDocument", b"")
        version, flags = int.from_bytes(document[2:4], "little"), int.from_bytes(document[10:12], "little")
        if flags & _ENCRYPTED:
            raise CannotOpen("It is encrypted with a password.", name, _RESAVE)
        if version < _FIRST_READ:
            raise CannotOpen("It is a Word document of before 1997, which this version doesn't read.", name, _RESAVE)
        return written(document, parts.get("1Table" if flags & _TABLE else "0Table", b""))
    except (Damaged, Broken) as failure:
        raise CannotOpen(f"It is a damaged Word document ({failure}).", name, _RESAVE) from failure


def _called(kind: str, places: Sequence[int], letters: Letters) -> dict[Call, Body]:
    """The notes, each by the letter at which it is called."""
    return {(kind, str(places[n] if n < len(places) else -1 - n)): it for n, it in enumerate(_apart(letters))}


def _apart(letters: Letters) -> Iterator[Body]:
    """The notes, each written by itself: each begins with the sign by which it is called.

    One whose sign a person chose has none of those; it stands with the note before it, and is one itself where it is
    the first.
    """
    starts = [at for at, letter in enumerate(letters.text) if letter in "\x02\x05"]
    if any(letter.isalnum() for letter in letters.text[: starts[0] if starts else None]):
        starts.insert(0, -1)
    for start, end in pairwise([*starts, len(letters.text)] if starts else ()):
        body = Body()
        _Walk(body, {}, ()).add(letters[start + 1 : end])
        yield body


def _comments(document: Written) -> dict[str, Comment]:
    found = {}
    for at, author, body in zip(document.comments_at, document.authors, _apart(document.comments), strict=False):
        found[str(at)] = Comment(" ".join(body.prose.text.split()), {"author": author} if author else {})
    return found


def _edges(letters: Letters) -> tuple[str, ...]:
    lines = (" ".join(line.split()) for line in _joined(_plain(letters)).split("\n"))
    return tuple(dict.fromkeys(filter(None, lines)))


def _plain(letters: Letters) -> Iterator[str]:
    for one in _seen(letters):
        yield one.letter if one.kind == "letter" else "\n" if one.kind == "end" else ""


def _joined(letters: Iterable[str]) -> str:
    """Letters as words; those beyond the first 65,536 stand in a document as two."""
    return "".join(letters).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class Seen(NamedTuple):
    """A letter or an end of something: what it is, itself, how it is drawn, and where it stands."""

    kind: str
    letter: str
    drawn: int
    at: int


def _seen(letters: Letters) -> Iterator[Seen]:
    """What a reader sees, letter by letter, without what fields are computed from."""
    fields = list[bool]()  # of each field around: whether its result has begun
    for at, letter in enumerate(letters.text):
        drawn = letters.drawn[at]
        if letter == "\x13":
            fields.append(False)
        elif letter == "\x14" and fields:
            fields[-1] = True
        elif letter == "\x15" and fields:
            fields.pop()
        elif not all(fields):
            continue
        elif letter in _ENDS:
            yield Seen("end", letter, drawn, at)
        elif letter == _CELL_END:
            yield Seen("row" if drawn & ROW_END else "cell", letter, drawn, at)
        elif letter in "\x02\x05":
            yield Seen("call", letter, drawn, at)
        elif letter >= " " or letter in _SIGNS:
            yield Seen("letter", _SIGNS.get(letter, letter), drawn, at)


class _Walk:
    """Writes letters into a body: paragraphs, and tables out of what ends with a cell."""

    def __init__(
        self, body: Body, calls: Mapping[int, Call], comments: Iterable[int], merged: Mapping[int, bytes] = _NOTHING
    ) -> None:
        self._body, self._calls, self._comments, self._merged = body, calls, frozenset(comments), merged
        self._ways = list[bytes]()
        self._paragraph = list[Seen]()
        self._cell, self._row, self._grid = body.inner(), list[Body](), list[list[Body]]()

    def add(self, letters: Letters) -> None:
        """Write all of them."""
        for one in _seen(letters):
            if one.kind in ("letter", "call"):
                self._paragraph.append(one)
            elif one.kind == "end" and not one.drawn & IN_TABLE:
                self._end_table()
                self._end_paragraph(self._body)
            elif one.kind != "row":
                self._end_paragraph(self._cell)
            if one.kind == "cell":
                self._row.append(self._cell)
                self._cell = self._body.inner()
            elif one.kind == "row":
                self._grid.append(self._row)
                self._ways.append(self._merged.get(one.at, b""))
                self._row = []
        self._end_table()
        self._end_paragraph(self._body)

    def _end_table(self) -> None:
        if self._row:
            self._grid.append(self._row)
        if self._grid:
            write_table(self._body, self._grid, list(_regions(self._ways)))
        self._row, self._grid, self._ways = [], [], []

    def _end_paragraph(self, body: Body) -> None:
        for (kind, how), some in groupby(self._paragraph, key=lambda one: (one.kind, one.drawn & _SHOWN)):
            for call in some if kind == "call" else ():
                self._call(body, call)
            if kind == "letter":
                _write(body, _joined(one.letter for one in some), how)
        body.prose.end_paragraph()
        self._paragraph = []

    def _call(self, body: Body, one: Seen) -> None:
        if one.at in self._comments:
            body.note(str(one.at))
        elif one.at in self._calls:
            body.notes.append(self._calls[one.at])
            body.prose.run(raised(str(len(body.notes))))


def _regions(ways: Sequence[bytes]) -> Iterator[Region]:
    """The cells that reach down over rows, out of what each row says of its own."""
    for column in range(max(map(len, ways), default=0)):
        flags = [way[column] if column < len(way) else 0 for way in ways]
        for top, flag in enumerate(flags):
            bottom = top
            while bottom + 1 < len(flags) and flags[bottom + 1] == GOES_ON:
                bottom += 1
            if flag == BEGINS and bottom > top:
                yield Region(top, column, bottom, column)


def _write(body: Body, words: str, how: int) -> None:
    if how & (STRUCK | DELETED):
        body.strike(words, {} if how & DELETED else {"how": "struck through"})
        return
    body.hidden += len(words) if how & HIDDEN else 0
    if how & INSERTED:
        body.put_in(words, {})
    else:
        body.run(words)
