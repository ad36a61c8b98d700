"""Names made from content: the same bytes and offsets give the same id on any machine, in any order."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical(value: Any) -> str:
    """The one JSON spelling of a value: keys sorted, no spaces, UTF-8 as it is (RFC 8785 for what we store).

    Floats are refused, since their spelling differs between writers.
    """
    return json.dumps(_without_floats(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _without_floats(value: Any) -> Any:
    if isinstance(value, float):
        raise TypeError("A float has no one spelling; write it as text or as an integer.")
    if isinstance(value, dict):
        return {key: _without_floats(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_floats(item) for item in value]
    return value


def digest_of(content: bytes) -> str:
    """`sha256:` and 64 hexadecimal digits."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def content_id(noun: str, *parts: Any) -> str:
    """An id such as `claim-3f9ac1…`: the noun and 20 hexadecimal digits of the parts' digest."""
    return f"{noun}-{hashlib.sha256(canonical(parts).encode()).hexdigest()[:20]}"
