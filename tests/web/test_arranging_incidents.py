"""Incidents are renamed, joined, divided, and their claims moved, in a browser; each is undone there, too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from accounted.case import Case
from tests.web.conftest import write

Open = Callable[..., Any]

REPORTS = {
    "mayor.md": "---\ndated: 1999-05-03\n---\nThe mayor said that 30 people were killed in Halden on 2 May 1999.\n",
    "nurse.md": "---\ndated: 1999-05-03\n---\nA nurse said that 52 people were killed in Halden on 2 May 1999."
    " She said that 9 people were injured.\n",
    "police.md": "---\ndated: 2004-03-10\n---\nPolice said that 7 people were killed in Arvik on 9 March 2004.\n",
}


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Case]:
    with Case.new(tmp_path / "case", "Two days") as made:
        list(made.add(write(tmp_path / "reports", REPORTS)))
        assert len(made.incidents().rows) == 2
        yield made


@pytest.fixture
def window(two: Case, serving: Open, watching: Open) -> Any:
    """The page of the incident with most statements, reached as a recorder reaches it."""
    watched = watching(serving(two))
    watched.follow(watched.page.get_by_role("link", name="Arrange"))
    watched.page.get_by_role("heading", name="Halden").first.wait_for()
    return watched


def titles(case: Case) -> list[str]:
    return sorted(row["title"] for row in case.incidents().rows)


def verdicts(case: Case) -> list[str]:
    return [one.judgement.verdict for one in case.judgements]


def undo(window: Any) -> None:
    window.follow(window.page.locator(".brief").get_by_role("button", name="Undo").first)
    window.page.wait_for_url("**/incidents")


def test_claims_become_an_incident_of_their_own(two: Case, window: Any) -> None:
    page = window.page
    before = titles(two)
    page.get_by_role("checkbox", name="All claims of nurse.md in this incident").check()
    ticked = page.locator("[data-ticked]")
    assert (
        int(str(ticked.text_content()).removeprefix("· "))
        == page.locator("tbody", has_text="nurse.md").locator("[name^='id.']").count()
        > 1
    )
    page.get_by_label("Title of the new incident").fill("The clinic")
    page.locator("#arrange").get_by_label("Why").fill("She speaks of the next morning.")
    window.follow(page.get_by_role("button", name="Make them an incident of their own"))
    page.get_by_role("heading", name="The clinic").wait_for()
    assert page.locator("tbody .of-document").all_text_contents() == ["nurse.md"]
    assert page.get_by_text("She speaks of the next morning.").count() > 0
    window.calm()
    assert "The clinic" in titles(two)
    undo(window)
    assert titles(two) == before
    window.calm()


def test_one_claim_goes_to_another_incident_and_back_to_none(two: Case, window: Any) -> None:
    page = window.page
    page.get_by_role("checkbox", name="killed: 30").check()
    page.locator("#arrange [name=to]").select_option(index=1)
    page.locator("#arrange").get_by_label("Why").fill("The mayor speaks of March.")
    window.follow(page.get_by_role("button", name="Move them there"))
    page.locator(".of-document", has_text="mayor.md").wait_for()
    page.get_by_role("heading", name="2004").first.wait_for()
    page.get_by_role("checkbox", name="killed: 30").check()
    page.locator("#arrange [name=to]").select_option("none")
    page.locator("#arrange").get_by_label("Why").fill("He speaks of both.")
    window.follow(page.get_by_role("button", name="Move them there"))
    page.goto(page.url.rsplit("/", 1)[0])
    page.get_by_text("He speaks of both.").wait_for()
    window.follow(page.get_by_role("link", name="Move some to an incident"))
    page.get_by_role("checkbox", name="killed: 30").check()
    page.locator("#arrange [name=to]").select_option(index=1)
    page.locator("#arrange").get_by_label("Why").fill("Of Halden after all.")
    window.follow(page.get_by_role("button", name="Move them there"))
    page.wait_for_url("**/incidents/incident-*")  # the claim stands on the page it leaves, too
    page.locator(".of-document", has_text="mayor.md").wait_for()
    window.calm()
    assert verdicts(two) == ["move"] * 3


def test_an_incident_is_renamed(two: Case, window: Any) -> None:
    page = window.page
    page.locator("summary", has_text="Another title").click()
    form = page.locator("details.arrange form").first
    form.get_by_label("Title").fill("The harbour")
    form.get_by_label("Place").fill("")
    form.get_by_label("Why").fill("Nobody agrees on the place.")
    window.follow(form.get_by_role("button", name="Rename"))
    page.get_by_role("heading", name="The harbour").first.wait_for()
    window.calm()
    (judgement,) = [one.judgement for one in two.judgements]
    assert judgement.changes == {"title": "The harbour", "place": "none"}
    undo(window)
    assert "The harbour" not in titles(two)


def test_two_incidents_become_one(two: Case, window: Any) -> None:
    page = window.page
    page.locator("summary", has_text="Join another").click()
    form = page.locator("details.arrange form").nth(1)
    form.locator("[name=to]").select_option(index=1)
    form.get_by_label("Why").fill("One operation.")
    window.follow(form.get_by_role("button", name="Join"))
    page.locator(".of-document", has_text="police.md").wait_for()
    window.calm()
    assert len(two.incidents().rows) == 1
    undo(window)
    assert len(two.incidents().rows) == 2


def test_what_is_missing_is_said_and_nothing_is_done(two: Case, window: Any) -> None:
    page = window.page
    page.locator("#arrange").get_by_label("Why").fill("So.")
    page.get_by_role("button", name="Make them an incident of their own").click()
    page.get_by_text("No claim was chosen.").wait_for()
    page.get_by_role("checkbox", name="killed: 30").check()
    page.get_by_role("button", name="Move them there").click()
    page.get_by_text("No other incident was chosen.").wait_for()
    assert verdicts(two) == []


def test_from_a_claim_to_its_place_in_the_incident(two: Case, serving: Open, watching: Open) -> None:
    served = serving(two)
    window = watching(served, width=400)
    page = window.page
    claim = next(one.claim.id for one in two.claims if "52" in one.claim.passage.exact and one.claim.kind == "count")
    page.goto(served.at(f"/claims/{claim}"))
    window.follow(page.get_by_role("link", name="Show it, or move the claim"))
    window.follow(page.get_by_role("link", name="Arrange"))
    page.wait_for_url(f"**/incidents/incident-*#{claim}")
    expect(page.locator("tr:target")).to_have_count(1)
    window.calm()


def test_the_twin_names_every_claim(two: Case, client_of: Open) -> None:
    client, row = client_of(two), two.incidents().rows[0]
    told = client.get(f"/incidents/{row['id']}.json").json()
    assert (told["schema"], told["claims"]) == ("incident/1", row["claims"])
    assert [one["id"] for one in told["listed"]["claims"]]
    assert client.get("/incidents/incident-none.json").status_code == 404
