"""Bytes into text, without an exception and without a silent loss.

UTF-8 first, then UTF-16 and UTF-32 by their marks or their pattern of zero bytes, then the older
code pages, then a file in which both stand side by side. Newlines and byte order marks stay, so
that text in one encoding gives back the same bytes when it is written again.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from accounted.intake.code_pages import MULTIBYTE, WESTERN, code_page_of, declared_code_page

REPLACEMENT = "\ufffd"
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_SAMPLE = 4096
_BLOCKS_OF_A_TEXT = 4  # a script and its marks, Latin, punctuation
_LINES_NAMED = 5


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was read in, and what a reader should know about it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(content: bytes, declared: str | None = None) -> Decoded | None:
    """The text that the bytes hold, or None when they are not text at all.

    A byte order mark stays in the text as U+FEFF. A byte that no encoding explains becomes U+FFFD,
    and a note says how many there are and where the first one stands.

    Args:
        content: the whole file.
        declared: the encoding that the file itself names; a hint, since it is often wrong.
    """
    wide = wide_encoding(content)
    if wide:
        return _replaced(content, wide)
    if is_binary(content):
        return None
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _older(content, declared)


def is_binary(content: bytes) -> bool:
    """Whether the bytes, which are in no wide encoding, can't be text: zero bytes, or thick with control characters."""
    if b"\0" in content:
        return True
    head = content[: _SAMPLE * 16]
    controls = len(head) - len(head.translate(None, bytes([*range(1, 9), 11, *range(14, 27), *range(28, 32), 127])))
    return controls * 20 > len(head)


def wide_encoding(content: bytes) -> str | None:
    """UTF-16 or UTF-32 in its byte order, by its mark or its zero bytes; None for anything else."""
    for mark, encoding in _MARKS:
        if content == mark or (content.startswith(mark) and _reads_as_text(content[:_SAMPLE], encoding)):
            return encoding
    if b"\0" not in content[:_SAMPLE]:
        return None
    return next((encoding for encoding in _WIDE if _reads_as_text(content[:_SAMPLE], encoding, strict=True)), None)


def _reads_as_text(sample: bytes, encoding: str, strict: bool = False) -> bool:
    """Whether a sample in a wide encoding shows printable characters; if `strict`, also out of few blocks of Unicode.

    Without a byte order mark only that tells text from noise; text in Chinese characters is not recognised then.
    """
    width = 4 if "32" in encoding else 2
    text = sample[: len(sample) // width * width].decode(encoding, errors="replace").removeprefix("\ufeff")
    plain = sum((character.isprintable() and character != REPLACEMENT) or character in "\t\r\n\f" for character in text)
    if not text or plain < 0.97 * len(text):
        return False
    blocks = Counter(ord(character) >> 8 for character in text).most_common(min(1 + len(text) // 8, _BLOCKS_OF_A_TEXT))
    return not strict or sum(times for _, times in blocks) >= 0.9 * len(text)


def _older(content: bytes, declared: str | None) -> Decoded:
    """Text that is not clean UTF-8: UTF-8 with damaged places, two encodings in one file, or a code page."""
    lines = _LINE.findall(content)
    broken = {number for number, line in enumerate(lines) if not line.isascii() and _wide_letters(line) is None}
    if any(not line.isascii() and number not in broken for number, line in enumerate(lines)):
        return _mixed(content, lines, broken)
    if all(_mostly_utf8(lines[number]) for number in broken):
        return _replaced(content, "utf-8")
    encoding = declared_code_page(content, declared) or code_page_of(content) or WESTERN
    found = _replaced(content, encoding)
    guess = f"It is not UTF-8; by its bytes it was read as {encoding}. Look whether its letters are right."
    return Decoded(found.text, found.encoding, (guess, *found.notes))


def _wide_letters(line: bytes) -> int | None:
    """How many letters of a line take more than a byte of UTF-8; None when it is not UTF-8."""
    try:
        return sum(character > "\x7f" for character in line.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _mostly_utf8(line: bytes) -> bool:
    """Whether a line that is not clean UTF-8 holds more UTF-8 letters than damaged places."""
    text = line.decode("utf-8", errors="replace")
    damaged = text.count(REPLACEMENT)
    return sum(character > "\x7f" for character in text) - damaged > damaged


def _mixed(content: bytes, lines: list[bytes], broken: set[int]) -> Decoded:
    """UTF-8 text in which some lines are in a code page, or are damaged."""
    foreign = sorted(number for number in broken if not _mostly_utf8(lines[number]))
    if not foreign:
        return _replaced(content, "utf-8")
    encoding = code_page_of(b"".join(lines[number] for number in foreign))
    if encoding is None or encoding in MULTIBYTE:
        return _replaced(content, "utf-8")
    apart = set(foreign)
    text = "".join(
        line.decode(encoding if number in apart else "utf-8", errors="replace") for number, line in enumerate(lines)
    )
    note = f"It mixes encodings: {_line_numbers(foreign)} read as {encoding}, all others as UTF-8. Check those lines."
    return Decoded(text, f"utf-8+{encoding}", (note, *_damage(text)))


def _line_numbers(numbers: list[int]) -> str:
    shown = ", ".join(str(number + 1) for number in numbers[:_LINES_NAMED])
    more = f" and {len(numbers) - _LINES_NAMED} more" if len(numbers) > _LINES_NAMED else ""
    return f"line {shown} was" if len(numbers) == 1 else f"lines {shown}{more} were"


def _replaced(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        text = content.decode(encoding, errors="replace")
        return Decoded(text, encoding, _damage(text, error.start))


def _damage(text: str, first_byte: int | None = None) -> tuple[str, ...]:
    count = text.count(REPLACEMENT)
    if not count:
        return ()
    where = f"character {text.index(REPLACEMENT)}" + ("" if first_byte is None else f" (byte {first_byte})")
    places = "1 place holds" if count == 1 else f"{count} places hold"
    return (
        f"{places} bytes that the encoding can't explain, shown as \N{REPLACEMENT CHARACTER}; the first is at {where}.",
    )
