"""Who did what in a case, and when: the log as sentences, judgements with what was decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accounted.case.desk import Desk
from accounted.errors import BadInput
from accounted.model import CustodyEvent, Judgement, content_id, say, verdict
from accounted.vault import acts

States = Callable[[Sequence[str]], Mapping[str, str | None]]


@dataclass(frozen=True, slots=True)
class Act:
    """One event of the log: who did what, in a sentence, and to which ids and digests.

    `actor` is the account on the machine; of a judgement, `by` is who signed it.
    """

    seq: int
    time: str
    actor: str
    act: str
    what: str
    refs: tuple[str, ...]
    by: str | None = None
    state: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The public JSON of the act."""
        return {
            "seq": self.seq, "time": self.time, "actor": self.actor, "by": self.by, "act": self.act, "what": self.what,
            "refs": list(self.refs), "state": self.state,
        }  # fmt: skip


def activity(desk: Desk, states: States, last: int | None = None, before: int = 0) -> list[Act]:
    """The acts of a case, first first; all of them, or the last so many.

    Args:
        states: gives of some judgements what has become of each.
        before: how many of the last acts are passed over.

    Raises:
        BadInput: `last` is no number from 1.
    """
    if last is not None and last < 1:
        raise BadInput(f"{last} is no number of acts.", "--last", "Give a number from 1.")
    events = list(desk.store.given.events() if last is None else desk.store.given.latest(before, last)[::-1])
    names = _names(desk, events) if last is not None else {}
    judgements = {one.id: one for one in desk.store.hand.judgements()}
    known = states([str(event.payload.get("judgement")) for event in events if event.kind == acts.JUDGED])
    kept = []
    for event in events:
        if event.kind in (acts.ANNOUNCED, acts.RECEIVED_AGAIN):
            names[event.refs[0]] = str(event.payload.get("name", event.refs[0]))
        kept.append(_act(event, names, judgements, known))
    return kept


def _names(desk: Desk, events: Iterable[CustodyEvent]) -> dict[str, str]:
    """The names of originals that were handed in before these events, as their documents bear them."""
    refs = {ref for event in events for ref in event.refs if ref.startswith("sha256:")}
    held = desk.store.made.names([content_id("document", ref) for ref in refs])
    return {ref: held[id] for ref in refs if (id := content_id("document", ref)) in held}


def _act(
    event: CustodyEvent, names: Mapping[str, str], judgements: Mapping[str, Judgement], states: Mapping[str, str | None]
) -> Act:
    judgement = judgements.get(str(event.payload.get("judgement"))) if event.kind == acts.JUDGED else None
    what = _judged(judgement) if judgement else _SAID.get(event.kind, _otherwise)(event, names)
    by, state = (judgement.by, states.get(judgement.id)) if judgement else (None, None)
    return Act(event.seq, event.time, event.actor, event.kind, what, event.refs, by, state)


def _judged(one: Judgement) -> str:
    sets = ", ".join(f"{key}={value}" for key, value in one.changes.items() if key != "covers")
    said, targets = say(verdict(one.verdict).said), " ".join(one.targets)
    if sets:
        return say("{verdict} on {targets} ({sets}): {why}", verdict=said, targets=targets, sets=sets, why=one.why)
    return say("{verdict} on {targets}: {why}", verdict=said, targets=targets, why=one.why)


def _named(event: CustodyEvent, names: Mapping[str, str]) -> str:
    first = event.refs[0] if event.refs else ""
    return names.get(first, first)


def _exported(event: CustodyEvent, _names: Mapping[str, str]) -> str:
    out = sum(int(count) for count in event.payload.get("left_out", {}).values())
    format = str(event.payload.get("format"))
    if out:
        return say("exported as {format}, {number} left out", format=format, number=out)
    return say("exported as {format}", format=format)


def _read(event: CustodyEvent, names: Mapping[str, str]) -> str:
    reader, version, claims = (event.payload.get(key) for key in ("reader", "version", "claims"))
    if reader is None:
        return say("opened {document}", document=_named(event, names))
    document, read_by = _named(event, names), f"{reader} {version}"
    return say(
        "read {document} with {reader}, {number} claims", document=document, reader=read_by, number=int(claims or 0)
    )


def _otherwise(event: CustodyEvent, names: Mapping[str, str]) -> str:
    return (
        say("{act} {on}", act=say(event.kind.replace("_", " ")), on=named)
        if (named := _named(event, names))
        else say(event.kind.replace("_", " "))
    )


_SAID: dict[str, Callable[[CustodyEvent, Mapping[str, str]], str]] = {
    acts.CASE_CREATED: lambda event, _: say("made the case: {title}", title=str(event.payload.get("title", ""))),
    acts.ANNOUNCED: lambda event, names: say("handed in {document}", document=_named(event, names)),
    acts.SEALED: lambda event, names: say("sealed {document}", document=_named(event, names)),
    acts.RECEIVED_AGAIN: lambda event, names: say("handed in again {document}", document=_named(event, names)),
    acts.EXPORTED: _exported,
    acts.PROTECTED: lambda event, _: (
        say("encrypted the case") if event.payload.get("encrypted") else say("decrypted the case")
    ),
    acts.READ: _read,
    acts.READ_WITH: lambda event, names: say(
        "had {document} read by {reader}", document=_named(event, names), reader=str(event.payload.get("reader"))
    ),
    acts.ANSWERED: lambda event, names: say("kept an answer about {document}", document=_named(event, names)),
}
