"""The words by which a text says whose people a figure counts; they stand in `scope/<language>.yaml`."""

from __future__ import annotations

from functools import cache

from accounted.comparison.cues import written
from accounted.language import Phrases, tokenise

__all__ = ["plays_a_part", "whose_words"]


@cache
def whose_words(language: str | None) -> Phrases[str] | None:
    """The words of a language with the part that each plays, or None when no file holds any."""
    raw = written(language)
    if raw is None:
        return None
    parts: dict[str, list[str]] = raw["whose"]
    return Phrases({word: part for part, words in parts.items() for word in words})


@cache
def plays_a_part(word: str, languages: frozenset[str | None]) -> bool:
    """Whether a word is one of these in one of the languages, and so no name of a side: citizens, forces."""
    tables = (table for language in sorted(map(str, languages)) if (table := whose_words(language)))
    return any(table.at(tokenise(word), 0) is not None for table in tables)
