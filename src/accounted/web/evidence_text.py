"""Words of others, made harmless to show: escaped, isolated from what stands beside them, invisible signs made visible.

A sign that turns the direction of writing can make 613 read as 316. The words are kept exactly; each such sign is put
into a box of its own, where it turns nothing, and is named above the line.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

from accounted.model.passage import CONTEXT
from accounted.web.language import direction

SIGNS = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
    "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM",
    "\u200b": "ZWSP", "\u2060": "WJ", "\ufeff": "BOM", "\u00ad": "SHY", "\u180e": "MVS",
    "\u2028": "LS", "\u2029": "PS", "\u0085": "NEL",
}  # fmt: skip
"""Signs that turn, join or part words unseen. Joiners that scripts need (U+200C, U+200D) are not among them."""

_PLAIN = "".join(map(chr, [*range(0x00, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)]))
_TAGS = "".join(map(chr, [*range(0xE0000, 0xE0080)]))
UNSEEN = re.compile(f"[{re.escape(''.join(SIGNS) + _PLAIN + _TAGS)}]")


SHORT = 120
"""Up to so many characters words are names mostly, which a page says again and again."""


def name_of(sign: str) -> str:
    """A short name for a sign that has no shape."""
    return SIGNS.get(sign) or f"U+{ord(sign):04X}"


def inert(text: str) -> Markup:
    """The text as HTML that holds all of its characters and does nothing.

    A carriage return is written as a reference, because a browser would drop it; NUL, which HTML can't hold, becomes
    the sign for a character that is lost.
    """
    if not UNSEEN.search(text):
        return _escaped(text)
    pieces, last = [], 0
    for found in UNSEEN.finditer(text):
        pieces.append(_escaped(text[last : found.start()]))
        pieces.append(_boxed(found[0]))
        last = found.end()
    pieces.append(_escaped(text[last:]))
    return Markup("").join(pieces)


def _escaped(text: str) -> Markup:
    return Markup(str(escape(text)).replace("\r", "&#13;"))


def _boxed(sign: str) -> Markup:
    kept = "\ufffd" if sign == "\0" else sign
    return Markup('<span class="sign" data-sign="{}">&#{};</span>').format(name_of(sign), ord(kept))


def said(text: object, language: str | None = None, kind: str = "") -> Markup:
    """Words of somebody else, beside words of ours: in their own direction and, where known, their own language."""
    words = str(text)
    return _often_said(words, language, kind) if len(words) <= SHORT else _said(words, language, kind)


def _said(words: str, language: str | None, kind: str) -> Markup:
    named = Markup(' lang="{}"').format(language) if language else Markup("")
    classed = Markup(' class="{}"').format(kind) if kind else Markup("")
    runs = direction(language) if language else "auto"
    return Markup('<bdi{}{} dir="{}">{}</bdi>').format(classed, named, runs, inert(words))


_often_said = lru_cache(4_096)(_said)


def from_a_word(before: str) -> str:
    """Words before a passage, without the half word that they may begin with; an ellipsis stands for more."""
    if len(before) < CONTEXT:
        return before
    cut = before.split(maxsplit=1)
    return f"… {cut[1]}" if len(cut) > 1 and not before[0].isspace() else f"…{before}"


def to_a_word(behind: str) -> str:
    """Words behind a passage, without the half word that they may end with; an ellipsis says that more follows."""
    if len(behind) < CONTEXT:
        return behind
    cut = behind.rsplit(maxsplit=1)
    return f"{cut[0]} …" if len(cut) > 1 and not behind[-1].isspace() else f"{behind}…"


def plain(text: object) -> str:
    """The text for places that take no markup, such as a title: signs without a shape are written by name."""
    return UNSEEN.sub(lambda found: f"‹{name_of(found[0])}›", " ".join(str(text).split()))
