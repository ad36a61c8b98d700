"""The made shelf, document by document: what is still to be opened and read, and doing so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from accounted.case.apart import Job, pool
from accounted.case.by_hand import claims_by_hand, run_by_hand
from accounted.case.describing import receipts_of
from accounted.case.desk import Desk
from accounted.case.logged_readings import log_reading
from accounted.case.methods import methods_of_today
from accounted.case.opening import MOST_CONTAINER_BYTES, Opening, lost, too_large, unanswered
from accounted.case.readers import RULES, Choice, Readings, choices
from accounted.case.receipts import DESCRIBED, Receipt
from accounted.errors import EvidenceAtRisk, MadeShelfStale, NoAnswer, NotFound, StoreDamaged
from accounted.model import Document, Original, Run, Stated, canonical, digest_of

T = TypeVar("T")


def runs_for(digest: str, choice: Choice = RULES) -> tuple[Run, Run]:
    """The opening of an original, and its reading by the reader that was chosen for it, as this version does them."""
    from accounted.intake import version as intake

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
    held, done = receipts_of(desk), desk.store.made.run_ids()
    documents = {document.digest: document for document in desk.store.made.documents()}
    chosen = choices(desk)
    for original in desk.store.given.originals():
        receipt, document = held.get(original.digest) or _unnamed(original), documents.get(original.digest)
        read = runs_for(original.digest, chosen.get(original.digest, RULES))[1].id in done
        if document is None or not read or not _as_received(document, receipt):
            yield Waiting(original, receipt, document is not None)


def as_read(desk: Desk, documents: Iterable[Document]) -> list[Document]:
    """The documents, each saying so when it is opened and not read for claims yet."""
    done, chosen = desk.store.made.run_ids(), choices(desk)

    def why(one: Document) -> str | None:
        choice = chosen.get(one.digest, RULES)
        if one.why is not None or runs_for(one.digest, choice)[1].id in done:
            return one.why
        if choice.answers:
            return f"It is not read for claims: it waits for answers to the reader {choice.reader!r}."
        return "It is not read for claims yet; the next add reads it."

    said = ((one, why(one)) for one in documents)
    return [one if one.why == told else replace(one, why=told) for one, told in said]


@dataclass(frozen=True, slots=True)
class Asked:
    """An original whose opening is asked for, with what the log says of it, whether it is read where it is opened."""

    original: Original
    receipt: Receipt
    read_there: bool


def job_for(desk: Desk, asked: Asked) -> Job:
    """The opening of an original, as it is handed to another process."""
    receipt, digest = asked.receipt, asked.original.digest
    given, also = receipt.known, receipt.other_names
    return Job(asked.original, lambda: sealed_bytes(desk, digest), receipt.name, given, asked.read_there, also)


class Lost(EvidenceAtRisk):
    """The bytes that were sealed are not there to be opened."""


def sealed_bytes(desk: Desk, digest: str) -> bytes:
    """All bytes of an original, held against its digest.

    Raises:
        Lost: they are not there, or not the ones that were sealed.
    """
    try:
        content = desk.vault.read(digest)
    except NotFound as error:
        raise Lost("Its bytes are not in the case any more.") from error
    except EvidenceAtRisk as error:
        raise Lost(error.what) from error
    if digest_of(content) != digest:
        raise Lost("Its bytes are no longer those that were sealed.")
    return content


def keep(desk: Desk, asked: Asked, opened: Opening, readings: Readings, read: bool = True) -> Opening:
    """Read an original that was opened, if it was not read there, and put all of it on the made shelf, or nothing.

    One that is there already stays as it is when its reader gets no answer.
    """
    choice = readings.choice(asked.original.digest)
    if asked.read_there and not opened.why:
        choice = RULES
    elif read and not opened.why:
        try:
            opened, choice = readings.read(opened, asked.receipt.known.get("language") or None)
        except NoAnswer as error:
            opened = _with_receipt(opened, asked.receipt)
            if not desk.store.made.has_document(opened.document.id):
                _put(desk, opened, choice, read=False)
            return unanswered(opened, error)
    opened = _with_receipt(opened, asked.receipt)
    try:
        with desk.store.writing():
            changed = readings.settle(asked.original.digest, choice)
            _put(desk, opened, choice, read)
            if changed:
                desk.store.made.drop_idle_runs()
    except BaseException:
        desk.last_read = None  # what was logged of it is taken back, too
        raise
    return opened


def opened_by_pool(
    desk: Desk, wanted: Iterable[tuple[T, Asked | None]]
) -> Iterator[tuple[T, Asked | None, Opening | None]]:
    """What is opened of each original, in order, beside what came with it; one whose bytes are gone is lost."""

    def jobs() -> Iterator[tuple[tuple[T, Asked | None], Job | None]]:
        for beside, asked in wanted:
            small = asked is not None and asked.original.size_bytes <= MOST_CONTAINER_BYTES
            yield (beside, asked), job_for(desk, asked) if asked and small else None

    for (beside, asked), outcome in pool().each(jobs()):
        if isinstance(outcome, Lost) and asked:
            yield beside, asked, lost(asked.original, asked.receipt.name, outcome.what)
        elif isinstance(outcome, BaseException):
            raise outcome
        else:
            yield beside, asked, outcome or (too_large(asked.original, asked.receipt.name) if asked else None)


def make_all(
    desk: Desk, wanted: Iterable[Waiting], readings: Readings, read: bool = True
) -> Iterator[tuple[Waiting, Opening]]:
    """Make the documents and claims of each, telling how far it has come."""
    todo = list(wanted)
    asked = ((one, Asked(one.original, one.receipt, read and readings.by_rules(one.original.digest))) for one in todo)
    for number, (one, of_it, opened) in enumerate(opened_by_pool(desk, asked)):
        desk.step(one.receipt.name, number, len(todo))
        if of_it and opened:
            yield one, keep(desk, of_it, opened, readings, read)


def is_outdated(desk: Desk) -> bool:
    """Whether the shelf holds work of another version, which must not be mixed with today's."""
    chosen = choices(desk).values()
    today = {(run.method, run.version, canonical(run.settings)) for choice in chosen for run in runs_for("any", choice)}
    return not desk.store.made.methods() <= today | methods_of_today()


def check_made(desk: Desk) -> None:
    """Refuse to answer from a shelf that lacks documents or was made by another version.

    Raises:
        MadeShelfStale: it does.
        StoreDamaged: it holds documents whose originals the case no longer lists.
    """
    from accounted.reading import version

    def look() -> None:
        stamp = (*desk.store.stamp(), version.VERSION)
        if desk.sound_at != stamp:  # a large shelf is not counted anew for every question
            _check_made(desk)
            desk.sound_at = stamp

    desk.glance.once("sound", look)


def _check_made(desk: Desk) -> None:
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
        log_reading(desk, document.id, read_by if read else None)


def _with_receipt(opened: Opening, receipt: Receipt) -> Opening:
    """The document with what the log says of its receipt; one that can't be opened keeps what was given, too."""
    document = replace(opened.document, notes=(*opened.document.notes, *receipt.notes))
    basis = {key: "judged" if key in receipt.decided else "given" for key in receipt.known}
    if document.kind != "unread":  # what was given stands in it
        basis = {key: it for key, it in basis.items() if it == "judged"}
    known: dict[str, Any] = {key: Stated(value, it) if (value := receipt.known[key]) else None
                             for key, it in basis.items()}  # fmt: skip
    return replace(opened, document=replace(document, **known))


def _as_received(document: Document, receipt: Receipt) -> bool:
    stated = {key: it for key in DESCRIBED if (it := getattr(document, key)) is not None}
    said = {key: it.value for key, it in stated.items() if it.basis in ("given", "judged")}
    known = {key: value for key, value in receipt.known.items() if value}
    alike = said == known and not any(key in stated for key in receipt.known if key not in known)
    return alike and document.name == receipt.name and set(receipt.notes) <= set(document.notes)


def _unnamed(original: Original) -> Receipt:
    """For an original whose announcement the log no longer tells: it is named by its digest."""
    return Receipt({original.digest.removeprefix("sha256:")})
