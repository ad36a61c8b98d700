"""Names made from content: the same bytes and offsets give the same id on any machine, in any order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def canonical(value: Any) -> str:
    """The one JSON spelling of a value, as RFC 8785 has it: no spaces, UTF-8 as it is, keys in order of UTF-16 units.

    Floats are refused, since their spelling differs between writers.
    """
    return _SPELL_SORTED(value) if _is_plain(value) else _SPELL(_in_order(value))


_SPELL = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode
_SPELL_SORTED = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, sort_keys=True).encode
_PLAIN = frozenset({str, int, bool, type(None)})


def _is_plain(value: Any) -> bool:
    """Whether the encoder itself puts the keys in our order: nearly always, and a log has millions of lines."""
    if type(value) is dict:
        if not "".join(value).isascii():
            return False
        value = value.values()
    elif type(value) is not list and type(value) is not tuple:
        return type(value) in _PLAIN
    return all(map(_is_plain, value))


def _in_order(value: Any) -> Any:
    if isinstance(value, float):
        raise TypeError("A float has no one spelling; write it as text or as an integer.")
    if isinstance(value, Mapping):
        return {key: _in_order(value[key]) for key in _keys_in_order(value)}
    if isinstance(value, list | tuple):
        return [_in_order(item) for item in value]
    return value


def _keys_in_order(value: Mapping[str, Any]) -> list[str]:
    return sorted(value) if "".join(value).isascii() else sorted(value, key=_utf_16)


def _utf_16(key: str) -> bytes:
    # Another order than that of code points only where a key has letters beyond the first 65,536.
    return key.encode("utf-16-be", "surrogatepass")


def digest_of(content: bytes) -> str:
    """`sha256:` and 64 hexadecimal digits."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def content_id(noun: str, *parts: Any) -> str:
    """An id such as `claim-3f9ac1…`: the noun and 20 hexadecimal digits of the parts' digest."""
    return f"{noun}-{hashlib.sha256(canonical(parts).encode()).hexdigest()[:20]}"
