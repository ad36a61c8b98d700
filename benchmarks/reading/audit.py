"""A hundred figures read from wire reports, each judged against its words by one of us: how many are right.

    .venv/bin/python benchmarks/reading/audit.py sample [SEED] [dev|tst]   a hundred figures with their words, to judge
    .venv/bin/python benchmarks/reading/audit.py                           the shares that were judged right

The reports are the 1,300 development texts of an old evaluation, and its 200 test texts, which no rule was written
from; they lie in `shared/`, beside the checkout, and may not be shown here. `audit.csv` and `audit-tst.csv` therefore
hold where each figure stands, what was read, and the verdict. A figure is right when its words state this fate of so
many real people, in the bounds given, affirmed or denied as read.
"""

from __future__ import annotations

import csv
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from accounted import read_text
from accounted.errors import CannotOpen
from accounted.model import CountClaim

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
VERDICTS = {"dev": HERE / "audit.csv", "tst": HERE / "audit-tst.csv"}
SETS = {"dev": ("dev",), "tst": ("tst1", "tst2")}
SIZE, DOCUMENTS = 100, 420
"""So many figures are judged; they are drawn from those of so many reports, which are drawn first."""
_BEFORE, _BEHIND = 130, 120


def main(arguments: list[str]) -> int:
    """Print a sample, or the share of the committed verdicts that says right."""
    if arguments[:1] == ["sample"]:
        seed, name = [*arguments[1:], *("1", "dev")[len(arguments) - 1 :]][:2]
        for line in sample(int(seed), name):
            print(line)
        return 0
    for name, path in VERDICTS.items():
        with path.open(encoding="utf-8", newline="") as file:
            verdicts = [row["verdict"] for row in csv.DictReader(file)]
        print(f"{name}: {verdicts.count('right')} of {len(verdicts)} figures judged right")
    return 0


def sample(seed: int, name: str = "dev") -> Iterator[str]:
    """A line for each of a hundred figures with an explicit number: where it stands, what is read, and the words."""
    texts = _texts(name)
    chance = random.Random(seed)
    chance.shuffle(texts)
    pool = [(doc, text, claim) for doc, text in texts[:DOCUMENTS] for claim in _figures(doc, text)]
    chance.shuffle(pool)
    for doc, text, claim in pool[:SIZE]:
        amount = claim.amount
        before, behind = text[max(0, amount.start - _BEFORE) : amount.start], text[amount.start : amount.end + _BEHIND]
        read = (claim.fate.code, *claim.fate.merged, amount.low, amount.high, amount.precision, claim.polarity)
        yield f"{doc},{amount.start},{amount.end},{'/'.join(map(str, read))} | {_line(before)} >>> {_line(behind)}"


def _figures(name: str, text: str) -> list[CountClaim]:
    try:
        claims = read_text(text, name=name, lang="en")
    except CannotOpen as error:
        print(f"{name}: {error.what}", file=sys.stderr)
        return []
    return [claim for claim in claims if isinstance(claim, CountClaim) and claim.amount.quantified]


def _texts(name: str = "dev") -> list[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        tool, raw = SHARED / "tools" / "muc4_gold.py", SHARED / "data" / "muc4"
        build = [sys.executable, tool, "build", raw, folder, "--sets", ",".join(SETS[name])]
        subprocess.run(build, check=True, capture_output=True)
        texts = [(Path(folder) / f"docs-{one}.jsonl").read_text("utf-8") for one in SETS[name]]
        lines = [line for text in texts for line in text.splitlines()]
    return [(one["docid"], one["text"]) for one in map(json.loads, lines)]


def _line(words: str) -> str:
    return " ".join(words.split())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
