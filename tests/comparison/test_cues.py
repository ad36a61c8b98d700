"""Which words make a figure a share of the whole, and which only look as if they did."""

import pytest

from accounted.comparison import side_by_side
from accounted.model import ReadBy
from tests.comparison.statements import INCIDENT, document, said

NOTE = document("note.txt")

SHARES = [
    ("The reporter found 31 bodies at one place.", "31", None),
    ("The reporter found 31 bodies at one place and 40 more elsewhere.", "31", None),
    ("In one village, soldiers and militia shot 12 people.", "12", None),
    ("In a single courtyard lay eight of the dead.", "eight", None),
    ("A survivor told him that he saw up to 20 people shot.", "20", "A survivor"),
    ("A French photographer had counted 31 dead.", "31", "A French photographer"),
    ("Forensic examiners saw 181 of the dead.", "181", "Forensic examiners"),
    ("So far 90 bodies have been examined.", "90", None),
    ("She said that 184 people had been certified dead.", "184", "the chief forensic scientist"),
    ("He said that 184 people had died.", "184", "the chief forensic scientist"),
    (
        "They found that 151 had died of gunshot wounds, 20 of shrapnel and 10 of blows from a blunt object.",
        "151",
        None,
    ),
    ("They found that 151 had died of gunshot wounds, 20 of shrapnel and 10 of blows from a blunt object.", "20", None),
    ("They found that 151 had died of gunshot wounds, 20 of shrapnel and 10 of blows from a blunt object.", "10", None),
    ("Of the dead 12 drowned and 30 froze.", "12", None),
    ("The list is incomplete: 477 names stand on it.", "477", None),
    ("An incomplete list holds 477 names.", "477", None),
    ("The bulletin prints a list, which it calls incomplete, of 189 persons killed.", "189", None),
]

WHOLES = [
    ("The reporter found 31 bodies at one place and 40 more elsewhere.", "40", None),
    ("At one place lay 31 bodies; in all 613 people were killed.", "613", None),
    ("In one of the worst nights 613 people were killed.", "613", None),
    ("In one night 613 people were killed.", "613", None),
    ("The attack saw 40 people killed.", "40", None),
    ("The mayor, who saw the fighting, said that 1,000 had died.", "1,000", "The mayor"),
    ("The ministry counted 613 dead.", "613", "The ministry"),
    ("He said that 613 people were killed, and cited forensic reports.", "613", None),
    ("The inquiry was incomplete, but 613 people had died.", "613", None),
    ("The inquiry, he said, was incomplete, and 613 people had died.", "613", None),
    ("The flood drowned 40 people.", "40", None),
    ("In the famine 900 people starved.", "900", None),
    ("The shelling killed 40 people, some of whom died of shrapnel wounds.", "40", None),
    ("Forensic work went on. The toll is 613 dead.", "613", None),
]


def why(text: str, number: str, speaker: str | None, **more: object) -> str | None:
    comparison = side_by_side([said(NOTE, text, number, speaker, **more)], [NOTE], INCIDENT)
    (entry,) = comparison.rows[0].entries
    assert entry.share == (entry.share_why is not None)
    assert (comparison.rows[0].high is None) == entry.share
    return entry.share_why


@pytest.mark.parametrize(("text", "number", "speaker"), SHARES)
def test_a_share_is_known_by_its_words(text: str, number: str, speaker: str | None) -> None:
    assert why(text, number, speaker) is not None


@pytest.mark.parametrize(("text", "number", "speaker"), WHOLES)
def test_words_near_another_figure_make_no_share(text: str, number: str, speaker: str | None) -> None:
    assert why(text, number, speaker) is None


def test_the_reason_quotes_the_words() -> None:
    assert why("In a single ditch lay, he said, 31 bodies.", "31", None) == "“In a single ditch” speaks of one spot."


def test_a_table_row_is_one_statement() -> None:
    row = "List shown to a journalist,Imam,T. Writer via a book,,477,incomplete,persons,"
    assert why(row, "477", None, row=5) == "“incomplete” speaks of an unfinished list."


def test_a_language_without_words_has_no_cues() -> None:
    assert why("31 bodies at one place", "31", None, read_by=ReadBy("rules", "1", "xx")) is None
