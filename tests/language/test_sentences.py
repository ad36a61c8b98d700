"""Sentences: spans in order, and the usual traps of newspapers, tallies and court records."""

from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.language import sentences, words_for
from tests.timing import processor_seconds

EN = words_for("en")


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text, EN)]


@given(st.text(alphabet=st.sampled_from("aB 1.!?…:,;\n\r\t-•|“”\"')(։ DrNo")))
def test_spans_are_ordered_trimmed_and_lose_no_letter(text: str) -> None:
    spans = list(sentences(text, EN))
    assert all(a < b and text[a:b] == text[a:b].strip() for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


@pytest.mark.parametrize(
    "whole",
    [
        "Dr. Hale and Mr. bin Amin met A. Rasulov of the U.S. delegation on Feb. 26 at 4 p.m. near St. Mary.",
        "212. The Chamber finds that 43 men were taken.",
        "He cited document No. 14 and Nos. 3 and 4, para. 7.",
        "It fell by 2.5 per cent to 1.275 persons.",
        '"How many?" she asked the guard.',
        "of fever and want, and that forty-\ntwo were set free.",
        "The convoy was stopped on the\nroad to the north.",
    ],
)
def test_one_sentence(whole: str) -> None:
    assert split(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["Fourteen died.", "Three were children."],
        ["He said: “It was night.”", "We ran."],
        ["Dead on arrival: 3.", "Died in theatre: 1."],
        ["He knew of no other.", "No official number yet.", "pls share"],
        ["They fled to the U.S.", "The rest stayed."],
        ["Nothing in block B.", "4 kids are missing."],
        ["Was he there?", "No.", "The list is short."],
        ["It is over!", "(So they say.)", "We wait."],
        ["31 died.[12]", "No one was charged."],
    ],
)
def test_several_sentences_on_a_line(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "lines",
    [
        ["Situation in the district:", "- killed: 84", "- missing: 37"],
        ["Region | Killed", "Amber | 1,204", "Sahel | 377"],
        ["Name\tAge", "dead\t41"],
        ["Count of the dead is corrected", "The police have reduced the number."],
        ["• Injured: 16 or so", "• Offices hit: 48"],
        ["killed – 12 (women – 2)", "missing, still searched for – 126"],
        ["Killed ........ 12", "Wounded ........ 30"],
        ["Wounded: 64", "of them women: 15", "children: 8"],
        ["Brought to the station house from the river: 143", "Sent on by steamer to the college hospital: 55"],
    ],
)
def test_lists_tables_and_headings_go_by_line(lines: list[str]) -> None:
    assert split("\n".join(lines)) == lines


def test_a_blank_line_always_separates() -> None:
    assert split("the toll is\n\nnot known") == ["the toll is", "not known"]
    assert split("the toll is\r\n\r\nnot known") == ["the toll is", "not known"]


def test_offsets_count_in_the_whole_text() -> None:
    text = "One. Two fell. Three."
    assert [text[a:b] for a, b in sentences(text, EN, 5, 14)] == ["Two fell."]


@pytest.mark.parametrize("unit", ["a", ".", '."', "\n", " ", "x. y ", "1. ", "A.", "word "])
def test_long_lines_do_not_hang(unit: str) -> None:
    def seconds(characters: int, tries: int = 1) -> float:
        text = unit * (characters // len(unit))
        return processor_seconds(lambda: list(islice(sentences(text, EN), 100_000)), tries)

    assert seconds(3_000_000, 2) < 40 * max(seconds(300_000, 3), 0.01)
