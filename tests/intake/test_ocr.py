"""Letters out of pictures: the right language for every block, marked as such, with their places."""

import io
import zlib

import pytest
from PIL import Image

from accounted.case.opening import Opening, open_and_read
from accounted.errors import CannotOpen
from accounted.intake import BUILT_IN
from accounted.intake.ocr import tesseract
from accounted.model import CountClaim, Original, digest_of, places
from tests import documents
from tests.documents import FIGURES, SENTENCES, pdf, picture_of, scanned
from tests.intake.conftest import opened


@pytest.fixture(autouse=True)
def installed() -> None:
    assert tesseract.version(), "Tesseract is not here; .ci/run installs it"
    assert {"eng", "aze", "rus", "hye", "ara"} <= tesseract.languages()


def read(content: bytes, name: str) -> Opening:
    return open_and_read(Original(digest_of(content), len(content)), content, name, {}, BUILT_IN)


def figures(opening: Opening) -> list[CountClaim]:
    return [claim for claim in opening.claims if isinstance(claim, CountClaim)]


@pytest.mark.parametrize("language", ["az", "ru", "ar"])
def test_a_scanned_page_is_read_to_figures_whose_place_is_where_they_were_printed(language: str) -> None:
    printed = pdf([SENTENCES[language]], language)
    seen, there = read(scanned(printed), "scan.pdf"), read(printed, "print.pdf")
    assert [(claim.fate.code, claim.amount.exact) for claim in figures(seen)] == FIGURES
    for claim, known in zip(figures(seen), figures(there), strict=True):
        (place,) = places(seen.document.pages, claim.amount.start, claim.amount.end)
        (where,) = places(there.document.pages, known.amount.start, known.amount.end)
        assert all(abs(a - b) < 8 for a, b in zip(place.box[:3], where.box[:3], strict=True))
        (mark,) = claim.passage.marks
        assert (mark.kind, mark.about["language"]) == ("ocr", {"az": "aze", "ru": "rus", "ar": "ara"}[language])
        assert 80 < int(mark.about["confidence"]) <= 100
    assert "recognised in a picture, by Tesseract" in seen.document.notes[0]


def test_an_armenian_scan_is_told_from_a_latin_one_and_its_numbers_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(documents._FONT, "hy", "NotoSerifArmenian-Regular.ttf")
    seen = read(scanned(pdf([SENTENCES["hy"]], "hy")), "scan.pdf")
    assert seen.document.language is not None
    assert seen.document.language.value == "hy"
    assert [claim.amount.exact for claim in figures(seen)] == [number for _, number in FIGURES]


def test_blocks_in_two_scripts_on_one_page_are_each_read_in_theirs() -> None:
    russian = Image.open(io.BytesIO(picture_of(pdf([SENTENCES["ru"]], "ru"))))
    english = Image.open(io.BytesIO(picture_of(pdf([SENTENCES["en"]], "en"))))
    page = Image.new("L", (russian.width, 1400), 255)
    page.paste(russian.crop((0, 0, russian.width, 500)), (0, 0))
    page.paste(english.crop((0, 0, english.width, 500)), (0, 800))
    written = io.BytesIO()
    page.save(written, "PNG")
    seen = read(written.getvalue(), "two.png")
    assert [mark.about["language"] for mark in seen.document.marks] == ["rus", "eng"]
    assert "Министерство здравоохранения сообщило" in seen.text
    assert "The Ministry of Health said" in seen.text


def test_a_picture_says_when_there_is_nothing_to_read_or_nobody_to_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    Image.new("L", (1200, 900), 200).save(written, "PNG")
    with pytest.raises(CannotOpen, match=r"^0 characters were read: no letters"):
        opened(written.getvalue(), "blank.png")
    monkeypatch.setattr(tesseract, "version", lambda: None)
    monkeypatch.setattr("accounted.intake.ocr.pages.version", lambda: None)
    with pytest.raises(CannotOpen, match=r"^0 characters were read") as refusal:
        opened(scanned(pdf([SENTENCES["en"]])), "scan.pdf")
    assert "Install Tesseract" in (refusal.value.do or "")


def bomb(width: int, height: int) -> bytes:
    """A small PNG that says it is huge."""
    written = io.BytesIO()
    Image.new("1", (10, 10)).save(written, "PNG")
    head = bytearray(written.getvalue())
    head[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    head[29:33] = zlib.crc32(bytes(head[12:29])).to_bytes(4, "big")
    return bytes(head)


def test_a_picture_of_too_many_dots_is_refused_by_its_size() -> None:
    with pytest.raises(CannotOpen, match="more than 100 million dots"):
        opened(bomb(60_000, 60_000), "bomb.png")
    with pytest.raises(CannotOpen, match="damaged"):
        opened(bomb(1_000, 1_000), "cut.png")
