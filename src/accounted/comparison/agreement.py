"""How far reviewers agree on one question, with what such a figure can and can't say.

Percent agreement is the share of pairs of answers that are the same, with its Wilson interval. Cohen's kappa and
Krippendorff's alpha set it against the agreement that chance alone would give; both are undefined where all answers are
the same. None of them says who is right.

Sources:
    Cohen, Educational and Psychological Measurement 20 (1960) 37–46.
    Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), the nominal form.
    Wilson, Journal of the American Statistical Association 22 (1927) 209–212.
    Checked against worked examples in tests/comparison/test_agreement.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from typing import Any

FEW = 30
"""Below so many items, a figure of agreement says little."""

Z, LEVEL = 1.959964, 0.95

Answers = Mapping[str, Mapping[str, str]]
"""What each reviewer answered, by item, then by reviewer."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far reviewers agree on a `question`; `items` is how many were answered by at least two of them.

    `percent` is between 0 and 1, with `lower` and `upper` at 95 percent; `kappa` is given for two reviewers, `alpha`
    for any number, None where it is undefined. `apart` holds the items on which they differ, with every answer.
    `adjudicators` answered only where two others differ: theirs is the last word, and counts in no figure.
    """

    question: str
    reviewers: tuple[str, ...]
    items: int
    percent: float
    lower: float
    upper: float
    kappa: float | None
    alpha: float | None
    apart: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    adjudicators: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """What the figures can't say."""
        counted = "1 item was" if self.items == 1 else f"{self.items:,} items were"
        count = f"Only {counted} answered by two or more: the figures say little. "
        few = count if self.items < FEW else ""
        same = "All answers are the same, so kappa and alpha are undefined. " if self.alpha is None else ""
        return f"{few}{same}Who sees what others decided does not answer independently of them."

    def to_dict(self) -> dict[str, Any]:
        """The figures, rounded to four places, and where reviewers differ."""
        apart = [{"on": item, "answers": dict(answers)} for item, answers in self.apart]
        return {
            "question": self.question, "reviewers": list(self.reviewers), "items": self.items,
            "percent": _rounded(self.percent), "lower": _rounded(self.lower), "upper": _rounded(self.upper),
            "level": LEVEL, "kappa": _rounded(self.kappa), "alpha": _rounded(self.alpha), "note": self.note,
            "apart": apart, "adjudicators": list(self.adjudicators),
        }  # fmt: skip


def agreement(question: str, answers: Answers) -> Agreement | None:
    """How far reviewers agree, from what each answered on each item; None where no item has two answers."""
    shared = {item: dict(sorted(of.items())) for item, of in sorted(answers.items()) if len(of) > 1}
    if not shared:
        return None
    last = _adjudicators(shared)
    shared = {item: {one: said for one, said in of.items() if one not in last} for item, of in shared.items()}
    reviewers = tuple(sorted({reviewer for of in shared.values() for reviewer in of}))
    pairs = [(first, second) for of in shared.values() for first, second in combinations(of.values(), 2)]
    same = sum(first == second for first, second in pairs)
    lower, upper = wilson(same, len(pairs))
    apart = tuple((item, tuple(of.items())) for item, of in shared.items() if len({*of.values()}) > 1)
    two = [tuple(of.values()) for of in shared.values()] if len(reviewers) == 2 else []
    kappa = cohen([(first, second) for first, second in two]) if two else None
    alpha = krippendorff([list(of.values()) for of in shared.values()])
    return Agreement(question, reviewers, len(shared), same / len(pairs), lower, upper, kappa, alpha, apart, last)


def _adjudicators(shared: Answers) -> tuple[str, ...]:
    """Who answered only where two others differ, if two are left who did not."""
    names = {name for of in shared.values() for name in of}

    def settles(name: str) -> bool:
        others = ([said for one, said in of.items() if one != name] for of in shared.values() if name in of)
        return all(len({*said}) > 1 for said in others)

    found = {name for name in names if settles(name)}
    return tuple(sorted(found)) if len(names - found) > 1 else ()


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """The Wilson interval of a share, at 95 percent."""
    share, squared = successes / trials, Z * Z
    middle = (share + squared / (2 * trials)) / (1 + squared / trials)
    half = Z * sqrt(share * (1 - share) / trials + squared / (4 * trials * trials)) / (1 + squared / trials)
    # At the ends the interval reaches 0 or 1 exactly, which rounding would miss by a hair.
    return 0.0 if successes == 0 else middle - half, 1.0 if successes == trials else middle + half


def cohen(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two reviewers, None where both gave one and the same answer throughout."""
    held = list(pairs)
    firsts, seconds = Counter(one for one, _ in held), Counter(other for _, other in held)
    observed = sum(one == other for one, other in held) / len(held)
    expected = sum(firsts[answer] * seconds[answer] for answer in firsts) / len(held) ** 2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorff(items: Iterable[list[str]]) -> float | None:
    """Krippendorff's alpha for nominal answers, some of which may be missing; None where all are the same."""
    coincidences: defaultdict[tuple[str, str], float] = defaultdict(float)
    for answers in items:
        for place, first in enumerate(answers):
            for other, second in enumerate(answers):
                if place != other:
                    coincidences[first, second] += 1 / (len(answers) - 1)
    given: Counter[str] = Counter()
    for (first, _), weight in coincidences.items():
        given[first] += weight  # type: ignore[assignment]  # a weight need not be whole
    everything = sum(given.values())
    differing = sum(weight for (first, second), weight in coincidences.items() if first != second)
    by_chance = sum(given[one] * given[other] for one in given for other in given if one != other)
    return None if by_chance == 0 else 1 - (everything - 1) * differing / by_chance


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
