"""A text with stretches that overlap and nest comes out whole, and inert."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markupsafe import Markup

from accounted.web.evidence_text import SIGNS, inert, plain, said
from accounted.web.spans import Stretch, woven

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
