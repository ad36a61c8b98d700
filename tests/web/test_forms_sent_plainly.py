"""Every form of every page as a browser without scripts sends it: it is taken, and a page follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
from lxml import html

from accounted.case import Case
from accounted.web.actions import ACTIONS
from tests.web.test_pages import addresses

TYPED = {"why": "as it says", "title": "The shelling of Halden", "fate": "killed"}
CHANGED = {"correct": {"set.said_by": "The mayor"}, "describe": {"set.publisher": "The ministry"}}
FILES = {
    "/add": b"Police said that 9 people were killed.\n",
    "/lists/add": b"no,name,born\n1,Ana Sol,1960\n2,Ivo Lund,1971\n",
}
TICKED = {"same-person": 2, "split-person": 1, "split": 1, "move": 1}
ASKS_THE_WEB = "/add/address"

Sent = tuple[str, dict[str, str]]


def forms(page: str) -> Iterator[Sent]:
    """Where each form of a page is posted and what it sends, once for each of its buttons."""
    tree = html.fromstring(page)
    for form in tree.xpath("//form[@method='post']"):
        inside = [one for one in form.iter("input", "select", "textarea", "button") if not one.get("form")]
        own = [*inside, *(tree.xpath("//*[@form=$id]", id=form.get("id")) if form.get("id") else [])]
        for button in (one for one in own if one.tag == "button" and one.get("type", "submit") == "submit"):
            fields = [one for one in own if one.tag != "button" and one.get("name") and one.get("type") != "file"]
            boxes = [one.get("name") for one in fields if one.get("type") == "checkbox"]
            sent = {one.get("name"): one.value or "" for one in fields if one.get("name") not in boxes}
            if button.get("name"):
                sent[button.get("name")] = button.get("value")
            asked = sent.get("verdict", "")
            records = [name for name in boxes if name.startswith("id.")]
            sent |= dict.fromkeys(records[: TICKED.get(asked, 0)], "on")
            sent |= {name: typed for name, typed in TYPED.items() if name in sent}
            if asked in ("merge", "move"):
                sent["to"] = [one for one in form.xpath(".//select[@name='to']/option/@value") if one][-1]
            yield form.get("action"), sent | CHANGED.get(asked, {})


def sent_with(action: str) -> dict[str, tuple[str, bytes]] | None:
    """The file that goes with a form that sends one."""
    return {"files": ("sent.csv" if action == "/lists/add" else "sent.txt", FILES[action])} if action in FILES else None


def test_a_later_part_of_the_page_of_an_incident_is_gone_back_to(
    lists: Case, client_of: Callable[[Case], httpx.Client]
) -> None:
    claim, client = next(iter(lists.claims.all(kind="count"))).claim.id, client_of(lists)
    (token, *_) = {sent["form_token"] for _, sent in forms(client.get(f"/claims/{claim}").text) if sent}
    judged = {"form_token": token, "verdict": "reject", "ids": claim, "why": "No."}
    here = f"/incidents/{lists.incident.id}"
    for back, there in (
        (here, here),
        (f"{here}?offset=100", f"{here}?offset=100"),
        ("/incidents/gone?a=1", "/incidents"),
    ):
        answer = client.post("/judge", data={**judged, "back": back})
        assert (answer.status_code, answer.headers["location"].partition("#")[0]) == (303, there)
    held = len(list(lists.judgements))
    for back in ("//[x", "https://evil.example/"):
        assert client.post("/judge", data={**judged, "back": back}).status_code == 400
    assert len(list(lists.judgements)) == held, "a form that is refused decides nothing"


def test_every_form_is_taken_without_scripts_and_leads_to_a_page_that_tells_of_it(
    lists: Case, client_of: Callable[[Case], httpx.Client]
) -> None:
    claim, other = [one.claim.id for one in lists.claims.all(kind="count")][:2]
    lists.judge("split", [lists.incident.id, claim], by="Ana", why="Another day.")
    client, done = client_of(lists), set[tuple[str, str, str]]()
    for address in addresses(lists):
        for action, sent in forms(client.get(address).text):
            what = sent.get("verdict") or sent.get("format") or ""
            kind = (action, what, address if action == "/judge" else "")
            if kind in done or what == "report-pdf":  # which needs fonts that lie beside the program
                continue
            done.add(kind)
            pair = {"other": other if sent["ids"] != other else claim} if "other" in sent else {}
            answer = client.post(action, data=sent | pair, files=sent_with(action), follow_redirects=True)
            assert answer.status_code == 200, f"{kind} {sent.keys()} {answer.text.partition('failure')[2][:600]}"
            if action in ("/judge", "/incidents/arrange"):
                (told,) = html.fromstring(answer.text).find_class("decided")
                ((back, undo),) = forms(html.tostring(told, encoding="unicode"))
                assert client.post(back, data=undo, follow_redirects=True).status_code == 200, kind
    assert {action for action, _, _ in done} == {one.path for one in ACTIONS} - {ASKS_THE_WEB}
    assert {"accept", "reject", "correct", "graphic", "undo", "split", "move"} <= {what for _, what, _ in done}
