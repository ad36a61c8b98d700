"""What programs made comes back in one order, is the same rows whatever the order of work, and may be deleted."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounted.errors import BadInput, NotFound, StoreDamaged
from accounted.model import Cell, Claim, CountClaim, Document, Original, Run, Table, digest_of
from accounted.store import Store
from accounted.store.leafing import Wanted
from tests.store.conftest import CLAIMS, RUN, TEXTS, add_event, document_of, fill, fold, reopened
from tests.strategies import claims, documents


def test_documents_and_texts_come_back(filled: Store) -> None:
    assert filled.made.documents() == [document_of("a.txt"), document_of("b.txt")]
    assert filled.made.document(document_of("b.txt").id) == document_of("b.txt")
    assert filled.made.text(document_of("b.txt").id) == TEXTS["b.txt"]
    assert filled.made.runs() == [RUN]
    for ask in (filled.made.document, filled.made.text, filled.made.claim):
        with pytest.raises(NotFound):
            ask("nothing")


def test_claims_come_in_the_order_of_documents_and_places(filled: Store) -> None:
    assert list(filled.made.claims()) == [CLAIMS[2], CLAIMS[1], CLAIMS[0]]
    assert list(filled.made.claims(fate="injured")) == [CLAIMS[0]]
    assert list(filled.made.claims(kind="event")) == []
    assert list(filled.made.claims(kind="count", document=document_of("a.txt").id)) == [CLAIMS[2]]
    assert filled.made.claim(CLAIMS[1].id) == CLAIMS[1]


@given(
    drawn=st.lists(claims(), max_size=5, unique_by=lambda claim: claim.id),
    opened=documents(),
    text=st.text(st.characters(exclude_categories=["Cs"])),
)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_any_claim_and_document_come_back_as_they_were(
    drawn: list[Claim], opened: Document, text: str, store: Store
) -> None:
    placed = [replace(claim, source=replace(claim.source, digest=opened.digest)) for claim in drawn]
    with store.writing():
        store.made.put_run(RUN)
        store.made.put_document(opened, text, RUN)
        store.made.put_claims(opened.id, placed, RUN)
    assert {claim.id: claim for claim in store.made.claims()} == {claim.id: claim for claim in placed}
    kept = {claim.id: claim.explanation for claim in store.made.claims()}  # equality of claims leaves it out
    assert kept == {claim.id: claim.explanation for claim in placed}
    assert store.made.text(opened.id) == text
    assert store.made.document(opened.id) == opened


def test_tables_come_with_the_document_and_not_with_the_list(store: Store) -> None:
    table = Table(((Cell(1, 1, 0, 2, "In"), Cell(1, 2, 2, 2, "")),), caption="list")
    document = replace(document_of("b.txt"), tables=(table,))
    with store.writing():
        store.made.put_run(RUN)
        store.made.put_document(document, "In", RUN)
    assert store.made.document(document.id).tables == (table,)
    assert store.made.documents()[0].tables == ()


def test_the_order_of_work_changes_no_row(filled: Store, tmp_path: Path) -> None:
    with Store.create(tmp_path / "other", fold=fold) as other:
        fill(other, ["a.txt", "b.txt", "a.txt"])
        assert list(other.made.dump()) == list(filled.made.dump())
        assert len(list(other.made.dump())) == 1 + 2 + 2 + 3 + 2 + 3


def test_a_document_put_again_replaces_what_was_made_of_it(filled: Store) -> None:
    with filled.writing():
        filled.made.put_document(document_of("b.txt"), "Nothing more.", RUN)
    assert list(filled.made.claims()) == [CLAIMS[2]]
    assert filled.made.search("xocali") == []
    assert len(filled.made.search("nothing more")) == 1


def test_a_claim_put_again_stands_once(filled: Store) -> None:
    with filled.writing():
        filled.made.put_claims(document_of("b.txt").id, [CLAIMS[1], CLAIMS[1]], RUN)
    assert len(list(filled.made.claims())) == 3


def test_two_different_claims_of_one_id_are_never_made_one(filled: Store) -> None:
    assert isinstance(CLAIMS[1], CountClaim)
    other = replace(CLAIMS[1], modality="possible")
    assert other.id == CLAIMS[1].id
    with pytest.raises(BadInput, match="Two different claims have one id"), filled.writing():
        filled.made.put_claims(document_of("b.txt").id, [CLAIMS[1], other], RUN)


def test_a_claim_without_its_document_is_refused(store: Store) -> None:
    with store.writing():
        store.made.put_run(RUN)
    with pytest.raises(BadInput, match="belongs to something that is not there"), store.writing():
        store.made.put_claims(document_of("b.txt").id, CLAIMS, RUN)


def test_a_text_that_no_file_can_hold_is_refused_in_a_sentence(store: Store) -> None:
    with store.writing():
        store.made.put_run(RUN)
    with pytest.raises(BadInput, match="half of a character pair"), store.writing():
        store.made.put_document(document_of("a.txt"), "\ud800", RUN)


def test_an_original_without_a_document_is_found(filled: Store) -> None:
    assert not filled.made.needs_rebuild
    left = Original(digest_of(b"left by a killed run"), 20)
    with filled.writing():
        filled.given.add_original(left, add_event(filled, "sealed").seq)
    assert filled.made.lacking() == [left]
    assert filled.made.needs_rebuild


def test_cleared_and_made_again_it_is_the_same(filled: Store) -> None:
    before = list(filled.made.dump())
    with filled.writing():
        filled.made.clear()
        assert list(filled.made.dump()) == []
        assert filled.made.needs_rebuild
        fill(filled, ["a.txt", "b.txt"])
    assert list(filled.made.dump()) == before


def test_deleted_and_made_again_it_is_the_same(filled: Store, folder: Path) -> None:
    before, given_before = list(filled.made.dump()), list(filled.given.lines())
    filled.close()
    (folder / "made.db").unlink()
    with reopened(folder) as again:
        assert again.made.needs_rebuild
        assert list(again.made.dump()) == []
        assert list(again.given.lines()) == given_before
        fill(again, ["a.txt", "b.txt"])
        assert list(again.made.dump()) == before


@pytest.mark.parametrize("harm", ["other layout", "rubbish", "cut", "empty", "another program's"])
def test_a_made_shelf_that_is_not_ours_is_built_anew_and_given_is_untouched(
    harm: str, filled: Store, folder: Path
) -> None:
    given_before = list(filled.given.lines())
    filled.close()
    path = folder / "made.db"
    if harm == "other layout":
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version = 99")
    elif harm == "another program's":
        path.unlink()
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE photo (id)")
    else:
        path.write_bytes({"rubbish": b"x" * 5000, "cut": path.read_bytes()[:3000], "empty": b""}[harm])
    with reopened(folder) as again:
        assert (again.made_lost is not None) == (harm in ("rubbish", "cut"))
        assert again.made.needs_rebuild
        assert list(again.made.dump()) == []
        assert list(again.given.lines()) == given_before


def test_a_damaged_page_is_named_with_its_file(filled: Store, folder: Path) -> None:
    filled.close()
    path = folder / "made.db"
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 4] = b"\xff" * 8192
    path.write_bytes(bytes(content))
    with reopened(folder) as again:
        assert {name for name, _ in again.damage()} == {"made.db"}


@pytest.mark.parametrize("rubbish", ["{", "{}", "[]", '{"schema":"claim/1","kind":"rumour"}'])
def test_a_row_that_breaks_its_rule_is_damage_of_the_made_shelf(rubbish: str, filled: Store, folder: Path) -> None:
    with sqlite3.connect(folder / "made.db") as connection:
        connection.execute("UPDATE claim SET json = ?", (rubbish,))
        connection.execute("UPDATE document SET json = ?", (rubbish,))
    with pytest.raises(StoreDamaged, match=r"made\.db"):
        list(filled.made.claims())
    with pytest.raises(StoreDamaged, match=r"made\.db"):
        filled.made.documents()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claim SET json = replace(json, '\"low\":613', '\"low\":713')",
        "UPDATE claim SET fate = 'killee'",
        "UPDATE document_text SET layout = '{ }'",
        "UPDATE document SET name = 'c.txt'",
        "UPDATE run SET json = replace(json, 'rules', 'tules')",
    ],
)
def test_an_altered_figure_is_damage_though_it_breaks_no_rule(statement: str, filled: Store, folder: Path) -> None:
    assert filled.damage() == []
    with sqlite3.connect(folder / "made.db") as connection:
        connection.execute(statement)
    assert [name for name, _ in filled.damage()] == ["made.db"]
    with pytest.raises(StoreDamaged, match="no longer as it was kept"):
        ask_everything(filled)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM claim WHERE json LIKE '%613%'",
        "DELETE FROM claim",
        "DELETE FROM run",
        "DELETE FROM reading",
        "DELETE FROM document WHERE name = 'b.txt'",
        "DELETE FROM document_text",
        "DELETE FROM stretch",
        "DELETE FROM search",
        "DELETE FROM search WHERE rowid = 1",
        "UPDATE stretch SET start = start + 1",
        'UPDATE stretch SET "end" = "end" - 1 WHERE id = 1',
        "UPDATE search SET folded = 'nothing' WHERE rowid = 1",
        "INSERT INTO search (rowid, folded) VALUES (99, 'slipped in')",
        "UPDATE reading SET claims = 0",
    ],
)
def test_what_is_struck_out_or_slipped_in_is_damage(statement: str, filled: Store, folder: Path) -> None:
    with sqlite3.connect(folder / "made.db") as connection:
        connection.execute(statement)
    connection.close()
    assert {name for name, _ in filled.damage()} == {"made.db"}


def test_a_claim_that_was_taken_out_and_put_back_by_hand_is_noticed(filled: Store, folder: Path) -> None:
    with sqlite3.connect(folder / "made.db") as connection:
        connection.execute("ATTACH ? AS aside", (str(folder / "aside.db"),))
        connection.execute("CREATE TABLE aside.elsewhere AS SELECT * FROM claim WHERE fate = 'injured'")
    with filled.writing():
        filled.made.put_document(document_of("b.txt"), TEXTS["b.txt"], RUN)
        filled.made.put_claims(document_of("b.txt").id, [CLAIMS[1]], RUN)
    assert filled.damage() == []
    with sqlite3.connect(folder / "made.db") as connection:
        connection.execute("ATTACH ? AS aside", (str(folder / "aside.db"),))
        connection.execute("INSERT INTO claim SELECT * FROM aside.elsewhere")
    connection.close()
    assert [what for _, what in filled.damage()] == [
        f"The claims of a document are not those that were read: 1 then, 2 now: {document_of('b.txt').id}"
    ]


def ask_everything(store: Store) -> None:
    for name in TEXTS:
        store.made.text(document_of(name).id)
    assert [*store.made.claims(), *store.made.documents(), *store.made.runs()]


def test_no_moment_stands_on_the_made_shelf(filled: Store) -> None:
    assert [line for line in filled.made.dump() if "2026" in line] == []


def test_a_run_kept_twice_is_one(store: Store) -> None:
    with store.writing():
        store.made.put_run(RUN)
        store.made.put_run(Run("reading", "1", ("sha256:abc",), {"reader": "rules"}))
    assert store.made.runs() == [RUN]


def test_claims_are_asked_for_by_any_number_of_ids(filled: Store) -> None:
    many = tuple(f"claim-{number:020}" for number in range(40_000))
    mine = tuple(one.id for one in CLAIMS)
    assert filled.made.claims_page(Wanted(among=(*many, *mine)), 0, 10)[1] == len(CLAIMS)
    assert filled.made.claims_page(Wanted(without=(*many, *mine)), 0, 10) == ([], 0)
    homes = tuple(document_of(name).id for name in TEXTS)
    assert filled.made.claims_page(Wanted(documents=(*many, *homes)), 0, 10)[1] == len(CLAIMS)
