"""The made shelf, document by document: what is still to be opened and read, and doing so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from accounted.case.by_hand import claims_by_hand, run_by_hand
from accounted.case.desk import Desk
from accounted.case.opening import MOST_BYTES, Opening, lost, opening, too_large, unanswered
from accounted.case.readers import RULES, Choice, Readings, choices
from accounted.case.receipts import SAID, Receipt, receipts
from accounted.errors import EvidenceAtRisk, MadeShelfStale, NoAnswer, NotFound, StoreDamaged
from accounted.model import Document, Original, Run, Stated, canonical, digest_of


def runs_for(digest: str, choice: Choice = RULES) -> tuple[Run, Run]:
    """The opening of an original, and its reading by the reader that was chosen for it, as this version does them."""
    from accounted import intake

    opened = Run("open", intake.VERSION, (digest,))
    settings = {**choice.settings, "reader": choice.reader}
    return opened, Run("read", choice.version, (digest, opened.id, *choice.answers), settings)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An original that is not read yet, or was received since in another way; `opened` says whether it is open."""

    original: Original
    receipt: Receipt
    opened: bool


def waiting(desk: Desk) -> Iterator[Waiting]:
    """The originals whose documents are missing, not read, or other than last received, by digest."""
    held, done = receipts(desk.store.given.events()), {run.id for run in desk.store.made.runs()}
    documents = {document.digest: document for document in desk.store.made.documents()}
    chosen = choices(desk)
    for original in desk.store.given.originals():
        receipt, document = held.get(original.digest) or _unnamed(original), documents.get(original.digest)
        read = runs_for(original.digest, chosen.get(original.digest, RULES))[1].id in done
        if document is None or not read or not _as_received(document, receipt):
            yield Waiting(original, receipt, document is not None)


def as_read(desk: Desk, documents: Iterable[Document]) -> list[Document]:
    """The documents, each saying so when it is opened and not read for claims yet."""
    done, chosen = {run.id for run in desk.store.made.runs()}, choices(desk)

    def why(one: Document) -> str | None:
        choice = chosen.get(one.digest, RULES)
        if one.why is not None or runs_for(one.digest, choice)[1].id in done:
            return one.why
        if choice.answers:
            return f"It is not read for claims: it waits for answers to the reader {choice.reader!r}."
        return "It is not read for claims yet; the next add reads it."

    return [replace(one, why=why(one)) for one in documents]


def make(desk: Desk, original: Original, receipt: Receipt, readings: Readings, read: bool = True) -> Opening:
    """Open an original, read it, and put document, text and claims on the made shelf, all or nothing.

    One that is there already stays as it is when its reader gets no answer.
    """
    opened, choice = _with_receipt(_opened(desk, original, receipt), receipt), readings.choice(original.digest)
    if read and not opened.why:
        try:
            opened, choice = readings.read(opened, receipt.given.get("language"))
        except NoAnswer as error:
            if not desk.store.made.has_document(opened.document.id):
                _put(desk, opened, choice, read=False)
            return unanswered(opened, error)
    with desk.store.writing():
        changed = readings.settle(original.digest, choice)
        _put(desk, opened, choice, read)
        if changed:
            desk.store.made.drop_idle_runs()
    return opened


def _opened(desk: Desk, original: Original, receipt: Receipt) -> Opening:
    """The original opened; one whose bytes are gone or altered is lost, which stops no other."""
    from accounted.plugins import importers

    if original.size_bytes > MOST_BYTES:
        return too_large(original, receipt.name)
    try:
        content = desk.vault.read(original.digest)
    except NotFound:
        return lost(original, receipt.name, "Its bytes are not in the case any more.")
    except EvidenceAtRisk as error:
        return lost(original, receipt.name, error.what)
    if digest_of(content) != original.digest:
        return lost(original, receipt.name, "Its bytes are no longer those that were sealed.")
    return opening(original, content, receipt.name, receipt.given, importers())


def make_all(
    desk: Desk, wanted: Iterable[Waiting], readings: Readings, read: bool = True
) -> Iterator[tuple[Waiting, Opening]]:
    """Make the documents and claims of each, one after the other, telling how far it has come."""
    todo = list(wanted)
    for number, one in enumerate(todo):
        desk.step(one.receipt.name, number, len(todo))
        yield one, make(desk, one.original, one.receipt, readings, read)


def is_outdated(desk: Desk) -> bool:
    """Whether the shelf holds work of another version, which must not be mixed with today's."""
    chosen = [RULES, *choices(desk).values()]
    today = {(run.method, run.version, canonical(run.settings)) for choice in chosen for run in runs_for("any", choice)}
    today.add((run_by_hand("any").method, run_by_hand("any").version, canonical({})))
    return any((run.method, run.version, canonical(run.settings)) not in today for run in desk.store.made.runs())


def check_made(desk: Desk) -> None:
    """Refuse to answer from a shelf that lacks documents or was made by another version.

    Raises:
        MadeShelfStale: it does.
        StoreDamaged: it holds documents whose originals the case no longer lists.
    """
    if unlisted := desk.store.made.unlisted():
        raise StoreDamaged(
            "The case no longer lists the original of a document, so no answer would be whole.",
            unlisted[0],
            "See what is missing:  accounted verify",
        )
    lacking = len(desk.store.made.lacking())
    if lacking:
        raise MadeShelfStale(
            f"{lacking:,} sealed originals are not opened and read yet, so no answer would be whole.",
            str(desk.folder),
            "Let an add that is running finish; if none is, run:  accounted rebuild",
        )
    if not desk.store.made.counts_agree():
        raise MadeShelfStale(
            "Claims that were read in this case are not there any more, or others are, so no answer would be whole.",
            str(desk.folder),
            "See what is wrong:  accounted verify  Then make them again:  accounted rebuild",
        )
    if is_outdated(desk):
        raise MadeShelfStale(
            "What was read in this case was read by another version of Accounted.",
            str(desk.folder),
            "Read it again from the originals:  accounted rebuild",
        )


def _put(desk: Desk, opened: Opening, choice: Choice, read: bool) -> None:
    shelf, document = desk.store.made, opened.document
    opened_by, read_by = runs_for(document.digest, choice)
    with desk.store.writing():
        shelf.put_run(opened_by)
        shelf.put_document(document, None if document.kind == "unread" else opened.text, opened_by)
        if (read or document.kind == "unread") and not opened.lost:  # a lost one waits until it is back
            by_hand = claims_by_hand(desk, document, opened.text)
            if by_hand:
                shelf.put_run(run_by_hand(document.digest))
                shelf.put_claims(document.id, by_hand, run_by_hand(document.digest))
            read_by_people = {claim.id for claim in by_hand}  # a program writes over none of them
            shelf.put_run(read_by)
            shelf.put_claims(document.id, (one for one in opened.claims if one.id not in read_by_people), read_by)


def _with_receipt(opened: Opening, receipt: Receipt) -> Opening:
    """The document with what the log says of its receipt; one that can't be opened keeps what was given, too."""
    document = replace(opened.document, notes=(*opened.document.notes, *receipt.notes))
    if document.kind == "unread":
        given: dict[str, Any] = {key: Stated(value, "given") for key, value in receipt.given.items()}
        document = replace(document, **given)
    return replace(opened, document=document)


def _as_received(document: Document, receipt: Receipt) -> bool:
    stated = ((key, getattr(document, key)) for key in SAID)
    given = {key: it.value for key, it in stated if it is not None and it.basis == "given"}
    return given == receipt.given and document.name == receipt.name and set(receipt.notes) <= set(document.notes)


def _unnamed(original: Original) -> Receipt:
    """For an original whose announcement the log no longer tells: it is named by its digest."""
    return Receipt({original.digest.removeprefix("sha256:")})
