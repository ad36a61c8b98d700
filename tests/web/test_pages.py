"""Pages and their twins: what the verb gives, with the words one step away."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from lxml import html

from accounted.case import Case
from accounted.web.session import Session
from accounted.web.sitemap import PAGES, PICTURES


def addresses(case: Case) -> Iterator[str]:
    """Every page that the application has, each of one thing of its kind; those the case has none of are left out."""
    claim = next(iter(case.claims)).claim
    document = next(iter(case.documents))
    ids = {"/documents/{id}": document.id, "/claims/{id}": claim.id, "/incidents/{id}": case.incident.id}
    words = f"/documents/{document.id}/words?start=0&end=40"
    for one in case.persons.lists:
        ids["/lists/{id}"], ids["/persons/{id}"] = one.document, next(iter(case.persons)).person.id
    for page in PAGES:
        if page.path == "/documents/{id}/words":
            yield words
            continue
        if "{id}" in page.path and page.path not in ids:
            continue  # the case has none of them
        yield page.path.replace("{id}", ids.get(page.path, "-"))


def test_every_page_answers_and_names_its_twin(client: httpx.Client, case: Case) -> None:
    for address in addresses(case):
        answer = client.get(address)
        assert answer.status_code == 200, address
        twin = html.fromstring(answer.text).xpath("//link[@rel='alternate'][@type='application/json']/@href")
        assert len(twin) == 1, address
        told = client.get(twin[0])
        assert (told.status_code, told.headers["content-type"]) == (200, "application/json"), twin
        json.loads(told.text)


def test_what_is_measured_is_every_page_there_is() -> None:
    from benchmarks.web.asked import QUERIES, UNDRAWN

    assert {page.path for page in PAGES} == QUERIES.keys()
    assert {one.path for one in PICTURES} == UNDRAWN.keys()


def test_judgements_are_shown_a_page_at_a_time(client: httpx.Client, case: Case) -> None:
    claims = [one.claim.id for one in case.claims][:3]
    made = [case.judge("accept", id, by="Ana Sol", why="It says so.").id for id in claims]
    told = client.get("/judgements.json?limit=2").json()
    assert ([one["id"] for one in told["judgements"]], told["total"]) == (made[:0:-1], 3)
    assert [one["id"] for one in client.get("/judgements.json?offset=2").json()["judgements"]] == made[:1]
    assert client.get("/review.json").json()["readings"] == sum(1 for _ in case.claims) - 3
    counts = [one.claim.id for one in case.claims.all(kind="count") if one.judgement is None]
    waiting = case.claims.first_unjudged("count")
    assert waiting is not None
    assert waiting.claim.id == counts[0]
    acts = client.get("/activity.json?limit=2&offset=1").json()["activity"]
    assert [one["seq"] for one in acts] == [case.activity()[-2].seq, case.activity()[-3].seq]


def test_the_twin_of_the_figures_is_what_the_verb_gives(client: httpx.Client, case: Case) -> None:
    assert client.get("/figures.json").json() == case.figures().to_dict()


def test_the_text_of_a_document_stands_whole_with_each_claim_marked(client: httpx.Client, case: Case) -> None:
    for document in case.documents:
        page = html.fromstring(client.get(f"/documents/{document.id}").text)
        text = case.documents.text(document.id)
        assert page.get_element_by_id("text").text_content() == text
        for judged in case.claims.all(document=document.id):
            marks = page.xpath(f"//mark[@data-claim='{judged.claim.id}']")
            assert "".join(mark.text_content() for mark in marks) == judged.claim.passage.exact


def test_a_figure_is_a_link_to_its_mark(client: httpx.Client) -> None:
    page = html.fromstring(client.get("/").text)
    links = page.xpath("//a[contains(@class, 'to-words')]/@href")
    assert len(links) >= 8
    for link in links:
        path, _, claim = link.partition("#")
        assert html.fromstring(client.get(path).text).xpath(f"//mark[@data-claim='{claim}'][@id='{claim}']"), link


def test_figures_are_printed_with_the_words_behind_each(client: httpx.Client) -> None:
    page = html.fromstring(client.get("/?words=yes").text)
    behind = {one.get("id"): one.text_content() for one in page.xpath("//section[@id='words']//li")}
    rows = page.xpath("//table[contains(@class, 'figures')]/tbody/tr")
    assert len(rows) > 3
    for row in rows:
        numbers = row.xpath(".//sup/a/@href")
        assert numbers
        figure = row.xpath(".//th")[0].text_content().split()[-1]
        assert all(figure in behind[one[1:]] or "three" in behind[one[1:]] for one in numbers), row.text_content()
    assert sum("sha256:" in one for one in behind.values()) == len(behind)
    assert "/claims/claim-" in behind["words-1"]
    assert not html.fromstring(client.get("/").text).xpath("//section[@id='words']")


def test_a_figure_is_looked_up_by_what_its_incident_is_called(client: httpx.Client, case: Case) -> None:
    claim = next(one.claim for one in case.claims.page(number=52).claims)
    title = case.incidents().rows[0]["title"]
    assert title.split(",")[0] not in claim.passage.exact
    for asked in (f"52 killed {title.split(',')[0]}", "52 قتلى"):
        found = client.get("/lookup.json", params={"q": asked, "lang": "ar"}).json()["statements"]
        assert [one["id"] for one in found] == [claim.id], asked
    assert not client.get("/lookup.json", params={"q": "52 killed Arvik"}).json()["statements"]


def test_an_error_is_one_shape_for_programs_and_a_page_for_people(client: httpx.Client) -> None:
    answer = client.get("/claims/claim-00000000000000000000.json")
    assert answer.status_code == 404
    assert set(answer.json()["error"]) == {"what", "where", "do"}
    page = client.get("/claims/claim-00000000000000000000")
    assert page.status_code == 404
    assert "No claim has this id." in html.fromstring(page.text).text_content()
    assert client.get("/nothing.json").json()["error"]["what"] == "There is no such page."


@pytest.mark.parametrize("query", ["offset=x", "limit=-1", "number=1e9", "offset=9999999999"])
def test_what_is_no_number_is_refused_in_a_sentence(client: httpx.Client, query: str) -> None:
    answer = client.get(f"/claims.json?{query}")
    assert answer.status_code == 400
    assert "whole number" in answer.json()["error"]["what"]


def test_claims_are_shown_a_page_at_a_time(client: httpx.Client, case: Case) -> None:
    every = [one.claim.id for one in case.claims]
    leafed: list[str] = []
    while len(leafed) < len(every):
        page = client.get(f"/claims.json?offset={len(leafed)}&limit=2").json()
        assert page["total"] == len(every)
        leafed += [claim["id"] for claim in page["claims"]]
    assert leafed == every
    killed = client.get("/claims.json?fate=killed&number=52").json()["claims"]
    assert [claim["amount"]["low"] for claim in killed] == [52]


def test_a_judgement_is_signed_and_undone(client: httpx.Client, case: Case, session: Session) -> None:
    claim = next(one.claim for one in case.claims if one.claim.kind == "count")
    form = {"form_token": session.form_token, "ids": claim.id, "of": claim.id, "by": "Ana Sol"}
    answer = client.post("/judge", data={**form, "verdict": "accept"}, headers={"hx-request": "true"})
    assert re.search(r"accepted by .*Ana Sol.*, \d{4}-\d\d-\d\d", answer.text)
    assert "<html" not in answer.text
    assert client.get("/claims.json?state=accept").json()["total"] == 1
    made = case.claims[claim.id].judgement
    assert made is not None
    assert (made.by, made.verdict) == ("Ana Sol", "accept")
    undo = {"form_token": session.form_token, "ids": made.id, "verdict": "undo", "of": claim.id}
    assert "judged by nobody yet" in client.post("/judge", data=undo, headers={"hx-request": "true"}).text
    assert client.get("/claims.json?state=accept").json()["total"] == 0


def test_a_correction_sets_only_what_was_changed(client: httpx.Client, case: Case, session: Session) -> None:
    claim = next(one.claim for one in case.claims if one.claim.kind == "count" and one.claim.amount.low == 52)
    form = {
        "form_token": session.form_token, "ids": claim.id, "verdict": "correct", "set.fate": "injured",
        "was.fate": "killed", "set.amount.low": "52", "was.amount.low": "52", "why": "The sentence goes on.",
    }  # fmt: skip
    assert client.post("/judge", data=form).status_code == 303
    made = case.claims[claim.id].judgement
    assert made is not None
    assert dict(made.changes) == {"fate": "injured"}
    refused = client.post("/judge", data={**form, "set.fate": "kiled"}, headers={"accept": "application/json"})
    assert refused.status_code == 400
    assert "killed" in refused.json()["error"]["what"]


def test_a_search_is_narrowed_by_fate_speaker_number_and_date(client: httpx.Client) -> None:
    def told(query: str) -> tuple[list[str], list[int]]:
        answer = client.get(f"/search.json?{query}").json()
        assert client.get(f"/search?{query}").status_code == 200
        figures = [claim["amount"]["low"] for claim in answer.get("claims", {"claims": []})["claims"]]
        return [hit["name"] for hit in answer["hits"]], figures

    assert set(told("q=injured")[0]) == {"ministry.md", "paper.txt", "page.html"}
    assert told("q=injured&fate=injured&number=45")[1] == [45, 45]
    assert told("q=shelling&fate=killed")[1] == [30]
    assert told("said_by=Police&fate=killed")[1] == [52, 7]
    assert told("q=injured&from=1999-05-01&to=1999-05-31") == (["ministry.md"], [])
    assert told("from=1999-05-04&fate=killed")[1] == []
    assert client.get("/search.json?from=May").status_code == 400


def test_one_origin_is_shown_whole_and_its_twin_is_of_it_alone(
    client: httpx.Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    from accounted.web.pages import views

    monkeypatch.setattr(views, "LINES", 1)
    monkeypatch.setattr(views, "STEPS", 1)
    one = max(case.origins().rows, key=lambda row: len(row["chain"]))
    assert len(one["chain"]) > 1
    page = html.fromstring(client.get(f"/origins?origin={one['id']}").text)
    assert [it.get("id") for it in page.xpath("//li[starts-with(@id, 'step-')]")] == [
        f"step-{step['claim']}" for step in one["chain"]
    ]
    assert client.get(f"/origins.json?origin={one['id']}").json()["origins"] == [one]
    for address in ("/origins?origin=origin-nothing", "/origins.json?origin=origin-nothing"):
        assert client.get(address).status_code == 404


def test_search_gives_the_words_as_asked_before_their_other_forms(client: httpx.Client) -> None:
    asked = [one["name"] for one in client.get("/search.json?q=shelling").json()["hits"]]
    assert asked
    assert [one["name"] for one in client.get("/search.json?q=shelled").json()["hits"]] == asked
    hits = client.get("/search.json?q=peoples").json()["hits"]
    assert len({(it["document"], it["passage"]["start"]) for it in hits}) == len(hits) > 1
    assert client.get('/search.json?q="peoples"').json()["hits"] == []


def test_a_figure_names_its_speaker_as_the_document_writes_it(
    case: Case, client_of: Callable[[Case], httpx.Client], tmp_path: Path
) -> None:
    for number, name in ((61, "Halden Foreign Ministry"), (62, "the Foreign Ministry of Halden")):
        note = tmp_path / f"{number}.txt"
        note.write_text(
            f"{name} said that {number} people were killed in the shelling of Xocalı on 2 May 1999.\n", "utf-8"
        )
        list(case.add([note]))
    claim = next(one.claim for one in case.claims.page(kind="count", number=61).claims)
    assert case.claims.speakers([claim.id]) == {claim.id: "Halden Foreign Ministry"}
    client = client_of(case)

    def who() -> str:
        rows = html.fromstring(client.get("/").text).xpath("//tr[.//a[contains(@href, $id)]]", id=claim.id)
        return " ".join(rows[0].find_class("who")[0].text_content().split())

    assert who() == "Halden Foreign Ministry"
    case.judge("correct", [claim.id], by="Ana", why="So.", set={"said_by": "the Foreign Ministry of Halden"})
    assert case.claims.speakers([claim.id]) == {claim.id: "the Foreign Ministry of Halden"}
    assert who() == "the Foreign Ministry of Halden"


def test_a_claim_whose_speaker_was_corrected_leads_to_those_that_still_name_the_former(
    case: Case, client_of: Callable[[Case], httpx.Client], tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("The mayor said that soldiers attacked Arvik on 2 May 1999; 61 people were killed.\n", "utf-8")
    list(case.add([note]))
    (count,) = [one.claim for one in case.claims.page(kind="count", number=61).claims]
    (event,) = [one.claim for one in case.claims.all(kind="event", document="note.txt")]
    client = client_of(case)

    def links(claim: str) -> list[str]:
        hints = html.fromstring(client.get(f"/claims/{claim}").text).xpath("//p[contains(@class, 'hint')]//a/@href")
        return [link.partition("#")[2] for link in hints]

    assert event.id not in links(count.id)
    case.judge("correct", [count.id], by="Ana", why="So.", set={"said_by": "the clerk"})
    assert event.id in links(count.id)
    assert count.id not in links(event.id)
