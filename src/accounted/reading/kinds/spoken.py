"""A sentence with all that its claims are read against: dates, voices, what the text has said so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from accounted.language import Date, Token
from accounted.model import OWN_VOICE, Explanation, Passage, Span, Speaker, Step
from accounted.reading.discourse import Discourse
from accounted.reading.grammar import Sentence, Setting
from accounted.reading.kinds.lexicon import KindsLexicon
from accounted.reading.kinds.subjects import subject_of
from accounted.reading.quotations import QUOTES
from accounted.reading.voice import Voice

_SINGLE = frozenset("'‘’‹›")
_LONGEST_CLAUSE = 200
_TAIL = 6
"""A verb of saying with at most so many words behind it closes what was said: "..., police said on Monday"."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence; positions are given as places in `tokens`."""

    sentence: Sentence
    when: Sequence[Date]
    voices: Sequence[Voice]
    discourse: Discourse
    setting: Setting
    lexicon: KindsLexicon

    @property
    def tokens(self) -> Sequence[Token]:
        """The sentence's tokens."""
        return self.sentence.tokens

    @property
    def text(self) -> str:
        """The document's text."""
        return self.discourse.text

    def words(self, first: int, last: int) -> str:
        """The words as written, from token `first` to token `last`."""
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def at(self, position: int) -> int:
        """The first token that ends behind a position of the text; the number of tokens when none does."""
        return bisect_right(self.tokens, position, key=lambda token: token.end)

    def quoted(self, i: int) -> bool:
        """Whether the token stands inside quotation marks."""
        return self.discourse.quotations.holds(self.tokens[i].start)

    def said(self, i: int, named: bool = False) -> tuple[Speaker, Voice | None]:
        """Who says what stands at token `i`; `named` for the name of an event, which a narrator may use.

        Around a direct quotation ("..., the ministry said on Monday, marking the anniversary of ...") the words outside
        the marks are the publisher's; so is what stands in front of a speaker who only then begins to speak.
        """
        speaker, voice = self.discourse.speaker_at(self.tokens[i].start, self.voices)
        if voice is not None and voice.tokens and voice.start <= self.tokens[i].start <= voice.tokens[-1].start:
            return OWN_VOICE, None  # what names a speaker is not that one's word
        if voice is None or self.quoted(i) or voice.kind not in ("say", "deny"):
            return speaker, voice
        return (OWN_VOICE, None) if self._narrated(self.tokens[i].start, voice, named) else (speaker, voice)

    @property
    def verbs_last(self) -> bool:
        """Whether verbs close their clause in this language, so that their objects stand before them."""
        return self.discourse.speech.subject == "start"

    @property
    def free(self) -> bool:
        """Whether a verb may come before its subject in this language."""
        return self.discourse.speech.subject != "before"

    def subject(self, i: int, floor: int = 0, last: int | None = None) -> tuple[int, int] | None:
        """First and last token of the subject of the verb at token `i` (to `last`), not before token `floor`."""
        verb = i, i if last is None else last
        return subject_of(self.tokens, verb, self.discourse.speech, self.lexicon, floor)

    def actor(self, first: int, last: int, cue: tuple[int, int]) -> Speaker:
        """The speaker whom the tokens `first` to `last` name, its pronouns looked up; `cue` are its tokens."""
        held = tuple(self.tokens[first : last + 1])
        span = (self.tokens[cue[0]].start, self.tokens[cue[1]].end)
        return self.discourse.speaker(Voice(held, span, span, "say", self._points_back(held)))

    def basis(self, first: int, last: int, rule: str, speaker: Speaker, *on: tuple[int, int]) -> dict[str, Any]:
        """What claims of every kind have, for the passage from token `first` to token `last`.

        `on` are the tokens that the rule rests on, where the passage holds more than these.
        """
        start, end = self.tokens[first].start, self.tokens[last].end
        rests = (Span.cut(self.text, self.tokens[i].start, self.tokens[j].end) for i, j in on or ((first, last),))
        return {
            "explanation": Explanation((Step(rule, tuple(rests)),)),
            "source": self.setting.source, "passage": Passage.cut(self.text, start, end), "said_by": speaker,
            "read_by": replace(self.setting.read_by, rule=rule), "carried_by": self.setting.carried_by,
        }  # fmt: skip

    def links(self, i: int) -> bool:
        """Whether the token joins the names of a list: a comma, a semicolon, an "and"."""
        return self.tokens[i].text in ",;" or self.lexicon.has("joiners", self.tokens[i].low)

    def is_left_over(self, i: int) -> bool:
        """Whether token `i` is a mark or an "and", which a passage neither begins nor ends with."""
        return self.tokens[i].kind == "punct" or self.lexicon.has("joiners", self.tokens[i].low)

    def clause_end(self, i: int, hard: frozenset[str] = frozenset(",;:–—()՝")) -> int:
        """The last token of the clause of token `i`: before a mark of `hard`, a quotation's end or the end."""
        for j in range(i, min(len(self.tokens), i + _LONGEST_CLAUSE)):
            token = self.tokens[j]
            if token.low in hard and not self._in_date(j):
                return j - 1
            if token.text in "”»" or (token.text in ".!?։؟" and j == len(self.tokens) - 1):
                return j - 1
        return min(len(self.tokens), i + _LONGEST_CLAUSE) - 1

    def past_comma(self, i: int) -> int:
        """Token `i`, or the "that" behind a comma there, which stands in the same clause: отрицает, что."""
        comma = i + 1 < len(self.tokens) and self.tokens[i].low == ","
        return i + 1 if comma and self.free and self.lexicon.has("reporting_that", self.tokens[i + 1].low) else i

    def phrase_end(self, i: int) -> int:
        """The last token of what a verb before token `i` governs: up to a second verb joined by "and" or "but"."""
        end = self.clause_end(i)
        for j in range(i + 1, end):
            if self.lexicon.has("joiners", self.tokens[j].low) and self.verb_at(j + 1):
                return j - 1
            if self.lexicon.prefixes and self.lexicon.joined(self.lexicon.positions, self.tokens, j):
                return j - 1
        return end

    def can_speak(self, first: int, last: int) -> bool:
        """Whether the tokens can name a speaker: a name, a pronoun, an office or body; no figure."""
        held, speech = self.tokens[first : last + 1], self.discourse.speech
        if any(token.kind == "number" for token in held[:2]):
            return False
        named = any(token.text[:1].isupper() and not speech.has("articles", token.low) for token in held)
        lows = [token.low for token in held]
        known = any(speech.has("pronouns", low) or speech.has("bare", low) for low in lows)
        return named or known or any(self.lexicon.has("forces", low) for low in lows)

    def verb_at(self, i: int) -> bool:
        """Whether a finite verb of saying, stance or happening begins at token `i`."""
        stance = self.lexicon.positions.at(self.tokens, i)
        told = self.lexicon.events.at(self.tokens, i)
        verb = (stance and "verbs" in stance.value) or (told and ({"past", "done"} & set(told.value)))
        rests = self.lexicon.reach("evidence_based", self.tokens, i)
        return bool(verb or rests or self.discourse.speech.cues.at(self.tokens, i))

    def _in_date(self, j: int) -> bool:
        start = self.tokens[j].start
        return any(date.start < start < date.end for date in self.when)

    def _narrated(self, position: int, voice: Voice, named: bool) -> bool:
        """Whether words outside quotation marks are the publisher's although the sentence has a speaker."""
        start, end = voice.cue
        ahead = self.text[self.sentence.start : start].rstrip()
        between = [token for token in self.tokens if token.start >= end]
        after_quote = ahead[-1:] in QUOTES and ahead[-1:] != ""
        trails = after_quote or (ahead.endswith(",") and len(between) <= _TAIL)
        if position >= end:
            said_on = any(self.lexicon.has("reporting_that", token.low) for token in between if token.start < position)
            return after_quote and not said_on
        if trails:
            return named and any(token.text in QUOTES for token in self.tokens)
        return position < start

    def _points_back(self, held: Sequence[Token]) -> bool:
        """Whether the words only point back: it, the ministry, the statement."""
        speech, lows = self.discourse.speech, [token.low for token in held]
        if len(lows) == 1 and speech.has("pronouns", lows[0]):
            return True
        bare = len(lows) == 1 or (len(lows) == 2 and speech.has("articles", lows[0]))
        return bare and speech.has("bare", lows[-1]) and held[-1].text.islower()


def in_marks(tokens: Sequence[Token]) -> bool:
    """Whether quotation marks of any kind stand around all of the tokens: a heading in someone's words."""
    marks = QUOTES | _SINGLE
    return len(tokens) > 2 and tokens[0].text in marks and tokens[-1].text in marks


def speaking(tokens: Sequence[Token], voices: Sequence[Voice], lexicon: KindsLexicon) -> list[Voice]:
    """The voices without those that say nothing: "declared its independence", "autopsy reports show"."""
    return [voice for voice in voices if not (voice.kind == "say" and _says_nothing(tokens, voice, lexicon))]


def _judges(tokens: Sequence[Token], i: int, lexicon: KindsLexicon) -> bool:
    """Whether the word, said of a court, is a sentence that it passes: condemned."""
    found = lexicon.events.at(tokens, i)
    return found is not None and "judged" in found.value


def _says_nothing(tokens: Sequence[Token], voice: Voice, lexicon: KindsLexicon) -> bool:
    """Whether the voice's verb does what it names, or is a noun in the name of a paper."""
    first = bisect_right(tokens, voice.cue[0], key=lambda token: token.end)
    last = bisect_right(tokens, voice.cue[1] - 1, key=lambda token: token.end)
    verbs = range(first, last + 1)
    if any(lexicon.has("performatives", tokens[i].low) and lexicon.reach("performed", tokens, i + 1) for i in verbs):
        return True
    court = any(lexicon.has("judges", token.low) for token in voice.tokens)
    if court and any(_judges(tokens, i, lexicon) for i in verbs):
        return True
    papers = ((i, lexicon.evidence.at(tokens, i)) for i in range(max(0, first - 3), last + 1))
    return any(found and found.length > 1 and i + found.length - 1 == last for i, found in papers)
