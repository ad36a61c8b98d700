"""What is a part of what, where the sentence says so: breakdowns, "of them", "7 of the 9"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from accounted.reading.grammar.described import is_of_a_people
from accounted.reading.grammar.figure import EARLIER, SAME, Figure
from accounted.reading.grammar.left_out import stands_before_its_whole, with_their_whole
from accounted.reading.grammar.sentence import Chunk, Sentence, fronted
from accounted.reading.lexicon import Lexicon

Figures = dict[int, list[Figure]]
"""Figures by the place of their number among the chunks."""

_STEPS = frozenset(
    {"comma", "and", "det", "adverb", "word", "name", "of", "prep", "modifier", "people", "quote", "at", "mark", "when",
     "by", "thing", "be", "units", "counts", "mention", "cause"}
)  # fmt: skip
_PASSED_ON = ("coordination", "breakdown")
_TOTALS = ("toll", "toll-of", "toll-brought", "part-before")
_FATES = frozenset({"done", "happened", "state", "have", "taken", "wounds"})
_OF_THE_LIVING = frozenset({"injured", "captured", "abducted", "detained", "released", "found_alive", "displaced"})
"""Fates that none of those killed can meet later, so that a number with one is no part of them."""


def with_parts(sentence: Sentence, figures: list[Figure], lexicon: Lexicon) -> list[Figure]:
    """The figures with `part_of` set, and with the parts that had no fate of their own added."""
    found: Figures = {}
    for figure in figures:
        found.setdefault(figure.at, []).append(figure)
    pointing = {
        at: found.pop(at) for at, read in list(found.items()) if read[0].fate == SAME and not _is_whole(read[0])
    }
    numbers = [i for i, chunk in enumerate(sentence.chunks) if chunk.plays("number") or (chunk.quantity and i in found)]
    whole: int | None = None
    for before, at in zip([None, *numbers], numbers, strict=False):
        ahead = stands_before_its_whole(sentence, at, found)
        whole = None if ahead else _whole(sentence, before, at, whole, found, lexicon)
        if whole is not None:
            _join(sentence, found, before, at, whole, lexicon)
    found = pointing | found
    _describe(sentence, numbers, found)
    _take_from_following(sentence, numbers, found)
    _split_partitives(sentence, numbers, found)
    _among(sentence, numbers, found)
    _take_from_fronted(sentence, numbers, found)
    _add_to_running_total(numbers, found)
    return list(with_their_whole(sentence, [figure for at in sorted(found) for figure in found[at]]))


def _describe(sentence: Sentence, numbers: list[int], found: Figures) -> None:
    """Make a number that is only said to be women or the like a part of the one before: 84 died; 30 were women."""
    for before, at in pairwise(numbers):
        if before not in found or at in found or not sentence.chunks[at - 1].plays("semi", "comma", "and"):
            continue
        figure, people = found[before][0], [c.people for c in sentence.chunks[at + 1 : at + 4]]
        described = figure.joined == "described" and figure.part_of is not None
        whole = figure.part_of if described and figure.part_of is not None else before
        grouped = any(one is not None and one.group is not None for one in people)
        bare = sentence.chunks[at].people is None and _describes(sentence.chunks[at + 1 : at + 4])
        if bare and grouped and figure.fate != SAME and (whole == EARLIER or _smaller(sentence, at, whole)):
            found[at] = [replace(figure, at=at, rule="breakdown", part_of=whole, joined="described", told=None)]


def _is_whole(figure: Figure) -> bool:
    """Whether a number that takes up a toll again may have parts: the list stands at 44, six of them children."""
    return figure.rule.startswith("resumed")


def _join(
    sentence: Sentence, found: Figures, before: int | None, at: int, whole: int, lexicon: Lexicon
) -> None:  # fmt: skip
    """Make the figures at a place parts of a whole; a number without a fate takes the whole's, unless it acts."""
    if (
        at in found
        and not _only_names(sentence, found, at, whole)
        and not _before_the_next(sentence, found, at, whole)
        and (found[at][0].rule != "coordination" or whole not in found)
    ):
        if whole in found and (_smaller(sentence, whole, at) or _outlives(found[at][0], found[whole][0])):
            return
        found[at] = [replace(figure, part_of=whole, joined="breakdown") for figure in found[at]]
    elif whole == EARLIER and before is not None and before in found and _both_parts(sentence, before, at):
        found[at] = [replace(found[before][0], at=at, rule="breakdown", joined="breakdown")]
    elif whole == EARLIER and not _acts(sentence, at) and not _has_its_verb(sentence, at, lexicon):
        found[at] = [Figure(at, SAME, (), "breakdown", None, EARLIER, joined="breakdown")]
    elif whole in found and not _acts(sentence, at):
        larger = _smaller(sentence, whole, at)  # "six people died, by the villagers' count 20"
        part_of, joined = (None, None) if larger else (whole, "breakdown")
        found[at] = [replace(found[whole][0], at=at, rule="breakdown", part_of=part_of, joined=joined)]


def _before_the_next(sentence: Sentence, found: Figures, at: int, whole: int) -> bool:
    """Whether the word for the fate behind a part is that of the next number, a comma before it: four died, among them
    a child, wounded were nine."""
    told = found[at][0].told
    if told is None or told < at or whole not in found or not sentence.chunks[at + 1].plays("comma"):
        return False
    return any(other > told and figures[0].told == told for other, figures in found.items())


def _outlives(part: Figure, whole: Figure) -> bool:
    """Whether a fate is none of the dead's: four soldiers died, two were taken."""
    return whole.fate == "killed" and part.fate in _OF_THE_LIVING and part.fate not in whole.merged


def _only_names(sentence: Sentence, found: Figures, at: int, whole: int) -> bool:
    """Whether a noun that could tell a fate only names the people here: 45 were released, among them 27 prisoners."""
    people = sentence.chunks[at].people
    named = people is not None and people.counted is not None and people.group is not None
    return named and found[at][0].rule == "noun" and whole in found and found[whole][0].rule != "noun"


def _has_its_verb(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether the sentence says something else of the people: "of them, twelve came from the coast"."""
    behind = [chunk for chunk in sentence.chunks[at + 1 : at + 5] if not chunk.plays("incl", "adverb")]
    if _describes(behind) or lexicon.telling_apart.at(sentence.tokens, sentence.chunks[at].last + 1):
        return False
    if len(behind) > 1 and behind[0].plays("be") and is_of_a_people(sentence, behind[1], lexicon):
        return False
    return any(chunk.plays("verb", "have", "modal", "be", "remain", "pron", "doing", "take") for chunk in behind[:2])


def _describes(behind: Sequence[Chunk]) -> bool:
    """Whether only who they are is said: "were women", "had not reached the age of sixteen"."""
    roles = [chunk.roles for chunk in behind]
    if len(roles) > 1 and roles[0] & {"be"}:
        return bool(roles[1] & {"mention", "modifier", "people", "not"}) or (
            len(roles) > 2 and bool(roles[1] & {"det"}) and bool(roles[2] & {"mention", "people"})
        )
    return len(roles) > 1 and bool(roles[0] & {"have"}) and bool(roles[1] & {"not"})


def _acts(sentence: Sentence, at: int) -> bool:
    """Whether the people are those who do it: "two of them then raped her neighbour"."""
    i = at + 1
    while i < len(sentence.chunks) and sentence.chunks[i].plays("incl", "adverb", "have", "of"):
        i += 1
    verb, thing = sentence.chunks[i : i + 1], sentence.chunks[i + 1 : i + 2]
    return (
        bool(verb and thing)
        and verb[0].plays("done", "doing")
        and thing[0].plays("mention", "number", "det", "pron", "name")
    )


def _whole(
    sentence: Sentence, before: int | None, at: int, whole: int | None, found: Figures, lexicon: Lexicon
) -> int | None:
    """The chunk that the number at `at` is a part of, `EARLIER`, or None."""
    behind = sentence.chunks[at].roles | _said_behind(sentence, at)
    ahead = [chunk.roles for chunk in sentence.chunks[0 if before is None else before + 1 : at]]
    if before is None:
        opening = next((roles for roles in ahead if not roles & {"quote", "dash", "pron"}), frozenset())
        acts = sentence.tokens[sentence.chunks[at].last + 1 : sentence.chunks[at].last + 2]
        includes = bool(acts) and acts[0].low in lexicon.sets.get("including_verbs", ())
        named = at > 0 and "part" in sentence.chunks[at].roles and sentence.chunks[at - 1].plays("taken")
        named = named or _opens_with_those(sentence, at)
        return EARLIER if (named or (behind | opening) & {"incl"}) and not includes else None
    more = sentence.tokens[sentence.chunks[at].first].low in lexicon.sets.get("more", ())
    others = more and not sentence.chunks[at - 1].plays("incl", "taken")  # daha ikisi, "two others"
    own_verb = any(roles == {"verb"} for roles in ahead) and _smaller(sentence, at, before)  # born: 2,140
    opens = _opens_breakdown(ahead, at in found) and not (own_verb and any(roles & {"colon"} for roles in ahead))
    if not others and (opens or _spelled_out(sentence, before, at, found)):
        return _carrier(before, whole, found)
    listed = whole != EARLIER or (before in found and found[before][0].rule == "breakdown")
    if whole is not None and listed and _goes_on(ahead, at, whole, found):
        return whole
    if _same_verb(sentence, before, at, found) or _both_parts(sentence, before, at):
        return found[before][0].part_of if _same_verb(sentence, before, at, found) else whole
    if behind & {"incl"} and not others and not _is_total(sentence, at, found):
        beside = "incl" in _said_behind(sentence, before)  # 29 of them died, four of them in camps
        anew = whole is None and not found and sentence.chunks[at - 1].plays("semi")  # he was nineteen; four of them
        held = whole if whole is not None and beside else _carrier(before, whole, found)
        return EARLIER if anew else held
    return whole if _runs_on(sentence, before, at, found) else None


def _opens_with_those(sentence: Sentence, at: int) -> bool:
    """Whether all before the number at `at` is "of the dead", those who met a fate told before, and it says who."""
    led = [chunk for chunk in sentence.chunks[:at] if not chunk.plays("comma", "quote", "det")]
    if len(led) != 2 or not led[0].plays("of", "among") or led[1].quantity is not None:
        return False
    meaning = led[1].meaning("counts", "state", "taken", "those")
    return meaning is not None and meaning.fate is not None and _describes(sentence.chunks[at + 1 : at + 5])


def _same_verb(sentence: Sentence, before: int, at: int, found: Figures) -> bool:
    """Whether two parts share the verb behind them: of them 60 in the field, 20 in hospital died."""
    parts = all("part" in sentence.chunks[i].roles and i in found for i in (before, at))
    return parts and found[before][0].part_of is not None and found[before][0].told == found[at][0].told is not None


def _is_total(sentence: Sentence, at: int, found: Figures) -> bool:
    """Whether a word for a toll tells the figure, whose ending then belongs to its verb: sayısı 35'i buldu."""
    told = found[at][0].told if at in found else None
    return told is not None and told < at and sentence.chunks[told].roles == {"tolls"}


def _both_parts(sentence: Sentence, before: int, at: int) -> bool:
    """Whether two numbers have the ending of a part and no word leads the second: 21'i öldü, 16'sı yaralandı."""
    led = any(chunk.plays("incl", "taken") for chunk in sentence.chunks[before + 1 : at])
    return not led and all("part" in sentence.chunks[i].roles for i in (before, at))


def _said_behind(sentence: Sentence, at: int) -> frozenset[str]:
    """The roles of what stands behind a number; none where it opens a breakdown: "8, among them 2 officers"."""
    behind = sentence.chunks[at + 1 : at + 3]
    opens = len(behind) == 2 and behind[0].plays("incl") and behind[1].plays("number")
    opens = opens or (bool(behind) and behind[0].plays("opens_part", "part"))
    return behind[0].roles if behind and not opens else frozenset()


def _runs_on(sentence: Sentence, before: int, at: int, found: Figures) -> bool:
    """Whether a breakdown by fates goes on to a number: "of them 21 were freed, nine killed, 12 have vanished"."""
    quantity = sentence.chunks[at].quantity
    if at not in found or before not in found or sentence.chunks[at].people is not None:
        return False
    if quantity is not None and quantity.zero:
        return False
    part, own = found[before][0], found[at][0]
    fates = part.part_of is not None and not {part.rule, own.rule} & {*_PASSED_ON, *_TOTALS}
    between = [chunk.roles for chunk in sentence.chunks[before + 1 : at]]
    return fates and all(roles & (_STEPS | _FATES) for roles in between)


def _goes_on(ahead: list[frozenset[str]], at: int, whole: int, found: Figures) -> bool:
    """Whether a breakdown goes on to this number: nothing between but links and words, no fate of its own."""
    handed_on = at not in found or found[at][0].rule in _PASSED_ON
    handed_on = handed_on or (whole in found and found[at][0].told == found[whole][0].told)
    return handed_on and all(roles & _STEPS for roles in ahead)


def _opens_breakdown(ahead: list[frozenset[str]], has_fate: bool) -> bool:
    """Whether the words between two numbers begin a breakdown: including, among them, a bracket, a colon."""
    included = next((i for i, roles in enumerate(ahead) if roles & {"incl"}), None)
    semi = next((i for i, roles in enumerate(ahead) if roles & {"semi"}), None)
    if semi is not None and included != semi + 1:
        return False
    if included is not None:  # but not "twelve people, including the driver, were killed and 48 hurt"
        return not (has_fate and any(roles & {"be", "done", "happened"} for roles in ahead[included + 1 :]))
    opens = any(roles & {"open", "colon", "dash"} for roles in ahead)
    bracket = any(roles & {"open"} for roles in ahead)
    return opens and (bracket or not has_fate) and not any(roles & {"close"} for roles in ahead)


def _spelled_out(sentence: Sentence, before: int, at: int, found: Figures) -> bool:
    """Whether a mark that stands for "namely" is all that parts two numbers: ութ գերի՝ վեց զինվոր և երկու հովիվ."""
    if at != before + 2 or not sentence.chunks[before + 1].plays("dwell") or before not in found:
        return False
    same = at not in found or found[at][0].fate == found[before][0].fate
    return same and _smaller(sentence, at, before)


def _carrier(before: int, whole: int | None, found: Figures) -> int | None:
    """The figure that a breakdown belongs to: the one before it, or that one's whole when it is a bare part."""
    if before not in found:
        return whole
    bare_part = found[before][0].rule == "breakdown" and whole is not None
    return whole if bare_part else before


def _split_partitives(sentence: Sentence, numbers: list[int], found: Figures) -> None:
    """In "7 of the 9 died" the nine has no fate of its own; in "150 of the 1,275 captured" both have."""
    for part, whole in pairwise(numbers):
        if not _partitive(sentence, part, whole):
            continue
        told = {(figure.told, figure.fate) for figure in found.get(part, ())}
        own = [f for f in found.get(whole, ()) if f.rule not in _PASSED_ON and (f.told, f.fate) not in told]
        own = own or _told_by_noun(sentence, whole, {fate for _, fate in told})
        found.pop(whole, None)
        if own:
            found[whole] = [replace(figure, part_of=None) for figure in own]
        if own and part in found:
            found[part] = [replace(figure, part_of=whole, joined="partitive") for figure in found[part]]


def _told_by_noun(sentence: Sentence, at: int, told: set[str]) -> list[Figure]:
    """The fate that the noun of a whole, or a participle behind it, tells where its part met another.

    Three of the eight wounded died; none of the seven bodies found was identified.
    """
    people = sentence.chunks[at].people
    counted = people.counted if people else None
    behind = next((i for i in (at + 1, at + 2) if i < len(sentence.chunks) and sentence.chunks[i].plays("done")), None)
    participle = sentence.chunks[behind].meaning("done") if behind is not None else None
    meaning = counted or participle
    if meaning is None or meaning.fate is None or not told or meaning.fate in told:
        return []
    return [
        Figure(at, meaning.fate, meaning.merged, "noun" if counted else "after-number", None if counted else behind)
    ]


def _partitive(sentence: Sentence, first: int, second: int) -> bool:
    """Whether only "of" and an article stand between two numbers."""
    between = [sentence.chunks[i].roles for i in range(first + 1, second)]
    return any(roles & {"of"} for roles in between) and all(roles & {"of", "det"} for roles in between)


def _among(sentence: Sentence, numbers: list[int], found: Figures) -> None:
    """Make "three children" a part in "three children among 17 dead"."""
    for part, whole in pairwise(numbers):
        between = [chunk.roles for chunk in sentence.chunks[part + 1 : whole]]
        named = bool(between) and bool(between[0] & {"among"}) and all(roles & {"among", "det"} for roles in between)
        if named and whole in found and found[whole][0].fate != SAME and _smaller(sentence, part, whole):
            figure = found.get(part, [replace(found[whole][0], at=part, rule="breakdown", told=None)])[0]
            found[part] = [replace(figure, part_of=whole, joined="partitive")]


def _take_from_fronted(sentence: Sentence, numbers: list[int], found: Figures) -> None:
    """Of the 1,275 people who were captured, 150 are missing: the second number is a part of the first."""
    for whole, part in pairwise(numbers):
        quantity = sentence.chunks[whole].quantity
        from_to = quantity is not None and quantity.precision == "range"  # "from 150 to 170 people died"
        if whole in found and part in found and fronted(sentence, whole) and not from_to:
            own = [figure for figure in found[part] if figure.part_of is None]
            found[part] = [replace(figure, part_of=whole, joined="fronted") for figure in own] or found[part]
        elif whole in found and fronted(sentence, whole) and not from_to:
            for later in (number for number in numbers if number > whole and number not in found):
                between = [chunk.roles for chunk in sentence.chunks[later + 1 : later + 5]]
                named = sentence.chunks[later].people is not None and found.get(later - 1) is None
                said = sentence.chunks[later + 1 : later + 5]
                called = [c for c in said[:2] if c.plays("be", "name")]  # 331 were Northerners
                if len(called) > 1 or _describes(said) or (named and later - 2 in found and between):
                    ahead = replace(found[whole][0], at=later, rule="breakdown", part_of=whole)
                    found[later] = [replace(ahead, joined="fronted")]
    for whole, part, further in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if _still_of_them(sentence, found, whole, part, further):
            found[further] = [replace(figure, part_of=whole, joined="fronted") for figure in found[further]]


def _still_of_them(sentence: Sentence, found: Figures, whole: int, part: int, further: int) -> bool:
    """Whether a bare number goes on with the parts of a whole in front: of 25 hurt three died, five are critical."""
    if further not in found or part not in found or found[part][0].joined != "fronted":
        return False
    bare = sentence.chunks[further].people is None and found[further][0].part_of is None
    between = [chunk.roles for chunk in sentence.chunks[part + 1 : further]]
    linked = bool(between) and bool(between[-1] & {"and", "comma"}) and not any(roles & {"semi"} for roles in between)
    return bare and linked and found[part][0].part_of == whole and _smaller(sentence, further, whole)


def _take_from_following(sentence: Sentence, numbers: list[int], found: Figures) -> None:
    """Where the part may stand before its whole: "3'ü kadın 12 kişi öldü", three of them women."""
    for part, following in reversed(list(pairwise(numbers))):
        if following in found and _part_before(sentence, part, following, found):
            ahead = found[following][0]
            whole = ahead.part_of if ahead.rule == "part-before" else following
            found[part] = [replace(ahead, at=part, rule="part-before", part_of=whole, joined="before")]


def _part_before(sentence: Sentence, part: int, following: int, found: Figures) -> bool:
    """Whether a number with the ending of a part, and no whole before it, belongs to the number behind it."""
    own = found[part][0] if part in found and found[part][0].fate != SAME else None
    if own and (own.part_of not in (None, EARLIER) or own.rule not in _PASSED_ON):
        return False
    between = [chunk.roles for chunk in sentence.chunks[part + 1 : following]]
    if any(roles & {"among"} for roles in between):  # two ministers were among 27 people killed
        steps = _STEPS | {"among"}
        return _smaller(sentence, part, following) and all(roles & steps for roles in between)
    led = part > 0 and sentence.chunks[part - 1].plays("incl")
    if any(roles & {"of_which"} for roles in between):
        return _smaller(sentence, part, following) and not any(roles & {"comma", "semi"} for roles in between)
    listed = found[following][0].rule == "part-before"
    if "incl" not in sentence.chunks[part].roles or led or not (listed or _smaller(sentence, part, following)):
        return False
    return all(roles & _STEPS for roles in between)


def _smaller(sentence: Sentence, part: int, whole: int) -> bool:
    """Whether the first number is smaller than the second."""
    low, high = (
        chunk.quantity.low if chunk.quantity else None for chunk in (sentence.chunks[part], sentence.chunks[whole])
    )
    return low is not None and high is not None and low < high


def _add_to_running_total(numbers: list[int], found: Figures) -> None:
    """15 more were killed, bringing the toll to 31: the fifteen are a part of the thirty-one."""
    for part, whole in pairwise(numbers):
        if part in found and whole in found and found[whole][0].rule in ("toll-brought", "brought-to"):
            found[part] = [replace(figure, part_of=whole, joined="running-total") for figure in found[part]]
