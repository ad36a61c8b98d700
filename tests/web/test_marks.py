"""A text with stretches that overlap and nest comes out whole, and inert."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markupsafe import Markup

from accounted.case import Case
from accounted.model.table import Cell, Table
from accounted.web.evidence_text import SIGNS, inert, plain, said
from accounted.web.marks import marked
from accounted.web.sections import section_at, sections, within
from accounted.web.spans import Stretch, woven
from accounted.web.table_marks import cuts, framed, parted

TEXTS = st.text(st.sampled_from("ab <>&\"'\u202e\u2066é١ն😀\n"), min_size=1, max_size=40)


def stretch(number: int, start: int, end: int) -> Stretch:
    opened = Markup('<mark class="m{}">').format(number)
    return Stretch(start, end, opened, opened, Markup("</mark>"))


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_the_text_is_whole_and_each_mark_holds_its_words(text: str, places: list[tuple[int, int]]) -> None:
    kept = [(a, b) for a, b in places if a < b <= len(text)]
    made = woven(text, [stretch(number, a, b) for number, (a, b) in enumerate(kept)])
    page = html.fragment_fromstring(f"<div>{made}</div>")
    assert page.text_content() == text
    for number, (a, b) in enumerate(kept):
        marks = page.xpath(f".//mark[@class='m{number}']")
        assert "".join(mark.text_content() for mark in marks) == text[a:b]


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8), st.integers(2, 20))
def test_the_sections_of_a_text_are_the_text_and_hold_what_lies_in_them(
    text: str, places: list[tuple[int, int]], most: int
) -> None:
    kept = [(a, b) for a, b in places if a < b <= len(text)]
    held, whole = sections(text, most), ""
    words = [""] * len(kept)
    for start, end in held:
        assert 0 < end - start <= most
        stretches = within((stretch(number, a, b) for number, (a, b) in enumerate(kept)), start, end)
        page = html.fragment_fromstring(f"<div>{woven(text[start:end], stretches)}</div>")
        whole += page.text_content()
        for number in range(len(kept)):
            words[number] += "".join(it.text_content() for it in page.xpath(f".//mark[@class='m{number}']"))
    assert whole == text
    assert words == [text[a:b] for a, b in kept]
    assert all(held[section_at(held, at)][0] <= at < held[section_at(held, at)][1] for at in range(len(text)))


def test_stretches_that_nest_are_one_element_each() -> None:
    made = woven("the 12 dead", [stretch(0, 0, 11), stretch(1, 4, 6), stretch(2, 0, 11)])
    assert made.count("<mark") == 3


def test_a_carriage_return_is_kept_and_nul_is_replaced() -> None:
    assert inert("a\r\nb") == "a&#13;\nb"
    assert "\ufffd" not in inert("a") and "&#65533;" in inert("a\0")  # noqa: PT018 (one rule)


def test_signs_that_turn_the_line_stand_in_a_box_and_are_named() -> None:
    for sign, name in SIGNS.items():
        assert f'data-sign="{name}"' in inert(f"613{sign}")
        assert plain(f"a{sign}b") in (f"a‹{name}›b", "a b")  # line and paragraph ends are blanks in one line


def test_words_of_others_are_escaped_and_isolated() -> None:
    made = said('<img src=x onerror="1">', "ar", "name")
    assert str(made) == '<bdi class="name" lang="ar" dir="rtl">&lt;img src=x onerror=&#34;1&#34;&gt;</bdi>'


def test_a_table_is_a_table_and_its_text_stands_whole(tmp_path: Path) -> None:
    text = 'who,killed,"where, exactly"\n"Police, ""A""",52,\n,12,Halden\nThe mayor,"at least 40",Arvik'
    (tmp_path / "toll.csv").write_text(text, "utf-8")
    with Case.new(tmp_path / "case") as case:
        document = case.documents[next(iter(case.add([tmp_path / "toll.csv"]))).document or ""]
        opened = case.claims.in_document(document.id)
        made = html.fromstring(f"<div>{marked(text, opened.claims, document.tables)}</div>")
    assert made.text_content() == text
    rows = made.xpath("//*[@role='row']")
    assert [[cell.text_content() for cell in row.xpath("*[contains(@class, 'grid-cell')]")] for row in rows] == [
        ["who", "killed", "where, exactly"], ['Police, ""A""', "52"], ["", "12", "Halden"],
        ["The mayor", "at least 40", "Arvik"],
    ]  # fmt: skip
    assert [row.get("id") for row in rows] == ["row-1", "row-2", "row-3", "row-4"]
    assert opened.claims
    for one in opened.claims:
        marks = made.xpath(f"//mark[@data-claim='{one.claim.id}']")
        assert "".join(mark.text_content() for mark in marks) == one.claim.passage.exact
        assert made.xpath(f"//mark[@id='{one.claim.id}']")


@given(st.lists(st.lists(st.text('ab, "\n', max_size=4), min_size=1, max_size=4), min_size=1, max_size=5), st.data())
def test_no_mark_parts_a_cell(rows: list[list[str]], data: st.DataObject) -> None:
    text, cells = "", []
    for number, row in enumerate(rows, 1):
        made = []
        for column, words in enumerate(row, 1):
            made.append(Cell(number, column, len(text), len(text) + len(words), words))
            text += words + ("\n" if column == len(row) else ",")
        cells.append(tuple(made))
    table = Table(tuple(cells), False)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    opened, again, close = Markup('<mark id="m">'), Markup("<mark>"), Markup("</mark>")
    marks = [Stretch(a, b, again if n else opened, again, close)
             for n, (a, b) in enumerate(parted(start, end, cuts([table])))]  # fmt: skip
    page = html.fromstring(f"<div>{woven(text, [*framed([table]), *marks])}</div>")
    assert page.text_content() == text
    assert "".join(mark.text_content() for mark in page.xpath("//mark")) == text[start:end]
    held = [[one.text for one in row if one.start < row[-1].end] for row in cells if row[0].start < row[-1].end]
    assert [
        [cell.text_content() for cell in row.xpath("*[@role='cell']")] for row in page.xpath("//*[@role='row']")
    ] == held
