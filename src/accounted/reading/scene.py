"""Where and when a sentence is set: the date and place it names, or those named before it."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import Date, Token
from accounted.model import Period, Place

_PLACE_WORDS = frozenset({"in", "at", "near", "outside", "around", "of"})


class Scene:
    """The running place and period of a document."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place: Place | None = None
        self.period: Period | None = None
        self.year: int | None = None
        self._last_date: str | None = None

    def enter(self, tokens: Sequence[Token], when: Sequence[Date]) -> None:
        """Move to a sentence: take over its date and place, or keep those before as context."""
        explicit = [date for date in when if date.kind == "date" and date.edtf and date.basis != "relative"]
        if explicit:
            finest = max(explicit, key=lambda date: (len(date.edtf or "") >= len("1992-02"), -date.start))
            self.period = Period(finest.edtf or "", "sentence", finest.exact)
            self._last_date = finest.edtf
            self.year = int(finest.edtf[:4]) if finest.edtf and finest.edtf[:4].isdigit() else self.year
        elif self._last_date:
            self.period = Period(self._last_date, "context")
        self.place = _place(tokens, self.text) or self.place


def _place(tokens: Sequence[Token], text: str) -> Place | None:
    """The first capitalised name behind "in", "at" or "near"."""
    for i, token in enumerate(tokens[:-1]):
        if token.low not in _PLACE_WORDS or token.low == "of":
            continue
        j = i + 1
        while j < len(tokens) and tokens[j].kind == "word" and tokens[j].text[:1].isupper():
            j += 1
        if j > i + 1:
            start, end = tokens[i + 1].start, tokens[j - 1].end
            return Place(text[start:end], start, end)
    return None
