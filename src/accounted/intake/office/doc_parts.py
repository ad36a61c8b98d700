"""The parts of an older Word document ([MS-DOC]): its letters, how each is drawn, and what stands beside the text.

A document of Word 97 to 2003 is a heap of pieces. A table says in which order they follow each other, and pages of 512
bytes say from which byte to which letters are struck out or hidden, and which paragraphs end a row of a table.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

PAGE_BYTES = 512
STRUCK, DELETED, INSERTED, HIDDEN, ROW_END, IN_TABLE = 1, 2, 4, 8, 16, 32
_MEANS = {
    0x0837: STRUCK, 0x2A53: STRUCK, 0x0800: DELETED, 0x0801: INSERTED, 0x083C: HIDDEN, 0x2417: ROW_END,
    0x2416: IN_TABLE,
}  # fmt: skip
_ON = 1
"""0x81 says: otherwise than the style, 0x80: as the style. Styles are not looked at; they seldom strike words out."""

_OPERAND_BYTES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_LONG_OPERANDS = (0xD606, 0xD608)
_ROW, _MERGED_IN_ROW = 0xD608, 0xD62B
"""What tells how the cells of a row are laid out, and what corrects that for one of them."""

_CELL_BYTES = 20
GOES_ON, BEGINS = 1, 3
_PLACES = 0x9A
"""Where the head of a document begins to say where its parts are: eight bytes for each."""

_NOTES_AT, _COMMENTS_AT, _LETTERS, _PARAGRAPHS, _PIECES, _OWNERS, _ENDNOTES_AT = 2, 4, 12, 13, 33, 36, 46
_COMPRESSED = 1 << 30


class Broken(ValueError):
    """The parts contradict each other; says how."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters of a document in their order, and for each what is said of how it is drawn."""

    text: str
    drawn: bytes

    def __getitem__(self, part: slice) -> Letters:
        """A stretch of them."""
        return Letters(self.text[part], self.drawn[part])


@dataclass(frozen=True, slots=True)
class Written:
    """A document: the text, and behind it notes, page edges, comments, endnotes and boxes; the numbers count letters.

    `notes_at`, `endnotes_at` and `comments_at` are where in the text they are called, `authors` who made each comment.
    `merged` says of rows, by the letter that ends each, which cells go on from the row above (1) or begin such (3).
    """

    text: Letters
    notes: Letters
    edges: Letters
    comments: Letters
    endnotes: Letters
    boxes: Letters
    notes_at: tuple[int, ...]
    endnotes_at: tuple[int, ...]
    comments_at: tuple[int, ...]
    authors: tuple[str, ...]
    merged: Mapping[int, bytes]


def written(document: bytes, table: bytes) -> Written:
    """The document that the stream of that name holds, with the stream of its tables.

    Raises:
        Broken: they contradict each other.
    """
    try:
        return _written(document, table)
    except (struct.error, IndexError) as failure:
        raise Broken(f"a part of it lies outside of it: {failure}") from failure


def _written(document: bytes, table: bytes) -> Written:
    def part(number: int) -> bytes:
        start, size = struct.unpack_from("<II", document, _PLACES + 8 * number)
        return table[start : start + size]

    pieces = list(_pieces(part(_PIECES)))
    if sum(count for count, _, _ in pieces) > len(document):
        raise Broken("it claims more letters than it has bytes")
    drawn = _Drawn(document, part(_LETTERS), 1), _Drawn(document, part(_PARAGRAPHS), 13)
    texts, marks, merged, length = list[str](), list[bytes](), dict[int, bytes](), 0
    for count, offset, wide in pieces:
        step = 2 if wide else 1
        merged |= {length + n: how for n in range(count) if (how := drawn[1].merged_at(offset + n * step))}
        length += count
        texts.append(_decoded(document[offset : offset + count * step], wide).ljust(count)[:count])
        marks.append(bytes(drawn[0].at(offset + n * step) | drawn[1].at(offset + n * step) for n in range(count)))
    whole = Letters("".join(texts), b"".join(marks))
    sizes = struct.unpack_from("<8i", document, 0x4C)  # text, notes, edges, macros, comments, endnotes, boxes
    parts, at = list[Letters](), 0
    for size in (max(it, 0) for it in sizes[:7]):
        parts.append(whole[at : at + size])
        at += size
    comments_at = _places(part(_COMMENTS_AT), 30)
    return Written(
        parts[0], parts[1], parts[2], parts[4], parts[5], parts[6],
        _places(part(_NOTES_AT), 2), _places(part(_ENDNOTES_AT), 2), comments_at,
        _authors(part(_COMMENTS_AT), part(_OWNERS), len(comments_at)), merged,
    )  # fmt: skip


def _decoded(content: bytes, wide: bool) -> str:
    """The letters, one for each place; half of a pair is no letter of its own."""
    if not wide:
        return content.decode("cp1252", "replace")
    return "".join(map(chr, struct.unpack(f"<{len(content) // 2}H", content[: len(content) // 2 * 2])))


def _pieces(told: bytes) -> Iterator[tuple[int, int, bool]]:
    """How many letters each piece has, where they begin, and whether each takes two bytes."""
    at = 0
    while told[at] == 1:
        at += 3 + int.from_bytes(told[at + 1 : at + 3], "little")
    (size,) = struct.unpack_from("<I", told, at + 1)
    if told[at] != 2 or size > len(told):
        raise Broken("its table of pieces is not one")
    count, at = (size - 4) // 12, at + 5
    starts = struct.unpack_from(f"<{count + 1}I", told, at)
    for number in range(count):
        (offset,) = struct.unpack_from("<I", told, at + 4 * (count + 1) + 8 * number + 2)
        letters, wide = starts[number + 1] - starts[number], not offset & _COMPRESSED
        offset &= _COMPRESSED - 1
        if letters < 0:
            raise Broken("a piece of it ends before it begins")
        yield letters, offset if wide else offset // 2, wide


class _Drawn:
    """What is said of letters or paragraphs, by the byte at which they stand."""

    def __init__(self, document: bytes, pages: bytes, entry_bytes: int) -> None:
        self._starts, self._means = [0], [0]
        self._merged: dict[int, bytes] = {}
        count = max(len(pages) - 4, 0) // 8
        for number in range(count):
            (page,) = struct.unpack_from("<I", pages, 4 * (count + 1) + 4 * number)
            begin = (page & 0x3FFFFF) * PAGE_BYTES
            self._take(document[begin : begin + PAGE_BYTES], entry_bytes)

    def at(self, offset: int) -> int:
        """What is said of what stands at that byte."""
        return self._means[bisect_right(self._starts, offset) - 1]

    def merged_at(self, offset: int) -> bytes:
        """How the cells of the row are merged that ends with what stands at that byte; nothing where none is."""
        if not self._merged:
            return b""
        return self._merged.get(bisect_right(self._starts, offset) - 1, b"")

    def _take(self, page: bytes, entry_bytes: int) -> None:
        if len(page) < PAGE_BYTES:
            return
        count = page[-1]
        starts = struct.unpack_from(f"<{count + 1}I", page)
        for number in range(count):
            place = page[4 * (count + 1) + entry_bytes * number] * 2
            changes = _changes(page, place, entry_bytes > 1) if place else b""
            means = _meaning(changes)
            if starts[number] >= self._starts[-1]:
                if means & ROW_END and any(how := merged_in(changes)):
                    self._merged[len(self._starts)] = how
                self._starts += [starts[number], starts[number + 1]]
                self._means += [means, 0]


def _changes(page: bytes, place: int, of_paragraph: bool) -> bytes:
    """The list of what is drawn otherwise than usual."""
    size = page[place]
    if not of_paragraph:
        return page[place + 1 : place + 1 + size]
    begin = place + 1 if size else place + 2
    size = size * 2 - 1 if size else page[place + 1] * 2
    return page[begin + 2 : begin + size]  # the first two bytes name a style


def _meaning(changes: bytes) -> int:
    means = 0
    for code, operand in _each(changes):
        if code in _MEANS:
            means = means | _MEANS[code] if operand[0] & _ON else means & ~_MEANS[code]
    return means


def merged_in(changes: bytes) -> bytes:
    """Of each cell of a row, whether it goes on from the one above (1), begins one that goes on (3), or neither."""
    how = bytearray()
    for code, operand in _each(changes):
        if code == _ROW and len(operand) > 2:
            count = operand[2]
            cells = 3 + 2 * (count + 1)
            flags = (operand[cells + _CELL_BYTES * number :][:2] for number in range(count))
            how = bytearray(it[0] >> 5 & 3 if it else 0 for it in flags)
        elif code == _MERGED_IN_ROW and len(operand) > 2 and operand[1] < len(how):
            how[operand[1]] = operand[2] & 3
    return bytes(how)


def _each(changes: bytes) -> Iterator[tuple[int, bytes]]:
    """What is said in a list of changes: each code with its operand, which has one byte at least."""
    at = 0
    while at + 2 < len(changes):
        (code,) = struct.unpack_from("<H", changes, at)
        size = _OPERAND_BYTES.get(code >> 13)
        if size is None:
            long = code in _LONG_OPERANDS
            size = 1 + (int.from_bytes(changes[at + 2 : at + 4], "little") if long else changes[at + 2])
        yield code, changes[at + 2 : at + 2 + max(size, 1)]
        at += 2 + size


def _places(told: bytes, beside: int) -> tuple[int, ...]:
    """The letters at which something is called, out of a list with so many bytes beside each."""
    count = max(len(told) - 4, 0) // (4 + beside)
    return struct.unpack_from(f"<{count}I", told) if count else ()


def _authors(told: bytes, owners: bytes, count: int) -> tuple[str, ...]:
    names, at = list[str](), 0
    while at + 2 <= len(owners):
        (letters,) = struct.unpack_from("<H", owners, at)
        names.append(owners[at + 2 : at + 2 + 2 * letters].decode("utf-16-le", "replace"))
        at += 2 + 2 * letters
    numbers = (struct.unpack_from("<H", told, 4 * (count + 1) + 30 * one + 20)[0] for one in range(count))
    return tuple(names[number] if number < len(names) else "" for number in numbers)
