"""Whose a figure is where no verb of saying stands: the paper that holds it, the body whose count it is, who put it so.

"In the morgue book, thirty-four of the bodies are children"; "the admission book, which has 191"; "an Interior Ministry
count of three"; "the pamphlet's three hundred"; "put at 17 by the rescue service and at 19 by the prosecutor"; "87
(court), 43 (government)".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accounted.language import Token
from accounted.reading.lexicon import Speech
from accounted.reading.noun_phrase import noun_after, noun_at_start, noun_before
from accounted.reading.personal_names import is_personal_name
from accounted.reading.speakers import office_holder
from accounted.reading.voice import Voice

_NEAR = 6
"""A figure and the word that ties it to somebody stand within so many tokens."""
_HEAD = 2
"""The noun for a body is one of the first words of its name, an article before it."""
_BESIDE = 3
"""Who put a toll so stands so close behind it: "to 38 dead by the prefecture"."""
_PARTS = frozenset(",;:(—–")
_TRAILS = frozenset(",;:.)")

Stretch = tuple[int, int]


def held(tokens: Sequence[Token], speech: Speech) -> Iterator[Voice]:
    """The speakers of the figures of a sentence in which nobody is said to speak, in order and without overlap."""
    end = -1
    listed = _in_brackets(tokens, speech)
    for i in range(len(tokens)):
        found = (
            listed.get(i)
            or _in_paper(tokens, i, speech)
            or _by_paper(tokens, i, speech)
            or _which_has(tokens, i, speech)
            or _paper_at_start(tokens, i, speech)
            or _with_number(tokens, i, speech)
            or _count_of(tokens, i, speech)
            or _put_by(tokens, i, speech)
            or _counted_by(tokens, i, speech)
            or _owners(tokens, i, speech)
        )
        if found is None or found[0][0] <= end:
            continue
        (first, last), cue = found
        named = tuple(tokens[first : last + 1])
        end = max(cue[1], last)
        yield Voice(named, (tokens[min(cue[0], first)].start, tokens[end].end), (0, 0), "according")


def _in_brackets(tokens: Sequence[Token], speech: Speech) -> dict[int, tuple[Stretch, Stretch]]:
    """Who gives each of several numbers, in brackets behind it: 87 (court), 43 (government of the day)."""
    found: dict[int, tuple[Stretch, Stretch]] = {}
    first = next((i for i, token in enumerate(tokens) if token.text == "("), 0)
    ranges = any(speech.has("own_figures", token.low) for token in tokens[:first])  # figures range from 94 (Tarn)
    for i, token in enumerate(tokens):
        if token.text != "(" or not i or not _number_at(tokens, i - 1, speech):
            continue
        last = next((k for k in range(i + 1, min(len(tokens), i + 2 + _NEAR)) if tokens[k].text == ")"), None)
        held = tokens[i + 1 : last] if last is not None else ()
        stop = next((k for k, t in enumerate(held, i + 1) if t.text == ","), last)
        somebody = any(speech.has(name, t.low) for t in held for name in ("bare", "colon_speakers", "records"))
        somebody = somebody or (ranges and bool(held) and held[0].text[:1].isupper() and held[0].kind == "word")
        if last is not None and stop is not None and somebody and not _number_from(tokens, i + 1, speech, stop):
            found[i] = (i + 1, stop - 1), (i, last)
    return found if len(found) > 1 else {}


def is_paper(name: Sequence[Token], speech: Speech) -> bool:
    """Whether a speaker is a paper, by its head noun: the register of the hospital, a memorial in the square."""
    words = [token for token in name if token.kind == "word"]
    ends = (k for k, token in enumerate(words) if k and any(speech.has(w, token.low) for w in ("inside", "put_by")))
    stop = next(ends, len(words))
    heads = words[max(0, stop - 1) : stop] + (words[:2] if speech.subject == "either" else [])
    return any(speech.has("papers", word.low) or speech.has("records", word.low) for word in heads)


def _in_paper(tokens: Sequence[Token], i: int, speech: Speech) -> tuple[Stretch, Stretch] | None:
    """The paper in which a figure stands, where it opens a clause: "in the morgue book, …"."""
    opens = i == 0 or tokens[i - 1].text in _PARTS or speech.has("contrast", tokens[i - 1].low)
    if not opens or not speech.has("paper_prepositions", tokens[i].low):
        return None
    name = noun_after(tokens, i + 1, speech)
    if name is None or not is_paper(tokens[name[0] : name[1] + 1], speech) or _ours(tokens[name[0]], speech):
        return None
    return (name, (i, i)) if _number_from(tokens, name[1] + 1, speech, len(tokens)) else None


def _by_paper(tokens: Sequence[Token], i: int, speech: Speech) -> tuple[Stretch, Stretch] | None:
    """The paper by which a figure is given, behind it at the clause's end: "30 deaths, by the hospital's register"."""
    if not i or not speech.has("papers_by", tokens[i].low):
        return None
    name = noun_after(tokens, i + 1, speech)
    if name is None or not is_paper(tokens[name[0] : name[1] + 1], speech) or _ours(tokens[name[0]], speech):
        return None
    ends = name[1] + 1 >= len(tokens) or tokens[name[1] + 1].text in _TRAILS
    return (name, (i, i)) if ends and _number_from(tokens, 0, speech, i) else None


def _which_has(tokens: Sequence[Token], i: int, speech: Speech) -> tuple[Stretch, Stretch] | None:
    """The paper of a relative clause with a verb of holding and a figure: "the admission book, which has 191"."""
    if i < 2 or not speech.has("paper_relatives", tokens[i].low) or tokens[i - 1].text != ",":
        return None
    verb = speech.cues.at(tokens, i + 1) if i + 1 < len(tokens) else None
    if verb is None or verb.value not in ("paper_says", "say_number"):
        return None
    after = i + 1 + verb.length
    name = noun_before(tokens, i - 1, speech)
    holds = name is not None and is_paper(tokens[name[0] : name[1] + 1], speech)
    if name is None or not holds or not _number_from(tokens, after, speech, after + _NEAR):
        return None
    return name, (i, after - 1)


def _paper_at_start(tokens: Sequence[Token], i: int, speech: Speech) -> tuple[Stretch, Stretch] | None:
    """The paper that opens the clause, parted by words that tell more of it from a verb of holding and its figure:
    "the stone unveiled by the governor carries 241 names"."""
    verb = speech.cues.at(tokens, i)
    if verb is None or verb.value not in ("paper_says", "say_number") or tokens[i].text[:1].isupper():
        return None
    name = noun_at_start(tokens, i, speech)
    after = i + verb.length
    if name is None or not _number_from(tokens, after, speech, after + _HEAD):
        return None
    made = next((k for k in range(name[0], name[1]) if speech.has("put_by", tokens[k].low)), name[1] + 1)
    described = made - name[0] > _HEAD and speech.has("participles", tokens[made - 1].low)  # the stone unveiled by …
    name = (name[0], made - 1 - described)
    if any(_ours(token, speech) for token in tokens[name[0] : name[1] + 1]):
        return None
    return (name, (i, after - 1)) if is_paper(tokens[name[0] : name[1] + 1], speech) else None


def _with_number(tokens: Sequence[Token], i: int, speech: Speech) -> tuple[Stretch, Stretch] | None:
    """The paper that comes with a figure: the list of the union, with 42 names; a petition with 90 signatures."""
    if i < 1 or not speech.has("paper_with", tokens[i].low):
        return None
    parted = tokens[i - 1].text == ","
    after = i + 1 + (i + 1 < len(tokens) and speech.has("determiners", tokens[i + 1].low))
    name = noun_before(tokens, i - parted, speech) if _number_at(tokens, after, speech) else None
    within = range(name[0], name[1] + 1) if name else range(0)
    papers = [k for k in within if speech.has("papers", tokens[k].low) or speech.has("records", tokens[k].low)]
    if name is None or not papers:
        return None
    first = papers[-1]  # handed in the register of the port
    while first > name[0] and not speech.has("articles", tokens[first].low):
        first -= 1
    return None if _ours(tokens[first], speech) else ((first, name[1]), (i, i))


def _counted_by(tokens: Sequence[Token], i: int, speech: Speech) -> tuple[Stretch, Stretch] | None:
    """Who counted, recorded or established a figure, behind the verb: "eighty-six were recorded by the council"."""
    if i < 2 or not speech.has("put_by", tokens[i].low):
        return None
    near = range(i - 1, max(-1, i - 1 - _BESIDE), -1)
    verb = next((k for k in near if speech.has("counted_by", tokens[k].low)), None)
    if verb is None or any(tokens[k].text in _TRAILS for k in range(verb, i)):
        return None
    name = noun_after(tokens, i + 1, speech)
    if name is None or not _number_from(tokens, 0, speech, len(tokens)):
        return None
    name = office_holder(tokens, name, speech)
    return (name, (verb, i)) if _is_a_body(tokens[name[0] : name[1] + 1], speech) else None


def _count_of(tokens: Sequence[Token], i: int, speech: Speech) -> tuple[Stretch, Stretch] | None:
    """The body whose count it is, named before or behind the noun: "Interior Ministry count of three", el saldo del
    ministerio, de 12."""
    if not speech.has("own_figures", tokens[i].low):
        return None
    if i and i + 1 < len(tokens) and speech.has("of_number", tokens[i + 1].low):
        first = i
        while first and tokens[first - 1].text[:1].isupper() and tokens[first - 1].kind == "word":
            first -= 1
        words = [token for token in tokens[first:i] if not speech.has("articles", token.low)]
        named = bool(words) and not any(speech.has("capitalised", token.low) for token in words)
        if named and first > 0 and _number_at(tokens, i + 2, speech):
            return (first, i - 1), (i, i + 1)
    if i + 1 < len(tokens) and speech.has("count_links", tokens[i + 1].low):
        name = noun_after(tokens, i + 2, speech)
        body = (
            name is not None
            and name[0] == i + 2
            and _pointed_at(tokens, i + 1, speech)
            and (
                any(
                    speech.has("bare", t.low) or speech.has("colon_speakers", t.low)
                    for t in tokens[i + 2 : i + 2 + _HEAD]
                )
                or (speech.has("put_by", tokens[i + 1].low) and is_personal_name(tokens[name[0] : name[1] + 1]))
            )
        )
        if name is not None and body and _number_from(tokens, name[1] + 1, speech, name[1] + 1 + _NEAR):
            return name, (i, i + 1)
    return None


def _pointed_at(tokens: Sequence[Token], i: int, speech: Speech) -> bool:
    """Whether the link at token `i` leads to somebody in particular: of the ministry; but "of doctors"."""
    behind = tokens[i + 1]
    named = speech.has("articles", behind.low) or behind.text[:1].isupper()
    counted = speech.has("counted_of", tokens[i - 1].low) and not speech.has("put_by", tokens[i].low)
    head = tokens[min(i + 2, len(tokens) - 1)].low
    one = not speech.has("plural_names", head) or speech.has("singular_names", head)
    counted = counted and not (one and not speech.has("counting_people", tokens[i - 1].low))  # the mayor's count
    return (named or not speech.has("owners_mark", "'s")) and not counted


def _put_by(tokens: Sequence[Token], i: int, speech: Speech) -> tuple[Stretch, Stretch] | None:
    """Who put a toll so, behind it: "raised to 112 by the ministry", "given as 17 by the rescue service"."""
    if i < 2 or not speech.has("put_by", tokens[i].low):
        return None
    begin = max(0, i - _BESIDE)
    clause = next((k + 1 for k in range(i - 1, begin - 1, -1) if tokens[k].text in _TRAILS), begin)
    number = next((k for k in range(i - 1, clause - 1, -1) if _number_at(tokens, k, speech)), None)
    led = number is not None and number > 0 and speech.has("put_at", tokens[number - 1].low)
    name = noun_after(tokens, i + 1, speech) if led or _gives_figures(tokens, i, speech) else None
    if name is None or number is None:
        return None
    return (name, (i, i)) if led or _is_a_body(tokens[name[0] : name[1] + 1], speech) else None


def _gives_figures(tokens: Sequence[Token], i: int, speech: Speech) -> bool:
    """Whether figures are named before: given the figures of 241 by the Government and 4,020 by the battalion."""
    ahead = range(max(0, i - 1))
    owned = (k for k in ahead if speech.has("own_figures", tokens[k].low))
    return any(speech.has("of_number", tokens[k + 1].low) and _number_at(tokens, k + 2, speech) for k in owned)


def _is_a_body(held: Sequence[Token], speech: Speech) -> bool:
    known = any(speech.has(which, token.low) for token in held for which in ("bare", "colon_speakers", "own_bodies"))
    return known or any(t.text[:1].isupper() and not speech.has("capitalised", t.low) for t in held)


def _owners(tokens: Sequence[Token], i: int, speech: Speech) -> tuple[Stretch, Stretch] | None:
    """The owner of a bare figure: "the pamphlet's three hundred"; "the inquiry's 287 is generally preferred"."""
    low = tokens[i].low
    ending = next((mark for mark in ("'s", "s'") if low.endswith(mark)), "")
    if not ending or not speech.has("owners_mark", "'s") or not _number_at(tokens, i + 1, speech):
        return None
    k = i + 1
    while k < len(tokens) and _number_at(tokens, k, speech):
        k += 1
    bare = k >= len(tokens) or tokens[k].text in _TRAILS or speech.has("passive", tokens[k].low)
    phrase = noun_before(tokens, i + 1, speech) if bare else None
    return (phrase, (i, i)) if phrase else None


def _ours(token: Token, speech: Speech) -> bool:
    return speech.has("self", token.low) or speech.has("pronouns", token.low)


def _number_at(tokens: Sequence[Token], k: int, speech: Speech) -> bool:
    return k < len(tokens) and (tokens[k].kind == "number" or speech.number_words.at(tokens, k) is not None)


def _number_from(tokens: Sequence[Token], first: int, speech: Speech, stop: int) -> bool:
    return any(_number_at(tokens, k, speech) for k in range(first, min(stop, len(tokens))))
