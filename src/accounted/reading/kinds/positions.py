"""Positions: the stances that speakers take, with the words that they are aimed at.

Three ways to say it: a verb with its subject ("Türkiye condemned the attack"), a noun with a verb of expressing ("its
condolences to the families"), and phrases under a speaker ("those responsible must be punished").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accounted.model import PositionClaim, Speaker
from accounted.reading.kinds.labels import terms
from accounted.reading.kinds.spoken import Spoken

_LONGEST = 60
_NEAR = 5
"""Within how many tokens a noun such as condolences follows its verb."""


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance at tokens `first` to `last`, aimed at tokens `target`."""

    type: str
    first: int
    last: int
    target: tuple[int, int] | None
    speaker: Speaker
    rule: str


def positions(spoken: Spoken) -> list[PositionClaim]:
    """The positions of a sentence, in order; one of each kind for each stretch."""
    found = [
        *_by_verb(spoken),
        *_by_noun(spoken),
        *_by_phrase(spoken),
        *_holding(spoken),
        *_charges(spoken),
        *_needs(spoken),
    ]
    found += _anniversaries(spoken)
    kept: list[Stance] = []
    reached: dict[str, int] = {}
    for stance in sorted(found, key=lambda s: (s.first, -s.last, s.type)):
        if stance.first > reached.get(stance.type, -1):
            reached[stance.type] = stance.last
            kept.append(stance)
    return [_claim(spoken, stance) for stance in kept]


def _claim(spoken: Spoken, stance: Stance) -> PositionClaim:
    target = spoken.words(*stance.target).strip(" ,.;:“”\"'") if stance.target else None
    verb = ((stance.first, stance.target[0] - 1),) if stance.target and stance.first < stance.target[0] else ()
    shared = spoken.basis(stance.first, stance.last, stance.rule, stance.speaker, *verb)
    return PositionClaim(**shared, type=stance.type, target=target or None)


def _by_verb(spoken: Spoken) -> Iterator[Stance]:
    """A verb of stance with its subject before it."""
    tokens, lexicon, i = spoken.tokens, spoken.lexicon, 0
    while i < len(tokens):
        found = lexicon.positions.at(tokens, i)
        length = found.length if found else 1
        if found and "verbs" in found.value and not _held_back(spoken, i):
            kind = found.value["verbs"]
            subject = _subject(spoken, i, i + length - 1)
            if subject and _fits(spoken, kind, i, i + length) and not _sentences(spoken, kind, subject):
                yield _stance(spoken, kind, subject, i, i + length - 1, "verb")
        i += length


def _stance(spoken: Spoken, kind: str, subject: tuple[int, int], verb: int, last: int, rule: str) -> Stance:
    speaker = _speaker(spoken, subject, verb, last)
    if spoken.verbs_last:
        return _closed(spoken, kind, subject, (verb, last), rule)
    first = subject[0] if _first_person(spoken, subject) else verb
    if verb < subject[0] and subject[1] > last:  # the verb, its subject, its object
        end = spoken.phrase_end(subject[1] + 1) if subject[1] + 1 < len(spoken.tokens) else subject[1]
        return Stance(kind, first, end, (subject[1] + 1, end) if end > subject[1] else None, speaker, rule)
    behind = spoken.past_comma(last + 1)
    end = max(last, spoken.phrase_end(behind)) if behind < len(spoken.tokens) else last
    target = (last + 1, _accused_end(spoken, last + 1, end) if kind == "accuses" else end)
    return Stance(kind, first, end, target if end > last else None, speaker, rule)


def _accused_end(spoken: Spoken, first: int, end: int) -> int:
    """The last token of who is accused: what the charge is follows behind "for" or "of having"."""
    return next((j - 1 for j in range(first + 1, end + 1) if spoken.lexicon.reach("charges", spoken.tokens, j)), end)


def _closed(spoken: Spoken, kind: str, subject: tuple[int, int], verb: tuple[int, int], rule: str) -> Stance:
    """The stance of a verb that closes its clause: aimed at what stands between its subject, or a link, and it."""
    links = range(subject[1] + 1, verb[0])
    first = next((j + 1 for j in reversed(links) if _ends_clause(spoken, j)), subject[1] + 1)
    first = first if subject[1] < verb[0] else verb[0]
    while first < verb[0] and spoken.discourse.speech.has("contrast", spoken.tokens[first].low):
        first += 1
    target = (first, verb[0] - 1) if first < verb[0] else None
    return Stance(kind, min(first, verb[0]), verb[1], target, _speaker(spoken, subject, verb[0], verb[1]), rule)


def _ends_clause(spoken: Spoken, j: int) -> bool:
    """Whether token `j` is a mark, or a link behind another verb."""
    token = spoken.tokens[j]
    if token.kind == "punct":
        return token.low in ",;:"
    return spoken.lexicon.has("joiners", token.low) and j > 0 and _verb_ends(spoken, j - 1)


def _verb_ends(spoken: Spoken, j: int) -> bool:
    return any(spoken.verb_at(k) for k in range(max(0, j - 2), j + 1))


def _speaker(spoken: Spoken, subject: tuple[int, int], verb: int, last: int) -> Speaker:
    """Who takes the stance: behind "we" the speaker of the words, else the subject."""
    if _first_person(spoken, subject):
        return spoken.said(subject[0])[0]
    return spoken.actor(subject[0], subject[1], (min(subject[0], verb), last))


def _first_person(spoken: Spoken, subject: tuple[int, int]) -> bool:
    return subject[0] == subject[1] and spoken.lexicon.has("first_person", spoken.tokens[subject[0]].low)


def _subject(spoken: Spoken, i: int, last: int | None = None) -> tuple[int, int] | None:
    """The subject of the verb at tokens `i` to `last`; behind "and" that of the verb before it."""
    tokens, j = spoken.tokens, i
    if spoken.verbs_last:
        return spoken.subject(i) or _sentence_subject(spoken, i)
    while j > 0 and (spoken.lexicon.passes(tokens[j - 1].low) or _helps(spoken, j - 1)):
        j -= 1
    if j > 0 and spoken.lexicon.has("relatives", tokens[j - 1].low):
        return _antecedent(spoken, j - 1)
    if j > 0 and spoken.lexicon.has("joiners", tokens[j - 1].low):
        return _sentence_subject(spoken, j)
    if j > 0 and spoken.lexicon.has("first_person", tokens[j - 1].low):
        return j - 1, j - 1
    subject = spoken.subject(j, last=last)
    if subject is None and spoken.lexicon.joined(spoken.lexicon.positions, tokens, i):
        return _sentence_subject(spoken, i)
    return subject if subject is not None and spoken.can_speak(*subject) else None


def _antecedent(spoken: Spoken, relative: int) -> tuple[int, int] | None:
    """Who a relative word set off by a comma stands for: "the general staff, which denies it"."""
    if relative < 2 or spoken.tokens[relative - 1].low != ",":
        return None
    subject = spoken.subject(relative - 1)
    return subject if subject is not None and spoken.can_speak(*subject) else None


def _helps(spoken: Spoken, j: int) -> bool:
    """Whether a word only makes the verb's form, as in "a condamné"; in English attribution sees to it."""
    return spoken.free and spoken.lexicon.has("have", spoken.tokens[j].low)


def _held_back(spoken: Spoken, i: int) -> bool:
    """Whether the verb is negated, an infinitive, a wish, a passive or an adjective ("internationally recognised")."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    near = range(max(0, i - 3), i)
    if any(lexicon.reach("negations", tokens, j) for j in near):
        return True
    if i == 0:
        return False
    before = tokens[i - 1].low
    ahead = tokens[i - 2].low if i > 1 else ""
    if lexicon.has("infinitive", before) or lexicon.has("modals", before) or lexicon.has("modals", ahead):
        return True
    passive = lexicon.has("be", before) or (
        lexicon.has("be", ahead) and tokens[i - 1].kind == "word" and lexicon.has("adverb_endings", before)
    )
    adjective = lexicon.has("adverb_endings", before) and _bare_participle(spoken, i)
    return (passive and not lexicon.has("gerund_endings", tokens[i].low)) or adjective


def _bare_participle(spoken: Spoken, i: int) -> bool:
    """Whether the verb behind an adverb has no subject of its own: "a region internationally recognised as"."""
    tokens = spoken.tokens
    if not spoken.lexicon.has("participle_endings", tokens[i].low) or i < 2:
        return False
    ahead = tokens[i - 2]
    first = spoken.lexicon.has("first_person", ahead.low) or spoken.discourse.speech.has("pronouns", ahead.low)
    return not (first or ahead.text[:1].isupper())


def _fits(spoken: Spoken, kind: str, verb: int, i: int) -> bool:
    """Whether what follows the verb suits the stance (precedes it, where verbs come last); "recognised" says little."""
    tokens = spoken.tokens
    if spoken.verbs_last:
        ahead = tokens[max(0, verb - _LONGEST) : verb]
        return kind != "recognises" or any(spoken.lexicon.has("recognises_with", token.low) for token in ahead)
    if i < len(tokens) and spoken.lexicon.has("agent_marks", tokens[i].low):
        return False
    i = spoken.past_comma(i)
    behind = [token.low for token in tokens[i : spoken.clause_end(i) + 1]] if i < len(tokens) else []
    if kind == "recognises":
        return any(spoken.lexicon.has("recognises_with", low) for low in behind)
    return bool(behind) or kind in ("condoles", "sympathises")


def _sentences(spoken: Spoken, kind: str, subject: tuple[int, int]) -> bool:
    """Whether a court condemns, which is a sentence and no stance."""
    held = spoken.tokens[subject[0] : subject[1] + 1]
    return kind == "condemns" and any(spoken.lexicon.has("judges", token.low) for token in held)


def _by_noun(spoken: Spoken) -> Iterator[Stance]:
    """Condolences, sympathy, condemnation, with a verb of expressing shortly before."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    for i in range(len(tokens)):
        found = lexicon.positions.at(tokens, i)
        if not found or "nouns" not in found.value:
            continue
        verb = next(
            (j for j in range(i - 1, max(-1, i - 1 - _NEAR), -1) if lexicon.has("express", tokens[j].low)), None
        )
        subject = spoken.subject(verb) if verb is not None else None
        if verb is None or _held_back(spoken, verb):
            continue
        if subject is None or not (spoken.can_speak(*subject) or _first_person(spoken, subject)):
            subject = _sentence_subject(spoken, verb)
        if subject is not None:
            yield _stance(spoken, found.value["nouns"], subject, verb, i + found.length - 1, "noun")


def _sentence_subject(spoken: Spoken, verb: int) -> tuple[int, int] | None:
    """The subject of the first verb in a row: "The ministry condemned what it saw, expressed condolences"."""
    for i in range(verb):
        found = spoken.lexicon.positions.at(spoken.tokens, i)
        if found and "verbs" in found.value and not _held_back(spoken, i):
            return _subject(spoken, i)
    behind = spoken.tokens[verb].start
    said = next((voice for voice in spoken.voices if voice.leads and voice.tokens[-1].end <= behind), None)
    return (spoken.at(said.start), spoken.at(said.tokens[-1].end - 1)) if said else None


def _by_phrase(spoken: Spoken) -> Iterator[Stance]:
    """Phrases that hold for whoever says them; the publisher's own narration takes no position."""
    for i in range(len(spoken.tokens)):
        found = spoken.lexicon.positions.at(spoken.tokens, i)
        if not found or "phrases" not in found.value:
            continue
        speaker, voice = spoken.said(i)
        if speaker.own_voice or (voice is not None and voice.kind == "deny"):
            continue
        first = _clause_start(spoken, i)
        end = max(i + found.length - 1, spoken.clause_end(i))
        yield Stance(found.value["phrases"], first, end, (first, end), speaker, "phrase")


def _clause_start(spoken: Spoken, i: int) -> int:
    """The first token of the clause up to token `i`: behind a mark, "that", or the speaker's verb."""
    cues = {
        token.start for voice in spoken.voices for token in spoken.tokens if voice.cue[0] <= token.start < voice.cue[1]
    }
    j = i
    while j > 0 and i - j < _LONGEST:
        token = spoken.tokens[j - 1]
        if token.start in cues or token.text in ',;:–—“”"«»' or spoken.lexicon.connectors.at(spoken.tokens, j - 1):
            break
        j -= 1
    return j


def _holding(spoken: Spoken) -> Iterator[Stance]:
    """ "holds the armed forces responsible for": an accusation whose target stands inside the verb."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    for i, token in enumerate(tokens):
        if not lexicon.has("holds", token.low):
            continue
        end = spoken.clause_end(i)
        word = next((j for j in range(i + 2, end + 1) if lexicon.reach("responsible", tokens, j)), None)
        subject = _subject(spoken, i) if word is not None else None
        if word is not None and subject is not None and not _held_back(spoken, i):
            speaker = _speaker(spoken, subject, i, i)
            yield Stance("accuses", i, end, (i + 1, word - 1), speaker, "holds-responsible")


def _charges(spoken: Spoken) -> Iterator[Stance]:
    """Said by someone: an act that a label names was carried out by, or was committed by, somebody."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    named = terms(spoken)
    for i in range(len(tokens)):
        length = lexicon.reach("done_acts", tokens, i)
        speaker, voice = spoken.said(i) if length else (None, None)
        if not length or speaker is None or speaker.own_voice or voice is None or voice.kind == "deny":
            continue
        first, end = _that_clause(spoken, i), spoken.clause_end(i)
        by = i + length
        passive = by < len(tokens) and lexicon.has("agent_marks", tokens[by].low)
        if passive and any(first <= term.first < i for term in named):
            yield Stance("accuses", first, end, (by + 1, _agent_end(spoken, by + 1, end)), speaker, "committed-by")
        elif (subject := _doer(spoken, i)) and any(i < term.first <= _object_end(spoken, i, end) for term in named):
            yield Stance("accuses", subject[0], end, subject, speaker, "committed")


def _that_clause(spoken: Spoken, i: int) -> int:
    """Behind the last "that" before token `i`, or the clause's start."""
    that = next(
        (j for j in range(i, 0, -1) if spoken.lexicon.connectors.at(spoken.tokens, j - 1) and not spoken.quoted(j - 1)),
        None,
    )
    return that if that is not None else _clause_start(spoken, i)


def _object_end(spoken: Spoken, i: int, end: int) -> int:
    """The last token before a connector opens another clause."""
    return next((j - 1 for j in range(i + 1, end + 1) if spoken.lexicon.connectors.at(spoken.tokens, j)), end)


def _doer(spoken: Spoken, i: int) -> tuple[int, int] | None:
    subject = spoken.subject(i)
    passive = i > 0 and spoken.lexicon.has("be", spoken.tokens[i - 1].low)
    return subject if subject and not passive and spoken.can_speak(*subject) else None


def _agent_end(spoken: Spoken, i: int, end: int) -> int:
    """The last token of the agent behind "by": names, forces, and the small words inside."""
    last = i
    for j in range(i, end + 1):
        token = spoken.tokens[j]
        small = spoken.discourse.speech.has("articles", token.low) or spoken.lexicon.has("of", token.low)
        named = not token.text.islower() or spoken.lexicon.has("forces", token.low)
        if token.kind != "word" or not (named or small or j == i):
            break
        last = j
    return last


def _needs(spoken: Spoken) -> Iterator[Stance]:
    """Said by someone: "support for the court, as well as aid, is vital" calls for both."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    for i in range(1, len(tokens)):
        if not lexicon.has("be", tokens[i].low) or not any(lexicon.reach("needed", tokens, j) for j in (i + 1, i + 2)):
            continue
        speaker = spoken.said(i)[0]
        if speaker.own_voice:
            continue
        for first, last in reversed(_subjects(spoken, i)):
            yield Stance("calls_for", first, last, (first, last), speaker, "needed")


def _subjects(spoken: Spoken, verb: int) -> Sequence[tuple[int, int]]:
    """The coordinated subjects before the verb, the last first: parted by "as well as" and the like."""
    found: list[tuple[int, int]] = []
    last = verb - 1
    j = last
    while j >= 0 and spoken.tokens[j].text not in '“”"«»;:':
        parted = spoken.lexicon.ends_before("item_links", spoken.tokens, j + 1)
        weak = parted == 1 and spoken.lexicon.has("and", spoken.tokens[j].low) and spoken.tokens[j - 1].low != ","
        if parted and not weak:
            if last > j:
                found.append((j + 1, last))
            if spoken.tokens[j].low == "," and parted == 1 and len(found) > 0 and _fronted(spoken, j):
                return found
            last = j - parted
            j -= parted
            continue
        j -= 1
    return [*found, (j + 1, last)] if last > j else found


def _fronted(spoken: Spoken, comma: int) -> bool:
    """Whether a comma only closes an opening phrase: "From this perspective, …"."""
    j = comma - 1
    while j >= 0 and spoken.tokens[j].text not in '“”"«»;:,':
        j -= 1
    return spoken.discourse.speech.has("openers", spoken.tokens[j + 1].low)


def _anniversaries(spoken: Spoken) -> Iterator[Stance]:
    """ "marks the 10th anniversary of": a commemoration by its subject."""
    for i, token in enumerate(spoken.tokens):
        if not spoken.lexicon.has("marks", token.low) or _held_back(spoken, i):
            continue
        near = [date for date in spoken.when if date.kind == "anniversary" and 0 < date.first - i <= 3]
        subject = _subject(spoken, i) if near else None
        if subject is not None:
            yield _stance(spoken, "commemorates", subject, i, near[0].last, "anniversary")
