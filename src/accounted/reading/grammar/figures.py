"""Which numbers of a sentence meet which fate: frames first, then what coordination hands on.

A `Figure` is a number (or a mention) with one fate, and the words and the rule that gave it. Numbers
that no rule reaches stay out: a year, a distance, a crowd.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from accounted.reading.frame import Frame
from accounted.reading.grammar.clauses import fate_of_clause
from accounted.reading.grammar.coordination import (
    add_included,
    fill_gaps,
    further_fates,
    gone,
    hand_on,
    list_on,
    merged,
)
from accounted.reading.grammar.figure import EARLIER, SAME, Figure
from accounted.reading.grammar.fitting import allows, counts_people, fits, negated, speaks_of
from accounted.reading.grammar.inserted import read_past
from accounted.reading.grammar.left_out import share_the_verb
from accounted.reading.grammar.restated import count_again
from accounted.reading.grammar.sentence import Chunk, Sentence, fronted
from accounted.reading.lexicon import FATE_ROLES, Lexicon, Meaning

_TALLIES = ("tally", "tally-line")
_LISTED_ALIVE = frozenset({"missing", "disappeared", "abducted", "detained", "captured"})


def figures(sentence: Sentence, lexicon: Lexicon) -> list[Figure]:
    """Every number and mention of the sentence that meets a fate, in order of the text."""
    found = _by_frames(sentence, lexicon)
    read_past(sentence, found, lexicon, _matches)
    _leave_fronted(sentence, found)
    for chunk in _open_chunks(sentence, found):
        if figure := by_noun(sentence, chunk, lexicon):
            found[chunk] = [figure]
    _keep_nearest(sentence, found)
    list_on(sentence, found)
    hand_on(sentence, found, lexicon)
    fill_gaps(sentence, found, lexicon)
    share_the_verb(sentence, found, lexicon)
    count_again(sentence, found, lexicon)
    add_included(sentence, found, lexicon)
    for chunk in list(_open_chunks(sentence, found)):
        of = sentence.chunks[chunk + 1 : chunk + 2]
        if sentence.chunks[chunk].people is None and not any(behind.plays("of", "incl") for behind in of):
            continue
        used = {figure.told for read in found.values() for figure in read}
        if (told := fate_of_clause(sentence, chunk, fits, lexicon)) and (
            told[0] not in used or (told[0] > chunk and not fronted(sentence, chunk))
        ):
            found[chunk] = [Figure(chunk, told[1].fate or "", told[1].merged, "clause", told[0])]
    for at, read in list(found.items()):
        others = {figure.told for other, held in found.items() if other != at for figure in held}
        found[at] = gone(merged(sentence, read + list(further_fates(sentence, read[0], others, lexicon))))
    return [_out_of_those(sentence, figure, lexicon) for at in sorted(found) for figure in found[at]]


def _of_the(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether a number is one of known people: nineteen of the pupils."""
    chunk = sentence.chunks[at]
    if chunk.quantity is None or chunk.people is None or chunk.people.unit != "person":
        return False
    between = sentence.tokens[chunk.quantity.last + 1 : chunk.people.first]
    return len(between) > 1 and between[-1].low in lexicon.sets.get("definite", ())


def _out_of_those(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> Figure:
    """The figure as a part of those whom the words behind its number name by their fate: nine of the wounded died."""
    behind = sentence.chunks[figure.at + 1 : figure.at + 4]
    if figure.part_of is None and _of_the(sentence, figure.at, lexicon):
        return replace(figure, part_of=EARLIER, out_of=SAME, joined="of-those")
    if figure.part_of not in (None, EARLIER) or not behind or not behind[0].plays("of", "incl"):
        return figure
    if behind[0].plays("number"):  # 31 kişiden dördü öldü: those behind are the part
        return figure
    named = next((chunk for chunk in behind[1:] if not chunk.plays("det")), None)
    meaning = named.meaning("counts", "state", "done") if named and not named.plays("number") else None
    if meaning is None or meaning.fate is None or (figure.told is not None and named is sentence.chunks[figure.told]):
        return figure
    return replace(figure, part_of=EARLIER, out_of=meaning.fate, joined="of-those")


def _leave_fronted(sentence: Sentence, found: dict[int, list[Figure]]) -> None:
    """Take back a fate from a whole in front whose part met it: of the forty passengers two survived."""
    for at, following in itertools.pairwise(sorted(found)):
        first, second = found[at][0], found[following][0]
        if not sentence.chunks[following].plays("number") or first.told is None:
            continue
        if first.told == second.told and first.told > at and fronted(sentence, at):
            del found[at]


def _open_chunks(sentence: Sentence, found: dict[int, list[Figure]]) -> Iterator[int]:
    """Places of numbers that have no fate yet."""
    return (i for i, chunk in enumerate(sentence.chunks) if chunk.plays("number") and i not in found)


def _by_frames(sentence: Sentence, lexicon: Lexicon) -> dict[int, list[Figure]]:
    """The first frame that fits each number, in the lexicon's order; of one frame the nearest fate word."""
    found: dict[int, list[Figure]] = {}
    for frame in lexicon.frames:
        for figure in _matches(sentence, frame, lexicon):
            held = found.get(figure.at)
            if held is None or (held[0].rule == figure.rule and _distance(figure) < _distance(held[0])):
                found[figure.at] = [figure]
            elif "also" in frame.flags and figure.fate not in {known.fate for known in held}:
                held.append(figure)
    counted = [at for at, read in found.items() if read[0].rule not in _TALLIES and sentence.chunks[at].plays("number")]
    tallied = {at for at, read in found.items() if read[0].rule in _TALLIES}
    stands = {at for at in tallied if not _told_before(sentence, found[at][0], counted)}
    told = {found[at][0].told for at in stands}
    return {
        at: read
        for at, read in found.items()
        if (at in stands or at not in tallied) and (sentence.chunks[at].plays("number") or read[0].told not in told)
    }


def _keep_nearest(sentence: Sentence, found: dict[int, list[Figure]]) -> None:
    """Drop a mention where somebody else, not coordinated with it, stands between it and its verb.

    "Reporters were told that the commander was shot": the commander alone was.
    """
    for at, read in list(found.items()):
        told = read[0].told
        if told is None or at > told or sentence.chunks[at].plays("number", "thing"):
            continue
        between = [other for other, held in found.items() if at < other < told and held[0].told == told]
        if between and not any(chunk.plays("and", "comma") for chunk in sentence.chunks[at + 1 : between[0]]):
            del found[at]


def _told_before(sentence: Sentence, figure: Figure, counted: list[int]) -> bool:
    """Whether the word before a colon belongs to a number right before it: "613 were killed: 106 women"."""
    near = [at for at in counted if figure.told is not None and 0 < figure.told - at <= 4]
    behind = [chunk for at in near for chunk in sentence.chunks[at + 1 : at + 2]]
    return any(not chunk.plays("comma", "semi", "bar", "mark") for chunk in behind)


def _distance(figure: Figure) -> int:
    return abs(figure.at - figure.told) if figure.told is not None else 0


def _matches(sentence: Sentence, frame: Frame, lexicon: Lexicon) -> Iterator[Figure]:
    """Every place where the frame fits, overlapping ones too."""
    position = 0
    while match := frame.pattern.search(sentence.letters, position):
        position = match.start() + 1
        told = match.start("fate") if "fate" in match.re.groupindex else None
        figure = _figure(sentence, frame, match.start("n"), told, lexicon)
        if figure:
            yield figure


def _figure(sentence: Sentence, frame: Frame, at: int, told: int | None, lexicon: Lexicon) -> Figure | None:
    """What the frame reads, if the words allow it."""
    meaning = _meant(sentence, frame, at, told, lexicon)
    if meaning is None or meaning.fate is None or not (frame.fate or fits(sentence, at, meaning.fate, lexicon, told)):
        return None
    if told is not None and not allows(frame, sentence, at, told, meaning.fate, lexicon):
        return None
    if not counts_people(frame, sentence, at, negated(sentence, told, meaning.fate, lexicon)):
        return None
    if not speaks_of(frame, sentence, at, lexicon):
        return None
    figure = Figure(at, meaning.fate, meaning.merged, frame.name, told)
    return replace(figure, part_of=EARLIER, joined="frame") if "earlier" in frame.flags else figure


def _meant(sentence: Sentence, frame: Frame, at: int, told: int | None, lexicon: Lexicon) -> Meaning | None:
    """What the frame's word means of these people: of others than its own something else, behind a toll the nearer."""
    meaning = Meaning(frame.fate) if frame.fate else _meaning(sentence.chunks[told]) if told is not None else None
    if frame.name == "take" and told is not None and (taken := sentence.chunks[told].meaning("taken")):
        meaning = taken  # فقدوا حياتهم: the other parts of the word tell something else
    if frame.name == "names" and (listed := _of_the_list(sentence)):
        return listed
    otherwise = lexicon.otherwise.get(meaning.fate) if meaning and meaning.fate else None
    if meaning and meaning.fate and otherwise and not fits(sentence, at, meaning.fate, lexicon, told):
        return Meaning(otherwise)
    return (_told_right_behind(sentence, at) or meaning) if frame.name == "toll" else meaning


def _of_the_list(sentence: Sentence) -> Meaning | None:
    """What those met who are on a list that is none of the dead: 183 names are on the list of the missing."""
    told = (meaning for chunk in sentence.chunks for meaning in chunk.entry.values())
    return next((meaning for meaning in told if meaning.fate in _LISTED_ALIVE), None)


def _told_right_behind(sentence: Sentence, at: int) -> Meaning | None:
    """The fate that a word right behind a toll's number tells, if it does: a toll of 3 persons wounded."""
    behind = sentence.chunks[at + 1 : at + 2]
    meaning = behind[0].meaning("done", "state") if behind else None
    return meaning if meaning and meaning.fate else None


def _meaning(chunk: Chunk) -> Meaning | None:
    return chunk.meaning(*FATE_ROLES)


def by_noun(sentence: Sentence, at: int, lexicon: Lexicon) -> Figure | None:
    """A figure whose noun tells the fate itself: 12 deaths; bodies count as found."""
    people = sentence.chunks[at].people
    if people is None:
        return None
    if people.counted is not None and people.counted.fate:
        return Figure(at, people.counted.fate, people.counted.merged, "noun")
    behind = sentence.chunks[at + 1 : at + 2]
    whole = bool(behind) and behind[0].plays("part")  # "38 of the 41 skeletons"
    if people.unit == "body" and not whole and lexicon.only_units.get("body_found"):
        return Figure(at, "body_found", (), "bodies")
    return None
