"""Which date belongs to which happening of a sentence.

A date goes to the verb of its own piece: the last one before it, else the first behind it; verbs joined to that one
share it. A date alone in its piece opens the clause ("On 5 May 1993, …") or closes it. Between clauses a date passes
only where the words say that it was the same time ("when", "during which").
"""

from __future__ import annotations

from collections.abc import Collection

from accounted.language import Date
from accounted.reading.kinds.events.hits import Hit
from accounted.reading.kinds.events.pieces import Piece
from accounted.reading.kinds.spoken import Spoken
from accounted.reading.scene import is_dateline

_BEHIND, _BEFORE = 6, 2
"""In a language whose verbs are not all told apart, so many tokens may stand between a noun and its date."""

Placed = dict[int, Date]
"""The date of each hit, by the hit's place in the list."""


def placed(spoken: Spoken, pieces: list[Piece], found: list[Hit], telling: Collection[int] = ()) -> Placed:
    """The dates of the hits; a hit without one is left out. A piece among `telling` tells by another verb, and keeps
    the date that it closes with."""
    dated: Placed = {}
    for date in spoken.when:
        if date.kind not in ("date", "anniversary") or is_dateline(date, spoken.tokens):
            continue
        if (owner := _owner(spoken, date, pieces, found, telling)) is not None:
            dated.setdefault(owner, date)
    _share_joined(found, dated)
    _share_time(pieces, found, dated)
    return dated


def _firm(hits: list[int], found: list[Hit]) -> list[int]:
    """Of some hits those that are no ordinary verbs, unless only verbs of saying stand beside these."""
    firm = [k for k in hits if not found[k].loose]
    return firm if any(found[k].form != "say" for k in firm) else hits


def _owner(spoken: Spoken, date: Date, pieces: list[Piece], found: list[Hit], telling: Collection[int]) -> int | None:
    """The hit a date belongs to."""
    home = next((n for n, piece in enumerate(pieces) if piece.first <= date.first <= piece.last), None)
    if home is None:
        return None
    if _describes(spoken, date):
        return next((k for k, hit in enumerate(found) if hit.form == "noun" and 0 < hit.first - date.last <= 4), None)
    if (noun := _dated_noun(spoken, date, found)) is not None:
        return noun
    inside = _within(
        date, _firm([k for k, hit in enumerate(found) if hit.piece == home], found), found, spoken.verbs_last,
        spoken.free,
    )  # fmt: skip
    if inside is None and home in telling:
        return None
    return inside if inside is not None else _beside(spoken, home, pieces, found)


def _describes(spoken: Spoken, date: Date) -> bool:
    """Whether the date stands before a noun as an adjective: "the 1992 attack", "a 1992 newspaper interview"."""
    tokens = spoken.tokens
    if date.first == 0 or date.kind != "date" or date.last + 1 >= len(tokens):
        return False
    behind = tokens[date.last + 1]
    fronted = spoken.lexicon.has("date_prepositions", tokens[date.first - 1].low) or not spoken.lexicon.has(
        "attributive_before", tokens[date.first - 1].low
    )
    small = spoken.discourse.speech.has("stops", behind.low) or spoken.discourse.speech.has("inside", behind.low)
    plain = date.basis != "relative" and behind.kind == "word" and behind.text.islower()
    return not fronted and plain and not small and not _night(spoken, date)


def _night(spoken: Spoken, date: Date) -> bool:
    """Whether the article belongs to the date itself: "the early 1990s when"."""
    return not spoken.tokens[date.first].text[:1].isdigit() and not spoken.tokens[date.first].text[:1].isupper()


def _dated_noun(spoken: Spoken, date: Date, found: list[Hit]) -> int | None:
    """The noun that a date is tied to by "of": "the attack of 5 May"."""
    of = date.first - 1
    if of < 1 or not spoken.lexicon.has("of", spoken.tokens[of].low):
        return None
    return next((k for k, hit in enumerate(found) if hit.form == "noun" and hit.last == of - 1), None)


def _within(date: Date, inside: list[int], found: list[Hit], verbs_last: bool, near: bool) -> int | None:
    """Of the hits in the date's own piece: the last verb before it, else the first behind (or reversed), or a noun."""
    verbs = [k for k in inside if found[k].form != "noun"]
    nouns = [k for k in inside if found[k].form == "noun"]
    before = [k for k in verbs if found[k].last < date.first][-1:]
    behind = [k for k in verbs if found[k].last > date.last][:1]
    if before or behind:
        return (behind or before)[0] if verbs_last else (before or behind)[0]
    before = [k for k in nouns if found[k].last < date.first]
    if near:
        close = [k for k in nouns if -_BEFORE <= date.first - found[k].last <= _BEHIND]
        return close[-1] if close else None
    return before[0] if before else nouns[0] if nouns else None


def _beside(spoken: Spoken, home: int, pieces: list[Piece], found: list[Hit]) -> int | None:
    """The owner of a date that stands alone in its piece: the next verb of its clause, else the one before."""
    clause = pieces[home].clause
    at_home = _firm([k for k, hit in enumerate(found) if pieces[hit.piece].clause == clause], found)
    if spoken.free:
        at_home = [k for k in at_home if found[k].form != "noun"]
    before = [k for k in at_home if found[k].piece < home and not _inserted(found[k], pieces)]
    behind = [k for k in at_home if found[k].piece > home and not _inserted(found[k], pieces)]
    verbs_before = [k for k in before if found[k].form != "noun"]
    if not verbs_before and behind:
        verbs = [k for k in behind if found[k].form != "noun"]
        return (verbs or behind)[0]
    if before:
        return (verbs_before or before)[-1]
    if not behind and home == 0:
        first = next((k for k, hit in enumerate(found) if hit.form != "noun" and not _inserted(hit, pieces)), None)
        return first if first is not None and not _parted(spoken, pieces[home].last, found[first].first) else None
    return None


def _parted(spoken: Spoken, first: int, last: int) -> bool:
    """Whether a semicolon parts two tokens."""
    return any(token.low == ";" for token in spoken.tokens[first:last])


def _inserted(hit: Hit, pieces: list[Piece]) -> bool:
    """Whether a verb of saying is only put in between commas: ", it says,"."""
    piece = pieces[hit.piece]
    alone = hit.form == "say" and piece.first == hit.first and piece.last == hit.last
    return alone and hit.piece + 1 < len(pieces) and pieces[hit.piece + 1].clause == piece.clause


def _share_joined(found: list[Hit], dated: Placed) -> None:
    """Verbs of one piece joined by "and" have one date."""
    for k, hit in enumerate(found):
        if k in dated or hit.form != "verb" or hit.loose:
            continue
        for other in (k - 1, k + 1):
            near = found[other] if 0 <= other < len(found) else None
            if near and near.form == "verb" and near.piece == hit.piece and other in dated:
                dated[k] = dated[other]
                break


def _share_time(pieces: list[Piece], found: list[Hit], dated: Placed) -> None:
    """A clause with "when" or "during which" and the clause before it are of one time; so are pieces of one clause."""
    for k, hit in enumerate(found):
        if k in dated or hit.form not in ("verb", "aspect") or hit.loose:
            continue
        clause = pieces[hit.piece].clause
        own = [
            j
            for j in dated
            if pieces[found[j].piece].clause == clause and found[j].form in ("verb", "aspect") and j < k
        ]
        if own and found[own[-1]].first > dated[own[-1]].last and hit.piece != found[own[-1]].piece:
            dated[k] = dated[own[-1]]  # "On 5 May forces shelled the town, then took it"
            continue
        other = _same_time(k, pieces, found, dated)
        if other is not None and other in dated and found[other].form != "say":
            dated[k] = dated[other]


def _same_time(k: int, pieces: list[Piece], found: list[Hit], dated: Placed) -> int | None:
    """The hit of the clause that this one is tied to by "when" or the like."""
    clause, opener = pieces[found[k].piece].clause, pieces[found[k].piece].opener
    if opener == "same_time":
        return max((j for j in dated if j < k and pieces[found[j].piece].clause < clause), default=None)
    following = [j for j in range(k + 1, len(found)) if pieces[found[j].piece].clause == clause + 1]
    tied = [j for j in following if pieces[found[j].piece].opener == "same_time"]
    return tied[0] if tied else None
