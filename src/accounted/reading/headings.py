"""A speaker set off by a colon or a dash, before what is said or behind a headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accounted.language import Token
from accounted.reading.lexicon import Speech
from accounted.reading.personal_names import is_personal_name
from accounted.reading.voice import Voice


def heading(tokens: Sequence[Token], speech: Speech) -> Iterator[Voice]:
    """A speaker set off by a colon: "Police: one man in custody", or a headline that ends ": Türkiye" or "— police"."""
    dash = next((j for j in range(len(tokens) - 1, 3, -1) if tokens[j].text in "–—"), None)
    closing = [token for token in tokens[dash + 1 :] if token.text != "."] if dash is not None else []
    if 1 <= len(closing) <= 5 and speech.has("closing", closing[0].low):
        yield Voice(tuple(closing), (closing[0].start, closing[-1].end), (0, 0), "heading")
    colon = next((j for j, token in enumerate(tokens) if token.text == ":"), None)
    if colon is None:
        return
    tail, head = tokens[colon + 1 :], tokens[:colon]
    if 1 <= len(tail) <= 3 and is_personal_name(tail) and len(head) > 3:
        yield Voice(tuple(tail), (tail[0].start, tail[-1].end), (0, 0), "heading")
    elif 1 <= len(head) <= 4 and _opens_with_speaker(head, speech):
        yield Voice(tuple(head), (head[0].start, tokens[colon].end), (0, 0), "heading")


def _opens_with_speaker(head: Sequence[Token], speech: Speech) -> bool:
    """Whether the words before a colon name a speaker: Police; Governor Marek Olt."""
    titled = speech.has("title_speakers", head[0].low) and head[-1].text.istitle()
    named = len(head) > 1 and speech.has("colon_speakers", head[0].low) and is_personal_name(head[1:])
    placed = len(head) > 1 and speech.has("loose", head[-2].low)
    return titled or named or (speech.has("colon_speakers", head[-1].low) and not placed)
