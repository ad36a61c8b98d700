"""`export bag`: the whole case, or what of it may leave, as a folder that anybody can check with tools they have."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files as resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accounted.case.checkpoints import sign_now
from accounted.case.exporting import (
    Exported,
    ExportedFile,
    check_place,
    digest_of_all,
    log_export,
)
from accounted.case.placing import beside, put_in_place
from accounted.case.provenance import Act, prov_document
from accounted.case.selecting import Wanted, selected, settle
from accounted.errors import CaseIsBusy, EvidenceAtRisk
from accounted.vault import acts
from accounted.vault.bags.writing import BagWriter, Written
from accounted.vault.durable import storing
from accounted.vault.heads import Heads
from accounted.vault.merkle import Paths, leaf_hash
from accounted.vault.notes import Note, detached
from accounted.vault.signing import PublicKey

if TYPE_CHECKING:
    from accounted.case.case import Case
    from accounted.publication import Selection

BAG = "bag"
ALWAYS_SHOWN = (acts.CASE_CREATED, acts.SIGNER_ADDED, acts.CHECKPOINTED, acts.ANCHORED, acts.EXPORTED)
TRIES = 5
_SPELL = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def export_bag(case: Case, place: Path) -> Exported:
    """Write the bag at that place exactly; what was marked confidential is withheld, and its lines stand as hashes.

    Raises:
        BadInput: something lies at the place that is no earlier export of this case.
        EvidenceAtRisk: an original is no longer what was sealed, or the log not what was signed; no bag was made.
        CannotStore: the disk refused.
        CaseIsBusy: another export to this place is running, or others write to the case all the time.
    """
    check_place(case, place, folder=True)
    with storing(place), beside(place) as temporary:
        selection, written = _written(case, temporary)
        files = tuple(ExportedFile(path, size, f"sha256:{one}") for path, (one, size) in written.items())
        digest = digest_of_all(files)
        log_export(case, BAG, digest, files, selection.left_out.to_dict())
        put_in_place(temporary, place)
    return Exported(BAG, place, files, digest, _statement(selection), selection.left_out.sentence())


def _statement(selection: Selection) -> dict[str, Any]:
    """What the bag is of; incidents are not counted, since in a bag nothing is set side by side."""
    told = selection.statement()
    return {**told, "holds": {what: count for what, count in told["holds"].items() if what != "incidents"}}


def _written(case: Case, folder: Path) -> tuple[Selection, Mapping[str, Written]]:
    for _ in range(TRIES):
        settle(case)
        note, key = sign_now(case.desk)
        with case.desk.store.reading():
            if case.desk.store.given.head()[0] != note.checkpoint.size:
                continue  # another program logged something in between
            bag = BagWriter(folder)
            selection = selected(case, Wanted(compare=False))
            _Bagging(case, bag, selection, note, key).write()
            bag.close(_told(case, selection))
            return selection, bag.files
    raise CaseIsBusy("Others are writing to this case all the time; no bag was made.", str(case.folder), "Try later.")


def _told(case: Case, selection: Selection) -> dict[str, str]:
    withheld = {"External-Description": selection.left_out.sentence()} if selection.left_out else {}
    as_of = selection.as_of.time[:10] if selection.as_of else ""
    return {
        "Bagging-Date": as_of, "Bag-Software-Agent": selection.software,
        "External-Identifier": case.title, **withheld,
    }  # fmt: skip


class _Bagging:
    def __init__(self, case: Case, bag: BagWriter, selection: Selection, note: Note, key: PublicKey) -> None:
        self._case, self._bag, self._selection, self._note, self._key = case, bag, selection, note, key
        self._whole = not selection.left_out
        self._originals = {one.digest for one in selection.originals}
        self._allowed = {
            *self._originals, *(one.judgement.id for one in selection.judgements),
            *(one.claim.id for one in selection.claims), *(one.id for one in selection.documents),
        }  # fmt: skip

    def write(self) -> None:
        self._bag.copy_all(
            self._case.desk.vault,
            ((f"data/originals/{one.digest.removeprefix('sha256:')}", one) for one in self._selection.originals),
        )
        self._write_texts()
        shown = self._write_log()
        self._bag.put("data/prov.json", prov_document(shown, self._selection))
        self._write_heads()
        if self._whole:
            self._write_rows()
        self._write_papers()

    def _write_texts(self) -> None:
        """Texts, and what was read from them; a text stays in where its original does."""
        for one in self._selection.documents:
            if one.text_digest is not None and one.digest in self._originals:
                self._bag.put(f"data/texts/{one.id}.txt", [self._case.documents.text(one.id).encode()])
        self._put_lines("data/documents.jsonl", (one.to_dict() for one in self._selection.documents))
        self._put_lines("data/claims.jsonl", (one.to_dict() for one in self._selection.claims))
        self._put_lines("data/judgements.jsonl", (one.to_dict() for one in self._selection.judgements))

    def _write_log(self) -> list[Act]:
        """Lines, particulars, the signed head, and a proof for every original; gives the events that are shown."""
        lines, told, leaves = list[bytes](), list[bytes](), list[bytes]()
        shown, sealed = list[Act](), dict[str, int]()
        for line, kept, made in self._case.desk.store.given.lines():
            content, act = line.encode(), Act.of(line, made)
            leaves.append(leaf_hash(content))
            if not self._whole and not self._may_be_shown(act):
                lines.append(b"withheld " + leaves[-1].hex().encode())
                told.append(b"")
                continue
            lines.append(content)
            told.append(kept.encode())
            shown.append(act)
            if act.kind == acts.SEALED:
                sealed[act.refs[0]] = len(leaves) - 1
        self._bag.put("data/log/lines.txt", (line + b"\n" for line in lines))
        self._bag.put("data/log/particulars.txt", (line + b"\n" for line in told))
        for name, content in (
            ("head", self._note.checkpoint.body.encode()), ("head.sig", detached(self._note, self._key) or b""),
            ("head.note", self._note.text.encode()), ("signer.pem", self._key.pem()),
        ):  # fmt: skip
            self._bag.put(f"data/log/{name}", [content])
        self._bag.put("data/proofs.jsonl", self._proofs(leaves, sealed))
        return shown

    def _proofs(self, leaves: list[bytes], sealed: Mapping[str, int]) -> Iterator[bytes]:
        """For each original that is in the bag, a line of JSON that proves the event that sealed it.

        Raises:
            EvidenceAtRisk: these are not the lines that were signed.
        """
        paths = Paths(leaves)
        if paths.root != self._note.checkpoint.root:
            what = "The log is not the one that was signed; nothing was exported."
            raise EvidenceAtRisk(what, str(self._case.folder), "See what is wrong:  accounted verify")
        for digest, index in sorted(sealed.items()):
            if digest in self._originals:
                path = ", ".join(f'"{one.hex()}"' for one in paths.inclusion(index))
                told = f'"index": {index}, "original": "{digest}", "path": [{path}], "size": {len(leaves)}'
                yield f"{{{told}}}\n".encode()

    def _may_be_shown(self, event: Act) -> bool:
        """Whether nothing that the event is about is withheld; what is not known to be free is withheld."""
        if event.kind in ALWAYS_SHOWN:
            return True
        if event.kind == acts.READ:  # its digest is over claims that stay in, too
            return False
        free = {ref for ref in event.refs if ref in self._allowed}
        answers = event.kind == acts.ANSWERED and event.refs[:1] and event.refs[0] in free
        return bool(event.refs) and (len(free) == len(event.refs) or bool(answers))

    def _write_heads(self) -> None:
        heads = Heads(self._case.folder)
        for name in heads.names():
            if (content := heads.read(name)) is not None:
                self._bag.put(f"data/heads/{name}", [content])

    def _write_rows(self) -> None:
        carrying = self._case.desk.store.carrying
        for name in carrying.names():
            self._put_lines(f"data/rows/{name}.jsonl", carrying.rows(name))

    def _write_papers(self) -> None:
        papers = resources("accounted.vault.bags") / "papers"
        self._bag.tag("check.py", (papers / "check.py.txt").read_bytes())
        readme = (papers / "README.txt").read_text("utf-8")
        withheld = self._selection.left_out.sentence() if self._selection.left_out else ""
        readme = readme.replace("@FINGERPRINT@", self._key.fingerprint).replace("@WITHHELD@", withheld)
        self._bag.tag("README.txt", f"{readme.rstrip()}\n".encode())

    def _put_lines(self, path: str, rows: Iterable[dict[str, Any]]) -> None:
        self._bag.put(path, (_SPELL(row).encode() + b"\n" for row in rows))
