"""The signs that a document itself shows of whether a figure counts people of its incident.

A document begins with what it is about, and comes to other attacks, other years and the whole war behind that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from accounted.comparison.classes import Counted, counted, number_of
from accounted.comparison.gathering.beyond.odds import told, weights
from accounted.comparison.gathering.beyond.words import clause_of, spoken_of
from accounted.comparison.gathering.places import key_of
from accounted.comparison.gathering.scenes import Number, Scene, figure_of, scene_at
from accounted.comparison.gathering.wider import why_wider
from accounted.model import CountClaim, Document

__all__ = ["Stated", "own_signs", "stated"]

_MOST = 7.0  # the logarithm of a number of people beyond which more makes no difference
_NOBODY = 0.5


class Stated(NamedTuple):
    """A figure of a document, with all that is asked of it when it is seen beside those of others.

    `claim` is its id, `scene` the number of its sentence, `upper` the upper end of its number, `place` the key of the
    place that the claim gives. `wide` says whether words make it one of more than one incident, `spans` whether its
    sentence speaks of a long time or a wide area. `odds` is what its document's own signs tell, `why` the one of these
    that tells most, and `most` how much that is.
    """

    claim: str
    scene: int | None
    figure: Number
    counted: Counted
    upper: int
    place: str | None
    wide: bool
    spans: bool
    odds: float = 0.0
    why: str = ""
    most: float = 0.0

    @property
    def people(self) -> float:
        """The upper end of its number, where none is a half: it has no logarithm."""
        return float(self.upper) or _NOBODY


def stated(
    document: Document | None, claims: Sequence[CountClaim], text: str | None, scenes: Sequence[Scene]
) -> tuple[Stated, ...]:
    """The figures of a document that give a number, each with what its own signs tell."""
    table = weights()
    return tuple(
        one._replace(**told(signs, table)._asdict()) for one, signs in own_signs(document, claims, text, scenes)
    )


def own_signs(
    document: Document | None, claims: Sequence[CountClaim], text: str | None, scenes: Sequence[Scene]
) -> Iterator[tuple[Stated, Mapping[str, float]]]:
    """The figures of a document that give a number, each with its signs by the names that have weights."""
    language = document.language.value if document and document.language else None
    counts = [one for one in claims if one.amount.quantified]
    standing = {one.id: _scene_of(one, scenes) for one in counts}
    order = sorted({at for at in standing.values() if at is not None})
    turn = {at: number / max(len(order) - 1, 1) for number, at in enumerate(order)}
    ends = (scenes[0].paragraph, scenes[-1].paragraph) if scenes else (0, 0)
    first: dict[Counted, int] = {}
    for one in counts:
        first[counted(one)] = min(first.get(counted(one), one.amount.start), one.amount.start)
    for one in counts:
        at = standing[one.id]
        start, sentence = (one.passage.start, one.passage.exact)
        if at is not None and text is not None:
            start, sentence = scenes[at].start, text[scenes[at].start : scenes[at].end]
        paragraph = scenes[at].paragraph if at is not None else None
        place = key_of(one.place.name, one.read_by.language) if one.place else None
        low, high = number_of(one.amount)
        upper = high if high is not None else low or 0
        spoken = _spoken(one, sentence, start, language)
        spans = bool(spoken["over_a_span"] or spoken["wide_area"])
        held = Stated(one.id, at, figure_of(one), counted(one), upper, place, why_wider(one) is not None, spans)
        yield held, {
            **spoken,
            "late_in_document": turn.get(at, 0.0) if at is not None else 0.0,
            "in_first_paragraph": float(paragraph == ends[0]),
            "in_last_paragraph": float(paragraph == ends[1] != ends[0]),
            "these_counted_before": float(first[held.counted] < start),
            "people": min(log((upper or _NOBODY) + 1), _MOST), "nobody": float(upper < 1),
            "at_least": float(one.amount.precision == "at_least"),
            "killed": float(one.fate.code == "killed"), "missing": float(one.fate.code == "missing"),
            "publisher_says": float(one.said_by.own_voice), "said_to_be_a_part": float(one.part_of is not None),
        }  # fmt: skip


def _scene_of(claim: CountClaim, scenes: Sequence[Scene]) -> int | None:
    at = scene_at(scenes, claim.amount.start)
    return scene_at(scenes, claim.passage.start) if at is None else at


def _spoken(claim: CountClaim, sentence: str, start: int, language: str | None) -> dict[str, float]:
    """What its sentence and its clause speak of."""
    kinds, at = spoken_of(sentence, language), claim.amount.start - start
    beside = spoken_of(clause_of(sentence, at, at + len(claim.amount.exact)), language)
    return {
        "since_beside_it": float("since" in beside), "over_a_span": float({"since", "span"} <= kinds),
        "wide_area": float("wide" in kinds), "at_the_same_time": float("same_time" in kinds),
        "calls_to_mind": float("reminding" in kinds),
    }  # fmt: skip
