"""Whether a figure is affirmed or denied, and how sure the speaker is said to be."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from itertools import pairwise

from accounted.language import Token
from accounted.reading.grammar.figure import NOT_SO, Figure
from accounted.reading.grammar.sentence import Sentence
from accounted.reading.lexicon import Lexicon, punctuation_role
from accounted.reading.voice import Voice

_MOODS = ("hypothetical", "possible", "probable")
_TOLD_WITHIN = 8
"""How many tokens behind a number the word may stand that it was told earlier."""
_ASIDE = 9
"""How many tokens an aside between commas may have, before the clause that is called false."""
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
        kept = _turns(sentence, start, position, lexicon) or _is_presupposed(sentence, figure, start, lexicon)
        return "affirmed" if kept or _in_own_words(sentence, start, figure) else "denied"
    denial = _goes_on_to_deny(sentence, voice.cue[1], position, lexicon) if voice and not verbs_last else None
    if denial is not None:
        kept = _turns(sentence, denial, position, lexicon) or _is_presupposed(sentence, figure, denial, lexicon)
        return "affirmed" if kept else "denied"
    false = _false_words(sentence, lexicon)
    if any(start > position for start in false) or any(_leads_on(sentence, start, lexicon) for start in false):
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
    behind = sentence.tokens[i + (found.length if found else 1) :]
    if behind and behind[0].text == ",":  # as the prosecution contended, that
        aside = next((k for k in range(1, min(len(behind), _ASIDE)) if behind[k].text == ","), 0)
        behind = behind[aside + 1 :] if _begins_a_clause(behind[aside + 1 :], lexicon) else behind[1:]
    return _begins_a_clause(behind, lexicon)


def _begins_a_clause(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    return bool(tokens) and lexicon.speech.has("complementisers", tokens[0].low)


def _same_breath(sentence: Sentence, start: int, end: int) -> bool:
    """Whether no mark, "and" or "but" stands between what is called false and the figure: false reports of 60 dead."""
    between = [c for c in sentence.chunks if start <= sentence.tokens[c.first].start < end]
    return not any(c.plays("comma", "semi", "and", "colon", "dash", "rel", "sub") for c in between)


def _is_presupposed(sentence: Sentence, figure: Figure, start: int, lexicon: Lexicon) -> bool:
    """Whether something else is denied of what happened: "denied that the delay is linked to the murder of six"."""
    told = sentence.chunks[figure.told] if figure.told is not None else None
    if _is_told_of_besides(sentence, figure, start, lexicon) or _is_denied_besides(sentence, figure, start):
        return True
    named = told is not None and told.plays("acts") and not told.plays("happened", "done")
    if figure.told is None or not (figure.rule.startswith("nominal") or named):
        return False
    between = [c for c in sentence.chunks[: figure.told] if sentence.tokens[c.first].start >= start]
    while between and between[0].plays("be", "have"):  # հերքում է: a form of "to be" behind the verb of denial
        del between[0]
    return any(chunk.plays("be", "verb", "have") for chunk in between) and not any(c.plays("and") for c in between)


def _is_told_of_besides(sentence: Sentence, figure: Figure, start: int, lexicon: Lexicon) -> bool:
    """Whether a clause that only adds to what is denied holds the figure: denied that it shelled the mill, where 14
    died."""
    tokens = sentence.tokens
    between = [c for c in sentence.chunks[: figure.at] if tokens[c.first].start >= start]
    for i in range(len(between) - 1, 1, -1):
        chunk = between[i]
        if chunk.plays("comma", "and"):
            return False
        opens = chunk.plays("rel", "sub") and not lexicon.speech.has("complementisers", tokens[chunk.first].low)
        if opens and between[i - 1].plays("comma"):
            return True
    return False


def _is_denied_besides(sentence: Sentence, figure: Figure, start: int) -> bool:
    """Whether the denial stands in a clause of its own before the figure: the staff, which denies any part, counts five
    dead."""
    ahead = [chunk for chunk in sentence.chunks[: figure.at] if sentence.tokens[chunk.first].start < start]
    led = len(ahead) > 2 and ahead[-2].plays("rel") and ahead[-3].plays("comma")
    return led and any(chunk.plays("comma") for chunk in sentence.chunks[len(ahead) : figure.at])


def _in_own_words(sentence: Sentence, start: int, figure: Figure) -> bool:
    """Whether who denies goes on in words of their own: denied any arrests: "nobody was detained"."""
    tokens, chunk = sentence.tokens, sentence.chunks[figure.at]
    zero = chunk.quantity is not None and chunk.quantity.zero
    between = [it for it in tokens[: chunk.first] if it.start >= start]
    marks = [i for i, it in enumerate(between) if it.text == ":"]
    quoted = any(punctuation_role(it.text) == "quote" for i in marks[:1] for it in between[i + 1 : i + 2])
    return bool(marks) and (zero or quoted)


def _turns(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a new verb of saying, or a semicolon, stands between a denial and the figure: "denied that … and admitted
    twelve"; "denied any part in it, adding that twelve …"."""
    between = [c for c in sentence.chunks if start <= sentence.tokens[c.first].start < end]
    if any(chunk.plays("semi") for chunk in between):
        return True
    for first, second in pairwise(between):
        cue = lexicon.speech.cues.at(sentence.tokens, second.first) if first.plays("and", "comma") else None
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
