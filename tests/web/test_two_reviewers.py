"""Where two reviewers disagree, every page that shows the claim shows both words."""

from __future__ import annotations

import httpx

from accounted.case import Case


def test_pages_show_both(case: Case, client: httpx.Client) -> None:
    (claim,) = (one.claim.id for one in case.claims.page(kind="count", number=52).claims)
    case.judge("accept", claim, by="Rosa", why="It says so")
    case.judge("reject", claim, by="Ben", why="The UN says 31")
    for page in ("/", f"/claims/{claim}", "/lookup?q=52", "/claims?state=disputed", "/parts"):
        said = client.get(page).text
        assert "reviewers differ" in said or page == "/parts", page
        assert page in ("/", "/parts") or said.index("accepted by") < said.index("rejected by"), page
    citation = client.get(f"/claims/{claim}").text.partition(f'id="cite-{claim}"')[2].partition("</p>")[0]
    assert "reviewers differ" in citation
