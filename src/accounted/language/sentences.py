"""The sentences of a text, as spans: a light splitter by rule, because every claim is read within its sentence.

Candidates are full stops and line ends; each is judged by a few characters around it, so time is linear and
memory bounded however long a line is. Abbreviations come from the language's YAML file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .tokens import lookup_form
from .words import Words

__all__ = ["sentences"]

_NEAR = 40  # characters looked at around a candidate
_NARROWEST, _WIDEST = 40, 120  # lines that a writer or a teleprinter wraps have a width between these
_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
_ARMENIAN_STOP = "։"  # where a text has it, its "." introduces as a colon does
_LEADERS = 2  # more dots than these lead from a word to its figure
_STOPS = ".!?…։؟۔。"
_CLOSERS = "”’\"'»)]›“"
_OPENERS = "“‘\"'«([‹„¿¡—–-"
_OPENING_QUOTES = frozenset("«“„")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # numbers of footnotes, as importers write them
_CANDIDATE = re.compile(
    rf"(?P<line>[{_LINE_ENDS}]\s*+)"
    rf"|(?<![{_STOPS}])(?P<stop>[{_STOPS}]++)[{re.escape(_CLOSERS)}]*+(?>(?:\[\d{{1,3}}\]|[{_RAISED}])*)(?=\s|\Z)"
)
_LINE_END = re.compile(rf"\r\n|[{_LINE_ENDS}]")
_NUMBERING = re.compile(r"[(\[]?(?:\d{1,5}|[^\W\d_]|[ivxlcIVXLC]{1,6})(?:\.\d{1,3})*[.)\]]*\Z")
_BULLET = re.compile(r"[•‣▪●◦*·–—-]\s|[(\[]?(?:\d{1,3}|[^\W\d_])[.)\]]\s")
_INITIAL = re.compile(r"(?:[^\W\d_][.])*[^\W\d_]\Z")
_TALLY = re.compile(r"(?:\s[–—:=-]\s*|:\s+)\d[\d.,  ]*\)?\s*\Z")
_TABLE = re.compile(r"\t| \| ")


def sentences(text: str, words: Words, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]` in order, as spans without surrounding whitespace.

    A heading, a list item and a table line are sentences of their own; a paragraph number stays with what follows.
    """
    stop = len(text) if end is None else end
    first = start
    introduces = _ARMENIAN_STOP in text
    for match in _CANDIDATE.finditer(text, start, stop):
        if not _ends(text, match, first, stop, words) or (introduces and _is_colon(text, match, stop)):
            continue
        if span := _trimmed(text, first, match.start() if match["line"] else match.end()):
            yield span
        first = match.end()
    if span := _trimmed(text, first, stop):
        yield span


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _ends(text: str, match: re.Match[str], first: int, stop: int, words: Words) -> bool:
    """Whether the candidate ends the sentence that began at `first`."""
    after = text[match.end() : min(stop, match.end() + _NEAR)].lstrip()
    if match["line"]:
        return _line_ends(text, match, first, stop, after)
    if not after:
        return True
    begun = text[first : match.start()].lstrip() if match.start() - first < _NEAR else ""
    if begun and _NUMBERING.match(begun):
        return False
    if len(match["stop"]) > _LEADERS and after[:1].isdigit():  # Killed ......... 12
        return False
    if match["stop"] == "." and _abbreviated(text, match, first, after, words):
        return False
    return _may_begin(after) or _tired_writer(text, match)


def _is_colon(text: str, match: re.Match[str], stop: int) -> bool:
    """Whether an Armenian "." stands before what somebody says: ասաց. «Ինը մարդ զոհվեց»։"""
    said = text[match.end() : min(stop, match.end() + _NEAR)].lstrip(" ")
    word = text[match.start() - 1 : match.start()]
    return match.group() == "." and "\u0561" <= word <= "\u0587" and said[:1] in _OPENING_QUOTES


def _may_begin(after: str) -> bool:
    """Whether a text could be the beginning of a sentence: after its quotation marks stands no small letter."""
    bare = after.lstrip(_OPENERS + " ")
    return not bare[:1].islower()


def _tired_writer(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence seems to end although the next begins small: a single full stop behind an ordinary word."""
    word = re.search(r"[^\W\d_]+\Z", text[max(0, match.start() - _NEAR) : match.start()])
    return match.group() == "." and word is not None and len(word.group()) > 2 and word.group().islower()


def _abbreviated(text: str, match: re.Match[str], first: int, after: str, words: Words) -> bool:
    """Whether the full stop belongs to an abbreviation or an initial."""
    before = text[max(first, match.start() - _NEAR) : match.start()]
    word = before.split()[-1].lstrip(_OPENERS) if before.strip() else ""
    low = lookup_form(word)
    if words.has("abbreviations", low):
        needs_number = words.has("abbreviations_before_number", low)
        if not needs_number or after[0].islower() or re.match(r"\d|[IVXLC]+\b", after):
            return True
    if not _INITIAL.match(word):
        return False
    follower = re.match(r"[^\W\d_]+", after)
    begins = follower is not None and words.has("starters", lookup_form(follower.group()))
    return not begins if "." in word else word.isupper() and not after[0].isdigit()


def _line_ends(text: str, match: re.Match[str], first: int, stop: int, after: str) -> bool:
    """Whether a line end ends the sentence: always, unless the text is evidently wrapped there."""
    if len(_LINE_END.findall(match.group())) > 1 or not after:
        return True
    before = text[max(first, match.start() - _NEAR) : match.start()].rstrip()
    if before[-1:] in "-\u2010\u00ad" and before[-2:-1].isalpha() and after[0].islower():
        return False
    if before[-1:] in _STOPS + ":;" or (before[-1:] in _CLOSERS and before[-2:-1] in _STOPS):
        return True
    if _BULLET.match(after) or _in_table(text, match, first, stop) or _in_tally(text, match, before, stop):
        return True
    if _wrapped(text, match, stop):
        return False
    return not (after[0].islower() or before.endswith(",") or (after[0].isdigit() and len(before) > _NEAR - 5))


def _wrapped(text: str, match: re.Match[str], stop: int) -> bool:
    """Whether the line was broken because the next word did not fit: it would reach beyond its neighbours."""
    lines = _LINE_END.split(text[max(0, match.start() - 2 * _WIDEST) : match.start()])[-2:]
    following = _LINE_END.split(text[match.end() : min(stop, match.end() + _WIDEST + 1)], maxsplit=1)[0]
    line, width = lines[-1], max(map(len, [*lines, following]))
    if not _NARROWEST <= len(line) <= _WIDEST or width > _WIDEST:
        return False
    return len(line) + 1 + len(following.split(maxsplit=1)[0] if following.split() else "") > width


def _in_tally(text: str, match: re.Match[str], before: str, stop: int) -> bool:
    """Whether the lines before and after both end with a figure behind a dash or a colon."""
    after = _LINE_END.split(text[match.end() : min(stop, match.end() + _WIDEST)], maxsplit=1)[0]
    return bool(_TALLY.search(before) and _TALLY.search(after))


def _in_table(text: str, match: re.Match[str], first: int, stop: int) -> bool:
    """Whether a tab or a bar stands in the line before or after."""
    before = text[max(first, match.start() - 5 * _NEAR) : match.start()]
    after = _LINE_END.split(text[match.end() : min(stop, match.end() + 5 * _NEAR)], maxsplit=1)[0]
    return bool(_TABLE.search(before) or _TABLE.search(after))
