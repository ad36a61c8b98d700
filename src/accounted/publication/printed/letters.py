"""Which letters the fonts of the report can draw, and names for those that they cannot."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

from accounted.errors import NotFound

FONTS = "fonts"
"""The folder beside this module; its files are brought when the package is built."""


def fonts() -> Path:
    """The folder with the fonts.

    Raises:
        NotFound: they were not brought when the package was built.
    """
    folder = Path(str(resources.files(__package__))) / FONTS
    if not any(folder.glob("*.ttf")):
        what = "The fonts that a PDF needs were not brought when Accounted was installed."
        raise NotFound(what, str(folder), "Install Accounted again with a connection, or export report-html.")
    return folder


@cache
def drawable() -> frozenset[int]:
    """The code points that some font has a sign for."""
    import uharfbuzz

    held: set[int] = set()
    for path in sorted(fonts().glob("*.ttf")):
        held.update(uharfbuzz.Face(path.read_bytes()).unicodes)
    return frozenset(held)


def undrawable(text: str) -> list[tuple[int, str]]:
    """Where the text has characters that no font has a sign for, each with its name as `U+4E2D`."""
    held = drawable()
    return [
        (place, f"U+{ord(one):04X}") for place, one in enumerate(text) if ord(one) not in held and one not in _PLAIN
    ]


_PLAIN = "\n\t\u200c\u200d\u200e\u200f\u061c\u2068\u2069"
"""Layout, and marks that draw nothing."""
