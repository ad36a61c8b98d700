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
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from accounted.case import Case, example

DOCS = Path(__file__).resolve().parent
SCREENS, ALL = DOCS / "screens", DOCS.parent / "build" / "screens"
SIZES = {"wide": (1366, 768), "narrow": (400, 860)}
COLOURS = 96
Look = tuple[str, str, Literal["light", "dark"]]
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
        "search": "/search?q=agdam&fate=killed", "judgements": "/judgements", "activity": "/activity", "add": "/add",
        "parts": "/parts", "review": "/review", "agreement": "/agreement", "export": "/export", "table": _table(case),
        "rules": "/rules?rule=ibc&rule=ohchr",
    }  # fmt: skip


def _table(case: Case) -> str:
    return next(f"/documents/{one.id}" for one in case.documents if one.kind == "table")


def pages_of_lists(case: Case) -> dict[str, str]:
    """The same for the invented case, which has lists of persons and a PDF."""
    person = max(case.persons, key=lambda one: len(one.records)).person.id
    paper = next(one.id for one in case.documents if one.name.endswith(".pdf"))
    table = case.persons.lists[0].document
    return {
        "persons": "/persons", "person": f"/persons/{person}", "pairs": "/pairs", "lists": "/lists",
        "columns": f"/lists/{table}", "counts": "/counts",
        "estimates": "/estimates?model=chao&model=chapman&model=log-linear",
        "paper": f"/documents/{paper}?as=pages",
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


GIVEN = ("Anna Анна", "Boris Борис", "Clara Клара", "Denis Денис", "Elena Елена", "Felix Феликс", "Galina Галина",
         "Hasan Гасан", "Irina Ирина", "Jakob Якоб")  # fmt: skip
STEMS = ("Or Ор", "Lin Лин", "Hal Хал", "Ber Бер", "Vest Вест", "Tark Тарк", "Mor Мор", "Sand Санд", "Kol Кол")
ENDS = ("dov дов", "enov енов", "anin анин", "ik ик", "osov осов", "man ман", "berg берг")
TOWNS = ("Orvale Орвале", "Halden Халден", "Arvik Арвик")


def invented(folder: Path) -> None:
    """A case of invented persons of an invented town, on two lists in two scripts, and a report on paper."""
    from fpdf import FPDF

    latin, cyrillic = ["rec_id,surname,given,birth_year,place"], ["no,Фамилия,Имя,Год,Место"]
    for number in range(120):
        given, town = GIVEN[number * 3 % 10].split(), TOWNS[number % 3].split()
        stem, end = STEMS[number * 5 % 9].split(), ENDS[number * 11 % 7].split()
        year = 1930 + number * 17 % 61
        if number % 3:
            latin.append(f"{number},{stem[0]}{end[0]},{given[0]},{year},{town[0]}")
        if number % 4:
            cyrillic.append(f"{number},{stem[1]}{end[1]},{given[1]},{year + (number % 7 == 0)},{town[1]}")
    with Case.new(folder, "Orvale, an invented town") as case, tempfile.TemporaryDirectory() as name:
        for title, rows in (("harbour.csv", latin), ("hospital.csv", cyrillic)):
            path = Path(name) / title
            path.write_text("\n".join(rows) + "\n", "utf-8")
            case.add_list(path)
        paper = FPDF(format="A4")
        paper.add_page()
        paper.set_margins(25, 25)
        paper.set_font("times", size=13)
        paper.multi_cell(0, 7, PAPER)
        path = Path(name) / "report.pdf"
        path.write_bytes(bytes(paper.output()))
        list(case.add([path]))


PAPER = (
    "Report of the harbour office\n\nThe harbour office said that at least 106 people were killed in the shelling of"
    " Orvale on 26 February 1999, among them 14 children, and that 487 people were injured.\n\nPolice said that 150"
    " people were missing. The mayor said that 90 people were killed, and that the search goes on."
)


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
    looks: list[Look] = [("wide", "en", "light"), ("narrow", "ar", "dark")]
    if said.all:
        looks = list(product(SIZES, ("en", "ar"), ("light", "dark")))
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for title, make, addresses_of in (("khojaly", made, pages), ("orvale", invented, pages_of_lists)):
            folder = Path(name) / title
            make(folder)
            with Case.open(folder) as case:
                addresses = {key: path for key, path in addresses_of(case).items() if said.only in (None, key)}
            if addresses:
                with served(folder) as address:
                    take_all(browser, address, addresses, looks, ALL if said.all else SCREENS)
        browser.close()


def take_all(browser: Browser, address: str, addresses: dict[str, str], looks: list[Look], into: Path) -> None:
    """Pictures of these pages in these looks."""
    base = address.split("/?", maxsplit=1)[0]
    for size, language, scheme in looks:
        width, height = SIZES[size]
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        page.goto(f"{address}&lang={language}")
        for title, path in addresses.items():
            page.goto(base + path)
            taken(page, into / f"{title}-{size}-{language}-{scheme}.png")
        page.close()


if __name__ == "__main__":
    main()
