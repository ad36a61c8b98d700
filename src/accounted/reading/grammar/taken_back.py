"""Figures that the sentence behind them takes back: "Our first bulletin spoke of 33 dead. This was an error." """

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accounted.language import tokenise
from accounted.model import Span
from accounted.reading.discourse import Discourse
from accounted.reading.grammar.figure import Figure
from accounted.reading.grammar.sentence import Sentence
from accounted.reading.lexicon import Lexicon
from accounted.reading.voice import Voice

_AHEAD = 120
"""How far behind a sentence, in characters, the words are looked for that take it back."""
_OPENING = 4
"""How many tokens open a sentence, where a "we" that says something stands."""
_ENDS = frozenset(".!?;:,—–։،؟")


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The chunks of the figures that are taken back, and the words that do it."""

    at: frozenset[int] = frozenset()
    words: Span | None = None


def taken_back(
    sentence: Sentence, figures: Sequence[Figure], voices: Sequence[Voice], discourse: Discourse, lexicon: Lexicon
) -> TakenBack:  # fmt: skip
    """The figures of the publisher's own that the next sentence calls an error.

    "This was an error" is said of what somebody said before: behind "soldiers killed 33 people" it is the deed that was
    one. "This figure was wrong" is said of the only figure. Another speaker's figure stays what that speaker said.
    """
    if not figures or (found := _said_behind(sentence, discourse, lexicon)) is None:
        return TakenBack()
    words, of_a_figure = found
    own: dict[int, Voice | None] = {}
    for figure in figures:
        if sentence.chunks[figure.at].quantity is not None:
            speaker, voice = discourse.speaker_at(sentence.tokens[sentence.chunks[figure.at].first].start, voices)
            own |= {figure.at: voice} if speaker.own_voice else {}
    last = max((figure.at for figure in figures), default=0)
    if last not in own or not (of_a_figure or own[last] or _says_itself(sentence, lexicon)):
        return TakenBack()
    meant = frozenset(at for at, voice in own.items() if voice is own[last])
    return TakenBack() if of_a_figure and len(meant) > 1 else TakenBack(meant, words)


def _says_itself(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a "we" and a verb of saying open the sentence: we first reported 33 dead."""
    tokens = sentence.tokens
    opening = range(min(_OPENING, len(tokens)))
    told = any((cue := lexicon.speech.cues.at(tokens, i)) and cue.value.startswith("say") for i in opening)
    return told and any(lexicon.speech.has("self", tokens[i].low) for i in opening)


def _said_behind(sentence: Sentence, discourse: Discourse, lexicon: Lexicon) -> tuple[Span, bool] | None:
    """The words that open the next sentence and say nothing but that it was wrong; whether they name a figure."""
    text, end = discourse.text, sentence.end
    tokens = tokenise(text, end, min(len(text), end + _AHEAD))
    first = 1 if tokens and tokens[0].text in _ENDS else 0
    for phrases, of_a_figure in ((lexicon.speech.taken_back, False), (lexicon.speech.figure_taken_back, True)):
        hit = phrases.at(tokens, first) if tokens else None
        if hit is None:
            continue
        last = first + hit.length
        behind = tokens[last : last + 1]
        joined = lexicon.phrases.at(tokens, last) if behind else None
        if not behind or behind[0].text in _ENDS or (joined and "and" in joined.value):
            return Span.cut(text, tokens[first].start, tokens[last - 1].end), of_a_figure
    return None
