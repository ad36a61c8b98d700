"""What is refused in the browser says what to do in the browser; a terminal only where no page can do it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from lxml import html

from accounted.case import Case
from accounted.errors import CannotCompare, MadeShelfStale
from accounted.web.advice import IN_A_TERMINAL, OPTIONS, PAGES, advice
from accounted.web.session import Session
from accounted.web.sitemap import PAGES as SITE

Open = Callable[..., Any]


def failure(answer: httpx.Response) -> html.HtmlElement:
    return html.fromstring(answer.text).find_class("failure")[0]


def test_every_page_that_is_named_is_there() -> None:
    assert {page for _, page in PAGES.values()} <= {one.path for one in SITE}


@pytest.mark.parametrize(
    ("do", "page"),
    [
        ("Run: accounted claims", "/claims"),
        ("Ids are in:  accounted claims, accounted judgements", "/claims"),
        ("See:  accounted incidents", "/incidents"),
        ("It looks like a list of persons. To link its rows, take it as one:  accounted list add FILE", "/lists"),
        ("Use:  accounted claim add", "/documents"),
    ],
)
def test_a_command_is_a_page_here(do: str, page: str) -> None:
    told = advice(do)
    assert told is not None
    assert told.page == page
    assert "accounted" not in told.says


@pytest.mark.parametrize("do", ["Read it again:  accounted rebuild", "Encrypt it:  accounted encrypt",
                                "See what is wrong:  accounted verify  Then:  accounted rebuild"])  # fmt: skip
def test_what_no_page_does_is_for_a_terminal_and_said_so(do: str) -> None:
    told = advice(do)
    assert told is not None
    assert (told.says, told.page, told.terminal) == (IN_A_TERMINAL, None, do)


def test_an_option_is_a_field_here_and_plain_words_stay() -> None:
    told = advice("Say it with --by NAME --why TEXT.")
    assert told is not None
    assert told.says == OPTIONS["--by"]
    assert "--" not in told.says
    assert advice("Write digits, such as 50.") is None
    assert advice(None) is None


@pytest.mark.parametrize("address", ["/claims/claim-nothing", "/incidents/incident-nothing", "/documents/document-no"])
def test_a_page_of_a_refusal_gives_no_command_first(client: httpx.Client, address: str) -> None:
    shown = failure(client.get(address))
    first = " ".join(one.text_content() for one in shown.find_class("do"))
    assert first
    assert "accounted" not in first
    assert [one.get("href") for one in shown.iter("a") if one.get("class") == "button"]
    assert client.get(f"{address}.json").json()["error"]["do"], "programs are told of commands"


def test_in_the_language_of_the_page(client: httpx.Client) -> None:
    shown = failure(client.get("/claims/claim-nothing?lang=ar"))
    assert re.search(r"[\u0600-\u06ff]", shown.find_class("do")[0].text_content())


def test_words_for_a_terminal_are_said_in_the_language_of_the_page(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stale(*_: object, **__: object) -> None:
        raise MadeShelfStale("Another version read it.", None, "Read it again from the originals:  accounted rebuild")

    monkeypatch.setattr(Case, "figures", stale)
    for language, arabic in (("en", False), ("ar", True)):
        said = failure(client.get(f"/?lang={language}")).find_class("terminal")[0].text_content()
        assert "accounted rebuild" in said
        assert ("again" in said) is not arabic
        assert bool(re.search(r"[\u0600-\u06ff]", said)) is arabic


def test_a_fault_of_comparing_names_its_documents_and_is_told_in_the_window_too(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        do = "Set it aside, which can be undone:  accounted judge withdraw document-1 --by NAME --why TEXT"
        raise CannotCompare("A fault.", "paper.txt (document-1)", do) from TypeError("unhashable")

    monkeypatch.setattr(Case, "figures", broken)
    answer = client.get("/")
    assert answer.status_code == 500
    shown = failure(answer)
    assert "paper.txt" in shown.text_content()
    assert shown.find_class("button")[0].get("href") == "/documents"
    assert "unhashable" in caplog.text


def test_a_browser_that_was_not_let_in_is_told_where_to_go(stranger: httpx.Client) -> None:
    answer = stranger.get("/")
    assert answer.status_code == 403
    assert "Go to the window where it was started" in answer.text
    arabic = stranger.get("/", headers={"accept-language": "ar"}).text
    assert re.search(r"[\u0600-\u06ff]", arabic)
    assert arabic != answer.text


def test_what_was_typed_stands_beside_the_refusal(case: Case, serving: Open, watching: Open) -> None:
    served = serving(case)
    window = watching(served)
    page = window.page
    page.goto(served.at("/incidents"))
    window.follow(page.get_by_role("link", name="Arrange").first)
    form = page.locator("#arrange")
    form.get_by_label("Why").fill("Another day.")
    page.get_by_role("button", name="Move them there").click()
    form.get_by_text("No claim was chosen.").wait_for()
    assert form.get_by_label("Why").input_value() == "Another day."
    assert "/incidents/" in page.url
    assert list(case.judgements) == []


def test_one_goes_back_from_a_page_that_refuses(client: httpx.Client, session: Session) -> None:
    address = session.address
    shown = failure(client.get("/claims/claim-nothing", headers={"referer": f"{address}/search?q=a"}))
    assert [one.get("href") for one in shown.iter("a")][-4] == "/search?q=a"
    for elsewhere in ("http://elsewhere.example/search", f"{address}/claims/claim-nothing"):
        shown = failure(client.get("/claims/claim-nothing", headers={"referer": elsewhere}))
        assert not shown.xpath(".//a[@data-back]")


def test_a_refusal_within_a_page_is_in_words_of_the_page(case: Case, serving: Open, watching: Open) -> None:
    served = serving(case)
    window = watching(served)
    page = window.page
    claim = next(one.claim for one in case.claims if one.claim.kind == "count")
    page.goto(served.at(f"/claims/{claim.id}"))
    page.keyboard.press("e")
    page.locator(".correction").get_by_role("textbox", name="Place").fill("Nowhereville")
    page.get_by_role("button", name="Save the correction").click()
    refusal = page.locator(".refusal").first
    refusal.wait_for(state="visible")
    assert "Give the name as it stands in the text." in str(refusal.text_content())
    assert "accounted" not in str(refusal.text_content())
