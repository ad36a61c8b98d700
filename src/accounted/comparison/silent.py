"""Who speaks in the case and gives no figure: they stay visible beside those who do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from accounted.comparison.result import Silent
from accounted.comparison.voices import Hearing, Voice, name_key, publisher_voice
from accounted.model import Claim, CountClaim, Document


def silent_in(claims: Iterable[Claim], documents: Mapping[str, Document], heard: Hearing) -> tuple[Silent, ...]:
    """Speakers without a figure of their own, and publishers of documents that hold no figure, by name.

    A figure is a number that the speaker affirms, a vague one included; who only denies a number, or mentions
    victims without one, gives none. A publisher that speaks beside figures it carries isn't listed.
    """
    held = list(claims)
    figures = [claim for claim in held if gives_a_figure(claim)]
    counted = {claim.source.digest for claim in figures}
    giving = {heard.voice(claim).key for claim in figures}
    found: dict[str, list[tuple[Voice, str]]] = {}
    for voice, digest in _heard_at_all(held, documents, counted, heard):
        if voice.key not in giving:
            found.setdefault(voice.key, []).append((voice, digest))
    listed = (_silent(key, places, documents, heard.names) for key, places in found.items())
    return tuple(sorted(listed, key=lambda one: (name_key(one.said_by), one.said_by, one.documents)))


def gives_a_figure(claim: Claim) -> bool:
    """Whether the claim is a number that its speaker affirms."""
    return isinstance(claim, CountClaim) and claim.amount.quantified and claim.polarity == "affirmed"


def _heard_at_all(
    claims: Iterable[Claim], documents: Mapping[str, Document], counted: set[str], heard: Hearing
) -> Iterable[tuple[Voice, str]]:
    for digest, document in documents.items():
        if digest not in counted and document.why is None:
            yield heard.publisher(document), digest
    for claim in claims:
        digest = claim.source.digest
        if not (claim.said_by.own_voice and digest in counted):
            yield heard.voice(claim), digest


def _silent(
    key: str, places: list[tuple[Voice, str]], documents: Mapping[str, Document], names: Mapping[str, str]
) -> Silent:
    digests = sorted({digest for _, digest in places})
    opened = [documents[digest] for digest in digests if digest in documents]
    name = names.get(key) or min(voice.name for voice, _ in places)
    carriers = tuple(sorted({publisher_voice(document).name for document in opened}))
    return Silent(name, carriers, tuple(sorted(document.id for document in opened)))
