"""A local server that speaks OpenAI's chat protocol, and answers as a test wants: well, badly, slowly or not at all."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SENTENCE = "Police said that 12 people were killed in Aghdam."
"""What the local server is asked about."""
Figure = dict[str, Any]
Answers = Callable[[str], list[Figure]]
"""From the text that was sent to the figures that are answered."""


def figure(
    words: str, number: str, low: int | None, high: int | None = -1, fate: str = "killed", **more: Any
) -> Figure:
    """A figure as a model gives it; `high` is `low` unless it is given."""
    return {
        "words": words, "before": "", "number": number, "low": low, "high": low if high == -1 else high, "fate": fate,
        "merged": [], "unit": "person", "group": None, "speaker": None, "quoted": False, "polarity": "affirmed",
        "modality": "certain", **more,
    }  # fmt: skip


def completion(content: str, finish_reason: str = "stop") -> bytes:
    """What surrounds the words of a model."""
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "message": message, "finish_reason": finish_reason}
    return json.dumps({"id": "chatcmpl-1", "object": "chat.completion", "choices": [choice]}).encode()


def nothing(_shown: str) -> list[Figure]:
    return []


@dataclass
class ModelServer:
    """What the server was sent, and how it answers; `raw` takes over the whole answer from the handler."""

    address: str = ""
    answers: Answers = nothing
    status: int = 200
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    raw: Callable[[BaseHTTPRequestHandler], object] | None = None
    requests: list[dict[str, Any]] = field(default_factory=list)
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def settings(self) -> dict[str, str]:
        """The settings by which a reader asks here."""
        return {"url": self.address, "model": "small"}

    @property
    def texts(self) -> list[str]:
        """The texts that were sent, in order."""
        return [request["messages"][1]["content"] for request in self.requests]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers["Content-Length"])
        request = json.loads(handler.rfile.read(length))
        self.requests.append(request)
        self.seen.append((handler.path, dict(handler.headers)))
        if self.raw:
            self.raw(handler)
            return
        body = self.body
        if body is None:
            body = completion(json.dumps({"figures": self.answers(request["messages"][1]["content"])}))
        handler.send_response(self.status)
        for name, value in {
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            **self.headers,
        }.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """A server on a free port of this machine, for as long as the block lasts."""
    state = ModelServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            try:
                state.answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    state.address = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
