"""The keys under which files say who published them, when, and for which side (`keys.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from accounted.intake.language_id import language_code
from accounted.intake.published import published_in
from accounted.model import Stated


def meaning_of(key: str) -> str | None:
    """What a key says (`publisher`, `published`, `side`, `title`, `citation`, `language`, `other`), or None."""
    plain = key.strip().lower().replace("_", " ").replace("(s)", "s")
    return _lists()[0].get(plain)


def document_words() -> tuple[str, ...]:
    """Words for kinds of papers (letter, statement), longest first."""
    return _lists()[1]


def stated_by(values: Mapping[str, str], basis: str) -> dict[str, Stated]:
    """Values found under known keys, with where they come from; a date that isn't one is left out."""
    stated = {key: Stated(value, basis) for key, value in values.items() if value and key != "other"}
    language = language_code(values.get("language"))
    published = published_in(values.get("published", ""), language)
    for key, value in (("language", language), ("published", published)):
        stated.pop(key, None)
        if value:
            stated[key] = Stated(value, basis)
    return stated


@cache
def _lists() -> tuple[dict[str, str], tuple[str, ...]]:
    read = yaml.safe_load(files(__package__).joinpath("keys.yaml").read_text("utf-8"))
    meanings = {form: meaning for meaning, forms in read["keys"].items() for form in forms}
    return meanings, tuple(sorted(read["document_words"], key=lambda word: (-len(word), word)))
