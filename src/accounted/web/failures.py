"""Errors as pages for people and as one JSON shape for programs, the same for every address."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from accounted.errors import (
    AccountedError,
    CalledWrongly,
    CannotCompare,
    CaseIsBusy,
    EvidenceAtRisk,
    MadeShelfStale,
    NotFound,
)
from accounted.web.advice import advice
from accounted.web.page import JSON, Workspace, shown_page, written
from accounted.web.visit import Visit

_LOG = logging.getLogger(__name__)

Answer = Callable[[Request, Any], Response]

_STATUS: tuple[tuple[type[AccountedError], int], ...] = (
    (NotFound, 404), (CaseIsBusy, 503), (MadeShelfStale, 503), (CalledWrongly, 400), (EvidenceAtRisk, 500),
    (CannotCompare, 500), (AccountedError, 422),
)  # fmt: skip

_PLAIN = {
    404: ("There is no such page.", "The address may be cut short, or of another case. Look for what you want below."),
    405: ("This page takes no form.", "Open the page again."),
}


def answers_to_failures(workspace: Workspace) -> Mapping[Any, Answer]:
    """What answers to our own errors, to addresses that lead nowhere, and to faults of the program."""

    def ours(request: Request, error: AccountedError) -> Response:
        status = next(status for kind, status in _STATUS if isinstance(error, kind))
        if isinstance(error, CannotCompare):
            _LOG.error("%s", error, exc_info=error)  # in the window of the workspace, with its cause
        return _said(workspace, request, status, error.what, error.where, error.do)

    def plain(request: Request, error: HTTPException) -> Response:
        what, do = _PLAIN.get(error.status_code, (str(error.detail), "Open the page again."))
        return _said(workspace, request, error.status_code, what, None, do)

    def fault(request: Request, _error: Exception) -> Response:
        what = "The workspace met a fault of its own; nothing was changed by it."
        do = (
            "Go back and try it once more. If it fails again, tell whoever keeps this case: the window where the"
            " workspace was started says more."
        )
        return _said(workspace, request, 500, what, None, do)

    return {AccountedError: ours, HTTPException: plain, Exception: fault}


def _said(
    workspace: Workspace, request: Request, status: int, what: str, where: str | None, do: str | None
) -> Response:
    error = {"what": what, "where": where, "do": do}
    visit = Visit(workspace.case, workspace.session, request)
    asks_for_json = request.headers.get("accept", "").startswith(JSON) and not visit.part_only
    if request.url.path.endswith(".json") or asks_for_json:
        return written({"error": error}, status)
    shown = {**error, "where": None if where and where.startswith("--") else where}  # an option: no place on a page
    return shown_page(visit, "error.html", status, error=shown, here=advice(do), back=_came_from(visit))


def _came_from(visit: Visit) -> str | None:
    """The page of ours that led here, by its path; None where it was none, or this very page."""
    came = urlsplit(visit.request.headers.get("referer", ""))
    ours = f"{came.scheme}://{came.netloc}" in visit.session.origins
    path = f"{came.path}?{came.query}" if came.query else came.path
    asked = visit.request.url
    return path if ours and path != asked.path + (f"?{asked.query}" if asked.query else "") else None
