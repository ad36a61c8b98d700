"""From the raw bytes of an answer to what the model proposes; an answer that is not what was asked for is no answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from accounted.errors import NoAnswer

_SHORTER = "Run the command again, with shorter stretches (--set characters=2000) or with another model."
_FORM = "Run the command again; if it stays so, ask in another way (--set form=json) or use another model."


@dataclass(frozen=True, slots=True)
class Proposal:
    """One figure as the model gives it: words out of the text, and what it takes them for."""

    words: str
    before: str
    number: str
    low: int | None
    high: int | None
    fate: str
    merged: tuple[str, ...]
    unit: str
    group: str | None
    speaker: str | None
    quoted: bool
    polarity: str
    modality: str


def proposals(raw: bytes, where: str | None = None) -> list[Proposal]:
    """The figures of an answer, in its order.

    Raises:
        NoAnswer: it is broken, cut short, or not of the form that was asked for.
    """
    reply = _parsed(raw, "The answer is not JSON", _SHORTER, where)
    content = _content(reply, where)
    figures = _parsed(_unfenced(content), "The model did not answer in JSON", _FORM, where)
    listed = figures.get("figures") if isinstance(figures, dict) else None
    if not isinstance(listed, list):
        _refuse("The model's JSON has no list of figures.", _FORM, where)
    return [_proposal(one, f"figures[{number}]", where) for number, one in enumerate(listed)]


def _content(reply: Any, where: str | None) -> str:
    """The words of the model out of what surrounds them."""
    try:
        choice = reply["choices"][0]
        content, ended = choice["message"]["content"], choice.get("finish_reason")
    except (TypeError, KeyError, IndexError, AttributeError):
        what = "The answer is not one of the chat protocol: it has no choices[0].message.content."
        do = "Check the address; it ends where /chat/completions begins, as in http://localhost:8080/v1."
        _refuse(what, do, where)
    if ended == "length":
        _refuse("The model's answer was cut off at its limit of length.", _SHORTER, where)
    if not isinstance(content, str) or not content.strip():
        _refuse("The model answered with no words.", _FORM, where)
    return str(content)


def _unfenced(content: str) -> str:
    """The JSON of an answer that was put into a fence, as many models do; everything else as it is."""
    lines = content.strip().split("\n")
    fenced = len(lines) > 2 and lines[0].startswith("```") and lines[-1].strip() == "```"
    return "\n".join(lines[1:-1]) if fenced else content


def _parsed(content: str | bytes, what: str, do: str, where: str | None) -> Any:
    try:
        return json.loads(content, parse_constant=_no_number)
    except RecursionError:
        _refuse(f"{what}: it is nested too deeply.", do, where)
    except ValueError as error:
        place = f" at character {error.pos:,}" if isinstance(error, json.JSONDecodeError) else ""
        _refuse(f"{what}: it is broken or cut off{place}.", do, where)


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


def _proposal(given: Any, place: str, where: str | None) -> Proposal:
    if not isinstance(given, Mapping):
        _refuse(f"The model's JSON is not of the form asked for: {place} is no object.", _FORM, where)
    values: dict[str, Any] = {}
    for key, (kinds, kind_name) in _KEYS.items():
        value = given.get(key, _LEFT_OUT.get(key))
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            _refuse(f"The model's JSON is not of the form asked for: {place}.{key} is no {kind_name}.", _FORM, where)
        values[key] = value
    values["merged"] = tuple(values["merged"] or ())
    if not all(isinstance(code, str) for code in values["merged"]):
        _refuse(f"The model's JSON is not of the form asked for: {place}.merged is no list of words.", _FORM, where)
    return Proposal(**values)


_NONE = type(None)
_KEYS: Mapping[str, tuple[tuple[type, ...], str]] = {
    "words": ((str,), "text"), "before": ((str,), "text"), "number": ((str,), "text"),
    "low": ((int, _NONE), "whole number"), "high": ((int, _NONE), "whole number"),
    "fate": ((str,), "text"), "merged": ((list, _NONE), "list"), "unit": ((str,), "text"),
    "group": ((str, _NONE), "text"), "speaker": ((str, _NONE), "text"), "quoted": ((bool,), "true or false"),
    "polarity": ((str,), "text"), "modality": ((str,), "text"),
}  # fmt: skip

_LEFT_OUT: Mapping[str, Any] = {
    "before": "", "merged": [], "unit": "person", "quoted": False, "polarity": "affirmed", "modality": "certain",
}  # fmt: skip
"""What a key means that was left out; words, number and fate never may be."""


def _refuse(what: str, do: str, where: str | None) -> NoReturn:
    raise NoAnswer(what, where, do)
