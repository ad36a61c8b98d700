"""Older Word documents are read as newer ones are. The one in the zoo was written by an office program."""

import random
import struct
from contextlib import suppress

import pytest

from accounted.errors import CannotOpen
from accounted.intake.media import DOC, OLE, older_type_of
from accounted.intake.office.body import Body
from accounted.intake.office.doc import _apart, _Walk
from accounted.intake.office.doc_parts import IN_TABLE, ROW_END, STRUCK, Letters, _meaning, merged_in
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


def with_one_inside(book: bytes, name: str) -> bytes:
    """A workbook in which another file stands, with a part of that name, told of before the workbook's own part."""
    begin = (struct.unpack_from("<I", book, 48)[0] + 1) * 512
    root, own, *_ = (book[begin + 128 * n : begin + 128 * (n + 1)] for n in range(4))

    def entry(like: bytes, called: str, kind: int, *links: int) -> bytes:
        written = called.encode("utf-16-le") + b"\0\0"
        head = written.ljust(64, b"\0") + struct.pack("<HBB3I", len(written), kind, 1, *links)
        return head + (like[80:] if like else bytes(48))

    none = 0xFFFFFFFF
    written = (
        root[:76] + struct.pack("<I", 3) + root[80:], entry(b"", name, 2, none, none, none),
        entry(b"", "MBD0001", 1, none, none, 1), entry(own, "Workbook", 2, none, 2, none),
    )  # fmt: skip
    return book[:begin] + b"".join(written) + book[begin + 512 :]


def test_a_workbook_with_a_letter_in_it_is_a_workbook_and_its_own_parts_are_its_parts() -> None:
    book = with_one_inside(xls(TOLL), "WordDocument")
    assert set(parts_of(book)) == {"WordDocument", "Workbook"}
    assert older_type_of(book) == OLE
    assert "Orvale | 106" in opened(book, "a.xls").text
    assert len(parts_of(with_one_inside(xls(TOLL), "Workbook"))["Workbook"]) > 1_000


def test_words_drawn_as_their_style_is_are_not_struck_out() -> None:
    told = {way: struct.pack("<HB", 0x0837, way) for way in (0, 1, 0x80, 0x81)}
    assert {way: _meaning(changes) for way, changes in told.items()} == {0: 0, 1: STRUCK, 0x80: 0, 0x81: STRUCK}


@pytest.mark.parametrize("first", ["* The mill counted 40.\r", "\x02 The mill counted 40.\r"])
@pytest.mark.parametrize("second", ["", "\x02 The ferry took 12.\r"])
def test_a_note_whose_sign_a_person_chose_is_read(first: str, second: str) -> None:
    text = first + second
    notes = [body.prose.text for body in _apart(Letters(text, bytes(len(text))))]
    assert len(notes) == 1 + bool(second)
    assert "The mill counted 40." in notes[0]


def row_told(*ways: int) -> bytes:
    """What a row says of its cells, as Word writes it: its edges, and twenty bytes for each cell."""
    edges = b"".join(struct.pack("<h", 2_000 * at) for at in range(len(ways) + 1))
    cells = b"".join(struct.pack("<H", way << 5) + bytes(18) for way in ways)
    told = bytes([len(ways)]) + edges + cells
    return struct.pack("<HH", 0xD608, len(told) + 1) + told


def test_a_row_says_which_of_its_cells_go_on_from_the_row_above() -> None:
    others = struct.pack("<HB", 0x2416, 1), struct.pack("<Hh", 0x9601, 5)
    assert merged_in(others[0] + row_told(3, 0, 1) + others[1]) == bytes([3, 0, 1])
    corrected = struct.pack("<HBBB", 0xD62B, 2, 1, 3)
    assert merged_in(row_told(3, 0, 1) + corrected) == bytes([3, 3, 1])
    for cut in range(2, len(row_told(3, 0, 1))):
        merged_in(row_told(3, 0, 1)[:cut])


def test_a_label_that_reaches_down_stands_in_every_row_of_an_older_document() -> None:
    rows = [["District", "Village", "Killed"], ["Lund", "Dalby", "12"], ["", "Veberod", "7"], ["Malmo", "Oxie", "3"]]
    text, drawn, merged = "", b"", {}
    for number, cells in enumerate(rows):
        for cell in cells:
            text += f"{cell}\x07"
            drawn += bytes([IN_TABLE]) * (len(cell) + 1)
        merged[len(text)] = bytes([(0, 3, 1, 0)[number], 0, 0])
        text, drawn = f"{text}\x07", drawn + bytes([IN_TABLE | ROW_END])
    body = Body()
    _Walk(body, {}, (), merged).add(Letters(text, drawn))
    assert [[cell.text for cell in row] for row in body.prose.tables[0].rows] == [
        *rows[:2], ["Lund", "Veberod", "7"], rows[3]
    ]  # fmt: skip
