"""Encrypted cases: nothing of them can be read on the disk, a wrong secret opens none, and nothing stops half-way."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from accounted import Case
from accounted.case import unlocking, verify_case
from accounted.case.encrypting import decrypt, encrypt, new_encrypted, write_sheet
from accounted.case.unlocking import change_passphrase, unlock_with
from accounted.errors import BadInput, CaseIsLocked
from accounted.vault import acts, case_key
from tests.case.killing import hands
from tests.case.killing_encryption import killed_everywhere, told

SECRET, OTHER = "five words from a book", "five other words of chance"
MARKERS = [f"Xocavend{number:02}mark" for number in range(50)]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(case_key, "MEMORY_KIB", 64)
    monkeypatch.setattr(unlocking, "_given", [])
    monkeypatch.delenv("ACCOUNTED_PASSPHRASE", raising=False)
    yield
    case_key._stretched.cache_clear()


def filled(case: Case, place: Path) -> None:
    """Every marker somewhere: in names, texts, judgements, notes, answers to searches."""
    files = place / "files"
    files.mkdir()
    for number, marker in enumerate(MARKERS):
        words = f"{marker} police said that {number + 2} people were killed in {marker}."
        (files / f"{marker}.txt").write_text(words)
    list(case.add(files, publisher=MARKERS[0]))
    claim = next(iter(case.claims)).claim
    case.judge("reject", [claim.id], by=MARKERS[1], why=MARKERS[2])
    list(case.search(MARKERS[3]))
    case.tell_custody(case.documents[next(iter(case.documents)).id].digest, {"received_from": MARKERS[4]})


def found_on_disk(folder: Path) -> set[str]:
    """The markers that stand in any file of a folder, or in its name."""
    whole = b"".join(path.read_bytes() + str(path).encode() for path in folder.rglob("*") if path.is_file())
    wide = whole + whole.replace(b"\0", b"")
    return {marker for marker in MARKERS if marker.encode() in wide or marker.lower().encode() in wide}


def test_nothing_of_an_encrypted_case_can_be_read_on_the_disk(tmp_path: Path) -> None:
    case, _ = new_encrypted(tmp_path / "case", SECRET, MARKERS[5], hands(tmp_path))
    with case:
        filled(case, tmp_path)
        assert found_on_disk(tmp_path / "case") == set()
        assert len(list(case.search(MARKERS[7]))) == 1
    assert found_on_disk(tmp_path / "case") == set()
    assert verify_case(tmp_path / "case", hands(tmp_path)).ok


def test_a_case_in_the_clear_is_encrypted_and_back_and_says_the_same(tmp_path: Path) -> None:
    with Case.new(tmp_path / "case", MARKERS[5], hands(tmp_path)) as case:
        filled(case, tmp_path)
    before = told(tmp_path / "case", tmp_path)
    assert found_on_disk(tmp_path / "case") == set(MARKERS)
    made = encrypt(tmp_path / "case", SECRET, hands(tmp_path))
    assert made.originals == len(MARKERS)
    assert found_on_disk(tmp_path / "case") == set()
    assert told(tmp_path / "case", tmp_path) == before
    assert verify_case(tmp_path / "case", hands(tmp_path)).ok
    decrypt(tmp_path / "case", hands(tmp_path))
    assert told(tmp_path / "case", tmp_path) == before
    found = verify_case(tmp_path / "case", hands(tmp_path))
    assert (found.ok, found.originals) == (True, len(MARKERS))
    with Case.open(tmp_path / "case", hands(tmp_path)) as case:
        log = list(case.desk.store.given.events(acts.PROTECTED))
    assert [event.payload["encrypted"] for event in log] == [True, False]


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A small encrypted case, and its recovery code."""
    place = tmp_path_factory.mktemp("encrypted")
    with pytest.MonkeyPatch.context() as quick:
        quick.setattr(case_key, "MEMORY_KIB", 64)
        quick.setattr(unlocking, "_given", [])
        case, code = new_encrypted(place / "case", SECRET, "T", hands(place))
        (place / "a.txt").write_text("Police said that 12 people were killed in Aghdam.")
        (place / "b.bin").write_bytes(os.urandom(200_000))
        with case:
            list(case.add([place / "a.txt", place / "b.bin"]))
    return place, code


@pytest.fixture
def locked(made_once: tuple[Path, str], tmp_path: Path) -> tuple[Path, str]:
    """That case, with the secret given that opens it."""
    shutil.copytree(made_once[0], tmp_path, dirs_exist_ok=True)
    unlock_with(SECRET)
    return tmp_path / "case", made_once[1]


@pytest.mark.parametrize("secret", [None, OTHER, SECRET.upper(), "AAAA-BBBB", ""])
def test_a_wrong_secret_opens_nothing(locked: tuple[Path, str], tmp_path: Path, secret: str | None) -> None:
    unlocking._given[:] = [] if secret is None else [secret]
    with pytest.raises(CaseIsLocked):
        Case.open(locked[0], hands(tmp_path))


def test_the_recovery_code_opens_it_however_it_is_typed(locked: tuple[Path, str], tmp_path: Path) -> None:
    unlock_with(locked[1].lower().replace("-", "  "))
    change_passphrase(locked[0], OTHER)
    assert told(locked[0], tmp_path)
    unlock_with(SECRET)
    with pytest.raises(CaseIsLocked):
        Case.open(locked[0], hands(tmp_path))
    write_sheet(tmp_path / "sheet.html", "T", locked[1])
    assert locked[1] in (tmp_path / "sheet.html").read_text()


def test_a_short_passphrase_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        new_encrypted(tmp_path / "case", "short", None, hands(tmp_path))
    assert not (tmp_path / "case").exists()


def test_a_key_file_opens_it(locked: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unlocking._given[:] = []
    (tmp_path / "key").write_text(f"{SECRET}\nnot this\n")
    monkeypatch.setenv("ACCOUNTED_KEY_FILE", str(tmp_path / "key"))
    assert told(locked[0], tmp_path)


def test_a_flipped_bit_a_cut_and_a_file_of_another_name_are_named(locked: tuple[Path, str], tmp_path: Path) -> None:
    paths = sorted(path for path in (locked[0] / "objects").rglob("*") if path.is_file())
    assert len(paths) == 2
    for path in paths:
        path.chmod(0o600)
        content = path.read_bytes()
        for bad in (content[:-1], content[:60] + bytes([content[60] ^ 1]) + content[61:], content[:-65_552], b""):
            path.write_bytes(bad)
            assert [one.kind for one in verify_case(locked[0], hands(tmp_path)).problems] == ["original_changed"]
        path.write_bytes(content)
    one, other = paths
    kept = one.read_bytes()
    shutil.copy(other, one)
    assert [it.kind for it in verify_case(locked[0], hands(tmp_path)).problems] == ["original_changed"]
    one.write_bytes(kept)
    stray = one.with_name(one.name[:2] + "0" * 62)
    stray.write_bytes(b"stray")
    assert [it.kind for it in verify_case(locked[0], hands(tmp_path)).problems] == ["unknown_object"]


def test_a_bag_of_an_encrypted_case_is_in_the_clear_and_says_so(locked: tuple[Path, str], tmp_path: Path) -> None:
    said: list[str] = []
    with Case.open(locked[0], hands(tmp_path)).listen(warn=said.append) as case:
        case.export("bag", tmp_path / "bag")
    assert any("in the clear" in one for one in said)
    assert verify_case(tmp_path / "bag", hands(tmp_path)).ok


def test_an_encryption_killed_anywhere_leaves_the_old_or_the_new_key_and_never_a_mix(
    locked: tuple[Path, str], tmp_path: Path
) -> None:
    tried = killed_everywhere(
        locked[0], tmp_path, (SECRET, OTHER), every=17
    )  # benchmarks/vault/rekeying.py kills it at every call
    assert tried.wrong == []
    assert min(tried.opened.values()) > 0
