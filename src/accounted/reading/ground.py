"""The last gate of reading: whatever a reader returns must stand in the text, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from accounted.language import numbers, tokenise, words_for
from accounted.language.cardinals import quantity
from accounted.model import Claim, CountClaim
from accounted.reading.lexicon import lexicon_for


@dataclass(slots=True)
class Refused:
    """The claims that were refused, with the reason, so that none vanishes unseen."""

    claims: list[tuple[Claim, str]] = field(default_factory=list)


def grounded(claims: Iterable[Claim], text: str, language: str, refused: Refused) -> Iterator[Claim]:
    """The claims whose quoted words stand at their offsets and whose number follows from its words."""
    for claim in claims:
        why = _fault(claim, text, language)
        if why is None:
            yield claim
        else:
            refused.claims.append((claim, why))


def _fault(claim: Claim, text: str, language: str) -> str | None:
    for start, end, exact in claim.spans():
        if text[start:end] != exact:
            return f"the words at {start}–{end} are not those quoted"
    if isinstance(claim, CountClaim) and claim.amount.quantified and not _rederived(claim, language):
        return f"the number does not follow from {claim.amount.exact!r}"
    return None


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
