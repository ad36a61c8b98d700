"""What waits to be judged, and a search by words and by what claims say, without any door."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from accounted.case import Case, Sought, find, waiting

NOTES = {
    "one.md": "---\npublisher: Coast Radio\ndated: 1999-05-03\n---\nThe mayor said that 30 people were killed.\n",
    "two.md": "---\npublisher: Evening Post\ndated: 2004-05-03\n---\nPolice said that 52 people were killed.\n",
    "odd.bin": "",
}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    for name, text in NOTES.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "odd.bin").write_bytes(bytes(range(256)))
    with Case.new(tmp_path / "case") as made:
        list(made.add([tmp_path / name for name in NOTES]))
        yield made


def test_what_waits_grows_less_by_what_is_judged(case: Case) -> None:
    before = waiting(case)
    assert (before.figures, [one.name for one in before.not_read]) == (2, ["odd.bin"])
    assert before.first is not None
    case.judge("accept", [before.first.id], by="Ana", why="It says so.")
    after = waiting(case)
    assert (after.figures, after.readings) == (1, before.readings - 1)
    assert after.first is not None
    assert after.first.id != before.first.id
    told = after.to_dict()
    assert (told["schema"], told["figures"], told["refused"]) == ("review/1", 1, 1)


def test_words_and_what_claims_say_narrow_each_other(case: Case) -> None:
    both = find(case, Sought("killed"), 9, 0, 9)
    assert (len(both.hits), both.claims) == (2, None)
    one = find(case, Sought("killed", number=52), 9, 0, 9)
    assert one.claims is not None
    assert [it.claim.source.name for it in one.claims.claims] == ["two.md"]
    assert find(case, Sought("mayor", number=52), 9, 0, 9).to_dict()["claims"]["total"] == 0
    late = find(case, Sought("killed", first=date(2000, 1, 1)), 9, 0, 9)
    assert [hit.name for hit in late.hits] == ["two.md"]
    early = find(case, Sought(last=date(2000, 1, 1)), 9, 0, 9)
    assert early.claims is not None
    assert {it.claim.source.name for it in early.claims.claims} == {"one.md"}
    assert "claims" not in find(case, Sought(), 9, 0, 9).to_dict()


def test_claims_are_found_in_every_document_that_holds_the_words(tmp_path: Path) -> None:
    short = "\n\n".join(f"The hospital wrote again, page {number}." for number in range(1_100))
    (tmp_path / "diary.md").write_text(f"---\npublisher: A nurse\n---\n{short}\n", "utf-8")
    long = "The hospital, which stands beyond the river and the mill, " * 3 + "said that 30 people were killed."
    (tmp_path / "report.md").write_text(f"---\npublisher: Coast Radio\ndated: 1999-05-03\n---\n{long}\n", "utf-8")
    with Case.new(tmp_path / "case") as made:
        list(made.add([tmp_path / "diary.md", tmp_path / "report.md"]))
        found = find(made, Sought("hospital", fate="killed"), 10, 0, 10)
        assert {one.name for one in found.hits} == {"diary.md"}  # the best matches, all in the one document
        assert found.claims is not None
        assert found.claims.claims[0].claim.passage.exact.endswith("30 people were killed.")
        dated = find(made, Sought("hospital", first=date(1999, 1, 1), last=date(1999, 12, 31)), 2_000, 0, 10)
        assert [one.name for one in dated.hits if one.name == "report.md"] == ["report.md"]
        other = find(made, Sought("hospital", first=date(2001, 1, 1), last=date(2001, 12, 31)), 2_000, 0, 10)
        assert not other.hits  # of the diary nobody says when it was put out
