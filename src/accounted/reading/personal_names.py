"""Whether words are the name of a person, with a title before it or without."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import Token
from accounted.reading.lexicon import Speech

__all__ = ["capitalised", "is_personal_name", "titled_name"]


def is_personal_name(tokens: Sequence[Token]) -> bool:
    """Whether every word is capitalised, as in a person's name; never so in text all in capitals."""
    words = [token for token in tokens if token.kind == "word"]
    return 1 <= len(words) <= 5 and all(capitalised(word.text) for word in words)


def titled_name(tokens: Sequence[Token], speech: Speech) -> bool:
    """Whether these words are a personal name, an article and a title before it at most: el coronel Juan Mora."""
    first = next((k for k, token in enumerate(tokens[:4]) if token.text[:1].isupper()), 0)
    title = all(speech.has("articles", t.low) or speech.has("bare", t.low) for t in tokens[:first])
    named = [t for k, t in enumerate(tokens) if k >= first and not (0 < k < len(tokens) - 1 and _particle(t, speech))]
    titled = any(speech.has("bare", token.low) for token in tokens[:first])
    return title and is_personal_name(named) and (not first or titled or len(tokens) - first > 1)


def _particle(token: Token, speech: Speech) -> bool:
    """Whether a word is one of those inside names: Nader al-Khatib, Juan de la Cruz."""
    return token.text.islower() and (speech.has("inside", token.low) or speech.has("articles", token.low))


def capitalised(word: str) -> bool:
    """Whether a word begins with a capital and is not all in capitals."""
    return word[:1].isupper() and (len(word) == 1 or not word.isupper())
