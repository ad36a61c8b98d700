"""Bags taken in again: checked as a stranger would, and made a case that is the one they were exported from."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from accounted.case.checkpoints import grow, tree
from accounted.case.desk import Desk
from accounted.case.folders import is_bag
from accounted.case.hands import Hands, Step, unheard
from accounted.case.whole import Kept
from accounted.errors import AccountedError, BadInput, CaseExists, EvidenceAtRisk
from accounted.language import fold
from accounted.model import claim_from_dict, digest_of
from accounted.store import Store
from accounted.vault import Problem, Vault, Verification
from accounted.vault.bags.fixity import check_fixity
from accounted.vault.bags.log import BagLog, check_log, split
from accounted.vault.durable import flush_folder, storing
from accounted.vault.heads import NOTE_ENDINGS
from accounted.vault.notes import Note

Rows = Iterator[dict[str, Any]]


def verify_bag(bag: Path, step: Step = unheard, elsewhere: Kept = ()) -> Verification:
    """What a check of a bag of ours finds: every byte, the log, its signature and checkpoints, every quotation."""
    read = 0

    def progress(count: int) -> None:
        nonlocal read
        read += count
        step("Checking bytes", read, None)

    fixity = check_fixity(bag, progress)
    problems = [_as_problem(place, what) for place, what in fixity.faults]
    log = _log_of(bag, elsewhere)
    problems += log.problems
    originals = sorted(path.name for path in (bag / "data" / "originals").glob("*"))
    problems += _originals(originals, log)
    problems += _passages(bag)
    size_bytes = sum((bag / "data" / "originals" / name).stat().st_size for name in originals)
    notes = [f"{log.withheld:,} events are withheld in this bag; they are there as hashes."] if log.withheld else []
    return Verification(len(originals), size_bytes, log.events, tuple(problems), tuple(notes))


def _as_problem(place: str, what: str) -> Problem:
    folder, _, name = place.rpartition("/")
    if folder == "data/originals":
        kinds = {"A file is not the one that was listed.": "original_changed",
                 "A file that is listed is not there.": "original_missing"}  # fmt: skip
        return Problem(kinds.get(what, "unknown_object"), what, f"sha256:{name}")
    if "no manifest lists" in what:
        return Problem("unknown_object", what, place)
    kind = "event_changed" if folder == "data/log" else "head_mismatch" if folder == "data/heads" else "store_damaged"
    return Problem(kind, what, place)


def _log_of(bag: Path, elsewhere: Kept = ()) -> BagLog:
    def content(name: str) -> bytes:
        try:
            return (bag / "data" / name).read_bytes()
        except OSError:
            return b""

    heads = sorted(path.name for path in (bag / "data" / "heads").glob("*") if path.name.endswith(NOTE_ENDINGS))
    notes = {"log/head.note": content("log/head.note"), **{f"heads/{name}": content(f"heads/{name}") for name in heads}}
    log = check_log(
        split(content("log/lines.txt")), split(content("log/particulars.txt")), {**notes, **dict(elsewhere)}
    )
    try:
        note = Note.from_text(notes["log/head.note"].decode())
        whole = note.checkpoint.size == log.events and note.checkpoint.body.encode() == content("log/head")
    except (ValueError, BadInput):
        whole = True  # said already
    if not whole:
        what = "The signed head is not that of all events in the bag."
        log.problems.append(Problem("head_mismatch", what, "log/head"))
    return log


def _originals(names: list[str], log: BagLog) -> Iterator[Problem]:
    there = {f"sha256:{name}" for name in names}
    for digest in sorted(there - log.sealed):
        yield Problem("event_missing", "The bag holds an original that no event in it seals.", digest)
    for digest in sorted(log.sealed - there):
        yield Problem("original_missing", "An event seals an original that is not in the bag.", digest)


def _passages(bag: Path) -> Iterator[Problem]:
    """Claims that quote what does not stand in the text of their document, as far as texts are in the bag."""
    texts: dict[str, str] = {}
    try:
        for row in _rows(bag, "documents"):
            path = bag / "data" / "texts" / f"{row['id']}.txt"
            if path.is_file():
                texts[row["digest"]] = path.read_bytes().decode()
        for row in _rows(bag, "claims"):
            claim = claim_from_dict(row)
            text = texts.get(claim.source.digest)
            if text is not None and any(text[start:end] != exact for start, end, exact in claim.spans()):
                what = "The document does not have the words that a claim quotes."
                yield Problem("passage_mismatch", what, claim.id)
    except (OSError, ValueError, KeyError, AccountedError):
        what = "What was read can't be compared: a line of documents.jsonl or claims.jsonl is damaged."
        yield Problem("passage_mismatch", what, "data")


def _rows(bag: Path, name: str) -> Rows:
    with (bag / "data" / f"{name}.jsonl").open("rb") as lines:
        for line in lines:
            yield json.loads(line)


def case_from_bag(bag: Path, folder: Path, hands: Hands, tell: Callable[[str], None] = unheard) -> Desk:
    """The desk of the case that the bag was made from: its originals, log, judgements and checkpoints as they were.

    What programs make is not taken from the bag; a rebuild makes it again.

    Raises:
        BadInput: the bag was altered, or holds only a part of a case; nothing was made.
        CaseExists: something lies at the folder.
        CannotStore: the disk refused.
    """
    _check(bag, folder)
    part = folder.with_name(f".{folder.name}.part")
    with storing(folder):
        shutil.rmtree(part, ignore_errors=True)
        try:
            _make(bag, part, hands)
            if folder.is_dir():
                folder.rmdir()
            part.replace(folder)
            flush_folder(folder.parent)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    tell(f"A case was made from the bag: {bag}")
    return Desk(folder, Store.open(folder, now=hands.clock(), fold=fold), Vault(folder), hands)


def _check(bag: Path, folder: Path) -> None:
    if not is_bag(bag):
        raise BadInput("This is no bag.", str(bag), "Give a folder that  accounted export bag  wrote.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        what = "A new case needs a folder of its own; something lies there."
        raise CaseExists(what, str(folder), "Choose another name.")
    found = verify_bag(bag)
    if not found.ok:
        first = found.problems[0]
        many = f" and {len(found.problems) - 1:,} more" if len(found.problems) > 1 else ""
        raise BadInput(f"The bag is not as it was made: {first.what}{many}", first.where, "Run: accounted verify BAG")
    if not (bag / "data" / "rows").is_dir():
        what = "In this bag something was withheld, so it is no whole case and can't be made one."
        raise BadInput(what, str(bag), "Ask for a bag of the whole case.")


def _make(bag: Path, folder: Path, hands: Hands) -> None:
    with Store.create(folder, fold=fold) as store:
        vault, desk = Vault(folder), Desk(folder, store, Vault(folder), hands)
        _put_originals(bag, vault)
        heads = bag / "data" / "heads"
        if heads.is_dir():
            shutil.copytree(heads, folder / "heads")
        with store.writing():
            store.carrying.put_events(_events(bag))
            for name in store.carrying.names():
                if (bag / "data" / "rows" / f"{name}.jsonl").is_file():
                    store.carrying.put_rows(name, _rows(bag, f"rows/{name}"))
            grow(desk)
            _check_root(bag, desk)


def _put_originals(bag: Path, vault: Vault) -> None:
    batch = []
    for path in sorted((bag / "data" / "originals").glob("*")):
        with path.open("rb") as stream:
            batch.append(vault.stage(stream))
        if batch[-1].digest != f"sha256:{path.name}":
            raise EvidenceAtRisk("A file in the bag changed while it was read.", str(path), "Check the disk.")
        if len(batch) == 256:
            vault.keep_all(batch)
            batch = []
    vault.keep_all(batch)


def _events(bag: Path) -> Iterator[tuple[str, str, str]]:
    log = bag / "data" / "log"
    lines, told = (split((log / name).read_bytes()) for name in ("lines.txt", "particulars.txt"))
    for line, kept in zip(lines, told, strict=True):
        yield line.decode(), kept.decode(), hashlib.sha256(line).hexdigest()


def _check_root(bag: Path, desk: Desk) -> None:
    point = Note.from_text((bag / "data" / "log" / "head.note").read_text("utf-8")).checkpoint
    if tree(desk).root() != point.root:
        raise EvidenceAtRisk(
            "The log of the bag is not the one that was signed.", str(bag), "Run: accounted verify BAG"
        )


def claims_differ(bag: Path, claims: Iterator[dict[str, Any]]) -> int:
    """How many claims are not those of the bag: another version may read otherwise."""
    there = {row["id"]: digest_of(json.dumps(row, sort_keys=True).encode()) for row in _rows(bag, "claims")}
    here = {row["id"]: digest_of(json.dumps(row, sort_keys=True).encode()) for row in claims}
    return sum(1 for name in {*there, *here} if there.get(name) != here.get(name))
