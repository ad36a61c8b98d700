"""What a page and an action are: each calls one verb of the case, and answers to people and to programs alike."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from accounted.errors import BadInput, CalledWrongly
from accounted.web.rendering import render
from accounted.web.visit import LANGUAGE, SIGNING, Visit

if TYPE_CHECKING:
    from accounted.case import Case
    from accounted.web.session import Session

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Workspace:
    """What every page stands on: the case, and the session it is shown in."""

    case: Case
    session: Session


@dataclass(frozen=True, slots=True)
class Shown:
    """What a verb gave, and what the template needs beside it; the twin shows the verb's result alone."""

    result: Any
    beside: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A page at a stable address; its twin is at the same address with `.json`.

    `sheet` names the table of an export that holds what the page shows, so that the page can hand it out.
    """

    path: str
    template: str
    view: Callable[[Visit], Shown]
    twin: str = ""
    sheet: str = ""

    def routes(self, workspace: Workspace) -> list[Route]:
        """The twin first, since a name in an address may hold a dot."""

        def as_json(request: Request) -> Response:
            with workspace.case.desk.glance.taken():
                return written(self.view(Visit(workspace.case, workspace.session, request)).result)

        def as_page(request: Request) -> Response:
            with workspace.case.desk.glance.taken():
                return page_of(Visit(workspace.case, workspace.session, request))

        def page_of(visit: Visit) -> Response:
            request, shown = visit.request, self.view(visit)
            asked = f"?{request.url.query}" if request.url.query and "token=" not in request.url.query else ""
            its_twin = request.url.path + ".json" if not self.twin else self.twin
            told = {"result": shown.result, "twin": its_twin + asked, "sheet": self.sheet, **shown.beside}
            return shown_page(visit, self.template, **told)

        twin = self.twin or f"{self.path}.json"
        return [Route(twin, as_json, methods=["GET"]), Route(self.path, as_page, methods=["GET"])]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture at an address of its own, drawn by a verb when it is looked at, and kept nowhere."""

    path: str
    media_type: str
    draw: Callable[[Visit], bytes]

    def routes(self, workspace: Workspace) -> list[Route]:
        """The one address."""

        def answer(request: Request) -> Response:
            visit = Visit(workspace.case, workspace.session, request)
            return Response(self.draw(visit), media_type=self.media_type)

        return [Route(self.path, answer, methods=["GET"])]


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A file to be taken away, and the folder that it was made in, which goes with it."""

    path: Path
    folder: Path

    def answer(self) -> Response:
        """The file under its own name; it is gone from here once it is sent."""
        gone = BackgroundTask(shutil.rmtree, self.folder, ignore_errors=True)
        return FileResponse(self.path, filename=self.path.name, background=gone)


@dataclass(frozen=True, slots=True)
class Done:
    """What an action did: the verb's result, where to go on, and the part of the page that shows it, or a file.

    `notice` is the template that tells it above the page to go on with, where no part of an open page shows it.
    """

    result: Any
    back: str = "/"
    template: str | None = None
    beside: Mapping[str, Any] = field(default_factory=dict)
    cookies: Mapping[str, str] = field(default_factory=dict)
    file: HandedOut | None = None
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done, by a form of ours: answers with a part of the page, with JSON, or by going back.

    What is signed needs a name: a form from a browser that has said none and runs no scripts is answered by the
    question for it, with all that was sent.
    """

    path: str
    do: Callable[[Visit], Done]

    def routes(self, workspace: Workspace) -> list[Route]:
        """The one address that takes the form."""

        async def taken(request: Request) -> Response:
            async with request.form(max_files=1000, max_fields=1000, max_part_size=MOST_FIELD) as form:
                fields = {key: value for key, value in form.multi_items() if isinstance(value, str)}
                sent = tuple(value for _, value in form.multi_items() if isinstance(value, UploadFile))
                if not workspace.session.signed(fields.get("form_token") or request.headers.get("x-form-token")):
                    raise CalledWrongly("This form is not of this session.", None, "Open the page again.")
                visit = Visit(workspace.case, workspace.session, request, fields, sent)
                _of_ours(fields.get("back", "/"))  # before anything is done: what is refused is not recorded
                if self.path in SIGNING and not visit.named and visit.goes_to_a_page:
                    return shown_page(visit, "unnamed.html", action=self.path, fields=fields)
                return await run_in_threadpool(lambda: answered(visit, self.do(visit)))

        return [Route(self.path, taken, methods=["POST"])]


MOST_FIELD = 4 * 1024 * 1024
"""How long one field of a form may be, in bytes; files have no such limit."""


def shown_page(visit: Visit, template: str, status: int = 200, **context: Any) -> Response:
    """A page for people; a language asked for in the address is kept from then on."""
    notice = None if visit.part_only else visit.session.notices.taken(visit.request.url.path)
    made = HTMLResponse(render(visit, template, {"notice": notice, **context}), status)
    if visit.request.query_params.get("lang"):
        made.set_cookie(LANGUAGE, visit.language.code, samesite="strict", max_age=10**8)
    return made


def written(result: Any, status: int = 200) -> Response:
    """A verb's result as JSON."""
    return Response(json.dumps(as_dict(result), ensure_ascii=False), status, media_type=JSON)


def as_dict(result: Any) -> Any:
    """The public JSON of a result, or of each in a list or object."""
    if hasattr(result, "to_dict"):
        return result.to_dict()
    if isinstance(result, Mapping):
        return {key: as_dict(value) for key, value in result.items()}
    if isinstance(result, list | tuple):
        return [as_dict(one) for one in result]
    return result


def answered(visit: Visit, done: Done) -> Response:
    """The answer to a form."""
    made: Response
    if done.file is not None:
        made = done.file.answer()
    elif visit.request.headers.get("accept", "").startswith(JSON):
        made = written(done.result)
    elif visit.address_only:
        _keep(visit, done)
        made = _goes_on(done.back)
    elif visit.part_only:
        part = {"result": done.result, **done.beside}
        made = shown_page(visit, done.template, **part) if done.template else _goes_on(done.back)
    else:
        _keep(visit, done)
        made = RedirectResponse(_of_ours(done.back), 303)
    for name, value in done.cookies.items():
        made.set_cookie(name, value, samesite="strict", max_age=10**8)
    return made


def _keep(visit: Visit, done: Done) -> None:
    """What came of it, to be told on the page that is shown next."""
    if done.notice:
        said = render(visit, done.notice, {**done.beside, "result": done.result, "here": done.back})
        visit.session.notices.keep(_of_ours(done.back), said)


def _goes_on(back: str) -> Response:
    """An answer without words that names the page to go to; a script of ours goes there."""
    return Response(status_code=204, headers={"Goes-To": quote(_of_ours(back), safe="/?&=#%+,;:@!$'()*~-._")})


def _of_ours(back: str) -> str:
    """The address to go back to, if it is one of ours; a form can't send anybody elsewhere."""
    if not back.startswith("/") or back.startswith(("//", "/\\")) or any(ord(c) < 32 for c in back):
        raise BadInput("A form leads back to a page of the workspace only.", None, "Open the page again.")
    return back


__all__ = [
    "JSON",
    "Action",
    "Done",
    "HandedOut",
    "JSONResponse",
    "Page",
    "Picture",
    "Shown",
    "Workspace",
    "shown_page",
    "written",
]
