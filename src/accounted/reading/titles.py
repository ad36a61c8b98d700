"""A name in «quotation marks»: by the count of «Memorial», and who is only told: сообщил «Вестнику» источник.

And a short name in brackets behind the long one; a person named behind a long office; initials.
"""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import Token
from accounted.reading.lexicon import Speech

__all__ = ["before_brackets", "ends_initials", "person_past_office", "speaks_itself", "title_at", "title_before"]

_LONGEST_SHORT = 5
"""In tokens: a short name, its brackets with it."""
_LONGEST_OFFICE = 14
"""In tokens: what may stand between the first words of an office and the person who holds it."""
_NAMES = (2, 4)
"""So many words the name of that person has."""


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


def ends_initials(tokens: Sequence[Token], last: int) -> bool:
    """Whether the full stop at token `last` ends the last of several initials inside a sentence: коллега Ф. И. Т."""
    if not 2 < last < len(tokens) - 1:
        return False
    initials = (tokens[k].text for k in (last - 1, last - 3))
    stops = (tokens[k].text for k in (last, last - 2))
    return all(stop == "." for stop in stops) and all(len(one) == 1 and one.isupper() for one in initials)


def person_past_office(tokens: Sequence[Token], first: int, last: int, speech: Speech) -> int:
    """The last token of the person who holds an office that a preposition goes on with, elsewhere `last` itself.

    Начальник управления по чрезвычайным ситуациям Игорь Ларин: the name must stand in the case of the office, and
    before the next mark.
    """
    behind = last + 1
    if "case_endings" not in speech.sets or behind >= len(tokens) or not speech.has("loose", tokens[behind].low):
        return last
    ends = (k for k in range(behind, len(tokens)) if tokens[k].kind != "word" and tokens[k].text != "-")
    stop = next(ends, len(tokens))
    begin = next((k + 1 for k in range(stop - 1, behind, -1) if not tokens[k].text.istitle()), stop)
    if not _NAMES[0] <= stop - begin <= _NAMES[1] or stop - first > _LONGEST_OFFICE:
        return last
    cited = any(speech.cues.at(tokens, k) or speech.has("complementisers", tokens[k].low) for k in range(behind, begin))
    governed = speech.has("loose", tokens[begin - 1].low) or speech.has("inside", tokens[begin - 1].low)
    endings, others = (tuple(speech.sets[name]) for name in ("case_endings", "oblique_endings"))
    held, named = (tokens[k].low.endswith(endings) for k in (first, stop - 1))
    held = held and not speech.has("heads_in_vowels", tokens[first].low)
    agrees = held == named and not tokens[stop - 1].low.endswith(others)
    return stop - 1 if agrees and not cited and not governed else last
