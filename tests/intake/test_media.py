"""What a file is follows from its bytes; its name decides only between kinds of text."""

import random

import pytest

from accounted.intake import BUILT_IN, HEAD_BYTES, Importer, media_type_of
from accounted.intake.encoding import wide_encoding
from accounted.intake.media import DOCX
from tests.documents import docx, zipped
from tests.intake.conftest import opened


@pytest.mark.parametrize(
    ("head", "name", "media_type"),
    [
        (b"Fourteen people were killed.", "note.txt", "text/plain"),
        (b"Fourteen people were killed.", "note", "text/plain"),
        (b"Fourteen people were killed.", "note.md", "text/markdown"),
        (b"---\ntitle: A note\n---\nFourteen", "note.txt", "text/markdown"),
        (b"--- a line of a poem ---\n", "note.txt", "text/plain"),
        (b"a,b\n1,2\n", "table.CSV", "text/csv"),
        (b"a\tb\n", "table.tsv", "text/tab-separated-values"),
        (b"\xef\xbb\xbf <!-- saved --> <!DOCTYPE html><html>", "page.txt", "text/html"),
        ("<html>".encode("utf-16"), "page", "text/html"),
        (b"<p>Fourteen</p>", "page.htm", "text/html"),
        (b"no markup at all", "page.html", "text/plain"),
        (b"<b> is how bold begins", "note.txt", "text/plain"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "photo.txt", "image/jpeg"),
        (b"GIF89a is the name of a format", "note.txt", "text/plain"),
        (b"GIF89a\x01\x00\x01\x00", "note.txt", "image/gif"),
        (b"%PDF-1.7\n", "paper", "application/pdf"),
        (b"PK\x03\x04" + bytes(26) + b"word/document.xml[Content_Types].xml", "a.docx",
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"PK\x03\x04" + bytes(26) + b"a.txt", "a.zip", "application/zip"),
        (b"{\\rtf1 text}", "a.doc", "application/rtf"),
        (bytes(range(256)) * 9, "a.txt", "application/octet-stream"),
        (bytes(range(32)) * 9, "a.txt", "application/octet-stream"),
    ],
)  # fmt: skip
def test_content_decides_before_the_name(head: bytes, name: str, media_type: str) -> None:
    assert media_type_of(head, name) == media_type


def test_the_importers_that_ship_keep_to_the_plug_point() -> None:
    assert all(isinstance(importer, Importer) for importer in BUILT_IN)
    names = [importer.name for importer in BUILT_IN]
    kinds = [kind for importer in BUILT_IN for kind in importer.media_types]
    assert len(set(names)) == len(names)
    assert len(set(kinds)) == len(kinds), "two importers claim one kind"


def test_a_word_file_whose_packed_bytes_look_like_wide_text_is_a_word_file() -> None:
    content = docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 60_000)
    assert wide_encoding(content[:HEAD_BYTES]), "a file that does not show what is tried here"
    assert media_type_of(content[:HEAD_BYTES], "long.docx") == DOCX


def test_bytes_of_an_archive_that_its_directory_does_not_name_are_told_of() -> None:
    one, other = zipped({"a.bin": random.Random(1).randbytes(20_000)}), zipped({"b.txt": "12 people were killed."})
    found = opened(one + other, "two.zip")
    assert [it.name for it in found.inside] == ["b.txt"]
    assert any("bytes in it belong to no file that its directory names" in note for note in found.document.notes)
    assert not any("no file" in note for note in opened(one, "one.zip").document.notes)
