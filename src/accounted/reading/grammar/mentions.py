"""Mentions of people without a number: nouns for people, and names and unknown nouns that may stand for somebody.

A `mention` is a noun for people that the lexicon knows. `somebody` is a name, or an unknown noun behind an article
("the pilot"): only a frame that speaks of persons alone (who is murdered is a person) takes it for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accounted.language import Token
from accounted.reading.grammar.people import People, people_after
from accounted.reading.grammar.sentence import Chunk
from accounted.reading.lexicon import Lexicon

SOMEBODY = "somebody"
_LONGEST = 9
"""How many chunks the words for one person may be."""


def with_mentions(chunks: Sequence[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks with each noun for people, its article and adjectives joined into one mention."""
    joined: list[Chunk] = []
    before = {"det"} if lexicon.verb_first else {"word", "modifier", "det", "name", "people"}
    for k, chunk in enumerate(chunks):
        if not chunk.plays("people", "units") and _is_nation(chunk, joined, tokens, lexicon):
            joined.append(
                replace(chunk, roles=frozenset({"mention"}), people=People(chunk.first, chunk.last, "person", None))
            )
            continue
        if not chunk.plays("people", "units") or chunk.plays("counts", "done", "state", "taken"):
            joined.append(chunk)
            continue
        if chunk.plays("enters") and any(following.plays("number") for following in chunks[k + 1 : k + 2]):
            joined.append(replace(chunk, roles=frozenset({"enters"})))  # the list names 83 persons
            continue
        if _only_describes(chunks, k, tokens, lexicon):  # other structures
            joined.append(replace(chunk, roles=frozenset({"word"})))
            continue
        first = chunk.first
        while joined and first - joined[-1].first <= 4 and joined[-1].roles <= before:
            last = joined.pop()
            first = last.first
            if last.roles == {"det"}:
                break
        people = people_after(tokens, first, lexicon) or people_after(tokens, chunk.first, lexicon)
        if people and people.things:  # SENATOR CARLOS GALAN: no number counts the word behind the noun
            people = replace(people, last=chunk.last, things=False)
        joined.append(replace(chunk, first=first, roles=frozenset({"mention"}), people=people))
    return joined


def _only_describes(chunks: Sequence[Chunk], k: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a word that is a noun for people by itself stands before a noun here: other structures."""
    following = chunks[k + 1 : k + 2]
    return tokens[chunks[k].last].low in lexicon.sets.get("describing", ()) and any(
        chunk.roles <= {"word", "name"} for chunk in following
    )


def _is_nation(chunk: Chunk, before: Sequence[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a plural without an entry names people: "all Azerbaijanis", "several traders"."""
    if not chunk.roles <= {"name", "word"} or not before or before[-1].roles != {"det"}:
        return False
    several = tokens[before[-1].last].low in lexicon.sets["several"]
    endings = lexicon.sets["nation_endings"] if chunk.roles == {"name"} else lexicon.sets["person_endings"]
    return several and tokens[chunk.last].low.endswith(tuple(endings))


def with_somebody(chunks: list[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks, where the last of the words that may stand for a person plays `somebody` as well."""
    if "not_somebody" not in lexicon.sets:
        return chunks
    marked = list(chunks)
    i = 0
    while i < len(chunks):
        end = _run(chunks, i, tokens, lexicon)
        if end is not None:
            last = chunks[end]
            marked[end] = replace(last, roles=last.roles | {SOMEBODY}, opens=chunks[i].first)
        i = i + 1 if end is None else end + 1
    return marked


def _run(chunks: Sequence[Chunk], i: int, tokens: Sequence[Token], lexicon: Lexicon) -> int | None:
    """The last chunk of the words for one person that begin at chunk `i`: a name, or an article and a noun."""
    if i and chunks[i - 1].roles <= {"mention", "name", "hyphen", "number"}:
        return None  # "the priest Ignacio Luz" is one mention; a number counts what follows
    begins = chunks[i].plays("det") or chunks[i].roles == {"name"}
    if not begins:
        return None
    last, names = None, 0
    for k in range(i, min(len(chunks), i + _LONGEST)):
        chunk = chunks[k]
        if chunk.roles == {"name"}:
            last, names = k, names + 1
        elif chunk.roles == {"word"} and _particle(chunks, k, tokens, lexicon):
            continue
        elif chunk.roles == {"word"} and not names and chunks[i].plays("det"):
            last = k
        elif not (k == i and chunk.plays("det")) and not _inside(chunks, k, tokens):
            break
    alone = last == i or (chunks[i].plays("det") and last == i + 1)
    return None if last is None or _not_somebody(chunks[last], tokens, lexicon, alone) else last


def _inside(chunks: Sequence[Chunk], k: int, tokens: Sequence[Token]) -> bool:
    """Whether a chunk stands inside the words for one person: a rank, a hyphen, the stop of U.S."""
    chunk, goes_on = chunks[k], any(following.roles <= {"name", "word"} for following in chunks[k + 1 : k + 2])
    glued = k > 0 and tokens[chunk.first].text == "." and tokens[chunk.first].start == tokens[chunks[k - 1].last].end
    return goes_on and (chunk.roles <= {"modifier", "hyphen"} or (glued and len(tokens[chunks[k - 1].last].text) <= 3))


def _particle(chunks: Sequence[Chunk], k: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a small word stands inside a name: Carlos de la Cruz."""
    following = chunks[k + 1 : k + 3]
    inside = tokens[chunks[k].last].low in lexicon.sets.get("name_particles", ())
    return inside and any(chunk.roles == {"name"} for chunk in following)


def _not_somebody(chunk: Chunk, tokens: Sequence[Token], lexicon: Lexicon, alone: bool) -> bool:
    """Whether the last word names a body or a thing: the front, the ministry; one `alone` by its ending as well."""
    low, endings = tokens[chunk.last].low, tuple(lexicon.sets.get("not_somebody_endings", ()))
    return low in lexicon.sets["not_somebody"] or (alone and low.endswith(endings))


def is_several(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the noun phrase of these tokens, its noun at the end, speaks of more than one."""
    if tokens[first].low in lexicon.sets.get("singles", ()):
        return False
    endings = tuple(lexicon.sets.get("plural_endings", ("s",)))
    return tokens[last].low.removesuffix("'s").endswith(endings) or tokens[first].low in lexicon.sets["several"]
