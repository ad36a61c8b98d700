"""Wire reports that nobody looks at while rules are written, against the answer keys of an old evaluation.

The keys fold all mentions of one loss into one answer, and hold only losses in attacks they call terrorist; so the
figures are lower than those on labelled cases, and can't be compared with them. Only totals leave this file:
who lists the errors to mend the rules has made development data of these texts.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import labelled

from accounted import Claim, read_text
from accounted.errors import CannotOpen
from accounted.model import CountClaim, PersonClaim

SETS = ("tst1", "tst2")
EFFECTS = {
    "killed": "death", "body_found": "death", "buried": "death", "died_in_captivity": "death", "injured": "injury",
    "abducted": "kidnapped", "captured": "kidnapped",
}  # fmt: skip
_LINE = re.compile(r"^(?P<effect>\w+) .* tp (?P<hit>\d+) fn (?P<missed>\d+) fp \d+ \(relevant docs (?P<extra>\d+)\)")


def measured(shared: Path) -> dict[str, Any]:
    """Answers found, missed and extra, by effect; extra ones only in reports for which the key has any answer."""
    raw, tool = shared / "data" / "muc4", shared / "tools" / "muc4_gold.py"
    if not raw.is_dir():
        return {"skipped": "the texts are not there"}
    effects: dict[str, dict[str, int]] = {}
    documents = 0
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, tool, "build", raw, folder, "--sets", ",".join(SETS)]
        subprocess.run(build, check=True, capture_output=True)
        for name in SETS:
            texts = labelled.cases_in(Path(folder) / f"docs-{name}.jsonl")
            answers = Path(folder) / f"answers-{name}.jsonl"
            answers.write_text("".join(json.dumps(_answer(one)) + "\n" for one in texts), "utf-8")
            score = [sys.executable, tool, "score", Path(folder) / f"gold-{name}.jsonl", answers]
            _add(effects, subprocess.run(score, check=True, capture_output=True, text=True).stdout)
            documents += len(texts)
    return {"documents": documents, "effects": effects, **_rates(effects["all"])}


def _answer(document: Mapping[str, Any]) -> dict[str, Any]:
    try:
        claims = read_text(document["text"], name=document["docid"], lang="en")
    except CannotOpen as error:
        print(f"{document['docid']}: {error.what}", file=sys.stderr)
        claims = []
    return {"docid": document["docid"], "casualties": list(_casualties(claims))}


def _casualties(claims: Iterable[Claim]) -> Iterator[dict[str, Any]]:
    for claim in claims:
        if not isinstance(claim, CountClaim | PersonClaim) or claim.polarity == "denied":
            continue
        low, high = _ends(claim)
        fates = claim.fate.merged or (claim.fate.code,)
        if high != 0:
            yield from ({"effect": EFFECTS[fate], "min": low, "max": high} for fate in fates if fate in EFFECTS)


def _ends(claim: CountClaim | PersonClaim) -> tuple[int | None, int | None]:
    if isinstance(claim, PersonClaim):
        return 1, 1
    if claim.amount.quantified:
        return claim.amount.low, claim.amount.high
    return (1, 1) if claim.amount.mention == "one" else (None, None)


def _add(effects: dict[str, dict[str, int]], said: str) -> None:
    for line in said.splitlines():
        found = _LINE.match(line)
        if found:
            counts = effects.setdefault(found["effect"], dict.fromkeys(("hit", "missed", "extra"), 0))
            for key in counts:
                counts[key] += int(found[key])


def _rates(counts: Mapping[str, int]) -> dict[str, float]:
    hit, missed, extra = counts["hit"], counts["missed"], counts["extra"]
    return {"precision": round(hit / max(1, hit + extra), 4), "recall": round(hit / max(1, hit + missed), 4)}
