"""The report as a PDF: all the words of the page, links that lead, every script drawn, and nothing that acts."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdfium2 import raw

from accounted.model import Passage
from accounted.publication import Selection
from accounted.publication.printed import PrintedReportExporter, letters
from accounted.publication.printed.tree import direction, tree_of
from accounted.publication.report import ReportExporter
from tests.comparison.statements import called, document, said
from tests.publication.hostile import FORMULAS, MARKUP, UNRULY, naughty
from tests.publication.selections import selection, written

NOTE = document("note.txt", "Coast Radio", "1994-06-09")
NINE = said(NOTE, "The harbour office said that at least 9 people were killed.", "9", "the harbour office", "at_least")
TWELVE = said(NOTE, "A nurse said that 12 people had died.", "12", "A nurse")


def printed(given: Selection) -> bytes:
    (file,) = written(PrintedReportExporter().export(given)).values()
    return file


def text_of(file: bytes) -> str:
    pages = pypdfium2.PdfDocument(file)
    return " ".join("\n".join(page.get_textpage().get_text_range() for page in pages).split())


def links_of(file: bytes) -> Iterator[bool]:
    """For each link, whether it leads to a place in the file."""
    for page in pypdfium2.PdfDocument(file):
        for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
            annotation = raw.FPDFPage_GetAnnot(page.raw, number)
            if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_LINK:
                yield bool(raw.FPDFAnnot_GetLink(annotation))


def test_it_says_what_the_page_says_and_its_links_lead_to_the_words() -> None:
    given = selection([NINE, TWELVE], [NOTE])
    file = printed(given)
    text = text_of(file)
    for words in ("at least 9", "the harbour office", "A nurse", "Coast Radio", "Nothing was left out."):
        assert words in text
    assert NOTE.digest in text.replace(" ", "")  # broken over lines, and whole when copied
    links = list(links_of(file))
    assert len(links) >= 4
    assert all(links)
    bookmarks = [item.get_title() for item in pypdfium2.PdfDocument(file).get_toc()]
    assert bookmarks[0] == "Figures side by side"
    assert "Passages and originals" in bookmarks


def test_the_same_selection_gives_the_same_bytes() -> None:
    given = selection([NINE, TWELVE], [NOTE])
    assert printed(given) == printed(given)


def test_its_fonts_are_inside() -> None:
    reader = PdfReader(__import__("io").BytesIO(printed(selection([NINE], [NOTE]))))
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        (inner,) = [one.get_object() for one in font["/DescendantFonts"]]
        assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())


WORDS = {
    "ru": "Убито 613 человек", "hy": "Սպանվել է 613 մարդ", "ar": "قُتل 613 شخصا", "ka": "მოკლეს 613 ადამიანი",
    "he": "נהרגו 613 בני אדם", "el": "Σκοτώθηκαν 613 άνθρωποι", "am": "613 ሰዎች ተገድለዋል", "my": "လူ ၆၁၃ ဦး",
    "az": "613 nəfər öldürülüb", "tr": "613 kişi öldürüldü", "uk": "Вбито 613 людей", "bn": "৬১৩ জন নিহত",
}  # fmt: skip


@pytest.mark.parametrize("language", WORDS)
def test_words_of_many_scripts_are_drawn(language: str) -> None:
    assert letters.undrawable(WORDS[language]) == []


def test_russian_armenian_and_arabic_can_be_copied_out_again() -> None:
    claims = [
        called(NOTE, words, "A nurse").with_changes(
            id=f"claim-{number:020}", passage=Passage(number * 100, number * 100 + len(words), words)
        )
        for number, words in enumerate(WORDS[language] for language in ("ru", "hy", "tr"))
    ]
    text = text_of(printed(selection(claims, [NOTE])))
    for language in ("ru", "hy", "tr"):
        assert WORDS[language] in text


def test_a_letter_that_no_font_has_is_named() -> None:
    text = text_of(printed(selection([called(NOTE, "死者 9", "A nurse")], [NOTE])))
    assert "U+6B7B" in text
    assert "U+8005" in text


CORPORA = {"formulas": FORMULAS, "markup": MARKUP, "unruly": UNRULY, "shared": naughty()[::7]}


@pytest.mark.parametrize("hostile", CORPORA.values(), ids=CORPORA)
def test_hostile_words_are_words(hostile: list[str]) -> None:
    hostile = [
        *hostile,
        '#panic("x")',
        "#{1/0}",
        "$ x $",
        "*a* _b_ `c`",
        "@ref",
        "<label>",
        "\\u{41}",
        "https://a.example",
    ]
    names = [one for one in hostile if one.strip()]
    claims = [
        called(NOTE, one, one).with_changes(id=f"claim-{number:020}", passage=Passage(number, number + len(one), one))
        for number, one in enumerate(names)
    ]
    file = printed(selection(claims, [NOTE]))
    assert all(links_of(file))
    for acting in (b"/JavaScript", b"/JS ", b"/Launch", b"/EmbeddedFile", b"/URI"):
        assert acting not in file
    text = text_of(file)
    for one in ('#panic("x")', "#{1/0}", "$ x $", "*a* _b_ `c`", "@ref", "<label>", "\\u{41}"):
        assert one in text


def test_on_paper_graphic_passages_stand_last() -> None:
    whole = selection([NINE, TWELVE], [NOTE])
    marked = replace(whole, claims=(replace(whole.claims[0], graphic=True), whole.claims[1]))
    tree = json.dumps(tree_of(b"".join(written(ReportExporter().export(marked)).values()).decode()), ensure_ascii=False)
    there = tree.index("Passages that a person marked as graphic")
    assert tree.index("that at least ") > there
    assert tree.index("A nurse said that ") < there
    assert tree.count('"id": "marked-as-graphic"') == 1


def test_the_tree_holds_every_word_of_the_page() -> None:
    (page,) = written(ReportExporter().export(selection([NINE, TWELVE], [NOTE]))).values()

    def words(node: object) -> str:
        if isinstance(node, str):
            return node
        assert isinstance(node, dict)
        return node["a"]["code"] if node["t"] == "svg" else "".join(map(words, node["c"]))

    body = re.sub(r"<(head|nav)\b.*?</\1>", "", page.decode(), flags=re.S)
    expected = re.sub(r"<[^>]+>", "", re.sub(r"<svg.*?</svg>", "", body, flags=re.S)).split()
    held = re.sub(r"<svg.*?</svg>", "", words(tree_of(page.decode())), flags=re.S).replace("\u2068", "")
    assert "".join(held.replace("\u2069", "").split()) == "".join(expected)


@pytest.mark.parametrize(("text", "expected"), [("613 قُتل", "rtl"), ("(9) killed قُتل", "ltr"), ("613", "ltr")])
def test_the_direction_is_that_of_the_first_letter(text: str, expected: str) -> None:
    assert direction(text) == expected
