"""Numbers that leave out the verb of the one before them: "29 died of burns, 8 of knife wounds and 6 by gunfire".

Both numbers stand alike in their clauses: each before words that say how, where or when, or each behind such words
("in the village they counted 86 dead; in the lower one 29"). `found` holds, by its chunk, each figure read so far.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from accounted.reading.grammar.figure import SAME, Figure
from accounted.reading.grammar.sentence import Chunk, Sentence
from accounted.reading.grammar.settling import counted_dead
from accounted.reading.lexicon import FATE_ROLES, Lexicon

RULE = "verb-left-out"
_SHARING = (RULE, "coordination")
_LEADS = frozenset({"by", "prep", "of", "at", "from", "cause", "to"})
"""What the words may begin with that say how, where or when."""
_LINKS = frozenset({"comma", "and", "semi"})
_LONGEST = 10
"""How many pieces may stand between a verb and the next number that shares it, or between that and its clause's end."""
_SOFT = frozenset(
    {"det", "word", "name", "somebody", "modifier", "hyphen", "adverb", "when", "quote", "mention", "or", "thing",
     "people", "units", "doing", "acts", "figure_word", "wounds", "fate_of", "having"}
)  # fmt: skip
_BEFORE_WHOLE = frozenset({"modifier", "adverb", "mention", "word", "being", "be", "of_which"})
_VERBS = frozenset({"be", "have", "verb", "modal", "rel", "sub", "pron", *FATE_ROLES}) - {"acts", "doing", "counts"}


def share_the_verb(sentence: Sentence, found: dict[int, list[Figure]], lexicon: Lexicon) -> None:
    """Give a number that stands like the one before it, and has no verb, the fate of that."""
    numbers = [i for i, chunk in enumerate(sentence.chunks) if chunk.plays("number") or _may_be_a_number(chunk)]
    for near, at in itertools.pairwise(numbers):
        if near not in found or at in found or not _is_bare(sentence.chunks[at]):
            continue
        figure = found[near][0]
        if figure.told is None or figure.fate == SAME:
            continue
        if _stand_alike_before(sentence, near, at, figure, lexicon) or _stand_alike_behind(sentence, near, at, figure):
            found[at] = [replace(counted_dead(sentence, figure, lexicon), at=at, rule=RULE)]


def with_their_whole(sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, where a number that shares a verb is a part of what the first with that verb is a part of."""
    wholes: dict[int | None, Figure] = {}
    for figure in figures:
        shares = figure.rule in _SHARING and figure.part_of is None and _is_bare(sentence.chunks[figure.at])
        if shares and (first := wholes.get(figure.told)):
            yield replace(figure, part_of=first.part_of, out_of=first.out_of, joined=first.joined)
        else:
            if figure.part_of is not None and figure.part_of < figure.at:
                wholes[figure.told] = figure
            yield figure


def stands_before_its_whole(sentence: Sentence, at: int, found: Mapping[int, Sequence[Figure]]) -> bool:
    """Whether a part leads to the number behind it, which has a verb of its own: 5'i ağır 31 kişi yaralandı."""
    chunks = sentence.chunks
    behind = next((k for k in range(at + 1, min(len(chunks), at + 4)) if chunks[k].plays("number")), None)
    if behind is None or behind not in found or not chunks[at].plays("part") or chunks[behind].people is None:
        return False
    part, whole = chunks[at].quantity, chunks[behind].quantity
    smaller = part is not None and whole is not None and (part.low or 0) < (whole.low or 0)
    soft = all(chunk.roles <= _BEFORE_WHOLE for chunk in chunks[at + 1 : behind])
    return smaller and soft and (found[behind][0].told or 0) > behind


def _may_be_a_number(chunk: Chunk) -> bool:
    """Whether a number without a noun is taken for a part of the name before it: in Lower Aral 29."""
    return (
        chunk.roles == {"thing"} and chunk.people is None and chunk.quantity is not None and not chunk.quantity.things
    )


def _is_bare(chunk: Chunk) -> bool:
    return chunk.people is None and chunk.quantity is not None and not chunk.quantity.zero


def _stand_alike_before(sentence: Sentence, near: int, at: int, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether both numbers stand before words of how, where or when, the verb behind the first: 29 died of burns, 8 of
    knife wounds."""
    told, chunks = figure.told or 0, sentence.chunks
    begin = max(near, told) + 1
    if chunks[at].plays("thing") or (told < near and figure.rule not in _SHARING):
        return False
    between = chunks[begin:at]
    if not 1 < len(between) <= _LONGEST or not between[-1].roles & _LINKS:
        return False
    closing = lexicon.phrases.at(sentence.tokens, chunks[begin - 1].last)  # died + of
    if not between[0].roles & _LEADS and not (closing and _LEADS & set(closing.value)):
        return False
    if any(chunk.roles & (_VERBS | {"number"}) for chunk in between):
        return False
    return _ends_without_a_verb(chunks[at + 1 : at + 1 + _LONGEST])


def _ends_without_a_verb(behind: Sequence[Chunk]) -> bool:
    """Whether words of how, where or when follow a number, and no verb before its clause ends."""
    if not behind or not behind[0].roles & _LEADS:
        return False
    if behind[0].plays("of") and not behind[0].plays("cause") and len(behind) > 1 and behind[1].plays("det"):
        return False  # eight of the sheep
    if any(chunk.plays("mention") for chunk in behind[1:2]) and behind[0].plays("of"):
        return False
    clause = itertools.takewhile(lambda chunk: not chunk.roles & (_LINKS | {"mark", "colon", "dash"}), behind)
    return all(chunk.roles & (_LEADS | _SOFT) and not chunk.roles & (_VERBS - _SOFT) for chunk in clause)


def _stand_alike_behind(sentence: Sentence, near: int, at: int, figure: Figure) -> bool:
    """Whether both numbers stand behind words of where or when that open their clauses: in Chek they counted 86 dead;
    in Aral 29."""
    chunks = sentence.chunks
    ends = at + 1 >= len(chunks) or bool(chunks[at + 1].roles & (_LINKS | {"mark"}))
    first = next((k for k in range(at - 1, near, -1) if chunks[k].roles & _LINKS), None)
    if not ends or first is None or not 1 < at - first - 1 <= _LONGEST or not _leads(chunks[first + 1]):
        return False
    behind = next((k for k in range(max(near, figure.told or 0), at) if chunks[k].roles & _LINKS), first)
    if behind != first or any(chunk.roles & (_VERBS | {"number"}) for chunk in chunks[first + 1 : at]):
        return False
    opens = max((k + 1 for k in range(near) if chunks[k].roles & {"semi", "mark"}), default=0)
    opens += chunks[opens].roles <= {"quote", "and", "adverb"}
    return opens < near and _leads(chunks[opens])


def _leads(chunk: Chunk) -> bool:
    return (bool(chunk.roles & (_LEADS | {"when"})) and not chunk.plays("of")) or chunk.roles >= {"of", "at"}
