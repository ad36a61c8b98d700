"""A stretch of work in which no connection can be opened, and each attempt is noted."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn
from unittest import mock


@contextmanager
def no_network() -> Iterator[list[str]]:
    """Refuse every connection of this program; the list names those that were tried."""
    tried: list[str] = []

    def refuse(_socket: Any, address: object, *_more: Any) -> NoReturn:
        tried.append(str(address))
        raise ConnectionRefusedError("The network is closed while a reader is tried.")

    with (
        mock.patch.object(socket.socket, "connect", refuse),
        mock.patch.object(socket.socket, "connect_ex", refuse),
        mock.patch.object(socket, "getaddrinfo", lambda host, *_more, **_named: refuse(None, host)),
    ):
        yield tried
