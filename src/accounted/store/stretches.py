"""A text cut into stretches for the full-text index: what a hit shows, and where it stands.

A paragraph is a stretch; a long one is cut after a sentence, else between two words, else anywhere.
Words are found together only within one stretch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 480
"""How many code points a stretch has at most."""

_PARAGRAPH = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_SENTENCE = re.compile(r"[.!?…։؟।。！？][\"'”’»)\]]*\s")
_GAP = re.compile(r"\s")


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch, in order; they don't overlap, and leave out only white space."""
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        while start < end:
            cut = _cut(text, start, end)
            if trimmed := text[start:cut].strip():
                begin = text.index(trimmed[0], start)
                yield begin, begin + len(trimmed)
            start = cut


def _cut(text: str, start: int, end: int) -> int:
    if end - start <= LONGEST:
        return end
    stop = start + LONGEST
    for boundary in (_SENTENCE, _GAP):
        found = [match.end() for match in boundary.finditer(text, start, stop)]
        if found and found[-1] - start > LONGEST // 4:
            return found[-1]
    return stop
