"""Who received an original from whom, when, how, with which tool; what is a working copy of what; a report of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from accounted.case.asked_dates import typed_date
from accounted.case.captures import recorded
from accounted.case.receipts import receipts
from accounted.errors import BadInput
from accounted.model import CustodyEvent
from accounted.vault import acts
from accounted.vault.heads import Heads

if TYPE_CHECKING:
    from accounted.case.case import Case

FACTS = ("received_from", "received_by", "received_on", "how", "tool", "place", "copy_of", "handed_to", "why")
"""What a person may say of an original's way, each as text; `received_on` is EDTF, `copy_of` the digest of another."""

SCHEMA = "custody/1"


@dataclass(frozen=True, slots=True)
class Custody:
    """All that is known of the way of one original; `role` is `original` or `working_copy`.

    `recorded` is what capturing tools say of it (see `captures`).
    """

    digest: str
    size_bytes: int
    names: tuple[str, ...]
    role: str
    copy_of: str | None
    copies: tuple[str, ...]
    events: tuple[CustodyEvent, ...]
    covered_by: tuple[dict[str, Any], ...]
    recorded: tuple[dict[str, Any], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """`custody/1`."""
        return {
            "schema": SCHEMA, "digest": self.digest, "size_bytes": self.size_bytes, "names": list(self.names),
            "role": self.role, "copy_of": self.copy_of, "copies": list(self.copies),
            "events": [
                {"seq": it.seq, "time": it.time, "actor": it.actor, "act": it.kind, "particulars": dict(it.payload)}
                for it in self.events
            ],
            "recorded": list(self.recorded), "covered_by": list(self.covered_by),
        }  # fmt: skip


def tell_custody(case: Case, digest: str, facts: Mapping[str, str]) -> CustodyEvent:
    """Write down in the log what a person knows of an original's way; nothing that was said before is changed.

    Raises:
        NotFound: the case holds no such original.
        BadInput: nothing is said, or a fact has no such name, or the date is none that can be understood.
    """
    given = case.desk.store.given
    given.original(digest)
    said = {key: value.strip() for key, value in facts.items() if value and value.strip()}
    if not said:
        raise BadInput("Nothing is said of this original.", digest, f"Say one of: {', '.join(FACTS)}.")
    if unknown := sorted(set(said) - set(FACTS)):
        raise BadInput(f"Custody knows no {unknown[0]!r}.", digest, f"Use one of: {', '.join(FACTS)}.")
    if "received_on" in said:
        said["received_on"] = typed_date(said["received_on"], "received_on")
    refs = [digest]
    if (of := said.get("copy_of")) is not None:
        if of == digest:
            raise BadInput("An original is no copy of itself.", digest, "Name the other one.")
        refs.append(given.original(of).digest)
    with case.desk.store.writing():
        return case.desk.log(acts.CUSTODY_TOLD, refs, {"digest": digest, **said})


def custody_of(case: Case, digest: str) -> Custody:
    """The report on one original.

    Raises:
        NotFound: the case holds no such original.
    """
    given = case.desk.store.given
    with case.desk.store.reading():
        original, log = given.original(digest), list(given.events())
    told = [event for event in log if event.kind == acts.CUSTODY_TOLD and "copy_of" in event.payload]
    copies = {str(event.payload["digest"]): str(event.payload["copy_of"]) for event in told}
    held = receipts(log)
    receipt = held.get(digest)
    events = tuple(event for event in log if digest in event.refs)
    return Custody(
        digest, original.size_bytes, tuple(sorted(receipt.names)) if receipt else (),
        "working_copy" if digest in copies else "original", copies.get(digest),
        tuple(sorted(copy for copy, of in copies.items() if of == digest)), events,
        tuple(_covering(case, log, max((event.seq for event in events if event.kind == acts.SEALED), default=0))),
        tuple(recorded(case, digest, log, held)),
    )  # fmt: skip


def _covering(case: Case, log: list[CustodyEvent], sealed: int) -> list[dict[str, Any]]:
    """The first checkpoint that covers the sealing, by whomever it was vouched for, and the newest."""
    kept = [event for event in log if event.kind == acts.CHECKPOINTED and int(event.payload["size"]) >= sealed]
    found = [{"size": int(event.payload["size"]), "root": event.payload["root"], "time": event.time, "vouched_by": [
        {"by": it.payload["by"], "time": it.payload.get("time"), "file": f"heads/{it.payload['file']}"}
        for it in log if it.kind == acts.ANCHORED and it.payload["size"] == event.payload["size"]
    ]} for event in kept]  # fmt: skip
    current = Heads(case.folder).current()
    if current is not None and current.checkpoint.size >= sealed:
        point = current.checkpoint
        found.append({"size": point.size, "root": point.root.hex(), "time": None, "vouched_by": []})
    return found
