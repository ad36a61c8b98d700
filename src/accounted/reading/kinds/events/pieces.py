"""A sentence cut into pieces: clauses at their connectors and hard marks, and these at their commas.

A date is read within its piece, so that it does not pass to another clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from accounted.reading.kinds.spoken import Spoken
from accounted.reading.voice import Voice

_HARD = frozenset(";:–—()") | {"--", "՝"}
_VERBS = frozenset({"past", "done", "judged"})
_BETWEEN = 3
"""So many words may stand between "and" and the second verb: its subject, an auxiliary."""
_SUBORDINATE = frozenset({"relative", "same_time", "other_time", "cause", "condition"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` to `last` of clause number `clause`; `opener` is the kind of connector that opened the clause."""

    first: int
    last: int
    clause: int
    opener: str | None


class Cutter:
    """Cuts one sentence."""

    def __init__(self, spoken: Spoken) -> None:
        self.spoken, self.tokens = spoken, spoken.tokens
        self.pieces: list[Piece] = []
        self.begin, self.clause = 0, 0
        self.opener: str | None = None
        self.in_dates = {i for date in spoken.when for i in range(date.first, date.last + 1)}
        self.cue_ends = {voice.cue[1]: voice for voice in spoken.voices if voice.kind in ("say", "deny")}

    def cut(self) -> list[Piece]:
        """The pieces in order; marks and connectors belong to none."""
        i = 0
        while i < len(self.tokens):
            i = self._step(i)
        self._close(len(self.tokens) - 1)
        return self.pieces

    def _step(self, i: int) -> int:
        """What token `i` ends or opens; the next token to look at."""
        if i in self.in_dates:
            return i + 1
        if length := self._connector(i):
            return i + length
        text = self.tokens[i].text
        if self.tokens[i].low in _HARD or (text in "”»" and i and self.tokens[i - 1].text in ",.!?"):
            self._open(i, i + 1, None)
        elif self.tokens[i].low == ",":
            ends = self.opener in _SUBORDINATE and not self._inserted(i)
            self._open(i, i + 1, None) if ends else self._close(i - 1, i + 1)
        elif i and self._speech_opens(i):
            self._open(i, i, "that")
        elif second := self._second_verb(i):
            self._close(i - 1, second)
            return second
        return i + 1

    def _second_verb(self, i: int) -> int:
        """Where a second happening begins that "and" at token `i` joins to the first, in languages of freer order."""
        spoken, lexicon = self.spoken, self.spoken.lexicon
        if not spoken.free or spoken.verbs_last or not any(self._happens(j) for j in range(self.begin, i)):
            return 0
        if self._happens(i) and lexicon.joined(lexicon.events, self.tokens, i):
            return i
        if not lexicon.has("joiners", self.tokens[i].low):
            return 0
        for j in range(i + 1, min(len(self.tokens), i + 2 + _BETWEEN)):
            if self._happens(j):
                return i + 1
            if self.tokens[j].kind != "word" or lexicon.connectors.at(self.tokens, j):
                return 0
        return 0

    def _happens(self, i: int) -> bool:
        """Whether a verb that tells a happening begins at token `i`."""
        found = self.spoken.lexicon.events.at(self.tokens, i)
        verb = found is not None and not _VERBS.isdisjoint(found.value)
        return verb or bool(self.spoken.lexicon.reach("aspect", self.tokens, i))

    def _inserted(self, i: int) -> bool:
        """Whether a comma only sets off an adverb behind the connector: "which, however, belonged to"."""
        lexicon = self.spoken.lexicon
        held = self.tokens[self.begin : i]
        return all(lexicon.passes(token.low) or lexicon.has("inserted", token.low) for token in held)

    def _connector(self, i: int) -> int:
        """How many tokens a connector has that opens a clause at token `i`; 0 for none."""
        found = self.spoken.lexicon.connectors.at(self.tokens, i)
        if found is None:
            return 0
        after = i + found.length
        kind = found.value
        if kind == "that":
            kind = "that" if self._reports(i) else "relative"
        if kind == "other_time" and after in self.in_dates:
            return 0
        self._open(i, after, kind)
        return found.length

    def _reports(self, i: int) -> bool:
        """Whether a verb of saying stands in the piece before "that"."""
        start = self.tokens[self.begin].start if self.begin < len(self.tokens) else 0
        return any(start <= end <= self.tokens[i].start for end in self.cue_ends)

    def _speech_opens(self, i: int) -> bool:
        """Whether what is said begins at token `i`, right behind the speaker's verb and without "that"."""
        voice: Voice | None = self.cue_ends.get(self.tokens[i - 1].end)
        if voice is None or not voice.leads or self.tokens[i].kind == "punct":
            return False
        return not self.spoken.lexicon.has("said_behind", self.tokens[i].low)

    def _open(self, i: int, after: int, opener: str | None) -> None:
        self._close(i - 1, after)
        self.clause, self.opener = self.clause + 1, opener

    def _close(self, last: int, after: int = 0) -> None:
        if self.begin <= last:
            self.pieces.append(Piece(self.begin, last, self.clause, self.opener))
        self.begin = after
