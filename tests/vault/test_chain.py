"""The log is a chain: whoever changes a byte of it, takes a line out or swaps two, is seen."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.model import CustodyEvent, canonical
from accounted.vault import Head, check_chain, next_event

Line = tuple[str, str, str]


def log_of(events: int) -> list[CustodyEvent]:
    made: list[CustodyEvent] = []
    head = Head.start()
    for number in range(events):
        payload = {"name": f"Xocalı-{number}.txt", "size": number}
        event = next_event(
            head, kind="announced", actor="A. Recorder", refs=[f"ref-{number}"], payload=payload,
            time="2026-02-26T14:03:00Z", nonce=f"{number:032x}",
        )  # fmt: skip
        made.append(event)
        head = Head.of(event)
    return made


EVENTS = log_of(6)
LINES: list[Line] = [(event.line, canonical(event.payload), event.hash) for event in EVENTS]
HEAD = Head.of(EVENTS[-1])


def found(lines: list[Line], head: Head | None = HEAD) -> list[tuple[str, str]]:
    return [(problem.kind, problem.where) for problem in check_chain(lines, head)]


def forged(event: int, **changed: object) -> list[Line]:
    """The log with one line edited and its own hash made to fit."""
    line = canonical({**json.loads(LINES[event][0]), **changed})
    fitting = hashlib.sha256(line.encode()).hexdigest()
    return [*LINES[:event], (line, LINES[event][1], fitting), *LINES[event + 1 :]]


def test_a_sound_log_has_no_problem() -> None:
    assert found(LINES) == []
    assert found([], Head.start()) == []


def test_an_edited_line_is_named_and_no_other() -> None:
    lines = [*LINES]
    lines[2] = (LINES[2][0].replace("A. Recorder", "B. Recorder"), *LINES[2][1:])
    assert found(lines) == [("event_changed", "event 3")]


def test_an_edited_line_whose_hash_was_made_to_fit_breaks_the_next_link() -> None:
    assert found(forged(2, actor="B. Recorder")) == [("event_changed", "event 4")]
    assert found(forged(5, actor="B. Recorder")) == [("head_mismatch", "log head")]


def test_another_payload_is_not_the_one_that_was_logged() -> None:
    lines = [*LINES]
    lines[3] = (LINES[3][0], LINES[3][1].replace("3", "4"), LINES[3][2])
    assert found(lines) == [("event_changed", "event 4")]


def test_a_removed_event_is_named_also_at_the_end() -> None:
    assert found(LINES[:2] + LINES[3:]) == [("event_missing", "event 3")]
    assert found(LINES[:1] + LINES[4:]) == [("event_missing", "events 2–4")]
    assert found(LINES[:-1]) == [("event_missing", "event 6")]
    assert found([]) == [("event_missing", "events 1–6")]


def test_a_log_that_lost_its_end_looks_whole_without_its_head() -> None:
    assert found(LINES[:-1], head=None) == []


def test_swapped_and_repeated_events_are_seen() -> None:
    assert found([LINES[1], LINES[0], *LINES[2:]]) != []
    assert found([*LINES[:3], LINES[2], *LINES[3:]]) != []


def test_a_head_that_is_not_the_end_is_seen() -> None:
    assert found(LINES, Head(6, "0" * 64)) == [("head_mismatch", "log head")]
    assert found(LINES, Head(4, EVENTS[3].hash)) == [("head_mismatch", "log head")]


@pytest.mark.parametrize("rubbish", ["", "[]", "null", "{", '{"seq": "1"}', "\udcff", '{"seq":true}'])
def test_a_line_that_is_no_event_is_a_problem_and_no_fault_of_ours(rubbish: str) -> None:
    assert ("event_changed", "event 3") in found([*LINES[:2], (rubbish, "", ""), *LINES[3:]])


@given(st.data())
def test_changing_one_byte_anywhere_breaks_the_chain(data: st.DataObject) -> None:
    event, part = data.draw(st.integers(0, 5)), data.draw(st.integers(0, 2))
    stored = bytearray(LINES[event][part].encode())
    place, mask = data.draw(st.integers(0, len(stored) - 1)), data.draw(st.integers(1, 255))
    stored[place] ^= mask
    row = [*LINES[event]]
    row[part] = stored.decode("utf-8", "surrogateescape")
    assert found([*LINES[:event], (row[0], row[1], row[2]), *LINES[event + 1 :]]) != []


@given(st.permutations(range(6)), st.sets(st.integers(0, 5)))
def test_only_the_log_in_its_order_and_whole_is_sound(order: list[int], taken: set[int]) -> None:
    lines = [LINES[number] for number in order if number not in taken]
    assert (found(lines) == []) == (lines == LINES)
