"""A page from before the last change says when the comparison is there, and leads to the page as it is then."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from accounted.case import Case, keeping, remembering
from tests.web.conftest import write

Open = Callable[..., Any]


def test_it_says_so_by_itself(case: Case, serving: Open, watching: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    bring, go = keeping.bring_up_to_date, threading.Event()

    def slowly(*of: Any) -> Any:
        assert go.wait(600)
        return bring(*of)

    rejected = next(one.claim for one in case.claims if one.claim.kind == "count" and one.claim.amount.low == 52)
    served = serving(case)
    watched = watching(served)
    page = watched.page
    page.goto(served.at("/"))
    monkeypatch.setattr(keeping, "bring_up_to_date", slowly)
    monkeypatch.setattr(remembering, "A_MOMENT", 0.0)
    case.judge("reject", rejected.id, by="Ana", why="it does not say so")
    page.goto(served.at("/"))
    page.get_by_text("what stands here is from before the last change").wait_for()
    assert page.get_by_role("link", name="52", exact=True).count() > 0
    go.set()
    watched.follow(page.get_by_role("link", name="Show the page as it is now"))
    assert page.locator("[data-behind]").count() == 0
    assert page.get_by_role("link", name="52", exact=True).count() == 0
    watched.calm()


def test_nothing_is_called_empty_before_it_was_compared(
    tmp_path: Path, client_of: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first documents of a case are added while its pages are open."""
    with Case.new(tmp_path / "case", "Arvik") as made:
        client, bring, go = client_of(made), keeping.bring_up_to_date, threading.Event()
        assert "No figure was read yet" in client.get("/").text

        def slowly(*of: Any) -> Any:
            assert go.wait(600)
            return bring(*of)

        monkeypatch.setattr(keeping, "bring_up_to_date", slowly)
        monkeypatch.setattr(remembering, "A_MOMENT", 0.0)
        list(made.add(write(tmp_path / "notes", {"a.txt": "Police said that 12 people were killed in Arvik.\n"})))
        for path, said in (("/", "No figure"), ("/incidents", "No figure"), ("/origins", "No statement")):
            page = client.get(path).text
            assert "is being compared anew" in page, path
            assert said not in page, path
        go.set()
