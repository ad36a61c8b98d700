"""The kit for readers passes ours, and names what is wrong with others."""

import itertools
import socket
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from accounted.errors import NoAnswer
from accounted.model import Claim, CountClaim, Document, ReadBy
from accounted.reading import Reader, RulesReader
from accounted.reading.language_model import ModelReader
from accounted.testing import ReaderFaults, Sample, check_reader, samples
from tests.servers import Figure, ModelServer, figure

COUNTS = itertools.count()


def some_figures(shown: str) -> list[Figure]:
    """A model that gets some right and invents the rest; it never answers twice alike."""
    found = [figure("12 people had died", "12", 12, speaker="A nurse")] if "nurse" in shown else []
    found += [figure("14 villageois", "14", 14)] if "villageois" in shown else []
    return [*found, figure(f"{next(COUNTS)} were killed", "1", 1)]


def readers_of_ours(server: ModelServer) -> list[Reader]:
    server.answers = some_figures
    return [RulesReader(), ModelReader("small", server.address)]


def test_our_own_readers_pass(server: ModelServer) -> None:
    for reader in readers_of_ours(server):
        check_reader(reader)
    assert len(server.requests) == sum(bool(sample.text.strip()) for sample in samples())


def test_a_reader_that_gets_no_answer_is_no_reader_at_fault(server: ModelServer) -> None:
    server.status = 500
    with pytest.raises(NoAnswer):
        check_reader(ModelReader("small", server.address))


class Like:
    """Reads as the rules do, and then does something to the claims."""

    name, version = "like", "1"
    settings: Mapping[str, str] = {}

    def read(self, document: Document, text: str, language: str) -> Iterator[Any]:
        claims = [
            replace(claim, read_by=ReadBy("like", "1", language))
            for claim in RulesReader().read(document, text, language)
        ]
        yield from self.done_to(claims)

    def done_to(self, claims: list[Claim]) -> list[Any]:
        return claims


class WrongOffsets(Like):
    def done_to(self, claims: list[Claim]) -> list[Any]:
        return [
            replace(c, passage=replace(c.passage, start=c.passage.start + 1, end=c.passage.end + 1), id="")
            for c in claims
        ]


class InventedNumbers(Like):
    def done_to(self, claims: list[Claim]) -> list[Any]:
        counts = [claim for claim in claims if isinstance(claim, CountClaim)]
        return [replace(c, amount=replace(c.amount, low=99, high=99, precision="exact")) for c in counts]


class ChangingIds(Like):
    def done_to(self, claims: list[Claim]) -> list[Any]:
        return [claim.with_changes(id=f"claim-{next(COUNTS):020}") for claim in claims]


class OwnIds(Like):
    def done_to(self, claims: list[Claim]) -> list[Any]:
        return [claim.with_changes(id=f"claim-{number:020}") for number, claim in enumerate(claims)]


class ByChance(Like):
    def done_to(self, claims: list[Claim]) -> list[Any]:
        return [claim for claim in claims if next(COUNTS) % 2]


class AnyOrder(Like):
    def done_to(self, claims: list[Claim]) -> list[Any]:
        return claims[:: 1 if next(COUNTS) % 2 else -1]


class Twice(Like):
    def done_to(self, claims: list[Claim]) -> list[Any]:
        return [*claims, *claims]


class OtherDocument(Like):
    def done_to(self, claims: list[Claim]) -> list[Any]:
        return [replace(claim, source=replace(claim.source, name="mine.txt")) for claim in claims]


class OtherReader(Like):
    def done_to(self, claims: list[Claim]) -> list[Any]:
        return [replace(claim, read_by=ReadBy("rules", "1", "en")) for claim in claims]


class LooseParts(Like):
    def done_to(self, claims: list[Claim]) -> list[Any]:
        return [replace(c, part_of="claim-00000000000000000000") if isinstance(c, CountClaim) else c for c in claims]


class WrongTypes(Like):
    def done_to(self, claims: list[Claim]) -> list[Any]:
        return [claim.to_dict() for claim in claims]


class Lists(Like):
    def done_to(self, claims: list[Claim]) -> list[Any]:
        return [replace(claim, said_by=replace(claim.said_by, via=["a"])) for claim in claims]  # type: ignore[arg-type]  # wrong on purpose


class Raises(Like):
    def done_to(self, _claims: list[Claim]) -> list[Any]:
        raise ZeroDivisionError("no such luck")


class Nothing(Like):
    def done_to(self, _claims: list[Claim]) -> list[Any]:
        return []


class PhonesHome(Like):
    def done_to(self, claims: list[Claim]) -> list[Any]:
        try:
            socket.create_connection(("127.0.0.1", 9), 1)
        except OSError:
            return claims
        return claims


class Nameless(Like):
    name = ""


class NumbersAsSettings(Like):
    settings: Mapping[str, Any] = {"size": 5}


class NoReader:
    name = "none"


@pytest.mark.parametrize(
    ("reader", "said"),
    [
        (WrongOffsets(), "are not those quoted"),
        (InventedNumbers(), "The number does not follow from '12'."),
        (ChangingIds(), "the same claims have other ids"),
        (OwnIds(), "Its id does not follow from what it says"),
        (ByChance(), "Read twice, it gave other claims"),
        (AnyOrder(), "the same claims in another order"),
        (Twice(), "2 claims have the id"),
        (OtherDocument(), "another document than the one read: 'mine.txt'"),
        (OtherReader(), "says that 'rules' '1' read it"),
        (LooseParts(), "which the reader did not give"),
        (WrongTypes(), "It gave a dict, which is no claim"),
        (Lists(), "Its JSON does not give the same claim again"),
        (Raises(), "It failed with ZeroDivisionError: no such luck."),
        (Nothing(), "It found no claim in any of the texts"),
        (PhonesHome(), "It opened a connection of its own"),
        (Nameless(), "Its name is ''"),
        (NumbersAsSettings(), "Its settings are not texts"),
        (NoReader(), "It lacks what every reader has: version, settings, read."),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_a_faulty_reader_is_caught_with_a_sentence(reader: Any, said: str) -> None:
    with pytest.raises(ReaderFaults) as error:
        check_reader(reader)
    assert any(said in fault for fault in error.value.faults), error.value
    assert all("\n" not in fault for fault in error.value.faults)


class AsksAnew(ModelReader):
    """Puts chance into its questions, so that no kept answer is ever found."""

    def read(self, document: Document, text: str, language: str) -> Iterator[Any]:
        yield from super().read(document, f"{text} {next(COUNTS)}" if text else text, language)


class AsksPast(ModelReader):
    """Asks its server itself, past `ask`."""

    def asking(self, _ask: Any) -> "AsksPast":
        return self


def test_a_reader_that_does_not_read_from_kept_answers_is_caught(server: ModelServer) -> None:
    server.answers = some_figures
    with pytest.raises(ReaderFaults, match="asked something else than the first time"):
        check_reader(AsksAnew("small", server.address))
    with pytest.raises((ReaderFaults, NoAnswer)):
        check_reader(AsksPast("small", server.address))


def test_all_that_is_wrong_is_named_at_once() -> None:
    class Both(WrongOffsets, OtherReader):
        def done_to(self, claims: list[Claim]) -> list[Any]:
            return OtherReader.done_to(self, WrongOffsets.done_to(self, claims))

    with pytest.raises(ReaderFaults) as error:
        check_reader(Both(), [Sample("one", "Police said that 12 people were killed.")])
    assert len(error.value.faults) == 2
    assert "one" in error.value.faults[0]
