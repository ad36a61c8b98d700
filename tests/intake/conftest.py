"""How every test of this room opens a file: by its bytes and its name, with the importers that ship."""

from accounted.intake import BUILT_IN, GivenMetadata, Opened, open_original
from accounted.model import Cell, Original, digest_of
from tests.conftest import REPOSITORY

ZOO = REPOSITORY / "tests" / "zoo"


def opened(content: bytes, name: str = "note.txt", **given: str) -> Opened:
    original = Original(digest_of(content), len(content))
    return open_original(original, content, name, GivenMetadata(**given), BUILT_IN)


def from_zoo(name: str) -> Opened:
    return opened((ZOO / name).read_bytes(), name)


def quotes(text: str, cell: Cell) -> bool:
    """Whether a cell's offsets hold its text, or its text as a quoted cell writes it."""
    return text[cell.start : cell.end] in (cell.text, cell.text.replace('"', '""'))
