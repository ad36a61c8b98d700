"""What the words beside a figure say of whose people it counts: named, the speaker's own, the enemy's, both sides'.

Looked at are the words from the stop before the amount to the one behind it. Behind it stands whom it counts ("19
citizens of Velmark", "nine of the government's soldiers"); before it a loss or a side ("our losses were three", "on the
Velmark side eight"). Whoever stands behind a "by" did it and is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from accounted.comparison.cues import scope_words, sentence_of
from accounted.comparison.spelling import sounds, tokens_of
from accounted.comparison.whose.words import whose_words
from accounted.language import COUNTS, Token, numbers, script_of, tokenise, words_for
from accounted.model import CountClaim

__all__ = [
    "BOTH",
    "ENEMY",
    "GOVERNMENT",
    "HOSTILE",
    "IRREGULAR",
    "LOSS",
    "NAMED",
    "OWN",
    "Mark",
    "Read",
    "is_irregular",
    "one_name",
    "read",
]

NAMED, OWN, ENEMY, BOTH = "named", "own", "enemy", "both"
IRREGULAR, GOVERNMENT, HOSTILE = "irregular", "government", "hostile"
LOSS = "loss_of"
_THEIR = "their"
_OWNERS = frozenset({NAMED, OWN, _THEIR, ENEMY, GOVERNMENT})
_WHOLE = {"own_people": OWN, "their_people": _THEIR, IRREGULAR: IRREGULAR, HOSTILE: HOSTILE}
_FIGURE, _STOP, _BREAK, _SPEAKER = "figure", "stops", "break", "speaker"
_REACH = 7
"""So many words behind an amount may say whom it counts."""
_LEADS = 5
"""Among so many words at the beginning of a sentence a side, or losses, may stand that all of it speaks of."""
_LEAST = 4
"""So many letters of a name must stand in a word that is made from it."""
_PEOPLE = "people"
_COUNTED = (_PEOPLE, "harmed", "losses", "side")
_SILENT = frozenset({*_COUNTED, _STOP, "of", "lost", "doers"})
"""Parts that say nothing of whose people they are without an owner beside them."""
_YEARS = range(1000, 2101)


class Mark(NamedTuple):
    """Whose people: a kind, the name where the kind is `named`, the words that say so, and whether these are words of
    hostility, as "terrorists" is."""

    kind: str
    name: str
    words: str
    hostile: bool = False


class Read(NamedTuple):
    """What the sentence of a figure says: its mark, whether the figure has words of its own for people, and the word
    by which it boasts of them ("eliminated"), or an empty one."""

    mark: Mark | None
    people: bool
    boasts: str


class _Piece(NamedTuple):
    """Some words of a sentence: the part that they play, the name that they hold, whether they may be a noun by
    themselves ("26 Armenians", not "26 persons"), and where they stand."""

    part: str
    name: str
    noun: bool
    first: int
    last: int


def one_name(name: str, word: str) -> bool:
    """Whether a word is a name, or made from it in some language: Armenia, Armenian, армянских, erməni."""
    shorter, longer = sorted((name, word), key=len)
    shared = next((at for at, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if shared >= _LEAST and shared >= len(shorter) - 2:
        return True
    heard, other = sounds(name), sounds(word)
    return len(heard) >= _LEAST - 1 and (heard == other or (len(heard) >= _LEAST and other.startswith(heard)))


def read(claim: CountClaim, language: str | None, names: tuple[str, ...]) -> Read:
    """What the words of the claim's sentence say; `names` are those of the countries, armies and groups spoken of."""
    if language is None or whose_words(language) is None:
        return Read(None, False, "")
    text, start, end = sentence_of(claim, language)
    found = _read(text, start, end, language, names, claim.said_by.name)
    if found.mark is None or found.mark.kind not in (_THEIR, LOSS):
        return found
    if claim.said_by.mode == "indirect" and not claim.said_by.own_voice:
        return found._replace(mark=found.mark._replace(kind=OWN))
    return found if found.mark.kind == LOSS else found._replace(mark=None)


@lru_cache(maxsize=4096)
def is_irregular(name: str, language: str | None) -> bool:
    """Whether a speaker's name is one for fighters of no state: the rebels, the militia."""
    table, tokens = whose_words(language), tokenise(name)
    found = (table.at(tokens, at) for at in range(len(tokens))) if table else ()
    return any(it is not None and it.value == IRREGULAR for it in found)


@lru_cache(maxsize=16384)
def _read(text: str, start: int, end: int, language: str, names: tuple[str, ...], speaker: str) -> Read:
    tokens = tokenise(text)
    if not _speaks(tokens, language, names):
        return Read(None, False, "")
    at = text.find(speaker)
    said = (at, at + len(speaker)) if at >= 0 else (0, 0)
    pieces = _pieces(tokens, (start, end), said, language, names)
    own = [at for at, it in enumerate(pieces) if it.part == _FIGURE and start <= tokens[it.first].start < end]
    if not own:
        return Read(None, False, "")
    behind, before = _until(pieces[own[-1] + 1 :]), _until(pieces[own[0] - 1 :: -1] if own[0] else ())[::-1]
    found = _both(pieces, own) or _behind(behind) or _before(before) or _leading(pieces[: own[0]])
    mark = None
    if found:
        kind, name, first, last = found
        mark = Mark(kind, name, text[tokens[first].start : tokens[last].end])
    inside = (token for token in tokens if start <= token.start < end)
    own_words = any(it.part == _PEOPLE for it in behind[:_REACH]) or any(_is_of_people(it, language) for it in inside)
    boast = next((it for it in (*before, *behind) if it.part == "destroyed"), None)
    return Read(mark, own_words, text[tokens[boast.first].start : tokens[boast.last].end] if boast else "")


def _is_of_people(token: Token, language: str) -> bool:
    """Whether an amount has the word for people in it, as the Arabic dual has."""
    table = whose_words(language)
    found = table.at([token], 0) if table else None
    return found is not None and found.value == _PEOPLE


def _speaks(tokens: Sequence[Token], language: str, names: tuple[str, ...]) -> bool:
    """Whether a sentence holds any word that may say whose people are counted; few do, and to look for it is cheap."""
    table = whose_words(language)
    found = (table.at(tokens, at) for at in range(len(tokens))) if table else ()
    if any(it is not None and it.value not in _SILENT for it in found):
        return True
    return any(token.kind == "word" and _named(token.text, names) for token in tokens)


def _pieces(
    tokens: Sequence[Token], own: tuple[int, int], said: tuple[int, int], language: str, names: tuple[str, ...]
) -> list[_Piece]:
    """The sentence as pieces, each with the part that it plays; the speaker's own name, at `said`, plays none."""
    table, words = whose_words(language), scope_words(language)
    figures: dict[int, int] = {}
    for number in numbers(tokens, words_for(language)):
        year = number.low in _YEARS and not number.words and tokens[number.first].text.isdecimal()
        if number.form in COUNTS and not year:
            figures[number.first] = number.last
    made, at = [], 0
    while at < len(tokens):
        token, last, part, name = tokens[at], at, "", ""
        phrase = table.at(tokens, at) if table else None
        if own[0] <= token.start < own[1]:
            part = _FIGURE
        elif said[0] <= token.start < said[1]:
            part = _SPEAKER
        elif at in figures:
            part, last = _FIGURE, figures[at]
        elif phrase:
            part, last = phrase.value, at + phrase.length - 1
        elif words and (token.low in words.breaks or token.low in "()"):
            part = _BREAK
        elif token.kind == "word" and (name := _named(token.text, names)):
            part = NAMED
        made.append(_Piece(part, name, token.text[:1].isupper() or script_of(token.text) != "Latn", at, last))
        at = last + 1
    return made


@lru_cache(maxsize=65536)
def _named(word: str, names: tuple[str, ...]) -> str:
    """The name that a word is, or is made from."""
    plain = next(iter(tokens_of(word)), "")
    if len(plain) < _LEAST:
        return ""
    return next((name for name in names if one_name(name, plain)), "")


def _until(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces up to a stop, the nearest to the amount first."""
    found: list[_Piece] = []
    for piece in pieces:
        if piece.part in (_FIGURE, _BREAK):
            break
        found.append(piece)
    return found


def _both(pieces: Sequence[_Piece], own: Sequence[int]) -> tuple[str, str, int, int] | None:
    """Words for both sides that stand nearer to this amount than to another."""
    for piece in _until([it for it in pieces[own[-1] + 1 :] if it.part != _BREAK]):
        if piece.part == BOTH:
            return BOTH, "", piece.first, piece.last
    for piece in _until([it for it in pieces[: own[0]][::-1] if it.part != _BREAK]):
        if piece.part == BOTH:
            return BOTH, "", piece.first, piece.last
    return None


def _behind(pieces: Sequence[_Piece]) -> tuple[str, str, int, int] | None:
    """Whom the words behind an amount say that it counts."""
    near: list[_Piece] = []
    for piece in pieces[:_REACH]:
        if piece.part == _STOP:
            break
        near.append(piece)
    for at, piece in enumerate(near):
        if any(it.part == "doers" for it in pieces[at + 1 : at + 3]):
            continue
        if piece.part in _WHOLE:
            return _WHOLE[piece.part], "", piece.first, piece.last
        if piece.part in _OWNERS and (other := _people_beside(near, at)):
            return piece.part, piece.name, min(piece.first, other.first), max(piece.last, other.last)
        if piece.part == NAMED and piece.noun and all(it.part == "of" for it in near[:at]):
            return NAMED, piece.name, piece.first, piece.last
    return None


def _people_beside(pieces: Sequence[_Piece], at: int) -> _Piece | None:
    """The words for people right behind an owner or right before it, words such as "of" between left out."""
    for piece in reversed(pieces[:at]):
        if piece.part == _PEOPLE:
            return piece
        if piece.part != "of":
            break
    return next((it for it in pieces[at + 1 : at + 3] if it.part in _COUNTED), None)


def _before(pieces: Sequence[_Piece]) -> tuple[str, str, int, int] | None:
    """Whose loss or side the words before an amount speak of."""
    if pieces and pieces[-1].part in (OWN, ENEMY):
        return pieces[-1].part, "", pieces[-1].first, pieces[-1].last
    for at, piece in reversed([*enumerate(pieces)]):
        if piece.part in ("we_lost", "own_people"):
            return OWN, "", piece.first, piece.last
        if piece.part in (LOSS, "their_people"):
            return LOSS if piece.part == LOSS else _THEIR, "", piece.first, piece.last
        if piece.part in ("losses", "side", "lost") and (owner := _owner_beside(pieces, at, piece.part == "lost")):
            kind = owner.part if owner.part in _OWNERS else _WHOLE[owner.part]
            return kind, owner.name, min(piece.first, owner.first), max(piece.last, owner.last)
    return None


def _owner_beside(pieces: Sequence[_Piece], at: int, verb: bool) -> _Piece | None:
    near = [*reversed(pieces[max(0, at - 2) : at]), *([] if verb else pieces[at + 1 : at + 3])]
    return next((it for it in near if it.part in _OWNERS or it.part in (IRREGULAR, HOSTILE)), None)


def _leading(pieces: Sequence[_Piece]) -> tuple[str, str, int, int] | None:
    """A side that the sentence begins with, before any other figure: "On the Velmark side, the group confirmed"."""
    begins = _until(pieces)
    if any(it.part == _FIGURE for it in pieces) or not any(it.part in ("side", "losses") for it in begins[:_LEADS]):
        return None
    return _before(begins)
