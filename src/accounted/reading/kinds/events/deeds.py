"""Who is said to have done it, in words that are neither a figure's verb nor an event's.

"The shots came from the militia", "it was his own guard that came", "destroyed by brigands", расстреляно карателями,
"the guard bears responsibility", "we saw gendarmes", "they wore the badge of the regiment". Where words say that it is
not shown ("no evidence that the army did it"), the deed is a denied one. Those who bear arms and are the subject of a
plain verb (`doers`) are told of as well, less plainly.

One event for each doer that no other claim of the sentence has; who it is said of is the doer as written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from accounted.model import OWN_VOICE, CountClaim, EventClaim, Period
from accounted.reading.kinds.events.agreement import DONE, leads_to_doer
from accounted.reading.kinds.events.doers import armed
from accounted.reading.kinds.events.forces import Stretch, named_force, unproven
from accounted.reading.kinds.events.hits import Hit
from accounted.reading.kinds.events.pieces import Piece
from accounted.reading.kinds.spoken import Spoken
from accounted.reading.quotations import QUOTES

RULE = "event-deed"
DOER_RULE = "event-doer"
_HARMS = frozenset({"attack", "killing", "capture"})
_LONGEST = 10
"""So many words may name a doer."""
_NOUN = 3
"""And so many a noun for those who bear arms: air force, coast guard."""


def deeds(
    spoken: Spoken,
    pieces: Sequence[Piece],
    found: Sequence[Hit],
    held: Sequence[EventClaim | CountClaim],
    doers: Iterable[tuple[int, Stretch, Stretch]],
    when: Callable[[int, int], Period | None],
) -> Iterator[EventClaim]:
    """The deeds of a sentence whose doer no claim among `held` names; those in plain verbs are given as `doers`.

    `when` gives the period of a date that stands between two tokens and belongs to nothing else.
    """
    known = {name for one in held for name in _actors(one)}
    harmed = [one.amount.start for one in held if isinstance(one, CountClaim) and one.fate.code in DONE]
    for piece in pieces:
        if piece.opener == "condition":
            continue
        harm = _harmful(spoken, piece, found, harmed)
        for i in range(piece.first, piece.last + 1):
            doer = _doer(spoken, piece, i) or (_agent(spoken, piece, i, found) if harm else None)
            name = " ".join(spoken.words(*doer).split()) if doer else ""
            if doer is None or any(name in one or one in name for one in known) or _denied(spoken, piece, doer[0]):
                continue
            if _suffers(spoken, doer, held):
                continue
            known.add(name)
            yield _claim(spoken, piece, doer, name, i, RULE, when)
    for n, verb, doer in doers:
        name = " ".join(spoken.words(*doer).split())
        if (
            not _suffers(spoken, doer, held)
            and not any(name in one or one in name for one in known)
            and not _denied(spoken, pieces[n], verb[0])
        ):
            known.add(name)
            yield _claim(spoken, pieces[n], doer, name, verb[0], DOER_RULE, when)


def _suffers(spoken: Spoken, doer: Stretch, held: Sequence[EventClaim | CountClaim]) -> bool:
    """Whether a figure counts those whom a verb seems to name as who did it: three soldiers were killed."""
    start, end = spoken.tokens[max(doer[0] - 1, 0)].start, spoken.tokens[doer[1]].end
    figures = (one for one in held if isinstance(one, CountClaim) and one.fate.code in DONE)
    return any(one.amount.start < end and start < one.amount.end for one in figures)


def _names_a_source(spoken: Spoken, i: int) -> bool:
    """Whether token `i` stands in words that name who says it: by his account, по её словам."""
    token = spoken.tokens[i]
    return any(voice.kind == "say" and voice.cue[0] <= token.start < voice.cue[1] for voice in spoken.voices)


def _actors(one: EventClaim | CountClaim) -> tuple[str, ...]:
    own = (one.actor.name,) if one.actor else ()
    return (*own, *(one.actors if isinstance(one, EventClaim) else ()))


def _claim(
    spoken: Spoken, piece: Piece, doer: Stretch, name: str, i: int, rule: str, when: Callable[[int, int], Period | None]
) -> EventClaim:
    first, last = min(piece.first, doer[0]), max(piece.last, doer[1])
    while last > max(doer[1], i) and spoken.is_left_over(last):
        last -= 1
    while first < min(doer[0], i) and spoken.is_left_over(first):
        first += 1
    speaker, voice = spoken.said(i)
    if voice is not None and voice.tokens and voice.tokens[-1] == spoken.tokens[doer[1]]:
        speaker, voice = OWN_VOICE, None  # whoever answers for it says nothing
    denied = unproven(spoken) or (voice is not None and voice.kind == "deny" and voice.cue[1] <= spoken.tokens[i].start)
    return EventClaim(
        **spoken.basis(first, last, rule, speaker, doer),
        what=" ".join(spoken.words(first, last).strip(" ,.;:“”\"'‘’–—").split()),
        type="attack", actors=(name,), period=when(first, last), polarity="denied" if denied else "affirmed",
    )  # fmt: skip


def _doer(spoken: Spoken, piece: Piece, i: int) -> Stretch | None:
    """The doer whom words at token `i` point to by themselves: "the work of", "it was … who"."""
    lexicon, tokens = spoken.lexicon, spoken.tokens
    if length := lexicon.reach("deed_by", tokens, i) or lexicon.reach("doers", tokens, i):
        return _behind(spoken, piece, i + length, named=True)
    if lexicon.reach("answers_for", tokens, i):
        return _before(spoken, piece, i)
    if length := lexicon.reach("seen_doing", tokens, i):
        return _bearing_arms(spoken, i + length)
    length = lexicon.reach("clefts", tokens, i)
    if length:
        return _bearing_arms(spoken, i + length) or _cleft(spoken, piece, i + length)
    return _accused(spoken, i) if lexicon.reach("accusing", tokens, i) else None


def _cleft(spoken: Spoken, piece: Piece, i: int) -> Stretch | None:
    """Who is named from token `i` on, behind "it was", where "who" or "not" follows."""
    lexicon, tokens = spoken.lexicon, spoken.tokens
    doer = _behind(spoken, piece, i, named=False)
    put_down = ("deed_by", "charged_to")
    if doer is None or any(lexicon.reach(it, tokens, j) for it in put_down for j in range(i, doer[1])):
        return None
    after = doer[1] + 1 + (doer[1] + 1 < len(tokens) and tokens[doer[1] + 1].low == ",")
    return doer if after < len(tokens) and lexicon.has("cleft_ends", tokens[after].low) else None


def _bearing_arms(spoken: Spoken, i: int) -> Stretch | None:
    """Those who bear arms and are named right at token `i`: it was soldiers, we saw gendarmes."""
    last, begin = spoken.clause_end(i), i
    while i < last and spoken.discourse.speech.has("articles", spoken.tokens[i].low):
        i += 1
    held = (named_force(spoken, j, i, last) for j in range(i, min(last, i + 3) + 1) if armed(spoken, j))
    return next(((begin, end) for first, end in held if first == i), None)


def _accused(spoken: Spoken, i: int) -> Stretch | None:
    """Whom somebody accuses, where the accuser stands between the verb and those who bear arms."""
    last = spoken.clause_end(i)
    at = next((j for j in range(min(last, i + _LONGEST), i, -1) if armed(spoken, j)), None)
    return named_force(spoken, at, i + 1, last) if at is not None else None


def _agent(spoken: Spoken, piece: Piece, i: int, found: Sequence[Hit]) -> Stretch | None:
    """The doer whom "by" at token `i` names beside a word of harm, or that word's own ending.

    To whom something is attributed did it only where harm is told ahead: a remark is attributed, too.
    """
    lexicon, tokens = spoken.lexicon, spoken.tokens
    if length := lexicon.reach("charged_to", tokens, i):
        ahead = any(hit.type in _HARMS and piece.first <= hit.first < i for hit in found)
        return _behind(spoken, piece, i + length, named=True) if ahead else None
    if lexicon.has("agent_marks", tokens[i].low):
        told = lexicon.ends_before("no_deeds", tokens, i) or _names_a_source(spoken, i)
        if told or not leads_to_doer(spoken, i):
            return None  # the figure given by the army; by his account; found by soldiers
        return _behind(spoken, piece, i + 1, named=False)
    if lexicon.reach("deed_by_behind", tokens, i):
        return _before(spoken, piece, i)
    if not (lexicon.has("forces", tokens[i].low) and lexicon.has("agent_endings", tokens[i].low)):
        return None
    first = i
    while first > piece.first and lexicon.has("agent_adjectives", tokens[first - 1].low):
        first -= 1
    beside = first > 0 and lexicon.has("beside", tokens[first - 1].low)
    return None if beside else (first, i)  # in a fight with the militia it did not fall upon itself


def _harmful(spoken: Spoken, piece: Piece, found: Sequence[Hit], harmed: Sequence[int]) -> bool:
    """Whether the piece tells of harm: by a verb or noun of an attack, or by a figure of those who suffered it."""
    if any(hit.type in _HARMS and piece.first <= hit.first <= piece.last for hit in found):
        return True
    start, end = spoken.tokens[piece.first].start, spoken.tokens[piece.last].end
    return any(start <= at < end for at in harmed)


def _behind(spoken: Spoken, piece: Piece, i: int, named: bool) -> Stretch | None:
    """The doer from token `i` on: a noun for those who bear arms, or, where the words say so much, a name."""
    speech, tokens = spoken.discourse.speech, spoken.tokens
    i += i < piece.last and tokens[i].text in QUOTES
    last = i - 1
    for j in range(i, min(piece.last + 1, i + _LONGEST)):
        token = tokens[j]
        if _in_an_ordinal(spoken, j):
            continue
        ends = speech.has("stops", token.low) or (j > i and speech.has("inside", token.low) and not _links(spoken, j))
        if token.kind != "word" or ends or (j > i and spoken.verb_at(j)):
            break
        last = j
    inner = (j + 1 for j in range(last - 1, i - 1, -1) if spoken.lexicon.has("agent_marks", tokens[j].low))
    i = next(inner, i)  # "by a rocket fired by the rebels"
    while last >= i and (_links(spoken, last) or speech.has("articles", tokens[last].low)):
        last -= 1
    return (i, last) if last >= i and _acts(spoken, i, last, named) else None


def _in_an_ordinal(spoken: Spoken, j: int) -> bool:
    """Whether token `j` is the number of a unit, or its hyphen: the 4th Brigade, 9 Brigade, 57-й бригады."""
    tokens = spoken.tokens
    if tokens[j].kind == "number" and j + 1 < len(tokens) and tokens[j + 1].text[:1].isupper():
        return True
    joined = j + 1 < len(tokens) and tokens[j + 1].text == "-"
    if tokens[j].text == "-":
        return j > 0 and tokens[j - 1].kind == "number"
    return tokens[j].kind == "number" and (joined or not tokens[j].text.isdigit()) and tokens[j].text[:1].isdigit()


def _before(spoken: Spoken, piece: Piece, i: int) -> Stretch | None:
    """The doer that ends right before token `i`, where such words stand behind it."""
    tokens, first = spoken.tokens, i
    for j in range(i - 1, max(piece.first, i - _NOUN) - 1, -1):
        if armed(spoken, j) and j + max(1, spoken.lexicon.reach("armed", tokens, j)) == i:
            return named_force(spoken, j, piece.first, i - 1)
    while first > max(piece.first, i - _LONGEST) and tokens[first - 1].kind == "word":
        named = tokens[first - 1].text[:1].isupper() or spoken.lexicon.has("forces", tokens[first - 1].low)
        if first < i and not named:
            break
        first -= 1
    return (first, i - 1) if first < i and _acts(spoken, first, i - 1, True) else None


def _links(spoken: Spoken, j: int) -> bool:
    return spoken.lexicon.has("of", spoken.tokens[j].low)


def _acts(spoken: Spoken, first: int, last: int, named: bool) -> bool:
    words = spoken.tokens[first : last + 1]
    if any(date.first <= last and first <= date.last for date in spoken.when):
        return False
    if any(spoken.lexicon.has("judges", token.low) for token in words):
        return False
    if any(_is_an_act(spoken, j, last) for j in range(first, last + 1)):
        return False  # by shelling of the police station
    if any(spoken.lexicon.has(name, token.low) for token in words for name in ("forces", "armed")):
        return True
    openers = spoken.discourse.speech
    small = ("articles", "pronouns")
    return named and any(t.text[:1].isupper() and not any(openers.has(one, t.low) for one in small) for t in words)


def _is_an_act(spoken: Spoken, j: int, last: int) -> bool:
    return spoken.lexicon.has("acts", spoken.tokens[j].low) and (j == last or _links(spoken, j + 1))


def _denied(spoken: Spoken, piece: Piece, i: int) -> bool:
    """Whether a "not" stands before the doer in its piece, or opens its name: no soldiers did it."""
    if unproven(spoken):
        return False
    return any(spoken.lexicon.has("negations", spoken.tokens[j].low) for j in range(min(piece.first, i), i + 1))
