"""One happening as a sentence tells it: words, type, actors, place, and whether it is an event of its own."""

from __future__ import annotations

from dataclasses import dataclass

from accounted.language import Date, tokenise
from accounted.model import OWN_VOICE, EventClaim, Period, Place
from accounted.model.edtf import precision
from accounted.reading.kinds.events.agreement import HARMS, is_negated, leads_to_doer, may_do, past_nobody
from accounted.reading.kinds.events.doers import doer_of
from accounted.reading.kinds.events.forces import unproven
from accounted.reading.kinds.events.hits import Hit
from accounted.reading.kinds.events.pieces import Piece
from accounted.reading.kinds.spoken import Spoken
from accounted.reading.kinds.subjects import acting
from accounted.reading.places import places

_LONGEST = 40
"""Longest wording of an event, in tokens."""
_BESIDE = 4
"""A happening and the verb that says it began stand within so many tokens."""
_SMALL = ("between", "be", "have", "joiners", "clitics")
"""Lists of words that may stand before a verb that has no subject of its own there."""
_NAMED = 3
"""A verb of naming may stand so many tokens before the piece it opens."""
COUNTED = frozenset({"killing", "capture", "movement"})
"""Types that a figure tells by itself: undated they are no events of their own where people are counted."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One hit in its sentence, with the date that belongs to it."""

    spoken: Spoken
    pieces: list[Piece]
    found: list[Hit]
    hit: Hit
    date: Date | None

    @property
    def piece(self) -> Piece:
        """The piece the hit stands in."""
        return self.pieces[self.hit.piece]

    @property
    def first(self) -> int:
        """Where the passage begins: its piece, its subject's piece, or a date that opens the clause."""
        begin = self._noun_start() if self.hit.form == "noun" else self.piece.first
        apart = self.hit.form == "say" and not self.spoken.free and not self.hit.actor  # else the hit holds its subject
        if self.hit.form in ("verb", "aspect") or apart:
            subject = self._subject_piece()
            begin = subject.first if subject else begin
        if self.date is not None and self.date.last < begin:
            home = next((p for p in self.pieces if p.first <= self.date.first <= p.last), None)
            begin = home.first if home else begin
        if self.hit.begin is not None:
            begin = min(begin, self.hit.begin)
        return self._past_marks(begin)

    @property
    def last(self) -> int:
        """Where the passage ends: its piece, or a date that closes the clause."""
        end = self.piece.last
        if self.date is not None and self.date.first > end:
            end = next((p.last for p in self.pieces if p.first <= self.date.first <= p.last), end)
        dated = self.date.last if self.date else 0
        longest = max(self.hit.last, dated, self.first + _LONGEST)
        close = self.hit.form == "noun" and dated > self.hit.last
        end = max(self.hit.last, dated) if close else min(end, longest)
        while end > self.hit.last and self.spoken.is_left_over(end):
            end -= 1
        return end

    def _noun_start(self) -> int:
        """Where the noun phrase of a happening begins: at its article, or behind the verb or preposition before it."""
        speech, tokens, i = self.spoken.discourse.speech, self.spoken.tokens, self.hit.first
        while i > self.piece.first and tokens[i - 1].kind != "punct" and not speech.has("articles", tokens[i].low):
            if speech.has("stops", tokens[i - 1].low) or speech.has("inside", tokens[i - 1].low):
                break
            i -= 1
        return i

    def kind(self) -> str | None:
        """The type of event; for "began" and the like that of the noun it is said of, None without noun and date."""
        if self.hit.form != "aspect" and not self.hit.loose:
            return self.hit.type
        if self._is_done():
            return "attack"
        return self._of_noun() or ("other" if self.hit.loose or self.date is not None else None)

    def _is_done(self) -> bool:
        """Whether an ordinary verb tells what somebody who bears arms did to others: fired, was carried out by."""
        wrought = self.spoken.lexicon.reach("wrought", self.spoken.tokens, self.hit.first)
        verb = self.hit.first, self.hit.last
        return wrought > 0 and doer_of(self.spoken, self.pieces, self.hit.piece, verb) is not None

    def _of_noun(self) -> str | None:
        """The type that a noun beside the verb gives: behind "led to", else before any other."""
        clause = self.piece.clause
        nouns = [h for h in self.found if h.form == "noun" and self.pieces[h.piece].clause == clause]
        if not self._opens_piece():
            nouns = [h for h in nouns if h.piece == self.hit.piece]
        if self.spoken.lexicon.reach("leading", self.spoken.tokens, self.hit.first):
            nouns = [h for h in nouns if h.first > self.hit.last]
        return nouns[0].type if nouns else None

    def stands(self, kind: str, period: Period | None) -> bool:
        """Whether it is an event of its own: dated, or a finite verb that tells more than a figure does."""
        if self.spoken.free and self._hypothetical():
            return False
        if self.hit.loose or (self.hit.form == "aspect" and self._of_noun() is None):
            return period is not None and self._tells_of_then()
        if self.hit.form == "noun":
            return kind != "statement" and period is not None and not (self._under_verb() or self._only_named())
        if kind == "statement" and self.spoken.discourse.speech.subject in ("start", "after"):
            return False
        return period is not None or self._stands_undated(kind)

    def _tells_of_then(self) -> bool:
        """Whether an ordinary verb may tell the incident: at a day, and of no trial, burial or letter about it."""
        if self.date is None or self.date.edtf is None or precision(self.date.edtf) not in ("day", "days"):
            return False
        lexicon, tokens, clause = self.spoken.lexicon, self.spoken.tokens, self.piece.clause
        held = (i for p in self.pieces if p.clause == clause for i in range(p.first, p.last + 1))
        return not any(lexicon.has("afterwards", tokens[i].low) for i in held)

    def _stands_undated(self, kind: str) -> bool:
        """Whether a verb without a date tells an event; a saying does not, nor what a figure tells already."""
        if kind == "statement" or not self.spoken.lexicon.has("undated", kind):
            return False
        told = not self.spoken.free or (kind not in COUNTED and self._is_suffered())
        told = told or bool(self._actors() if self.hit.form == "verb" else self._breaks_out())
        if kind == "commemoration" and self.date is None:
            return self.present() or self._on_anniversary() or (self.spoken.free and told)
        if not told:
            return False
        if self.piece.opener in ("relative", "other_time", "cause") and kind in COUNTED | {"background", "attack"}:
            return False
        if kind not in COUNTED:
            return True
        return not (self._died(kind) or self._number() or (self.piece.opener is not None and not self._actors()))

    def _breaks_out(self) -> bool:
        """Whether a happening is itself what began, beside its verb in one piece: "вспыхнули беспорядки"."""
        nouns = (h for h in self.found if h.form == "noun" and h.piece == self.hit.piece)
        return any(-_BESIDE <= h.first - self.hit.last <= _BESIDE for h in nouns)

    def _on_anniversary(self) -> bool:
        spoken = self.spoken
        if any(date.kind == "anniversary" for date in spoken.when):
            return True
        return spoken.free and any(spoken.lexicon.has("anniversary", token.low) for token in spoken.tokens)

    def present(self) -> bool:
        """Whether it is told as going on while the text is published."""
        region = range(self.piece.first, self.piece.last + 1)
        return any(self.spoken.lexicon.reach("present", self.spoken.tokens, i) for i in region)

    def words(self) -> frozenset[str]:
        """The words it is told in."""
        return frozenset(token.low for token in self.spoken.tokens[self.first : self.last + 1])

    def claim(self, kind: str, period: Period | None) -> EventClaim:
        """The event claim, without its order."""
        spoken = self.spoken
        speaker, voice = (OWN_VOICE, None) if self.hit.form == "say" else spoken.said(self.hit.first)
        denied = voice is not None and voice.kind == "deny" and voice.cue[1] <= spoken.tokens[self.hit.first].start
        actors = self._actors()
        denied = denied or (bool(actors) and kind in HARMS and (unproven(spoken) or self._done_by_nobody()))
        what = spoken.words(self.first, self.last).strip(" ,.;:“”\"'‘’–—")
        return EventClaim(
            **spoken.basis(self.first, self.last, f"event-{self.hit.form}", speaker, (self.hit.first, self.hit.last)),
            what=" ".join(what.split()), type=kind, actors=actors, period=period, place=self._place(),
            polarity="denied" if denied else "affirmed",
        )  # fmt: skip

    def _died(self, kind: str) -> bool:
        """Whether people are only said to have died, which is a fate and no event while nobody says when."""
        found = self.spoken.lexicon.events.at(self.spoken.tokens, self.hit.first)
        return kind == "killing" and found is not None and "past" in found.value

    def _number(self) -> bool:
        return any(
            c.plays("number") for c in self.spoken.sentence.chunks if self.piece.first <= c.first <= self.piece.last
        )

    def _under_verb(self) -> bool:
        """Whether a verb of the same piece tells the happening already, with the same date."""
        return any(h.form in ("verb", "aspect") and h.piece == self.hit.piece and not h.loose for h in self.found)

    def _hypothetical(self) -> bool:
        """Whether the piece speaks of what could happen."""
        held = self.spoken.tokens[self.piece.first : self.piece.last + 1]
        return any(self.spoken.discourse.speech.has("hypothetical", token.low) for token in held)

    def _only_named(self) -> bool:
        """Whether what happened is only called so: "called it a massacre on 5 May"."""
        before, behind = (
            range(max(0, self.piece.first - _NAMED), self.hit.first),
            range(self.hit.last + 1, self.piece.last + 1),
        )
        where = behind if self.spoken.verbs_last else before
        return any(self.spoken.lexicon.reach("naming", self.spoken.tokens, i) for i in where)

    def _past_marks(self, i: int) -> int:
        while i < self.hit.first and self.spoken.is_left_over(i):
            i += 1
        return i

    def _subject_piece(self) -> Piece | None:
        """The piece of the clause that holds the subject, when the verb's own piece begins with the verb."""
        earlier = [p for p in self.pieces[: self.hit.piece] if p.clause == self.piece.clause]
        if not earlier or not self._opens_piece():
            return None
        dated, said = self._dates(), {h.first for h in self.found if h.form == "say"}
        bearing = [p for p in earlier if not (dated & set(range(p.first, p.last + 1)) or said & {p.first})]
        return bearing[0] if bearing else earlier[-1]

    def _opens_piece(self) -> bool:
        """Whether the verb has no subject in its own piece."""
        lexicon, tokens = self.spoken.lexicon, self.spoken.tokens
        if any(h.form == "say" and h.piece == self.hit.piece and h.last < self.hit.first for h in self.found):
            return True
        before = tokens[self.piece.first : self._joined_to()]
        return all(any(lexicon.has(name, t.low) for name in _SMALL) for t in before)

    def _actors(self) -> tuple[str, ...]:
        """Who did it, as written; of a verb of harm whoever bears arms, where its subject names nobody who does."""
        named = self._named_actors()
        verb = self.hit.first, self.hit.last
        died = self.spoken.lexicon.reach("dies", self.spoken.tokens, self.hit.first)
        suffered = died or (self.spoken.free and self.hit.type == "killing")  # soldiers may be those who were killed
        if self.hit.form != "verb" or suffered or not (self.hit.loose or self.hit.type in HARMS):
            return named
        if any(self.spoken.lexicon.has("armed", token.low) for name in named for token in tokenise(name)):
            return named
        doer = doer_of(self.spoken, self.pieces, self.hit.piece, verb, self.hit.passive)
        return (self.spoken.words(*doer),) if doer else named

    def _named_actors(self) -> tuple[str, ...]:
        """The subject, or whom "by" names in the passive and behind nouns."""
        if self.hit.actor:
            return (self.hit.actor,)
        if self.spoken.lexicon.reach("dies", self.spoken.tokens, self.hit.first):
            return ()  # who dies does nothing
        if self.hit.form in ("noun", "aspect") or self.hit.passive:
            return self._agents()
        if self.spoken.free and (body := self._told_with()):
            return (self.spoken.words(body[0], body[-1]),)
        found = self._doing()
        first = past_nobody(self.spoken, found[0]) if found else 0
        return (self.spoken.words(first, found[1]),) if found and first <= found[1] else ()

    def _doing(self) -> tuple[int, int] | None:
        """The subject, where it can be who did it."""
        found = self._subject()
        if found and self.spoken.free and not self._may_do(found):  # Отряд обстреляли боевики
            found = self._acting(self.spoken.subject(self.hit.first, self.hit.first, self.hit.last))
            found = found if found and self._may_do(found) else None
        return found

    def _subject(self) -> tuple[int, int] | None:
        """What stands as the subject of the verb, in its own piece or in the one that holds it."""
        apart = self._subject_piece()
        if apart is None:
            return self._acting(self.spoken.subject(self._joined_to(), self.piece.first, self.hit.last))
        acted = next((h for h in self.found if h.form == "verb" and self.pieces[h.piece] is apart), None)
        verb = (acted.first, acted.last) if acted and self.spoken.free else (apart.last + 1, None)
        return self._acting(self.spoken.subject(verb[0], apart.first, verb[1]))

    def _is_suffered(self) -> bool:
        """Whether whoever stands as the subject suffers it."""
        found = self._subject() if self.hit.form == "verb" and not self.hit.passive else None
        return self.hit.passive or (found is not None and not self._may_do(found))

    def _done_by_nobody(self) -> bool:
        """Whether a verb has a subject of whom it says that none did it: no soldier shelled the village."""
        if self.hit.form != "verb" or self.hit.passive or not (found := self._doing()):
            return False
        return past_nobody(self.spoken, found[0]) > found[0] or is_negated(self.spoken, found[0], self.piece.first)

    def _may_do(self, subject: tuple[int, int]) -> bool:
        harms = self.hit.loose or self.hit.type in HARMS
        return not harms or may_do(self.spoken, subject, (self.hit.first, self.hit.last))

    def _told_with(self) -> list[int]:
        """The subject that the phrase of the verb holds: برأت المحكمة."""
        held = range(self.hit.first + 1, self.hit.last + 1)
        return [i for i in held if self.spoken.lexicon.has("forces", self.spoken.tokens[i].low)]

    def _acting(self, subject: tuple[int, int] | None) -> tuple[int, int] | None:
        """Who acts; in languages with freer order without what follows the name or the body, or a date before it."""
        if subject is None or not self._can_act(*subject):
            return None
        if not self.spoken.free:
            inner = range(subject[0] + 1, subject[1])
            lexicon, tokens = self.spoken.lexicon, self.spoken.tokens
            charged = (k for k in inner if lexicon.has("of", tokens[k].low) and lexicon.reach("charges", tokens, k))
            return subject[0], next(charged, subject[1] + 1) - 1  # the rebels of having killed ten
        dates = self._dates()
        first = next((k for k in range(subject[0], subject[1] + 1) if k not in dates), subject[0])
        return acting(self.spoken.tokens, (first, subject[1]), self.spoken.discourse.speech, self.spoken.lexicon)

    def _joined_to(self) -> int:
        """Where the verb begins that this one is joined to by "and", so that they share a subject."""
        before = [h for h in self.found if h.form == "verb" and h.piece == self.hit.piece and h.last < self.hit.first]
        joined = before and self.spoken.lexicon.ends_before("joiners", self.spoken.tokens, self.hit.first)
        return before[0].first if joined else self.hit.first

    def _agents(self) -> tuple[str, ...]:
        for i in range(self.hit.last + 1, self.piece.last):
            if self.spoken.lexicon.has("agent_marks", self.spoken.tokens[i].low) and i + 1 not in self._dates():
                if i - 1 > self.hit.last and not leads_to_doer(self.spoken, i):
                    return ()
                end = self._phrase_end(i + 1)
                return (self.spoken.words(i + 1, end),) if self._can_act(i + 1, end) else ()
        return ()

    def _phrase_end(self, i: int) -> int:
        """The last token of the noun phrase that begins at token `i`."""
        speech, last = self.spoken.discourse.speech, i
        for j in range(i, self.piece.last + 1):
            token = self.spoken.tokens[j]
            if (
                token.kind != "word"
                or speech.has("stops", token.low)
                or (j > i and speech.has("inside", token.low) and not self.spoken.lexicon.has("of", token.low))
            ):
                break
            last = j
        return last

    def _dates(self) -> frozenset[int]:
        return frozenset(i for date in self.spoken.when for i in range(date.first, date.last + 1))

    def _can_act(self, first: int, last: int) -> bool:
        held = self.spoken.tokens[first : last + 1]
        if first == last and self.spoken.discourse.speech.has("they", held[0].low):
            return False  # on a tiré
        named = any(t.text[:1].isupper() and not self.spoken.discourse.speech.has("articles", t.low) for t in held)
        return named or any(self.spoken.lexicon.has("forces", t.low) for t in held)

    def _place(self) -> Place | None:
        """The first place that the passage names."""
        held = self.spoken.tokens[self.first : self.last + 1]
        dated = frozenset(i - self.first for i in self._dates())
        return next(iter(places(held, self.spoken.text, self.spoken.lexicon.place, dated)), None)
