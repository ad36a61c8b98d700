"""Sentences that a program says to people, with the words they are made of: English as text, any language on a page.

    >>> said = say("{one} names {actor}.", one="The mayor", actor="the militia")
    >>> said
    'The mayor names the militia.'
    >>> said.template
    '{one} names {actor}.'

A sentence is a string, and stands in public JSON as one. A page that speaks another language translates its template
and puts the same words into it. `docs/gather_strings.py` finds the templates in the code.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from accounted.model.edtf import in_words
from accounted.model.ids import canonical

__all__ = ["DATE", "NUMBER", "Part", "Sentence", "as_text", "dated", "from_text", "say", "say_many", "unpacked"]

DATE = "{date}"
"""The template of a date: its part is EDTF, which a page says in words."""

NUMBER = "n"
"""The part that a sentence with a plural is told by."""

Part = str | int
"""What a sentence is made of: words as somebody wrote them, a number, or another sentence."""


class Sentence(str):
    """A sentence, with its `template` and the `parts` that stand in it.

    `plural` is the template for other numbers than one of the part `n`, None where the sentence has no such part.
    """

    __slots__ = ("parts", "plural", "template")

    template: str
    parts: Mapping[str, Part]
    plural: str | None

    def __new__(cls, template: str, parts: Mapping[str, Part], plural: str | None = None) -> Sentence:
        """The sentence in English; numbers stand with their thousands parted."""
        chosen = plural if plural is not None and parts[NUMBER] != 1 else template
        written = {name: f"{part:,}" if isinstance(part, int) else part for name, part in parts.items()}
        if template == DATE:
            written = {"date": in_words(str(parts["date"]))}
        made = super().__new__(cls, chosen.format_map(written))
        made.template, made.parts, made.plural = template, parts, plural
        return made

    def packed(self) -> list[Any]:
        """The sentence as lists and plain values; `unpacked` makes it again."""
        parts = {name: part.packed() if isinstance(part, Sentence) else part for name, part in self.parts.items()}
        return [self.template, parts] if self.plural is None else [self.template, parts, self.plural]

    def __reduce__(self) -> tuple[Any, ...]:
        return (Sentence, (self.template, dict(self.parts), self.plural))


def say(template: str, /, **parts: Part) -> Sentence:
    """A sentence of these parts, each in its braces."""
    return Sentence(template, parts)


def say_many(one: str, many: str, n: int, /, **parts: Part) -> Sentence:
    """A sentence that is told otherwise of one than of any other number, which stands at `{n}`."""
    return Sentence(one, {NUMBER: n, **parts}, many)


def dated(edtf: str) -> Sentence:
    """A date within a sentence; as text it is EDTF, a season by its name."""
    return Sentence(DATE, {"date": edtf})


def unpacked(written: Any) -> str:
    """The sentence that `packed` wrote; a string is one without parts that are known."""
    if isinstance(written, str):
        return written
    template, parts, *plural = written
    held = {name: unpacked(part) if isinstance(part, list) else part for name, part in parts.items()}
    return Sentence(template, held, *plural)


def as_text(sentence: str) -> str:
    """A sentence as one line of JSON that keeps what it is made of."""
    return canonical(sentence.packed() if isinstance(sentence, Sentence) else sentence)


def from_text(written: str) -> str:
    """The sentence that `as_text` wrote; a text of an earlier kind stays as it is."""
    return unpacked(json.loads(written)) if written.startswith(("[", '"')) else written
