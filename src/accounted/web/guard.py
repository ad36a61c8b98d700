"""Who is let in: a browser on this machine that knows the session's secret; and the policy that goes with every answer.

A page from elsewhere that is open in the same browser can send requests here. It can't name our host (rebinding is
refused by the Host), can't post (refused by Origin and by the signature of forms), and has no secret.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from accounted.web.language import N_, chosen
from accounted.web.session import Session
from accounted.web.visit import LANGUAGE

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Nothing from elsewhere, no code and no style inside a page, no frame, no plug-in."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), usb=(), clipboard-write=(self)",
}

READING = ("GET", "HEAD")

CLOSED = N_(
    "This browser has not been let in, or the workspace was started anew since. Go to the window where it was started,"
    " and open the address that stands there, with all that follows ?token= in it. Nothing that was kept is lost."
)
"""What a person is told whose browser brings no token."""


class Guard:
    """The gate before the application."""

    def __init__(self, app: ASGIApp, session: Session) -> None:
        self._app, self._session = app, session

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer why not."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        request = Request(scope)
        brought = self._session.is_mine(request.query_params.get("token"))
        refused = self._refusal(request, brought)
        answer: ASGIApp = refused or self._app
        await answer(scope, receive, self._with_headers(send, brought and refused is None))

    def _refusal(self, request: Request, brought: bool) -> Response | None:
        if request.headers.get("host", "").lower() not in self._session.hosts:
            return _no(421, "This address is not the workspace's own.")
        if request.method not in READING and not self._is_ours(request):
            return _no(403, "A form from another page is not taken.")
        held = self._session.is_mine(request.cookies.get(self._session.cookie))
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not (brought or held or self._session.is_mine(bearer)):
            return _closed(request)
        return None

    def _is_ours(self, request: Request) -> bool:
        """Whether a request that changes something comes from our own page, or from a program that says no origin."""
        origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
        return (origin is None or origin in self._session.origins) and site in (None, "same-origin")

    def _with_headers(self, send: Send, let_in: bool) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
                if let_in:
                    headers.append("Set-Cookie", _cookie(self._session))
            await send(message)

        return sending


def _cookie(session: Session) -> str:
    return f"{session.cookie}={session.token}; Path=/; HttpOnly; SameSite=Strict"


def _no(status: int, why: str) -> Response:
    return PlainTextResponse(f"{why}\n", status)


def _closed(request: Request) -> Response:
    if request.url.path.endswith(".json"):
        what = "This workspace opens with the address that accounted serve printed, with its token."
        return JSONResponse({"error": {"what": what, "where": None, "do": "Add ?token=… as printed."}}, 403)
    return _no(403, chosen(None, request.cookies.get(LANGUAGE), request.headers.get("accept-language")).gettext(CLOSED))
