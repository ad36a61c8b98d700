"""People counted once more in the same breath: in families and in persons, or all together behind their parts.

"1,900 families, about 9,000 people, left"; "11,640 expelled persons in 2,480 families"; "we exhumed 21 skeletons and
recovered three from the ravine, 24 in all". `found` holds, by its chunk, each figure read so far.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from accounted.reading.grammar.figure import SAME, Figure
from accounted.reading.grammar.mentions import is_several
from accounted.reading.grammar.sentence import Sentence
from accounted.reading.lexicon import Lexicon

RULE, IN_ALL = "counted-again", "in-all"
_KINDRED = frozenset({"family", "household"})
_OPENING = frozenset({"comma", "open", "dash", "hyphen", "mark"})
_PARTING = _OPENING | {"close", "semi", "and"}
_PART_OF_ALL = frozenset({"comma", "and", "dash", "semi", "colon", "open", "adverb"})
_ASIDE = frozenset({"prep", "at", "det", "word", "name", "somebody", "when", "adverb", "of"})
_SMALLEST = 2
"""At which place the number stands at the least that says how many those before it are."""
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
        if at not in found and (figure := _how_many_they_were(sentence, at, found, lexicon)):
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


def _how_many_they_were(
    sentence: Sentence, at: int, found: dict[int, list[Figure]], lexicon: Lexicon
) -> Figure | None:  # fmt: skip
    """The figure of a number that says how many those named before are: they shot the men – 27 in all; shot them: 27
    men."""
    chunks = sentence.chunks
    if at < _SMALLEST or "collectives" not in lexicon.sets or not chunks[at - 1].plays("comma", "dash", "colon"):
        return None
    of_them = chunks[at + 1 : at + 2]
    again = bool(of_them) and (of_them[0].plays("incl") or _says_in_all(sentence, at, lexicon))
    end = at + 1 + again
    closed = end >= len(chunks) or chunks[end].plays("mark", "comma", "semi", "dash", "quote")
    if not closed or not (again or (chunks[at].people is not None and not chunks[at - 1].plays("comma"))):
        return None
    k = at - 2
    while k > 0 and chunks[k].roles <= _ASIDE:
        k -= 1
    if k in found and chunks[k].roles == {"mention"} and found[k][0].fate != SAME:
        people = chunks[k].people
        several = is_several(sentence.tokens, chunks[k].first, people.last if people else chunks[k].last, lexicon)
        return replace(found[k][0], at=at, rule=RULE) if several else None
    told = chunks[k - 1].meaning("done", "doing") if k and chunks[k].plays("them") else None
    passive = k > 1 and chunks[k - 2].plays("be")
    return Figure(at, told.fate, told.merged, RULE, k - 1) if told and told.fate and not passive else None


def _says_in_all(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether words behind a number say that these are all: 27 in all."""
    behind = sentence.chunks[at + 1]
    return behind.roles == {"adverb"} and sentence.tokens[behind.last].low in lexicon.sets.get("in_all", ())


def _size(sentence: Sentence, at: int) -> int:
    quantity = sentence.chunks[at].quantity
    return (quantity.high or quantity.low or 0) if quantity else 0
