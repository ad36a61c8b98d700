"""A page fetched from the web, every byte as it came, and nothing fetched but that page.

Nothing that the page names is followed, but where the server itself sends on (at most five times), and then each place
is looked at anew. The exchange is kept as it went over the wire; `web_archive` writes it down.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from urllib.parse import urljoin

from accounted.errors import Unreadable
from accounted.vault.addresses import Address, Lookup, address_of, is_public, looked_up, number_for

MOST_BYTES, MOST_SECONDS, MOST_HOPS = 64 * 1024 * 1024, 60.0, 5
_SENT_ON = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question to a host and its answer, byte for byte; `time` is when the question went out, in ISO 8601."""

    url: str
    number: str
    time: str
    question: bytes
    answer: bytes
    status: int


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be fetched and how much of it; tests hand in others, to fetch from this machine."""

    lookup: Lookup = looked_up
    allowed: Callable[[str], bool] = is_public
    ports: Callable[[int], bool] | None = None
    most_bytes: int = MOST_BYTES
    most_seconds: float = MOST_SECONDS
    trust: ssl.SSLContext | None = field(default=None, compare=False)


def fetch(url: str, now: Callable[[], str], agent: str, rules: Rules | None = None) -> list[Exchange]:
    """The exchanges that lead to a page, the last of which holds it.

    Args:
        url: an address of the web.
        now: gives the moment, in ISO 8601.
        agent: how this program names itself to the server.
        rules: what may be fetched.

    Raises:
        BadInput: the address, or one it leads on to, is not fetched; nothing was sent there.
        Unreadable: there was no answer, or it was cut off, too long or too slow.
    """
    chosen, made = rules or Rules(), list[Exchange]()
    while True:
        address = address_of(url, chosen.ports)
        exchange, onward = _asked(address, now(), agent, chosen)
        made.append(exchange)
        if onward is None:
            return made
        if len(made) > MOST_HOPS:
            raise Unreadable("The server sends on and on; nothing was kept.", address.url, "Try it in a browser.")
        url = urljoin(address.url, onward)


def _asked(address: Address, time: str, agent: str, rules: Rules) -> tuple[Exchange, str | None]:
    number = number_for(address, rules.lookup, rules.allowed)
    heads = {"Host": address.said_host, "User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "identity",
             "Connection": "close"}  # fmt: skip
    lines = [f"GET {address.target} HTTP/1.1", *(f"{name}: {value}" for name, value in heads.items())]
    question = "".join(f"{line}\r\n" for line in (*lines, "")).encode("ascii")
    too_slow = threading.Event()
    try:
        with closing(_connected(address, number, rules)) as connection:
            watch = threading.Timer(rules.most_seconds, _cut, (connection, too_slow))
            watch.daemon = True
            watch.start()
            try:
                connection.sendall(question)
                answer, status, onward = _heard(connection, rules.most_bytes)
            finally:
                watch.cancel()
            if too_slow.is_set():
                raise OSError("it was cut off")
    except (OSError, http.client.HTTPException, ValueError) as failure:
        slow = too_slow.is_set() or isinstance(failure, TimeoutError)  # the connection may notice before the watch
        why = "it took too long" if slow else str(failure) or type(failure).__name__
        raise Unreadable(f"The page could not be fetched ({why}).", address.url, "Try again later.") from failure
    return Exchange(address.url, number, time, question, answer, status), onward


def _connected(address: Address, number: str, rules: Rules) -> socket.socket:
    """A connection to the number that was looked at; the name is used for its certificate only."""
    plain = socket.create_connection((number, address.port), timeout=min(20.0, rules.most_seconds))
    if address.scheme == "http":
        return plain
    try:
        return (rules.trust or ssl.create_default_context()).wrap_socket(plain, server_hostname=address.host)
    except BaseException:
        plain.close()
        raise


def _cut(connection: socket.socket, too_slow: threading.Event) -> None:
    too_slow.set()
    with suppress(OSError):  # the other side may have closed it first
        connection.shutdown(socket.SHUT_RDWR)


class _TooLong(ValueError):
    """More came than may be kept."""


class _Recording(io.RawIOBase):
    """What comes over a connection, kept as it comes."""

    def __init__(self, connection: socket.socket, most_bytes: int) -> None:
        super().__init__()
        self._connection, self._most, self.heard = connection, most_bytes, bytearray()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # whatever a buffered reader hands in
        count = self._connection.recv_into(view)
        self.heard += view[:count]
        if len(self.heard) > self._most:
            raise _TooLong(f"it has more than {self._most:,} bytes")
        return count


class _Spoken:
    """A connection as the reader of answers asks for it."""

    def __init__(self, recording: _Recording) -> None:
        self._recording = recording

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self._recording)


def _heard(connection: socket.socket, most_bytes: int) -> tuple[bytes, int, str | None]:
    """The answer as it came, its status, and where it sends on to."""
    recording = _Recording(connection, most_bytes)
    answer = http.client.HTTPResponse(_Spoken(recording), method="GET")  # type: ignore[arg-type]  # all it asks for
    answer.begin()
    while answer.read(1 << 16):
        pass
    if b"\r\n\r\n" not in recording.heard and b"\n\n" not in recording.heard:
        raise ValueError("the answer was cut off")
    if answer.length:  # the server closed before it had said as much as it announced
        raise ValueError("the answer was cut off")
    onward = answer.getheader("Location") if answer.status in _SENT_ON else None
    return bytes(recording.heard), answer.status, onward


def check_all(urls: list[str]) -> None:
    """Look at every address before anything is asked anywhere.

    Raises:
        BadInput: one is not fetched, by its words alone.
    """
    for url in urls:
        address_of(url)
