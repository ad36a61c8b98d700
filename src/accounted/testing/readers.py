"""`check_reader`: reads texts twice with a reader, and names everything that a case could not build on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from accounted.errors import NoAnswer
from accounted.model import Claim, canonical
from accounted.reading import AskingReader, Question, Reader, Refusal
from accounted.testing.claims import claim_faults
from accounted.testing.network import no_network
from accounted.testing.samples import Sample, samples


class ReaderFaults(AssertionError):
    """The faults that were found in a reader, one sentence each."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(["The reader does not do what a reader has to:", *(f"- {it}" for it in faults)]))


def check_reader(reader: Reader, texts: Iterable[Sample] | None = None) -> None:
    """Try a reader on texts, ours unless others are given.

    Each claim must quote words that stand in the text, give the number that its words give, name its document and
    reader, and have the id that follows from it. Read a second time, in another order and with the network closed,
    the texts must give the same claims: a reader that asks something outside does so through `ask` alone, and reads
    from kept answers what it read from new ones.

    Args:
        reader: an asking reader needs its address, and is asked about every text.
        texts: should hold figures that the reader finds.

    Raises:
        ReaderFaults: something is wrong; all of it is named.
        NoAnswer: the reader asked, and got no answer; nothing can be said of it.
    """
    chosen = list(samples() if texts is None else texts)
    faults = list(_of_its_form(reader)) or list(_readings(reader, chosen))
    if faults:
        raise ReaderFaults(faults)


def _of_its_form(reader: object) -> Iterator[str]:
    if not isinstance(reader, Reader):
        lacking = [name for name in ("name", "version", "settings", "read") if not hasattr(reader, name)]
        yield f"It lacks what every reader has: {', '.join(lacking)}."
        return
    for what in ("name", "version"):
        value = getattr(reader, what)
        if not isinstance(value, str) or not value:
            yield f"Its {what} is {value!r}; it has to be a text that is not empty."
    settings = reader.settings
    if not isinstance(settings, Mapping) or not all(isinstance(it, str) for pair in settings.items() for it in pair):
        yield "Its settings are not texts by name, so they can't be kept and make the same reader again."


def _readings(reader: Reader, texts: Sequence[Sample]) -> Iterator[str]:
    asked = _Remembering(reader)
    first = {sample.name: _Reading(asked.reader, sample) for sample in texts}
    asked.closed = True
    with no_network() as tried:
        second = {sample.name: _Reading(asked.reader, sample) for sample in reversed(texts)}
    for sample in texts:
        once, again = first[sample.name], second[sample.name]
        yield from once.faults or [*claim_faults(once.claims, sample, reader), *again.faults]
        if not (once.faults or again.faults):
            yield from _differences(once.claims, again.claims, sample)
    if tried:
        yield f"It opened a connection of its own, to {', '.join(sorted(set(tried)))}; it has to ask through `ask`."
    if not any(reading.claims or reading.faults for reading in first.values()):
        yield "It found no claim in any of the texts; give texts that hold what it finds."


class _AskedAnew(NoAnswer):
    """The reader asked what it had not asked before, when it had to read from kept answers."""


class _Remembering:
    """The reader with its answers remembered; once `closed`, it gets no new one."""

    def __init__(self, reader: Reader) -> None:
        self.closed = False
        self._answers: dict[str, bytes] = {}
        self._asked = reader
        self.reader = reader.asking(self._answer) if isinstance(reader, AskingReader) else reader

    def _answer(self, question: Question) -> bytes:
        if question.digest not in self._answers:
            if self.closed or not isinstance(self._asked, AskingReader):
                raise _AskedAnew("It asked something else than the first time, about the same text.")
            self._answers[question.digest] = self._asked.send(question)
        return self._answers[question.digest]


class _Reading:
    """One reading of a text: its claims, or what went wrong."""

    def __init__(self, reader: Reader, sample: Sample) -> None:
        self.claims: list[Claim] = []
        self.faults: list[str] = []
        try:
            for one in reader.read(sample.document, sample.text, sample.language):
                self._take(one, sample)
        except _AskedAnew as error:
            self.faults.append(f"{sample.name!r}: {error.what}")
        except NoAnswer:
            raise
        except Exception as error:  # noqa: BLE001 (a stranger's reader may fail in any way; it is named)
            self.faults.append(f"{sample.name!r}: It failed with {type(error).__name__}: {error}.")

    def _take(self, one: object, sample: Sample) -> None:
        if isinstance(one, Claim):
            self.claims.append(one)
        elif not isinstance(one, Refusal):
            self.faults.append(f"{sample.name!r}: It gave a {type(one).__name__}, which is no claim and no refusal.")


def _differences(once: Sequence[Claim], again: Sequence[Claim], sample: Sample) -> Iterator[str]:
    first, second = ([canonical(claim.to_dict()) for claim in claims] for claims in (once, again))
    if first == second:
        return
    if [_but_id(claim) for claim in once] == [_but_id(claim) for claim in again]:
        yield f"{sample.name!r}: Read twice, the same claims have other ids; no judgement would find them again."
    elif sorted(first) == sorted(second):
        yield f"{sample.name!r}: Read twice, it gave the same claims in another order."
    else:
        yield f"{sample.name!r}: Read twice, it gave other claims: {len(once)} at first, {len(again)} then."


def _but_id(claim: Claim) -> str:
    return canonical({**claim.to_dict(), "id": ""})
