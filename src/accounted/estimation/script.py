"""A script that makes an estimate again and says whether every number is the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_SCRIPT = '''"""Makes an estimate again from its overlap table, and compares every number. Needs: accounted {version}.

Run it with:  python {name}
It ends with 0 when all numbers are the same, with 1 and a list of differences when they are not.
"""

import sys

from accounted.case import Wanted, estimate_text

TABLE = """\\
{table}"""

WANTED = Wanted(
    by={by!r},
    models={models!r},
    level={level!r},
    seed={seed!r},
    settings={settings!r},
)

EXPECTED = {expected}


def numbers(found):
    """What each model says, for the whole and for each stratum."""
    parts = [found, *found["strata"]]
    keys = ("name", "status", "estimate", "median", "lower", "upper")
    return [[[model.get(key) for key in keys] for model in part["models"]] for part in parts]


found = numbers(estimate_text(TABLE, WANTED).to_dict())
differences = [(was, now) for was, now in zip(EXPECTED, found) if was != now]
for was, now in differences:
    print("was", was, "and is now", now)
print("The numbers differ." if differences else "Every number is the same.")
sys.exit(bool(differences))
'''


def script(written: Mapping[str, Any], name: str = "reproduce.py") -> str:
    """The text of the script for the JSON of an estimate."""
    parts = [written, *written["strata"]]
    keys = ("name", "status", "estimate", "median", "lower", "upper")
    expected = [[[model.get(key) for key in keys] for model in part["models"]] for part in parts]
    return _SCRIPT.format(
        version=written["run"]["version"],
        name=name,
        table=overlap_csv(written),
        by=written["run"]["by"],
        models=list(written["run"]["models"]),
        level=written["level"],
        seed=written["seed"],
        settings=written["run"]["settings"],
        expected=json.dumps(expected, indent=1).replace("null", "None"),
    )


def overlap_csv(written: Mapping[str, Any]) -> str:
    """The overlap tables of an estimate as one CSV, strata in their own columns."""
    by = list(written["tables"][0]["stratum"])
    lines = [_line([*by, *written["lists"], "count"])]
    for table in written["tables"]:
        nobody: list[dict[str, Any]] = [{"pattern": "0" * len(written["lists"]), "count": 0}]
        for row in table["counts"] or nobody:
            lines.append(_line([*(table["stratum"][key] for key in by), *row["pattern"], str(row["count"])]))
    return "".join(lines)


def _line(cells: list[str]) -> str:
    quoted = ['"' + cell.replace('"', '""') + '"' if set(cell) & set(',"\n;\t') else cell for cell in cells]
    return ",".join(quoted) + "\n"
