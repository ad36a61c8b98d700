"""Words of a PDF with a line through them are taken back and kept apart; lines of tables or under words strike none."""

from datetime import UTC, datetime
from typing import Any

import pytest

from accounted.case.opening import open_and_read
from accounted.intake import BUILT_IN
from accounted.intake.pdf.rules import Rule
from accounted.intake.pdf.strikes import struck_among
from accounted.model import Box, CountClaim, Original, digest_of
from tests.documents import FONTS
from tests.intake.conftest import opened


def page(parts: list[tuple[str, str]]) -> bytes:
    """A line of words; each part is plain, struck or underlined."""
    from fpdf import FPDF

    made: Any = FPDF(format="A4")
    made.set_creation_date(datetime(2020, 1, 1, tzinfo=UTC))
    made.add_font("noto", fname=FONTS / "NotoSans-Regular.ttf")
    made.add_page()
    for words, how in parts:
        made.set_font("noto", size=11, style={"plain": "", "struck": "S", "underlined": "U"}[how])
        made.write(6, words)
    return bytes(made.output())


def figures(content: bytes) -> list[str]:
    opening = open_and_read(Original(digest_of(content), len(content)), content, "report.pdf", {}, BUILT_IN)
    return [it.amount.exact for it in opening.claims if isinstance(it, CountClaim)]


STRUCK = page([("Police said that ", "plain"), ("31", "struck"), ("34 people were killed in Lund. ", "plain"),
               ("Nine people were injured.", "struck")])  # fmt: skip


def test_struck_words_stand_behind_the_body_and_are_no_part_of_a_number() -> None:
    found = opened(STRUCK, "report.pdf")
    body = found.text[: found.document.body_end]
    assert body.strip() == "Police said that 34 people were killed in Lund."
    apart = {found.text[it.start : it.end]: dict(it.about) for it in found.document.marks if it.kind == "deleted"}
    assert apart == {"31": {"how": "struck through"}, "Nine people were injured.": {"how": "struck through"}}
    assert any("struck out 2 times" in note for note in found.document.notes)
    assert figures(STRUCK) == ["34"]


def test_struck_words_keep_their_place_on_the_page() -> None:
    found = opened(STRUCK, "report.pdf")
    (mark,) = (it for it in found.document.marks if found.text[it.start : it.end] == "31")
    (word,) = (it for it in found.document.pages[0].words if it.start == mark.start)
    assert 90 < word.box.left < word.box.right < 150


def test_words_that_are_underlined_are_read() -> None:
    content = page([("Police said that ", "plain"), ("34 people were killed", "underlined"), (" in Lund.", "plain")])
    assert figures(content) == ["34"]
    assert not any(it.kind == "deleted" for it in opened(content, "report.pdf").document.marks)


LETTERS = [Box(100.0 + 6 * at, 50.0, 106.0 + 6 * at, 62.0) for at in range(10)]


@pytest.mark.parametrize(
    ("rule", "struck"),
    [
        (Rule(True, 56.0, 112.0, 130.0), {2, 3, 4}),
        (Rule(True, 56.0, 110.0, 132.0), {2, 3, 4}),
        (Rule(True, 60.5, 112.0, 130.0), set()),  # under them
        (Rule(True, 49.9, 112.0, 130.0), set()),  # over them
        (Rule(True, 56.0, 20.0, 500.0), set()),  # across the page
        (Rule(True, 56.0, 100.0, 260.0), set()),  # on, behind the words
        (Rule(False, 115.0, 40.0, 70.0), set()),  # upright
    ],
)
def test_a_line_strikes_what_it_runs_through_and_only_where_it_ends_with_letters(rule: Rule, struck: set[int]) -> None:
    assert struck_among(LETTERS, [rule]) == struck
