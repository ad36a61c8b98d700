"""The lines of a list, each a label and a number alone: what befell those counted stands once, above the list.

A list stands under a line that tells a fate and ends with a colon ("Died on the way, by train:"), under a line of its
own kind that tells one ("Killed: 84", then "Women: 12"), or under the title of the text, where its last line is the sum
of those before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from accounted.language import tokenise
from accounted.reading.discourse import Discourse, Listing
from accounted.reading.grammar.figure import EARLIER, Figure
from accounted.reading.grammar.sentence import Chunk, Sentence
from accounted.reading.lexicon import FATE_ROLES, Lexicon, Meaning

_RULE = "line"
_LONGEST_LABEL = 12
_FEWEST_LINES = 3
_LONGEST_LIST = 4000
"""How many characters of a list are added up."""
_INDENT = 80
"""How many blanks may stand before or behind a line."""
_SEPARATORS = ("colon", "dash")
_OPENING = 2
"""Within so many chunks of a line its "of them" stands."""
_OF_ALL = frozenset({None, "women", "men", "children", "girls", "boys", "elderly", "civilians", "combatants", "police"})
"""Groups of those who meet a fate, where a line only goes on from another; doctors may be those on duty."""
_OF_PEOPLE = frozenset(
    {"mention", "modifier", "det", "hyphen", "dash", "incl", "of", "when", "prep", "adverb", "and", "to"}
)
"""What a label is made of that says who is counted and nothing else."""
_CLOSING = frozenset({"mark", "semi", "comma"})
_ENTRY = re.compile(r"[^\n]*[^\W\d_][^\n]*?\s?[:–—-]\s*(\d[\d.,\u00a0\u202f ]*)(?:[^\W\d]+)?[.;,]?[ \t]*\Z")


def with_lines(sentence: Sentence, found: Sequence[Figure], discourse: Discourse, lexicon: Lexicon) -> list[Figure]:
    """The figures, with the number of a line of a list where the list tells what befell those it counts."""
    at = _number_of_line(sentence, discourse)
    if at is None or any(figure.at == at for figure in found):
        return list(found)
    under = _listing(sentence, discourse, lexicon)
    if under is None or not _may_count(sentence, at, under, discourse, lexicon):
        return list(found)
    discourse.listing = replace(under, end=sentence.end)
    whole = (EARLIER, "breakdown") if under.parts and under.of_a_line else (None, None)
    line = Figure(at, under.fate, under.merged, _RULE, part_of=whole[0], joined=whole[1])
    return sorted([*found, line], key=lambda figure: figure.at)


def listing_behind(sentence: Sentence, figures: Sequence[Figure], discourse: Discourse) -> Listing | None:
    """The list that a sentence opens or goes on with, for the next one."""
    at = _number_of_line(sentence, discourse)
    if at is None:
        told = _told(sentence) if sentence.chunks and sentence.chunks[-1].plays("colon") else None
        return Listing(told.fate or "", told.merged, sentence.end) if told else None
    held = discourse.listing if _goes_on(sentence, discourse) else None
    own = next((figure for figure in figures if figure.at == at and figure.rule != _RULE), None)
    if own is not None and (held is None or held.of_a_line):
        return Listing(own.fate, own.merged, sentence.end, of_a_line=True, parts=_opens_parts(sentence))
    return replace(held, end=sentence.end, parts=held.parts or _opens_parts(sentence)) if held else None


def _opens_parts(sentence: Sentence) -> bool:
    """Whether a line opens with "of them": in the lines behind it, too, parts of a figure before are counted."""
    return any(chunk.plays("incl") and not chunk.plays("number") for chunk in sentence.chunks[:_OPENING])


def _goes_on(sentence: Sentence, discourse: Discourse) -> bool:
    held = discourse.listing
    return held is not None and not discourse.text[held.end : sentence.start].strip()


def _listing(sentence: Sentence, discourse: Discourse, lexicon: Lexicon) -> Listing | None:
    """The list that a line stands in: the one gone on with, or one that the title tells of and that adds up."""
    if _goes_on(sentence, discourse):
        return discourse.listing
    title = discourse.document.title
    if title is None or not _adds_up(discourse.text[sentence.start : sentence.start + _LONGEST_LIST]):
        return None
    tokens = tokenise(title.value)
    entries = (found.value for i in range(len(tokens)) if (found := lexicon.phrases.at(tokens, i)))
    told = (entry[role] for entry in entries for role in FATE_ROLES if role in entry)
    meaning = next((meaning for meaning in told if meaning.fate), None)
    return Listing(meaning.fate or "", meaning.merged, sentence.end) if meaning else None


def _number_of_line(sentence: Sentence, discourse: Discourse) -> int | None:
    """The chunk of the number of a line that holds a label, a separator and a number; None where it is no such line."""
    chunks, end = sentence.chunks, len(sentence.chunks)
    while end and chunks[end - 1].roles <= _CLOSING:
        end -= 1
    at = end - 1
    if not 1 <= at <= _LONGEST_LABEL or not chunks[at].plays("number"):
        return None
    parted = at > 1 and chunks[at - 1].plays(*_SEPARATORS)
    loose = not parted and _is_under_a_heading(sentence, discourse)
    if not (parted or loose):
        return None
    label = chunks[: at - 1] if parted or chunks[at - 1].plays("comma") else chunks[:at]
    return at if _names(label) and _fills_its_line(sentence, discourse.text) else None


def _is_under_a_heading(sentence: Sentence, discourse: Discourse) -> bool:
    """Whether a line stands in a list whose heading tells a fate, so that a comma or nothing may part its number."""
    held = discourse.listing
    return held is not None and not held.of_a_line and _goes_on(sentence, discourse)


def _fills_its_line(sentence: Sentence, text: str) -> bool:
    """Whether nothing else stands in the line of a sentence."""
    before = text[max(0, sentence.start - _INDENT) : sentence.start].rstrip(" \t")
    behind = text[sentence.end : sentence.end + _INDENT].lstrip(" \t")
    return (not before or before.endswith("\n")) and (not behind or behind.startswith(("\n", "\r")))


def _names(label: Sequence[Chunk]) -> bool:
    """Whether chunks may name what a line counts: words, with no number but that of a name (barge 2)."""
    for before, chunk in pairwise([None, *label]):
        numbered = before is not None and before.plays("name", "word", "somebody")
        if chunk is None or chunk.plays("colon") or (chunk.plays("number") and (chunk.people or not numbered)):
            return False
    return any(not chunk.plays("hyphen", "dash", "mark", "number") for chunk in label)


def _may_count(sentence: Sentence, at: int, under: Listing, discourse: Discourse, lexicon: Lexicon) -> bool:
    """Whether the label may be that of people: no thing; of a line that only goes on from another, people named."""
    words = (t for c in sentence.chunks[:at] if not c.plays("when") for t in sentence.tokens[c.first : c.last + 1])
    if any(token.low in lexicon.sets["not_people"] for token in words):  # "under 14 years" counts no years
        return False
    quantity, last = sentence.chunks[at].quantity, discourse.last_figure()
    if not under.of_a_line or quantity is None:
        return True
    label = sentence.chunks[: at - 1]
    named = any(c.plays("mention") and c.people and c.people.group in _OF_ALL for c in label)
    named = named and all(c.roles & _OF_PEOPLE for c in label)
    within = last is not None and (quantity.high or quantity.low or 0) <= (last.amount.high or last.amount.low or 0)
    told = under.parts and label[0].plays("prep", "to", "by", "cause") and sentence.tokens[0].text.islower()
    return (named or told) and within  # of them, to hospital: 9


def _told(sentence: Sentence) -> Meaning | None:
    """What the last word for a fate says, in a line that counts nobody."""
    if any(chunk.plays("number") for chunk in sentence.chunks):
        return None
    meanings = (chunk.meaning(*FATE_ROLES) for chunk in reversed(sentence.chunks))
    return next((meaning for meaning in meanings if meaning and meaning.fate), None)


def _adds_up(text: str) -> bool:
    """Whether a list begins here whose last line is the sum of those before it."""
    numbers: list[int] = []
    for line in text.split("\n"):
        entry = _ENTRY.match(line)
        if entry is None:
            break
        numbers.append(int(re.sub(r"\D", "", entry[1])))
    return len(numbers) >= _FEWEST_LINES and sum(numbers[:-1]) == numbers[-1]
