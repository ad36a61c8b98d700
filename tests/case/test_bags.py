"""A case as a bag: checked by standard tools alone, taken in again as the same case, shown in part without the rest."""

import errno
import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import bagit
import pytest

from accounted import Case
from accounted.case import Hands, verify_case
from accounted.errors import BadInput, CannotStore, CaseExists, EvidenceAtRisk
from accounted.vault import acts, durable
from accounted.vault.bags.log import check_log, split
from accounted.vault.durable import FlushedTogether
from accounted.vault.keyring import Keyring
from accounted.vault.merkle import leaf_hash, proves_inclusion

SENTENCES = {
    "a.txt": "Police said that 12 people were killed in Aghdam.",
    "b.txt": "The mayor said that 40 people were injured.",
    "c.txt": "A witness who must not be named said that 3 people were missing.",
}
SECRET = hashlib.sha256(SENTENCES["c.txt"].encode()).hexdigest()


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case and its bag, whole; and the bag of a case in which one document is confidential."""
    place = tmp_path_factory.mktemp("bags")
    hands = Hands(keyring=Keyring(place / "keys"))
    with Case.new(place / "case", "T", hands) as case:
        for name, sentence in SENTENCES.items():
            (place / name).write_text(sentence)
        list(case.add([place / name for name in SENTENCES], publisher="Vareth Radio"))
        case.judge("accept", [next(iter(case.claims)).claim.id], by="N. N.", why="so")
        case.checkpoint()
        case.export("bag", place / "bag")
    shutil.copytree(place / "case", place / "redacted")
    with Case.open(place / "redacted", hands) as case:
        document = next(one for one in case.documents if one.name == "c.txt")
        case.judge("confidential", [document.id], by="N. N.", why="a witness", set={"level": "sealed"})
        case.export("bag", place / "part")
    return place


@pytest.fixture
def place(made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(made_once, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("ACCOUNTED_KEYS", str(tmp_path / "other-keys"))
    return tmp_path


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def ended(command: list[str], folder: Path) -> int:
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env={"PATH": os.environ["PATH"]})
    return done.returncode


def standard_tools(bag: Path) -> dict[str, int]:
    """The exit status of every tool that the README in the bag names."""
    assert shutil.which("openssl"), "openssl is needed: apt-get install openssl"
    signed = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "data/log/signer.pem", "-rawin",
              "-in", "data/log/head", "-sigfile", "data/log/head.sig"]  # fmt: skip
    found = {
        "bagit": ended([sys.executable, "-m", "bagit", "--quiet", "--validate", "."], bag),
        "check.py": ended([sys.executable, "-I", "-S", "check.py"], bag),
        "openssl": ended(signed, bag),
    }
    if shutil.which("sha256sum"):
        for kind in ("manifest", "tagmanifest"):
            found[kind] = ended(["sha256sum", "--quiet", "-c", f"{kind}-sha256.txt"], bag)
    return found


@pytest.mark.parametrize("name", ["bag", "part"])
def test_a_bag_is_checked_by_standard_tools_alone(name: str, place: Path) -> None:
    assert set(standard_tools(place / name).values()) == {0}
    assert len((place / name / "check.py").read_text().splitlines()) <= 60
    bagit.Bag(str(place / name)).validate()


def test_a_bag_verifies_and_comes_back_as_the_same_case(place: Path) -> None:
    found = verify_case(place / "bag")
    assert (found.problems, found.notes, found.originals) == ((), (), 3)
    with Case.from_bag(place / "bag", place / "again") as case, Case.open(place / "case") as before:
        assert [one.to_dict() for one in case.claims] == [one.to_dict() for one in before.claims]
        assert [one.to_dict() for one in case.judgements] == [one.to_dict() for one in before.judgements]
        assert case.figures().to_dict() == before.figures().to_dict()
        lines = list(before.desk.store.given.lines())
        assert list(case.desk.store.given.lines()) == [line for line in lines if '"exported"' not in line[0]]
        for name in before.desk.store.carrying.names():
            assert list(case.desk.store.carrying.rows(name)) == list(before.desk.store.carrying.rows(name))
        assert case.verify().ok
    assert verify_case(place / "again").ok
    copied = {path.name: path.read_bytes() for path in (place / "again" / "objects").rglob("*") if path.is_file()}
    assert copied == {
        path.name: path.read_bytes() for path in (place / "case" / "objects").rglob("*") if path.is_file()
    }


def test_a_bag_of_the_case_that_came_back_holds_the_same_log(place: Path) -> None:
    with Case.from_bag(place / "bag", place / "again") as case:
        case.export("bag", place / "second")
    first, second = ((place / name / "data/log/lines.txt").read_text().splitlines() for name in ("bag", "second"))
    assert second[: len(first)] == first


def test_what_is_withheld_is_nowhere_in_the_bag_and_the_rest_is_proved(place: Path) -> None:
    bag = place / "part"
    for path in bag.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"witness" not in content.lower(), path
            assert SECRET.encode() not in content, path
            assert b"c.txt" not in content, path
    found = verify_case(bag)
    assert (found.problems, found.originals) == ((), 2)
    assert "withheld in this bag" in found.notes[0]
    with pytest.raises(BadInput, match="withheld"):
        Case.from_bag(bag, place / "again")
    assert not (place / "again").exists()


def test_whoever_withheld_something_can_prove_later_what_it_was(place: Path) -> None:
    """The line that is not shown, handed over afterwards, is the leaf that stood there all the time."""
    bag = place / "part"
    lines = (bag / "data/log/lines.txt").read_bytes().splitlines()
    withheld = {line.removeprefix(b"withheld ").decode() for line in lines if line.startswith(b"withheld ")}
    with Case.open(place / "redacted") as case:
        kept = [line for line, _, _ in case.desk.store.given.lines() if SECRET in line]
    assert kept
    assert {leaf_hash(line.encode()).hex() for line in kept} <= withheld


def test_each_original_in_a_bag_has_its_proof(place: Path) -> None:
    for name in ("bag", "part"):
        log = place / name / "data/log"
        lines = split((log / "lines.txt").read_bytes())
        root = check_log(lines, [], {"head": (log / "head.note").read_bytes()}).roots[len(lines)]
        proofs = [json.loads(line) for line in (place / name / "data/proofs.jsonl").open()]
        assert {one["original"][7:] for one in proofs} == {
            path.name for path in (place / name / "data/originals").iterdir()
        }
        for one in proofs:
            leaf, path = leaf_hash(lines[one["index"]]), [bytes.fromhex(it) for it in one["path"]]
            assert proves_inclusion(leaf, one["index"], one["size"], path, root)


def bent(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def relisted(bag: Path) -> None:
    """Manifests and sizes made to fit what is there now, as one does who knows BagIt."""
    payload = sorted(path for path in (bag / "data").rglob("*") if path.is_file())
    said = re.sub(r"Oxum: .*", f"Oxum: {sum(one.stat().st_size for one in payload)}.{len(payload)}", info_of(bag))
    (bag / "bag-info.txt").write_text(said)
    tags = ["bagit.txt", "bag-info.txt", "check.py", "README.txt", "manifest-sha256.txt"]
    for kind, files in (("manifest", payload), ("tagmanifest", [bag / name for name in tags])):
        lines = [f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.relative_to(bag).as_posix()}" for one in files]
        (bag / f"{kind}-sha256.txt").write_text("".join(f"{line}\n" for line in lines))


def info_of(bag: Path) -> str:
    return (bag / "bag-info.txt").read_text()


def first_original(bag: Path) -> Path:
    return min((bag / "data/originals").iterdir())


def replaced(bag: Path) -> None:
    first_original(bag).unlink()
    forged = b"Police said that 99 people were killed in Aghdam."
    (bag / "data/originals" / hashlib.sha256(forged).hexdigest()).write_bytes(forged)


def edited_log(bag: Path, old: str, new: str, name: str = "lines.txt") -> None:
    path = bag / "data/log" / name
    content = path.read_text()
    assert old in content
    path.write_text(content.replace(old, new, 1))


def cut_log(bag: Path) -> None:
    for name in ("lines.txt", "particulars.txt"):
        path = bag / "data/log" / name
        path.write_text("".join(line + "\n" for line in path.read_text().splitlines()[:-1]))


TAMPERED: dict[str, Callable[[Path], object]] = {
    "a bit of an original": lambda bag: bent(first_original(bag)),
    "an original gone": lambda bag: first_original(bag).unlink(),
    "an original slipped in": lambda bag: (bag / "data/originals" / ("0" * 64)).write_bytes(b"x"),
    "an original replaced": replaced,
    "a bit of a text": lambda bag: bent(next((bag / "data/texts").iterdir())),
    "a claim edited": lambda bag: bent(bag / "data/claims.jsonl"),
    "a judgement edited": lambda bag: bent(bag / "data/judgements.jsonl"),
    "a line of the log edited": lambda bag: edited_log(bag, "announced", "announcod"),
    "particulars edited": lambda bag: edited_log(bag, "Vareth", "Gareth", "particulars.txt"),
    "the log cut off": cut_log,
    "the head edited": lambda bag: edited_log(bag, "case-", "cast-", "head"),
    "a bit of the signature": lambda bag: bent(bag / "data/log/head.sig"),
    "the key replaced": lambda bag: bent(bag / "data/log/signer.pem"),
    "a proof edited": lambda bag: bent(bag / "data/proofs.jsonl"),
    "the history edited": lambda bag: bent(bag / "data/prov.json"),
    "the script edited": lambda bag: bent(bag / "check.py"),
    "the README edited": lambda bag: bent(bag / "README.txt"),
    "the manifest edited": lambda bag: bent(bag / "manifest-sha256.txt"),
    "a file added": lambda bag: (bag / "data/more.txt").write_text("more"),
    "a row for coming back edited": lambda bag: bent(bag / "data/rows/given.original.jsonl"),
}


@pytest.mark.parametrize("kind", TAMPERED)
def test_a_tampered_bag_fails_in_a_standard_tool_and_in_ours(kind: str, place: Path) -> None:
    TAMPERED[kind](place / "bag")
    assert any(standard_tools(place / "bag").values()), "no standard tool noticed"
    assert not verify_case(place / "bag").ok
    with pytest.raises(BadInput):
        Case.from_bag(place / "bag", place / "again")


OF_THE_LOG = ["an original replaced", "an original slipped in", "a line of the log edited", "particulars edited",
              "the log cut off", "the head edited", "a bit of the signature"]  # fmt: skip


@pytest.mark.parametrize("kind", OF_THE_LOG)
def test_fitting_manifests_do_not_help_against_the_signed_log(kind: str, place: Path) -> None:
    TAMPERED[kind](place / "bag")
    relisted(place / "bag")
    found = standard_tools(place / "bag")
    assert found["bagit"] == 0, "the forger knows BagIt"
    assert found["check.py"] or found["openssl"]


def test_nothing_is_made_where_something_lies(place: Path) -> None:
    with pytest.raises(CaseExists):
        Case.from_bag(place / "bag", place / "case")
    with pytest.raises(BadInput, match="no bag"):
        Case.from_bag(place / "case", place / "again")
    assert sorted(path.name for path in place.iterdir() if path.name.startswith(".")) == []


def test_no_bag_is_made_of_a_log_whose_older_lines_are_not_those_that_were_signed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCOUNTED_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("ACCOUNTED_APART", "no")
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(f"Police said that {number + 3} people were killed in Lund.")
    with Case.new(tmp_path / "case", "T") as case:
        list(case.add([tmp_path / f"{number:02}.txt" for number in range(12)]))
    base = sqlite3.connect(tmp_path / "case" / "case.db")
    base.execute("DROP TRIGGER event_no_update")
    base.execute("""UPDATE event SET line = replace(line, '"kind":"announced"', '"kind":"announcex"') WHERE seq = 3""")
    base.commit()
    base.close()
    with Case.open(tmp_path / "case") as case, pytest.raises(EvidenceAtRisk, match="not the one that was signed"):
        case.export("bag", tmp_path / "bag")
    assert not (tmp_path / "bag").exists()


def test_no_bag_is_made_of_bytes_that_the_disk_refused(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: FlushedTogether) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with Case.open(place / "case") as case:
        before = len(list(case.desk.store.given.events(acts.EXPORTED)))
        monkeypatch.setattr(FlushedTogether, "flush", refuse)
        with pytest.raises(CannotStore, match="The disk refused"):
            case.export("bag", place / "another")
        assert len(list(case.desk.store.given.events(acts.EXPORTED))) == before
    assert not list(place.glob("*another*"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has the call")
def test_what_the_system_says_of_a_flush_that_failed_is_told(tmp_path: Path) -> None:
    disk = FlushedTogether(tmp_path)
    disk.flush()
    with pytest.raises(OSError, match="Bad file descriptor"):
        disk.flush()  # its descriptor was let go of: the call itself fails


def test_without_that_call_every_file_and_folder_is_flushed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[str] = []
    monkeypatch.setattr(sys, "platform", "other")
    monkeypatch.setattr(durable, "flush_file", lambda _: flushed.append("file"))
    monkeypatch.setattr(durable, "flush_folder", lambda folder: flushed.append(folder.name))
    for name in ("a", "b/c", "b/d"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    FlushedTogether(tmp_path).flush()
    assert flushed == ["file", "file", "b", "file", tmp_path.name]
