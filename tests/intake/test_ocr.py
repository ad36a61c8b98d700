"""Letters out of pictures: the right language for every block, marked as such, with their places."""

import io
import zlib

import pytest
from PIL import Image

from accounted.case.opening import Opening, open_and_read
from accounted.errors import CannotOpen
from accounted.intake import BUILT_IN, Clock, timed
from accounted.intake.ocr import importer, tesseract
from accounted.intake.ocr.allowance import Allowance
from accounted.intake.ocr.pages import Recogniser
from accounted.intake.ocr.restoring import restored
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
        (mark,) = (one for one in claim.passage.marks if one.kind == "ocr")
        assert (mark.kind, mark.about["language"]) == ("ocr", {"az": "aze", "ru": "rus", "ar": "ara"}[language])
        assert 80 < int(mark.about["confidence"]) <= 100
    assert "recognised in a picture, by Tesseract" in seen.document.notes[0]


@pytest.mark.parametrize("typeface", ["NotoSansArmenian-Regular.ttf", "NotoSerifArmenian-Regular.ttf"])
def test_an_armenian_scan_gives_its_figures_and_says_which_letters_were_put_right(
    typeface: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(documents._FONT, "hy", typeface)
    seen = read(scanned(pdf([SENTENCES["hy"]], "hy")), "scan.pdf")
    assert seen.document.language is not None
    assert seen.document.language.value == "hy"
    assert [(claim.fate.code, claim.amount.exact) for claim in figures(seen)] == FIGURES
    doubtful = {seen.text[it.start : it.end]: it.about for it in seen.document.marks if it.kind == "doubtful"}
    assert doubtful["զոհվել"]["seen"] == "զոճվել"
    assert all(any(mark.kind == "doubtful" for mark in claim.passage.marks) for claim in figures(seen))
    assert "words that were read unsurely from a picture" in seen.document.notes[-1]


@pytest.mark.parametrize(
    ("seen", "printed"),
    [
        ("զոճվել", "զոհվել"), ("ճարձակում", "հարձակում"), ("ճարված", "հարված"), ("ճրդեճ", "հրդեհ"), ("նս", "ևս"),
        ("ճանկարծ", "հանկարծ"), ("աճաբեկիչ", "ահաբեկիչ"), ("մաճացել,", "մահացել,"), ("Երնան:", "Երևան:"),
        ("ճանապարճ", "ճանապարհ"), ("ճաճախ", "հաճախ"), ("ճակատանկային", "հակատանկային"), ("ՃԱՅՏՆԵՑ", "ՀԱՅՏՆԵՑ"),
    ],
)  # fmt: skip
def test_letters_that_the_armenian_model_lacks_are_put_back(seen: str, printed: str) -> None:
    assert restored(seen, "hye") == printed
    assert restored(seen, "rus") == seen


@pytest.mark.parametrize("word", ["վիճակ", "պատճառ", "ոճիրը", "անձնավորություն", "խճուղի", "բնակիչ", "հայտնեց", "106"])
def test_words_in_which_the_letters_are_right_stay(word: str) -> None:
    assert restored(word, "hye") == word


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


def frames(count: int) -> bytes:
    """A scan of several pages in one TIFF: a page with words, then blank ones, then the page again."""
    page = Image.open(io.BytesIO(picture_of(pdf([SENTENCES["ru"]], "ru"), scale=150 / 72))).convert("L")
    written = io.BytesIO()
    blank = [Image.new("L", page.size, 255)] * (count - 2)
    page.save(written, "TIFF", compression="tiff_deflate", save_all=True, append_images=[*blank, page])
    return written.getvalue()


def test_what_is_too_much_to_recognise_is_said_and_what_came_before_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = frames(4)
    few = Recogniser("rus", Allowance(runs=1))
    monkeypatch.setattr(Recogniser, "for_language", lambda _: few)
    seen = read(content, "fax.tif")
    assert [(claim.fate.code, claim.amount.exact) for claim in figures(seen)] == FIGURES
    assert "Its pictures from 4 on were not read" in seen.document.notes[1]
    few.allowance = Allowance()
    monkeypatch.setattr(importer, "MOST_FRAMES", 3)
    assert "more pictures than 3" in read(content, "fax.tif").document.notes[1]
    few.allowance = Allowance()
    cut = read(content[: len(content) * 6 // 10], "cut.tif")
    assert cut.why or "could not be read" in " ".join(cut.document.notes)


def test_a_picture_of_too_many_dots_is_refused_by_its_size() -> None:
    with pytest.raises(CannotOpen, match="more than 100 million dots"):
        opened(bomb(60_000, 60_000), "bomb.png")
    with pytest.raises(CannotOpen, match="damaged"):
        opened(bomb(1_000, 1_000), "cut.png")


def test_a_document_ends_by_the_clock_that_is_handed_in_and_without_one_by_sizes_alone() -> None:
    picture, moments = Image.new("L", (40, 40), 255), iter([0.0, 5_000.0])
    with timed(Clock(now=lambda: next(moments), used=lambda: 0.0)):
        clocked = Allowance()
    assert (clocked.words_in(picture, "eng"), clocked.ended) == ([], "after 20 minutes")
    assert Allowance().clock is None
    assert (Allowance().words_in(picture, "eng"), Allowance().ended) == ([], None)
