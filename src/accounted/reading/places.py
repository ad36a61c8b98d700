"""Places as a text names them: by the words around a name or by its ending, offsets exact and the name as written.

A name is a place behind a preposition ("in Aru", "в Шуше"), beside a noun for a place ("город Шуша", "Aru köyü") or
with the ending that says where ("Aru'da", "Լամուրում"). In a script without capitals only known names and those behind
a noun for a place are read. The words are data: the section `place` of `lexicon/kinds/<language>.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from accounted.language import Phrases, Token, WordSet
from accounted.model import Place

_LONGEST = 5
"""Longest name, in words."""
_UNCASED = 2
"""Longest name in a script without capitals, behind a noun for a place."""
_SHOUTED = 3
"""A run of more capitals than this and one is a headline."""
_APOSTROPHES = "'’ʼ"
_HYPHENS = frozenset("-‑–")
_PHRASES = ("before", "before_weakly", "nouns", "behind", "known")
_LETTERS = ("endings", "weak_endings", "before_fronts")
_SETS = ("links", "joined", "articles", "inside", "never", "ends", "breaks", "numbering")
_NO_PHRASES: Phrases[bool] = Phrases({})
_NO_WORDS = WordSet()


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The words that show a place.

    `before` are prepositions, `before_weakly` those that need one of the `weak_endings` on the name; `nouns` stand
    before a name, with one of the `links` between, `behind` behind it; `joined` behind an adjective and belong to the
    name. `endings` say where; `inside` are the small words within a name, `articles` those before it. `never` are
    words that no name of a place holds, `ends` those that one cannot go on with, `breaks` those whose ending shows that
    another name begins behind them; `numbering` lead to a number, and what is numbered is a house, no place of a map.
    `known` names need no capital, and no word before them where a preposition
    among `before_fronts` is written in one with them.
    """

    before: Phrases[bool] = _NO_PHRASES
    before_weakly: Phrases[bool] = _NO_PHRASES
    nouns: Phrases[bool] = _NO_PHRASES
    links: WordSet = _NO_WORDS
    behind: Phrases[bool] = _NO_PHRASES
    joined: WordSet = _NO_WORDS
    endings: tuple[str, ...] = ()
    weak_endings: tuple[str, ...] = ()
    articles: WordSet = _NO_WORDS
    inside: WordSet = _NO_WORDS
    never: WordSet = _NO_WORDS
    ends: WordSet = _NO_WORDS
    breaks: WordSet = _NO_WORDS
    numbering: WordSet = _NO_WORDS
    known: Phrases[bool] = _NO_PHRASES
    before_fronts: tuple[str, ...] = ()

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> PlaceWords:
        """The section of a lexicon; a list that is not there is empty."""
        cuts = raw.get("prefixes", ())
        phrases: dict[str, Any] = {name: Phrases(dict.fromkeys(raw.get(name, ()), True), cuts) for name in _PHRASES}
        sets: dict[str, Any] = {name: WordSet(raw.get(name, ())) for name in _SETS}
        endings: dict[str, Any] = {name: tuple(raw.get(name, ())) for name in _LETTERS}
        return cls(**{**phrases, **sets, **endings})


def places(tokens: Sequence[Token], text: str, words: PlaceWords, dated: AbstractSet[int] = frozenset()) -> list[Place]:
    """The places that the tokens name, in order; tokens in `dated` belong to dates and to no name."""
    found: list[Place] = []
    i = 0
    while i < len(tokens):
        at = _Reader(tokens, words, dated).place(i)
        if at is not None:
            found.append(Place(text[at[1] : at[2]], at[1], at[2]))
        i = max(i + 1, at[0]) if at else i + 1
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one place at a time; answers are the token behind it, and where it begins and ends in the text."""

    tokens: Sequence[Token]
    words: PlaceWords
    dated: AbstractSet[int]

    def place(self, i: int) -> tuple[int, int, int] | None:
        """The place that begins at token `i`, its preposition and noun included in the stretch."""
        if i in self.dated:
            return None
        if length := self._reach(self.words.before, i):
            return self._behind_words(i + length)
        if length := self._reach(self.words.before_weakly, i):
            return self._behind_words(i + length, weakly=True)
        if self._reach(self.words.nouns, i):
            return self._behind_noun(i)
        if self.words.before_fronts and (found := self._fronted(i)):
            return found
        return self._shown(i) if self._in_name(i) and self._begins(i) else None

    def _behind_words(self, i: int, weakly: bool = False) -> tuple[int, int, int] | None:
        """The place behind a preposition that ends before token `i`."""
        i = self._past_articles(i)
        if found := self._behind_noun(i):
            return found
        last = self._name(i)
        if last is None:
            return self._known(i)
        if weakly and not self.tokens[last].low.endswith(self.words.weak_endings):
            return None
        return self._whole(i, last)

    def _behind_noun(self, i: int) -> tuple[int, int, int] | None:
        """The name behind a noun for a place: the town of Aru, город Шуша."""
        length = self._reach(self.words.nouns, i)
        if not length:
            return None
        at = i + length
        while at < len(self.tokens) and self.tokens[at].low in self.words.links:
            at += 1
        at = self._past_articles(at)
        last = self._name(at) if at < len(self.tokens) and self.tokens[at].text[:1].isupper() else None
        return self._whole(at, last) if last is not None else self._uncased(at)

    def _shown(self, i: int) -> tuple[int, int, int] | None:
        """A name that its own ending, or a noun behind it, shows to be a place."""
        last = self._name(i)
        if last is None:
            return None
        ended = self.tokens[last].low.endswith(self.words.endings) if self.words.endings else False
        behind = self._reach(self.words.behind, last + 1) or (last > i and self._reach(self.words.behind, last))
        return self._whole(i, last) if ended or behind or self._joined(last) else None

    def _whole(self, first: int, last: int) -> tuple[int, int, int]:
        """The span of a name, its ending behind an apostrophe cut off, a noun that belongs to it added."""
        if self._joined(last):
            last += 1
        start, token = self.tokens[first].start, self.tokens[last]
        cut = max(token.text.rfind(mark) for mark in _APOSTROPHES)
        ended = cut > 0 and token.low[cut:].replace("’", "'").startswith(self.words.endings) and self.words.endings
        return last + 1, start, token.start + cut if ended else token.end

    def _joined(self, last: int) -> bool:
        return last + 1 < len(self.tokens) and self.tokens[last + 1].low in self.words.joined

    def _known(self, i: int) -> tuple[int, int, int] | None:
        """A name that the lexicon knows, where there are no capitals; a prefix written in one with it is cut off."""
        found = self.words.known.at(self.tokens, i)
        if found is None:
            return None
        last = i + found.length - 1
        return last + 1, self.tokens[i].start + found.front, self.tokens[last].end

    def _fronted(self, i: int) -> tuple[int, int, int] | None:
        """A known name with its preposition written in one with it: بدمشق."""
        found = self.words.known.at(self.tokens, i)
        fronted = found is not None and self.tokens[i].low[: found.front] in self.words.before_fronts
        return self._known(i) if fronted else None

    def _uncased(self, i: int) -> tuple[int, int, int] | None:
        """A name without capitals behind a noun for a place: up to two words, as far as nothing else begins."""
        last = i - 1
        while last + 1 < min(len(self.tokens), i + _UNCASED) and self._uncased_name(last + 1, last + 1 == i):
            last += 1
        return (last + 1, self.tokens[i].start, self.tokens[last].end) if last >= i else None

    def _uncased_name(self, i: int, first: bool) -> bool:
        token = self.tokens[i]
        cased = token.text[:1].islower() or token.text[:1].isupper()
        stops = token.low in self.words.never or (not first and token.low in self.words.ends)
        return token.kind == "word" and not cased and not stops and i not in self.dated

    def _name(self, i: int) -> int | None:
        """The last token of the capitalised name that begins at token `i`; None when there is none, or no place's."""
        last, j = None, i
        while j < min(len(self.tokens), i + 2 * _LONGEST) and j not in self.dated:
            token = self.tokens[j]
            if self._in_name(j):
                if last is not None and token.low in self.words.ends:
                    break
                last = j
                if token.low.endswith(self.words.endings) or token.low in self.words.breaks:
                    break
            elif last is None or not (token.low in self.words.inside or self._tied(j)):
                break
            j += 1
        if last is None or any(token.low in self.words.never for token in self.tokens[i : last + 1]):
            return None
        if self._numbered(last):
            return None
        shouted = last - i >= _SHOUTED and all(token.text.isupper() for token in self.tokens[i : last + 1])
        return None if shouted else last

    def _numbered(self, last: int) -> bool:
        """Whether a number tells which of several it is: School No. 2, Школа № 2."""
        at = last if self.tokens[last].low in self.words.numbering else last + 1
        if at >= len(self.tokens) or self.tokens[at].low not in self.words.numbering:
            return False
        behind = [token for token in self.tokens[at + 1 : at + 3] if token.text not in (".", "º", "°")]
        return bool(behind) and behind[0].kind == "number"

    def _begins(self, i: int) -> bool:
        """Whether no name goes on to token `i`."""
        return i == 0 or not self._in_name(i - 1) or self.tokens[i - 1].low in self.words.breaks

    def _in_name(self, j: int) -> bool:
        if j >= len(self.tokens):
            return False
        token = self.tokens[j]
        return token.kind == "word" and token.text[:1].isupper() and j not in self.dated

    def _tied(self, j: int) -> bool:
        """Whether a hyphen without spaces holds a name together."""
        if self.tokens[j].text not in _HYPHENS or j + 1 >= len(self.tokens):
            return False
        return self.tokens[j - 1].end == self.tokens[j].start and self.tokens[j].end == self.tokens[j + 1].start

    def _past_articles(self, i: int) -> int:
        while i < len(self.tokens) and self.tokens[i].low in self.words.articles and not self._names(i):
            i += 1
        return i

    def _names(self, i: int) -> bool:
        """Whether an article is a part of the name: El Salado, The Hague."""
        text = self.tokens[i].text
        return text[:1].isupper() and not (len(text) > 1 and text.isupper()) and self._in_name(i + 1)

    def _reach(self, phrases: Phrases[bool], i: int) -> int:
        found = phrases.at(self.tokens, i)
        return found.length if found else 0
