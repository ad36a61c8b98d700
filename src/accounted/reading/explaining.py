"""The steps that explain a claim of any kind: how its speaker was found, and where its period and place come from.

A rule's name has two parts, `speaker.say`; the sentence for each stands in `says.yaml`. Steps hold words of the text
only, so that `ground` can check them like all other quotations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accounted.model import Claim, Span, Speaker, Step
from accounted.reading.voice import Voice


def speaker_steps(speaker: Speaker, voices: Sequence[Voice], text: str) -> Iterator[Step]:
    """Who says it, by which words: a cue of the sentence, what it refers back to, or nobody but the publisher."""
    cue = speaker.cue
    if cue is None:
        yield Step(_without_words(speaker))
        return
    voice = next((voice for voice in voices if voice.cue == (cue.start, cue.end)), None)
    if voice is None:
        yield Step("speaker.named", (cue,))
    else:
        yield Step(f"speaker.{voice.kind.replace('_', '-')}", (cue,))
        if voice.via and speaker.via:
            yield Step("speaker.via", tuple(Span.cut(text, held[0].start, held[-1].end) for held in voice.via))
    if speaker.own_voice:
        yield Step("speaker.is-publisher")
    elif speaker.reach == "carried":
        yield Step("speaker.taken-up")
    if speaker.mode == "direct_quote":
        yield Step("speaker.quoted")


def _without_words(speaker: Speaker) -> str:
    """The rule that found a speaker whom no words of the sentence name."""
    if speaker.own_voice:
        return "speaker.publisher"
    return "speaker.goes-on" if speaker.reach == "carried" else "speaker.passes-on"


def scene_steps(claim: Claim, start: int, end: int, text: str, dated: Span | None = None) -> Iterator[Step]:
    """When and where, for a claim of the sentence between two offsets; `dated` is where the running date was named."""
    if claim.period is not None:
        exact = claim.period.exact
        at = text.find(exact, start, end) if exact else -1
        words = (Span(at, at + len(exact), exact),) if exact and at >= 0 else (dated,) if dated else ()
        yield Step(f"period.{claim.period.basis}", words)
    if claim.place is not None:
        here = start <= claim.place.start < end
        yield Step(
            "place.sentence" if here else "place.earlier", (Span(claim.place.start, claim.place.end, claim.place.name),)
        )
