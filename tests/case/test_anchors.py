"""Others vouch for a checkpoint: authorities, also while offline and through openssl, and partners; and paper."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from accounted import Case
from accounted.case import Hands, cosign, print_checkpoint, verify_case
from accounted.errors import BadInput
from accounted.vault.authority import name_of
from accounted.vault.keyring import Keyring
from accounted.vault.notes import Note
from accounted.vault.timestamps import OPENSSL, STRICT, read_token, request
from tests.authorities import Authority, answering, authority
from tests.conftest import SHARED, needs_shared

BODY = b"case-x\n1\nroot\n"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    assert shutil.which("openssl"), "openssl is needed: apt-get install openssl"
    return authority(tmp_path_factory.mktemp("plain") / "tsa")


@pytest.fixture(scope="module")
def chained(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return authority(tmp_path_factory.mktemp("chained") / "tsa", chain=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Police said that 12 people were killed in Aghdam.")
    with Case.new(tmp_path / "case", "Aghdam") as case:
        list(case.add(tmp_path / "a.txt"))
    return tmp_path / "case"


def test_a_token_is_read_and_its_chain_followed(plain: Authority) -> None:
    answer, root = plain.answer(request(BODY)), plain.root.read_bytes()
    token = read_token(answer, BODY, [root])
    assert (token.read_by, token.rooted, token.refusal) == (STRICT, True, None)
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", token.time)
    assert not read_token(answer, BODY).rooted


def test_a_token_that_the_strict_parser_refuses_is_read_by_openssl_and_said_so(chained: Authority) -> None:
    answer, root = chained.answer(request(BODY)), chained.root.read_bytes()
    token = read_token(answer, BODY, [root])
    assert token.rooted
    assert token.read_by == OPENSSL
    assert token.refusal
    assert read_token(answer, BODY).read_by == OPENSSL


@pytest.mark.parametrize("kind", ["plain", "chained"])
def test_a_token_about_something_else_or_of_another_root_is_refused(
    kind: str, plain: Authority, chained: Authority
) -> None:
    one, other = (plain, chained) if kind == "plain" else (chained, plain)
    answer = one.answer(request(BODY))
    for roots in ([], [one.root.read_bytes()]):
        with pytest.raises(BadInput, match="other bytes"):
            read_token(answer, BODY + b"!", roots)
    with pytest.raises(BadInput):
        read_token(answer, BODY, [other.root.read_bytes()])


@pytest.mark.parametrize("kind", ["plain", "chained"])
def test_no_flipped_bit_of_a_token_changes_its_time_unseen(kind: str, plain: Authority, chained: Authority) -> None:
    one = plain if kind == "plain" else chained
    answer, root = one.answer(request(BODY)), one.root.read_bytes()
    told = read_token(answer, BODY, [root])
    for place in range(0, len(answer), max(1, len(answer) // 40)):
        bent = answer[:place] + bytes([answer[place] ^ 4]) + answer[place + 1 :]
        try:
            assert read_token(bent, BODY, [root]).time == told.time
        except BadInput:
            continue


@needs_shared
def test_tokens_of_the_field_are_told_apart_from_ours() -> None:
    for path in sorted((SHARED / "data/evidence/timestamps").glob("*.tsr")):
        with pytest.raises(BadInput, match="other bytes"):
            read_token(path.read_bytes(), BODY)


@pytest.mark.parametrize("rubbish", [b"", b"\0" * 40, b"<html>Not found</html>"])
def test_what_is_no_token_is_said_to_be_none(rubbish: bytes) -> None:
    with pytest.raises(BadInput, match="no answer"):
        read_token(rubbish, BODY)


def test_an_authority_that_is_asked_vouches_and_gets_nothing_but_a_hash(folder: Path, plain: Authority) -> None:
    with answering(plain) as here, Case.open(folder) as case:
        plain.requests.clear()
        (made,) = case.anchor([here.address], [here.root])
        assert (made.state, made.size) == ("anchored", 5)
    (sent,) = plain.requests
    assert b"Aghdam" not in sent
    assert len(sent) < 100
    found = verify_case(folder)
    assert found.problems == ()
    assert "The first 5 events are not later than 20" in found.notes[0]
    heads = folder / "heads"
    (token,) = heads.glob("5.*.tsr")
    command = ["openssl", "ts", "-verify", "-data", "5.head", "-in", token.name, "-CAfile", str(plain.root)]
    assert subprocess.run(command, cwd=heads, capture_output=True, check=False).returncode == 0
    content = token.read_bytes()
    token.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert [one.where for one in verify_case(folder).problems] == [f"heads/{token.name}"]
    token.unlink()
    assert [one.where for one in verify_case(folder).problems] == [f"heads/{token.name}"]


def test_what_cannot_be_sent_waits_and_goes_out_later(folder: Path, plain: Authority) -> None:
    with answering(plain) as here:
        address = here.address
    port = int(address.split(":")[2].split("/")[0])
    with Case.open(folder) as case:
        (waits,) = case.anchor([address])
        assert (waits.state, waits.time) == ("waiting", None)
        (again,) = case.anchor()
        assert again.state == "waiting"
    assert verify_case(folder).ok
    with answering(plain) as here:
        (url,) = (folder / "heads").glob("*.url")
        url.write_text(here.address.replace(str(port), here.address.split(":")[2].split("/")[0]))
        with Case.open(folder) as case:
            (made,) = case.anchor()
            assert made.state == "anchored"
            assert list(case.anchor()) == []
    assert verify_case(folder).ok


def test_nothing_is_sent_when_no_address_was_named(folder: Path) -> None:
    with Case.open(folder) as case:
        assert list(case.anchor()) == []
        with pytest.raises(BadInput, match="no address"):
            list(case.anchor(["file:///etc/passwd"]))


def test_a_token_fetched_elsewhere_is_taken_in_for_its_own_checkpoint(
    folder: Path, chained: Authority, tmp_path: Path
) -> None:
    with Case.open(folder) as case:
        first = case.checkpoint()
        body = first.note.checkpoint.body.encode()
        (tmp_path / "answer.tsr").write_bytes(chained.answer(request(body)))
        case.judge("accept", [next(iter(case.claims)).claim.id], by="N. N.", why="so")
        case.checkpoint()
        made = case.take_token(tmp_path / "answer.tsr", "Stamp Office", [chained.root])
        assert (made.size, made.state) == (first.size, "anchored")
        assert "strict parser" in (made.why or "")
        (tmp_path / "other.tsr").write_bytes(chained.answer(request(b"something else")))
        with pytest.raises(BadInput, match="other bytes"):
            case.take_token(tmp_path / "other.tsr", "Stamp Office")
    assert verify_case(folder).ok


def test_a_partner_signs_as_well(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Case.open(folder) as case:
        case.checkpoint(tmp_path / "out")
    (given,) = (tmp_path / "out").glob("*.note")
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("ACCOUNTED_KEYS", str(tmp_path / "partner"))
        cosign(given, tmp_path / "back.note")
    with Case.open(folder) as case:
        made = case.take_cosigned(tmp_path / "back.note", "Partner House")
        assert made.state == "anchored"
        with pytest.raises(BadInput, match="Nobody else signed"):
            case.take_cosigned(given, "Partner House")
    assert verify_case(folder).ok
    (kept,) = (folder / "heads").glob("*.cosigned")
    assert len(Note.from_text(kept.read_text()).signatures) == 2
    found = verify_case(folder, Hands(keyring=Keyring(tmp_path / "third")), against=[tmp_path / "back.note"])
    assert found.ok


def test_a_bag_carries_what_others_said(folder: Path, plain: Authority, tmp_path: Path) -> None:
    with answering(plain) as here, Case.open(folder) as case:
        list(case.anchor([here.address], [here.root]))
        case.export("bag", tmp_path / "bag")
    (token,) = (tmp_path / "bag/data/heads").glob("*.tsr")
    body = token.with_name("5.head").read_bytes()
    assert read_token(token.read_bytes(), body, [plain.root.read_bytes()]).rooted
    with Case.from_bag(tmp_path / "bag", tmp_path / "again") as case:
        assert case.verify().ok


def test_a_checkpoint_on_paper_gives_its_words_back(folder: Path, tmp_path: Path) -> None:
    with Case.open(folder) as case:
        kept = case.checkpoint()
        print_checkpoint(kept, "A <b>title</b>", tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text()
    assert "A &lt;b&gt;title&lt;/b&gt;" in page
    assert "<svg" in page
    assert not re.search(r"(src|href)=", page)
    assert all(line in page for line in kept.note.text.splitlines())


@pytest.mark.parametrize(
    ("address", "name"),
    [("https://tsa.example/", "tsa.example"), ("http://a.example:318/tsr?x=1", "a.example-318-tsr")],
)
def test_an_address_gives_a_name_for_files(address: str, name: str) -> None:
    assert name_of(address) == name


def test_the_payload_of_an_anchor_is_plain(folder: Path, plain: Authority) -> None:
    with answering(plain) as here, Case.open(folder) as case:
        list(case.anchor([here.address]))
        (event,) = case.desk.store.given.events("anchored")
        assert {"size", "by", "file", "digest", "time", "serial", "read_by"} <= set(json.loads(event.kept))
