"""A web page becomes the text a reader would see, its tables as lines whose cells keep their offsets."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from accounted.errors import CannotOpen
from accounted.intake import Opened
from accounted.intake.page import Page
from tests.intake.conftest import from_zoo, opened

FILLER = "The hospital of the northern district gave figures to reporters on that day, and its director read them out. "
STORY = f"<p>{FILLER * 3}</p><p>Fourteen people were killed.</p><p>{FILLER * 3}</p>"


def page(body: str, head: str = "", name: str = "page.html", lang: str = "") -> Opened:
    attribute = f' lang="{lang}"' if lang else ""
    return opened(f"<!doctype html><html{attribute}><head>{head}</head><body>{body}</body></html>".encode(), name)


def test_the_main_text_is_taken_and_the_note_says_so() -> None:
    menu = "<nav><a href='/'>Menu one</a></nav><div class='menu'>" + "<a href='/x'>Another story</a> " * 30 + "</div>"
    result = page(f"{menu}<article><h1>Fourteen killed</h1>{STORY}</article>")
    assert result.text.startswith("Fourteen killed\n\nThe hospital")
    assert "Fourteen people were killed." in result.text
    assert "Menu one" not in result.text
    assert "Another story" not in result.text
    assert result.document.notes[0].startswith("The text is the main text of the page")


def test_the_whole_body_is_taken_when_the_main_text_leaves_out_too_much() -> None:
    others = "".join(
        f"<div class='comment'><p>Statement {n}: {n} people were missing. {FILLER}</p></div>" for n in range(40)
    )
    result = page(f"<article><p>{FILLER * 4}</p></article><div id='comments'>{others}</div>")
    assert "Statement 39: 39 people were missing." in result.text
    assert "whole body" in result.document.notes[0]


def test_scripts_styles_and_hidden_parts_are_not_text() -> None:
    result = page("<p>Six are missing.</p><script>killed=1</script><style>p{}</style><p hidden>No one</p>"
                  "<p style='display: none'>Nobody</p><template>x</template>")  # fmt: skip
    assert result.text == "Six are missing."


def test_cells_of_a_table_stand_in_the_text_at_their_offsets() -> None:
    table = "<table><tr><th>Fate</th><th>Number</th></tr><tr><td>Killed</td><td>1,275</td></tr></table>"
    result = page(f"<h1>Figures</h1><p>{FILLER}</p>{table}<p>{FILLER}</p>")
    (found,) = result.document.tables
    assert "Fate | Number\nKilled | 1,275\n\n" in result.text
    assert found.header
    assert [[cell.text for cell in row] for row in found.rows] == [["Fate", "Number"], ["Killed", "1,275"]]
    assert all(result.text[c.start : c.end] == c.text for row in found.rows for c in row)


def test_a_table_inside_a_layout_table_keeps_its_columns_in_line() -> None:
    (table,) = from_zoo("table-in-layout-table.html").document.tables
    assert table.caption == "By place"
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Place", "Killed", "Injured"],
        ["North", "14", "31"],
        ["North", "2", "5"],
        ["South", "not known", ""],
    ]


CELL = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=8)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=2, max_size=5))
def test_offsets_of_any_table_quote_its_cells(rows: list[list[str]]) -> None:
    table = etree.Element("table")
    for row in rows:
        line = etree.SubElement(table, "tr")
        for text in row:
            etree.SubElement(line, "td").text = text
    page = Page().add(table)
    cells = [cell for found in page.tables for row in found.rows for cell in row]
    assert len(cells) == sum(map(len, rows))
    assert all(page.text[cell.start : cell.end] == cell.text for cell in cells)


def test_metadata_come_from_the_markup_and_are_never_guessed() -> None:
    head = ("<title>Fourteen killed | The Herald</title><meta property='og:site_name' content='The Herald'>"
            "<meta property='article:published_time' content='2021-05-04T09:00:00+02:00'>")  # fmt: skip
    document = page(STORY, head, lang="en-GB").document
    said = [
        (s.value, s.basis) for s in (document.publisher, document.published, document.title, document.language) if s
    ]
    assert said == [("The Herald", "markup"), ("2021-05-04", "markup"), ("Fourteen killed | The Herald", "markup"),
                    ("en", "markup")]  # fmt: skip
    bare = page(f"<p>Published on 4 May 2021 by someone. {FILLER}</p>{STORY}").document
    assert (bare.publisher, bare.published, bare.title) == (None, None, None)
    assert bare.language is not None
    assert bare.language.basis == "detected"


def test_a_language_that_the_words_belie_is_kept_with_a_note() -> None:
    russian = "<p>Больница сообщила, что во время обстрела погибли четырнадцать мирных жителей.</p>"
    document = page(russian, lang="en").document
    assert document.language is not None
    assert (document.language.value, document.language.basis) == ("en", "markup")
    assert "names its language as en, but its words look like ru" in document.notes[-1]


def test_linked_data_name_publisher_and_date() -> None:
    linked = ('<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Fourteen killed", '
              '"datePublished": "2021-05-04", "publisher": {"name": "The Herald"}}]}</script>')  # fmt: skip
    document = page(STORY, linked).document
    assert [s.value for s in (document.publisher, document.published, document.title) if s] == [
        "The Herald", "2021-05-04", "Fourteen killed",
    ]  # fmt: skip


@pytest.mark.parametrize("broken", ["{", "[" * 100_000, '{"@graph": 7, "headline": 3, "publisher": []}', "null"])
def test_broken_linked_data_are_passed_over(broken: str) -> None:
    document = page(STORY, f'<script type="application/ld+json">{broken}</script>').document
    assert (document.publisher, document.published) == (None, None)


HOSTILE = {
    "nested too deep": "<div>" * 100_000 + "Six are missing." + "</div>" * 100_000,
    "nested deep": "<div>" * 1_500 + "Six are missing." + "</div>" * 1_500,
    "never closed": "<b>" * 600 + "Six are missing.",
    "many tags": "<p>Six are missing.</p>" * 50_000,
    "entities": "<p>Six are missing.</p>" + "&amp;&nosuch;" * 100_000,
    "open comments": "<p>Six are missing.</p>" + "<!--" * 100_000,
    "all at once": "Six are missing." + "<div>" * 3_000 + "<a " * 30_000 + "<script>" * 30_000 + "<!--" * 30_000,
    "broad attributes": "<p " + "a=1 " * 100_000 + ">Six are missing.</p>",
    "spans without end": "<table><tr><td rowspan=999999999 colspan=9999>Six are missing.</td><td>1</td></tr>"
    "<tr><td>2</td></tr></table>",
}


@pytest.mark.parametrize("fault", HOSTILE)
def test_a_hostile_page_neither_hangs_nor_loses_its_text(fault: str) -> None:
    assert "Six are missing." in page(HOSTILE[fault]).text


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("intake reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    head = '<base href="http://example.org/"><link rel="stylesheet" href="http://example.org/a.css">'
    entity = '<img src="http://example.org/a.png"><iframe src="http://example.org/"></iframe>'
    assert "Fourteen" in page(entity + STORY, head).text


def test_a_page_opens_the_same_every_time() -> None:
    first, second = page(f"<h1>Title</h1>{STORY}"), page(f"<h1>Title</h1>{STORY}")
    assert first == second


@pytest.mark.parametrize("body", ["", "<script>x</script>", "<img src=a.png>", "<p>  …  </p>"])
def test_a_page_without_words_is_refused(body: str) -> None:
    with pytest.raises(CannotOpen, match="no text that a reader would see"):
        page(body)


@pytest.mark.parametrize(
    ("opens", "closes"),
    [("<del>", "</del>"), ("<s>", "</s>"), ("<strike>", "</strike>"),
     ("<span style='color: red; text-decoration: underline line-through'>", "</span>")],
)  # fmt: skip
def test_struck_words_stand_behind_the_body_and_are_no_part_of_a_number(opens: str, closes: str) -> None:
    result = page(f"<p>The mayor said that {opens}31{closes}<ins>34</ins> people were killed.</p>")
    read = result.text[: result.document.body_end]
    assert read == "The mayor said that 34 people were killed."
    assert result.text[result.document.body_end :] == "\n\nStruck out: 31"
    assert [(one.kind, result.text[one.start : one.end]) for one in result.document.marks] == [
        ("deleted", "Struck out: 31")
    ]
    assert any("struck out 1 time" in note for note in result.document.notes)


def test_struck_words_are_left_out_of_the_main_text_too() -> None:
    menu = "<div class='menu'>" + "<a href='/x'>Another story</a> " * 30 + "</div>"
    result = page(f"{menu}<article>{STORY}<p>{FILLER}<s>Ninety people were killed.</s></p></article>")
    assert result.document.notes[0].startswith("The text is the main text of the page")
    assert "Ninety" not in result.text[: result.document.body_end]
    assert result.text.endswith("Struck out: Ninety people were killed.")


def test_a_struck_cell_of_a_table_is_empty() -> None:
    table = "<table><tr><th>Village</th><th>Killed</th></tr><tr><td>Lund</td><td><s>31</s> 34</td></tr></table>"
    result = page(f"{table}<p>{FILLER}</p>")
    assert "Lund | 34\n" in result.text
    assert result.text.endswith("Struck out: 31")


@pytest.mark.parametrize("around", ["", STORY * 3])
def test_cells_and_rows_that_are_struck_by_how_they_are_drawn_are_not_read(around: str) -> None:
    through = "style='text-decoration: line-through'"
    rows = (
        "<tr><th>Village<th>Killed<th>Wounded</tr>"
        f"<tr><td>Dalby<td {through}>31<td>5</tr><tr {through}><td>Lund<td>19<td>8</tr><tr><td>Oxie<td>12<td>3</tr>"
    )
    result = page(f"<article>{around}<table>{rows}</table><p>{FILLER}</p></article>")
    (table,) = result.document.tables
    assert [[cell.text for cell in row] for row in table.rows[1:]] == [["Dalby", "", "5"], ["Oxie", "12", "3"]]
    read, behind = result.text[: result.document.body_end], result.text[result.document.body_end :]
    assert not {"31", "19"} & set(read.split())
    assert behind == "\n\nStruck out: 31\n\nStruck out: Lund 19 8"


@pytest.mark.parametrize("inside", ["<s>31</s>", "<p><del>31</del></p>", "<s>3<s>1</s></s>"])
def test_words_struck_within_a_struck_cell_harm_nothing(inside: str) -> None:
    rows = f"<tr><th>Village<th>Killed</tr><tr><td>Dalby<td style='text-decoration:line-through'>{inside}</tr>"
    result = page(f"<article>{STORY * 3}<table>{rows}<tr><td>Oxie<td>12</tr></table><p>{FILLER}</p></article>")
    assert result.text.endswith("Struck out: 31")
    assert "Oxie | 12" in result.text


def test_a_heading_that_is_struck_is_not_read() -> None:
    result = page(f"<article><h1><s>Ninety dead in Lund</s></h1>{STORY}<p>{FILLER}</p></article>")
    styled = page(f"<article><h1 style='text-decoration:line-through'>Ninety dead</h1>{STORY}<p>{FILLER}</p></article>")
    assert "Ninety" not in result.text[: result.document.body_end] + styled.text[: styled.document.body_end]


@pytest.mark.parametrize(
    "around", ["", "The commission published what each place had lost, and said so in a report. " * 8]
)
def test_a_label_that_spans_rows_stands_in_each_and_a_number_stands_once(around: str) -> None:
    rows = (
        "<tr><th>District<th>Village<th>Killed</tr><tr><td rowspan=2>Lund<td>Dalby<td>12</tr><tr><td>Veberod<td>7</tr>"
        "<tr><td rowspan=3>Malmo<td>Oxie<td rowspan=2>9</tr><tr><td>Husie</tr><tr><td>Bunkeflo<td>3</tr>"
    )
    page = f"<html><body><h1>Losses</h1><p>{around}</p><table>{rows}</table><p>{around}</p></body></html>"
    (table,) = opened(page.encode(), "losses.html").document.tables
    assert [[cell.text for cell in row] for row in table.rows[1:]] == [
        ["Lund", "Dalby", "12"], ["Lund", "Veberod", "7"], ["Malmo", "Oxie", "9"], ["Malmo", "Husie", ""],
        ["Malmo", "Bunkeflo", "3"],
    ]  # fmt: skip


def test_cells_that_span_without_end_take_no_room_without_end() -> None:
    rows = "".join("<tr><td rowspan=9999 colspan=9999>a<td>2</tr>" for _ in range(60))
    assert "a" in opened(f"<html><body><p>Text.</p><table>{rows}</table></body></html>".encode(), "wide.html").text
