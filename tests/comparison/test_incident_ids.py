"""Incidents keep their ids, and judgements find them, when documents, places or days are added."""

from accounted.comparison import Compared, compare
from accounted.model import Claim, Document, Judgement, Period, Place
from tests.comparison.statements import document, said

NOW = "2026-01-01T00:00:00Z"


def told(name: str, publisher: str, published: str, place: str, day: str, number: str) -> tuple[Document, Claim]:
    where = document(name, publisher, published)
    text = f"In {place} {number} people were killed on {day}."
    claim = said(where, text, number, place=Place(place, 3, 3 + len(place)), period=Period(day, "sentence"))
    return where, claim


FIRST = told("a.txt", "Post", "1931-05-06", "Vareth", "1931-05-04", "613")
SECOND = told("b.txt", "Radio", "1931-05-07", "Vareth", "1931-05-04", "613")
OTHER = told("c.txt", "Herald", "1940-02-03", "Tolmin", "1940-02-01", "77")
LATER = told("d.txt", "Gazette", "1933-01-01", "Varet", "1931-05-05", "613")
EARLIER = told("e.txt", "Wire", "1931-05-05", "Vareth", "1931-05-04", "613")


def compared(*told: tuple[Document, Claim], judgements: tuple[Judgement, ...] = ()) -> Compared:
    documents, claims = [one for one, _ in told], [claim for _, claim in told]
    return compare(claims, documents, judgements, title="Case")


def titled(result: Compared, title: str) -> list[str]:
    return [one.incident.id for one in result.comparisons if one.incident.title == title]


def test_an_incident_keeps_its_id_when_a_later_document_adds_a_place_and_a_day() -> None:
    before = {it.incident.id for it in compared(FIRST, SECOND, OTHER).comparisons}
    after = {it.incident.id for it in compared(FIRST, SECOND, OTHER, LATER).comparisons}
    assert len(before) == 2
    assert before <= after


def test_a_judgement_finds_its_incident_even_when_an_earlier_document_is_added() -> None:
    (incident,) = (it.incident.id for it in compared(FIRST, SECOND, OTHER).comparisons if FIRST[1].id in it.claims)
    renamed = Judgement("rename", (incident,), "A. R.", "So called.", NOW, 1, {"title": "The market"})
    result = compared(EARLIER, FIRST, SECOND, OTHER, judgements=(renamed,))
    assert titled(result, "The market")
    assert incident in result.incidents


def test_merged_by_an_old_id_both_are_one() -> None:
    ids = [it.incident.id for it in compared(FIRST, OTHER).comparisons]
    merge = Judgement("merge", tuple(ids), "A. R.", "One campaign.", NOW, 1, {})
    (one,) = compared(EARLIER, FIRST, SECOND, OTHER, judgements=(merge,)).comparisons
    assert len(one.claims) == 4
