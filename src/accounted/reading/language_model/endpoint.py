"""The one place that opens a connection: a POST to the address that a person gave, and to no other.

No proxy, password file or certificate of the environment is used, and no redirection is followed: the text goes
straight to that address or nowhere. The library for it is loaded when something is sent.
"""

from __future__ import annotations

import json
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from accounted.errors import BadInput, NoAnswer

if TYPE_CHECKING:
    import httpx

MOST_BYTES = 4 * 1024 * 1024
"""An answer above this size is broken off: figures of a few pages are a few thousand bytes."""

_AGAIN = "The document stays as it was; run the command again later."


class Endpoint:
    """An address that speaks OpenAI's chat protocol, as local and hosted servers do.

    Raises:
        BadInput: the address or the key can't be used.
    """

    def __init__(self, address: str, key: str | None, seconds: int) -> None:
        self.address, self._key, self._seconds = _checked(address), _checked_key(key), seconds

    def post(self, request: bytes) -> bytes:
        """The raw answer to a request.

        The exchange has a thread of its own, because no timeout of a library bounds all of it: not the look-up of a
        name, and not an answer that comes drop by drop.

        Raises:
            NoAnswer: there was none within the time, or one that says why not.
        """
        outcome: SimpleQueue[bytes | BaseException] = SimpleQueue()
        given_up = Event()
        Thread(target=lambda: outcome.put(self._outcome(request, given_up)), daemon=True).start()
        try:
            ended = outcome.get(timeout=self._seconds)
        except Empty:
            raise self._late() from None
        finally:
            given_up.set()
        if isinstance(ended, BaseException):
            raise ended
        return ended

    def _outcome(self, request: bytes, given_up: Event) -> bytes | BaseException:
        import httpx

        try:
            return self._exchange(request, given_up)
        except NoAnswer as error:
            return error
        except httpx.TimeoutException:
            return self._late()
        except httpx.ConnectError as error:
            what = f"Nothing could be reached at this address ({error})."
            do = f"Start the server, or check the address. {_AGAIN}"
            return NoAnswer(what, self.address, do, for_all=True)
        except httpx.HTTPError as error:
            said = str(error) or type(error).__name__
            return NoAnswer(f"The answer broke off or is no HTTP ({said}).", self.address, _AGAIN)
        except BaseException as error:  # noqa: BLE001 (it is raised again, in the thread that asked)
            return error

    def _exchange(self, request: bytes, given_up: Event) -> bytes:
        import httpx

        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        with (
            httpx.Client(timeout=self._seconds, trust_env=False, follow_redirects=False) as client,
            client.stream("POST", f"{self.address}/chat/completions", content=request, headers=headers) as response,
        ):
            body = self._body(response, given_up)
            if response.status_code != httpx.codes.OK:
                raise self._refusal(response, body)
            return body

    def _body(self, response: httpx.Response, given_up: Event) -> bytes:
        """All bytes of the answer as they came."""
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise NoAnswer("The answer is compressed, though it was asked not to be.", self.address,
                           "Check what stands between you and the server.", for_all=True)  # fmt: skip
        body = bytearray()
        for chunk in response.iter_raw():
            body += chunk
            if len(body) > MOST_BYTES:
                most = f"{MOST_BYTES // 1024**2} MB"
                raise NoAnswer(f"The answer has more than {most} and was broken off.", self.address,
                               f"Give it less text at once (--set characters=2000). {_AGAIN}")  # fmt: skip
            if given_up.is_set():
                raise self._late()
        return bytes(body)

    def _late(self) -> NoAnswer:
        do = f"Give it more time (--set seconds={2 * self._seconds}), or less text at once (--set characters=2000)."
        return NoAnswer(f"No whole answer came within {self._seconds:,} seconds.", self.address, do, for_all=True)

    def _refusal(self, response: httpx.Response, body: bytes) -> NoAnswer:
        """What the server says instead of an answer."""
        status = response.status_code
        said = f": {told}" if (told := _told(body)) else "."
        if 300 <= status < 400:
            to = response.headers.get("Location", "nowhere")
            return NoAnswer(f"The server sends on to another address ({status}, to {to}), and that is not followed.",
                            self.address, "If you trust that address, give it itself.", for_all=True)  # fmt: skip
        what, do, for_all = _STATUS.get(status, ("The server refused the request" if status < 500 else
                                                 "The server failed", _AGAIN, False))  # fmt: skip
        return NoAnswer(f"{what} ({status}){said}", self.address, do, for_all)


_STATUS: dict[int, tuple[str, str, bool]] = {
    400: ("The server refused the request", "If it does not know response_format, ask in another way"
          " (--set form=json, or form=plain); if the text is too long for it, --set characters=2000.", False),
    401: ("The server wants a key, or another one", "Put it into the variable ACCOUNTED_MODEL_KEY.", True),
    403: ("The server does not let you ask this", "Check the key in ACCOUNTED_MODEL_KEY, and the model.", True),
    404: ("The server knows no such address, or no such model", "Check url= and model=; the address ends where"
          " /chat/completions begins, as in http://localhost:8080/v1.", True),
    413: ("The text is too long for the server", "Give it less text at once (--set characters=2000).", False),
    429: ("The server wants to be asked less often", _AGAIN, True),
}  # fmt: skip


def _told(body: bytes) -> str:
    """The server's own words out of an error, cut short: they may quote the text."""
    try:
        error: Any = json.loads(body)
        error = error.get("error", error) if isinstance(error, dict) else error
        said = error.get("message", "") if isinstance(error, dict) else error
    except (ValueError, RecursionError):
        return ""
    words = " ".join(said.split()) if isinstance(said, str) else ""
    return words if len(words) <= 200 else f"{words[:200]}…"


def _checked(address: str) -> str:
    """The address without a slash at its end.

    Raises:
        BadInput: it is none, or holds a secret that would be kept with the answers.
    """
    do = "Write it like http://localhost:8080/v1."
    try:
        parts = urlsplit(address.strip())
        whole = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        whole = False
    if not whole or any(sign.isspace() or not sign.isprintable() for sign in address.strip()):
        raise BadInput("This is no address of a server.", "url", do)
    if parts.username or parts.password or parts.query or parts.fragment:
        do = "Put a key into the variable ACCOUNTED_MODEL_KEY."
        raise BadInput("The address holds more than an address, and it is kept with the answers.", "url", do)
    return address.strip().rstrip("/")


def _checked_key(key: str | None) -> str | None:
    if key and not (key.isascii() and key.isprintable() and " " not in key):
        raise BadInput("The key holds a sign that no key has.", "ACCOUNTED_MODEL_KEY", "Copy it again.")
    return key or None
