"""The workspace on loopback: the socket is held before the address is said, so that what is printed can be opened."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

from accounted.errors import BadInput
from accounted.web.session import Session

if TYPE_CHECKING:
    from accounted.case import Case

PORT = 8420
"""Where the workspace is looked for unless told otherwise; the next free one is taken when it is in use."""

TRIES = 20
SELDOM = (50_000, 20, 100)
"""How seldom Python looks for what refers to itself: a page makes thousands of plain values that never do."""


def serve(
    case: Case, port: int | None = None, opened: Callable[[str], None] | None = None, fetches: bool = False
) -> None:
    """Serve the case until stopped.

    Args:
        port: where; the next free one from 8420 on when left out, any free one when 0.
        opened: told the address, with the session's token, once it answers.
        fetches: whether addresses of the web may be asked, each when a person says so.

    Raises:
        BadInput: the port that was asked for is in use, or may not be used.
    """
    import gc

    import uvicorn

    from accounted.web.app import make_app

    listening = _socket(port)
    session = Session(listening.getsockname()[1], fetches=fetches)
    config = uvicorn.Config(
        make_app(case, session), log_level="warning", access_log=False, server_header=False, date_header=False,
        lifespan="off", timeout_keep_alive=30,
    )  # fmt: skip
    gc.set_threshold(*SELDOM)
    gc.freeze()
    if opened:
        opened(f"{session.address}/?token={session.token}")
    uvicorn.Server(config).run(sockets=[listening])


def _socket(port: int | None) -> socket.socket:
    wanted = [port] if port is not None else [*range(PORT, PORT + TRIES), 0]
    refusal: OSError | None = None
    for number in wanted:
        # With the protocol named, asyncio sends small answers at once; else each waits for the reader's next sign.
        held = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            held.bind(("127.0.0.1", number))
            held.listen(128)
        except (OSError, OverflowError) as failure:
            held.close()
            refusal = failure if isinstance(failure, OSError) else OSError(str(failure))
        else:
            return held
    said = (refusal.strerror if refusal else None) or "it is no port"
    raise BadInput(f"Port {port} can't be used: {said[0].lower() + said[1:]}.", None, "Name another:  --port N")
