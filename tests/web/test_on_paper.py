"""Every kind of page on paper: readable whatever the screen's colours are, nothing cut, no controls, numbered."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader

from accounted.case import Case
from accounted.web.sitemap import PAGES

Open = Callable[..., Any]

A4_PX = 673
"""How wide the printed part of a page is: 210 mm without the margins, at 96 dots an inch."""

CONTROLS = "button, select, textarea, input:not([type=hidden], [type=checkbox]), .tabs, .rooms, .find, .on-screen"
"""What nobody can press on paper."""


def addresses(case: Case) -> list[str]:
    """Every page that can be asked for without more than an id."""
    figure = next(one.claim for one in case.claims if one.claim.kind == "count")
    ids = {
        "/documents/{id}": next(iter(case.documents)).id, "/claims/{id}": figure.id,
        "/incidents/{id}": case.views.incidents().rows[0]["id"], "/persons/{id}": next(iter(case.persons)).person.id,
        "/lists/{id}": case.persons.lists[0].document,
    }  # fmt: skip
    kept = [page.path for page in PAGES if "{id}" not in page.path or page.path in ids]
    return [path.replace("{id}", ids.get(path, "")) for path in kept if path != "/dates"]


def test_every_page_on_paper(lists: Case, serving: Open, watching: Open) -> None:
    """The screen is dark; paper is white all the same, and no wider than itself."""
    served = serving(lists)
    watched = watching(served, width=A4_PX, color_scheme="dark")
    page = watched.page
    page.emulate_media(media="print", color_scheme="dark")
    for path in addresses(lists):
        page.goto(served.at(path))
        assert page.locator("main").evaluate("(it) => getComputedStyle(it).color") in BLACK, path
        light = page.locator("main, main *").evaluate_all(LIGHT)
        assert not light, (path, light[:5])
        seen = page.locator(CONTROLS).evaluate_all("(all) => all.filter((it) => it.getClientRects().length).length")
        # what each column of a list holds stands in its choices, and they are the page's words
        assert not seen or path.startswith("/lists/"), (path, page.locator(CONTROLS).all_text_contents())
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, (path, wider)


BLACK = ("rgb(0, 0, 0)", "rgb(29, 28, 26)")

LIGHT = """(all) => all.filter((it) => it.getClientRects().length && it.childNodes.length
  && [...it.childNodes].some((one) => one.nodeType === 3 && one.data.trim())
  && (getComputedStyle(it).color.match(/[0-9]+/g) ?? []).slice(0, 3).every((part) => Number(part) > 140))
  .map((it) => it.outerHTML.slice(0, 80))"""
"""Words that are lighter than paper lets anybody read."""


def printed(page: Any) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(format="A4")))


def test_sheets_are_numbered_and_name_their_page(case: Case, serving: Open, watching: Open) -> None:
    served = serving(case)
    watched = watching(served)
    watched.page.goto(served.at("/claims?fate=killed"))
    sheets = printed(watched.page).pages
    for number, sheet in enumerate(sheets, 1):
        assert f"{number} / {len(sheets)}" in sheet.extract_text()
    assert "/claims?fate=killed" in sheets[-1].extract_text()


def test_an_incident_is_printed_with_its_claims(case: Case, serving: Open, watching: Open) -> None:
    """They stand in the form that moves them; the form's own fields stay away."""
    served = serving(case)
    watched = watching(served)
    watched.page.goto(served.at(f"/incidents/{case.views.incidents().rows[0]['id']}"))
    text = " ".join(sheet.extract_text() for sheet in printed(watched.page).pages)
    assert "killed: 52" in text
    assert "Move them there" not in text


def test_a_claim_is_printed_with_its_custody(case: Case, serving: Open, watching: Open) -> None:
    """A list that is closed on the screen opens on paper; a passage marked as graphic does not."""
    served, figure = serving(case), next(one.claim for one in case.claims if one.claim.kind == "count")
    watched = watching(served)
    watched.page.goto(served.at(f"/claims/{figure.id}"))
    assert figure.source.digest in printed(watched.page).pages[-1].extract_text().replace("\n", "")
    case.judge("graphic", [figure.id], by="Ana", why="Nobody should meet this unprepared.")
    watched.page.reload()
    assert figure.passage.exact[:40] not in " ".join(one.extract_text() for one in printed(watched.page).pages)


@pytest.mark.parametrize("name", ["paper.txt", "page.html"])
def test_a_short_document_and_its_claims_fit_on_one_sheet(case: Case, serving: Open, watching: Open, name: str) -> None:
    served = serving(case)
    watched = watching(served)
    document = next(one.id for one in case.documents if one.name == name)
    watched.page.goto(served.at(f"/documents/{document}"))
    assert len(printed(watched.page).pages) == 1
