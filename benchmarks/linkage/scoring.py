"""Pairwise precision, recall and F1 of a grouping of records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


def pairs_in(counts: Iterable[int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts)


def pairwise(correct: Sequence[Hashable], found: Sequence[Hashable]) -> dict[str, float]:
    """Precision, recall and F1 over pairs of records, and by how much the number of persons is off."""
    both = pairs_in(Counter(zip(correct, found, strict=True)).values())
    there, made = pairs_in(Counter(correct).values()), pairs_in(Counter(found).values())
    precision, recall = both / made if made else 1.0, both / there if there else 1.0
    f1 = 2 * precision * recall / (precision + recall) if both else 0.0
    return {"precision": precision, "recall": recall, "f1": f1, "persons_off": len(set(found)) / len(set(correct)) - 1}
