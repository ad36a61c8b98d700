"""Who decides is asked once in each browser, before the first judgement; the machine's user signs nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from accounted.case import Case, persons
from accounted.web.session import Session
from accounted.web.visit import SIGNING

Open = Callable[..., Any]


def figures(case: Case) -> list[str]:
    return [one.claim.id for one in case.claims if one.claim.kind == "count"]


def test_the_first_judgement_asks_for_the_name_and_goes_on(case: Case, serving: Open, watching: Open) -> None:
    """With keys alone; the next one asks nothing, and keys typed into the name judge nothing."""
    served, first = serving(case), case.claims[figures(case)[0]]
    watched = watching(served, named="")
    page = watched.page
    page.goto(served.at(f"/documents/{case.documents[first.claim.source.digest].id}"))
    page.wait_for_load_state("networkidle")
    page.keyboard.press("j")
    page.locator(".panel .claim").wait_for()
    page.keyboard.press("r")
    page.get_by_role("dialog", name="Who decides?").wait_for()
    page.keyboard.type("Rea Sol")
    page.keyboard.press("Enter")
    page.locator(".panel .state-line", has_text="rejected by Rea Sol").wait_for()
    assert page.get_by_label("You judge as").input_value() == "Rea Sol"
    page.keyboard.press("u")
    page.locator(".panel .state-line", has_text="judged by nobody yet").wait_for()
    page.reload(wait_until="networkidle")
    assert page.locator("#who").count() == 0
    assert [(one.judgement.verdict, one.judgement.by) for one in case.judgements] == [
        ("reject", "Rea Sol"), ("undo", "Rea Sol"),
    ]  # fmt: skip
    watched.calm()


@pytest.mark.parametrize(("key", "verdict"), [("y", "same_person"), ("n", "different_person"), ("u", "unsure")])
def test_the_key_that_answers_a_pair_is_no_letter_of_the_name(
    lists: Case, serving: Open, watching: Open, key: str, verdict: str
) -> None:
    served = serving(lists)
    watched = watching(served, named="")
    page = watched.page
    page.goto(served.at("/pairs"), wait_until="networkidle")
    page.keyboard.press(key)
    page.get_by_role("dialog", name="Who decides?").wait_for()
    page.keyboard.type("Rea Sol")
    page.keyboard.press("Enter")
    page.locator("#answered", has_text="1 / ").wait_for()
    watched.calm()
    assert [(one.judgement.verdict, one.judgement.by) for one in lists.judgements] == [(verdict, "Rea Sol")]


def test_whoever_gives_no_name_has_decided_nothing(case: Case, serving: Open, watching: Open) -> None:
    served = serving(case)
    watched = watching(served, named="")
    page = watched.page
    page.goto(served.at(f"/claims/{figures(case)[0]}"), wait_until="networkidle")
    page.locator(".claim [name=why]").first.fill("I looked twice")
    page.get_by_role("button", name="Accept").click()
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")
    assert page.locator(".claim [name=why]").first.input_value() == "I looked twice"
    assert list(case.judgements) == []
    page.get_by_role("button", name="Accept").click()
    page.get_by_role("dialog").get_by_label("Your name").fill("Rea Sol")
    page.get_by_role("button", name="Sign with it").click()
    page.locator(".state-line", has_text="accepted by Rea Sol").wait_for()
    assert next(iter(case.judgements)).judgement.why == "I looked twice"
    watched.calm()


def test_without_scripts_the_question_is_a_page(case: Case, serving: Open, watching: Open) -> None:
    """What was sent goes on with the name, and the name is kept."""
    served, (first, second, *_) = serving(case), figures(case)
    watched = watching(served, named="", java_script_enabled=False)
    page = watched.page
    page.goto(served.at(f"/claims/{first}"))
    page.locator(".claim [name=why]").first.fill("Of another place <b>")
    page.get_by_role("button", name="Reject").click()
    page.locator("main").get_by_label("Your name").fill("Rea Sol")
    page.locator("main").get_by_role("button", name="Sign with it").click()
    page.wait_for_url("**/documents/*")
    page.goto(served.at(f"/claims/{second}"))
    page.get_by_role("button", name="Accept").click()
    page.wait_for_url("**/documents/*")
    told = [(one.judgement.verdict, one.judgement.by, one.judgement.why) for one in case.judgements]
    assert told[0] == ("reject", "Rea Sol", "Of another place <b>")
    assert told[1][:2] == ("accept", "Rea Sol")


@pytest.mark.parametrize("path", SIGNING)
def test_a_program_says_who_decides_as_the_command_line_does(
    case: Case, client: httpx.Client, session: Session, path: str
) -> None:
    client.cookies.delete("accounted-name")
    claim = case.claims[figures(case)[0]].claim
    form = {
        "form_token": session.form_token, "verdict": "accept", "ids": claim.id, "fate": "killed", "start": "0",
        "end": "9", "document": case.documents[claim.source.digest].id,
    }  # fmt: skip
    answer = client.post(path, data=form, headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["error"]["what"]) == (400, "A judgement needs who decides.")
    assert list(case.judgements) == []


def test_every_form_that_is_signed_asks(lists: Case, client_of: Open) -> None:
    """Where a page has a form that is signed and no name was said, it has the question, too."""
    client = client_of(lists)
    client.cookies.delete("accounted-name")
    for path in ("/pairs", "/persons", "/contradictions", "/origins", f"/claims/{figures(lists)[0]}"):
        page = client.get(path).text
        assert any(f'action="{one}"' in page for one in SIGNING), path
        assert re.search(r'<dialog id="who".*?name="by"', page, re.DOTALL), path


def test_what_answers_taught_is_told_where_pairs_are_asked(
    lists: Case, client_of: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = lists.persons.to_ask(1)[0]
    lists.judge("different-person", [asked.left.id, asked.right.id], by="N", why="two people")
    monkeypatch.setattr(persons, "FEWEST_FORETOLD", 1)
    page = client_of(lists).get("/pairs").text
    assert "An answer always holds" in page
    assert re.search(r"Of 1 answers, each half foretold from the other half, the program expected [01] ", page)


def test_the_question_fits_a_narrow_screen_in_arabic(case: Case, serving: Open, watching: Open) -> None:
    served = serving(case)
    watched = watching(served, width=400, height=800, named="")
    page = watched.page
    page.goto(served.at(f"/claims/{figures(case)[0]}?lang=ar"), wait_until="networkidle")
    page.keyboard.press("a")
    page.locator("#who[open]").wait_for()
    within = page.locator("#who, #who :is(form, h2, p:not([hidden]), label, input:not([type=hidden]), button)")
    for left, right in within.evaluate_all(
        "(all) => all.map((it) => it.getBoundingClientRect()).map((it) => [it.left, it.right])"
    ):
        assert left >= 0, left
        assert right <= 400, right
    watched.calm()
