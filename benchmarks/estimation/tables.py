"""What every model says of published tables, with its check and its time; each answer is a line of `tables.jsonl`.

    .venv/bin/python benchmarks/estimation/tables.py TABLE.csv ... [--models NAMES]

Answers that are there already are not made again. `tables.md` sums them up.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from accounted.case import Wanted, estimate_text

HERE = Path(__file__).parent
LINES, SUMMARY = HERE / "tables.jsonl", HERE / "tables.md"
MODELS = ("chao", "log-linear", "log-linear-average", "graph-average", "latent-class", "latent-class-wide")


def answer(path: Path, model: str) -> dict[str, Any]:
    """What one model says of one table."""
    found = estimate_text(path.read_text("utf-8"), Wanted(models=(model,)), path.name).to_dict()
    (one,) = found["models"]
    told = one["diagnostics"]
    return {
        "table": path.stem, "lists": len(found["lists"]), "observed": found["observed"], "model": model,
        "status": one["status"], "value": one.get("median", one.get("estimate")), "lower": one["lower"],
        "upper": one["upper"], "p": told.get("predictive_check", {}).get("p"), "rhat": told.get("rhat"),
        "ess": told.get("ess"), "seconds": told.get("seconds"), "why": one["why"],
    }  # fmt: skip


def summed_up(lines: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The page."""
    yield "# Published tables\n\nWritten by `benchmarks/estimation/tables.py`; every answer with its reasons is in"
    yield "`tables.jsonl`. p is that of the predictive check; seconds are of one processor that others used as well.\n"
    yield "| table | lists | documented | model | answer | 95 % interval | p | R-hat | ESS | seconds |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for line in sorted(lines, key=lambda one: (one["table"], MODELS.index(one["model"]))):
        head = f"| {line['table']} | {line['lists']} | {line['observed']:,} | {line['model']} "
        tail = " | ".join("" if line[key] is None else str(line[key]) for key in ("p", "rhat", "ess", "seconds"))
        if line["value"] is None:
            yield f"{head}| refused | | {tail} |"
            continue
        warned = ", warned" if line["status"] == "warning" else ""
        yield f"{head}| {line['value']:,.0f}{warned} | {line['lower']:,.0f} – {line['upper']:,.0f} | {tail} |"
    yield "\n## Why not\n"
    yield from sorted(
        {f"- {one['table']}, {one['model']}: {one['why']}" for one in lines if one["status"] == "refused"}
    )


def main() -> None:
    """Ask what was not asked yet, then the page."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("tables", nargs="*", type=Path)
    words.add_argument("--models", default=",".join(MODELS))
    asked = words.parse_args()
    made = [json.loads(line) for line in LINES.read_text("utf-8").splitlines()] if LINES.exists() else []
    known = {(line["table"], line["model"]) for line in made}
    with LINES.open("a", encoding="utf-8") as out:
        for model in asked.models.split(","):
            for path in asked.tables:
                if (path.stem, model) not in known:
                    made.append(answer(path, model))
                    out.write(json.dumps(made[-1]) + "\n")
                    out.flush()
    SUMMARY.write_text("\n".join(summed_up(made)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
