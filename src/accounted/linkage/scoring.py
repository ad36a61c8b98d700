"""How probable it is that two records are of one person, learned from the lists themselves, without labels.

Every pair is of one of four kinds: one *person*, one *family*, one *place*, or *strangers*. What two records of
relatives share (surname, village, day) speaks for their family as much as for one person, and what a whole village
shares for neither: so the same fact is not counted three times. How often each level occurs for each kind starts from
`priors` and moves with what the lists show (expectation–maximisation with prior counts); how often chance agrees on a
value is counted from the values themselves.

Source:
    The mixture with rarity of values: J. Am. Stat. Assoc. 64 (1969) 1183–1210 and J. Am. Stat. Assoc. 84 (1989)
    414–420; the two further kinds of non-matches and the prior counts are ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from accounted.linkage import priors
from accounted.linkage.comparing import FIELDS, LEVELS, RARE, Comparer, Levels, taken
from accounted.linkage.competing import competed
from accounted.linkage.overlapping import expected_matches, held_back, log_odds_of_persons
from accounted.linkage.peoples import kinship_of_names
from accounted.linkage.places import PlacesTogether, places_together
from accounted.linkage.samples import LEARNED_FROM, any_pairs, drawn_from, neighbours
from accounted.linkage.slips import MOST_SLIPS, SLIPS, Patterns, slips_in, surprise

__all__ = ["Model", "learn"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

WEIGHED = tuple(name for name in FIELDS if name != "order")
"""Fields that speak for or against one person. Names the other way round don't: strangers meet them as often."""
BY_SCRIPT = ("given", "surname", "patronymic", "place")
CHANCE_LEVELS = {"given": (1, 2), "surname": (1, 2), "patronymic": (1, 2), "place": (1, 2), "address": (1, 2),
                 "died": (1, 2, 3), "birthday": (1, 2, 3, 4, 5), "identifier": (1, 2)}  # fmt: skip
"""The levels at which chance is counted from the value; at others it is one number for all."""
COUNTED = {name: np.isin(np.arange(len(LEVELS[name])), levels) for name, levels in CHANCE_LEVELS.items()}
AGREEING = {"given": np.array([0, 1, 1, 1, 0, 0, 0]), "surname": np.array([0, 1, 1, 0, 0]),
            "patronymic": np.array([0, 1, 1, 0, 0])}  # fmt: skip
"""Whether a level means that the names agree."""
LEFT_AS_EXPECTED = ("surname", "patronymic", "initial", "place", "identifier", "address")
"""What is not learned of families: learned, they drift towards whatever neighbours have in common."""
AGAINST = {"given": (6,), "born": (4, 5), "died": (5, 6)}
"""Levels that speak against one person. How often persons have them is learned up only from pairs that are sure by a
number or a date of birth: from all pairs, it drifts up with every relative taken for one person, and brings in more."""
NAMESAKE_PLACES = 0.05
"""Of pairs whose places are equal, the share that lives at two places of one name."""
ROUNDS, SETTLED = 30, 1e-3
PLACED = 3
"""How often what places say is learned from the pairs, which it then weighs anew."""
HOPELESS = -8.0
"""Log odds, before anything is learned, below which a pair teaches nothing about persons."""
ROWS = 3
ROW = 200.0
"""How many pairs what strangers show in all rows of a table weighs as in each row."""

Tables = dict[str, Floats]
"""For each field the logarithm of how often each level occurs: a row for one script, one for two."""


@dataclass(slots=True)
class Seen:
    """Of a field of some pairs: `at` which place of a table each takes; of those at levels where chance is counted from
    the value (`counted`) the level, the chance, and how much more often one people's names agree.
    """

    at: NDArray[np.uint8]
    counted: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    level: NDArray[np.uint8] = field(default_factory=lambda: np.zeros(0, dtype=np.uint8))
    chance: Floats = field(default_factory=lambda: np.zeros(0))
    boost: Floats = field(default_factory=lambda: np.ones(0))


@dataclass(slots=True)
class Model:
    """What was learned: `tables` by kind of pair, and the logarithms of how common each kind is.

    `persons` is by list of the left and of the right record; `matched` the share of the first list's records that
    stand on the second. `elsewhere` is the share of agreeing dates that strangers have, the rest being of neighbours
    and families. `surname_in_place` is how much more often neighbours than strangers agree on their surname,
    `kinship` for each record how much more often those do who share its given name (see `peoples`). `place_of` numbers
    each record's place, `together` are places that go together (see `places`), `slips` is how much more or less often
    persons have so many slips at once than the fields by themselves promise (see `slips`).
    """

    tables: dict[str, Tables]
    persons: Floats
    matched: Floats
    families: float
    places: float
    surname_in_place: float
    kinship: NDArray[np.float32]
    place_of: NDArray[np.int32]
    together: PlacesTogether = field(default_factory=PlacesTogether)
    elsewhere: Floats = field(default_factory=lambda: np.ones(len(LEVELS["died"])))
    slips: Floats = field(default_factory=lambda: np.zeros(MOST_SLIPS + 1))
    rounds: int = 0
    expected: float = field(default=0.0)

    def weights(self, pairs: Levels, lists: NDArray[np.int32]) -> Floats:
        """The logarithm of the odds that each pair is of one person, after what excludes each other has competed."""
        return competed(pairs.left, pairs.right, self.alone(pairs, lists), lists, self.matched)

    def alone(self, pairs: Levels, lists: NDArray[np.int32]) -> Floats:
        """The logarithm of the odds that each pair is of one person, as if there were no others."""
        logs = self.by_kind(pairs, lists)
        return np.asarray(logs[0] - np.logaddexp.reduce(logs[1:], axis=0), dtype=np.float64)

    def by_field(self, pairs: Levels) -> NDArray[np.float32]:
        """What each field adds to the log odds of each pair, against the kind of non-match that fits it best."""
        seen = [(name, self.see(name, pairs)) for name in WEIGHED]
        said = {kind: [self.of_field(name, kind, one) for name, one in seen] for kind in priors.KINDS}
        # That both name one place says all that there is to say of how common neighbours are.
        here = pairs.level["place"] == 1
        said["place"][WEIGHED.index("place")][here] += self.places
        rates = np.stack([np.full(len(pairs), self.families), np.where(here, 0, self.places), np.zeros(len(pairs))])
        totals = rates + np.stack([sum(said[kind]) for kind in priors.KINDS[1:]])
        best = totals.argmax(axis=0)
        found = np.zeros((len(pairs), len(FIELDS)), dtype=np.float32)
        for place, name in enumerate(WEIGHED):
            others = np.stack([said[kind][place] for kind in priors.KINDS[1:]])
            found[:, FIELDS.index(name)] = said["person"][place] - others[best, np.arange(len(pairs))]
        found[:, FIELDS.index("place")] += self.together.weights(pairs, self.place_of)
        slips = slips_in(pairs)  # what several at once say is said of each alike
        for name, of_level in SLIPS.items():
            found[:, FIELDS.index(name)] += (
                self.slips[slips] * np.array(of_level)[pairs.level[name]] / np.maximum(slips, 1)
            )
        return found

    def by_kind(self, pairs: Levels, lists: NDArray[np.int32], seen: Mapping[str, Seen] | None = None) -> Floats:
        """For each kind and pair, the logarithm of how often such a pair occurs; shape (4, pairs).

        Args:
            seen: what `see` found of each field, where the same pairs are asked about again and again.
        """
        logs = np.zeros((4, len(pairs)))
        logs[0] = self.persons[lists[pairs.left], lists[pairs.right]]
        logs[1], logs[2] = self.families, self.places
        for name in WEIGHED:
            one = seen[name] if seen else self.see(name, pairs)
            for number, kind in enumerate(priors.KINDS):
                logs[number] += self.of_field(name, kind, one)
        logs[0] += self.together.weights(pairs, self.place_of) + np.take(self.slips, slips_in(pairs))
        return logs

    def see(self, name: str, pairs: Levels) -> Seen:
        """What of a field of these pairs stays as it is while the model is learned."""
        level = pairs.level[name]
        made = Seen(_at(name, pairs))
        if name not in RARE:
            return made
        made.counted = np.nonzero(COUNTED[name][level])[0]
        made.chance = pairs.by_chance[name][made.counted].astype(np.float64)
        made.level = level[made.counted]
        if name in ("surname", "patronymic"):
            of_one_people = AGREEING["given"][pairs.level["given"][made.counted]] == 1
            kin = np.sqrt(self.kinship[pairs.left[made.counted]] * self.kinship[pairs.right[made.counted]])
            made.boost = np.where(of_one_people, kin if name == "surname" else np.maximum(kin, 1.0), 1.0)
        return made

    def of_field(self, name: str, kind: str, seen: Seen) -> Floats:
        """What a field adds for one kind of pair."""
        found = np.take(self.tables[kind][name].ravel(), seen.at)
        if kind == "place" and name == "place":  # how many live at this place is known, where both name it
            here = seen.level == 1
            found[seen.counted[here]] += np.log(seen.chance[here]) - self.places
        elif name in RARE and (kind == "stranger" or (kind == "place" and name != "died")):
            found[seen.counted] = np.log(np.minimum(self._chance(name, kind, seen), 0.999))
        return found

    def _chance(self, name: str, kind: str, seen: Seen) -> Floats:
        """How often strangers, or neighbours, agree as well on the values of the pairs that are counted so."""
        if name in ("surname", "patronymic"):
            of_place = kind == "place" and name == "surname"
            boost = np.maximum(seen.boost, self.surname_in_place) if of_place else seen.boost
            return np.minimum(seen.chance * boost, 0.9)
        if name == "place":  # two who share a place are neighbours; strangers only share its name
            return np.where(seen.level == 1, seen.chance * NAMESAKE_PLACES, seen.chance)
        return seen.chance * self.elsewhere[seen.level] if name == "died" else seen.chance


def _at(name: str, pairs: Levels) -> NDArray[np.uint8]:
    """Which place of a field's table each pair takes, the rows behind one another."""
    return np.asarray(rows_of(name, pairs) * len(LEVELS[name]) + pairs.level[name], dtype=np.uint8)


def rows_of(name: str, pairs: Levels) -> Ints:
    """Which row of a field's table each pair takes, as `priors` has them."""
    if name in BY_SCRIPT:
        return pairs.scripts.astype(np.int64)
    if name == "sex":  # given names that agree are of one sex already
        return AGREEING["given"][pairs.level["given"]].astype(np.int64)
    if name in pairs.exactness:
        return pairs.exactness[name].astype(np.int64)
    return pairs.rounded.astype(np.int64) if name == "born" else np.zeros(len(pairs), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Sample:
    """Pairs that are looked at in every round of learning, and what was seen of them."""

    pairs: Levels
    seen: Mapping[str, Seen]
    patterns: Patterns

    @classmethod
    def of(cls, model: Model, pairs: Levels) -> Sample:
        """The pairs, with each field seen once."""
        rows = {name: rows_of(name, pairs) for name in WEIGHED}
        return cls(pairs, {name: model.see(name, pairs) for name in WEIGHED}, Patterns.of(pairs, rows))


def learn(comparer: Comparer, pairs: Levels, random: np.random.Generator) -> Model:
    """The model that fits the candidate pairs, starting from what is expected.

    Args:
        pairs: the candidates, compared; of many, a sample is learned from.
        random: which pairs are drawn to see how strangers and neighbours compare.
    """
    lists = comparer.roster.lists
    strangers = comparer.compare(*any_pairs(len(comparer.roster), random))
    near, near_share = neighbours(comparer, random)
    model = _begin(comparer, strangers, near_share, random)
    contending = taken(pairs, model.alone(pairs, lists) > HOPELESS)
    share = max(1.0, len(contending) / LEARNED_FROM)
    chosen = contending if share == 1 else taken(contending, drawn_from(contending, random))
    drawn, beside, apart = (Sample.of(model, some) for some in (chosen, near, strangers))
    for round_number in range(1, ROUNDS + 1):
        model.rounds = round_number
        before = model.expected
        _update(model, drawn, beside, near_share, share, lists)
        if round_number % 3 == 1:
            model.elsewhere = _elsewhere(model, apart, lists)
        if abs(model.expected - before) <= SETTLED * max(before, 1.0):
            break
    of_level = np.exp(
        model.of_field("place", "person", drawn.seen["place"])
        - model.of_field("place", "stranger", drawn.seen["place"])
    )
    for _ in range(PLACED):
        odds = model.alone(chosen, lists) if share > 1 else model.weights(chosen, lists)
        model.together = places_together(chosen, model.place_of, 1 / (1 + np.exp(-odds)), of_level)
    return model


def _begin(comparer: Comparer, strangers: Levels, near_share: float, random: np.random.Generator) -> Model:
    expected = {"person": priors.PERSON, "family": priors.FAMILY, "place": priors.PLACE}
    tables: dict[str, Tables] = {kind: {} for kind in priors.KINDS}
    for name in WEIGHED:
        width = len(LEVELS[name])
        counted = _counts(name, _at(name, strangers), np.ones(len(strangers)))
        possible = _rows(expected["person"], name) > 0
        pooled = counted.sum(axis=0, keepdims=True)
        usual = np.array(priors.STRANGER.get(name, np.full(width - 1, 1 / (width - 1))))
        overall = (pooled + priors.WEIGHT["stranger"] * usual) / (pooled.sum() + priors.WEIGHT["stranger"])
        before = np.where(possible, overall, 0.0)
        before = before / before.sum(axis=1, keepdims=True)
        stranger = (counted + ROW * before) / (counted.sum(axis=1, keepdims=True) + ROW)
        tables["stranger"][name] = _logs(stranger)
        for kind in ("person", "family", "place"):
            given = expected[kind].get(name)
            tables[kind][name] = _logs(_rows(expected[kind], name)) if given else tables["stranger"][name].copy()
    size, records = comparer.roster.lists, len(comparer.roster)
    persons = log_odds_of_persons(expected_matches(size), size)
    matched = expected_matches(size) / np.bincount(size)[:, None]
    near_total = max(near_share, 1e-6)
    families = np.log(max(priors.FAMILIES / max(records, 2), 1e-9))
    place_of = comparer.roster.place.codes
    kinship = kinship_of_names(comparer.roster.given, comparer.roster.surname, comparer.names, random)
    return Model(tables, persons, matched, float(families), float(np.log(near_total)), 2.0, kinship, place_of)


def _update(
    model: Model, drawn: Sample, beside: Sample, near_share: float, share: float, lists: NDArray[np.int32]
) -> None:
    """One round: how probable each kind is for each pair, then what the pairs of each kind show."""
    pairs, near = drawn.pairs, beside.pairs
    logs = model.by_kind(pairs, lists, drawn.seen)
    # In a sample most rivals of a pair are missing, so there pairs don't compete while the model is learned.
    alone = logs[0] - np.logaddexp.reduce(logs[1:], axis=0)
    odds = alone if share > 1 else competed(pairs.left, pairs.right, alone, lists, model.matched)
    person = 1 / (1 + np.exp(-odds))
    size = len(model.persons)
    between = lists[pairs.left].astype(np.int64) * size + lists[pairs.right]
    found = np.asarray(np.bincount(between, person * share, minlength=size * size), np.float64).reshape(size, size)
    found = found + found.T - np.diag(np.diag(found))
    found = held_back(found, lists)
    model.persons = log_odds_of_persons(found, lists)
    model.matched = found / np.bincount(lists)[:, None]
    model.expected = float(person.sum() * share)
    _refit(model, "person", priors.PERSON, drawn, person, WEIGHED)
    model.slips = surprise(drawn.patterns, person, model.tables["person"])
    if not len(near):
        return  # without places nobody is known to be a neighbour, and families stay as expected
    logs = model.by_kind(near, lists, beside.seen)
    kinds = np.exp(logs - np.logaddexp.reduce(logs, axis=0))
    learned = tuple(name for name in WEIGHED if name not in LEFT_AS_EXPECTED)
    _refit(model, "family", priors.FAMILY, beside, kinds[1], learned)
    _refit(model, "place", priors.PLACE, beside, kinds[2], ("died",))
    same_place = np.exp(model.tables["family"]["place"][0, 1])
    families = (kinds[1].sum() + 1.0) / (len(near) + 1.0)
    model.families = float(np.log(max(families * near_share / same_place, 1e-9)))
    near_by = kinds[2] * (near.level["surname"] > 0)
    alike = near.level["surname"] == 1
    strangers = np.exp(model.tables["stranger"]["surname"][0, 1])
    seen = (near_by * alike).sum() / max(near_by.sum(), 1e-9)
    model.surname_in_place = float(np.clip(seen / max(strangers, 1e-6), 1.0, 20.0))


def _elsewhere(model: Model, strangers: Sample, lists: NDArray[np.int32]) -> Floats:
    """For each level of dates of death, which share of the pairs drawn from all that have it are of strangers."""
    logs = model.by_kind(strangers.pairs, lists, strangers.seen)
    apart = np.exp(logs[3] - np.logaddexp.reduce(logs, axis=0))
    width, level = len(LEVELS["died"]), strangers.pairs.level["died"]
    there, of_strangers = np.bincount(level, minlength=width), np.bincount(level, apart, minlength=width)
    return np.asarray(np.clip((of_strangers + 5) / (there + 5), 0.1, 1.0))


def _refit(
    model: Model, kind: str, expected: dict[str, tuple[priors.Numbers, ...]], sample: Sample, weight: Floats,
    names: tuple[str, ...],
) -> None:  # fmt: skip
    """The tables of a kind from what pairs of it show, and from what is expected of it."""
    for name in names:
        given = _rows(expected, name) if name in expected else np.exp(model.tables["stranger"][name][:, 1:])
        shares = _shares(sample.seen[name].at, weight, name, given, priors.WEIGHT[kind])
        if kind == "person" and name in AGAINST:
            sure = (sample.pairs.level["identifier"] == 1) | (sample.pairs.level["birthday"] == 1)
            most = _shares(sample.seen[name].at[sure], weight[sure], name, given, priors.WEIGHT[kind])
            against = np.isin(np.arange(1, len(LEVELS[name])), AGAINST[name])
            shares = np.where(against, np.minimum(shares, most), shares)
            shares /= shares.sum(axis=1, keepdims=True)
        model.tables[kind][name] = _logs(shares)


def _shares(at: NDArray[np.uint8], weight: Floats, name: str, given: Floats, strength: float) -> Floats:
    """How often each level of a field occurs, from what some pairs show, and from what is expected."""
    counted = _counts(name, at, weight)
    return np.asarray((counted + strength * given) / (counted.sum(axis=1, keepdims=True) + strength), np.float64)


def _counts(name: str, at: NDArray[np.uint8], weight: Floats) -> Floats:
    """How much weight falls on each level of a field but silence; a row for one script, one for two."""
    width = len(LEVELS[name])
    flat = np.bincount(at, weight, minlength=ROWS * width)
    return np.asarray(flat.reshape(ROWS, width)[:, 1:], dtype=np.float64)


def _rows(expected: dict[str, tuple[priors.Numbers, ...]], name: str) -> Floats:
    """What is expected of a field, a row for each case; the last row stands for those that are not told apart."""
    rows = expected[name]
    return np.array([*rows, *[rows[-1]] * (ROWS - len(rows))])


def _logs(shares: Floats) -> Floats:
    """Logarithms of shares, with silence before them, which says nothing."""
    return np.asarray(np.log(np.concatenate((np.ones((ROWS, 1)), np.maximum(shares, 1e-6)), axis=1)))
