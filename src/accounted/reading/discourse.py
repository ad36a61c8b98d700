"""What a text has said so far: speakers named, figures given, dates mentioned. Sentences are read against it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from accounted.language import Token, lookup_form, tokenise
from accounted.model import OWN_VOICE, PUBLISHER, CountClaim, Document, Span, Speaker
from accounted.reading.antecedents import meant_by, names_its_own, person_in
from accounted.reading.attribution import voices
from accounted.reading.lexicon import Speech
from accounted.reading.quotations import Quotations
from accounted.reading.turns import Turns, turns_of
from accounted.reading.voice import Voice
from accounted.reading.witness import witness_of

_REMEMBERED = 40
_OPENING = 5
_SUBJECT = 2
"""A person told of so near the beginning of a sentence is what the sentence is about."""
_AHEAD = 120
"""In how many characters behind a quotation its speaker is looked for."""
_SENTENCE_END = re.compile(r"(?<=[\w»”\"])[.!?…։](?=\s|\Z)|\n")
_WORD = re.compile(r"(?:[^\W\d_][\u064b-\u0652\u0670]*)+")
PASSING = frozenset({"body_found", "buried", "found_alive", "identified", "released"})
"""Fates of which seldom a toll is given, so that a bare "the mayor says 40" goes on from dead counted before."""
_COLON = 12
"""In how many characters of the verb its colon, and of the paragraph's head its speaker, stands."""
_DASHES = ("—", "–")
_SHORT = 3
"""So many letters a short name has at least."""
_CLOSE = 6
"""How many characters behind its end the verb of saying may begin."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What befell people of whom a sentence told without a number, and where it ended; `asked`: how many they were."""

    fate: str | None
    merged: tuple[str, ...]
    end: int
    asked: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """What befell those whom the lines of a list count, and where the last one ended; `of_a_line`: only one told it.

    Behind a line that opens with "of them" the lines count `parts` of a figure before.
    """

    fate: str
    merged: tuple[str, ...]
    end: int
    of_a_line: bool = False
    parts: bool = False


@dataclass
class Discourse:
    """The running memory of one document; it only ever looks back."""

    document: Document
    text: str
    speech: Speech
    quotations: Quotations
    source_words: frozenset[str] = frozenset()
    harm_words: Container[str] = frozenset()
    speakers: list[str] = field(default_factory=list)
    papers: list[frozenset[str]] = field(default_factory=list)
    """For each speaker, the papers it spoke through: statement, letter."""
    figures: list[CountClaim] = field(default_factory=list)
    previous: Sequence[CountClaim] = ()
    """The count claims of the last sentence, which a bare number in the next one may go on from."""
    previous_fate: tuple[str, tuple[str, ...]] | None = None
    """The one fate that its verbs told."""
    previous_end: int = 0
    """Where that sentence ended."""
    foreword: Speaker | None = None
    """Who speaks for all that follows: the following is taken from the report of …"""
    _behind: dict[int, Voice | None] = field(default_factory=dict)
    tells_of_deaths: Callable[[], bool] = lambda: False
    """Looks through the text, its title first, for a death."""
    _introducing: tuple[Speaker, int] | None = None
    """Who speaks before the colon that the last sentence ended with, and where."""
    floor: tuple[str, int, int] | None = None
    """Who has the floor behind "the minister replied:" at the head of a paragraph, from where and up to its end."""
    topic: Topic | None = None
    """The toll that a sentence told of last without a number."""
    listing: Listing | None = None
    """The list whose lines go on where the last sentence ended."""
    person: tuple[int, str] | None = None
    """Whom the last sentences were about, by name, with how many speakers had been named by then."""
    mentioned: str | None = None
    """The person of whom a sentence told last without giving them the word."""

    def speaker_at(self, position: int, spoken: Sequence[Voice]) -> tuple[Speaker, Voice | None]:
        """Who says what stands at a position of the sentence, and the voice that shows it."""
        quoted = self.quotations.holds(position)
        voice = next((v for v in spoken if v.says(position)), None)
        if voice is None and quoted and (ahead := self._named_behind(position)):
            return replace(self.speaker(ahead, quoted), reach="carried"), ahead
        if voice is None:
            held = self._turns.at(position)
            going_on = Speaker(" ".join(held.exact.split()), "indirect", held, "carried") if held else OWN_VOICE
            if self.floor and self.floor[1] <= position < self.floor[2]:
                going_on = Speaker(self.floor[0], "indirect", None, "carried")
            known = self._closing_source or self._witness if going_on is OWN_VOICE else None
            going_on = self.foreword or known or going_on
            carried = quoted and bool(self.speakers) and self.quotations.goes_on(position)
            return (self._carried(quoted) if carried else going_on), None
        return self.speaker(voice, quoted), voice

    def _named_behind(self, position: int) -> Voice | None:
        """The voice right behind the quotation that holds a position: “We buried twelve. …,” said the priest."""
        end = self.quotations.closing(position)
        if end is None:
            return None
        if end not in self._behind:
            closed = _SENTENCE_END.search(self.text, end, end + _AHEAD)
            stop = closed.start() if closed else min(len(self.text), end + _AHEAD)
            spoken = voices(tokenise(self.text, end, stop), end, stop, self.speech)
            self._behind[end] = next(
                (v for v in spoken if v.cue[0] - end <= _CLOSE and v.kind in ("say", "deny")), None
            )
        return self._behind[end]

    def speaker(self, voice: Voice, quoted: bool = False) -> Speaker:
        """The speaker of a voice, with what it refers back to looked up."""
        cue = Span.cut(self.text, *voice.cue)
        if voice.refers:
            name = self._meant(voice.tokens)
            if name == PUBLISHER:
                return Speaker(PUBLISHER, "own_voice", cue, "document")
            if name is not None:
                return Speaker(name, "direct_quote" if quoted else "indirect", cue, "carried")
        name = self._in_full(self._written(voice.tokens))
        if self._is_publisher(voice.tokens):
            return Speaker(name, "own_voice", cue, "sentence")
        if not quoted and self._is_own_paper(voice):
            return Speaker(PUBLISHER, "own_voice", cue, "sentence")
        via = tuple(self._written(tokens) for tokens in voice.via if not self._is_publisher(tokens))
        return Speaker(name, "direct_quote" if quoted else "indirect", cue, "sentence", via)

    def last_figure(self, of_the_dead: bool = False) -> CountClaim | None:
        """The last figure with a number, which a bare number goes on from; of a part the whole it belongs to.

        `of_the_dead`: where its sentence counts dead as well, those, whom a bare "the union speaks of 200" means; also
        dead counted before, where the last figure is none of which tolls are given.
        """
        known = [claim for claim in self.figures[:-50:-1] if claim.amount.quantified]
        if known and known[0].part_of:
            known = [claim for claim in known if claim.id == known[0].part_of] or known
        last = next((claim for claim in known if not claim.part_of), None)
        if last is None or not of_the_dead:
            return last
        passing = last.fate.code in PASSING
        beside = (c for c in known if not c.part_of and (passing or c.passage.start == last.passage.start))
        return next((c for c in beside if c.fate.code == "killed"), last)

    def table_speaker(self, start: int, end: int, ceiling: int) -> Speaker:
        """Who speaks for a table: the name on a line "Source: …" behind its `end` and before the next table begins at
        `ceiling`, or on the only such line of the text; else whom the sentence before its `start` names before a colon,
        who speaks for all that follows, or the publisher."""
        lines = self._source_lines
        line = next((line for line in lines if end <= line.start < ceiling), lines[0] if len(lines) == 1 else None)
        if line is not None:
            return Speaker(line.exact, "indirect", line, "document")
        if self._introducing and not self.text[self._introducing[1] : start].strip(" \t\r\n|"):
            said_by = self._introducing[0]
            return said_by if said_by.own_voice else replace(said_by, cue=None, reach="carried")
        return self.foreword or OWN_VOICE

    @cached_property
    def _turns(self) -> Turns:
        return turns_of(self.text, self.document.body_start)

    @cached_property
    def of_deaths(self) -> bool:
        """Whether the text tells of deaths anywhere, with or without a number; looked up when first asked."""
        return self.tells_of_deaths()

    @cached_property
    def of_harm(self) -> bool:
        """Whether a word of the text, or of its title, belongs to violence, war or disaster; looked up when asked."""
        title = self.document.title.value if self.document.title else ""
        return any(map(self.tells_of_harm, (title, self.text)))

    def tells_of_harm(self, text: str) -> bool:
        """Whether a word of a text belongs to violence, war or disaster."""
        return any(lookup_form(found[0]) in self.harm_words for found in _WORD.finditer(text))

    @cached_property
    def _source_lines(self) -> list[Span]:
        words = "|".join(sorted(self.source_words))
        line = re.compile(rf"(?im)^[ \t]*(?:{words})[ \t]*:[ \t]*([^\n]+?)[ \t.|,;]*$")
        found = line.finditer(self.text, self.document.body_start)
        return [Span(one.start(1), one.end(1), one[1]) for one in found]

    @cached_property
    def _closing_source(self) -> Speaker | None:
        """Who speaks for all of a text that ends with "Source: …", in prose as well as on a line of its own."""
        words = "|".join(sorted(self.source_words))
        start = self.document.body_start
        found = re.search(
            rf"(?i)(?:\n|[.!?։»)][ \t]+)[*_(]*(?:{words})[*_]*[ \t]?:[ \t]*([^\n:.]{{3,80}})[ \t.)*_]*\s*\Z",
            self.text[start:],
        )
        if found is None or found[1].startswith("http"):
            return None
        return Speaker(
            found[1].strip(), "indirect", Span(start + found.start(1), start + found.end(1), found[1]), "document"
        )

    @cached_property
    def _witness(self) -> Speaker | None:
        return witness_of(self.text, self.document.body_start, self.speech)

    def remember(self, spoken: Sequence[Voice], tokens: Sequence[Token]) -> None:
        """Keep the speakers of a sentence for those after it."""
        self._remember_person(spoken, tokens)
        named = (token.low for token in tokens if self.speech.has("papers", token.low))
        papers = frozenset(form for low in named for form in self.speech.forms(low))
        self._give_the_floor(spoken, tokens)
        self._introduce(spoken, tokens)
        for voice in spoken:
            if voice.kind == "foreword":
                cue = Span.cut(self.text, *voice.cue)
                self.foreword = Speaker(self._written(voice.tokens), "indirect", cue, "document")
            elif voice.tokens and not (voice.refers and self._known(voice.tokens)):
                # who denies inside what another says is spoken of: the one who goes on is the other
                tokens_said = voice.via[0] if voice.via and voice.kind == "deny" else voice.tokens
                own = self._is_publisher(tokens_said) or self._is_own_paper(voice)
                self.speakers.append(PUBLISHER if own else self._in_full(self._written(tokens_said)))
                self.papers.append(papers)
                if voice.via and tokens_said is voice.tokens and self._is_passed_on(voice):
                    self._go_back_to(voice.via[0], papers)
            elif papers and voice.tokens and (meant := self._meant(voice.tokens)):  # and its statement adds
                self.speakers.append(meant)
                self.papers.append(papers)
        del self.speakers[:-_REMEMBERED], self.papers[:-_REMEMBERED]

    def _is_passed_on(self, voice: Voice) -> bool:
        """Whether a sentence is about who passes something on: the station, quoting a source; the court, of a list."""
        last = voice.tokens[-1].low
        return voice.kind == "citing" or self.speech.has("papers", last) or self.speech.has("records", last)

    def _go_back_to(self, outer: Sequence[Token], papers: frozenset[str]) -> None:
        self.speakers.append(PUBLISHER if self._is_publisher(outer) else self._in_full(self._written(outer)))
        self.papers.append(papers)

    def _give_the_floor(self, spoken: Sequence[Voice], tokens: Sequence[Token]) -> None:
        """Keep whose a whole paragraph is: behind a verb of saying and a colon, or a dash and words said by somebody.

        "The minister replied: Ninety-eight. …"; "— I saw forty, — he said. — We lost two hundred."
        """
        if len(spoken) != 1 or not tokens or not spoken[0].tokens or spoken[0].kind not in ("say", "say_number"):
            return
        begin, (voice,) = tokens[0].start, spoken
        if begin != self.document.body_start and not self.text[:begin].rstrip(" \t").endswith("\n"):
            return
        behind = self.text[voice.cue[1] : voice.cue[1] + _COLON].lstrip(" ")
        replied = voice.leads and voice.start - begin <= _COLON and behind[:1] == ":"
        replied = replied and not voice.refers and behind[1:].lstrip(" ")[:1].isupper()
        if replied or tokens[0].text in _DASHES:
            end = self.text.find("\n", tokens[-1].end)
            self.floor = (self.speaker(voice).name, tokens[-1].end, end if end >= 0 else len(self.text))

    def _introduce(self, spoken: Sequence[Voice], tokens: Sequence[Token]) -> None:
        """Keep who speaks before a colon at the end of a sentence: according to the Ministry, the dead are:

        What words for "according to" stand before may be how a table is laid out, "según edad", unless it is a name.
        """
        named = [
            voice for voice in spoken
            if voice.tokens and voice.kind != "deny"
            and (not voice.kind.startswith("according") or any(token.text[:1].isupper() for token in voice.tokens))
        ]  # fmt: skip
        colon = bool(tokens) and tokens[-1].text == ":" and len(named) == 1
        self._introducing = (self.speaker(named[0]), tokens[-1].end) if colon else None

    def _remember_person(self, spoken: Sequence[Voice], tokens: Sequence[Token]) -> None:
        """Keep the person whose name opens a sentence: "Ivo Brandt, 23, spent …" is who "he" is then."""
        words = [token for token in tokens[:_OPENING] if token.kind == "word"]
        named = list(itertools.takewhile(lambda token: token.text[:1].isupper() and not token.text.isupper(), words))
        if 2 <= len(named) <= _OPENING - 1 and not spoken and not self.speech.has("articles", named[0].low):
            self.person = (len(self.speakers), self._cut(named[0].start, named[-1].end))
        if not any(voice.tokens and not voice.refers for voice in spoken) and (told := person_in(tokens, self.speech)):
            self.mentioned = self._cut(tokens[told[0]].start, tokens[told[1]].end)
            new = self.speech.has("indefinite", tokens[told[0]].low) or not self.speech.has(
                "articles", tokens[told[0]].low
            )
            harmed = self.tells_of_harm(self.text[tokens[0].start : tokens[-1].end])
            if new and told[0] <= _SUBJECT and not harmed:
                self.person = (len(self.speakers), self.mentioned)

    def _is_own_paper(self, voice: Voice) -> bool:
        """Whether a voice is an earlier text of the publisher's, "our first bulletin"; nobody else has the floor."""
        floor = self.floor and self.floor[1] <= voice.start < self.floor[2]
        if not voice.tokens or voice.via or floor or self.foreword or self._turns.at(voice.start):
            return False
        return names_its_own(voice.tokens, self.speech)

    def _known(self, tokens: Sequence[Token]) -> bool:
        """Whether words that point back find somebody; a pronoun that finds nobody names nobody either."""
        return self._meant(tokens) is not None or self.speech.has("pronouns", tokens[-1].low)

    def _carried(self, quoted: bool) -> Speaker:
        """The speaker named last, going on."""
        if self.speakers[-1] == PUBLISHER:
            return OWN_VOICE
        return Speaker(self.speakers[-1], "direct_quote" if quoted else "indirect", None, "carried")

    def _meant(self, tokens: Sequence[Token]) -> str | None:
        """The speaker that a pronoun or "the ministry" stands for: the last one whose name has the noun.

        "The report", of which nothing was said before, is the publisher's; so is "the organisation".
        """
        noun = tokens[-1].low
        if self.speech.has("resumes", noun):
            return self.speakers[-1] if self.speakers else PUBLISHER
        if self.speech.has("personal", noun) and self.person and self.person[0] >= len(self.speakers):
            return self.person[1]
        same = len(tokens) > 1 and bool(self.speakers) and self.speech.has("anyone", noun)  # the same source
        same = same or self.speech.has("any_body", noun)  # the department, whatever it is called
        if same or self.speech.has("pronouns", noun) or self.speech.has("object_pronouns", noun):
            mentioned = self.mentioned if self.speech.has("personal", noun) else None
            fitting = meant_by(noun, self.speakers, self.speech, mentioned)
            return fitting or (PUBLISHER if self.speech.has("of_bodies", noun) else None)
        known = zip(self.speakers, self.papers, strict=True)
        forms = self.speech.forms(noun)
        matching = [name for name, papers in known if self._holds(name, noun) or forms & papers]
        if matching:
            return matching[-1]
        if self.document.publisher and self._holds(self.document.publisher.value, noun):
            return PUBLISHER
        here = len(tokens) > 1 and self.speech.has("this_one", tokens[0].low)  # this register
        kinds = ("papers", "own_bodies", "own_parts", *(("records",) if here else ()))
        own = (self.speech.sets.get(name, ()) for name in kinds)
        return PUBLISHER if any(noun in words for words in own) else None

    def _holds(self, name: str, noun: str) -> bool:
        """Whether a name has this noun in it, with or without the endings and prefixes of the language."""
        forms = self.speech.forms(noun)
        return any(forms & self.speech.forms(lookup_form(word)) for word in name.split())

    def _written(self, tokens: Sequence[Token]) -> str:
        """A speaker's name as written, without the word for the paper it stands in: "the ministry statement"."""
        words = list(tokens)
        named = any(token.text[:1].isupper() for token in words[1:])
        if named and len(words) > 2 and words[-1].text.islower() and words[-1].low in self.speech.sets["papers"]:
            words = words[1:-1] if self.speech.has("articles", words[0].low) else words[:-1]
            owner = next((k for k, token in enumerate(words) if token.low.endswith("'s")), None)
            if owner is not None:
                return self._cut(words[0].start, words[owner].end - 2)
        return self._cut(words[0].start, words[-1].end)

    def _in_full(self, name: str) -> str:
        """A surname as the full name it was introduced by; any other name as it is."""
        if " " in name or not name[:1].isupper():
            return name
        return next((known for known in reversed(self.speakers) if known.split()[-1] == name), name)

    def _cut(self, start: int, end: int) -> str:
        """The words between two offsets, on one line."""
        return " ".join(self.text[start:end].split())

    def _is_publisher(self, tokens: Sequence[Token]) -> bool:
        """Whether a name is the publisher's own: all its words stand in the publisher's name."""
        if not self.document.publisher:
            return False
        publisher = self.document.publisher.value
        if tokens and _is_short_for(tokens[-1].text, publisher):
            return True
        named = [
            t.low.removesuffix("'s") for t in tokens if t.kind == "word" and not self.speech.has("articles", t.low)
        ]
        named = [low for low in named if not self.speech.has("papers", low)] or named
        known = bool(named) and all(self._holds(publisher, low) for low in named)
        return known and not any(token.text[:1].islower() for token in tokens[-1:])


def _is_short_for(word: str, name: str) -> bool:
    """Whether a word in capitals has the first letters of a name: the JOM, of the Joint Observation Mission to Orla."""
    letters = "".join(part[0] for part in name.split() if part[:1].isupper())
    return len(word) >= _SHORT and word.isupper() and letters.startswith(word)
