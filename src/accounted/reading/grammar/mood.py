"""Whether a figure is affirmed or denied, and how sure the speaker is said to be."""

from __future__ import annotations

from accounted.reading.attribution import Voice
from accounted.reading.grammar.chunks import Sentence
from accounted.reading.grammar.figures import Figure
from accounted.reading.lexicon import Lexicon

_NEAR = 6
"""How many tokens around a figure its modal words may stand."""


def polarity_of(sentence: Sentence, figure: Figure, voice: Voice | None, lexicon: Lexicon) -> str:
    """`denied` behind a verb of denial, or where the sentence calls the figure false; else `affirmed`."""
    position = sentence.tokens[sentence.chunks[figure.at].first].start
    if voice and voice.kind == "deny" and voice.cue[1] <= position:
        return "denied"
    return "denied" if any(start > position for start in _false_words(sentence, lexicon)) else "affirmed"


def _false_words(sentence: Sentence, lexicon: Lexicon) -> list[int]:
    """Where the sentence says that something is false."""
    lows = " ".join(token.low for token in sentence.tokens)
    if not any(phrase in lows for phrase in lexicon.speech.sets["false"]):
        return []
    heads = {phrase.split()[-1] for phrase in lexicon.speech.sets["false"]}
    return [token.start for token in sentence.tokens if token.low in heads]


def modality_of(sentence: Sentence, figure: Figure, voice: Voice | None, lexicon: Lexicon) -> str:
    """`hypothetical`, `possible` or `probable` where words near the figure or its speaker's verb say so."""
    speech = lexicon.speech
    chunk = sentence.chunks[figure.at]
    told = sentence.chunks[figure.told] if figure.told is not None else chunk
    first, last = min(chunk.first, told.first) - _NEAR, max(chunk.last, told.last) + 1
    near = [token.low for token in sentence.tokens[max(0, first) : last]]
    verb = [t.low for t in sentence.tokens if voice and voice.cue[0] <= t.start < voice.cue[1]]
    for name in ("hypothetical", "possible", "probable"):
        if any(speech.has(name, low) for low in near) or (
            name != "hypothetical" and any(speech.has(name, v) for v in verb)
        ):
            return name
    return "certain"
