"""A name in «quotation marks»: by the count of «Memorial», and who is only told: сообщил «Вестнику» источник.

And a short name in brackets behind the long one.
"""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import Token
from accounted.reading.lexicon import Speech

__all__ = ["before_brackets", "speaks_itself", "title_at", "title_before"]

_LONGEST_SHORT = 5
"""In tokens: a short name, its brackets with it."""


def title_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """First and last token of a name in «quotation marks» that opens at token `i`: by the count of «Memorial»."""
    if i >= len(tokens) or tokens[i].text != "«":
        return None
    closing = next((j for j in range(i + 2, min(len(tokens), i + 8)) if tokens[j].text == "»"), None)
    return (i + 1, closing - 1) if closing is not None and title_before(tokens, closing) == i else None


def title_before(tokens: Sequence[Token], last: int) -> int | None:
    """The opening mark of a name in «quotation marks» that ends at token `last`, or None."""
    if last < 2 or tokens[last].text != "»":
        return None
    opening = next((j for j in range(last - 1, max(-1, last - 8), -1) if tokens[j].text == "«"), None)
    if opening is None or not tokens[opening + 1].text[:1].isupper():
        return None
    return None if any(token.text in ",.!?" for token in tokens[opening:last]) else opening


def speaks_itself(tokens: Sequence[Token], i: int, speech: Speech) -> bool:
    """Whether a noun for a speaker stands right behind a name in marks: that name is who was told, and no speaker."""
    known = ("bare", "colon_speakers")
    return i < len(tokens) and any(tokens[i].low in speech.sets.get(name, ()) for name in known)


def before_brackets(tokens: Sequence[Token], last: int, floor: int) -> int:
    """Past a short name in brackets: the National Prison Service (NPS) said."""
    if last <= floor or tokens[last].text != ")":
        return last
    opening = next((k for k in range(last - 1, max(floor, last - _LONGEST_SHORT), -1) if tokens[k].text == "("), None)
    return last if opening is None else opening - 1
