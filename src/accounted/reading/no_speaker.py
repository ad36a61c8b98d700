"""What stands before a verb of saying and still speaks of nothing: events, counts, predicates, asides.

"The flood had claimed 21 lives"; "two more deaths reported on Friday"; "bringing the number of dead"; "the attack,
which the government blamed on rebels, killed 13"; "whatever the ministry says, 35 died".
"""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import Token
from accounted.reading.lexicon import Speech
from accounted.reading.voice import Voice

_NEAR = 7
"""What is claimed stands within so many tokens behind the verb."""
_PAIRED = 3
_HEARERS = 5
"""So many words are those who are told to do something."""
_ENDS = frozenset(",;:.")
_SAID_BEHIND = frozenset(":.“”\"'’-")


def speaks_of_nothing(tokens: Sequence[Token], name: tuple[int, int], speech: Speech) -> bool:
    """Whether the words before or behind a verb of saying are a predicate, or name what can state nothing."""
    held = tokens[name[0] : name[1] + 1]
    return _is_a_predicate(held, speech) or _is_an_event(held, speech)


def _is_a_predicate(held: Sequence[Token], speech: Speech) -> bool:
    """Whether the words are a verb with what hangs on it: searching for five residents; arrested on campus."""
    first = held[0]
    if len(held) < 2 or not first.text.islower() or not speech.has("predicates", first.low):
        return False
    led = ("articles", "loose", "inside", "determiners")
    if speech.has("joins", held[1].low):  # capsized and sank
        return len(held) == _PAIRED
    return any(speech.has(name, held[1].low) for name in led)


def _is_an_event(held: Sequence[Token], speech: Speech) -> bool:
    """Whether the head of a phrase is an event or a count: clashes between farmers, two more deaths."""
    if "no_speakers" not in speech.sets:
        return False
    inside = (k for k, t in enumerate(held) if k and t.text.islower() and _leads_on(t, speech))
    last = next(inside, len(held)) - 1
    head = held[last]
    both = f"{held[last - 1].low} {head.low}" if last else ""  # the death toll
    return head.text.islower() and (speech.has("no_speakers", head.low) or both in speech.sets["no_speakers"])


def _leads_on(token: Token, speech: Speech) -> bool:
    small = speech.has("inside", token.low) or speech.has("loose", token.low) or speech.has("no_head", token.low)
    return small and not speech.has("joins", token.low)


def claims_no_words(tokens: Sequence[Token], i: int, last: int, speech: Speech) -> bool:
    """Whether a verb of claiming has lives for its object, and states nothing: the fire claimed at least 12 lives."""
    if not speech.has("claiming", tokens[i].low):
        return False
    for token in tokens[last + 1 : last + 1 + _NEAR]:
        if token.text in _ENDS:
            return False
        if speech.has("unspoken", token.low):
            return True
    return False


def acts(tokens: Sequence[Token], i: int, last: int, speech: Speech) -> bool:
    """Whether a verb that may be one of saying tells of a deed: told the men to kneel; showed them the place where 40
    died; recalled her sons from the war, in which 40 fell; announced a curfew after 40 had died."""
    if speech.has("no_inversion", tokens[i].low) and "infinitive" in speech.sets and _orders(tokens, i, speech):
        return True
    deed = speech.has("deeds", tokens[i].low)
    if last + 1 >= len(tokens) or not (deed or _has_an_object(tokens, i, last, speech)):
        return False
    for k in range(i + 1, len(tokens)):
        token = tokens[k]
        if token.kind == "number" or speech.number_words.at(tokens, k) or speech.has("complementisers", token.low):
            return False
        if speech.has("deeds_end", token.low) or (deed and token.kind == "punct"):
            return _ends_a_deed(tokens, last, k, speech)
        if not deed and (token.kind == "punct" or _is_finite(token, speech)) and k > last:
            return False
    return False


def _has_an_object(tokens: Sequence[Token], i: int, last: int, speech: Speech) -> bool:
    """Whether an object may stand behind a verb, and no clause without a "that": counted the votes; said on Friday."""
    behind = tokens[last + 1]
    led = any(speech.has(which, behind.low) for which in ("inside", "loose", "openers", "capitalised"))
    return "deeds_end" in speech.sets and not led and not speech.has("plain_sayings", tokens[i].low)


def _is_finite(token: Token, speech: Speech) -> bool:
    return any(speech.has(which, token.low) for which in ("finite", "passive", "auxiliaries"))


def _ends_a_deed(tokens: Sequence[Token], last: int, k: int, speech: Speech) -> bool:
    """Whether what stands before token `k` is the object of a deed, and nothing that is said follows it."""
    held = any(speech.has(which, t.low) for t in tokens[last + 1 : k] for which in ("papers", "records"))
    said = any(speech.has("complementisers", token.low) for token in tokens[k:])
    parted = tokens[k].text not in _SAID_BEHIND
    return k > last + 1 and parted and not held and not said  # "showed us his ledger, in which"


def _orders(tokens: Sequence[Token], told: int, speech: Speech) -> bool:
    """Whether somebody is told to do something: told the men to kneel."""
    near = range(told + 2, min(len(tokens) - 1, told + 2 + _HEARERS))
    k = next((k for k in near if tokens[k].kind != "word" or speech.has("infinitive", tokens[k].low)), None)
    if k is None or not speech.has("infinitive", tokens[k].low):
        return False
    if any(speech.has("complementisers", token.low) for token in tokens[told + 1 : k]):
        return False
    behind = tokens[k + 1]
    named = any(speech.has(which, behind.low) for which in ("articles", "pronouns", "self", "bare", "colon_speakers"))
    return behind.text.islower() and behind.kind == "word" and not named


def is_an_aside(tokens: Sequence[Token], voice: Voice, i: int, last: int, speech: Speech) -> bool:
    """Whether a verb of saying stands in a clause that says nothing of the figures beside it.

    A relative clause between commas without a figure; one that opens with "whatever" or "no matter what".
    """
    if not voice.tokens or voice.kind != "say":
        return False
    first = next(k for k, token in enumerate(tokens) if token.start == voice.tokens[0].start)
    before = min(first, i) - 1
    if before >= 0 and speech.has("concessions", tokens[before].low):
        return True
    if before < 1 or tokens[before - 1].text != "," or not speech.has("aside_relatives", tokens[before].low):
        return False
    end = next((k for k in range(last + 1, len(tokens)) if tokens[k].text in _ENDS), len(tokens))
    told = any(
        t.kind == "number" or speech.number_words.at(tokens, k) for k, t in enumerate(tokens[:end]) if k > before
    )
    links = any(speech.has("complementisers", token.low) for token in tokens[last:end])
    return end < len(tokens) and tokens[end].text == "," and not told and not links
