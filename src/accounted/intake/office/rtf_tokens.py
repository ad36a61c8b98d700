"""RTF cut into its tokens, and the code pages of its fonts."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

OPEN, CLOSE, WORD, BYTES, SYMBOL = "open", "close", "word", "bytes", "symbol"

_TOKEN = re.compile(
    rb"(?P<brace>[{}])"
    rb"|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})?(?P<gap>[ ]?)"
    rb"|\\'(?P<hex>[0-9A-Fa-f]{2})"
    rb"|\\(?P<symbol>[^A-Za-z'])"
    rb"|(?P<plain>[^\\{}\r\n\0]+)"
    rb"|(?:[\r\n\0]+|\\'?)",
    re.S,
)

CODE_PAGES = {
    77: "mac_roman", 78: "cp932", 79: "cp949", 80: "cp936", 81: "cp950", 83: "mac_roman", 85: "mac_greek",
    86: "mac_turkish", 89: "mac_cyrillic", 128: "cp932", 129: "cp949", 130: "cp1361", 134: "cp936", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""The code page of a font's character set, by its number; sets left out are the document's own."""


class Token(NamedTuple):
    """One token: a brace, a word with its number, a symbol, or bytes of text."""

    kind: str
    word: str = ""
    number: int | None = None
    content: bytes = b""


def tokens(content: bytes) -> Iterator[Token]:
    """The tokens in order; what `\\bin` announces is passed over."""
    at = 0
    while found := _TOKEN.match(content, at):
        if found.end() == at:
            return
        at = found.end()
        if brace := found["brace"]:
            yield Token(OPEN if brace == b"{" else CLOSE)
        elif found["word"] is not None:
            number = None if found["number"] is None else int(found["number"])
            if found["word"] == b"bin":
                at += max(number or 0, 0)
                continue
            yield Token(WORD, found["word"].decode("ascii"), number)
        elif found["hex"] is not None:
            yield Token(BYTES, content=bytes([int(found["hex"], 16)]))
        elif found["symbol"] is not None:
            yield Token(SYMBOL, found["symbol"].decode("latin-1"))
        elif found["plain"] is not None:
            yield Token(BYTES, content=found["plain"])


def code_page(number: int | None, otherwise: str) -> str:
    """The name of a code page by its number, as in `\\ansicpg1251`; another where there is none."""
    name = {65001: "utf-8", 10000: "mac_roman", 10007: "mac_cyrillic"}.get(number or 0, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return otherwise
    return name


def moment(packed: int | None) -> str | None:
    """A moment as RTF packs it into a number, to the minute; None for none."""
    if not packed:
        return None
    bits = packed & 0xFFFFFFFF
    minute, hour, day = bits & 63, bits >> 6 & 31, bits >> 11 & 31
    month, year = bits >> 16 & 15, 1900 + (bits >> 20 & 511)
    if not (1 <= month <= 12 and 1 <= day <= 31 and hour < 24 and minute < 60):
        return None
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"
