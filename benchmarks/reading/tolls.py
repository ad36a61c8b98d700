"""Measure how tolls that bare numbers take up again are read: figures found, and other numbers read as such.

    .venv/bin/python benchmarks/reading/tolls.py [FILE …]

Without a file, `cases/tolls/` are read. A figure is found when a claim of its fate stands on it; what overlaps
no figure of the case is extra. Every error is listed, then the counts by language.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from accounted import read_text
from accounted.model import CountClaim

CASES = Path(__file__).resolve().parent / "cases" / "tolls"
FATES = {
    "k": "killed", "i": "injured", "m": "missing", "D": "disappeared", "d": "displaced", "a": "abducted",
    "t": "detained", "c": "captured", "r": "released", "b": "body_found", "B": "buried", "f": "found_alive",
}  # fmt: skip
_MARK = re.compile(r"\[\[(.+?)=(\w)\]\]")
_NEAR = 60

Gold = tuple[int, int, str]


def unmarked(marked: str) -> tuple[str, list[Gold]]:
    """A text without its marks, and where each figure stands in it, with its fate."""
    text, gold, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        gold.append((len(text), len(text) + len(mark[1]), FATES[mark[2]]))
        text, at = text + mark[1], mark.end()
    return text + marked[at:], gold


def look(case: Mapping[str, Any], counts: Counter[str]) -> Iterator[str]:
    """Every error of a case; what was found and missed is added to the counts."""
    text, gold = unmarked(case["text"])
    claims = [c for c in read_text(text, lang=case["lang"]) if isinstance(c, CountClaim) and c.amount.quantified]
    counts["figures"] += len(gold)
    for start, end, fate in gold:
        near = [claim for claim in claims if claim.amount.start < end and start < claim.amount.end]
        read = {claim.fate.code for claim in near}
        counts["found" if fate in read else "with another fate" if read else "missed"] += 1
        if fate not in read:
            yield f"{'missed' if not read else ' '.join(read) + ' for ' + fate}: {_shown(text, start, end)}"
    for claim in claims:
        if not any(claim.amount.start < end and start < claim.amount.end for start, end, _ in gold):
            counts["extra"] += 1
            yield f"extra, {claim.fate.code}: {_shown(text, claim.amount.start, claim.amount.end)}"


def _shown(text: str, start: int, end: int) -> str:
    around = f"{text[max(0, start - _NEAR) : start]}[{text[start:end]}]{text[end : end + _NEAR]}"
    return " ".join(around.split())


def main(files: Sequence[str]) -> int:
    """Read, list the errors, and print the counts by file and language."""
    for path in [Path(one) for one in files] or sorted(CASES.glob("tolls-*.yaml")):
        counts: dict[str, Counter[str]] = {}
        for case in yaml.safe_load(path.read_text("utf-8")):
            for error in look(case, counts.setdefault(case["lang"], Counter())):
                print(f"{path.stem} {case['lang']} {error}")
        for language, found in [*counts.items(), ("all", sum(counts.values(), Counter()))]:
            print(f"{path.stem} {language}: {dict(found)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
