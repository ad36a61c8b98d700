"""A full name cut into words, and the words into parts: given name, father's name, surname, kunya and the rest.

Peoples order and mark names differently. What is marked is found by its mark (bin, oğlu, -ovich, abu, née, a comma);
what is not is told by endings and by order, and a word that could be either keeps its place in the usual order of its
kind of name. The words themselves are never changed: they are those of the name as written, in small letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from accounted.language.names.lexicon import ONE_VOWEL, name_words
from accounted.language.names.readings import first_reading, plain

__all__ = ["NameParts", "looks_a_surname", "names_nobody", "parts_of", "words_in", "words_in_each"]

_VOWEL_SIGNS = "".join(chr(code) for code in range(0x900, 0x1B00) if unicodedata.category(chr(code)) in ("Mn", "Mc"))
_NOT_IN_WORDS = re.compile(rf"[^\w'’ʼʻ`׳״\u200c\n{_VOWEL_SIGNS}-]|[\d_]")
_LOOSE_HYPHEN = re.compile(r"(?<![^\s-])-|-(?![^\s-])")
_IN_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_CHILD_OF = re.compile(r"(?<![^\W\d_])([sdw])\s?/\s?o\b\.?:?", re.IGNORECASE)
_SHORTENED = re.compile(r"(?<![^\W\d_])([^\W\d_]) ?/ ?(?=[^\W\d_]{3})")
"""G/Medhin, as Ethiopian and Eritrean clerks write it: a name of two parts, the first as an initial."""
_ARTICLE = re.compile(
    r"(?<!\S)(?:(?:al|el|ul|аль|эль|אל)[-‐־](?=\w['׳]?\w)|[aeu](sh|th|dh|[srntdz])[-‐](?=\1)|[аэ]([шсрнтдз])[-‐](?=\2)|ال(?=\w{3}))"
)
_CAPITAL_WITHIN = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ][a-zà-ÿ]{2}")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ]{2})")


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a name, each as words in small letters; an empty part was not found.

    `sex` is `m` or `f` where a mark or ending says so. `order_known` is False where nothing but the usual order
    says which word is the given name, `by_ending` True where only endings say it: given names have them too.
    """

    given: tuple[str, ...] = ()
    patronymic: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()
    second_surname: tuple[str, ...] = ()
    maiden: tuple[str, ...] = ()
    kunya: tuple[str, ...] = ()
    nisba: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    sex: str | None = None
    order_known: bool = False
    by_ending: bool = False


def words_in(name: str) -> list[str]:
    """The words of a name in small letters, articles taken off; hyphened words stay together unless a mark is in them.

    A name written without spaces (`JohnSmith`) is cut where a capital begins.
    """
    return words_in_each([name])[0]


def words_in_each(names: Sequence[str]) -> list[list[str]]:
    """The words of each name, as `words_in` gives them; many names at a time are many times faster."""
    if not names:
        return []
    lines = "\n".join(names)
    if lines.count("\n") != len(names) - 1:  # a name with a line break in it
        names = [" ".join(name.split()) for name in names]
        lines = "\n".join(names)
    if _CAPITAL_WITHIN.search(lines):
        lines = "\n".join([name if " " in name else _CAMEL.sub(" ", name) for name in names])
    if "/" in lines:
        lines = _SHORTENED.sub(r"\1-", lines)
    lines = _NOT_IN_WORDS.sub(" ", _misread(plain(lines)))
    if "-" in lines:
        lines = _LOOSE_HYPHEN.sub(" ", lines)
    apart = _special().isdisjoint
    each = [line.split() for line in _ARTICLE.sub("", lines).split("\n")]
    return [words if apart(words) else list(_joined(words)) for words in each]


def names_nobody(names: Iterable[str | None]) -> list[bool]:
    """Which of these name nobody: nothing is written, or what says that nobody knows the name.

    Such a word stands first, or behind words that say of whom: "unknown man", "man unknown". Who is only told by
    somebody else is not named either: "wife of the above".
    """
    written = list(names)
    distinct, lists = list(dict.fromkeys(name or "" for name in written)), name_words()

    def nobody(words: list[str], whole: str) -> bool:
        if words and words[0] in lists.nameless_of:
            words = [*(word for word in words if word not in lists.nameless_of), ""]
        bare = whole.strip(" .()[]")
        return not words or words[0] in lists.nameless or bare in lists.nameless_whole or _beside(bare)

    found = dict(zip(distinct, map(nobody, words_in_each(distinct), _plain_each(distinct)), strict=True))
    return [found[name or ""] for name in written]


def _beside(bare: str) -> bool:
    """Whether words in it lead to another row: "of the above"."""
    if _leading().isdisjoint(bare.split()):
        return False
    return any(f" {one} " in f" {bare} " for one in name_words().nameless_beside)


@cache
def _leading() -> frozenset[str]:
    """The last words of what leads to another row, by which most names are told not to."""
    return frozenset(one.split()[-1] for one in name_words().nameless_beside)


def _plain_each(names: Sequence[str]) -> list[str]:
    """Each name as `plain` gives it; all at once, unless one has a line break in it."""
    lines = plain("\n".join(names)).split("\n")
    return lines if len(lines) == len(names) else [plain(name) for name in names]


_DIGITS = {"0": "o", "1": "l", "5": "s", "6": "b", "8": "b"}
_DIGIT_IN_WORD = re.compile(r"[01568](?:(?<=[^\W\d_].)|(?=[^\W\d_]))")


def _misread(lines: str) -> str:
    """Digits inside words as the letters that optical recognition took for them."""
    return _DIGIT_IN_WORD.sub(lambda found: _DIGITS[found[0]], lines)


@cache
def _special() -> frozenset[str]:
    """The words that are joined with others, or dropped."""
    lists = name_words().kinds
    return lists["servants"] | lists["articles"] | lists["of_god"] | name_words().servants_perhaps


def _joined(words: list[str]) -> Iterator[str]:
    """Words with the servant's `abd` joined to the next, -ullah and -uddin to the one before, and no lone articles."""
    lists = name_words().kinds
    found: list[str] = []
    waiting = ""
    for place, word in enumerate(words):
        last = place == len(words) - 1
        if not last and (word in lists["servants"] or _serves(word, words[place + 1])):
            waiting = word
        elif word in lists["articles"] and not last and (waiting or place):
            continue
        elif waiting:
            found.append(waiting + word.replace("-", ""))
            waiting = ""
        elif word in lists["of_god"] and found and len(found[-1]) > 1:
            found[-1] += word.replace("-", "")
        else:
            found.append(word)
    return iter([*found, waiting] if waiting else found)


def _serves(word: str, following: str) -> bool:
    """Whether this is Abdu, Abdi … before one of God's names; before another it is a name of its own."""
    known = name_words()
    if word not in known.servants_perhaps:
        return False
    return first_reading(following).translate(ONE_VOWEL) in known.names_of_god


@lru_cache(maxsize=1 << 16)
def parts_of(name: str) -> NameParts:
    """The parts of a full name, whatever its culture's order."""
    bracket = _IN_BRACKETS.search(name)
    rest, maiden = _IN_BRACKETS.sub(" ", name), tuple(words_in(bracket[1])) if bracket else ()
    if child_of := _CHILD_OF.search(rest):
        return _child_of(rest[: child_of.start()], child_of[1].lower(), rest[child_of.end() :])
    before, comma, after = rest.partition(",")
    words = words_in(before)
    if comma and words and words_in(after):
        behind = _sorted(words_in(after))
        first = _sorted(words)
        return replace(
            behind, given=behind.given or behind.surname, surname=tuple(w for w in words if w not in first.titles),
            maiden=_without_mark(maiden), order_known=True, sex=behind.sex or first.sex,
        )  # fmt: skip
    return replace(_sorted(words), maiden=_without_mark(maiden))


def _child_of(own: str, mark: str, of: str) -> NameParts:
    """S/O, D/O and W/O, as clerks of South Asia write it: what follows is the father's name, or the husband's."""
    parts, sex = parts_of(own), "m" if mark == "s" else "f"
    return replace(parts, sex=parts.sex or sex, patronymic=parts.patronymic if mark == "w" else tuple(words_in(of)))


def _without_mark(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in name_words().kinds["maiden"])


def _sorted(words: list[str]) -> NameParts:
    """The words by part; first the marked ones, then those with an ending, then the others by order."""
    lists, endings = name_words(), [first_reading(word) for word in words]
    plain_words: list[tuple[str, str]] = []
    patronymic: list[str] = []
    surname: list[str] = []
    kunya: list[str] = []
    marks: list[str] = []
    titles: list[str] = []
    sex: str | None = None
    place = 0
    while place < len(words):
        word, kind = words[place], lists.kind(words[place])
        following = words[place + 1] if place + 1 < len(words) else None
        if kind in ("titles", "suffixes") and len(words) > 2:
            titles.append(word)
        elif kind in ("sons", "daughters") and plain_words:
            patronymic.append(plain_words.pop()[0])
            marks.append(word)
            sex = "m" if kind == "sons" else "f"
        elif kind == "filial" and plain_words and following:
            patronymic.append(following)
            marks.append(word)
            sex = sex or ("f" if word.startswith(("bint", "mint", "binti", "бинт", "بنت", "בת")) else "m")
            place += 1
        elif kind == "kunya" and following:
            (surname if plain_words else kunya).extend((word, following))  # behind a name it is a family's
            place += 1
        elif kind == "particles" and following and len(words) > 2 and not len(word) == len(following) == 1:
            surname.extend((word, following))
            place += 1
        elif plain_words and lists.patronymics.search(endings[place]) and len(words) > 2:
            patronymic.append(word)
            sex = sex or ("f" if endings[place].endswith("a") else "m")
        else:
            plain_words.append((word, endings[place]))
        place += 1
    found = NameParts((), tuple(patronymic), tuple(surname), (), (), tuple(kunya), (), tuple(marks), tuple(titles), sex)
    return _by_order(plain_words, found, patronymic_last=bool(patronymic) and _ends_with(words, patronymic, marks))


def _ends_with(words: list[str], patronymic: list[str], marks: list[str]) -> bool:
    return words[-1] in (*patronymic, *marks)


def _by_order(words: list[tuple[str, str]], known: NameParts, patronymic_last: bool) -> NameParts:
    """The unmarked words: an ending of surnames decides, then where the patronymic stands, else the first is given."""
    if not words:
        return replace(known, given=known.surname or known.kunya, surname=())
    if known.surname:
        return replace(known, given=tuple(word for word, _ in words), order_known=True)
    if len(words) == 1:
        return replace(known, given=(words[0][0],))
    first, last = looks_a_surname(words[0][1]), looks_a_surname(words[-1][1])
    if first > last or (first == last and patronymic_last and len(words) == 2):
        given = tuple(word for word, _ in words[1:])
        return replace(known, surname=(words[0][0],), given=given, order_known=True, by_ending=first > last)
    nisba = (words[-1][0],) if words[-1][1].endswith("i") and len(words) > 2 else ()
    given = tuple(word for word, _ in words[:-1])
    ended = last > first
    return replace(known, given=given, surname=(words[-1][0],), nisba=nisba, order_known=ended, by_ending=ended)


def looks_a_surname(sound: str) -> int:
    """For a word's reading 2 if it ends as only surnames do, 1 if as given names do too, 0 otherwise."""
    if len(sound) < 5:
        return 0
    return 2 if name_words().surnames.search(sound) else int(bool(name_words().surnames_perhaps.search(sound)))
