"""The case a command works on, opened with a word about what opening it changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from accounted.cli.screen import note

if TYPE_CHECKING:
    from accounted.case import Case


def open_case(folder: str | Path | None) -> Case:
    """The case in the folder, or as found; an older one was brought up to date, and its copy is named."""
    from accounted.case import Case

    case = Case.open(folder)
    if case.migrated_from:
        note(f"This case was of an older version and is up to date now. A copy of it is kept: {case.migrated_from}")
    return case
