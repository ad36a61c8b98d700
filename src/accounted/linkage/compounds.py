"""Names run together and cut apart: Nur Jahan and Nurjahan, Jean-Baptiste and Jean Baptiste, brought to one form.

Nobody's list of words tells which names are made of two: the lists themselves do, where one clerk writes in two words
what another writes in one. A word is cut in two where its halves stand side by side elsewhere, or are common names; in
more, or with short ones among them, only where all are very common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from accounted.language import script_of
from accounted.language.names import (
    first_reading,
    first_readings,
    is_burmese,
    looks_a_surname,
    name_words,
    readings_of,
    syllables_apart,
)

__all__ = ["Halves", "compounds_in"]

Halves = dict[str, tuple[str, ...]]
"""Words that are two run together, with the two."""

SHORTEST = 3
"""Letters that each half has at least, as it sounds."""
USUAL = 4
"""How often both halves must stand as words of their own, where they are never seen side by side."""
SHORTEST_PIECE, LONGEST_PIECE, MOST_PIECES = 2, 9, 4
VERY_USUAL, AS_OFTEN = 20, 5
"""Short words, and more than two, must be seen alone so often, and so much more often than all of them run together."""
VOWELS = str.maketrans({"e": "a", "o": "u"})


def compounds_in(names: Iterable[Sequence[str]]) -> Halves:
    """The words among these names that are two of their words run together.

    Args:
        names: each as its words in small letters, repeats included.
    """
    each = list(names)
    alone = Counter(chain.from_iterable(each))
    beside = Counter(chain.from_iterable(map(pairwise, each)))
    distinct = list(alone)
    read = zip(distinct, first_readings(distinct), strict=True)
    sounds = {word: reading.translate(VOWELS) for word, reading in read}
    common: Counter[str] = Counter()
    for word, times in alone.items():
        common[sounds[word]] += times
    joined = _joined_by_custom()
    long = {sound for sound in sounds.values() if len(sound) >= 2 * SHORTEST}
    halves: dict[tuple[str, str], tuple[str, str]] = {}  # by the sound of the whole, and the script
    for one, other in sorted(beside, key=lambda each: (-beside[each], each)):
        a, b = sounds[one], sounds[other]
        if min(len(a), len(b)) >= SHORTEST and (whole := _met(a, b)) in long and not joined & {a, b}:
            halves.setdefault((whole, script_of(one)), (one, other))
            halves.setdefault((whole, ""), (one, other))
    usual = {sound for sound, times in common.items() if times >= USUAL and len(sound) >= SHORTEST}
    written: dict[tuple[str, str], str] = {}
    for word in sorted(alone, key=lambda each: (-alone[each], each)):
        if sounds[word] in usual or common[sounds[word]] >= VERY_USUAL:
            written.setdefault((sounds[word], script_of(word)), word)
    found: Halves = {}
    for word in distinct:
        sound = sounds[word]
        if (sound, "") in halves:
            pair: tuple[str, ...] | None = halves.get((sound, script_of(word))) or halves[sound, ""]
        else:
            two = _two_usual(sound, word, common, usual, written) if sound in long else None
            pair = two or _very_usual(sound, word, common, written)
        if pair and word not in pair:
            found[word] = pair
    found |= {word: names for word in distinct if len(names := _in_syllables(word, usual)) > 1}
    return found | _hyphened(alone, found)


def _in_syllables(word: str, usual: set[str]) -> tuple[str, ...]:
    """A word in Burmese letters, written without spaces, as its names: syllables, or two of them that are one name."""
    each, names = syllables_apart(word) if is_burmese(word[0]) else [], list[str]()
    while each:
        both = "".join(each[:2])
        many = 2 if first_reading(both).translate(VOWELS) in usual else 1
        names.append("".join(each[:many]))
        each = each[many:]
    return tuple(names)


def _hyphened(alone: Iterable[str], found: Halves) -> Halves:
    """The words with a hyphen of which a half stands alone as well; behind one letter nothing is cut: G/Medhin."""
    words, cut = set(alone), Halves()
    for word in (word for word in words if "-" in word[2:]):
        parts = word.split("-")
        if len(parts[0]) > 1 and not words.isdisjoint(parts):
            cut[word] = tuple(half for part in parts for half in found.get(part, (part,)))
    return cut


def _two_usual(
    sound: str, word: str, common: Counter[str], usual: set[str], written: dict[tuple[str, str], str]
) -> tuple[str, ...] | None:
    """The two words of one script that are run together in this sound, where both are common; a surname has an end."""
    cuts = [(sound[:cut], sound[cut:]) for cut in range(SHORTEST, len(sound) - SHORTEST + 1)]
    cuts = [(a, b) for a, b in cuts if a in usual and b in usual]
    if not cuts or looks_a_surname(sound):
        return None
    script = script_of(word)
    both = [
        (min(common[a], common[b]), written[a, script], written[b, script])
        for a, b in cuts
        if (a, script) in written and (b, script) in written
    ]
    return max(both)[1:] if both else None


def _very_usual(
    sound: str, word: str, common: Counter[str], written: dict[tuple[str, str], str]
) -> tuple[str, ...] | None:
    """The words of one script that are run together in this sound, all far more common than it: Khinmaroo."""
    script, least = script_of(word), max(VERY_USUAL, AS_OFTEN * common[sound])
    if len(sound) < 2 * SHORTEST_PIECE + 1 or looks_a_surname(sound):
        return None
    best: list[tuple[str, ...] | None] = [()]  # by how far the sound is cut, the fewest words for it
    for end in range(1, len(sound) + 1):
        cuts = (
            (*ahead, written[piece, script])
            for begin in range(max(0, end - LONGEST_PIECE), end - SHORTEST_PIECE + 1)
            if (ahead := best[begin]) is not None and len(ahead) < MOST_PIECES
            and common[piece := sound[begin:end]] >= least and (piece, script) in written
        )  # fmt: skip
        best.append(min(cuts, key=len, default=None))
    whole = best[-1]
    return whole if whole and len(whole) > 1 else None


def _joined_by_custom() -> set[str]:
    """How the words sound that are no name without the next one: Abd, for which joining is the custom."""
    short = sorted(word for word in name_words().kinds["servants"] if len(word) <= SHORTEST)
    return {reading.translate(VOWELS) for readings in readings_of(short) for reading in readings}


def _met(one: str, other: str) -> str:
    """How two words sound run together: what ends one and begins the other is heard once."""
    return one + (other[1:] if one[-1] == other[0] else other)
