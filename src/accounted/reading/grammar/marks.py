"""What a punctuation mark is in its sentence: the end of a part of it, a dash, or a piece of a word."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import Token
from accounted.reading.lexicon import punctuation_role

_ELLIPSIS = 3
_ASIDE = 16
"""How many tokens two hyphens may set off."""


def mark_at(tokens: Sequence[Token], i: int) -> str:
    """The role of a punctuation mark; a hyphen with spaces around it is a dash, and so are dots in a row.

    So is each of two hyphens that set words off: 27 personas -todas civiles- murieron.
    """
    role = punctuation_role(tokens[i].low)
    if role == "hyphen" and i > 0 and (tokens[i - 1].end < tokens[i].start or _closes_an_aside(tokens, i)):
        return "dash"
    if tokens[i].text == "." and _abbreviates(tokens, i):
        return "hyphen"
    leads = len(tokens[i].text) > _ELLIPSIS and set(tokens[i].text) <= {".", "…"}
    return "dash" if leads else role


def _closes_an_aside(tokens: Sequence[Token], i: int) -> bool:
    """Whether a hyphen right behind a word, a space behind it, closes what one right before a word opened."""
    if i + 1 >= len(tokens) or tokens[i].end == tokens[i + 1].start:
        return False
    for k in range(i - 1, max(0, i - _ASIDE), -1):
        if punctuation_role(tokens[k].low) == "hyphen" and tokens[k - 1].end < tokens[k].start:
            return tokens[k].end == tokens[k + 1].start
    return False


def _abbreviates(tokens: Sequence[Token], i: int) -> bool:
    """Whether a stop belongs to one letter or number before a word: S. Martín, 3.er regimiento."""
    if i == 0 or i + 1 >= len(tokens) or tokens[i + 1].kind != "word" or tokens[i - 1].end != tokens[i].start:
        return False
    tied = tokens[i - 1].kind == "number" and tokens[i].end == tokens[i + 1].start
    letter = len(tokens[i - 1].text) == 1 and tokens[i - 1].text.isupper() and tokens[i + 1].text.istitle()
    return tied or (letter and i > 1 and tokens[i - 2].kind == "word")
