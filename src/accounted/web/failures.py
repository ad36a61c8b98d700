"""Errors as pages for people and as one JSON shape for programs, the same for every address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from accounted.errors import AccountedError, CalledWrongly, CaseIsBusy, EvidenceAtRisk, MadeShelfStale, NotFound
from accounted.web.page import JSON, Workspace, shown_page, written
from accounted.web.visit import Visit

Answer = Callable[[Request, Any], Response]

_STATUS: tuple[tuple[type[AccountedError], int], ...] = (
    (NotFound, 404), (CaseIsBusy, 503), (MadeShelfStale, 503), (CalledWrongly, 400), (EvidenceAtRisk, 500),
    (AccountedError, 422),
)  # fmt: skip

_PLAIN = {
    404: ("There is no such page.", "Go on from the figures."),
    405: ("This page takes no form.", "Open the page again."),
}


def answers_to_failures(workspace: Workspace) -> Mapping[Any, Answer]:
    """What answers to our own errors, to addresses that lead nowhere, and to faults of the program."""

    def ours(request: Request, error: AccountedError) -> Response:
        status = next(status for kind, status in _STATUS if isinstance(error, kind))
        return _said(workspace, request, status, error.what, error.where, error.do)

    def plain(request: Request, error: HTTPException) -> Response:
        what, do = _PLAIN.get(error.status_code, (str(error.detail), "Open the page again."))
        return _said(workspace, request, error.status_code, what, None, do)

    def fault(request: Request, _error: Exception) -> Response:
        what = "The workspace met a fault of its own; nothing was changed by it."
        return _said(workspace, request, 500, what, None, "Its words are in the window where accounted serve runs.")

    return {AccountedError: ours, HTTPException: plain, Exception: fault}


def _said(
    workspace: Workspace, request: Request, status: int, what: str, where: str | None, do: str | None
) -> Response:
    error = {"what": what, "where": where, "do": do}
    if request.url.path.endswith(".json") or request.headers.get("accept", "").startswith(JSON):
        return written({"error": error}, status)
    return shown_page(Visit(workspace.case, workspace.session, request), "error.html", status, error=error)
