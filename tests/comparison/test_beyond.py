"""Figures that a document only recalls are put to no incident of the others, with the sign that tells most."""

from __future__ import annotations

import json

import pytest

from accounted.comparison.classes import Counted
from accounted.comparison.gathering import Gathering, Gist, gather, gist_of
from accounted.comparison.gathering.beyond import Peers, Seen, Stated, own_signs
from accounted.comparison.gathering.beyond.peers import signs as signs_of_others
from accounted.comparison.gathering.beyond.words import KINDS, clause_of, spoken_of
from accounted.comparison.gathering.places import Places
from accounted.comparison.gathering.scenes import scenes_of
from accounted.comparison.gathering.times import Home
from accounted.model import CountClaim
from accounted.model import Stated as Known
from tests.comparison.statements import document
from tests.comparison.test_episodes import Told, told

WIRE = told(
    "wire.txt",
    "The ferry Maro sank off Velm on 14 March 2009 and 64 people drowned.\n\nDivers looked for bodies.\n\n"
    "The coastguard recalls that boats of the region lost 412 people during the winters of those years.",
    "64", "412",
)  # fmt: skip
MINISTRY = told("ministry.txt", "The ministry puts the dead of the Maro, sunk off Velm on 14 March 2009, at 61.", "61")
COURT = told("court.txt", "On 14 March 2009 the ferry Maro sank off Velm; the court counts 66 dead.", "66")


def gathered(*documents: Told) -> tuple[Gathering, dict[str, str]]:
    claims = {one.id: one for _, _, held in documents for one in held}
    opened = {where.digest: where for where, _, _ in documents}
    found = gather(claims, opened, {where.digest: text for where, text, _ in documents}, "Velm")
    return found, {id: one.amount.exact for id, one in claims.items()}


def test_what_is_recalled_of_years_is_of_no_incident_and_says_why() -> None:
    found, number = gathered(WIRE, MINISTRY, COURT)
    assert [{number[id] for id in one.claims} for one in found.incidents] == [{"64", "61", "66"}]
    (why,) = found.none.values()
    assert [number[id] for id in found.none] == ["412"]
    assert str(why).startswith("It most likely counts people of another event, or of more than one: ")


def test_order_changes_nothing() -> None:
    assert gathered(WIRE, MINISTRY, COURT) == gathered(COURT, WIRE, MINISTRY)


def test_a_figure_that_stands_alone_stays() -> None:
    lone = told("lone.txt", "The ferry Maro sank off Velm on 14 March 2009 and 64 people drowned.", "64")
    found, _ = gathered(lone)
    assert not found.none


def signs(told_of: Told) -> dict[str, dict[str, float]]:
    where, text, claims = told_of
    scenes = scenes_of(where, claims, text, ())
    numbers = {one.id: one.amount.exact for one in claims}
    return {numbers[one.claim]: dict(found) for one, found in own_signs(where, claims, text, scenes)}


def test_what_a_sentence_speaks_of_and_where_it_stands_are_signs() -> None:
    first, last = (signs(WIRE)[number] for number in ("64", "412"))
    assert (first["late_in_document"], last["late_in_document"]) == (0, 1)
    assert (first["these_counted_before"], last["these_counted_before"]) == (0, 1)
    assert last["over_a_span"] == last["wide_area"] == last["calls_to_mind"] == last["since_beside_it"] == 1
    assert first["wide_area"] == first["calls_to_mind"] == 0


@pytest.mark.parametrize(("language", "sentence", "kinds"), [
    ("en", "It recalls that since the beginning of the year", {"since", "span", "reminding"}),
    ("es", "En toda la provincia, durante la guerra", {"since", "span", "wide"}),
    ("fr", "Le même jour, dans la région", {"same_time", "wide"}),
    ("ru", "Напомним, что за год в стране", {"since", "span", "wide", "reminding"}),
    ("uk", "Нагадаємо, що протягом року в області", {"since", "span", "wide", "reminding"}),
    ("az", "İl ərzində bütün ölkədə", {"since", "span", "wide"}),
    ("tr", "Yıl boyunca ülkede", {"since", "span", "wide"}),
    ("hy", "Հիշեցնենք, որ տարվա ընթացքում", {"since", "span", "reminding"}),
    ("ar", "خلال الحرب في البلاد", {"since", "span", "wide"}),
    ("xx", "since the year", set()),
])  # fmt: skip
def test_kinds_of_words_are_known_in_nine_languages(language: str, sentence: str, kinds: set[str]) -> None:
    assert spoken_of(sentence, language) == kinds
    assert kinds <= {*KINDS}


def test_the_clause_of_a_number_lies_between_commas() -> None:
    sentence = "In May, of 40 men, nine died"
    assert clause_of(sentence, 11, 13).strip() == "of 40 men"
    assert clause_of("40 men", 0, 2) == "40 men"


def test_a_gist_keeps_its_figures() -> None:
    where, text, claims = WIRE
    held: list[CountClaim] = claims
    places = Places([[(one.place.name, "en") for one in held if one.place]])
    gist = gist_of(where, held, text, places)
    assert len(gist.stated) == 2
    assert Gist.of_plain(json.loads(json.dumps(gist.to_plain()))) == gist


def test_a_document_is_taken_off_those_that_give_a_figure_only_where_it_gives_it() -> None:
    dead, number = Counted("killed", None, "person"), ("killed", 40, 40)
    plain = Stated("a", None, number, dead, 40, None, False, False)
    wide, larger = plain._replace(wide=True), plain._replace(upper=90)
    one, other = Gist(stated=(larger, wide)), Gist(stated=(plain,))
    peers, home = Peers({"one": one, "other": other}), Home("velm", None)

    def giving(figure: Stated, digest: str, gist: Gist) -> float:
        return signs_of_others(peers, figure, digest, Seen(gist, home, None, str), given=False)["documents_giving_it"]

    assert giving(wide, "one", one) > 0  # the other does; by itself it only gives it of several incidents
    assert giving(plain, "other", other) == 0


def test_a_document_without_figures_is_not_said_to_share_any() -> None:
    blank = (document("blank.txt", "Publisher", None, language=Known("en", "given")), "No more is known of it.", [])
    found, _ = gathered(WIRE, MINISTRY, COURT, blank)
    assert [str(one.why)[:12] for one in found.incidents] == ["3 documents "]
    here = [told(f"{n}.txt", f"At Velm {n} people died on 14 March 2009.", f"{n}@Velm") for n in (61, 64)]
    found, _ = gathered(*here, blank)
    assert [str(one.why) for one in found.incidents] == ["2 documents speak of Velm; days given are near 2009-03-14."]
