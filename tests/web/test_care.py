"""Care for those who read: graphic passages folded, pages light enough for a slow line, a whole way in Arabic."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest
from lxml import html

from accounted.case import Case
from accounted.errors import NotFound
from tests.web.conftest import write
from tests.web.test_pages import addresses
from tests.web.test_the_one_journey import DROP

Open = Callable[..., Any]
MOST_BYTES = 300_000


def test_a_passage_that_was_marked_as_graphic_is_folded_until_opened(case: Case, serving: Open, watching: Open) -> None:
    served = serving(case)
    window = watching(served)
    page = window.page
    claim = next(one.claim for one in case.claims if one.claim.kind == "count" and one.claim.amount.low == 52)
    home = f"/documents/{case.documents[claim.source.digest].id}"
    page.goto(served.at(f"{home}#{claim.id}"))
    page.get_by_role("button", name="Mark the passage as graphic").click()
    page.locator(".panel .folded summary").wait_for()
    assert not page.locator(".panel blockquote").is_visible()
    assert (
        page.locator("#text").inner_text().strip()
        == case.documents.text(case.documents[claim.source.digest].id).strip()
    )
    for place in ("/claims?number=52", "/lookup?q=52", "/search?q=police+killed", f"/claims/{claim.id}"):
        page.goto(served.at(place))
        folded = page.locator(".folded").first
        folded.wait_for()
        assert "52 people" not in page.locator("main").inner_text(), place
        folded.locator("summary").click()
        assert folded.locator("blockquote").is_visible()
    page.get_by_role("button", name="No longer graphic").click()
    page.get_by_role("button", name="Mark the passage as graphic").wait_for()
    window.calm()
    assert case.judgements.graphic() == {}
    assert case.figures().to_dict() == case.figures().to_dict()


def test_only_a_claim_that_is_there_is_marked(case: Case) -> None:
    with pytest.raises(NotFound):
        case.judge("graphic", "claim-00000000000000000000", by="Ana", why="No such one.")
    marked = next(iter(case.claims)).claim.id
    made = case.judge("graphic", marked, by="Ana", why="A body is described.")
    assert case.judgements.graphic() == {marked: made}
    assert case.claims[marked].judgement is None  # it says nothing of how the claim was read


def test_no_page_weighs_more_than_a_slow_line_carries(case: Case, client: httpx.Client, tmp_path: Path) -> None:
    """What a page needs before a map or a PDF is opened: itself, its styles and its scripts, as they are compressed."""
    sentence = "Police said that {} people were killed in ward {}. The rain went on, and nobody came to count again. "
    long = "\n".join(sentence.format(number, number % 40) for number in range(3, 500))
    list(case.add(write(tmp_path / "long", {"long.txt": long})))
    weights: dict[str, int] = {}

    @cache
    def weighed(part: str) -> tuple[int, str]:
        content = client.get(part)
        assert content.status_code == 200, part
        return len(gzip.compress(content.content)), content.text

    for address in [*addresses(case), f"/documents/{next(one.id for one in case.documents if one.name == 'long.txt')}"]:
        page = client.get(address)
        total = len(gzip.compress(page.content))
        wanted, seen = html.fromstring(page.text).xpath("//link[@rel='stylesheet']/@href | //script/@src"), set()
        while wanted:
            part = wanted.pop()
            if part in seen or (address == "/map" and "vendor" in part and "htmx" not in part):
                continue
            seen.add(part)
            weight, text = weighed(part)
            total += weight
            imported = re.findall(r'from "\./(\w+\.js)"', text) if part.endswith(".js") else []
            wanted += [f"{part.rpartition('/')[0]}/{name}" for name in imported]
        weights[address] = total
    assert max(weights.values()) < MOST_BYTES, max(weights.items(), key=lambda one: one[1])


def test_a_recorder_goes_from_a_dropped_file_to_a_report_in_arabic_on_a_narrow_screen(
    tmp_path: Path, serving: Open, watching: Open
) -> None:
    note = "أعلنت وزارة الصحة أن 106 أشخاص قتلوا في قصف قرية أورفالي يوم 26 فبراير 1999، وأصيب 487 شخصا آخرين بجروح.\n"
    with Case.new(tmp_path / "case", "أورفالي، 26 فبراير 1999") as case:
        served = serving(case)
        window = watching(served, width=400, locale="ar", accept_downloads=True)
        page = window.page
        page.goto(served.at("/add"))
        assert page.locator("html").get_attribute("dir") == "rtl"
        page.get_by_label("تحكم باسم").fill("سلمى")
        page.get_by_role("button", name="حفظ").click()
        page.locator("[data-kept].done").wait_for()
        page.locator("[data-drop]").evaluate(DROP, {"وزارة.txt": note})
        page.locator("#outcomes tr.is-added").wait_for()
        page.goto(served.at("/"))
        window.follow(page.get_by_role("link", name="106", exact=True).first)
        page.locator(".panel .claim").wait_for()
        mark, sheet = page.locator("mark.chosen").first, page.locator("#text")
        assert mark.text_content().startswith("أعلنت")
        right = mark.bounding_box()["x"] + mark.bounding_box()["width"]
        assert right > sheet.bounding_box()["x"] + 0.8 * sheet.bounding_box()["width"]  # the line begins at the right
        page.keyboard.press("a")
        page.locator(".panel .state.is-accept").wait_for()
        page.keyboard.press("j")
        page.locator(".panel .headline").get_by_text("487").wait_for()
        page.keyboard.press("r")
        page.locator(".panel .state.is-reject").wait_for()
        page.keyboard.press("u")
        page.locator(".panel .state.is-read").wait_for()
        page.keyboard.press("e")
        for end in ("الأدنى", "الأعلى"):
            page.locator(".correction").get_by_label(end).fill("486")
        page.get_by_role("button", name="حفظ التصحيح").click()
        page.locator(".panel .state.is-correct").wait_for()
        page.goto(served.at("/judgements"))
        assert page.get_by_text("سلمى").count() >= 4
        page.goto(served.at("/"))
        page.locator(".hand-out summary").click()
        with page.expect_download() as handed:
            page.get_by_role("button", name="تقرير بالمراجع (HTML)").click()
        window.calm()
        report = html.fromstring(handed.value.path().read_bytes()).text_content()
        assert "أعلنت وزارة الصحة" in report
        assert "486" in report
        assert [one.judgement.verdict for one in case.judgements] == ["accept", "reject", "undo", "correct"]
        assert {one.judgement.by for one in case.judgements} == {"سلمى"}
