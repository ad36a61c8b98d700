"""The catalogues are whole, and a page in Arabic is Arabic from right to left."""

import re
import runpy
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from lxml import html

from accounted.case import Case
from accounted.model import Sentence, say
from accounted.web.found_again import found
from accounted.web.language import CATALOGUES, ENGLISH, Language, chosen, languages, speaking
from accounted.web.session import Session
from accounted.web.told import told
from accounted.web.words import amount, date
from tests.conftest import REPOSITORY

GATHERING = runpy.run_path(str(REPOSITORY / "docs" / "gather_strings.py"))
PLACE = re.compile(r"%\(\w+\)s|\{\w+\}")
VERBS = {"{be}", "{were}"}
"""What only English needs, and a translation may leave out."""
CODES = sorted(path.stem for path in CATALOGUES.glob("*.po"))


def test_there_is_a_language_from_right_to_left() -> None:
    assert "ar" in CODES
    assert [one.dir for one in languages() if one.code == "ar"] == ["rtl"]


@pytest.mark.parametrize("code", CODES)
def test_a_catalogue_has_every_string_and_no_other(code: str) -> None:
    path = CATALOGUES / f"{code}.po"
    assert path.read_bytes() == GATHERING["updated"](code), "run docs/gather_strings.py"
    wanted: Catalog = GATHERING["wanted"]()
    held = read_po(path.open("rb"), locale=code)
    for message in wanted:
        if not message.id:
            continue
        there = held.get(message.id)
        assert there is not None
        said = there.string if isinstance(there.string, tuple) else (there.string,)
        assert all(said), f"not translated: {message.id!r}"
        for one in said:
            # A plural form may say the number in words, and then leaves it out.
            names = set(PLACE.findall(one))
            whole = message.id if isinstance(message.id, str) else message.id[1]
            wants = set(PLACE.findall(whole))
            missing = wants - names
            assert names <= wants, one
            assert isinstance(message.id, tuple) or missing <= VERBS, one


def test_the_language_is_the_one_asked_for_else_kept_else_wished() -> None:
    assert chosen("ar", "en", "en").code == "ar"
    assert chosen(None, "ar", "en").code == "ar"
    assert chosen("xx", None, "fr-FR,ar-EG;q=0.8").code == "ar"
    assert chosen(None, None, "fr") is ENGLISH


def test_figures_and_dates_in_arabic_keep_their_digits() -> None:
    with speaking(Language("ar", "العربية")):
        assert amount({"exact": "30", "low": 30, "high": None, "precision": "at_least"}) == "30 على الأقل"
        assert date("1992-02-25") == "25 فبراير 1992"
        assert date("1992-02~") == "حوالي فبراير 1992"
    assert date("1992-02-25/1992-02-26") == "25 February 1992 – 26 February 1992"
    assert date("199X") == "199X"
    assert date("1991-24/1992-21") == "winter 1991–92 – spring 1992"
    assert date(None) == "undated"


def test_a_page_in_arabic(case: Case, serving: Callable[..., Any], watching: Callable[..., Any]) -> None:
    served = serving(case)
    window = watching(served, width=400)
    page = window.page
    for place in ("/", "/claims", "/documents", f"/documents/{next(iter(case.documents)).id}", "/judgements", "/add"):
        page.goto(served.at(f"{place}?lang=ar"))
        assert page.locator("html").get_attribute("dir") == "rtl"
        window.calm()
    page.goto(served.at("/claims"))  # kept from then on
    assert page.locator("html").get_attribute("lang") == "ar"


def test_why_is_said_in_the_language_of_the_page_and_in_english_to_programs(case: Case, client: httpx.Client) -> None:
    chained = [why for row in case.origins().rows for step in row["chain"] for why in step["why"]]
    seeming, incidents = case.contradictions().more["not_contradictions"], case.incidents().rows
    for whys in (chained, [row["why"] for row in seeming], [row["why"] for row in incidents]):
        assert whys
        assert all(isinstance(one, Sentence) for one in whys)
    why = seeming[0]["why"]
    with speaking(Language("ar", "العربية")):
        shown = told(why)
    assert "قد يصح كلاهما" in shown or "جزء" in shown
    assert shown in client.get("/contradictions?status=seeming&lang=ar").text
    assert client.get("/contradictions.json?lang=ar").json()["not_contradictions"][0]["why"] == str(why)
    claim = next(one.claim.id for one in case.claims if one.claim.kind == "count")
    steps = html.fromstring(client.get(f"/claims/{claim}?lang=ar").text).find_class("steps")[0]
    assert re.search(r"[؀-ۿ]", steps.text_content())
    assert not steps.find_class("sign")
    hostile = say("{one} names {actor}.", one="<b>x</b>", actor="\u202e613")
    assert "<b>" not in told(hostile)
    assert 'data-sign="RLO"' in told(hostile)


def test_a_day_keeps_the_order_of_its_digits_from_right_to_left(
    case: Case, client: httpx.Client, session: Session
) -> None:
    claim = next(one.claim.id for one in case.claims if one.claim.kind == "count")
    form = {"form_token": session.form_token, "ids": claim, "of": claim, "by": "Ana Sol", "verdict": "accept"}
    headers = {"hx-request": "true"}
    assert re.search(
        r'<bdi dir="ltr">\d{4}-\d\d-\d\d</bdi>', client.post("/judge?lang=ar", data=form, headers=headers).text
    )
    assert re.search(r", \d{4}-\d\d-\d\d", client.get(f"/claims/{claim}?lang=en").text)


def test_a_sentence_that_is_plain_text_by_now_is_found_again() -> None:
    arabic = Language("ar", "العربية")
    for text in {*GATHERING["sentences"](GATHERING["PACKAGE"])}:
        parts = {name: f"x{number}" for number, name in enumerate(re.findall(r"\{(\w+)\}", text))}
        held = found(text.format(**parts), arabic)
        assert held is not None, text
        assert "{" not in held[0].format(**held[1])
        assert re.search(r"[؀-ۿ]", held[0]), text
    with speaking(arabic):
        shown = told(
            "Its part word/document.xml is damaged (<b>). The bytes are kept. Ask for a fresh copy, and add that."
        )
        assert "تالف" in shown
        assert "حُفظت البايتات" in shown
        assert "&lt;b&gt;" in shown
        assert '<bdi lang="en" dir="ltr">Nobody wrote this.</bdi>' in told("Nobody wrote this.")


REFUSALS = {
    "/claims?offset=soon": {"soon", "offset"},
    "/persons/person-0": {"person", "persons"},
    "/timeline?from=May": {"May", "from"},
    "/nothing": set[str](),
    "/origins?origin=origin-0": {"origin", "origins"},
    "/documents/document-0": {"document", "documents"},
}
"""What is refused, and which words of its refusal are no English: what was asked, and commands."""


@pytest.mark.parametrize(("address", "kept"), REFUSALS.items())
def test_a_refusal_is_said_in_the_language_of_the_page(client: httpx.Client, address: str, kept: set[str]) -> None:
    page = html.fromstring(client.get(f"{address}{'&' if '?' in address else '?'}lang=ar").text)
    said = page.find_class("failure")[0].text_content()
    assert re.search(r"[؀-ۿ]{3}", said)
    assert {*re.findall(r"[A-Za-z]{2,}", said)} - kept <= {"accounted"}, said


def test_an_estimate_says_its_doubts_in_arabic(lists: Case, client_of: Callable[..., httpx.Client]) -> None:
    page = html.fromstring(client_of(lists).get("/estimates?model=chapman&model=chao&model=log-linear&lang=ar").text)
    told_of = page.find_class("models")[0].xpath(".//td[last()]") + page.find_class("warnings")
    assert len(told_of) >= 4
    assert "Chapman" not in page.find_class("methods")[0].text_content()
    names = {"ministry", "parish"}
    for one in told_of:
        assert {*re.findall(r"[A-Za-z]{2,}", one.text_content())} <= names, one.text_content()


OTHERS = {
    "script", "style", "title", "code", "kbd", "q", "cite", "blockquote", "mark", "option", "bdi", "text", "name", "id",
    "digest", "citation-text", "languages",
}  # fmt: skip
"""Elements and classes that hold words of others, and names of things: what is left is what the program says."""
ENGLISH_WORDS = re.compile(r"(?:[A-Za-z]{2,}[ ,.;:]+){2}[A-Za-z]{2,}")


def test_no_page_in_arabic_says_anything_in_english(
    lists: Case, client_of: Callable[..., httpx.Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    from accounted.web import told as telling
    from accounted.web.sitemap import PAGES

    unknown, client, said = [], client_of(lists), telling.said

    def noticed(text: object, language: str | None = None, kind: str = "") -> Any:
        if language == "en":
            unknown.append(text)
        return said(text, language, kind)

    monkeypatch.setattr(telling, "said", noticed)
    claim = next(one.claim.id for one in lists.claims if one.claim.kind == "count")
    lists.judge("reject", [claim], by="Ana Sol", why="so")
    person, table = next(iter(lists.persons)).person.id, lists.persons.lists[0].document
    ids = {"documents": next(iter(lists.documents)).id, "claims": claim, "persons": person, "lists": table,
           "incidents": lists.incidents().rows[0]["id"]}  # fmt: skip
    asked = [page.path.replace("{id}", ids[page.path.split("/")[1]]) if "{id}" in page.path else page.path
             for page in PAGES]  # fmt: skip
    asked = [f"{address}?start=0&end=40" if address.endswith("/words") else address for address in asked]
    asked += ["/estimates?model=chapman&model=chao&model=log-linear", "/rules?rule=ibc&rule=ohchr&rule=airwars",
              "/lookup?q=52+killed", "/contradictions?status=seeming", "/search?q=police&fate=killed"]  # fmt: skip
    found = dict[str, list[str]]()
    for address in asked:
        answer = client.get(f"{address}{'&' if '?' in address else '?'}lang=ar")
        assert answer.status_code == 200, address
        body = html.fromstring(answer.text).body
        for one in [*body.iter("*")]:
            if not OTHERS.isdisjoint([one.tag, *one.classes]):
                one.drop_tree()
        said_here = re.sub(r"accounted [a-z ]+", "", body.text_content())  # a command is the same in any language
        found[address] = [*ENGLISH_WORDS.findall(said_here), *unknown]
        unknown.clear()
    assert {address: texts for address, texts in found.items() if texts} == {}


def test_a_date_that_a_list_writes_as_it_likes_stays_as_it_is() -> None:
    assert (date("14/11/2010"), date("Sept 2008")) == ("14/11/2010", "Sept 2008")
    assert date("2010-11-14/2010-11-15").count("–") == 1
