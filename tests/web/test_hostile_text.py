"""Words of others stay words wherever they are shown: nothing runs, nothing leaves, no figure is turned."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from accounted.case import Case
from tests.web.conftest import once
from tests.web.hostile import HOSTILE, MARKUP, TURNING, WAYS
from tests.web.test_pages import addresses

Open = Callable[..., Any]


@pytest.fixture
def hostile(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A case in which titles, publishers, speakers, places, quotes, names of files and reasons are all hostile."""
    with Case.open(shutil.copytree(once(tmp_path_factory, "hostile", _hostile), tmp_path / "case")) as made:
        yield made


def _hostile(tmp_path: Path) -> None:
    with Case.new(tmp_path / "case", "<script>alert('case')</script>\u202e316") as made:
        for number in range(0, len(HOSTILE), 4):
            four = HOSTILE[number : number + 4]
            quiet = four[0].replace("\0", "").replace("\n", " ")
            note = tmp_path / f"{number:02} {quiet.replace('/', '⧸')[:60]}.txt"
            note.write_text("\n\n".join(map(sentences, four)).replace("\0", ""), "utf-8")
            list(made.add([note], publisher=quiet, title=quiet, side=quiet))
        for number, judged in enumerate([one for one in made.claims if one.claim.kind == "count"][: len(MARKUP)]):
            words = MARKUP[number % len(MARKUP)]
            made.judge("correct", judged.claim.id, by=words, why=words, set={"said_by": words, "group_text": words})
        for name in ("one", "two"):
            rows = [["full_name", "birth_year", "place", MARKUP[0]]]
            rows += [[f"Ana {words} Sol", "1950", words, words] for words in HOSTILE]
            listed = tmp_path / f"{name}.csv"
            with listed.open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows([[cell.replace("\0", "") for cell in row] for row in rows])
            made.add_list(listed, f"{name} {MARKUP[0]}")
        made.judge("graphic", next(iter(made.claims)).claim.id, by=MARKUP[0], why=MARKUP[0])
        made.figures()


def sentences(words: str) -> str:
    return (
        f"{words} said that 613 people were killed in {words} on 2 May 1999. At least 12 women were injured, {words}"
        f" reported. The {words} massacre was condemned by {words}."
    )


ASKED = (
    "/?rule=ibc&rule=ohchr",
    "/claims?said_by=<script>alert(1)</script>",
    "/lookup?q=613",
    "/lookup?q=<svg onload=alert(1)>",
    "/search?q=%3Cscript%3Ealert(1)%3C/script%3E+613",
    "/search?q=613&fate=killed",
    "/persons?q=<b>",
    "/pairs?limit=5",
    "/rules?rule=ibc&rule=ohchr",
    "/estimates?model=chao",
    "/origins?status=proposed",
    "/contradictions?status=all",
    "/contradictions?status=seeming",
    "/documents?offset=2",
    "/map?offset=1",
)
"""What is asked of pages, beside each of them as it is."""
REFUSED = (
    "/claims/%3Cscript%3Ealert(1)%3C/script%3E",
    "/documents/%3Csvg%20onload=alert(1)%3E",
    "/timeline?from=%3Cscript%3E",
    "/lists/%3Cscript%3E",
    "/persons/person-%3Cscript%3E",
    "/?incident=<img src=x onerror=alert(1)>",
    "/origins?origin=<script>",
    "/estimates?model=<b>",
    "/rules?rule=ibc&incident=<b>",
    "/%3Cscript%3E",
    "/claims?offset=<script>",
)
"""What is refused, each with the words that were asked in the refusal."""


def test_nothing_runs_and_nothing_leaves(hostile: Case, serving: Open, watching: Open) -> None:
    served = serving(hostile)
    window = watching(served)
    page, refused = window.page, list[str]()
    texts = {f"/documents/{one.id}": hostile.documents.text(one.id) for one in hostile.documents}
    assert len(texts) >= len(HOSTILE) // 4
    for place in dict.fromkeys([*addresses(hostile), *texts, *ASKED, *REFUSED]):
        answer = page.goto(served.at(place), wait_until="load")
        refused += [place] if answer.status >= 400 else []
        page.mouse.move(300, 300)
        assert page.evaluate("[...document.scripts].every((it) => it.src.startsWith(location.origin))")
        assert page.locator("iframe, object, embed, base, meta[http-equiv], form[action^='//']").count() == 0
        if place in texts:
            assert page.locator("#text").evaluate("(it) => it.textContent") == texts[place]
    claim = next(iter(hostile.claims)).claim
    page.goto(served.at(f"/documents/{hostile.documents[claim.source.digest].id}#{claim.id}"))
    page.locator(".panel .claim").wait_for()
    window.faults[:] = [it for it in window.faults if "status of 40" not in it]
    assert window.faults == []
    assert refused == [*REFUSED]


def test_no_way_of_writing_an_element_makes_it_one(case: Case, serving: Open, watching: Open, tmp_path: Path) -> None:
    assert len({*HOSTILE, *WAYS}) >= 300
    for number in range(0, len(WAYS), 42):
        note = tmp_path / f"ways {number:03}.txt"
        some = WAYS[number : number + 42]
        note.write_text("\n\n".join(f"The mill of {one} said that 613 people died." for one in some), "utf-8")
        list(case.add([note], publisher=some[0].replace("\n", " ")))
    held = {
        f"/documents/{one.id}": case.documents.text(one.id) for one in case.documents if one.name.startswith("ways")
    }
    served = serving(case)
    window = watching(served)
    for place in [*held, "/claims", "/documents", "/search?q=mill", "/"]:
        window.page.goto(served.at(place), wait_until="load")
        assert window.page.locator("[onerror], [onload], [onfocus], [ontoggle], [onstart]").count() == 0
        if place in held:
            assert window.page.locator("#text").evaluate("(it) => it.textContent") == held[place]
    assert len(held) == 6
    assert window.faults == []


def test_no_sign_turns_a_figure_beside_it(case: Case, serving: Open, watching: Open, tmp_path: Path) -> None:
    """The digits of a figure are drawn from left to right, behind the word before it, whatever stands around."""
    served = serving(case)
    page = watching(served).page
    notes = []
    for number, words in enumerate(TURNING):
        clean = words.replace("\0", "")
        notes.append(tmp_path / f"turning-{number}.txt")
        notes[-1].write_text(f"{clean} and {clean} said that 1234 people were killed, {clean} of them.\n", "utf-8")
    for added, words in zip(list(case.add(notes)), TURNING, strict=True):
        page.goto(served.at(f"/documents/{added.document}"))
        xs = page.locator("#text").evaluate(
            """(text) => {
              const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
              for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                const at = node.data.indexOf("1234");
                if (at < 0) continue;
                return [0, 1, 2, 3].map((n) => {
                  const range = document.createRange();
                  range.setStart(node, at + n);
                  range.setEnd(node, at + n + 1);
                  return range.getBoundingClientRect().x;
                });
              }
              return null;
            }"""
        )
        assert xs is not None
        assert xs == sorted(xs), f"{words!r} turned the figure"


def test_twins_and_pages_hold_the_words_exactly(hostile: Case, client_of: Open) -> None:
    client = client_of(hostile)
    told = client.get("/documents.json?limit=1000").json()["documents"]
    assert [(one["name"], one["publisher"], one["title"]) for one in told] == [
        (one.name, one.publisher.value if one.publisher else None, one.title.value if one.title else None)
        for one in hostile.documents
    ]
    page = html.fromstring(client.get("/judgements").text)
    assert page.xpath("//script[not(@src)]") == []
    assert "<script>alert(1)</script>" in page.text_content()
