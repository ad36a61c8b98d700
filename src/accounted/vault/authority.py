"""The one place from which the vault speaks to a network: it sends a request for a time stamp where it is told to."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from accounted.errors import BadInput

SECONDS = 20.0
MOST_BYTES = 1 << 20


class Unreached(Exception):
    """The authority could not be reached, or gave no answer that can be used; it may be asked again later."""


def name_of(address: str) -> str:
    """A name for files out of the authority's address.

    Raises:
        BadInput: it is no address of the web.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise BadInput(
            "This is no address of a time-stamping authority.", address, "Write it like https://tsa.example/."
        )
    port = f"-{parts.port}" if parts.port else ""
    path = re.sub(r"[^A-Za-z0-9]+", "-", parts.path).strip("-")
    return re.sub(r"[^A-Za-z0-9.-]", "-", f"{parts.hostname}{port}{f'-{path}' if path else ''}")[:100]


def ask(address: str, request: bytes) -> bytes:
    """The authority's answer to a request.

    Raises:
        Unreached: there was none.
    """
    import httpx

    heads = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    try:
        with httpx.stream("POST", address, content=request, headers=heads, timeout=SECONDS) as answer:
            if answer.status_code != httpx.codes.OK:
                raise Unreached(f"it answered {answer.status_code}")
            content = b""
            for piece in answer.iter_bytes():
                content += piece
                if len(content) > MOST_BYTES:
                    raise Unreached("its answer is too long to be one")
            return content
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise Unreached(str(error) or type(error).__name__) from error
