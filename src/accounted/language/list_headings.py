"""The headings of lists of persons in many languages: what names somebody, and what is only said of persons.

A list of persons has one person a row. Whoever offers it as a list and whoever looks for figures in it has to know
that, so the words are here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import yaml

__all__ = ["NAME", "OF_A_PERSON", "OTHER", "heads_persons", "kind_of_heading"]

NAME, OF_A_PERSON, OTHER = "name", "of_a_person", "other"
"""Kinds of columns: names of persons, what only a person has (an age, a sex), and what an event may have as well."""
_ENOUGH = 2
"""So many columns of other kinds beside a name tell a list of persons without one that only a person has."""
_NO_LETTERS = re.compile(r"[\W\d_]+")


def kind_of_heading(heading: str) -> str | None:
    """What a column holds by its heading in a list of persons; None where no list of persons would have it."""
    known, plain = _kinds(), _plain(heading)
    return known.get(plain)


def heads_persons(headings: Sequence[str]) -> bool:
    """Whether under these headings stands one person a row: names, with what only persons have or with two others."""
    kinds = [kind for one in headings if (kind := kind_of_heading(one))]
    return NAME in kinds and (OF_A_PERSON in kinds or kinds.count(OTHER) >= _ENOUGH)


def _plain(heading: str) -> str:
    """Without case, marks, digits and what is in brackets."""
    bare = re.sub(r"[(\[].*", "", heading) or heading
    return _NO_LETTERS.sub(" ", unicodedata.normalize("NFC", bare.casefold())).strip()


@cache
def _kinds() -> dict[str, str]:
    text = files(__package__).joinpath("list_headings.yaml").read_text("utf-8")
    read = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return {_plain(heading): kind for kind, headings in read.items() for heading in headings}
