"""The last gate of reading: whatever a reader returns must stand in the text, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from accounted.language import numbers, tokenise, words_for
from accounted.language.cardinals import quantity
from accounted.model import Claim, CountClaim
from accounted.reading.lexicon import lexicon_for
from accounted.reading.refused import Refusal, Refused


def grounded(readings: Iterable[Claim | Refusal], text: str, language: str, refused: Refused) -> Iterator[Claim]:
    """The claims whose quoted words stand at their offsets and whose number follows from its words."""
    seen: dict[str, Claim] = {}
    for one in readings:
        refusal = one if isinstance(one, Refusal) else fault(one, text, language) or _clash(one, seen)
        if refusal is not None:
            refused.add(refusal)
        elif not isinstance(one, Refusal):
            yield one


def fault(claim: Claim, text: str, language: str) -> Refusal | None:
    """Why the claim can't pass, None when it can."""
    for start, end, exact in claim.spans():
        if text[start:end] != exact:
            return Refusal("words_not_there", f"The words at {start}–{end} are not those quoted.", claim)
    if isinstance(claim, CountClaim) and claim.amount.quantified and not _rederived(claim, language):
        return Refusal("number_differs", f"The number does not follow from {claim.amount.exact!r}.", claim)
    return None


def _clash(claim: Claim, seen: dict[str, Claim]) -> Refusal | None:
    """Why a claim can't stand beside one before it: both have the same id, and say different things."""
    if seen.setdefault(claim.id, claim) == claim:
        return None
    return Refusal("said_twice", "Another claim of the same kind stands at the same place.", claim)


def _rederived(claim: CountClaim, language: str) -> bool:
    """Whether the number words alone give the ends of the amount."""
    amount = claim.amount
    tokens, words = tokenise(amount.exact), words_for(language)
    read = numbers(tokens, words)
    ends = {end for number in read for end in (number.low, number.high)}
    single = quantity(tokens, 0, words) if any(number.form == "vague" for number in read) else None
    ends |= {int(single.value)} if single else set()  # a form that behind "more than" is a singular
    if lexicon_for(language).pairs.at(tokens, 0):  # a noun whose ending says "two" is its own number
        ends.add(2)
    claimed = {end for end in (amount.low, amount.high) if end is not None}
    return claimed <= ends or any(number.form == "same" for number in read)
