"""What a server can do to us: answer well, refuse, be away, be slow, never end; each ends soon, in one sentence."""

import gzip
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler

import pytest

from accounted.errors import BadInput, NoAnswer
from accounted.reading.language_model.endpoint import MOST_BYTES, Endpoint
from tests.servers import ModelServer

REQUEST = b'{"messages": [{}, {"content": "text"}]}'


PATIENT_SECONDS = 120
"""Given to a server that answers at once, so that a busy machine is no reason to give it up."""


def refused(server: ModelServer, seconds: int = PATIENT_SECONDS, key: str | None = None) -> NoAnswer:
    with pytest.raises(NoAnswer) as error:
        Endpoint(server.address, key, seconds).post(REQUEST)
    assert error.value.where == server.address
    assert error.value.what.endswith((".", "…")) or ": " in error.value.what
    assert "\n" not in error.value.what
    assert error.value.do
    return error.value


def test_the_request_arrives_as_it_is_and_the_answer_comes_back_as_it_is(server: ModelServer) -> None:
    server.body = b' {"as": "it is"}\n'
    assert Endpoint(f"{server.address}/", "k-1", PATIENT_SECONDS).post(REQUEST) == server.body
    (path, headers), *_ = server.seen
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer k-1"
    assert headers["Accept-Encoding"] == "identity"


def test_without_a_key_none_is_sent(server: ModelServer) -> None:
    Endpoint(server.address, None, PATIENT_SECONDS).post(REQUEST)
    assert "Authorization" not in server.seen[0][1]


def test_text_goes_to_no_proxy_of_the_environment(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert Endpoint(server.address, None, PATIENT_SECONDS).post(REQUEST)


@pytest.mark.parametrize(
    ("status", "said", "do", "for_all"),
    [
        (400, "The server refused the request (400): no such form", "--set form=json", False),
        (401, "wants a key", "ACCOUNTED_MODEL_KEY", True),
        (403, "does not let you", "ACCOUNTED_MODEL_KEY", True),
        (404, "no such address, or no such model", "model=", True),
        (413, "too long", "characters=2000", False),
        (418, "refused the request (418)", "later", False),
        (429, "less often", "later", True),
        (500, "The server failed (500)", "later", False),
        (503, "The server failed (503)", "later", False),
    ],
)
def test_what_a_server_refuses_is_told_with_what_to_do(
    server: ModelServer, status: int, said: str, do: str, for_all: bool
) -> None:
    server.status, server.body = status, b'{"error": {"message": "no such\\n form"}}'
    error = refused(server)
    assert said in error.what
    assert "no such form" in error.what
    assert do in (error.do or "")
    assert error.for_all is for_all


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b'{"error": null}', b'{"error": {"message": 7}}', b"[" * 99999]
)
def test_a_server_that_fails_without_words_is_told_too(server: ModelServer, body: bytes) -> None:
    server.status, server.body = 500, body
    assert refused(server).what == "The server failed (500)."


def test_long_words_of_a_server_are_cut_short(server: ModelServer) -> None:
    server.status, server.body = 500, b'{"error": "' + b"x" * 5000 + b'"}'
    assert len(refused(server).what) < 300


def test_a_redirection_is_not_followed(server: ModelServer) -> None:
    server.status, server.body, server.headers = 307, b"", {"Location": "http://elsewhere.example/v1"}
    error = refused(server)
    assert "elsewhere.example" in error.what
    assert len(server.seen) == 1


def test_nobody_there() -> None:
    with pytest.raises(NoAnswer, match="Nothing could be reached") as error:
        Endpoint("http://127.0.0.1:9/v1", None, PATIENT_SECONDS).post(REQUEST)
    assert error.value.for_all


def test_a_server_that_hangs_up_or_speaks_no_http(server: ModelServer) -> None:
    server.raw = lambda handler: handler.connection.close()
    assert "broke off" in refused(server).what
    server.raw = lambda handler: handler.wfile.write(b"SSH-2.0-none\r\n")
    assert "broke off or is no HTTP" in refused(server).what


def test_an_answer_that_is_shorter_than_it_says_is_none(server: ModelServer) -> None:
    server.raw = short
    assert "broke off" in refused(server).what


def short(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Length: 500\r\n\r\n{")


FOR_EVER_SECONDS = 60
"""How long a slow server takes: so much longer than it is given that no busy machine hides the difference."""


def silent(_handler: BaseHTTPRequestHandler) -> None:
    time.sleep(FOR_EVER_SECONDS)


def drips_its_body(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
    for _ in range(20 * FOR_EVER_SECONDS):
        handler.wfile.write(b" ")
        time.sleep(0.05)


def drips_its_head(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
    for _ in range(20 * FOR_EVER_SECONDS):
        handler.wfile.write(b"x")
        time.sleep(0.05)


@pytest.mark.parametrize("slow", [silent, drips_its_body, drips_its_head])
def test_a_slow_server_is_given_up_in_time(server: ModelServer, slow: object) -> None:
    server.raw = slow  # type: ignore[assignment]  # a server that answers slowly
    began = time.monotonic()
    error = refused(server, seconds=1)
    assert error.what == "No whole answer came within 1 seconds."
    assert "--set seconds=2" in (error.do or "")
    assert error.for_all
    assert time.monotonic() - began < FOR_EVER_SECONDS / 2


def test_an_answer_without_an_end_is_broken_off(server: ModelServer) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
        while True:
            handler.wfile.write(b"x" * 65536)

    server.raw = endless
    assert f"more than {MOST_BYTES // 1024**2} MB" in refused(server, seconds=PATIENT_SECONDS).what


def test_a_compressed_answer_is_not_unpacked(server: ModelServer) -> None:
    server.body, server.headers = gzip.compress(b" " * 10**6), {"Content-Encoding": "gzip"}
    assert "compressed" in refused(server).what


@pytest.mark.parametrize(
    "address",
    [
        "", "localhost:8080", "ftp://localhost/v1", "http://", "http://user:pass@localhost/v1", "http://localhost/v1?key=1",
        "http://localhost/v1#x", "http://local host/v1", "http://localhost:99999/v1", "http://[::1/v1", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_what_is_no_address_or_holds_a_secret_is_refused(address: str) -> None:
    with pytest.raises(BadInput) as error:
        Endpoint(address, None, 5)
    assert error.value.where == "url"
    assert "pass" not in str(error.value).replace("password", "")


@pytest.mark.parametrize("key", ["a b", "clé", "a\nb"])
def test_a_key_that_can_be_none_is_refused_and_not_shown(key: str) -> None:
    with pytest.raises(BadInput) as error:
        Endpoint("http://localhost/v1", key, 5)
    assert key not in str(error.value)


def test_the_library_is_loaded_only_when_something_is_sent() -> None:
    script = (
        "import sys\nfrom accounted import plugins\nfrom accounted.cli.app import app\n"
        "plugins.reader('model', {'model': 'm', 'url': 'http://localhost:1/v1'})\nprint('httpx' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ended.stdout == "False\n"
