"""What people see: every word of it from the result, nothing that prefers one figure, whole at any width."""

import io

from rich.console import Console, RenderableType

from accounted.case import View
from accounted.case.standing import JudgedClaim
from accounted.cli.render import Listing, claims_table, on_one_line, shown_lines, speaker
from accounted.cli.render_figures import figures_blocks
from accounted.cli.render_timeline import timeline_blocks
from accounted.comparison import compare_one, side_by_side
from accounted.model import (
    Amount,
    Claim,
    CountClaim,
    Document,
    EventClaim,
    Fate,
    Incident,
    Judgement,
    Passage,
    Period,
    ReadBy,
    Source,
    Speaker,
    Stated,
    digest_of,
)

TEXT = "Shelling began. 30 died. At least 52 died. None is known of the missing."
DOCUMENT = Document(
    digest=digest_of(TEXT.encode()), name="note.txt", kind="text", media_type="text/plain", importer="text",
    publisher=Stated("The Daily", "given"),
)  # fmt: skip
READ_BY = ReadBy("rules", "1", "en")


def count(words: str, low: int, high: int | None, precision: str, said_by: Speaker) -> CountClaim:
    start = TEXT.index(words)
    return CountClaim(
        source=Source(DOCUMENT.digest, DOCUMENT.name), passage=Passage.cut(TEXT, start, start + len(words)),
        said_by=said_by, read_by=READ_BY, carried_by="The Daily", fate=Fate("killed"),
        amount=Amount(words, start, start + len(words), low, high, precision),
    )  # fmt: skip


def event(edtf: str, what: str, said_by: str) -> EventClaim:
    return EventClaim(
        source=Source(DOCUMENT.digest, DOCUMENT.name), passage=Passage.cut(TEXT, 0, 15), read_by=READ_BY,
        said_by=Speaker(said_by, "indirect"), carried_by="The Daily", what=what, period=Period(edtf, "sentence"),
    )  # fmt: skip


POLICE, PUBLISHER = Speaker("the police", "indirect"), Speaker("publisher", "own_voice")
COUNTS = [count("30", 30, 30, "exact", POLICE), count("52", 52, None, "at_least", PUBLISHER)]


def drawn(*parts: RenderableType, width: int = 200) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False)
    for part in parts:
        console.print(part, markup=False)
    return out.getvalue()


def judged(claim: Claim, verdict: str | None = None) -> JudgedClaim:
    by = Judgement(verdict, (claim.id,), "N. N.", "so", "2026-01-01T00:00:00Z", 9) if verdict else None
    return JudgedClaim(claim, claim, by)


def test_figures_stand_under_their_range_each_with_who_says_it_and_who_carries_it() -> None:
    shown = drawn(*figures_blocks(side_by_side(COUNTS, [DOCUMENT], Incident("incident-1", "A town in May"))))
    lines = [line.rstrip() for line in shown.splitlines()]
    assert lines[0] == "A town in May"
    assert "the order says nothing about which is right" in lines[1]
    assert "killed: 30 – at least 52, open above" in lines
    assert "  2 statements in 1 document, 2 proposed origins" in lines
    assert any(line.startswith("  30 ") and "the police, carried by The Daily" in line for line in lines)
    assert any(
        line.startswith("  at least 52 ") and "  The Daily" in line and "carried by" not in line for line in lines
    )


def test_nothing_that_is_shown_averages_or_prefers() -> None:
    shown = drawn(*figures_blocks(side_by_side(COUNTS, [DOCUMENT], Incident("incident-1", "T")))).lower()
    assert [
        word for word in ("mean", "average", "best", "total", "sum ", "true", "actual", "41") if word in shown
    ] == []


def test_what_is_given_as_a_most_is_both_ends_and_open_below() -> None:
    most = count("52", 1, None, "at_least", POLICE).with_changes(amount=Amount("52", 34, 36, None, 52, "at_most"))
    shown = drawn(*figures_blocks(side_by_side([most], [DOCUMENT], Incident("incident-1", "T"))))
    assert "killed: at most 52, open below" in shown
    none = drawn(*figures_blocks(side_by_side([], [], Incident("incident-1", "T"))))
    assert "No figure is claimed" in none


def timeline_of(claims: list[EventClaim]) -> View:
    compared = compare_one(Incident("incident-1", "T"), claims, [DOCUMENT])
    return View("timeline", tuple(one.to_dict() for one in compared.timeline))


def test_dates_that_differ_stand_both_in_order_and_what_two_speakers_date_alike_once() -> None:
    claims = [
        event("1992-02-26", "the attack", "the ministry").with_changes(id="claim-1"),
        event("1991-12", "the attack", "the mayor").with_changes(id="claim-2"),
        event("1992-02-26", "the attack", "the army").with_changes(id="claim-3"),
    ]
    shown = drawn(*timeline_blocks(timeline_of(claims)))
    assert shown.index("1991-12") < shown.index("1992-02-26")
    assert shown.count("1992-02-26") == 1
    assert "the army" in shown
    assert "the ministry" in shown
    assert "No event" in drawn(*timeline_blocks(View("timeline", ())))


def test_a_rejected_claim_stays_in_the_list_and_is_marked() -> None:
    shown = drawn(claims_table([judged(COUNTS[0], "reject"), judged(COUNTS[1])]))
    assert "[rejected by N. N., 2026-01-01]" in shown
    assert "killed: at least 52" in shown


def test_a_list_loses_no_word_and_breaks_no_id_on_a_narrow_screen() -> None:
    listing = Listing("words", "id")
    words = "one two three four five six seven eight nine ten"
    listing.add(words, "claim-0123456789abcdef0123")
    for width in (40, 80, 200):
        shown = drawn(listing, width=width)
        assert "claim-0123456789abcdef0123" in shown
        assert shown.split()[-11:-1] == words.split()


def test_what_could_move_the_cursor_is_made_visible() -> None:
    assert on_one_line("a\x1b[2Jb\n c") == "a\\x1b[2Jb c"
    assert speaker(COUNTS[1].with_changes(carried_by=None)) == "the publisher, not named"


def test_what_nobody_says_is_left_out_of_what_is_shown() -> None:
    assert shown_lines({"kind": "claim", "place": None, "via": [], "said_by": {"name": "x"}, "events": [{"a": 1}]}) == [
        "kind        claim",
        "said by",
        "  name        x",
        "events",
        "  a           1",
    ]
