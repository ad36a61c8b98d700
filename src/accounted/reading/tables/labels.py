"""What words of a table say of those counted: the heading of a column, the label of a row, the caption."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from accounted.language import Token, tokenise
from accounted.model import Cell
from accounted.reading.grammar.people import People, people_after
from accounted.reading.grammar.status import age_at
from accounted.reading.lexicon import FATE_ROLES, Entry, Lexicon, Meaning, lexicon_for

_SMALL = frozenset(
    {"det", "of", "prep", "and", "or", "at", "to", "from", "by", "incl", "adverb", "figure_word", "number_of",
     "names_of", "list_of", "people", "units", "modifier", "when", "have", "be", "see"}
)  # fmt: skip
"""Parts that words before a fate may play in a caption that tells it of those counted: the number of people killed."""
_ROMAN = re.compile("[IVXLC]+")
"""The number of an annex."""
_REMEMBERED = 1 << 14
"""So many different labels are remembered, since those of rows recur."""
_OWNING = frozenset({"of", "to", "prep"})
"""Parts of the words that tie a fate to a noun before it, which is what is counted then: relatives of the missing."""


@dataclass(frozen=True, slots=True)
class Label:
    """What words say: a fate, who is counted, whether they are "of whom", and what else stands in the way.

    `role` is what stands under a heading of these words (place, value, speaker); `says` holds what the lists of tables
    know of them (`sought`, `kept`, `cured`, `registered`, `hurt`, `rates`, `things`). `fate_at` and `people_at` are the
    cells with the words that tell the fate and the people.
    """

    meaning: Meaning | None = None
    people: People | None = None
    part: bool = False
    role: str | None = None
    whole: bool = False
    says: frozenset[str] = frozenset()
    leads: bool = False
    """Whether nothing else is named before the fate, so that those who are listed met it: "List of the dead"."""
    people_only: bool = False
    """Whether nothing but people is named: "Women", "Elderly men"."""
    fate_at: Cell | None = None
    people_at: Cell | None = None


NO_LABEL = Label()


def label_of(cell: Cell, lexicon: Lexicon) -> Label:
    """What a heading such as "Killed" or "of whom children" says."""
    label = _label(cell.text, lexicon.language)
    fate_at, people_at = cell if label.meaning else None, cell if label.people else None
    return replace(label, fate_at=fate_at, people_at=people_at) if fate_at or people_at else label


@lru_cache(maxsize=_REMEMBERED)
def _label(words: str, language: str) -> Label:
    """What words say, wherever they stand."""
    lexicon = lexicon_for(language)
    tokens = _without_parts(tokenise(words.replace("_", " ")), lexicon)
    meaning, at = _fate(tokens, lexicon)
    people, first, last = _people(tokens, lexicon)
    meaning = _told_of_them(meaning, people, tokens, lexicon)
    says = frozenset(_says(tokens, at, lexicon))
    if meaning is not None and at is not None and _is_owned(tokens, at, lexicon):
        meaning, says = None, says | {"things"}
    part = any("incl" in entry for _, entry in _entries(tokens, lexicon))
    small = all("incl" in entry or "det" in entry for i, entry in _entries(tokens, lexicon) if i < first)
    return Label(
        meaning, people, part, _role(words, meaning, people, lexicon), _is_whole(tokens, people, lexicon), says,
        meaning is not None and _leads(tokens, at or 0, lexicon),
        people is not None and small and last == len(tokens) - 1,
    )  # fmt: skip


def joined(labels: Iterable[Label]) -> Label:
    """Several labels of one column or row as one: what the later one tells goes before what the earlier one does."""
    whole = NO_LABEL
    for label in labels:
        meaning, people = label if label.meaning else whole, label if label.people else whole
        whole = replace(
            label, meaning=meaning.meaning, fate_at=meaning.fate_at, leads=meaning.leads, people=people.people,
            people_at=people.people_at, says=label.says | whole.says, role=label.role or whole.role,
        )  # fmt: skip
    return whole


def _without_parts(tokens: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """The tokens up to a bracket with parts of those named: Killed (including children)."""
    for i, token in enumerate(tokens):
        found = lexicon.phrases.at(tokens, i + 1) if token.text == "(" and i else None
        if found and "incl" in found.value:
            return tokens[:i]
    return tokens


def _role(words: str, meaning: Meaning | None, people: People | None, lexicon: Lexicon) -> str | None:
    """What stands under a heading; one that opens with a word for places holds places: "Place of visit"."""
    named = lexicon.tables.heading(words)
    opening = next((token.text for token in tokenise(words)), "")
    place = meaning is None and people is None and lexicon.tables.heading(opening) == "place"
    return named or ("place" if place else None)


def _entries(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[int, Entry]]:
    """The phrases of the lexicon in the tokens, with where each begins; words in none come with an empty entry."""
    i = 0
    while i < len(tokens):
        found = lexicon.phrases.at(tokens, i)
        yield i, found.value if found else {}
        i += found.length if found else 1


def _fate(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Meaning | None, int | None]:
    """The first fate that the words tell, and where."""
    for i, entry in _entries(tokens, lexicon):
        meaning = next((entry[role] for role in FATE_ROLES if role in entry), None)
        if meaning is not None:
            return meaning, i
    return None, None


def _people(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[People | None, int, int]:
    """The first people named, by a noun, an age or a letter for the sex, and the tokens they take."""
    if (sex := lexicon.tables.sex(" ".join(token.text for token in tokens))) is not None:
        return People(0, len(tokens) - 1, "person", sex), 0, len(tokens) - 1
    found = list(_named(tokens, lexicon))
    grouped = (one for one in found if one[0].group is not None or one[0].unit != "person")  # "Wounded men" are men
    return next(grouped, next(iter(found), (None, 0, -1)))


def _named(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[People, int, int]]:
    for i, entry in _entries(tokens, lexicon):
        people = people_after(tokens, i, lexicon) if {"people", "units", "modifier"} & set(entry) else None
        if people is not None and not people.things and not people.unknown:
            yield _of_their_age(people, i, tokens, lexicon)
        elif (group := age_at(tokens, i, lexicon)) is not None:
            yield People(i, len(tokens) - 1, "person", group), i, len(tokens) - 1


def _of_their_age(people: People, first: int, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[People, int, int]:
    """The people named, with the age behind them: "Children (under 14)", "persons over 60"."""
    behind = people.last + 1
    while behind < len(tokens) and tokens[behind].kind == "punct":
        behind += 1
    group = age_at(tokens, behind, lexicon)
    if group is None:
        return people, first, people.last
    return replace(people, group=people.group or group), first, len(tokens) - 1


def _told_of_them(
    meaning: Meaning | None, people: People | None, tokens: Sequence[Token], lexicon: Lexicon
) -> Meaning | None:
    """The fate, where it may be said of those named: "Persons lost", "Bodies"; "Houses destroyed" is said of nobody."""
    entries = [entry for _, entry in _entries(tokens, lexicon)]
    if meaning is None and people is not None and people.unit == "person" and any("lose" in it for it in entries):
        return Meaning("killed")
    if meaning is None and any("units" in it and it["units"].unit == "body" for it in entries):
        return Meaning("body_found")
    units = lexicon.only_units.get(meaning.fate, ("person",)) if meaning and meaning.fate else ()
    return None if units and "person" not in units and people is None else meaning


def _says(tokens: Sequence[Token], fate_at: int | None, lexicon: Lexicon) -> Iterator[str]:
    """What the lists of tables know of the words; a thing before the fate, or right behind it, is what is counted."""
    for first, _, said in lexicon.tables.said(tokens):
        if said != "other":
            yield said
        elif fate_at is None or first <= fate_at + 1:
            yield "things"
    for i, entry in _entries(tokens, lexicon):
        numbered = any(token.kind == "number" for token in (*tokens[i - 1 : i], *tokens[i + 1 : i + 2]))  # of 14 years
        counted = tokens[i].low in lexicon.sets["not_people"] and not numbered and "incl" not in entry
        if counted and (fate_at is None or i <= fate_at + 1):
            yield "things"


def _is_owned(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the fate is only said of whom or what the noun before it belongs to: relatives of the missing."""
    before = list(_entries(tokens[:at], lexicon))
    while before and "det" in before[-1][1]:
        before.pop()
    if len(before) < 2 or not set(before[-1][1]) & _OWNING:
        return False
    i, entry = before[-2]
    listed = any(first <= i <= last and said in ("lists", "hurt") for first, last, said in lexicon.tables.said(tokens))
    body = "units" in entry and entry["units"].unit == "body"
    return not (listed or body or set(entry) & {"figure_word", "number_of", "names_of", "list_of", "of"})


def _leads(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a caption lists those who met its fate: nothing else is named before it, or behind, where nouns close."""
    known = {i for first, last, said in lexicon.tables.said(tokens) if said == "lists" for i in range(first, last + 1)}
    passed = (
        known | {at} | {i for i, token in enumerate(tokens) if token.kind != "word" or _ROMAN.fullmatch(token.text)}
    )
    other = [i for i, entry in _entries(tokens, lexicon) if i not in passed and not set(entry) & _SMALL]
    if lexicon.speech.subject != "start":
        return all(i > at for i in other)
    paused = next((i for i, token in enumerate(tokens) if token.kind == "punct" and i > at), len(tokens))
    last = next((i for i in range(paused - 1, -1, -1) if tokens[i].kind == "word"), at)
    return last in known or last == at  # verbs come last there, and so does the noun that heads a phrase


def _is_whole(tokens: Sequence[Token], people: People | None, lexicon: Lexicon) -> bool:
    """Whether the words mean all of those counted: "Total", "Total persons"."""
    head = [token for token in tokens if token.kind == "word"]
    if people is not None and people.group is None and people.first > 0:
        head = [token for token in head if token.start < tokens[people.first].start]
        while head and (entry := lexicon.phrases.at(head, len(head) - 1)) and {"of", "det"} & set(entry.value):
            head.pop()
    return bool(head) and lexicon.tables.is_whole(" ".join(token.text for token in head))
