"""Contradictions explained, origins confirmed and undone, a figure looked up, places put on the map: in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from accounted.case import Case
from tests.web.conftest import write

Open = Callable[..., Any]

REPORTS = {
    "ministry.md": "---\npublisher: Ministry of Health\ndated: 1999-05-03\n---\n"
    "The Ministry of Health said that 30 people were killed in Halden on 2 May 1999.\n",
    "radio.md": "---\npublisher: Coast Radio\ndated: 1999-05-04\n---\n"
    "The Ministry of Health said that 30 people were killed in Halden on 2 May 1999.\n",
    "police.md": "---\npublisher: Evening Post\ndated: 1999-05-03\n---\n"
    "Police said that 52 people were killed in Halden on 2 May 1999.\n",
}


@pytest.fixture
def reports(tmp_path: Path) -> Iterator[Case]:
    with Case.new(tmp_path / "case", "Halden, 2 May 1999") as made:
        list(made.add(write(tmp_path / "reports", REPORTS)))
        yield made


def test_a_contradiction_is_explained(reports: Case, serving: Open, watching: Open) -> None:
    served = serving(reports)
    window = watching(served)
    page = window.page
    page.goto(served.at("/contradictions"))
    first = page.locator(".pair").first
    assert first.locator(".card").count() == 2
    first.get_by_label("Why").fill("The police counted two days later.")
    window.follow(first.get_by_role("button", name="Explain"))
    assert page.locator(".pair", has_text="The police counted").count() == 0
    page.locator(".tabs", has_text="explained 1").wait_for()
    page.goto(served.at("/contradictions?status=explained"))
    page.locator(".pair").first.wait_for()
    window.calm()
    assert [one.judgement.verdict for one in reports.judgements] == ["explain"]


def test_an_origin_is_confirmed_and_undone(reports: Case, serving: Open, watching: Open) -> None:
    served = serving(reports)
    window = watching(served)
    page = window.page
    page.goto(served.at("/origins"))
    page.locator("summary", has_text="why it repeats").first.click()
    window.follow(page.get_by_role("button", name="One origin").first)
    page.locator(".origin-chain .note", has_text="confirmed").first.wait_for()
    page.goto(served.at("/judgements"))
    window.follow(page.get_by_role("button", name="Undo"))
    page.get_by_text("undone").first.wait_for()
    page.goto(served.at("/origins"))
    assert page.locator(".origin-chain .note", has_text="confirmed").count() == 0
    window.calm()


def test_a_fact_checker_looks_a_figure_up(reports: Case, serving: Open, watching: Open) -> None:
    served = serving(reports)
    window = watching(served, permissions=["clipboard-read", "clipboard-write"])
    page = window.page
    window.follow(page.get_by_role("link", name="Look up").first)
    page.get_by_label("Number and words").fill("30 killed Halden")
    window.follow(page.get_by_role("button", name="Look up"))
    page.get_by_text("2 statements give it").wait_for()
    assert "3 May 1999" in page.locator("main").inner_text()
    assert page.get_by_role("heading", name="Who repeats whom").count() == 1
    assert page.locator(".figures", has_text="52").count() == 1
    page.get_by_role("button", name="Copy citation").first.click()
    page.locator("[data-copy].done").wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert "30 people were killed" in copied
    assert "claim-" in copied
    assert "sha256:" in copied
    window.calm()


def test_a_place_is_put_on_the_map(reports: Case, serving: Open, watching: Open) -> None:
    served = serving(reports)
    window = watching(served)
    page = window.page
    page.goto(served.at("/map"))
    page.locator("summary", has_text="Put on the map").first.click()
    page.get_by_label("Latitude").first.fill("59.13")
    page.get_by_label("Longitude").first.fill("11.39")
    page.get_by_label("Why").first.fill("The town's own map.")
    window.follow(page.get_by_role("button", name="Put there").first)
    page.locator("path.spot").first.wait_for()
    window.calm()
    told = reports.places().to_dict()["places"]
    assert (told[0]["name"], told[0]["latitude"], told[0]["precision"]) == ("Halden", 59.13, "settlement")
    page.locator("summary", has_text="Put elsewhere").first.click()
    page.get_by_label("Latitude").first.fill("91")
    page.get_by_label("Longitude").first.fill("0")
    page.get_by_label("Why").first.fill("A slip.")
    page.get_by_role("button", name="Put there").first.click()
    page.get_by_text("'91' is no latitude.").wait_for()
    assert len(list(reports.judgements)) == 1


def test_the_timeline_is_brought_nearer_and_back(reports: Case, serving: Open, watching: Open) -> None:
    served = serving(reports)
    window = watching(served)
    page = window.page
    page.goto(served.at("/timeline?from=1999-01-01&to=1999-12-31"))
    page.keyboard.press("+")
    page.wait_for_url("**/timeline?from=1999-04-02*")
    assert page.get_by_label("To").first.input_value() == "1999-10-01"
    window.follow(page.get_by_role("link", name="further"))
    page.wait_for_url("**/timeline?from=1999-01-01*")
    window.calm()


def test_who_repeats_whom_is_drawn_and_listed_alike(reports: Case, serving: Open, watching: Open) -> None:
    served = serving(reports)
    window = watching(served)
    page = window.page
    page.goto(served.at("/origins?status=proposed"))
    first = page.locator(".origin-chain").first
    drawn = first.locator(".repeats a")
    assert drawn.count() == first.locator(".chain > li").count() == 2
    assert first.locator(".repeats path").count() == 1
    drawn.last.click()
    page.wait_for_function("document.querySelector(':target')?.id.startsWith('step-claim-')")
    window.calm()


def test_names_in_arabic_stand_beside_each_other_in_the_picture_of_an_origin(
    case: Case, serving: Open, watching: Open, tmp_path: Path
) -> None:
    head = "---\npublisher: {}\ndated: 1999-05-0{}\n---\n"
    told = "قالت وزارة الصحة إن 613 شخصا قتلوا في قصف خوجالي في 2 أيار 1999.\n"
    notes = {f"{day}.md": head.format(name, day) + told for day, name in ((4, "جريدة الشرق اليومية"), (5, "صوت الجبل"))}
    list(case.add(write(tmp_path / "papers", notes)))
    served = serving(case)
    page = watching(served, width=400).page
    page.goto(served.at("/origins?lang=ar"))
    label = page.locator(".repeats text").filter(has_text="جريدة").filter(has_text="وزارة").first
    places = label.locator("tspan").evaluate_all("all => all.map(it => it.getBoundingClientRect().toJSON())")
    one, other = sorted(places, key=lambda it: it["left"])
    assert one["right"] <= other["left"]
