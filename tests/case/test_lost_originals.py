"""An original whose bytes are gone or altered stops no other, and is read again once it is back."""

from pathlib import Path

import pytest

from accounted import Case
from accounted.vault import Vault
from tests.journeys.conftest import here


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A case of three documents."""
    with Case.new(tmp_path / "case", "T") as case:
        for number in (12, 13, 14):
            (tmp_path / f"{number}.txt").write_text(f"Police said that {number} people were killed.")
            list(case.add(tmp_path / f"{number}.txt"))
    return tmp_path / "case"


def object_of(folder: Path, name: str) -> Path:
    with Case.open(folder) as case:
        return Vault(folder).path(next(one for one in case.documents if one.name == name).digest)


@pytest.mark.parametrize("harm", ["gone", "altered", "a folder"])
def test_a_rebuild_goes_on_without_it_and_names_it(folder: Path, harm: str) -> None:
    place = object_of(folder, "13.txt")
    place.chmod(0o600)
    content = place.read_bytes()
    place.unlink()
    if harm == "altered":
        place.write_bytes(content.replace(b"13", b"31"))
    elif harm == "a folder":
        place.mkdir()
    rebuilt = here("rebuild", "--json", "--case", folder)
    assert (rebuilt.status, rebuilt.json["documents"], rebuilt.json["claims"]) == (1, 3, 2)
    assert [one["name"] for one in rebuilt.json["unread"]] == ["13.txt"]
    assert rebuilt.json["lost"] == [f"sha256:{place.name}"]
    with Case.open(folder) as case:
        assert case.documents["13.txt"].kind == "unread"
        assert len(list(case.claims)) == 2
    assert "13.txt" in here("rebuild", "--case", folder).out


@pytest.mark.parametrize("back", ["added again", "copied back"])
def test_once_it_is_back_the_next_add_reads_it(folder: Path, tmp_path: Path, back: str) -> None:
    place = object_of(folder, "13.txt")
    content = place.read_bytes()
    place.unlink()
    with Case.open(folder) as case:
        case.rebuild()
        list(case.add(tmp_path / "12.txt"))
        assert len(list(case.claims)) == 2
        if back == "copied back":
            place.write_bytes(content)
        list(case.add(tmp_path / ("13.txt" if back == "added again" else "12.txt")))
        assert len(list(case.claims)) == 3
        assert case.verify().ok


def test_work_of_another_version_is_read_again_without_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    object_of(folder, "13.txt").unlink()
    monkeypatch.setattr("accounted.reading.version.VERSION", "next")
    with Case.open(folder) as case:
        list(case.add(folder.parent / "12.txt"))
        assert len(list(case.claims)) == 2
