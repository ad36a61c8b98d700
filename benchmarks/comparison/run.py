"""Measure the comparison on cases judged by hand: origins, contradictions, incidents.

    .venv/bin/python benchmarks/comparison/run.py [FOLDER]

Without a folder, the cases beside this file are measured, and `last-accepted.md` is written. Each case is measured
twice: on what the rules read in its documents, and on its figures as judged by hand, which leaves reading errors out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from scoring import Score, by_hand, load, score

HERE = Path(__file__).resolve().parent
AUTHORS = (1, 7, 13, 20, 26, 30, 35, 40, *range(44, 134, 5))
"""The number of the first case of each block that one author wrote at one time."""
MODES = {"read": "as read by the rules", "by_hand": "figures as judged by hand"}
LISTS = {
    "missed": "missed contradictions", "alarms": "false alarms", "wrong_origins": "pairs wrongly given one origin",
    "missed_origins": "pairs of one origin missed", "wrong_incidents": "figures about another incident",
}  # fmt: skip


def author_of(name: str) -> int:
    """The number of the first case of its author's block, by the name of a case."""
    return max(it for it in AUTHORS if it <= int(name.split("-")[1]))


def measured(folder: Path) -> Iterator[str]:
    """The measurement of all cases in a folder, line by line: sums first, then every error by case."""
    sums = {mode: Score() for mode in MODES}
    errors: list[str] = []
    names = sorted(path.parent.name for path in folder.glob("*/gold.yaml"))
    for name in names:
        case = load(folder / name)
        for mode, claims in (("read", case.claims), ("by_hand", by_hand(case))):
            found = score(case, claims)
            sums[mode].add(found)
            errors += [f"## {name}, {MODES[mode]}", *_errors(found)]
    yield f"# Comparison measured on {len(names)} cases"
    yield "Written by `benchmarks/comparison/run.py`. What each line means: [README.md](README.md)."
    for mode, total in sums.items():
        yield f"## {MODES[mode]}\n\n```yaml\n{yaml.safe_dump(total.summed_up(), allow_unicode=True).strip()}\n```"
    yield from errors


def _errors(found: Score) -> Iterator[str]:
    for key, title in LISTS.items():
        held = getattr(found, key)
        if held:
            yield f"{title}:"
            yield "\n".join(f"- {one}" for one in held)


def main() -> int:
    """Measure and print; without a folder of one's own, write what was measured beside this file."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "cases"
    text = "\n\n".join(measured(folder)) + "\n"
    if len(sys.argv) == 1:
        (HERE / "last-accepted.md").write_text(text, "utf-8")
    print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
