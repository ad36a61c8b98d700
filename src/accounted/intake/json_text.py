"""JSON, as services hand out posts and pages: the strings in it, and no number that stands alone under a key.

A string that is running text is a paragraph of its own; a short one, such as a name or a date, a line behind its key.
How many follow, repeat or like something is no statement of anybody, so values that are no words stay out.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from accounted.errors import CannotOpen
from accounted.intake.compose import Parts
from accounted.intake.encoding import Decoded
from accounted.intake.html import words_of_markup
from accounted.intake.known_keys import meaning_of, stated_by
from accounted.intake.media import JSON
from accounted.model import Stated

_TITLES = ("title", "headline", "name")
_LEAST_WORDS = 5
"""So many words make a string running text; fewer are a name, a day or a code."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_SPACED = re.compile(r"\s")
_TAG = re.compile(r"</?[a-z][^<>]*>", re.I)
_UNPRINTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_SAID = "It is JSON. The strings in it were read; numbers that stand alone under a key were not."
_KEPT = (
    "The bytes are kept. Ask for a fresh copy, or save what it says as plain text or CSV, and add that copy as well."
)

Leaf = tuple[str, str]
"""A string behind its key."""


def parts_of_json(decoded: Decoded, name: str) -> Parts:
    """A document of kind `text` out of the strings of a JSON file, or of one with a piece of JSON in each line.

    Raises:
        CannotOpen: it is no JSON, nested too deeply, or holds no words.
    """
    try:
        read = _read(decoded.text.removeprefix("\ufeff"), name)
    except RecursionError as error:
        raise CannotOpen("It is JSON nested too deeply to be read.", name, _KEPT) from error
    held = [(key, _plain(value)) for key, value in _leaves(read)]
    told = [leaf for leaf in held if _WORD.search(leaf[1]) and not _is_code(leaf[1])]
    if not told:
        raise CannotOpen("0 words were read: no value of this JSON is running text.", name, _KEPT)
    prose = "\n".join(value for _, value in told if _is_prose(value))
    return Parts(
        "text", JSON, _text(told), decoded.encoding, stated=_stated(read), notes=(*decoded.notes, _SAID),
        words=prose or None,
    )  # fmt: skip


def _read(text: str, name: str) -> Any:
    """The value that is written, without its numbers; its objects are lists of pairs, so that no key is lost."""
    try:
        return _parsed(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith(("{", "[")) for line in lines):
            return [_line(line, name) for line in lines]
        raise _broken(error, name) from error


def _line(line: str, name: str) -> Any:
    try:
        return _parsed(line)
    except json.JSONDecodeError as error:
        raise _broken(error, name) from error


def _broken(error: json.JSONDecodeError, name: str) -> CannotOpen:
    return CannotOpen(f"It is no JSON that can be read ({error.msg}).", name, _KEPT)


def _parsed(text: str) -> Any:
    return json.loads(
        text, object_pairs_hook=_Object, parse_int=_nothing, parse_float=_nothing, parse_constant=_nothing
    )


class _Object(list[tuple[str, Any]]):
    """The pairs of an object, in their order."""


def _nothing(_written: str) -> None:
    """No value: a number is not read, however long it is."""


def _leaves(read: Any) -> Iterator[Leaf]:
    """Every string in the order of the file; what stands in a list goes by the key of the list."""
    waiting = [("", read)]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, _Object):
            waiting += reversed(value)
        elif isinstance(value, list):
            waiting += [(key, one) for one in reversed(value)]


def _plain(value: str) -> str:
    """A string without tags and without what can't be printed."""
    words = words_of_markup(value) if _TAG.search(value) else html.unescape(value)
    return _UNPRINTED.sub(" ", words.replace("\r\n", "\n")).strip()


def _is_code(value: str) -> bool:
    """Whether a string is an address, a file's name, a code or the like, and no words."""
    return not _SPACED.search(value) and bool(re.search(r"[\d_/@.:\\-]", value))


def _is_prose(value: str) -> bool:
    return len(_WORD.findall(value)) >= _LEAST_WORDS


def _text(told: Iterable[Leaf]) -> str:
    """The strings as paragraphs, short ones behind their keys."""
    return "\n\n".join(value if _is_prose(value) or not key else f"{key}: {value}" for key, value in told) + "\n"


def _stated(read: Any) -> Mapping[str, Stated]:
    """What the object that the file is says of itself under keys that are known; a list of objects says nothing."""
    if not isinstance(read, _Object):
        return {}
    own = {key: _plain(value) for key, value in reversed(read) if isinstance(value, str)}
    said = {meaning: value for key, value in own.items() if (meaning := meaning_of(key)) and value}
    title = next((own[key] for key in _TITLES if own.get(key)), None)
    return stated_by({**said, **({"title": title} if title else {})}, "content")
