"""Small files that open into much: each ends with a sentence that names the limit, or that says what came of it.

`benchmarks/intake/bombs.py` opens fifty of them and measures memory and time; these are quick ones.
"""

from collections.abc import Callable, Iterator

import pytest

from accounted.case.apart import Job, Pool
from accounted.model import Original, digest_of
from tests import bombs

QUICK: dict[str, tuple[Callable[[], bytes], str]] = {
    "zeros.zip": (lambda: bombs.zip_of([("a.txt", 200 << 20)]), "unpacks to more than 128 MB"),
    "many.zip": (lambda: bombs.zip_of_many(21_000), "only the first 20,000"),
    "nested.zip": (lambda: bombs.nest(9), "2 originals were found inside it"),
    "zeros.gz": (lambda: bombs.packed_zeros(300 << 20), "unpacks to more than 256 MB"),
    "claims.tar": (lambda: bombs.tar_that_claims(2**63 - 1), "more than 128 MB"),
    "huge.png": (lambda: bombs.png(60_000, 60_000, rows=10), "100 million dots"),
    "far.xlsx": (bombs.far_cells, "memory"),
    "repeated.odt": (bombs.repeated_table, ""),
    "parts.eml": (lambda: bombs.mail_of_parts(3_000), "originals of their own"),
}  # fmt: skip


@pytest.fixture(scope="module")
def workers() -> Iterator[Pool]:
    made = Pool(1)
    yield made
    made.close()


@pytest.mark.parametrize("name", sorted(QUICK))
def test_a_bomb_takes_no_more_than_its_share_and_says_what_became_of_it(name: str, workers: Pool) -> None:
    made, words = QUICK[name]
    content = made()
    opened = workers.open(Job(Original(digest_of(content), len(content)), lambda: content, name, {}, False))
    said = " ".join([opened.why or "", *opened.document.notes])
    assert opened.why or opened.text
    assert words in said, said
    assert "fault in Accounted" not in said
