"""The full check of an open case, which names all that is wrong: bytes, log, judgements, databases, quotations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import zip_longest
from typing import TypeVar

from accounted.case.checkpoints import origin
from accounted.case.desk import Desk
from accounted.case.folders import AnyPath
from accounted.case.keeping import bring_up_to_date, fits
from accounted.case.logged_readings import compare
from accounted.case.making import is_outdated
from accounted.case.methods import NOT_OPENED, OUTDATED
from accounted.case.whole import Kept, kept_elsewhere, own_key
from accounted.errors import BadInput, MadeShelfStale, NotFound, StoreDamaged
from accounted.model import Claim, digest_of
from accounted.store.form import MADE
from accounted.vault import Head, Problem, Verification, verify
from accounted.vault.checking_heads import check_heads, collected, unsigned, vouched
from accounted.vault.heads import Heads
from accounted.vault.hearing import Heard, check_nodes, hear
from accounted.vault.keyring import Sights
from accounted.vault.rereading import Rereading

T = TypeVar("T")


def check_against(desk: Desk, paths: Iterable[AnyPath]) -> Verification:
    """What `check` finds, with the checkpoints at these paths."""
    return check(desk, kept_elsewhere(paths))


def check(desk: Desk, elsewhere: Kept = ()) -> Verification:
    """What a check of an open case finds, each part of it at one moment, whatever others write meanwhile."""
    heard = None
    try:
        found, heard = _originals_and_log(desk, elsewhere)
    except StoreDamaged as error:
        found = Verification(0, 0, 0).plus([damaged(error)])
    try:
        with desk.store.reading():
            return _with_made(desk, found, heard)
    except StoreDamaged as error:  # a database may be too damaged even to be let go of
        return found.plus([damaged(error)])


def _with_made(desk: Desk, found: Verification, heard: Heard | None) -> Verification:
    problems, notes = _store(desk), list[str]()
    sound = not problems
    with _named_in(problems):
        of_readings, notes = compare(desk, heard) if heard else ([], [])
        problems += of_readings
    with _named_in(problems):
        for problem in _passages(desk):  # one by one, so that those found before an error stand
            problems.append(problem)
    with _named_in(problems):
        if sound:
            problems += _comparison(desk)
        notes = [*notes, *_notes(desk)]
    return found.plus(problems, notes)


@contextmanager
def _named_in(problems: list[Problem], where: str | None = None) -> Iterator[None]:
    """What stops the block is a problem, too, unless it follows from damage that is named already."""
    try:
        yield
    except (StoreDamaged, BadInput) as error:
        one = damaged(error, MADE if (error.where or "").endswith(MADE) else where)
        named = {it.where for it in problems if it.kind == "store_damaged"}
        if one.where not in named and (not named or one.where == MADE):
            problems.append(one)


def _store(desk: Desk) -> list[Problem]:
    found = list[Problem]()
    with _named_in(found):
        for name, what in desk.store.damage():
            found.append(Problem("store_damaged", what, name))
    with _named_in(found, MADE):
        for what in desk.store.made.of_other_originals():
            found.append(Problem("store_damaged", what, MADE))
    if desk.store.made_lost:
        gone = "" if desk.store.read_only else ", and was thrown away"
        what = f"What programs made for this case could not be read{gone}; run accounted rebuild."
        found.append(Problem("store_damaged", what, MADE))
    return found


def damaged(error: StoreDamaged | BadInput, where: str | None = None) -> Problem:
    """The problem that an unreadable database is."""
    return Problem("store_damaged", error.what, where or error.where or "the case's database")


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
    of_heads, notes = check_heads(listed.heard, heads, found, own_key(desk.hands) if elsewhere else None)
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


def _seen(desk: Desk) -> Sights | None:
    return desk.hands.keyring.seen(name, desk.folder) if (name := origin(desk)) else None


class _Listed:
    """What the case lists, of one moment; a list that can't be read is None, and named among the damage."""

    def __init__(self, desk: Desk, sizes: set[int]) -> None:
        given, self.damage = desk.store.given, list[Problem]()
        head = self._asked(lambda: Head(*given.head()))
        self.heard = hear(given.lines(), head, sizes, given.nodes)
        self.originals = self._asked(given.originals)
        self.sealed_by = self._asked(given.sealed_by)
        self.judgements = self._asked(desk.store.hand.judgements)
        answers = self._asked(given.answers)
        self.answers = None if answers is None else [answer for answer, _ in answers]
        self.damage += [
            Problem("store_damaged", "The digest noted beside an answer is not that of its bytes.", f"event {one.seq}")
            for one, digest in answers or ()
            if one.digest != digest and (one.document, one.question, one.digest) == self.heard.answered.get(one.seq)
        ]
        self.damage += check_nodes(given.node_extents(), self.heard.events)

    def _asked(self, ask: Callable[[], T]) -> T | None:
        try:
            return ask()
        except StoreDamaged as error:
            self.damage.append(damaged(error))
            return None


def _comparison(desk: Desk) -> Iterator[Problem]:
    """What is kept of the comparison that does not come of comparing anew: no log tells of it, so it is tried so.

    One that is of an earlier state of the case is brought up to date before it is shown, and can be tried then.
    """
    kept = desk.store.comparisons
    try:
        if not fits(desk, kept):
            return
        desk.step("Comparing anew", 0, None)
        fresh = desk.store.comparisons_in_memory()
        bring_up_to_date(desk, fresh)
    except MadeShelfStale:  # then no comparison is shown either
        return
    for one, other in zip_longest(kept.dump(), fresh.dump()):
        if one != other:
            what = "What is kept of the comparison is not what comes of comparing; run accounted rebuild."
            yield Problem("store_damaged", what, f"{MADE}: {(one or other or ('',))[0]}")
            return


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
        yield NOT_OPENED.format(lacking)
    elif is_outdated(desk):
        yield OUTDATED
