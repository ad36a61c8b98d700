"""The places that a case speaks of, known again across spellings and scripts, and where each document names them.

A place is known by its sounds. Names come from the claims; they are then looked for in the whole text of every
document, so that a place that the reader found in one is found in all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from accounted.comparison.spelling import plain, sounds
from accounted.language import script_of
from accounted.model import Claim

__all__ = ["Mention", "Places"]

_WORD = re.compile(r"\w[\w’'\-]*\w|\w")
_EMPTY = frozenset({"de", "la", "el", "al", "of", "the", "del", "los", "las", "le", "les", "du", "des"})


@cache
def _generic() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words for kinds of place in plain form: whole ones, and beginnings."""
    source = files(__package__).joinpath("generic.yaml")
    words = yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader)["generic"]
    whole = frozenset(plain(word) for word in words if not word.endswith("*"))
    return whole, tuple(sorted(plain(word.rstrip("*")) for word in words if word.endswith("*")))


def _names_a_kind(word: str) -> bool:
    whole, begins = _generic()
    bare = plain(word)
    return bare in _EMPTY or bare in whole or bare.startswith(begins)


_CASES = re.compile(r"(?<=\w{3})(?:ого|его|ому|ему|ым|им|ой|ей|ій|ый|ий|ом|ем|ам|ям|ах|ях|ами|ями|ую|юю|ая|яя)$")
_ENDINGS = 4  # how many consonants a language may hang on a name
_LEAST = 2  # a name of fewer consonants is no name that can be known again


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place named in a text: where, and the key of the place."""

    start: int
    end: int
    place: str


@dataclass(slots=True)
class _Name:
    """What is known of a place: the ways in which it is written, with how often."""

    written: Counter[str] = field(default_factory=Counter)


class Places:
    """The places of a case, by key.

    Args:
        claims: all claims of the case; their places are the names looked for.
        texts: the text of each document, by digest; where there is none, the passages of its claims stand for it.
    """

    def __init__(self, claims: Iterable[Claim], texts: Mapping[str, str]) -> None:
        self._names: defaultdict[str, _Name] = defaultdict(_Name)
        self._spelled: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        by_document: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            by_document[claim.source.digest].append(claim)
        self._collect(by_document)
        self._keys = self._merged()
        self._first = self._by_first_word()
        self._named: dict[str, list[str]] = {}
        self._shown: dict[str, str] = {}
        self._keys_of: defaultdict[str, list[str]] = defaultdict(list)
        for key, place in self._keys.items():
            self._keys_of[place].append(key)
        self.mentions = {
            digest: self._mentions(texts.get(digest), by_document.get(digest, ())) for digest in {*texts, *by_document}
        }

    def key_of(self, name: str, language: str | None = None) -> str | None:
        """The place that a name is one of."""
        return self._keys.get(_key(name, language) or "")

    def name_of(self, place: str) -> str:
        """The name to show: the one that most documents write, then the longest, then by letters."""
        if place not in self._shown:
            written: Counter[str] = Counter()
            for key in self._keys_of[place]:
                written += self._names[key].written
            self._shown[place] = min(written, key=lambda name: (-written[name], -len(name), name))
        return self._shown[place]

    def named_in(self, text: str) -> list[str]:
        """The places that a short text names, such as a title."""
        if text not in self._named:
            self._named[text] = [one.place for one in self._found(text, 0)]
        return self._named[text]

    def _collect(self, by_document: Mapping[str, Iterable[Claim]]) -> None:
        for held in by_document.values():
            names = {(claim.place.name, claim.read_by.language) for claim in held if claim.place}
            for name, language in sorted(names, key=str):
                if key := _key(name, language):
                    self._names[key].written[name.strip()] += 1
                    for word in _WORD.findall(name):
                        stem = _stem(word, language)
                        self._spelled[sounds(stem, language)].add((plain(stem), script_of(word)))

    def _merged(self) -> dict[str, str]:
        """Each name's place: a name whose words all stand in exactly one longer name is that place's."""
        holding: defaultdict[str, list[str]] = defaultdict(list)
        found: dict[str, str] = {}
        for key in sorted(self._names, key=lambda key: (-len(key.split()), key)):
            words = set(key.split())
            near = dict.fromkeys(other for word in words for other in holding[word[:4]])
            longest = [other for other in near if found[other] == other and _within(words, other.split())]
            for word in words:
                holding[word[:4]].append(key)
            found[key] = longest[0] if len(longest) == 1 and max(map(len, words)) > _LEAST else key
        return found

    def _by_first_word(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        first: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for key, place in sorted(self._keys.items()):
            words = tuple(key.split())
            first[words[0]].append((words, place))
        for kept in first.values():
            kept.sort(key=lambda one: (-len(one[0]), one))
        return first

    def _mentions(self, text: str | None, claims: Iterable[Claim]) -> list[Mention]:
        if text is not None:
            return self._found(text, 0)
        found = {mention for claim in claims for mention in self._found(claim.passage.exact, claim.passage.start)}
        return sorted(found)

    def _found(self, text: str, at: int) -> list[Mention]:
        written, found, i = list(_WORD.finditer(text)), list[Mention](), 0
        while i < len(written):
            taken = self._at(written, i) if _may_be_a_name(written[i][0]) else None
            if taken:
                last, place = taken
                found.append(Mention(at + written[i].start(), at + written[last].end(), place))
                i = last
            i += 1
        return found

    def _at(self, written: Sequence[re.Match[str]], i: int) -> tuple[int, str] | None:
        """The place that is named from this word on, and the number of the last word of its name."""
        heard = sounds(written[i][0])
        if not heard or plain(written[i][0]) in _EMPTY:
            return None
        for length in range(len(heard), min(len(heard), max(_LEAST, len(heard) - _ENDINGS)) - 1, -1):
            for name, place in self._first.get(heard[:length], ()):
                words = _some_words(written, i, len(name))
                if len(words) == len(name) and all(map(self._is, [word for _, word in words], name)):
                    return words[-1][0], place
        return None

    def _is(self, word: _Word, part: str) -> bool:
        """Whether a word is that part of a name, with an ending at most; a short name has to be written alike."""
        if word.heard != part and not (len(part) >= 4 and word.heard.startswith(part)):
            return False
        if len(part) > 3:
            return len(word.heard) - len(part) <= _ENDINGS
        script, written = script_of(word.written), plain(word.written)
        return any(
            script != other
            or written.startswith(there)
            or (len(written) > _LEAST and there.startswith(written))
            or (word.heard == part and _vowels(written) == _vowels(there))
            for there, other in self._spelled[part]
        )


def _vowels(written: str) -> str:
    return re.sub("[^aeiouy]", "", written)


class _Word(NamedTuple):
    """A word of a text with its sounds."""

    written: str
    heard: str


def _may_be_a_name(word: str) -> bool:
    """Whether a word has a capital, or its script has none."""
    return word[0].isupper() or word[0].lower() == word[0].upper()


def _some_words(written: Sequence[re.Match[str]], i: int, many: int) -> list[tuple[int, _Word]]:
    """Up to so many words from one on, each with its number; those without sounds, and small ones, are passed over."""
    found: list[tuple[int, _Word]] = []
    while i < len(written) and len(found) < many:
        word = written[i][0]
        heard = sounds(word)
        if heard and plain(word) not in _EMPTY:
            found.append((i, _Word(word, heard)))
        i += 1
    return found


def _within(words: Iterable[str], longer: Sequence[str]) -> bool:
    """Whether each word stands in a longer name, as it is or with another ending."""
    return all(
        any(word == there or (min(len(word), len(there)) >= 4 and (there.startswith(word) or word.startswith(there)))
            for there in longer)
        for word in words
    )  # fmt: skip


def _stem(word: str, language: str | None) -> str:
    """The word without the ending that East Slavic languages give a name by its case."""
    return _CASES.sub("", word) if language in ("ru", "uk") else word


def _key(name: str, language: str | None) -> str | None:
    words = [word for word in _WORD.findall(name) if not _names_a_kind(word)]
    heard = [sounds(_stem(word, language), language) for word in words]
    heard = [one for one in heard if one]
    return " ".join(heard) if heard and max(map(len, heard)) >= _LEAST else None
