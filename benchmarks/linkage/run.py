"""Score linkage on lists with known persons, and names on labelled pairs; write last-accepted.md and .json.

    .venv/bin/python benchmarks/linkage/run.py [--shared ../shared] [--peers PYTHON] [--large] [--only WORDS]

Peers (Splink 5, dedupe) run where an environment has them:
    python3 -m venv peers && peers/bin/pip install --require-hashes -r benchmarks/linkage/peers.lock
    .venv/bin/python benchmarks/linkage/run.py --peers peers/bin/python
Lists of other peoples are made by other_lists.py, further_lists.py, third_lists.py, fourth_lists.py, fifth_lists.py,
sixth_lists.py and seventh_lists.py, those of the first kind by ../shared/tools/make_lists.py. With --only, the lists
whose name holds these words are measured, and the others stay.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

from accounted.linkage import Linkage, link, linking, name_scores, worth_asking
from benchmarks.linkage import (
    fifth_lists,
    fourth_lists,
    further_lists,
    other_lists,
    peers,
    seventh_lists,
    sixth_lists,
    third_lists,
)
from benchmarks.linkage.scoring import pairwise

Rows = list[dict[str, str]]
Scores = dict[str, float]
NOT_FOR_LINKING = {"true_id", "family_id", "ent_id"}


LABELS, AT_ONCE, SHORT = 200, 50, 1_000
ASKED_BY_DEDUPE = ("andes, 600", "levant, 600", "horn, 600", "first kind, 600, seed 31")
"""Lists on which dedupe runs too; it takes a minute or more for each."""
KINDS = (other_lists, further_lists, third_lists, fourth_lists, fifth_lists, sixth_lists, seventh_lists)
OTHER = {name: setting for kind in KINDS for name, setting in kind.SETTINGS.items()}
LABELLED = ("first kind, 5,000, seed 7", *(f"{setting}, 5,000" for setting in OTHER))
"""Lists on which questions are answered; each is linked five times, about half a minute."""


def lists(shared: Path, large: bool) -> Iterator[tuple[str, Callable[[], Rows]]]:
    for seed in (7, 21):
        yield f"first kind, 5,000, seed {seed}", partial(first_kind, shared, 5000, seed)
    for setting in OTHER:
        yield f"{setting}, 5,000", partial(other, setting, 5000, 1)
    yield "RLdata10000", partial(rldata, shared)
    yield "FEBRL3", partial(febrl, shared)
    for setting in OTHER:
        yield f"{setting}, 600", partial(other, setting, 600, 2)
    for seed in range(31, 51):
        yield f"first kind, 600, seed {seed}", partial(first_kind, shared, 600, seed)
    if large:
        yield "first kind, 50,000", partial(first_kind, shared, 50000, 9)
        yield "first kind, 486,000", partial(first_kind, shared, 486000, 11)


def other(setting: str, records: int, seed: int) -> Rows:
    make = next(kind.make for kind in KINDS if setting in kind.SETTINGS)
    return [{k: str(v) for k, v in row.items()} for row in make(setting, records, seed)]


def first_kind(shared: Path, records: int, seed: int) -> Rows:
    with tempfile.TemporaryDirectory() as folder:
        made = [sys.executable, str(shared / "tools/make_lists.py"), "--records", str(records), "--seed", str(seed)]
        subprocess.run([*made, "--out", folder], check=True, capture_output=True)
        return read(Path(folder) / "lists.csv")


def rldata(shared: Path) -> Rows:
    return [
        {"rec_id": row["rec_id"], "given": f"{row['fname_c1']} {row['fname_c2']}".strip(),
         "surname": f"{row['lname_c1']} {row['lname_c2']}".strip(), "true_id": row["ent_id"],
         "birth_date": f"{row['by']}-{int(row['bm']):02d}-{int(row['bd']):02d}"}
        for row in read(shared / "data/linkage/rldata10000.csv")
    ]  # fmt: skip


def febrl(shared: Path) -> Rows:
    rows = [{k.strip(): v.strip() for k, v in row.items()} for row in read(shared / "data/linkage/febrl3.csv")]
    return [
        {"rec_id": row["rec_id"], "given": row["given_name"], "surname": row["surname"], "place": row["suburb"],
         "birth_date": row["date_of_birth"], "identifier": row["soc_sec_id"],
         "address": f"{row['street_number']} {row['address_1']}", "true_id": row["rec_id"].split("-")[1]}
        for row in rows
    ]  # fmt: skip


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def columns_of(rows: Rows) -> dict[str, list[str | None]]:
    names = {name for row in rows for name in row} - NOT_FOR_LINKING
    return {name: [row.get(name) or None for row in rows] for name in sorted(names)}


def labelled(rows: Rows) -> Scores:
    """F1 after the pairs that the engine asks about, fifty at a time, were answered by the truth, and what is expected.

    `sum_to_compared` is the sum of probabilities to the true pairs compared, `low` and `high` its 95 % interval.
    """
    columns, place = columns_of(rows), {row["rec_id"]: row for row in rows}
    judged: dict[tuple[str, str], bool] = {}
    while len(judged) < LABELS:
        linked = link(columns, [(*pair, same) for pair, same in judged.items()])
        for asked in worth_asking(linked, AT_ONCE, judged):
            pair = linked.pair(asked)
            judged[pair.left, pair.right] = place[pair.left]["true_id"] == place[pair.right]["true_id"]
    linked = link(columns, [(*pair, same) for pair, same in judged.items()])
    correct = np.unique([row["true_id"] for row in rows], return_inverse=True)[1]
    compared = int((correct[linked.pairs.left] == correct[linked.pairs.right]).sum())
    low, high = linked.expected_interval or (linked.expected, linked.expected)
    return {
        **pairwise(correct.tolist(), linked.groups.tolist()), "sum_to_compared": linked.expected / compared,
        "low": low / compared, "high": high / compared,
    }  # fmt: skip


def linked_and_found(columns: dict[str, list[str | None]]) -> tuple[Linkage, Any, Any]:
    """The answer, and the records of the pairs that were compared: the answer leaves out those without hope."""
    compared, find = [], linking.found_for

    def kept(*asked: Any) -> Any:
        compared.append(find(*asked))
        return compared[-1]

    linking.found_for = kept
    try:
        return link(columns), *compared[-1][1:]
    finally:
        linking.found_for = find


def measure(rows: Rows) -> Scores:
    columns, before = columns_of(rows), resource.getrusage(resource.RUSAGE_SELF)
    began = time.perf_counter()
    linked, left, other = linked_and_found(columns)
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF)
    correct, found = [row["true_id"] for row in rows], set(zip(left.tolist(), other.tolist(), strict=True))
    by_person: dict[str, list[int]] = {}
    for place, person in enumerate(correct):
        by_person.setdefault(person, []).append(place)
    there = {pair for places in by_person.values() for pair in combinations(places, 2)}
    keys = linked.pairs.left * len(rows) + linked.pairs.right
    right = np.isin(keys, np.fromiter((a * len(rows) + b for a, b in there), np.int64, len(there)))
    probability = linked.probability
    sure = (probability >= 0.95) & (probability < 0.99)
    return {
        "records": len(rows), **pairwise(correct, linked.groups.tolist()), "candidates": linked.compared,
        "candidate_recall": len(there & found) / len(there), "candidate_recall_estimated": linked.recall,
        "sum_of_probabilities": linked.expected / len(there),
        "true_at_95_to_99": float(right[sure].mean()) if sure.any() else 1.0, "pairs_at_95_to_99": int(sure.sum()),
        "seconds": seconds, "processor_seconds": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        "peak_megabytes": after.ru_maxrss / 1024,
    }  # fmt: skip


def names(shared: Path) -> dict[str, Scores]:
    folder = shared / "data/linkage"
    bench = read(folder / "name_bench_person.csv")
    found = {"name_bench, 548 pairs": best_f1(bench, [row["is_match"] == "true" for row in bench])}
    for language in ("russian", "arabic"):
        rows = read(folder / f"wd_{language}_dev.csv")
        random.Random(1).shuffle(rows)
        others = [row["native"] for row in rows]
        random.Random(2).shuffle(others)
        pairs = [{"name1": row["latin"], "name2": row["native"]} for row in rows]
        pairs += [{"name1": row["latin"], "name2": other} for row, other in zip(rows, others, strict=True)]
        found[f"{language}, {len(rows):,} pairs and as many random ones"] = best_f1(
            pairs, [True] * len(rows) + [False] * len(rows)
        )
    return found


def best_f1(pairs: Sequence[dict[str, str]], match: Sequence[bool]) -> Scores:
    began = time.process_time()
    scores = np.array(list(name_scores([p["name1"] for p in pairs], [p["name2"] for p in pairs])))
    seconds = time.process_time() - began
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(np.array(match)[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + sum(match))
    return {"best_f1": float(f1.max()), "pairs_a_second": len(pairs) / seconds}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    asked.add_argument("--peers", type=Path)
    asked.add_argument("--large", action="store_true")
    asked.add_argument("--only", default="")
    given = asked.parse_args()
    kept = HERE / "last-accepted.json"
    empty: dict[str, Any] = {"names": {}, "lists": {}, "labelled": {}, "peers": {}}
    result = json.loads(kept.read_text("utf-8")) if given.only and kept.exists() else empty
    if given.only in ("", "names"):
        result["names"] = names(given.shared)
    for name, made in lists(given.shared, given.large):
        if given.only not in name:
            continue
        rows = made()
        result["lists"][name] = measure(rows)
        print(name, {k: round(v, 3) for k, v in result["lists"][name].items()}, flush=True)
        if name in LABELLED:
            result["labelled"][name] = labelled(rows)
            print("   labelled", result["labelled"][name], flush=True)
        if given.peers and (len(rows) > SHORT or name in ASKED_BY_DEDUPE):
            result["peers"][name] = peers.measure(rows, given.peers, asking=name in ASKED_BY_DEDUPE)
            print("   ", result["peers"][name], flush=True)
        kept.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    kept.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    (HERE / "last-accepted.md").write_text(written(result), "utf-8")


def written(result: dict[str, Any]) -> str:
    """The page of the run."""
    lines = [
        "# Linkage: the last accepted run",
        "",
        "Written by `benchmarks/linkage/run.py`. No labels were used but where it says so. "
        "Seconds on a busy machine, maybe of an earlier form; memory is the most that the run had used so far.",
        "",
    ]
    columns = "lists | records | precision | recall | F1 | persons off | pairs compared | of true pairs | estimated"
    lines += [f"| {columns} |",
              "|---|---|---|---|---|---|---|---|---|"]  # fmt: skip
    for name, s in result["lists"].items():
        lines.append(
            f"| {name} | {s['records']:,} | {s['precision']:.3f} | {s['recall']:.3f} | **{s['f1']:.3f}** | "
            f"{s['persons_off']:+.1%} | {s['candidates']:,} | {s['candidate_recall']:.3f} | "
            f"{s['candidate_recall_estimated']:.3f} |"
        )
    lines += ["", "| lists | sum of probabilities to true pairs | pairs at .95–.99 | of them true | seconds | "
              "of a processor | peak MB |", "|---|---|---|---|---|---|---|"]  # fmt: skip
    for name, s in result["lists"].items():
        lines.append(
            f"| {name} | {s['sum_of_probabilities']:.2f} | {s['pairs_at_95_to_99']:,} | {s['true_at_95_to_99']:.2f} | "
            f"{s['seconds']:.1f} | {s['processor_seconds']:.1f} | {s['peak_megabytes']:,.0f} |"
        )
    lines += ["", f"With {LABELS} answers, asked {AT_ONCE} at a time:", ""]
    lines += ["| lists | precision | recall | F1 | F1 without | sum of probabilities to true pairs compared | 95 % |",
              "|---|---|---|---|---|---|---|"]  # fmt: skip
    for name, s in result["labelled"].items():
        without = result["lists"][name]["f1"]
        told = f"{s['sum_to_compared']:.2f} | {s['low']:.2f}–{s['high']:.2f}" if "low" in s else "– | –"
        lines.append(
            f"| {name} | {s['precision']:.3f} | {s['recall']:.3f} | **{s['f1']:.3f}** | {without:.3f} | {told} |"
        )
    lines += ["", "| names | best F1 over thresholds | pairs a second, one core |", "|---|---|---|"]
    for name, s in result["names"].items():
        lines.append(f"| {name} | {s['best_f1']:.3f} | {s['pairs_a_second']:,.0f} |")
    lines += ["", "Peers on the same rows (see `peers.py`): Splink 5 without labels, dedupe with a hundred:", ""]
    lines += ["| lists | peer | precision | recall | F1 | seconds |", "|---|---|---|---|---|---|"]
    for name, found in result["peers"].items():
        for peer, s in found.items():
            if "why" in s:
                lines.append(f"| {name} | {peer} | – | – | {s['why']} | – |")
            else:
                shown = " | ".join(f"{s[key]:.3f}" for key in ("precision", "recall", "f1"))
                lines.append(f"| {name} | {peer} | {shown} | {s['seconds']:.1f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
