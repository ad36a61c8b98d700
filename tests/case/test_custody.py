"""The way of an original: told by persons, kept in the log, shown in one report."""

from pathlib import Path

import pytest

from accounted import Case
from accounted.errors import BadInput, NotFound


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
