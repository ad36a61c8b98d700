"""`/export`: what may leave the case, written out in a format of others and handed to the browser to keep."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

from accounted.case import counting_rules
from accounted.case.exporting import formats
from accounted.errors import BadInput
from accounted.web.language import N_
from accounted.web.page import Done, HandedOut, Shown
from accounted.web.visit import Visit

ABOUT = {
    "report-html": (
        ".html",
        N_("A cited report for people: every figure with who says it and in which words."),
        N_("Cited report (HTML)"),
    ),
    "report-pdf": (".pdf", N_("The same report on paper."), N_("Cited report (PDF)")),
    "csv": (
        ".zip",
        N_("Tables for spreadsheets and statistics, with a description of every column."),
        N_("Tables (CSV)"),
    ),
    "xlsx": (".xlsx", N_("The same tables as one workbook."), N_("Workbook (XLSX)")),
    "jsonl": (".jsonl", N_("Every claim as a line of JSON, for programs."), N_("Claims (JSON lines)")),
    "jsonld": (".jsonld", N_("Claims, documents and custody as linked data."), N_("Linked data (JSON-LD)")),
    "ftm": (".ftm.json", N_("Entities of FollowTheMoney, as Aleph and OpenSanctions take them."), N_("FollowTheMoney")),
    "ucdp": (".csv", N_("Events in the columns of UCDP's georeferenced events."), N_("UCDP events (CSV)")),
    "overlap": (
        ".csv",
        N_("How many persons stand on each combination of lists, for estimating."),
        N_("Overlap of lists (CSV)"),
    ),
    "site": (".zip", N_("The pages of the public site: what may be published, and nothing else."), N_("Public site")),
    "bag": (".zip", N_("Originals, log and seals as a BagIt bag that anybody can verify."), N_("Sealed bag (BagIt)")),
}
"""How a download ends, what it is and what people call it, for the formats that ship."""

SEALED_AT = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a folder handed out as one: the same export gives the same bytes."""


def exporting(_visit: Visit) -> Shown:
    """The formats there are."""
    known = formats()
    rows = [{"format": name, "is": ABOUT[name][1] if name in ABOUT else ""} for name in sorted(known, key=_by_use)]
    names = {name: told for name, (_, _, told) in ABOUT.items()}
    return Shown({"schema": "formats/1", "formats": rows}, {"rules": counting_rules(), "names": names})


def _by_use(name: str) -> tuple[int, str]:
    """Ours in the order they are told of, then whatever else is installed."""
    return (list(ABOUT).index(name) if name in ABOUT else len(ABOUT), name)


def export(visit: Visit) -> Done:
    """Export as `accounted export` does, and hand the file out; of a folder of tables one alone where it is named."""
    format, part = visit.form.get("format", ""), visit.form.get("sheet", "").strip()
    rules = [visit.form["rule"]] if visit.form.get("rule") else []
    folder = Path(tempfile.mkdtemp(prefix="accounted-export-"))
    stem = _safe(visit.case.title)
    place = folder / f"{stem}{ABOUT[format][0] if format in ABOUT else ''}".removesuffix(".zip")
    exported = visit.case.export(format, place, rules)
    path = place
    if part:
        path = place / f"{part}.csv"
        if not path.is_file() or path.parent != place:
            raise BadInput("There is no such table in this export.", part, "Take the whole export.")
        path = path.rename(folder / f"{stem} {part}.csv")
    elif place.is_dir():
        path = _zipped(place)
    return Done(exported, "/export", file=HandedOut(path, folder))


def _zipped(folder: Path) -> Path:
    """The folder as one file, in order of path."""
    path = folder.with_name(f"{folder.name}.zip")
    with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(one for one in folder.rglob("*") if one.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(folder.parent).as_posix(), SEALED_AT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with file.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
                while piece := source.read(1 << 20):
                    target.write(piece)
    return path


def _safe(title: str) -> str:
    """The case's title as a name that every disk takes."""
    kept = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in title)
    return " ".join(kept.split())[:60].strip() or "case"
