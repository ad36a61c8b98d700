"""What is known of a document, set or corrected after it was added."""

from __future__ import annotations

from pathlib import Path

import pytest

from accounted.case import Case
from accounted.errors import BadInput, NotFound
from accounted.model import Stated, content_id
from tests.servers import ModelServer, figure

NOTE = (
    "---\npublisher: Admin\n---\nAt least 30 people were killed in Orvale on 3 May. Police said that 7 were injured.\n"
)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "note.md").write_text(NOTE, "utf-8")
    made = Case.new(tmp_path / "case", "Orvale")
    list(made.add(tmp_path / "note.md"))
    return made


def _id(case: Case) -> str:
    return next(iter(case.documents)).id


def _killed(case: Case) -> tuple[str, str | None, str | None]:
    claim = next(one.claim for one in case.claims if one.claim.kind == "count" and one.claim.amount.low == 30)
    return claim.id, claim.carried_by, claim.period.edtf if claim.period else None


def test_what_is_described_holds_and_what_was_read_follows(case: Case) -> None:
    id, before = _id(case), _killed(case)
    sealed = case.documents[id].digest
    assert before[1:] == ("Admin", None)
    sets = {"publisher": "Orvale Herald", "published": "5 May 1999", "citation": "https://herald.example/7"}
    judgement = case.judge("describe", id, by="A. Reader", why="as its front page says", set=sets)
    assert judgement.changes["published"] == "1999-05-05"
    document = case.documents[id]
    assert document.publisher == Stated("Orvale Herald", "judged")
    assert document.published == Stated("1999-05-05", "judged")
    assert document.citation == Stated("https://herald.example/7", "judged")
    assert document.digest == sealed
    assert case.verify().ok
    assert _killed(case) == (before[0], "Orvale Herald", "1999-05-03"), "the same claim, by another publisher"
    row = next(one for one in case.figures().to_dict()["rows"] if one["fate"] == "killed")
    assert [one["said_by"] for one in row["speakers"]] == ["Orvale Herald"]


def test_it_is_undone_and_the_undoing_too(case: Case) -> None:
    id, before = _id(case), _killed(case)
    judgement = case.judge("describe", id, by="A", why="seen", set={"publisher": "Orvale Herald"})
    undo = case.judge("undo", judgement.id, by="A", why="another paper")
    assert _killed(case) == before
    case.judge("undo", undo.id, by="A", why="it is")
    assert _killed(case)[1] == "Orvale Herald"


def test_it_holds_through_a_rebuild_and_when_the_file_is_handed_in_again(case: Case, tmp_path: Path) -> None:
    id = _id(case)
    case.judge("describe", id, by="A", why="seen", set={"publisher": "Orvale Herald", "title": "A toll"})
    case.rebuild()
    assert _killed(case)[1] == "Orvale Herald"
    list(case.add(tmp_path / "note.md", publisher="Somebody"))
    assert _killed(case)[1] == "Orvale Herald", "a person decided it"
    assert [one.state for one in case.judgements] == ["holds"]


def test_what_a_file_says_of_itself_can_be_taken_away(case: Case) -> None:
    id = _id(case)
    case.judge("describe", id, by="A", why="the program's name, nobody's", set={"publisher": "none"})
    assert case.documents[id].publisher is None
    assert _killed(case)[1] is None
    case.rebuild()
    assert case.documents[id].publisher is None


def test_what_can_not_be_is_refused_and_nothing_kept(case: Case) -> None:
    id = _id(case)
    for sets, what in (
        ({"published": "03/05/1999"}, "3 May 1999 or 5 March 1999"), ({"language": "English"}, "code of a language"),
        ({"digest": "x"}, "does not set"), ({}, "has to set"),
    ):  # fmt: skip
        with pytest.raises(BadInput, match=what):
            case.judge("describe", id, by="A", why="seen", set=sets)
    with pytest.raises(NotFound):
        case.judge("describe", content_id("document", "sha256:" + "0" * 64), by="A", why="x", set={"title": "T"})
    assert list(case.judgements) == []


def test_a_model_is_not_asked_again_when_its_document_is_described(tmp_path: Path, server: ModelServer) -> None:
    """Its kept answers are taken; the publisher of its claims follows, and an undo leads back."""
    server.answers = lambda shown: [figure("12 people were killed", "12", 12)] if "12 people" in shown else []
    (tmp_path / "note.txt").write_text("On 3 May 12 people were killed in Orvale.\n", "utf-8")
    with Case.new(tmp_path / "case", "Orvale") as case:
        list(case.add(tmp_path / "note.txt", publisher="Admin", reader="model", settings=server.settings))
        asked, before = len(server.requests), next(iter(case.claims)).claim
        assert (before.read_by.reader, before.carried_by) == ("model", "Admin")
        sets = {"publisher": "Orvale Herald", "published": "5 May 1999"}
        judgement = case.judge("describe", _id(case), by="A. Reader", why="as its front page says", set=sets)
        after = next(iter(case.claims)).claim
        assert (after.id, after.read_by.reader, after.carried_by) == (before.id, "model", "Orvale Herald")
        assert case.documents[_id(case)].publisher == Stated("Orvale Herald", "judged")
        case.judge("undo", judgement.id, by="A. Reader", why="it was another paper")
        assert next(iter(case.claims)).claim == before
        assert len(server.requests) == asked
        assert case.verify().ok
