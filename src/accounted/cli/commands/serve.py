"""`accounted serve`: the workspace in a browser."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import CaseOption


def serve(
    port: Annotated[
        int | None, typer.Option(metavar="N", help="Where; the next free one from 8420 when left out.")
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in a browser.")] = False,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Let addresses of the web be fetched, each when somebody asks for it.")
    ] = False,
    case: CaseOption = None,
) -> None:
    """Open the workspace in a browser.

    On this machine only, until it is stopped with Ctrl-C. The first line it prints holds the address to open, with the
    token of this session. It asks no other machine for anything, unless --fetch lets it.
    """
    from accounted.web import serve as serve_case

    def opened(address: str) -> None:
        print(f"The workspace is open at {address}", flush=True)
        print("Stop it with Ctrl-C.", flush=True)
        if open_browser:
            import webbrowser

            webbrowser.open(address)

    with open_case(case) as held, _ended_like_ctrl_c():
        serve_case(held, port, opened, fetch)


@contextmanager
def _ended_like_ctrl_c() -> Iterator[None]:
    """Whoever ends the program otherwise, as `kill` or a machine that is shut down, ends it as Ctrl-C does.

    Then the case is closed, and what was logged last is signed.
    """
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
