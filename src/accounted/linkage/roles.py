"""Which words of a full name are the given name and which the surname, learned from all lists together.

Where a list has only full names, nothing may mark the parts. But a word that other lists keep in a column of given
names is probably one here too, and a list usually writes all its names in one order. Both are weighed, word by word
and by place in the name. Among peoples who write a chain of names (own, father's, grandfather's, family's), what
stands between the first and the last word is the father's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from accounted.language import script_of
from accounted.language.names import (
    NameParts,
    first_readings,
    looks_a_surname,
    name_words,
    parts_of,
    words_in,
    words_in_each,
)
from accounted.linkage.fathers import FEMALE, SexesOfNames

__all__ = ["Named", "named"]

Column = Sequence[str | None]

MOST_WORDS = 6
ENDINGS = (0.0, -0.3, -1.5)
"""What an ending says of a word: none, one that surnames and given names have, one that only surnames have."""
HEARSAY = 0.1
"""How much a name told apart by its endings counts as evidence for others, against one told apart by its list."""
FIRST_GIVEN = 0.3
"""How much speaks for a given name that stands first, where nothing else is known."""
SURE = 1.5
"""From which difference between the best and the opposite order on the order counts as known."""
ALL_GIVEN, ALL_IN_PLACE = 1.0, 1.5
"""A name has no surname where each word weighs so much as a given name; or its place does, on its list, on average."""
CHAINED = 0.1
"""The share of names with Arabic particles from which on a list in other letters is read as one of chains."""
VOWELS = str.maketrans({"e": "a", "o": "u"})


@dataclass(slots=True)
class Named:
    """The parts of each record's name as texts, whether their order is known, and the sex that marks say."""

    given: list[str | None]
    patronymic: list[str | None]
    surname: list[str | None]
    order_known: list[bool]
    sex: list[str | None]


def named(
    full: Column, given: Column, patronymic: Column, surname: Column, lists: Column, sexes: Sequence[int]
) -> Named:
    """The parts of all names: as the lists have them in columns, else found in the full names.

    Args:
        sexes: 1 for men, 2 for women, as the lists say.
    """
    size = len(full)
    made = Named(list(given), list(patronymic), list(surname), [True] * size, [None] * size)
    loose: list[tuple[int, list[str], NameParts]] = []
    chains: list[tuple[int, tuple[str, ...]]] = []
    evidence = _Evidence()
    for place in range(size):
        name = full[place]
        if name and not made.given[place] and not made.surname[place]:
            parts = parts_of(name)
            made.sex[place] = parts.sex
            made.patronymic[place] = made.patronymic[place] or " ".join(parts.patronymic) or None
            if parts.order_known and not parts.by_ending:
                made.given[place] = " ".join(parts.given) or None
                made.surname[place] = " ".join(parts.surname) or None
                if len(parts.given) > 1 and not parts.patronymic:
                    chains.append((place, parts.given))
            else:
                loose.append((place, _in_order(name, parts)[:MOST_WORDS], parts))
                if parts.by_ending and _surely_ended(parts.surname):
                    evidence.add(" ".join(parts.given), " ".join(parts.surname), HEARSAY)
                continue
        evidence.add(made.given[place], made.surname[place])
    own = [(words[0], sexes[place]) for place, words, _ in loose if len(words) > 1]
    kept = [(name, place) for place, name in enumerate(given) if name]
    first = dict(zip(distinct := list(dict.fromkeys(n for n, _ in kept)), words_in_each(distinct), strict=True))
    own += [(first[name][0], sexes[place]) for name, place in kept if first[name]]
    bearers = SexesOfNames(own)
    women = _women(loose, given, first, sexes, bearers)
    chained = _chained_lists(loose, lists) | _with_fathers(loose, lists, women, bearers)
    if loose:
        _settle(made, loose, evidence, lists, chained)
    for place, words in chains:
        if lists[place] in chained:
            made.given[place], made.patronymic[place] = words[0], " ".join(words[1:])
    _fathers_for_surnames(made, patronymic, lists, women, bearers)
    return made


def _women(
    loose: list[tuple[int, list[str], NameParts]], given: Column, first: dict[str, list[str]], sexes: Sequence[int],
    bearers: SexesOfNames,
) -> set[int]:  # fmt: skip
    """The places of women: as their list says, or as other lists have their own name where it says no sex."""
    own = {place: words[0] for place, words, _ in loose if len(words) > 1}
    own |= {place: first[name][0] for place, name in enumerate(given) if name and first[name]}
    unsaid = [place for place in own if sexes[place] <= 0]
    told = zip(unsaid, bearers.women_among([own[place] for place in unsaid]), strict=True)
    return {place for place, sex in enumerate(sexes) if sex == FEMALE} | {place for place, woman in told if woman}


def _surely_ended(surname: Sequence[str]) -> bool:
    """Whether a surname ends as only surnames do."""
    return any(looks_a_surname(sound) > 1 for sound in first_readings(surname))


def _in_order(name: str, parts: NameParts) -> list[str]:
    """The words of given name and surname as they stand in the name."""
    left_over = Counter((*parts.given, *parts.surname))
    words = []
    for word in words_in(name):
        if left_over[word] > 0:
            words.append(word)
            left_over[word] -= 1
    return words


def _with_fathers(
    loose: list[tuple[int, list[str], NameParts]], lists: Column, women: set[int], bearers: SexesOfNames
) -> set[str | None]:
    """The lists that write fathers' names between the first word and the last."""
    between: defaultdict[str | None, list[str]] = defaultdict(list)
    for place, words, _ in loose:
        if place in women and len(words) > 2:
            between[lists[place]].extend(words[1:-1])
    return {name for name, words in between.items() if bearers.are_of_men(words)}


def _fathers_for_surnames(made: Named, said: Column, lists: Column, women: set[int], bearers: SexesOfNames) -> None:
    """On lists whose women bear men's names as surnames, these are fathers' names, and nobody has a surname.

    Args:
        said: the fathers' names that have a column of their own; whose father is named there has no other in the name.
    """
    of_women: defaultdict[str | None, list[str]] = defaultdict(list)
    surnames = [(name, lists[place]) for place, name in enumerate(made.surname) if name and place in women]
    for (_, where), words in zip(surnames, words_in_each([name for name, _ in surnames]), strict=True):
        of_women[where].extend(words[-1:])
    fathers = {name for name, words in of_women.items() if bearers.are_of_men(words)}
    for place, surname in enumerate(made.surname):
        if surname and not said[place] and lists[place] in fathers and made.given[place]:
            made.patronymic[place] = " ".join(filter(None, (made.patronymic[place], surname)))
            made.surname[place] = None


class _Evidence:
    """How often words stand as given name, and how often as surname."""

    def __init__(self) -> None:
        self._given: defaultdict[str, float] = defaultdict(float)
        self._surname: defaultdict[str, float] = defaultdict(float)

    def add(self, given: str | None, surname: str | None, weight: float = 1.0) -> None:
        """Count the two names of a record."""
        if given and surname:
            self._given[given] += weight
            self._surname[surname] += weight

    def weights(self, words: Sequence[str]) -> dict[str, float]:
        """For each word, above 0 for a given name, below for a surname; 0 where nothing is known."""
        given, surname = self._by_sound(self._given), self._by_sound(self._surname)
        read = first_readings(words)
        return {
            word: float(
                np.clip(np.log((given[key] + 0.3) / (surname[key] + 0.3)) + ENDINGS[looks_a_surname(sound)], -3, 3)
            )
            for word, sound, key in zip(words, read, _sounds(words), strict=True)
        }

    @staticmethod
    def _by_sound(names: dict[str, float]) -> defaultdict[str, float]:
        found: defaultdict[str, float] = defaultdict(float)
        each = [
            (word, count)
            for words, count in zip(words_in_each(list(names)), names.values(), strict=True)
            for word in words
        ]
        for key, (_, count) in zip(_sounds([word for word, _ in each]), each, strict=True):
            found[key] += count
        return found


def _sounds(words: Sequence[str]) -> list[str]:
    return [reading.translate(VOWELS) for reading in first_readings(words)]


def _settle(
    made: Named, loose: list[tuple[int, list[str], NameParts]], evidence: _Evidence, lists: Column,
    chained: set[str | None],
) -> None:  # fmt: skip
    weight = evidence.weights(sorted({word for _, words, _ in loose for word in words}))
    usual: dict[tuple[str | None, int, int], list[float]] = defaultdict(list)
    for place, words, _ in loose:
        for position, word in enumerate(words):
            usual[lists[place], len(words), position].append(weight[word])
    means = {key: float(np.mean(values)) for key, values in usual.items()}
    for place, words, parts in loose:
        own, usually = [weight[word] for word in words], [means[lists[place], len(words), n] for n in range(len(words))]
        given, surname, margin = _split(words, [one + 2 * mean for one, mean in zip(own, usually, strict=True)])
        if len(words) > 1 and all(map(_is_given, own, usually)):
            given, surname, margin = words, [], 0.0
        middle: list[str] = []
        if lists[place] in chained and len(words) > 1:
            given, middle, surname, margin = words[:1], words[1:-1], words[-1:], SURE
        made.given[place] = " ".join(given) or None
        made.surname[place] = " ".join(surname) or None
        made.patronymic[place] = " ".join(middle) or made.patronymic[place]
        made.order_known[place] = margin >= SURE
        made.sex[place] = parts.sex


def _is_given(weight: float, usually: float) -> bool:
    """Whether a word is a given name by what is known of it, or is not known but stands where given names stand."""
    return weight >= ALL_GIVEN or (weight > -0.5 and usually >= ALL_IN_PLACE)


def _split(words: list[str], weight: list[float]) -> tuple[list[str], list[str], float]:
    """Given name and surname, one before the other, as the weights have it, and how much speaks for that order."""
    if len(words) < 2:
        is_given = not words or weight[0] >= -1
        return (words, [], 0.0) if is_given else ([], words, 0.0)
    before = np.cumsum(weight)
    total = before[-1]
    straight = [2 * before[cut - 1] - total for cut in range(1, len(words))]  # given name first
    bias = [FIRST_GIVEN + 0.01 * cut for cut in range(1, len(words))]  # nothing known: the last word is the surname
    first = int(np.argmax(np.add(straight, bias))) + 1
    last = int(np.argmax(-np.array(straight) + 0.01)) + 1
    ahead, behind = straight[first - 1] + FIRST_GIVEN, -straight[last - 1]
    if ahead >= behind - 1e-9:
        return words[:first], words[first:], float(ahead - behind)
    return words[last:], words[:last], float(behind - ahead)


def _chained_lists(loose: list[tuple[int, list[str], NameParts]], lists: Column) -> set[str | None]:
    """The lists whose names are chains: in Arabic or Hebrew letters, or with al-, ben, abu, abd often enough."""
    marks: dict[str | None, list[bool]] = defaultdict(list)
    kinds = name_words().kinds
    servants = tuple(kinds["servants"])
    for place, words, parts in loose:
        text = " ".join(words)
        chain = script_of(text) in ("Arab", "Hebr") or bool(parts.kunya) or any(
            mark in kinds["filial"] for mark in parts.marks
        ) or any(word.startswith(servants) and len(word) > 5 for word in words)  # fmt: skip
        marks[lists[place]].append(chain)
    return {name for name, found in marks.items() if sum(found) >= CHAINED * len(found)}
