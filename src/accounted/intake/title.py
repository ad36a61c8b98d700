"""The body that a note's title names: "Ministry X, statement of 4 May", "Letter of X to Y, 4 May"."""

from __future__ import annotations

import re
from functools import cache

from accounted.intake.known_keys import document_words
from accounted.intake.published import Dated

_QUOTED_TITLE = re.compile(r",\s+[\"“«„]")
_ADDRESSEE = re.compile(r"\s+to\s+(?=the\b|[A-ZÀ-Þ])")
_TAIL = re.compile(r"(?:[\s,;–—-]|\b(?:of|on|from|dated|in|about|circa)\b)+\Z")


def body_named_in(title: str, found: list[Dated]) -> str | None:
    """Who issued the paper that a title names, as written, or None when the title does not show it.

    The name ends where the title goes on with a date, a quoted title, or a colon and a word for a
    kind of paper. Of a letter the writer counts, not the one it is written to. Two bodies with a
    semicolon between them are both kept.

    Args:
        title: the whole title.
        found: the dates in it, with their offsets.
    """
    names, position = [], 0
    for part in title.split(";"):
        at = [date.start - position for date in found if position <= date.start < position + len(part)]
        names.append(_name_in(part, min(at, default=None)))
        position += len(part) + 1
    return "; ".join(name for name in names if name) or None


def _name_in(part: str, date_start: int | None) -> str | None:
    quoted, colon = _QUOTED_TITLE.search(part), _paper()[0].search(part)
    ends = [end for end in (quoted and quoted.start(), colon and colon.start(), date_start) if end]
    if not ends:
        return None
    name = _TAIL.sub("", _paper()[1].sub("", _TAIL.sub("", part[: min(ends)])))
    writer = _paper()[2].match(name)
    if writer and (writer["link"] != "of" or _ADDRESSEE.search(name)):  # "report of the events" names no body
        name = name[writer.end() :]
    return _ADDRESSEE.split(name, maxsplit=1)[0].strip() or None


@cache
def _paper() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A kind of paper after a colon; after a comma, to the end; and at the head, followed by `of`."""
    words = "|".join(map(re.escape, document_words()))
    return (
        re.compile(rf":\s+(?:\w+\s+)?(?:{words})\b", re.I),
        re.compile(rf",\s+(?:\w+\s+)?(?:{words})\b[^,]*\Z", re.I),
        re.compile(rf"(?:{words})\s+(?P<link>of|by|from)\s+", re.I),
    )
