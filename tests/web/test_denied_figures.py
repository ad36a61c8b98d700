"""A figure that its speaker denies says so wherever it stands, in the word that the table of figures has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from lxml import html

from accounted.case import Case
from tests.web.conftest import write

NOTES = {
    "affirmed.txt": "Police said that 19 people were killed in Drevno on 12 May 2011.\n",
    "denied.txt": "The mayor of Drevno denied that 19 people were killed in Drevno on 12 May 2011.\n",
}
NOTE = "denied"


@pytest.fixture
def open_page(tmp_path: Path, client_of: Callable[[Case], httpx.Client]) -> Callable[[str], html.HtmlElement]:
    """Pages of a case in which one speaker denies what another says."""
    made = Case.new(tmp_path / "case", "Drevno")
    list(made.add(write(tmp_path / "notes", NOTES)))
    client = client_of(made)
    return lambda address: html.fromstring(client.get(address).text)


def _notes(rows: list[html.HtmlElement], who: str) -> set[tuple[str, ...]]:
    """The notes of all rows of a speaker that give the number."""
    theirs = [row for row in rows if who in row.text_content() and "killed: 19" in _told(row)]
    return {tuple(note.text_content().strip() for note in row.find_class("note")) for row in theirs}


def _told(row: html.HtmlElement) -> str:
    text = " ".join(row.text_content().split())
    return text if "killed" in text else f"killed: {text}"


def _rows(page: html.HtmlElement, address: str) -> list[html.HtmlElement]:
    if address.startswith("/documents"):
        return list(page.xpath("//li[@data-item]"))
    return [*page.find_class("card"), *page.xpath("//table[contains(@class, 'figures')]/tbody/tr")]


@pytest.mark.parametrize("address", ["/", "/claims", "/lookup?q=19+killed+Drevno"])
def test_a_denied_figure_says_so_beside_the_number(open_page: Callable[[str], html.HtmlElement], address: str) -> None:
    rows = _rows(open_page(address), address)
    assert _notes(rows, "The mayor of Drevno") == {(NOTE,)}
    assert _notes(rows, "Police") == {()}


def test_a_document_lists_it_so(open_page: Callable[[str], html.HtmlElement]) -> None:
    (home,) = {
        link.get("href").partition("#")[0]
        for card in open_page("/claims").find_class("card")
        if "The mayor" in card.text_content()
        for link in card.find_class("what")
    }
    assert _notes(_rows(open_page(home), home), "The mayor of Drevno") == {(NOTE,)}


def test_its_citation_says_so(open_page: Callable[[str], html.HtmlElement]) -> None:
    cited = [" ".join(one.text_content().split()) for one in open_page("/lookup?q=19").find_class("citation-text")]
    assert sorted(one.partition(":")[0] for one in cited) == ["Police", "The mayor of Drevno, denied"]
