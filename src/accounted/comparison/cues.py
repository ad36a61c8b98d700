"""The words by which a passage says that its figure is a share of the whole: one spot, one cause, bodies examined.

A cue belongs to the figure before it, unless a break stands between them, and else to the figure behind it:
in "31 bodies at one place and at least 40 more" the place belongs to 31. The words are in `scope/<language>.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from accounted.language import COUNTS, Phrases, Token, languages, lookup_form, numbers, sentences, tokenise, words_for
from accounted.model import CountClaim, say

_REASONS = {
    "one_spot": say("speaks of one spot"),
    "family": say("speaks of one family"),
    "own_people": say("speaks of the speaker's own people"),
    "alone": say("speaks of one spot"),
    "one_cause": say("names one cause of death"),
    "one_of_several_causes": say("names one cause of death among several"),
    "examined": say("speaks of the bodies examined"),
    "seen": say("speaks of those seen by one observer"),
    "counted": say("speaks of those counted by one observer"),
    "unfinished": say("speaks of an unfinished list"),
    "remaining": say("speaks of those of one day who were still there"),
}
_YEARS = range(1000, 2101)
_COMMAS = frozenset(",،՝")


class _Meaning(NamedTuple):
    """What a cue says, and whether it belongs only to a figure behind it."""

    reason: str
    ahead: bool = False


class _Cue(NamedTuple):
    """A cue in a list of tokens; `first` and `last` are places in it."""

    first: int
    last: int
    meaning: _Meaning


@dataclass(frozen=True, slots=True)
class ScopeWords:
    """The word lists of one language; the comments in its YAML file say what each is for."""

    cues: Phrases[_Meaning | None]
    breaks: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    examining_speakers: Phrases[bool]
    eyewitnesses: Phrases[bool]


@cache
def written(language: str | None) -> Mapping[str, Any] | None:
    """The word lists of a language for scope as its file holds them, or None when there is no file."""
    source = files(__package__).joinpath("scope", f"{language}.yaml")
    if language not in languages() or not source.is_file():
        return None
    raw: Mapping[str, Any] = yaml.load(source.read_text("utf-8"), Loader=yaml.BaseLoader)
    return raw


@cache
def scope_words(language: str | None) -> ScopeWords | None:
    """The words of a language for scope and speakers, or None when no file holds any."""
    raw = written(language)
    if raw is None:
        return None
    articles = {kind: frozenset(map(lookup_form, words)) for kind, words in raw["articles"].items()}
    return ScopeWords(
        Phrases(_meanings(raw)), frozenset(raw["breaks"]), articles["definite"], articles["indefinite"],
        Phrases(dict.fromkeys(raw["examining_speakers"], True)), Phrases(dict.fromkeys(raw["eyewitnesses"], True)),
    )  # fmt: skip


def _meanings(raw: Mapping[str, Any]) -> dict[str, _Meaning | None]:
    found: dict[str, _Meaning | None] = {}
    for reason, phrases in raw["around"].items():
        found |= dict.fromkeys(phrases, _Meaning(reason))
    for reason, phrases in raw["ahead"].items():
        found |= dict.fromkeys(phrases, _Meaning(reason, ahead=True))
    spots = (f"{lead} {noun}" for lead in raw["one_spot"]["leads"] for noun in raw["one_spot"]["nouns"])
    return found | dict.fromkeys(spots, _Meaning("one_spot")) | dict.fromkeys(raw["not_cues"])


def why_share(claim: CountClaim, language: str | None) -> str | None:
    """One sentence on why the words make the claim's figure a share of the whole, or None when they don't."""
    words = scope_words(language)
    if words is None or language is None:
        return None
    if _holds(words.examining_speakers, claim.said_by.name):
        return say("The speaker counts the bodies examined.")
    text, start, end = sentence_of(claim, language)
    tokens = tokenise(text)
    for cue in _belonging(claim, tokens, (start, end), words, language):
        quoted = text[tokens[cue.first].start : tokens[cue.last].end]
        return say("“{words}” {says}.", words=quoted, says=_REASONS[cue.meaning.reason])
    return None


def examines(claim: CountClaim, language: str | None) -> bool:
    """Whether the claim counts bodies that were examined: two such counts are set against each other.

    Those of one cause are some of those examined.
    """
    words = scope_words(language)
    if words is None or language is None:
        return False
    text, start, end = sentence_of(claim, language)
    reasons = {cue.meaning.reason for cue in _belonging(claim, tokenise(text), (start, end), words, language)}
    if reasons & {"one_cause", "one_of_several_causes"}:
        return False
    return "examined" in reasons or _holds(words.examining_speakers, claim.said_by.name)


def sentence_of(claim: CountClaim, language: str) -> tuple[str, int, int]:
    """The sentence or table row of the claim as far as its passage and context show it, and where the figure stands."""
    passage, amount = claim.passage, claim.amount
    text = passage.prefix + passage.exact + passage.suffix
    begins = passage.start - len(passage.prefix)
    shift = amount.start - begins
    for start, end in sentences(text, words_for(language)):
        if start <= shift < end:
            return text[start:end], shift - start, amount.end - begins - start
    return passage.exact, 0, 0


def _belonging(
    claim: CountClaim, tokens: Sequence[Token], own: tuple[int, int], words: ScopeWords, language: str
) -> list[_Cue]:
    """The cues of the sentence that belong to the claim's figure and mean what they seem to."""
    cues = _cues(tokens, words)
    if not cues:
        return []
    figures = _figures(tokens, cues, own, language)
    mine = {i for i, token in enumerate(tokens) if own[0] <= token.start < own[1]}
    row = claim.passage.row is not None
    causes = {cue.first for cue in cues if cue.meaning.reason in ("one_cause", "one_of_several_causes")}
    kept = [cue for cue in cues if row or mine & {_figure_of(cue, tokens, figures, words), cue.first}]
    return [cue for cue in kept if _meant(cue, claim, len(causes), words)]


def _cues(tokens: Sequence[Token], words: ScopeWords) -> list[_Cue]:
    found, i = [], 0
    while i < len(tokens):
        phrase = words.cues.at(tokens, i)
        if phrase and phrase.value:
            found.append(_Cue(i, i + phrase.length - 1, phrase.value))
        i += phrase.length if phrase else 1
    return found


def _figures(tokens: Sequence[Token], cues: Sequence[_Cue], own: tuple[int, int], language: str) -> set[int]:
    """The places of all tokens that are part of an amount; years and the "one" of a cue are none."""
    within = {i for cue in cues for i in range(cue.first, cue.last + 1)}
    found = {i for i, token in enumerate(tokens) if own[0] <= token.start < own[1]}
    for number in numbers(tokens, words_for(language)):
        year = number.low in _YEARS and not number.words and tokens[number.first].text.isdecimal()
        if number.form in COUNTS and not year and number.first not in within:
            found |= set(range(number.first, number.last + 1))
    return found


def _figure_of(cue: _Cue, tokens: Sequence[Token], figures: set[int], words: ScopeWords) -> int | None:
    """The place of the figure that the cue belongs to."""
    before = None if cue.meaning.ahead else _next(range(cue.first - 1, -1, -1), tokens, figures, words.breaks)
    if before is not None:
        return before
    leading = cue.first == 0 and cue.meaning.reason == "one_spot"
    breaks = frozenset(";") if leading else words.breaks
    behind = _next(range(cue.last + 1, len(tokens)), tokens, figures, breaks)
    if behind is None and cue.meaning.reason == "unfinished":
        behind = _next(range(_behind_commas(cue, tokens, words.breaks), len(tokens)), tokens, figures, breaks)
    return behind


def _behind_commas(cue: _Cue, tokens: Sequence[Token], breaks: frozenset[str]) -> int:
    """The place behind the commas that enclose a cue: "a list, which it calls incomplete, of 189 names".

    A clause that stands by itself behind the second comma has nothing to do with it, and none is past the end.
    """
    second = next((i for i in range(cue.last + 1, len(tokens)) if tokens[i].low in breaks), len(tokens))
    enclosed = second + 1 < len(tokens) and any(token.text in _COMMAS for token in tokens[: cue.first])
    goes_on = enclosed and tokens[second].text in _COMMAS and tokens[second + 1].low not in breaks
    return second + 1 if goes_on else len(tokens)


def _next(places: range, tokens: Sequence[Token], figures: set[int], breaks: frozenset[str]) -> int | None:
    for place in places:
        if place in figures:
            return place
        if tokens[place].low in breaks:
            return None
    return None


def _meant(cue: _Cue, claim: CountClaim, causes: int, words: ScopeWords) -> bool:
    """Whether a cue that has two senses has the one that makes a share."""
    if cue.meaning.reason == "counted":
        return _holds(words.eyewitnesses, claim.said_by.name)
    return cue.meaning.reason != "one_of_several_causes" or causes > 1


def _holds(phrases: Phrases[bool], name: str) -> bool:
    tokens = tokenise(name)
    return any(phrases.at(tokens, i) for i in range(len(tokens)))
