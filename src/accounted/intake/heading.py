"""The head of a note: a title, then lines such as `Side: …` and `Citation: …`, then the running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from accounted.intake.known_keys import meaning_of, stated_by
from accounted.intake.published import dates_of_title, spanned
from accounted.intake.title import body_named_in
from accounted.model import Stated

_REACH = 20_000
_MOST_LINES = 60
_LONGEST_TITLE = 200
_LONGEST_ASIDE = 120
_KEYED = re.compile(
    r"\s*(?:[-*+•]\s+)?(?:\*\*|__)?(?P<key>[^\W\d_][\w ]{1,30}?(?:\(s\))?)"
    r"(?:\*\*|__)?:(?:\*\*|__)?[ \t]+(?P<value>\S.*)"
)
_BULLET = re.compile(r"\s*[-*+•]\s+\S")
_INLINE = re.compile(r"(?:\A|(?<=[.;]\s))(?P<key>[^\W\d_][\w ]{1,30}?)(?P<colon>:)?\s+(?=(?P<digit>\d)|\S)")
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])\.\s+(?=[^\W\d_a-z])|\.?\s*\Z")
_UNDERLINE = re.compile(r"[=~-]{3,}\s*\Z")


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head of a text says, and where its running text begins."""

    body_start: int
    stated: dict[str, Stated] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip("\ufeff \t\r\n\f")


def heading_of(text: str, start: int = 0, language: str | None = None) -> Heading:
    """The heading of `text[start:]`; without metadata lines the running text begins at `start`.

    With them, the title may also name publisher and date. Without them it is only a title, and a
    part of the running text, since headlines make claims.
    """
    lines = _lines(text, start)
    filled = [number for number, line in enumerate(lines) if not line.blank]
    if not filled:
        return Heading(start)
    first = filled[0]
    keyed = bool(_values(lines[first].text))
    block = first if keyed else _after_title(lines, first)
    if block is None:
        title = _title(lines[first], text)
        return Heading(start, {"title": Stated(title, "heading")} if title else {})
    values, end = _block(lines, block)
    body = next((line.start for line in lines[end:] if not line.blank), min(len(text), start + _REACH))
    if not keyed:
        values.setdefault("title", _bare(lines[first].text))
    return Heading(body, _with_title(values, language))


def _with_title(values: dict[str, str], language: str | None) -> dict[str, Stated]:
    """What the lines say, and what only the title says: who issued the paper, and when."""
    stated = stated_by(values, "heading")
    title = values.get("title", "")
    found = dates_of_title(title, language)
    for key, value in (("published", spanned(found)), ("publisher", body_named_in(title, found))):
        if value and key not in stated:
            stated[key] = Stated(value, "heading")
    return stated


def _lines(text: str, start: int) -> list[_Line]:
    lines, position = [], start
    for piece in text[start : start + _REACH].split("\n")[:_MOST_LINES]:
        lines.append(_Line(position, piece))
        position += len(piece) + 1
    return lines


def _after_title(lines: list[_Line], first: int) -> int | None:
    """The number of the line where the metadata under a title begins, or None."""
    if len(lines[first].text) > 2 * _LONGEST_TITLE:
        return None
    rest = range(first + 1, len(lines))
    block = next((n for n in rest if not lines[n].blank and not _UNDERLINE.match(lines[n].text)), None)
    return block if block is not None and _values(lines[block].text) else None


def _block(lines: list[_Line], number: int) -> tuple[dict[str, str], int]:
    """The values of the metadata lines from one line on, and the number of the line after them."""
    values: dict[str, str] = {}
    while number < len(lines) and not lines[number].blank:
        found = _values(lines[number].text)
        if not found and not _aside(lines[number].text):
            break
        for key, value in found.items():
            values.setdefault(key, value)
        number += 1
    return values, number


def _aside(line: str) -> bool:
    """Whether a line among metadata is a remark rather than the first line of the running text."""
    plain = line.strip()
    return bool(_BULLET.match(line)) or (len(plain) <= _LONGEST_ASIDE and not plain.endswith((".", "!", "?", ":")))


def _values(line: str) -> dict[str, str]:
    """What a line says under known keys: one, or several as sentences ("Side: NGO. Dated 4 May 1994.")."""
    found = _KEYED.match(line)
    meaning = meaning_of(found["key"]) if found else None
    if not found or not meaning:
        return {}
    return _sentences(line) or {meaning: found["value"].strip()}


def _sentences(line: str) -> dict[str, str]:
    """The values of a line that holds several keys, each at the head of a sentence; of any other line nothing."""
    starts = [(found, meaning) for found in _INLINE.finditer(line) if (meaning := _inline_meaning(found))]
    if len(starts) < 2:
        return {}
    values: dict[str, str] = {}
    ends = [found.start() for found, _ in starts[1:]] + [len(line)]
    for (found, meaning), end in zip(starts, ends, strict=True):
        value = line[found.end() : end].strip()
        stop = _SENTENCE_END.search(value)
        values.setdefault(meaning, value[: stop.start()] if stop else value)
    return values


def _inline_meaning(found: re.Match[str]) -> str | None:
    meaning = meaning_of(found["key"])
    return meaning if found["colon"] or (meaning == "published" and found["digit"]) else None


def _title(line: _Line, text: str) -> str | None:
    """The first line as a title: a marked heading, or a short line without a full stop before a longer text.

    A line without a letter or a digit is none, nor is one that opens braces or brackets, as files of JSON begin.
    """
    title = _bare(line.text)
    if not any(map(str.isalnum, title)) or title.startswith("{") or title.endswith(("{", "[")):
        return None
    marked = line.text.lstrip("\ufeff ").startswith("#")
    short = 0 < len(title) <= _LONGEST_TITLE and not title.endswith((".", ",", ";", ":", "…"))
    followed = len(text) - line.start > 2 * len(title) and "\n" in text[line.start : line.start + len(line.text) + 1]
    return title if any(map(str.isalnum, title)) and (marked or (short and followed)) else None


def _bare(line: str) -> str:
    """A heading without the marks of Markdown around it."""
    return re.sub(r"^#{1,6}\s+|\s+#+$", "", line.strip("\ufeff \t\r\n")).strip()
