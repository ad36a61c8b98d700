"""Judgements on whatever a case holds: recorded, listed with their state, undone, and felt where they should be."""

import zipfile
from pathlib import Path

import pypdfium2
import pytest

from accounted import Case
from tests.journeys.conftest import Accounted

SIGNED = ("--by", "N. N.", "--why", "read against the text")
CANARY = "Anahit Q. Testimony"


@pytest.fixture
def full(accounted: Accounted, case: Path, notes: Path) -> Path:
    (notes / "hearing.txt").write_text(
        f"{CANARY} said that 77 people were killed at the mill. The mayor said that 12 people were injured.\n", "utf-8"
    )
    assert accounted("add", notes, "--case", case).status == 0
    return case


def claim_of(accounted: Accounted, case: Path, low: int) -> str:
    lines = accounted("claims", "--kind", "count", "--json", "--case", case).lines
    return next(str(one["id"]) for one in lines if one["amount"]["low"] == low)


def exported(accounted: Accounted, case: Path, to: Path) -> str:
    """All words of all exports."""
    from accounted.plugins import exporters

    words = ""
    for number, name in enumerate(sorted(exporters())):
        place = to / f"{number}"
        ended = accounted("export", name, "-o", place, "--case", case)
        assert ended.status == 0, ended.err
        files = [place] if place.is_file() else [one for one in place.rglob("*") if one.is_file()]
        words += ended.out + "".join(map(words_in, files))
    return words


def words_in(file: Path) -> str:
    """The words of a file, also of one that keeps them packed."""
    if file.read_bytes().startswith(b"%PDF"):
        return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file))
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as packed:
            return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    return file.read_bytes().decode("utf-8", "replace")


def test_two_statements_are_said_to_have_one_origin(accounted: Accounted, full: Path) -> None:
    first, second = claim_of(accounted, full, 30), claim_of(accounted, full, 52)
    made = accounted("judge", "same-origin", first, second, *SIGNED, "--json", "--case", full).json
    assert (made["verdict"], made["targets"]) == ("same_origin", [first, second])
    marked = {one["id"]: one["judged"] for one in accounted("claims", "--json", "--case", full).lines}
    assert marked[first] is None, "an origin says nothing of how the claim was read"
    assert accounted("judge", "undo", made["id"], *SIGNED, "--case", full).status == 0
    assert [one["state"] for one in accounted("judgements", "--json", "--case", full).json["judgements"]] == [
        "undone",
        "holds",
    ]
    assert accounted("verify", "--case", full).status == 0


def test_an_incident_can_be_named(accounted: Accounted, full: Path) -> None:
    incident = accounted("figures", "--json", "--case", full).json["incident"]["id"]
    named = accounted("judge", "rename", incident, "--set", "title=The mill", *SIGNED, "--json", "--case", full)
    assert named.json["set"] == {"title": "The mill"}


def test_what_is_confidential_leaves_in_no_export_and_comes_back_when_it_is_undone(
    accounted: Accounted, full: Path, tmp_path: Path
) -> None:
    places = [tmp_path / name for name in ("before", "kept", "after")]
    for place in places:
        place.mkdir()
    assert CANARY in exported(accounted, full, places[0])
    secret = claim_of(accounted, full, 77)
    order = accounted("judge", "confidential", secret, *SIGNED, "--json", "--case", full).json
    assert order["set"]["level"] == "restricted"
    kept = exported(accounted, full, places[1])
    assert CANARY not in kept
    assert (
        "77" not in accounted("export", "csv", "-o", tmp_path / "t", "--json", "--case", full).json["left_out_because"]
    )
    assert '"high": {"value": 77' not in kept
    assert "Left out, because it is marked confidential or quotes such words:" in kept
    accounted("judge", "undo", order["id"], "--by", "N. N.", "--why", f"{CANARY} agreed", "--case", full)
    back = exported(accounted, full, places[2])
    assert f"{CANARY} said" in back
    assert f"{CANARY} agreed" not in back, "why something was hidden stays in even afterwards"


def test_a_confidential_document_leaves_nothing_of_itself(accounted: Accounted, full: Path, tmp_path: Path) -> None:
    documents = {one["name"]: one for one in accounted("documents", "--json", "--case", full).lines}
    hearing = documents["hearing.txt"]
    order = accounted(
        "judge", "confidential", hearing["digest"], "--set", "level=sealed", *SIGNED, "--json", "--case", full
    ).json
    assert order["targets"] == [hearing["id"]]
    words = exported(accounted, full, tmp_path)
    assert not [
        word
        for word in (CANARY, "hearing.txt", hearing["digest"], hearing["id"], "mayor said that 12")
        if word in words
    ]
    said = accounted("export", "jsonl", "-o", tmp_path / "x.jsonl", "--json", "--case", full).json
    assert said["left_out"] == {
        "claims": 2, "documents": 1, "originals": 1, "records": 0, "persons": 0, "judgements": 0
    }  # fmt: skip


def test_confidence_covers_the_words_also_when_they_are_read_anew(
    accounted: Accounted, full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounted("judge", "confidential", claim_of(accounted, full, 77), *SIGNED, "--case", full)
    from accounted.model import CountClaim

    derived = CountClaim.derived_id
    monkeypatch.setattr(CountClaim, "derived_id", lambda self: derived(self).replace("claim-", "claim-f"))
    assert accounted("rebuild", "--case", full, ACCOUNTED_APART="no").status == 0
    assert [one["state"] for one in accounted("judgements", "--json", "--case", full).json["judgements"]] == [
        "orphaned"
    ]
    assert CANARY not in exported(accounted, full, tmp_path)


def test_the_history_of_a_claim_is_all_that_was_decided_on_it(accounted: Accounted, full: Path) -> None:
    first, second = claim_of(accounted, full, 30), claim_of(accounted, full, 52)
    accounted("judge", "accept", first, "--by", "A", "--why", "so", "--case", full)
    accounted("judge", "same-origin", first, second, "--by", "B", "--why", "so", "--case", full)
    with Case.open(full) as opened:
        last = list(opened.judgements)[-1].judgement.id
    accounted("judge", "undo", last, "--by", "C", "--why", "so", "--case", full)
    accounted("judge", "accept", second, "--by", "D", "--why", "so", "--case", full)
    shown = accounted("show", first, "--json", "--case", full).json["judgements"]
    assert [(one["by"], one["verdict"], one["state"]) for one in shown] == [
        ("A", "accept", "holds"), ("B", "same_origin", "undone"), ("C", "undo", "holds")
    ]  # fmt: skip


def test_two_reviewers_may_differ_and_both_stay(accounted: Accounted, full: Path, tmp_path: Path) -> None:
    first, second = claim_of(accounted, full, 30), claim_of(accounted, full, 52)
    for verdict, claim, by, more in (
        ("accept", first, "Ana", ()),
        ("correct", first, "Ben", ("--set", "amount.low=31")),
        ("accept", second, "Ben", ()),
        ("accept", second, "Ana", ()),
    ):
        made = accounted("judge", verdict, claim, *more, "--by", by, "--why", "so", "--json", "--case", full)
        assert made.status == 0, made.err
    claims = {one["id"]: one for one in accounted("claims", "--json", "--case", full).lines}
    assert claims[first]["amount"]["low"] == 31, "the latest stands"
    assert [(one["by"], one["verdict"]) for one in claims[first]["reviews"]] == [("Ana", "accept"), ("Ben", "correct")]
    assert (claims[first]["disputed"], claims[second]["disputed"]) == (True, False)
    found = {one["question"]: one for one in accounted("agreement", "--json", "--case", full).json["agreement"]}
    assert (found["reading"]["items"], found["reading"]["percent"]) == (2, 1.0)
    assert found["amount.low"]["apart"] == [{"on": first, "answers": {"Ana": "30", "Ben": "31"}}]
    assert found["fate"]["percent"] == 1.0
    accounted("judge", "accept", first, "--by", "Ana", "--why", "he is right", "--case", full)
    again = {one["question"]: one for one in accounted("agreement", "--json", "--case", full).json["agreement"]}
    assert again["amount.low"]["apart"] == [], "who accepts what was corrected agrees with it"
    accounted("export", "report-html", "-o", tmp_path / "r.html", "--case", full)
    assert "reviewers differ" not in (tmp_path / "r.html").read_text("utf-8")
    accounted("judge", "reject", second, "--by", "Ben", "--why", "another town", "--case", full)
    accounted("export", "report-html", "-o", tmp_path / "r.html", "--case", full)
    assert "reviewers differ: accepted by Ana" in (tmp_path / "r.html").read_text("utf-8")


def test_reviewers_may_differ_on_origins(accounted: Accounted, full: Path) -> None:
    first, second = claim_of(accounted, full, 30), claim_of(accounted, full, 52)
    accounted("judge", "same-origin", first, second, "--by", "Ana", "--why", "so", "--case", full)
    accounted("judge", "different-origin", second, first, "--by", "Ben", "--why", "so", "--case", full)
    (found,) = accounted("agreement", "--json", "--case", full).json["agreement"]
    assert (found["question"], found["percent"]) == ("origin", 0.0)
    assert {*found["apart"][0]["answers"].values()} == {"same_origin", "different_origin"}


def test_the_activity_tells_who_did_what(accounted: Accounted, full: Path, tmp_path: Path) -> None:
    claim = claim_of(accounted, full, 30)
    made = accounted("judge", "accept", claim, "--by", "Ana", "--why", "read again", "--json", "--case", full).json
    accounted("judge", "undo", made["id"], "--by", "Ben", "--why", "too soon", "--case", full)
    accounted("export", "jsonl", "-o", tmp_path / "x.jsonl", "--case", full)
    acts = accounted("activity", "--json", "--case", full).json["activity"]
    assert [one["seq"] for one in acts] == list(range(1, len(acts) + 1))
    assert acts[0]["what"] == "made the case: A town in May"
    assert "sealed paper.txt" in [one["what"] for one in acts]
    assert [(one["by"], one["what"], one["state"]) for one in acts[-3:-1]] == [
        ("Ana", f"accept on {claim}: read again", "undone"), ("Ben", f"undo on {made['id']}: too soon", "holds")
    ]  # fmt: skip
    assert acts[-1]["what"] == "exported as jsonl"
    assert len(accounted("activity", "--last", "2", "--json", "--case", full).json["activity"]) == 2
    assert "accept on" in accounted("activity", "--case", full).out


def test_a_claim_is_moved_to_one_place(accounted: Accounted, full: Path) -> None:
    claim = claim_of(accounted, full, 30)
    incident = accounted("figures", "--json", "--case", full).json["incident"]["id"]
    for more in ([claim], [claim, incident, "--set", "incident=none"], [claim, "--set", "incident=elsewhere"]):
        assert accounted("judge", "move", *more, *SIGNED, "--case", full).status == 2
    for more in ([claim, incident], [claim, "--set", "incident=none"]):
        assert accounted("judge", "move", *more, *SIGNED, "--case", full).status == 0


def test_judgements_on_claims_that_share_confidential_words_stay_in_too(
    accounted: Accounted, full: Path, tmp_path: Path
) -> None:
    secret = claim_of(accounted, full, 77)
    text = f"{CANARY} said that 77 people were killed at the mill."
    words = ["hearing.txt", "0", str(len(text) - 1), "--fate", "missing", "--by", "Ana", "--why", CANARY]
    read = accounted("claim", "add", *words, "--json", "--case", full).json
    accounted("judge", "correct", read["id"], "--set", f"said_by={CANARY}", *SIGNED, "--case", full)
    accounted("judge", "confidential", secret, *SIGNED, "--case", full)
    assert CANARY not in exported(accounted, full, tmp_path)
    said = accounted("export", "csv", "-o", tmp_path / "t", "--json", "--case", full).json["left_out"]
    assert (said["claims"], said["judgements"]) == (2, 2)


def test_whoever_corrects_a_speaker_is_told_which_claims_in_the_same_words_still_name_the_former(
    accounted: Accounted, case: Path, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("The mayor said that soldiers attacked Arvik on 2 May 1999; 61 people were killed. He was alone.\n")
    assert accounted("add", note, "--case", case).status == 0
    count = claim_of(accounted, case, 61)
    (event,) = [one["id"] for one in accounted("claims", "--kind", "event", "--json", "--case", case).lines]
    told = accounted("judge", "correct", count, "--set", "said_by=the clerk", *SIGNED, "--case", case).out
    assert "still name the former one" in told
    assert event in told
    told = accounted("judge", "correct", event, "--set", "said_by=the clerk", *SIGNED, "--case", case).out
    assert "former" not in told
    told = accounted("judge", "correct", event, "--set", "type=battle", *SIGNED, "--case", case).out
    assert "former" not in told


def test_no_claim_is_a_part_of_its_own_part(accounted: Accounted, full: Path) -> None:
    one, two, three = (claim_of(accounted, full, low) for low in (30, 52, 77))

    def made_part(of: str, whole: str) -> str:
        said = accounted("judge", "correct", of, "--set", f"part_of={whole}", *SIGNED, "--case", full)
        return said.err if said.status else ""

    assert made_part(one, two) == made_part(two, three) == ""
    for whole in (one, two):
        assert "a part of this one already" in made_part(three, whole)
    assert "a part of itself" in made_part(three, three)
    assert made_part(one, three) == ""
