"""Named persons with a fate that the text tells: "Tomas Reil, 34, a teacher, was shot".

A name alone is nobody's fate, and whoever acts is no victim. Names that could be of a place or body are let go, unless
a title, an age or a trade shows that a person is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from accounted.language.phrases import Found
from accounted.model import Fate, PersonClaim, Span
from accounted.reading.grammar.sentence import Chunk
from accounted.reading.kinds.spoken import Spoken
from accounted.reading.lexicon import Lexicon

_LONGEST_NAME = 5
_LONGEST_APPOSITION = 14
_TOLD_WITHIN = 6
"""Where verbs close the clause, so many words may stand between a name and its fate."""
_OF_PERSONS_ONLY = frozenset(
    {"killed", "injured", "abducted", "detained", "tortured", "sexual_violence", "died_in_captivity"}
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens `first` to `last`; beside it age, sex and role; `after` is the token behind it all."""

    first: int
    last: int
    after: int
    attributes: dict[str, Any] = field(default_factory=dict)

    @property
    def surely(self) -> bool:
        """Whether something beside the name shows that it is a person's."""
        return bool(self.attributes)


def persons(spoken: Spoken, fates: Lexicon) -> list[PersonClaim]:
    """The named persons of a sentence with their fates, in order."""
    by_token = {i: chunk for chunk in spoken.sentence.chunks for i in range(chunk.first, chunk.last + 1)}
    names = list(_names(spoken, fates))
    told = [_fate(spoken, name, by_token) for name in names]
    for order in (range(1, len(names)), range(len(names) - 2, -1, -1)):
        for k in order:
            near = k - 1 if order.step > 0 else k + 1
            if (
                told[k] is None
                and told[near] is not None
                and _coordinated(spoken, names[min(k, near)], names[max(k, near)])
            ):
                told[k] = told[near]
    return [_claim(spoken, name, *fate) for name, fate in zip(names, told, strict=True) if fate]


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
        if found := lexicon.told_fates.at(tokens, i):
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
    for k in range(1, 6):
        found = _told_at(spoken, first - k)
        if found and first - k + found.length == first:
            return found.value, first - k
    if not lexicon.ends_before("among", tokens, first):
        return None
    ahead = (_told_at(spoken, j) for j in range(first, max(-1, first - 2 * _LONGEST_APPOSITION), -1))
    fate = next((found.value for found in ahead if found), None)
    return (fate, name.first) if fate else None


def _told_at(spoken: Spoken, i: int) -> Found[str] | None:
    """The words that tell the fate of whom they stand before, at token `i`: убит Иван Петров, ölen Ali Kaya."""
    return spoken.lexicon.told_before.at(spoken.tokens, i) or spoken.lexicon.told_fates.at(spoken.tokens, i)


def _coordinated(spoken: Spoken, first: Name, second: Name) -> bool:
    """Whether only "and", a comma, and words such as "his son" stand between two names; no speaker is drawn in."""
    if any(_speaks(spoken, name) for name in (first, second)):
        return False
    between = range(first.last + 1 if first.after > second.first else first.after, second.first)
    linked = any(_links(spoken, i) for i in range(first.last + 1, second.first))
    return linked and all(_links(spoken, i) or _kin(spoken, i) for i in between)


def _speaks(spoken: Spoken, name: Name) -> bool:
    """Whether the name is a speaker's in this sentence."""
    start = spoken.tokens[name.first].start
    return any(voice.cue[0] <= start < voice.cue[1] for voice in spoken.voices)


def _links(spoken: Spoken, i: int) -> bool:
    return spoken.tokens[i].low == "," or spoken.lexicon.has("joiners", spoken.tokens[i].low)


def _kin(spoken: Spoken, i: int) -> bool:
    """Whether a word only says who the next one is: his, the, son, Dr."""
    tokens, speech = spoken.tokens, spoken.discourse.speech
    small = speech.has("articles", tokens[i].low) or speech.has("pronouns", tokens[i].low)
    return small or bool(spoken.lexicon.sexes.at(tokens, i) or spoken.lexicon.titles.at(tokens, i))


def _claim(spoken: Spoken, name: Name, fate: str, told: int) -> PersonClaim:
    speaker, voice = spoken.said(name.first)
    start = spoken.tokens[name.first].start
    denied = voice is not None and voice.kind == "deny" and voice.cue[1] <= start
    span = Span.cut(spoken.text, start, spoken.tokens[name.last].end)
    first, last = min(name.first, told), max(name.last, told)
    on = (told, told), (name.first, name.last)
    return PersonClaim(
        **spoken.basis(first, last, "named-person", speaker, *on),
        name=span, fate=Fate(fate), attributes=name.attributes,
        polarity="denied" if denied else "affirmed",
    )  # fmt: skip


def _names(spoken: Spoken, fates: Lexicon) -> Iterator[Name]:
    """Every run of capitalised words that reads like a person's name."""
    tokens, i = spoken.tokens, 0
    in_dates = {k for d in spoken.when if d.kind != "age" and d.last > d.first for k in range(d.first, d.last + 1)}
    while i < len(tokens):
        last = _name_end(spoken, i, in_dates) or _uncased_end(spoken, i)
        if last is None:
            i += 1
            continue
        if name := _name(spoken, i, last, fates):
            yield name
        i = last + 1


def _name_end(spoken: Spoken, i: int, in_dates: set[int]) -> int | None:
    """The last token of the run of capitalised words from token `i`, particles inside; None without one."""
    tokens, last, j = spoken.tokens, None, i
    while j < min(len(tokens), i + 2 * _LONGEST_NAME) and j not in in_dates:
        token = tokens[j]
        if token.kind == "word" and token.text[:1].isupper() and not spoken.lexicon.has("possessives", token.low):
            last = j
        elif last is None or not (spoken.lexicon.has("name_particles", token.low) or _glue(spoken, j)):
            break
        j += 1
    return last


def _uncased_end(spoken: Spoken, i: int) -> int | None:
    """The last token of a name in a script without capitals: two words behind a title, three with a particle."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    if i == 0 or not lexicon.titles.at(tokens, i - 1) or lexicon.has("no_first_names", tokens[i].low):
        return None
    last = i - 1
    while last + 1 < len(tokens) and _uncased_word(spoken, last + 1):
        last += 1
    particles = sum(lexicon.has("name_particles", token.low) for token in tokens[i : last + 1])
    return last if last - i + 1 == 2 + particles else None


def _uncased_word(spoken: Spoken, i: int) -> bool:
    token, lexicon = spoken.tokens[i], spoken.lexicon
    cased = token.text[:1].islower() or token.text[:1].isupper()
    return token.kind == "word" and not cased and not lexicon.has("name_stops", token.low)


def _glue(spoken: Spoken, j: int) -> bool:
    """Whether a mark holds a name together: Jean-Luc, J. Reil."""
    tokens = spoken.tokens
    if j + 1 >= len(tokens) or tokens[j].text not in "-." or tokens[j].start != tokens[j - 1].end:
        return False
    if tokens[j].text == ".":
        return len(tokens[j - 1].text) <= 2 or spoken.lexicon.titles.at(tokens, j - 1) is not None
    return tokens[j + 1].start == tokens[j].end


def _name(spoken: Spoken, first: int, last: int, fates: Lexicon) -> Name | None:
    """A person's name in the run of tokens, its title and small opening words taken off."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    attributes: dict[str, Any] = {}
    speech = spoken.discourse.speech
    while first < last and (speech.has("openers", tokens[first].low) or speech.has("articles", tokens[first].low)):
        first += 1
    while first < last and ((title := lexicon.titles.at(tokens, first)) or tokens[first].text == "."):
        if title:
            attributes |= {"sex": title.value} if title.value else {"role": tokens[first].text}
        first += 1
    if first and not attributes and (role := lexicon.titles.at(tokens, first - 1)):
        attributes |= {"role": tokens[first - 1].text} if not role.value else {"sex": role.value}
    words = [token for token in tokens[first : last + 1] if token.kind == "word"]
    if len(words) > _LONGEST_NAME or any(
        lexicon.has("not_persons", word.low) or word.text.isupper() for word in words if len(word.text) > 2
    ):
        return None
    after, beside = _apposition(spoken, last + 1)
    attributes = {**beside, **attributes}
    if len(words) < 2 and not attributes:
        return None
    if any(fates.phrases.at(tokens, i) for i in range(first, last + 1) if tokens[i].kind == "word") and not attributes:
        return None
    return Name(first, last, after, attributes)


def _apposition(spoken: Spoken, i: int) -> tuple[int, dict[str, Any]]:
    """What stands behind a name between commas or brackets (34, a teacher), and the token behind it."""
    tokens = spoken.tokens
    if i >= len(tokens) or tokens[i].text not in ",(":
        return i, {}
    closes = ")" if tokens[i].text == "(" else ","
    end = i
    found: dict[str, Any] = {}
    for j in range(i + 1, min(len(tokens), i + _LONGEST_APPOSITION)):
        if tokens[j].text == closes:
            held = _described(spoken, end + 1, j - 1)
            if not held:
                break
            found, end = {**held, **found}, j
            if closes == ")":
                break
    return (end + 1, found) if found else (i, {})


def _described(spoken: Spoken, first: int, last: int) -> dict[str, Any]:
    """Age, sex and role in the tokens between two marks; empty when they hold no description."""
    tokens = spoken.tokens
    found: dict[str, Any] = {}
    if first > last or spoken.lexicon.has("relatives", tokens[first].low):
        return {}
    age = next((date for date in spoken.when if date.kind == "age" and first <= date.first <= last), None)
    bare = (
        first == last
        and tokens[first].kind == "number"
        and tokens[first].text.isdigit()
        and 0 < int(tokens[first].text) < 120
    )
    digits = next((t.text for t in tokens[first : last + 1] if t.kind == "number" and t.text.isdigit()), None)
    aged = any(spoken.lexicon.has("age_units", token.low) for token in tokens[first : last + 1])
    if (age or bare or aged) and digits:
        found["age"] = int(digits)
    for i in range(first, last + 1):
        if sex := spoken.lexicon.sexes.at(tokens, i):
            found.setdefault("sex", sex.value)
    if spoken.discourse.speech.has("articles", tokens[first].low) and all(
        t.kind == "word" for t in tokens[first : last + 1]
    ):
        found["role"] = spoken.words(first + 1, last) if last > first else spoken.words(first, last)
    return found


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
