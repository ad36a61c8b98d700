"""What a text that takes a side calls those who bear arms on the other; the words stand in `opponents.yaml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml


@cache
def _written() -> Mapping[str, Sequence[str]]:
    read: dict[str, list[str]] = yaml.safe_load(files(__package__).joinpath("opponents.yaml").read_text("utf-8"))
    return read


def opponents(language: str) -> Sequence[str]:
    """The words of a language; they are read in texts, and never used."""
    return _written().get(language, ())


def all_opponents() -> Sequence[str]:
    """Those of all languages, for what is asked of a name whose language nobody knows."""
    return [word for words in _written().values() for word in words]
