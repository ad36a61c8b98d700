"""What "and", commas and words of including hand on: one fate to several figures, several fates to one.

`found` holds, by its chunk, each figure read so far; these functions add to it in place.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Set
from dataclasses import replace

from accounted.reading.grammar.clauses import acted
from accounted.reading.grammar.figure import SAME, Figure
from accounted.reading.grammar.fitting import fits
from accounted.reading.grammar.mentions import is_several
from accounted.reading.grammar.sentence import Chunk, Sentence, fronted
from accounted.reading.lexicon import Lexicon

_INCLUDED = 10
"""How many chunks from a word of including the whole, and the one included, may stand."""
_LONGEST_ASIDE = 6
"""How many chunks may stand between a fate and an "and" that adds another."""
_LINKS = frozenset({"comma", "and", "semi", "mark"})
_TAKEN = frozenset({"abducted", "detained"})
_HALVES = 2
_TAG = frozenset(
    {"comma", "pron", "they", "verb", "states", "name", "somebody", "det", "word", "mention", "when", "adverb"}
)
"""What may stand between the halves of a quotation: who says it, and when."""
_SOFT = frozenset(
    {"det", "adverb", "word", "name", "somebody", "prep", "of", "at", "when", "thing", "modifier", "quote", "to", "by",
     "cause"}
)  # fmt: skip


def hand_on(sentence: Sentence, found: dict[int, list[Figure]], lexicon: Lexicon) -> None:
    """Give numbers in a chain the fate of their neighbour: killed 5 soldiers, 3 civilians and 2 children."""
    numbers = [i for i, chunk in enumerate(sentence.chunks) if chunk.plays("number", "mention", "somebody")]
    counted = [i for i in numbers if not sentence.chunks[i].plays("somebody")]
    for order in (numbers[::-1], numbers, counted):
        for near, at in itertools.pairwise(order):
            if near not in found or (at in found and not _are_only_named(found[at][0])):
                continue
            if not sentence.chunks[at].plays("number"):
                if _joined_mention(sentence, near, at, found[near][0], lexicon):
                    found[at] = [replace(found[near][0], at=at, rule="coordination")]
                continue
            if _counts_acts(sentence, at) or _is_compared(sentence, at, lexicon):
                continue
            figure = found[near][0]
            of_bodies = _of_bodies(sentence.chunks[near]) or figure.rule == "coordination"
            among_bodies = of_bodies and figure.fate == "body_found"
            between = sentence.chunks[at + 1 : near]
            revised = bool(between) and all(chunk.roles & {"to", "from"} for chunk in between)
            before = (
                fronted(sentence, at)
                or not (_told_behind(figure) or revised)
                or (at < near and _told_of_neighbour(sentence, found, numbers, at, near))
            )
            own = (
                _goes_its_own_way(sentence, at, lexicon) and not _shares_the_last_verb(sentence, near, at, lexicon)
            ) or _begins_the_clause(sentence, near, at, lexicon)
            if own if at > near else before or _object_of_a_verb(sentence, at, near):
                continue
            chained = figure.rule == "coordination" or any(chunk.plays("and", "or") for chunk in between)
            if near > at and "comma_ends" in lexicon.sets and not (chained or revised):
                continue  # where a comma stands before every clause: 300 lived there, a hundred were killed
            among_bodies = among_bodies and not any(c.plays("be", "counts") for c in sentence.chunks[at : at + 2])
            settled = revised or figure.rule.startswith("remains")  # from 28 to 26; the remains of a man and a woman
            suits = among_bodies or settled or fits(sentence, at, figure.fate, lexicon)
            if suits and _coordinated(sentence, near, at, figure.told):
                found[at] = [replace(figure, at=at, rule="coordination")]


def _are_only_named(figure: Figure) -> bool:
    """Whether a noun alone tells a fate that is as much a name for people: six hostages and a guard were killed."""
    return figure.rule == "noun" and figure.fate == "abducted"


def _counts_acts(sentence: Sentence, at: int) -> bool:
    """Whether a number counts acts and no people: 218 went missing, and 31 massacres were blamed on them."""
    behind = sentence.chunks[at + 1 : at + 2]
    return sentence.chunks[at].people is None and bool(behind) and behind[0].plays("acts")


def _is_compared(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether a bare number tells a difference: four troopers, one more than the enemy killed."""
    chunk, tokens = sentence.chunks[at], sentence.tokens
    bound = lexicon.bounds.at(tokens, chunk.last + 1) if chunk.people is None and chunk.last + 1 < len(tokens) else None
    behind = chunk.last + 1 + bound.length if bound else len(tokens)
    return (
        bound is not None
        and behind < len(tokens)
        and tokens[behind].kind == "word"
        and not any(other.first == behind and other.plays("number") for other in sentence.chunks)
        and not any(other.first == chunk.last + 1 and other.plays("number") for other in sentence.chunks)
    )


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


def fill_gaps(sentence: Sentence, found: dict[int, list[Figure]], lexicon: Lexicon) -> None:
    """Give a number that leaves its noun and verb to the next one the fate of that: 300, others 1,200 people died."""
    numbers = [i for i, chunk in enumerate(sentence.chunks) if chunk.plays("number")]
    for at, near in reversed(list(itertools.pairwise(numbers))):
        if at not in found and near in found and lexicon.bare_nouns and _gapped(sentence, near, at):
            figure = found[near][0]
            behind = figure.told is None or figure.told > near
            if behind and figure.fate != SAME and fits(sentence, at, figure.fate, lexicon):
                found[at] = [replace(figure, at=at, rule="coordination")]


def list_on(sentence: Sentence, found: dict[int, list[Figure]]) -> None:
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
    between = sentence.chunks[at + 1 : near]
    parted = not any(chunk.plays("and") for chunk in between) or between[0].plays("comma")
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
    if at > near and figure.told < first and _goes_its_own_way(sentence, at, lexicon):
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


def _goes_its_own_way(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether the number is the subject of a verb of its own: "only one said"; "nine deserted"."""
    behind = sentence.chunks[at + 1 : at + 2]
    bare = sentence.chunks[at].people is None and "past_forms" in lexicon.sets
    if bare and behind and (acted(behind[0], sentence.tokens, lexicon) or behind[0].roles <= {"drive", "remain"}):
        return True
    return bool(behind) and behind[0].plays("verb", "have", "modal", "rel", "be", "claim", "spoken", "reach")


def _shares_the_last_verb(sentence: Sentence, near: int, at: int, lexicon: Lexicon) -> bool:
    """Whether the verb behind a number is that of the one before it too, where verbs come last: 12 kadın ve dokuz çocuk
    vardı."""
    between = sentence.chunks[near + 1 : at]
    return lexicon.speech.subject == "start" and bool(between) and all(chunk.plays("and", "comma") for chunk in between)


def _begins_the_clause(sentence: Sentence, near: int, at: int, lexicon: Lexicon) -> bool:
    """Whether the number opens what a clause of time leads to: after the leader's murder, the 40 judges went home."""
    opening = sentence.chunks[at].first
    pointing = [sentence.tokens[k].low for k in (opening, opening - 1) if k >= 0]
    definite = any(low in lexicon.sets.get("definite", ()) for low in pointing)
    links = [chunk for chunk in sentence.chunks[near + 1 : at] if chunk.roles & _LINKS]
    return definite and sentence.chunks[0].plays("sub") and len(links) == 1 and links[0].plays("comma")


def _coordinated(sentence: Sentence, near: int, at: int, told: int | None) -> bool:
    """Whether only commas, "and", and words without a verb stand between two numbers, or behind the fate word."""
    first = max(near, told) if told is not None and near < told < at else min(near, at)
    between = _without_tag([sentence.chunks[i] for i in range(first + 1, max(near, at))])
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


def _without_tag(between: list[Chunk]) -> list[Chunk]:
    """The chunks without who says it between the halves of a quotation: “five men,” she recalled, “and two boys”."""
    marks = [k for k, chunk in enumerate(between) if chunk.plays("quote")]
    if len(marks) != _HALVES or marks[1] - marks[0] < _HALVES:
        return between
    tag = between[marks[0] + 1 : marks[1]]
    plain = all(chunk.roles <= _TAG for chunk in tag)
    return between[: marks[0]] + between[marks[1] + 1 :] if plain else between


def _gapped(sentence: Sentence, near: int, at: int) -> bool:
    """Whether a number leaves its noun and verb to the next one: Ankara'da 3, İzmir'de 5 kişi öldü."""
    first, second = sentence.chunks[at], sentence.chunks[near]
    between = sentence.chunks[at + 1 : near]
    alike = first.plays("part") == second.plays("part") and (second.people is not None or second.plays("part"))
    soft = _SOFT | {"comma", "state", "mention"}
    links = sum(chunk.plays("comma") for chunk in between)
    return first.people is None and alike and links == 1 and all(chunk.roles & soft for chunk in between)


def _leads_to_fate(sentence: Sentence, i: int) -> bool:
    """Whether only when and where stand between chunk `i` and an "and" with a fate: abducted in June and freed."""
    for k in range(i, min(len(sentence.chunks) - 1, i + _LONGEST_ASIDE)):
        chunk = sentence.chunks[k]
        if chunk.plays("and"):
            return sentence.chunks[k + 1].plays("done", "happened") and not sentence.chunks[k + 1].plays("people")
        if not chunk.roles <= {"prep", "when", "word", "name", "det", "thing", "somebody", "of", "at", "adverb", "by"}:
            return False
    return False


def further_fates(sentence: Sentence, figure: Figure, others: Set[int | None], lexicon: Lexicon) -> Iterator[Figure]:
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
        if told and told.fate == "injured" and "killed" in seen and sentence.chunks[i - step].plays("be", "adverb"):
            return  # մահացել է հիվանդանոցում, "died in hospital"
        if told and told.fate and told.fate not in seen and linked:
            following = sentence.chunks[i + 1] if i + 1 < len(sentence.chunks) else None
            if step > 0 and following and following.plays("number", "mention"):
                return
            if fits(sentence, figure.at, told.fate, lexicon):
                seen.add(told.fate)
                yield Figure(figure.at, told.fate, told.merged, figure.rule, i)
        elif not chunk.roles & {"comma", "and", "be", "have", "adverb"} and (
            step < 0 or not _leads_to_fate(sentence, i)
        ):
            return
        i += step


def merged(sentence: Sentence, read: list[Figure]) -> list[Figure]:
    """One figure for several fates joined by "or" stays one; it is never split."""
    first, last = read[0], read[-1]
    if len(read) < 2 or first.told is None or last.told is None or not sentence.chunks[first.at].quantity:
        return read
    between = sentence.chunks[min(first.told, last.told) + 1 : max(first.told, last.told)]
    both = {first.fate, last.fate} == {"killed", "injured"} and any(chunk.plays("and") for chunk in between)
    if not (both or any(chunk.plays("or") for chunk in between)):
        return read
    fates = list(dict.fromkeys(figure.fate for figure in read))
    ordered = fates if first.told < last.told else fates[::-1]
    return [replace(first, fate=ordered[0], merged=tuple(ordered))]


def gone(read: list[Figure]) -> list[Figure]:
    """The figures where those who were taken, and are missing, have disappeared."""
    taken = any(figure.fate in _TAKEN for figure in read)
    return [replace(figure, fate="disappeared") if taken and figure.fate == "missing" else figure for figure in read]


def add_included(sentence: Sentence, found: dict[int, list[Figure]], lexicon: Lexicon) -> None:
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
