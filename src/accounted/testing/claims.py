"""What each claim of a reader must be: true to the text, to its reader, and known by an id that follows from both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from accounted.model import Claim, CountClaim, claim_from_dict
from accounted.reading import Reader, fault
from accounted.testing.samples import Sample


def claim_faults(claims: Sequence[Claim], sample: Sample, reader: Reader) -> Iterator[str]:
    """A sentence for everything that is wrong with the claims of one text."""
    for claim in claims:
        yield from (f"{sample.name!r}, {claim.id}: {what}" for what in _faults(claim, sample, reader))
    for id, count in Counter(claim.id for claim in claims).items():
        if count > 1:
            yield f"{sample.name!r}: {count} claims have the id {id}."
    here = {claim.id for claim in claims}
    for claim in claims:
        if isinstance(claim, CountClaim) and claim.part_of not in {None, *here}:
            yield f"{sample.name!r}, {claim.id}: It is a part of {claim.part_of}, which the reader did not give."


def _faults(claim: Claim, sample: Sample, reader: Reader) -> Iterator[str]:
    refusal = fault(claim, sample.text, sample.language)
    if refusal is not None:
        yield refusal.why
    if claim.id != claim.derived_id():
        yield f"Its id does not follow from what it says; that would be {claim.derived_id()}. Leave it to the record."
    document = sample.document
    if (claim.source.digest, claim.source.name) != (document.digest, document.name):
        yield f"It names another document than the one read: {claim.source.name!r}."
    by = claim.read_by
    if (by.reader, by.version) != (reader.name, reader.version):
        yield f"It says that {by.reader!r} {by.version!r} read it, and not {reader.name!r} {reader.version!r}."
    if claim_from_dict(claim.to_dict()) != claim:
        yield "Its JSON does not give the same claim again; use the types that the records name."
