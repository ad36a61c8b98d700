"""How many persons stand on each combination of lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from accounted.errors import BadInput

Pattern = tuple[int, ...]
"""One 0 or 1 for each list, in the order of the lists: on which of them a person stands."""


@dataclass(frozen=True, slots=True)
class OverlapTable:
    """Persons counted by the lists on which they stand; a pattern that is left out counts 0.

    `stratum` names the part of the population that is counted, empty for the whole.
    """

    lists: tuple[str, ...]
    counts: Mapping[Pattern, int] = field(hash=False)
    stratum: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if len(set(self.lists)) != len(self.lists):
            raise BadInput("Two lists have one name.", ", ".join(self.lists), "Give each list its own name.")
        for pattern, count in self.counts.items():
            if len(pattern) != len(self.lists) or any(on not in (0, 1) for on in pattern):
                raise BadInput(f"The pattern {pattern} does not say 0 or 1 for each of {len(self.lists)} lists.")
            if count < 0:
                raise BadInput(f"The pattern {written(pattern)} counts {count}; persons are 0 or more.")
            if count and not any(pattern):
                raise BadInput(f"{count} persons are counted on no list; nobody can have seen them.")
        positive = {pattern: self.counts[pattern] for pattern in sorted(self.counts) if self.counts[pattern]}
        object.__setattr__(self, "counts", positive)

    @classmethod
    def of_persons(
        cls, lists: Iterable[str], persons: Iterable[Iterable[str]], stratum: Mapping[str, str] | None = None
    ) -> OverlapTable:
        """The table of persons, each given by the names of the lists on which it stands; one on none is left out."""
        names, counts = tuple(lists), dict[Pattern, int]()
        for on in persons:
            held = set(on)
            pattern = tuple(int(name in held) for name in names)
            if any(pattern):
                counts[pattern] = counts.get(pattern, 0) + 1
        return cls(names, counts, stratum or {})

    @property
    def observed(self) -> int:
        """How many persons stand on any list: the number that is documented."""
        return sum(self.counts.values())

    def on(self, *lists: str) -> int:
        """How many persons stand on all of these lists, and maybe on others."""
        places = [self.lists.index(name) for name in lists]
        return sum(count for pattern, count in self.counts.items() if all(pattern[place] for place in places))

    def on_exactly(self, number: int) -> int:
        """How many persons stand on exactly that many lists."""
        return sum(count for pattern, count in self.counts.items() if sum(pattern) == number)

    def pairs_apart(self) -> Iterator[tuple[str, str]]:
        """The pairs of lists that share nobody."""
        return (pair for pair in combinations(self.lists, 2) if not self.on(*pair))

    def empty_lists(self) -> tuple[str, ...]:
        """The lists on which nobody stands."""
        return tuple(name for name in self.lists if not self.on(name))

    def connected(self) -> tuple[tuple[str, ...], ...]:
        """The lists in groups; between two groups no person stands on both sides. The largest group comes first."""
        groups: list[set[str]] = [{name} for name in self.lists]
        for pattern in self.counts:
            held = {name for name, on in zip(self.lists, pattern, strict=True) if on}
            touched = [group for group in groups if group & held]
            groups = [group for group in groups if not group & held] + [set().union(*touched)]
        ordered = [tuple(name for name in self.lists if name in group) for group in groups]
        return tuple(sorted(ordered, key=lambda group: (-len(group), self.lists.index(group[0]))))

    def without(self, *lists: str) -> OverlapTable:
        """The table of the other lists alone; persons who stand on none of them are not in it."""
        kept = [place for place, name in enumerate(self.lists) if name not in lists]
        counts: dict[Pattern, int] = {}
        for pattern, count in self.counts.items():
            narrow = tuple(pattern[place] for place in kept)
            if any(narrow):
                counts[narrow] = counts.get(narrow, 0) + count
        return OverlapTable(tuple(self.lists[place] for place in kept), counts, self.stratum)

    def rows(self) -> Iterator[Sequence[str]]:
        """The table as `accounted estimate --table` reads it: a header, then 0 and 1 for each list, and the count."""
        yield *self.lists, "count"
        for pattern in sorted(self.counts, reverse=True):
            yield *map(str, pattern), str(self.counts[pattern])

    def to_dict(self) -> dict[str, Any]:
        """The lists, and each pattern that somebody has with its count."""
        rows = [{"pattern": written(pattern), "count": count} for pattern, count in self.counts.items()]
        return {"lists": list(self.lists), "stratum": dict(self.stratum), "observed": self.observed, "counts": rows}


def written(pattern: Pattern) -> str:
    """A pattern as `1010`."""
    return "".join(map(str, pattern))
