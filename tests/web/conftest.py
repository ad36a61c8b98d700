"""A workspace in this program, behind its guard, and a browser that looks at it."""

from __future__ import annotations

import fcntl
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Dialog, Locator, Page

from accounted.case import Case, remembering
from accounted.web.app import make_app
from accounted.web.server import _socket
from accounted.web.session import Session
from accounted.web.visit import NAME
from tests.web.slowness import slow_down, slowly

NOTES = {
    "ministry.md": "---\npublisher: Ministry of Health\ndated: 1999-05-03\n---\n"
    "At least 30 people were killed in the shelling of Xocalı on 2 May 1999, and 45 people were injured.\n",
    "paper.txt": "Police said that 52 people were killed, among them 7 children. The mayor said that 40 people were"
    " injured.\n",
    "page.html": "<html lang='en'><head><title>Toll</title></head><body><p>The hospital said that 45 people were"
    " injured and that three people were missing after the shelling.</p></body></html>",
}


def write(folder: Path, notes: dict[str, str]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in notes.items():
        (folder / name).write_text(text, "utf-8")
    return [folder / name for name in notes]


PATIENCE_SECONDS = 120
"""How long a test waits for what has to come, however busy the machine is: it comes at once, or there is a fault."""

MINISTRY = (
    "no,Фамилия,Имя,Год,Место\n1,Петров,Иван,1960,Халден\n2,Сидорова,Анна,1971,Халден\n3,Алиев,Руслан,1950,Арвик\n"
    "4,Мамедов,Али,1944,Халден\n5,Ким,Ли,1980,Арвик\n6,Орлов,Олег,1933,Халден\n"
)
PARISH = (
    "rec_id,surname,given,birth_year,place\n1,Petrov,Ivan,1960,Halden\n2,Sidorova,Anna,1972,Halden\n"
    "3,Aliyev,Ruslan,1950,Arvik\n4,Berg,Lena,1990,Halden\n5,Orlov,Oleg,1934,Halden\n6,Lund,Nils,1922,Arvik\n"
)


def once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], None]) -> Path:
    """The folder that `build` fills, once for all processes that run tests; tests take copies of its case."""
    base = factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / name).exists():
            begun = root / f"{name}-begun"
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir()
            build(begun)
            begun.rename(root / name)
    return root / name / "case"


def _read(folder: Path) -> None:
    with Case.new(folder / "case", "A town in May") as made:
        assert [one.outcome for one in made.add(write(folder / "notes", NOTES))] == ["added"] * 3
        made.figures()


@pytest.fixture(autouse=True)
def _compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page waits until the case is compared; a test of pages that are behind says that they do not wait."""
    monkeypatch.setattr(remembering, "A_MOMENT", PATIENCE_SECONDS)


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of three notes on one event, read and compared."""
    return once(tmp_path_factory, "read-once", _read)


@pytest.fixture(scope="session")
def listed_once(read_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same case with two lists of persons, in two scripts, that share some."""

    def list_(folder: Path) -> None:
        with Case.open(shutil.copytree(read_once, folder / "case")) as made:
            for path in write(folder / "lists", {"ministry.csv": MINISTRY, "parish.csv": PARISH}):
                made.add_list(path)
            made.figures()

    return once(tmp_path_factory, "listed-once", list_)


@pytest.fixture
def case(read_once: Path, tmp_path: Path) -> Iterator[Case]:
    """A case of three notes on one event."""
    with Case.open(shutil.copytree(read_once, tmp_path / "case")) as made:
        yield made


@pytest.fixture
def lists(listed_once: Path, tmp_path: Path) -> Iterator[Case]:
    """The same case with two lists of persons."""
    with Case.open(shutil.copytree(listed_once, tmp_path / "lists-case")) as made:
        yield made


@dataclass
class Served:
    """A workspace that answers on loopback."""

    address: str
    session: Session

    def at(self, path: str) -> str:
        return self.session.address + path


@pytest.fixture
def serving() -> Iterator[Callable[[Case], Served]]:
    """Serves cases until the test is over."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def serve(case: Case, fetches: bool = False) -> Served:
        listening = _socket(0)
        session = Session(listening.getsockname()[1], fetches=fetches)
        config = uvicorn.Config(slowly(make_app(case, session)), log_level="warning", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        running.append((server, thread))
        return Served(f"{session.address}/?token={session.token}", session)

    yield serve
    for server, thread in running:
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def served(case: Case, serving: Callable[[Case], Served]) -> Served:
    """The case of three notes, served."""
    return serving(case)


@pytest.fixture
def session(served: Served) -> Session:
    return served.session


@pytest.fixture
def stranger(session: Session) -> Iterator[httpx.Client]:
    """A program on this machine that knows no token."""
    with httpx.Client(base_url=session.address, timeout=PATIENCE_SECONDS) as made:
        yield made


@pytest.fixture
def client(session: Session) -> Iterator[httpx.Client]:
    """A browser's requests without a browser, already let in."""
    cookies = {session.cookie: session.token, NAME: "Rana"}
    with httpx.Client(base_url=session.address, cookies=cookies, timeout=PATIENCE_SECONDS) as made:
        yield made


@pytest.fixture
def client_of(serving: Callable[[Case], Served]) -> Iterator[Callable[[Case], httpx.Client]]:
    """A client of any case, already let in."""
    opened: list[httpx.Client] = []

    def of(case: Case) -> httpx.Client:
        session = serving(case).session
        cookies = {session.cookie: session.token, NAME: "Rana"}
        opened.append(httpx.Client(base_url=session.address, cookies=cookies, timeout=PATIENCE_SECONDS))
        return opened[-1]

    yield of
    for one in opened:
        one.close()


@dataclass
class Watched:
    """A page, and everything about it that must not happen."""

    page: Page
    faults: list[str] = field(default_factory=list)
    answers: list[bool] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def follow(self, leads_on: Locator) -> None:
        """Click what leads to another page, or to this one anew, and wait until that is there with its programs."""
        leads_on.evaluate("() => { window.isLeft = true; }")
        leads_on.click()
        self.page.wait_for_function("() => !window.isLeft && document.readyState === 'complete'")
        self.page.wait_for_load_state()

    def until(self, come: Callable[[], object]) -> None:
        """Wait for what the browser tells of by itself: a question, a request that is held."""
        given_up = monotonic() + PATIENCE_SECONDS
        while not come():
            assert monotonic() < given_up, "it never came"
            self.page.wait_for_timeout(20)

    def answer(self, dialog: Dialog) -> None:
        """Answer what the page asks as was foreseen, first foreseen first; what was not is a fault."""
        self.asked.append(dialog.message)
        if not self.answers:
            self.faults.append(f"dialog: {dialog.message}")
        if self.answers and self.answers.pop(0):
            dialog.accept()
        else:
            dialog.dismiss()

    def calm(self) -> None:
        """No message of an error, no request that failed or left this machine, nothing wider than the screen."""
        self.page.wait_for_load_state()
        assert self.faults == []
        wider = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{self.page.url} is {wider} pixels wider than the screen"


@pytest.fixture
def watching(chromium: Browser) -> Iterator[Callable[..., Watched]]:
    """Opens a served workspace in a new window that is watched."""
    contexts: list[BrowserContext] = []

    def watch(served: Served, width: int = 1280, height: int = 900, named: str = "Rana", **options: Any) -> Watched:
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        if named:
            context.add_cookies([{"name": NAME, "value": named, "url": served.session.address}])
        context.set_default_timeout(PATIENCE_SECONDS * 1_000)
        watched = Watched(context.new_page())
        page, faults = watched.page, watched.faults
        slow_down(page)
        page.on("console", lambda it: faults.append(f"console: {it.text}") if it.type in ("error", "warning") else None)
        page.on("pageerror", lambda it: faults.append(f"page error: {it}"))
        page.on("dialog", watched.answer)
        page.on("request", lambda it: None if it.url.startswith(served.session.address) else faults.append(it.url))
        page.goto(served.address)
        return watched

    yield watch
    for context in contexts:
        context.close()
