"""Whether a figure is affirmed or denied, and how sure the speaker is said to be."""

from __future__ import annotations

import itertools
from itertools import pairwise

from accounted.reading.grammar.figure import NOT_SO, Figure
from accounted.reading.grammar.sentence import Sentence
from accounted.reading.lexicon import Lexicon, punctuation_role
from accounted.reading.voice import Voice

_MOODS = ("hypothetical", "possible", "probable")
_TOLD_WITHIN = 8
"""How many tokens behind a number the word may stand that it was told earlier."""
_NEAR = 6
"""How many chunks before a figure its modal words may stand."""


def polarity_of(sentence: Sentence, figure: Figure, voice: Voice | None, lexicon: Lexicon) -> str:
    """`denied` behind a verb of denial, or where the sentence calls the figure false; else `affirmed`."""
    if figure.rule == NOT_SO:
        return "affirmed" if _was_told_before(sentence, figure, lexicon) else "denied"
    position = sentence.tokens[sentence.chunks[figure.at].first].start
    verbs_last = lexicon.speech.subject == "start"
    if voice and voice.kind == "deny" and (voice.cue[1] <= position or verbs_last):
        start = voice.cue[1]
        kept = _turns(sentence, start, position, lexicon) or _is_presupposed(sentence, figure, start)
        return "affirmed" if kept or _in_own_words(sentence, start, figure) else "denied"
    denial = _goes_on_to_deny(sentence, voice.cue[1], position, lexicon) if voice and not verbs_last else None
    if denial is not None:
        kept = _turns(sentence, denial, position, lexicon) or _is_presupposed(sentence, figure, denial)
        return "affirmed" if kept else "denied"
    false = _false_words(sentence, lexicon)
    behind = (start for start in false if start > position)
    if any(_reaches_back(sentence, position, start, lexicon) for start in behind) or any(
        _leads_on(sentence, start, lexicon) for start in false
    ):
        return "denied"
    if any(start < position and _same_breath(sentence, start, position) for start in false):
        return "denied"
    return "affirmed"


def _goes_on_to_deny(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> int | None:
    """Where a verb of denial ends that "and" joins to a verb of saying: said that three died and denied the killing of
    eleven."""
    tokens = sentence.tokens
    between = [c for c in sentence.chunks if start <= tokens[c.first].start < end]
    for first, second in pairwise(between):
        cue = lexicon.speech.cues.at(tokens, second.first)
        if cue is None or cue.value != "deny":
            continue
        in_one = cue.front > 0 and tokens[second.first].low.startswith(lexicon.joining)
        if first.plays("and") or in_one:
            return tokens[second.first + cue.length - 1].end
    return None


def _was_told_before(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a number is only put right, as one that was told earlier: 91, and not 52 as previously stated."""
    behind = sentence.tokens[sentence.chunks[figure.at].last + 1 :]
    clause = itertools.takewhile(lambda token: token.text not in ";:", behind[:_TOLD_WITHIN])
    return any(token.low in lexicon.sets.get("told_before", ()) for token in clause)


def _leads_on(sentence: Sentence, start: int, lexicon: Lexicon) -> bool:
    """Whether what is called false follows as a clause: it is not proved that they killed 14."""
    i = next(i for i, token in enumerate(sentence.tokens) if token.start == start)
    found = lexicon.speech.false.at(sentence.tokens, i)
    behind = [token.low for token in sentence.tokens[i + (found.length if found else 1) :] if token.text != ","]
    return bool(behind) and lexicon.speech.has("complementisers", behind[0])


def _reaches_back(sentence: Sentence, position: int, start: int, lexicon: Lexicon) -> bool:
    """Whether what is called false may hold the figure before it: not of another clause, behind "and that" or a
    semicolon."""
    between = [c for c in sentence.chunks if position <= sentence.tokens[c.first].start < start]
    anew = any(
        first.plays("and") and lexicon.speech.has("complementisers", sentence.tokens[second.first].low)
        for first, second in pairwise(between)
    )
    return not anew and not any(chunk.plays("semi") for chunk in between)


def _same_breath(sentence: Sentence, start: int, end: int) -> bool:
    """Whether no mark, "and" or "but" stands between what is called false and the figure: false reports of 60 dead."""
    between = [c for c in sentence.chunks if start <= sentence.tokens[c.first].start < end]
    return not any(c.plays("comma", "semi", "and", "colon", "dash", "rel", "sub") for c in between)


def _is_presupposed(sentence: Sentence, figure: Figure, start: int) -> bool:
    """Whether something else is denied of what happened: "denied that the delay is linked to the murder of six"."""
    told = sentence.chunks[figure.told] if figure.told is not None else None
    named = told is not None and told.plays("acts") and not told.plays("happened", "done")
    if figure.told is None or not (figure.rule.startswith("nominal") or named):
        return False
    between = [c for c in sentence.chunks[: figure.told] if sentence.tokens[c.first].start >= start]
    while between and between[0].plays("be", "have"):  # հերքում է: a form of "to be" behind the verb of denial
        del between[0]
    return any(chunk.plays("be", "verb", "have") for chunk in between) and not any(c.plays("and") for c in between)


def _in_own_words(sentence: Sentence, start: int, figure: Figure) -> bool:
    """Whether who denies goes on in words of their own: denied any arrests: "nobody was detained"."""
    tokens, chunk = sentence.tokens, sentence.chunks[figure.at]
    zero = chunk.quantity is not None and chunk.quantity.zero
    between = [it for it in tokens[: chunk.first] if it.start >= start]
    marks = [i for i, it in enumerate(between) if it.text == ":"]
    quoted = any(punctuation_role(it.text) == "quote" for i in marks[:1] for it in between[i + 1 : i + 2])
    return bool(marks) and (zero or quoted)


def _turns(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a new verb of saying stands between a denial and the figure: "denied that … and admitted twelve"."""
    between = [c for c in sentence.chunks if start <= sentence.tokens[c.first].start < end]
    for first, second in pairwise(between):
        cue = lexicon.speech.cues.at(sentence.tokens, second.first) if first.plays("and") else None
        if cue and cue.value in ("say", "say_number"):
            return True
    kept = [c for c in between if not c.plays("not", "adverb", "have", "pron") or c.plays("and", "states")]
    return any(first.plays("and") and second.plays("states") for first, second in pairwise(kept))


def _false_words(sentence: Sentence, lexicon: Lexicon) -> list[int]:
    """Where the sentence says that something is false."""
    tokens = sentence.tokens
    return [token.start for i, token in enumerate(tokens) if lexicon.speech.false.at(tokens, i)]


def modality_of(sentence: Sentence, figure: Figure, voice: Voice | None, lexicon: Lexicon, denied: bool = False) -> str:
    """`hypothetical`, `possible` or `probable` where words near the figure or its speaker's verb say so.

    What is denied is denied for certain: in "rejects the allegation that" the allegation is not the speaker's.
    """
    if denied:
        return "certain"
    speech = lexicon.speech
    near = _words_near(sentence, figure, verbs_last=speech.subject == "start")
    verb = [t.low for t in sentence.tokens if voice and voice.cue[0] <= t.start < voice.cue[1]]
    for name in _MOODS:
        if any(" " in phrase and f" {phrase} " in f" {' '.join(near)} " for phrase in speech.sets[name]):
            return name
    for name in _MOODS:
        said = name != "hypothetical" and any(speech.has(name, low) for low in verb)
        plain = (low for before, low in pairwise(("", *near)) if not speech.has("negations", before))
        if said or any(speech.has(name, low) for low in plain):
            return name
    return "certain"


def _words_near(sentence: Sentence, figure: Figure, verbs_last: bool) -> list[str]:
    """The words of the figure's clause, from a little before it to the word that tells its fate; no dates.

    Where verbs come last, what is thought of the figure stands behind its verb, up to the end of the clause.
    """
    told = figure.told if figure.told is not None else figure.at
    first, last = max(0, min(figure.at, told) - _NEAR), max(figure.at, told) + 1
    open_ended = verbs_last or figure.rule == "noun"  # a noun tells the fate, so that the verb stands behind it
    behind = range(last, min(len(sentence.chunks), last + _NEAR) if open_ended else last)
    last = next((i for i in behind if sentence.chunks[i].plays("comma", "semi", "number")), max(behind.stop, last))
    chunks = list(sentence.chunks[first:last])
    begin = next((i for i in range(figure.at - first, -1, -1) if chunks[i].plays("semi")), -1)
    kept = [chunk for chunk in chunks[begin + 1 :] if not chunk.plays("when")]
    return [token.low for chunk in kept for token in sentence.tokens[chunk.first : chunk.last + 1]]
