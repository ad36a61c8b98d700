"""Where words that a person quotes stand in a text."""

from __future__ import annotations

import re

from accounted.errors import BadInput

AROUND, NAMED = 20, 5
"""How much of the text is shown on either side of words that stand there more than once, and of how many places."""


def stretch_of(text: str, words: str, where: str) -> tuple[int, int]:
    """The offsets of words in a text; any white space stands for any other, so that a line end does no harm.

    Raises:
        BadInput: they stand there more than once, or nowhere; `where` names the text.
    """
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        raise BadInput("No words were given.", "--words", "Quote them as they stand in the document.")
    found = [it.start() for it in re.finditer(f"(?={_open(parts)})", text)]
    if not found:
        do = "Quote them letter for letter, with their capitals and marks, or give START and END."
        raise BadInput(f"The words {words!r} stand nowhere in the document.", where, do)
    if len(found) > 1:
        raise BadInput(f"The words {words!r} stand in {len(found)} places.", where, _which(text, found, len(words)))
    held = re.compile(_open(parts)).match(text, found[0])
    assert held is not None
    return held.span()


def _open(parts: list[str]) -> str:
    return r"\s+".join(parts)


def _which(text: str, found: list[int], length: int) -> str:
    """What to do, with the first places and their surroundings."""
    shown = [
        f"{start}: {' '.join(text[max(start - AROUND, 0) : start + length + AROUND].split())!r}"
        for start in found[:NAMED]
    ]
    more = f", and {len(found) - NAMED} more" if len(found) > NAMED else ""
    return f"Quote more words around them, or give START and END. They begin at {', '.join(shown)}{more}."
