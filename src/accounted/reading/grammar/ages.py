"""Bare numbers that tell an age, or how many there is room for, and so count nobody."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import Token
from accounted.reading.grammar.mentions import is_several
from accounted.reading.grammar.sentence import Chunk
from accounted.reading.lexicon import Lexicon

_OLDEST = 110


def without_ages(chunks: list[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks, where a bare number that tells an age, or how many there is room for, counts nobody."""
    kept = list(chunks)
    for i, chunk in enumerate(chunks):
        if i == 0 or chunk.quantity is None or chunk.people is not None or not chunk.plays("number"):
            continue
        if _tells_age(kept, i, tokens, lexicon):
            kept[i] = Chunk(chunk.first, chunk.last, frozenset({"when"}))
        elif _tells_room(chunks, i, tokens, lexicon):
            kept[i] = Chunk(chunk.first, chunk.last, frozenset({"thing"}), quantity=chunk.quantity)
    return kept


def _tells_room(chunks: Sequence[Chunk], i: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a bare number tells how many there is room for: "rafts for 40", but not "tents for 1,500 homeless"."""
    chunk, before = chunks[i], chunks[i - 1]
    if tokens[before.last].low not in lexicon.sets.get("room_for", ()) or chunk.first != chunk.last:
        return False
    behind = chunks[i + 1 : i + 2]
    return not any(c.plays("state", "counts", "done", "of") for c in behind)


def _tells_age(chunks: Sequence[Chunk], i: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a bare number is an age: his daughter, 7, was found; a student of 19; persons over 75."""
    chunk, before = chunks[i], chunks[i - 1]
    ends = [end for end in (chunk.quantity.low, chunk.quantity.high) if end is not None] if chunk.quantity else []
    if not ends or max(ends) >= _OLDEST or max(ends) == 0:
        return False
    if _bounds_the_age_of(chunks, i, tokens, lexicon):
        return True
    if tokens[chunk.first].low in lexicon.sets.get("age_bounds", ()):
        zero = before.quantity is not None and before.quantity.zero
        return zero or before.plays("be", "have", "mention", "incl", "modifier")
    if chunk.first != chunk.last or i < 2:
        return False
    outer = chunks[i - 2]
    one = outer.quantity is not None and outer.quantity.high == 1 and outer.people is not None
    single = outer.roles == {"mention"} and not is_several(tokens, outer.first, outer.last, lexicon)
    single = single and tokens[outer.last].low not in lexicon.sets.get("collectives", ())  # a crew of 27
    if before.plays("of") and (single or one) and outer.people is not None and outer.people.unit == "person":
        return True
    closed = i + 1 == len(chunks) or chunks[i + 1].plays("comma", "semi", "close", "mark")
    named = outer.plays("somebody") or outer.roles == {"name"}
    return closed and before.plays("comma", "open") and tokens[chunk.first].text.isdigit() and (single or one or named)


def _bounds_the_age_of(chunks: Sequence[Chunk], i: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a number says of what age people counted right before it are: 27 men between 17 and 60, boys of 15."""
    chunk, before, outer = chunks[i], chunks[i - 1], chunks[i - 2] if i > 1 else None
    behind = chunks[i + 1] if i + 1 < len(chunks) else None
    low = tokens[chunk.first].low
    if behind is not None and behind.plays("done", "state", "counts", "number", "of"):
        return False  # 27 DEAD OVER 70 INJURED; the youngest of the nine of them
    if _told_by_age(tokens[max(0, chunk.first - 3) : chunk.first + 1], lexicon):
        return True
    if _are_persons(before, tokens, lexicon):
        between = chunk.quantity is not None and chunk.quantity.precision == "range"
        return low in lexicon.sets.get("age_ranges" if between else "age_bounds", ())
    if outer is not None and _are_persons(outer, tokens, lexicon):
        if before.plays("from") and before.first == before.last:
            return chunk.quantity is not None and chunk.quantity.precision == "range"
        return before.plays("of") and tokens[outer.last].low in lexicon.sets.get("young", ())
    return before.plays("and", "or") and i > 2 and chunks[i - 2].plays("when") and chunks[i - 3].plays("of")


def _told_by_age(led: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether the words before a number speak of an age: as young as three; the youngest of them nine."""
    definite = lexicon.sets.get("definite", ())
    if any(token.kind == "punct" for token in led) or any(token.low in definite for token in led[-2:]):
        return False
    return any(token.low in lexicon.sets.get("of_ages", ()) for token in led[:-1])


def _are_persons(chunk: Chunk, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a chunk names several people, counted or not."""
    people = chunk.people
    if people is None or people.unit != "person" or people.counted is not None:
        return False
    several = chunk.roles == {"mention"} and is_several(tokens, chunk.first, chunk.last, lexicon)
    return several or chunk.plays("number")
