"""What passes between the pool and a worker: a JSON header and blocks of bytes, each under its length.

Nothing is unpickled: what a worker says may come from the original that has taken it over.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from typing import IO, Any

MOST_HEADER_BYTES = 600 * 1024**2
_LENGTH = struct.Struct(">Q")


class Broken(Exception):
    """The other side ended, or spoke in another form."""


def send(stream: IO[bytes], header: dict[str, Any], blocks: Sequence[bytes] = ()) -> None:
    """Write a message."""
    content = json.dumps({**header, "blocks": [len(block) for block in blocks]}, ensure_ascii=True).encode()
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    for block in blocks:
        stream.write(block)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], list[bytes]] | None:
    """The next message, None when the other side has closed.

    Raises:
        Broken: it ends in the middle, or is no message.
    """
    begun = stream.read(_LENGTH.size)
    if not begun:
        return None
    if len(begun) < _LENGTH.size or _LENGTH.unpack(begun)[0] > MOST_HEADER_BYTES:
        raise Broken
    try:
        header = json.loads(_exactly(stream, _LENGTH.unpack(begun)[0]))
        blocks = [_exactly(stream, size) for size in header.pop("blocks")]
    except (ValueError, KeyError, TypeError, RecursionError) as failure:
        raise Broken from failure
    return header, blocks


def _exactly(stream: IO[bytes], size: int) -> bytes:
    if not 0 <= size <= MOST_HEADER_BYTES:
        raise Broken
    content = stream.read(size)
    if len(content) != size:
        raise Broken
    return content
