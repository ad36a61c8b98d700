"""Make the pictures of the workspace's pages: of the demo case, in a real browser.

    .venv/bin/python docs/make_screens.py [--only NAME] [--all]

It writes `docs/screens/`: each page wide in English by day, and narrow in Arabic by night. With `--all` it writes all
eight looks (wide and narrow, English and Arabic, day and night) into `build/screens/`, to be looked at.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from accounted.case import Case, example

DOCS = Path(__file__).resolve().parent
SCREENS, ALL = DOCS / "screens", DOCS.parent / "build" / "screens"
SIZES = {"wide": (1280, 860), "narrow": (400, 860)}
COLOURS = 96
PLACES = {"Khojaly": ("39.911", "46.789"), "Agdam": ("39.991", "46.927"), "Stepanakert": ("39.815", "46.752")}


def pages(case: Case) -> dict[str, str]:
    """The address of each page that has a picture."""
    figure = next(one.claim for one in case.claims.page(fate="killed", number=613).claims)
    document = case.documents[figure.source.digest].id
    return {
        "figures": "/", "contradictions": "/contradictions", "timeline": "/timeline?from=1991-10-01&to=1993-12-31",
        "map": "/map", "reader": f"/documents/{document}#{figure.id}", "documents": "/documents",
        "claims": "/claims?fate=killed", "origins": "/origins", "speakers": "/speakers", "labels": "/labels",
        "evidence": "/evidence", "incidents": "/incidents", "look-up": "/lookup?q=613+killed+Khojaly",
        "search": "/search?q=xocali", "judgements": "/judgements", "activity": "/activity", "add": "/add",
        "parts": "/parts",
    }  # fmt: skip


def made(folder: Path) -> None:
    """The demo case, with some judgements in it."""
    with Case.new(folder, "Khojaly, 26 February 1992") as case:
        list(case.add(example("khojaly")))
        figures = [one.claim.id for one in case.claims.page(fate="killed", kind="count").claims]
        case.judge("accept", figures[0], by="Ana Sol", why="Checked against the passage: it says so.")
        case.judge("reject", figures[1], by="Ivo Brandt", why="The number is of another place.")
        for place in case.places().places:
            if place.name in PLACES:
                latitude, longitude = PLACES[place.name]
                spot = {"latitude": latitude, "longitude": longitude, "precision": "settlement"}
                case.judge("locate", place.id, by="Ana Sol", why="From a printed atlas.", set=spot)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the case, served."""
    command = [sys.executable, "-m", "accounted", "serve", "--port", "0", "--case", str(folder)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert running.stdout
    try:
        yield next(word for word in running.stdout.readline().split() if word.startswith("http"))
    finally:
        running.terminate()
        running.wait(20)


def taken(page: Page, path: Path) -> None:
    """A picture of what the window shows, in few colours, so that it is small."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    """Make them as asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only")
    parser.add_argument("--all", action="store_true")
    said = parser.parse_args()
    looks = list(product(SIZES, ("en", "ar"), ("light", "dark"))) if said.all else [("wide", "en", "light"),
                                                                                 ("narrow", "ar", "dark")]  # fmt: skip
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name) / "khojaly"
        made(folder)
        with Case.open(folder) as case:
            addresses = pages(case)
        with served(folder) as address:
            base = address.split("/?")[0]
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for size, language, scheme in looks:
                width, height = SIZES[size]
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                page.goto(f"{address}&lang={language}")
                for title, path in addresses.items():
                    if said.only in (None, title):
                        page.goto(base + path)
                        taken(page, (ALL if said.all else SCREENS) / f"{title}-{size}-{language}-{scheme}.png")
                page.close()
            browser.close()


if __name__ == "__main__":
    main()
