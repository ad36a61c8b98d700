"""The toll that a text speaks of: the figure given last, or a toll told of without a number, or asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from accounted.model import CountClaim
from accounted.reading.discourse import Discourse, Topic
from accounted.reading.grammar.figure import SAME, Figure
from accounted.reading.grammar.figures import figures
from accounted.reading.grammar.people import People, people_after
from accounted.reading.grammar.quantities import Quantity
from accounted.reading.grammar.sentence import Chunk, Sentence
from accounted.reading.lexicon import FATE_ROLES, Lexicon, Meaning
from accounted.reading.voice import Voice

_REACH = 1500
"""How many characters behind the last figure a toll is still spoken of."""
_CLOSE = 350
"""How many characters behind it nothing else is."""
_ASKED = 50
"""The number that stands for "how many" while a question is read."""
_ASKED_WITHIN = "՞"
"""The mark that a question has behind the word that asks."""
_ASKING = 2
"""How many pieces, but for marks and small words, a question has that only asks for a number."""
_BEFORE_WHO = frozenset({"quote", "mark", "dash", "and"})
"""What may stand before the word with which a question asks who."""
_SPOKEN_OF = ("tolls", "counts", "state", "done", "happened", "taken")


@dataclass(frozen=True, slots=True)
class Focus:
    """What a sentence is read against: the last figure, what was told of since, and who speaks.

    `near`: a toll is spoken of; `close`: hardly anything else can be; `asked`: for its number somebody just asked.
    """

    figure: CountClaim | None
    topic: Topic | None
    near: bool
    close: bool
    asked: bool
    voices: Sequence[Voice]

    @property
    def size(self) -> int:
        """The number of the last figure, nought where it has none."""
        return (self.figure.amount.low or self.figure.amount.high or 0) if self.figure else 0


def focus_of(sentence: Sentence, found: Sequence[Figure], voices: Sequence[Voice], discourse: Discourse) -> Focus:
    """What the text speaks of when a sentence begins, and by the figures found in it."""
    last, topic = discourse.last_figure(of_the_dead=True), discourse.topic
    ends = [one for one in (last.amount.end if last else None, topic.end if topic else None) if one is not None]
    apart = sentence.start - max(ends) if ends else _REACH + 1
    told = any(sentence.chunks[figure.at].plays("number") for figure in found)
    told = told or any(chunk.plays("tolls", "number_of", "counts") for chunk in sentence.chunks)
    asked = topic is not None and topic.asked and sentence.start - topic.end <= _CLOSE
    newer = topic if topic and (last is None or topic.end > last.amount.end) else None
    return Focus(last, newer, told or apart <= _REACH, told or apart <= _CLOSE, asked, voices)


def topic_of(sentence: Sentence, lexicon: Lexicon, before: int | None = None) -> Meaning | None:
    """The fate of people told of without a number, ahead of a chunk: the dead; how many were killed; the death toll."""
    places = range(len(sentence.chunks) if before is None else before)
    asking = any(lexicon.asking.at(sentence.tokens, chunk.first) for chunk in sentence.chunks)
    for i in reversed(places):
        chunk = sentence.chunks[i]
        if chunk.plays("number", "thing"):
            continue
        if chunk.people is not None and chunk.people.counted is not None and chunk.people.counted.fate:
            return chunk.people.counted
        meaning = chunk.meaning(*_SPOKEN_OF)
        if meaning is not None and meaning.fate and (asking or _is_named(sentence.chunks[:i], chunk)):
            return meaning
    return None


def _asks_no_more(sentence: Sentence) -> bool:
    """Whether a question asks for a number and for nothing else: how many? But not: how many of you were there?"""
    passed = frozenset({"mark", "be", "adverb", "det", "quote", "dash", "when", "and", "colon"})
    return sum(not chunk.roles & passed for chunk in sentence.chunks) <= _ASKING


class _Asked(NamedTuple):
    """The tokens that ask for a number, and whose: `things`, or the people named behind them."""

    first: int
    last: int
    people: People | None
    things: bool
    who: bool = False
    """Whether it asks who met a fate, and so for a number only where so many may have met it."""


def _asked_place(sentence: Sentence, lexicon: Lexicon) -> _Asked | None:
    """Where a question asks for a number, and of whom."""
    tokens = sentence.tokens
    asking = ((c.first, found) for c in sentence.chunks if (found := lexicon.asking.at(tokens, c.first)))
    at, found = next(asking, (0, None))
    if found is None:
        return _asked_who(sentence, lexicon)
    last = at + found.length - 1
    last += any(token.text in _ASKED_WITHIN for token in tokens[last + 1 : last + 2])
    people = people_after(tokens, last + 1, lexicon)
    named = people is not None and not people.things and people.counted is None
    return _Asked(at, last, people if named else None, people is not None and people.things)


def _asked_who(sentence: Sentence, lexicon: Lexicon) -> _Asked | None:
    """Where a question opens by asking who met something: who died? Qui est mort ?"""
    opening = next((chunk for chunk in sentence.chunks if not chunk.roles <= _BEFORE_WHO), None)
    found = lexicon.asking_who.at(sentence.tokens, opening.first) if opening else None
    if opening is None or found is None or opening.last != opening.first + found.length - 1:
        return None
    return _Asked(opening.first, opening.last, None, False, who=True)


def asked_of(sentence: Sentence, asked: _Asked, lexicon: Lexicon) -> Meaning | None:
    """What befell those whose number a question asks for, read as if a number stood in place of "how many"."""
    tokens, (at, last, people, _, who) = sentence.tokens, asked
    place = Quantity(at, last, tokens[at].start, tokens[last].end, _ASKED, _ASKED, "exact")
    end = people.last if people else last
    number = Chunk(at, end, frozenset({"number"}), quantity=place, people=people)
    chunks = [chunk for chunk in sentence.chunks if chunk.last < at or chunk.first > end]
    here = sum(chunk.last < at for chunk in chunks)
    chunks.insert(here, number)
    letters = "".join(lexicon.letter(chunk.roles) for chunk in chunks)
    read = figures(Sentence(sentence.start, sentence.end, tokens, chunks, letters), lexicon)
    figure = next((figure for figure in read if figure.at == here and figure.fate != SAME), None)
    if figure is not None:
        return Meaning(figure.fate, figure.merged)
    if who:
        return None  # who killed them?
    told = (chunk.meaning(*FATE_ROLES) for chunk in chunks if not chunk.plays("number"))
    return next((meaning for meaning in told if meaning and meaning.fate), None)


def _is_named(ahead: Sequence[Chunk], chunk: Chunk) -> bool:
    """Whether a word for a fate stands for those who met it: behind an article, or behind "the number of"."""
    return chunk.roles == {"tolls"} or (bool(ahead) and ahead[-1].plays("det", "number_of", "figure_word"))


def told_of(sentence: Sentence, figures: int, lexicon: Lexicon) -> Topic | None:
    """What a sentence leaves spoken of for the next one: a toll it tells of, or asks for; `figures` of it were read."""
    who = _asked_who(sentence, lexicon) is not None
    asks = who or any(lexicon.asking.at(sentence.tokens, chunk.first) for chunk in sentence.chunks)
    asks = asks and any(
        any(mark in token.text for mark in _ASKED_WITHIN) or (token.text in "?؟;" and k > len(sentence.tokens) - 4)
        for k, token in enumerate(sentence.tokens)
    )
    if figures and not asks:
        return None
    of = _asked_place(sentence, lexicon) if asks else None
    if of is not None and of.things:
        return None
    meaning = asked_of(sentence, of, lexicon) if of else None
    meaning = meaning if of is not None and of.who else meaning or topic_of(sentence, lexicon)
    if of is not None and of.who and meaning is None:
        return None
    if meaning is None and not (asks and _asks_no_more(sentence)):
        return None
    return Topic(meaning.fate if meaning else None, meaning.merged if meaning else (), sentence.end, asks)
