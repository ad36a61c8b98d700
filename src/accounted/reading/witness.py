"""Whose testimony a text is, where its first line names the one who speaks: "Halil, porter, born 1971".

Such a text is put out by an archive or a paper, and told by somebody else in the first person.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from accounted.language import Token, tokenise
from accounted.model import Span, Speaker
from accounted.reading.lexicon import Speech

_LONGEST_LINE = 200
_LONGEST_NAME = 4
_NEAR = 4
"""How many tokens from the word for birth its year may stand."""
_TOLD = 600
"""In how many characters behind the line the first person is looked for."""


def witness_of(text: str, start: int, speech: Speech) -> Speaker | None:
    """The one whom a first line of its own names with the year of birth, where the text goes on as "I" or "we"."""
    begin = next((i for i in range(start, len(text)) if not text[i].isspace()), len(text))
    end = text.find("\n", begin)
    if end < 0 or end - begin > _LONGEST_LINE:
        return None
    tokens = tokenise(text, begin, end)
    comma = next((i for i, token in enumerate(tokens) if token.text in ",،"), 0)
    named = list(itertools.takewhile(lambda token: token.text[:1].isupper(), reversed(tokens[:comma])))[::-1]
    while named and speech.cues.at(named, 0):  # Розповідає Олена Гайова
        named = named[1:]
    if not 0 < len(named) <= _LONGEST_NAME or not _tells_of_birth(tokens[comma:], speech):
        return None
    told = tokenise(text, end, min(len(text), end + _TOLD))
    if not any(speech.has("self", token.low) or speech.has("self_endings", token.low) for token in told):
        return None
    name = Span.cut(text, named[0].start, named[-1].end)
    return Speaker(name.exact, "indirect", name, "document")


def _tells_of_birth(tokens: Sequence[Token], speech: Speech) -> bool:
    """Whether a year and a word for birth stand beside one another."""
    for i, token in enumerate(tokens):
        if speech.has("born", token.low):
            ahead = itertools.takewhile(lambda near: near.text != ",", reversed(tokens[max(0, i - _NEAR) : i]))
            behind = itertools.takewhile(lambda near: near.text != ",", tokens[i + 1 : i + 1 + _NEAR])
            if any(near.kind == "number" for near in (*ahead, *behind)):
                return True
    return False
