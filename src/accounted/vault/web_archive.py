"""Exchanges with the web as a WARC file (ISO 28500, version 1.1): what was asked, what was answered, byte for byte."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator, Sequence

from accounted.vault.fetching import Exchange


def archive(exchanges: Sequence[Exchange], software: str) -> bytes:
    """A WARC with a record of what made it, and for each exchange the question and the answer."""
    told = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    first = _record("warcinfo", told, exchanges[0].time, "application/warc-fields", ())
    return b"".join((first, *(record for one in exchanges for record in _records(one))))


def _records(one: Exchange) -> Iterator[bytes]:
    place = (("WARC-Target-URI", one.url), ("WARC-IP-Address", one.number))
    _, _, body = one.answer.partition(b"\r\n\r\n")
    about = (*place, ("WARC-Payload-Digest", _digest(body)))
    yield _record("response", one.answer, one.time, "application/http; msgtype=response", about)
    answered = ("WARC-Concurrent-To", _id("response", one.answer, one.time))
    yield _record("request", one.question, one.time, "application/http; msgtype=request", (*place, answered))


def _record(kind: str, block: bytes, time: str, media_type: str, about: Sequence[tuple[str, str]]) -> bytes:
    heads = [
        ("WARC-Type", kind), ("WARC-Record-ID", _id(kind, block, time)), ("WARC-Date", time), *about,
        ("WARC-Block-Digest", _digest(block)), ("Content-Type", media_type), ("Content-Length", str(len(block))),
    ]  # fmt: skip
    lines = "".join(f"{name}: {value}\r\n" for name, value in heads)
    return b"WARC/1.1\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def _id(kind: str, block: bytes, time: str) -> str:
    made = hashlib.sha256(f"{kind}\n{time}\n".encode() + block).digest()
    return f"<urn:uuid:{uuid.UUID(bytes=made[:16], version=4)}>"


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
