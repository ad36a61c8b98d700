"""Given and hand are only ever added to, in order, alone, and all or nothing."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from accounted.errors import BadInput, CannotStore, CaseIsBusy, NotFound, StoreDamaged
from accounted.model import CustodyEvent, Judgement, Original, digest_of
from accounted.store import Store
from tests.store.conftest import NOW, add_event, reopened


def test_events_come_back_as_they_were_logged(store: Store) -> None:
    with store.writing():
        logged = [add_event(store, "announced", {"name": "Xocalı.txt", "n": number}) for number in range(3)]
    assert list(store.given.events()) == logged
    assert store.given.head() == (3, logged[-1].hash)
    assert [(line, stored) for line, _, stored in store.given.lines()] == [(it.line, it.hash) for it in logged]


def test_an_event_that_does_not_follow_is_refused(store: Store) -> None:
    with store.writing():
        add_event(store)
    stray = CustodyEvent(3, NOW, "A", "sealed", (), {}, "0" * 32, "0" * 64)
    with pytest.raises(RuntimeError, match="doesn't follow the head, event 1"), store.writing():
        store.given.append(stray)


def test_a_connection_that_was_let_go_of_looks_like_no_shortened_log(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.writing():
        add_event(store)
    assert len(store.given.leaf_lines(1, 1)) == 1
    monkeypatch.setattr("sqlalchemy.pool.base._ConnectionFairy.driver_connection", None)
    with store.reading(), pytest.raises(RuntimeError, match="was let go of"):
        store.given.leaf_lines(1, 1)


def test_originals_come_back_by_digest(store: Store) -> None:
    originals = [Original(digest_of(bytes([number])), 1) for number in range(4)]
    with store.writing():
        event = add_event(store)
        for original in originals:
            store.given.add_original(original, event.seq)
    assert store.given.originals() == sorted(originals, key=lambda original: original.digest)
    assert store.given.original(originals[2].digest) == originals[2]
    assert store.given.holds(originals[2].digest)
    with pytest.raises(NotFound):
        store.given.original(digest_of(b"nothing"))
    with pytest.raises(BadInput), store.writing():
        store.given.add_original(originals[0], 1)


def test_what_was_announced_and_not_sealed_is_found(store: Store) -> None:
    done, left = Original(digest_of(b"done"), 4), Original(digest_of(b"left"), 4)
    with store.writing():
        for original in (done, left, left):
            add_event(store, "announced", {"digest": original.digest, "size": 4, "name": '"kind":"x"', "metadata": {}})
        store.given.add_original(done, add_event(store, "sealed").seq)
    assert store.given.announced() == [left]


def test_judgements_come_back_in_their_order_and_by_target(store: Store) -> None:
    first = Judgement("accept", ("claim-1", "claim-11"), "A", "so it says", NOW, 1)
    second = Judgement("correct", ("claim-1",), "B", "“613”", NOW, 2, {"amount.low": "613"})
    undo = Judgement("undo", (first.id,), "A", "not so", NOW, 3)
    with store.writing():
        for judgement in (first, second, undo):
            store.hand.add(judgement)
    assert store.hand.judgements() == [first, second, undo]
    assert store.hand.judgements("claim-1") == [first, second]
    assert store.hand.judgements("claim-11") == [first]
    assert store.hand.judgements("claim-%") == []
    assert store.hand.judgement(second.id) == second
    with pytest.raises(NotFound):
        store.hand.judgement("judgement-none")


@pytest.mark.parametrize("statement", ["UPDATE event SET line = ''", "DELETE FROM event", "DELETE FROM original",
                                       "UPDATE judgement SET why = ''"])  # fmt: skip
def test_the_database_itself_holds_what_is_only_added_to(statement: str, filled: Store) -> None:
    with filled.writing():
        filled.hand.add(Judgement("accept", ("claim-1",), "A", "so it says", NOW, 9))
    with pytest.raises(BadInput, match="only ever added to"), filled.writing():
        filled._transactions.writer.execute(text(statement))


def failing_after_an_event(store: Store) -> None:
    seq = add_event(store).seq
    assert store.given.head()[0] == seq
    raise ZeroDivisionError


def test_writing_is_all_or_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing():
        failing_after_an_event(store)
    assert store.given.head()[0] == 0


def test_an_inner_block_that_fails_takes_back_only_its_own(store: Store) -> None:
    with store.writing():
        add_event(store)
        with pytest.raises(ZeroDivisionError), store.writing():
            failing_after_an_event(store)
        add_event(store)
    assert store.given.head()[0] == 2


def test_writing_outside_a_block_is_a_mistake_of_ours(store: Store) -> None:
    with pytest.raises(RuntimeError, match="belongs inside"):
        add_event(store)
    with store.reading(), pytest.raises(RuntimeError, match="belongs inside"):
        add_event(store)


def test_a_reading_block_sees_one_moment(store: Store, folder: Path) -> None:
    with reopened(folder) as other, store.reading():
        assert store.given.head()[0] == 0
        with other.writing():
            add_event(other)
        assert store.given.head()[0] == 0
    assert store.given.head()[0] == 1


def test_a_case_that_another_program_writes_to_is_busy(store: Store, folder: Path) -> None:
    with reopened(folder, wait_seconds=0.1) as other, store.writing():
        with pytest.raises(CaseIsBusy, match="Wait until it is done"), other.writing():
            pass
        assert other.given.head()[0] == 0, "reading goes on meanwhile"


def fill_the_disk(store: Store) -> None:
    """Leave the database ten pages of room, then write more."""
    pages = store._transactions.writer.execute(text("PRAGMA page_count")).scalar_one()
    store._transactions.writer.execute(text(f"PRAGMA max_page_count={pages + 10}"))
    for _ in range(50):
        add_event(store, payload={"name": "x" * 4000})


def test_a_full_disk_takes_back_the_whole_block(store: Store) -> None:
    with store.writing():
        add_event(store)
    with pytest.raises(CannotStore, match="disk is full"), store.writing():
        fill_the_disk(store)
    assert store.given.head()[0] == 1
    assert [event.seq for event in store.given.events()] == [1]


def damaged(folder: Path, statement: str) -> None:
    """Change the database as somebody would who goes past us."""
    connection = sqlite3.connect(folder / "case.db")
    for table in ("event", "original", "judgement"):
        connection.execute(f"DROP TRIGGER {table}_no_update")
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_line_that_is_not_even_text_still_reaches_verification(store: Store, folder: Path) -> None:
    with store.writing():
        add_event(store)
    damaged(folder, "UPDATE event SET line = CAST(x'7bff7d' AS TEXT)")
    assert [line for line, _, _ in store.given.lines()] == ["{\udcff}"]
    with pytest.raises(StoreDamaged):
        list(store.given.events())


def test_a_line_that_is_no_event_is_named(store: Store, folder: Path) -> None:
    with store.writing():
        add_event(store)
    damaged(folder, "UPDATE event SET line = '{}'")
    with pytest.raises(StoreDamaged, match="event 1 of the log"):
        list(store.given.events())


@pytest.mark.parametrize(
    ("statement", "ask"),
    [
        ("UPDATE head SET seq = 'x'", lambda store: store.given.head()),
        ("UPDATE original SET digest = 'x' WHERE rowid = 1", lambda store: store.given.originals()),
        ("UPDATE original SET size_bytes = 'x'", lambda store: store.given.originals()),
        ("UPDATE judgement SET verdict = 'x'", lambda store: store.hand.judgements()),
        ("UPDATE judgement SET targets = '{'", lambda store: store.hand.judgements()),
        ("DROP TABLE event", lambda store: list(store.given.lines())),
    ],
)
def test_a_row_that_breaks_its_rule_is_damage_and_told_so(
    statement: str, ask: Callable[[Store], object], filled: Store, folder: Path
) -> None:
    with filled.writing():
        filled.hand.add(Judgement("accept", ("claim-1",), "A", "so it says", NOW, 9))
    damaged(folder, statement)
    with pytest.raises(StoreDamaged):
        ask(filled)


WRITER = """
import sys
from collections.abc import Callable
from pathlib import Path
from accounted.model import CustodyEvent
from accounted.store import Store

with Store.open(Path(sys.argv[1]), now="2026-02-26", fold=str.casefold) as store:
    for number in range(40):
        with store.writing():
            seq, last = store.given.head()
            store.given.append(CustodyEvent(seq + 1, "2026", sys.argv[2], "sealed", (), {}, f"{seq:032x}", last))
"""


def test_several_programs_write_at_once_and_each_event_stands_once(store: Store, folder: Path) -> None:
    run = [sys.executable, "-c", WRITER, str(folder)]
    writers = [subprocess.Popen([*run, name], stderr=subprocess.PIPE, text=True) for name in ("A", "B", "C")]
    assert [writer.communicate()[1] for writer in writers] == ["", "", ""]
    events = list(store.given.events())
    assert [event.seq for event in events] == list(range(1, 121))
    assert [event.previous for event in events[1:]] == [event.hash for event in events[:-1]]
    assert sorted(event.actor for event in events) == ["A"] * 40 + ["B"] * 40 + ["C"] * 40


KILLED = WRITER.replace("range(40)", "range(10**6)").replace("seq, last =", "print(number, flush=True); seq, last =")


def test_killed_while_writing_the_log_is_whole(store: Store, folder: Path) -> None:
    store.close()
    with subprocess.Popen([sys.executable, "-c", KILLED, str(folder), "A"], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        for line in run.stdout:
            if int(line) == 25:
                run.kill()
                break
    with reopened(folder) as again:
        events = list(again.given.events())
        assert len(events) >= 25, "what was written is there"
        assert again.given.head() == (len(events), events[-1].hash)
