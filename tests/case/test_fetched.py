"""Addresses of the web given to `add`: fetched into a web archive only when that was asked for, and sealed and read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from accounted import Case
from accounted.cli.app import app
from tests.case.killing import hands
from tests.vault.test_fetching import BODY, Server, page


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    made = Server({"/": page(BODY, "Content-Type: text/html"), "/gone": page(b"gone", status="404 Not Found")})
    monkeypatch.setattr("accounted.case.fetched.RULES", made.rules())
    yield made
    made.close()


def test_a_page_is_fetched_sealed_and_read_with_its_address(server: Server, tmp_path: Path) -> None:
    with Case.new(tmp_path / "case", "T", hands(tmp_path)) as case:
        url = server.url("/")
        outcomes = [(one.path, one.outcome) for one in case.add([], fetch=[url])]
        assert outcomes[0] == (url, "added")
        claims = [one.claim for one in case.claims]
        assert any(claim.kind == "count" and "12" in claim.passage.exact for claim in claims)
        page_read = next(one for one in case.documents if one.digest == claims[0].source.digest)
        assert any(url in note for note in page_read.notes)
        archive = next(one for one in case.documents if one.kind == "container")
        assert archive.name.endswith(".warc")
        assert case.custody(archive.digest).events[0].payload["metadata"]["address"] == url
        assert case.verify().ok


def test_what_can_not_be_fetched_is_refused_with_its_reason_and_stops_nothing(server: Server, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Police said that 12 people were killed in Aghdam.")
    with Case.new(tmp_path / "case", "T", hands(tmp_path)) as case:
        said = [(one.outcome, one.why or "") for one in case.add(
            tmp_path / "note.txt", fetch=["http://10.0.0.1/", "file:///etc/passwd", server.url("/gone")]
        )]  # fmt: skip
    assert [outcome for outcome, _ in said].count("refused") == 2
    assert "not on the public network" in said[0][1]
    assert "only http and https" in said[1][1]
    assert ("added", "") in said


def test_an_address_is_not_fetched_unless_that_is_asked_for(server: Server, tmp_path: Path) -> None:
    Case.new(tmp_path / "case", "T", hands(tmp_path)).close()
    ended = CliRunner().invoke(app, ["add", server.url("/"), "--case", str(tmp_path / "case")])
    assert ended.exit_code == 2
    assert "--fetch" in ended.output
    assert server.asked == []
