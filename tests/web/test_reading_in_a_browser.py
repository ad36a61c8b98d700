"""A recorder reads and judges in a browser."""

from collections.abc import Callable
from typing import Any

from accounted.case import Case

Open = Callable[..., Any]


def test_from_a_figure_to_its_words_and_a_judgement(case: Case, serving: Open, watching: Open) -> None:
    window = watching(serving(case))
    page = window.page
    assert "token" not in page.url
    page.get_by_role("link", name="52", exact=True).first.click()
    page.locator(".panel .claim").wait_for()
    assert page.locator("mark.chosen").first.text_content() == (
        "Police said that 52 people were killed, among them 7 children."
    )
    page.get_by_label("You judge as").fill("Ana Sol")
    page.get_by_role("button", name="Keep").click()
    page.locator(".panel .claim").wait_for()
    page.get_by_role("button", name="Accept").click()
    page.get_by_text("accepted by Ana Sol, 20").wait_for()
    assert page.locator(".figure.chosen.is-accept").text_content() == "52"
    page.keyboard.press("u")
    page.locator(".panel").get_by_text("judged by nobody yet").wait_for()
    page.keyboard.press("j")
    page.locator(".panel .headline").get_by_text("killed, children: 7").wait_for()
    page.keyboard.press("r")
    page.get_by_text("rejected by Ana Sol, 20").wait_for()
    page.keyboard.press("k")
    page.locator(".panel .headline").get_by_text("killed: 52").wait_for()
    page.keyboard.press("e")
    page.locator(".correction").get_by_label("Low").fill("51")
    page.locator(".correction").get_by_label("High").fill("51")
    page.get_by_role("button", name="Save the correction").click()
    page.get_by_text("corrected by Ana Sol, 20").wait_for()
    window.calm()
    assert [one.judgement.verdict for one in case.judgements] == ["accept", "undo", "reject", "correct"]


def test_names_are_hidden_by_a_key_and_stay_hidden(case: Case, serving: Open, watching: Open) -> None:
    window = watching(serving(case), width=400)
    page = window.page
    page.keyboard.press("h")
    page.reload()
    colour = page.locator(".name").first.evaluate("(it) => getComputedStyle(it).color")
    assert colour == "rgba(0, 0, 0, 0)"
    window.calm()
