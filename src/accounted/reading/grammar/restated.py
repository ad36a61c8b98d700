"""People counted once more in the same breath: in families and in persons, or all together behind their parts.

"1,900 families, about 9,000 people, left"; "11,640 expelled persons in 2,480 families"; "we exhumed 21 skeletons and
recovered three from the ravine, 24 in all". `found` holds, by its chunk, each figure read so far.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from accounted.reading.grammar.figure import SAME, Figure
from accounted.reading.grammar.sentence import Sentence
from accounted.reading.lexicon import Lexicon

RULE, IN_ALL = "counted-again", "in-all"
_KINDRED = frozenset({"family", "household"})
_OPENING = frozenset({"comma", "open", "dash", "hyphen", "mark"})
_PARTING = _OPENING | {"close", "semi", "and"}
_PART_OF_ALL = frozenset({"comma", "and", "dash", "semi", "colon", "open", "adverb"})
_WIDEST = 3
"""How many chunks may stand between two counts of the same people."""
_PARTS = 2
"""The fewest parts that are summed up."""


def count_again(sentence: Sentence, found: dict[int, list[Figure]], lexicon: Lexicon) -> None:
    """Give the fate of its neighbour to a number that counts the same people again."""
    numbers = [i for i, chunk in enumerate(sentence.chunks) if chunk.plays("number")]
    for first, second in itertools.pairwise(numbers):
        near, at = (first, second) if first in found else (second, first)
        if near in found and at not in found and _are_the_same(sentence, first, second, at, lexicon):
            found[at] = [replace(found[near][0], at=at, rule=RULE)]
    for at in numbers:
        if at not in found and (figure := _all_of_them(sentence, at, found, lexicon)):
            found[at] = [figure]


def _are_the_same(sentence: Sentence, first: int, second: int, at: int, lexicon: Lexicon) -> bool:
    """Whether of two numbers side by side one counts in families whom the other counts in persons.

    The second stands apart between marks, behind a word that says so, or in brackets; or the families stand behind
    the persons who live "in" them.
    """
    units = [people.unit if (people := sentence.chunks[k].people) else None for k in (first, second)]
    families = next((k for k, unit in zip((first, second), units, strict=True) if unit in _KINDRED), None)
    between = sentence.chunks[first + 1 : second]
    if families is None or "person" not in units or not between or len(between) > _WIDEST:
        return False
    persons = second if families == first else first
    if _size(sentence, persons) < _size(sentence, families):
        return False
    words = [sentence.tokens[chunk.last].low for chunk in between]
    if families == second and at == second and words[0] in lexicon.sets.get("in_families", ()):
        return len(between) == 1
    ahead, behind = sentence.chunks[max(0, first - 1) : first], sentence.chunks[second + 1 : second + 2]
    governed = any(chunk.plays("prep", "of", "from", "among", "at") for chunk in ahead)
    closed = not behind or bool(behind[0].roles & _PARTING)
    bounded = sentence.tokens[sentence.chunks[second].first].low in lexicon.sets.get("restating", ())
    said = bounded or any(word in lexicon.sets.get("restating", ()) for word in words) or between[-1].plays("open")
    return bool(between[0].roles & _OPENING) and closed and said and not (governed and at == first)


def _all_of_them(
    sentence: Sentence, at: int, found: dict[int, list[Figure]], lexicon: Lexicon
) -> Figure | None:  # fmt: skip
    """The figure of a bare number that says how many those before it are together: and three more, 24 in all."""
    chunk, words = sentence.chunks[at], lexicon.sets.get("in_all", ())
    if chunk.people is not None or chunk.quantity is None or not at:
        return None
    behind = sentence.tokens[chunk.last + 1 : chunk.last + 4]
    ahead = sentence.tokens[max(0, chunk.first - 3) : chunk.first]
    if not any(token.low in words for token in (*behind, *ahead)):
        return None
    opening = next((c for c in reversed(sentence.chunks[:at]) if not c.plays("adverb", "prep", "det", "word")), None)
    if opening is None or not opening.roles & _PART_OF_ALL:
        return None
    parts = [found[k][0] for k in sorted(found) if k < at and sentence.chunks[k].plays("number")]
    parts = [part for part in parts if part.part_of is None]
    if len(parts) < _PARTS or len({(part.fate, part.merged) for part in parts}) != 1 or parts[0].fate == SAME:
        return None
    total = sum(_size(sentence, part.at) for part in parts)
    return Figure(at, parts[0].fate, parts[0].merged, IN_ALL) if total == _size(sentence, at) else None


def _size(sentence: Sentence, at: int) -> int:
    quantity = sentence.chunks[at].quantity
    return (quantity.high or quantity.low or 0) if quantity else 0
