"""Tables: which cells count people, what befell them, who they are, of which whole, where, when, and who says so."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from accounted.case.opening import open_and_read
from accounted.intake import BUILT_IN
from accounted.model import CountClaim, Original, digest_of
from accounted.reading import said
from tests.documents import docx, paragraph, xlsx

Counts = Callable[..., list[CountClaim]]
CASES = yaml.safe_load((Path(__file__).parent.parent / "golden" / "tables.yaml").read_text("utf-8"))


def described(claim: CountClaim, claims: Sequence[CountClaim]) -> str:
    """A claim of a table in the notation of the golden file."""
    words = [claim.fate.code, claim.amount.exact]
    words += [claim.group.code] if claim.group.code else []
    words += [claim.unit] if claim.unit != "person" else []
    if claim.part_of:
        words.append(f"part of {next(other.amount.exact for other in claims if other.id == claim.part_of)}")
    words += [f"at {claim.place.name}"] if claim.place else []
    words += [f"on {claim.period.edtf}"] if claim.period else []
    words += [f"by {claim.said_by.name}"] if not claim.said_by.own_voice else []
    return " ".join(words)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['teaches']}")
def test_a_table_counts_what_its_headings_rows_and_caption_say(case: dict[str, Any], counts: Counts) -> None:
    claims = counts(case["text"], None, None, case["language"], case.get("title"))
    assert [described(claim, claims) for claim in claims] == case.get("claims", [])


CAPTION, SOURCE = "Killed in the bombardment of Arvel", "Source: Committee of Relatives"
GRID = [["Village", "Men", "Women", "Total"], ["Orm", "12", "7", "19"], ["Tolla", "5", "4", "9"]]


def _lines(separator: str) -> str:
    return "\n".join(separator.join(row) for row in GRID)


def _html() -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in GRID)
    return f"<body><table><caption>{CAPTION}</caption>{rows}</table><p>{SOURCE}</p></body>".encode()


def _docx() -> bytes:
    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in GRID)
    return docx(f"{paragraph(CAPTION)}<w:tbl>{rows}</w:tbl>{paragraph(SOURCE)}")


@pytest.mark.parametrize(
    ("name", "content", "first_row"),
    [
        ("a.md", f"{CAPTION}\n\n{_lines(' | ')}\n\n{SOURCE}\n".encode(), 2),
        ("a.csv", f"{CAPTION},,,\n{_lines(',')}\n{SOURCE},,,\n".encode(), 3),
        ("a.html", _html(), 3),  # the main text of a page has a caption as the first row of its table
        ("a.docx", _docx(), 2),
        ("a.xlsx", xlsx([[CAPTION], [], *GRID, [], [SOURCE]]), 4),
    ],
)
def test_a_table_says_the_same_in_every_format_and_each_figure_stands_in_its_cell(
    name: str, content: bytes, first_row: int
) -> None:
    opened = open_and_read(Original(digest_of(content), len(content)), content, name, {}, BUILT_IN)
    claims = [claim for claim in opened.claims if isinstance(claim, CountClaim)]
    assert [described(claim, claims) for claim in claims] == [
        f"killed {words} by Committee of Relatives"
        for words in (
            "12 men part of 19 at Orm", "7 women part of 19 at Orm", "19 at Orm",
            "5 men part of 9 at Tolla", "4 women part of 9 at Tolla", "9 at Tolla",
        )
    ]  # fmt: skip
    cells = [(row, column) for row in (first_row, first_row + 1) for column in (2, 3, 4)]
    assert [(claim.passage.row, claim.passage.column) for claim in claims] == cells
    assert all(opened.text[claim.amount.start : claim.amount.end] == claim.amount.exact for claim in claims)


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("Killed in Arvel\n\nStreet | Number\nMill | 12\nLane | 9\n", "table.caption", "Killed in Arvel"),
        ("Fire: 21 people died:\n\nStreet | Number\nMill | 12\nLane | 9\n", "table.breakdown", "21"),
        ("Wounds | Admitted\nBurns | 12\nOther wounds | 9\n", "table.care", "Admitted"),
        ("Day | Killed\nMill | 12\nLane | 9\nTotal | 21\n", "part.total", "21"),
    ],
)
def test_the_explanation_names_the_words_that_tell_the_fate_and_the_whole(
    text: str, rule: str, words: str, counts: Counts
) -> None:
    claims = [claim for claim in counts(text) if claim.read_by.rule == "table"]
    steps = {step.rule: step for step in claims[0].explanation.steps} if claims[0].explanation else {}
    assert [span.exact for span in steps[rule].spans] == [words]
    assert all(one.says for one in said(claims[0]))


def test_what_a_row_tells_in_a_sentence_goes_on_from_the_figures_of_that_row() -> None:
    content = b"Place,Killed,Injured,Remarks\nOrm,12,40,Three of the injured died later.\nTolla,4,9,\n"
    opened = open_and_read(Original(digest_of(content), len(content)), content, "a.csv", {"language": "en"}, BUILT_IN)
    claims = [claim for claim in opened.claims if isinstance(claim, CountClaim)]
    three = next(claim for claim in claims if claim.amount.exact == "Three")
    assert next(claim.amount.exact for claim in claims if claim.id == three.part_of) == "40"
