"""Where and when a sentence is set: the date and place it names, or those named before it."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import Date, Token
from accounted.model import Period, Place, Span
from accounted.model.edtf import days, precision

_PLACE_WORDS = frozenset({"in", "at", "near", "outside"})
_FINENESS = ("day", "days", "month", "year", "years")


class Scene:
    """The running place and period of a document."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place: Place | None = None
        self.period: Period | None = None
        self.year: int | None = None
        self.dated: Span | None = None
        """Where the running date was named."""
        self._context: str | None = None

    def enter(self, tokens: Sequence[Token], when: Sequence[Date]) -> None:
        """Move to a sentence: take over its date and place, or keep those before as context.

        As context a day goes on until another day is named; a year or a decade does not replace it.
        """
        explicit = [date.edtf for date in when if date.kind == "date" and date.edtf and date.basis != "relative"]
        if explicit:
            finest = min(explicit, key=lambda edtf: (_FINENESS.index(precision(edtf)), explicit.index(edtf)))
            named = next(date for date in when if date.edtf == finest)
            self.period = Period(finest, "sentence", named.exact)
            first = days(finest).first
            self.year = first.year if first else self.year
            if self._context is None or _fine(finest) or not _fine(self._context):
                self._context, self.dated = finest, Span.cut(self.text, named.start, named.end)
        elif self._context:
            self.period = Period(self._context, "context")
        self.place = _place(tokens, self.text) or self.place


def _fine(edtf: str) -> bool:
    """Whether a date is finer than a month."""
    return precision(edtf) in ("day", "days")


def _place(tokens: Sequence[Token], text: str) -> Place | None:
    """The first capitalised name behind "in", "at" or "near"."""
    for i, token in enumerate(tokens[:-1]):
        if token.low not in _PLACE_WORDS:
            continue
        j = i + 1
        while j < len(tokens) and tokens[j].kind == "word" and tokens[j].text[:1].isupper():
            j += 1
        if j > i + 1:
            start, end = tokens[i + 1].start, tokens[j - 1].end
            return Place(text[start:end], start, end)
    return None
