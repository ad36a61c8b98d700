"""The way of an original: told by persons, kept in the log, shown in one report."""

import hashlib
import io
from pathlib import Path

import pytest
import warcio

from accounted import Case
from accounted.errors import BadInput, NotFound
from accounted.model import digest_of
from tests.authorities import authority, openssl


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made = Case.new(tmp_path / "case", "T")
    for name, text in {"scan.txt": "Twelve people were killed.", "copy.txt": "Twelve people were killed"}.items():
        (tmp_path / name).write_text(text)
    list(made.add([tmp_path / "scan.txt", tmp_path / "copy.txt"], read=False))
    return made


def digest_of_name(case: Case, name: str) -> str:
    return next(document.digest for document in case.documents if document.name == name)


def test_who_received_what_from_whom_when_how_and_with_which_tool(case: Case) -> None:
    scan, copy = digest_of_name(case, "scan.txt"), digest_of_name(case, "copy.txt")
    facts = {"received_from": "A. Witness", "received_on": "2024-02", "how": "by post", "tool": "scanner"}
    case.tell_custody(scan, facts)
    case.tell_custody(copy, {"copy_of": scan, "why": "read without its margin"})
    case.checkpoint()
    report = case.custody(scan).to_dict()
    assert (report["role"], report["copies"], report["names"]) == ("original", [copy], ["scan.txt"])
    assert [event["act"] for event in report["events"]] == [
        "announced",
        "sealed",
        "read",
        "custody_told",
        "custody_told",
    ]
    assert report["events"][3]["particulars"] == {"digest": scan, **facts}
    assert report["covered_by"][0]["size"] >= report["events"][-1]["seq"]
    assert (case.custody(copy).role, case.custody(copy).copy_of) == ("working_copy", scan)
    assert case.verify().ok
    case.close()


def test_what_is_no_fact_is_refused_and_not_logged(case: Case) -> None:
    scan = digest_of_name(case, "scan.txt")
    before = case.desk.store.given.head()
    for facts in ({}, {"how": "  "}, {"colour": "red"}, {"received_on": "yesterday"}, {"copy_of": scan}):
        with pytest.raises(BadInput):
            case.tell_custody(scan, facts)
    for facts in ({"copy_of": "sha256:" + "0" * 64},):
        with pytest.raises(NotFound):
            case.tell_custody(scan, facts)
    with pytest.raises(NotFound):
        case.custody("sha256:" + "0" * 64)
    assert case.desk.store.given.head() == before
    case.close()


def token_over(content: bytes, place: Path) -> bytes:
    """A bare token of an authority of our own, as auto-archiver keeps it."""
    stamping = authority(place)
    (place / "body").write_bytes(content)
    openssl("ts", "-query", "-data", "body", "-sha256", "-cert", "-out", "asked", folder=place)
    (place / "response").write_bytes(stamping.answer((place / "asked").read_bytes()))
    openssl("ts", "-reply", "-in", "response", "-token_out", "-out", "token", folder=place)
    return (place / "token").read_bytes()


def test_hashes_and_tokens_that_a_capturing_tool_left_stand_in_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "archived"
    folder.mkdir()
    photo, page = b"a photograph", b"<html><body><p>The police said that 12 people were killed.</p></body></html>"
    film = b"a film"
    hashes = hashlib.sha256(photo), hashlib.sha3_512(page), hashlib.sha512(film)
    listed = "\n".join(it.hexdigest() for it in hashes)
    token = token_over(listed.encode(), tmp_path / "tsa")
    for name, content in {
        "photo.bin": photo, "page.html": page, "other.txt": b"Nobody listed this.", "hashes.txt": listed.encode(),
        "timestamp_token_our-authority": token, "empty.tsr": b"no token", "film.bin": film,
        "forged.tsr": token[:-1] + bytes([token[-1] ^ 1]),
    }.items():  # fmt: skip
        (folder / name).write_bytes(content)
    with Case.new(tmp_path / "case", "T") as case:
        list(case.add([folder]))
        held = {path.name: digest_of(path.read_bytes()) for path in folder.iterdir()}
        for name, algorithm in (("photo.bin", "sha256"), ("page.html", "sha3_512"), ("film.bin", "sha512")):
            by_list, *by_tokens = case.custody(held[name]).to_dict()["recorded"]
            by_token, forged = sorted(by_tokens, key=lambda it: "refused" in it)
            assert (by_list["list"], by_list["algorithm"]) == (held["hashes.txt"], algorithm)
            assert (by_token["token"], by_token["about"]) == (held["timestamp_token_our-authority"], held["hashes.txt"])
            assert by_token["not_later_than"].startswith("20")
            assert (forged["token"], forged["about"]) == (held["forged.tsr"], held["hashes.txt"])
            assert "signature" in forged["refused"]
            assert "not_later_than" not in forged
        assert case.custody(held["other.txt"]).recorded == ()
        case.desk.vault.path(held["film.bin"]).unlink()
        assert case.custody(held["film.bin"]).recorded == (), "nothing is compared with bytes that are gone"
        monkeypatch.setattr("accounted.case.captures._MOST_TRIED", 1)
        assert case.custody(held["other.txt"]).recorded == ({"by": "limit", "of": "tokens", "passed_over": 2},)
        monkeypatch.setattr("accounted.case.captures._MOST_BYTES", 10)
        passed = {one["of"]: one["passed_over"] for one in case.custody(held["photo.bin"]).recorded}
        assert passed == {"lists": 1, "tokens": 2}, "one that is larger than any is said, not left out"


def test_what_a_web_archive_recorded_of_a_page_stands_in_its_report(tmp_path: Path) -> None:
    page = b"<html><body><p>The police said that 12 people were killed.</p></body></html>"
    written = io.BytesIO()
    writer = warcio.WARCWriter(written, gzip=True)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "A Crawler 1.2"}))
    head = warcio.StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    address, when = "https://ministry.example/statement", "2022-03-01T12:00:00Z"
    record = writer.create_warc_record(
        address, "response", io.BytesIO(page), http_headers=head, warc_headers_dict={"WARC-Date": when}
    )
    writer.write_record(record)
    (tmp_path / "a.warc.gz").write_bytes(written.getvalue())
    with Case.new(tmp_path / "case", "T") as case:
        list(case.add(tmp_path / "a.warc.gz"))
        (told,) = case.custody(digest_of(page)).recorded
    assert (told["address"], told["captured"], told["agrees"], told["tool"]) == (address, when, "yes", "A Crawler 1.2")
    assert told["recorded"].startswith("sha1:")
    assert told["record"].startswith("<urn:uuid:")
