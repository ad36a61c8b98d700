"""The words between a speaker's name and the verb of saying: has also, was able to, in fact."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import Token
from accounted.reading.lexicon import Speech


def before_auxiliaries(tokens: Sequence[Token], last: int, speech: Speech, floor: int) -> int:
    """The last token of what may be a name before the words that help a verb of saying: the mayor has also said."""
    last = _before_ability(tokens, last, speech, floor)
    while last >= floor:
        aside = _aside_ending(tokens, last, speech)
        if not aside and (not _is_auxiliary(tokens[last], speech) or _ends_a_date(tokens, last, speech)):
            break
        last -= aside or 1
    return last


def _aside_ending(tokens: Sequence[Token], last: int, speech: Speech) -> int:
    """How many tokens the set phrase has that ends with token `last` between a speaker and the verb: in fact."""
    asides = speech.sets.get("asides", ())
    lengths = (n for n in (3, 2) if last >= n)
    return next((n for n in lengths if " ".join(t.low for t in tokens[last - n + 1 : last + 1]) in asides), 0)


def _ends_a_date(tokens: Sequence[Token], last: int, speech: Speech) -> bool:
    """Whether a word is the month of the day before it, and no verb: an article of 14 May gave."""
    month = speech.has("capitalised", tokens[last].low) and tokens[last].text[:1].isupper()
    return month and last > 0 and tokens[last - 1].kind == "number"


def _before_ability(tokens: Sequence[Token], last: int, speech: Speech, floor: int) -> int:
    """Past the words that a verb of saying hangs on: was able to verify, has had to concede."""
    if last - 1 <= floor or not speech.has("infinitive", tokens[last].low):
        return last
    able = last - 1
    if not speech.has("able", tokens[able].low):
        return last
    before = able - 1
    return before - 1 if speech.has("passive", tokens[before].low) else before


def _is_auxiliary(token: Token, speech: Speech) -> bool:
    """Whether a word stands between a speaker and the verb: has, also, categorically."""
    adverb = token.text.islower() and token.low.endswith(tuple(speech.sets.get("adverb_endings", ())))
    return speech.has("auxiliaries", token.low) or (bool(speech.sets.get("adverb_endings")) and adverb)
