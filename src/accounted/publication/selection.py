"""What an exporter is given: records that passed the gate, and how much did not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from accounted.model import Claim, CustodyEvent, Document, Judgement, Original

Wire = Mapping[str, Any]
"""An object of the public JSON."""

KEPT_BACK = {"residence": "residences", "address": "addresses", "identifier": "numbers of papers"}
"""What records say of a person that leads to a door, and what it is called; it goes out only where it is asked for."""

ROWS = "rows"
"""Asks for the claims that were read in rows of lists of persons: these quote cells, and a cell may hold anything."""

ACCOUNTS = "accounts"
"""Asks for the names of the user accounts under which originals were sealed."""


@dataclass(frozen=True, slots=True)
class Released:
    """A claim with the corrections that hold; `judged` is the verdict that stands, `read` what the reader found.

    `reviews` holds the last word of each reviewer where there are several; `disputed`, whether they differ. `graphic`
    says that a person marked the passage, so that pages for people fold it.
    """

    claim: Claim
    read: Claim
    judged: Wire | None = None
    reviews: tuple[Wire, ...] = ()
    disputed: bool = False
    graphic: bool = False

    @property
    def rejected(self) -> bool:
        """Whether a person decided that the passage says otherwise, and no other keeps it; or took it all back."""
        if self.judged is None or self.judged["verdict"] == "withdraw":
            return self.judged is not None
        return all(one["verdict"] == "reject" for one in (self.judged, *self.reviews))

    def to_dict(self) -> dict[str, Any]:
        """The claim's public JSON with what reviewers said, as `accounted claims --json` prints it."""
        beside = {"reviews": [dict(one) for one in self.reviews], "disputed": self.disputed} if self.reviews else {}
        return {**self.claim.to_dict(), "judged": dict(self.judged) if self.judged else None, **beside}


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement and what has become of it: `holds`, `undone`, `orphaned`, `does_not_fit`."""

    judgement: Judgement
    state: str | None

    def to_dict(self) -> dict[str, Any]:
        """The judgement with its state."""
        return {**self.judgement.to_dict(), "state": self.state}


@dataclass(frozen=True, slots=True)
class AsOf:
    """Which state of the case went out: the last event of its log that was no export."""

    seq: int
    time: str
    hash: str

    def to_dict(self) -> dict[str, Any]:
        """Number, moment (UTC) and hash of the event."""
        return {"seq": self.seq, "time": self.time, "hash": self.hash}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How much stayed in because a person marked it, or the words it stands on, confidential; and what else did.

    Args:
        taken_back: documents that were taken back as added by mistake, where the export leaves these out.
        claims_of_lists: claims read in rows of lists of persons, where nobody asked for `ROWS`.
        kept_back: what the persons of the export have and it does not say of them, of `KEPT_BACK`.
    """

    claims: int = 0
    documents: int = 0
    originals: int = 0
    records: int = 0
    persons: int = 0
    judgements: int = 0
    taken_back: int = 0
    claims_of_lists: int = 0
    kept_back: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(self._confidential().values())

    def to_dict(self) -> dict[str, int]:
        """The counts, by what was left out; `originals` are those of which no copy may leave."""
        further = {"taken_back": self.taken_back, "claims_of_lists": self.claims_of_lists}
        return {**self._confidential(), **{key: count for key, count in further.items() if count}}

    def _confidential(self) -> dict[str, int]:
        return {
            "claims": self.claims, "documents": self.documents, "originals": self.originals,
            "records": self.records, "persons": self.persons, "judgements": self.judgements,
        }  # fmt: skip

    def sentence(self) -> str:
        """What was left out, in a sentence for each reason."""
        nouns = {key: count for key, count in self._confidential().items() if count}
        marked = [f"{count:,} {noun if count > 1 else noun.removesuffix('s')}" for noun, count in nouns.items()]
        said = [
            f"Left out, because it is marked confidential or quotes such words: {_listed(marked)}." if marked else "",
            f"Left out, because it was taken back: {_many(self.taken_back, 'document')}." if self.taken_back else "",
            f"Left out, because it was read in rows of lists of persons: {_many(self.claims_of_lists, 'claim')}."
            if self.claims_of_lists else "",
            f"Of the persons on lists, the {_listed([KEPT_BACK[one] for one in self.kept_back])} are left out."
            if self.kept_back else "",
        ]  # fmt: skip
        return " ".join(filter(None, said)) or "Nothing was left out."


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _listed(said: Sequence[str]) -> str:
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def _no_bytes(digest: str) -> Iterator[bytes]:
    raise LookupError(digest)


def _no_persons() -> Iterator[Wire]:
    return iter(())


def _no_overlap() -> Iterator[Sequence[str]]:
    return iter(())


def _no_custody(_digest: str) -> Sequence[CustodyEvent]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What goes out of a case, whole and in its order; what stays in was taken away before.

    Args:
        claims: as judged, rejected ones among them, by document name and place in the text.
        figures: one `figures/1` for each incident, made of these claims alone.
        views: further views of the comparison by name, each as its public JSON.
        ruled: ranges under declared counting rules, for who asked for them: a `ruled/1` for each incident and rule.
        originals: those of which a copy may leave; `bytes_of` gives their bytes by digest, piece by piece.
        overlap: gives the rows of the overlap table, header first; records that stay in are in none of its counts.
        persons: gives the persons of the register, each a `registered/1` with those of its records that may leave.
        shown: what of `KEPT_BACK` somebody asked for, or `ROWS`; `persons` says nothing of the rest.
        custody: the events about an original, by its digest, in the order of the log, without folders; whose
            account it was only where `ACCOUNTS` are asked for (else the actor is empty).
        withdrawn: ids of documents and lists that were taken back, also where that decision stays in.
    """

    title: str
    software: str
    claims: tuple[Released, ...] = ()
    documents: tuple[Document, ...] = ()
    figures: tuple[Wire, ...] = ()
    views: Mapping[str, Wire] = field(default_factory=dict)
    ruled: tuple[Wire, ...] = ()
    judgements: tuple[Decision, ...] = ()
    originals: tuple[Original, ...] = ()
    bytes_of: Callable[[str], Iterator[bytes]] = _no_bytes
    custody: Callable[[str], Sequence[CustodyEvent]] = _no_custody
    overlap: Callable[[], Iterator[Sequence[str]]] = _no_overlap
    persons: Callable[[], Iterator[Wire]] = _no_persons
    shown: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    as_of: AsOf | None = None
    left_out: LeftOut = LeftOut()

    def statement(self) -> dict[str, Any]:
        """What the export is of, which state of it, how much it holds, and how much was left out."""
        return {
            "schema": "export/1", "case": self.title, "as_of": self.as_of.to_dict() if self.as_of else None,
            "holds": {"claims": len(self.claims), "documents": len(self.documents),
                      "incidents": len(self.figures), "judgements": len(self.judgements)},
            "left_out": self.left_out.to_dict(), "kept_back": list(self.left_out.kept_back),
            "left_out_because": self.left_out.sentence(),
            "software": self.software,
        }  # fmt: skip
