"""Whoever bears arms and did it, in plain words: "the militia fired", "soldiers of the battalion entered the village".

A noun for those who bear arms is the doer of a deed of the same clause where it stands as its subject, or behind "by".
The lists `armed`, `wrought` and `oblique` of a language hold the nouns, the verbs, and the words that make a noun no
subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accounted.reading.kinds.events.agreement import HARMS, is_negated, leads_to_doer, may_do
from accounted.reading.kinds.events.forces import Stretch, named_force
from accounted.reading.kinds.events.hits import Hit, is_suffered, unhappened
from accounted.reading.kinds.events.pieces import Piece
from accounted.reading.kinds.spoken import Spoken

_SUBORDINATE = frozenset({"relative", "same_time", "other_time", "cause", "condition"})
_NEXT = 2
"""So many words may stand between a verb and a subject behind it."""
_AHEAD = 5
"""So many words may stand between "by" and those whom it leads to."""
_JOINED = frozenset({"", "و", "ف", "ال", "وال", "فال"})
"""What may be written in one with a noun and leave it a subject."""


def doings(spoken: Spoken, pieces: Sequence[Piece], found: Sequence[Hit]) -> Iterator[tuple[int, Stretch, Stretch]]:
    """The deeds of a sentence that are told of those who bear arms: number of the piece, the verb, and the doer."""
    told = {
        hit.first: (hit.first, hit.last) for hit in found if hit.form == "verb" and (hit.type in HARMS or hit.loose)
    }
    finite = frozenset(told)
    told = {} if spoken.free else told  # where verbs are freer, soldiers who fell stand as those who killed do
    told = {i: verb for i, verb in told.items() if not spoken.lexicon.reach("dies", spoken.tokens, i)}
    for n, piece in enumerate(pieces):
        if piece.opener == "condition":
            continue
        for i in range(piece.first, piece.last + 1):
            length = 0 if _is_participle(spoken, i, finite) else spoken.lexicon.reach("wrought", spoken.tokens, i)
            verb = (i, i + length - 1) if length else told.get(i)
            happened = verb is not None and not unhappened(spoken, i) and not _nothing(spoken, verb[1] + 1)
            doer = doer_of(spoken, pieces, n, verb) if verb and happened else None
            if verb and doer:
                yield n, verb, doer


def _is_participle(spoken: Spoken, i: int, finite: frozenset[int]) -> bool:
    """Whether a word that may be a participle is no finite verb here: soldiers killed in the attack."""
    found = spoken.lexicon.events.at(spoken.tokens, i)
    return not spoken.free and found is not None and "done" in found.value and i not in finite


def _nothing(spoken: Spoken, i: int) -> bool:
    """Whether a "no" behind a verb says that nothing was done: fired no rockets."""
    if i >= len(spoken.tokens) or spoken.lexicon.has("no_denials", spoken.tokens[i].low):
        return False  # fired without warning
    return spoken.lexicon.reach("negations", spoken.tokens, i) > 0


def doer_of(
    spoken: Spoken, pieces: Sequence[Piece], n: int, verb: Stretch, suffered: bool = False
) -> Stretch | None:  # fmt: skip
    """Those who bear arms and did what the verb in piece `n` tells, or None where it names none.

    Args:
        suffered: whether the subject of the verb is known to suffer it.
    """
    clause = [piece for piece in pieces if piece.clause == pieces[n].clause]
    first, last = clause[0].first, clause[-1].last
    if suffered or is_suffered(spoken, verb):
        return _agent(spoken, verb[1] + 1, last)
    ahead = _nearest(spoken, first, verb[0] - 1, verb)
    if ahead is not None or spoken.verbs_last:
        return ahead or _before(spoken, pieces, n, verb)
    behind = _right_behind(spoken, verb, last) if spoken.free else None
    return behind or _before(spoken, pieces, n, verb)


def _agent(spoken: Spoken, first: int, last: int) -> Stretch | None:
    for i in range(first, last + 1):
        if armed(spoken, i):
            held = named_force(spoken, i, first, last)
            if _is_agent(spoken, held[0], first):
                return held
    return None


def _is_agent(spoken: Spoken, begin: int, first: int) -> bool:
    """Whether "by" leads to a noun, alone or through those who are of it: by a crowd of youths."""
    for i in range(begin, max(first, begin - _AHEAD) - 1, -1):
        if spoken.lexicon.ends_before("agent_marks", spoken.tokens, i):
            return not spoken.lexicon.ends_before("no_deeds", spoken.tokens, i - 1) and leads_to_doer(spoken, i - 1)
        low = spoken.tokens[i - 1].low if i else ""
        apart = spoken.lexicon.has("oblique", low) and not spoken.lexicon.has("of", low)
        if not low.isalpha() or apart or spoken.lexicon.has("acts", low):  # by shelling of the police station
            return False
    return False


def _nearest(spoken: Spoken, first: int, last: int, verb: Stretch) -> Stretch | None:
    """The noun nearest before a verb that may be its subject."""
    for i in range(last, first - 1, -1):
        if armed(spoken, i):
            held = named_force(spoken, i, first, last)
            if _is_subject(spoken, held, first) and may_do(spoken, held, verb):
                return held
    return None


def _right_behind(spoken: Spoken, verb: Stretch, last: int) -> Stretch | None:
    first = verb[1] + 1
    for i in range(first, min(first + _NEXT, last) + 1):
        if spoken.tokens[i].kind != "word" or spoken.lexicon.has("oblique", spoken.tokens[i].low):
            return None
        if armed(spoken, i):
            held = named_force(spoken, i, first, last)
            return held if may_do(spoken, held, verb) else None
    return None


def _before(spoken: Spoken, pieces: Sequence[Piece], n: int, verb: Stretch) -> Stretch | None:
    """The subject of a verb that opens its clause: the noun before "who", or that of the clause which goes on here."""
    clause = pieces[n].clause
    opens = min(piece.first for piece in pieces if piece.clause == clause)
    if any(spoken.tokens[i].kind == "word" and not _small(spoken, i) for i in range(opens, verb[0])):
        return None
    earlier = [piece for piece in pieces if piece.clause < clause]
    if pieces[n].opener == "relative":
        return _nearest(spoken, earlier[-1].first, earlier[-1].last, verb) if earlier else None
    home = next((piece for piece in reversed(earlier) if piece.opener not in _SUBORDINATE), None)
    return _nearest(spoken, home.first, home.last, verb) if home and home is not earlier[-1] else None


def _small(spoken: Spoken, i: int) -> bool:
    return any(
        spoken.lexicon.has(name, spoken.tokens[i].low) for name in ("between", "be", "have", "joiners", "clitics")
    )


def _is_subject(spoken: Spoken, held: Stretch, first: int) -> bool:
    begin = held[0]
    while begin > first and spoken.discourse.speech.has("articles", spoken.tokens[begin - 1].low):
        begin -= 1
    if is_negated(spoken, held[0], first):
        return False  # no soldier shelled the village
    return begin == first or not spoken.lexicon.has("oblique", spoken.tokens[begin - 1].low)


def armed(spoken: Spoken, i: int) -> bool:
    """Whether a noun for those who bear arms stands at token `i`, in the form of a subject."""
    if any(date.first <= i <= date.last for date in spoken.when):
        return False
    found = spoken.lexicon.phrases["armed"].at(spoken.tokens, i)
    if found is not None:
        return spoken.tokens[i].low[: found.front] in _JOINED
    low = spoken.tokens[i].low
    endings = (one for one in spoken.lexicon.lists.get("subject_endings", ()) if low.endswith(one))
    return any(spoken.lexicon.has("armed", low.removesuffix(one)) for one in endings)
