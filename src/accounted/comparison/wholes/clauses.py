"""What the words beside a number speak of: ourselves, a spot, a cause of death, only some.

The words are under `beside` in `scope/<language>.yaml`; they stand in the clause of the number, from break to break.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from accounted.comparison.cues import scope_words, written
from accounted.language import Phrases, tokenise
from accounted.model import CountClaim

__all__ = ["KINDS", "spoken_of"]

KINDS = ("ourselves", "spot", "cause", "only")


@cache
def _words(language: str | None) -> Phrases[frozenset[str]] | None:
    raw = written(language)
    if raw is None:
        return None
    kinds: dict[str, set[str]] = {}
    for kind in KINDS:
        for word in raw["beside"][kind]:
            kinds.setdefault(word, set()).add(kind)
    return Phrases({word: frozenset(held) for word, held in kinds.items()})


@lru_cache(maxsize=4096)
def spoken_of(claim: CountClaim, language: str | None) -> Mapping[str, str]:
    """The kinds of words in the clause of the claim's number, each with the first such words as written."""
    table, known = _words(language), scope_words(language)
    text, start = claim.passage.exact, claim.amount.start - claim.passage.start
    tokens = tokenise(text)
    own = [i for i, one in enumerate(tokens) if start <= one.start < start + len(claim.amount.exact)]
    if table is None or known is None or not own:
        return {}
    first, last = own[0], own[-1]
    while first and tokens[first - 1].low not in known.breaks:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].low not in known.breaks:
        last += 1
    found: dict[str, str] = {}
    place = first
    while place <= last:
        phrase = table.at(tokens, place)
        length = phrase.length if phrase else 1
        for kind in phrase.value if phrase else ():
            found.setdefault(kind, text[tokens[place].start : tokens[place + length - 1].end])
        place += length
    return found
