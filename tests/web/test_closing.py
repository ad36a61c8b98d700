"""Whatever opens is closed by Escape, the focus goes back to what opened it, and nothing typed is lost unasked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from accounted.case import Case

Open = Callable[..., Any]
UNSENT = "What you typed is not kept yet. Let it go?"


@pytest.fixture
def reading(case: Case, serving: Open, watching: Open) -> Any:
    """A note that is read, its first claim chosen."""
    served = serving(case)
    window = watching(served)
    document = next(one.id for one in case.documents if one.name == "paper.txt")
    window.page.goto(served.at(f"/documents/{document}"))
    window.page.wait_for_load_state("networkidle")
    window.page.keyboard.press("j")
    window.page.locator(".panel .claim").wait_for()
    return window


def test_a_correction_is_left_by_escape(reading: Any) -> None:
    page = reading.page
    page.keyboard.press("e")
    fields = page.locator(".correction")
    expect(fields.get_by_label("Fate")).to_be_focused()
    page.keyboard.press("Escape")
    expect(fields).to_be_hidden()
    opener = page.locator("[data-correct]")
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    reading.calm()
    assert reading.asked == []


def test_a_correction_that_was_begun_is_lost_only_by_who_says_so(reading: Any, case: Case) -> None:
    page, fields = reading.page, reading.page.locator(".correction")
    reading.answers += [False, False, True]
    page.keyboard.press("e")
    fields.get_by_label("Low").fill("51")
    page.keyboard.press("Escape")
    assert fields.is_visible()
    assert fields.get_by_label("Low").input_value() == "51"
    page.locator("#claims a").nth(1).click()  # another claim would take its place
    assert fields.get_by_label("Low").input_value() == "51"
    fields.get_by_label("Low").focus()
    page.keyboard.press("Escape")
    expect(fields).to_be_hidden()
    page.keyboard.press("e")
    expect(fields.get_by_label("Low")).to_be_visible()
    expect(fields.get_by_label("Low")).to_have_value("52")
    reading.calm()
    assert reading.asked == [UNSENT] * 3
    assert list(case.judgements) == []


def test_leaving_the_page_asks_too(reading: Any) -> None:
    page = reading.page
    reading.answers += [False]
    page.locator(".panel").get_by_label("Why").first.fill("The second page")
    page.get_by_role("link", name="Timeline", exact=True).first.click()
    reading.until(lambda: reading.asked)
    page.wait_for_function("document.querySelector('.panel [name=why]').value === 'The second page'")
    assert "/documents/" in page.url
    assert len(reading.asked) == 1
    reading.answers += [True]
    page.get_by_role("link", name="Timeline", exact=True).first.click()
    page.wait_for_url("**/timeline")
    reading.calm()


def test_what_was_sent_asks_nothing(reading: Any, case: Case) -> None:
    page = reading.page
    page.locator(".panel").get_by_label("Why").first.fill("Read twice.")
    page.get_by_role("button", name="Accept").click()
    page.locator(".panel").get_by_text("accepted by").wait_for()
    page.get_by_role("link", name="Timeline", exact=True).first.click()
    page.wait_for_url("**/timeline")
    reading.calm()
    assert [one.judgement.why for one in case.judgements] == ["Read twice."]


def test_what_is_refused_is_still_there_and_still_asked_about(reading: Any, case: Case) -> None:
    page, fields = reading.page, reading.page.locator(".correction")
    page.keyboard.press("e")
    fields.get_by_label("Low").fill("many")
    page.get_by_role("button", name="Save the correction").click()
    page.locator(".panel .refusal").first.wait_for(state="visible")
    reading.faults.clear()  # the browser's own line of a request that was refused
    assert fields.get_by_label("Low").input_value() == "many"
    reading.answers += [False]
    page.keyboard.press("Escape")
    assert reading.asked == [UNSENT]
    assert list(case.judgements) == []


def test_words_chosen_for_a_claim_are_left_by_escape(reading: Any) -> None:
    page, form = reading.page, reading.page.locator("#by-hand form")
    page.keyboard.press("n")
    form.wait_for()
    page.keyboard.press("Escape")
    form.wait_for(state="detached")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.press("n")
    form.get_by_label("Said by").fill("the coroner")
    reading.answers += [False, True]
    page.keyboard.press("Escape")
    assert form.get_by_label("Said by").input_value() == "the coroner"
    page.get_by_role("button", name="Leave it").click()
    form.wait_for(state="detached")
    reading.calm()


@pytest.mark.parametrize(("opened", "width"), [("details.hand-out", 1280), ("details.try-rules", 1280),
                                               ("details.menu", 400)])  # fmt: skip
def test_a_menu_is_left_by_escape(case: Case, serving: Open, watching: Open, opened: str, width: int) -> None:
    window = watching(serving(case), width=width)
    page, menu = window.page, window.page.locator(opened)
    summary = menu.locator(":scope > summary")
    summary.press("Enter")
    inside = menu.locator("a, button, input:not([type=hidden])").first
    inside.wait_for()
    inside.focus()
    page.keyboard.press("Escape")
    expect(inside).to_be_hidden()
    expect(summary).to_be_focused()
    window.calm()


def test_a_menu_over_the_page_closes_when_one_goes_on_elsewhere(case: Case, serving: Open, watching: Open) -> None:
    window = watching(serving(case))
    page = window.page
    page.locator(".hand-out summary").click()
    page.locator("h1").click()
    expect(page.locator(".hand-out")).not_to_have_attribute("open", "")
    window.calm()


def test_on_a_narrow_screen_the_claim_goes_and_its_line_has_focus(case: Case, serving: Open, watching: Open) -> None:
    served = serving(case)
    window = watching(served, width=400)
    page = window.page
    page.goto(served.at(f"/documents/{next(one.id for one in case.documents if one.name == 'paper.txt')}"))
    page.wait_for_load_state("networkidle")
    page.keyboard.press("j")
    page.locator(".panel .claim").wait_for()
    expect(page.locator(".reader.open")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".reader.open")).to_have_count(0)
    expect(page.locator("#claims a").first).to_be_focused()
    window.calm()
