"""Who is counted: the noun behind a number, its group, its unit, and whether it is people at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from accounted.language import Token
from accounted.language.phrases import Found
from accounted.reading.lexicon import Entry, Lexicon, Meaning

_OF_DEATHS = frozenset({"counts", "acts", "tolls"})
"""What a noun for a fate may be besides one that is counted."""
_HYPHENS = frozenset("-‑–")
_REACH = 7
"""How many tokens behind a number its noun may stand: "3 elderly Azerbaijani women"."""


@dataclass(frozen=True, slots=True)
class People:
    """The noun phrase of tokens `first` to `last`; `things` when it counts something other than people.

    `counted` is the meaning of a noun that is a fate itself ("12 deaths", "12 casualties").
    """

    first: int
    last: int
    unit: str
    group: str | None
    things: bool = False
    counted: Meaning | None = None
    unknown: bool = False
    """Whether the noun is none that the lexicon knows, so that a word said of persons alone can show who is counted."""

    def words(self, tokens: Sequence[Token], text: str) -> str:
        """The words as written."""
        return text[tokens[self.first].start : tokens[self.last].end]


def people_after(tokens: Sequence[Token], i: int, lexicon: Lexicon, single: bool = False) -> People | None:
    """The people named from token `i` on, or None when a clause goes on there without any noun.

    `single`: the number before is one, so that an unknown noun need not look like a plural.
    """
    group: str | None = None
    fate: Meaning | None = None
    j = i = _behind_of(tokens, i, lexicon)
    while j < min(len(tokens), i + _REACH):
        found = lexicon.phrases.at(tokens, j)
        if found and _joins(tokens, j, found, lexicon):
            break
        entry: Entry = found.value if found else {}
        length = found.length if found else 1
        if "people" in entry or "units" in entry:
            noun = _noun(tokens, i, j, lexicon, group)  # six dead bodies are bodies
            return replace(noun, counted=None if noun.unit == "body" else fate or noun.counted)
        told = entry.get("counts") or entry.get("done") or (entry.get("doing") if lexicon.forms else None)
        if told and (group_found := _described(tokens, j + length, lexicon)):
            fate = told  # 750 dead soldiers; the seven kidnapped university students
            j = group_found
            continue
        direct = lexicon.head_first or not {"done", "state"} & set(entry)
        acts = j > i and _acts_on(tokens, j + length, entry, lexicon)
        if "counts" in entry and not acts and (j > i or direct or _ends_phrase(tokens, j + length)):
            plain = length == 1 and not (lexicon.bare_nouns or lexicon.head_first)
            things = plain and not tokens[j].low.endswith("s") and _noun_follows(tokens, j + 1, lexicon)
            return People(i, j + length - 1, "person", group, things, entry["counts"])
        if "modifier" in entry:
            group = group or entry["modifier"].group
        elif (further := _further(tokens, i, j, lexicon)) > j:
            j = further
            continue
        elif not _may_describe(tokens, j, entry, lexicon):
            break
        j += length
    return _without_noun(tokens, i, j, group, lexicon, single)


def _further(tokens: Sequence[Token], i: int, j: int, lexicon: Lexicon) -> int:
    """Where a noun goes on behind "of", a hyphen or an "and" at token `j`; else `j` itself."""
    if (behind := _behind_owned(tokens, i, j, lexicon)) > j:
        return behind
    tied = _tied_adjective(tokens, j, lexicon)
    return tied if tied > j else _joined_adjective(tokens, i, j, lexicon)


def _acts_on(tokens: Sequence[Token], j: int, entry: Entry, lexicon: Lexicon) -> bool:
    """Whether a form that may be a noun or a verb has a number behind it as its object: the three strikes killed 40."""
    numbered = j < len(tokens) and (tokens[j].kind == "number" or _is_number(tokens, j, lexicon))
    return "done" in entry and not lexicon.bare_nouns and numbered


def _joins(tokens: Sequence[Token], j: int, found: Found[Entry], lexicon: Lexicon) -> bool:
    """Whether an "and" is written in one with the word, so that another phrase begins with it."""
    return found.front > 0 and tokens[j].low.startswith(lexicon.joining)


def _behind_of(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> int:
    """Where the noun begins in "dozens of militants" and "13 of its soldiers"; elsewhere `i` itself."""
    found = lexicon.phrases.at(tokens, i)
    if not found or "of" not in found.value:
        return i
    j = i + found.length
    while (article := lexicon.phrases.at(tokens, j)) and "det" in article.value:
        j += article.length
    fits = _names_people if j > i + found.length or "det" in found.value else _is_counted  # "three of the dead"
    noun = next((k for k in range(j, min(len(tokens), j + 4)) if fits(tokens, k, lexicon)), None)
    between = tokens[j:noun] if noun is not None else []
    return j if noun is not None and all(t.kind == "word" for t in between) else i


def _behind_owned(tokens: Sequence[Token], i: int, j: int, lexicon: Lexicon) -> int:
    """Where the noun begins behind "of", as above, unless an unknown noun in the plural before it is what is counted,
    and the people only own it: 27 coches de la policía."""
    noun = tokens[i].low
    several = j > i and "plural_verbs" in lexicon.sets and noun.endswith(tuple(lexicon.sets["plural_endings"]))
    if several and lexicon.phrases.at(tokens, i) is None and not looks_like_people(noun, lexicon):
        return j
    return _behind_of(tokens, j, lexicon)


def _is_counted(tokens: Sequence[Token], k: int, lexicon: Lexicon) -> bool:
    """Whether a noun for people stands at token `k`, or one that is a fate itself: dozens of victims."""
    found = lexicon.phrases.at(tokens, k)
    return _names_people(tokens, k, lexicon) or (found is not None and "counts" in found.value)


def _described(tokens: Sequence[Token], j: int, lexicon: Lexicon) -> int | None:
    """Where the noun for people begins that a participle before token `j` describes, or None."""
    for k in range(j, min(len(tokens), j + 3)):
        if _names_people(tokens, k, lexicon):
            return k
        if tokens[k].kind != "word" or lexicon.phrases.at(tokens, k):
            return None
    return None


def _tied_adjective(tokens: Sequence[Token], j: int, lexicon: Lexicon) -> int:
    """Where the words go on behind an adjective that hyphens make of several: conflict-related, 24-year-old; else `j`
    itself."""
    k = j
    while k + 2 < len(tokens) and tokens[k + 1].text in _HYPHENS and tokens[k].end == tokens[k + 1].start:
        if tokens[k + 1].end != tokens[k + 2].start or tokens[k + 2].kind != "word" or _is_number(tokens, k, lexicon):
            break
        k += 2
        if _names_people(tokens, k, lexicon):
            return k
    numbered = tokens[j].kind == "number" and k < j + 4  # 27 24-year-olds
    return j if k == j or numbered else k + 1


def _joined_adjective(tokens: Sequence[Token], i: int, j: int, lexicon: Lexicon) -> int:
    """Where the noun for people stands behind adjectives that a comma or an "and" at token `j` joins to those before:
    27 local and foreign journalists; else `j` itself."""
    if j == i or "gerund_endings" not in lexicon.sets or any(_is_noun(token, lexicon) for token in tokens[i:j]):
        return j
    first = lexicon.phrases.at(tokens, i)
    if first and not {"modifier", "adverb"} & set(first.value):
        return j
    k, linked = j, True
    while k < min(len(tokens), j + _REACH):
        found = lexicon.phrases.at(tokens, k)
        if found and "people" in found.value and k > j and (found.length > 1 or not linked):
            return k
        link = tokens[k].text == "," or bool(found and "and" in found.value)
        if not link and (tokens[k].kind != "word" or _is_number(tokens, k, lexicon) or _is_noun(tokens[k], lexicon)):
            return j
        if not link and found and not {"modifier", "adverb", "done", "state"} & set(found.value):
            return j
        linked = link
        k += found.length if found else 1
    return j


def _is_noun(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a noun of several, or one for things."""
    return token.low.endswith("s") or token.low in lexicon.sets["not_people"]


def _names_people(tokens: Sequence[Token], k: int, lexicon: Lexicon) -> bool:
    found = lexicon.phrases.at(tokens, k)
    return found is not None and bool({"people", "units"} & set(found.value)) and "state" not in found.value


def _noun(tokens: Sequence[Token], first: int, j: int, lexicon: Lexicon, group: str | None) -> People:
    """The noun phrase that has its noun at token `j`; of several nouns in a row the last is the head."""
    unit, noun_group, last = "person", None, j
    fate: Meaning | None = None
    while (found := lexicon.phrases.at(tokens, last)) and {"people", "units"} & set(found.value):
        unit = found.value["units"].unit or unit if "units" in found.value else unit
        if "people" in found.value and not (lexicon.head_first and noun_group):
            noun_group = found.value["people"].group
        end = last + found.length - 1
        following = lexicon.phrases.at(tokens, end + 1)
        if following and _joins(tokens, end + 1, following, lexicon):
            following = None
        told = set(following.value) if following else set()
        if following and "counts" in told <= _OF_DEATHS and unit == "person":  # civilian deaths
            return People(first, end + following.length, unit, noun_group or group, counted=following.value["counts"])
        if not following and _describes_things(tokens, end, lexicon):
            return People(first, end + 1, unit, None, things=True)
        another = lexicon.bare_nouns and tokens[end + 1 :] and tokens[end + 1].low in lexicon.sets.get("plurals", ())
        if another or not following or not {"people", "units"} & set(following.value) or "taken" in following.value:
            counted = found.value.get("counts") or fate
            group = noun_group or group or (_described_behind(tokens, end + 1, lexicon) if lexicon.head_first else None)
            return People(first, end, unit, group, counted=counted)
        fate = fate or found.value.get("counts")  # 28 wounded workers
        last = end + 1
    raise AssertionError("a noun was found at this token before")


def _describes_things(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Whether a noun in the singular only describes the unknown plural behind it: 12 fighter planes."""
    endings = tuple(lexicon.sets.get("plural_endings", ()))
    plural = tokens[end].low.endswith(endings) and tokens[end].low not in lexicon.sets.get("attributive", ())
    if "not_somebody" not in lexicon.sets or plural or end + 1 >= len(tokens):
        return False
    thing = tokens[end + 1]
    return (
        thing.kind == "word"
        and thing.low.endswith("s")
        and not looks_like_people(thing.low, lexicon)
        and not (thing.text[:1].isupper() and not thing.text.isupper())
    )


def _described_behind(tokens: Sequence[Token], j: int, lexicon: Lexicon) -> str | None:
    """The group that an adjective behind the noun tells, one other adjective between at most."""
    for k in (j, j + 1):
        found = lexicon.phrases.at(tokens, k)
        if found and "modifier" in found.value:
            return found.value["modifier"].group
        if found or k >= len(tokens) or tokens[k].kind != "word":
            return None
    return None


def _may_describe(tokens: Sequence[Token], j: int, entry: Entry, lexicon: Lexicon) -> bool:
    """Whether a word can stand between a number and its noun: an adjective, a nationality, "more"."""
    token = tokens[j]
    if token.kind != "word" or token.low in lexicon.sets["not_counts_before"] or _is_number(tokens, j, lexicon):
        return False
    if set(entry) <= {"claim", "lose", "reach", "spoken"} and token.low in lexicon.forms.get("doing", ()):
        return True  # otuz beş donvurma almış köçkün: a participle
    return not entry or set(entry) <= {"adverb", "figure_word"}


def _is_number(tokens: Sequence[Token], j: int, lexicon: Lexicon) -> bool:
    """Whether another number begins here, so that the noun behind it is not this number's."""
    return bool(lexicon.words.vague.at(tokens, j) or lexicon.words.cardinals.at(tokens, j))


def _noun_follows(tokens: Sequence[Token], j: int, lexicon: Lexicon) -> bool:
    """Whether a plain word follows, so that the one before it only describes: "casualty figures"."""
    if j >= len(tokens) or tokens[j].kind != "word":
        return False
    found = lexicon.phrases.at(tokens, j)
    return found is None or "figure_word" in found.value


def _ends_phrase(tokens: Sequence[Token], j: int) -> bool:
    """Whether nothing that could be a noun follows."""
    return j >= len(tokens) or tokens[j].kind == "punct"


def _without_noun(
    tokens: Sequence[Token], i: int, j: int, group: str | None, lexicon: Lexicon, single: bool
) -> People | None:
    """What the words behind a number count when none of them is a known noun for people."""
    if things := _of_things(tokens, i, lexicon) or _of_a_make(tokens, i):
        return things
    words = _unknown(tokens, i, j, lexicon)
    if not words:
        return People(i, j - 1, "person", group) if group and j > i else None
    if lexicon.bare_nouns:
        return None if words[0] in lexicon.sets.get("verbs", ()) else _unknown_noun(tokens, i, j, group, lexicon)
    no_people = lexicon.sets["not_people"]
    head = next((k for k in range(i, j) if tokens[k].low.endswith("s") or tokens[k].low in no_people  # seven sheep
                 or looks_like_people(tokens[k].low, lexicon)), None)  # fmt: skip
    described = any(word in no_people for word in words[:2])  # 12 armored vehicles
    verb = words[0].endswith(("ed", "ing")) and not described
    if verb or (head is None and not single):
        return None
    if head is not None and (looks_like_people(tokens[head].low, lexicon) or _nation(tokens[head], lexicon)):
        return People(i, head, "person", group)
    last = head if head is not None else i
    known = tokens[last].low in no_people
    return People(i, last, "person", group, things=True, unknown=head is not None and not known)


def _unknown(tokens: Sequence[Token], i: int, j: int, lexicon: Lexicon) -> list[str]:
    """The words of tokens `i` to `j` (exclusive) that no phrase of the lexicon has."""
    words: list[str] = []
    while i < j:
        found = lexicon.phrases.at(tokens, i)
        if not found and tokens[i].kind == "word":
            words.append(tokens[i].low)
        i += found.length if found else 1
    return words


def _unknown_noun(tokens: Sequence[Token], i: int, j: int, group: str | None, lexicon: Lexicon) -> People:
    """The unknown noun behind a number where nouns have no plural: people by its look or number, else things."""
    of_persons = i > 0 and tokens[i - 1].low in lexicon.sets.get("counts_persons", ())
    if of_persons and tokens[i].low not in lexicon.sets["not_people"]:
        return People(i, i, "person", group)
    names = "small_nations" not in lexicon.sets
    looks = (
        k for k in range(i, j) if looks_like_people(tokens[k].low, lexicon) or (names and tokens[k].text.istitle())
    )
    head = next(looks, None)
    things = (lexicon.sets["not_people"], lexicon.sets.get("not_somebody", ()))
    unknown = head is None and not any(token.low in words for token in tokens[i:j] for words in things)
    return People(i, i if head is None else head, "person", group, things=head is None, unknown=unknown)


def _nation(token: Token, lexicon: Lexicon) -> bool:
    """Whether a plural is a people's name: 1,275 Azerbaijanis; in capitals only where its ending shows it."""
    if token.text.isupper():
        return token.low.endswith(tuple(lexicon.sets["nation_endings"])) and token.low not in lexicon.sets["not_people"]
    return token.text[:1].isupper()


def _of_things(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> People | None:
    """The thing counted in "millions of dollars", "14 of his sheep"; nothing where people, or "the" and "them",
    follow."""
    found = lexicon.phrases.at(tokens, i)
    of_people = bool(found) and tokens[i].low in lexicon.sets.get("of_people", ())
    if of_people or (found and "of" in found.value):
        thing = next((k for k in (i + 1, i + 2) if _is_thing(tokens, k, lexicon)), None)
        if thing is not None:
            return People(i, thing, "person", None, things=True)
    if of_people:
        return None
    follows = i + 1 < len(tokens) and tokens[i + 1].kind == "word" and lexicon.phrases.at(tokens, i + 1) is None
    follows = follows and not _is_number(tokens, i + 1, lexicon) and not _is_of_a_cause(tokens, i + 2, lexicon)
    things = found is not None and "of" in found.value and follows
    return People(i, i + 1, "person", None, things=True) if things else None


def _is_of_a_cause(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a cause of death stands at token `i`, so that "of" and a word before it say of what: 58 of untreated
    disease."""
    found = lexicon.phrases.at(tokens, i)
    return found is not None and "cause" in found.value


def _is_thing(tokens: Sequence[Token], k: int, lexicon: Lexicon) -> bool:
    """Whether token `k` is a thing that does not stand before people: sheep, but not "bus passengers"."""
    if k >= len(tokens) or tokens[k].low not in lexicon.sets["not_people"]:
        return False
    behind = lexicon.phrases.at(tokens, k + 1) if k + 1 < len(tokens) else None
    return behind is None or "people" not in behind.value


def _of_a_make(tokens: Sequence[Token], i: int) -> People | None:
    """The thing counted in "three M-16 rifles"."""
    make = i + 2 < len(tokens) and tokens[i].kind == "word" and tokens[i + 2].kind == "number"
    glued = make and tokens[i + 1].text == "-" and tokens[i].end == tokens[i + 1].start
    return People(i, i + 2, "person", None, things=True) if glued else None


def looks_like_people(low: str, lexicon: Lexicon) -> bool:
    """Whether a word looks like a noun for people: policewomen, detectives' helpers, tourists."""
    return (
        low.endswith(tuple(lexicon.sets["person_endings"])) and low not in lexicon.sets["not_people"] and len(low) > 4
    )
