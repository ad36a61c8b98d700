"""Who each figure counts: its own noun, one said of it later or before, its whole's or its neighbour's."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from accounted.reading.discourse import Discourse
from accounted.reading.grammar.figure import EARLIER, NOT_SO, Figure
from accounted.reading.grammar.people import People, people_after
from accounted.reading.grammar.sentence import ENDING, Sentence, fronted
from accounted.reading.grammar.settling import given_before
from accounted.reading.grammar.status import with_status
from accounted.reading.lexicon import Lexicon

_LOST_WITHIN = 5
"""How many words from a word for losses those who lost may stand."""
_WITH_THEM = {"men": ("boys",), "women": ("girls", "children")}
"""Whose group those named behind them are counted in: women and children, men and boys."""
_SEXES = frozenset({"men", "women", "boys", "girls", "children"})
_SAID_BETWEEN = frozenset({"and", "comma", "adverb", "done", "state", "happened", "be", "det"})
_STATUS = frozenset({"civilians", "combatants", "humanitarian", "journalists", "medical", "police", "prisoners"})
"""Groups that somebody is of by what they are, whom a sentence goes on to count in its later clauses too."""
_CLAUSES = ("sub", "semi", "rel")
_VERBS = ("verb", "states", "claim", "puts_at")
"""What begins to say something else, before a noun that tells the fate itself: and admitted four wounded."""
_TAKEN_UP = ("resumed", "ellipsis")
"""How the names of the rules begin by which a number takes up a toll."""
_BESIDE_NOUN = frozenset({"det", "modifier", "adverb"})
_NUMBER_OF_WITHIN = 4
"""How many chunks before the word for the fate "the number of" may stand, and behind it those whose number it is."""
_BEFORE_NAMED = frozenset({"det", "of", "counts", "state", "done", "adverb", "mention", "modifier", "people", "taken"})


def people_by_chunk(
    sentence: Sentence, read: Sequence[Figure], lexicon: Lexicon, discourse: Discourse
) -> dict[int, People | None]:
    """Who each figure counts: its own noun, one said of it later, or its whole's or neighbour's noun."""
    found: dict[int, People | None] = {}
    before: People | None = None
    for i, figure in enumerate(read):
        chunk = sentence.chunks[figure.at]
        noun = None if chunk.people and _says_only_more(sentence, chunk.people, lexicon) else chunk.people
        own = noun if noun and not noun.counted else None
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
        if own is None and figure.part_of == EARLIER and (earlier := discourse.last_figure()):
            whole = People(0, -1, earlier.unit, earlier.group.code)
        none = chunk.quantity is not None and chunk.quantity.zero
        if own is not None and own.group is None and whole is not None and figure.part_of is not None:
            own = replace(own, group=whole.group) if own.unit == whole.unit else own
        free = figure.part_of is None and not none
        goes_on = before if free and _goes_on_from(sentence, read[:i], figure, noun, before) else None
        again = _given_again(sentence, figure, discourse) if noun is None and free and not own else None
        found[figure.at] = with_status(sentence, figure, own or whole or again or goes_on or noun, lexicon)
        if figure.part_of is None or not (before or figure.part_of != EARLIER):
            together = i > 0 and (figure.fate, figure.told) == (read[i - 1].fate, read[i - 1].told)
            before = _of_all(before, found[figure.at]) if together else found[figure.at]
    return found


def _given_again(sentence: Sentence, figure: Figure, discourse: Discourse) -> People | None:
    """Whom a number counted that a text takes up again."""
    known = given_before(sentence, figure, discourse.figures) if figure.rule.startswith(_TAKEN_UP) else None
    return People(0, -1, known.unit, known.group.code) if known and known.fate.code == figure.fate else None


def _says_only_more(sentence: Sentence, people: People, lexicon: Lexicon) -> bool:
    """Whether what stands for the noun only says that so many come on top: three more."""
    words = sentence.tokens[people.first : people.last + 1]
    return bool(words) and people.group is None and all(word.low in lexicon.sets.get("further", ()) for word in words)


def _of_all(before: People | None, people: People | None) -> People | None:
    """Those who may be counted on from two figures told at once; of no group where they are of two: seven gendarmes and
    two porters fell."""
    if before is None or people is None or before.group == people.group:
        return people
    return replace(people, group=None)


def _and_others(sentence: Sentence, at: int, people: People) -> bool:
    """Whether those counted are of both sexes: 5,000 men, women and children."""
    behind = sentence.chunks[at + 1 : at + 3]
    listed = len(behind) > 1 and behind[0].plays("comma", "and") and behind[1].roles == {"mention"}
    other = behind[1].people if listed else None
    bare = other is not None and behind[1].first == other.first  # no article: of one who is named apart
    if other is None or not bare or people.group not in _SEXES or other.group not in _SEXES - {people.group}:
        return False
    return other.group not in _WITH_THEM.get(people.group, ())


def _goes_on_from(
    sentence: Sentence, told: Sequence[Figure], figure: Figure, people: People | None, before: People | None
) -> bool:  # fmt: skip
    """Whether a number without a noun goes on from another: no new clause between them, before "229 wounded" nobody.

    Those who are of a group by what they are, are counted on in the next clause too, where that tells a fate not yet
    `told`: nine servicemen died; 22 are missing. The same fate may be another count: it is thought that 90 had died.
    """
    last = told[-1] if told else None
    between = sentence.chunks[last.at + 1 if last else 0 : figure.at]
    counted = last is not None and sentence.chunks[last.at].quantity is not None
    of_status = counted and before is not None and before.group in _STATUS
    if people and people.counted:
        said = all(chunk.roles & _SAID_BETWEEN for chunk in between)
        said = said or (of_status and not any(chunk.plays(*_CLAUSES, *_VERBS) for chunk in between))
        return people.group is None and last is not None and said
    another = of_status and figure.fate not in {one.fate for one in told}
    return people is None and (another or not any(chunk.plays(*_CLAUSES) for chunk in between))


def _said_of_toll(sentence: Sentence, figure: Figure) -> People | None:
    """Those of whom a toll is: the civilian death toll, the number of soldiers killed."""
    told = sentence.chunks[figure.told] if figure.told is not None else None
    if told is None or figure.told is None or sentence.chunks[figure.at].people is not None:
        return None
    if told.plays("tolls") and figure.told:
        describing = sentence.chunks[figure.told - 1]
        if describing.plays("mention"):
            return describing.people
        if (meaning := describing.meaning("modifier")) and meaning.group:
            return People(0, -1, "person", meaning.group)
    places = range(figure.told, max(-1, figure.told - _NUMBER_OF_WITHIN), -1)
    at = next((i for i in places if sentence.chunks[i].plays("number_of", "tolls")), None)
    if at is None:
        between = sentence.chunks[figure.told - 1] if figure.told and figure.rule == "brought-to" else None
        return between.people if between is not None and between.plays("mention") else None
    return _named_behind(sentence, at)


def _named_behind(sentence: Sentence, at: int) -> People | None:
    """The people of a group who are named behind a word for their number, a word for the fate between at most."""
    for chunk in sentence.chunks[at + 1 : at + 1 + _NUMBER_OF_WITHIN]:
        meaning = chunk.meaning("people", "modifier")
        group = chunk.people.group if chunk.people else meaning.group if meaning else None
        if chunk.quantity is not None or not chunk.roles & _BEFORE_NAMED:
            return None
        if group is not None:
            return People(0, -1, "person", group)
    return None


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
    ahead = chunks[:lost]
    if ahead and ahead[-1].plays("comma"):  # our fighters, who had no masks, lost nineteen
        opens = next((i for i in range(len(ahead) - 2, 0, -1) if ahead[i].plays("comma")), None)
        ahead = ahead[:opens] if opens is not None and ahead[opens + 1].plays("rel", "det") else ahead
    before = (chunk for chunk in reversed(ahead) if not chunk.plays("not", "adverb", "have", "pron"))
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
        i -= i > 0 and sentence.chunks[i].plays("rel") and sentence.chunks[i - 1].plays("mention")
        while i > 1 and sentence.chunks[i - 1].plays("of") and sentence.chunks[i - 2].plays("mention"):
            i -= 2  # members of the guard killed: 14
    elif figure.told == i and sentence.tokens[sentence.chunks[i].last].low in lexicon.sets.get("impersonal", ()):
        i -= 1  # "there were killed": so many of those named first
    elif figure.rule == "listed":  # officers, 2; privates, 27
        i -= sentence.chunks[i].plays("comma")
    elif figure.rule not in ("breakdown", "coordination", "after-number", "noun"):
        return None
    while i > 0 and sentence.chunks[i].plays("dash", "colon", "hyphen"):  # children: 4
        i -= 1
    if figure.rule == "noun" and i == figure.at - 1 and not _heads_its_part(sentence, i, lexicon):
        return None
    while 0 < i < figure.at - 1 and sentence.chunks[i].plays("when", "to"):  # children under 14: 41
        i -= 1
    return sentence.chunks[i].people if i >= 0 and sentence.chunks[i].plays("mention") else None


def _heads_its_part(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a noun right before a number opens what is said of them: other ranks 214 killed; but showed journalists
    nine dead."""
    if sentence.tokens[sentence.chunks[i].last].low in lexicon.sets.get("out_of", ()):
        return True
    ahead = next((chunk for chunk in reversed(sentence.chunks[:i]) if not chunk.roles <= _BESIDE_NOUN), None)
    return ahead is None or ahead.plays(*ENDING, "colon", "open", "of", "among")


def out_of_group(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> People | None:
    """The group named right before the number in a case that means "of": askerlerden 3'ü, three of the soldiers.

    Where "of" is a word of its own: من المجاهدين ثلاثون, "of the fighters thirty".
    """
    before = sentence.chunks[figure.at - 1] if figure.at else None
    if before is None or before.people is None or before.people.group is None or before.plays("number"):
        return None
    led = lexicon.head_first and figure.at > 1 and sentence.chunks[figure.at - 2].plays("of")
    return before.people if led or sentence.tokens[before.last].low in lexicon.sets.get("out_of", ()) else None
