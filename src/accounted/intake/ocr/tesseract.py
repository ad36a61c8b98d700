"""Asking Tesseract: a picture in, words with their boxes and confidence out, over pipes and without a file."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

PATIENCE_SECONDS = 120
"""By the clock, for one picture."""

_ENVIRONMENT = {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
_NO_BLANK = re.compile(r"\S")


class Seen(NamedTuple):
    """A word as the program saw it: where in the picture, in which block, paragraph and line, and how sure it is."""

    text: str
    confidence: float
    left: int
    top: int
    right: int
    bottom: int
    block: int
    paragraph: int
    line: int


@cache
def version() -> str | None:
    """The version that is installed, None when there is none."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        told = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False).stdout.decode()
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r"tesseract v?(\S+)", told)
    return found[1] if found else None


@cache
def languages() -> frozenset[str]:
    """The languages that are installed, by the program's names."""
    if version() is None:
        return frozenset()
    try:
        told = subprocess.run(["tesseract", "--list-langs"], capture_output=True, timeout=30, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(told.decode().split("\n")[1:]) - {"", "osd"}


def words_in(picture: Any, language: str, whole_page: bool = True) -> list[Seen] | None:
    """The words of a picture, in the program's reading order; None where it fails or takes too long."""
    written = io.BytesIO()
    picture.save(written, "PNG", compress_level=1)
    layout = "3" if whole_page else "6"
    command = ["tesseract", "stdin", "stdout", "-l", language, "--psm", layout, "--dpi", "300", "tsv"]
    try:
        ended = subprocess.run(
            command, input=written.getvalue(), capture_output=True, timeout=PATIENCE_SECONDS, check=False,
            env={**os.environ, **_ENVIRONMENT},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    if ended.returncode:
        return None
    return list(_seen(ended.stdout.decode("utf-8", "replace")))


def _seen(table: str) -> Iterator[Seen]:
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row.get("level") == "5" and _NO_BLANK.search(row.get("text") or ""):
            left, top, width, height = (int(row[key]) for key in ("left", "top", "width", "height"))
            block, paragraph, line = (int(row[key]) for key in ("block_num", "par_num", "line_num"))
            yield Seen(
                row["text"].strip(), float(row["conf"]), left, top, left + width, top + height, block, paragraph, line
            )
