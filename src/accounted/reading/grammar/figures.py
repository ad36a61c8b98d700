"""Which numbers of a sentence meet which fate: frames first, then what coordination hands on.

A `Figure` is a number (or a mention) with one fate, and the words and the rule that gave it. Numbers
that no rule reaches stay out: a year, a distance, a crowd.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from accounted.reading.frame import Frame
from accounted.reading.grammar.clauses import fate_of_clause
from accounted.reading.grammar.mentions import is_several
from accounted.reading.grammar.people import People
from accounted.reading.grammar.quantities import Quantity
from accounted.reading.grammar.sentence import Chunk, Sentence, fronted
from accounted.reading.lexicon import FATE_ROLES, Lexicon, Meaning

EARLIER = -1
"""Stands for the figure given last before this sentence."""
SAME = "same"
"""The fate of a frame that leaves it to the figure before."""
_INCLUDED = 10
"""How many chunks from a word of including the whole, and the one included, may stand."""
_LONGEST_ASIDE = 6
"""How many chunks may stand between a fate and an "and" that adds another."""
_LINKS = frozenset({"comma", "and", "semi", "mark"})
_SOFT = frozenset(
    {"det", "adverb", "word", "name", "prep", "of", "at", "when", "thing", "modifier", "quote", "to", "by", "cause"}
)


@dataclass(frozen=True, slots=True)
class Figure:
    """The chunk at `at` said to have met a fate, told by the chunk at `told` (None when the noun tells it)."""

    at: int
    fate: str
    merged: tuple[str, ...]
    rule: str
    told: int | None = None
    part_of: int | None = None
    """The chunk of the figure whose people these are a part of, in this sentence; or `EARLIER`."""
    out_of: str | None = None
    """The fate of those whom these are a part of, where a word tells it: two of the wounded."""
    joined: str | None = None
    """The name of the rule that made it a part."""


def figures(sentence: Sentence, lexicon: Lexicon) -> list[Figure]:
    """Every number and mention of the sentence that meets a fate, in order of the text."""
    found = _by_frames(sentence, lexicon)
    _leave_fronted(sentence, found)
    for chunk in _open_chunks(sentence, found):
        if figure := _by_noun(sentence, chunk, lexicon):
            found[chunk] = [figure]
    _keep_nearest(sentence, found)
    _list_on(sentence, found)
    _hand_on(sentence, found, lexicon)
    _fill_gaps(sentence, found, lexicon)
    _add_included(sentence, found, lexicon)
    for chunk in list(_open_chunks(sentence, found)):
        of = sentence.chunks[chunk + 1 : chunk + 2]
        if sentence.chunks[chunk].people is None and not any(behind.plays("of", "incl") for behind in of):
            continue
        used = {figure.told for read in found.values() for figure in read}
        if (told := fate_of_clause(sentence, chunk, _fits, lexicon)) and (
            told[0] not in used or (told[0] > chunk and not fronted(sentence, chunk))
        ):
            found[chunk] = [Figure(chunk, told[1].fate or "", told[1].merged, "clause", told[0])]
    for at, read in list(found.items()):
        others = {figure.told for other, held in found.items() if other != at for figure in held}
        found[at] = _merged(sentence, read + list(_further_fates(sentence, read[0], others, lexicon)))
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
    named = next((chunk for chunk in behind[1:] if not chunk.plays("det")), None)
    meaning = named.meaning("counts", "state", "done") if named and not named.plays("number") else None
    if meaning is None or meaning.fate is None or (figure.told is not None and named is sentence.chunks[figure.told]):
        return figure
    return replace(figure, part_of=EARLIER, out_of=meaning.fate, joined="of-those")


def _merged(sentence: Sentence, read: list[Figure]) -> list[Figure]:
    """One figure for several fates joined by "or" stays one; it is never split."""
    first, last = read[0], read[-1]
    if len(read) < 2 or first.told is None or last.told is None or not sentence.chunks[first.at].plays("number"):
        return read
    between = sentence.chunks[min(first.told, last.told) + 1 : max(first.told, last.told)]
    both = {first.fate, last.fate} == {"killed", "injured"} and any(chunk.plays("and") for chunk in between)
    if not (both or any(chunk.plays("or") for chunk in between)):
        return read
    fates = list(dict.fromkeys(figure.fate for figure in read))
    ordered = fates if first.told < last.told else fates[::-1]
    return [replace(first, fate=ordered[0], merged=tuple(ordered))]


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
    counted = [at for at, read in found.items() if read[0].rule != "tally" and sentence.chunks[at].plays("number")]
    tallied = {at for at, read in found.items() if read[0].rule == "tally"}
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
    if meaning is None or meaning.fate is None or not (frame.fate or _fits(sentence, at, meaning.fate, lexicon, told)):
        return None
    if told is not None and not _allows(frame, sentence, at, told, meaning.fate, lexicon):
        return None
    if not _counts(frame, sentence, at, _negated(sentence, told, meaning.fate, lexicon)):
        return None
    if not _speaks_of(frame, sentence, at, lexicon):
        return None
    figure = Figure(at, meaning.fate, meaning.merged, frame.name, told)
    return replace(figure, part_of=EARLIER, joined="frame") if "earlier" in frame.flags else figure


def _counts(frame: Frame, sentence: Sentence, at: int, negated: bool) -> bool:
    """Whether the number is one that the frame takes: none where nobody is told of, no digits where words are asked."""
    quantity = sentence.chunks[at].quantity
    if ("zero" in frame.flags or negated) and not (quantity and quantity.zero):
        return False
    bare = "spelt" in frame.flags and sentence.chunks[at].people is None
    return not (bare and quantity and _in_digits(sentence, quantity))


def _negated(sentence: Sentence, told: int | None, fate: str, lexicon: Lexicon) -> bool:
    """Whether the verb has a "not" written in it: of many it says nothing, only of nobody."""
    if told is None or not lexicon.forms or fate in lexicon.sets.get("told_by_not", ()):
        return False
    words = sentence.chunks[told]
    return words.plays("done", "doing") and sentence.tokens[words.last].low in lexicon.forms["negated"]


def _meant(sentence: Sentence, frame: Frame, at: int, told: int | None, lexicon: Lexicon) -> Meaning | None:
    """What the frame's word means of these people: of others than its own something else, behind a toll the nearer."""
    meaning = Meaning(frame.fate) if frame.fate else _meaning(sentence.chunks[told]) if told is not None else None
    otherwise = lexicon.otherwise.get(meaning.fate) if meaning and meaning.fate else None
    if meaning and meaning.fate and otherwise and not _fits(sentence, at, meaning.fate, lexicon, told):
        return Meaning(otherwise)
    return (_told_right_behind(sentence, at) or meaning) if frame.name == "toll" else meaning


def _told_right_behind(sentence: Sentence, at: int) -> Meaning | None:
    """The fate that a word right behind a toll's number tells, if it does: a toll of 3 persons wounded."""
    behind = sentence.chunks[at + 1 : at + 2]
    meaning = behind[0].meaning("done", "state") if behind else None
    return meaning if meaning and meaning.fate else None


def _allows(frame: Frame, sentence: Sentence, at: int, told: int, fate: str, lexicon: Lexicon) -> bool:
    """Whether the frame's flags allow the word that tells the fate, where it stands."""
    if sentence.chunks[at].people is None and at > told and _is_roomy(sentence, told, lexicon):
        return False
    if "no_object" in frame.flags and _acts_on_others(sentence, told):
        return False
    if frame.name == "fronted" and not fronted(sentence, at):
        return False
    if "listed" in frame.flags and _lists_things(sentence, told):
        return False
    if not _has_its_form(frame, sentence, at, told, lexicon):
        return False
    inverted = "inverted" in frame.flags
    return "persons" not in frame.flags or _of_persons_only(sentence, at, fate, told, lexicon, inverted)


def _is_suffered(sentence: Sentence, told: int, lexicon: Lexicon) -> bool:
    """Whether the owner of an act suffered it: "the mayor's murder", but not "the mayor's murder of two"."""
    act = sentence.chunks[told]
    owner, behind = sentence.tokens[act.first - 1], sentence.chunks[told + 1 : told + 2]
    suffered = sentence.tokens[act.last].low in lexicon.sets.get("suffered", ())
    return suffered and owner.low.endswith(("'s", "s'")) and not any(chunk.plays("of") for chunk in behind)


def _in_digits(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a quantity is written in digits: at kilometre 12."""
    return any(token.kind == "number" for token in sentence.tokens[quantity.first : quantity.last + 1])


def _speaks_of(frame: Frame, sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether the frame may speak of these people, by their unit, group and noun."""
    people = sentence.chunks[at].people
    if ("bare" in frame.flags and people is not None) or ("counted" in frame.flags and people is None):
        return False
    if "nouned" in frame.flags and not _shows_people(sentence, at, lexicon):
        return False
    if "uncounted" in frame.flags and people is not None and people.counted is not None:
        return False
    unit = people.unit if people else "person"
    if people is not None and people.counted is not None and _is_state(sentence, people, lexicon):
        unit = "body" if "body" in frame.units else unit
    noun = sentence.tokens[people.last].low if people else ""
    return (
        unit in (frame.units or {unit})
        and (people.group if people else None) in (frame.groups or {people.group if people else None})
        and noun in (frame.heads or {noun})
    )


def _has_its_form(frame: Frame, sentence: Sentence, at: int, told: int, lexicon: Lexicon) -> bool:
    """Whether the forms of the words are those that the frame asks for, where it asks for one."""
    if "owner" in frame.flags and not _is_suffered(sentence, told, lexicon):
        return False
    if "active_only" in frame.flags and _is_passive(sentence, told):
        return False
    if "attributive" in frame.flags and not _is_attributive(sentence, told, lexicon):
        return False
    return "object_case" not in frame.flags or _has_word_of(sentence, at, "object_numbers", lexicon)


def _is_attributive(sentence: Sentence, told: int, lexicon: Lexicon) -> bool:
    """Whether the form of a participle says that it describes a noun: "12 people, killed in the fire"."""
    spoken = sentence.tokens[sentence.chunks[told].first : sentence.chunks[told].last + 1]
    return any(token.low in lexicon.sets["attributive"] for token in spoken)


def _shows_people(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether a number has a noun for people, or is one of those that count persons alone."""
    return sentence.chunks[at].people is not None or _has_word_of(sentence, at, "counts_persons", lexicon)


def _has_word_of(sentence: Sentence, at: int, name: str, lexicon: Lexicon) -> bool:
    """Whether one of the words of a chunk is in a set of the lexicon."""
    chunk = sentence.chunks[at]
    return any(token.low in lexicon.sets.get(name, ()) for token in sentence.tokens[chunk.first : chunk.last + 1])


def _of_persons_only(
    sentence: Sentence, at: int, fate: str, told: int, lexicon: Lexicon, inverted: bool = False
) -> bool:
    """Whether the word is said of persons alone, so that whoever it is said of is one: murdered, but not seen."""
    chunks, words = sentence.chunks, sentence.chunks[told]
    spoken = [token.low for token in sentence.tokens[words.first : words.last + 1]]
    if fate not in lexicon.sets["persons_only"] or any(low in lexicon.sets["said_of_things"] for low in spoken):
        return False
    if at > told and inverted:
        return True
    if at > told:  # an object: no passive before it, and no noun ("these murder cases")
        before = next((chunks[i] for i in range(told - 1, -1, -1) if not chunks[i].plays("adverb", "not")), None)
        nominal = any(chunk.plays("of", "by") for chunk in chunks[told:at])
        return nominal or before is None or not before.plays("be", "det", "modifier")
    if lexicon.speech.subject == "start":  # what stands before a noun there belongs to the words before it
        return True
    opens = chunks[at].opens
    first = chunks[at].first if opens is None else opens
    before = next((chunk for chunk in reversed(chunks[:at]) if chunk.last < first), None)
    return lexicon.bare_nouns or before is None or not before.plays("prep", "of", "to", "at", "by", "from")


def _is_roomy(sentence: Sentence, told: int, lexicon: Lexicon) -> bool:
    """Whether the word is said of rooms too, which hold so many: "the hall held 800"."""
    words = sentence.chunks[told]
    return words.first == words.last and sentence.tokens[words.first].low in lexicon.sets.get("roomy", ())


def _lists_things(sentence: Sentence, told: int) -> bool:
    """Whether an unknown plural stands right before the word for the fate, so that it is counted: horses killed: 11."""
    before = sentence.chunks[told - 1] if told else None
    if before is None or not before.roles <= {"word", "name", "somebody"}:
        return False
    starts = told == 1 or sentence.chunks[told - 2].plays("mark", "colon", "semi", "dash", "comma", "det", "bar")
    return starts and sentence.tokens[before.last].low.endswith("s")


def _is_passive(sentence: Sentence, told: int) -> bool:
    """Whether a form of "be" stands before the word, so that its subject is who met the fate."""
    before = (chunk for chunk in reversed(sentence.chunks[:told]) if not chunk.plays("adverb", "not"))
    nearest = next(before, None)
    return nearest is not None and nearest.plays("be", "det", "number", "mention")


def _acts_on_others(sentence: Sentence, told: int) -> bool:
    """Whether the verb goes on to an object: "three men shot and killed the minister"."""
    i, acts = told + 1, False
    while i < len(sentence.chunks) and sentence.chunks[i].plays("and", "done", "doing"):
        acts = acts or (sentence.chunks[i].plays("done", "doing") and not sentence.chunks[i].plays("people"))
        i += 1
    behind = sentence.chunks[i : i + 1]
    return acts and bool(behind) and behind[0].plays("mention", "number", "det", "name", "pron", "thing", "when")


def _meaning(chunk: Chunk) -> Meaning | None:
    return chunk.meaning(*FATE_ROLES)


def _fits(sentence: Sentence, at: int, fate: str, lexicon: Lexicon, told: int | None = None) -> bool:
    """Whether the fate can be said of this unit: only bodies are recovered, only families wiped out.

    A word that tells the fate may be the unit itself: "Bodies: 12".
    """
    people = sentence.chunks[at].people
    if fate == "body_found" and people is not None and people.counted is not None:
        return _is_state(sentence, people, lexicon)
    wounded = people is not None and people.counted is not None and people.counted.fate == "injured"
    if (wounded and fate in lexicon.sets.get("carried", ())) or _burns_houses(sentence, at, told, lexicon):
        return False
    unit = people.unit if people else _unit_between(sentence, at, told) or _unit_before(sentence, at)
    if people is None and told is not None and (named := sentence.chunks[told].meaning("units")):
        unit = named.unit or unit
    unit = "body" if _of_whom_bodies(sentence, at) else unit
    return unit in lexicon.only_units.get(fate, (unit,))


def _of_whom_bodies(sentence: Sentence, at: int) -> bool:
    """Whether bodies of the people are named right behind them: 4'ünün cansız bedeni, "the bodies of four of them"."""
    behind = next((chunk for chunk in sentence.chunks[at + 1 : at + 3] if not chunk.plays("adverb")), None)
    return bool(behind and behind.plays("mention") and behind.people and behind.people.unit == "body")


def _burns_houses(sentence: Sentence, at: int, told: int | None, lexicon: Lexicon) -> bool:
    """Whether households are said to have met what houses meet: three hundred yards were burned."""
    people = sentence.chunks[at].people
    if told is None or people is None or people.unit != "household" or "carried" not in lexicon.sets:
        return False
    words = sentence.tokens[sentence.chunks[told].first : sentence.chunks[told].last + 1]
    return any(token.low in lexicon.sets["said_of_things"] for token in words)


def _is_state(sentence: Sentence, people: People, lexicon: Lexicon) -> bool:
    """Whether the noun is said of bodies too: "counted 31 dead", but not "found 31 deaths" or "31 captives"."""
    found = lexicon.phrases.at(sentence.tokens, people.last)
    return bool(found and "state" in found.value and found.value["state"].fate == "killed")


def _unit_between(sentence: Sentence, at: int, told: int | None) -> str | None:
    """The unit of the noun beside the word for the fate: to 26 the number of bodies found; bodies found: 26."""
    between = sentence.chunks[at + 1 : told] if told is not None and told > at else ()
    between = sentence.chunks[max(0, told - 1) : told] if told is not None and told < at else between
    return next((chunk.people.unit for chunk in between if chunk.roles == {"mention"} and chunk.people), None)


def _unit_before(sentence: Sentence, at: int) -> str:
    """The unit of the number before, which a number without a noun goes on counting."""
    beside = sentence.chunks[max(0, at - 2) : at]
    if beside and beside[0].roles == {"mention"} and beside[0].people and beside[0].people.unit == "body":
        return "body"
    earlier = [chunk.people for chunk in sentence.chunks[:at] if chunk.plays("number") and chunk.people]
    return earlier[-1].unit if earlier else "person"


def _by_noun(sentence: Sentence, at: int, lexicon: Lexicon) -> Figure | None:
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


def _hand_on(sentence: Sentence, found: dict[int, list[Figure]], lexicon: Lexicon) -> None:
    """Give numbers in a chain the fate of their neighbour: killed 5 soldiers, 3 civilians and 2 children."""
    numbers = [i for i, chunk in enumerate(sentence.chunks) if chunk.plays("number", "mention", "somebody")]
    for order in (numbers[::-1], numbers):
        for near, at in itertools.pairwise(order):
            if at in found or near not in found:
                continue
            if not sentence.chunks[at].plays("number"):
                if _joined_mention(sentence, near, at, found[near][0], lexicon):
                    found[at] = [replace(found[near][0], at=at, rule="coordination")]
                continue
            figure = found[near][0]
            among_bodies = _of_bodies(sentence.chunks[near]) and figure.fate == "body_found"
            between = sentence.chunks[at + 1 : near]
            revised = bool(between) and all(chunk.roles & {"to", "from"} for chunk in between)
            before = (
                fronted(sentence, at)
                or not (_told_behind(figure) or revised)
                or (at < near and _told_of_neighbour(sentence, found, numbers, at, near))
            )
            if _goes_its_own_way(sentence, at) if at > near else before or _object_of_a_verb(sentence, at, near):
                continue
            chained = figure.rule == "coordination" or any(chunk.plays("and", "or") for chunk in between)
            if near > at and "comma_ends" in lexicon.sets and not (chained or revised):
                continue  # where a comma stands before every clause: 300 lived there, a hundred were killed
            among_bodies = among_bodies and not any(c.plays("be", "counts") for c in sentence.chunks[at : at + 2])
            settled = revised or figure.rule.startswith("remains")  # from 28 to 26; the remains of a man and a woman
            fits = among_bodies or settled or _fits(sentence, at, figure.fate, lexicon)
            if fits and _coordinated(sentence, near, at, figure.told):
                found[at] = [replace(figure, at=at, rule="coordination")]


def _is_governed(sentence: Sentence, at: int) -> bool:
    """Whether a mention belongs to what stands before it, so that it is no subject: at the same end, struck a mine."""
    opens = sentence.chunks[at].opens
    first = sentence.chunks[at].first if opens is None else opens
    before = next((chunk for chunk in reversed(sentence.chunks[:at]) if chunk.last < first), None)
    return before is not None and not before.plays(
        "comma", "and", "sub", "quote", "semi", "mark", "rel", "colon", "when"
    )


def _of_bodies(chunk: Chunk) -> bool:
    return chunk.people is not None and chunk.people.unit == "body"


def _add_included(sentence: Sentence, found: dict[int, list[Figure]], lexicon: Lexicon) -> None:
    """Give one person who is named as included the fate of the whole: five were hurt, among them the mayor."""
    if "not_somebody" not in lexicon.sets:
        return
    chunks = sentence.chunks
    for i, chunk in enumerate(chunks):
        if not chunk.plays("incl") or chunk.plays("number"):
            continue
        places = range(i - 1, max(-1, i - _INCLUDED), -1)
        whole = next((k for k in places if k in found and chunks[k].plays("number")), None)
        at = _included(sentence, i, lexicon)
        if whole is not None and at is not None and at not in found:
            found[at] = [replace(found[whole][0], at=at, rule="breakdown", part_of=whole)]


def _included(sentence: Sentence, i: int, lexicon: Lexicon) -> int | None:
    """The one person named right behind a word of including, or right before it: the mayor among them."""
    chunks = sentence.chunks
    for k in range(i + 1, min(len(chunks), i + _INCLUDED)):
        if chunks[k].plays("mention", "somebody"):
            first = chunks[k].first if chunks[k].opens is None else chunks[k].opens
            people = chunks[k].people
            plural = is_several(sentence.tokens, first or 0, people.last if people else chunks[k].last, lexicon)
            return None if plural and chunks[k].opens is None else k
        if not chunks[k].roles <= {"det", "name", "word", "modifier", "colon", "quote", "mark", "hyphen"}:
            return None
    return None


def _fill_gaps(sentence: Sentence, found: dict[int, list[Figure]], lexicon: Lexicon) -> None:
    """Give a number that leaves its noun and verb to the next one the fate of that: 300, others 1,200 people died."""
    numbers = [i for i, chunk in enumerate(sentence.chunks) if chunk.plays("number")]
    for at, near in reversed(list(itertools.pairwise(numbers))):
        if at not in found and near in found and lexicon.bare_nouns and _gapped(sentence, near, at):
            figure = found[near][0]
            behind = figure.told is None or figure.told > near
            if behind and figure.fate != SAME and _fits(sentence, at, figure.fate, lexicon):
                found[at] = [replace(figure, at=at, rule="coordination")]


def _list_on(sentence: Sentence, found: dict[int, list[Figure]]) -> None:
    """Give the numbers of a list the fate of its heading: killed: officers, 2; privates, 27."""
    numbers = [i for i, chunk in enumerate(sentence.chunks) if chunk.plays("number")]
    for near, at in itertools.pairwise(numbers):
        between = sentence.chunks[near + 1 : at]
        listed = near in found and found[near][0].rule == "listed" and at not in found
        if listed and all(chunk.roles & {"semi", "comma", "and", "mention", "name", "word"} for chunk in between):
            found[at] = [replace(found[near][0], at=at)]


def _object_of_a_verb(sentence: Sentence, at: int, near: int) -> bool:
    """Whether a number belongs to a verb of its own, a comma behind it: who were forty, nineteen fell."""
    before = sentence.chunks[at - 1 : at] if at else ()
    parted = not any(chunk.plays("and") for chunk in sentence.chunks[at + 1 : near])
    return parted and any(chunk.plays("verb", "reach", "be") and not chunk.plays("leave") for chunk in before)


def _told_of_neighbour(
    sentence: Sentence, found: dict[int, list[Figure]], numbers: list[int], at: int, near: int
) -> bool:
    """Whether a number goes on from the one before it: there died a cook and two waiters, and three were hurt."""
    place = numbers.index(at)
    held = found.get(numbers[place - 1]) if place else None
    if held is None or held[0].told is None or held[0].told > numbers[place - 1]:
        return False
    parted = [chunk.roles for chunk in sentence.chunks[at + 1 : near]]
    joined = [chunk.roles for chunk in sentence.chunks[numbers[place - 1] + 1 : at]]
    new_clause = any(roles & {"comma"} for roles in parted) and any(roles & {"and"} for roles in parted)
    return new_clause and len(joined) == 1 and bool(joined[0] & {"and"})


def _joined_mention(sentence: Sentence, near: int, at: int, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether a mention without a number is joined to a neighbour by "and": the judge and his driver were shot."""
    if (
        figure.told is None
        or figure.rule in ("toll", "tally")
        or figure.fate not in lexicon.sets.get("persons_only", ())
    ):
        return False
    first, last = min(near, at), max(near, at)
    if (figure.told > last) is not (figure.told > first):
        return False
    if at > near and figure.told < first and _goes_its_own_way(sentence, at):
        return False
    if at < near and _is_governed(sentence, at):
        return False
    opens = sentence.chunks[last].opens
    opens = sentence.chunks[last].first if opens is None else opens
    between = [chunk for chunk in sentence.chunks[first + 1 : last] if chunk.last < opens]
    soft = frozenset({"det", "modifier", "comma", "adverb", *(("name",) if at < near else ())})
    return sum(chunk.plays("and") for chunk in between) == 1 and all(
        chunk.plays("and") or chunk.roles <= soft for chunk in between
    )


def _told_behind(figure: Figure) -> bool:
    """Whether the word that tells the fate stands behind the number, so that it may be said of those before too."""
    return figure.told is not None and figure.told > figure.at


def _goes_its_own_way(sentence: Sentence, at: int) -> bool:
    """Whether the number is the subject of a verb of its own: "only one said"."""
    behind = sentence.chunks[at + 1 : at + 2]
    return bool(behind) and behind[0].plays("verb", "have", "modal", "rel", "be", "claim", "spoken", "reach")


def _coordinated(sentence: Sentence, near: int, at: int, told: int | None) -> bool:
    """Whether only commas, "and", and words without a verb stand between two numbers, or behind the fate word."""
    first = max(near, told) if told is not None and near < told < at else min(near, at)
    between = [sentence.chunks[i] for i in range(first + 1, max(near, at))]
    links = [chunk for chunk in between if chunk.roles & _LINKS]
    beside = (*sentence.chunks[max(0, at - 1) : at], *sentence.chunks[near : near + 2])
    if near > at and any(chunk.plays("incl") for chunk in beside):  # 40 pupils, three of whom were shot
        return False
    if between and all(chunk.roles & {"to", "from"} for chunk in between):  # a toll revised from 31 to 28
        return True
    if near > at:  # backwards only directly: "46 rebels and 6 soldiers died"
        direct = _LINKS | {"det", "adverb", "quote"}
        if not sentence.chunks[near].plays("number"):  # "twenty stay; the others died"
            direct -= {"semi"}
        return bool(links) and all(chunk.roles & direct for chunk in between)
    return bool(links) and all(chunk.roles & _LINKS or chunk.roles <= _SOFT for chunk in between)


def _leads_to_fate(sentence: Sentence, i: int) -> bool:
    """Whether only when and where stand between chunk `i` and an "and" with a fate: abducted in June and freed."""
    for k in range(i, min(len(sentence.chunks) - 1, i + _LONGEST_ASIDE)):
        chunk = sentence.chunks[k]
        if chunk.plays("and"):
            return sentence.chunks[k + 1].plays("done") and not sentence.chunks[k + 1].plays("people")
        if not chunk.roles <= {"prep", "when", "word", "name", "det", "thing", "somebody", "of", "at", "adverb", "by"}:
            return False
    return False


def _gapped(sentence: Sentence, near: int, at: int) -> bool:
    """Whether a number leaves its noun and verb to the next one: Ankara'da 3, İzmir'de 5 kişi öldü."""
    first, second = sentence.chunks[at], sentence.chunks[near]
    between = sentence.chunks[at + 1 : near]
    alike = first.plays("part") == second.plays("part") and (second.people is not None or second.plays("part"))
    soft = _SOFT | {"comma", "state", "mention"}
    links = sum(chunk.plays("comma") for chunk in between)
    return first.people is None and alike and links == 1 and all(chunk.roles & soft for chunk in between)


def _further_fates(sentence: Sentence, figure: Figure, others: Set[int | None], lexicon: Lexicon) -> Iterator[Figure]:
    """Other fates of the same people: abducted and killed five; wounded, captured or went missing.

    Before the number, a word that tells the fate of `others` ends the search.
    """
    if figure.told is None or figure.rule in ("toll", "tally", "coordination"):
        return
    step = -1 if figure.told < figure.at else 1
    i, seen = figure.told + step, {figure.fate}
    while 0 <= i < len(sentence.chunks):
        chunk = sentence.chunks[i]
        told = chunk.meaning("done", "doing") if step < 0 else chunk.meaning("done", "happened", "state")
        linked = sentence.chunks[i - step].roles & (_LINKS | {"be", "have", "adverb"})
        if step > 0 and "comma_ends" in lexicon.sets and chunk.plays("state") and sentence.chunks[i - 1].plays("comma"):
            return
        if step < 0 and i in others:
            return
        if told and told.fate and told.fate not in seen and linked:
            following = sentence.chunks[i + 1] if i + 1 < len(sentence.chunks) else None
            if step > 0 and following and following.plays("number", "mention"):
                return
            if _fits(sentence, figure.at, told.fate, lexicon):
                seen.add(told.fate)
                yield Figure(figure.at, told.fate, told.merged, figure.rule, i)
        elif not chunk.roles & {"comma", "and", "be", "have", "adverb"} and (
            step < 0 or not _leads_to_fate(sentence, i)
        ):
            return
        i += step
