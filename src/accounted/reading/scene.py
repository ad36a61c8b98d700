"""Where and when a sentence is set: the date and place it names, or those named before it.

A text runs on three clocks: when something happened, of which day a state is told ("as of May, 30 are missing"), and
when it was said ("police said on Monday"). Only the first is a claim's period; the other two neither give nor end it.
"""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import Date, Token
from accounted.model import Period, Place, Span
from accounted.model.edtf import days, precision
from accounted.reading.kinds.lexicon import KindsLexicon
from accounted.reading.lexicon import Speech
from accounted.reading.places import places
from accounted.reading.voice import Voice

_FINENESS = ("day", "days", "month", "year", "years")
_BESIDE = 2
"""At most so many words stand between a verb of saying and its day."""
_ATTACHED = 3
"""So many words at most stand between a number and the place behind it that is its own."""
_DATELINE = 6
_DATELINE_MARKS = frozenset("(-–—")
_PARTS = frozenset(",;:–—،؛՝")
_ENDS = frozenset(',:“”"«».!?،')


class Scene:
    """The running place and period of a document; without a lexicon of its language it knows no places."""

    def __init__(self, text: str, lexicon: KindsLexicon | None = None, speech: Speech | None = None) -> None:
        self.text, self.lexicon, self.speech = text, lexicon, speech
        self.place: Place | None = None
        self.period: Period | None = None
        self.year: int | None = None
        self.dated: Span | None = None
        """Where the running date was named."""
        self._context: str | None = None
        self._here: list[Place] = []
        self._parts: list[tuple[int, Period | None]] = []
        self._tokens: Sequence[Token] = ()

    @property
    def told(self) -> str | None:
        """The day that was told last, in EDTF; None where only a month or a year was."""
        return self._context if self._context and _fine(self._context) else None

    def enter(self, tokens: Sequence[Token], when: Sequence[Date], voices: Sequence[Voice] = ()) -> None:
        """Move to a sentence: take over its date and place, or keep those before as context.

        As context a day goes on until another day is named; a year or a decade does not replace it.
        """
        self._tokens = tokens
        self._date([date for date in when if not self._other_clock(date, tokens, voices)])
        self._here = self._places(tokens, when)
        self.place = self._here[0] if self._here else self.place

    def place_at(self, position: int) -> Place | None:
        """The place of what stands at a position of the sentence: the one that its own part of the sentence names."""
        return self._nearest(position) if len(self._here) > 1 else self.place

    def period_at(self, position: int) -> Period | None:
        """The period of what stands at a position: that of its own part, where a semicolon parts the sentence."""
        return next((period for end, period in self._parts if position < end), self.period)

    def _part(self, when: Sequence[Date], before: str | None) -> None:
        """Keep the period of each part between semicolons: the finest date that it names, else the one before it."""
        cuts = [token.end for token in self._tokens if token.text == ";"]
        self._parts = []
        if not cuts:
            return
        known, start = Period(before, "context") if before else None, 0
        for end in (*cuts, len(self.text)):
            named = [date for date in when if start <= date.start < end and _is_explicit(date)]
            if named:
                finest = min(named, key=lambda date: _FINENESS.index(precision(date.edtf or "")))
                known = Period(finest.edtf or "", "sentence", finest.exact)
            self._parts.append((end, known))
            start = end

    def _date(self, when: Sequence[Date]) -> None:
        self._part(when, self._context)
        explicit = [date.edtf for date in when if _is_explicit(date) and date.edtf]
        if explicit:
            finest = min(explicit, key=lambda edtf: (_FINENESS.index(precision(edtf)), explicit.index(edtf)))
            named = next(date for date in when if date.edtf == finest)
            self.period = Period(finest, "sentence", named.exact)
            first = days(finest).first
            self.year = first.year if first else self.year
            if self._context is None or _fine(finest) or not _fine(self._context):
                self._context, self.dated = finest, Span.cut(self.text, named.start, named.end)
        else:
            self.period = Period(self._context, "context") if self._context else None

    def _other_clock(self, date: Date, tokens: Sequence[Token], voices: Sequence[Voice]) -> bool:
        """Whether a date tells when something was said, or of which day a state is told."""
        if date.kind != "date" or self.lexicon is None:
            return False
        stated = self.lexicon.ends_before("as_of", tokens, date.first)
        if stated or is_dateline(date, tokens) or self.lexicon.reach("as_of_behind", tokens, date.last + 1):
            return True
        if self.speech and _of_a_paper(date, tokens, self.speech):
            return True
        return any(_said_then(date, tokens, voice) for voice in voices if voice.kind in ("say", "deny"))

    def _places(self, tokens: Sequence[Token], when: Sequence[Date]) -> list[Place]:
        if self.lexicon is None:
            return []
        dated = frozenset(i for date in when for i in range(date.first, date.last + 1))
        return places(tokens, self.text, self.lexicon.place, dated)

    def _nearest(self, position: int) -> Place:
        """The place in the same part of the sentence, the last one before the position first; else the sentence's."""
        marks = [token.start for token in self._tokens if token.text in _PARTS]
        begin = max((mark for mark in marks if mark < position), default=0)
        end = min((mark for mark in marks if mark > position), default=len(self.text))
        here = [place for place in self._here if begin <= place.start < end]
        attached = next((place for place in here if self._attached(position, place)), None)
        if attached:
            return attached
        before = [place for place in here if place.start < position]
        return (before[-1:] or here[:1] or self._here[:1])[0]

    def _attached(self, position: int, place: Place) -> bool:
        """Whether a place stands a few words behind a number: 189 in Orlavia and 87 in Velmark."""
        between = [token for token in self._tokens if position <= token.start < place.start]
        return 0 < len(between) <= _ATTACHED and not any(token.kind == "number" for token in between[1:])


def _is_explicit(date: Date) -> bool:
    return date.kind == "date" and bool(date.edtf) and date.basis != "relative"


def _of_a_paper(date: Date, tokens: Sequence[Token], speech: Speech) -> bool:
    """Whether a date is that of a paper: in its first report, of 2002; the census of 1897."""
    i = date.first - 1
    while i > 0 and (
        tokens[i].text == "," or speech.has("inside", tokens[i].low) or speech.has("dating", tokens[i].low)
    ):
        i -= 1
    return 0 < date.first - 1 - i <= _BESIDE + 1 and any(
        speech.has(name, tokens[i].low) for name in ("papers", "records")
    )


def _said_then(date: Date, tokens: Sequence[Token], voice: Voice) -> bool:
    """Whether a date stands beside a verb of saying and closes it: "said on 5 May that", ", police said on 5 May."."""
    behind = [token for token in tokens[: date.first] if token.start >= voice.cue[1]]
    if voice.cue[1] <= tokens[date.first].start and len(behind) <= _BESIDE:
        after = tokens[date.last + 1] if date.last + 1 < len(tokens) else None
        loose = any(token.kind == "punct" for token in behind)
        return not loose and (after is None or after.text in _ENDS or voice.leads)
    ahead = [token for token in tokens[date.last + 1 :] if token.start < voice.start]
    return date.first <= 1 and voice.leads and date.last < len(tokens) - 1 and not [t for t in ahead if t.text != ","]


def is_dateline(date: Date, tokens: Sequence[Token]) -> bool:
    """Whether a date is that of a report's first line: "DAR BELO, March 14 (NPA) -"."""
    ahead, after = tokens[: date.first], tokens[date.last + 1 : date.last + 2]
    named = all(token.text == "," or token.text[:1].isupper() for token in ahead)
    return 0 < date.first <= _DATELINE and named and bool(after) and after[0].text in _DATELINE_MARKS


def _fine(edtf: str) -> bool:
    """Whether a date is finer than a month."""
    return precision(edtf) in ("day", "days")
