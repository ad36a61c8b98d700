"""Wherever a date is asked it may be typed in words, and the page shows how it is understood."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from lxml import html

from accounted.case import Case
from tests.web.conftest import Served

Open = Callable[..., Any]


@pytest.mark.parametrize(
    ("said", "edtf"), [("3 May 1999", "1999-05-03"), ("٣ أيار ١٩٩٩", "1999-05-03"), ("May 1999", "1999-05")]
)
def test_a_page_tells_how_a_date_is_understood(client: httpx.Client, said: str, edtf: str) -> None:
    assert client.get("/dates.json", params={"said": said}).json() == {"schema": "date/1", "said": said, "edtf": edtf}


def test_a_date_that_could_be_two_is_refused_with_both_in_the_language_of_the_page(client: httpx.Client) -> None:
    for lang, words in (("en", "'03/05/1999' could be 3 May 1999 or 5 March 1999."), ("ar", "قد يعني")):
        answer = client.get("/search", params={"q": "police", "from": "03/05/1999", "lang": lang})
        told = " ".join(html.fromstring(answer.text).find_class("failure")[0].text_content().split())
        assert answer.status_code == 400
        assert words in told
        assert "1999-03-05" in told


def test_documents_are_sought_by_a_month_in_words(case: Case, client: httpx.Client) -> None:
    asked = {"q": "killed", "from": "May 1999", "to": "май 1999"}
    found = client.get("/search.json", params=asked).json()["hits"]
    assert {case.documents[hit["document"]].name for hit in found} == {"ministry.md"}
    shown = html.fromstring(client.get("/search", params=asked).text)
    assert [one.text_content() for one in shown.find_class("understood")] == ["May 1999", "May 1999"]


def test_an_incident_and_a_claim_are_dated_in_words(case: Case, served: Served, watching: Open) -> None:
    window = watching(served)
    page = window.page
    page.goto(served.at(f"/incidents/{case.incident.id}"))
    page.get_by_text("Another title, place or time").click()
    field = page.locator("#date-period")
    field.fill("03/05/1999")
    field.press("Tab")
    page.locator("#date-period-understood.refusal").get_by_text("3 May 1999 or 5 March 1999").wait_for()
    field.fill("3 мая 1999")
    field.press("Tab")
    page.locator("#date-period-understood:not(.refusal)").get_by_text("3 May 1999").wait_for()
    page.locator(".arrange[open] [name=why]").fill("so the order of the day")
    page.get_by_role("button", name="Rename").click()
    page.wait_for_function("() => document.querySelector('[name=\"was.period\"]')?.value === '1999-05-03'")
    window.faults[:] = [one for one in window.faults if "400" not in one]  # the refusal that was asked for
    window.calm()


def test_a_date_typed_otherwise_that_means_the_same_changes_nothing(case: Case, client: httpx.Client) -> None:
    token = html.fromstring(client.get("/about").text).xpath("//input[@name='form_token']")[0].get("value")
    sent = {
        "form_token": token, "verdict": "rename", "incident": case.incident.id, "why": "again", "was.title": "A",
        "title": "A", "was.place": "", "place": "", "was.period": "1999-05-02", "period": "2 May 1999",
    }  # fmt: skip
    answer = client.post("/incidents/arrange", data=sent, headers={"accept": "application/json"})
    assert answer.json()["error"]["what"] == "Nothing was changed."
