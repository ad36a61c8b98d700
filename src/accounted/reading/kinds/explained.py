"""What explains a claim that is no figure: the words of its rule, the speaker, denial and doubt, time and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from accounted.model import Claim, EventClaim, Explanation, LabelClaim, PersonClaim, Span, Speaker, Step
from accounted.reading.explaining import scene_steps, speaker_steps
from accounted.reading.kinds.spoken import Spoken

Kind = TypeVar("Kind", bound=Claim)

_NEAR = 25
"""How many tokens before or behind a claim the words may stand that make it doubtful."""


def explained(claims: Sequence[Kind], spoken: Spoken) -> list[Kind]:
    """The claims of a sentence, each with all its steps; until here they held the words of their own rule only."""
    return [replace(claim, explanation=Explanation(tuple(_steps(claim, spoken)))) for claim in claims]


def _steps(claim: Claim, spoken: Spoken) -> Iterator[Step]:
    yield Step(rule_of(claim), tuple(claim.explanation.spans()) if claim.explanation else ())
    if isinstance(claim, LabelClaim) and claim.use == "event_name":
        yield Step("label.event-name")
    if isinstance(claim, PersonClaim) and claim.attributes:
        yield Step("person.attributes")
    yield from speaker_steps(claim.said_by, spoken.voices, spoken.text)
    yield from _mood(claim, spoken)
    yield from scene_steps(claim, spoken.sentence.start, spoken.sentence.end, spoken.text)
    if isinstance(claim, EventClaim) and claim.after:
        yield Step("event.order")


def rule_of(claim: Claim) -> str:
    """The rule that found a claim, under the name of its kind: `label.term`, `event.verb`."""
    return f"{claim.kind}.{(claim.read_by.rule or 'found').removeprefix(f'{claim.kind}-')}"


def repeated(claim: LabelClaim, speaker: Speaker) -> LabelClaim:
    """A heading in quotation marks given to the speaker who is quoted with the same words below."""
    steps = claim.explanation.steps if claim.explanation else ()
    kept = [step for step in steps if not step.rule.startswith("speaker.")]
    quoted = Step("speaker.quoted-below", (speaker.cue,) if speaker.cue else ())
    return replace(
        claim, said_by=replace(speaker, reach="carried"), explanation=Explanation((*kept[:1], quoted, *kept[1:]))
    )


def _mood(claim: Claim, spoken: Spoken) -> Iterator[Step]:
    """The words that deny the claim, or that make it less than certain."""
    if claim.polarity == "denied":
        denials = [voice.cue for voice in spoken.voices if voice.kind == "deny"]
        negation = _last_before(claim, spoken, "negations")
        if denials:
            yield Step("denied.verb", (Span.cut(spoken.text, *denials[0]),))
        else:
            yield Step("denied.negation", (negation,)) if negation else Step("denied.stance")
    if claim.modality != "certain":
        word = _nearest(claim, spoken, (claim.modality, "conditional"))
        yield Step(f"doubt.{claim.modality}", (word,) if word else ())


def _last_before(claim: Claim, spoken: Spoken, name: str) -> Span | None:
    """The last phrase of a list that stands before the claim in its sentence."""
    ahead = [i for i, token in enumerate(spoken.tokens) if token.end <= claim.passage.start]
    reached = ((i, spoken.lexicon.reach(name, spoken.tokens, i)) for i in reversed(ahead))
    return next((_cut(spoken, i, i + length - 1) for i, length in reached if length), None)


def _nearest(claim: Claim, spoken: Spoken, names: Sequence[str]) -> Span | None:
    """The word of these lists that stands nearest to the claim; in a question its mark."""
    at = spoken.at(claim.passage.start)
    around = range(max(0, at - _NEAR), min(len(spoken.tokens), at + _NEAR))
    known = [name for name in names if name in spoken.lexicon.lists]
    held = [i for i in around if any(spoken.lexicon.has(name, spoken.tokens[i].low) for name in known)]
    if held:
        nearest = min(held, key=lambda i: abs(i - at))
        return _cut(spoken, nearest, nearest)
    last = len(spoken.tokens) - 1
    return _cut(spoken, last, last) if spoken.tokens[last].text == "?" else None


def _cut(spoken: Spoken, first: int, last: int) -> Span:
    return Span.cut(spoken.text, spoken.tokens[first].start, spoken.tokens[last].end)
