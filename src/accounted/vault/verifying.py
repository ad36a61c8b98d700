"""`verify`: every byte of every original re-read, every link of the log tried.

Names and sizes prove nothing: one flipped bit keeps both. What counts as an original follows from
the log and from the case's own list together, so that striking one from the list is seen as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from accounted.model import Answer, Judgement, Original, say
from accounted.vault.chain import Head, Line
from accounted.vault.hearing import Heard, hear
from accounted.vault.rereading import Reread, Rereading
from accounted.vault.vault import Lying, Vault, unheard
from accounted.vault.verification import Problem, Verification

Progress = Callable[[int], None]


def verify(
    vault: Vault,
    lines: Iterable[Line] | Heard,
    originals: Iterable[Original] | None,
    judgements: Iterable[Judgement] | None = (),
    head: Head | None = None,
    progress: Progress = unheard,
    on_disk: Lying | None = None,
    sealed_by: Mapping[str, int] | None = None,
    answers: Iterable[Answer] | None = (),
    reread: Rereading | None = None,
) -> Verification:
    """Check the whole of a case's evidence, and name all that is wrong at once.

    Args:
        vault: the originals on disk.
        lines: the log as stored: line, payload and hash of each event, in order; or what was heard of it.
        originals: the originals that the case lists; None when the list can't be read, and the log alone has to do.
        judgements: the judgements that the case lists; each must be what the log says was decided. None as above.
        head: the head kept beside the log.
        progress: told the number of bytes after each step of reading.
        on_disk: what lay in the vault before the log was read; else it is looked through now.
            An add that runs meanwhile stores only what it has announced, so what lay there before the log
            was read must stand in it, while what came later need not.
        sealed_by: the number of the event that sealed each original, as the case lists it.
        answers: the answers to readers that the case holds; each must be what the log says was answered. None as above.
        reread: the originals, as another program reads them meanwhile; what it does not answer for is read here.

    Returns:
        The verification; passages and the database itself are the caller's to add, with `plus`.
    """
    told = lines if isinstance(lines, Heard) else hear(lines, head)
    lying = vault.lying() if on_disk is None else on_disk
    listed = {original.digest: original.size_bytes for original in originals or ()}
    problems = [*told.problems]
    problems += [] if originals is None else [*_lists_agree(told, listed), *_sealed_there(told, sealed_by or {})]
    problems += [] if judgements is None else _judgements_stand(told, judgements)
    problems += [] if answers is None else _answers_stand(told, answers)
    reading = _Reading(vault, progress, reread)
    for digest in sorted({*listed, *told.sealed}):
        reading.check(digest, listed.get(digest, told.announced.get(digest)))
    known = {*listed, *told.sealed, *told.announced}
    problems += [*reading.problems, *_unknown(vault, lying.names, known), *_strangers(lying.strangers)]
    notes = _notes(vault, {*told.announced} - {*told.sealed} - {*listed})
    return Verification(reading.originals, reading.size_bytes, told.events, tuple(problems), tuple(notes))


class _Reading:
    """The reading of every original, and what was found on the way."""

    def __init__(self, vault: Vault, progress: Progress, reread: Rereading | None) -> None:
        self._vault, self._progress, self._reread = vault, progress, reread
        if reread is not None:
            reread.wait(progress)
        self.originals, self.size_bytes = 0, 0
        self.problems: list[Problem] = []

    def check(self, digest: str, size_bytes: int | None) -> None:
        found = (self._reread.of(digest) if self._reread else None) or self._read(digest)
        if found is None:
            return self._add("original_missing", "An original that was sealed is not there.", digest)
        if found.failure:
            return self._add("original_changed", f"An original can't be read: {found.failure}.", digest)
        self.originals, self.size_bytes = self.originals + 1, self.size_bytes + found.size_bytes
        if found.digest != digest:
            sealed = f"{size_bytes} bytes" if size_bytes is not None else "of unknown size"
            what = f"An original no longer matches its seal; sealed {sealed}, on disk now {found.size_bytes} bytes."
            return self._add("original_changed", what, digest)
        if found.linked:
            return self._add("original_changed", "In the place of an original stands a link to another file.", digest)
        return None

    def _read(self, digest: str) -> Reread | None:
        path = self._vault.path(digest)
        try:
            made, count = self._vault.fingerprint(path, self._progress)
        except FileNotFoundError:
            return None
        except OSError as failure:
            return Reread(0, "", failure=failure.strerror or "the system says nothing of why")
        return Reread(count, made, linked=path.is_symlink() or path.parent.is_symlink())

    def _add(self, kind: str, what: str, digest: str) -> None:
        self.problems.append(Problem(kind, what, digest))


def _lists_agree(told: Heard, listed: dict[str, int]) -> Iterator[Problem]:
    for digest in sorted({*told.sealed} - {*listed}):
        yield Problem("store_damaged", "The log seals an original that the case no longer lists.", digest)
    for digest in sorted({*listed} - {*told.sealed}):
        yield Problem("event_missing", "The case lists an original that no event seals.", digest)
    for digest in sorted({*listed} & {*told.announced}):
        if told.announced[digest] not in (None, listed[digest]):
            yield Problem("store_damaged", "The case lists an original with another size than the log.", digest)


def _sealed_there(told: Heard, sealed_by: Mapping[str, int]) -> Iterator[Problem]:
    for digest, seq in sorted(sealed_by.items()):
        if told.sealed.get(digest, seq) != seq:
            yield Problem(
                "store_damaged", "The case lists an original as sealed by another event than the log.", digest
            )


def _judgements_stand(told: Heard, judgements: Iterable[Judgement]) -> Iterator[Problem]:
    held = {judgement.id: judgement for judgement in judgements}
    for name, judgement in sorted(held.items()):
        made = Judgement(**{key: getattr(judgement, key) for key in _SIGNED})
        if made.id != name or (told.judged.get(name) or made.digest) != made.digest:
            yield Problem("event_changed", "A judgement is no longer what was decided.", name)
        elif name not in told.judged:
            yield Problem("event_missing", "No event tells of a judgement that the case lists.", name)
    for name in sorted(told.judged.keys() - held.keys()):
        yield Problem("store_damaged", "The log tells of a judgement that the case no longer lists.", name)


def _answers_stand(told: Heard, answers: Iterable[Answer]) -> Iterator[Problem]:
    held = {answer.seq: answer for answer in answers}
    for seq, answer in sorted(held.items()):
        if seq not in told.answered:
            yield Problem("event_missing", "No event tells of an answer that the case holds.", f"event {seq}")
        elif told.answered[seq] != (answer.document, answer.question, answer.digest):
            yield Problem("event_changed", "An answer to a reader is no longer what was received.", f"event {seq}")
    for seq in sorted({*told.answered} - {*held}):
        yield Problem("store_damaged", "The log tells of an answer that the case no longer holds.", f"event {seq}")


_SIGNED = ("verdict", "targets", "by", "why", "at", "seq", "changes")


def _unknown(vault: Vault, lying: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
    names = {vault.name(digest) for digest in known}
    for name in lying:
        if name not in names:
            where = f"objects/{name[:2]}/{name}" if vault.encrypted else f"sha256:{name}"
            yield Problem("unknown_object", "A file lies among the originals that nothing in the log announces.", where)


def _strangers(places: Iterable[str]) -> Iterator[Problem]:
    for place in places:
        yield Problem("unknown_object", "A file lies among the originals that is named like none.", place)


def _notes(vault: Vault, unsealed: set[str]) -> Iterator[str]:
    for digest in sorted(unsealed):
        if vault.holds(digest):
            yield say("Announced and stored, but not recorded yet; the next add finishes it: {digest}", digest=digest)
    for name in vault.unfinished():
        yield say(
            "A temporary file of an add that is running or was stopped; the next add sweeps it: {name}",
            name=f"tmp/{name}",
        )
