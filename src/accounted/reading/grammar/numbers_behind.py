"""Numbers that stand behind their noun: الجنود الثلاثة, "the three soldiers", جندي واحد, "one soldier"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accounted.language import Token
from accounted.reading.grammar.people import People
from accounted.reading.grammar.sentence import Chunk
from accounted.reading.lexicon import Lexicon


def with_numbers_behind(chunks: list[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks with each noun and the number behind it made one: جندي واحد, "one soldier"; bodies of so many."""
    if "behind_noun" not in lexicon.sets:
        return chunks
    joined: list[Chunk] = []
    definite = tuple(lexicon.sets.get("definite_numbers", ()))
    for chunk in chunks:
        noun = joined[-1] if joined and joined[-1].roles == {"mention"} else None
        if noun and chunk.plays("number") and tokens[chunk.first].low in lexicon.sets["behind_noun"]:
            joined[-1] = replace(chunk, first=noun.first, people=noun.people, linked=noun.linked)
        elif _counts_a_thing(joined, chunk, tokens, lexicon) or _counts_the_whole(joined, chunk, tokens, definite):
            joined.append(replace(chunk, roles=frozenset({"thing"})))
        elif noun and noun.people and noun.people.unit == "body" and chunk.plays("number"):
            bodies = replace(chunk.people or noun.people, unit="body", counted=None)
            joined[-1] = replace(chunk, first=noun.first, people=bodies)
        elif joined and definite and (people := _counted_ahead(joined[-1], chunk, tokens, definite)):
            number = frozenset({"number"})
            joined[-1] = replace(chunk, first=joined[-1].first, roles=number, people=people, linked=joined[-1].linked)
        else:
            joined.append(chunk)
    return joined


def _counts_a_thing(before: Sequence[Chunk], chunk: Chunk, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a number that stands behind its noun has an unknown one before it: حفرة واحدة, "one pit"."""
    behind = chunk.plays("number") and chunk.people is None and tokens[chunk.first].low in lexicon.sets["behind_noun"]
    return behind and bool(before) and before[-1].roles <= {"word", "name", "somebody"} and "verbs" in lexicon.sets


def _counts_the_whole(
    joined: Sequence[Chunk], chunk: Chunk, tokens: Sequence[Token], definite: tuple[str, ...]
) -> bool:
    """Whether a number with an article only says how many those are of whom some are told: أربعة من المصابين الـ31."""
    before = joined[-1] if joined and definite and joined[-1].plays("number") else None
    part = before and before.people and before.quantity and before.people.first > before.quantity.last + 1
    return bool(part) and chunk.plays("number") and not chunk.people and tokens[chunk.first].low.startswith(definite)


def _counted_ahead(noun: Chunk, chunk: Chunk, tokens: Sequence[Token], definite: tuple[str, ...]) -> People | None:
    """The people that a number with an article, standing behind them, counts: الجنود الثلاثة, "the three soldiers"."""
    if not chunk.quantity or not tokens[chunk.first].low.startswith(definite):
        return None
    if chunk.people and not chunk.people.unknown:
        return None
    if noun.roles == {"mention"}:
        return noun.people
    counted = noun.meaning("counts")
    group = noun.meaning("people")
    return People(noun.first, noun.last, "person", group.group if group else None, counted=counted) if counted else None
