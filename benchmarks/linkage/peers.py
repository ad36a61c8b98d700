"""Splink 5 on the same rows: names folded to Latin and their skeletons as keys, its own training and components.

Only for comparison: the package is no part of the project, and is left out where it is not installed. The threshold
0.99 is the one that served it best in measurements made with the truth in hand on the first kind of lists.
"""

from __future__ import annotations

import time
from typing import Any

from accounted.language.names import plain, readings_of, skeletons_of, words_in
from benchmarks.linkage.scoring import pairwise

THRESHOLD = 0.99


def measure(rows: list[dict[str, str]]) -> dict[str, dict[str, Any]]:
    """Scores by peer; a peer that is not installed, or fails on the rows, says why."""
    found: dict[str, dict[str, Any]] = {}
    for name, run in (("splink", splink),):
        try:
            began = time.perf_counter()
            groups = run(rows)
            seconds = time.perf_counter() - began
            found[name] = {**pairwise([row["true_id"] for row in rows], groups), "seconds": seconds}
        except ImportError:
            found[name] = {"why": "not installed here"}
        except Exception as error:  # noqa: BLE001 (a peer's crash is a result, and is shown)
            found[name] = {"why": f"failed: {type(error).__name__}"}
    return found


def splink(rows: list[dict[str, str]]) -> list[str]:
    """The cluster of each row, by Splink."""
    import pandas
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    frame = pandas.DataFrame([_keys(number, row) for number, row in enumerate(rows)])
    rules = [("surname_k", "given_k"), ("given_k", "place_k"), ("given_k", "died"), ("surname_k", "place_k", "born")]
    api = DuckDBAPI()
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in rules],
        comparisons=[
            cl.JaroWinklerAtThresholds("given_f", [0.92, 0.82]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("surname_f", [0.92, 0.82]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("place_f", [0.92]), cl.ExactMatch("died"), cl.ExactMatch("born"),
            cl.ExactMatch("sex"),
        ],
    )  # fmt: skip
    table = api.register(frame, "records") if hasattr(api, "register") else frame
    linker = Linker(table, settings, api) if not hasattr(api, "register") else Linker(table, settings)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("surname_k", "given_k", "born")], recall=0.5
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (("surname_k", "given_k"), ("place_k", "died")):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    predicted = linker.inference.predict(threshold_match_probability=0.01)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, THRESHOLD)
    made = clusters.as_pandas_dataframe() if hasattr(clusters, "as_pandas_dataframe") else clusters.df()
    by_id = dict(zip(made["unique_id"], made["cluster_id"], strict=True))
    return [str(by_id.get(number, f"alone-{number}")) for number in range(len(rows))]


def _keys(number: int, row: dict[str, str]) -> dict[str, Any]:
    given, surname = row.get("given") or row.get("full_name", ""), row.get("surname", "")
    return {
        "unique_id": number, "given_f": _folded(given), "surname_f": _folded(surname), "sex": row.get("sex") or None,
        "place_f": _folded(row.get("place", "")), "given_k": _skeleton(given), "surname_k": _skeleton(surname),
        "place_k": _skeleton(row.get("place", "")), "died": row.get("death_date") or None,
        "born": row.get("birth_year") or row.get("birth_date") or None,
    }  # fmt: skip


def _folded(text: str) -> str | None:
    return " ".join(readings[0] for readings in readings_of(words_in(plain(text)))) or None


def _skeleton(text: str) -> str | None:
    folded = _folded(text)
    return skeletons_of([folded.replace(" ", "")])[0] if folded else None
