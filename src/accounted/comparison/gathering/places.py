"""The places that a case speaks of, known again across spellings and scripts, and where each document names them.

A place is known by its sounds. Names come from the claims; they are then looked for in the whole text of every
document, so that a place that the reader found in one is found in all. What is found in a text are names, each by its
key; which of them are one place depends on all names of the case.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from accounted.comparison.spelling import plain, sounds
from accounted.language import script_of
from accounted.model import Claim, Document

__all__ = ["MOST_ENDING", "Mention", "Places", "beginnings", "key_of", "proper_names"]

_WORD = re.compile(r"\w[\w’'\-]*\w|\w")


@cache
def _lists() -> dict[str, list[str]]:
    source = files(__package__).joinpath("generic.yaml")
    lists: dict[str, list[str]] = yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader)
    return lists


@cache
def _generic() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words for kinds of place in plain form: whole ones, and beginnings."""
    words = _lists()["generic"]
    whole = frozenset(plain(word) for word in words if not word.endswith("*"))
    return whole, tuple(sorted(plain(word.rstrip("*")) for word in words if word.endswith("*")))


@cache
def _small() -> frozenset[str]:
    """Articles and prepositions within names, in plain form."""
    return frozenset(map(plain, _lists()["small"]))


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(rf"(?<=\w{{3}})(?:{'|'.join(_lists()['cases'])})$")


def _names_a_kind(word: str) -> bool:
    whole, begins = _generic()
    bare = plain(word)
    return bare in _small() or bare in whole or bare.startswith(begins)


_UNMARKED = str.maketrans("çÇğşı", "cCgsi")
MOST_ENDING = 4
"""How many consonants a language may hang on a name."""
_YEAR = re.compile(r"1\d{3}|20\d{2}")
_OPENS = re.compile(r"""(?:^|[.!?:\n;։՝՛|*#])[\s«"“„'(—–-]*$""")
_HEARD = 8  # so many consonants of a name are compared, whatever its ending
_LEAST = 2  # a name of fewer consonants is no name that can be known again
_SHORT = 3  # a name of no more consonants has to be written alike


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place named in a text: where, and by which name, as a key."""

    start: int
    end: int
    name: str


@dataclass(slots=True)
class _Name:
    """What is known of a name: the ways in which it is written, with how often."""

    written: Counter[str] = field(default_factory=Counter)


class Places:
    """The places of a case, by key.

    Args:
        names: the places that the claims of each document name, as written, each with the language it was read in.
    """

    def __init__(self, names: Iterable[Iterable[tuple[str, str | None]]]) -> None:
        self._names: defaultdict[str, _Name] = defaultdict(_Name)
        self._spelled: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for held in names:
            self._collect(held)
        self._keys = self._merged()
        self._first = self._by_first_word()
        self._shown: dict[str, str] = {}
        self._keys_of: defaultdict[str, list[str]] = defaultdict(list)
        for key, place in self._keys.items():
            self._keys_of[place].append(key)

    def place_of(self, name: str) -> str:
        """The place that a name is one of, by its key."""
        return self._keys.get(name, name)

    def name_of(self, place: str) -> str:
        """The name to show: the one that most documents write, then the longest, then by letters."""
        if place not in self._shown:
            written: Counter[str] = Counter()
            for key in self._keys_of[place]:
                written += self._names[key].written
            self._shown[place] = min(written, key=lambda name: (-written[name], -len(name), name))
        return self._shown[place]

    def names_in(self, text: str) -> list[str]:
        """The keys of the names that a short text holds, such as a title, in their order."""
        return [one.name for one in self._found(text, 0)]

    def mentions(self, text: str | None, claims: Iterable[Claim]) -> list[Mention]:
        """Where a document names a place; without its text, where the passages of its claims do."""
        if text is not None:
            return self._found(text, 0)
        found = {mention for claim in claims for mention in self._found(claim.passage.exact, claim.passage.start)}
        return sorted(found)

    def changed(self, before: Places) -> frozenset[str]:
        """The first words of the names that are not known as they were before: texts that hold one are read anew."""
        signs, others = self._signs(), before._signs()
        return frozenset(key.split()[0] for key in {*signs, *others} if signs.get(key) != others.get(key))

    def _signs(self) -> dict[str, tuple[frozenset[tuple[str, str]], ...]]:
        """All that decides whether a text holds each name."""
        return {key: tuple(frozenset(self._spelled[part]) for part in key.split() if len(part) <= _SHORT)
                for key in self._keys}  # fmt: skip

    def _collect(self, names: Iterable[tuple[str, str | None]]) -> None:
        for name, language in names:
            if key := key_of(name, language):
                self._names[key].written[name.strip()] += 1
                for heard, spelled, script in _spelled(name, language):
                    self._spelled[heard].add((spelled, script))

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
        plainer = {key: other for key in found if (other := self._without_marks(key, found))}
        return {key: plainer.get(place, place) for key, place in found.items()}

    def _without_marks(self, key: str, places: Mapping[str, str]) -> str | None:
        """The place that others write without the mark under its c, as those do who leave all marks out."""
        written = (name for name in sorted(self._names[key].written) if "ç" in name.lower())
        others = (places.get(key_of(name.translate(_UNMARKED), None) or "", places[key]) for name in written)
        return next((other for other in others if other != places[key]), None)

    def _by_first_word(self) -> dict[str, list[tuple[str, ...]]]:
        first: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for key in sorted(self._keys):
            words = tuple(key.split())
            first[words[0]].append(words)
        for kept in first.values():
            kept.sort(key=lambda one: (-len(one), one))
        return first

    def _found(self, text: str, at: int) -> list[Mention]:
        written, found, i = list(_WORD.finditer(text)), list[Mention](), 0
        while i < len(written):
            taken = self._at(written, i) if _may_be_a_name(written[i][0]) else None
            if taken:
                last, name = taken
                found.append(Mention(at + written[i].start(), at + written[last].end(), name))
                i = last
            i += 1
        return found

    def _at(self, written: Sequence[re.Match[str]], i: int) -> tuple[int, str] | None:
        """The name that begins with this word, as a key, and the number of its last word."""
        heard = sounds(written[i][0])
        if not heard or plain(written[i][0]) in _small():
            return None
        for length in range(len(heard), min(len(heard), max(_LEAST, len(heard) - MOST_ENDING)) - 1, -1):
            for name in self._first.get(heard[:length], ()):
                words = _some_words(written, i, len(name))
                if len(words) == len(name) and all(map(self._is, [word for _, word in words], name)):
                    return words[-1][0], " ".join(name)
        return None

    def _is(self, word: _Word, part: str) -> bool:
        """Whether a word is that part of a name, with an ending at most; a short name has to be written alike."""
        if word.heard != part and not (len(part) >= 4 and word.heard.startswith(part)):
            return False
        if len(part) > _SHORT:
            return len(word.heard) - len(part) <= MOST_ENDING
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
        if heard and plain(word) not in _small():
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
    return _endings().sub("", word) if language in ("ru", "uk") else word


@lru_cache(maxsize=65536)
def key_of(name: str, language: str | None) -> str | None:
    """The key of a name: its sounds, without the words that say which kind of place it is; None where nothing is
    left."""
    words = [word for word in _WORD.findall(name) if not _names_a_kind(word)]
    heard = [sounds(_stem(word, language), language) for word in words]
    heard = [one for one in heard if one]
    return " ".join(heard) if heard and max(map(len, heard)) >= _LEAST else None


@lru_cache(maxsize=65536)
def _spelled(name: str, language: str | None) -> tuple[tuple[str, str, str], ...]:
    """Of each word of a name, its sounds, how it is spelled in Latin letters, and its script."""
    stems = [(word, _stem(word, language)) for word in _WORD.findall(name)]
    return tuple((sounds(stem, language), plain(stem), script_of(word)) for word, stem in stems)


def beginnings(texts: Iterable[str]) -> frozenset[str]:
    """The sounds of all words of some texts that a name may begin with."""
    words = {word for text in texts for word in _WORD.findall(text) if _may_be_a_name(word)}
    return frozenset(heard for word in words if plain(word) not in _small() and (heard := sounds(word)))


def proper_names(document: Document | None, claims: Iterable[Claim], text: str | None) -> tuple[tuple[str, bool], ...]:
    """The names that a document holds by their sounds, whether their script has capitals; years are among them.

    A word with a capital is a name unless it opens a sentence; where a script has none, any word may be one.
    """
    language = document.language.value if document and document.language else None
    texts = [text] if text is not None else [claim.passage.exact for claim in claims]
    title = document.title.value if document and document.title else ""
    found = {word for one in texts for word in _proper(one, language)}
    return tuple(sorted(found.union(_proper(title, language, True))))


def _proper(text: str, language: str | None, titled: bool = False) -> Iterator[tuple[str, bool]]:
    for found in _WORD.finditer(text):
        word = found[0]
        if _YEAR.fullmatch(word):
            yield word, True
        elif _may_be_a_name(word) and not word[0].isdigit():
            cased = word[0].isupper()
            if cased and not titled and _OPENS.search(text, max(0, found.start() - 8), found.start()):
                cased = False  # it may be a name: where others write it with a capital within a sentence, it is
            heard = sounds(word, language)
            if len(heard) > _LEAST:
                yield heard[:_HEARD], cased
