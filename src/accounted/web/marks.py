"""A document's text with every claim marked: its words by a thin line, its figure by colour and pattern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from markupsafe import Markup

from accounted.model import Claim, CountClaim, PersonClaim
from accounted.model.table import Table
from accounted.model.vocabulary import vocabulary
from accounted.web.sections import within
from accounted.web.spans import Stretch, woven
from accounted.web.table_marks import cuts, framed, parted

if TYPE_CHECKING:
    from accounted.case import JudgedClaim

LOOKS = {
    "killed": "killed", "died_in_captivity": "killed", "body_found": "killed", "buried": "killed",
    "identified": "killed", "family_wiped_out": "killed", "injured": "injured", "disabled": "injured",
    "missing": "missing", "disappeared": "missing", "unknown": "missing", "captured": "held", "detained": "held",
    "abducted": "held", "released": "held", "displaced": "displaced", "homeless": "displaced",
    "tortured": "harmed", "sexual_violence": "harmed", "starved_or_cold": "harmed",
}  # fmt: skip
"""Which of the seven looks, each a colour and a pattern, a fate has; any other fate looks `other`."""


def look_of(fate: str) -> str:
    """The look of a fate; a recorder's own fate has that of the fate it narrows, if it does."""
    known = vocabulary("fates").codes.get(fate)
    return LOOKS.get(fate) or (LOOKS.get(known.broader or "", "other") if known else "other")


def marked(
    text: str, claims: Iterable[JudgedClaim], tables: Sequence[Table] = (), part: tuple[int, int] | None = None
) -> Markup:
    """The text, or a part, with a `<mark data-claim>` around the passage of each claim, and with tables as tables."""
    at = cuts(tables)
    stretches = chain(framed(tables), (stretch for one in claims for stretch in _of(one, at)))
    if part is None:
        return woven(text, stretches)
    there = (one for one in stretches if 0 <= one.start <= one.end <= len(text))
    return woven(text[slice(*part)], within(there, *part))


def _of(judged: JudgedClaim, at: Sequence[int]) -> Iterator[Stretch]:
    claim, close = judged.claim, Markup("</mark>")
    classes = f"{claim.kind} is-{state_of(judged)}"
    inside = Markup(' data-claim="{}" class="{}">').format(claim.id, classes)
    first = Markup('<mark id="{}"').format(claim.id) + inside
    again = Markup("<mark") + inside
    for number, (start, end) in enumerate(parted(claim.passage.start, claim.passage.end, at)):
        yield Stretch(start, end, again if number else first, again, close)
    for start, end, look in _figures(claim):
        opened = Markup('<span class="{} is-{}" data-of="{}">').format(look, state_of(judged), claim.id)
        yield Stretch(start, end, opened, opened, Markup("</span>"))


def state_of(judged: JudgedClaim) -> str:
    """`read`, until a person has judged it; then `accept`, `reject` or `correct`; `disputed` where reviewers differ."""
    if judged.rejected:  # by reviewers, or with its document
        return "reject"
    if judged.disputed:
        return "disputed"
    return judged.judgement.verdict if judged.judgement else "read"


def _figures(claim: Claim) -> Iterator[tuple[int, int, str]]:
    if isinstance(claim, CountClaim):
        kind = "figure" if claim.amount.quantified else "mention"
        group = " of-group" if claim.group.code else ""
        yield claim.amount.start, claim.amount.end, f"{kind} look-{look_of(claim.fate.code)}{group}"
    if isinstance(claim, PersonClaim):
        yield claim.name.start, claim.name.end, "name"
