"""The fourteen demo notes open with the publisher, date, side and citation that their heads give."""

from pathlib import Path

import pytest

from tests.conftest import SHARED, needs_shared
from tests.intake.conftest import opened

FOLDER = SHARED / "data" / "seed" / "sources"
EXPECTED = {  # publisher, published, side, first words of the citation, first words of the body
    "01": (
        "Ministry of Foreign Affairs of Azerbaijan",
        "2024-02-26",
        "Azerbaijani official",
        "AzerNews",
        "In its statement",
    ),
    "02": (
        "Azerbaijan, Presidential Administration (Hikmet Hajiyev)",
        "2024-02-26",
        "Azerbaijani official",
        "Trend",
        "Hikmet Hajiyev, foreign",
    ),
    "03": (
        "Azerbaijan",
        "2005-02-24",
        "Azerbaijani official",
        "docslib.org/doc/8942167",
        "Azerbaijan's Permanent",
    ),
    "04": (
        "Ministry of Foreign Affairs of Türkiye",
        "2016-02-25",
        "Turkish official",
        "athens.emb.mfa.gov.tr/",
        "For the 24th",
    ),
    "05": (
        "TRT World",
        "2020-02-25~",
        "Turkish public broadcaster",
        "trtworld.com/",
        "TRT World's explainer",
    ),
    "06": (
        "Armenia",
        "2012/2021",
        "Armenian official",
        "docslib.org/doc/10799085",
        "In the letter of 24",
    ),
    "07": (
        'Ministry of Foreign Affairs of the "Republic of Artsakh"; Armenian ambassador-at-large',
        "2020-03-27/2024-02-26",
        "Armenian official / Nagorno-Karabakh authorities (unrecognised)",
        "UN A/74/771",
        "The memorandum says",
    ),
    "08": (
        "Helsinki Watch and Human Rights Watch/Helsinki",
        "1992/1994",
        "international NGO",
        "justiceforkhojaly",
        "The September 1992",
    ),
    "09": (
        "Human Rights Watch/Helsinki",
        "1997-03-24",
        "international NGO (answering an Armenian official statement)",
        "web copy",
        "On 3 March 1997",
    ),
    "10": (
        "Memorial Human Rights Center, Moscow",
        "1992-06-12",
        "Russian NGO",
        "justiceforkhojaly",
        "Memorial's observers",
    ),
    "11": (
        "Press reports",
        "1992-03-03/1992-03-06",
        "press (United States, United Kingdom, Russia)",
        "copies at",
        "The Boston Globe",
    ),
    "12": (
        "Press reports on the Azerbaijani investigation",
        "1992-06",
        "press (United States, United Kingdom)",
        "latimes.com",
        "State prosecutor",
    ),
    "13": (
        "European Court of Human Rights",
        "2010/2015",
        "international court",
        "app.lexploria.com",
        "Fatullayev concerned",
    ),
}


@needs_shared
@pytest.mark.parametrize("path", sorted(FOLDER.glob("*[!v]")), ids=lambda path: path.name)
def test_a_demo_note_says_who_published_it_and_when(path: Path) -> None:
    publisher, published, side, citation, body = EXPECTED[path.name[:2]]
    result = opened(path.read_bytes(), path.name)
    document = result.document
    said = [stated.value for stated in (document.publisher, document.published, document.side) if stated]
    assert said == [publisher, published, side]
    assert document.citation is not None
    assert document.citation.value.startswith(citation)
    assert result.text[document.body_start :].startswith(body)
    assert document.title is not None
    assert document.language is not None
    assert document.language.value == "en"


@needs_shared
def test_the_demo_table_opens_cell_by_cell() -> None:
    result = opened((FOLDER / "14_lists_of_dead.csv").read_bytes(), "14_lists_of_dead.csv")
    (table,) = result.document.tables
    assert [len(row) for row in table.rows] == [8] * 7
    assert table.rows[1][4].text == result.text[table.rows[1][4].start : table.rows[1][4].end] == "213"


@needs_shared
def test_the_seed_article_keeps_every_character(shared: Path) -> None:
    content = (shared / "data" / "seed" / "khojaly_trt_2024.txt").read_bytes()
    result = opened(content, "article.txt", publisher="TRT World")
    assert result.text.encode() == content
    assert (len(result.text), result.document.body_start, result.document.notes) == (3852, 0, ())
    assert result.document.published is None
