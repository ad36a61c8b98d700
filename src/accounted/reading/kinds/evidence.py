"""Evidence: what a speaker says exists as proof, item by item, and what it is offered for.

Four ways to say it: "A, B and C are proof that …"; "lists A and B as proof"; "citing A", "based on A"; and
"according to A", where A is a paper and not a person: there the publisher rests on it. A photo credit is no evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accounted.model import OWN_VOICE, EvidenceClaim, Speaker
from accounted.reading.kinds.spoken import Spoken
from accounted.reading.kinds.subjects import clause_start
from accounted.reading.quotations import QUOTES

_STOPS = frozenset('“”"«»;:()')
_LONGEST = 80
_CARRIERS = frozenset({"newspaper", "broadcast", "news_agency", "social_media"})
"""Kinds that carry what others say; who merely cites them offers no proof."""


@dataclass(frozen=True, slots=True)
class Offered:
    """The tokens `first` to `last` that hold what is offered, and the tokens it is offered for."""

    first: int
    last: int
    supports: tuple[int, int] | None
    rule: str
    any_kind: bool = False
    speaker: Speaker | None = None


def evidence(spoken: Spoken) -> list[EvidenceClaim]:
    """The items of evidence of a sentence, in order; each stretch once, by the frame that says most."""
    if _is_credit(spoken):
        return []
    taken: set[int] = set()
    found: list[EvidenceClaim] = []
    frames = (*_are_proof(spoken), *_as_proof(spoken), *_cited(spoken), *_according(spoken), *_rested_on(spoken))
    for offered in frames:
        for first, last, kind in _items(spoken, offered):
            if taken.isdisjoint(range(first, last + 1)):
                taken.update(range(first, last + 1))
                found.append(_claim(spoken, offered, first, last, kind))
    return sorted(found, key=lambda claim: claim.passage.start)


def _claim(spoken: Spoken, offered: Offered, first: int, last: int, kind: str) -> EvidenceClaim:
    supports = spoken.words(*offered.supports).strip(" ,.;:“”\"'") if offered.supports else None
    speaker = offered.speaker or spoken.said(first)[0]
    return EvidenceClaim(**spoken.basis(first, last, offered.rule, speaker), type=kind, supports=supports or None)


def _is_credit(spoken: Spoken) -> bool:
    """Whether the line only says whose the picture is."""
    tokens = spoken.tokens
    credited = any(spoken.lexicon.has("credits", token.low) for token in tokens)
    return credited and len(tokens) <= 8 and tokens[-1].text not in '.!?”"'


def _are_proof(spoken: Spoken) -> Iterator[Offered]:
    """The A, B and C that "are proof that …"."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    for i in range(1, len(tokens)):
        length = lexicon.reach("is_proof", tokens, i)
        if not length or lexicon.has("infinitive", tokens[i - 1].low):
            continue
        first = _opening(spoken, i)
        weak = length == 1
        if first < i and (not weak or _heads(spoken, first, i - 1)):
            yield Offered(first, i - 1, _offered_for(spoken, i + length), "proof", any_kind=not (weak or spoken.free))


def _opening(spoken: Spoken, i: int) -> int:
    """Where the subject before token `i` begins: behind "that", a speaker's verb or a mark that is no comma.

    What "confirms" something may be read as a speaker; it is still the subject here: the footage confirms that.
    """
    start = spoken.tokens[i].start
    cues = [voice.cue for voice in spoken.voices if not voice.cue[0] <= start < voice.cue[1]]
    j = i
    while j > 0 and i - j < _LONGEST:
        token = spoken.tokens[j - 1]
        if token.text in _STOPS or spoken.lexicon.connectors.at(spoken.tokens, j - 1):
            break
        if any(first <= token.start < last for first, last in cues):
            break
        j -= 1
    return j


def _offered_for(spoken: Spoken, i: int) -> tuple[int, int] | None:
    """The words behind "proof that" or "evidence of", to the end of the clause."""
    tokens = spoken.tokens
    while i < len(tokens) and spoken.lexicon.has("proof_of", tokens[i].low):
        i += 1
    end = min(len(tokens), i + 2 * _LONGEST) - 1
    clause = i > 0 and spoken.lexicon.has("reporting_that", tokens[i - 1].low)
    for j in range(i, end + 1):
        if tokens[j].text in ";:" or (tokens[j].low == "," and (not clause or _voice_follows(spoken, j))):
            end = j - 1
            break
    return (i, end) if i <= end and (tokens[i].kind != "punct" or _quote_opens(spoken, i)) else None


def _quote_opens(spoken: Spoken, i: int) -> bool:
    return i + 1 < len(spoken.tokens) and spoken.tokens[i].text in QUOTES


def _voice_follows(spoken: Spoken, comma: int) -> bool:
    start = spoken.tokens[comma].end
    return any(0 <= voice.cue[0] - start <= 2 for voice in spoken.voices)


def _as_proof(spoken: Spoken) -> Iterator[Offered]:
    """ "lists A and B as proof of …", "as support the letter cites A and B"."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    for i in range(len(tokens)):
        length = lexicon.reach("as_proof", tokens, i)
        if not length:
            continue
        if spoken.free:
            yield from _as_proof_beside(spoken, i, i + length)
            continue
        near = range(max(0, i - _LONGEST), min(len(tokens), i + _LONGEST))
        verbs = [j for j in near if lexicon.reach("evidence_offered", tokens, j)]
        before = [j for j in verbs if j < i]
        if before and before[-1] + 1 < i:
            verb = before[-1] + lexicon.reach("evidence_offered", tokens, before[-1])
            yield Offered(verb, i - 1, _offered_for(spoken, i + length), "as-proof", any_kind=True)
        elif (behind := [j for j in verbs if j > i]) and (i == 0 or tokens[i - 1].kind == "punct"):
            verb = behind[0] + lexicon.reach("evidence_offered", tokens, behind[0])
            yield Offered(verb, _closing(spoken, verb), None, "as-proof", any_kind=True)


def _as_proof_beside(spoken: Spoken, i: int, after: int) -> Iterator[Offered]:
    """The items before or behind "as proof" in a language with freer order; only phrases known as evidence."""
    first, last = _opening(spoken, i), spoken.clause_end(after) if after < len(spoken.tokens) else after - 1
    verbs = (j for j in range(first, last + 1) if spoken.lexicon.reach("evidence_offered", spoken.tokens, j))
    if next(verbs, None) is not None:
        yield Offered(first, i - 1, None, "as-proof")
        yield Offered(after, last, None, "as-proof")


def _rested_on(spoken: Spoken) -> Iterator[Offered]:
    """What stands before "according to" or "based on" in a language that has them behind: kayıtlara göre."""
    for i in range(1, len(spoken.tokens)):
        for name in ("evidence_based_behind", "evidence_according_behind"):
            if spoken.lexicon.reach(name, spoken.tokens, i):
                first = clause_start(spoken.tokens, i, spoken.lexicon, marks=_STOPS)
                yield Offered(first, i - 1, None, name.removeprefix("evidence_").removesuffix("_behind"))


def _cited(spoken: Spoken) -> Iterator[Offered]:
    """ "citing A", "based on A and B"; only phrases known as evidence."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    for i in range(len(tokens)):
        for name in ("evidence_based", "evidence_cited"):
            length = lexicon.reach(name, tokens, i)
            if length and i + length < len(tokens):
                last = _closing(spoken, i + length)
                yield Offered(
                    i + length, last, None, name.removeprefix("evidence_"), speaker=_outer(spoken, i + length)
                )


def _according(spoken: Spoken) -> Iterator[Offered]:
    """ "according to hospital records": the publisher rests on a paper."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    for i in range(len(tokens)):
        length = lexicon.reach("evidence_according", tokens, i)
        if not length or i + length >= len(tokens):
            continue
        last = spoken.clause_end(i + length)
        supports = _supported(spoken, i, last)
        yield Offered(i + length, last, supports, "according", speaker=_outer(spoken, i + length))


def _supported(spoken: Spoken, cue: int, last: int) -> tuple[int, int] | None:
    """What stands on the evidence: the clause before "according to", or behind it when it opens the sentence."""
    if cue > 1:
        end = cue - 1 if spoken.tokens[cue - 1].kind != "punct" else cue - 2
        return (0, end) if end >= 0 else None
    return (last + 2, len(spoken.tokens) - 1) if last + 2 < len(spoken.tokens) else None


def _outer(spoken: Spoken, i: int) -> Speaker:
    """Who rests on the evidence at token `i`: a speaker of the sentence other than the evidence itself."""
    start = spoken.tokens[i].start
    end = spoken.tokens[spoken.clause_end(i)].end
    for voice in spoken.voices:
        own_name = voice.tokens and start <= voice.start < end
        if not own_name and voice.kind in ("say", "deny"):
            return spoken.discourse.speaker(voice)
        if own_name and voice.via:
            outer = voice.via[-1]
            return Speaker(spoken.text[outer[0].start : outer[-1].end], "indirect", None, "sentence")
    return OWN_VOICE


def _closing(spoken: Spoken, i: int) -> int:
    """The last token of a list that begins at token `i`: before a mark, a speaker or another clause."""
    speakers = {voice.cue[0] for voice in spoken.voices if voice.kind in ("say", "deny")}
    last = i
    for j in range(i, min(len(spoken.tokens), i + 2 * _LONGEST)):
        token = spoken.tokens[j]
        if (token.text in _STOPS and token.text != ":") or (token.text in ".!?" and j == len(spoken.tokens) - 1):
            break
        connector = spoken.lexicon.connectors.at(spoken.tokens, j)
        if j > i and (token.start in speakers or (connector and connector.value in ("that", "relative"))):
            break
        last = j
    return last


def _items(spoken: Spoken, offered: Offered) -> Iterator[tuple[int, int, str]]:
    """The items of a list with their types; an unknown one only where the frame itself says that it is proof."""
    for first, last in _parted(spoken, offered.first, offered.last):
        kind = _kind(spoken, first, last)
        if offered.rule in ("according", "cited") and (kind in _CARRIERS or _speaks(spoken, first, last)):
            continue
        if kind is None and offered.any_kind and _is_phrase(spoken, first, last):
            kind = "unknown"
        if kind is not None:
            yield first, _head_end(spoken, first, last), kind


def _head_end(spoken: Spoken, first: int, last: int) -> int:
    """The last token of an item; where heads close their phrase, what follows the evidence is no part of it."""
    if not spoken.verbs_last:
        return last
    hits = ((j, spoken.lexicon.evidence.at(spoken.tokens, j)) for j in range(first, last + 1))
    return next((j + hit.length - 1 for j, hit in hits if hit and j + hit.length - 1 <= last), last)


def _speaks(spoken: Spoken, first: int, last: int) -> bool:
    """Whether an item names somebody who speaks and no paper."""
    return any(spoken.lexicon.reach("evidence_speakers", spoken.tokens, j) for j in range(first, last + 1))


def _parted(spoken: Spoken, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A list cut at its commas and links, each item without what links it."""
    j = begin = first
    while j <= last:
        if j > begin and spoken.lexicon.joined(spoken.lexicon.evidence, spoken.tokens, j):
            yield from _trimmed(spoken, begin, j - 1)
            begin = j
        length = spoken.lexicon.reach("item_links", spoken.tokens, j)
        if length and not _joins_words(spoken, j, length, last):
            yield from _trimmed(spoken, begin, j - 1)
            begin = j + length
        j += length or 1
    yield from _trimmed(spoken, begin, last)


def _joins_words(spoken: Spoken, j: int, length: int, last: int) -> bool:
    """Whether "and" joins two words inside one item: no evidence, name or article follows it."""
    if length > 1 or spoken.tokens[j].low == ",":
        return False
    if j < last and spoken.discourse.speech.has("articles", spoken.tokens[j + 1].low):
        return False
    return not any(
        spoken.lexicon.evidence.at(spoken.tokens, k) for k in range(j + 1, min(last, j + 6) + 1)
    ) and not _capital(spoken, j + 1)


def _capital(spoken: Spoken, i: int) -> bool:
    return i < len(spoken.tokens) and spoken.tokens[i].text[:1].isupper()


def _trimmed(spoken: Spoken, first: int, last: int) -> Iterator[tuple[int, int]]:
    if intro := next((j for j in range(first, last + 1) if spoken.tokens[j].text == ":"), None):
        first = intro + 1
    while first <= last and _leads(spoken, first):
        first += 1
    while last >= first and spoken.tokens[last].kind == "punct":
        last -= 1
    if first <= last:
        yield first, last


def _leads(spoken: Spoken, i: int) -> bool:
    """Whether token `i` only leads to an item: a mark, a link, "also"."""
    token, lexicon = spoken.tokens[i], spoken.lexicon
    return (
        token.kind == "punct"
        or bool(lexicon.reach("item_links", spoken.tokens, i))
        or lexicon.has("between", token.low)
        or (spoken.free and bool(lexicon.reach("evidence_offered", spoken.tokens, i)))
    )


def _kind(spoken: Spoken, first: int, last: int) -> str | None:
    """The type of an item: by the first phrase in it that the lexicon knows as evidence, before "of".

    Figures or statistics of a public body are official, however many words stand between: данным областного управления.
    """
    found = [
        hit
        for j in range(first, last + 1)
        if (hit := spoken.lexicon.evidence.at(spoken.tokens, j)) and j + hit.length - 1 <= last
    ]
    if found:
        return found[0].value
    held = range(first, last + 1)
    counted = any(spoken.lexicon.has("figure_words", spoken.tokens[j].low) for j in held)
    public = counted and any(spoken.lexicon.reach("public_bodies", spoken.tokens, j) for j in held)
    return "official_figures" if public else None


def _heads(spoken: Spoken, first: int, last: int) -> bool:
    """Whether the words before a weak verb ("show") are evidence."""
    return _kind(spoken, first, last) is not None and last - first < 12


def _is_phrase(spoken: Spoken, first: int, last: int) -> bool:
    """Whether an item of unknown kind reads like a thing: a name, or a noun with an article or adjective."""
    pointing = last == first and (spoken.discourse.speech.has("pronouns", spoken.tokens[first].low) or
                                  spoken.discourse.speech.has("articles", spoken.tokens[first].low))  # fmt: skip
    return not pointing and last - first < 16 and spoken.tokens[first].kind == "word"
