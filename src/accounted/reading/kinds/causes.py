"""What is said to have caused it, where nobody is said to have done it: a storm, a short circuit, a store that blew up.

A cause counts beside words that make it one: "caused by overloading", "the storm alone was to blame", "a store of
ammunition exploded". Each is a position of its speaker, with the kind of cause as its type and the words as its target.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accounted.model import PositionClaim, Speaker
from accounted.reading.kinds.events.pieces import Piece
from accounted.reading.kinds.spoken import Spoken

RULE = "position-cause"
_BEHIND = 8
"""So many words behind "caused by" may lead to the cause."""
_AHEAD = 6
"""And so many may stand between it and "was to blame"."""
_STORES = "blames_stores"

Stretch = tuple[int, int]


def causes(spoken: Spoken, pieces: Sequence[Piece]) -> Iterator[PositionClaim]:
    """The causes that a sentence names, one of each kind."""
    found: dict[str, tuple[Piece, Stretch]] = {}
    for piece in pieces:
        if piece.opener == "condition":
            continue
        for i in range(piece.first, piece.last + 1):
            named = spoken.lexicon.causes.at(spoken.tokens, i)
            if named is None or not _is_a_cause(spoken, piece, i, i + named.length - 1, named.value):
                continue
            found.setdefault(named.value, (piece, (i, i + named.length - 1)))
    for kind, (piece, words) in found.items():
        if not _refused(spoken, piece, words):
            yield _claim(spoken, kind, piece, words)


def _is_a_cause(spoken: Spoken, piece: Piece, first: int, last: int, kind: str) -> bool:
    """Whether words beside a thing that may be a cause make it one."""
    lexicon, tokens = spoken.lexicon, spoken.tokens
    ahead = range(max(piece.first, first - _BEHIND), first)
    if any(0 < lexicon.reach("caused_by", tokens, j) <= first - j for j in ahead):
        return True
    behind = range(last + 1, min(piece.last + 1, last + 1 + _AHEAD))
    if any(lexicon.reach("to_blame", tokens, j) for j in behind):
        return True
    near = range(max(piece.first, first - _AHEAD), min(piece.last + 1, last + 1 + _AHEAD))
    return kind == _STORES and any(lexicon.reach("goes_off", tokens, j) for j in near)


def _refused(spoken: Spoken, piece: Piece, words: Stretch) -> bool:
    """Whether the piece, or whoever says it, says that this was not the cause."""
    if spoken.tokens[-1].text in "?؟՞":
        return True
    voice = spoken.said(words[0])[1]
    no = any(spoken.lexicon.reach(name, spoken.tokens, i)
             for name in ("negations", "nobody") for i in range(piece.first, piece.last + 1))  # fmt: skip
    return no or (voice is not None and voice.kind == "deny")


def _claim(spoken: Spoken, kind: str, piece: Piece, words: Stretch) -> PositionClaim:
    first, last = piece.first, piece.last
    while last > words[1] and spoken.tokens[last].kind == "punct":
        last -= 1
    while first < words[0] and spoken.tokens[first].kind == "punct":
        first += 1
    shared = spoken.basis(first, last, RULE, _speaker(spoken, piece, words), words)
    return PositionClaim(**shared, type=kind, target=" ".join(spoken.words(*words).split()))


def _speaker(spoken: Spoken, piece: Piece, words: Stretch) -> Speaker:
    """Who names the cause: the subject of a verb of attributing before it, else who says the piece."""
    for i in range(words[0] - 1, piece.first - 1, -1):
        subject = spoken.subject(i) if spoken.lexicon.has("attributing", spoken.tokens[i].low) else None
        if subject is not None and spoken.can_speak(*subject):
            return spoken.actor(*subject, (subject[0], i))
    return spoken.said(words[0])[0]
