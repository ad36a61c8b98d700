"""The page for people: every number leads to its words, words of documents never act, and nothing is asked for."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from accounted.comparison import side_by_side
from accounted.errors import EvidenceAtRisk
from accounted.model import CustodyEvent, EventClaim, Judgement, Passage, Period, Speaker
from accounted.publication import AsOf, Decision, LeftOut, Released, Selection
from accounted.publication.report import ReportExporter
from accounted.publication.report.strip import Point, strip
from tests.comparison.statements import INCIDENT, READ_BY, called, document, said
from tests.publication.hostile import FORMULAS, MARKUP, UNRULY, naughty
from tests.publication.selections import selection, written
from tests.strategies import Material, cases

NOTE = document("note.txt", "Coast Radio", "1994-06-09")
TEXT = "The harbour office said that at least 9 people were killed and 40 wounded."
NINE = said(NOTE, TEXT, "9", "the harbour office", "at_least")
TWELVE = said(NOTE, "A nurse said that 12 people had died.", "12", "A nurse")

ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "nav", "section", "article"),
    *("h1", "h2", "h3", "p", "ul", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td"),
    *("figure", "figcaption", "blockquote", "a", "b", "bdi", "span", "mark", "code", "svg", "path", "text", "circle"),
    *("details", "summary"),
}


class Page(HTMLParser):
    """A page taken apart: its elements with their attributes, its ids, its links, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.elements if "id" in attributes]


def page_of(given: Selection) -> str:
    (page,) = written(ReportExporter().export(given)).values()
    return page.decode()


def check_harmless(page: str) -> Page:
    """Nothing acts, nothing is asked for, every link leads to a place on the page."""
    parted = Page(page)
    ids = parted.ids
    assert len(ids) == len(set(ids))
    for element, attributes in parted.elements:
        assert element in ELEMENTS, element
        assert not [
            name for name in attributes if name.startswith("on") or name in ("src", "srcset", "style", "action")
        ]
        if "href" in attributes:
            assert (attributes["href"] or "").removeprefix("#") in ids, attributes
    return parted


def test_every_figure_leads_to_its_words_and_the_digest_of_its_original() -> None:
    parted = check_harmless(page_of(selection([NINE, TWELVE], [NOTE])))
    marks = [attributes["id"] for element, attributes in parted.elements if element == "mark"]
    assert marks == [NINE.id, TWELVE.id]
    assert NOTE.digest in parted.text
    assert "killed: at least 9 – 12, open above" in parted.text
    quotes = [attributes for element, attributes in parted.elements if element == "blockquote"]
    assert quotes == [{"dir": "auto", "lang": "en"}] * 2
    for name in ("the harbour office", "A nurse", "Coast Radio"):
        assert name in parted.text


def test_claims_of_one_sentence_share_a_passage_and_each_has_its_mark() -> None:
    forty = said(NOTE, TEXT, "40", "the harbour office")
    parted = check_harmless(page_of(selection([NINE, forty], [NOTE])))
    assert [element for element, _ in parted.elements].count("blockquote") == 1
    assert {NINE.id, forty.id} <= set(parted.ids)


def test_a_passage_that_a_person_marked_as_graphic_is_folded() -> None:
    whole = selection([NINE, TWELVE], [NOTE])
    parted = check_harmless(page_of(replace(whole, claims=(replace(whole.claims[0], graphic=True), whole.claims[1]))))
    names = [element for element, _ in parted.elements]
    assert names.count("details") == 1
    assert names.index("details") < names.index("blockquote")
    assert parted.text.count("Marked as graphic") == 1
    assert "Marked as graphic" not in check_harmless(page_of(whole)).text


def test_a_figure_without_a_passage_is_not_printed() -> None:
    whole = selection([NINE, TWELVE], [NOTE])
    for claims in ((), whole.claims[:1]):
        broken = Selection(title="x", software="x", claims=claims, documents=(NOTE,), figures=whole.figures)
        with pytest.raises(EvidenceAtRisk, match="can't be printed"):
            page_of(broken)


def test_a_figure_that_its_claims_do_not_give_is_not_printed() -> None:
    figures = side_by_side([NINE, TWELVE], [NOTE], INCIDENT).to_dict()
    figures["rows"][0]["high"]["value"] = 13
    other = side_by_side([NINE, TWELVE], [NOTE], INCIDENT).to_dict()
    other["rows"][0]["speakers"][1]["amount"].update(low=13, high=13)
    for altered in (figures, other):
        claims = (Released(NINE, NINE), Released(TWELVE, TWELVE))
        with pytest.raises(EvidenceAtRisk, match="not what the claims behind it say"):
            page_of(Selection(title="x", software="x", claims=claims, documents=(NOTE,), figures=(altered,)))


@settings(max_examples=30)
@given(cases())
def test_whatever_is_claimed_every_number_of_a_row_leads_to_a_claim(case: Material) -> None:
    opened = {one.digest for one in case.documents}
    claims = {one.id: one for one in case.claims if one.source.digest in opened}
    parted = check_harmless(page_of(selection(claims.values(), case.documents)))
    assert set(claims) <= set(parted.ids)


CORPORA = {"formulas": FORMULAS, "markup": MARKUP, "unruly": UNRULY, "shared": naughty()}


@pytest.mark.parametrize("hostile", CORPORA.values(), ids=CORPORA)
def test_hostile_words_are_shown_and_do_nothing(hostile: list[str]) -> None:
    names = [one for one in hostile if one.strip()]
    where = document(names[0] if names else "x", names[-1] if names else "x")
    claims = [
        called(where, one, one).with_changes(id=f"claim-{number:020}", passage=Passage(number, number + len(one), one))
        for number, one in enumerate(names)
    ]
    order = Judgement(
        "accept", (names[0] if names else "x",), names[0] if names else "x", "".join(names) or "x", "2026", 1
    )
    event = CustodyEvent(1, "2026-01-01T00:00:00Z", "".join(names), "sealed", (), {}, "0" * 32, "0" * 64)
    given = selection(
        claims, [where], judgements=(Decision(order, "holds"),), custody=lambda _digest: (event,),
        as_of=AsOf(1, "2026-01-01T00:00:00Z", "0" * 64), left_out=LeftOut(claims=2),
    )  # fmt: skip
    parted = check_harmless(page_of(given))
    text = " ".join(parted.text.split())
    for one in names:
        plain = re.split(r"[^\w<>&;'\"=/(){}$%.:!-]+", one)
        assert all(part in text for part in plain), one


def test_what_turns_the_words_around_is_named() -> None:
    turned = called(NOTE, "killed \u202e316\u202c by\u200b us", "A nurse \u2066x\u2069")
    page = page_of(selection([turned], [NOTE]))
    assert not [one for one in "\u202e\u202c\u200b\u2066\u2069" if one in page]
    assert page.count('<span class="unseen">U+202E</span>') >= 2
    assert "نَاس" in page_of(selection([called(NOTE, "نَاس", "A nurse")], [NOTE]))


def test_what_people_decided_and_what_was_left_out_is_said() -> None:
    judged = {"verdict": "reject", "by": "N. N.", "at": "2026-01-02T00:00:00Z", "why": "another town"}
    figures = (side_by_side([NINE, TWELVE], [NOTE], INCIDENT, [TWELVE.id]).to_dict(),)
    claims = (Released(NINE, NINE), Released(TWELVE, TWELVE, judged))
    left_out = LeftOut(claims=2, originals=1)
    page = Page(page_of(Selection(
        title="x", software="x", claims=claims, documents=(NOTE,), figures=figures, left_out=left_out
    )))  # fmt: skip
    assert "rejected by N. N., 2026-01-02: another town" in " ".join(page.text.split())
    assert "killed: at least 9, open above" in " ".join(page.text.split())
    assert "2 claims and 1 original" in page.text


def test_events_stand_in_order_of_their_dates() -> None:
    def event(words: str, edtf: str, start: int) -> EventClaim:
        return EventClaim(
            source=NINE.source, passage=Passage(start, start + len(words), words), read_by=READ_BY,
            said_by=Speaker("A nurse", "indirect"), what=words, period=Period(edtf, "sentence"),
        )  # fmt: skip

    later, earlier = event("the town fell", "1992-02-26", 0), event("the road was cut", "1991-10", 50)
    page = Page(page_of(selection([later, earlier], [NOTE]))).text
    assert page.index("the road was cut") < page.index("the town fell")


def test_the_drawing_holds_every_figure_and_prefers_none() -> None:
    points = [
        Point(161, None, "at least 161"),
        Point(613, 613, "613"),
        Point(500, 1000, "500–1,000"),
        Point(None, 200, "at most 200"),
    ]
    drawn = strip(points)
    assert all(f">{one.words}</text>" in drawn for one in points)
    assert drawn == strip(points[::-1]) == strip(points * 2)
    assert strip([Point(9, 9, "9")]) == strip([]) == strip([Point(0, 0, "0"), Point(0, None, "at least 0")]) == ""


def test_a_range_under_a_rule_has_the_rule_beside_it_and_needs_its_passages() -> None:
    from accounted.comparison.rules import shipped, under

    compared = side_by_side([NINE, TWELVE], [NOTE], INCIDENT)
    ruled = under(shipped()["ucdp"], compared, {NINE.id: NINE, TWELVE.id: TWELVE}).to_dict()
    text = " ".join(check_harmless(page_of(selection([NINE, TWELVE], [NOTE], ruled=(ruled,)))).text.split())
    assert "low at least 9, best at least 9, high 12, open above (ucdp 2)" in text
    assert "A rule is a choice" in text
    assert "Ranges under declared rules" not in page_of(selection([NINE, TWELVE], [NOTE]))
    ruled["rows"][0]["ends"][1]["value"] = 10
    with pytest.raises(EvidenceAtRisk):
        page_of(selection([NINE, TWELVE], [NOTE], ruled=(ruled,)))
