"""Who each figure counts: its own noun, one said of it later or before, its whole's or its neighbour's."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from accounted.reading.discourse import Discourse
from accounted.reading.grammar.figure import EARLIER, NOT_SO, Figure
from accounted.reading.grammar.people import People, people_after
from accounted.reading.grammar.sentence import Sentence, fronted
from accounted.reading.grammar.status import with_status
from accounted.reading.lexicon import Lexicon

_LOST_WITHIN = 5
"""How many words from a word for losses those who lost may stand."""
_WITH_THEM = {"men": ("boys",), "women": ("girls", "children")}
"""Whose group those named behind them are counted in: women and children, men and boys."""
_SEXES = frozenset({"men", "women", "boys", "girls", "children"})
_SAID_BETWEEN = frozenset({"and", "comma", "adverb", "done", "state", "happened", "be", "det"})


def people_by_chunk(
    sentence: Sentence, read: Sequence[Figure], lexicon: Lexicon, discourse: Discourse
) -> dict[int, People | None]:
    """Who each figure counts: its own noun, one said of it later, or its whole's or neighbour's noun."""
    found: dict[int, People | None] = {}
    before: People | None = None
    last_at = -1
    for figure in read:
        chunk = sentence.chunks[figure.at]
        own = chunk.people if chunk.people and not chunk.people.counted else None
        own = replace(own, group=None) if own and _and_others(sentence, figure.at, own) else own
        own = own or _said_later(sentence, figure, lexicon) or _said_before(sentence, figure, lexicon)
        own = own or _said_of_whole(sentence, figure) or _said_in_front(sentence, figure)
        own = own or _who_lost(sentence, figure, lexicon) or _said_of_toll(sentence, figure)
        own = out_of_group(sentence, figure, lexicon) or own if own is None or own.group is None else own
        if own is not None and _may_be_fighters(sentence, own, lexicon) and _fighters_lost(sentence, figure, lexicon):
            own = replace(own, group="combatants")
        if own is None and figure.rule == NOT_SO:
            own = before
        whole = found.get(figure.part_of) if figure.part_of not in (None, EARLIER) else None
        if own is None and figure.part_of == EARLIER and (last := discourse.last_figure()):
            whole = People(0, -1, last.unit, last.group.code)
        counted, none = chunk.people, chunk.quantity is not None and chunk.quantity.zero
        if own is not None and own.group is None and whole is not None and figure.part_of is not None:
            own = replace(own, group=whole.group) if own.unit == whole.unit else own
        goes_on = (
            before if figure.part_of is None and not none and _goes_on_from(sentence, last_at, figure.at) else None
        )
        found[figure.at] = with_status(sentence, figure, own or whole or goes_on or counted, lexicon)
        part = figure.part_of is not None and (before or figure.part_of != EARLIER)
        before, last_at = before if part else found[figure.at], figure.at
    return found


def _and_others(sentence: Sentence, at: int, people: People) -> bool:
    """Whether those counted are of both sexes: 5,000 men, women and children."""
    behind = sentence.chunks[at + 1 : at + 3]
    listed = len(behind) > 1 and behind[0].plays("comma", "and") and behind[1].roles == {"mention"}
    other = behind[1].people if listed else None
    bare = other is not None and behind[1].first == other.first  # no article: of one who is named apart
    if other is None or not bare or people.group not in _SEXES or other.group not in _SEXES - {people.group}:
        return False
    return other.group not in _WITH_THEM.get(people.group, ())


def _goes_on_from(sentence: Sentence, first: int, second: int) -> bool:
    """Whether a number without a noun goes on from another: no new clause between them, before "229 wounded" nobody."""
    between, people = sentence.chunks[first + 1 : second], sentence.chunks[second].people
    if people and people.counted:
        return people.group is None and first >= 0 and all(chunk.roles & _SAID_BETWEEN for chunk in between)
    return people is None and not any(chunk.plays("sub", "semi", "rel") for chunk in between)


def _said_of_toll(sentence: Sentence, figure: Figure) -> People | None:
    """Those of whom a toll is: the civilian death toll."""
    told = sentence.chunks[figure.told] if figure.told else None
    if told is None or not told.plays("tolls") or sentence.chunks[figure.at].people is not None:
        return None
    describing = sentence.chunks[(figure.told or 0) - 1]
    if describing.plays("mention"):
        return describing.people
    meaning = describing.meaning("modifier")
    return People(0, -1, "person", meaning.group) if meaning and meaning.group else None


def _said_later(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> People | None:
    """The group named behind "of them": 186 of them children; three of the dead were women."""
    i = figure.at + 1
    passed = {"incl", "of", "det", "be", "adverb", "counts", "state", "done", "dash"}
    while i < len(sentence.chunks) and sentence.chunks[i].roles & passed and i - figure.at <= 6:
        if sentence.chunks[i].plays("opens_part"):  # 11, among them a child
            return None
        i += 1
    if i == figure.at + 1 or i >= len(sentence.chunks) or not sentence.chunks[i].plays("mention", "modifier"):
        return None
    people = people_after(sentence.tokens, sentence.chunks[i].first, lexicon)
    between = sentence.chunks[figure.at + 1 : i]
    if people is None and between[0].plays("be") and all(chunk.plays("be", "adverb", "det") for chunk in between):
        people = sentence.chunks[i].people  # one was a policeman
    other = sentence.chunks[i + 2].people if sentence.chunks[i + 1 : i + 3] and len(sentence.chunks) > i + 2 else None
    either = other is not None and sentence.chunks[i + 1].plays("or") and sentence.chunks[i + 2].plays("mention")
    return replace(people, group=None) if either and people and other and other.group != people.group else people


def _said_in_front(sentence: Sentence, figure: Figure) -> People | None:
    """The noun of the whole in front: of the 40 men, nine were shot."""
    before = [i for i in range(figure.at) if sentence.chunks[i].plays("number")]
    if before and sentence.chunks[before[-1]].people and fronted(sentence, before[-1]):
        return sentence.chunks[before[-1]].people
    mentions = [i for i in range(figure.at) if sentence.chunks[i].roles == {"mention"}]
    named = [i for i in mentions if fronted(sentence, i) or _among_them(sentence, i)]
    return sentence.chunks[named[-1]].people if named else None  # of the soldiers of the escort nineteen were killed


def _among_them(sentence: Sentence, at: int) -> bool:
    """Whether "among" and the people named open the sentence: among the civilians nobody was killed."""
    before = [chunk for chunk in sentence.chunks[:at] if not chunk.plays("det", "adverb")]
    return len(before) == 1 and before[0].plays("among")


def _said_of_whole(sentence: Sentence, figure: Figure) -> People | None:
    """The noun of a whole that met no fate itself: there were 120 soldiers, of whom some forty died."""
    if figure.part_of is not None:
        return None
    before = [i for i in range(figure.at) if sentence.chunks[i].plays("number")]
    if not before and figure.at > 1 and sentence.chunks[figure.at - 1].plays("incl"):  # armed men, of whom 31 died
        named = [c for c in sentence.chunks[max(0, figure.at - 3) : figure.at - 1] if not c.plays("comma")]
        return named[-1].people if named and named[-1].plays("mention") else None
    between = sentence.chunks[before[-1] + 1 : figure.at] if before else ()
    parted = [chunk for chunk in between if chunk.plays("incl")]
    return sentence.chunks[before[-1]].people if len(parted) == 1 else None


def _who_lost(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> People | None:
    """Those whose loss a number counts: the attackers lost six; the enemy suffered 60 casualties, 12 of them dead."""
    if _fighters_lost(sentence, figure, lexicon):  # the enemy's losses were 140
        return People(0, -1, "person", "combatants")
    chunk, chunks = sentence.chunks[figure.at], sentence.chunks[: figure.at]
    verb = "lose" if figure.rule == "lost" else "suffer" if chunk.people and chunk.people.counted else ""
    lost = max((i for i, chunk in enumerate(chunks) if chunk.plays(verb)), default=0)
    if not verb or any(chunk.plays("sub", "rel", "semi") and not chunk.plays("adverb") for chunk in chunks[lost:]):
        return None
    before = (chunk for chunk in reversed(chunks[:lost]) if not chunk.plays("not", "adverb", "have", "pron"))
    losers = next(before, None)
    fighting = losers is not None and losers.people is not None and losers.people.group == "combatants"
    return losers.people if losers and losers.plays("mention") and (fighting or verb == "lose") else None


def _may_be_fighters(sentence: Sentence, people: People, lexicon: Lexicon) -> bool:
    """Whether a noun says no more than "men" or "persons", so that it may mean the fighters of a force."""
    if people.group is None and people.last >= people.first:
        return sentence.tokens[people.last].low in lexicon.sets.get("any_person", ())
    return people.group == "men"


def _fighters_lost(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a word for losses stands before the number, and one for a force, or "our", close by it."""
    armed, losses = (lexicon.sets.get(name, ()) for name in ("armed", "losses"))
    tokens = sentence.tokens
    for k in range(sentence.chunks[figure.at].first):
        if tokens[k].low in losses:
            near = (
                [*range(k - 1, max(-1, k - 1 - _LOST_WITHIN), -1)],
                [*range(k, min(len(tokens), k + 1 + _LOST_WITHIN))],
            )
            for places in near:
                beside = itertools.takewhile(lambda i: tokens[i].kind == "word", places)
                if any(tokens[i].low in armed for i in beside):
                    return True
    return False


def _said_before(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> People | None:
    """The noun before the number, as tallies have it: civilians 71; households burnt out: 212."""
    i = figure.at - 1
    if figure.rule == "line":  # Children under 15: 54
        return next((c.people for c in sentence.chunks[:i] if c.plays("mention") and c.people), None)
    in_list = figure.rule in ("tally", "tally-line") or (figure.rule == "toll-of" and lexicon.bare_nouns)
    if in_list and figure.told is not None:
        behind = [k for k in range(figure.told + 1, figure.at) if sentence.chunks[k].plays("mention")]
        i = behind[-1] if behind and lexicon.bare_nouns else figure.told - 1
        i -= i > 0 and sentence.chunks[i].plays("verb", "adverb")  # civilians reported injured: 80
    elif figure.told == i and sentence.tokens[sentence.chunks[i].last].low in lexicon.sets.get("impersonal", ()):
        i -= 1  # "there were killed": so many of those named first
    elif figure.rule == "listed":  # officers, 2; privates, 27
        i -= sentence.chunks[i].plays("comma")
    elif figure.rule not in ("breakdown", "coordination", "after-number", "noun"):
        return None
    while i > 0 and sentence.chunks[i].plays("dash", "colon", "hyphen"):  # children: 4
        i -= 1
    while 0 < i < figure.at - 1 and sentence.chunks[i].plays("when", "to"):  # children under 14: 41
        i -= 1
    return sentence.chunks[i].people if i >= 0 and sentence.chunks[i].plays("mention") else None


def out_of_group(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> People | None:
    """The group named right before the number in a case that means "of": askerlerden 3'ü, three of the soldiers.

    Where "of" is a word of its own: من المجاهدين ثلاثون, "of the fighters thirty".
    """
    before = sentence.chunks[figure.at - 1] if figure.at else None
    if before is None or before.people is None or before.people.group is None or before.plays("number"):
        return None
    led = lexicon.head_first and figure.at > 1 and sentence.chunks[figure.at - 2].plays("of")
    return before.people if led or sentence.tokens[before.last].low in lexicon.sets.get("out_of", ()) else None
