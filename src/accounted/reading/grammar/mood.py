"""Whether a figure is affirmed or denied, and how sure the speaker is said to be."""

from __future__ import annotations

from accounted.reading.attribution import Voice
from accounted.reading.grammar.chunks import Sentence
from accounted.reading.grammar.figures import Figure
from accounted.reading.lexicon import Lexicon

_NEAR = 6
"""How many chunks before a figure its modal words may stand."""


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
    near = _words_near(sentence, figure)
    verb = [t.low for t in sentence.tokens if voice and voice.cue[0] <= t.start < voice.cue[1]]
    for name in ("hypothetical", "possible", "probable"):
        said = name != "hypothetical" and any(speech.has(name, low) for low in verb)
        if said or any(speech.has(name, low) for low in near):
            return name
    return "certain"


def _words_near(sentence: Sentence, figure: Figure) -> list[str]:
    """The words of the figure's clause, from a little before it to the word that tells its fate; no dates."""
    told = figure.told if figure.told is not None else figure.at
    first, last = max(0, min(figure.at, told) - _NEAR), max(figure.at, told) + 1
    chunks = list(sentence.chunks[first:last])
    begin = next((i for i in range(figure.at - first, -1, -1) if chunks[i].plays("semi")), -1)
    kept = [chunk for chunk in chunks[begin + 1 :] if not chunk.plays("when")]
    return [token.low for chunk in kept for token in sentence.tokens[chunk.first : chunk.last + 1]]
