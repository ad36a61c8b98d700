"""Every page passes axe and is no wider than the screen: contrast, names of fields and buttons, headings, landmarks;
light and dark, both ways."""

from collections.abc import Callable
from typing import Any

import pytest

from accounted.case import Case
from tests.conftest import REPOSITORY
from tests.web.test_pages import addresses

AXE = REPOSITORY / "build" / "browser-tests" / "axe.js"
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BY_LOOK = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block", "label", "valid-lang",
           "html-has-lang", "html-lang-valid", "document-title", "meta-viewport", "region"]  # fmt: skip
NAMES = ["button-name", "link-name", "select-name", "input-button-name", "image-alt", "svg-img-alt", "summary-name",
         "aria-command-name", "aria-input-field-name", "aria-toggle-field-name", "aria-meter-name",
         "aria-progressbar-name", "aria-dialog-name", "aria-valid-attr-value", "empty-heading"]  # fmt: skip
"""The rules that colours, widths, directions and languages can break, and those that a missing translation can; the
others look at how a page is built only."""
FOUND = """async ([kind, values]) => {
  const told = await axe.run(document, {
    runOnly: {type: kind, values}, resultTypes: ["violations"], reporter: "no-passes", iframes: false, preload: false,
  });
  return told.violations.map((it) => [it.id, it.nodes[0].html.slice(0, 300)]);
}"""


@pytest.mark.parametrize(
    ("language", "scheme", "width", "rules"),
    [("en", "light", 1280, ["tag", ALL]), ("ar", "dark", 400, ["rule", BY_LOOK + NAMES])],
)
def test_axe_finds_nothing(
    lists: Case, serving: Callable[..., Any], watching: Callable[..., Any], language: str, scheme: str, width: int,
    rules: list[Any],
) -> None:  # fmt: skip
    served = serving(lists)
    window = watching(served, width=width, color_scheme=scheme, bypass_csp=True)  # axe is put into the page
    page = window.page
    found = []
    for address in [
        *addresses(lists),
        "/rules?rule=ibc&rule=ohchr",
        "/estimates?model=chao&model=chapman",
        "/nothing",
        "/?rule=ibc",
        "/claims?kind=count",
        "/lookup?q=52",
        "/search?q=killed",
    ]:
        page.goto(served.at(f"{address}{'&' if '?' in address else '?'}lang={language}"))
        page.add_script_tag(path=AXE)
        found += [(address, *it) for it in page.evaluate(FOUND, rules)]
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [(address, "wider than the screen", wider)] if wider > 0 else []
    assert found == []
