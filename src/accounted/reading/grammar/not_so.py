"""Numbers that somebody names to say that they are wrong: 91, and not 52; no son cuatro, como miente el ministro."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from accounted.reading.grammar.figure import NOT_SO, Figure
from accounted.reading.grammar.sentence import Sentence
from accounted.reading.lexicon import Lexicon

_APART = 12
"""How many pieces may stand between a number and the wrong one in its place."""
_HOURS = 12
_LINKS = ("comma", "and", "semi", "dash", "open")
_NAMED = frozenset({"adverb", "det", "word", "mention", "name", "somebody", "pron", "modifier", "of"})
"""What may stand with the words for a toll before its verb."""

Closes = Callable[[Sentence, int], bool]


def put_right_by(
    sentence: Sentence, at: int, known: dict[int, Figure], lexicon: Lexicon, closes: Closes
) -> int | None:  # fmt: skip
    """The figure before a number that is named as the wrong one in its place: 91, and not 52 as was said."""
    i = _not_before(sentence, at)
    if i is None:
        i = at if _denied_behind(sentence, at, lexicon) else None
    elif not closes(sentence, at):
        return None
    before = max((k for k in known if i is not None and k < i and sentence.chunks[k].plays("number")), default=None)
    if i is None or before is None or i - before > _APART:
        return None
    parted = sentence.chunks[i - 1].plays(*_LINKS) or i - 1 == before
    return before if parted else None


def is_denied(sentence: Sentence, at: int, known: dict[int, Figure]) -> bool:
    """Whether a clause only says that those who met a fate are not so many: no son diecisiete los asesinados."""
    chunks = sentence.chunks
    i = at - 1
    while i > 0 and chunks[i].plays("adverb", "quote") and not chunks[i].plays("not"):
        i -= 1
    verbs = list(itertools.takewhile(lambda k: chunks[k].plays("not", "be", "have"), range(i, -1, -1)))
    if not any(chunks[k].plays("not") for k in verbs):
        return False
    if chunks[verbs[-1]].plays("or"):  # ni tampoco seis
        return any(figure.rule == NOT_SO for figure in known.values())
    begin = next((k for k in range(verbs[-1] - 1, -1, -1) if chunks[k].plays(*_LINKS, "colon", "mark", "quote")), -1)
    subject = [chunk for chunk in chunks[begin + 1 : verbs[-1]] if not chunk.roles <= {"adverb", "det"}]
    toll = any(chunk.plays("counts", "tolls", "number_of", "state") for chunk in subject)
    if any(not (chunk.roles & _NAMED or chunk.plays("counts", "tolls", "number_of", "state")) for chunk in subject):
        return False
    return toll or (any(chunks[k].plays("be") for k in verbs) and not _may_be_an_hour(sentence, at) and not subject)


def _may_be_an_hour(sentence: Sentence, at: int) -> bool:
    """Whether a small number that nothing follows may be one of the clock, or count nobody: it was not three."""
    chunk, behind = sentence.chunks[at], sentence.chunks[at + 1 : at + 3]
    people = chunk.people is not None or any(one.plays("counts") for one in behind)
    given = bool(behind) and (behind[0].plays("as") or (len(behind) > 1 and behind[1].plays("as")))
    return not (people or given) and (chunk.quantity is None or (chunk.quantity.high or 0) <= _HOURS)


def _not_before(sentence: Sentence, at: int) -> int | None:
    """Where a "not" stands right before a number; None where none does."""
    i = at - 1
    while i > 0 and sentence.chunks[i].plays("adverb", "quote") and not sentence.chunks[i].plays("not"):
        i -= 1
    return i if i > 0 and sentence.chunks[i].plays("not") else None


def _denied_behind(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether a "not" closes the clause behind a number, where it stands so: dokuz kişi öldü, yirmi iki değil."""
    behind = sentence.chunks[at + 1 : at + 3]
    if not behind or sentence.tokens[behind[0].first].low not in lexicon.sets.get("no_number", ()):
        return False
    return len(behind) < len(range(at + 1, at + 3)) or behind[1].plays("mark", "quote", "semi")
