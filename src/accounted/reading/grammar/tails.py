"""What goes on behind people counted, before their verb: who else they are, where they are from, what they are doing.

"27 gendarmes, warders and soldiers", "27 workers from the cannery and the shipyards next to it", "27 members of the
Union of Miners", "27 people waiting for bread and water": no noun in it is the subject of the verb behind, so each of
its chunks is made a plain word, which frames pass over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accounted.language import Token
from accounted.reading.grammar.clauses import acted
from accounted.reading.grammar.mentions import is_several
from accounted.reading.grammar.people import People
from accounted.reading.grammar.sentence import Chunk
from accounted.reading.lexicon import Lexicon

_LEADS = frozenset({"prep", "of", "at", "from", "along"})
_NOMINAL = frozenset(
    {"det", "modifier", "word", "name", "thing", "mention", "somebody", "somebodies", "hyphen", "people", "units",
     "quote", "figure_word", "acts", "grave_word", "out_of"}
)  # fmt: skip
_PREDICATES = ("be", "have", "have_been", "modal", "remain", "happened", "fall", "lose", "not")
_COMPLETING = ("taken", "state", "to_death", "alive", "goes", "their_lives", "to_home", "to_hospital", "to_doom")
"""Roles of words that go with a verb before people: left 27 of them dead."""
_BEFORE_SUBJECTS = (
    "mark",
    "comma",
    "semi",
    "colon",
    "dash",
    "and",
    "sub",
    "rel",
    "states",
    "quote",
    "when",
    "open",
    "close",
)
_IN_FRONT = frozenset(
    {"prep", "at", "by", "to", "of", "det", "word", "name", "somebody", "modifier", "thing", "mention"}
)
_PASSED = frozenset({"det", "adverb", "quote", "modifier"})
_PASSED_BY_FRAMES = frozenset(
    {"det", "modifier", "word", "name", "thing", "prep", "of", "at", "when", "adverb", "hyphen", "quote"}
)  # fmt: skip
_LONGEST = 8
"""How many chunks a noun with what describes it may have."""
_WORD = frozenset({"word"})


def with_tails(chunks: list[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks, where those between people counted and their verb are a plain word."""
    if "gerund_endings" not in lexicon.sets:
        return chunks
    chunks = _with_collectives(chunks, tokens, lexicon)
    made: list[Chunk | None] = list(chunks)
    for i, chunk in enumerate(chunks):
        if not chunk.plays("number") or (chunk.people is not None and chunk.people.counted is not None):
            continue
        subject = _opens_a_clause(chunks, i)
        start, people = _listed(chunks, i, tokens, lexicon, subject)
        if start > i + 1:
            made[i] = replace(chunk, people=people)
        end = _end_of_places(chunks, start, tokens, lexicon, subject)
        if end > i + 1:
            made[i + 1 : end] = [Chunk(chunks[i + 1].first, chunks[end - 1].last, _WORD)] + [None] * (end - i - 2)
    return [chunk for chunk in made if chunk is not None]


def _with_collectives(chunks: list[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks, where a number and the one word that names all of them are one: a family of nine."""
    joined: list[Chunk] = []
    for chunk in chunks:
        led = len(joined) > 1 and joined[-1].plays("of") and chunk.plays("number") and not chunk.plays("incl")
        if led and tokens[joined[-2].last].low in lexicon.sets.get("collectives", ()):
            opening = len(joined) - (3 if len(joined) > 2 and joined[-3].roles == {"det"} else 2)
            outer = joined[opening - 2] if opening > 1 else None
            acts = outer is not None and outer.plays("acts", "counts", "done")
            if not opening or acts or not joined[opening - 1].plays("of", "prep", "to", "at"):
                people = chunk.people or People(chunk.last + 1, chunk.last, "person", None)
                joined[opening:] = [replace(chunk, first=joined[opening].first, people=people)]
                continue
        joined.append(chunk)
    return joined


def _opens_a_clause(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether a number is the subject of what follows: no verb and no preposition stands before it, or only words in
    front that say when or where."""
    while i and chunks[i - 1].roles <= _PASSED:
        i -= 1
    if not i or chunks[i - 1].plays(*_BEFORE_SUBJECTS):
        return True
    if chunks[i - 1].plays("prep", "of", "to", "at", "by", "from"):
        return False
    first = next((k + 1 for k in range(i - 1, -1, -1) if chunks[k].plays(*_BEFORE_SUBJECTS)), 0)
    led = chunks[first].plays("prep", "at", "by", "to") or (first > 0 and chunks[first - 1].plays("sub"))
    return led and all(chunk.roles & _IN_FRONT for chunk in chunks[first:i])


def _listed(
    chunks: Sequence[Chunk], i: int, tokens: Sequence[Token], lexicon: Lexicon, subject: bool
) -> tuple[int, People | None]:  # fmt: skip
    """Where the nouns end that are counted with that of a number, and who is counted: 27 guards, cooks and soldiers."""
    people = chunks[i].people
    if people is None:
        return i + 1, people
    k, groups, closed = i + 1, {people.group}, False
    while k < len(chunks) and not closed and chunks[k].plays("comma", "and"):
        closed = chunks[k].plays("and") or (k + 1 < len(chunks) and chunks[k + 1].plays("and"))
        first = k + (2 if closed and not chunks[k].plays("and") else 1)
        k = _end_of_noun(chunks, first, tokens, lexicon)
        if k == first or not is_several(tokens, chunks[first].first, chunks[k - 1].last, lexicon):
            return i + 1, people
        if not subject and acted(chunks[first], tokens, lexicon):
            return i + 1, people
        named = chunks[k - 1].people
        groups |= {named.group} if named else set()
    alone = sum(chunk.plays("comma") for chunk in chunks[i + 1 : k]) == 0
    behind = k
    while (end := _end_of_place(chunks, behind, tokens, lexicon)) > behind:
        behind = end
    if not closed or alone or (subject and not _is_predicate(chunks, behind, tokens, lexicon)):
        return i + 1, people
    return k, people if len(groups) == 1 else replace(people, group=None)


def _end_of_places(
    chunks: Sequence[Chunk], start: int, tokens: Sequence[Token], lexicon: Lexicon, subject: bool
) -> int:  # fmt: skip
    """Where the words end that a preposition, a gerund or a participle ties to the people counted; `start` where there
    are none.

    They are only meant where the verb of the people stands behind.
    """
    k = _end_of_participle(chunks, start, tokens, lexicon) if subject else start
    participle = k > start
    while k < len(chunks):
        end = _end_of_place(chunks, k, tokens, lexicon)
        if end == k and k > start and chunks[k].plays("comma", "and"):
            end = _end_of_joined(chunks, k, tokens, lexicon, participle)
        if end == k:
            break
        k = end
    passed = all(chunk.roles & _PASSED_BY_FRAMES for chunk in chunks[start:k])
    if not subject:
        return k if not passed and k < len(chunks) and chunks[k].plays(*_COMPLETING) else start
    return start if passed or not _is_predicate(chunks, k, tokens, lexicon, participle) else k


def _end_of_participle(chunks: Sequence[Chunk], k: int, tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """Where a participle ends that stands right behind the people counted: gathered, suspected."""
    if k >= len(chunks) or not chunks[k].plays("word", "verb") or chunks[k].plays("happened", "state"):
        return k
    return k + tokens[chunks[k].last].low.endswith(tuple(lexicon.sets["participle_endings"]))


def _end_of_place(chunks: Sequence[Chunk], k: int, tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """Where a preposition and its noun end, a gerund and what it acts on, or an adjective and what it leads to."""
    if k >= len(chunks) or chunks[k].plays("incl"):
        return k
    if chunks[k].plays(*_LEADS):
        further = _end_of_place(chunks, k + 1, tokens, lexicon)  # from under the bridge; of helping the rebels
        end = further if further > k + 1 else _end_of_noun(chunks, k + 1, tokens, lexicon)
        return k if end == k + 1 else end
    if chunks[k].plays("as") and k + 3 < len(chunks) and chunks[k + 2].plays("as") and chunks[k + 3].plays("when"):
        return k + 4  # as young as three
    if chunks[k].roles == {"out_of"}:  # from the village
        return k + 1
    gerund = _is_gerund(chunks[k], tokens, lexicon)
    leads = gerund or tokens[chunks[k].last].low in lexicon.sets.get("before_infinitives", ())
    if leads and k + 2 < len(chunks) and chunks[k + 1].plays("to") and not chunks[k + 2].plays("det"):
        return _end_of_noun(chunks, k + 3, tokens, lexicon)  # trying to cross the river; too old to flee
    return _end_of_noun(chunks, k + 1, tokens, lexicon) if gerund else k


def _end_of_joined(
    chunks: Sequence[Chunk], k: int, tokens: Sequence[Token], lexicon: Lexicon, participle: bool
) -> int:  # fmt: skip
    """Where a further place ends that a comma or an "and" joins to those before; no people, who meet the fate too."""
    first = k + 1
    if first < len(chunks) and chunks[first].plays("and") and not chunks[k].plays("and"):
        first += 1
    if first >= len(chunks) or acted(chunks[k - 1], tokens, lexicon):
        return k
    if (end := _end_of_place(chunks, first, tokens, lexicon)) > first:
        return end
    end = _end_of_noun(chunks, first, tokens, lexicon)
    people = end > first and chunks[end - 1].plays("mention", "pron") and not chunks[k - 1].plays("mention")
    return k if end == first or people or participle else end


def _acts(chunks: Sequence[Chunk], k: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a word behind a noun is its verb, no noun standing behind: the men of the village joined the march."""
    following = chunks[k + 1 : k + 2]
    return acted(chunks[k], tokens, lexicon) and not any(c.roles <= {"word", "name", "somebody"} for c in following)


def _is_gerund(chunk: Chunk, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    return chunk.roles == _WORD and tokens[chunk.last].low.endswith(tuple(lexicon.sets["gerund_endings"]))


def _end_of_noun(chunks: Sequence[Chunk], first: int, tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """Where a noun with its article and adjectives ends that begins at a chunk; there itself where none does."""
    if first < len(chunks) and chunks[first].plays("pron", "when"):
        return first + 1
    k = first
    while k < min(len(chunks), first + _LONGEST) and chunks[k].roles <= _NOMINAL:
        opens = lexicon.phrases.at(tokens, chunks[k].first)
        if k > first and opens and "det" in opens.value:
            break
        if chunks[k].plays("acts") and not (k > first and chunks[first].plays("det")):
            break
        if k > first and (_is_gerund(chunks[k], tokens, lexicon) or _acts(chunks, k, tokens, lexicon)):
            break
        k += 1
    return first if all(chunk.plays("det", "quote") for chunk in chunks[first:k]) else k


def _is_predicate(
    chunks: Sequence[Chunk], k: int, tokens: Sequence[Token], lexicon: Lexicon, right_there: bool = False
) -> bool:  # fmt: skip
    """Whether a verb of several, or what is inserted before it, stands at a chunk."""
    while k < len(chunks) and chunks[k].roles <= {"adverb", "when"}:
        k += 1
    if k >= len(chunks):
        return False
    single = tokens[chunks[k].first].low in lexicon.sets.get("singular_verbs", ())
    verb = chunks[k].plays(*_PREDICATES, "done")
    return (verb and not single) or (not right_there and chunks[k].plays("comma", "dash", "open", "rel"))
