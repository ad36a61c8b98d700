"""What saves a recorder a step: what was decided is told with a way back, and one number is typed once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
from lxml import html

from accounted.case import Case
from accounted.web.session import Session
from tests.web.conftest import write


def test_what_was_decided_is_told_on_the_next_page_with_a_way_back(
    case: Case, client: httpx.Client, session: Session
) -> None:
    claim = next(one.claim.id for one in case.claims.all(kind="count"))
    sent = {"form_token": session.form_token, "verdict": "graphic", "ids": claim, "back": "/claims"}
    shown = html.fromstring(client.post("/judge", data=sent, follow_redirects=True).text)
    (told,) = shown.find_class("decided")
    assert "marked as graphic" in told.text_content()
    (undo,) = told.iter("form")
    fields = {**dict(undo.form_values()), "verdict": "undo"}
    again = html.fromstring(client.post("/judge", data=fields, follow_redirects=True).text)
    assert "Bring it back" in again.find_class("decided")[0].text_content()
    assert case.judgements.graphic() == {}


def test_the_other_end_of_a_figure_with_one_number_follows(case: Case, client: httpx.Client, session: Session) -> None:
    claim = next(one.claim for one in case.claims.page(kind="count", number=52).claims)
    sent = {
        "form_token": session.form_token, "verdict": "correct", "ids": claim.id, "why": "25 in the print",
        "was.amount.low": "52", "was.amount.high": "52", "was.amount.precision": "exact",
        "set.amount.low": "25", "set.amount.high": "52", "set.amount.precision": "exact",
    }  # fmt: skip
    assert client.post("/judge", data=sent, headers={"accept": "application/json"}).status_code == 200
    now = case.claims[claim.id].claim
    assert (now.amount.low, now.amount.high) == (25, 25)
    bound = {**sent, "was.amount.low": "25", "was.amount.high": "25", "set.amount.low": "20", "set.amount.high": "25",
             "set.amount.precision": "range"}  # fmt: skip
    assert client.post("/judge", data=bound, headers={"accept": "application/json"}).status_code == 200
    assert case.claims[claim.id].claim.amount.low == 20
    assert case.claims[claim.id].claim.amount.high == 25


TWENTY = (
    "Ana Sol", "Ruslan Aliyev", "Nils Lund", "Fatima Haddad", "Hugo Lozano", "Olga Sidorova", "Wei Zhang", "Ama Okafor",
    "Bjarne Holm", "Yusuf Demir", "Chloe Martin", "Tomasz Kowalczyk", "Priya Raman", "Eduardo Vargas", "Keiko Mori",
    "Zoltan Fekete", "Grace Mutua", "Ivo Brandt", "Laleh Farrokh", "Desmond Quigley",
)  # fmt: skip
"""Names of twenty persons whom nobody takes for one another."""


def test_one_file_that_carries_several_lists_is_enough_for_an_estimate(
    case: Case, client_of: Callable[[Case], httpx.Client], tmp_path: Path
) -> None:
    rows = "".join(f"{number},{'ab'[number % 2]},{name},{1900 + 5 * number}\n" for number, name in enumerate(TWENTY))
    (path,) = write(tmp_path / "lists", {"both.csv": f"rec_id,list,full_name,birth_year\n{rows}"})
    case.add_list(path)
    client = client_of(case)
    page = html.fromstring(client.get("/estimates").text)
    heads = page.xpath("//table[contains(@class, 'overlap')]//th[@scope='col']")
    assert [one.text_content() for one in heads][:2] == ["a", "b"]
    assert client.get("/persons.json?list=a").json()["total"] == 10
    assert client.get("/persons.json?list=both").json()["total"] == 20
