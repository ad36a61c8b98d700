"""A slow machine, made on purpose: each variable makes one thing of the workspace or of the browser slow.

SLOW_PROGRAMS=2   the programs of a page come two seconds late
SLOW_ANSWERS=1.5  every answer comes late, by up to so many seconds, now more and now less
SLOW_PAGES=1      a page comes in two pieces, cut anywhere, so many seconds apart
SLOW_BROWSER=6    what a page does takes the browser six times as long

None of them changes what a test checks: a test that fails with one reads the page before it has seen that it is there.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Awaitable, Callable
from typing import Any

from playwright.sync_api import Page

Sent = Callable[[Any], Awaitable[None]]

CHANCE = random.Random(os.environ.get("SLOW_CHANCE", "1"))


def of(name: str) -> float:
    return float(os.environ.get(f"SLOW_{name}", "0"))


def slowly(app: Any) -> Any:
    """The workspace as slow as the variables say; as it is without them."""
    programs, answers, pages = of("PROGRAMS"), of("ANSWERS"), of("PAGES")

    async def answer(scope: Any, receive: Any, send: Sent) -> None:
        if scope["type"] != "http":
            return await app(scope, receive, send)
        if scope["path"].startswith("/static/"):
            late = programs if scope["path"].startswith("/static/js/") else 0
            await asyncio.sleep(late)
            return await app(scope, receive, uncached(send) if late else send)
        await asyncio.sleep(answers * CHANCE.uniform(0.2, 1))
        if pages:
            scope = {**scope, "headers": [one for one in scope["headers"] if one[0] != b"accept-encoding"]}
        return await app(scope, receive, in_pieces(send, pages) if pages else send)

    return answer if programs or answers or pages else app


def uncached(send: Sent) -> Sent:
    """Sent so that the browser asks for it again on every page."""

    async def sent(message: Any) -> None:
        if message["type"] == "http.response.start":
            kept = [one for one in message["headers"] if one[0].lower() not in (b"cache-control", b"etag")]
            message = {**message, "headers": [*kept, (b"cache-control", b"no-store")]}
        await send(message)

    return sent


def in_pieces(send: Sent, apart: float) -> Sent:
    """Sent in two pieces where it is a page."""
    is_page = False

    async def sent(message: Any) -> None:
        nonlocal is_page
        if message["type"] == "http.response.start":
            is_page = any(
                value.startswith(b"text/html") for name, value in message["headers"] if name == b"content-type"
            )
        elif is_page and (body := message.get("body", b"")):
            at = CHANCE.randrange(len(body))
            await send({**message, "body": body[:at], "more_body": True})
            await asyncio.sleep(apart)
            message = {**message, "body": body[at:]}
        await send(message)

    return sent


def slow_down(page: Page) -> None:
    """Make the browser slow, if it is asked for."""
    if rate := of("BROWSER"):
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
