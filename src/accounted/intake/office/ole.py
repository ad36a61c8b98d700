"""Whether the sectors of an older Office file can be followed to an end ([MS-CFB] 2.2–2.6).

Such a file is a small disk: tables say which sector comes after which. Where a damaged one runs in a circle, or claims
more bytes than there are, a reader that trusts it fills the memory; so its chains are followed here first. A chain that
leads out of the file ends there: what stands before it may still be read.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator, Sequence

_GREATEST = 0xFFFFFFFA
_IN_HEADER = 109
_STREAM, _ROOT = 2, 5
_ENTRY_BYTES, _MINI_BYTES = 128, 64
_NO_ENTRY = 0xFFFFFFFF


class Damaged(ValueError):
    """The sectors can't be followed; says why."""


def check_sectors(content: bytes) -> None:
    """Follow every chain of a compound file to its end.

    Raises:
        Damaged: one runs in a circle, or a part claims more bytes than the file has.
    """
    if len(content) < 512:
        raise Damaged("it ends within its first sector")
    (shift,) = struct.unpack_from("<H", content, 30)
    if shift not in (9, 12):
        raise Damaged("its sectors have no size")
    size = 1 << shift
    tables, first_entry, cutoff, first_mini = (struct.unpack_from("<I", content, at)[0] for at in (44, 48, 56, 60))
    after = _table(content, size, list(_places_of_tables(content, size))[:tables])
    directory = b"".join(_sector(content, size, one) for one in _chain(first_entry, after))
    mini = _table(content, size, list(_chain(first_mini, after)))
    for at in range(0, len(directory) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        kind, begins, claimed = directory[at + 66], *struct.unpack_from("<II", directory, at + 116)
        if kind not in (_STREAM, _ROOT) or (not claimed and kind == _STREAM):
            continue
        if claimed > len(content):
            raise Damaged("a part of it claims more bytes than the file has")
        for _ in _chain(begins, mini if kind == _STREAM and claimed < cutoff else after):
            pass


def _places_of_tables(content: bytes, size: int) -> Iterator[int]:
    """The sectors that hold the table of sectors: some are named in the head, further ones in sectors of their own."""
    yield from (one for one in struct.unpack_from(f"<{_IN_HEADER}I", content, 76) if one < _GREATEST)
    (place,) = struct.unpack_from("<I", content, 68)
    seen = set[int]()
    while place < _GREATEST:
        if place in seen:
            raise Damaged("its table of sectors runs in a circle")
        seen.add(place)
        *named, place = struct.unpack(f"<{size // 4}I", _sector(content, size, place))
        yield from (one for one in named if one < _GREATEST)


def _table(content: bytes, size: int, places: list[int]) -> array[int]:
    table = array("I")
    for place in places:
        table.extend(struct.unpack(f"<{size // 4}I", _sector(content, size, place)))
    return table


def _chain(sector: int, after: array[int]) -> Iterator[int]:
    """The sectors of a chain, in order; what ends it is no sector of the file."""
    for _ in range(len(after) + 1):
        if sector >= len(after):
            return
        yield sector
        sector = after[sector]
    raise Damaged("a chain of its sectors runs in a circle")


def _sector(content: bytes, size: int, number: int) -> bytes:
    """A sector; zeros where the file ends before it does."""
    begin = (number + 1) * size
    return content[begin : begin + size].ljust(size, b"\0")


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a compound file that hold bytes, by name; of two with one name that of the file itself.

    A file that stands within it, as a table in a letter, has parts of the same names.

    Raises:
        Damaged: its sectors can't be followed.
    """
    check_sectors(content)
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    cutoff, first_mini = (struct.unpack_from("<I", content, at)[0] for at in (56, 60))
    after, directory = _directory(content, size)
    mini = _table(content, size, list(_chain(first_mini, after)))
    small, found = b"", dict[str, bytes]()
    entries, own = range(0, len(directory) - _ENTRY_BYTES + 1, _ENTRY_BYTES), set(_own(directory))
    for at in sorted(entries, key=lambda at: (directory[at + 66] != _ROOT, at not in own)):
        kind, begins, claimed = directory[at + 66], *struct.unpack_from("<II", directory, at + 116)
        if kind == _ROOT:
            small = b"".join(_sector(content, size, one) for one in _chain(begins, after))
        elif kind == _STREAM:
            if claimed < cutoff:
                pieces = (small[one * _MINI_BYTES : (one + 1) * _MINI_BYTES] for one in _chain(begins, mini))
            else:
                pieces = (_sector(content, size, one) for one in _chain(begins, after))
            found.setdefault(_name(directory, at), b"".join(pieces)[:claimed])
    return found


def own_names(content: bytes) -> list[str]:
    """The names of the parts of a compound file itself, and of none that stands within it.

    Raises:
        Damaged: its sectors can't be followed.
    """
    check_sectors(content)
    _, directory = _directory(content, 1 << struct.unpack_from("<H", content, 30)[0])
    return [_name(directory, at) for at in _own(directory)]


def _directory(content: bytes, size: int) -> tuple[array[int], bytes]:
    """The table of sectors, and the entries of all parts, one after another."""
    tables, first_entry = (struct.unpack_from("<I", content, at)[0] for at in (44, 48))
    after = _table(content, size, list(_places_of_tables(content, size))[:tables])
    return after, b"".join(_sector(content, size, one) for one in _chain(first_entry, after))


def _own(directory: bytes) -> Sequence[int]:
    """Where the entries stand that are children of the root: they hang on one another as a tree does."""
    root = next((at for at in range(0, len(directory), _ENTRY_BYTES) if directory[at + 66] == _ROOT), None)
    waiting = [] if root is None else [struct.unpack_from("<I", directory, root + 76)[0]]
    found = dict[int, None]()
    while waiting:
        at = waiting.pop() * _ENTRY_BYTES
        if at + _ENTRY_BYTES <= len(directory) and at not in found:
            found[at] = None
            waiting += [one for one in struct.unpack_from("<II", directory, at + 68) if one != _NO_ENTRY]
    return list(found)


def _name(directory: bytes, at: int) -> str:
    letters = min(max(int.from_bytes(directory[at + 64 : at + 66], "little") - 2, 0), 62)
    return directory[at : at + letters].decode("utf-16-le", "replace")
