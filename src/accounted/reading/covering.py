"""How far each speaker of a sentence reaches, and who passes on whom."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from accounted.language import Token
from accounted.reading.denying import is_only_cited
from accounted.reading.gapped import number_at
from accounted.reading.lexicon import Speech
from accounted.reading.quotations import QUOTES
from accounted.reading.voice import Voice

_SINGLE = frozenset("‘’‚‛")


def chained(found: list[Voice], tokens: Sequence[Token]) -> list[Voice]:
    """Nested speakers made one: an agency quoting a doctor, a paper citing an office."""
    chained: list[Voice] = []
    for voice in found:
        outer = chained[-1] if chained else None
        if outer and voice.kind == "citing" and voice.cue[0] - outer.tokens[-1].end <= 3:
            chained[-1] = replace(voice, via=(*outer.via, outer.tokens), cue=(outer.cue[0], voice.cue[1]))
        elif outer and outer.via and voice.tokens == outer.via[-1]:
            continue
        elif outer and voice.tokens == outer.tokens and (voice.kind == "deny") != (outer.kind == "deny"):
            chained.append(replace(voice, cue=(outer.cue[1], voice.cue[1])))  # the side admits 13 and denies 200
        elif outer and voice.tokens == outer.tokens:  # the agency quoted a doctor who said
            chained[-1] = replace(outer, cue=(outer.cue[0], voice.cue[1]))
        elif outer and outer.kind == "citing" and not outer.via and outer.cue[0] == tokens[0].start:
            chained[-1] = replace(outer, via=() if voice.refers else (voice.tokens,), cue=(outer.cue[0], voice.cue[1]))
        else:
            chained.append(voice)
    return chained


def nested(found: list[Voice], tokens: Sequence[Token], speech: Speech) -> list[Voice]:
    """Speakers inside what another says: the paper reported that officials spoke of 1,000 dead."""
    nested: list[Voice] = []
    for voice in found:
        outer = nested[-1] if nested else None
        between = [token for token in tokens if outer and outer.cue[1] <= token.start < min(voice.start, voice.cue[0])]
        words = [token for token in between if token.low != ","]
        linked = bool(words) and speech.has("complementisers", words[-1].low) and not voice.contrasts
        straight = not between and voice.kind == "say" and voice.cue[0] == voice.start
        linked = linked or (straight and bool(outer) and speech.subject == "before")  # the mayor said police told him
        counted = any(number_at(between, k, speech) for k in range(len(between)))
        if outer and outer.kind == "deny" and outer.leads and not counted and _is_denied(voice, tokens, speech):
            continue  # the ministry denied what the agencies put about of 29 dead
        if outer and outer.cue[0] < voice.cue[0] and voice.cue[1] < outer.cue[1] and voice.kind == "say":
            nested[-1] = replace(outer, via=(voice.tokens,))  # the mayor, says the Courier, counted 40
        elif outer and outer.leads and voice.kind == "reported" and not counted:
            nested[-1] = replace(voice, via=(*outer.via, outer.tokens))
        elif outer and _is_inserted(outer, voice, words, tokens):
            continue  # according to the paper, he says, 58 died
        elif outer and _told_first(outer, voice, words, tokens) and not counted and voice.leads:
            nested[-1] = replace(voice, via=(outer.tokens, *voice.via))
        elif outer and outer.leads and (voice.leads or voice.kind == "according") and linked and not counted:
            if not (voice.refers and _is_pronoun(voice, speech)):  # "told him that he saw" is still the survivor
                nested[-1] = replace(voice, via=(*outer.via, outer.tokens))
        else:
            nested.append(voice)
    return nested


def _is_inserted(outer: Voice, voice: Voice, words: Sequence[Token], tokens: Sequence[Token]) -> bool:
    opens = outer.kind == "according" and outer.cue[0] == tokens[0].start
    return opens and voice.refers and not words and any(t.text == "," and t.start == voice.cue[1] for t in tokens)


def _told_first(outer: Voice, voice: Voice, words: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether a source that opens the sentence only passes on the next: according to the Courier, the mayor said."""
    opens = outer.kind == "according" and outer.cue[0] == tokens[0].start and not outer.refers
    return opens and not words and not voice.refers and voice.tokens != outer.tokens


def _is_denied(voice: Voice, tokens: Sequence[Token], speech: Speech) -> bool:
    return voice.kind == "say" and is_only_cited(tokens, min(voice.start, voice.cue[0]), speech)


def _is_pronoun(voice: Voice, speech: Speech) -> bool:
    last = voice.tokens[-1].low
    return speech.has("pronouns", last) or speech.has("resumes", last)


def apart(found: list[Voice], tokens: Sequence[Token], start: int, end: int, speech: Speech) -> list[Voice]:
    """The voices with the stretches they cover; a semicolon parts the sentence as well."""
    cuts = [start, *(token.end for token in tokens if token.low == ";"), end]
    placed: list[Voice] = []
    for first, last in itertools.pairwise(cuts):
        here = [voice for voice in found if first <= voice.start < last]
        placed += _clauses(_ahead(here, tokens, last, speech), first, last)
    opens = bool(placed) and placed[0].leads and placed[0].start >= cuts[1]
    if len(cuts) > 2 and len(placed) == 1 and not placed[0].contrasts and not opens:
        placed = [replace(placed[0], covers=(start, end))]
    return [_up_to_own_words(voice, tokens, speech) for voice in placed]


def _ahead(here: list[Voice], tokens: Sequence[Token], last: int, speech: Speech) -> list[Voice]:
    """The voices, those "according to" somebody that stand before their figures marked as such: according to the
    ministry 40 died, according to the union 60."""
    turned: list[Voice] = []
    for i, voice in enumerate(here):
        begin = here[i - 1].cue[1] if i else 0
        stop = here[i + 1].cue[0] if i + 1 < len(here) else last
        ahead = any(number_at(tokens, k, speech) for k, t in enumerate(tokens) if begin <= t.start < voice.cue[0])
        behind = any(number_at(tokens, k, speech) for k, t in enumerate(tokens) if voice.cue[1] <= t.start < stop)
        first = i == 0 and not ahead
        leads = voice.kind == "according" and behind and (first or (i > 0 and turned[-1].kind == "according_behind"))
        turned.append(replace(voice, kind="according_behind") if leads else voice)
    return turned if len(here) > 1 and speech.subject != "start" else here


def _up_to_own_words(voice: Voice, tokens: Sequence[Token], speech: Speech) -> Voice:
    """The voice up to where the one who tells sets words of their own against it: the radio said nine, and I washed
    twenty."""
    if not voice.leads or "own_words" not in speech.sets:
        return voice
    within = [k for k, token in enumerate(tokens) if voice.cue[1] <= token.start < voice.covers[1]]
    if within and tokens[within[0]].text == ":":
        return voice  # what follows is all the speaker's: "we" are the mayor's people
    for k in within[1:]:
        if tokens[k - 1].text in QUOTES | _SINGLE:
            return voice
        parted = tokens[k - 1].text in ",،;" or (
            k > 1 and tokens[k - 2].text in ",،;" and speech.has("joins", tokens[k - 1].low)
        )
        if parted and speech.has("own_words", tokens[k].low):
            return replace(voice, covers=(voice.covers[0], tokens[k - 1].start))
    return voice


def _clauses(here: list[Voice], first: int, last: int) -> list[Voice]:
    """Each voice's own clause: from its name to the next, or back from its name when it trails."""
    placed: list[Voice] = []
    begin = first
    for i, voice in enumerate(here):
        following = here[i + 1] if i + 1 < len(here) else None
        stop = following.start if following and following.leads else voice.cue[1] if following else last
        own = voice.start if voice.contrasts and voice.leads else begin
        placed.append(replace(voice, covers=(own, stop)))
        begin = stop
    return placed
