"""What stands between two marks may be as long as the file: looking for its end holds nothing of the way in memory."""

import tracemalloc
from collections.abc import Callable

import pytest

from accounted.intake.cells import Layout, rows_of
from accounted.intake.html import words_of_markup
from accounted.language.tokens import tokenise

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
