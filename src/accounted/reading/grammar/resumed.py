"""A toll taken up again by a bare number: "the union arrives at 104", "the ministry's 73", "it was 2,150".

A text gives a toll once with its noun and its verb, and then goes on with numbers alone. Such a number is read where
three things meet: a toll is in focus (a figure a little before, or a toll spoken of without one), the number has no
noun that would make it count something else, and a word beside it names, counts or settles a number. A number given
before is known again on weaker signs. What the words are stands in the lexicon, under `resuming`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from accounted.reading.discourse import Discourse
from accounted.reading.grammar.described import is_described
from accounted.reading.grammar.figure import EARLIER, NOT_SO, SAME, Figure
from accounted.reading.grammar.fitting import on_list
from accounted.reading.grammar.focus import Focus, focus_of, topic_of
from accounted.reading.grammar.naming import (
    LONGEST_PHRASE,
    has_an_owner,
    has_its_source,
    is_an_answer,
    is_before_a_verb,
    is_behind_a_verb,
    is_called_a_figure,
    is_given_by,
    is_it,
    is_named,
    is_named_behind,
    is_of_the_topic,
    is_one_figure,
    leaves_the_verb_out,
    shares_the_verb,
)
from accounted.reading.grammar.not_so import is_denied, put_right_by
from accounted.reading.grammar.sentence import ENDING, Chunk, Sentence
from accounted.reading.lexicon import Lexicon, punctuation_role
from accounted.reading.voice import Voice

_LOOSE = frozenset({"coordination", "ellipsis-said"})
"""Rules by which a number is read that may still be named only to say that it is wrong."""
_FEWEST = 3
"""One and two stand for too much else."""
_KNOWN = 10
"""A number at least so large, given again, is known by itself."""
_APART, _LESS_APART = 40, 20
"""So many times smaller or larger than the toll in focus a number may be; on weak signs not so far."""
_YEARS = range(1400, 2100)
_ON_LISTS = frozenset({"killed", "died_in_captivity", "missing", "disappeared"})
_CLOSING = ENDING | {"colon", "open", "sub", "rel", "prep", "when", "adverb", "by", "as"}


def resumed(
    sentence: Sentence, found: Sequence[Figure], voices: Sequence[Voice], discourse: Discourse, lexicon: Lexicon
) -> list[Figure]:  # fmt: skip
    """The figures with those added that take up a toll again, in order of the text."""
    known = {figure.at: figure for figure in found}
    focus: Focus | None = None
    for at, chunk in enumerate(sentence.chunks):
        bare = _is_bare(sentence, chunk) or _is_taken_for_a_thing(sentence, at, lexicon)
        if not (bare or _says_who(chunk)) or (at in known and known[at].rule not in _LOOSE):
            continue
        focus = focus or focus_of(sentence, found, voices, discourse)
        if figure := (bare and _as_wrong(sentence, at, known, focus, lexicon)) or (
            at not in known and _taken_up(sentence, at, bare, known, focus, discourse, lexicon)
        ):
            known[at] = figure
    for at, chunk in enumerate(sentence.chunks):
        right = next((known[i] for i in range(at + 1, at + 2) if i in known), None)
        if right and chunk.quantity is not None and chunk.roles == {"adverb"}:  # not 40 but 14
            known[at] = replace(right, at=at, rule=NOT_SO, part_of=None, joined=None)
    kept = [figure for figure in found if known[figure.at].rule != NOT_SO]
    read = {figure.at for figure in kept}
    return sorted([*kept, *(known[at] for at in known if at not in read)], key=lambda figure: figure.at)


def _as_wrong(
    sentence: Sentence, at: int, known: dict[int, Figure], focus: Focus, lexicon: Lexicon
) -> Figure | None:  # fmt: skip
    """The number as one that is named only to say that it is wrong; None where it is none."""
    if (right := put_right_by(sentence, at, known, lexicon, _closes)) is not None:
        return replace(known[right], at=at, rule=NOT_SO, part_of=None, joined=None)
    if focus.near and _is_apt(sentence, at, focus, False) and is_denied(sentence, at, known):
        return _figure(sentence, at, NOT_SO, known, focus, lexicon)
    return None


def _taken_up(
    sentence: Sentence, at: int, bare: bool, known: dict[int, Figure], focus: Focus, discourse: Discourse,
    lexicon: Lexicon,
) -> Figure | None:  # fmt: skip
    """The number as one that takes up a toll, or says who some of those counted were; None where it does neither."""
    if focus.near and is_described(sentence, at, known, lexicon):
        whole = next((known[i] for i in sorted(known, reverse=True) if i < at), None)
        fate = (whole.fate, whole.merged) if whole else (SAME, ())
        return Figure(at, *fate, "resumed-part", None, EARLIER, joined="described")
    if bare and _is_of_those_given(sentence, at, known, discourse):
        return Figure(at, SAME, (), "resumed-part", None, EARLIER, joined="described")
    if not bare:
        spoken = focus.close and _is_spoken_of_so(sentence, at, lexicon)
        return _figure(sentence, at, "resumed", known, focus, lexicon) if spoken else None
    rule = _rule(sentence, at, known, focus, discourse, lexicon)
    return _figure(sentence, at, rule, known, focus, lexicon) if rule else None


def _figure(
    sentence: Sentence, at: int, rule: str, known: dict[int, Figure], focus: Focus, lexicon: Lexicon
) -> Figure:  # fmt: skip
    """The figure with the fate of the toll that the sentence, or one before it, speaks of; else as one before."""
    if any(i < at for i in known):
        return Figure(at, SAME, (), rule)
    told = topic_of(sentence, lexicon, at)
    if told is not None and told.fate:
        return Figure(at, told.fate, told.merged, rule)
    topic = focus.topic
    return Figure(at, topic.fate, topic.merged, rule) if topic and topic.fate else Figure(at, SAME, (), rule)


def _is_bare(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a number counts nothing that is named beside it, or only what others call it: the army's 67 "rebels"."""
    quantity = chunk.quantity
    if quantity is None or quantity.zero or not chunk.plays("number"):
        return False
    behind = sentence.tokens[quantity.last + 1 : quantity.last + 2]
    return chunk.people is None or any(punctuation_role(token.text) == "quote" for token in behind)


def _says_who(chunk: Chunk) -> bool:
    """Whether a number has people behind it, and may only say what those are, or only name them: nine were women."""
    people = chunk.people
    return people is not None and chunk.plays("number") and people.unit == "person" and people.counted is None


def _is_spoken_of_so(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether people are spoken of, and no more is said of them: the guard speaks of eight guerrillas."""
    i = at - 1
    while i > 0 and sentence.chunks[i].roles <= {"quote", "adverb"}:
        i -= 1
    quantity = sentence.chunks[at].quantity
    if quantity is None or quantity.zero:
        return False
    behind = sentence.chunks[at + 1 : at + 2]
    if lexicon.speech.subject == "start":
        return any(chunk.plays("spoken") for chunk in behind)
    return i >= 0 and sentence.chunks[i].plays("puts_at") and (not behind or bool(behind[0].roles & ENDING))


def _is_taken_for_a_thing(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether what looks like a thing counted, or like the number of one, is a word of naming a number, or papers."""
    chunk, tokens = sentence.chunks[at], sentence.tokens
    if chunk.quantity is None or chunk.quantity.zero:
        return False
    if not chunk.plays("thing"):
        return _is_of_records(sentence, at, lexicon)
    if at and chunk.people is None and sentence.chunks[at - 1].plays("name", "mention") and _closes(sentence, at):
        return True  # the army said 89, the Commission 98
    if lexicon.speech.subject == "start" and lexicon.resuming.at(tokens, chunk.quantity.last + 1):
        return True  # elli derdi, "used to say fifty"
    if at and chunk.last == chunk.quantity.last:
        last = sentence.chunks[at - 1].last
        phrases = ((k, lexicon.resuming.at(tokens, k)) for k in range(last - 1, max(-1, last - LONGEST_PHRASE), -1))
        if any(found and k + found.length - 1 == last for k, found in phrases):
            return True  # the number became 52
    return _is_of_records(sentence, at, lexicon)


def _is_of_records(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether a number counts the papers in which people stand, one for each: 212 cases, 259 entries."""
    chunk, words = sentence.chunks[at], lexicon.sets.get("record_words", ())
    if chunk.quantity is None or not chunk.plays("thing", "number"):
        return False
    return any(token.low in words for token in sentence.tokens[chunk.quantity.last + 1 : chunk.quantity.last + 2])


def _stands_on_a_list(sentence: Sentence, at: int, focus: Focus, lexicon: Lexicon) -> bool:
    """Whether so many names or graves are said to be there, the dead or missing being spoken of: there are 18 names."""
    before = [c for c in sentence.chunks[max(0, at - 3) : at] if not c.plays("adverb")]
    listed = on_list(sentence, at, lexicon)
    there = bool(before) and before[-1].plays("be", "have", "comma", "see")
    there = there or bool(listed and before and before[-1].plays("colon", "dash", "done", "happened", "word", "name"))
    named = sentence.chunks[at].plays("number") or listed
    return there and named and focus.close and focus.figure is not None and focus.figure.fate.code in _ON_LISTS


def _is_beside_another(sentence: Sentence, at: int, known: dict[int, Figure]) -> bool:
    """Whether a number and the one before it stand in a row, each with its source behind: 40 (court), 21 (army)."""
    chunks, i = sentence.chunks, at - 1
    while i >= 0 and chunks[i].plays("comma", "semi", "and"):
        i -= 1
    if i < 0 or i == at - 1 or not chunks[i].plays("close") or not _is_in_brackets(sentence, at + 1):
        return False
    first = next((k for k in range(i - 1, max(-1, i - LONGEST_PHRASE - 2), -1) if chunks[k].plays("open")), 0)
    return first > 0 and first - 1 in known


def _is_revised_from(sentence: Sentence, at: int, known: dict[int, Figure]) -> bool:
    """Whether "from" leads to the number that a toll was before, right behind what it is now: to 21, from nine."""
    chunks = sentence.chunks
    if at < 2 or not chunks[at - 1].plays("from") or not chunks[at - 2].plays("comma"):
        return False
    before = max((i for i in known if i < at - 1), default=None)
    if (
        before is None
        or at - before > LONGEST_PHRASE
        or not before
        or not chunks[before - 1].plays("to", "reach", "at")
    ):
        return False
    return not any(chunk.plays("and", "semi", "rel") for chunk in chunks[before:at])


def _is_in_brackets(sentence: Sentence, i: int) -> bool:
    """Whether brackets open at chunk `i` and hold a few words and no number."""
    chunks = sentence.chunks
    if i >= len(chunks) or not chunks[i].plays("open"):
        return False
    end = next((k for k in range(i + 1, min(len(chunks), i + 2 + LONGEST_PHRASE)) if chunks[k].plays("close")), None)
    return end is not None and not any(chunk.quantity for chunk in chunks[i + 1 : end])


def _rule(
    sentence: Sentence, at: int, known: dict[int, Figure], focus: Focus, discourse: Discourse, lexicon: Lexicon
) -> str | None:  # fmt: skip
    """By which rule a bare number takes up a toll; None where it does not."""
    again = _given_before(sentence.chunks[at], discourse)
    in_focus = focus.near
    if not (in_focus or again) or _is_refused(sentence, at) or not _is_apt(sentence, at, focus, again):
        return None
    if _is_of_records(sentence, at, lexicon):
        named = again or is_named(sentence, at, focus, lexicon) or shares_the_verb(sentence, at, known)
        named = named or _stands_on_a_list(sentence, at, focus, lexicon)
        return "resumed-records" if focus.figure is not None and named else None
    closes = _closes(sentence, at) or _is_spoken_of(sentence, at) or is_called_a_figure(sentence, at, lexicon)
    tried: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("resumed-beside", lambda: _is_beside_another(sentence, at, known)),
        ("resumed-behind", lambda: in_focus and is_named_behind(sentence, at, lexicon)),
        ("resumed-of", lambda: again and not closes and _is_of_a_paper(sentence, at)),
        ("resumed", lambda: closes and (is_named(sentence, at, focus, lexicon) or is_it(sentence, at, lexicon))),
        ("resumed-answer", lambda: closes and focus.asked and is_an_answer(sentence, at)),
        ("resumed-topic", lambda: closes and is_of_the_topic(sentence, at, lexicon)),
        ("resumed-gapped", lambda: closes and leaves_the_verb_out(sentence, at, known, focus)),
        ("resumed-gapped", lambda: closes and has_its_source(sentence, at, known, focus)),
        ("resumed-too", lambda: closes and _is_revised_from(sentence, at, known)),
        ("resumed-too", lambda: closes and shares_the_verb(sentence, at, known)),
        ("resumed-owned", lambda: closes and has_an_owner(sentence, at, lexicon)),
        ("resumed-owned", lambda: is_given_by(sentence, at, lexicon)),
        ("resumed-owned", lambda: is_one_figure(sentence, at, lexicon)),
        ("resumed-again", lambda: closes and again and _stands_free(sentence, at)),
        ("resumed-loosely", lambda: _is_loosely_meant(sentence, at, focus, lexicon)),
    )
    return next((rule for rule, holds in tried if holds()), None)


def _is_loosely_meant(sentence: Sentence, at: int, focus: Focus, lexicon: Lexicon) -> bool:
    """Whether, with hardly anything else spoken of, a number ends a clause behind a word that may be a verb."""
    behind, quantity = sentence.chunks[at + 1 : at + 2], sentence.chunks[at].quantity
    number = (quantity.low or quantity.high or 0) if quantity else 0
    if not focus.close or (focus.size and not focus.size / _LESS_APART <= number <= focus.size * _LESS_APART):
        return False
    if lexicon.speech.subject == "start":
        return is_before_a_verb(sentence, at)
    return (not behind or bool(behind[0].roles & ENDING)) and is_behind_a_verb(sentence, at, lexicon)


def _given_before(chunk: Chunk, discourse: Discourse) -> bool:
    """Whether the text has given the number of this chunk before, and it is large enough to be known again."""
    quantity = chunk.quantity
    ends = (quantity.low, quantity.high) if quantity else (None, None)
    if max(end or 0 for end in ends) < _KNOWN:
        return False
    return any((one.amount.low, one.amount.high) == ends for one in discourse.figures)


def _is_of_those_given(sentence: Sentence, at: int, known: dict[int, Figure], discourse: Discourse) -> bool:
    """Whether a number opens the sentence, and tells what some of those just given were: two of the 14 were boys."""
    chunks, last = sentence.chunks, discourse.last_figure()
    whole = next((k for k in range(at + 1, min(at + 4, len(chunks))) if chunks[k].plays("number", "thing")), 0)
    if any(i < at for i in known) or whole < at + 2 or last is None or not chunks[at + 1].plays("of", "incl"):
        return False
    quantity, part = chunks[whole].quantity, chunks[at].quantity
    if quantity is None or part is None or (quantity.low, quantity.high) != (last.amount.low, last.amount.high):
        return False
    if quantity.low is None or (part.high or part.low or 0) >= quantity.low or chunks[whole].plays("thing"):
        return False
    named = [chunk for chunk in chunks[whole + 1 : whole + 5] if not chunk.plays("det", "adverb")]
    people = named[1].people if len(named) > 1 and named[0].plays("be") else None
    return people is not None and people.unit == "person" and people.group is not None and people.counted is None


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
    before = focus.size
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
    if not behind or at == 0:
        return False
    named = sentence.chunks[at - 1].plays("number_of") and behind[0].plays("word", "verb", "somebody")
    return named or (behind[0].plays("be", "have", "modal") and sentence.chunks[at - 1].plays("of", "number_of"))


def _is_of_a_paper(sentence: Sentence, at: int) -> bool:
    """Whether an article and "of" hold a number given before: the 26 of the communiqué."""
    behind = sentence.chunks[at + 1 : at + 2]
    return bool(behind) and behind[0].plays("of") and at > 0 and sentence.chunks[at - 1].plays("det")


def _stands_free(sentence: Sentence, at: int) -> bool:
    """Whether a number given before stands where a figure can: behind a verb, a small word or a mark."""
    before = sentence.chunks[at - 1] if at else None
    free = frozenset({"verb", "prep", "to", "of", "colon", "dash", "and", "quote", "from", "number_of"})
    return before is None or bool(before.roles & free)
