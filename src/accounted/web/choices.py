"""What templates look up: the words a person may choose from, and where a claim's document is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from accounted.model import Judgement, Passage, content_id
from accounted.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from accounted.case import Case, JudgedClaim


def codes_of(name: str) -> tuple[str, ...]:
    """The codes of a list."""
    return tuple(vocabulary(name).codes)


def document_of(digest: str) -> str:
    """The id of the document of an original."""
    return content_id("document", digest)


class Graphic:
    """The claims whose passages are folded, asked for when a page first shows a passage."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def on(self, claim: str) -> Judgement | None:
        """The judgement that marked the claim's passage as graphic."""
        return self._marked.get(claim)

    def touches(self, document: str, passage: Passage) -> bool:
        """Whether a stretch of a document holds words of a passage that is marked."""
        return any(
            document_of(one.claim.source.digest) == document
            and one.claim.passage.start < passage.end and passage.start < one.claim.passage.end
            for one in self._claims
        )  # fmt: skip

    @cached_property
    def _marked(self) -> Mapping[str, Judgement]:
        return self._case.judgements.graphic()

    @cached_property
    def _claims(self) -> tuple[JudgedClaim, ...]:
        return tuple(self._case.claims.by_id([*self._marked]).values()) if self._marked else ()
