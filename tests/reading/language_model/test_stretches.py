"""Where a text is cut is part of what is asked, so it must never change: kept answers would not be found again."""

from hypothesis import given
from hypothesis import strategies as st

from accounted.reading.language_model.stretches import AROUND, stretches

TEXT = "".join(f"Paragraph {number} tells of {number} people. It is long enough.\n\n" for number in range(60))


def test_the_cuts_of_this_text_are_frozen() -> None:
    cut = [(it.start, it.end, it.shown_from, it.shown_to) for it in stretches(TEXT, 0, 1000)]
    assert cut == FROZEN


@given(st.text(alphabet="ab.\n 9", max_size=3000), st.integers(0, 50), st.integers(500, 900))
def test_stretches_follow_each_other_without_a_gap(text: str, first: int, length: int) -> None:
    found, reached = list(stretches(text, first, length)), first
    for stretch in found:
        assert not text[reached : stretch.start].strip()
        assert stretch.start < stretch.end <= min(len(text), stretch.start + length)
        assert max(first, stretch.start - AROUND) <= stretch.shown_from <= stretch.start
        assert stretch.end <= stretch.shown_to <= min(len(text), stretch.end + AROUND)
        reached = stretch.end
    assert not text[reached:].strip()


def test_a_text_without_a_space_is_cut_all_the_same() -> None:
    assert [(it.start, it.end) for it in stretches("9" * 1200, 0, 500)] == [(0, 500), (500, 1000), (1000, 1200)]


def test_front_matter_is_not_shown() -> None:
    text = "key: value\n---\n9 people died."
    (stretch,) = stretches(text, 15, 500)
    assert text[stretch.shown_from : stretch.shown_to] == "9 people died."


FROZEN = [(0, 987, 0, 1382), (987, 1941, 588, 2336), (1941, 2895, 1542, 3160), (2895, 3160, 2496, 3160)]
