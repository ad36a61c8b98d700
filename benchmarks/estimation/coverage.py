"""How often the intervals hold the number there is, over simulated populations of known size.

    .venv/bin/python benchmarks/estimation/coverage.py [--runs 60] [--scenarios ABCDE] [--models NAMES]

Every run is one line of `coverage.jsonl` (scenario, seed, model, what it said); runs that are there already are not
made again. `coverage.md` sums them up. `latent-class-wide` runs with half of the walkers that an estimate gets.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from populations import SCENARIOS, Scenario, drawn

from accounted.estimation import (
    Asked,
    Chao,
    Estimator,
    GraphAverage,
    LatentClass,
    LatentClassWide,
    LogLinear,
    LogLinearAverage,
    estimate,
)
from accounted.estimation.intervals import at, ends, spread_of
from accounted.estimation.latent.sampling import Effort, sampled_with
from accounted.estimation.latent.target import Prior
from accounted.model import Estimate, OverlapTable, refusal

HERE = Path(__file__).parent
LINES, SUMMARY = HERE / "coverage.jsonl", HERE / "coverage.md"
LIGHT = Effort(walkers=128, groups=4, kept=0.95, moves=2, leaps=60, block=40, most=80)


class LightWide(LatentClassWide):
    """`latent-class-wide` with fewer walkers, without its checks."""

    def estimate(self, table: OverlapTable, asked: Asked) -> Estimate:
        """The posterior of the number of persons; refused when groups of walkers do not agree."""
        with np.errstate(all="ignore"):
            made = sampled_with(table, Prior(on=0.5), LIGHT, np.random.default_rng([asked.seed, 1]))
        found = {"rhat": round(made.rhat, 4), "ess": round(made.effective)}
        if not made.agreed:
            return refusal(self.name, self.assumption, asked.level, "Groups do not agree.", bayesian=True, **found)
        spread = spread_of(made.persons)
        return Estimate(
            self.name, self.assumption, asked.level, "ok", None, at(spread, 0.5), *ends(spread, asked.level),
            bayesian=True, spread=spread, diagnostics=found,
        )  # fmt: skip


MODELS = (Chao(), LogLinear(), LogLinearAverage(), GraphAverage(), LatentClass(), LightWide())


def run(scenario: Scenario, seed: int, models: Sequence[Estimator]) -> Iterator[dict[str, Any]]:
    """What each model says of one draw, and whether a caution and a curve stand beside it."""
    table = drawn(scenario, seed)
    for one in models:
        found = estimate([table], [one], Asked(seed=seed), {}).to_dict()
        (model,) = found["models"]
        curves = found["sensitivity"]["highest_order"]["models"]
        curve = curves[0]["values"] if curves else []
        yield {
            "scenario": scenario.name, "seed": seed, "observed": found["observed"], "model": model["name"],
            "status": model["status"], "value": model.get("median", model.get("estimate")),
            "lower": model["lower"], "upper": model["upper"], "rhat": model["diagnostics"].get("rhat"),
            "warned": any("no list could reach" in warning for warning in found["warnings"]),
            "curve_holds": bool(curve) and min(curve) <= scenario.size <= max(curve),
        }  # fmt: skip


def summed_up(lines: list[dict[str, Any]]) -> str:
    """The page."""
    rows = [
        "# Coverage over simulated populations",
        "",
        "Written by `benchmarks/estimation/coverage.py`; every run is in `coverage.jsonl`. A run that was",
        "refused counts as one whose interval does not hold the number. Width and bias are shares of the number there",
        "is, medians over runs.",
        "",
    ]
    for scenario in SCENARIOS:
        own = [line for line in lines if line["scenario"] == scenario.name]
        if not own:
            continue
        runs = len({line["seed"] for line in own})
        rows += [f"## {scenario.name}: {scenario.what}", "", f"{scenario.size} persons, {runs} draws.", ""]
        rows += [
            "| model | runs | 95 % interval holds it | bias | width | refused | warned | curve holds it |",
            "|---|---|---|---|---|---|---|---|",
        ]
        rows += [_row(model.name, own, scenario.size) for model in MODELS]
        rows += [""]
    return "\n".join(rows)


def _row(model: str, lines: list[dict[str, Any]], size: int) -> str:
    own = [line for line in lines if line["model"] == model]
    given = [line for line in own if line["value"] is not None]
    if not given:
        return f"| {model} | {len(own)} | – | – | – | {len(own)} | – | – |"
    held = sum(line["lower"] <= size <= line["upper"] for line in given) / len(own)
    bias = median(line["value"] / size - 1 for line in given)
    width = median((line["upper"] - line["lower"]) / size for line in given)
    warned, curve = (sum(line[key] for line in own) for key in ("warned", "curve_holds"))
    cells = (model, len(own), f"{held:.2f}", f"{bias:+.1%}", f"{width:.2f}", len(own) - len(given), warned, curve)
    return f"| {' | '.join(map(str, cells))} |"


def main() -> None:
    """Make the runs that are missing, then the page."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--runs", type=int, default=60)
    words.add_argument("--scenarios", default="ABCDE")
    words.add_argument("--models", default=",".join(model.name for model in MODELS))
    asked = words.parse_args()
    made = [json.loads(line) for line in LINES.read_text("utf-8").splitlines()] if LINES.exists() else []
    known = {(line["scenario"], line["seed"], line["model"]) for line in made}
    chosen = [model for model in MODELS if model.name in asked.models.split(",")]
    with LINES.open("a", encoding="utf-8") as out:
        for seed in range(1, asked.runs + 1):
            for scenario in SCENARIOS:
                wanted = [model for model in chosen if (scenario.name, seed, model.name) not in known]
                if scenario.name in asked.scenarios:
                    for line in run(scenario, seed, wanted):
                        made.append(line)
                        out.write(json.dumps(line) + "\n")
                    out.flush()
    SUMMARY.write_text(summed_up(made), "utf-8")


if __name__ == "__main__":
    main()
