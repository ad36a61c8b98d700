"""The page in a real browser: nothing acts, nothing is asked for, nothing overflows, quotes run in their direction."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from accounted.model import Passage
from accounted.publication import Selection
from accounted.publication.report import ReportExporter
from tests.comparison.statements import called, document, said
from tests.publication.hostile import FORMULAS, MARKUP, UNRULY, naughty
from tests.publication.selections import selection, written

WIDE, NARROW = 1200, 360
ARABIC = "قُتل 613 شخصًا في المدينة"


def saved(given: Selection, to: Path) -> str:
    path = to / "report.html"
    path.write_bytes(written(ReportExporter().export(given))["report.html"])
    return path.as_uri()


def opened(browser: Browser, address: str, width: int) -> tuple[Page, list[str]]:
    page, asked = browser.new_page(viewport={"width": width, "height": 900}), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    page.goto(address)
    return page, asked


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_hostile_words_do_nothing_and_fit(chromium: Browser, tmp_path: Path, width: int) -> None:
    names = [one[:2000] for one in [*MARKUP, *FORMULAS, *UNRULY, *naughty()] if one.strip()]
    where = document("<script>window.acted=1</script>.txt", "<img src=x onerror=window.acted=1>")
    claims = [
        called(where, one, one).with_changes(id=f"claim-{number:020}", passage=Passage(number, number + len(one), one))
        for number, one in enumerate(names)
    ]
    address = saved(selection(claims, [where]), tmp_path)
    page, asked = opened(chromium, address, width)
    assert page.evaluate("window.acted") is None
    assert asked == [address]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (
        page.evaluate("document.scripts.length + document.images.length + document.querySelectorAll('iframe').length")
        == 0
    )
    page.close()


def test_a_figure_leads_to_its_marked_words(chromium: Browser, tmp_path: Path) -> None:
    note = document("note.txt", "Coast Radio")
    nine = said(
        note, "The harbour office said that at least 9 people were killed.", "9", "the harbour office", "at_least"
    )
    page, _ = opened(chromium, saved(selection([nine], [note]), tmp_path), WIDE)
    page.locator(".figure a").click()
    target = page.locator("mark:target")
    assert target.inner_text() == "9"
    page.wait_for_function("document.querySelector('mark:target').getBoundingClientRect().top < innerHeight")
    page.close()


def test_a_quote_runs_in_its_own_direction_and_turns_no_figure(chromium: Browser, tmp_path: Path) -> None:
    note, words = document("note.txt", "راديو الساحل"), "see \u202e316\u202c here"
    turned = called(note, words, "a nurse \u202e").with_changes(passage=Passage(900, 900 + len(words), words))
    page, _ = opened(chromium, saved(selection([said(note, ARABIC, "613"), turned], [note]), tmp_path), WIDE)
    directions = page.locator("blockquote").evaluate_all("all => all.map(it => getComputedStyle(it).direction)")
    assert directions == ["rtl", "ltr"]
    drawn = page.locator("blockquote").nth(1).inner_text()
    assert "316" in drawn
    assert "U+202E" in drawn
    assert page.locator(".figure a").first.inner_text() == "613"
    page.close()


def test_it_prints_on_pages_without_the_contents(chromium: Browser, tmp_path: Path) -> None:
    note = document("note.txt", "Coast Radio")
    claims = [
        said(note, f"A nurse said that {number} people had died.", str(number), "A nurse") for number in range(10, 60)
    ]
    apart = [one.with_changes(id=f"claim-{number:020}") for number, one in enumerate(claims)]
    page, _ = opened(chromium, saved(selection(apart, [note]), tmp_path), WIDE)
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.locator("thead").first.evaluate("it => getComputedStyle(it).display") == "table-header-group"
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF-")
    page.close()
