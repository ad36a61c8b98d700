"""Whether a figure counts all of a fate in its incident or some only, and whether its count goes on."""

from collections.abc import Iterable
from datetime import date
from importlib import import_module
from unittest import mock

import pytest

from accounted.comparison import compare_one
from accounted.comparison.origins import Told
from accounted.comparison.scope import Scope
from accounted.comparison.wholes import Chance, chances, reason
from accounted.comparison.wholes.clauses import KINDS, spoken_of
from accounted.model import Claim, CountClaim, Document, Fate
from tests.comparison.statements import INCIDENT, document, said

PAPER = document("paper.txt", "The Eastern Post (newspaper)", "1931-05-05")
MINISTRY = document("ministry.txt", "Ministry of Defence of Vareth", "1931-05-05")
REPORT = document("report.txt", "Valley Rights Monitor", "1931-05-05")
HOSPITAL = document("hospital.txt", "Vareth Town Hospital", "1931-05-05")
ALL = [PAPER, MINISTRY, REPORT, HOSPITAL]


def pairs(*claims: Claim, documents: list[Document] = ALL) -> dict[frozenset[str], tuple[str, str]]:
    return {frozenset(one.claims): (one.kind, str(one.why)) for one in compare_one(INCIDENT, claims, documents).against}


def both(*claims: Claim) -> frozenset[str]:
    return frozenset(one.id for one in claims)


def chances_of(*claims: Claim, documents: list[Document] = ALL) -> dict[str, Chance]:
    """What is known of each figure of an event of 4 May 1931."""
    held: list[dict[str, Chance]] = []

    def kept(told: Iterable[Told], scope: Scope, _: date | None) -> dict[str, Chance]:
        held.append(chances(told, scope, date(1931, 5, 4)))
        return held[-1]

    with mock.patch.object(import_module("accounted.comparison.compare"), "chances", kept):
        compare_one(INCIDENT, claims, documents)
    return held[0]


def test_a_larger_figure_that_nobody_comes_near_is_set_against_none() -> None:
    text = "At Vareth 12 people were killed. In all this our side mourns 1,120."
    day, war = said(MINISTRY, text, "12"), said(MINISTRY, text, "1,120")
    near, other = said(REPORT, "We count 15 dead.", "15"), said(PAPER, "The town mourns 26 dead.", "26")
    found = pairs(day, war, near, other)
    assert all(kind == "different_scope" for pair, (kind, _) in found.items() if war.id in pair)


def test_a_smaller_figure_after_the_toll_in_the_publishers_own_voice_is_set_against_none() -> None:
    text = "There are 40 dead. A street away lay 18."
    whole, street = said(PAPER, text, "40"), said(PAPER, text, "18")
    near = said(REPORT, "The prosecutor counts 44 dead.", "44", "the prosecutor")
    found = pairs(whole, street, near)
    assert found[both(whole, near)][0] == "conflict"
    assert found[both(street, near)][0] == "different_scope"


def test_few_shot_in_one_room_after_the_toll_are_plainly_some_and_the_reason_is_told() -> None:
    text = "The mayor counts 90 dead. In our room alone lay 5 who were shot."
    here = said(PAPER, text, "5")
    toll = said(REPORT, "The monitor counts 96 dead.", "96", "the monitor")
    again = said(MINISTRY, "The clerk counts 98 dead.", "98", "the clerk")
    found = pairs(said(PAPER, text, "90", "the mayor"), here, toll, again)
    told = [it for pair, it in found.items() if here.id in pair]
    assert [kind for kind, _ in told] == ["different_scope"]
    assert "5 most likely counts some only: its words speak of some only (“alone”)" in told[0][1]


def test_the_reason_quotes_the_words_that_tell_most() -> None:
    claim = said(PAPER, "In our room alone lay 5 dead.", "5")
    with mock.patch.object(import_module("accounted.comparison.compare"), "chances", return_value={}) as asked:
        compare_one(INCIDENT, [claim], ALL)
    (told,), _, _ = asked.call_args.args
    why = reason(told, Chance(3.0, 0.0, "speaks_of_spot"), "en")
    assert why == "5 most likely counts some only: its words speak of one spot (“room”)"
    assert reason(told, Chance(3.0), "en") == "5 most likely counts some only: more speaks for it than against it"


def test_what_other_documents_give_too_is_less_likely_to_be_some() -> None:
    mine = said(PAPER, "The mayor says 18 died.", "18", "the mayor")
    whole = said(REPORT, "We count 40 dead.", "40")
    again = said(MINISTRY, "The clerk says 18 died.", "18", "the clerk")
    assert chances_of(mine, whole, again)[mine.id].part < chances_of(mine, whole)[mine.id].part


def test_a_figure_of_the_same_day_that_a_later_one_exceeds_is_likelier_of_a_count_that_goes_on() -> None:
    wire, late = document("wire.txt", None, "1931-05-04"), document("late.txt", None, "1932-03-01")
    first = said(wire, "The police say 31 people were killed.", "31", "the police")
    so_far = said(wire, "The police say 31 people were killed so far.", "31", "the police")
    toll = said(late, "The inquiry found that 44 people were killed.", "44", "the inquiry")
    alone = chances_of(first, documents=[wire, late])[first.id].goes_on
    found = chances_of(first, toll, documents=[wire, late])
    assert found[first.id].goes_on > max(alone, found[toll.id].goes_on)
    assert chances_of(so_far, toll, documents=[wire, late])[so_far.id].goes_on > found[first.id].goes_on


def test_a_figure_is_likelier_of_a_count_that_goes_on_the_more_later_documents_give_more() -> None:
    wire = document("wire.txt", None, "1931-05-05")
    later = [document(f"{number}.txt", None, f"1931-06-0{number}") for number in (1, 2, 3)]
    first = said(wire, "The police say 31 people were killed.", "31", "the police")
    more = [said(one, f"The clerk counts {40 + at} dead.", str(40 + at), "the clerk") for at, one in enumerate(later)]
    fewer = said(later[2], "The clerk counts 20 dead.", "20", "the clerk")
    all_above = chances_of(first, *more, documents=[wire, *later])[first.id].interim
    assert all_above > chances_of(first, *more[:2], fewer, documents=[wire, *later])[first.id].interim


def test_what_is_called_an_earlier_figure_is_likelier_of_a_count_that_went_on() -> None:
    now = said(PAPER, "The police say 31 people were killed.", "31", "the police")
    before = said(PAPER, "The police had earlier said 31 people were killed.", "31", "the police")
    assert chances_of(before)[before.id].interim > chances_of(now)[now.id].interim


def test_wounded_counted_by_a_hospital_are_likelier_some_and_a_speaker_heard_elsewhere_counts_all() -> None:
    wounded = said(REPORT, "The hospital treated 31 wounded.", "31", "the hospital", fate=Fate("injured"))
    dead = said(REPORT, "The hospital counted 31 dead.", "31", "the hospital")
    assert chances_of(wounded)[wounded.id].part > chances_of(dead)[dead.id].part
    again = said(MINISTRY, "The hospital is asked about 9 missing.", "9", "the hospital", fate=Fate("missing"))
    alone = said(PAPER, "The Foundry Union counted 31 dead.", "31", "the Foundry Union")
    also = said(MINISTRY, "The Foundry Union asks for 9 missing.", "9", "the Foundry Union", fate=Fate("missing"))
    assert chances_of(alone, also)[alone.id].part < chances_of(alone, again)[alone.id].part


def test_what_likely_counts_some_only_sets_no_end_of_a_row_unless_it_stands_there_alone() -> None:
    here = said(PAPER, "In our room alone lay 5 who were shot.", "5")
    toll = said(REPORT, "The monitor counts 96 dead.", "96", "the monitor")
    again = said(MINISTRY, "The clerk counts 98 dead.", "98", "the clerk")
    row = next(one for one in compare_one(INCIDENT, [here, toll, again], ALL).rows if one.group is None)
    assert (row.low and row.low.value, row.high and row.high.value) == (96, 98)
    shares = {entry.amount.low: entry.share_why for entry in row.entries if entry.share}
    assert shares == {5: "5 most likely counts some only: its words speak of some only (“alone”)."}
    (alone,) = compare_one(INCIDENT, [here], ALL).rows
    assert alone.low
    assert alone.low.value == 5


def test_all_women_among_the_dead_are_a_part_of_these_and_yet_all_of_their_own_row() -> None:
    text = "There are 40 dead, of them 9 women and 12 from the mill."
    whole = said(PAPER, text, "40")
    women = said(PAPER, text, "9", group="women", part_of=whole.id)
    mill = said(PAPER, text, "12", part_of=whole.id)
    found = chances_of(whole, women, mill)
    assert found[women.id].part < 0 < found[mill.id].part


def test_a_row_is_not_told_by_who_says_that_nobody_was_harmed_alone() -> None:
    here = said(PAPER, "In our room alone lay 5 who were shot.", "5")
    nobody = said(MINISTRY, "The ministry says that 0 were killed.", "0", "the ministry")
    (row,) = compare_one(INCIDENT, [here, nobody], ALL).rows
    assert (row.low and row.low.value, row.high and row.high.value) == (0, 5)
    assert not any(entry.share for entry in row.entries)


def test_bodies_of_one_cause_are_some_of_those_examined_and_not_set_against_other_examined() -> None:
    text = "Examiners saw 181 of the dead. They found that 151 had died of gunshot wounds."
    examined = said(PAPER, text, "181", "Forensic examiners")
    shot = said(PAPER, text, "151", "Forensic examiners")
    other = said(REPORT, "The chief pathologist certified 184 dead.", "184", "The chief pathologist")
    found = pairs(examined, shot, other)
    assert found[both(examined, other)][0] in ("conflict", "revision")
    assert all(kind in ("part_of", "different_scope") for pair, (kind, _) in found.items() if shot.id in pair)


SENTENCES = {
    "en": ("In our room 3 were shot, only those by the door", "3", {"ourselves", "spot", "cause"}),
    "es": ("En nuestra celda mataron a 3 de un balazo", "3", {"ourselves", "spot", "cause"}),
    "fr": ("Dans notre cave 3 sont morts asphyxiés", "3", {"ourselves", "spot", "cause"}),
    "ru": ("В нашем подвале 3 человека задохнулись", "3", {"ourselves", "spot", "cause"}),
    "uk": ("У нашому підвалі 3 людини задихнулися", "3", {"ourselves", "spot", "cause"}),
    "tr": ("Bizim koğuşta 3 kişi kurşunla öldü", "3", {"ourselves", "spot", "cause"}),
    "az": ("Bizim zirzəmidə 3 nəfər gülləyə tuş gəldi", "3", {"ourselves", "spot", "cause"}),
    "hy": ("Մեր նկուղում 3 հոգի խեղդվեց", "3", {"ourselves", "spot", "cause"}),
    "ar": ("في بيتنا قتل 3 بالرصاص", "3", {"ourselves", "cause"}),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_the_words_beside_a_number_are_known_in_nine_languages(language: str) -> None:
    text, number, kinds = SENTENCES[language]
    claim = said(PAPER, text, number)
    assert isinstance(claim, CountClaim)
    found = spoken_of(claim, language)
    assert kinds <= set(found)
    assert all(word in text for word in found.values())
    assert set(found) <= set(KINDS)


def test_words_behind_a_break_are_not_beside_the_number() -> None:
    claim = said(PAPER, "In all 40 died, and in our room nobody slept.", "40")
    assert isinstance(claim, CountClaim)
    assert spoken_of(claim, "en") == {}


def test_a_sign_that_speaks_against_a_part_is_no_reason_for_one() -> None:
    claim = said(HOSPITAL, "We counted 19 dead.", "19")
    told = {"part": {"always": 2.0, "hospital_says": -0.5, "publisher_says": -0.4}, "interim": {"always": 0.0}}
    with mock.patch("accounted.comparison.wholes.odds.weights", return_value=told):
        found = chances_of(claim)[claim.id]
    assert (found.part > 0, found.why) == (True, "")
