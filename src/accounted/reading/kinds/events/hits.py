"""The words of a piece that name a happening: finite verbs, nouns, and verbs of saying."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from accounted.reading.kinds.events.agreement import is_vowelled_passive
from accounted.reading.kinds.events.pieces import Piece
from accounted.reading.kinds.labels import other_name
from accounted.reading.kinds.spoken import Spoken

_USED_BARE = frozenset({"attack", "movement", "tension", "statement"})
"""Types whose verbs may stand without an object: "forces attacked on 5 May"."""
_OWN_DATE = 2
_PEOPLE_OR_PLACE = frozenset({"capture_of_place", "capture"})


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens `first` to `last`, the type of event they name, and their form: verb, noun, aspect or say.

    A `loose` one is an ordinary verb ("stopped", "came", "burst"), which tells an event only with a date of its own.
    `begin` is where whoever speaks is named ahead of a verb of saying.
    """

    first: int
    last: int
    type: str
    form: str
    piece: int
    actor: str | None = None
    passive: bool = False
    loose: bool = False
    begin: int | None = None


def hits(spoken: Spoken, pieces: list[Piece]) -> list[Hit]:
    """The hits of all pieces, in order; conditional clauses tell nothing that happened."""
    found = [
        hit for n, piece in enumerate(pieces) if piece.opener != "condition" for hit in _in_piece(spoken, piece, n)
    ]
    found += [*_sayings(spoken, pieces), *_marked(spoken, pieces)]
    return sorted(found, key=lambda hit: (hit.first, hit.form))


def _marked(spoken: Spoken, pieces: list[Piece]) -> Iterator[Hit]:
    """The verbs that mark an anniversary: "marked the 10th anniversary"."""
    for n, piece in enumerate(pieces):
        for date in spoken.when:
            if date.kind == "anniversary" and piece.first < date.first <= piece.last:
                verbs = range(max(piece.first, date.first - 3), date.first)
                yield from (Hit(i, i, "commemoration", "verb", n) for i in verbs if _marks(spoken, i))


def _marks(spoken: Spoken, i: int) -> bool:
    return spoken.lexicon.has("marks", spoken.tokens[i].low) and not unhappened(spoken, i)


def _sayings(spoken: Spoken, pieces: list[Piece]) -> Iterator[Hit]:
    """The verbs of saying with their speakers; of those who pass on another's words, whoever does so last."""
    for voice in spoken.voices:
        if voice.kind not in ("say", "deny"):
            continue
        first, last = spoken.at(voice.cue[0]), spoken.at(voice.cue[1] - 1)
        nested = [i for i in range(first, last) if spoken.lexicon.connectors.at(spoken.tokens, i)]
        last = nested[0] - 1 if nested and nested[0] > first else last
        outer = voice.via[0] if voice.via else ()
        if outer and (at := spoken.at(outer[-1].start)) < first:
            first = last = at  # "the envoy says that the ministry denies": the envoy speaks
        piece = next((n for n, piece in enumerate(pieces) if piece.first <= last <= piece.last), None)
        if piece is not None:
            named = spoken.text[outer[0].start : outer[-1].end] if outer else spoken.discourse.speaker(voice).name
            begin = spoken.at((outer or voice.tokens)[0].start) if outer or voice.tokens else first
            yield Hit(first, last, "statement", "say", piece, named, begin=begin if begin < first + 1 else None)


def _in_piece(spoken: Spoken, piece: Piece, n: int) -> Iterator[Hit]:
    i = piece.first
    while i <= piece.last:
        length = spoken.lexicon.reach("aspect", spoken.tokens, i)
        if length and not unhappened(spoken, i):
            yield Hit(i, i + length - 1, "other", "aspect", n)
            i += length
            continue
        found = spoken.lexicon.events.at(spoken.tokens, i)
        if found is None or i + found.length - 1 > piece.last:
            loose = _loose(spoken, piece, n, i)
            yield from (loose,) if loose else ()
            i = loose.last + 1 if loose else i + 1
            continue
        told = list(_hit(spoken, piece, n, i, i + found.length - 1))
        loose = None if told or not spoken.when else _loose(spoken, piece, n, i)
        yield from told or ((loose,) if loose else ())
        i += found.length


def _loose(spoken: Spoken, piece: Piece, n: int, i: int) -> Hit | None:
    """An ordinary verb at token `i`, in a sentence with a date that tells of nothing that came after an incident."""
    length = spoken.lexicon.reach("happens", spoken.tokens, i) if spoken.when else 0
    if not length or i + length - 1 > piece.last:
        return None
    passive = is_suffered(spoken, (i, i + length - 1))
    return None if unhappened(spoken, i) else Hit(i, i + length - 1, "other", "verb", n, loose=True, passive=passive)


def _hit(spoken: Spoken, piece: Piece, n: int, first: int, last: int) -> Iterator[Hit]:
    """What the phrase of tokens `first` to `last` names here, if anything."""
    found = spoken.lexicon.events.at(spoken.tokens, first)
    forms = found.value if found else {}
    if found and not _may_be_verb(spoken, first, found.front):
        forms = {form: kind for form, kind in forms.items() if form in ("nouns", "idle")}
    passive = is_passive(spoken, first)
    if "idle" in forms or ("past" in forms and first == 0 and not spoken.free and not _has_subject(spoken, first)):
        return
    if "past" in forms and not unhappened(spoken, first):
        yield Hit(first, last, forms["past"], "verb", n, passive=is_suffered(spoken, (first, last)))
    elif "falling" in forms and not unhappened(spoken, first) and _place_before(spoken, piece, first):
        yield Hit(first, last, forms["falling"], "verb", n)
    elif "taking" in forms and not unhappened(spoken, first) and _place_behind(spoken, piece, last + 1):
        yield Hit(first, last, forms["taking"], "verb", n)
    elif "judged" in forms and not passive:
        if not unhappened(spoken, first) and _by_court(spoken, piece, first, last):
            yield Hit(first, last, forms["judged"], "verb", n)
    elif (
        "done" in forms
        and not unhappened(spoken, first)
        and _finite(spoken, piece, first, last, forms["done"], passive)
    ):
        kind = _of_whom(spoken, piece, first, last, forms["done"], passive)
        suffered = passive or is_suffered(spoken, (first, last)) or _only_describes(spoken, piece, first, last)
        yield Hit(first, last, kind, "verb", n, passive=suffered)
    elif "nouns" in forms and not other_name(spoken, first, last):
        yield Hit(first, last, forms["nouns"], "noun", n)


def _by_court(spoken: Spoken, piece: Piece, first: int, last: int) -> bool:
    """Whether a court is the subject of a verb, so that to condemn is to sentence."""
    subject = spoken.subject(first, piece.first, last)
    held = spoken.tokens[subject[0] : subject[1] + 1] if subject else ()
    return any(spoken.lexicon.has("judges", token.low) for token in held)


def _may_be_verb(spoken: Spoken, first: int, front: int) -> bool:
    """Whether what is written in one with a word leaves it a verb: "and" does, an article or preposition does not."""
    joining = spoken.lexicon.lists.get("joining", ())
    return not front or spoken.tokens[first].low[:front] in joining


def _has_subject(spoken: Spoken, i: int) -> bool:
    """Whether a phrase begins with its own subject: "fighting broke out"."""
    alone = spoken.lexicon.events.at(spoken.tokens[i : i + 1], 0)
    return alone is not None and "nouns" in alone.value


def _place_behind(spoken: Spoken, piece: Piece, i: int) -> bool:
    """Whether what is taken from token `i` on is a place: a name, "the town", "it"."""
    tokens, speech = spoken.tokens, spoken.discourse.speech
    for j in range(i, min(i + 4, piece.last + 1)):
        if spoken.lexicon.has("places", tokens[j].low):
            return True
        if tokens[j].text[:1].isupper() and tokens[j].kind == "word":
            return not people_between(spoken, j, j + 1)
        if tokens[j].kind != "word" or (j > i and speech.has("stops", tokens[j].low)):
            return False
    return False


def _place_before(spoken: Spoken, piece: Piece, i: int) -> bool:
    """Whether the subject before token `i` can be a place: "the town", a name; people who fall are another matter."""
    subject = spoken.subject(i, piece.first)
    if subject is None or people_between(spoken, *subject):
        return False
    words = spoken.tokens[subject[0] : subject[1] + 1]
    return words[-1].text[:1].isupper() or any(spoken.lexicon.has("places", word.low) for word in words)


def _before(spoken: Spoken, i: int) -> int:
    """The token before token `i`, adverbs and forms of "be" and "have" passed over; -1 for none."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    j = i - 1
    while j >= 0 and (
        lexicon.passes(tokens[j].low) or any(lexicon.has(name, tokens[j].low) for name in ("be", "have"))
    ):
        j -= 1
    return j


def unhappened(spoken: Spoken, i: int) -> bool:
    """Whether the verb at token `i` tells of nothing that happened: could fall, did not enter, to take."""
    j = _before(spoken, i)
    if j < 0:
        return False
    low = spoken.tokens[j].low
    blocked = spoken.lexicon.has("modals", low) or spoken.lexicon.has("infinitive", low)
    return blocked or bool(spoken.lexicon.ends_before("negations", spoken.tokens, j + 1))


def is_passive(spoken: Spoken, i: int) -> bool:
    """Whether a form of "be" stands before the verb at token `i`."""
    j = i - 1
    while j >= 0 and (spoken.lexicon.passes(spoken.tokens[j].low)):
        j -= 1
    return j >= 0 and spoken.lexicon.has("be", spoken.tokens[j].low)


def is_suffered(spoken: Spoken, verb: tuple[int, int]) -> bool:
    """Whether whoever is the subject of the verb suffers what it tells: was shelled, came under fire, обстреляны.

    Without this, those who were shot at would be told of as those who shot.
    """
    first, last = verb
    lexicon, tokens = spoken.lexicon, spoken.tokens
    if is_passive(spoken, first) or lexicon.has("be", tokens[first].low):
        return True
    before = first - 1
    while before > 0 and lexicon.passes(tokens[before].low):
        before -= 1
    if before >= 0 and lexicon.has("passive_helpers", tokens[before].low):
        return True
    if any(lexicon.reach("suffers", tokens, i) for i in range(max(before, 0), last + 1)):
        return True
    if is_vowelled_passive(spoken, first):
        return True
    held = (tokens[i].low for i in range(first, last + 1))
    return any(lexicon.has("passive_endings", low) and not lexicon.has("deponents", low) for low in held)


def _finite(spoken: Spoken, piece: Piece, first: int, last: int, kind: str, passive: bool) -> bool:
    """Whether a form that may be a participle is a finite verb: it has "be" or "have", or an object behind it."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    helped = passive or (first and lexicon.has("have", tokens[_skip_adverbs(spoken, first - 1)].low))
    if helped or spoken.free:
        return bool(helped) or _dated_right_behind(spoken, last)
    if first == piece.first and piece.opener is None and first == 0:
        return False
    if first and (
        spoken.discourse.speech.has("articles", tokens[first - 1].low)
        or lexicon.has("of", tokens[first - 1].low)
        or lexicon.has("agent_marks", tokens[first - 1].low)
    ):
        return False
    if last == piece.last or last + 1 >= len(tokens):
        return piece.opener == "relative" and first > piece.first
    behind = tokens[last + 1]
    if lexicon.has("behind_participle", behind.low):
        joined = first > 0 and lexicon.has("and", behind.low) and spoken.verb_at(last + 2)
        return joined or ((kind in _USED_BARE or piece.opener == "relative") and first > piece.first)
    with_object = (
        bool(lexicon.reach("object_openings", tokens, last + 1)) or behind.text[:1].isupper() or behind.kind == "number"
    )
    return with_object or (behind.text.islower() and first > piece.first)


def _only_describes(spoken: Spoken, piece: Piece, first: int, last: int) -> bool:
    """Whether a participle only says what its noun suffered: les soldats attaqués le 3 mars; soldiers shelled on 3
    March were buried."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    if first and lexicon.has("have", tokens[_skip_adverbs(spoken, first - 1)].low):
        return False
    if spoken.free:
        return True
    if last + 1 >= len(tokens) or not lexicon.has("behind_participle", tokens[last + 1].low):
        return False
    for i in range(last + 1, piece.last + 1):
        low = tokens[i].low
        if tokens[i].kind == "punct" or lexicon.has("joiners", low) or lexicon.connectors.at(tokens, i):
            return False
        if lexicon.has("be", low) or lexicon.has("have", low):
            return True
    return False


def _dated_right_behind(spoken: Spoken, last: int) -> bool:
    """Whether a participle has its own date, so that it tells and does not only describe: asesinada el 3 de abril."""
    return any(0 < date.first - last <= _OWN_DATE for date in spoken.when if date.kind == "date")


def _skip_adverbs(spoken: Spoken, j: int) -> int:
    while j > 0 and (spoken.lexicon.passes(spoken.tokens[j].low)):
        j -= 1
    return j


def _of_whom(spoken: Spoken, piece: Piece, first: int, last: int, kind: str, passive: bool) -> str:
    """Whether people or a place were captured: by the noun behind the verb, in the passive before it."""
    if kind not in _PEOPLE_OR_PLACE:
        return kind
    ahead, behind = (piece.first, first - 1), (last + 1, min(piece.last, last + 6))
    object_clause = (
        piece.opener == "relative"
        and last + 1 <= piece.last
        and spoken.lexicon.has("behind_participle", spoken.tokens[last + 1].low)
    )
    before = (max(0, piece.first - 3), piece.first - 1)
    whose = before if passive and piece.opener == "relative" else ahead  # the people who were captured
    where = before if object_clause else whose if passive else behind
    return "capture" if people_between(spoken, *where) else kind


def people_between(spoken: Spoken, first: int, last: int) -> bool:
    """Whether people are named or counted between two tokens."""
    chunks = (chunk for chunk in spoken.sentence.chunks if first <= chunk.last and chunk.first <= last)
    return any(chunk.people is not None and not chunk.people.things for chunk in chunks)
