"""Numbers of those among people counted before of whom something is said: five were women, seven were under ten."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.reading.grammar.figure import Figure
from accounted.reading.grammar.people import looks_like_people
from accounted.reading.grammar.sentence import ENDING, Chunk, Sentence, fronted
from accounted.reading.lexicon import Lexicon

_OPENING = frozenset({"and", "sub", "quote", "adverb"})
"""What may stand before a number that opens a sentence."""
_BETWEEN_PARTS = frozenset(
    {"and", "comma", "semi", "adverb", "be", "have", "dash", "det", "mention", "modifier", "when", "of", "prep", "word",
     "name", "somebody"}
)  # fmt: skip
_LINKS = frozenset({"and", "comma", "semi", "dash", "adverb"})
_OF_PARTS = frozenset({"resumed-part", "breakdown", "of-the", "noun"})
"""Rules of a number before, of which the next may go on to say what those are."""
_ASIDE = 5
"""How many chunks, commas apart, may name the speaker between two such numbers."""
_OF_AGES = frozenset({"word", "of", "det", "adverb", "prep", "thing", "name"})
_LONGEST_AGE = 4
_NAMED_WITHIN = 4
"""How many chunks behind a number the word for those of whom it is may stand: eight of the dead."""


def is_described(sentence: Sentence, at: int, known: dict[int, Figure], lexicon: Lexicon) -> bool:
    """Whether a number opens the sentence, or goes on from one that does, and is only said to be women, officers or of
    an age: five are women, and nine are men; seven were under ten."""
    chunk, before = sentence.chunks[at], max((i for i in known if i < at), default=None)
    if chunk.quantity is None or chunk.quantity.zero or not chunk.plays("number"):
        return False
    if before is not None and known[before].rule not in _OF_PARTS and not fronted(sentence, before):
        return False
    ahead = (
        _behind_numbering(sentence, at) if before is None else _without_asides(_behind_its_noun(sentence, before, at))
    )
    if any(not c.roles & (_OPENING if before is None else _BETWEEN_PARTS) for c in ahead):
        return False
    behind = _predicate(sentence, at)
    if chunk.people is not None and not _is_some_of_them(sentence, at, before, lexicon):
        goes_on = (
            before is not None
            and known[before].rule == "resumed-part"
            and bool(ahead[-1:] and ahead[-1].roles & _LINKS)
        )
        return _is_what_they_are(sentence, at, behind, goes_on)
    paused = before is not None and bool(behind) and behind[0].plays("dash")  # fifteen are women, ten — men
    if len(behind) > 1 and (paused or behind[0].plays("be", "have")):
        named = not behind[0].plays("have") and _are_people(sentence, behind[1], lexicon)
        return named or _are_of_an_age(sentence, behind[1:], lexicon)
    return _is_told_apart(sentence, at, before, lexicon)


def _behind_its_noun(sentence: Sentence, before: int, at: int) -> Sequence[Chunk]:
    """The chunks between two numbers, without the word behind the first for those of whom it is: eight of the dead."""
    between = sentence.chunks[before + 1 : at]
    if not between or not between[0].plays("of"):
        return between
    named = next((k for k, chunk in enumerate(between[:_NAMED_WITHIN]) if chunk.plays("counts", "state", "taken")), -1)
    return between[named + 1 :]


def _predicate(sentence: Sentence, at: int) -> list[Chunk]:
    """The chunks behind a number, without articles, small words and what a hyphen ties to a noun: off-duty members."""
    aside = frozenset({"adverb", "det"})
    behind = [c for c in sentence.chunks[at + 1 : at + 8] if not c.roles & aside or c.plays("when")]
    while len(behind) > 2 and behind[2].plays("hyphen") and behind[0].plays("be"):
        del behind[1:3]
    return behind


def _are_people(sentence: Sentence, named: Chunk, lexicon: Lexicon) -> bool:
    """Whether a noun for people follows, the name of a people, a word for their group, or a bound of their age."""
    if is_of_a_people(sentence, named, lexicon):
        return True
    if named.plays("mention", "modifier") and named.people is not None and named.people.unit == "person":
        definite = sentence.tokens[named.first].low in lexicon.sets.get("definite", ())  # 300 is the population
        return not named.people.things and not definite
    return named.plays("when") and sentence.tokens[named.first].low in lexicon.sets.get("age_bounds", ())


def is_of_a_people(sentence: Sentence, named: Chunk, lexicon: Lexicon) -> bool:
    """Whether a word is a name in the plural, or looks like a noun for people: were Tamyrs; eran contratistas."""
    token = sentence.tokens[named.last]
    endings = tuple(lexicon.sets.get("plural_endings", ()))
    if not named.roles <= {"name", "somebody", "word"} or named.first != named.last or lexicon.bare_nouns:
        return False
    return (token.text.istitle() and token.low.endswith(endings or "-")) or (
        token.text.islower() and token.low.endswith(endings or "-") and looks_like_people(token.low, lexicon)
    )


def _behind_numbering(sentence: Sentence, at: int) -> Sequence[Chunk]:
    """The chunks before the one at `at`, without the number of a paragraph that opens the sentence."""
    ahead = list(sentence.chunks[:at])
    numbers = ahead and sentence.tokens[ahead[0].first].kind == "number" and ahead[0].roles == {"thing"}
    if numbers:
        ahead = ahead[2:] if len(ahead) > 1 and ahead[1].plays("mark", "close") else ahead[1:]
    return ahead


def _without_asides(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """The chunks without words between two commas that name who speaks: five, she said, are women."""
    for first, chunk in enumerate(chunks):
        if not chunk.plays("comma"):
            continue
        last = next((k for k in range(first + 1, min(len(chunks), first + 1 + _ASIDE)) if chunks[k].plays("comma")), 0)
        if last and any(c.plays("states") for c in chunks[first:last]):
            return [*chunks[:first], *chunks[last:]]
    return chunks


def _is_what_they_are(sentence: Sentence, at: int, behind: Sequence[Chunk], goes_on: bool) -> bool:
    """Whether a number with an ending of "the", or one that goes on from another, stands before what those are.

    A form of "be" stands last, or is left out: Twelve were women and nine girls.
    """
    chunk = sentence.chunks[at]
    if chunk.quantity is None or chunk.people is None or chunk.people.group is None:
        return False
    if not (goes_on or chunk.quantity.ended):
        return False
    closed = not behind or bool(behind[0].roles & ENDING)
    return closed or (behind[0].plays("be") and (len(behind) == 1 or bool(behind[1].roles & ENDING)))


def _is_some_of_them(sentence: Sentence, at: int, before: int | None, lexicon: Lexicon) -> bool:
    """Whether a number opens the sentence and is one of people known: four of the men."""
    chunk = sentence.chunks[at]
    if before is not None or chunk.quantity is None or chunk.people is None or chunk.people.unit != "person":
        return False
    between = sentence.tokens[chunk.quantity.last + 1 : chunk.people.last]
    return len(between) > 1 and between[1].low in lexicon.sets.get("definite", ())


def _is_told_apart(sentence: Sentence, at: int, before: int | None, lexicon: Lexicon) -> bool:
    """Whether a verb that says who somebody is stands behind the number: seven belonged to the majority."""
    if before is None and at and not sentence.chunks[at - 1].plays("and", "quote"):
        return False
    return lexicon.telling_apart.at(sentence.tokens, sentence.chunks[at].last + 1) is not None


def _are_of_an_age(sentence: Sentence, behind: Sequence[Chunk], lexicon: Lexicon) -> bool:
    """Whether an age, and a word that it is not reached or passed, follow: were under the age of 15."""
    words = lexicon.sets.get("of_age", ())
    for i, chunk in enumerate(behind[:_LONGEST_AGE]):
        if chunk.plays("when") or (chunk.plays("thing") and i):
            told = sentence.tokens[behind[0].first : chunk.last + 3]
            return any(token.low in words for token in told)
        if not chunk.roles & _OF_AGES:
            return False
    return False
