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

_STRETCH = re.compile(r"(sha256:[0-9a-f]{64})#(\d+)-(\d+)\Z")


def stretch_of(claim: Claim) -> str:
    """The stretch of text that an order about the claim covers, as `COVERS` writes it."""
    return f"{claim.source.digest}#{claim.passage.start}-{claim.passage.end}"


@dataclass(frozen=True, slots=True)
class Gate:
    """What stays in: `ids` of claims, documents, records, persons and orders, and stretches of text by original.

    Without arguments it is a gate that lets everything pass.
    """

    ids: frozenset[str] = frozenset()
    stretches: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    @classmethod
    def kept_by(cls, orders: Iterable[Judgement]) -> Gate:
        """The gate that the orders make: judgements `confidential` that hold; others are passed over."""
        ids: set[str] = set()
        stretches: dict[str, set[tuple[int, int]]] = {}
        for order in orders:
            if order.verdict == CONFIDENTIAL:
                ids.update(order.targets)
                for word in str(order.changes.get(COVERS, "")).split():
                    found = _STRETCH.match(word)
                    if found:
                        stretches.setdefault(found[1], set()).add((int(found[2]), int(found[3])))
                    else:
                        ids.add(word)
        return cls(frozenset(ids), {digest: tuple(sorted(spans)) for digest, spans in stretches.items()})

    def passes(self, id: str) -> bool:
        """Whether what has this id, a record or a person, may leave."""
        return id not in self.ids

    def passes_document(self, document: Document) -> bool:
        """Whether the document may be named, and quoted where nothing in it is confidential."""
        return document.id not in self.ids and document.digest not in self.ids

    def passes_original(self, digest: str) -> bool:
        """Whether a copy of the original may leave: only when nothing in it is confidential."""
        named = bool(self.ids) and (digest in self.ids or content_id("document", digest) in self.ids)
        return not named and digest not in self.stretches

    def passes_claim(self, claim: Claim) -> bool:
        """Whether the claim may leave: it and its document do, and none of its words are confidential."""
        if claim.id in self.ids or claim.source.digest in self.ids:
            return False
        if content_id("document", claim.source.digest) in self.ids:
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
