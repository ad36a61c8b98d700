"""Older Word documents are read as newer ones are. The one in the zoo was written by an office program."""

import random
from contextlib import suppress

import pytest

from accounted.errors import CannotOpen
from accounted.intake.media import DOC, OLE, older_type_of
from accounted.intake.office.ole import parts_of
from tests.documents import TOLL, xls
from tests.intake.conftest import ZOO, from_zoo, opened

NAME = "document-of-word-97.doc"
BODY = """The warden said that 34 people were killed in Lund.¹

Сторож 🕯 сказал: погибли  18 человек.

Village | Killed
Lund | 34
Harl |

Copied by hand.

¹ The mill counted 40."""


def test_an_older_word_document_is_read_as_if_all_changes_were_accepted() -> None:
    found = from_zoo(NAME)
    assert found.document.media_type == DOC
    assert found.text[: found.document.body_end].replace("Harl | ", "Harl |") == BODY
    assert found.text[found.document.body_end :].split("\n\n")[1:] == [
        "Struck out: 31", "Struck out: 17", "Comment (R.): Ask the mill.", "Register of the parish",
    ]  # fmt: skip
    (table,) = found.document.tables
    assert [[found.text[cell.start : cell.end] for cell in row] for row in table.rows] == [
        ["Village", "Killed"], ["Lund", "34"], ["Harl", ""],
    ]  # fmt: skip


def test_its_marks_stand_where_their_words_do() -> None:
    found = from_zoo(NAME)
    marked = {one.kind: one for one in found.document.marks}
    assert found.text[marked["inserted"].start : marked["inserted"].end] == "34"
    assert found.text[int(marked["comment"].about["from"]) :].startswith(".¹")
    struck = [one for one in found.document.marks if one.kind == "deleted"]
    assert [found.text[int(one.about["from"]) :].split()[0] for one in struck] == ["34", "18"]


def test_a_broken_one_is_read_or_refused_and_no_more() -> None:
    good, chance = (ZOO / NAME).read_bytes(), random.Random(5)
    for number in range(300):
        broken = bytearray(good[: chance.randrange(600, len(good))] if number % 3 == 0 else good)
        for _ in range(chance.choice((1, 4, 40))):
            at = chance.randrange(len(broken) - 4)
            broken[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", chance.randbytes(4)))
        with suppress(CannotOpen):
            opened(bytes(broken), "a.doc").text.encode()


def test_one_that_claims_more_letters_than_bytes_is_refused_before_it_takes_memory() -> None:
    good = (ZOO / NAME).read_bytes()
    pieces = parts_of(good)["1Table" if "1Table" in parts_of(good) else "0Table"]
    at = next(at for at in range(len(pieces)) if pieces[at] == 2 and pieces[at + 5 : at + 9] == b"\0\0\0\0")
    claimed = pieces[at : at + 9] + b"\xff\xff\xff\x7f"
    with pytest.raises(CannotOpen, match="damaged Word document"):
        opened(good.replace(pieces[at : at + 13], claimed), "a.doc")


def test_a_workbook_of_the_same_age_stays_one_and_what_is_neither_says_so() -> None:
    assert older_type_of(xls(TOLL)) == OLE
    with pytest.raises(CannotOpen, match="no workbook and no Word document"):
        opened(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), "a.msg")
