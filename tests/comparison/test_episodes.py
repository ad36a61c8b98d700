"""What befell people days after an incident stands in the same documents, and is another incident."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accounted.comparison.gathering import Gist, gather, gist_of
from accounted.comparison.gathering.places import Places
from accounted.model import (
    OWN_VOICE,
    CountClaim,
    Document,
    EventClaim,
    Fate,
    Passage,
    Period,
    Place,
    Source,
    Stated,
)
from tests.comparison.statements import READ_BY, document, said

Told = tuple[Document, str, list[CountClaim]]
BLAST = Period("2009-03-14", "sentence", "14 March 2009")


def told(name: str, text: str, *numbers: str, published: str = "2009-11-30") -> Told:
    """A document with a figure of the killed for each number, of the injured behind a plus, in a place behind an @."""
    where = document(name, f"Publisher of {name}", published, language=Stated("en", "given"))
    claims = []
    for number in numbers:
        figure, _, spot = number.lstrip("+").partition("@")
        at = text.index(figure)
        place = Place(spot, text.rindex(spot, 0, at), text.rindex(spot, 0, at) + len(spot)) if spot else None
        its = said(
            where, text, figure.split()[0], at=at, place=place, fate=Fate("injured" if "+" in number else "killed")
        )
        claims.append(its.with_changes(period=BLAST) if "14 March" in its.passage.exact else its)
    return where, text, claims


def together(*documents: Told) -> set[frozenset[str]]:
    """The numbers that are put to one incident, for each."""
    numbers = {one.id: one.amount.exact for _, _, held in documents for one in held}
    claims = {one.id: one for _, _, held in documents for one in held}
    opened = {where.digest: where for where, _, _ in documents}
    found = gather(claims, opened, {where.digest: text for where, text, _ in documents}, "Velm")
    return {frozenset(numbers[id] for id in one.claims) for one in found.incidents}


MINE = told(
    "mine.txt",
    "Firedamp went off in the Velm mine on 14 March 2009 and 64 men died; 21 were hurt.\n\n"
    "On 17 March soldiers opened fire at the gate. The parish counts 4 dead. They left 26 wounded.",
    "64", "+21", "4 dead", "+26",
)  # fmt: skip
UNION = told(
    "union.txt",
    "We have the names of 58 dead of the Velm mine.\n\n"
    "On 17 March, when the wives came, the troops fired. They left 3 dead and 19 wounded.\n\nAnother 17 died below.",
    "58", "3 dead", "+19", "17 died",
)  # fmt: skip
COURT = told(
    "court.txt", "It is proved that on 14 March 2009 firedamp went off in the Velm mine and 67 men died.", "67"
)


def test_a_day_that_documents_come_to_behind_the_incident_is_that_of_another() -> None:
    assert together(MINE, UNION, COURT) == {
        frozenset({"64", "21", "58", "17", "67"}), frozenset({"4", "26", "3", "19"}),
    }  # fmt: skip


def test_a_day_that_one_document_alone_gives_is_no_other_incident() -> None:
    assert len(together(MINE, COURT)) == 1


def dated(it: Told, number: str, exact: str, edtf: str) -> Told:
    """The same, with a day read at the figure of that number."""
    period = Period(edtf, "sentence", exact)
    return it[0], it[1], [one.with_changes(period=period) if one.amount.exact == number else one for one in it[2]]


@pytest.mark.parametrize(("sentence", "apart"), [
    ("In the ambush of 20 March on the Lurio road 6 soldiers fell.", True),
    ("The company, in its broadcast of 20 March, spoke of 6 dead.", False),
    ("Up to the evening of 20 March 6 had been counted.", False),
    ("Two were hurt, and 6 died, the last on 20 March.", False),
])  # fmt: skip
def test_a_deed_on_a_day_of_its_own_is_another_incident_in_one_document_too(sentence: str, apart: bool) -> None:
    note = told("note.txt", f"In the Velm mine 62 died.\n\n{sentence}", "62", "6 ")
    found = together(COURT, dated(note, "6", "20 March", "2009-03-20"))
    assert found == ({frozenset({"67", "62"}), frozenset({"6"})} if apart else {frozenset({"67", "62", "6"})})


def test_an_event_goes_with_the_figures_of_its_sentence() -> None:
    where, text, claims = dated(
        told("note.txt", "In the Velm mine 62 died.\n\nIn the ambush of 20 March on the Lurio road 6 soldiers fell.",
             "62", "6 "), "6", "20 March", "2009-03-20",
    )  # fmt: skip
    at = text.index("In the ambush")
    ambush = EventClaim(
        source=Source(where.digest, where.name), passage=Passage.cut(text, at, len(text)), said_by=OWN_VOICE,
        read_by=READ_BY, what="ambush", type="attack", period=Period("2009-03-20", "sentence", "20 March"),
    )  # fmt: skip
    court, words, counted = COURT
    everything = {one.id: one for one in (*claims, *counted, ambush)}
    found = gather(everything, {it.digest: it for it in (where, court)}, {where.digest: text, court.digest: words}, "")
    assert next(one.claims for one in found.incidents if ambush.id in one.claims) == {ambush.id, claims[1].id}


def test_without_its_text_a_document_keeps_its_events_at_its_own_incident() -> None:
    text = "Firedamp went off in the Velm mine on 14 March 2009. On 2 May 1998 the mine burned and 12 died."
    where, _, (count,) = told("history.txt", text, "12")
    count = count.with_changes(period=Period("1998-05-02", "sentence", "2 May 1998"))
    blast = EventClaim(
        source=count.source, passage=Passage.cut(text, 0, text.index(". On")), said_by=OWN_VOICE,
        read_by=READ_BY, what="firedamp went off", type="attack", period=BLAST,
    )  # fmt: skip
    claims = {one.id: one for _, _, held in (MINE, UNION, COURT) for one in held} | {count.id: count, blast.id: blast}
    opened = {it.digest: it for it in (MINE[0], UNION[0], COURT[0], where)}
    read = {it.digest: words for it, words, _ in (MINE, UNION, COURT)}
    for texts in (read, {**read, where.digest: text}):
        (home,) = [one.claims for one in gather(claims, opened, texts, "Velm").incidents if blast.id in one.claims]
        assert count.id not in home


def test_a_day_up_to_which_people_were_counted_is_no_other_incident() -> None:
    counts = [
        told(
            f"{name}.txt",
            f"In the Velm mine {number} died.\n\n{until} 17 March 2009 the {name} counted it. It has {later} dead.",
            str(number),
            f"{later} dead",
        )
        for name, number, until, later in (("office", 58, "Up to the evening of", 59), ("club", 61, "As of", 63))
    ]
    assert len(together(COURT, *counts)) == 1


def test_the_day_of_an_incident_is_that_told_in_one_sentence_with_its_place() -> None:
    raids = [
        dated(told(f"{name}.txt", f"On 10 March 2009 raiders fell upon the camp and {first} died.\n\nOn 14 March 2009 "
                   f"{second} men died in Velm. It was burned. They left {third} dead.",
                   f"{first} died", f"{second} men", f"{third} dead"), str(first), "10 March 2009", "2009-03-10")
        for name, first, second, third in (("radio", 8, 71, 72), ("post", 9, 73, 74))
    ]  # fmt: skip
    everything = together(told("list.txt", "In Velm 77 died.", "77@Velm"), *raids)
    assert len(everything) == 1  # the other day is none of another, since documents begin with it


def test_a_place_with_days_of_its_own_is_one_incident_by_the_place_and_by_the_days() -> None:
    post = told("post.txt", "On 14 March 2009 the Velm mine blew up and 61 men died.\n\nOn 17 March soldiers fired. "
                "They left 5 dead.\n\nOn 17 March 2009 7 fell at Tolmin.", "61@Velm", "5 dead", "7 fell")  # fmt: skip
    radio = told("radio.txt", "In the Velm mine 66 died.\n\nOn 17 March a patrol fired. It left 8 dead.\n\n"
                 "At Tolmin 9 fell.", "66@Velm", "8 dead", "9 fell@Tolmin")  # fmt: skip
    found = together(COURT, dated(post, "7", "17 March 2009", "2009-03-17"), radio)
    assert found == {frozenset({"67", "61", "66"}), frozenset({"5", "7", "8", "9"})}


def test_a_document_that_gives_no_days_is_not_set_apart_by_its_title() -> None:
    where, text, claims = told("shaft.txt", "At Tolmin shaft 12 men fell.", "12 men@Tolmin")
    titled = (replace(where, title=Stated("The widows of Tolmin", "given")), text, claims)
    others = [told(f"{n}.txt", f"At Velm {n} died on 14 March 2009.", f"{n}@Velm") for n in (66, 69)]
    assert len(together(COURT, *others, titled)) == 1


def test_a_day_with_which_documents_begin_is_no_other_incident() -> None:
    beginning = [
        told(f"{n}.txt", f"On 17 March 2009 the dead of the Velm mine were given as {n}.", str(n)) for n in (71, 73)
    ]
    assert len(together(COURT, *beginning)) == 1


def test_a_day_on_which_documents_give_the_figures_of_the_incident_is_no_other() -> None:
    later = [told(f"{name}.txt", "The Velm mine: 64 dead, according to a list of 14 March 2009.\n\n"
                  f"On 17 March {name} repeated it. It gave 67 dead.", "64", "67 dead")
             for name in ("company", "ministry")]  # fmt: skip
    assert len(together(COURT, *later)) == 1


def test_a_day_on_which_people_were_set_free_is_no_other() -> None:
    soldiers = told(
        "soldiers.txt", "On 14 March 2009 the troops shot 64 men at the Velm mine.\n\n"
        "On 17 March 21 were freed. Of those shot 14 had been sentenced.", "64", "21", "14 had",
    )  # fmt: skip
    families = told(
        "families.txt", "We have the names of 58 dead of the Velm mine.\n\n"
        "On 17 March 22 were freed. They left 16 dead behind.", "58", "22", "16 dead",
    )  # fmt: skip

    def with_freed(it: Told) -> Told:
        return it[0], it[1], [one.with_changes(fate=Fate("released")) if one.amount.exact in ("21", "22") else one
                              for one in it[2]]  # fmt: skip

    assert len(together(soldiers, families, COURT)) == 2
    assert len(together(with_freed(soldiers), with_freed(families), COURT)) == 1


def test_a_stretch_of_days_that_reaches_to_another_day_makes_both_one() -> None:
    siege = told("siege.txt", "In the Velm mine 90 men died from 14 to 17 March 2009.", "90")
    assert len(together(MINE, UNION, COURT, siege)) == 1


def test_a_place_that_is_told_with_such_a_day_alone_makes_it_known_without_the_day() -> None:
    gate = [
        told("post.txt", "On 14 March 2009 the Velm mine blew up and 61 men died.\n\n"
             "On 17 March soldiers fired at Tolmin. There 5 fell.", "61@Velm", "5 fell@Tolmin"),
        told("radio.txt", "In the Velm mine 66 died.\n\nAt Tolmin, on 17 March, a patrol fired and 7 fell.",
             "66@Velm", "7 fell@Tolmin"),
    ]  # fmt: skip
    letter = told("letter.txt", "My brother is among the 59 dead of the Velm mine.\n\nAt Tolmin I saw 8 fall.",
                  "59", "8 fall@Tolmin")  # fmt: skip
    assert together(COURT, *gate, letter) == {frozenset({"67", "61", "66", "59"}), frozenset({"5", "7", "8"})}


def test_a_date_long_before_holds_for_the_sentence_behind_it_that_counts_on() -> None:
    before = told("before.txt", "In the Velm mine 62 died.\n\nIn 1987 a fire there killed 38. Of these, 9 were boys.",
                  "62", "38", "9 were")  # fmt: skip
    assert together(COURT, before) == {frozenset({"67", "62"}), frozenset({"38", "9"})}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_the_order_of_documents_changes_no_incident(order: tuple[int, ...]) -> None:
    documents = (MINE, UNION, COURT)
    assert together(*(documents[n] for n in order)) == together(*documents)


def test_a_gist_with_its_sentences_comes_back_from_what_is_kept() -> None:
    where, text, claims = MINE
    gist = gist_of(where, claims, text, Places([[("Velm", "en")]]))
    assert [it.paragraph for it in gist.scenes if it.figures] == [0, 1, 1]
    assert Gist.of_plain(gist.to_plain()) == gist
    freed = gist_of(
        where, [one.with_changes(fate=Fate("released")) for one in claims], text, Places([[("Velm", "en")]])
    )
    assert Gist.of_plain(freed.to_plain()) == freed != gist
