"""Labelled cases read by the rule reader and scored by the scorer that comes with them."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from accounted import read_text
from accounted.errors import CannotOpen
from accounted.reading import languages

Case = Mapping[str, Any]


def case_files(shared: Path) -> list[Path]:
    """The files of invented cases, one a language, in order of name; English first."""
    files = sorted((shared / "data" / "reading").glob("dev-??.jsonl"))
    return sorted(files, key=lambda path: language_of(path) != "en")


def language_of(path: Path) -> str:
    """The two letters of the language in the file's name."""
    return path.stem.removeprefix("dev-")


def cases_in(path: Path) -> list[dict[str, Any]]:
    """The cases of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def measured(path: Path, shared: Path) -> dict[str, Any]:
    """The scores of one file, with every error, or that its language has no lexicon yet."""
    cases = cases_in(path)
    held = {"cases": len(cases), "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    if language_of(path) not in languages():
        return {**held, "skipped": "no lexicon yet"}
    answers = [{"id": case["id"], "claims": counts_in(case, language_of(path))} for case in cases]
    scored = score(path, answers, shared)
    return {**held, **scored["languages"][language_of(path)], "errors": by_cause(scored["errors"])}


def newswire(shared: Path) -> dict[str, Any]:
    """The scores on wire reports of 1989 to 1991; figures only, since the texts have no licence to be shown here."""
    gold, raw = shared / "data" / "reading" / "dev-muc4.jsonl", shared / "data" / "muc4"
    if not (gold.is_file() and raw.is_dir()):
        return {"skipped": "the texts are not there"}
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, shared / "tools" / "muc4_gold.py", "build", raw, folder, "--sets", "dev"]
        subprocess.run(build, check=True, capture_output=True)
        texts = {one["docid"]: one["text"] for one in cases_in(Path(folder) / "docs-dev.jsonl")}
    cases = cases_in(gold)
    answers = [
        {"id": case["docid"], "claims": _numbered({"id": case["docid"], "text": texts[case["docid"]]})}
        for case in cases
    ]
    scored = score(gold, answers, shared)
    errors = {cause: len(listed) for cause, listed in by_cause(scored["errors"]).items()}
    return {"cases": len(cases), **scored["languages"]["en"], "errors": errors}


def counts_in(case: Case, language: str) -> list[dict[str, Any]]:
    """The count claims that the reader finds in a case, told what a recorder would know of it; none if it fails."""
    known = {key: case.get(key) for key in ("publisher", "published", "title")}
    try:
        claims = read_text(case["text"], name=case.get("id", "text"), lang=language, **known)
    except CannotOpen as error:
        print(f"{case.get('id', 'a text')}: {error.what}", file=sys.stderr)
        return []
    return [claim.to_dict() for claim in claims if claim.kind == "count"]


def _numbered(case: Case) -> list[dict[str, Any]]:
    """Those with a number: mentions without one are not all labelled in these texts."""
    return [claim for claim in counts_in(case, "en") if claim["amount"]["precision"] != "unquantified"]


def score(gold: Path, answers: Iterable[Case], shared: Path) -> dict[str, Any]:
    """What the scorer beside the checkout says of the answers."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "answers.jsonl"
        given.write_text("".join(json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers), "utf-8")
        command = [sys.executable, shared / "tools" / "score_reading.py", gold, given, "--json"]
        said = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    return dict(json.loads(said))


def by_cause(errors: Iterable[tuple[str, str, str]]) -> dict[str, list[str]]:
    """The errors under their cause, each as the case and what went wrong."""
    listed: dict[str, list[str]] = {cause: [] for cause in CAUSES}
    for cause, case, text in errors:
        listed[cause].append(f"{case}: {text}")
    return {cause: texts for cause, texts in listed.items() if texts}


CAUSES = ("MISSED", "EXTRA", "DECOY", "VALUE", "SAID_BY", "GROUP", "UNIT", "PART_OF", "POLARITY", "MODALITY")
