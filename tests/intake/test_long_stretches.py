"""What stands between two marks may be as long as the file: looking for its end holds nothing of the way in memory."""

import tracemalloc
from collections.abc import Callable

import pytest

from accounted.intake.cells import Layout, rows_of
from accounted.intake.html import words_of_markup
from accounted.intake.turns_of_subtitles import named_turns
from accounted.language.tokens import tokenise
from accounted.reading.turns import turns_of
from tests.intake.conftest import opened
from tests.timing import processor_seconds

LONG = 400_000


def in_cells(text: str) -> object:
    return list(rows_of(text, Layout(",", 0)))


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (in_cells, '"' + "x" * LONG + '"\n'),
        (in_cells, '"' + 'x""' * (LONG // 3) + '"\n'),
        (words_of_markup, "<p>Lund</p><script>" + "x" * LONG + "</script>"),
        (words_of_markup, "<p>Lund</p><!--" + "x" * LONG),
        (tokenise, "x" * LONG),
        (tokenise, "x\u00ad" * (LONG // 2)),
    ],
)  # fmt: skip
def test_a_long_stretch_takes_no_more_memory_than_some_copies_of_it(read: Callable[[str], object], text: str) -> None:
    read("x")  # what is loaded once is no matter here
    tracemalloc.start()
    read(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 * LONG


def in_xml(text: str) -> object:
    return opened(f"<?xml version='1.0'?>{text}<p>Lund</p>".encode(), "a.xml").text


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (in_xml, "<!DOCTYPE["),
        (in_xml, "<!DOCTYPE[]"),
        (in_xml, "<![CDATA["),
        (lambda text: named_turns(text.split("|")), "[ANA {}] Twelve.|"),
        (lambda text: turns_of(text, 0), "ANA {}. Twelve.\n"),
    ],
)  # fmt: skip
def test_what_comes_again_and_again_takes_no_more_than_twice_the_time_where_it_comes_twice_as_often(
    read: Callable[[str], object], text: str
) -> None:
    def seconds(times: int) -> float:
        made = "".join(text.format("".join("ABCDEFGHIJ"[int(it)] for it in str(n))) for n in range(times))
        return processor_seconds(lambda: read(made), 3)

    seconds(400)  # what is loaded once is no matter here
    assert seconds(12_000) < 8 * seconds(3_000) + 0.1
