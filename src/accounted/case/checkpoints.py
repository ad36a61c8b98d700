"""Checkpoints of a case: the log as a tree, signed, and proofs out of it.

What is signed must go on from what was signed before. Otherwise somebody could alter the log between two commands of
its keeper, and the keeper's own next checkpoint would cover it up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accounted.case.desk import Desk
from accounted.errors import AccountedError, EvidenceAtRisk, NotFound, StoreDamaged
from accounted.model import CustodyEvent
from accounted.vault import acts
from accounted.vault.durable import storing, write_file
from accounted.vault.heads import Heads
from accounted.vault.hearing import key_in, origin_of
from accounted.vault.keyring import Keyring
from accounted.vault.merkle import STEP, Tree, folded, leaf_hash
from accounted.vault.notes import Checkpoint, Note
from accounted.vault.signing import PublicKey, Signer

CHECKPOINT, PROOF = "checkpoint/1", "proof/1"
_NUMBER = re.compile(r"[1-9][0-9]{0,17}\Z")


@dataclass(frozen=True, slots=True)
class Kept:
    """A checkpoint that was made to be kept, who signed it, and the files it lies in."""

    note: Note
    signer: str
    files: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many events it is of."""
        return self.note.checkpoint.size

    def to_dict(self) -> dict[str, Any]:
        """`checkpoint/1`: which log, how many events, the root in hexadecimal, the note, its signer, its files."""
        point = self.note.checkpoint
        return {
            "schema": CHECKPOINT, "origin": point.origin, "size": point.size, "root": point.root.hex(),
            "note": self.note.text, "signer": self.signer, "files": list(self.files),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnKey:
    """The key of this account, and where it lies."""

    name: str
    fingerprint: str
    verifier: str
    public_path: str
    private_path: str

    def to_dict(self) -> dict[str, str]:
        """Name, fingerprint, the key on one line as tools for signed notes take it, and the two paths."""
        return {key: getattr(self, key) for key in ("name", "fingerprint", "verifier", "public_path", "private_path")}


def own_signer() -> Signer:
    """The signing key of this account, made if there is none yet."""
    return Keyring.of_user().signer()


def own_key() -> OwnKey:
    """The key of this account, made if there is none yet."""
    ring = Keyring.of_user()
    key = ring.signer().public
    return OwnKey(key.name, key.fingerprint, key.verifier, str(ring.public_path), str(ring.key_path))


def tree(desk: Desk) -> Tree:
    """The log as it stands, as a tree; use it inside `store.reading()` or `store.writing()`."""
    size, rows = desk.store.given.head()[0], dict[tuple[int, int], Sequence[bytes]]()

    def nodes(level: int, first: int, count: int) -> Sequence[bytes]:
        # What is asked for lies within one row of 16; proofs ask for several stretches of the same few rows.
        row = first >> STEP
        if (level, row) not in rows:
            start = row << STEP
            rows[level, row] = _nodes(desk, level, start, min(1 << STEP, (size >> level) - start))
        return rows[level, row][first - (row << STEP) :][:count]

    return Tree(size, nodes)


def grow(desk: Desk) -> None:
    """Keep the nodes that the log's last events completed; call it inside `store.writing()`."""
    given, level = desk.store.given, STEP
    size = given.head()[0]
    while wanted := size >> level:
        for number in range(given.node_count(level), wanted):
            below = _nodes(desk, level - STEP, number << STEP, 1 << STEP)
            given.add_nodes([(level, number, folded(below))])
        level += STEP


def _nodes(desk: Desk, level: int, first: int, count: int) -> Sequence[bytes]:
    given = desk.store.given
    if level == 0:
        lines = given.leaf_lines(first + 1, count)
        found = [leaf_hash(line.encode("utf-8", "surrogateescape")) for line in lines]
    else:
        found = given.nodes(level, first, count)
        if missing := max(count - len(found), 0):  # events since the last signature, or an older case with fewer levels
            below = _nodes(desk, level - STEP, (first + len(found)) << STEP, missing << STEP)
            found = [*found, *(folded(below[one << STEP : (one + 1) << STEP]) for one in range(missing))]
    if len(found) != count:
        raise StoreDamaged("The log lacks events, or hashes over them.", str(desk.folder), "Run: accounted verify")
    return found


def origin(desk: Desk) -> str:
    """The name of the case's log."""
    return "".join(map(origin_of, desk.store.given.leaf_lines(1, 1)))


def sign_what_was_logged(desk: Desk) -> None:
    """Sign the log as it stands, if this desk added to it; where that can't be, say so and let the work stand."""
    if not desk.logged:
        return
    desk.logged = False
    try:
        sign_now(desk)
    except AccountedError as error:
        desk.warn(f"No checkpoint was signed. {error}")


def sign_now(desk: Desk) -> tuple[Note, PublicKey]:
    """The log as it stands, signed by this account's key, and kept as the newest checkpoint, here and in the keyring.

    A signature may cover only what is in the log for good: else a run that is killed leaves a checkpoint of events
    that never were. So no event that is logged in the transaction that signs may come under that signature.

    Raises:
        EvidenceAtRisk: the log doesn't go on from what was signed before; nothing was signed.
        CannotStore: the key or the checkpoint could not be kept.
    """
    signer = _introduced(desk)
    with desk.store.writing():
        return _signed(desk, signer), signer.public


def _introduced(desk: Desk) -> Signer:
    """This account's key, which the log introduces, for good, before it signs anything."""
    with desk.store.writing():
        grow(desk)
        _check_goes_on(desk, tree(desk), origin(desk), Heads(desk.folder))
        signer = desk.hands.keyring.signer()
        if signer.public.name not in signers(desk):
            desk.log(acts.SIGNER_ADDED, [signer.public.name], acts.signer_added(signer.public))
    return signer


def _signed(desk: Desk, signer: Signer) -> Note:
    grow(desk)
    grown, name, heads = tree(desk), origin(desk), Heads(desk.folder)
    _check_goes_on(desk, grown, name, heads)
    note = Note(Checkpoint(name, grown.size, grown.root())).signed_by(signer)
    heads.put_current(note, signer.public)
    _tell_of_copies(desk, name)
    desk.hands.keyring.remember(note, desk.folder)
    desk.logged = False
    return note


def signers(desk: Desk) -> dict[str, PublicKey]:
    """The keys that the log introduces, by name."""
    found = (key_in(dict(event.payload)) for event in desk.store.given.events(acts.SIGNER_ADDED))
    return {key.name: key for key in found if key is not None}


def _check_goes_on(desk: Desk, grown: Tree, name: str, heads: Heads) -> None:
    before, seen = heads.current(), desk.hands.keyring.seen(name, desk.folder).to_hold()
    if before is not None and (before.checkpoint.size > grown.size or not _goes_on(grown, name, before)):
        raise _altered(desk, before, "heads/current.note")
    known = [one.note for one in seen if one.note.checkpoint.size <= grown.size]
    if known and len(known) == len(seen) and not any(_goes_on(grown, name, one) for one in known):
        where = f"this machine; if you know that the log is right, take away {seen[0].kept_in}"
        raise _altered(desk, known[0], where)


def _goes_on(grown: Tree, name: str, before: Note) -> bool:
    point = before.checkpoint
    return (point.origin, point.root) == (name, grown.root(point.size))


def _altered(desk: Desk, before: Note, where: str) -> EvidenceAtRisk:
    return EvidenceAtRisk(
        f"The log does not go on from the checkpoint of {before.checkpoint.size:,} events that was signed before"
        f" ({where}); it was altered since.",
        str(desk.folder),
        "See what is wrong:  accounted verify",
    )


def _tell_of_copies(desk: Desk, name: str) -> None:
    """Say, when a folder is first signed in, that the case lies in another as well."""
    seen = desk.hands.keyring.seen(name, desk.folder)
    for one in () if seen.here else seen.elsewhere:
        if one.is_there:
            desk.tell(
                f"This is a copy of the case in {one.folder}. What is done here is not done there; the two logs go on"
                " apart from each other."
            )


def make_checkpoint(desk: Desk, out: Path | None = None) -> Kept:
    """A checkpoint that is kept for good: files in `heads`, and in the folder `out`, and an event that tells of them.

    When nothing but checkpoints was logged since the last one, that one is given.

    Raises:
        EvidenceAtRisk: the log doesn't go on from what was signed before; nothing was signed.
        CannotStore: the key or the files could not be kept.
    """
    heads = Heads(desk.folder)
    with desk.store.reading():
        note = _last_kept(desk, heads)
    if note is None:
        note = _newly_kept(desk, heads, _introduced(desk))
        sign_now(desk)
    by = note.signatures[0].name
    names = [*(f"{note.checkpoint.size}{ending}" for ending in (".note", ".head", ".sig")), f"{by}.pem"]
    return Kept(note, by, tuple(_copied(heads, name, out) for name in names))


def _newly_kept(desk: Desk, heads: Heads, signer: Signer) -> Note:
    """A checkpoint that is kept, and that the next event tells of; or the one that another program just kept."""
    with desk.store.writing():
        if note := _last_kept(desk, heads):
            return note
        note = _signed(desk, signer)
        files = heads.put_kept(note, signer.public)  # a file is kept first, and told of afterwards
        named = f"checkpoint-{note.checkpoint.root.hex()[:20]}"
        desk.log(acts.CHECKPOINTED, [named], acts.checkpointed(note.checkpoint, files))
        return note


def _copied(heads: Heads, name: str, out: Path | None) -> str:
    """Where the file lies: in `heads`, or, where a folder is given, its copy there."""
    content = heads.read(name)
    if out is None or content is None:
        return str(heads.folder / name)
    with storing(out):
        write_file(out / name, content)
    return str(out / name)


def _last_kept(desk: Desk, heads: Heads) -> Note | None:
    """The newest kept checkpoint, if only checkpoints and what vouches for them were logged since."""
    since = (acts.CHECKPOINTED, acts.ANCHORED)
    size = desk.store.given.head()[0]
    while size and (event := event_at(desk, size)).kind in since:
        if event.kind == acts.CHECKPOINTED:
            content = heads.read(f"{event.payload['size']}.note")
            return Note.from_text(content.decode()) if content else None
        size -= 1
    return None


def event_at(desk: Desk, seq: int) -> CustodyEvent:
    """The event of that number.

    Raises:
        NotFound: the log has none.
    """
    found = desk.store.given.event(seq)
    if found is None:
        raise NotFound("The log has no such event.", f"event {seq}", f"It has {desk.store.given.head()[0]:,}.")
    return found


def print_checkpoint(kept: Kept, title: str, place: Path) -> None:
    """Write the checkpoint as a page to be printed, with a QR code that gives its words back."""
    from accounted.vault.printed import page

    key = PublicKey.from_pem(Path(kept.files[-1]).read_bytes())
    with storing(place):
        write_file(place, page(kept.note, key, title).encode())


@dataclass(frozen=True, slots=True)
class Proof:
    """That one line stands in the log of a checkpoint; `path` leads from its hash to the root."""

    event: CustodyEvent
    note: Note
    path: tuple[bytes, ...]

    def to_dict(self, with_particulars: bool = True) -> dict[str, Any]:
        """`proof/1`; without the particulars, the line still proves that they were logged."""
        kept = self.event.kept if with_particulars else None
        return {
            "schema": PROOF, "checkpoint": self.note.text, "index": self.event.seq - 1,
            "size": self.note.checkpoint.size, "line": self.event.line, "particulars": kept,
            "path": [one.hex() for one in self.path],
        }  # fmt: skip


def prove(desk: Desk, id: str) -> list[Proof]:
    """A proof for every event about the id, or for the event of that number, up to the newest checkpoint.

    A number is looked up at once; for an id, the index of the log is brought up to date first.

    Raises:
        NotFound: no event is about it, or nothing was signed yet.
    """
    by_number = _NUMBER.match(id)
    if not by_number:
        desk.store.index_log()
    with desk.store.reading():
        note, grown = Heads(desk.folder).current(), tree(desk)
        if note is None or note.checkpoint.size > grown.size:
            raise NotFound("There is no checkpoint to prove it by.", str(desk.folder), "Run: accounted checkpoint")
        size = note.checkpoint.size
        found = [event_at(desk, int(id))] if by_number else desk.store.given.events_on(id)
        about = [event for event in found if event.seq <= size]
        if not about:
            do = "Give a digest, the id of a judgement, or the number of an event."
            raise NotFound("No event in the log is about this.", id, do)
        return [Proof(event, note, tuple(grown.inclusion(event.seq - 1, size))) for event in about]
