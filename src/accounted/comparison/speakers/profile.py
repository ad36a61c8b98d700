"""What a speaker's name says of it: names, kinds of body, fields, roles. Names are folded, words looked up in YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from accounted.comparison.speakers.bodies import AGAINST, PEOPLE, armed_ones, spoken_for, takes_as_names
from accounted.comparison.spelling import alike, sounds, tokens_of
from accounted.language import script_of

__all__ = [
    "TELLING",
    "Profile",
    "finds_out",
    "is_indefinite",
    "keys_of",
    "profile_of",
    "same_publisher",
    "same_speaker",
]

OFFICIALS, RECORDS = "officials", "records"
_WORDS = re.compile(r"[^\W\d_]+")
_FEWEST, _MOST = 3, 6  # letters of a short name, as AFP
_SMALL = 3  # letters of words that short names leave out, as "and" and "der"
_LONG, _WHOLE = 6, 3  # letters of a word that stands for a name of so many
_SURE = 4  # so many consonants in common tell a name even where one has a letter before it
TELLING = frozenset({"witness", "survivor", "resident", "gravedigger", "prisoner", "photographer", "nurse"})
"""Roles of people who tell what they saw."""
_FINDING = frozenset(
    {"court", "commission", "rights", "hospital", "court_forensic", "redcross", "institute", "ombudsman"}
)
_PRIVATE = frozenset(
    {"association", "rights", "newspaper", "agency", "union", "church", "hospital", "company", "railway"}
)
"""Bodies of which a country has many: one country in both names makes them no one body."""
_SIDE = "front"
_FORMER, _SO_CALLED = "former", "so_called"
_HELD = frozenset({"ministry", "presidency", "mayoralty", "governorate", "embassy", "army"})
"""Offices that a person holds, and bears the name of."""
_FULL = 2
"""So many words has the full name of a person."""
_PUBLIC = frozenset({"government", "ministry", "presidency", "army", "authority", "council"})
"""Bodies for which a country's name may stand."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The parts of a speaker's name in plain form.

    `named` are the words that name a person, a country, a town or a paper; `bodies`, `fields`, `roles`, `levels` and
    `sides` are codes of `words.yaml`; `press` says that a word of it is one of newspapers, agencies or channels;
    `words` are all words that say anything; `ranked` says that the name is one of a person under a rank of the body.
    `stands` are what makes a body that bears the words of another one a body of its own, such as "in exile".
    `letters` are those that its words begin with, in the ways that make a short name of it, or a `short` name itself.
    """

    named: tuple[str, ...]
    bodies: frozenset[str]
    fields: frozenset[str]
    roles: frozenset[str]
    officials: bool
    press: bool
    words: tuple[str, ...]
    levels: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    ranked: bool = False
    letters: frozenset[str] = frozenset()
    short: bool = False
    stands: frozenset[str] = frozenset()

    @property
    def office(self) -> bool:
        """Whether the name is one of a body or an office, whoever speaks for it."""
        return bool(self.bodies) or self.officials

    @property
    def bare(self) -> bool:
        """Whether the name says only what kind of body or person it is: the ministry, the doctors."""
        return not self.named and (self.office or bool(self.roles))

    @property
    def paper(self) -> bool:
        """Whether it is a newspaper, an agency or the like, and not the press office of another body."""
        return self.press and not self.bodies - {"agency", "newspaper", "union", "opposition"}


class _Lexicon:
    """Words, beginnings of words and pairs of words, each with what it means."""

    def __init__(self) -> None:
        source = files(__package__).joinpath("words.yaml")
        raw: dict[str, Any] = yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader)
        self.whole: dict[tuple[str, str | None], set[tuple[str, str]]] = {}
        self.begins: dict[tuple[str, str | None], set[tuple[str, str]]] = {}
        self.pairs: dict[tuple[str, str], set[tuple[str, str]]] = {}
        self.capitals: dict[tuple[str, str | None], set[tuple[str, str]]] = {}
        for part in ("bodies", "fields", "roles", "levels", "sides", "stands", "names"):
            for code, words in raw[part].items():
                self._add(words, part, code)
        for part in ("officials", "records", "titles", "empty", "press", PEOPLE, "armed", "forces", "groups"):
            self._add(raw[part], part, part)
        self.longest = max(len(word) for word, _ in self.begins)
        self.unique = frozenset(raw["unique"])
        self.indefinite = frozenset(token for word in raw["indefinite"] for token in tokens_of(word))
        self.hearsay = frozenset(token for word in raw["hearsay"] for token in tokens_of(word))

    def _add(self, words: list[str], part: str, code: str) -> None:
        for word in words:
            if " " in word:
                first, second = (token for one in word.split() for token in tokens_of(one))
                self.pairs.setdefault((first, second), set()).add((part, code))
                continue
            for token in tokens_of(word.rstrip("*")):
                kept = self.capitals if word.isupper() else self.begins if word.endswith("*") else self.whole
                kept.setdefault((token, script_of(word)), set()).add((part, code))

    def meanings(self, token: str, script: str | None) -> set[tuple[str, str]]:
        """What a word in plain form means, by part and code; empty for one that its script has not in the list."""
        if (token, script) in self.whole:
            return self.whole[token, script]
        for length in range(min(len(token), self.longest), 2, -1):
            if (token[:length], script) in self.begins:
                return self.begins[token[:length], script]
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


def finds_out(profile: Profile) -> bool:
    """Whether a speaker of such a name finds out for himself: a court, a monitor, a hospital, a witness."""
    return bool(profile.bodies & _FINDING or profile.roles & (TELLING | {"doctor", "surgeon"}))


def is_indefinite(name: str) -> bool:
    """Whether a name stands for anybody of a kind ("a survivor"), and so for somebody in its own document only."""
    words = tokens_of(name)
    if words and all(word in _lexicon().hearsay for word in words):
        return True
    return len(words) > 1 and words[0] in _lexicon().indefinite and not profile_of(name).named


@lru_cache(maxsize=65536)
def _parts(name: str) -> Profile:
    found = {part: set[str]() for part in ("bodies", "fields", "roles", "levels", "sides", "stands")}
    named, lying, words, officials, press, ranked = [], [], [], False, False, False
    tokens = [
        (token, script_of(written), written.isupper()) for written in name.split() for token in tokens_of(written)
    ]
    meant = list(_meant(tokens))
    played = [{part for part, _ in meanings} for _, meanings in meant]
    arms = armed_ones(played)
    for (token, meanings), parts in zip(meant, played, strict=True):
        officials, press = officials or OFFICIALS in parts, press or "press" in parts
        ranked = ranked or {"titles", "bodies"} <= parts
        for part, code in meanings:
            if part == "names":
                named += [word for word in code.split() if word not in named]
            elif part in found:
                found[part].add(code)
            elif part == "records":
                found["bodies"].add(code)
        if "empty" in parts or token.isdigit():
            continue
        words.append(token)
        if takes_as_names(parts, bool(arms)) and len(token) > 1:
            named.append(token)
        elif parts == {"sides"}:
            lying += sorted(code for _, code in meanings)
    found["bodies"] = spoken_for(found["bodies"] | arms, found["fields"], any(PEOPLE in one for one in played))
    parts_found = {part: frozenset(codes) for part, codes in found.items()}
    return Profile(
        tuple(named or lying), parts_found["bodies"], parts_found["fields"], parts_found["roles"], officials, press,
        tuple(words), parts_found["levels"], parts_found["sides"], ranked and bool(named), *_letters(name),
        parts_found["stands"],
    )  # fmt: skip


def _letters(name: str) -> tuple[frozenset[str], bool]:
    """What a short name of this one may be: the letters that its capital words begin with, and those of all its longer
    words; of a name that is such a short one, the name, and True."""
    words = [word for word in _WORDS.findall(name) if word[0].isupper() or len(word) > _SMALL]
    capital = [word for word in words if word[0].isupper()]
    if len(capital) == 1 and capital[0].isupper() and len(capital[0]) > 1:
        return frozenset(capital if _FEWEST <= len(capital[0]) <= _MOST else ()), True
    made = ("".join(word[0].upper() for word in one) for one in (capital, words))
    return frozenset(letters for letters in made if _FEWEST <= len(letters) <= _MOST), False


def _meant(tokens: Sequence[tuple[str, str | None, bool]]) -> Iterator[tuple[str, set[tuple[str, str]]]]:
    """Each word with its meanings; two words that are a pair ("general staff") mean what the pair does."""
    lexicon = _lexicon()
    paired: set[tuple[str, str]] = set()
    for at, (token, script, capital) in enumerate(tokens, 1):
        after = tokens[at][0] if at < len(tokens) else ""
        meant, paired = paired, lexicon.pairs.get((token, after), set())
        called = lexicon.capitals.get((token, script), set()) if capital else set()
        yield token, paired or meant or called or lexicon.meanings(token, script)


def same_speaker(one: Profile, other: Profile) -> bool:
    """Whether two names may be of one speaker, by what both say; nothing of roles without a name."""
    initials = one.short != other.short and one.letters & other.letters
    if initials or (one.words and one.words == other.words):
        return True
    if (one.sides and other.sides and not one.sides & other.sides) or _stand_apart(one, other):
        return False
    if _begins(one, other) or _begins(other, one):
        return True
    if one.roles & other.roles & _lexicon().unique and min(len(one.named), len(other.named)) < 2:
        return not (one.named and other.named) or bool(_shared(one.named, other.named)) or not one.office
    if one.office != other.office:
        return _speaks_for(*((other, one) if one.office else (one, other)))
    return _same_body(one, other) if one.office else _same_person(one, other)


def _stand_apart(one: Profile, other: Profile) -> bool:
    """Whether what one body is called besides makes it another than that: a former minister bears the name of a person
    with the minister he was, a so-called ministry that of the country it is said to be of."""
    differ = one.stands ^ other.stands
    if not (one.office and other.office and differ):
        return False
    if differ == {_FORMER} and one.bodies <= _HELD:
        return len(_shared(one.named, other.named)) < _FULL
    return differ != {_SO_CALLED} or not _shared(one.named, other.named)


def same_publisher(one: Profile, other: Profile) -> bool:
    """Whether the names of two publishers may be of one, who gives its name in full: what one of them leaves out tells
    them apart, unless neither bears a name."""
    if one.letters & other.letters and one.short != other.short:
        return True
    alike_bare = one.fields & other.fields or (one.bodies, one.fields) == (other.bodies, other.fields)
    bare = not (one.named or other.named) and bool(alike_bare)
    return (bare or bool(one.named and other.named)) and same_speaker(one, other)


def _begins(word: Profile, name: Profile) -> bool:
    """Whether a name is the first word of a longer one that is no person's: the Residency, the Consortium."""
    long = len(word.words) == len(word.named) == 1 and len(word.named[0]) >= _LONG
    return long and not word.short and len(name.named) >= _WHOLE and name.named[0] == word.named[0]


def _speaks_for(name: Profile, body: Profile) -> bool:
    """Whether a name that is no office may stand for a body that bears all of it; a country's, for a public one."""
    if name.press or (name.sides and not body.bodies & _PUBLIC):
        return False
    shared, told = len(_shared(name.named, body.named)), len(name.named)
    if name.sides and name.sides == body.sides:
        shared, told = shared + 1, told + 1
    return shared >= 2 and shared == told


def _same_person(one: Profile, other: Profile) -> bool:
    """One family name, and no other given name; a name of one word must be that of the family, and in one script.

    Who is called by a field of work ("Justice Without Borders") is no person, whatever name stands beside it.
    """
    if not one.named or not other.named or one.fields != other.fields:
        return False
    shared = _shared(one.named, other.named)
    shorter = min(len(one.named), len(other.named))
    if shared and one.sides and one.sides == other.sides:
        return shorter == len(shared)
    if len(shared) >= 2 or (shared and len(_shared(one.named, other.named, faintly=True)) >= 2):
        return True
    if shorter > 1 or not shared:
        return False
    word = shared[0]
    last = one.named[-1] == word or alike(one.named[-1], word)
    return last and (other.named[-1] == word or alike(other.named[-1], word)) and len(word) >= 4


def _same_body(one: Profile, other: Profile) -> bool:
    """One kind of body, of no different field, level or name; what a rank stands before names a person, and no body."""
    if one.ranked and other.ranked:
        return _same_person(one, other)
    kinds = (one.bodies & other.bodies) - {RECORDS}
    if not kinds:
        return _same_without_a_kind(one, other)
    if _SIDE in one.bodies ^ other.bodies:
        return False  # the headquarters of a front and the ministry of defence are those of two sides
    return _fits_in_all(one, other, kinds <= _PRIVATE)


def _same_without_a_kind(one: Profile, other: Profile) -> bool:
    """Officials of a field speak for its bodies; who fights a state bears the name that those have, word for word."""
    if (one.bodies | other.bodies) & AGAINST:
        return len(_shared(one.named, other.named)) >= max(_FULL, min(len(one.named), len(other.named)))
    loose = (one.officials and not one.bodies) or (other.officials and not other.bodies)
    return bool(loose and one.fields & other.fields) and _fits_in_all(one, other, private=False)


def _fits_in_all(one: Profile, other: Profile, private: bool) -> bool:
    """Whether two bodies have no different field, level or name; of `private` ones a country has many."""
    for first, second in ((one.fields, other.fields), (one.levels, other.levels)):
        if first and second and not first & second:
            return False
    if not (one.named and other.named) or one.ranked or other.ranked:
        return True
    shared = _shared(one.named, other.named, faintly=True)
    return len(shared) >= min(len(one.named), len(other.named)) if private else bool(shared)


def _shared(one: tuple[str, ...], other: tuple[str, ...], faintly: bool = False) -> list[str]:
    """The words of one name that the other has too; faintly also such that sound alike and are short."""

    def meets(word: str, there: str) -> bool:
        return alike(word, there) or (faintly and _heard_alike(_gutturals(word), _gutturals(there)))

    return [word for word in one if any(meets(word, there) for there in other)]


def _heard_alike(one: str, other: str) -> bool:
    """Whether two words sound alike, an Arabic "in" or "of" before the one left out."""
    shorter = min(len(one), len(other))
    return bool(one) and (one == other or (shorter >= _SURE and one[-shorter:] == other[-shorter:] and
                                           abs(len(one) - len(other)) == 1))  # fmt: skip


def _gutturals(word: str) -> str:
    """The sounds of a word, with k, g, h and q as one, and w as v: scripts and languages write one name with any of
    them."""
    return sounds(word.replace("w", "v")).replace("h", "k")


def keys_of(profile: Profile) -> list[str]:
    """Keys under which names that may be of one speaker meet: each sound of a name, each kind of body, the initials."""
    heard = [f"role {code}" for code in profile.roles]
    heard += [f"sound {_gutturals(word) or word}" for word in profile.named]
    starts = [f"start {word[:4]}" for word in profile.named if len(word) >= 4]
    bodies = [f"body {code}" for code in profile.bodies]
    fields = [f"field {code}" for code in profile.fields]
    letters = [f"letters {one}" for one in sorted(profile.letters)]
    return [*heard, *starts, *bodies, *fields, *letters, f"words {' '.join(profile.words)}"]
