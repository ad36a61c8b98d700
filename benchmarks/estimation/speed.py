"""Effective draws for a second of processor time, by our latent-class sampler and the usual one; graph averaging.

    .venv/bin/python benchmarks/estimation/speed.py TABLE.csv [--graphs MORE.csv ...]

`gibbs.c` is compiled with `cc -O2`. Both samplers are measured by one estimator of effective size, with all that they
need before the first draw counted. Writes `speed.json`.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import subprocess
import tempfile
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np

from accounted.estimation import Asked, GraphAverage, LatentClass, tables_in
from accounted.estimation.latent.convergence import effective_size
from accounted.model import OverlapTable

HERE = Path(__file__).parent


def gibbs_library() -> ctypes.CDLL:
    """The compiled Gibbs sampler."""
    made = Path(tempfile.mkdtemp()) / "gibbs.so"
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", made, HERE / "gibbs.c", "-lm"], check=True)
    return ctypes.CDLL(str(made))


def gibbs(library: ctypes.CDLL, table: OverlapTable, iterations: int, seed: int) -> np.ndarray[Any, Any]:
    """The number of persons after each iteration, with ten classes and the usual prior."""
    patterns = np.array(list(table.counts), dtype=np.int32)
    counts = np.array(list(table.counts.values()), dtype=np.int64)
    out = np.empty(iterations)
    library.gibbs(
        patterns.ctypes.data_as(ctypes.c_void_p), counts.ctypes.data_as(ctypes.c_void_p), len(counts),
        len(table.lists), 10, ctypes.c_double(0.25), ctypes.c_double(0.25), ctypes.c_long(20 * table.observed),
        ctypes.c_long(iterations), ctypes.c_uint64(seed), out.ctypes.data_as(ctypes.c_void_p),
    )  # fmt: skip
    return out


def measured_gibbs(library: ctypes.CDLL, table: OverlapTable, seed: int) -> dict[str, float]:
    """A run of 600,000 iterations, of which 10,000 are for warming up."""
    began = process_time()
    draws = gibbs(library, table, 600_000, seed)[10_000:]
    seconds = process_time() - began
    size = effective_size(draws[:, None])
    return {"seconds": round(seconds, 2), "ess": round(size), "ess_per_second": round(size / seconds, 1),
            "iterations_per_second": round(600_000 / seconds), "median": float(np.median(draws))}  # fmt: skip


def measured_ours(table: OverlapTable, seed: int) -> dict[str, Any]:
    """One estimate as a user gets it."""
    began = process_time()
    made = LatentClass().estimate(table, Asked(seed=seed))
    seconds = process_time() - began
    size = made.diagnostics["ess"]
    return {"seconds": round(seconds, 2), "ess": size, "ess_per_second": round(size / seconds, 1),
            "rhat": made.diagnostics["rhat"], "median": made.value}  # fmt: skip


def measured_graphs(table: OverlapTable) -> dict[str, Any]:
    """The average over graphs, with four other priors as the estimator always tries them; the second run."""
    GraphAverage().estimate(table, Asked())
    began = process_time()
    made = GraphAverage().estimate(table, Asked())
    return {"lists": len(table.lists), "observed": table.observed, "seconds": round(process_time() - began, 3),
            "median": made.value}  # fmt: skip


def read(path: str) -> OverlapTable:
    """The table in a file."""
    return tables_in(Path(path).read_text("utf-8"), path)[0]


def main() -> None:
    """Measure, in turns, and write."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("table")
    words.add_argument("--graphs", nargs="*", default=[])
    asked = words.parse_args()
    table, library = read(asked.table), gibbs_library()
    ours, theirs = [], []
    for seed in (1, 2, 3):
        ours.append(measured_ours(table, seed))
        theirs.append(measured_gibbs(library, table, seed))
    ratio = np.median([one["ess_per_second"] for one in ours]) / np.median([one["ess_per_second"] for one in theirs])
    written = {
        "table": Path(asked.table).stem, "latent_class": ours, "gibbs": theirs, "ratio": round(float(ratio), 1),
        "graphs": {Path(path).stem: measured_graphs(read(path)) for path in asked.graphs},
    }  # fmt: skip
    (HERE / "speed.json").write_text(json.dumps(written, indent=2) + "\n", "utf-8")
    print(json.dumps(written, indent=2))


if __name__ == "__main__":
    main()
