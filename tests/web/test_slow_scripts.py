"""What a person does before the programs of a page are there: it waits for them, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, Route

from accounted.case import Case
from tests.web.conftest import Served

Open = Callable[..., Any]

NOTE = "Police said that 12 people were killed in Halden on 2 May 1999.\n"
DROP = """(text) => {
  const files = new DataTransfer();
  files.items.add(new File([text], "dropped.txt", { type: "text/plain" }));
  const drop = new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true });
  document.querySelector("main").dispatchEvent(drop);
  return drop.defaultPrevented;
}"""


@contextmanager
def before_its_programs(page: Page, address: str) -> Iterator[None]:
    """The page without its programs, which come when the block is left."""
    held: list[Route] = []
    open_now: list[bool] = []

    def hold(route: Route) -> None:
        if open_now or route.request.url.endswith("/early.js"):
            route.continue_()
        else:
            held.append(route)

    page.route("**/static/js/*.js", hold)
    page.goto(address, wait_until="commit")
    page.locator("footer .stand").wait_for()
    yield
    open_now.append(True)
    for route in held:
        route.continue_()
    page.wait_for_load_state()


def test_a_file_dropped_early_is_added_and_the_page_stays(served: Served, watching: Open) -> None:
    window = watching(served)
    with before_its_programs(window.page, served.at("/add")):
        assert window.page.evaluate(DROP, NOTE), "the browser would leave the page for the file"
        assert window.page.locator("#outcomes tr").count() == 0
    window.page.locator("#outcomes tr.is-added").wait_for()
    assert window.page.url == served.at("/add")
    window.calm()


def test_a_file_dropped_where_none_is_taken_does_not_open_in_place_of_the_page(served: Served, watching: Open) -> None:
    window = watching(served)
    window.page.goto(served.at("/documents"))
    assert window.page.evaluate(DROP, NOTE)
    window.calm()


def test_a_spreadsheet_is_dropped_anywhere_on_its_place(served: Served, watching: Open) -> None:
    window = watching(served)
    window.page.goto(served.at("/lists"))
    assert window.page.evaluate(DROP.replace('"main"', '".drop span"'), NOTE)
    assert window.page.evaluate("document.querySelector('.drop [type=file]').files[0].name") == "dropped.txt"
    window.calm()


def test_a_form_sent_early_does_what_it_does_later(case: Case, served: Served, watching: Open) -> None:
    window = watching(served)
    page, incident = window.page, case.incident.id
    with before_its_programs(page, served.at(f"/incidents/{incident}")):
        page.get_by_text("Another title, place or time").click()
        form = page.locator("form", has=page.locator("[name=title]")).first
        form.locator("[name=title]").fill("The shelling of Halden")
        form.locator("[name=why]").fill("so called by all")
        form.locator("button").first.click()
        form.locator("button").first.click()
        assert page.url == served.at(f"/incidents/{incident}")
    page.get_by_role("heading", name="The shelling of Halden", level=1).wait_for()
    assert [one.judgement.verdict for one in case.judgements] == ["rename"], "pressed twice, meant once"
    window.calm()


def test_a_form_that_is_refused_early_says_so_in_its_place(case: Case, served: Served, watching: Open) -> None:
    window = watching(served)
    page = window.page
    with before_its_programs(page, served.at(f"/incidents/{case.incident.id}")):
        page.get_by_text("Another title, place or time").click()
        form = page.locator("form", has=page.locator("[name=title]")).first
        form.locator("[name=why]").fill("a reason")
        form.locator("button").first.click()
    form.locator(".refusal").get_by_text("Nothing was changed.").wait_for()
    assert form.locator("[name=why]").input_value() == "a reason"


def test_keys_pressed_early_are_heard(case: Case, served: Served, watching: Open) -> None:
    window = watching(served)
    page, document = window.page, next(iter(case.documents)).id
    with before_its_programs(page, served.at(f"/documents/{document}")):
        page.locator("#claims li").first.wait_for()
        page.keyboard.press("h")
        page.keyboard.press("j")
        page.get_by_role("button", name="Hide names").click()
        page.get_by_role("button", name="Hide names").click()
    page.locator("#panel .claim").wait_for()
    assert "names-hidden" in (page.locator("html").get_attribute("class") or "").split()
    window.calm()


def test_a_figure_clicked_early_is_chosen(case: Case, served: Served, watching: Open) -> None:
    window = watching(served)
    page, document = window.page, next(one.id for one in case.documents if one.name == "paper.txt")
    with before_its_programs(page, served.at(f"/documents/{document}")):
        page.locator("#text").get_by_text("52", exact=True).click()
    page.locator("#panel .headline").get_by_text("killed: 52").wait_for()
    window.calm()


@pytest.mark.parametrize(
    ("path", "back", "told"),
    [("/add", "/documents", "dropped.txt"), ("/verify", "/activity", "All is as it was sealed.")],
)
def test_a_browser_without_scripts_is_told_on_the_next_page_what_came_of_it(
    client: httpx.Client, served: Served, path: str, back: str, told: str
) -> None:
    sent = {"form_token": served.session.form_token, "back": back}
    files = {"files": ("dropped.txt", NOTE.encode())} if path == "/add" else None
    shown = client.post(path, data=sent, files=files, follow_redirects=True)
    assert (shown.status_code, shown.url.path) == (200, back)
    assert 'class="notice"' in shown.text
    assert told in shown.text.partition('class="notice"')[2].partition("<header")[0]
    assert 'class="notice"' not in client.get(back).text, "it is told once"
