"""Front matter: the block between `---` lines at the head of a file."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from accounted.intake.known_keys import meaning_of

_LONGEST = 65_536
_FENCE = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_LINE = re.compile(r"(?P<key>[^\W\d][\w -]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*))?\Z")


class FrontMatter(NamedTuple):
    """What the block says under known keys, where it ends, and what a reader should know about it."""

    values: dict[str, str]
    end: int
    notes: tuple[str, ...] = ()
    broken: bool = False


def front_matter_of(text: str) -> FrontMatter | None:
    """The front matter at the head of a text, or None when there is none.

    Values stay as written. A block that is not YAML but plain `key: value` lines is read as such
    (a title with a colon is the usual reason); any other broken block stays text, with a note.
    """
    opening = _FENCE.match(text)
    closing = _CLOSE.search(text, opening.end(), opening.end() + _LONGEST) if opening else None
    if not opening:
        return None
    if not closing:
        return (
            FrontMatter({}, 0, _BROKEN, broken=True)
            if _LINE.match(text[opening.end() :].split("\n", 1)[0].rstrip())
            else None
        )
    block = text[opening.end() : closing.start()]
    try:
        written = _as_yaml(block)
        notes: tuple[str, ...] = ()
    except (yaml.YAMLError, RecursionError, ValueError):
        written, notes = _as_lines(block), _LENIENT
    if written is None:
        return FrontMatter({}, 0, _BROKEN, broken=True)
    return FrontMatter(_known(written), closing.end(), notes)


_BROKEN = ("Its front matter is broken and was left as text: it is neither YAML nor lines of key and value.",)
_LENIENT = ("Its front matter is not strict YAML; its lines were read as key and value.",)


def _as_yaml(block: str) -> dict[Any, Any] | None:
    """The block's mapping, every value as written: the base loader makes strings only, and runs nothing."""
    content = yaml.load(block, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return content if isinstance(content, dict) else {} if content in (None, "") else None


def _as_lines(block: str) -> dict[Any, Any] | None:
    lines = [line.rstrip() for line in block.splitlines() if line.strip() and not line.startswith("#")]
    found = [_LINE.match(line) for line in lines]
    if not lines or None in found:
        return None
    return {match["key"]: (match["value"] or "").strip("\"'") for match in found if match}


def _known(written: dict[Any, Any]) -> dict[str, str]:
    """The values under keys we know; of two keys that mean the same the first counts; a list is joined."""
    values: dict[str, str] = {}
    for key, value in written.items():
        meaning = meaning_of(key) if isinstance(key, str) else None
        if meaning and meaning != "other" and (plain := _plain(value)):
            values.setdefault(meaning, plain)
    return values


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(item.strip() for item in value)
    return ""
