"""From four dropped files to a cited report, with one claim accepted, one corrected, one rejected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from accounted.case import Case
from tests.web.conftest import write

Open = Callable[..., Any]

FILES = {
    "harbour.txt": "The harbour office said that 31 people were killed in Halden on 2 May 1999.\n",
    "post.html": "<html lang='en'><head><title>Evening Post</title></head><body><p>Police said that 52 people were"
    " killed in Halden on 2 May 1999, and 14 people were injured.</p></body></html>",
    "radio.md": "---\npublisher: Coast Radio\ndated: 1999-05-04\n---\n"
    "The mayor said that at least 40 people were killed in Halden on 2 May 1999.\n",
    "letter.txt": "The parish said that 12 people were missing in Halden on 2 May 1999.\n",
}
DROP = """(form, files) => {
  const bag = new DataTransfer();
  for (const [name, text] of Object.entries(files)) bag.items.add(new File([text], name));
  form.dispatchEvent(new DragEvent("drop", {dataTransfer: bag, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Case]:
    with Case.new(tmp_path / "case", "Halden, 2 May 1999") as made:
        yield made


def test_from_four_dropped_files_to_a_cited_report(empty: Case, serving: Open, watching: Open, tmp_path: Path) -> None:
    window = watching(serving(empty), accept_downloads=True)
    page = window.page
    page.get_by_label("You judge as").fill("Ana Sol")
    page.get_by_role("button", name="Keep").click()
    page.locator("[data-kept].done").wait_for()  # else whoever goes on at once may go on unnamed
    window.follow(page.get_by_role("link", name="Add", exact=True).first)
    page.locator("[data-drop]").evaluate(DROP, FILES)
    page.wait_for_function("() => document.querySelectorAll('#outcomes tr.is-added').length === 4")

    window.follow(page.get_by_role("link", name="Figures", exact=True).first)
    for figure, key, said in (("31", "a", "accepted"), ("52", "r", "rejected")):
        window.follow(page.get_by_role("link", name=figure, exact=True).first)
        page.locator(".panel .claim").wait_for()
        page.keyboard.press(key)
        page.locator(".panel").get_by_text(f"{said} by Ana Sol, 20").wait_for()
        window.follow(page.get_by_role("link", name="Figures", exact=True).first)
    window.follow(page.get_by_role("link", name="at least 40", exact=True).first)
    page.locator(".panel .claim").wait_for()
    page.keyboard.press("e")
    page.locator(".correction").get_by_label("Low").fill("41")
    page.locator(".panel").get_by_label("Why").first.fill("The second page says 41.")
    page.get_by_role("button", name="Save the correction").click()
    page.locator(".panel").get_by_text("corrected by Ana Sol, 20").wait_for()

    window.follow(page.get_by_role("link", name="Figures", exact=True).first)
    page.get_by_text("1 claim was rejected by a person").wait_for()
    page.locator(".hand-out summary").click()
    with page.expect_download() as handed:
        page.get_by_role("button", name="Cited report (HTML)").click()
    window.calm()
    report = tmp_path / handed.value.suggested_filename
    handed.value.save_as(report)
    assert report.suffix == ".html"
    text = html.fromstring(report.read_bytes()).text_content()
    assert "The harbour office" in text
    assert "31 people were killed" in text
    assert "at least 41" in text
    assert "sha256" in text
    assert [one.judgement.verdict for one in empty.judgements] == ["accept", "reject", "correct"]

    page.goto(report.as_uri())
    assert page.title()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_each_page_hands_out_its_own_table(empty: Case, serving: Open, watching: Open, tmp_path: Path) -> None:
    list(empty.add(write(tmp_path / "notes", FILES)))
    served = serving(empty)
    window = watching(served, accept_downloads=True)
    page = window.page
    for place, column in (("/", "fate"), ("/timeline", "edtf"), ("/documents", "digest"), ("/speakers", "said_by")):
        page.goto(served.at(place))
        page.locator(".hand-out summary").click()
        with page.expect_download() as handed:
            page.get_by_role("button", name="Table of this page (CSV)").click()
        table = handed.value.path().read_text("utf-8")
        assert column in table.splitlines()[0], place
        assert len(table.splitlines()) > 1
    page.goto(served.at("/export"))
    with page.expect_download() as handed:
        page.get_by_role("button", name="bag").click()
    assert handed.value.suggested_filename == "Halden 2 May 1999.zip"
    assert handed.value.path().read_bytes()[:2] == b"PK"
    window.calm()
    assert sum(one.act == "exported" for one in empty.activity()) == 5
