"""Numbers that are denied for another: not 40 but 14, 40 değil 14."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accounted.language import Token
from accounted.reading.grammar.sentence import Chunk
from accounted.reading.lexicon import Lexicon

_NEAR = 3
"""How many chunks from the wrong number its "not", and the right number, may stand."""


def with_wrong_numbers(chunks: list[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks, where a number that is denied for another is an aside before that: not 40 but 14; 40 değil 14."""
    joined: list[Chunk] = []
    i = 0
    while i < len(chunks):
        end = _put_right(chunks, i, tokens, lexicon)
        if end is None:
            joined.append(chunks[i])
            i += 1
            continue
        led = bool(joined) and joined[-1].roles == {"not"}
        first = joined.pop().first if led else chunks[i].first
        joined.append(replace(chunks[i], first=first, last=chunks[end].last, roles=frozenset({"adverb"})))
        i = end + 1
    return joined


def _put_right(chunks: Sequence[Chunk], i: int, tokens: Sequence[Token], lexicon: Lexicon) -> int | None:
    """The last chunk before the right number, where the one at `i` is a wrong one; None where it is none."""
    if not chunks[i].plays("number") or chunks[i].quantity is None:
        return None
    behind = next((k for k in range(i + 1, min(len(chunks), i + 1 + _NEAR)) if chunks[k].plays("number")), None)
    between = chunks[i + 1 : behind] if behind else ()
    lows = {tokens[k].low for chunk in between for k in range(chunk.first, chunk.last + 1)}
    if behind is None or not lows:
        return None
    if any(low in lexicon.sets.get("no_number", ()) for low in lows):
        return behind - 1
    before = chunks[max(0, i - _NEAR) : i]
    denied = any(chunk.plays("not") for chunk in before) and not any(chunk.plays("comma", "semi") for chunk in before)
    return behind - 1 if denied and any(low in lexicon.sets.get("put_right", ()) for low in lows) else None
