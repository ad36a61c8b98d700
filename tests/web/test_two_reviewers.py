"""Where two reviewers disagree, every page that shows the claim shows both words."""

from __future__ import annotations

import httpx
from lxml import html

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


def test_a_contradiction_is_marked_on_the_page_of_a_claim(case: Case, client: httpx.Client) -> None:
    (one,) = (it.claim.id for it in case.claims.page(kind="count", number=40).claims)
    (other,) = (it.claim.id for it in case.claims.page(kind="count", number=45).claims[:1])
    page = html.fromstring(client.get(f"/claims/{one}").text)
    (form,) = (it for it in page.forms if it.fields.get("verdict") == "contradict")
    sent = {**dict(form.form_values()), "why": "Two counts of one ward"}
    refused = client.post("/judge", data={**sent, "other": "the other one"}, headers={"accept": "application/json"})
    assert (refused.status_code, refused.json()["error"]["what"]) == (400, "The other claim is not named.")
    sent |= {"other": f"http://127.0.0.1/claims/{other}"}
    client.post("/judge", data=sent, follow_redirects=True).raise_for_status()
    (row,) = (row for row in case.contradictions().rows if {*row["claims"]} == {one, other})
    assert row["by_hand"]
    told = client.get("/contradictions").text
    assert "Two counts of one ward" in told
    assert "marked by hand" in told
