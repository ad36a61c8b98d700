"""OpenDocument files in one piece of XML are read as zipped ones are; other XML gives the words between its tags."""

import base64
import io

import pytest
from PIL import Image

from accounted.errors import CannotOpen
from accounted.intake.media import FODS, FODT, XML
from tests.intake.conftest import opened

NAMES = " ".join(
    f'xmlns:{it}="urn:oasis:names:tc:opendocument:xmlns:{it}:1.0"'
    for it in ("office", "text", "table", "style", "number", "drawing")
)
SAID = "The warden said that 14 people were killed in Lund."


def flat(kind: str, body: str, styles: str = "") -> bytes:
    about = f'office:mimetype="application/vnd.oasis.opendocument.{kind}" office:version="1.3"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMES} {about}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>"
    ).encode()


@pytest.mark.parametrize("name", ["note.fodt", "note.xml", "note.txt", "note"])
def test_a_text_in_one_piece_is_read_without_its_tags(name: str) -> None:
    crossed = '<style:style style:name="S"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    body = f'<text:p>{SAID}<text:span text:style-name="S">31</text:span></text:p>'
    found = opened(flat("text", body, crossed), name)
    assert found.text == f"{SAID}\n\nStruck out: 31"
    assert (found.document.media_type, found.document.importer) == (FODT, "odt 4")


def test_a_day_that_is_set_in_the_styles_of_a_text_is_not_taken_for_the_text() -> None:
    day = '<number:date-style style:name="D"><number:day/><number:text>. </number:text></number:date-style>'
    assert opened(flat("text", f"<text:p>{SAID}</text:p>", day), "a.fodt").text == SAID


def test_hidden_words_of_a_text_are_read_and_said_to_be_hidden() -> None:
    unseen = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    found = opened(flat("text", f'<text:p text:style-name="H">{SAID}</text:p>', unseen), "a.fodt")
    assert found.text == SAID
    assert any(f"{len(SAID)} of its characters are formatted as hidden" in note for note in found.document.notes)


def test_a_spreadsheet_in_one_piece_gives_its_cells() -> None:
    def row(*cells: str) -> str:
        inside = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{it}</text:p></table:table-cell>' for it in cells
        )
        return f"<table:table-row>{inside}</table:table-row>"

    sheet = f'<table:table table:name="May">{row("Village", "Killed")}{row("Lund", "14")}</table:table>'
    found = opened(flat("spreadsheet", sheet), "toll.fods")
    assert found.text == "May\n\nVillage | Killed\nLund | 14"
    assert found.document.media_type == FODS


def test_a_picture_in_a_text_in_one_piece_is_an_original_of_its_own() -> None:
    drawn = io.BytesIO()
    Image.effect_noise((400, 400), 60).save(drawn, "PNG")
    inside = base64.b64encode(drawn.getvalue()).decode()
    found = opened(flat("text", f"<text:p>{SAID}<office:binary-data>{inside}</office:binary-data></text:p>"), "a.fodt")
    assert [one.content for one in found.inside] == [drawn.getvalue()]
    assert found.text == SAID


def test_other_xml_gives_the_words_between_its_tags_and_no_number_out_of_them() -> None:
    content = (
        '<?xml version="1.0"?>\n<!DOCTYPE feed [<!ENTITY a "b">]><feed killed="77"><title>Lund &amp; Harl</title>'
        f"<entry columns='3'><![CDATA[{SAID} 5 < 6]]></entry><!-- 99 were killed --></feed>"
    )
    found = opened(content.encode(), "feed.xml")
    assert found.text == f"Lund & Harl\n\n{SAID} 5 < 6"
    assert found.document.media_type == XML
    assert any("between its tags" in note for note in found.document.notes)


def test_xml_without_a_word_says_that_nothing_was_read() -> None:
    with pytest.raises(CannotOpen, match="0 characters were read"):
        opened(b'<?xml version="1.0"?><a b="Seven people were killed."/>', "a.xml")
