"""What is expected of pairs before any list is looked at: how often each level occurs for four kinds of pairs.

A pair is of one *person*, of one *family*, of one *place* (neighbours who died together), or of *strangers*. Each
list of numbers is for the levels of a field as `comparing.LEVELS` names them, silence left out. A field may have up to
three lists, the last of which stands for those that are missing: names in one script, in two, in two of which one
leaves out vowels; ages as they are, and rounded to 0 and 5; sexes where given names differ, and where they agree; dates
of which both sides give the day, the month, or only the year.

Set by judgement from how such lists are kept, not fitted to any; the larger the lists, the less they count.
"""

from __future__ import annotations

from typing import Final

KINDS: Final = ("person", "family", "place", "stranger")

Numbers = tuple[float, ...]

PERSON: Final[dict[str, tuple[Numbers, ...]]] = {
    "given": ((0.80, 0.10, 0.02, 0.02, 0.03, 0.03), (0.70, 0.18, 0.02, 0.02, 0.05, 0.03)),
    "surname": ((0.80, 0.13, 0.03, 0.04), (0.70, 0.21, 0.05, 0.04)),
    "patronymic": ((0.80, 0.12, 0.03, 0.05), (0.70, 0.20, 0.05, 0.05)),
    "initial": ((0.92, 0.08),) * 2,
    "kin": ((0.96, 0.04),) * 2,
    "sex": ((0.985, 0.015),) * 2,
    "born": ((0.70, 0.15, 0.09, 0.04, 0.02), (0.45, 0.30, 0.18, 0.05, 0.02)),
    "birthday": ((0.85, 0.07, 0.04, 0.01, 0.0, 0.03), (0.0, 0.0, 0.0, 0.0, 0.9, 0.1), (0.0, 0.0, 0.0, 0.0, 0.9, 0.1)),
    "place": ((0.84, 0.08, 0.08), (0.78, 0.13, 0.09)),
    "died": ((0.84, 0.0, 0.0, 0.08, 0.05, 0.03), (0.0, 0.9, 0.0, 0.0, 0.06, 0.04), (0.0, 0.0, 0.95, 0.0, 0.0, 0.05)),
    "address": ((0.70, 0.15, 0.15),) * 2,
    "identifier": ((0.93, 0.04, 0.03),) * 2,
}
FAMILY: Final[dict[str, tuple[Numbers, ...]]] = {
    "given": ((0.04, 0.02, 0.01, 0.004, 0.06, 0.866), (0.04, 0.02, 0.01, 0.004, 0.06, 0.866)),
    "surname": ((0.78, 0.13, 0.03, 0.06), (0.68, 0.21, 0.05, 0.06)),
    "patronymic": ((0.38, 0.06, 0.06, 0.50), (0.34, 0.10, 0.06, 0.50)),
    "initial": ((0.60, 0.40),) * 2,
    "kin": ((0.75, 0.25),) * 2,
    "sex": ((0.48, 0.52), (0.96, 0.04)),
    "born": ((0.08, 0.12, 0.16, 0.20, 0.44),) * 2,
    "birthday": (
        (0.01, 0.01, 0.02, 0.02, 0.0, 0.94),
        (0.0, 0.0, 0.0, 0.0, 0.01, 0.99),
        (0.0, 0.0, 0.0, 0.0, 0.01, 0.99),
    ),
    "place": ((0.84, 0.08, 0.08), (0.78, 0.13, 0.09)),
    "died": ((0.65, 0.0, 0.0, 0.10, 0.10, 0.15), (0.0, 0.75, 0.0, 0.0, 0.10, 0.15), (0.0, 0.0, 0.85, 0.0, 0.0, 0.15)),
    "address": ((0.65, 0.15, 0.20),) * 2,
    "identifier": ((0.01, 0.02, 0.97),) * 2,
}
PLACE: Final[dict[str, tuple[Numbers, ...]]] = {
    "place": ((0.90, 0.07, 0.03), (0.84, 0.12, 0.04)),
    "died": ((0.45, 0.0, 0.0, 0.10, 0.20, 0.25), (0.0, 0.55, 0.0, 0.0, 0.20, 0.25), (0.0, 0.0, 0.75, 0.0, 0.0, 0.25)),
}
"""For neighbours only what the place brings with it; names and ages are as for strangers."""

STRANGER: Final[dict[str, Numbers]] = {
    "given": (0.02, 0.01, 0.005, 0.004, 0.06, 0.901),
    "surname": (0.02, 0.01, 0.06, 0.91),
    "patronymic": (0.02, 0.01, 0.06, 0.91),
    "initial": (0.10, 0.90),
    "kin": (0.98, 0.02),
    "born": (0.04, 0.08, 0.12, 0.22, 0.54),
    "place": (0.05, 0.02, 0.93),
    "died": (0.05, 0.05, 0.05, 0.10, 0.25, 0.50),
    "birthday": (0.001, 0.003, 0.006, 0.02, 0.02, 0.95),
    "address": (0.01, 0.02, 0.97),
    "identifier": (0.001, 0.001, 0.998),
}
"""For strangers what counts until the lists have pairs enough to show it; how alike values are by chance is counted."""

WEIGHT: Final = {"person": 80.0, "family": 60.0, "place": 30.0, "stranger": 200.0}
"""How many pairs what is expected weighs as, against what is seen."""

SHARED_BY_TWO_LISTS: Final = 0.2
"""The expected share of the shorter list that stands on the other too."""
TWICE_ON_ONE_LIST: Final = 0.02
"""The expected share of a list's records that stand for somebody who is on it once more."""
TWICE_ON_THE_ONLY_LIST: Final = 0.08
"""The same where there is only one list: who links one list expects repeats in it."""
FAMILIES: Final = 2.0
"""The expected number of relatives that a record has on all lists."""
