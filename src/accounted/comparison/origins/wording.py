"""Passages that are nearly the same words: found through the groups of words that they share, in about linear time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from accounted.comparison.origins.statements import Told
from accounted.comparison.spelling import plain

__all__ = ["ENOUGH", "same_words"]

LENGTH = 3
"""How many words stand in one group."""
ENOUGH = 0.5
"""The share of common groups, of all groups of both passages, from which two passages are one wording."""
_COMMON = 40  # a group of words that stands in more passages than that tells none of them apart


def same_words(statements: Iterable[Told]) -> Iterator[tuple[Told, Told]]:
    """Statements whose passages are nearly one wording: the later one, and the earliest that it agrees with.

    Statements come in order of time. Those of one document are not compared.
    """
    first_with: dict[str, list[int]] = {}
    seen: list[tuple[Told, frozenset[str]]] = []
    for told in statements:
        groups = _groups(told.claim.passage.exact)
        meetings = Counter(number for group in groups for number in first_with.get(group, ()))
        for number in sorted(meetings):
            earlier, theirs = seen[number]
            shared = meetings[number] / (len(groups) + len(theirs) - meetings[number])
            if shared >= ENOUGH and earlier.document != told.document and earlier.figure == told.figure:
                yield told, earlier
                break
        for group in groups:
            kept = first_with.setdefault(group, [])
            if len(kept) < _COMMON:
                kept.append(len(seen))
        seen.append((told, groups))


def _groups(passage: str) -> frozenset[str]:
    words = plain(passage).split()
    return frozenset(" ".join(words[i : i + LENGTH]) for i in range(len(words) - LENGTH + 1))
