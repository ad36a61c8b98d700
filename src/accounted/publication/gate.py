"""The publication gate: what may leave a case. A public site leaves out more (`site.public`).

What a person marked `confidential` stays in, in every export: a claim, a record, a person, or a whole document. An
order about a claim is about its words. It covers the stretch of text that the claim stood on when it was judged, and
whatever quotes one of these words stays in as well, also a claim that a newer reader finds there under another id. An
original that holds such words leaves no copy. What the same words say in another document is another matter, to be
judged there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from accounted.model import Claim, Document, Judgement, content_id

CONFIDENTIAL = "confidential"
COVERS = "covers"
"""The key under which an order says what it covers: ids, and stretches written as `sha256:…#12-80`, by spaces."""

EVERY_ROW = 0
"""Stands for all rows of an original."""

_STRETCH = re.compile(r"(sha256:[0-9a-f]{64})#(\d+)-(\d+)\Z")


def stretch_of(claim: Claim) -> str:
    """The stretch of text that an order about the claim covers, as `COVERS` writes it."""
    return f"{claim.source.digest}#{claim.passage.start}-{claim.passage.end}"


def records_covered(judgement: Judgement) -> tuple[str, ...]:
    """The records that an order on a person covers: those that the person had when it was given."""
    if judgement.verdict != CONFIDENTIAL or not any(id.startswith("person-") for id in judgement.targets):
        return ()
    return tuple(word for word in str(judgement.changes.get(COVERS, "")).split() if word.startswith("record-"))


@dataclass(frozen=True, slots=True)
class Gate:
    """What stays in: `ids` of claims, documents, records, persons and orders, and stretches of text by original.

    `whole` are records whose person stays in with all others that it has. `copies` are originals of which no copy may
    leave, and `rows` the rows of originals in which no claim may be read, since they are about who stays in. Without
    arguments it is a gate that lets everything pass.
    """

    ids: frozenset[str] = frozenset()
    stretches: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()
    copies: frozenset[str] = frozenset()
    rows: frozenset[tuple[str, int]] = frozenset()

    @classmethod
    def kept_by(cls, orders: Iterable[Judgement]) -> Gate:
        """The gate that the orders make: judgements `confidential` that hold; others are passed over."""
        ids, whole = set[str](), set[str]()
        stretches: dict[str, set[tuple[int, int]]] = {}
        for order in orders:
            if order.verdict == CONFIDENTIAL:
                ids.update(order.targets)
                whole.update(records_covered(order))
                for word in str(order.changes.get(COVERS, "")).split():
                    found = _STRETCH.match(word)
                    if found:
                        stretches.setdefault(found[1], set()).add((int(found[2]), int(found[3])))
                    else:
                        ids.add(word)
        spans = {digest: tuple(sorted(some)) for digest, some in stretches.items()}
        return cls(frozenset(ids), spans, frozenset(whole))

    def passes(self, id: str) -> bool:
        """Whether what has this id, a record or a person, may leave."""
        return id not in self.ids

    def passes_document(self, document: Document) -> bool:
        """Whether the document may be named, and quoted where nothing in it is confidential."""
        return document.id not in self.ids and document.digest not in self.ids

    def passes_original(self, digest: str) -> bool:
        """Whether a copy of the original may leave: only when nothing in it is confidential."""
        return digest not in self.copies and self.passes_words(digest)

    def passes_words(self, digest: str) -> bool:
        """Whether no order is on the original, or on a stretch of its words."""
        named = bool(self.ids) and (digest in self.ids or content_id("document", digest) in self.ids)
        return not named and digest not in self.stretches

    def passes_claim(self, claim: Claim) -> bool:
        """Whether the claim may leave: it and its document do, and none of its words are confidential."""
        if claim.id in self.ids or claim.source.digest in self.ids:
            return False
        if content_id("document", claim.source.digest) in self.ids:
            return False
        digest, row = claim.source.digest, claim.passage.row
        if row is not None and not self.rows.isdisjoint(((digest, row), (digest, EVERY_ROW))):
            return False
        covered = self.stretches.get(claim.source.digest, ())
        return not any(start < to and since < end for start, end, _ in claim.spans() for since, to in covered)

    def passing(self, judgements: Iterable[Judgement], held: Collection[str] = ()) -> frozenset[str]:
        """The ids of the judgements that may leave, of all there are, first made first.

        One that is on something that stays in stays in with it: its reason and the values it sets may tell what that
        says. An order stays in even when it was taken back, and so does the undoing of what stays in.

        Args:
            held: ids of claims that stay in, and of judged things that are not found any more, so that nobody can
                tell what they said.
        """
        kept, inside = set[str](), self.ids | {*held}
        for judgement in judgements:
            shown = kept.issuperset(judgement.targets) if judgement.verdict == "undo" else True
            if shown and judgement.verdict != CONFIDENTIAL and inside.isdisjoint(judgement.targets):
                kept.add(judgement.id)
        return frozenset(kept)

    def masked(self, digest: str, text: str) -> str:
        """The original's text with blanks for confidential words, so that nothing is looked for in them."""
        for start, end in self.stretches.get(digest, ()):
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
        return text

    def trimmed(self, claim: Claim) -> Claim:
        """The claim with the text around its passage cut back where confidential words begin."""
        passage, covered = claim.passage, self.stretches.get(claim.source.digest, ())
        if not covered:
            return claim
        since = max((to for _, to in covered if to <= passage.start), default=0)
        to = min((start for start, _ in covered if start >= passage.end), default=passage.end + len(passage.suffix))
        room = passage.start - since
        prefix = passage.prefix[-room:] if room else ""
        return claim.with_changes(passage=replace(passage, prefix=prefix, suffix=passage.suffix[: to - passage.end]))
