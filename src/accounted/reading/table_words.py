"""The words of tables in one language, read from `lexicon/tables/<language>.yaml`, which says what each list is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from accounted.language import Phrases, Token, tokenise
from accounted.reading.variants import written_out


@dataclass(frozen=True, slots=True)
class TableWords:
    """Whole headings by what stands under them, and phrases by what they say wherever they stand."""

    headings: Mapping[str, frozenset[str]]
    phrases: Phrases[str]
    sexes: Mapping[str, frozenset[str]]
    """The groups that a letter or word for the sex means, where it is the whole heading."""
    source_line: frozenset[str]
    """The words before the name of who keeps a table: "Source: …"."""

    def heading(self, words: str) -> str | None:
        """What stands under a column with this heading: place, speaker, value; None for any other heading."""
        plain = _plain(words)
        return next((name for name, known in self.headings.items() if plain in known), None)

    def is_whole(self, words: str) -> bool:
        """Whether words mean all of those counted: "Total"."""
        return _plain(words) in self.headings["whole"]

    def sex(self, words: str) -> str | None:
        """The group that a heading means which is only a letter or word for the sex: "F"."""
        return next((group for group, known in self.sexes.items() if _plain(words) in known), None)

    def said(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
        """The phrases in the tokens: first token, last token, and what each says."""
        for i in range(len(tokens)):
            if found := self.phrases.at(tokens, i):
                yield i, i + found.length - 1, found.value


@cache
def table_words_for(language: str) -> TableWords:
    """The words of tables of a language by its two-letter code.

    Raises:
        FileNotFoundError: there is no file for the language.
    """
    source = files(__package__).joinpath(f"lexicon/tables/{language}.yaml").read_text("utf-8")
    raw = yaml.load(source, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    phrases = {phrase: said for said, held in written_out(raw["phrases"]).items() for phrase in held}
    headings = {name: frozenset(map(_plain, held)) for name, held in raw["headings"].items()}
    sexes = {group: frozenset(map(_plain, held)) for group, held in raw["sexes"].items()}
    return TableWords(headings, Phrases(phrases), sexes, frozenset(raw["source_line"]))


def _plain(words: str) -> str:
    return " ".join(token.low for token in tokenise(words.replace("_", " ")))
