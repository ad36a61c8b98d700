"""Cells of tables that no spreadsheet takes for a formula, and from which the exact words can be had back.

A cell is dangerous when, behind blanks and what cannot be seen, it begins with a character that a spreadsheet takes for
the beginning of a formula or a command, also in its full-width form. Such a cell is written with an apostrophe before
it. So is one that begins with an apostrophe itself, so that one rule gives every cell back: take away one apostrophe
at the beginning, if there is one.
"""

from __future__ import annotations

import unicodedata

GUARD = "'"
BEGINS_A_FORMULA = "=+-@|%"
"""`|` and `%` begin commands in some programs; a tab or a line break moves what follows into another cell."""

Cell = str | int | bool | None


def guarded(value: Cell) -> str:
    """A value as the text of a cell; None is empty, true and false are words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return f"{GUARD}{value}" if _is_dangerous(value) else value


def unguarded(text: str) -> str:
    """The exact words of a guarded cell."""
    return text.removeprefix(GUARD)


def _is_dangerous(text: str) -> bool:
    if text[:1] in ("\t", "\r", "\n", GUARD):
        return True
    first = next((one for one in text if not _unseen(one)), "")
    return unicodedata.normalize("NFKC", first)[:1] in BEGINS_A_FORMULA if first else False


def _unseen(character: str) -> bool:
    """Blanks, controls, marks of direction and the like: what a spreadsheet may pass over."""
    return character.isspace() or unicodedata.category(character) in ("Cc", "Cf", "Zs", "Zl", "Zp")
