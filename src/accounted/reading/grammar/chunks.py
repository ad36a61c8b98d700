"""A sentence as chunks: numbers of people, mentions of people, words that tell a fate, and the words between."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from accounted.language import Date, Number, Token, numbers
from accounted.language.numbers import COUNTS
from accounted.language.phrases import Found
from accounted.reading.grammar.ages import without_ages
from accounted.reading.grammar.joined_nouns import with_people
from accounted.reading.grammar.marks import mark_at
from accounted.reading.grammar.mentions import with_somebody
from accounted.reading.grammar.numbers_behind import with_numbers_behind
from accounted.reading.grammar.people import People, people_after
from accounted.reading.grammar.quantities import Quantity, quantity_at
from accounted.reading.grammar.sentence import Chunk, Sentence
from accounted.reading.grammar.subjects import with_long_phrases, with_nouns
from accounted.reading.grammar.tails import with_tails
from accounted.reading.grammar.wrong_numbers import with_wrong_numbers
from accounted.reading.lexicon import FATE_ROLES, Entry, Lexicon, punctuation_role

_BESIDE = 8
"""How many chunks away the figure may stand that makes an article a number: "two soldiers and a sergeant"."""
_LARGEST_OF_NAMES = 99
_MILLIONS = 1_000_000
_DIGITS_OF_A_DAY = 2
_VERBAL = frozenset({"verb", "claim", "reach", "lose", "spoken", "flee", "fall", "returned"})
"""Roles of verbs that end a clause, unless an ending keeps it open."""
_MET = frozenset({"done", "happened", "state"})
"""What words may be of which a last preposition belongs to what stands behind them."""
_NOT_NEAR = 5
"""How many tokens from a word for nobody its "not" may stand."""


def chunked(start: int, end: int, tokens: Sequence[Token], dates: Sequence[Date], lexicon: Lexicon) -> Sentence:
    """The sentence between two offsets, from its tokens and the dates found in it."""
    chunks = with_nouns(_chunks(tokens, _dated(dates, tokens, lexicon), lexicon), tokens, lexicon)
    chunks = _with_articles(chunks, tokens, lexicon)
    chunks = with_somebody(
        _with_bodies_behind(
            _with_bodies_of(with_numbers_behind(with_people(chunks, tokens, lexicon), tokens, lexicon)), lexicon
        ),
        tokens,
        lexicon,
    )
    chunks = with_tails(without_ages(chunks, tokens, lexicon), tokens, lexicon)
    chunks = _with_verb_groups(with_wrong_numbers(chunks, tokens, lexicon), tokens, lexicon)
    chunks = with_long_phrases(chunks, tokens, lexicon)
    letters = "".join(lexicon.letter(chunk.roles) for chunk in chunks)
    return Sentence(start, end, tokens, chunks, letters)


def _with_verb_groups(chunks: list[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks with adverbs by their ending and quotation marks, between "were" and "shot", made adverbs."""
    endings = tuple(lexicon.sets.get("adverb_endings", ()))
    made = list(chunks)
    for i, chunk in enumerate(chunks):
        within = chunk.roles == {"quote"} or (
            bool(endings) and chunk.roles == {"word"} and tokens[chunk.last].low.endswith(endings)
        )
        if within and i and made[i - 1].plays("be", "have", "adverb"):
            behind = next((one for one in chunks[i + 1 :] if not one.plays("adverb", "quote")), None)
            verbs = itertools.takewhile(lambda one: one.plays("be", "have", "adverb"), reversed(made[:i]))
            if behind is not None and behind.plays(*FATE_ROLES) and any(one.plays("be", "have") for one in verbs):
                made[i] = replace(chunk, roles=frozenset({"adverb"}))
    return made


def _dated(dates: Sequence[Date], tokens: Sequence[Token], lexicon: Lexicon) -> dict[int, int]:
    """For each token that begins a date, time, duration or age: the token that ends it; not "two night watchmen"."""
    return {
        date.first: date.last - _is_month_alone(date, tokens, lexicon)
        for date in dates
        if not (date.kind == "duration" and _describes_people(tokens, date.last, lexicon))
    }


def _describes_people(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> bool:
    """Whether a unit of time stands before people, a hyphen behind it or not: two night watchmen, 27 night-shift
    workers."""
    found = lexicon.phrases.at(tokens, last + 1)
    tied = tokens[last + 1 : last + 2]
    glued = bool(tied) and tied[0].text == "-" and tied[0].start == tokens[last].end
    return glued or bool(found and "people" in found.value)


def _is_month_alone(date: Date, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether the day of a month counts the people behind it: in July 19 people died, but on July 19 people fled.

    A year counts nobody: in March 2010 people died.
    """
    led = date.first > 0 and tokens[date.first - 1].low in lexicon.sets.get("before_months", ())
    if not led or date.last != date.first + 1 or tokens[date.last].kind != "number":
        return False
    if len(tokens[date.last].text) > _DIGITS_OF_A_DAY:
        return False
    people = people_after(tokens, date.last + 1, lexicon)
    return people is not None and not people.things and people.last >= people.first


def _chunks(tokens: Sequence[Token], dated: dict[int, int], lexicon: Lexicon) -> list[Chunk]:
    in_dates = {i for first, last in dated.items() for i in range(first, last + 1)}
    counts = {n.first: n for n in numbers(tokens, lexicon.words) if n.first not in in_dates and n.last not in in_dates}
    chunks: list[Chunk] = []
    i = 0
    while i < len(tokens):
        chunk = _chunk_at(tokens, i, dated, counts, lexicon)
        chunks += [Chunk(i, i, frozenset({"and"})), chunk] if chunk.linked else [chunk]
        i = chunk.last + 1
    return chunks


def _chunk_at(
    tokens: Sequence[Token], i: int, dated: dict[int, int], counts: dict[int, Number], lexicon: Lexicon
) -> Chunk:
    if i in dated:
        return Chunk(i, dated[i], frozenset({"when"}))
    if (quantity := quantity_at(tokens, i, counts, lexicon)) and _is_none(tokens, quantity, lexicon):
        return replace(_number_chunk(tokens, quantity, lexicon), linked=_and_in_one(tokens, quantity, lexicon))
    bound, at = _bound_ahead(tokens, i, lexicon)
    pair = lexicon.pairs.at(tokens, at)
    if pair and not (at > i and pair.front and tokens[at].low.startswith(lexicon.joining)):
        return _pair_chunk(tokens, i, at, pair, bound, lexicon)
    if i in counts and counts[i].form not in COUNTS:
        portion = frozenset({"portion"})
        told = counts[i].form == "fraction" and portion in lexicon.letters
        return Chunk(i, counts[i].last, portion if told else frozenset({"thing"}))
    token = tokens[i]
    if token.kind == "punct":
        numbered = token.text == "№" and [one.kind for one in tokens[i + 1 : i + 2]] == ["number"]  # camp № 4
        role = "thing" if numbered else mark_at(tokens, i)
        return _phrase(tokens, i, lexicon) or Chunk(i, i + numbered, frozenset({role}))
    plain = "thing" if token.kind == "number" else "name" if token.text[:1].isupper() else "word"
    plain = "verb" if plain == "word" and token.low in lexicon.sets.get("verbs", ()) else plain
    return _phrase(tokens, i, lexicon) or Chunk(i, i, frozenset({plain}))


def _phrase(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Chunk | None:
    found = lexicon.phrases.at(tokens, i)
    if found is None:
        return None
    if found.length == 1 and _is_in_a_name(tokens, i, found.value):
        return Chunk(i, i, frozenset({"name"}))
    linked = bool(found.front) and tokens[i].low.startswith(lexicon.joining)
    last = i + found.length - 1
    if last > i and set(found.value) <= _MET and tokens[last].low in lexicon.sets.get("trailing", ()):
        last -= 1  # "driven off by": who did it, or where, stands behind the words
    light = {"done", "doing"} & set(found.value) and last + 1 < len(tokens)
    if light and tokens[last + 1].low in lexicon.sets.get(
        "light_verbs", ()
    ):  # azad + edilib: the verb is in its helper
        last += 1
    closes = last + 1 == len(tokens) or tokens[last + 1].kind == "punct"
    open_forms = ("open",) if closes else ("open", "open_inside")
    if set(found.value) <= _VERBAL and any(tokens[last].low in lexicon.forms.get(name, ()) for name in open_forms):
        return Chunk(i, last, frozenset({"word"}))  # "while waiting": a word
    entry = lexicon.by_ending(found.value, tokens[last].low, closes)
    return Chunk(i, last, frozenset(entry), entry, linked=linked)


def _is_in_a_name(tokens: Sequence[Token], i: int, entry: Entry) -> bool:
    """Whether a word for a fate is written large as part of a name: the Rescue Corps, the Missing Persons Office.

    In a line where most words are written so, as in titles, it shows nothing.
    """
    if i == 0 or not tokens[i].text.istitle() or not set(entry) <= set(FATE_ROLES):
        return False
    if i + 1 >= len(tokens) or not tokens[i + 1].text.istitle() or tokens[i - 1].kind != "word":
        return False
    words = [token for token in tokens if token.kind == "word"]
    return sum(token.text[:1].isupper() for token in words) * 2 < len(words)


def _is_rank(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number in words is tied to the word before it: the number-two man."""
    if i < 2 or tokens[i - 1].text != "-" or tokens[i].kind != "word" or tokens[i - 2].kind != "word":
        return False
    return tokens[i - 2].end == tokens[i - 1].start and tokens[i - 1].end == tokens[i].start


def _number_chunk(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon) -> Chunk:
    """A number with the noun it counts: a number of people, or of something else."""
    if quantity.things or _is_rank(tokens, quantity.first):
        return Chunk(quantity.first, quantity.last, frozenset({"thing"}), quantity=quantity)
    people = people_after(tokens, quantity.last + 1, lexicon, quantity.low == 1)
    people = people or _people_past_pause(tokens, quantity.last + 1, lexicon)
    if people is None and _is_quotation_mark(tokens, quantity.last + 1):
        people = people_after(tokens, quantity.last + 2, lexicon, quantity.low == 1)
        people = None if people and (people.things or people.counted) else people
    roles = frozenset({"number", "incl", "part"}) if quantity.partitive else frozenset({"number"})
    huge = quantity.precision == "vague" and (quantity.low or 0) >= _MILLIONS
    if people is None and (huge or _numbers_a_name(tokens, quantity)):
        return Chunk(quantity.first, quantity.last, frozenset({"thing"}), quantity=quantity)
    if people is None or (people.things and quantity.ended):
        return Chunk(quantity.first, quantity.last, roles, quantity=quantity)
    if people.things:
        unsure = people.unknown and "not_somebody" in lexicon.sets
        roles = frozenset({"thing", "somebodies"}) if unsure else frozenset({"thing"})
    behind, ahead = (bounds.at(tokens, people.last + 1) for bounds in (lexicon.bounds_behind, lexicon.bounds))
    if quantity.precision == "exact" and behind and behind.value == "approximate":  # four thousand people or so
        quantity = replace(quantity, precision="approximate")
    further = ahead is not None and behind is not None and ahead.length > behind.length  # 92 dead, more than 100 hurt
    if quantity.precision == "exact" and behind and behind.value == "at_least" and not further:  # 300 people or more
        quantity = replace(quantity, precision="at_least", high=None)
    return Chunk(quantity.first, max(quantity.last, people.last), roles, quantity=quantity, people=people)


def _numbers_a_name(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether small digits without a noun stand right behind a name inside a sentence: Channel 4, Camp Nine."""
    if quantity.first < 2 or quantity.precision != "exact" or (quantity.high or 0) > _LARGEST_OF_NAMES:
        return False
    token, before = tokens[quantity.first], tokens[quantity.first - 1]
    opens = tokens[quantity.first - 2].text in '.:;!?"“”«»(' or tokens[quantity.first - 2].kind == "punct"
    plain = before.kind == "word" and before.text.istitle() and not opens and token.start - before.end == 1
    return plain and (token.kind == "number" or token.text.istitle())


def _is_quotation_mark(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` closes a quotation behind a number, or opens one: "over six hundred" citizens, 67 "rebels"."""
    return i < len(tokens) and punctuation_role(tokens[i].text) == "quote"


def _with_articles(chunks: list[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks, where "one" that is no more than an article made one: a number only beside another figure."""
    return [_as_article(chunk) if _is_article(chunks, i, tokens, lexicon) else chunk for i, chunk in enumerate(chunks)]


def _is_article(chunks: Sequence[Chunk], i: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    chunk = chunks[i]
    if not chunk.quantity or not chunk.plays("number", "thing") or chunk.quantity.low != 1 or chunk.quantity.high != 1:
        return False
    word = next((token for token in tokens[chunk.first :] if token.start == chunk.quantity.start), tokens[chunk.first])
    if word.end != chunk.quantity.end or not lexicon.words.has("articles", word.low):
        return False
    if chunk.people is not None and tokens[chunk.people.last].low in lexicon.sets.get("counters", ()):
        return False  # bir kişi, "one person"
    following = chunks[i + 1] if i + 1 < len(chunks) else None
    alone = chunk.people is None and following is not None and following.plays("happened", "have", "be", "incl", "of")
    if chunk.people is None:
        return not alone
    cited = i > 0 and chunks[i - 1].plays("verb", "states") and not chunks[i - 1].plays(*FATE_ROLES)
    if cited and chunk.people.counted is None and chunks[i + 1 : i + 2] and chunks[i + 1].plays("comma"):
        return True
    return not (_beside_figure(chunks[i + 1 :], True) or _beside_figure(chunks[:i][::-1], False))


def _beside_figure(chunks: Sequence[Chunk], ahead: bool) -> bool:
    """Whether the first chunks lead over an "and" or a comma to another figure of people, no verb between."""
    linked = False
    for i, chunk in enumerate(chunks[:_BESIDE]):
        if chunk.plays("number"):
            return linked
        acts = i > 0 and chunks[i - 1].plays("and") if ahead else i == 0
        if chunk.plays("done") and acts:  # killed a guard and wounded three
            return False
        acting = chunk.plays("doing") and not chunk.plays("done")
        if acting or chunk.plays("incl", "rel", "sub", "be", "have", "happened", "verb", "semi", "mark"):
            return False
        linked = linked or chunk.plays("and", "comma")
    return False


def _as_article(chunk: Chunk) -> Chunk:
    """A number that is an article: a mention of somebody where it has a noun for people."""
    role = "det" if chunk.people is None else "thing" if chunk.people.things else "mention"
    return replace(chunk, roles=frozenset({role}), quantity=None)


def _people_past_pause(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> People | None:
    """The people named behind a mark that stands for "are": որոնցից 4-ը՝ կին, "of whom 4 women"."""
    paused = i < len(tokens) and tokens[i].text in lexicon.sets.get("pauses", ())
    people = people_after(tokens, i + 1, lexicon) if paused else None
    return people if people and not people.things and people.counted is None else None


def _is_none(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether a word that means nobody only beside a "not" has one near it; any other word does."""
    word = tokens[quantity.first].low
    alone = quantity.zero and quantity.first == quantity.last
    if alone and word in lexicon.sets.get("zero_before_counts", ()):  # no casualties
        people = people_after(tokens, quantity.last + 1, lexicon)
        return people is not None and people.counted is not None and people.first == quantity.last + 1
    if not quantity.zero or word not in lexicon.sets.get("zero_with_not", ()):
        return True
    near = range(max(0, quantity.first - _NOT_NEAR), min(len(tokens), quantity.last + _NOT_NEAR))
    found = (lexicon.phrases.at(tokens, k) for k in near)
    return any(phrase is not None and "not" in phrase.value for phrase in found)


def _and_in_one(tokens: Sequence[Token], quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether an "and" is written in one with a number or with the words that bound it."""
    token = tokens[quantity.first]
    bound = lexicon.bounds.at(tokens, quantity.first) if quantity.start >= token.end else None
    front = bound.front if bound else max(0, quantity.start - token.start) if quantity.start < token.end else 0
    return front > 0 and token.low.startswith(lexicon.joining)


def _bound_ahead(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """The bound that the words from token `i` on give a noun that says "two", and where that stands."""
    found = lexicon.bounds.at(tokens, i) if lexicon.pairs else None
    return (found.value, i + found.length) if found else (None, i)


def _pair_chunk(
    tokens: Sequence[Token], first: int, i: int, pair: Found[Entry], bound: str | None, lexicon: Lexicon
) -> Chunk:
    """A noun whose ending says that there are two: it is number and people at once."""
    token, entry = tokens[i], pair.value
    behind = lexicon.bounds_behind.at(tokens, i + 1)
    bound = "at_least" if behind and behind.value == "far" else behind.value if behind else bound
    low, high, precision = {"at_least": (2, None, "at_least"), "at_most": (None, 2, "at_most")}.get(
        bound or "", (2, 2, "exact")
    )
    quantity = Quantity(first, i, token.start + pair.front, token.end, low, high, precision)
    unit = (entry["units"].unit if "units" in entry else None) or "person"
    people = People(i, i, unit, entry["people"].group if "people" in entry else None, counted=entry.get("counts"))
    front = pair.front if first == i else 0
    linked = front > 0 and token.low.startswith(lexicon.joining)
    return Chunk(first, i, frozenset({"number"}), quantity=quantity, people=people, linked=linked)


def _with_bodies_of(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks with "the bodies of" and the number behind it made one number of bodies."""
    joined: list[Chunk] = []
    for chunk in chunks:
        noun = joined[-2] if len(joined) > 1 and joined[-1].plays("of") and joined[-2].roles == {"mention"} else None
        bodies = noun is not None and noun.people is not None and noun.people.unit == "body"
        if noun and bodies and chunk.plays("number") and not chunk.plays("incl"):
            people = chunk.people or People(chunk.last + 1, chunk.last, "body", None)
            del joined[-2:]
            joined.append(replace(chunk, first=noun.first, people=replace(people, unit="body", counted=None)))
        else:
            joined.append(chunk)
    return joined


def _with_bodies_behind(chunks: list[Chunk], lexicon: Lexicon) -> list[Chunk]:
    """The chunks with a number of people and the noun for their bodies behind it made one, where that noun is last."""
    if not lexicon.bare_nouns or lexicon.head_first:
        return chunks
    joined: list[Chunk] = []
    for chunk in chunks:
        people = joined[-1].people if joined and joined[-1].plays("number") else None
        bodies = chunk.roles == {"mention"} and chunk.people is not None and chunk.people.unit == "body"
        if people and bodies:
            people = replace(people, last=chunk.last, unit="body", counted=None)
            joined[-1] = replace(joined[-1], last=chunk.last, people=people)
        else:
            joined.append(chunk)
    return joined
