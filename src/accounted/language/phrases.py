"""Phrases of one or several words with a value each, found in a list of tokens; the longest that fits is taken."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from .tokens import Token, lookup_form, tokenise

__all__ = ["Found", "Phrases", "WordSet"]

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """A phrase found: how many tokens it has, its value, and letters at its ends that are not part of it."""

    length: int
    value: T
    front: int = 0
    back: int = 0


_LEAST = 3
"""How many letters of a word must be left when both a prefix and an ending are cut off."""

_REACH = 7
"""How many words a phrase and the words between may be."""

Place = tuple[frozenset[str], str | None]
"""The words that can stand at a place, or the stem of them."""

Further = tuple[tuple[int, frozenset[str], str | None], ...]
"""The places behind a phrase's first word: distance, the words that can stand there, or the stem of them."""

Entries = list[tuple[Further, Found[T]]]
"""Phrases with one first word, longest first."""


class Start(NamedTuple, Generic[T]):
    """The phrases that begin with one word: by that word alone, by it and the next, by a stem (longest first)."""

    own: Entries[T] | None
    pairs: Mapping[str, Entries[T]] | None
    stems: tuple[tuple[Entries[T] | None, Mapping[str, Entries[T]] | None], ...]


Cut = tuple[tuple[int, int, Start[T]], ...]
"""For each prefix or suffix of a word: its letters at the front, at the back, and the phrases that begin without it."""

_REMEMBERED = 4096
"""So many words are remembered for each table of phrases."""


class Phrases(Generic[T]):
    """Phrases with their values; finds the longest one at a place in a list of tokens.

    A word written with a star stands for every word that begins so: "убит*", "взят* в плен"; words joined by "|"
    behind the first stand for one another. The words `between`, such as forms of "to be", may stand inside any phrase
    without belonging to it.
    """

    __slots__ = (
        "_accented",
        "_bare",
        "_between",
        "_by_first",
        "_by_pair",
        "_by_stem",
        "_lengths",
        "_prefixes",
        "_remembered",
        "_stem_pairs",
        "_suffixes",
    )

    def __init__(
        self, table: Mapping[str, T], prefixes: Sequence[str] = (), suffixes: Sequence[str] = (),
        between: Iterable[str] = (),
    ) -> None:  # fmt: skip
        self._prefixes, self._suffixes = tuple(prefixes), tuple(suffixes)
        self._between = frozenset(map(lookup_form, between))
        self._remembered: dict[str, tuple[Start[T] | None, Cut[T]]] = {}
        self._accented = {phrase: value for phrase, value in table.items() if not phrase.isascii()}
        self._bare: Phrases[T] | None = None
        self._by_first: dict[str, Entries[T]] = {}
        self._by_pair: dict[str, dict[str, Entries[T]]] = {}
        self._by_stem: dict[str, Entries[T]] = {}
        self._stem_pairs: dict[str, dict[str, Entries[T]]] = {}
        for phrase, value in table.items():
            (words, stem), *behind = _words(phrase)
            first = next(iter(words)) if stem is None else stem
            further = tuple((k, *place) for k, place in enumerate(behind, 1))
            entry = further, Found(len(behind) + 1, value)
            if behind and behind[0][0]:
                seconds = (self._by_pair if stem is None else self._stem_pairs).setdefault(first, {})
                for second in behind[0][0]:
                    seconds.setdefault(second, []).append(entry)
            else:
                (self._by_first if stem is None else self._by_stem).setdefault(first, []).append(entry)
        pairs = (
            entries
            for firsts in (self._by_pair, self._stem_pairs)
            for held in firsts.values()
            for entries in held.values()
        )
        for entries in (*self._by_first.values(), *pairs, *self._by_stem.values()):
            if len(entries) > 1:
                entries.sort(key=_nearest_first)
        self._lengths = sorted({len(stem) for stem in (*self._by_stem, *self._stem_pairs)}, reverse=True)

    def __bool__(self) -> bool:
        return bool(self._by_first or self._by_pair or self._by_stem or self._stem_pairs)

    def at(self, tokens: Sequence[Token], i: int) -> Found[T] | None:
        """The longest phrase that begins at token `i`, or None."""
        if not 0 <= i < len(tokens):
            return None
        low = tokens[i].low
        whole, cut = self._remembered.get(low) or self._beginning(low)
        if whole is None and not cut and not self._accented:
            return None
        found = _best(whole, tokens, i) if whole else None
        if whole and self._between:
            found = self._around(whole, tokens, i, found) or found
        if found is None and cut:
            found = self._cut_at(cut, tokens, i)
        return found or (self._in_capitals(tokens, i) if self._accented and tokens[i].text.isupper() else None)

    def _beginning(self, low: str) -> tuple[Start[T] | None, Cut[T]]:
        """The phrases that begin with a word as it is, and without a prefix or suffix; kept, since words recur."""
        known = self._remembered.get(low)
        if known is None:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            cut = ((front, back, self._start(low[front : len(low) - back])) for front, back in self._cuts(low))
            known = self._start(low), tuple((front, back, start) for front, back, start in cut if start)
            self._remembered[low] = known
        return known

    def _start(self, low: str) -> Start[T] | None:
        """The phrases that begin with exactly this word or a stem of it; None for none."""
        single, pairs = self._by_first.get(low), self._by_pair.get(low)
        stems = self._stems_of(low) if self._lengths else ()
        return Start(single, pairs, stems) if single or pairs or stems else None

    def _stems_of(self, low: str) -> tuple[tuple[Entries[T] | None, dict[str, Entries[T]] | None], ...]:
        """The phrases that begin with a stem of a word, the longest stem first."""
        begun = (low[:length] for length in self._lengths if length <= len(low))
        return tuple(
            (self._by_stem.get(stem), self._stem_pairs.get(stem))
            for stem in begun
            if stem in self._by_stem or stem in self._stem_pairs
        )

    def _around(self, start: Start[T], tokens: Sequence[Token], i: int, plain: Found[T] | None) -> Found[T] | None:
        """The phrase of several words that begins at token `i`, where words `between` stand inside it."""
        near = range(i, min(len(tokens), i + _REACH))
        kept = [k for k in near if k == i or tokens[k].low not in self._between]
        if len(kept) in (1, len(near)):
            return None
        found = _best(start, [tokens[k] for k in kept], 0)
        length = kept[found.length - 1] - i + 1 if found else 0
        longer = found is not None and length > max(found.length, plain.length if plain else 1)
        return found._replace(length=length) if found and longer else None

    def _in_capitals(self, tokens: Sequence[Token], i: int) -> Found[T] | None:
        """The phrase whose Latin capitals stand without their accents, as printers and keyboards leave them out."""
        if self._bare is None:
            bare = {_without_accents(phrase): value for phrase, value in self._accented.items()}
            self._bare = Phrases({phrase: value for phrase, value in bare.items() if phrase.isascii()})
        return self._bare.at(tokens, i)

    def _cut_at(self, cut: Cut[T], tokens: Sequence[Token], i: int) -> Found[T] | None:
        """The phrase whose first word stands in token `i` with a prefix or a suffix of the language."""
        for front, back, start in cut:
            found = _best(start, tokens, i)
            if found and back and found.length > 1:  # an ending stands at the end of a phrase, not inside it
                found = _best(start, tokens[i : i + 1], 0)
            if found:
                return found._replace(front=front, back=back)
        return None

    def may_begin(self, low: str) -> bool:
        """Whether some phrase begins with this word."""
        return any(self._beginning(low))

    def _cuts(self, low: str) -> Iterable[tuple[int, int]]:
        """How many letters to take off at the front or back, by the language's prefixes and suffixes."""
        for prefix in self._prefixes:
            if low.startswith(prefix) and len(low) > len(prefix):
                yield len(prefix), 0
        for suffix in self._suffixes:
            if low.endswith(suffix) and len(low) > len(suffix):
                yield 0, len(suffix)
                for prefix in self._prefixes:
                    if low.startswith(prefix) and len(low) - len(prefix) - len(suffix) >= _LEAST:
                        yield len(prefix), len(suffix)


class WordSet:
    """A list of words; one written with a star holds every word that begins so, or, "*ebilir", that ends so."""

    __slots__ = ("_endings", "_starred", "_stems", "_words", "_written")

    def __init__(self, written: Iterable[str] = ()) -> None:
        self._written = tuple(written)
        self._words = frozenset(lookup_form(word) for word in self._written if "*" not in word)
        self._stems = tuple(lookup_form(word[:-1]) for word in self._written if word.endswith("*"))
        self._endings = tuple(lookup_form(word[1:]) for word in self._written if word.startswith("*"))
        self._starred = bool(self._stems or self._endings)

    def __contains__(self, low: object) -> bool:
        if low in self._words:
            return True
        if not self._starred or not isinstance(low, str):
            return False
        return low.startswith(self._stems) or low.endswith(self._endings)

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)


def _without_accents(phrase: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", phrase) if not unicodedata.combining(c))


def _words(phrase: str) -> list[Place]:
    """The words of a phrase as they stand in a lexicon: for each place those that can stand there, or their stem."""
    plain = phrase.split()
    if "".join(word.removesuffix("*") for word in plain).isalpha():  # much faster than tokens, and nearly every phrase
        return [_place(low) for low in map(lookup_form, plain)]
    if "|" in phrase:
        return [place for words in plain for place in _places(words)]
    words: list[Place] = []
    for token in tokenise(phrase):
        if token.text == "*" and words:
            words[-1] = (frozenset(), words[-1][1] or next(iter(words[-1][0])))
        else:
            words.append((frozenset((token.low,)), None))
    return words


def _place(low: str) -> Place:
    return (frozenset(), low[:-1]) if low.endswith("*") else (frozenset((low,)), None)


def _places(words: str) -> list[Place]:
    """The places that words joined by "|", or a word with a mark inside, take."""
    return [(frozenset(map(lookup_form, words.split("|"))), None)] if "|" in words else _words(words)


def _nearest_first(entry: tuple[Further, Found[T]]) -> tuple[int, int, bool, int]:
    """Sorts longer phrases first, of equals those without stems, then without choices, then with longer words."""
    further, found = entry
    if not further:
        return -1, 0, False, 0
    chosen = any(len(words) > 1 for _, words, _ in further)
    letters = sum(max(map(len, words)) if stem is None else len(stem) for _, words, stem in further)
    return -found.length, sum(stem is not None for _, _, stem in further), chosen, -letters


def _best(start: Start[T], tokens: Sequence[Token], i: int) -> Found[T] | None:
    """The longest phrase at token `i`; of equals the one that begins with the word itself."""
    second = tokens[i + 1].low if i + 1 < len(tokens) else ""
    best = _better(start.own, start.pairs, second, tokens, i)
    for own, pairs in start.stems:
        found = _better(own, pairs, second, tokens, i)
        if found and (best is None or found.length > best.length):
            best = found
    return best


def _better(
    own: Entries[T] | None, pairs: Mapping[str, Entries[T]] | None, second: str, tokens: Sequence[Token], i: int
) -> Found[T] | None:
    """The longest phrase of one beginning; of equals the one whose second word stands written out."""
    best = _longest(own, tokens, i) if own else None
    pair = pairs.get(second) if pairs else None
    longer = _longest(pair, tokens, i) if pair else None
    return longer if longer and (best is None or longer.length >= best.length) else best


def _longest(entries: Entries[T], tokens: Sequence[Token], i: int) -> Found[T] | None:
    """The first of the entries, longest first, whose further words stand behind token `i`."""
    left = len(tokens) - i
    for further, found in entries:  # plain loops: this is where a reader spends its time
        if found.length > left:
            continue
        for k, words, stem in further:
            low = tokens[i + k].low
            if low not in words if stem is None else not low.startswith(stem):
                break
        else:
            return found
    return None
