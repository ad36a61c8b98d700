"""Words of documents for a page: as they are written, with what cannot be seen made visible, and nothing that acts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from markupsafe import Markup, escape

_LEFT_ALONE = "\u200c\u200d\u200e\u200f\u061c\n\t"
"""Joiners that scripts need, marks that only tell the direction of what stands beside them, and plain layout."""


def shown(text: str) -> Markup:
    """The words as markup that only shows them; controls and turns of direction become their names."""
    return Markup("").join(_pieces(text))


def _pieces(text: str) -> Iterable[Markup]:
    plain = 0
    for place, character in enumerate(text):
        if _acts(character):
            yield escape(text[plain:place])
            yield Markup('<span class="unseen">U+{:04X}</span>').format(ord(character))
            plain = place + 1
    yield escape(text[plain:])


def _acts(character: str) -> bool:
    """Whether a character moves or hides others, or has no place in a page."""
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") and character not in _LEFT_ALONE


def in_line(text: str) -> Markup:
    """The same on one line."""
    return shown(" ".join(text.split()))
