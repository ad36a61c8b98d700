"""One peer on the rows of a JSON file, with nothing of this project imported: peers_apart.py splink|dedupe rows.json.

Prints the cluster of each row, once or for several thresholds, and the seconds it took.
"""

from __future__ import annotations

import json
import logging
import random
import sys
import time
from pathlib import Path
from typing import Any

Rows = list[dict[str, Any]]
THRESHOLDS = (0.5, 0.9, 0.99)
LABELS = 100


def splink(rows: Rows) -> list[list[str]]:
    """Splink's clusters: its own training by expectation–maximisation, connected components from each threshold on."""
    import pyarrow
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    dated = sum(bool(row["birthday"]) for row in rows) > len(rows) / 2
    rules = [("surname_k", "given_k"), ("given_k", "place_k"), ("given_k", "died"), ("surname_k", "place_k", "born")]
    rules += [("birthday", "given_k"), ("birthday", "surname_k")] if dated else []
    comparisons = [
        cl.JaroWinklerAtThresholds("given_f", [0.92, 0.82]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("surname_f", [0.92, 0.82]).configure(term_frequency_adjustments=True),
    ]
    columns = {"father_f": cl.JaroWinklerAtThresholds("father_f", [0.92]), "died": cl.ExactMatch("died"),
               "place_f": cl.JaroWinklerAtThresholds("place_f", [0.92]), "sex": cl.ExactMatch("sex"),
               "birthday": cl.LevenshteinAtThresholds("birthday", [1, 2]), "born": cl.ExactMatch("born")}  # fmt: skip
    comparisons += [made for name, made in columns.items() if sum(bool(row[name]) for row in rows) > len(rows) / 20]
    api = DuckDBAPI()
    names = [name for name in rows[0] if name != "true_id"]
    table = pyarrow.table({name: pyarrow.array([row[name] for row in rows]) for name in names})
    settings = SettingsCreator(
        link_type="dedupe_only", comparisons=comparisons,
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in rules],
    )  # fmt: skip
    linker = Linker(api.register(table), settings)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("surname_k", "given_k", "birthday" if dated else "born")], recall=0.5
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (("surname_k", "given_k"), ("birthday",) if dated else ("place_k", "died")):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    predicted = linker.inference.predict(threshold_match_probability=0.01)
    found = []
    for threshold in THRESHOLDS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
        by_id = {row["unique_id"]: row["cluster_id"] for row in clusters.as_record_list()}
        found.append([str(by_id.get(number, f"alone-{number}")) for number in range(len(rows))])
    return found


def dedupe(rows: Rows) -> list[list[str]]:
    """Clusters of dedupe after it asked a hundred pairs, which the truth answers, the doubtful ones as it chooses."""
    import dedupe as peer
    from dedupe import variables

    random.seed(1)
    fields = ("given_f", "surname_f", "father_f", "place_f", "died", "born", "sex", "birthday")
    held = [name for name in fields if sum(bool(row[name]) for row in rows) > len(rows) / 20]
    records = {row["unique_id"]: {name: row[name] or None for name in held} for row in rows}
    true = {row["unique_id"]: row["true_id"] for row in rows}
    back: dict[tuple[Any, ...], list[str]] = {}
    for number, record in records.items():
        back.setdefault(tuple(record.items()), []).append(true[number])
    model = peer.Dedupe([variables.String(name, has_missing=True) for name in held], num_cores=1)
    model.prepare_training(records, sample_size=1500)
    for _ in range(LABELS):
        (one, other), *_ = model.uncertain_pairs()
        same = bool(set(back[tuple(one.items())]) & set(back[tuple(other.items())]))
        model.mark_pairs({"match": [(one, other)] if same else [], "distinct": [] if same else [(one, other)]})
    model.train(recall=0.95)
    found = [f"alone-{number}" for number in range(len(rows))]
    for number, (members, _) in enumerate(model.partition(records, 0.5)):
        for member in members:
            found[member] = str(number)
    return [found]


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    name, path = sys.argv[1:]
    given: Rows = json.loads(Path(path).read_text("utf-8"))
    began = time.perf_counter()
    clusters = {"splink": splink, "dedupe": dedupe}[name](given)
    print(json.dumps({"clusters": clusters, "seconds": time.perf_counter() - began}))
