"""Older workbooks (XLS) that are damaged in ways that make their parser fill the memory, or panic."""

from contextlib import suppress

import pytest

from accounted.errors import CannotOpen
from accounted.intake.office import ole, workbook
from tests.documents import xls
from tests.intake.conftest import opened


def sector_after(content: bytes, sector: int, after: int) -> bytes:
    """An older workbook whose table says that one sector comes after another."""
    table = (int.from_bytes(content[76:80], "little") + 1) * 512
    return content[: table + 4 * sector] + after.to_bytes(4, "little") + content[table + 4 * sector + 4 :]


def test_an_older_workbook_whose_sectors_run_in_a_circle_or_claim_too_much_is_refused_before_it_takes_memory() -> None:
    good = xls([("Place", "Killed"), ("Lund", 12)])
    ole.check_sectors(good)
    first = int.from_bytes(good[48:52], "little")
    for broken, words in (
        (sector_after(good, first, first), "a chain of its sectors runs in a circle"),
        (claiming(good, 0x7FFFFFFF), "claims more bytes than the file has"),
    ):
        with pytest.raises(CannotOpen, match=words):
            opened(broken, "a.xls")
        for end in range(0, len(broken), 97):
            with suppress(ole.Damaged):
                ole.check_sectors(broken[:end])


def claiming(content: bytes, size: int) -> bytes:
    """An older workbook of which each part claims so many bytes."""
    made, at = bytearray(content), (int.from_bytes(content[48:52], "little") + 1) * 512
    for entry in range(at, at + 512, 128):
        if made[entry + 66] == 2:
            made[entry + 120 : entry + 124] = size.to_bytes(4, "little")
    return bytes(made)


def test_a_panic_of_the_parser_is_a_damaged_workbook() -> None:
    class PanicException(BaseException):
        """As parts written in Rust raise it."""

    with pytest.raises(ValueError, match="contradict each other"), workbook._without_panic():
        raise PanicException("range end index 64 out of range")
    with pytest.raises(KeyboardInterrupt), workbook._without_panic():
        raise KeyboardInterrupt
