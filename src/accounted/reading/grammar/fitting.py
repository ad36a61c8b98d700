"""Whether a frame may speak of these people, and a fate befall them: by their unit, their noun and their form."""

from __future__ import annotations

import itertools

from accounted.reading.frame import Frame
from accounted.reading.grammar.clauses import belong_to_one, parted_by_a_verb
from accounted.reading.grammar.people import People, looks_like_people
from accounted.reading.grammar.quantities import Quantity
from accounted.reading.grammar.sentence import Sentence, fronted
from accounted.reading.lexicon import Lexicon

_OBJECT_BETWEEN = 2
"""How many chunks a verb stands behind a number at least, with its object between."""
_NEAR_A_LIST = 24
"""How many tokens from a number the list may be named whose names it counts."""
_TOLD_OF_ONESELF = frozenset(
    {"injured", "tortured", "sexual_violence", "detained", "captured", "abducted", "released", "displaced", "homeless"}
)
"""What people can live to tell of themselves."""


def _counts_things(sentence: Sentence, at: int, told: int, lexicon: Lexicon) -> bool:
    """Whether a number is one of some things, and the word said of things too: one of the bridges was destroyed."""
    behind = sentence.chunks[at + 1 : at + 4]
    words = sentence.chunks[told]
    spoken = [token.low for token in sentence.tokens[words.first : words.last + 1]]
    of = bool(behind) and behind[0].plays("of", "incl") and sentence.chunks[at].people is None
    things = behind[:1] and sentence.tokens[behind[0].last].low in lexicon.sets.get("of_things", ())  # two of which
    spoken_of = () if things else behind[1:]
    named = any(chunk.plays("mention", "number", "pron", "counts", "state", "done") for chunk in spoken_of)
    named = named or any(looks_like_people(sentence.tokens[chunk.last].low, lexicon) for chunk in spoken_of)
    return of and told > at and not named and any(low in lexicon.sets["said_of_things"] for low in spoken)


def allows(frame: Frame, sentence: Sentence, at: int, told: int, fate: str, lexicon: Lexicon) -> bool:
    """Whether the frame's flags allow the word that tells the fate, where it stands."""
    roomy = sentence.chunks[at].people is None and at > told and _is_roomy(sentence, told, lexicon)
    untold = "survived" in frame.flags and fate not in _TOLD_OF_ONESELF
    lost = told > at and _has_lost(sentence, told, lexicon)
    if roomy or untold or lost or _counts_things(sentence, at, told, lexicon) or _acts(sentence, at, told, lexicon):
        return False
    of_others = frame.name.endswith("-and") and parted_by_a_verb(sentence, at, told, lexicon)
    of_others = of_others or belong_to_one(sentence, at, told, lexicon)
    if of_others or ("no_object" in frame.flags and _acts_on_others(sentence, told)):
        return False
    if frame.name == "fronted" and not fronted(sentence, at):
        return False
    if "listed" in frame.flags and _lists_things(sentence, told):
        return False
    if not _has_its_form(frame, sentence, at, told, lexicon):
        return False
    inverted = "inverted" in frame.flags
    return "persons" not in frame.flags or _of_persons_only(sentence, at, fate, told, lexicon, inverted)


def _acts(sentence: Sentence, at: int, told: int, lexicon: Lexicon) -> bool:
    """Whether the number does not count those who met the fate: it says who some are, or who did it."""
    return _says_who_of_them(sentence, at, told) or (at < told and _has_an_object(sentence, at, told, lexicon))


def _has_an_object(sentence: Sentence, at: int, told: int, lexicon: Lexicon) -> bool:
    """Whether the number counts who acts, since the verb has its object before it: 27 jandarma muhtarı öldürdü."""
    endings, verb = tuple(lexicon.sets.get("object_endings", ())), sentence.tokens[sentence.chunks[told].last].low
    if not endings or told - at < _OBJECT_BETWEEN or verb not in lexicon.sets["acting"]:
        return False
    noun = sentence.tokens[sentence.chunks[at].last].low
    if noun.endswith(endings) and sentence.chunks[at].people and noun not in lexicon.sets["unmarked"]:
        return False  # 27 askeri: the people themselves are the object
    between = [chunk for chunk in sentence.chunks[at + 1 : told] if not chunk.plays("adverb", "when")]
    if not between or any(chunk.plays("and", "comma") for chunk in between):
        return False
    low = sentence.tokens[between[-1].last].low
    named = between[-1].roles == {"mention"} or (between[-1].plays("name") and "'" in low)
    return (named and low.endswith(endings)) or low in lexicon.sets["objects"]


def _says_who_of_them(sentence: Sentence, at: int, told: int) -> bool:
    """Whether a number only says who some of those before are, and another meets the fate behind.

    "26 died, four of them women, and 71 were hurt": not the four.
    """
    chunks = sentence.chunks
    if chunks[at].people is not None or not at or not chunks[at - 1].plays("comma", "open", "dash"):
        return False
    if not any(chunk.plays("incl") for chunk in chunks[at + 1 : at + 2]):
        return False
    opening = range(at + 2, told - 2)
    return any(
        chunks[k].plays("comma") and chunks[k + 1].plays("and") and chunks[k + 2].plays("number") for k in opening
    ) and any(chunk.plays("number") for chunk in chunks[:at])


def _has_lost(sentence: Sentence, told: int, lexicon: Lexicon) -> bool:
    """Whether people have lost something, and are not lost themselves: 27 agricultores han perdido la cosecha."""
    words = sentence.chunks[told]
    if sentence.tokens[words.last].low not in lexicon.sets.get("lost_words", ()):
        return False
    before = next((chunk for chunk in reversed(sentence.chunks[:told]) if not chunk.plays("adverb", "not")), None)
    return before is not None and before.plays("have")


def _is_suffered(sentence: Sentence, told: int, lexicon: Lexicon) -> bool:
    """Whether the owner of an act suffered it: "the mayor's murder", but not "the mayor's murder of two"."""
    act = sentence.chunks[told]
    owner, behind = sentence.tokens[act.first - 1], sentence.chunks[told + 1 : told + 2]
    suffered = sentence.tokens[act.last].low in lexicon.sets.get("suffered", ())
    return suffered and owner.low.endswith(("'s", "s'")) and not any(chunk.plays("of") for chunk in behind)


def _in_digits(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a quantity is written in digits: at kilometre 12."""
    return any(token.kind == "number" for token in sentence.tokens[quantity.first : quantity.last + 1])


def counts_people(frame: Frame, sentence: Sentence, at: int, negated: bool) -> bool:
    """Whether the number is one that the frame takes: none where nobody is told of, no digits where words are asked."""
    quantity = sentence.chunks[at].quantity
    if ("zero" in frame.flags or negated) and not (quantity and quantity.zero):
        return False
    bare = "spelt" in frame.flags and sentence.chunks[at].people is None
    return not (bare and quantity and _in_digits(sentence, quantity))


def negated(sentence: Sentence, told: int | None, fate: str, lexicon: Lexicon) -> bool:
    """Whether the verb has a "not" written in it: of many it says nothing, only of nobody."""
    if told is None or not lexicon.forms or fate in lexicon.sets.get("told_by_not", ()):
        return False
    words = sentence.chunks[told]
    return words.plays("done", "doing") and sentence.tokens[words.last].low in lexicon.forms["negated"]


def speaks_of(frame: Frame, sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether the frame may speak of these people, by their unit, group and noun."""
    people = sentence.chunks[at].people
    if ("bare" in frame.flags and people is not None) or ("counted" in frame.flags and people is None):
        return False
    if "on_list" in frame.flags and not on_list(sentence, at, lexicon):
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


def on_list(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether a number stands near a word for what holds the names of the dead: the plaque has seventy names."""
    chunk = sentence.chunks[at]
    near = sentence.tokens[max(0, chunk.first - _NEAR_A_LIST) : chunk.last + 1 + _NEAR_A_LIST]
    lists, fronts = lexicon.sets.get("name_lists", ()), ("", *lexicon.joining)
    return any(token.low.removeprefix(front) in lists for token in near for front in fronts)


def _has_its_form(frame: Frame, sentence: Sentence, at: int, told: int, lexicon: Lexicon) -> bool:
    """Whether the forms of the words are those that the frame asks for, where it asks for one."""
    if "owner" in frame.flags and not _is_suffered(sentence, told, lexicon):
        return False
    if "active_only" in frame.flags and _is_passive(sentence, told):
        return False
    if "attributive" in frame.flags and not _is_attributive(sentence, told, lexicon):
        return False
    if "by_means" in frame.flags and not _tells_means(sentence, told, lexicon):
        return False
    return "object_case" not in frame.flags or _has_word_of(sentence, at, "object_numbers", lexicon)


def _tells_means(sentence: Sentence, told: int, lexicon: Lexicon) -> bool:
    """Whether the words behind a verb have the case that says by what means: забрали автобусами, "took by bus"."""
    behind = list(itertools.takewhile(lambda chunk: chunk.roles == {"word"}, sentence.chunks[told + 1 :]))
    return bool(behind) and all(sentence.tokens[chunk.first].low in lexicon.sets["means"] for chunk in behind)


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


def fits(sentence: Sentence, at: int, fate: str, lexicon: Lexicon, told: int | None = None) -> bool:
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
