"""Who has the floor in a record of a debate or a hearing: lines that begin with a name in capitals and a colon.

"MR. TREDGOLD: How many were killed?" — what follows, up to the next such line, is that speaker's. One such line alone
is a heading and nobody's turn. A single word ("CLERK:") is a name only where one comes again and somebody asks: a cable
has "SUMMARY:" and "COMMENT:" as well. In an interview, where one line asks and the next is another's, names stand as
they are written elsewhere: "Reporter: How many? / Ana Dol: Twelve."
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from accounted.model import Span

_LINE = re.compile(
    r"^[ \t*_]*(?P<name>[^\W\d_][^\n:()\d]{3,60}?)(?: ?\([^)\n]{1,60}\))?[*_]* ?:[*_]* (?P<said>[^\n]{12,})", re.M
)
_DASHED = re.compile(r"^[ \t*_]*(?P<name>[^\W\d_][^\n—–:]{2,60}?)[*_]*\.[*_]* ?[—–] (?P<said>[^\n]{2,})", re.M)
"""In minutes of some languages a full stop and a dash stand behind the name: M. le ministre. — Quatre y sont morts."""
_ANSWER = re.compile(
    r"^[ \t*_«“\"]*(?P<name>[^\W\d_][^\n:.()\d«»“”\"]{1,40}?)[*_»”\"]*(?: ?\([^)\n]{1,60}\))?[*_]* ?"
    r"(?P<mark>[:.])[*_]* (?P<said>[^\n]{2,})",
    re.M,
)
_LONGEST_ANSWERER = 4
_LONGEST = 8
"""How many words a name with its title may have."""
_SMALL = 4
"""Words of so many letters at most may stand uncapitalised inside a name: de, von, der."""
_FEWEST = 2
_ASKING = "?؟՞;"


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of a text: where each begins, and the name it begins with."""

    starts: Sequence[int]
    names: Sequence[Span]

    def at(self, position: int) -> Span | None:
        """Who has the floor at a position; None before the first turn, or where the text records no debate."""
        i = bisect_right(self.starts, position) - 1
        return self.names[i] if i >= 0 else None


def turns_of(text: str, start: int) -> Turns:
    """The turns of a text from `start` on; none unless two lines begin one."""
    lines = [found for found in _LINE.finditer(text, start) if not found["said"][0].isdigit()]
    short = [found for found in lines if _is_one_word(found["name"])]
    again = len({found["name"] for found in short}) < len(short)
    asked = again and any(mark in found["said"] for found in lines for mark in _ASKING)
    names = [
        Span(found.start("name"), found.end("name"), found["name"])
        for found in lines
        if _is_name(found["name"]) or (asked and _is_one_word(found["name"]))
    ]
    dashed = [found for found in _DASHED.finditer(text, start) if len(found["name"].split()) <= _LONGEST]
    if len(dashed) > max(len(names), _FEWEST):
        names = [Span(found.start("name"), found.end("name"), found["name"]) for found in dashed]
    kept = names if len(names) >= _FEWEST else _interview(text, start)
    return Turns([name.start for name in kept], kept)


def _interview(text: str, start: int) -> list[Span]:
    """The names of those who ask and answer, where a line that ends in a question is followed by another's."""
    lines = [found for found in _ANSWER.finditer(text, start) if _is_answerer(found["name"])]
    often = Counter(found["name"] for found in lines)
    lines = [found for found in lines if found["mark"] == ":" or often[found["name"]] > 1]
    asked = any(
        _asks(first["said"]) and first["name"] != second["name"] and not text[first.end() : second.start()].strip()
        for first, second in pairwise(lines)
    )
    return [Span(found.start("name"), found.end("name"), found["name"]) for found in lines] if asked else []


def _asks(said: str) -> bool:
    """Whether what is said ends in a question; Armenian has its mark inside the last word that is stressed."""
    last = re.split(r"[.!։…](?=\s)", said.rstrip(' \t"”»'))[-1]
    return last.endswith(("?", "؟", ";")) or "՞" in last


def _is_answerer(words: str) -> bool:
    """Whether a few words, each with a capital where the script has any, may be who asks or answers."""
    held = words.split()
    small = {k for k, word in enumerate(held) if 0 < k < len(held) - 1 and len(word) < _SMALL and word.islower()}
    capital = (word[:1].isupper() or not word[:1].islower() for k, word in enumerate(held) if k not in small)
    return len(held) <= _LONGEST_ANSWERER + len(small) and all(capital)


def _is_name(words: str) -> bool:
    """Whether words are a name or an office of which a word of its own stands in capitals: Ms Rengin AKSU."""
    held = words.split()
    shouted = sum(len(word.strip(".,")) > 2 and word.isupper() for word in held)
    plain = all(word[:1].isupper() or len(word) <= _SMALL for word in held)
    plain = plain or shouted * 2 >= len(held)  # El señor BELTRÁN ARCE
    return 2 <= len(held) <= _LONGEST and shouted > 0 and plain


def _is_one_word(words: str) -> bool:
    """Whether a line begins with one word in capitals, a surname or an office."""
    return words.isupper() and words.isalpha()
