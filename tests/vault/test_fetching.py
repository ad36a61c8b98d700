"""Fetching from the web: what leads inside is asked nothing, and what is fetched is kept as it came."""

import io
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from accounted.errors import BadInput, Unreadable
from accounted.vault.addresses import address_of, is_public, number_for
from accounted.vault.fetching import Exchange, Rules, fetch
from accounted.vault.web_archive import archive

NOW = "2026-02-26T14:03:00Z"
HERE = Path(__file__).parent / "addresses"
INSIDE = (HERE / "inside.txt").read_text().split()
WRONG = [
    *(HERE / "no-address.txt").read_text().split(),
    "http://a.example/ x",
    "http://a.example/\r\nX: y",
    "http://a\x00.example/",
    "http://é.example/é",
    "",
]


@pytest.mark.parametrize("host", INSIDE)
def test_no_form_of_an_address_inside_is_asked_anything(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_words, **_named: pytest.fail("It connected."))
    for scheme in ("http", "https"):
        with pytest.raises((BadInput, Unreadable)) as refused:
            fetch(f"{scheme}://{host}/", lambda: NOW, "test")
        assert isinstance(refused.value, BadInput)


@pytest.mark.parametrize("url", WRONG)
def test_what_is_no_address_of_the_web_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_words, **_named: pytest.fail("It connected."))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_words, **_named: pytest.fail("It asked for a host."))
    with pytest.raises(BadInput):
        fetch(url, lambda: NOW, "test")


def test_there_are_as_many_forms_as_were_wanted() -> None:
    assert len(INSIDE) + len(WRONG) >= 80


@pytest.mark.parametrize("number", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "2a00:1450:4001:80b::200e"])
def test_public_numbers_are_public(number: str) -> None:
    assert is_public(number)


def test_a_host_that_leads_inside_by_one_of_its_numbers_is_refused() -> None:
    with pytest.raises(BadInput):
        number_for(address_of("http://two.example/"), lambda _host, _port: ["8.8.8.8", "10.0.0.1"])


Answer = Callable[[socket.socket, bytes], None]


class Server:
    """A server on this machine that gives prepared answers by path, and remembers what it was asked."""

    def __init__(self, answers: dict[str, bytes | Answer]) -> None:
        self.asked: list[bytes] = []
        self._answers = answers
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def rules(self, **changed: object) -> Rules:
        """Rules by which this server, and no other place inside, may be asked."""
        plain = Rules(
            lambda host, _port: [host if host.replace(".", "").isdigit() else "127.0.0.1"],
            lambda number: number == "127.0.0.1", lambda _port: True,
        )  # fmt: skip
        return replace(plain, most_seconds=120.0, **changed)  # type: ignore[arg-type]  # fields by name

    def url(self, path: str, host: str = "page.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def close(self) -> None:
        self._listening.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            try:
                asked = connection.recv(65_536)
                self.asked.append(asked)
                path = asked.split(b" ")[1].decode()
                answer = self._answers[path]
                if callable(answer):
                    answer(connection, asked)
                else:
                    connection.sendall(answer)
            except OSError:
                pass


def page(body: bytes, *heads: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", *heads, f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode() + body


def drip(connection: socket.socket, _asked: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X: y\r\n")
        time.sleep(0.05)


def endless(connection: socket.socket, _asked: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"x" * 65_536)


BODY = b"<html><p>Police said that 12 people were killed in Aghdam.</p></html>"
CHUNKED = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<html\r\n1\r\n>\r\n0\r\n\r\n"
)


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(
        {
            "/": page(BODY, "Content-Type: text/html"),
            "/chunked": CHUNKED,
            "/on": page(b"", "Location: /", status="302 Found"),
            "/inside": page(b"", "Location: http://169.254.169.254/latest/meta-data/", status="301 Moved"),
            "/file": page(b"", "Location: file:///etc/passwd", status="301 Moved"),
            "/round": page(b"", "Location: /round", status="302 Found"),
            "/gone": page(b"gone", status="404 Not Found"),
            "/cut": page(BODY)[:-5],
            "/drip": drip,
            "/silent": lambda connection, _asked: connection.recv(1),
            "/endless": endless,
            "/nothing": b"",
            "/noise": b"\x00\x01\x02",
        }
    )
    yield made
    made.close()


def test_a_page_is_kept_as_it_came_and_its_server_is_told_who_asked(server: Server) -> None:
    (one,) = fetch(server.url("/#part"), lambda: NOW, "us", server.rules())
    assert (one.answer, one.status, one.number) == (page(BODY, "Content-Type: text/html"), 200, "127.0.0.1")
    assert one.question == server.asked[0]
    assert b"User-Agent: us\r\n" in one.question
    assert f"Host: page.example:{server.port}\r\n".encode() in one.question


def test_the_archive_of_it_is_read_by_others(server: Server) -> None:
    made = archive(fetch(server.url("/on"), lambda: NOW, "us", server.rules()), "test")
    records = [(record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read())
               for record in ArchiveIterator(io.BytesIO(made), check_digests="raise")]  # fmt: skip
    assert [kind for kind, _, _ in records] == ["warcinfo", "response", "request", "response", "request"]
    assert records[3] == ("response", server.url("/"), BODY)


def test_what_came_in_chunks_is_kept_in_chunks(server: Server) -> None:
    (one,) = fetch(server.url("/chunked"), lambda: NOW, "us", server.rules())
    assert one.answer == CHUNKED


@pytest.mark.parametrize("path", ["/inside", "/file"])
def test_being_sent_inside_ends_it(server: Server, path: str) -> None:
    with pytest.raises(BadInput):
        fetch(server.url(path), lambda: NOW, "us", server.rules())


def test_a_host_that_changes_its_number_is_looked_up_once_for_each_question(server: Server) -> None:
    numbers = iter([["127.0.0.1"], ["10.0.0.1"]])
    rules = server.rules(lookup=lambda _host, _port: next(numbers))
    (one,) = fetch(server.url("/"), lambda: NOW, "us", rules)
    assert one.number == "127.0.0.1"
    numbers = iter([["127.0.0.1"], ["10.0.0.1"]])
    rules = server.rules(lookup=lambda _host, _port: next(numbers))
    with pytest.raises(BadInput):  # the second question, where it is sent on to, goes to the number as it is by then
        fetch(server.url("/on"), lambda: NOW, "us", rules)


@pytest.mark.parametrize("path", ["/cut", "/nothing", "/noise", "/round"])
def test_what_is_no_whole_answer_is_not_kept(server: Server, path: str) -> None:
    with pytest.raises(Unreadable):
        fetch(server.url(path), lambda: NOW, "us", server.rules())


def test_what_is_too_slow_or_too_long_is_given_up(server: Server) -> None:
    start = time.monotonic()
    with pytest.raises(Unreadable, match="took too long"):
        fetch(server.url("/drip"), lambda: NOW, "us", replace(server.rules(), most_seconds=0.5))
    with pytest.raises(Unreadable, match="more than 1,000,000 bytes"):
        fetch(server.url("/endless"), lambda: NOW, "us", server.rules(most_bytes=1_000_000))
    assert time.monotonic() - start < 60


def test_a_silence_that_the_connection_notices_before_the_watch_took_too_long(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading.Timer, "start", lambda _watch: None)  # a busy machine wakes it later
    with pytest.raises(Unreadable, match="took too long"):
        fetch(server.url("/silent"), lambda: NOW, "us", replace(server.rules(), most_seconds=0.3))


def test_an_answer_that_says_there_is_no_page_is_kept_as_that(server: Server) -> None:
    (one,) = fetch(server.url("/gone"), lambda: NOW, "us", server.rules())
    assert one.status == 404


def test_exchanges_of_one_moment_have_records_of_their_own() -> None:
    one = Exchange("http://a.example/", "8.8.8.8", NOW, b"GET / HTTP/1.1\r\n\r\n", page(BODY), 200)
    assert archive([one], "test") == archive([one], "test")
    assert archive([one], "test").count(b"WARC-Record-ID: ") == 3
