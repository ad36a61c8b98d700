"""Whether words that stand as the subject of a verb of harm can be who did it: those who suffer it stand so, too.

Where verbs agree with their subject, Отряд обстреляли is no deed of the unit: the verb is in the plural. A verb that is
written alike in the passive does something only to an object: قصفت القوات القرية, but not قصفت القوات في الفجر.
"""

from __future__ import annotations

import itertools
import unicodedata

from accounted.model import vocabulary
from accounted.reading.gapped import number_at
from accounted.reading.kinds.spoken import Spoken

HARMS = frozenset({"attack", "killing", "capture", "capture_of_place"})
"""Types of events that somebody brings on others."""
DONE = vocabulary("fates").having("done")
"""Fates that somebody brings on people."""
_AGREE = (
    ("verb_several", "subject_several"),
    ("verb_feminine", "subject_feminine"),
    ("verb_neuter", "subject_neuter"),
    ("verb_masculine", "subject_masculine"),
)
"""Lists of endings of verbs, each with that of the first words of their subjects."""

_PLACE = 2
"""So many words the place has where those lie who are told of, behind its preposition."""

Stretch = tuple[int, int]


def may_do(spoken: Spoken, subject: Stretch, verb: Stretch) -> bool:
    """Whether the words of a subject can be who did what a verb tells."""
    if _is_governed(spoken, subject[0]) or _in_another_case(spoken, subject):
        return False
    return _agrees(spoken, subject, verb) and _acts_on_something(spoken, subject, verb)


def _is_governed(spoken: Spoken, first: int) -> bool:
    """Whether a preposition opens the words or leads to them: a los soldados; tiré sur les soldats."""
    lexicon, tokens, speech = spoken.lexicon, spoken.tokens, spoken.discourse.speech
    while first > 0 and not lexicon.has("oblique", tokens[first].low) and speech.has("articles", tokens[first - 1].low):
        first -= 1
    leading = next((i for i in (first, first - 1) if i >= 0 and lexicon.has("oblique", tokens[i].low)), None)
    if leading is None or spoken.verbs_last:
        return False
    low = tokens[leading].low
    if lexicon.has("of", low) or lexicon.has("agent_marks", low):
        return False  # efectivos de la IV Brigada; una bomba lanzada por un avión
    clauses = any(speech.has(it, low) for it in ("complementisers", "as_told"))
    return not clauses and lexicon.connectors.at(tokens, leading) is None


def _in_another_case(spoken: Spoken, subject: Stretch) -> bool:
    """Whether the ending of the last word is none of a subject: birliklere; askerleri, where nothing owns them."""
    lexicon, tokens, last = spoken.lexicon, spoken.tokens, spoken.tokens[subject[1]].low
    if lexicon.has("no_subject_endings", last):
        return True
    owner = subject[0] - 1 if subject[0] == subject[1] else subject[0]
    owned = owner >= 0 and tokens[owner].kind == "word" and not _in_a_date(spoken, owner)
    return lexicon.has("object_unless_owned", last) and not owned


def _agrees(spoken: Spoken, held: Stretch, verb: Stretch) -> bool:
    """Whether the first word of a subject has the form that its verb asks for; abbreviations and numbers have none."""
    lexicon, tokens, speech = spoken.lexicon, spoken.tokens, spoken.discourse.speech
    lows = [tokens[i].low for i in range(verb[0], verb[1] + 1)]
    asked = next((subject for told, subject in _AGREE if any(lexicon.has(told, low) for low in lows)), None)
    small = (lexicon.has("own", it.low) or speech.has("openers", it.low) for it in tokens[held[0] : held[1]])
    first = tokens[held[0] + sum(itertools.takewhile(bool, small))]  # ночью его солдаты
    formless = first.text.isascii() or (len(first.text) > 1 and first.text.isupper())
    if asked is None or formless or any(number_at(tokens, i, speech) for i in range(held[0] - 1, held[1] + 1)):
        return True
    joined = asked == "subject_several" and any(lexicon.has("joiners", tokens[i].low) for i in range(*held))
    return lexicon.has(asked, first.low) or (joined and lexicon.has("subject_feminine", first.low))


def _acts_on_something(spoken: Spoken, subject: Stretch, verb: Stretch) -> bool:
    """Whether an object stands behind the verb and its subject, where the verb is written alike in the passive."""
    lexicon, tokens = spoken.lexicon, spoken.tokens
    if not any(lexicon.has("either_voice", tokens[i].low) for i in range(verb[0], verb[1] + 1)):
        return True
    i = max(subject[1], verb[1]) + 1
    while i < len(tokens) and _is_between(spoken, i):
        i += 1 + _PLACE if lexicon.has("stationed", tokens[i - 1].low) else 1  # on the hill
    if i >= len(tokens):
        return False
    return tokens[i].kind != "punct" and not lexicon.has("no_objects", tokens[i].low)


def _is_between(spoken: Spoken, i: int) -> bool:
    """Whether a word may stand between a subject and its object: who they are, where they lie, and when it was."""
    lexicon, low = spoken.lexicon, spoken.tokens[i].low
    describes = lexicon.has("describing", low) and not lexicon.has("described", low)
    placed = lexicon.has("stationed", low) or lexicon.has("stationed", spoken.tokens[i - 1].low)
    return describes or placed or lexicon.has("times", low) or _in_a_date(spoken, i)


def _in_a_date(spoken: Spoken, i: int) -> bool:
    return any(date.first <= i <= date.last for date in spoken.when)


def past_nobody(spoken: Spoken, first: int) -> int:
    """The first token of whom a subject names that opens with nobody: nobody from the army; else its own first."""
    length = spoken.lexicon.reach("nobody", spoken.tokens, first)
    i = first + length
    while length and i < len(spoken.tokens) and spoken.lexicon.has("oblique", spoken.tokens[i].low):
        i += 1
    return i


def is_negated(spoken: Spoken, first: int, floor: int) -> bool:
    """Whether a "no" or "nor" stands right before the subject that begins there: neither the army nor the militia."""
    while first > floor and spoken.discourse.speech.has("articles", spoken.tokens[first - 1].low):
        if spoken.lexicon.has("negations", spoken.tokens[first - 1].low):
            return True
        first -= 1
    return first > floor and bool(spoken.lexicon.ends_before("negations", spoken.tokens, first))


def leads_to_doer(spoken: Spoken, i: int) -> bool:
    """Whether "by" at token `i` leads to who did a deed: not where a word before it tells what others did.

    "The bodies were found by soldiers", "the army was blamed by villagers" name nobody who killed.
    """
    lexicon, tokens, at = spoken.lexicon, spoken.tokens, i - 1
    while at > 0 and lexicon.passes(tokens[at].low):
        at -= 1
    if at < 0 or not lexicon.has("participles", tokens[at].low) or lexicon.has("no_participles", tokens[at].low):
        return True
    if at > 1 and lexicon.has("joiners", tokens[at - 1].low) and lexicon.ends_before("carried_out", tokens, at - 1):
        return True  # was planned and led by
    return bool(lexicon.ends_before("carried_out", tokens, at + 1)) or _tells_of_harm(spoken, at)


def _tells_of_harm(spoken: Spoken, at: int) -> bool:
    """Whether the word at a token tells a harm itself: as an event, or as a fate that others bring on people."""
    for i in range(max(0, at - 2), at + 1):
        found = spoken.lexicon.events.at(spoken.tokens, i)
        if found and i + found.length > at and not HARMS.isdisjoint(found.value.values()):
            return True
    chunk = next((chunk for chunk in spoken.sentence.chunks if chunk.first <= at <= chunk.last), None)
    meaning = chunk.meaning("done", "taken", "state", "happened") if chunk else None
    return meaning is not None and not DONE.isdisjoint((meaning.fate, *meaning.merged))


def is_vowelled_passive(spoken: Spoken, i: int) -> bool:
    """Whether the first vowel written in a verb is one of the passive: قُصفت."""
    written = next((letter for letter in spoken.tokens[i].text if unicodedata.combining(letter)), None)
    return written is not None and written in {*spoken.lexicon.lists.get("passive_vowels", ())}
