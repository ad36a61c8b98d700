"""Measure the rule reader: how much it finds, what it gets wrong, how fast it is.

    .venv/bin/python benchmarks/reading/run.py

Labelled texts and their scorer lie in `shared/`, beside the checkout; without it, nothing is measured.
The answer is written to `last-accepted.json`, `last-accepted.md` and, summed up, to the README, so that a
change shows in the diff.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import kinds
import labelled
import own
import report
import seed_article
import speed
import unseen

from accounted.reading import VERSION

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
SHARED = REPOSITORY.parent / "shared"
README = REPOSITORY / "README.md"
SUMMARY = re.compile(r"(?<=<!-- written by benchmarks/reading/run\.py -->\n).*?(?=\n<!-- until here -->)", re.DOTALL)


def measured(shared: Path) -> dict[str, Any]:
    """All measurements of this reader on the labelled texts."""
    cases = labelled.case_files(shared)
    return {
        "schema": "benchmark-reading/1",
        "reader": {"name": "rules", "version": VERSION},
        "labelled": {path.stem: labelled.measured(path, shared) for path in cases},
        "own": own.measured(shared),
        "newswire": labelled.newswire(shared),
        "unseen": unseen.measured(shared),
        "kinds": kinds.measured(),
        "scenes": kinds.scenes(cases),
        "seed_article": seed_article.measured(shared),
        "speed": speed.measured([path for path in cases if labelled.language_of(path) == "en"]),
    }


def main() -> int:
    """Measure, write both files, print the readable one."""
    if not (SHARED / "data" / "reading").is_dir():
        print("skipped: shared/ is not beside this checkout")
        return 0
    found = measured(SHARED)
    text = report.written(found)
    (HERE / "last-accepted.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (HERE / "last-accepted.md").write_text(text, "utf-8")
    summary = report.summed_up(found)
    README.write_text(SUMMARY.sub(lambda _: summary, README.read_text("utf-8")), "utf-8")
    print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
