"""From each page a way on: from what is empty, from what was added, from who gives no figure, out of what covers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from lxml import html
from playwright.sync_api import expect

from accounted.case import Case
from accounted.model.passage import CONTEXT
from accounted.web.evidence_text import from_a_word, to_a_word
from tests.web.conftest import MINISTRY, write

Open = Callable[..., Any]


@pytest.mark.parametrize("address", ["/", "/documents"])
def test_an_empty_case_leads_to_adding(tmp_path: Path, client_of: Open, address: str) -> None:
    with Case.new(tmp_path / "case", "Nothing yet") as empty:
        shown = html.fromstring(client_of(empty).get(address).text).find_class("empty")[0]
        assert [one.get("href") for one in shown.iter("a")] == ["/add"]


def test_a_list_that_was_added_as_a_document_leads_to_its_columns(
    case: Case, serving: Open, watching: Open, tmp_path: Path
) -> None:
    (path,) = write(tmp_path / "lists", {"wards.csv": MINISTRY})
    served = serving(case)
    window = watching(served)
    page = window.page
    page.goto(served.at("/add"))
    page.locator("[type=file]").set_input_files(path)
    page.get_by_role("button", name="Add", exact=True).click()
    page.locator("#outcomes tr.is-added").wait_for()
    assert page.locator(".after-adding").is_visible()
    assert "accounted list add" not in page.locator("#outcomes").inner_text()
    window.follow(page.locator("#outcomes").get_by_role("link", name="Say what its columns hold"))
    page.get_by_label("Фамилия").wait_for()
    window.calm()
    document = next(one for one in case.documents if one.name == "wards.csv")
    page.goto(served.at(f"/documents/{document.id}"))
    assert "accounted list add" not in page.locator(".about + .warn, .warn").first.inner_text()
    window.follow(page.locator(".warn").get_by_role("link", name="Say what its columns hold"))
    page.wait_for_url(f"**/lists/{document.id}")


def test_who_gives_no_figure_here_and_one_elsewhere_is_not_called_silent(
    tmp_path: Path, client_of: Callable[[Case], httpx.Client]
) -> None:
    notes = {
        "a.txt": "The mayor said that 30 people were killed in Halden on 2 May 1999. Police condemned the attack.\n",
        "b.txt": "In Halden on 2 May 1999 the coroner condemned the attack.\n",
    }
    with Case.new(tmp_path / "case", "Halden") as made:
        list(made.add(write(tmp_path / "notes", notes)))
        claim = next(one.claim for one in made.claims.page(kind="count").claims)
        made.judge("move", [claim.id], by="Ana", why="Of several.", set={"incident": "none"})
        start = notes["a.txt"].index("30")
        made.claims.add("a.txt", start, start + 9, fate="killed", by="Ana", set={"said_by": "a nurse"})
        page = html.fromstring(client_of(made).get("/").text)
    (silent,) = page.find_class("silent")
    by_name = {one.xpath(".//bdi")[0].text_content(): one for one in silent.iter("li")}
    assert "The mayor" in by_name
    elsewhere = {name: bool(one.xpath(".//a[contains(@href, 'kind=count')]")) for name, one in by_name.items()}
    assert elsewhere["The mayor"]
    assert not any(led for name, led in elsewhere.items() if name != "The mayor")


def test_words_around_a_passage_are_whole() -> None:
    before, behind = "x" * 3 + " spoke to the mayor this morning, he", "and denied that he had seen thousands"
    assert from_a_word(before[:CONTEXT].rjust(CONTEXT, "z")).startswith("… ")
    assert from_a_word("short words") == "short words"
    assert to_a_word("short words") == "short words"
    cut = (behind * 3)[:CONTEXT]
    assert to_a_word(cut) == f"{cut.rsplit(maxsplit=1)[0]} …"
    assert to_a_word("word " * CONTEXT) == f"{'word ' * CONTEXT}…"
    assert from_a_word("z" * CONTEXT) == f"…{'z' * CONTEXT}"


def test_on_a_narrow_screen_a_claim_is_closed_by_a_touch(case: Case, serving: Open, watching: Open) -> None:
    served = serving(case)
    window = watching(served, width=400, has_touch=True)
    page = window.page
    page.goto(served.at(f"/documents/{next(one.id for one in case.documents if one.name == 'paper.txt')}"))
    page.wait_for_load_state("networkidle")
    page.locator("mark .figure, mark.count").first.tap()
    page.locator(".panel .claim").wait_for()
    page.get_by_role("button", name="Close").tap()
    expect(page.locator(".reader.open")).to_have_count(0)
    assert page.locator(".panel .claim").is_hidden() or page.locator(".panel").evaluate(
        "(it) => getComputedStyle(it).position !== 'fixed'"
    )
    window.calm()
