"""From lists to an estimate, where the number of persons is known: linked lists, sampled partitions, strata.

    .venv/bin/python benchmarks/estimation/from_lists.py FOLDER... [--partitions 20]

In each folder `lists.csv` has the columns of a list of persons and `true_id`; `persons.csv` holds every person there
was, also those on no list. The lists go without what nobody could know through `link` and `estimate`, once with the
persons as they are linked and once over sampled partitions; beside it stands what the models would say if every link
were known. Writes `from_lists.md`.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accounted.case import Case, Wanted, estimate_text
from accounted.model import OverlapTable

HERE = Path(__file__).parent
MODELS = ("chao", "log-linear", "log-linear-average", "graph-average")
HIDDEN = ("true_id", "family_id")


def known_links(rows: list[dict[str, str]]) -> str:
    """The overlap table as it is, as CSV."""
    persons: dict[str, set[str]] = {}
    for row in rows:
        persons.setdefault(row["true_id"], set()).add(row["list"])
    table = OverlapTable.of_persons(sorted({row["list"] for row in rows}), persons.values())
    return "\n".join(",".join(row) for row in table.rows()) + "\n"


def without_answers(rows: list[dict[str, str]], path: Path) -> None:
    """The lists without what nobody could know."""
    columns = [column for column in rows[0] if column not in HIDDEN]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def lines(name: str, found: dict[str, Any], size: int) -> Iterator[str]:
    """A row of the page for each model."""
    shares = found.get("linkage", {}).get("share_of_linkage", {})
    for model in found["models"]:
        value = model.get("median", model.get("estimate"))
        if value is None:
            yield f"| {name} | {found['observed']:,} | {model['name']} | refused | | | |"
            continue
        held = "yes" if model["lower"] <= size <= model["upper"] else "no"
        share = shares.get(model["name"], "")
        yield f"| {name} | {found['observed']:,} | {model['name']} | {value:,.0f} | {model['lower']:,.0f} – " \
              f"{model['upper']:,.0f} | {held} | {share} |"  # fmt: skip


def of_folder(folder: Path, partitions: int) -> Iterator[str]:
    """The part of the page for one folder."""
    rows = list(csv.DictReader((folder / "lists.csv").open(encoding="utf-8")))
    size = sum(1 for _ in csv.DictReader((folder / "persons.csv").open(encoding="utf-8")))
    documented, lists = len({row["true_id"] for row in rows}), len({row["list"] for row in rows})
    yield f"## {folder.name}\n"
    yield f"{len(rows):,} records on {lists} lists, of {documented:,} persons; in all there were {size:,}.\n"
    yield "| links | documented | model | estimate | 95 % interval | holds it | share from linkage |"
    yield "|---|---|---|---|---|---|---|"
    yield from lines("known", estimate_text(known_links(rows), Wanted(models=MODELS)).to_dict(), size)
    with tempfile.TemporaryDirectory() as made:
        without_answers(rows, Path(made) / "lists.csv")
        with Case.new(Path(made) / "case") as case:
            case.add_list(Path(made) / "lists.csv")
            yield from lines("as linked", case.estimate(models=MODELS).to_dict(), size)
            sampled = case.estimate(models=MODELS, partitions=partitions).to_dict()
            yield from lines(f"{partitions} partitions", sampled, size)
            strata = case.estimate(models=MODELS, by=("sex", "age_group")).to_dict()
            yield from lines("as linked, by sex and age", strata, size)
            yield f"\nOf the last, `log-linear-average` warns: {strata['models'][2]['why']}\n"


def main() -> None:
    """Link, estimate, compare, write."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("folders", type=Path, nargs="+")
    words.add_argument("--partitions", type=int, default=20)
    asked = words.parse_args()
    page = ["# From lists to an estimate\n\nWritten by `benchmarks/estimation/from_lists.py` from invented lists.\n"]
    page += [line for folder in asked.folders for line in of_folder(folder, asked.partitions)]
    (HERE / "from_lists.md").write_text("\n".join(page), "utf-8")


if __name__ == "__main__":
    main()
