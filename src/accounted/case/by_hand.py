"""Claims that a person reads: kept as judgements, and put on the made shelf whenever their document is made.

The judgement names the document and the claim, and holds the words with their offsets. When a newer version opens the
original to another text, in which these words do not stand there, the claim is not made, and its judgement is shown as
orphaned; it is never moved to other words in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accounted.case.correcting import check_spelling, corrected
from accounted.case.desk import Desk
from accounted.case.standing import undone
from accounted.errors import BadInput
from accounted.language import COUNTS, Number, languages, numbers, tokenise, words_for
from accounted.model import (
    OWN_VOICE,
    Amount,
    Claim,
    CountClaim,
    Document,
    Fate,
    Judgement,
    Passage,
    ReadBy,
    Run,
    Source,
)
from accounted.model.judgement import READ_BY_HAND

OF_THE_CLAIM = ("start", "end", "exact", "amount.exact", "fate")
"""What such a judgement holds beside the values that a correction sets, too."""


def run_by_hand(digest: str) -> Run:
    """The run that makes an original's claims read by hand out of the judgements."""
    return Run("hand", "1", (digest,))


def claims_by_hand(desk: Desk, document: Document, text: str) -> list[Claim]:
    """The claims that people read in the document, as the judgements that hold say; in order of ids."""
    read = [one for one in desk.store.hand.judgements(document.id) if one.verdict == READ_BY_HAND]
    taken = undone(desk.store.hand.judgements()) if read else frozenset()
    made = {claim.id: claim for one in read if one.id not in taken and (claim := _made(one, document, text))}
    return [made[id] for id in sorted(made)]


def _made(one: Judgement, document: Document, text: str) -> Claim | None:
    start, end = int(one.changes["start"]), int(one.changes["end"])
    if text[start:end] != one.changes["exact"]:
        return None
    try:
        return claim_by_hand(document, text, start, end, one.changes, one.by)
    except BadInput:  # what a newer version refuses is shown as orphaned
        return None


def claim_by_hand(
    document: Document, text: str, start: int, end: int, values: Mapping[str, str], by: str
) -> CountClaim:  # fmt: skip
    """The count that a person reads between two offsets of a document's text.

    The number is the one in the passage, unless `amount.exact` names its words; without any, people are mentioned and
    not counted. Who says it is the publisher, unless `said_by` says otherwise.

    Raises:
        BadInput: the offsets are not in the text, there are several numbers, or a value breaks a rule.
    """
    if not 0 <= start < end <= len(text):
        where = f"The text has {len(text):,} characters, counted from 0."
        raise BadInput(f"No words stand at {start}–{end}.", document.id, where)
    language = document.language.value if document.language else None
    claim = CountClaim(
        source=Source(document.digest, document.name), passage=Passage.cut(text, start, end), said_by=OWN_VOICE,
        carried_by=document.publisher.value if document.publisher else None,
        read_by=ReadBy("hand", name=by), fate=Fate(values["fate"]),
        amount=_amount(text, start, end, language, values.get("amount.exact")),
    )  # fmt: skip
    sets = {key: value for key, value in values.items() if key not in OF_THE_CLAIM}
    check_spelling(claim, {**sets, "fate": values["fate"]})
    result = corrected(claim, sets, lambda: text)
    if not isinstance(result, CountClaim):
        raise BadInput("Only counts are read by hand.", document.id)
    return result.with_changes(id="")


def _amount(text: str, start: int, end: int, language: str | None, words: str | None) -> Amount:
    passage = text[start:end]
    if words is not None:
        at = passage.find(words)
        if at < 0:
            raise BadInput(f"The passage does not write {words!r}.", "amount.exact", "Give the number as it stands.")
        passage, start = words, start + at
    # "Nobody" is a zero only for who says so: in "nobody counted them" it counts nobody.
    forms = COUNTS if words is not None else COUNTS - {"zero"}
    found = [one for one in _numbers(passage, language) if one.form in forms and one.low is not None]
    if len(found) > 1:
        written = ", ".join(repr(passage[one.start : one.end]) for one in found)
        do = "Say which with --set amount.exact=WORDS, or give the offsets of one."
        raise BadInput(f"There are several numbers in the passage: {written}.", f"{start}–{end}", do)
    if not found:
        return Amount(passage, start, start + len(passage), None, None, "unquantified", "several")
    (one,) = found
    precision = {"range": "range", "vague": "vague"}.get(one.form, "approximate" if one.approximate else "exact")
    return Amount(passage[one.start : one.end], start + one.start, start + one.end, one.low, one.high, precision)


def _numbers(passage: str, language: str | None) -> Sequence[Number]:
    spoken = language if language in languages() else "en"
    return numbers(tokenise(passage), words_for(spoken))
