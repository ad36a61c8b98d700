"""What is kept of a comparison is what comparing afresh gives, after any documents, judgements and undoing."""

from __future__ import annotations

import random
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounted import Case
from accounted.case import comparing, keeping
from accounted.case.making import as_read
from accounted.case.views import Leaf
from accounted.comparison import Compared
from accounted.errors import AccountedError, NotFound

PLACES = ("Vareth", "Olmin", "Sadrak")
SENTENCES = (
    "At least {n} people were killed and 12 injured in {place} on 14 May 1994, the Ministry of Health said.",
    "The mayor of {place} said that {n} people had died in the shelling of 14 May 1994.",
    "{n} people were killed in the attack on {place} in the night of 3 August 1996, police said.",
    "The radio, citing the Ministry of Health, reported {n} dead in {place}; it called it a massacre.",
    "Rescuers found {n} bodies in {place} and have photographs of them.",
)


VERDICTS = ("accept", "reject", "correct", "same-origin", "different-origin", "explain", "dismiss", "move", "merge",
            "split", "rename", "undo")  # fmt: skip


def text_of(chance: random.Random) -> str:
    place = chance.choice(PLACES)
    said = (one.format(n=chance.choice((8, 31, 61, 63, 64, 140)), place=place) for one in chance.sample(SENTENCES, 3))
    return f"---\ntitle: The attack on {place}\ndated: 199{chance.randint(4, 7)}-09-0{chance.randint(1, 9)}\n---\n" + (
        "\n\n".join(said)
    )


@contextmanager
def new_case() -> Iterator[Case]:
    with TemporaryDirectory() as folder, Case.new(Path(folder) / "case", "Vareth") as case:
        yield case


def afresh(case: Case) -> Compared:
    """The comparison made of the whole case, with nothing that was kept."""
    claims = list(case.claims)
    rejected = [one.claim.id for one in claims if one.rejected]
    documents = as_read(case.desk, case.documents)
    return comparing.compared_of(case.desk, [one.claim for one in claims], documents, case.title, rejected)


def check(case: Case) -> None:
    made, kept = afresh(case), case.compared()
    assert kept.comparisons == made.comparisons
    assert dict(kept.gathering.none) == dict(made.gathering.none)
    assert dict(kept.gathering.whys) == dict(made.gathering.whys)
    assert {*kept.incidents} == {*made.incidents}
    for name, view in comparing.views_of(made).items():
        assert getattr(case, name)().to_dict() == view.to_dict()
    assert case.figures() == made.comparisons[0]


def judge(case: Case, draw: Any) -> None:
    """A judgement of any kind, on whatever there is."""
    verdict = draw(st.sampled_from(VERDICTS))
    counts = sorted(one.claim.id for one in case.claims if one.claim.kind == "count")
    incidents = sorted(one["id"] for one in case.incidents().rows)
    against = sorted(one["id"] for one in case.contradictions().rows)
    made = sorted(one.judgement.id for one in case.judgements if one.state != "undone")
    some = draw(st.permutations(counts))[:2] if counts else []
    ids, sets = some[:1], dict[str, str]()
    match verdict:
        case "correct":
            sets = draw(st.sampled_from(({"fate": "missing"}, {"said_by": "a nurse"}, {"place": "Olmin"})))
        case "same-origin" | "different-origin":
            ids = some
        case "explain" | "dismiss":
            ids = against[:1]
        case "move":
            to = draw(st.sampled_from([*incidents, "none"]))
            ids, sets = (ids, {"incident": to}) if to == "none" else ([*ids, to], sets)
        case "merge":
            ids = draw(st.permutations(incidents))[:2]
        case "split":
            ids = [*incidents[:1], *some]
        case "rename":
            ids, sets = incidents[:1], {"title": "Another name"}
        case "undo":
            ids = made[-1:]
    with suppress(AccountedError):  # what does not fit this case is refused, and changes nothing
        case.judge(verdict, ids, by="A reviewer", why="as the test drew it", set=sets)


@given(st.data())
@settings(max_examples=3, deadline=None)
def test_kept_is_what_comparing_afresh_gives(data: st.DataObject) -> None:
    with new_case() as case, TemporaryDirectory() as notes:
        chance = random.Random(data.draw(st.integers(0, 10**6)))
        for number in range(data.draw(st.integers(4, 7))):
            if number < 3 or data.draw(st.booleans()):
                path = Path(notes) / f"{number}.md"
                path.write_text(text_of(chance), "utf-8")
                assert [one.outcome for one in case.add(path)] == ["added"]
            else:
                judge(case, data.draw)
            if data.draw(st.booleans()):
                check(case)
        check(case)
        before = list(case.desk.store.made.dump())
        case.rebuild()
        assert list(case.desk.store.made.dump()) == before
        assert list(case.desk.store.made.damage()) == []


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three places, three documents of each, read once for all tests."""
    place, chance = tmp_path_factory.mktemp("vareth"), random.Random(5)
    with Case.new(place / "case", "Vareth") as case:
        notes = place / "notes"
        notes.mkdir()
        for number in range(9):
            (notes / f"{number}.md").write_text(text_of(chance), "utf-8")
        assert {one.outcome for one in case.add(notes)} == {"added"}
    return place


@pytest.fixture
def filled(read_once: Path, tmp_path: Path) -> Iterator[Case]:
    """A copy of it of one's own, which lies in `case` beside its `notes`."""
    shutil.copytree(read_once, tmp_path, dirs_exist_ok=True)
    with Case.open(tmp_path / "case") as case:
        yield case


def keys_of(case: Case) -> dict[str, tuple[str, str]]:
    return case.memory.shelf().keys()


def made_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The incidents that are compared from now on."""
    found, compared = list[str](), keeping._compared

    def noted(one: Any, *rest: Any) -> Any:
        found.append(one.incident.id)
        return compared(one, *rest)

    monkeypatch.setattr(keeping, "_compared", noted)
    return found


def test_an_edit_compares_its_incident_alone(filled: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    order = [id for id, _ in filled.memory.shelf().order()]
    assert len(order) > 1
    found = made_anew(monkeypatch)
    first = filled.figures(order[0])
    filled.judge("same-origin", list(first.claims[:1]) + list(first.claims[-1:]), by="A", why="one voice")
    filled.figures()
    assert found == order[:1]
    found.clear()
    claim = filled.figures(order[1]).claims[0]
    filled.judge("correct", claim, by="A", why="it says so", set={"modality": "probable"})
    filled.figures()
    assert found == [order[1]]
    found.clear()
    filled.judge("accept", claim, by="A", why="it says so")
    filled.figures()
    assert found == []
    check(filled)


def test_a_view_comes_a_leaf_at_a_time(filled: Case) -> None:
    for name in ("origins", "timeline", "labels", "evidence", "speakers", "incidents", "contradictions"):
        verb = getattr(filled, name)
        rows, leaves = verb().rows, []
        for offset in range(0, len(rows) + 3, 3):
            leaf = verb(leaf=Leaf(offset, 3))
            assert leaf.total == len(rows)
            leaves += leaf.rows
        assert leaves == list(rows)
    seeming = filled.contradictions().more["not_contradictions"]
    some = filled.contradictions(leaf=Leaf(1, 2, "seeming"))
    assert some.more["not_contradictions"] == seeming[1:3]
    assert some.total == some.counts["seeming"] == len(seeming)
    assert some.rows == ()


def test_origins_and_contradictions_are_found_by_their_ids(filled: Case) -> None:
    for row in (*filled.origins().rows, *filled.contradictions().rows):
        assert filled.views.named(row["id"]) == row
    assert filled.views.named("origin-nothing") is None
    first = filled.origins().rows[0]
    assert filled.views.origin(first["id"]).rows == (first,)
    for id in (filled.contradictions().rows[0]["id"], "origin-nothing"):
        with pytest.raises(NotFound, match="no such origin"):
            filled.views.origin(id)
    with pytest.raises(NotFound):
        filled.figures("incident-nothing")


def test_what_is_kept_is_checked_like_the_rest_of_the_shelf(filled: Case) -> None:
    import sqlite3

    filled.figures()
    assert list(filled.desk.store.made.damage()) == []
    for change in ("UPDATE comparison_part SET json = replace(json, '61', '62')", "DELETE FROM comparison_home"):
        with sqlite3.connect(filled.folder / "made.db") as hand:
            hand.execute(change)
        hand.close()
        assert list(filled.desk.store.made.damage()) != []
        filled.rebuild()
        assert list(filled.desk.store.made.damage()) == []


def test_a_case_that_can_only_be_read_is_compared_all_the_same(filled: Case) -> None:
    expected = filled.compared().comparisons
    with filled.desk.store.writing():
        filled.desk.store.comparisons.settle(None)
    with Case.open(filled.folder) as other:
        other.desk.store.read_only = True
        assert other.compared().comparisons == expected
        assert other.desk.store.comparisons.state() is None


def test_every_verdict_is_taken_and_kept_as_afresh(filled: Case) -> None:
    """Each of the verdicts that the drawn sequences try, once, with nothing refused."""
    for number, verdict in enumerate(VERDICTS):
        counts = [id for one in filled.compared().comparisons for id in one.claims if id.startswith("claim-")]
        counts = [one.claim.id for one in filled.claims.by_id(counts).values() if one.claim.kind == "count"]
        incidents = [one["id"] for one in filled.incidents().rows]
        against = [one["id"] for one in filled.contradictions().rows if one["status"] == "open"]
        first = next(one for one in filled.compared().comparisons if len(one.claims) > 1)
        on: dict[str, tuple[list[str], dict[str, str]]] = {
            "correct": (counts[:1], {"fate": "missing"}),
            "same-origin": (counts[:2], {}),
            "different-origin": (counts[1:3], {}),
            "explain": (against[:1], {}),
            "dismiss": (against[-1:], {}),
            "move": ([counts[-1], incidents[0]], {}),
            "merge": (incidents[:2], {}),
            "split": ([first.incident.id, first.claims[0]], {}),
            "rename": (incidents[:1], {"title": "Another name"}),
            "undo": ([one.judgement.id for one in filled.judgements][-1:], {}),
        }
        ids, sets = on.get(verdict, (counts[number : number + 1], {}))
        assert ids, verdict
        filled.judge(verdict, ids, by="A reviewer", why="each once", set=sets)
        check(filled)


def test_what_a_comparison_fails_by_is_told_even_when_it_fails_late(
    filled: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    from accounted.case import remembering

    filled.figures()
    filled.memory.may_lag = True
    monkeypatch.setattr(remembering, "A_MOMENT", 0.0)
    begun = threading.Event()

    def fails_late(*_of: Any) -> None:
        assert begun.wait(120)
        raise TimeoutError("of the work itself")

    monkeypatch.setattr(keeping, "bring_up_to_date", fails_late)
    filled.judge("reject", filled.figures().claims[0], by="A", why="it does not say so")
    filled.figures()  # what was kept before, while it is made
    assert filled.memory.is_behind
    begun.set()
    monkeypatch.setattr(remembering, "A_MOMENT", 120.0)
    with pytest.raises(TimeoutError, match="of the work itself"):
        filled.figures()


def test_after_a_late_comparison_the_next_edit_starts_another(filled: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    from accounted.case import remembering

    claims, bring = filled.figures().claims[:2], keeping.bring_up_to_date
    started, go = list[Future[None]](), threading.Event()

    def slowly(*of: Any) -> Any:
        assert go.wait(120)
        return bring(*of)

    monkeypatch.setattr(keeping, "bring_up_to_date", slowly)
    monkeypatch.setattr(remembering, "wait", lambda futures, _most: started.extend(futures))
    filled.memory.may_lag = True
    for claim in claims:
        go.clear()
        filled.judge("reject", claim, by="A", why="it does not say so")
        filled.memory.shelf()
        assert filled.memory.is_behind
        go.set()
        started[-1].result(120)
    assert len(set(started)) == 2
    filled.memory.shelf()
    assert not filled.memory.is_behind


def test_a_look_up_reads_every_figure_however_many_there_are(filled: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    from accounted.case import lookup

    whole = filled.lookup(None, ["killed", "police"]).to_dict()
    assert len(whole["statements"]) > 1
    monkeypatch.setattr(lookup, "AT_ONCE", 1)
    assert filled.lookup(None, ["killed", "police"]).to_dict() == whole


def test_words_are_looked_up_where_they_begin_and_no_further_than_a_page(
    filled: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    from accounted.case import lookup

    whole = filled.lookup(None, ["killed", "polic"])
    assert not whole.more
    begun = {one.claim.id for one, _ in whole.statements}
    assert begun >= {one.claim.id for one, _ in filled.lookup(None, ["killed", "police"]).statements}
    assert filled.lookup(None, ["killed", "olice"]).statements  # no word begins so, and it is found within one
    monkeypatch.setattr(lookup, "MOST", 1)
    first = filled.lookup(None, ["killed", "polic"])
    assert first.more
    assert first.to_dict()["more"] is True
    assert first.statements[0][0].claim.id == whole.statements[0][0].claim.id


def test_a_figure_read_by_hand_is_looked_up_by_a_speaker_that_only_its_reader_typed(filled: Case) -> None:
    document = next(iter(filled.documents))
    text = filled.documents.text(document.id)
    start = text.index("199")
    filled.claims.add(document.id, start, start + 4, fate="killed", by="A", why="so", set={"said_by": "Zoria"})
    (found,) = filled.lookup(None, ["zoria"]).statements
    assert found[0].claim.said_by.name == "Zoria"


def test_a_look_up_is_of_one_moment(filled: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from accounted.case import lookup

    note = tmp_path / "meanwhile.txt"
    note.write_text("Police said that 999 people were killed.", "utf-8")
    before, pages, page = filled.lookup(None, ["police"]).to_dict()["statements"], [0], filled.claims.page

    def added_to_meanwhile(*of: Any, **which: Any) -> Any:
        found = page(*of, **which)
        if not pages[-1]:
            adding = threading.Thread(target=lambda: list(filled.add([note])))
            adding.start()
            adding.join()
        pages.append(found.offset + 1)
        return found

    monkeypatch.setattr(lookup, "AT_ONCE", 1)
    monkeypatch.setattr(filled.claims, "page", added_to_meanwhile)
    assert filled.lookup(None, ["police"]).to_dict()["statements"] == before
    assert len(filled.lookup(None, ["police"]).statements) == len(before) + 1
