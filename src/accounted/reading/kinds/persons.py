"""Named persons with a fate that the text tells: "Tomas Reil, 34, a teacher, was shot".

A name alone is nobody's fate, and whoever acts is no victim.
"""

from __future__ import annotations

from accounted.language.phrases import Found
from accounted.model import Fate, PersonClaim, Span
from accounted.reading.grammar.sentence import Chunk
from accounted.reading.kinds.names import LONGEST_APPOSITION, Name, marked_end, names
from accounted.reading.kinds.spoken import Spoken
from accounted.reading.lexicon import Lexicon

_TOLD_WITHIN = 6
"""Where verbs close the clause, so many words may stand between a name and its fate."""
_TOLD_BEFORE = 5
"""The words that tell a fate before a name are at most so many."""
_DONE_WITHIN = 4
"""A verb stands within so many words of the person to whom something is done."""
_OF_PERSONS_ONLY = frozenset(
    {"killed", "injured", "abducted", "detained", "tortured", "sexual_violence", "died_in_captivity"}
)


def persons(spoken: Spoken, fates: Lexicon) -> list[PersonClaim]:
    """The named persons of a sentence with their fates, in order."""
    by_token = {i: chunk for chunk in spoken.sentence.chunks for i in range(chunk.first, chunk.last + 1)}
    named = list(names(spoken, fates))
    told = [_fate(spoken, name, by_token) for name in named]
    for order in (range(1, len(named)), range(len(named) - 2, -1, -1)):
        for k in order:
            near = k - 1 if order.step > 0 else k + 1
            if (
                told[k] is None
                and told[near] is not None
                and _coordinated(spoken, named[min(k, near)], named[max(k, near)])
            ):
                told[k] = told[near]
    return [_claim(spoken, name, *fate) for name, fate in zip(named, told, strict=True) if fate]


def _fate(spoken: Spoken, name: Name, by_token: dict[int, Chunk]) -> tuple[str, int] | None:
    """What befell the person of a name, and the token that tells it."""
    if spoken.free:
        return _fate_told(spoken, name)
    found = _fate_before(spoken, name) or _fate_behind(spoken, name, by_token) or _fate_active(spoken, name, by_token)
    if found and (spoken.lexicon.has("person_fates", found[0]) or found[0] == "body_found"):
        return found
    return None


def _fate_told(spoken: Spoken, name: Name) -> tuple[str, int] | None:
    """The fate in a language with freer order: right behind the name, right before it, at the end where verbs stand
    there, or told of those among whom the name is."""
    lexicon, tokens, i = spoken.lexicon, spoken.tokens, name.after
    for _ in range(_TOLD_WITHIN if lexicon.has("clause_final", "true") else 1):
        while i < len(tokens) and lexicon.passes(tokens[i].low):
            i += 1
        found = lexicon.told_fates.at(tokens, i)
        if found is None and _is_object(spoken, name):
            found = lexicon.told_of_object.at(tokens, i) if lexicon.has("clause_final", "true") else None
        if found:
            return found.value, i + found.length - 1
        if i >= len(tokens) or tokens[i].kind != "word" or tokens[i].text[:1].isupper() or _ends_reach(spoken, i):
            break
        i += 1
    return _fate_ahead(spoken, name)


def _ends_reach(spoken: Spoken, i: int) -> bool:
    """Whether a word between a name and the verb shows that the verb is told of somebody else."""
    return spoken.lexicon.has("told_stops", spoken.tokens[i].low) or spoken.verb_at(i)


def _fate_ahead(spoken: Spoken, name: Name) -> tuple[str, int] | None:
    """The fate before a name and its title: погиб Иван Петров; 23 people died, among them the doctor Ana Sol."""
    lexicon, tokens = spoken.lexicon, spoken.tokens
    first = name.first
    while first and (
        lexicon.titles.at(tokens, first - 1) or spoken.discourse.speech.has("articles", tokens[first - 1].low)
    ):
        first -= 1
    for at in range(name.first - 1, max(-1, first - 1 - _TOLD_BEFORE), -1):
        found = _told_at(spoken, at)
        if found and first <= at + found.length <= name.first:
            return found.value, at
    if done := _done_to(spoken, name, first):
        return done
    if not lexicon.ends_before("among", tokens, first):
        return None
    ahead = (_told_at(spoken, j) for j in range(first, max(-1, first - 2 * LONGEST_APPOSITION), -1))
    fate = next((found.value for found in ahead if found), None)
    return (fate, name.first) if fate else None


def _done_to(spoken: Spoken, name: Name, first: int) -> tuple[str, int] | None:
    """What a verb before token `first` says was done to the person named there: задержали врача Ивана Петрова.

    The verb stands right before, or its subject between; so the name is the object by its endings, or by that subject.
    """
    lexicon, tokens = spoken.lexicon, spoken.tokens
    if not lexicon.told_of_object:
        return None
    acting = False
    for at in range(first - 1, max(-1, first - 1 - _DONE_WITHIN), -1):
        found = lexicon.told_of_object.at(tokens, at)
        if found and at + found.length <= first:
            reached = acting or at + found.length == first
            return (found.value, at) if reached and (acting or _is_object(spoken, name)) else None
        body = lexicon.has("forces", tokens[at].low)
        if not (body or lexicon.passes(tokens[at].low)):
            return None
        acting = acting or body
    return None


def _is_object(spoken: Spoken, name: Name) -> bool:
    """Whether the endings of a name show that something is done to the person: Ивана Петрова, Ali Kaya'yı."""
    if spoken.lexicon.has("objects_by_order", "true"):
        return True
    return any(spoken.lexicon.has("person_object_endings", spoken.tokens[i].low) for i in (name.first, name.last))


def _told_at(spoken: Spoken, i: int) -> Found[str] | None:
    """The words that tell the fate of whom they stand before, at token `i`: убит Иван Петров, ölen Ali Kaya."""
    return spoken.lexicon.told_before.at(spoken.tokens, i) or spoken.lexicon.told_fates.at(spoken.tokens, i)


def _coordinated(spoken: Spoken, first: Name, second: Name) -> bool:
    """Whether only "and", a comma, and words such as "his son" stand between two names; no speaker is drawn in."""
    if any(_speaks(spoken, name) for name in (first, second)):
        return False
    between = range(first.last + 1 if first.after > second.first else first.after, second.first)
    linked = any(spoken.links(i) for i in range(first.last + 1, second.first))
    return linked and all(spoken.links(i) or _kin(spoken, i) for i in between)


def _speaks(spoken: Spoken, name: Name) -> bool:
    """Whether the name is a speaker's in this sentence."""
    start = spoken.tokens[name.first].start
    return any(voice.cue[0] <= start < voice.cue[1] for voice in spoken.voices)


def _kin(spoken: Spoken, i: int) -> bool:
    """Whether a word only says who the next one is: his, the, son, Dr."""
    tokens, speech = spoken.tokens, spoken.discourse.speech
    small = speech.has("articles", tokens[i].low) or speech.has("pronouns", tokens[i].low)
    return small or bool(spoken.lexicon.sexes.at(tokens, i) or spoken.lexicon.titles.at(tokens, i))


def _claim(spoken: Spoken, name: Name, fate: str, told: int) -> PersonClaim:
    speaker, voice = spoken.said(name.first)
    start = spoken.tokens[name.first].start
    denied = voice is not None and voice.kind == "deny" and voice.cue[1] <= start
    span = Span.cut(spoken.text, start, marked_end(spoken, spoken.tokens[name.last]))
    first, last = min(name.first, told), max(name.last, told)
    on = (told, told), (name.first, name.last)
    return PersonClaim(
        **spoken.basis(first, last, "named-person", speaker, *on),
        name=span, fate=Fate(fate), attributes=name.attributes,
        polarity="denied" if denied else "affirmed",
    )  # fmt: skip


def _fate_before(spoken: Spoken, name: Name) -> tuple[str, int] | None:
    """The body of N; the murder of N."""
    start = name.first
    for k in range(1, 8):
        found = spoken.lexicon.of_fates.at(spoken.tokens, start - k) if start - k >= 0 else None
        if found and start - k + found.length in (start, start - 1):
            return found.value, start - k
    return None


def _fate_behind(spoken: Spoken, name: Name, by_token: dict[int, Chunk]) -> tuple[str, int] | None:
    """N was shot; N, 34, died."""
    i, be = name.after, False
    inserted = name.first > 0 and spoken.tokens[name.first - 1].low == ","
    if inserted and i < len(spoken.tokens) and spoken.tokens[i].low == ",":
        i += 1
    while i < len(spoken.tokens) and by_token[i].plays("be", "have", "adverb"):
        be = be or by_token[i].plays("be")
        i = by_token[i].last + 1
    chunk = by_token.get(i)
    if chunk is None:
        return None
    meaning = chunk.meaning("done", "state") if be else chunk.meaning("happened")
    if meaning is None or meaning.fate is None or not (name.surely or meaning.fate in _OF_PERSONS_ONLY or not be):
        return None
    return meaning.fate, chunk.last


def _fate_active(spoken: Spoken, name: Name, by_token: dict[int, Chunk]) -> tuple[str, int] | None:
    """They killed N; only where the name is the whole object."""
    at = name.first - 1
    while at > 0 and by_token[at].plays("det", "people", "mention", "modifier"):
        at = by_token[at].first - 1
    before = by_token.get(at)
    meaning = before.meaning("done", "doing") if before else None
    if before is None or meaning is None or meaning.fate not in _OF_PERSONS_ONLY:
        return None
    behind = spoken.tokens[name.after] if name.after < len(spoken.tokens) else None
    closed = behind is None or behind.kind == "punct" or spoken.lexicon.has("behind_participle", behind.low)
    passive = before.first > 0 and by_token[before.first - 1].plays("be")
    return (
        (meaning.fate, before.first)
        if closed and not passive and (name.surely or behind is None or behind.text in ",.")
        else None
    )
