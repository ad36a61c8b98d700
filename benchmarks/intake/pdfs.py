"""Malformed PDFs: of how many we read text, beside what pypdf and pdftotext read of them.

    .venv/bin/python benchmarks/intake/pdfs.py [--count 400]

Takes the small PDFs of ../shared (where they lie beside the checkout) and broken ones made here from a seed. Writes
`benchmarks/intake/pdfs.md`. The goal: no error, text of at least 95 % of the files of which either other program reads
some, and "0 characters" said of every file without any.
"""

from __future__ import annotations

import argparse
import io
import logging
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from accounted.case.apart import loading
from accounted.intake.pdf import importer, pictures
from benchmarks.intake.bombs import measured
from tests.bombs import pdf_page, stream
from tests.documents import SENTENCES, pdf
from tests.mutants import FAULTS

SHARED = HERE.parents[2] / "shared" / "data" / "evidence" / "pdf"
BREAKS = sorted(set(FAULTS) - {"nested", "renamed", "empty"})


def files(count: int) -> Iterator[tuple[str, bytes]]:
    """The files by name."""
    if SHARED.is_dir():
        yield from ((path.name, path.read_bytes()) for path in sorted(SHARED.glob("*.pdf")))
    plain = stream(f"BT /F 12 Tf 50 700 Td ({SENTENCES['en']}) Tj ET".encode(), packed=False)
    good = [pdf([SENTENCES["en"]]), pdf([SENTENCES["ru"], SENTENCES["en"]], "ru"), pdf_page(plain)]
    for number in range(count):
        chance = random.Random(f"pdf {number}")
        fault = chance.choice(BREAKS)
        yield f"{number:04}-{fault}.pdf", FAULTS[fault](good[number % len(good)], chance)


def by_pypdf(content: bytes) -> bool:
    """Whether pypdf reads letters."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = pypdf.PdfReader(io.BytesIO(content), strict=False).pages
        return any(map(str.isalnum, "".join(page.extract_text() for page in pages)))
    except Exception:  # noqa: BLE001 (it fails in any way on a damaged file)
        return False


def by_pdftotext(content: bytes) -> bool:
    """Whether pdftotext reads letters; no, where it is not installed."""
    try:
        ended = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return any(map(str.isalnum, ended.stdout.decode("utf-8", "replace")))


def main() -> int:
    """Run it; the exit status is 1 below the goal."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=400)
    count = parser.parse_args().count
    loading.load_first()
    # Nothing is recognised in pictures here: the others do not do so either.
    importer.missing_reader = pictures.missing_reader = lambda: "Nothing is recognised in this benchmark."
    tally, missed, silent = Counter[str](), list[str](), list[str]()
    for name, content in files(count):
        said = measured(content, name).said
        ours = "bytes of text" in said and not said.startswith("0 bytes")
        theirs = {"pypdf": by_pypdf(content), "pdftotext": by_pdftotext(content)}
        tally.update([key for key, read in {**theirs, "we": ours, "either": any(theirs.values())}.items() if read])
        tally["files"] += 1
        tally["both"] += ours and any(theirs.values())
        if any(theirs.values()) and not ours:
            missed.append(f"{name} ({', '.join(key for key, read in theirs.items() if read)}): {said}")
        if not ours and not any(it in said for it in ("0 characters", "empty", "binary", "white space")):
            silent.append(f"{name}: {said}")
    share = tally["both"] / max(tally["either"], 1)
    page = [
        "# Malformed PDFs", "",
        f"{tally['files']} files by `benchmarks/intake/pdfs.py`. Text was read of {tally['we']} by us, of "
        f"{tally['pypdf']} by pypdf, of {tally['pdftotext']} by pdftotext.",
        f"Of the {tally['either']} of which either of them reads text, we read {tally['both']}: **{share:.1%}** "
        "(goal: 95 %).", f"Not read without the words that nothing was: {len(silent)}.", "",
        *[f"- not read by us: {one}" for one in missed], *[f"- {one}" for one in silent],
    ]  # fmt: skip
    (HERE / "pdfs.md").write_text("\n".join(page).rstrip() + "\n", "utf-8")
    print("\n".join(page))
    return int(share < 0.95)


if __name__ == "__main__":
    raise SystemExit(main())
