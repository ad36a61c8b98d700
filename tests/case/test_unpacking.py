"""What is inside archives, mails and web archives: sealed as originals of their own, with custody, and read."""

import io
import json
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from accounted import Case, read
from accounted.case import unpacking
from accounted.case.adding import Added
from accounted.model import digest_of
from accounted.vault import acts
from tests.conftest import SHARED, needs_shared
from tests.documents import FIGURES, SENTENCES, docx, paragraph, pdf, zipped

KILLED = "The police said that 12 people were killed in Lund."
PAGE = f"<html><body><p>{SENTENCES['en']}</p></body></html>"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.new(tmp_path / "case") as made:
        yield made


def added(case: Case, name: str, content: bytes, tmp_path: Path) -> list[Added]:
    (tmp_path / name).write_bytes(content)
    return list(case.add(tmp_path / name))


def figures(case: Case) -> set[tuple[str, str, str]]:
    counts = (one.claim for one in case.claims.all("count"))
    return {(one.source.name, one.fate.code, one.amount.exact) for one in counts}


def announced(case: Case) -> dict[str, Mapping[str, str]]:
    events = case.desk.store.given.events(acts.ANNOUNCED)
    return {event.payload["name"]: event.payload["metadata"] for event in events}


MAIL = (
    "From: =?utf-8?q?Ministry_of_Health?= <press@health.example>\r\nTo: desk@paper.example\r\n"
    "Subject: =?utf-8?b?VGhlIHRvbGw=?=\r\nDate: Tue, 04 May 1999 23:30:00 +0200\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
    'Content-Type: multipart/alternative; boundary="a"\r\n\r\n'
    "--a\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nWe say that 40 people were injured.\r\n"
    "--a\r\nContent-Type: text/html\r\n\r\n<p>We say that 40 people were injured.</p>\r\n--a--\r\n"
    '--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="../../note.txt"\r\n\r\n'
    f"{KILLED}\r\n--b--\r\n"
).encode()


def test_a_mail_is_read_and_what_is_attached_is_an_original_of_its_own(case: Case, tmp_path: Path) -> None:
    outcomes = added(case, "mail.eml", MAIL, tmp_path)
    assert [(one.path.rpartition("/")[2], one.outcome) for one in outcomes] == [
        ("mail.eml", "added"),
        ("note.txt", "added"),
    ]
    assert figures(case) == {("mail.eml", "injured", "40"), ("note.txt", "killed", "12")}
    mail = case.documents["mail.eml"]
    stated = {key: getattr(mail, key).value for key in ("publisher", "published", "title")}
    assert stated == {"publisher": "Ministry of Health", "published": "1999-05-04", "title": "The toll"}
    inside = announced(case)["note.txt"]
    assert (inside["inside"], inside["member"]) == (mail.digest, "../../note.txt")
    assert f"Found inside {mail.digest} as '../../note.txt'." in case.documents["note.txt"].notes
    assert case.verify().ok


def test_a_mailbox_gives_every_mail_and_its_attachments(case: Case, tmp_path: Path) -> None:
    second = b"From: a@b.example\nSubject: Two\nMIME-Version: 1.0\n\nWe say that 7 people were missing.\n"
    box = b"From a@b Tue May  4 10:00:00 1999\n" + MAIL.replace(b"\r\n", b"\n")
    box += b"\nFrom a@b Wed May  5\n" + second
    outcomes = added(case, "box.mbox", box, tmp_path)
    assert [one.outcome for one in outcomes] == ["added"] * 4
    assert figures(case) == {
        ("00001 The toll.eml", "injured", "40"),
        ("note.txt", "killed", "12"),
        ("00002 Two.eml", "missing", "7"),
    }
    assert case.documents["box.mbox"].kind == "container"


def warc(*records: tuple[str, str, bytes], gzip: bool = True) -> bytes:
    """A web archive with these captures, as address, media type and content."""
    written = io.BytesIO()
    writer = WARCWriter(written, gzip=gzip)
    for address, kind, content in records:
        head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        when = {"WARC-Date": "2022-03-01T12:00:00Z"}
        writer.write_record(
            writer.create_warc_record(
                address, "response", io.BytesIO(content), http_headers=head, warc_headers_dict=when
            )
        )
    return written.getvalue()


ADDRESS = "https://ministry.example/statement"


def wacz(archive: bytes, recorded: str | None = None) -> bytes:
    resources = [{"path": "archive/a.warc.gz", "hash": recorded or digest_of(archive), "bytes": len(archive)}]
    package = {"created": "2022-03-02T00:00:00Z", "software": "a crawler", "resources": resources}
    return zipped({"datapackage.json": json.dumps(package), "archive/a.warc.gz": archive, "pages/pages.jsonl": ""})


def test_a_page_of_a_web_archive_keeps_its_address_and_moment(case: Case, tmp_path: Path) -> None:
    captured = warc((ADDRESS, "text/html; charset=utf-8", PAGE.encode()), (f"{ADDRESS}.css", "text/css", b"p {}"))
    outcomes = added(case, "site.wacz", wacz(captured), tmp_path)
    assert [one.outcome for one in outcomes] == ["added", "added"]
    assert figures(case) == {("statement.html", fate, number) for fate, number in FIGURES}
    said = announced(case)["statement.html"]
    assert (said["address"], said["captured"]) == (ADDRESS, "2022-03-01T12:00:00Z")
    assert f"Captured from {ADDRESS} at 2022-03-01T12:00:00Z." in case.documents["statement.html"].notes[-1]
    notes = case.documents["site.wacz"].notes
    assert "1 of its files have the digests that it records." in notes
    assert any("made at 2022-03-02T00:00:00Z, with a crawler" in note for note in notes)


def test_a_web_archive_whose_bytes_are_not_those_it_recorded_says_so(case: Case, tmp_path: Path) -> None:
    captured = warc((ADDRESS, "text/html", PAGE.encode()))
    added(case, "altered.wacz", wacz(captured, digest_of(b"other")), tmp_path)
    assert any("has not the digest" in note for note in case.documents["altered.wacz"].notes)


@pytest.mark.parametrize("package", ["[]", '"text"'])
def test_a_web_archive_whose_package_is_none_is_named_damaged(package: str, case: Case, tmp_path: Path) -> None:
    archive = warc((ADDRESS, "text/html", PAGE.encode()))
    added(case, "a.wacz", zipped({"datapackage.json": package, "archive/a.warc.gz": archive}), tmp_path)
    assert "datapackage.json describes no package" in (case.documents["a.wacz"].why or "")


def test_a_web_archive_that_is_cut_off_says_so_and_gives_what_came_before(case: Case, tmp_path: Path) -> None:
    two = warc((ADDRESS, "text/html", PAGE.encode()), (f"{ADDRESS}2", "text/html", PAGE.encode() * 50))
    added(case, "cut.warc.gz", two[:-40], tmp_path)
    assert "cut off or damaged" in case.documents["cut.warc.gz"].notes[0]
    assert case.documents["statement.html"]
    plain = warc((ADDRESS, "text/html", (PAGE + " ").encode()), gzip=False)
    added(case, "plain.warc", plain[:-20], tmp_path)
    assert "cut off in its last record" in case.documents["plain.warc"].notes[0]


def tar(**members: bytes) -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return written.getvalue()


def test_an_archive_in_an_archive_is_opened_and_links_hold_nothing(case: Case, tmp_path: Path) -> None:
    inner = zipped({"deep/report.pdf": pdf([SENTENCES["ru"]], "ru"), "statement.docx": docx(paragraph(KILLED))})
    outcomes = added(
        case, "all.tar.gz", tar(**{"inner.zip": inner, "note.txt": b"A note about 3 wounded people."}), tmp_path
    )
    assert {one.outcome for one in outcomes} == {"added"}
    assert ("report.pdf", "killed", "106") in figures(case)
    assert ("statement.docx", "killed", "12") in figures(case)
    assert any("a link to '/etc/passwd'" in note for note in case.documents["all.tar.gz"].notes)


EVIL = [
    "../../etc/cron.d/x", "/absolute.txt", "C:\\Windows\\x.txt", "\\\\server\\share\\x.txt", "a/../../b.txt", "CON",
    "name\nwith lines.txt", "\u202egnp.txt", "\u00e9.txt", "e\u0301.txt", "A.txt", "a.txt", " ", ".", "..", "x" * 3000,
]  # fmt: skip


def test_names_that_lead_elsewhere_lead_nowhere_and_are_kept_exactly(case: Case, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    members = {name: f"{KILLED} ({number})" for number, name in enumerate(EVIL)}
    outcomes = added(case, "evil.zip", zipped(members), tmp_path)
    assert {one.outcome for one in outcomes} == {"added"}
    told = {event.payload["metadata"].get("member") for event in case.desk.store.given.events(acts.ANNOUNCED)}
    assert told == {None, *EVIL}
    outside = {path for path in set(tmp_path.rglob("*")) - before if case.folder not in path.parents}
    assert outside <= {tmp_path / "evil.zip", case.folder}
    assert case.verify().ok


def test_an_archive_that_holds_itself_without_end_is_opened_only_so_deep(case: Case, tmp_path: Path) -> None:
    nested = zipped({"note.txt": KILLED})
    for level in range(8):
        nested = zipped({f"{level}.zip": nested, "level.txt": f"{KILLED} Level {level}."})
    outcomes = added(case, "nested.zip", nested, tmp_path)
    assert {one.outcome for one in outcomes} == {"added", "refused"}
    assert "containers deep" in next(one.why or "" for one in outcomes if one.outcome == "refused")
    assert case.verify().ok


def test_a_member_that_unpacks_to_more_than_the_limit_stays_inside_and_is_named(case: Case, tmp_path: Path) -> None:
    bomb = zipped({"bomb.txt": bytes(140 * 1024**2), "note.txt": KILLED})
    outcomes = added(case, "bomb.zip", bomb, tmp_path)
    assert [one.outcome for one in outcomes] == ["added", "added"]
    assert any("unpacks to more than 128 MB" in note for note in case.documents["bomb.zip"].notes)


def test_a_run_that_was_stopped_between_a_container_and_its_insides_is_finished_by_the_next(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as stopped:
        stopped.setattr("accounted.case.adding.found_inside", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            added(case, "a.zip", zipped({"note.txt": KILLED}), tmp_path)
    assert [one.name for one in case.documents] == ["a.zip"]
    assert len(unpacking.half_unpacked(case.desk)) == 1
    (again, inner) = added(case, "a.zip", (tmp_path / "a.zip").read_bytes(), tmp_path)
    assert {again.outcome, inner.outcome} == {"already_held", "added"}
    assert figures(case) == {("note.txt", "killed", "12")}
    assert unpacking.half_unpacked(case.desk) == []
    assert [one.outcome for one in case.add(tmp_path / "a.zip")] == ["already_held"]


def test_what_is_inside_two_archives_is_one_original_found_in_both(case: Case, tmp_path: Path) -> None:
    added(case, "a.zip", zipped({"note.txt": KILLED}), tmp_path)
    added(case, "b.zip", zipped({"other/note.txt": KILLED}), tmp_path)
    (document,) = [one for one in case.documents if one.kind == "text"]
    assert sum(note.startswith("Found inside") for note in document.notes) == 2


def test_a_rebuild_gives_the_same_without_taking_anything_out_again(case: Case, tmp_path: Path) -> None:
    added(case, "mail.zip", zipped({"mail.eml": MAIL}), tmp_path)
    before, events = list(case.desk.store.made.dump()), len(list(case.desk.store.given.events()))
    case.rebuild()
    assert list(case.desk.store.made.dump()) == before
    assert len(list(case.desk.store.given.events())) == events


def test_without_a_case_what_is_inside_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "mail.zip").write_bytes(zipped({"a/mail.eml": MAIL, "picture.bin": b"\x7fELF\x02\x01" + bytes(99)}))
    told: list[str] = []
    claims = read(tmp_path / "mail.zip", tell=told.append)
    names = {claim.source.name for claim in claims if claim.kind == "count"}
    assert names == {"mail.zip!/a/mail.eml", "mail.zip!/a/mail.eml!/../../note.txt"}
    assert any(one.startswith("mail.zip!/picture.bin: It ") for one in told)


@needs_shared
@pytest.mark.parametrize("path", sorted((SHARED / "data/evidence/warc").glob("*.*arc*")), ids=lambda path: path.name)
def test_web_archives_of_others_give_their_pages_or_say_what_is_wrong(case: Case, path: Path) -> None:
    first, *inside = case.add(path)
    document = next(iter(one for one in case.documents if one.digest == first.digest))
    assert inside or document.why or document.notes
    assert "fault in Accounted" not in (first.why or "")
    if "trunc" in path.name:
        assert "have not the digest" in " ".join(document.notes)  # the head of the record counts the bytes it lost


@pytest.mark.parametrize("first", ["note.txt", "a.mbox"])
def test_bytes_that_come_under_a_name_by_which_they_open_and_one_by_which_they_do_not_are_read(
    first: str, case: Case, tmp_path: Path
) -> None:
    for name in sorted(("note.txt", "a.mbox"), key=lambda name: name != first):
        added(case, name, KILLED.encode(), tmp_path)
    (document,) = list(case.documents)
    assert (document.name, document.kind) == ("a.mbox", "text")
    assert "It can't be opened as 'a.mbox' and is opened as 'note.txt', its other name." in document.notes
    assert [one.claim.amount.exact for one in case.claims.all("count")] == ["12"]
    assert case.verify().ok


def test_what_can_no_longer_be_read_does_not_look_like_a_change_of_the_case(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(case, "note.txt", KILLED.encode(), tmp_path)
    monkeypatch.setattr("accounted.case.receipts._MOST_TRIED", 0)
    added(case, "a.mbox", KILLED.encode(), tmp_path)
    assert [one.kind for one in case.documents] == ["unread"]
    assert case.verify().ok
