"""Which words of names are near enough to be spellings of one: a word misheard or misread then still meets its like.

Words meet through what they are with one consonant left out, or where they begin alike; those that then sound alike
are near, and so are forms of one given name that do not sound alike (Sasha, Alexander). A record is found by the keys
of its own words and by those of more frequent words near them.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from accounted.linkage.similarity import Words, in_order

__all__ = ["met_through", "near_words"]

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
    keys: list[Ints] = []
    for group in meeting.values():
        if len(group) > 1:
            every = np.array(sorted(group), dtype=np.int64)
            most = every[np.argsort(order[every])[:MOST_MEETING]]
            one, other = np.repeat(every, len(most)), np.tile(most, len(every))
            less = order[one] > order[other]
            keys.append(one[less] * size + other[less])
    found: list[list[int]] = [[] for _ in range(size)]
    if not keys:
        return [()] * size
    pairs = in_order(np.concatenate(keys))
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


def met_through(skeleton: str) -> list[str]:
    """The skeleton, and it with one consonant left out where enough remain."""
    if len(skeleton) < 3:
        return [skeleton] if skeleton else []
    return [skeleton, *(skeleton[:cut] + skeleton[cut + 1 :] for cut in range(len(skeleton)))]
