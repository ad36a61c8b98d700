"""A toll taken up again by a bare number: "the union arrives at 104", "the ministry's 73", "it was 2,150".

A text gives a toll once with its noun and its verb, and then goes on with numbers alone. Such a number is read where
three things meet: a toll is in focus (a figure a little before, or a toll spoken of without one), the number has no
noun that would make it count something else, and a word beside it names, counts or settles a number. A number given
before is known again on weaker signs. What the words are stands in the lexicon, under `resuming`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from accounted.model import CountClaim
from accounted.reading.discourse import Discourse
from accounted.reading.grammar.figure import EARLIER, SAME, Figure
from accounted.reading.grammar.sentence import Chunk, Sentence
from accounted.reading.lexicon import FATE_ROLES, Lexicon
from accounted.reading.voice import Voice

_FEWEST = 3
"""One and two stand for too much else."""
_KNOWN = 10
"""A number at least so large, given again, is known by itself."""
_REACH = 1500
"""How many characters behind the last figure a toll is still in focus."""
_APART = 40
"""So many times smaller or larger than the toll in focus a number may be."""
_HOURS = 24
_YEARS = range(1400, 2100)
_SAYING = frozenset({"say", "say_number", "say_toll", "paper_says", "paper_states"})
_OF_PAPERS = frozenset({"paper_says", "paper_states"})
_NAMING = ("states", "puts_at", "reach")
_PASSED = frozenset({"adverb", "quote", "colon"})
_CLOSING = frozenset(
    {"mark", "comma", "semi", "colon", "quote", "close", "open", "dash", "and", "or", "sub", "rel", "prep", "when",
     "adverb", "by", "bar"}
)  # fmt: skip
_ASIDE = frozenset(
    {"name", "word", "mention", "det", "prep", "when", "adverb", "dash", "of", "modifier", "figure_word", "at", "by",
     "somebody", "to", "people"}
)  # fmt: skip
_LONGEST_NAME = 8
"""How many chunks may stand between one number and the next that shares its verb."""
_LONGEST_PHRASE = 6
"""How many tokens a phrase of naming a number has at most."""


@dataclass(frozen=True, slots=True)
class Focus:
    """The toll that a text speaks of: the last figure, and what the sentence itself tells of a toll."""

    figure: CountClaim | None
    near: bool
    told: bool
    voices: Sequence[Voice]


def resumed(
    sentence: Sentence, found: Sequence[Figure], voices: Sequence[Voice], discourse: Discourse, lexicon: Lexicon
) -> list[Figure]:  # fmt: skip
    """The figures with those added that take up a toll again, in order of the text."""
    known = {figure.at: figure for figure in found}
    focus: Focus | None = None
    for at, chunk in enumerate(sentence.chunks):
        if at in known or not (_is_bare(chunk) or _is_taken_for_a_thing(sentence, at, lexicon)):
            continue
        focus = focus or _focus(sentence, found, voices, discourse)
        if focus.near and _is_described(sentence, at, known):
            known[at] = Figure(at, SAME, (), "resumed-part", None, EARLIER, joined="described")
        elif (rule := _rule(sentence, at, known, focus, discourse, lexicon)) is not None:
            known[at] = Figure(at, SAME, (), rule)
    return [figure for at in sorted(known) for figure in ([f for f in found if f.at == at] or [known[at]])]


def _is_bare(chunk: Chunk) -> bool:
    """Whether a number counts nothing that is named beside it."""
    quantity = chunk.quantity
    return quantity is not None and chunk.people is None and chunk.plays("number") and not quantity.zero


def _is_taken_for_a_thing(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether what looks like a thing counted, or like the number of one, is a word of naming a number, or papers."""
    chunk, tokens = sentence.chunks[at], sentence.tokens
    if chunk.quantity is None or chunk.quantity.zero or not chunk.plays("thing"):
        return False
    if lexicon.speech.subject == "start" and lexicon.resuming.at(tokens, chunk.quantity.last + 1):
        return True  # elli derdi, "used to say fifty"
    if at and chunk.last == chunk.quantity.last:
        last = sentence.chunks[at - 1].last
        phrases = ((k, lexicon.resuming.at(tokens, k)) for k in range(last - 1, max(-1, last - _LONGEST_PHRASE), -1))
        if any(found and k + found.length - 1 == last for k, found in phrases):
            return True  # the number became 52
    return _is_of_records(sentence, at, lexicon)


def _is_of_records(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether a number counts the papers in which people stand, one for each: 212 cases, 259 entries."""
    chunk, words = sentence.chunks[at], lexicon.sets.get("record_words", ())
    if chunk.quantity is None or not chunk.plays("thing", "number"):
        return False
    return any(token.low in words for token in sentence.tokens[chunk.quantity.last + 1 : chunk.quantity.last + 2])


def _is_described(sentence: Sentence, at: int, known: dict[int, Figure]) -> bool:
    """Whether a number opens the sentence and is only said to be women, officers or the like: five are women."""
    chunk, behind = sentence.chunks[at], [c for c in sentence.chunks[at + 1 : at + 4] if not c.plays("adverb")]
    if known or not _is_bare(chunk) or any(not c.plays("and", "sub", "quote", "adverb") for c in sentence.chunks[:at]):
        return False
    if len(behind) < 2 or not behind[0].plays("be"):
        return False
    people = behind[1].people
    return behind[1].plays("mention", "modifier") and people is not None and people.group is not None


def _focus(sentence: Sentence, found: Sequence[Figure], voices: Sequence[Voice], discourse: Discourse) -> Focus:
    last = discourse.last_figure(of_the_dead=True)
    near = last is not None and sentence.start - last.amount.end <= _REACH
    told = any(sentence.chunks[figure.at].plays("number") for figure in found)
    told = told or any(chunk.plays("tolls", "number_of", "counts") for chunk in sentence.chunks)
    return Focus(last, near, told, voices)


def _rule(
    sentence: Sentence, at: int, known: dict[int, Figure], focus: Focus, discourse: Discourse, lexicon: Lexicon
) -> str | None:  # fmt: skip
    """By which rule a bare number takes up a toll; None where it does not."""
    again = _given_before(sentence.chunks[at], discourse)
    in_focus = focus.near or focus.told
    if not (in_focus or again) or _is_refused(sentence, at) or not _is_apt(sentence, at, focus, again):
        return None
    if _is_of_records(sentence, at, lexicon):
        named = again or _named(sentence, at, focus, lexicon) or _shares_the_verb(sentence, at, known)
        return "resumed-records" if focus.figure is not None and named else None
    closes = _closes(sentence, at) or _is_spoken_of(sentence, at)
    tried: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("resumed-behind", lambda: in_focus and _named_behind(sentence, at, lexicon)),
        ("resumed-of", lambda: again and not closes and _is_of_a_paper(sentence, at)),
        ("resumed", lambda: closes and (_named(sentence, at, focus, lexicon) or _is_it(sentence, at, lexicon))),
        ("resumed-too", lambda: closes and _shares_the_verb(sentence, at, known)),
        ("resumed-owned", lambda: closes and _has_an_owner(sentence, at, lexicon)),
        ("resumed-again", lambda: closes and again and _stands_free(sentence, at)),
    )
    return next((rule for rule, holds in tried if holds()), None)


def _given_before(chunk: Chunk, discourse: Discourse) -> bool:
    """Whether the text has given the number of this chunk before, and it is large enough to be known again."""
    quantity = chunk.quantity
    ends = (quantity.low, quantity.high) if quantity else (None, None)
    if max(end or 0 for end in ends) < _KNOWN:
        return False
    return any((one.amount.low, one.amount.high) == ends for one in discourse.figures)


def _is_refused(sentence: Sentence, at: int) -> bool:
    """Whether a number is named as the wrong one, or as a whole only: not eleven but 16,000; 38 of the 41."""
    before = [
        c for c in sentence.chunks[max(0, at - 3) : at] if not c.plays("adverb", "quote", "det") or c.plays("not")
    ]
    of_those = len(before) > 1 and before[-1].plays("of") and before[-2].plays("number")  # 38 of the 41
    return of_those or (bool(before) and before[-1].plays("not"))


def _is_apt(sentence: Sentence, at: int, focus: Focus, again: bool) -> bool:
    """Whether a number is of the size of a toll in focus, and no year."""
    quantity = sentence.chunks[at].quantity
    if quantity is not None and (quantity.high or quantity.low or 0) < _FEWEST:
        return False
    number = (quantity.low or quantity.high or 0) if quantity else 0
    before = (focus.figure.amount.low or focus.figure.amount.high or 0) if focus.figure else 0
    words = sentence.tokens[quantity.last].text if quantity else ""
    plain = quantity is not None and quantity.precision == "exact" and words.isdigit()
    if plain and number in _YEARS and not again and not number / 5 <= before <= number * 5:
        return False
    return again or before == 0 or before / _APART <= number <= before * _APART


def _closes(sentence: Sentence, at: int) -> bool:
    """Whether what stands behind a number is no noun that it would count."""
    behind = sentence.chunks[at + 1] if at + 1 < len(sentence.chunks) else None
    return behind is None or bool(behind.roles & _CLOSING)


def _is_spoken_of(sentence: Sentence, at: int) -> bool:
    """Whether "of" leads a number of which something is said: the claim of 300 was never proved."""
    behind = sentence.chunks[at + 1 : at + 2]
    return bool(behind) and behind[0].plays("be", "have", "modal") and at > 0 and sentence.chunks[at - 1].plays("of")


def _named(sentence: Sentence, at: int, focus: Focus, lexicon: Lexicon) -> bool:
    """Whether a word that names, counts or settles a number stands right before it."""
    i = at - 1
    while i >= 0 and sentence.chunks[i].roles <= _PASSED:
        i -= 1
    if i < 0 or sentence.tokens[sentence.chunks[i].last].low in lexicon.sets.get("roomy", ()):
        return False
    if _tells_the_hour(sentence, at, i, lexicon):
        return False
    parted = any(chunk.plays("colon") for chunk in sentence.chunks[i + 1 : at])
    return (sentence.chunks[i].plays(*_NAMING) and not parted) or _names_numbers(sentence, i, focus, lexicon)


def _tells_the_hour(sentence: Sentence, at: int, i: int, lexicon: Lexicon) -> bool:
    """Whether a small number behind "at" may be an hour, no toll being its subject: they stopped at eleven."""
    quantity, last = sentence.chunks[at].quantity, sentence.chunks[i].last
    if quantity is None or (quantity.high or quantity.low or 0) > _HOURS:
        return False
    ahead = sentence.tokens[max(0, last - _LONGEST_PHRASE) : last]
    figure = any(token.low in lexicon.sets.get("figure_pronouns", ()) for token in ahead)
    return sentence.tokens[last].low in lexicon.sets.get("clock_ahead", ()) and not figure


def _names_numbers(sentence: Sentence, i: int, focus: Focus, lexicon: Lexicon) -> bool:
    """Whether the words that end with chunk `i` name a number: said, lists, arrived at; a paper's only with it."""
    chunk, tokens = sentence.chunks[i], sentence.tokens
    for k in range(chunk.last, max(-1, chunk.last - _LONGEST_PHRASE), -1):
        length = chunk.last - k + 1
        if _is_noun(sentence, k):
            continue
        cue, phrase = lexicon.speech.cues.at(tokens, k), lexicon.resuming.at(tokens, k)
        if phrase and phrase.length == length:
            return True
        if cue and cue.length == length and cue.value in _SAYING:
            start, end = tokens[k].start, tokens[chunk.last].end
            said = any(voice.cue[0] <= start and end <= voice.cue[1] for voice in focus.voices)
            return said or cue.value not in _OF_PAPERS
    return False


def _is_noun(sentence: Sentence, k: int) -> bool:
    """Whether the word at token `k` stands behind an article or a small word, so that it is a noun: under count 4."""
    before = next((c for c in sentence.chunks if c.last == k - 1), None)
    return before is not None and before.plays("det", "prep", "of", "at", "by")


def _named_behind(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether such a word stands right behind a number, where verbs come last."""
    if lexicon.speech.subject != "start":
        return False
    quantity = sentence.chunks[at].quantity
    if quantity is not None and lexicon.resuming.at(sentence.tokens, quantity.last + 1):
        return True
    i = at + 1
    while i < len(sentence.chunks) and sentence.chunks[i].roles <= {"adverb", "quote", "small"}:
        i += 1
    if i >= len(sentence.chunks):
        return False
    first = sentence.chunks[i].first
    cue, phrase = lexicon.speech.cues.at(sentence.tokens, first), lexicon.resuming.at(sentence.tokens, first)
    return bool(phrase) or (cue is not None and cue.value in _SAYING) or sentence.chunks[i].plays(*_NAMING)


def _is_it(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether a pronoun or a word for a figure is said to be the number: it was 2,150; the true total was 34."""
    i = at - 1
    while i >= 0 and sentence.chunks[i].roles & {"adverb", "quote"}:
        i -= 1
    if i < 1 or not sentence.chunks[i].plays("be"):
        return False
    pronouns = lexicon.sets.get("figure_pronouns", ())
    owned = lexicon.bare_nouns and not lexicon.head_first
    i -= 1
    while i > 0 and sentence.chunks[i].plays("adverb", "not", "have", "modal"):
        if sentence.tokens[sentence.chunks[i].last].low in pronouns:
            return True
        i -= 1
    if sentence.chunks[i].plays("comma"):  # the total, written on the last page, is 64
        i = next((k - 1 for k in range(i - 1, max(0, i - _LONGEST_NAME), -1) if sentence.chunks[k].plays("comma")), i)
    if owned and i and sentence.chunks[i - 1].plays("word", "name", "thing", "mention", "done", "somebody"):
        return False
    return sentence.tokens[sentence.chunks[i].last].low in pronouns


def _shares_the_verb(sentence: Sentence, at: int, known: dict[int, Figure]) -> bool:
    """Whether a number goes on from one that a rule like these read: the ministry says 12 and the union 40."""
    before = max((i for i in known if i < at and sentence.chunks[i].plays("number")), default=None)
    if before is None or not known[before].rule.startswith(("resumed", "ellipsis", "toll")):
        return False
    between = sentence.chunks[before + 1 : at]
    if not 0 < len(between) <= _LONGEST_NAME or not any(c.plays("comma", "semi", "and") for c in between):
        return False
    links = frozenset({"comma", "semi", "and", "have"})
    return all(c.roles & (_ASIDE | links) and not c.plays(*FATE_ROLES, "be", "verb", "incl") for c in between)


def _has_an_owner(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether a number is somebody's, or called official: the ministry's 73."""
    if at == 0:
        return False
    word = sentence.tokens[sentence.chunks[at - 1].last]
    return word.low.endswith(("'s", "s'")) or word.low in lexicon.sets.get("figure_owned", ())


def _is_of_a_paper(sentence: Sentence, at: int) -> bool:
    """Whether an article and "of" hold a number given before: the 26 of the communiqué."""
    behind = sentence.chunks[at + 1 : at + 2]
    return bool(behind) and behind[0].plays("of") and at > 0 and sentence.chunks[at - 1].plays("det")


def _stands_free(sentence: Sentence, at: int) -> bool:
    """Whether a number given before stands where a figure can: behind a verb, a small word or a mark."""
    before = sentence.chunks[at - 1] if at else None
    free = frozenset({"verb", "prep", "to", "of", "colon", "dash", "and", "quote", "from"})
    return before is None or bool(before.roles & free)
