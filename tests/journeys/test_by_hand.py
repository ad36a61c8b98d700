"""A claim that a person reads: kept as a judgement, made with its document, and taken back like any other."""

from pathlib import Path

import pytest

from tests.journeys.conftest import Accounted

TEXT = (
    "The hearing was long. Of 40 villagers, nine never came home, the priest told us.\n"
    "Between 12 and 15 men were led away. Nobody counted the women.\n"
)


@pytest.fixture
def read(accounted: Accounted, case: Path, tmp_path: Path) -> Path:
    (tmp_path / "hearing.txt").write_text(TEXT, "utf-8")
    assert accounted("add", tmp_path / "hearing.txt", "--publisher", "The Parish", "--case", case).status == 0
    return case


def at(words: str) -> tuple[str, str]:
    start = TEXT.index(words)
    return str(start), str(start + len(words))


def add(accounted: Accounted, case: Path, words: str, *more: str, fate: str = "missing") -> dict[str, object]:
    ended = accounted(
        "claim", "add", "hearing.txt", *at(words), "--fate", fate, "--by", "Ana", *more, "--json", "--case", case
    )
    assert ended.status == 0, ended.err
    return dict(ended.json)


def hand(accounted: Accounted, case: Path) -> list[dict[str, object]]:
    lines = accounted("claims", "--json", "--case", case).lines
    return [dict(one) for one in lines if one["read_by"]["reader"] == "hand"]


def test_it_stands_among_the_claims_and_through_every_rebuild(accounted: Accounted, read: Path) -> None:
    words = "nine never came home, the priest told us"
    made = add(accounted, read, words, "--set", "said_by=the priest", "--set", "unit=person")
    assert made["amount"] == {
        "exact": "nine", "start": TEXT.index("nine"), "end": TEXT.index("nine") + 4, "low": 9, "high": 9,
        "precision": "exact",
    }  # fmt: skip
    assert (made["read_by"], made["carried_by"]) == ({"reader": "hand", "name": "Ana"}, {"name": "The Parish"})
    before = [accounted(verb, "--json", "--case", read).out for verb in ("claims", "figures", "judgements")]
    assert accounted("rebuild", "--case", read).status == 0
    assert [accounted(verb, "--json", "--case", read).out for verb in ("claims", "figures", "judgements")] == before
    for file in read.glob("made.db*"):
        file.unlink()
    accounted("rebuild", "--case", read)
    assert [accounted(verb, "--json", "--case", read).out for verb in ("claims", "figures", "judgements")] == before
    assert accounted("verify", "--case", read).status == 0
    row = next(one for one in accounted("figures", "--json", "--case", read).json["rows"] if one["fate"] == "missing")
    assert made["id"] in {id for entry in row["speakers"] for id in entry["claims"]}


def test_a_number_that_is_a_claim_of_the_fate_already_is_told(accounted: Accounted, read: Path) -> None:
    first = add(accounted, read, "nine never came home, the priest told us")

    def told(fate: str) -> str:
        where = ("hearing.txt", "--words", "nine never came home", "--fate", fate)
        return accounted("claim", "add", *where, "--by", "Ben", "--case", read).err

    assert str(first["id"]) in told("missing")
    assert "already" not in told("killed")


def test_it_is_undone_and_brought_back(accounted: Accounted, read: Path) -> None:
    made = add(accounted, read, "nine never came home")
    (judgement,) = accounted("judgements", "--json", "--case", read).json["judgements"]
    assert (judgement["verdict"], judgement["targets"][1]) == ("read", made["id"])
    undo = accounted("judge", "undo", judgement["id"], "--by", "Ben", "--why", "no", "--json", "--case", read).json
    assert hand(accounted, read) == []
    assert accounted("verify", "--case", read).status == 0
    accounted("judge", "undo", undo["id"], "--by", "Ben", "--why", "yes", "--case", read)
    assert [one["id"] for one in hand(accounted, read)] == [made["id"]]
    assert [one["state"] for one in accounted("judgements", "--json", "--case", read).json["judgements"]] == [
        "holds", "undone", "holds"
    ]  # fmt: skip


def test_it_can_be_judged_like_any_other(accounted: Accounted, read: Path) -> None:
    made = add(accounted, read, "nine never came home")
    ended = accounted("judge", "correct", made["id"], "--set", "amount=8", "--by", "Ben", "--why", "so", "--case", read)
    assert ended.status == 0
    assert hand(accounted, read)[0]["amount"]["low"] == 8  # type: ignore[index]  # from JSON
    shown = accounted("show", made["id"], "--json", "--case", read).json
    assert [one["verdict"] for one in shown["judgements"]] == ["read", "correct"]


def test_ranges_words_and_mentions_are_taken_as_they_stand(accounted: Accounted, read: Path) -> None:
    led = add(accounted, read, "Between 12 and 15 men were led away", "--set", "group=men", fate="abducted")
    assert (led["amount"]["low"], led["amount"]["high"]) == (12, 15)  # type: ignore[index]  # from JSON
    women = add(accounted, read, "Nobody counted the women", "--set", "group=women", fate="abducted")
    assert women["amount"]["precision"] == "unquantified"  # type: ignore[index]  # from JSON
    chosen = add(accounted, read, "Of 40 villagers, nine never came home", "--set", "amount.exact=nine")
    assert chosen["amount"]["low"] == 9  # type: ignore[index]  # from JSON


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["0", "9999", "--fate", "killed"], "No words stand at"),
        (["9", "3", "--fate", "killed"], "No words stand at"),
        ([*at("Of 40 villagers, nine never"), "--fate", "missing"], "several numbers in the passage: '40', 'nine'"),
        ([*at("nine never"), "--fate", "misssing"], "did you mean 'missing'"),
        ([*at("nine never"), "--fate", "missing", "--set", "start=3"], "given in its own place"),
        ([*at("nine never"), "--fate", "missing", "--set", "amount.exact=ten"], "does not write 'ten'"),
        ([*at("nine never"), "--fate", "missing", "--set", "colour=red"], "no 'colour' to set"),
    ],
)
def test_what_cannot_be_read_is_said_and_leaves_no_trace(
    accounted: Accounted, read: Path, words: list[str], why: str
) -> None:
    before = accounted("verify", "--json", "--case", read).json["checked"]["events"]
    refused = accounted("claim", "add", "hearing.txt", *words, "--by", "Ana", "--case", read)
    assert (refused.status, refused.out) == (2, "")
    assert why in refused.err
    assert accounted("verify", "--json", "--case", read).json["checked"]["events"] == before
    assert hand(accounted, read) == []


def test_it_is_added_once_and_not_through_judge(accounted: Accounted, read: Path) -> None:
    made = add(accounted, read, "nine never came home")
    words = ["hearing.txt", *at("nine never came home"), "--fate", "missing", "--by", "Ben"]
    again = accounted("claim", "add", *words, "--case", read)
    assert (again.status, "is there already" in again.err) == (2, True)
    refused = accounted("judge", "read", str(made["id"]), "--by", "Ana", "--why", "so", "--case", read)
    assert (refused.status, "accounted claim add" in refused.err) == (2, True)
    unknown = accounted("claim", "add", "nowhere", "1", "2", "--fate", "killed", "--by", "Ana", "--case", read)
    assert unknown.status == 2


def test_when_the_words_are_not_there_any_more_it_is_shown_as_orphaned(
    accounted: Accounted, read: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(accounted, read, "nine never came home")
    from accounted.case import making

    opened = making.claims_by_hand
    monkeypatch.setattr(making, "claims_by_hand", lambda desk, document, text: opened(desk, document, " " + text))
    accounted("rebuild", "--case", read)
    assert hand(accounted, read) == []
    assert [one["state"] for one in accounted("judgements", "--json", "--case", read).json["judgements"]] == [
        "orphaned"
    ]
    monkeypatch.undo()
    accounted("rebuild", "--case", read)
    assert [one["state"] for one in accounted("judgements", "--json", "--case", read).json["judgements"]] == ["holds"]


def test_words_are_quoted_in_place_of_offsets(accounted: Accounted, read: Path) -> None:
    """A line end does no harm; words that stand twice, or nowhere, are refused with what to do, and nothing is kept."""
    asked = ("--fate", "missing", "--by", "Ana", "--case", read)
    made = accounted("claim", "add", "hearing.txt", "--words", "told us. Between 12 and 15 men", "--json", *asked)
    assert made.status == 0, made.err
    assert made.json["passage"]["exact"] == "told us.\nBetween 12 and 15 men"
    assert made.json["passage"]["start"] == TEXT.index("told us")
    kept = len(hand(accounted, read))
    twice = accounted("claim", "add", "hearing.txt", "--words", "the", *asked)
    assert (twice.status, f"{TEXT.index('the')}: " in twice.err, "Quote more words" in twice.err) == (2, True, True)
    nowhere = accounted("claim", "add", "hearing.txt", "--words", "nine drowned", *asked)
    assert (nowhere.status, "stand nowhere" in nowhere.err) == (2, True)
    for said in (["--words", "nine", "3", "7"], ["3"], []):
        refused = accounted("claim", "add", "hearing.txt", *said, *asked)
        assert (refused.status, "said once" in refused.err) == (2, True), refused.err
    assert len(hand(accounted, read)) == kept
