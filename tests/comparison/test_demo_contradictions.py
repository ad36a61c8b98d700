"""The fifteen documents of the demo, compared as the rules read them: what contradicts, and what must not be said to.

The disagreements were worked out by hand from the documents: pairs of figures for the same people that can't both hold,
a date, alleged actors, and a disputed toll.
"""

import json
import random
from pathlib import Path

import pytest

from accounted.case.opening import open_and_read
from accounted.comparison import Compared, Comparison, compare
from accounted.model import Claim, CountClaim, Document, Original, digest_of
from accounted.plugins import importers, reader
from tests.conftest import REPOSITORY

FOLDER = REPOSITORY / "examples" / "khojaly"

Pair = tuple[str, frozenset[int]]

REAL: dict[str, Pair] = {
    "wounded: the ministry's and the presidency's": ("injured", frozenset({487, 1000})),
    "wounded: the mayor's in March 1992 and the ministry's": ("injured", frozenset({200, 487})),
    "wounded: the hospital train's and the ministry's": ("injured", frozenset({598, 487})),
    "bodies examined, in Agdam and by the republic's chief": ("dead", frozenset({181, 184})),
    "one newspaper's list: 479 names and over 200 bodies, or 636": ("dead", frozenset({479, 636})),
    "taken captive: the mayor's and the later count": ("captured", frozenset({300, 1275})),
    "killed: March 1992 and the official count": ("dead", frozenset({1000, 613})),
    "killed: as told to a monitor, and the official count": ("dead", frozenset({800, 613})),
    "killed: as told to a monitor, and to newspapers": ("dead", frozenset({800, 1000})),
    "killed: the newspaper's list and the official count": ("dead", frozenset({636, 613})),
}
ALSO = {
    *(("dead", frozenset({early, 636})) for early in (800, 1000)),
    ("dead", frozenset({479, 613})),
    *(("injured", frozenset({200, later})) for later in (598, 1000)),
}
"""Other pairs of the same origins that can't both hold either; one of each pair stands in `REAL`."""


@pytest.fixture(scope="module")
def read() -> tuple[list[Document], dict[str, str], list[Claim]]:
    return _read(sorted(FOLDER.iterdir()))


def _read(paths: list[Path]) -> tuple[list[Document], dict[str, str], list[Claim]]:
    documents, texts, claims = [], {}, list[Claim]()
    for path in paths:
        content = path.read_bytes()
        original = Original(digest_of(content), len(content))
        opened = open_and_read(original, content, path.name, {}, importers(), reader("rules", {}))
        documents.append(opened.document)
        texts[opened.document.digest] = opened.text or ""
        claims += opened.claims
    return documents, texts, claims


@pytest.fixture(scope="module")
def compared(read: tuple[list[Document], dict[str, str], list[Claim]]) -> Compared:
    documents, texts, claims = read
    return compare(claims, documents, (), texts, "Khojaly")


@pytest.fixture(scope="module")
def main(compared: Compared) -> Comparison:
    return compared.comparisons[0]


def pairs(comparison: Comparison, claims: list[Claim]) -> list[Pair]:
    known = {claim.id: claim for claim in claims if isinstance(claim, CountClaim)}
    found = []
    for one in comparison.contradictions:
        both = [known[id] for id in one.claims if id in known]
        if len(both) == 2:
            fate = both[0].fate.code
            people = {"killed": "dead", "body_found": "dead", "abducted": "captured"}.get(fate, fate)
            found.append((people, frozenset(claim.amount.low or claim.amount.high or 0 for claim in both)))
    return found


def test_nearly_all_real_disagreements_are_found(main: Comparison, read: tuple[object, object, list[Claim]]) -> None:
    found = set(pairs(main, read[2]))
    missed = [words for words, pair in REAL.items() if pair not in found]
    kinds = {one.kind for one in main.contradictions}
    others = [kind for kind in ("date", "actor") if kind not in kinds]
    disputed = [one for one in main.contradictions if "is disputed by" in one.why]
    assert missed == []
    assert others == []
    assert len(disputed) == 1


def test_no_figure_contradicts_another_that_it_only_seems_to(
    main: Comparison, read: tuple[object, object, list[Claim]]
) -> None:
    assert set(pairs(main, read[2])) - {*REAL.values(), *ALSO} == set()


def test_613_is_one_origin_however_many_statements_carry_it(
    main: Comparison, read: tuple[object, object, list[Claim]]
) -> None:
    known = {claim.id: claim for claim in read[2] if isinstance(claim, CountClaim)}
    carrying = [
        origin for origin in main.origins
        if any(known[it.claim].amount.low == 613 and known[it.claim].fate.code == "killed" for it in origin.repeats)
    ]  # fmt: skip
    (origin,) = carrying
    assert origin.documents >= 5


def test_killed_ranges_from_at_least_161_to_over_1000(main: Comparison) -> None:
    killed = next(row for row in main.rows if (row.fate, row.group, row.unit) == ("killed", None, "person"))
    assert killed.low is not None
    assert killed.high is not None
    assert (killed.low.value, killed.low.precision) == (161, "at_least")
    assert (killed.high.value, killed.high.precision, killed.open_above) == (1000, "at_least", True)


def test_all_documents_are_about_one_incident(compared: Compared) -> None:
    counts = [comparison.statements for comparison in compared.comparisons]
    assert counts[0] == sum(counts)


def test_any_order_of_documents_and_claims_gives_the_same(
    compared: Compared, read: tuple[list[Document], dict[str, str], list[Claim]]
) -> None:
    documents, texts, claims = list(read[0]), read[1], list(read[2])
    before = written(compared)
    for seed in range(3):
        random.Random(seed).shuffle(documents)
        random.Random(seed).shuffle(claims)
        assert written(compare(claims, documents, (), texts, "Khojaly")) == before


def written(result: Compared) -> str:
    parts = [(one.to_dict(), one.about(), [it.to_dict() for it in one.origins]) for one in result.comparisons]
    return json.dumps([parts, dict(result.gathering.none), dict(result.gathering.whys)], sort_keys=True)


def test_with_the_article_itself_in_place_of_the_note_on_it(shared: Path) -> None:
    article = shared / "data" / "seed" / "khojaly_trt_2024.txt"
    paths = [path for path in sorted(FOLDER.iterdir()) if "trt_world_2024" not in path.name]
    documents, texts, claims = _read([*paths, article])
    first = compare(claims, documents, (), texts, "Khojaly").comparisons[0]
    found = set(pairs(first, claims))
    assert {*REAL.values()} <= found
    assert found - {*REAL.values(), *ALSO} == set()
