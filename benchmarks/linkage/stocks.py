"""Stocks of names for invented lists: one file for each set of peoples, a name a line with its spellings."""

from __future__ import annotations

from pathlib import Path

import yaml

from benchmarks.linkage.further_lists import Name


class Stock:
    """The lines of a file of names beside this one, by their keys."""

    def __init__(self, file: str) -> None:
        text = Path(__file__).with_name(file).read_text("utf-8")
        self._lines: dict[str, list[str]] = yaml.load(text, Loader=yaml.BaseLoader)

    def __getitem__(self, key: str) -> list[str]:
        return self._lines[key]

    def names(self, key: str, *schoolings: str) -> list[Name]:
        """The names of a key: by script or schooling, the spellings there are."""
        return [
            {one: part.split(",") for one, part in zip(schoolings, line.split("|"), strict=True)} for line in self[key]
        ]
