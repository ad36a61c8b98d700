"""A claim with values that a person sets, built anew under its own id so that the contract's rules still hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from accounted.errors import BadInput
from accounted.model import Claim, claim_from_dict, vocabulary

Wire = dict[str, Any]
Text = Callable[[], str]
Setter = Callable[[Wire, str, Text], None]
NOBODY_SAID = ("", "null", "none")
"""What a person writes to take a value away."""


def corrected(claim: Claim, changes: Mapping[str, str], text: Text) -> Claim:
    """The claim with the changes made, its id kept.

    Args:
        changes: words as typed, by key; `keys_of(claim)` lists the keys.
        text: gives the document's text, in which a corrected place or actor must stand.

    Raises:
        BadInput: the claim has no such key, or the value breaks a rule of the contract.
    """
    wire = claim.to_dict()
    allowed = _setters(claim.kind)
    for key in changes:
        if key not in allowed:
            raise BadInput(f"A {claim.kind} claim has no {key!r} to set.", claim.id, f"Use: {', '.join(allowed)}.")
    for key, put in allowed.items():
        if key in changes:
            with _named(f"{key} of {claim.id}"):
                put(wire, changes[key].strip(), text)
    try:
        return claim_from_dict(wire)
    except BadInput as error:
        raise BadInput(
            error.what, claim.id, error.do or "Set values that belong together, in one correction."
        ) from error


def check_spelling(claim: Claim, changes: Mapping[str, str]) -> None:
    """Refuse a code that is all but one of the list; the lists are open, so it would be kept as a word of its own.

    This is for what a person types now: what was recorded stays as it was typed, whatever the lists become.

    Raises:
        BadInput: the error names the word that was probably meant.
    """
    for key, vocabulary_name in _CODES[claim.kind].items():
        for word in changes.get(key, "").replace(",", " ").split():
            if _or_none(word) is not None:
                with _named(f"{key} of {claim.id}"):
                    vocabulary(vocabulary_name).check_typed(word)


@contextmanager
def _named(where: str) -> Iterator[None]:
    """A stretch of work whose refusals name the value that is refused."""
    try:
        yield
    except BadInput as error:
        raise BadInput(error.what, where, error.do) from error


def keys_of(claim: Claim) -> tuple[str, ...]:
    """What can be set on a claim of this kind."""
    return tuple(_setters(claim.kind))


def _setters(kind: str) -> dict[str, Setter]:
    return {**_OF_KIND.get(kind, {}), **_OF_ALL}


def _or_none(value: str) -> str | None:
    return None if value.lower() in NOBODY_SAID else value


def _word(*path: str) -> Setter:
    def put(wire: Wire, value: str, _text: Text) -> None:
        _at(wire, path)[path[-1]] = _or_none(value)

    return put


def _needed(*path: str) -> Setter:
    def put(wire: Wire, value: str, _text: Text) -> None:
        if _or_none(value) is None:
            raise BadInput(f"{path[0]} can't be empty.", wire["id"], "Give a value, or reject the claim.")
        _at(wire, path)[path[-1]] = value

    return put


def _number(*path: str) -> Setter:
    def put(wire: Wire, value: str, _text: Text) -> None:
        _at(wire, path)[path[-1]] = None if _or_none(value) is None else _whole(value)

    return put


def _at(wire: Wire, path: tuple[str, ...]) -> Wire:
    """The object that holds the last key of a path, copied where it belongs to the claim."""
    for key in path[:-1]:
        wire[key] = dict(wire[key])
        wire = wire[key]
    return wire


def _whole(value: str) -> int:
    digits = value.replace(",", "").replace(" ", "")
    if not (digits.isascii() and digits.isdecimal()):
        raise BadInput(f"{value!r} is not a whole number.", None, "Write digits, such as 1275, or null for none.")
    return int(digits)


def _amount(wire: Wire, value: str, _text: Text) -> None:
    number = _whole(value)
    kept = {key: wire["amount"][key] for key in ("exact", "start", "end")}
    wire["amount"] = {**kept, "low": number, "high": number, "precision": "exact"}


def _precision(wire: Wire, value: str, _text: Text) -> None:
    amount = {key: item for key, item in wire["amount"].items() if key != "mention"}
    wire["amount"] = {**amount, "precision": value}
    if value in ("at_least", "at_most"):
        wire["amount"]["high" if value == "at_least" else "low"] = None
    if value == "unquantified":
        wire["amount"] |= {"low": None, "high": None, "mention": wire["amount"].get("mention", "several")}


def _mention(wire: Wire, value: str, _text: Text) -> None:
    wire["amount"] = {**wire["amount"], "mention": value}


def _speaker(wire: Wire, value: str, _text: Text) -> None:
    """Another speaker; the cue words named the one before, so they go, and `publisher` is its own voice."""
    own = value.lower() == "publisher"
    mode = "own_voice" if own else "indirect" if wire["said_by"]["mode"] == "own_voice" else wire["said_by"]["mode"]
    wire["said_by"] = {**wire["said_by"], "name": value, "mode": mode, "cue": None}


def _written(key: str) -> Setter:
    """A name as the document writes it: its nearest mention to the passage."""

    def put(wire: Wire, value: str, text: Text) -> None:
        wire[key] = None
        if _or_none(value) is not None:
            start = _nearest(text(), value, wire["passage"]["start"])
            wire[key] = {"name": value, "start": start, "end": start + len(value)}

    return put


def _nearest(text: str, words: str, to: int) -> int:
    before, after = text.rfind(words, 0, to), text.find(words, to)
    found = [start for start in (after, before) if start >= 0]
    if not found:
        raise BadInput(f"The document does not write {words!r}.", None, "Give the name as it stands in the text.")
    return min(found, key=lambda start: abs(start - to))


def _period(wire: Wire, value: str, _text: Text) -> None:
    edtf = _or_none(value)
    basis = (wire["period"] or {}).get("basis", "context")
    wire["period"] = {"edtf": edtf, "basis": basis, "exact": None} if edtf else None


def _merged(wire: Wire, value: str, _text: Text) -> None:
    wire["merged_fates"] = [word for word in value.replace(",", " ").split() if _or_none(word)] or None


def _yes_or_no(wire: Wire, value: str, _text: Text) -> None:
    if value.lower() not in ("true", "false", "yes", "no"):
        raise BadInput(f"{value!r} is neither yes nor no.", wire["id"], "Write yes or no.")
    wire["shown"] = value.lower() in ("true", "yes")


_OF_ALL: dict[str, Setter] = {
    "said_by": _speaker, "polarity": _needed("polarity"), "modality": _needed("modality"),
    "place": _written("place"), "actor": _written("actor"), "period": _period,
}  # fmt: skip

_CODES: dict[str, dict[str, str]] = {
    "count": {"fate": "fates", "merged_fates": "fates", "group": "groups"},
    "event": {"type": "event_types"}, "person": {"fate": "fates"}, "label": {"category": "label_categories"},
    "evidence": {"type": "evidence_types"}, "position": {"type": "position_types"},
}  # fmt: skip
"""The keys whose values are words of a list that is open, by kind."""

_OF_KIND: dict[str, dict[str, Setter]] = {
    "count": {
        "fate": _needed("fate"), "amount": _amount, "amount.low": _number("amount", "low"),
        "amount.high": _number("amount", "high"), "amount.precision": _precision, "amount.mention": _mention,
        "unit": _needed("unit"), "group": _word("group"), "group_text": _word("group_text"),
        "part_of": _word("part_of"), "merged_fates": _merged,
    },
    "event": {"what": _needed("what"), "type": _needed("type")},
    "person": {"fate": _needed("fate")},
    "label": {"category": _needed("category"), "use": _needed("use"), "forum": _word("forum")},
    "evidence": {"type": _needed("type"), "for": _word("for"), "shown": _yes_or_no},
    "position": {"type": _needed("type"), "target": _word("target")},
}  # fmt: skip
