"""Every file of the zoo, named after its fault, either opens with a note or says in a sentence why not."""

import pytest

from accounted.errors import CannotOpen
from accounted.intake import unread
from accounted.model import Original, digest_of
from tests.intake.conftest import ZOO, from_zoo, quotes

REFUSED = {
    "empty.txt": "It is empty, 0 bytes.",
    "whitespace.txt": "It holds nothing but white space.",
    "png-named-txt.txt": "0 characters were read: no letters were recognised in the picture.",
    "pdf-named-txt.txt": "It is a PDF in which neither of two readers finds a page: 0 characters were read.",
    "zero-bytes-in-text.txt": "It holds binary content though it is named .txt.",
    "workbook.xlsx": "It is damaged: its directory can't be read (File is not a zip file).",
    "only-scripts.html": "It holds no text that a reader would see: only scripts, styles or empty elements.",
}
READ_AS = {
    "utf-16-with-bom.txt": ("utf-16-le", "az"),
    "utf-16-without-bom.txt": ("utf-16-be", "az"),
    "windows-1251.txt": ("windows-1251", "ru"),
    "windows-1254.txt": ("windows-1254", "tr"),
    "windows-1251-says-utf8.html": ("windows-1251", "ru"),
    "koi8-r.txt": ("koi8-r", "ru"),
    "latin-1.txt": ("windows-1252", "fr"),
    "mixed-encodings.txt": ("utf-8+windows-1251", "ru"),
    "one-bad-byte.txt": ("utf-8", "ru"),
    "cut-in-a-letter.txt": ("utf-8", "ru"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_opened_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(CannotOpen) as refusal:
        from_zoo(name)
    assert refusal.value.what == REFUSED[name]
    assert refusal.value.where == name
    assert refusal.value.do


@pytest.mark.parametrize("name", READ_AS)
def test_an_encoding_is_told_by_the_bytes(name: str) -> None:
    document = from_zoo(name).document
    assert (document.encoding, document.language and document.language.value) == READ_AS[name]


@pytest.mark.parametrize("name", sorted(path.name for path in ZOO.iterdir() if path.name not in REFUSED))
def test_offsets_of_whatever_opens_quote_its_text(name: str) -> None:
    document, text = from_zoo(name).document, from_zoo(name).text
    assert document.characters == len(text)
    assert 0 <= document.body_start < len(text)
    assert document.text_digest == digest_of(text.encode())
    for table in document.tables:
        for cell in (cell for row in table.rows for cell in row):
            assert quotes(text, cell)


@pytest.mark.parametrize("name", ["windows-1251.txt", "koi8-r.txt", "windows-1251-says-utf8.html"])
def test_russian_in_an_old_encoding_is_read_letter_for_letter(name: str) -> None:
    assert "Во время обстрела погибли 14 мирных жителей, ранен 31 человек." in from_zoo(name).text
    assert any("not UTF-8" in note for note in from_zoo(name).document.notes)


def test_latin_letters_of_two_languages_are_told_apart() -> None:
    assert "Le préfet a annoncé 14 tués et 31 blessés" in from_zoo("latin-1.txt").text
    assert "Saldırıda 14 kişi öldü, 31 kişi yaralandı." in from_zoo("windows-1254.txt").text


def test_a_line_in_another_encoding_is_read_in_it_and_named() -> None:
    opened = from_zoo("mixed-encodings.txt")
    assert opened.text.splitlines()[1] == "Пропали без вести 6 человек, сообщила больница."
    assert "\ufffd" not in opened.text
    assert "line 2 was read as windows-1251" in opened.document.notes[0]


@pytest.mark.parametrize(("name", "where"), [("one-bad-byte.txt", "byte 122"), ("cut-in-a-letter.txt", "byte 151")])
def test_a_byte_nothing_explains_is_shown_and_counted(name: str, where: str) -> None:
    opened = from_zoo(name)
    assert opened.text.count("\ufffd") == 1
    assert opened.document.notes[0].startswith("1 place holds bytes")
    assert where in opened.document.notes[0]


def test_a_document_that_was_not_opened_says_why() -> None:
    content = (ZOO / "png-named-txt.txt").read_bytes()
    original = Original(digest_of(content), len(content))
    document = unread(original, "png-named-txt.txt", REFUSED["png-named-txt.txt"], "image/png")
    assert (document.kind, document.media_type, document.text_digest) == ("unread", "image/png", None)
    assert document.why == REFUSED["png-named-txt.txt"]
