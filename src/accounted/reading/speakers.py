"""Who speaks beside a verb of saying: the subject before it, behind it, or at the start of its clause."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import Token
from accounted.reading.lexicon import Speech
from accounted.reading.no_speaker import speaks_of_nothing
from accounted.reading.noun_phrase import noun_after, noun_at_start, noun_before
from accounted.reading.personal_names import is_personal_name, titled_name
from accounted.reading.quotations import QUOTES
from accounted.reading.titles import title_before
from accounted.reading.traced import in_front

_LONGEST_TITLED = 5
"""How many tokens a title and a name between commas may have."""
_PLAIN = 2
"""So many words an article and its noun are."""
_SAID_WITHIN = 4
"""A figure that is said stands so many words behind its verb."""


def speaker_of(tokens: Sequence[Token], i: int, last: int, speech: Speech, floor: int = 0) -> tuple[int, int] | None:
    """The speaker of the verb at tokens `i` to `last`, where the language has it."""
    if speech.subject == "after":
        behind = noun_after(tokens, last + 1, speech)
        return _titled_behind(tokens, behind, speech) if behind else _somebody_before(tokens, i, speech)
    if speech.subject == "start":
        if contrasted := _before_contrast(tokens, i, speech, floor):
            return contrasted
        beside = _somebody_before(tokens, i, speech)
        parted = beside is not None and beside[0] > 0 and tokens[beside[0] - 1].low == ","
        return beside if parted else _at_start(tokens, i, speech, floor) or beside
    before = noun_before(tokens, i, speech)
    if before is not None and _is_governed(tokens, before, speech):
        before = None
    if before is None:
        beside = noun_after(tokens, last + 1, speech) if speech.subject == "either" else None
        behind = beside if beside and _behind_its_verb(tokens, i, beside, speech) else None
        return behind or in_front(tokens, i, speech) or _opening(tokens, i, last, speech)
    if outer := _before_its_place(tokens, i, before, speech):
        return outer
    counted = before[0] > 0 and tokens[before[0] - 1].kind == "number"
    return _beside_counted(tokens, i, last, before, speech) if counted and speech.subject == "either" else before


def _beside_counted(
    tokens: Sequence[Token], i: int, last: int, counted: tuple[int, int], speech: Speech
) -> tuple[int, int] | None:
    """The speaker where people counted stand before the verb: who opens the clause, else who stands behind the verb.

    О гибели 30 человек сообщил мэр, "of the death of 30 people told the mayor", is the mayor's; in "30 witnesses told"
    those counted speak.
    """
    start = noun_at_start(tokens, i, speech)
    told_of = start is not None and speech.has("told_of", tokens[start[0]].low)
    if start and names_somebody(tokens, start, speech) and not (told_of or _is_governed(tokens, start, speech)):
        return start
    behind = noun_after(tokens, last + 1, speech)
    if behind and _begins_with_somebody(tokens, behind, speech) and not names_somebody(tokens, counted, speech):
        return behind
    return counted if start is None else None


def _is_governed(tokens: Sequence[Token], name: tuple[int, int], speech: Speech) -> bool:
    """Whether a preposition governs a phrase, so that it is no subject: у речки видела, "saw by the brook".

    What is said "at" a body, or "in" a paper, it says itself: в министерстве сообщили.
    """
    if "said_at" not in speech.sets or not name[0]:
        return False
    led = tokens[name[0] - 1].low
    inside = speech.has("inside", tokens[name[0]].low) and name[0] < name[1]
    if not speech.has("loose", led) or inside:
        return False
    head = tokens[name[0]].low
    stated = names_somebody(tokens, name, speech) or speech.has("papers", head) or speech.has("records", head)
    return not (speech.has("said_at", led) and stated)


def _before_its_place(
    tokens: Sequence[Token], i: int, before: tuple[int, int], speech: Speech
) -> tuple[int, int] | None:
    """Who opens the clause, where a preposition makes the words before the verb a place of theirs.

    "The priest on the other bank has a list"; "des diplomates en poste dans la capitale estiment".
    """
    k = before[0] - 1
    while k > 0 and speech.has("articles", tokens[k].low):  # on the other bank
        k -= 1
    led = tokens[k] if k > 0 else None
    if led is None or not led.text.islower() or not speech.has("loose", led.low) or "said_at" in speech.sets:
        return None
    start = noun_at_start(tokens, i, speech)
    start = (start[0], min(start[1], k - 1)) if start and start[0] < k else None
    if start is None or speaks_of_nothing(tokens, start, speech):
        return None
    held = tokens[start[0] : start[1] + 1]
    known = ("bare", "colon_speakers", "papers", "records")
    somebody = any(speech.has(which, token.low) for token in held for which in known)
    described = len(held) > _PLAIN and speech.has("participles", held[-1].low)  # the book printed from those lists
    named = len(held) > 1 and (
        is_personal_name(held) or (speech.subject == "either" and names_somebody(tokens, start, speech))
    )
    return (start[0], start[1] - described) if somebody or named else None


def _opening(tokens: Sequence[Token], i: int, last: int, speech: Speech) -> tuple[int, int] | None:
    """Who opens the clause, parted from the verb by what is said of them: "the court in 2009 found that", "a memo dated
    18 November, seen by the Courier, gives 16"; only where a "that" or a figure shows that they say something."""
    if i and speech.has("passive", tokens[i - 1].low):  # "the world has been told"
        return None
    near = tokens[last + 1 : last + 1 + _SAID_WITHIN]
    told = bool(near) and (speech.has("complementisers", near[0].low) or any(it.kind == "number" for it in near))
    name = noun_at_start(tokens, i, speech) if told else None
    if name is None or (name[0] > 0 and speech.has("openers", tokens[name[0] - 1].low)):
        return None
    held = tokens[name[0] : name[1] + 1]
    known = ("bare", "colon_speakers", "papers", "records")
    nouns = [k for k, token in enumerate(held) if any(speech.has(which, token.low) for which in known)]
    if not nouns:
        return name if is_personal_name(held) else None
    if nouns[0] and not (speech.has("articles", held[0].low) or is_personal_name(held[:2])):
        return None  # "taking the government as a whole"
    did = next((k for k in range(nouns[0] + 1, len(held)) if speech.has("finite", held[k].low)), None)
    if did is not None:  # the mayor came to the bridge and said
        return name[0], name[0] + did - 1
    described = len(held) > 2 and speech.has("participles", held[-1].low)  # "a memo dated"
    return name[0], name[1] - described


def _before_contrast(tokens: Sequence[Token], i: int, speech: Speech, floor: int) -> tuple[int, int] | None:
    """A speaker set against what stands before its comma: 200 kişi öldü, avukatlar ise 340 ölüden söz ediyor."""
    for k in range(i - 1, floor + 1, -1):
        comma = next((j for j in range(k - 1, floor, -1) if tokens[j].text == ","), None)
        if comma and speech.has("contrast", tokens[k].low):
            name = noun_after(tokens, comma + 1, speech)
            return name if name and name[1] == k - 1 and names_somebody(tokens, name, speech) else None
    return None


def _at_start(tokens: Sequence[Token], i: int, speech: Speech, floor: int) -> tuple[int, int] | None:
    """The noun phrase that opens the clause; behind another verb of saying and its comma, only one that may speak."""
    links = 0 < floor < i and (tokens[floor].text in ",-–—" or speech.has("leading_on", tokens[floor - 1].low))
    follows = links and tokens[floor + 1].text not in QUOTES
    found = noun_at_start(tokens, i, speech, floor if follows else 0)
    if found is None or not follows or names_somebody(tokens, found, speech):
        return found
    return found if speech.has("contrast", tokens[found[1] + 1].low) else None


def _behind_its_verb(tokens: Sequence[Token], i: int, name: tuple[int, int], speech: Speech) -> bool:
    """Whether the noun phrase behind the verb at token `i` is its speaker: "refieren los fugitivos que"."""
    behind = tokens[name[1] + 1 : name[1] + 2]
    opens = i == 0 and bool(behind) and speech.has("complementisers", behind[0].low)
    return opens or _begins_with_somebody(tokens, name, speech)


def _somebody_before(tokens: Sequence[Token], i: int, speech: Speech) -> tuple[int, int] | None:
    """The noun phrase before token `i`, if it looks like a speaker."""
    beside = noun_before(tokens, i, speech)
    return beside if beside and names_somebody(tokens, beside, speech) else None


def inverted(tokens: Sequence[Token], i: int, last: int, speech: Speech) -> tuple[int, int] | None:
    """The speaker behind the verb, as in ", said the mayor": only behind a quotation mark or a comma."""
    if pronoun := _joined_pronoun(tokens, last, speech):
        return pronoun
    while speech.subject == "either" and i > 1 and speech.has("auxiliaries", tokens[i - 1].low):
        i -= 1
    opened = i > 0 and _opens_inversion(tokens, i - 1) and title_before(tokens, i - 1) is None
    if not opened or speech.has("no_inversion", tokens[i].low):
        return None
    beside = noun_after(tokens, last + 1, speech)
    if beside is None or (beside[1] > beside[0] and _is_subject(tokens[beside[0]], speech)):
        return None  # "a nurse, who has left since, says she treated thirty men"
    beside = _apposed(tokens, beside, speech)
    person = _named_behind(tokens, beside[1] + 1, speech)
    quoted = tokens[i - 1].text in QUOTES or (i > 1 and tokens[i - 1].low == "," and tokens[i - 2].text in QUOTES)
    if person or tokens[i - 1].text in QUOTES or not names_somebody(tokens, beside, speech):
        return person or (beside if tokens[i - 1].text in QUOTES else None)
    counted = speech.number_words.at(tokens, beside[0])
    inner = (speech.number_words.at(tokens, k) for k in range(beside[0] + 1, beside[1] + 1))
    numbered = any(found.value > 1 for found in inner if found)
    if (numbered or (counted and counted.value > 1)) and (before := speaker_of(tokens, i, last, speech)):
        return before  # "the general, for his part, admits four dead"
    free = speech.subject == "either" and _begins_with_somebody(tokens, beside, speech)
    ends = quoted or beside[1] + 1 >= len(tokens) or tokens[beside[1] + 1].kind == "punct" or free
    return _in_apposition(tokens, beside) if ends else None


def _is_subject(token: Token, speech: Speech) -> bool:
    """Whether a word is a pronoun and no owner: she, but not "its"."""
    return speech.has("pronouns", token.low) and not speech.has("determiners", token.low)


def _in_apposition(tokens: Sequence[Token], office: tuple[int, int]) -> tuple[int, int]:
    """The personal name behind an office: "said the chief surgeon, Lena Hart"; elsewhere the words themselves."""
    first = office[1] + 2
    if first >= len(tokens) or tokens[office[1] + 1].text != "," or is_personal_name(tokens[office[0] : office[1] + 1]):
        return office
    last = (
        next(
            (k for k in range(first, len(tokens)) if tokens[k].kind == "punct" and tokens[k].text not in "-'’."),
            len(tokens),
        )
        - 1
    )
    while last > first and tokens[last].kind == "punct":
        last -= 1
    named = last - first >= 1 and is_personal_name(tokens[first : last + 1])
    return (first, last) if named else office


def _apposed(tokens: Sequence[Token], beside: tuple[int, int], speech: Speech) -> tuple[int, int]:
    """The name behind a mark that stands for "namely": ազատվածներից մեկը՝ Հայկ Սարոյանը; elsewhere the words alone."""
    first = beside[1] + 2
    if first >= len(tokens) or not speech.has("leading", tokens[first - 1].text):
        return beside
    last = next((k for k in range(first, len(tokens)) if not is_personal_name(tokens[k : k + 1])), len(tokens)) - 1
    return (first, last) if last > first else beside


def _named_behind(tokens: Sequence[Token], comma: int, speech: Speech) -> tuple[int, int] | None:
    """The personal name set behind an office by a comma: said the mayor, Marek Olt."""
    if comma >= len(tokens) or tokens[comma].text != ",":
        return None
    person = noun_after(tokens, comma + 1, speech)
    if person is None or not 2 <= person[1] - person[0] + 1 <= 5:
        return None
    if not titled_name(tokens[person[0] : person[1] + 1], speech):
        return None
    return person if person[1] + 1 >= len(tokens) or tokens[person[1] + 1].kind == "punct" else None


def office_holder(tokens: Sequence[Token], office: tuple[int, int], speech: Speech) -> tuple[int, int]:
    """Whose name stands behind an office between commas: according to the mayor, Marek Olt; else the words alone."""
    held = tokens[office[0] : office[1] + 1]
    persons = any(speech.has(which, token.low) for token in held for which in ("bare", "persons"))
    bodies = any(
        speech.has(which, token.low) for token in held for which in ("bodies", "papers", "records", "own_bodies")
    )
    if not persons or bodies or speech.has("plural_names", held[-1].low) or is_personal_name(held):
        return office
    return _named_behind(tokens, office[1] + 1, speech) or office


def _titled_behind(tokens: Sequence[Token], office: tuple[int, int], speech: Speech) -> tuple[int, int]:
    """The person behind an office, with a title and between commas: قال الناطق، العميد فلان الفلاني، إن."""
    first = office[1] + 2
    commas = [k for k in range(office[1] + 1, min(len(tokens), first + 1 + _LONGEST_TITLED)) if tokens[k].text in ",،"]
    if len(commas) < 2 or commas[0] != office[1] + 1 or not speech.has("bare", tokens[first].low):
        return office
    return (first, commas[1] - 1) if commas[1] - first > 1 else office


def _joined_pronoun(tokens: Sequence[Token], last: int, speech: Speech) -> tuple[int, int] | None:
    """The pronoun that a hyphen joins to the verb that ends at token `last`: dit-il."""
    behind = tokens[last + 1 : last + 3]
    joined = len(behind) == 2 and behind[0].text == "-" and speech.has("pronouns", behind[1].low)
    return (last + 2, last + 2) if joined else None


def _begins_with_somebody(tokens: Sequence[Token], name: tuple[int, int], speech: Speech) -> bool:
    """Whether the first noun of a phrase is a speaker: "informó la policía de …", not "declararon la muerte de …"."""
    near = [token for token in tokens[name[0] : name[1] + 1] if not speech.has("articles", token.low)][:2]
    known = ("pronouns", "bare", "colon_speakers")
    shouted = all(token.text.isupper() for token in tokens[name[0] : name[1] + 1]) and name[1] > name[0]
    capital = any(token.text[:1].isupper() for token in near) and not shouted
    nominative = [speech.sets.get(name, ()) for name in known]  # no other case, as speech.has would take
    return capital or any(token.low in words for token in near for words in nominative)


def _opens_inversion(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is a quotation mark, a comma or a dash; a hyphen only with a space behind it."""
    spaced = i + 1 < len(tokens) and tokens[i].text == "-" and tokens[i].end < tokens[i + 1].start
    return spaced or tokens[i].low in QUOTES | {",", "—", "–"}


def names_somebody(tokens: Sequence[Token], name: tuple[int, int], speech: Speech) -> bool:
    """Whether a phrase looks like a speaker: it has an article, a capital letter, or a noun for one."""
    first, head = tokens[name[0]], tokens[name[1]]
    nouns = ("articles", "pronouns", "bare", "colon_speakers")
    capital = first.text[:1].isupper() or head.text[:1].isupper()
    return capital or any(speech.has(n, first.low) or speech.has(n, head.low) for n in nouns)


def is_participle(tokens: Sequence[Token], i: int, last: int, name: tuple[int, int]) -> bool:
    """Whether the verb is a bare participle: "the figure reported by", "a list published in"."""
    follows = tokens[last + 1].low if last + 1 < len(tokens) else ""
    return name[1] < i and follows == "by" and tokens[i].low.endswith("ed")


def capitals_before(tokens: Sequence[Token], k: int, floor: int) -> tuple[int, int] | None:
    """The capitalised words right before token `k`: AFAD'dan yapılan açıklama."""
    ended = k - floor > 2 and tokens[k - 1].text.islower() and tokens[k - 2].start == tokens[k - 3].end
    first = k - 2 if ended and tokens[k - 2].kind == "punct" else k  # FHN-dən
    while first > floor and tokens[first - 1].text[:1].isupper():
        first -= 1
    return (first, k - 1) if first < k and tokens[first].text[:1].isupper() else None
