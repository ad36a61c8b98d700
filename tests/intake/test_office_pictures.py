"""Pictures in office documents: a scanned page is an original of its own, and what is not read is said."""

import io
import random
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from accounted import Case
from accounted.errors import CannotOpen
from tests.documents import SENTENCES, docx, odt, paragraph, pdf, picture_of, xlsx, zipped
from tests.intake.conftest import opened


def blank(side: int, kind: str = "PNG") -> bytes:
    written = io.BytesIO()
    Image.new("L", (side, side), 255).save(written, kind)
    return written.getvalue()


def emblem() -> bytes:
    """A small picture that is not all of one shade."""
    written = io.BytesIO()
    Image.frombytes("L", (200, 200), random.Random(1).randbytes(40_000)).save(written, "PNG")
    return written.getvalue()


def with_parts(content: bytes, **parts: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        there = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**there, **parts}, ["mimetype"] if "mimetype" in there else [])


def rtf(*pictures: bytes, words: str = "A letter.") -> bytes:
    groups = "".join(rf"{{\pict\pngblip\picscaley100{chr(10)}{one.hex()}}}" for one in pictures)
    return rf"{{\rtf1\ansi {words}\par {groups}}}".encode()


LARGE, SMALL, DRAWN = blank(1400), blank(100), b"\x01\x00\x09\x00" * 2000
WITH = {
    "a.docx": with_parts(docx(paragraph("A letter.")), **{
        "word/media/a.png": LARGE, "word/media/b.png": SMALL, "word/media/c.emf": DRAWN}),
    "a.odt": with_parts(odt("<text:p>A letter.</text:p>"), **{
        "Pictures/a.png": LARGE, "Pictures/b.png": SMALL, "Pictures/c.wmf": DRAWN}),
    "a.xlsx": with_parts(xlsx([("Place", "Killed"), ("Lund", 12)]), **{
        "xl/media/a.png": LARGE, "xl/media/b.png": SMALL, "xl/media/c.emf": DRAWN}),
    "a.rtf": rtf(LARGE, emblem(), DRAWN),
}  # fmt: skip


@pytest.mark.parametrize("name", WITH)
def test_large_pictures_are_inside_and_the_others_are_told_of(name: str) -> None:
    found = opened(WITH[name], name)
    assert [one.content for one in found.inside] == [LARGE]
    assert found.document.inside == 1
    told = " ".join(found.document.notes)
    assert "1 picture large enough to show a page: sealed as an original of its own" in told
    assert "1 small picture (a side under 300 dots), not read" in told
    assert "1 drawing or other things that are no photograph" in told


def test_a_document_of_nothing_but_a_scan_is_a_list_of_it_and_of_nothing_but_a_logo_says_so() -> None:
    scan = opened(with_parts(docx(""), **{"word/media/a.png": LARGE}), "scan.docx")
    assert scan.text.startswith("word/media/a.png (")
    assert scan.document.body_end == 0
    for content, name in ((with_parts(docx(""), **{"word/media/a.png": SMALL}), "a.docx"),
                          (rtf(emblem(), words=""), "a.rtf")):  # fmt: skip
        with pytest.raises(CannotOpen, match=r"holds no text. It holds 1 small picture"):
            opened(content, name)


def test_a_damaged_picture_stays_inside_and_is_named() -> None:
    content = bytearray(WITH["a.docx"])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.getinfo("word/media/a.png").header_offset + 30 + len("word/media/a.png") + 40
    content[at : at + 40] = bytes(40)
    found = opened(bytes(content), "a.docx")
    assert not found.inside
    assert "Stays inside: 'word/media/a.png': Its part word/media/a.png is damaged" in " ".join(found.document.notes)


def test_a_scanned_page_in_a_letter_is_read_to_its_claims(tmp_path: Path) -> None:
    page = picture_of(pdf([SENTENCES["en"]]), scale=150 / 72)
    (tmp_path / "letter.docx").write_bytes(with_parts(docx(paragraph("See below.")), **{"word/media/a.png": page}))
    with Case.new(tmp_path / "case") as case:
        outcomes = list(case.add(tmp_path / "letter.docx"))
        assert [(one.path.rpartition("/")[2], one.outcome) for one in outcomes] == [
            ("letter.docx", "added"), ("a.png", "added")]  # fmt: skip
        (claim,) = (one.claim for one in case.claims.all("count") if one.claim.fate.code == "killed")
        assert claim.source.name == "a.png"
        assert claim.passage.page is not None
        assert case.verify().ok
