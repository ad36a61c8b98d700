"""All of the workspace as one application, behind its guard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from accounted.web.actions import ACTIONS
from accounted.web.failures import answers_to_failures
from accounted.web.guard import Guard
from accounted.web.page import Workspace
from accounted.web.sitemap import PAGES, PICTURES

if TYPE_CHECKING:
    from accounted.case import Case
    from accounted.web.session import Session

STATIC = Path(__file__).parent / "static"


def make_app(case: Case, session: Session) -> ASGIApp:
    """The application for one case and one session."""
    case.memory.may_lag = True
    workspace = Workspace(case, session)
    routes = [route for one in (*PICTURES, *PAGES, *ACTIONS) for route in one.routes(workspace)]
    static = Mount("/static", StaticFiles(directory=STATIC))
    app = Starlette(routes=[*routes, static], exception_handlers=answers_to_failures(workspace))
    return Guard(app, session)
