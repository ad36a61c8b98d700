"""Who is let in, and what goes with every answer."""

import time
from collections.abc import Callable

import httpx
import pytest

from accounted.case import Case
from accounted.web.guard import POLICY
from accounted.web.session import Session
from tests.vault.test_fetching import BODY, Server, page
from tests.web.conftest import Served


def test_a_stranger_sees_nothing(stranger: httpx.Client) -> None:
    for path in ("/", "/documents.json", "/static/css/frame.css", "/nothing"):
        answer = stranger.get(path)
        assert answer.status_code == 403
        assert "A town in May" not in answer.text
    assert stranger.get("/figures.json").json()["error"]["do"]


def test_the_token_opens_and_is_kept_as_a_cookie_no_script_can_read(stranger: httpx.Client, session: Session) -> None:
    answer = stranger.get(f"/?token={session.token}")
    assert answer.status_code == 200
    assert answer.headers["set-cookie"] == f"{session.cookie}={session.token}; Path=/; HttpOnly; SameSite=Strict"
    assert stranger.get("/documents").status_code == 200


def test_answers_on_a_kept_connection_wait_for_nothing(stranger: httpx.Client, session: Session) -> None:
    def took() -> float:
        began = time.perf_counter()
        stranger.get("/about.json", headers={"authorization": f"Bearer {session.token}"})
        return time.perf_counter() - began

    for _ in range(30):
        took()  # at first the reader's sign comes at once
    # Held back until that sign, each takes 0.04; on a busy machine some take long, and never all.
    assert any(took() < 0.03 for _ in range(500))


def test_a_program_may_bring_the_token_as_a_bearer(stranger: httpx.Client, session: Session) -> None:
    assert stranger.get("/figures.json", headers={"authorization": f"Bearer {session.token}"}).json()["rows"]


@pytest.mark.parametrize("token", ["", "x", "A" * 32, "é"])
def test_another_token_opens_nothing(stranger: httpx.Client, token: str) -> None:
    assert stranger.get("/", params={"token": token}).status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost:0", "127.0.0.1:8420.x", "[::1]"]
)
def test_a_name_that_was_pointed_here_is_refused(client: httpx.Client, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:9"}, {"origin": "https://127.0.0.1"},
        {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
    ],
)  # fmt: skip
def test_a_form_of_another_page_is_refused(client: httpx.Client, session: Session, headers: dict[str, str]) -> None:
    form = {"by": "Ana", "form_token": session.form_token}
    assert client.post("/name", data=form, headers=headers).status_code == 403


@pytest.mark.parametrize("form_token", [None, "", "0" * 64])
def test_a_form_that_this_session_did_not_sign_is_refused(client: httpx.Client, form_token: str | None) -> None:
    form = {"by": "Ana", **({"form_token": form_token} if form_token is not None else {})}
    answer = client.post("/name", data=form, headers={"accept": "application/json"})
    assert answer.status_code == 400
    assert "not of this session" in answer.json()["error"]["what"]


def test_a_form_leads_back_to_the_workspace_only(client: httpx.Client, session: Session) -> None:
    for back in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1", "/a\nb"):
        form = {"by": "Ana", "form_token": session.form_token, "back": back}
        assert client.post("/name", data=form).status_code == 400


def test_every_answer_carries_the_policy(client: httpx.Client, stranger: httpx.Client) -> None:
    assert "unsafe" not in POLICY
    for answer in (
        client.get("/"), client.get("/documents.json"), client.get("/nothing"), client.get("/claims/claim-no"),
        client.get("/static/css/frame.css"), client.get("/static/nothing"), client.post("/name"), stranger.get("/"),
        client.get("/", headers={"host": "evil.example"}), client.post("/documents"),
    ):  # fmt: skip
        assert answer.headers["content-security-policy"] == POLICY, answer.url
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store" or "/static/" in str(answer.url)


def test_an_address_of_the_web_is_asked_only_in_a_session_that_may_and_when_somebody_says_so(
    case: Case, serving: Callable[..., Served], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Server({"/": page(BODY, "Content-Type: text/html")})
    monkeypatch.setattr("accounted.case.fetched.RULES", asked.rules())
    try:
        for fetches, said, status in ((False, "yes", 400), (True, "", 400), (True, "yes", 200)):
            session = serving(case, fetches).session
            with httpx.Client(base_url=session.address, cookies={session.cookie: session.token}, timeout=60) as client:
                assert ("accounted serve --fetch" in client.get("/add").text) is not fetches
                form = {"form_token": session.form_token, "address": asked.url("/"), "ask": said}
                answer = client.post("/add/address", data=form, headers={"accept": "application/json"})
                assert answer.status_code == status, answer.text
    finally:
        asked.close()
    assert answer.json()["added"][0]["outcome"] == "added"
    assert len(asked.asked) == 1
    assert len(list(case.documents)) == 5  # the archive, and the page in it
