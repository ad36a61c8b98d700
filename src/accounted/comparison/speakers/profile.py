"""What a speaker's name says of it: names, kinds of body, fields, roles. Names are folded, words looked up in YAML."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from accounted.comparison.spelling import alike, sounds, tokens_of

__all__ = ["Profile", "is_indefinite", "keys_of", "profile_of", "same_speaker"]

OFFICIALS = "officials"


@dataclass(frozen=True, slots=True)
class Profile:
    """The parts of a speaker's name in plain form.

    `named` are the words that name a person, a country, a town or a paper; `bodies`, `fields` and `roles` are codes of
    `words.yaml`; `press` says that a word of it is one of newspapers, agencies or channels; `words` are all words that
    say anything.
    """

    named: tuple[str, ...]
    bodies: frozenset[str]
    fields: frozenset[str]
    roles: frozenset[str]
    officials: bool
    press: bool
    words: tuple[str, ...]

    @property
    def office(self) -> bool:
        """Whether the name is one of a body or an office, whoever speaks for it."""
        return bool(self.bodies) or self.officials

    @property
    def initials(self) -> str:
        """The first letters of all words, by which agencies are called."""
        return "".join(word[0] for word in self.words)


class _Lexicon:
    """Words and beginnings of words, each with what it means."""

    def __init__(self) -> None:
        source = files(__package__).joinpath("words.yaml")
        raw: dict[str, Any] = yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader)
        self.whole: dict[str, set[tuple[str, str]]] = {}
        self.begins: dict[str, set[tuple[str, str]]] = {}
        for part in ("bodies", "fields", "roles"):
            for code, words in raw[part].items():
                self._add(words, part, code)
        for part in ("officials", "records", "titles", "empty", "press"):
            self._add(raw[part], part, part)
        self.longest = max(map(len, self.begins))
        self.unique = frozenset(raw["unique"])
        self.indefinite = frozenset(token for word in raw["indefinite"] for token in tokens_of(word))

    def _add(self, words: list[str], part: str, code: str) -> None:
        for word in words:
            for token in tokens_of(word.rstrip("*")):
                kept = self.begins if word.endswith("*") else self.whole
                kept.setdefault(token, set()).add((part, code))

    def meanings(self, token: str) -> set[tuple[str, str]]:
        """What a word means, by part and code; empty for a word that is not listed."""
        if token in self.whole:
            return self.whole[token]
        for length in range(min(len(token), self.longest), 2, -1):
            if token[:length] in self.begins:
                return self.begins[token[:length]]
        return set()


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


@lru_cache(maxsize=65536)
def profile_of(name: str) -> Profile:
    """The parts of a name; a comma parts a name from a series or a town, and brackets part nothing."""
    head, _, rest = name.partition(",")
    if rest and _parts(head).named and not _parts(rest).office:
        return _parts(head)
    return _parts(name)


def is_indefinite(name: str) -> bool:
    """Whether a name stands for anybody of a kind ("a survivor"), and so for somebody in its own document only."""
    words = tokens_of(name)
    return len(words) > 1 and words[0] in _lexicon().indefinite and not profile_of(name).named


@lru_cache(maxsize=65536)
def _parts(name: str) -> Profile:
    found: dict[str, set[str]] = {"bodies": set(), "fields": set(), "roles": set()}
    named, words, officials, press = [], [], False, False
    for token in tokens_of(name):
        meanings = _lexicon().meanings(token)
        parts = {part for part, _ in meanings}
        if "empty" in parts:
            continue
        words.append(token)
        officials, press = officials or OFFICIALS in parts, press or "press" in parts
        for part, code in meanings:
            if part in found:
                found[part].add(code)
            elif part == "records":
                found["bodies"].add(code)
        if not parts - {"press"} and len(token) > 1:
            named.append(token)
    if "defence" in found["fields"] and "ministry" in found["bodies"]:
        found["bodies"].add("army")  # what a ministry of defence says is what the army says
    parts_found = {part: frozenset(codes) for part, codes in found.items()}
    return Profile(
        tuple(named), parts_found["bodies"], parts_found["fields"], parts_found["roles"], officials, press, tuple(words)
    )


def same_speaker(one: Profile, other: Profile) -> bool:
    """Whether two names may be of one speaker, by what both say; nothing of roles without a name."""
    if one.words and one.words == other.words:
        return True
    if one.roles & other.roles & _lexicon().unique and min(len(one.named), len(other.named)) < 2:
        return not (one.named and other.named) or bool(_shared(one.named, other.named)) or not one.office
    if not one.office and not other.office:
        return _same_person(one, other)
    if one.office and other.office:
        return _same_body(one, other)
    return _same_person(one, other) and len(_shared(one.named, other.named)) >= 2


def _same_person(one: Profile, other: Profile) -> bool:
    """One family name, and no other given name; a name of one word must be that of the family, and in one script."""
    if not one.named or not other.named:
        return False
    shared = _shared(one.named, other.named)
    shorter = min(len(one.named), len(other.named))
    if len(shared) >= 2 or (shared and len(_shared(one.named, other.named, faintly=True)) >= 2):
        return True
    if shorter > 1 or not shared:
        return False
    word = shared[0]
    last = one.named[-1] == word or alike(one.named[-1], word)
    return last and (other.named[-1] == word or alike(other.named[-1], word)) and len(word) >= 4


def _same_body(one: Profile, other: Profile) -> bool:
    kinds = one.bodies & other.bodies
    loose = (one.officials and not one.bodies) or (other.officials and not other.bodies)
    if not kinds and not (loose and one.fields & other.fields):
        return False
    if one.fields and other.fields and not one.fields & other.fields:
        return False
    return not (one.named and other.named) or bool(_shared(one.named, other.named, faintly=True))


def _shared(one: tuple[str, ...], other: tuple[str, ...], faintly: bool = False) -> list[str]:
    """The words of one name that the other has too; faintly also such that sound alike and are short."""

    def meets(word: str, there: str) -> bool:
        return alike(word, there) or (faintly and bool(sounds(word)) and sounds(word) == sounds(there))

    return [word for word in one if any(meets(word, there) for there in other)]


def keys_of(profile: Profile) -> list[str]:
    """Keys under which names that may be of one speaker meet: each sound of a name, each kind of body, the initials."""
    heard = [f"role {code}" for code in profile.roles]
    heard += [f"sound {sounds(word) or word}" for word in profile.named]
    starts = [f"start {word[:4]}" for word in profile.named if len(word) >= 4]
    bodies = [f"body {code}" for code in profile.bodies]
    fields = [f"field {code}" for code in profile.fields]
    return [*heard, *starts, *bodies, *fields, f"words {' '.join(profile.words)}"]
