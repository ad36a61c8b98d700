"""A PDF is shown as its pages, each claim's rectangle on the words that it quotes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from accounted.case import Case
from accounted.errors import CannotOpen, NotFound
from tests.documents import placed_pdf

Open = Callable[..., Any]
PAGES = (
    "The harbour office said that 31 people were killed in Halden on 2 May 1999.",
    "Police said that 52 people were injured in Halden on the same day.",
)


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Case]:
    """A case of one PDF with two pages, and a note that has none."""
    (tmp_path / "report.pdf").write_bytes(placed_pdf([[(20, 60, 12, words)] for words in PAGES]))
    (tmp_path / "note.txt").write_text("Police said that 9 people were killed.\n", "utf-8")
    with Case.new(tmp_path / "case", "Halden") as made:
        list(made.add([tmp_path / "report.pdf", tmp_path / "note.txt"]))
        yield made


def report(case: Case) -> str:
    return next(one.id for one in case.documents if one.name == "report.pdf")


def test_a_picture_shows_the_words_where_their_boxes_are(paper: Case) -> None:
    id = report(paper)
    document = paper.documents[id]
    for page in document.pages:
        picture = Image.open(io.BytesIO(paper.documents.picture(id, page.number))).convert("L")
        scale = picture.width / page.width
        assert picture.format is None
        assert abs(picture.height - page.height * scale) <= 2
        for word in page.words:
            ink = picture.crop(tuple(round(edge * scale) for edge in word.box)).getextrema()[0]
            assert ink < 100, word
        right = max(word.box.right for word in page.words)
        below = max(word.box.bottom for word in page.words)
        assert picture.crop((round((right + 8) * scale), 0, picture.width, picture.height)).getextrema()[0] > 200
        assert picture.crop((0, round((below + 8) * scale), picture.width, picture.height)).getextrema()[0] > 200


def test_what_has_no_such_page_says_so(paper: Case, client_of: Callable[..., httpx.Client]) -> None:
    note = next(one.id for one in paper.documents if one.name == "note.txt")
    with pytest.raises(CannotOpen, match="no pages to be drawn"):
        paper.documents.picture(note, 1)
    with pytest.raises(NotFound, match="no such page"):
        paper.documents.picture(report(paper), 3)
    client = client_of(paper)
    assert client.get(f"/documents/{report(paper)}/pages/3.webp").status_code == 404
    assert client.get(f"/documents/{report(paper)}/pages/x.webp").status_code == 404
    assert client.get(f"/documents/{note}/pages/1.webp").status_code == 422
    answer = client.get(f"/documents/{report(paper)}/pages/2.webp")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
    assert answer.headers["cache-control"] == "no-store"


def test_a_claim_is_chosen_and_judged_on_its_page(paper: Case, serving: Open, watching: Open) -> None:
    served = serving(paper)
    window = watching(served)
    page = window.page
    page.goto(served.at(f"/documents/{report(paper)}"))
    window.follow(page.locator(".tabs").get_by_role("link", name="Pages"))
    assert "as=pages" in page.url
    page.locator("#page-2 rect.figure").click()
    page.locator(".panel .headline").get_by_text("injured: 52").wait_for()
    assert page.locator("#page-2 rect.passage.chosen").count() >= 1
    box, sheet = page.locator("#page-2 rect.figure").bounding_box(), page.locator("#page-2 svg").bounding_box()
    assert box
    assert sheet
    claim = next(one.claim for one in paper.claims if one.claim.kind == "count" and one.claim.fate.code == "injured")
    (place,) = paper.documents.places(report(paper), claim.amount.start, claim.amount.end)
    width = paper.documents[report(paper)].pages[1].width
    assert abs((box["x"] - sheet["x"]) - (place.box.left - 1) * sheet["width"] / width) < 2
    page.keyboard.press("a")
    page.locator("#page-2 rect.figure.is-accept").wait_for()
    page.locator(".panel .on-the-page").click()
    page.locator("#page-2 rect.passage.chosen").first.wait_for()
    loaded = "() => [...document.querySelectorAll('image')].length >= 2"
    page.wait_for_function(loaded)
    page.wait_for_load_state("networkidle")
    window.calm()
