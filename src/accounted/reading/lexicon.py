"""The words and frames of one language, read from `lexicon/<language>.yaml` and made ready for matching.

A word may play several parts ("wounded": past form, and a counted noun), so each phrase holds a meaning
per role. A frame is a pattern over roles; it is compiled to an expression over one letter per chunk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from accounted.language import Phrases, Words, WordSet, lookup_form, opponents, words_for
from accounted.reading.frame import Frame, frames_of
from accounted.reading.table_words import TableWords, table_words_for
from accounted.reading.variants import written_out

FATE_ROLES = ("done", "doing", "happened", "state", "acts", "counts", "tolls", "taken", "those")
"""The parts that a word telling a fate can play in a clause, as the lexicon's head explains them."""

_FORMED = frozenset({"done", "take", "see", "lose", "counts", "state", "taken", "people"})
"""The parts that words play of which each form may be listed, or be made by cutting an ending off."""

CUES = (
    "stance",
    "citing",
    "paper_says",
    "paper_states",
    "say_number",
    "say_at",
    "say_just",
    "say",
    "say_toll",
    "deny",
    "according",
    "according_behind",
    "as_saying",
    "quoted_by",
    "claim_of",
    "traces",
    "hears",
    "relays",
    "told",
    "reported",
    "foreword",
    "none",
)
"""The kinds of words that name a speaker; a phrase in two lists has the later kind."""

_NO_WORDS = WordSet()
_INFLECTED = ("bare",)
"""The sets of a speaker's nouns that hold a noun in all its forms."""
_SHORTEST_STEM = 3
_PUNCTUATION = {",": "comma", ";": "semi", ":": "colon", "(": "open", ")": "close", "[": "open", "]": "close",
                "–": "dash", "—": "dash", "-": "hyphen", "--": "dash", "|": "bar", "•": "dash", "=": "colon",
                "·": "dash", "*": "dash"}  # fmt: skip
_QUOTES = frozenset("\"“”«»„‟'‘’‹›")


class Meaning(NamedTuple):
    """What a phrase means in one role: a fate (with merged ones), a group, or a unit."""

    fate: str | None = None
    merged: tuple[str, ...] = ()
    group: str | None = None
    unit: str | None = None


Entry = Mapping[str, Meaning]
"""A phrase's meanings by role."""


@lru_cache(maxsize=65536)
def stem_of(low: str, endings: tuple[str, ...], layers: int) -> str:
    """A noun without its endings, of which so many layers may stand behind one another: bakanlı-ğı-ndan."""
    for _ in range(layers):
        ending = next((one for one in endings if low.endswith(one) and len(low) - len(one) >= _SHORTEST_STEM), None)
        if ending is None:
            break
        low = low.removesuffix(ending)
    return low[:-1] + "k" if low.endswith("ğ") else low


@dataclass(frozen=True, slots=True)
class Speech:
    """The words that name a speaker: `cues` by phrase, and the word sets that bound a speaker's name.

    `subject` says where a verb of saying has its speaker: `before` it, `after` it, `either` (free word order), or at
    the `start` of the clause, as where verbs come last. `false` are the phrases that call a figure false;
    `taken_back` and `figure_taken_back` those that say so of what the sentence before told, or of its figure.
    """

    cues: Phrases[str]
    sets: Mapping[str, WordSet]
    number_words: Phrases[Any]
    subject: str
    false: Phrases[bool]
    cuts: tuple[Sequence[str], Sequence[str]] = ((), ())
    endings: tuple[str, ...] = ()
    """The endings of nouns, the longest first; how often one is cut off another, `layers`."""
    layers: int = 1
    stems: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Of the sets that hold nouns for speakers: their words without endings."""
    taken_back: Phrases[bool] = field(default_factory=lambda: Phrases({}))
    figure_taken_back: Phrases[bool] = field(default_factory=lambda: Phrases({}))

    def forms(self, low: str) -> frozenset[str]:
        """The word itself, and without each prefix and ending that the language writes in one with it."""
        fronts = (low.removeprefix(prefix) for prefix in self.cuts[0])
        cut = (low.removesuffix(suffix) for suffix in self.cuts[1])
        return frozenset((low, *fronts, *cut, stem_of(low, self.endings, self.layers)))

    def has(self, name: str, low: str) -> bool:
        """Whether the set `name` holds this word, or, of nouns for speakers, a form of it."""
        if low in self.sets.get(name, _NO_WORDS):
            return True
        return name in self.stems and stem_of(low, self.endings, self.layers) in self.stems[name]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lexicon of one language; `letters` maps each set of roles to its letter.

    `rates_ahead` make a number behind them a rate: "her yıl", every year. Behind `attempts` a fate is only meant,
    and before `attempts_behind`; `unfinished` are verbs with the words that say they are not done yet.
    Those of `clock_told` make a small number behind them an hour.
    Those of `resuming` name, count or settle a number right beside them, those of
    `asking` ask for one, of `asking_who` for those who met a fate; of `given_by`, behind it, say whose it is;
    those of `telling_apart` say who somebody is, of `interviewing` that somebody was only asked or heard.
    `joining` are prefixes that mean "and", written in one with the word; `pairs` are nouns whose ending says "two".
    `ages` are words
    before, `ages_behind` such behind an age that bound it or tell it.
    `ordinary` are the words for a fate that peaceful life has too; they tell it only in a text that tells of harm.
    `it_was` are the words that open a sentence whose number corrects or completes the one before, `it_was_behind` those
    that end it, where verbs come last.
    `bare_nouns`: a noun behind a number has no ending of the plural, so that an unknown word there is what is
    counted. `forms` are the endings that make a verb of a fate a participle before the people, or those people
    themselves. `head_first`: adjectives stand behind their noun, and an unknown word behind a noun only describes
    it; `verb_first`: an unknown word before a noun is its verb. `ungrouped` holds, by fate, the groups that are
    only another word for it: prisoners who are released; `otherwise`, by fate, what its words mean of those of whom
    it cannot be said: a company that is wiped out.
    """

    language: str
    words: Words
    phrases: Phrases[Entry]
    bounds: Phrases[str]
    bounds_behind: Phrases[str]
    frames: tuple[Frame, ...]
    only_units: Mapping[str, frozenset[str]]
    sets: Mapping[str, WordSet]
    speech: Speech
    tables: TableWords
    follows: Mapping[str, frozenset[str]]
    rates_ahead: Phrases[bool]
    ages: Phrases[str]
    ages_behind: Phrases[str]
    attempts: Phrases[bool]
    attempts_behind: Phrases[bool]
    unfinished: Phrases[bool]
    clock_told: Phrases[bool]
    resuming: Phrases[bool]
    given_by: Phrases[bool]
    asking: Phrases[bool]
    asking_who: Phrases[bool]
    telling_apart: Phrases[bool]
    interviewing: Phrases[bool]
    ordinary: Phrases[bool]
    it_was: Phrases[bool]
    it_was_behind: Phrases[bool]
    joining: tuple[str, ...]
    pairs: Phrases[Entry]
    bare_nouns: bool
    forms: Mapping[str, WordSet]
    head_first: bool
    verb_first: bool
    ungrouped: Mapping[str, frozenset[str]]
    otherwise: Mapping[str, str]
    letters: Mapping[frozenset[str], str]

    def by_ending(self, entry: Entry, low: str, closes: bool) -> Entry:
        """The entry in the role that the ending of its last word gives a verb: ölenlerden, "of those who died".

        A participle stands before its noun; one that `closes` a clause is its verb.
        """
        held = {"done", "doing"} & set(entry)
        if not self.forms or len(held) != 1 or set(entry) & {"taken", "those", "counts", "state"}:
            return entry
        role = next((role for role in ("taken", "those") if low in self.forms[role]), None)
        if role is None:
            doing = held == {"doing"} or (low in self.forms["doing"] and low not in self.forms["finite"])
            role = "doing" if doing and not closes else "done"
        return {role if known in held else known: meaning for known, meaning in entry.items()}

    def letter(self, roles: frozenset[str]) -> str:
        """The letter that stands for a chunk with these roles."""
        return self.letters[roles]


@cache
def lexicon_for(language: str) -> Lexicon:
    """The lexicon of a language by its two-letter code.

    Raises:
        UnknownLanguage: there are no number words for it; `FileNotFoundError`: no lexicon.
    """
    source = files(__package__).joinpath(f"lexicon/{language}.yaml").read_text("utf-8")
    raw = yaml.load(source, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    raw.pop("shared", None)  # lists that others hold
    raw["armed"] += opponents(language)
    raw["people"]["combatants"] += opponents(language)
    raw = written_out(raw, raw.get("spellings", ()), raw.pop("endings", None))
    return _made_of(raw, language, _with_forms(_with_choices(dict(_entries(raw))), raw.get("suffixes", ())))


def _made_of(raw: Mapping[str, Any], language: str, table: Mapping[str, Entry]) -> Lexicon:
    """The lexicon out of its file as read, and its phrases with their parts."""
    letters = _letters([roles for held in set(map(frozenset, table.values())) for roles in _role_sets(held)])
    cuts = raw.get("prefixes", ()), raw.get("suffixes", ())
    before, behind = (_by_phrase(raw["bounds"][place]) for place in ("before", "behind"))
    return Lexicon(
        language=language, words=words_for(language),
        phrases=Phrases(table, *cuts, raw.get("between", ())),
        bounds=Phrases(before, cuts[0]), bounds_behind=Phrases(behind, cuts[0]),
        frames=frames_of(raw, letters),
        only_units={fate: frozenset(units) for fate, units in raw["only_units"].items()},
        sets={name: WordSet(raw[name]) for name in raw["sets"]},
        speech=_speech(raw["speech"], language, cuts, raw.get("cue_prefixes", cuts[0])),
        tables=table_words_for(language),
        follows={later: frozenset(earlier) for later, earlier in raw["follows"].items()},
        rates_ahead=Phrases(dict.fromkeys(raw.get("rates_ahead", ()), True)),
        ages=Phrases(_by_phrase(raw.get("ages", {}))), ages_behind=Phrases(_by_phrase(raw.get("ages_behind", {}))),
        attempts=Phrases(dict.fromkeys(raw.get("attempts", ()), True), *cuts),
        attempts_behind=Phrases(dict.fromkeys(raw.get("attempts_behind", ()), True), *cuts),
        unfinished=Phrases(dict.fromkeys(raw.get("unfinished", ()), True), *cuts),
        asking=Phrases(dict.fromkeys(raw.get("asking", ()), True), *cuts),
        asking_who=Phrases(dict.fromkeys(raw.get("asking_who", ()), True), *cuts),
        telling_apart=Phrases(dict.fromkeys(raw.get("telling_apart", ()), True), *cuts),
        interviewing=Phrases(dict.fromkeys(raw.get("interviewing", ()), True), *cuts),
        ordinary=Phrases(dict.fromkeys(raw.get("ordinary", ()), True), *cuts),
        it_was=Phrases(dict.fromkeys(raw.get("it_was", ()), True)),
        it_was_behind=Phrases(dict.fromkeys(raw.get("it_was_behind", ()), True)),
        given_by=Phrases(dict.fromkeys(raw.get("given_by", ()), True)),
        clock_told=Phrases(dict.fromkeys(raw.get("clock_told", ()), True)),
        resuming=Phrases(dict.fromkeys(raw.get("resuming", ()), True), *cuts),
        joining=tuple(raw.get("joining", ())),
        pairs=Phrases(dict(_pairs(table, raw.get("pairs", {}), raw.get("pairs_too", ()))), cuts[0]),
        bare_nouns=raw.get("bare_nouns") == "true",
        forms={role: WordSet(endings) for role, endings in raw.get("forms", {}).items()},
        head_first=raw.get("head") == "first",
        otherwise=raw.get("otherwise", {}),
        verb_first=raw.get("verb") == "first",
        ungrouped={fate: frozenset(groups) for fate, groups in raw.get("ungrouped", {}).items()},
        letters=letters,
    )  # fmt: skip


def _with_choices(table: dict[str, Entry]) -> dict[str, Entry]:
    """The entries, where a phrase that stands among the choices of another plays the parts of that one as well."""
    choices: dict[tuple[str, int], list[tuple[list[frozenset[str]], Entry]]] = {}
    for phrase, entry in table.items():
        if "|" in phrase:
            places = [frozenset(words.split("|")) for words in phrase.split()]
            choices.setdefault((min(places[0]), len(places)), []).append((places, entry))
    return {
        phrase: entry if "|" in phrase or " " not in phrase else _as_chosen(phrase.split(), entry, choices)
        for phrase, entry in table.items()
    }


def _as_chosen(
    words: list[str], entry: Entry, choices: Mapping[tuple[str, int], list[tuple[list[frozenset[str]], Entry]]]
) -> Entry:
    """An entry with the parts of the phrases with choices that its words are among."""
    for places, chosen in choices.get((words[0], len(words)), ()):
        if all(word in place for word, place in zip(words, places, strict=True)):
            entry = {**chosen, **entry}
    return entry


def _with_forms(table: Mapping[str, Entry], endings: Sequence[str]) -> dict[str, Entry]:
    """The entries, where a form of a word that is listed for one part plays the parts of the word itself as well."""
    forms = [(phrase, phrase.removesuffix(ending)) for phrase in table for ending in endings if phrase.endswith(ending)]
    forms = [(form, word) for form, word in forms if _FORMED & set(table.get(word, ())) and _FORMED & set(table[form])]
    known = {form: table[word] for form, word in forms}
    return {phrase: {**known.get(phrase, {}), **entry} for phrase, entry in table.items()}


def _pairs(
    table: Mapping[str, Entry], endings: Mapping[str, Sequence[str]], too: Sequence[str]
) -> Iterator[tuple[str, Entry]]:
    """The forms that say "two" of each noun, where the language has them: by the noun's ending, what replaces it.

    `too` are forms that are a plural as well, but say "two" where no number stands before them.
    """
    for noun, entry in table.items():
        ending = next((ending for ending in endings if noun.endswith(ending)), None)
        if ending is not None and noun.isalpha() and {"people", "units", "counts"} & set(entry):
            made = (noun.removesuffix(ending) + form for form in endings[ending])
            yield from ((form, entry) for form in made if form not in table or form in too)


def _by_phrase(table: Mapping[str, Any]) -> dict[str, str]:
    """A table of meaning → phrases, turned round."""
    return {phrase: meaning for meaning, phrases in table.items() for phrase in phrases}


def languages() -> list[str]:
    """The languages that can be read, by code."""
    names = (entry.name for entry in files(__package__).joinpath("lexicon").iterdir())
    return sorted(name[:-5] for name in names if name.endswith(".yaml"))


def punctuation_role(mark: str) -> str:
    """The role of a punctuation mark; what has none of its own is `mark`."""
    return "quote" if mark in _QUOTES else _PUNCTUATION.get(mark, "mark")


def _entries(raw: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    """Every phrase with its meanings by role."""
    table: dict[str, dict[str, Meaning]] = {}
    for role, phrase, meaning in _meanings(raw):
        table.setdefault(phrase, {}).setdefault(role, meaning)
    yield from table.items()


def _meanings(raw: Mapping[str, Any]) -> Iterator[tuple[str, str, Meaning]]:
    for fate, roles in raw["fates"].items():
        yield from ((role, phrase, Meaning(fate)) for role, phrases in roles.items() for phrase in phrases)
    for entry in raw["merged"]:
        fates = tuple(entry["fates"])
        for role in FATE_ROLES:
            yield from ((role, phrase, Meaning(fates[0], fates)) for phrase in entry.get(role, ()))
    for name, role in (("people", "people"), ("modifiers", "modifier")):
        for group, phrases in raw[name].items():
            yield from ((role, phrase, Meaning(group=group or None)) for phrase in phrases)
    for unit, phrases in raw["units"].items():
        yield from (("units", phrase, Meaning(unit=unit)) for phrase in phrases)
    for role, phrases in raw["words"].items():
        yield from ((role, phrase, Meaning()) for phrase in phrases)


def _speech(
    raw: Mapping[str, Any], language: str, cuts: tuple[Sequence[str], Sequence[str]], prefixes: Sequence[str]
) -> Speech:
    cues = {phrase: kind for kind in CUES for phrase in raw.get(kind, ())}
    sets = {name: WordSet(words) for name, words in raw.items() if not isinstance(words, str)}
    false = Phrases(dict.fromkeys(raw["false"], True))
    endings = tuple(sorted(raw.get("noun_endings", ()), key=len, reverse=True))
    layers = int(raw.get("noun_layers", 1))
    stems = {
        name: frozenset(stem_of(lookup_form(word), endings, layers) for word in raw.get(name, ()))
        for name in (_INFLECTED if endings else ())
    }
    subject = raw.get("subject", "before")
    return Speech(
        Phrases(cues, prefixes, cuts[1]),
        sets,
        words_for(language).cardinals,
        subject,
        false,
        cuts,
        endings,
        layers,
        stems,
        *(Phrases(dict.fromkeys(raw.get(name, ()), True)) for name in ("taken_back", "figure_taken_back")),
    )


def _role_sets(roles: frozenset[str]) -> Iterator[frozenset[str]]:
    """The roles of an entry, also where an ending or the place makes a participle, or no participle, of its verb."""
    held = roles & {"done", "doing"}
    yield roles
    if len(held) == 1:
        yield from ((roles - held) | {role} for role in ("done", "doing", "taken", "those"))


def _letters(role_sets: list[frozenset[str]]) -> dict[frozenset[str], str]:
    """One private letter per set of roles that any chunk can have."""
    plain = ["number", "mention", "thing", "when", "word", "verb", "name", "and", "mark", "quote"]
    plain += _PUNCTUATION.values()
    part = frozenset({"number", "incl", "part"})
    somebody = [frozenset({role, "somebody"}) for role in ("name", "word")] + [frozenset({"thing", "somebodies"})]
    known = dict.fromkeys([*(frozenset([role]) for role in plain), part, *somebody, *sorted(role_sets, key=sorted)])
    return {roles: chr(0xE000 + i) for i, roles in enumerate(known)}
