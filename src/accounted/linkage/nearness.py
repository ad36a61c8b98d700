"""Which words of names are near enough to be spellings of one: a word misheard or misread then still meets its like.

Words meet through what they are with one consonant left out, or where they begin alike; those that then sound alike
are near, and so are forms of one given name that do not sound alike (Sasha, Alexander). A record is found by the keys
of its own words and by those of more frequent words near them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.similarity import Words, in_order

__all__ = ["met_through", "near_words", "with_first"]

Ints = NDArray[np.int64]

NEAR = 0.7
"""How alike two words must sound to be near."""
MOST_MEETING = 60
"""Words that may meet in one place; of more, each meets the most frequent ones only."""
MOST_NEAR = 6
"""Words near a word that are kept, the most frequent ones."""
BEGIN = 4


def near_words(words: Words, counts: Ints, alike_only: bool = False) -> list[tuple[int, ...]]:
    """For each word the words near it that are more frequent, the most frequent first.

    Args:
        counts: how often each word occurs.
        alike_only: whether only words with the same consonants are to meet, which is quick.
    """
    size = len(words.words)
    meeting = _meetings(words, counts, alike_only)
    rank = np.lexsort((np.arange(size), -counts))
    order = np.empty(size, dtype=np.int64)
    order[rank] = np.arange(size)
    found: list[list[int]] = [[] for _ in range(size)]
    one, other = with_first(list(meeting.values()), order, MOST_MEETING, only_before=True)
    pairs = in_order(one * size + other)
    one, other = pairs // size, pairs % size
    near = (words.alike(one, other) >= NEAR) | words.same_given(one, other)
    one, other = one[near], other[near]
    for place in np.lexsort((order[other], one)).tolist():
        if len(found[one[place]]) < MOST_NEAR:
            found[one[place]].append(int(other[place]))
    return [tuple(each) for each in found]


def _meetings(words: Words, counts: Ints, alike_only: bool) -> dict[str, set[int]]:
    """The places of the words that meet, by what they meet in."""
    meeting: defaultdict[str, set[int]] = defaultdict(set)
    for place, skeletons in enumerate(words.skeletons):
        if counts[place] > 0:
            for key in skeletons if alike_only else chain.from_iterable(map(met_through, skeletons)):
                meeting[key].add(place)
            if not alike_only:
                meeting["=" + words.readings[place][0][:BEGIN]].add(place)
                for name in words.given_names(place):
                    meeting[f"#{name}"].add(place)
    return meeting


def with_first(
    groups: Sequence[Collection[int]], rank: Ints, at_most: int, only_before: bool = False
) -> tuple[Ints, Ints]:
    """Each member of a group with so many others that come first in it; pairs repeat where groups share members.

    Args:
        rank: by member; no two have the same.
        only_before: whether each member is to meet only those that come before it.
    """
    sizes = np.fromiter(map(len, groups), np.int64, len(groups))
    members = np.fromiter(chain.from_iterable(groups), np.int64, int(sizes.sum()))
    group, begin = np.repeat(np.arange(len(sizes)), sizes), np.cumsum(sizes) - sizes
    members, begin = members[np.lexsort((rank[members], group))], begin[group]
    many = np.minimum(np.arange(len(members)) - begin if only_before else sizes[group], at_most)
    one = np.repeat(members, many)
    within = np.arange(len(one)) - np.repeat(np.cumsum(many) - many, many)
    other = members[np.repeat(begin, many) + within]
    return one[one != other], other[one != other]


def met_through(skeleton: str) -> list[str]:
    """The skeleton, and it with one consonant left out where enough remain."""
    if len(skeleton) < 3:
        return [skeleton] if skeleton else []
    return [skeleton, *(skeleton[:cut] + skeleton[cut + 1 :] for cut in range(len(skeleton)))]
