"""What a noun behind a number still has beside it, where cases tell: nouns joined to it, and words set before it.

"27 stokers, women and children", "27 workers of the plant and of the wharves next to it": the last noun belongs to the
number as the first does, so all of it is one number of people. Slavic languages also set a participle and its words
before the noun: "27 staying-in-the-house persons". Only words in the genitive are taken, since that is the case of a
noun behind a number.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from accounted.language import Token
from accounted.reading.grammar.mentions import with_mentions
from accounted.reading.grammar.sentence import Chunk
from accounted.reading.lexicon import FATE_ROLES, Lexicon

_NOUNS = frozenset({"word", "name", "modifier", "mention", "people", "hyphen"})
"""What the words of a noun phrase may be."""
_LED = _NOUNS | {"prep", "at", "of", "from", "to", "when", "adverb"}
"""What may stand between a participle and the noun it describes."""
_LONGEST = 6
"""How many chunks one noun phrase, or the words before a noun, may have."""
_MOST_LISTED = 6
_PARTED = ("comma", "semi", "mark", "colon", "dash", "quote", "sub", "rel")
_TELLS = frozenset({*FATE_ROLES, "verb", "take", "pron"})
_TOGETHER = (({"women", "girls", "children"}, "women"), ({"men", "boys"}, "men"))
"""Groups that are named together by the first of them."""


def with_people(chunks: Sequence[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks with nouns for people made mentions, and those joined to the noun of a number made one with it."""
    return with_joined_nouns(with_mentions(chunks, tokens, lexicon), tokens, lexicon)


def with_joined_nouns(chunks: list[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks with each number of people and the nouns that are joined to its noun made one."""
    if "genitives" not in lexicon.sets:
        return chunks
    joined: list[Chunk] = []
    i = 0
    while i < len(chunks):
        chunk, end = chunks[i], i
        if chunk.quantity is not None and chunk.plays("number", "somebodies"):
            chunk, end = _with_noun_behind(chunks, i, tokens, lexicon)
            chunk, end = _with_listed(chunks, chunk, end, joined, tokens, lexicon)
            if chunk.quantity is not None and _is_with(chunk, tokens, lexicon):
                joined.append(Chunk(chunk.first, chunk.first, frozenset({"from"})))
                exact = replace(chunk.quantity, first=chunk.first + 1, precision="exact")
                chunk = replace(chunk, first=chunk.first + 1, quantity=exact)
        joined.append(chunk)
        i = end + 1
    return joined


def _is_with(chunk: Chunk, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a word before a number that may bound it means "with" by the case of the noun: с 36 бойцами."""
    people, quantity = chunk.people, chunk.quantity
    if people is None or quantity is None or tokens[chunk.first].low not in lexicon.sets["with_means"]:
        return False
    loose = quantity.precision == "approximate" and tokens[chunk.first + 1].start == quantity.start
    return loose and tokens[people.last].low in lexicon.sets["means"]


def _with_noun_behind(
    chunks: Sequence[Chunk], i: int, tokens: Sequence[Token], lexicon: Lexicon
) -> tuple[Chunk, int]:  # fmt: skip
    """A number and the people behind a participle and its words: 27 находившихся в здании человек."""
    chunk, behind = chunks[i], chunks[i + 1 : i + 2]
    participle = chunk.last if chunk.people is not None and chunk.people.unknown else chunk.last + 1
    if (chunk.people is not None and not chunk.people.unknown) or participle >= len(tokens):
        return chunk, i
    plain = chunk.people is not None or (behind and not behind[0].plays(*FATE_ROLES, "number", "mention"))
    if not plain or tokens[participle].low not in lexicon.sets["participles_ahead"]:
        return chunk, i
    for k in range(i + 1 + (chunk.people is None), min(len(chunks), i + 2 + _LONGEST)):
        people = chunks[k].people
        if (
            chunks[k].roles == {"mention"}
            and people is not None
            and tokens[people.last].low in lexicon.sets["genitives"]
        ):
            people = replace(people, first=participle)
            return replace(chunk, last=chunks[k].last, roles=frozenset({"number"}), people=people), k
        if not chunks[k].roles & _LED or chunks[k].plays(*FATE_ROLES):
            break
    return chunk, i


def _with_listed(
    chunks: Sequence[Chunk], chunk: Chunk, i: int, before: Sequence[Chunk], tokens: Sequence[Token], lexicon: Lexicon
) -> tuple[Chunk, int]:  # fmt: skip
    """A number of people and the nouns joined to its noun by commas and an "and" that stands before the last."""
    people = chunk.people
    if people is None or people.counted is not None or (people.things and not people.unknown):
        return chunk, i
    end, groups, known = _phrase_end(chunks, i, tokens, lexicon), {people.group}, not people.unknown
    if ones := [k for k in range(i + 1, end + 1) if chunks[k].plays("number")]:  # members of one family
        chunk, i = replace(chunk, last=chunks[ones[-1]].last), ones[-1]
    for _ in range(_MOST_LISTED):
        link = chunks[end + 1 : end + 2]
        if not link or not (link[0].plays("comma") or tokens[link[0].last].low in lexicon.sets["and_of_nouns"]):
            return chunk, i
        start, tail = end + 1, end > i
        end = _phrase_end(chunks, start, tokens, lexicon, tail)
        held = chunks[start + 1 : end + 1]
        named = [one for one in held if one.roles == {"mention"}]
        places = tail and all(one.plays("name") for one in held)  # of the villages of Arvel, Orm and Tol
        if not held or (link[0].plays("comma") and not named and not places):
            return chunk, i
        groups |= {one.people.group for one in named[:1] if one.people}
        known = known or any(one.people is not None and one.people.unit == "person" for one in named[:1])
        within = tokens[named[-1].first : named[-1].last] if named else ()  # , женщин и детей
        if not link[0].plays("comma") or any(token.low in lexicon.sets["and_of_nouns"] for token in within):
            break
    else:
        return chunk, i
    if _told_twice(chunks[end + 1 : end + 2], before):
        return chunk, i
    group, roles = _group_of(groups), frozenset({"number"}) if known else chunk.roles
    people = replace(people, group=group, things=people.things and not known, unknown=not known)
    return replace(chunk, last=chunks[end].last, roles=roles, people=people), end


def _phrase_end(
    chunks: Sequence[Chunk], i: int, tokens: Sequence[Token], lexicon: Lexicon, tail: bool = False
) -> int:  # fmt: skip
    """The last chunk of the noun phrase in the genitive behind chunk `i`, or `i` itself.

    Behind a `tail` of nouns a word for people may be one of several that stand for a body: охраны и персонала.
    """
    end, ahead = i, False
    for k in range(i + 1, min(len(chunks), i + 1 + _LONGEST)):
        chunk = chunks[k]
        of_one = end > i or chunks[i].quantity is not None
        if of_one and chunk.plays("number") and tokens[chunk.first].low in lexicon.sets["of_one"]:
            end = k
            continue
        last = tokens[chunk.people.last if chunk.people is not None else chunk.last]
        if not chunk.roles <= _NOUNS:
            break
        single = tail and _is_single(tokens[chunk.first], last, lexicon)
        if not (ahead or single or chunk.plays("hyphen", "name") or _is_genitive(last, chunk, lexicon)):
            break
        end, ahead = k, last.low in lexicon.sets["genitive_adjectives"]
    return end


def _is_genitive(token: Token, chunk: Chunk, lexicon: Lexicon) -> bool:
    """Whether a word may stand in the genitive: people in its plural, anything else by no ending of a verb."""
    if chunk.plays("mention", "people"):
        return token.low in lexicon.sets["genitives"]
    if token.low in lexicon.sets["genitives"] or token.low in lexicon.sets["genitive_adjectives"]:
        return True
    verbal = token.low.endswith(tuple(lexicon.sets["verb_endings"])) or token.low in lexicon.sets.get("verbs", ())
    return token.low.endswith(tuple(lexicon.sets["genitive_singular"])) and not verbal


def _is_single(first: Token, last: Token, lexicon: Lexicon) -> bool:
    """Whether an adjective and its noun stand in the genitive of one: и технического персонала."""
    endings = tuple(lexicon.sets["genitive_singular"])
    return first is not last and first.low in lexicon.sets["genitive_adjectives"] and last.low.endswith(endings)


def _told_twice(behind: Sequence[Chunk], before: Sequence[Chunk]) -> bool:
    """Whether a verb stands before the number in its clause and another behind the list: 27 мужчин расстреляли, женщин
    и детей угнали."""
    clause = itertools.takewhile(lambda chunk: not chunk.plays(*_PARTED), reversed(before))
    return any(chunk.roles & _TELLS for chunk in behind) and any(chunk.roles & _TELLS for chunk in clause)


def _group_of(groups: set[str | None]) -> str | None:
    """The group of people named together: women with children and girls, men with boys; of other pairs none."""
    if len(groups) == 1:
        return next(iter(groups))
    return next((first for members, first in _TOGETHER if first in groups and groups <= members), None)
