"""Every page passes axe: contrast, names of fields and buttons, headings, landmarks; light and dark, both ways."""

from collections.abc import Callable
from typing import Any

import pytest

from accounted.case import Case
from tests.conftest import REPOSITORY
from tests.web.test_pages import addresses

AXE = REPOSITORY / "build" / "browser-tests" / "axe.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize(("language", "scheme", "width"), [("en", "light", 1280), ("ar", "dark", 400)])
def test_axe_finds_nothing(
    lists: Case, serving: Callable[..., Any], watching: Callable[..., Any], language: str, scheme: str, width: int
) -> None:
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
        told = page.evaluate("(rules) => axe.run(document, {runOnly: rules})", RULES)
        found += [(address, it["id"], it["nodes"][0]["html"][:300]) for it in told["violations"]]
    assert found == []
