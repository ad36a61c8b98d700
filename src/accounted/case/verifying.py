"""Everything checked that can be: bytes, log, judgements, the database, and that claims quote their documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from accounted.case.anchoring import vouched
from accounted.case.checkpoints import origin
from accounted.case.desk import Desk, Hands, Step, open_desk, unheard
from accounted.case.folders import AnyPath, paths_of
from accounted.case.logged_readings import compare
from accounted.case.making import is_outdated
from accounted.case.walk import reason
from accounted.errors import AccountedError, BadInput, NotFound, StoreDamaged, Unreadable
from accounted.model import Claim, digest_of
from accounted.store.opening import MADE
from accounted.vault import Head, Problem, Verification, verify
from accounted.vault.checking_heads import check_heads, collected, unsigned
from accounted.vault.heads import Heads
from accounted.vault.hearing import Heard, hear
from accounted.vault.notes import Note
from accounted.vault.rereading import Rereading
from accounted.vault.signing import PublicKey

T = TypeVar("T")


Kept = Sequence[tuple[str, bytes]]
"""Checkpoints that were kept elsewhere: where, and the bytes."""


def verify_case(
    folder: Path, hands: Hands | None = None, step: Step = unheard, against: Iterable[AnyPath] = ()
) -> Verification:
    """What a check of the case, or the bag, in the folder finds.

    A database that can't be read is a finding, not an error. `against` are checkpoints that were kept elsewhere.
    """
    from accounted.case.unbagging import is_bag, verify_bag

    elsewhere = kept_elsewhere(against)
    if is_bag(folder):
        return verify_bag(folder, step, elsewhere)
    try:
        desk = open_desk(folder, hands or Hands())
    except StoreDamaged as error:
        return Verification(0, 0, 0).plus([_damaged(error)], ["Nothing else could be checked without the database."])
    with desk.store:
        desk.step = step
        return check(desk, elsewhere)


def kept_elsewhere(paths: Iterable[AnyPath]) -> Kept:
    """The checkpoints at these paths.

    Raises:
        Unreadable: one can't be read.
    """
    found = []
    for path in paths_of(paths):
        try:
            found.append((str(path), path.read_bytes()))
        except OSError as error:
            what = f"The checkpoint can't be read: {reason(error)}."
            raise Unreadable(what, str(path), "Check the path.") from error
    return found


def check(desk: Desk, elsewhere: Kept = ()) -> Verification:
    """What a check of an open case finds, each part of it at one moment, whatever others write meanwhile."""
    heard = None
    try:
        found, heard = _originals_and_log(desk, elsewhere)
    except StoreDamaged as error:
        found = Verification(0, 0, 0).plus([_damaged(error)])
    with desk.store.reading():
        damage = list(_store(desk))
        try:
            of_readings, notes = compare(desk, heard) if heard else ([], [])
            return found.plus([*damage, *of_readings, *_passages(desk)], [*notes, *_notes(desk)])
        except (StoreDamaged, BadInput) as error:
            return found.plus(damage or [_damaged(error)])


def _store(desk: Desk) -> Iterator[Problem]:
    for name, what in desk.store.damage():
        yield Problem("store_damaged", what, name)
    if desk.store.made_lost:
        gone = "" if desk.store.read_only else ", and was thrown away"
        what = f"What programs made for this case could not be read{gone}; run accounted rebuild."
        yield Problem("store_damaged", what, MADE)


def _damaged(error: StoreDamaged | BadInput) -> Problem:
    return Problem("store_damaged", error.what, error.where or "the case's database")


def _originals_and_log(desk: Desk, elsewhere: Kept) -> tuple[Verification, Heard]:
    if desk.vault.encrypted:  # only this program holds the key
        return _beside(desk, elsewhere, None)
    with Rereading(desk.vault.objects) as reread:
        return _beside(desk, elsewhere, reread)


def _beside(desk: Desk, elsewhere: Kept, reread: Rereading | None) -> tuple[Verification, Heard]:
    lying, read = desk.vault.lying(), 0  # before the log is read: what an add stores meanwhile is no stranger
    heads = Heads(desk.folder)
    with desk.store.reading():
        found = collected(heads, elsewhere, _seen(desk))
        listed = _Listed(desk, found.sizes)
    of_heads, notes = check_heads(listed.heard, heads, found, _own_key(desk))
    size_bytes = sum(original.size_bytes for original in listed.originals or ())

    def progress(count: int) -> None:
        nonlocal read
        read += count
        desk.step("Checking bytes", read, size_bytes)

    checked = verify(
        desk.vault, listed.heard, listed.originals, listed.judgements, None, progress, lying, listed.sealed_by,
        listed.answers, reread,
    )  # fmt: skip
    notes += () if desk.logged else unsigned(heads, listed.heard.events)
    whole = checked.plus([*listed.damage, *of_heads], [*notes, *vouched(heads, listed.heard.files)])
    return whole, listed.heard


def _seen(desk: Desk) -> Note | None:
    return desk.hands.keyring.seen(name) if (name := origin(desk)) else None


def _own_key(desk: Desk) -> dict[str, PublicKey]:
    """The key of this account, if it has one that can be read."""
    try:
        key = desk.hands.keyring.signer().public if desk.hands.keyring.has_key() else None
    except AccountedError:
        key = None
    return {key.name: key} if key else {}


class _Listed:
    """What the case lists, of one moment; a list that can't be read is None, and named among the damage."""

    def __init__(self, desk: Desk, sizes: set[int]) -> None:
        given, self.damage = desk.store.given, list[Problem]()
        head = self._asked(lambda: Head(*given.head()))
        self.heard = hear(given.lines(), head, sizes, given.nodes)
        self.originals = self._asked(given.originals)
        self.sealed_by = self._asked(given.sealed_by)
        self.judgements = self._asked(desk.store.hand.judgements)
        self.answers = self._asked(lambda: [answer for answer, _ in given.answers()])

    def _asked(self, ask: Callable[[], T]) -> T | None:
        try:
            return ask()
        except StoreDamaged as error:
            self.damage.append(_damaged(error))
            return None


def _passages(desk: Desk) -> Iterator[Problem]:
    """Texts that are not those that were read, and claims that quote what does not stand there."""
    for document, text_digest in desk.store.made.text_digests():
        try:
            text = desk.store.made.text(document)
        except NotFound:
            yield Problem("passage_mismatch", "The text of this document is gone; run accounted rebuild.", document)
            continue
        if digest_of(text.encode()) != text_digest:
            what = "The text kept is not the one that was read; run accounted rebuild."
            yield Problem("passage_mismatch", what, document)
        for claim in desk.store.made.claims(document=document):
            yield from _quotes(claim, text)


def _quotes(claim: Claim, text: str) -> Iterator[Problem]:
    for start, end, exact in claim.spans():
        if text[start:end] != exact:
            what = f"The document does not have the words quoted at {start}–{end}; run accounted rebuild."
            yield Problem("passage_mismatch", what, claim.id)
            return


def _notes(desk: Desk) -> Iterator[str]:
    if desk.store.read_only:
        yield "The case can't be written to here, so it was opened for reading only."
    lacking = len(desk.store.made.lacking())
    if lacking:
        yield f"{lacking:,} originals are sealed and not opened yet; accounted rebuild opens and reads them."
    elif is_outdated(desk):
        yield "What was read in this case was read by another version; accounted rebuild reads it again."
