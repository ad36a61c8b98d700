"""The name of a speaker beside a verb of saying: the noun phrase that ends before it, or begins behind it."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import Token
from accounted.reading.auxiliaries import before_auxiliaries
from accounted.reading.lexicon import Speech
from accounted.reading.personal_names import capitalised, is_personal_name, titled_name
from accounted.reading.quotations import QUOTES
from accounted.reading.titles import (
    before_brackets,
    ends_initials,
    person_past_office,
    speaks_itself,
    title_at,
    title_before,
)

_LONGEST = 16
"""Longest speaker's name, in tokens."""
_LONGEST_MEANS = 2
_NOUN_CUES = ("say_number", "none", "claim_of", "traces")
_LONGEST_HEARERS = 8
_CLAUSE_MARKS = frozenset(';:—–.!?…"“”«»')
_JOINS = frozenset({"-", "/", "’", "'", ".", "&"})


def noun_before(tokens: Sequence[Token], i: int, speech: Speech, floor: int = 0) -> tuple[int, int] | None:
    """First and last token of the noun phrase that ends before token `i`, or None.

    Looks through helping verbs ("the mayor has also said") and one inserted phrase between commas
    ("the mayor, speaking on television, said"); a personal name inserted after an office wins
    ("the governor, Marek Olt, said").
    """
    last = before_brackets(tokens, before_auxiliaries(tokens, i - 1, speech, floor), floor)
    last -= last > floor and speech.has("progressives", tokens[i].low) and speech.has("passive", tokens[last].low)
    last = _before_inserted(tokens, last, floor)
    if last < floor or any(speech.has(n, tokens[last].low) for n in ("passive", "joins", "inside", "determiners")):
        return None
    if (opening := title_before(tokens, last)) is not None:
        outer = _phrase_ending(tokens, opening - 1, speech, floor) if opening > floor else None
        return (outer[0], last) if outer else (opening + 1, last - 1)
    if tokens[last].low == ",":
        who = last > floor and speech.has("relatives", tokens[last + 1].low)  # a nurse, who says
        return _parted(tokens, last, speech, floor) if who else _before_insertion(tokens, last, speech, floor)
    if (named := _numbered(tokens, last, speech, floor)) is not None:
        return named
    return _before_relative(tokens, last, speech, floor)


def _before_inserted(tokens: Sequence[Token], last: int, floor: int) -> int:
    """Past words set between dashes, or in brackets: the priest – who was not there – says."""
    opens = {"–": "–", "—": "—", ")": "("}.get(tokens[last].text if last > floor else "")
    near = range(last - 1, max(floor, last - 2 * _LONGEST), -1)
    opening = next((k for k in near if tokens[k].text == opens), None) if opens else None
    return last if opening is None else opening - 1


def _before_relative(tokens: Sequence[Token], last: int, speech: Speech, floor: int) -> tuple[int, int] | None:
    """The noun phrase that ends with token `last`, or before the "who" of a clause that does."""
    relative = _relative_before(tokens, last, speech, floor)
    if relative is None:
        return _phrase_ending(tokens, last, speech, floor)
    if relative - 1 <= floor or tokens[relative - 1].low != ",":
        return _phrase_ending(tokens, relative - 1, speech, floor)
    if relative < last and _starts_name(tokens[relative + 1], speech):  # the mosque, which the imam said
        return _phrase_ending(tokens, last, speech, floor)
    return _parted(tokens, relative - 1, speech, floor)


def _parted(tokens: Sequence[Token], comma: int, speech: Speech, floor: int) -> tuple[int, int] | None:
    """The noun phrase before a comma and "who": the ministry, which has admitted two."""
    phrase = _phrase_ending(tokens, comma - 1, speech, floor)
    return _narrowed(tokens, phrase, speech) if phrase else None


def _narrowed(tokens: Sequence[Token], phrase: tuple[int, int], speech: Speech) -> tuple[int, int]:
    """A phrase without the words before it that name nobody: "hard to square with" the fire brigade."""
    first, last = phrase
    begun = first < last and speech.has("pronouns", tokens[first].low)  # he spoke to a nurse
    if _may_speak(tokens[first : first + 1], speech) and not begun:
        return phrase
    within = range(last, first, -1)
    begins = [k for k in within if speech.has("articles", tokens[k].low)]
    begins = begins or [k for k in within if _may_speak(tokens[k : k + 1], speech)]
    return next(iter(begins), first), last


def _numbered(tokens: Sequence[Token], last: int, speech: Speech, floor: int) -> tuple[int, int] | None:
    """The noun phrase that ends in the numbers by which somebody is called: los acusados 3 y 8."""
    j = last
    while j > floor and (tokens[j].kind == "number" or (j < last and speech.has("joins", tokens[j].low))):
        j -= 1
    if j == last or not speech.has("numbered", tokens[j].low):
        return None
    phrase = _phrase_ending(tokens, j, speech, floor)
    return (phrase[0], last) if phrase else None


def _relative_before(tokens: Sequence[Token], last: int, speech: Speech, floor: int) -> int | None:
    """The "who" of a clause between the noun and its verb: "an officer who was released in 1994 told us"."""
    for j in range(last, max(floor, last - _LONGEST), -1):
        if speech.has("relatives", tokens[j].low) or _relative_of_noun(tokens, j, speech):
            led = j > floor and speech.has("inside", tokens[j - 1].low)  # the raid in which officials say 12 died
            return None if led and j < last else j
        if tokens[j].kind == "punct" and tokens[j].text not in _JOINS:
            return None
    return None


def _relative_of_noun(tokens: Sequence[Token], j: int, speech: Speech) -> bool:
    """Whether a word that is also "that" opens a relative clause: a noun, no verb of saying, stands before it."""
    if not speech.has("relatives_of_nouns", tokens[j].low) or j == 0:
        return False
    parted = j > 1 and tokens[j - 1].low == ","  # el Gobierno, que citaba seis
    before = tokens[j - 1 - parted]
    if before.kind != "word":
        return False
    known = ("articles", "auxiliaries", "passive", "openers", "loose", "inside", "stops")
    return not any(speech.has(name, before.low) for name in known) and speech.cues.at(tokens, j - 1 - parted) is None


def noun_after(tokens: Sequence[Token], i: int, speech: Speech) -> tuple[int, int] | None:
    """First and last token of the noun phrase that begins at token `i`, or None."""
    i = _past_addressees(tokens, i, speech)
    title = title_at(tokens, i)
    if title and not speaks_itself(tokens, title[1] + 2, speech):
        return title
    i = title[1] + 2 if title else i
    if i >= len(tokens) or tokens[i].kind != "word" or _not_a_name(tokens, i, speech):
        return None
    if speech.subject == "start" and tokens[i].text.islower() and _is_number(tokens, i, speech):
        return None
    last = next((j for j in range(i, min(len(tokens), i + _LONGEST)) if _stops_after(tokens, j, i, speech)), None)
    last = (min(len(tokens), i + _LONGEST) if last is None else last) - 1
    last = person_past_office(tokens, i, last, speech)
    while last >= i and (speech.has("inside", tokens[last].low) or tokens[last].kind == "punct"):
        if ends_initials(tokens, last):
            break
        last -= 1
    named = any(t.kind == "word" and not speech.has("articles", t.low) for t in tokens[i : last + 1])
    means = speech.has("instruments", tokens[i].low) and last - i < _LONGEST_MEANS
    return (i, last) if named and not means else None


def _past_addressees(tokens: Sequence[Token], i: int, speech: Speech) -> int:
    """Past what may stand between a verb and its speaker: "told journalists in Paris on Monday the minister"."""
    i = _past_hearers(tokens, i, speech)
    while i < len(tokens) and (speech.has("passed", tokens[i].low) or _dated(tokens, i, speech)):
        i += 1
        if i < len(tokens) and tokens[i].text == "«" and not speech.has("loose", tokens[i - 1].low):
            i = next((j + 1 for j in range(i, min(len(tokens), i + _LONGEST)) if tokens[j].text == "»"), i)
    return i


def _past_hearers(tokens: Sequence[Token], i: int, speech: Speech) -> int:
    """Past those to whom something is said, where the speaker follows with an article: a dit à la presse le maire."""
    if i >= len(tokens) or not speech.has("to_whom", tokens[i].low):
        return i
    for k in range(i + 2, min(len(tokens), i + _LONGEST_HEARERS)):
        if tokens[k].kind == "punct" and tokens[k].text not in _JOINS:
            return i
        if speech.has("articles", tokens[k].low) and not speech.has("inside", tokens[k - 1].low):
            return k
    return i


def _dated(tokens: Sequence[Token], i: int, speech: Speech) -> bool:
    """Whether a day of the month stands between a verb and its speaker, in a language that allows it."""
    named = i + 1 < len(tokens) and speech.has("capitalised", tokens[i + 1].low)
    return tokens[i].kind == "number" and named and "passed" in speech.sets


def noun_at_start(tokens: Sequence[Token], i: int, speech: Speech, floor: int = 0) -> tuple[int, int] | None:
    """First and last token of the noun phrase that opens the clause whose verb is token `i`."""
    first = max(floor, _clause_start(tokens, _before_quotation(tokens, i), speech))
    while first < i and _passed_at_start(tokens, first, speech):
        first += 1
    first = _past_relative(tokens, first, i, speech)
    found = noun_after(tokens, first, speech)
    if found and found[1] + 2 < i and speech.has("time_nouns", tokens[found[1] + 1].low):  # on the day after the wreck
        found = noun_after(tokens, found[1] + 2, speech)
    if found is None or found[1] >= i:
        return None
    first, last = found
    while last > first and tokens[last].text.islower() and speech.has("owners", tokens[last].low):
        last -= 1  # "the spokesman the losses'": whose something is speaks of nothing
    return _quoted_name(tokens, first), last


def _past_relative(tokens: Sequence[Token], first: int, i: int, speech: Speech) -> int:
    """Past a participle and its words before the speaker: TRT Haber'e konuşan vali, "the governor who spoke to TRT"."""
    if "relative_verbs" not in speech.sets:
        return first
    stop = min(i, first + _LONGEST)
    ends = (j for j in range(first, stop) if tokens[j].kind == "punct" and tokens[j].text not in _JOINS)
    near = [j for j in range(first, next(ends, stop) - 1) if tokens[j].text.islower()]
    near = [j for j in near if not (tokens[j + 1].text.islower() and speech.has("genitives", tokens[j + 1].low))]
    near = [j for j in near if not _is_number(tokens, j + 1, speech)]  # "those sixteen who were tortured" speak not
    return next((j + 1 for j in reversed(near) if speech.has("relative_verbs", tokens[j].low)), first)


def _is_number(tokens: Sequence[Token], j: int, speech: Speech) -> bool:
    """Whether a number begins at token `j`; "two" may stand before speakers."""
    return not speech.has("articles", tokens[j].low) and bool(
        tokens[j].kind == "number" or speech.number_words.at(tokens, j)
    )


def _passed_at_start(tokens: Sequence[Token], j: int, speech: Speech) -> bool:
    """Whether token `j` stands before the speaker that opens a clause: "on Sunday", a date, a mark."""
    token, following = tokens[j], tokens[j + 1 : j + 2]
    if token.kind == "number":
        tied = tokens[j + 2 : j + 3] if following and following[0].text in _JOINS else following
        return bool(tied) and _opens_sentence(tied[0], speech)
    return token.kind == "punct" or _opens_sentence(token, speech)


def _quoted_name(tokens: Sequence[Token], first: int) -> int:
    """Where a speaker's name begins whose first words stand in quotation marks: «Memorial» təşkilatı."""
    if first < 3 or tokens[first - 1].text not in QUOTES:
        return first
    opening = next((j for j in range(first - 2, -1, -1) if tokens[j].text in QUOTES), first)
    return opening + 1 if is_personal_name(tokens[opening + 1 : first - 1]) else first


def _before_quotation(tokens: Sequence[Token], i: int) -> int:
    """Where the quotation opens that ends right before token `i`; elsewhere `i` itself."""
    last = i - 2 if i > 1 and tokens[i - 1].low == "," else i - 1
    if last < 1 or tokens[last].text not in QUOTES:
        return i
    return next((j for j in range(last - 1, -1, -1) if tokens[j].text in QUOTES), i)


def _clause_start(tokens: Sequence[Token], i: int, speech: Speech) -> int:
    """The first token of the clause that goes on to token `i`: behind a mark, or a "that"."""
    ends = (j for j in range(i - 1, -1, -1) if _ends_clause(tokens, j, speech))
    return next(ends, -1) + 1


def _ends_clause(tokens: Sequence[Token], j: int, speech: Speech) -> bool:
    marks = _CLAUSE_MARKS - {"."}
    return tokens[j].text in marks or speech.has("complementisers", tokens[j].low) or _is_dash(tokens, j)


def _is_dash(tokens: Sequence[Token], j: int) -> bool:
    """Whether a hyphen has spaces around it, as behind a dateline."""
    spaced = tokens[j].text == "-" and 0 < j < len(tokens) - 1
    return spaced and tokens[j - 1].end < tokens[j].start and tokens[j].end < tokens[j + 1].start


def _not_a_name(tokens: Sequence[Token], i: int, speech: Speech) -> bool:
    """Whether a word can't begin a speaker's name: "said on Monday", "said that"."""
    token = tokens[i]
    if any(speech.has("begins", near.low) for near in tokens[i : i + 2]):  # selon de nombreux témoins
        return False
    led_in = speech.has("inside", token.low) and not token.text[:1].isupper()
    return led_in or any(speech.has(name, token.low) for name in ("stops", "loose", "complementisers"))


def _stops_after(tokens: Sequence[Token], j: int, first: int, speech: Speech) -> bool:
    """Whether the name that begins at token `first` ends before token `j`."""
    token = tokens[j]
    if token.kind == "punct":
        return not (token.text in _JOINS and _glued(tokens, j))
    if j == first:
        return False
    ordinal = token.kind == "number" and _is_ordinal(tokens, j, speech)
    if (token.kind == "number" and not ordinal) or (speech.has("stops", token.low) and not capitalised(token.text)):
        return True
    if speech.subject == "start" and speech.number_words.at(tokens, j) and not capitalised(token.text):
        return not (speech.has("articles", token.low) and speech.has("out_of", tokens[j - 1].low))
    if speech.has("loose", token.low):
        bound = speech.has("binds", token.low) and _binds(tokens, j, speech)  # la commission d'enquête
        return not (bound or (j + 1 < len(tokens) and _starts_name(tokens[j + 1], speech)))
    cue = speech.cues.at(tokens, j)
    said = cue is not None and cue.value not in _NOUN_CUES and not token.text[:1].isupper()
    return said and not _is_of_a_paper(tokens, j, speech)


def _is_ordinal(tokens: Sequence[Token], j: int, speech: Speech) -> bool:
    """Whether a number belongs to a name: of the 3rd Division, de la 3e brigade."""
    of = j > 1 and speech.has("articles", tokens[j - 1].low) and speech.has("of_number", tokens[j - 2].low)
    if not of or j + 1 >= len(tokens) or tokens[j + 1].kind != "word":
        return False
    plain = tokens[j + 1].text.islower() and speech.has("bare", tokens[j + 1].low)
    return not plain and tokens[j].text[:1].isdigit() and tokens[j].text[-1].isalpha()


def _binds(tokens: Sequence[Token], j: int, speech: Speech) -> bool:
    """Whether a noun without an article stands behind an "of", and the word before it is no name: chef de village."""
    if j + 1 >= len(tokens) or tokens[j + 1].kind != "word" or not tokens[j + 1].text.islower():
        return False
    if _is_number(tokens, j + 1, speech) or speech.cues.at(tokens, j + 1):
        return False
    known = ("stops", "begins", "auxiliaries", "passive", "capitalised", "openers")
    return tokens[j - 1].text.islower() and not any(speech.has(which, tokens[j + 1].low) for which in known)


def _before_insertion(tokens: Sequence[Token], comma: int, speech: Speech, floor: int) -> tuple[int, int] | None:
    """The noun phrase before ", ..., said"."""
    places = range(comma - 1, floor - 1, -1)
    opening = next((j for j in places if tokens[j].low == "," or speech.has("leading", tokens[j].text)), None)
    if opening is None or comma - opening > 2 * _LONGEST:
        return None
    outer = _phrase_ending(tokens, opening - 1, speech, floor)
    if outer and outer[0] > floor + 1 and tokens[outer[0] - 1].low == ",":  # the doctor, a neighbour, who came, puts
        described = speech.has("indefinite", tokens[outer[0]].low)
        further = _phrase_ending(tokens, outer[0] - 2, speech, floor) if described else None
        outer = further if further and _may_speak(tokens[further[0] : further[1] + 1], speech) else outer
    inserted = titled_name(tokens[opening + 1 : comma], speech)
    if outer and inserted and not is_personal_name(tokens[outer[0] : outer[1] + 1]):
        return opening + 1, comma - 1
    return outer


def _may_speak(name: Sequence[Token], speech: Speech) -> bool:
    """Whether a phrase has an article, a capital letter or a noun for a speaker: "gunshot wounds" has none."""
    nouns = ("articles", "bare", "colon_speakers")
    return name[0].text[:1].isupper() or any(speech.has(n, token.low) for n in nouns for token in (name[0], name[-1]))


def _phrase_ending(tokens: Sequence[Token], last: int, speech: Speech, floor: int) -> tuple[int, int] | None:
    """The noun phrase whose last token is `last`, found by walking back to its article or its first name."""
    if speech.has("pronouns", tokens[last].low) or speech.has("self", tokens[last].low):
        return last, last
    first = last + 1
    j = last
    while j >= max(floor, last - _LONGEST) and _belongs(tokens, j, last, speech):
        first = j
        if speech.has("articles", tokens[j].low) and not (j > floor and speech.has("inside", tokens[j - 1].low)):
            break
        j -= 1
    while first <= last and (_opens_sentence(tokens[first], speech) or tokens[first].text in _JOINS):
        if first == last and tokens[last].text[:1].isupper() and "'" in tokens[last].low and speech.subject == "start":
            break  # UNICEF'e göre
        first += 1
    while first <= last and speech.has("inside", tokens[first].low):
        first += 1
    if first > floor and tokens[first - 1].kind == "number":  # "on the 32nd anniversary TRT World writes"
        first = next((k for k in range(first, last + 1) if _starts_name(tokens[k], speech)), first)
    last = _without_day(tokens, first, last, speech)
    named = [t for t in tokens[first : last + 1] if t.kind == "word" and not speech.has("articles", t.low)]
    return (first, last) if any(not speech.has("capitalised", token.low) for token in named) else None


def _without_day(tokens: Sequence[Token], first: int, last: int, speech: Speech) -> int:
    """The last token of a name before the day behind it: "officials in Dar on Monday" raised the toll."""
    end = last
    while end > first and speech.has("capitalised", tokens[end].low):
        end -= 1
    return end - 1 if first < end < last and speech.has("inside", tokens[end].low) else last


def _opens_sentence(token: Token, speech: Speech) -> bool:
    """Whether a word stands before a speaker's name without belonging to it: "on Sunday", "meanwhile"."""
    return speech.has("openers", token.low) or speech.has("capitalised", token.low)


def _starts_name(token: Token, speech: Speech) -> bool:
    return token.text[:1].isupper() or speech.has("articles", token.low)


def _belongs(tokens: Sequence[Token], j: int, last: int, speech: Speech) -> bool:
    token = tokens[j]
    if token.kind == "punct":
        return token.text in _JOINS and _glued(tokens, j)
    if token.kind == "number":
        return j > 0 and (tokens[j - 1].text == "-" or tokens[j - 1].low == "of" or _is_ordinal(tokens, j, speech))
    cue = speech.cues.at(tokens, j)
    stops = speech.has("stops", token.low) and not (speech.subject == "start" and j == last and capitalised(token.text))
    if stops or (cue is not None and cue.value == "citing"):
        return False
    return j == last or not (cue and not token.text[:1].isupper() and not _nominal(tokens, j, speech))


def _nominal(tokens: Sequence[Token], j: int, speech: Speech) -> bool:
    """Whether a cue word is a noun here ("the report said"): an article or adjective stands before it."""
    if j > 0 and (speech.has("articles", tokens[j - 1].low) or tokens[j - 1].low == "of"):
        return True
    return _is_of_a_paper(tokens, j, speech)


def _is_of_a_paper(tokens: Sequence[Token], j: int, speech: Speech) -> bool:
    """Whether a word is the noun for a paper with what it is of behind it: the burial register of St Anne's."""
    noun = speech.has("records", tokens[j].low) or speech.has("papers", tokens[j].low)
    return noun and j + 1 < len(tokens) and speech.has("of_number", tokens[j + 1].low)


def _glued(tokens: Sequence[Token], j: int) -> bool:
    """Whether a mark touches both neighbours: "Al-Mina", "St. Petersburg" keeps its own."""
    touches_left = j > 0 and tokens[j - 1].end == tokens[j].start
    touches_right = j + 1 < len(tokens) and tokens[j].end == tokens[j + 1].start
    if tokens[j].text in "’'" and touches_left:
        return True
    abbreviated = tokens[j].text == "." and touches_left and len(tokens[j - 1].text) <= 3
    return (touches_left and touches_right) or abbreviated
