"""Whose a figure is by the words that own it: by his account, by the survivors' own count, the ministry's toll."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from accounted.language import Token
from accounted.reading.lexicon import Speech
from accounted.reading.noun_phrase import noun_at_start, noun_before
from accounted.reading.voice import Voice

_LONGEST_OWNER = 7
"""Whose count it is stands in fewer words than these behind "by"."""
_NEAR = 6
"""The figure stands within so many tokens of the toll it is."""
_OWNERS = ("'s", "s'")
_APOSTROPHES = "'’"


def points_back(name: Sequence[Token], speech: Speech) -> bool:
    """Whether the words only point back: it, the ministry, the statement."""
    lows = [token.low for token in name]
    if len(lows) == 1 and any(speech.has(which, lows[0]) for which in ("pronouns", "object_pronouns", "resumes")):
        return True
    between = name[1:-1]
    if len(lows) == 2 and speech.has("own_parts", lows[1]):
        return True
    plain = all(
        token.kind == "number" or speech.has("capitalised", token.low) or speech.has("pointing", token.low)
        for token in between
    )
    pointed = len(lows) == 1 or speech.has("pointing", lows[0])
    bare = speech.has("bare", lows[-1]) or (
        len(lows) > 1 and speech.has("this_one", lows[0]) and _a_paper(lows[-1], speech)
    )
    return plain and pointed and bare and (name[-1].text.islower() or len(lows) == 1)


def _a_paper(low: str, speech: Speech) -> bool:
    return speech.has("papers", low) or speech.has("records", low)


def by_account(tokens: Sequence[Token], speech: Speech) -> Iterator[Voice]:
    """By his account; by the survivors' own count."""
    for i in range(len(tokens) - 2):
        if not speech.has("by", tokens[i].low):
            continue
        pronoun = speech.has("pronouns", tokens[i + 1].low)
        near = range(i + 1, min(len(tokens) - 1, i + _LONGEST_OWNER))
        ends = next((k for k in near if tokens[k].low.endswith(_OWNERS) or tokens[k].text in _APOSTROPHES), None)
        last = i + 1 if pronoun else ends
        if last is None:
            continue
        noun = next(
            (k for k in range(last + 1, len(tokens)) if not speech.has("figure_adjectives", tokens[k].low)), None
        )
        if noun is None or not speech.has("accounts", tokens[noun].low):
            continue
        parted = tokens[last].text in _APOSTROPHES
        named = tokens[i + 1 : last + (not parted)]
        if named and all(token.kind == "word" for token in named):
            name = tuple(named) if pronoun or parted else (*named[:-1], _without_owner(named[-1]))
            cue = (tokens[i].start, tokens[noun].end)
            yield Voice(name, cue, (0, 0), "according", pronoun or points_back(name, speech))


def whose_version(tokens: Sequence[Token], speech: Speech) -> Iterator[Voice]:
    """Whose version it is of which is told what it is: the State's version is that two were killed."""
    for i in range(len(tokens) - 3):
        noun, verb, that = (token.low for token in tokens[i + 1 : i + 4])
        told = speech.has("accounts", noun) and speech.has("passive", verb) and speech.has("complementisers", that)
        phrase = noun_before(tokens, i + 1, speech) if told and tokens[i].low.endswith(_OWNERS) else None
        if phrase:
            name = (*tokens[phrase[0] : i], _without_owner(tokens[i]))
            cue = (name[0].start, tokens[i + 3].end)
            yield Voice(name, cue, (0, 0), "according", points_back(name, speech))


def whose_claim(tokens: Sequence[Token], speech: Speech) -> Iterator[Voice]:
    """Whose statement it is that something is so: the command's statement that three armed men died."""
    if not speech.has("owners_mark", _OWNERS[0]):
        return
    for i in range(1, len(tokens) - 2):
        if not tokens[i].low.endswith(_OWNERS):
            continue
        k = i + 1
        while k < len(tokens) - 1 and speech.has("figure_adjectives", tokens[k].low):
            k += 1
        claimed = any(speech.has(noun, tokens[k].low) for noun in ("accounts", "own_figures", "papers", "claims"))
        that = k + 1 < len(tokens) and speech.has("complementisers", tokens[k + 1].low)
        phrase = noun_before(tokens, i + 1, speech) if claimed and that else None
        if phrase:
            name = (*tokens[phrase[0] : i], _without_owner(tokens[i]))
            yield Voice(name, (name[0].start, tokens[k + 1].end), (0, 0), "according", points_back(name, speech))


def _without_owner(token: Token) -> Token:
    """A word without the mark that makes it an owner: ministry's, survivors'."""
    cut = 2 if token.low.endswith("'s") else 1
    return token._replace(end=token.end - cut, text=token.text[:-cut], low=token.low[:-cut])


def own_figures(tokens: Sequence[Token], speech: Speech) -> Iterator[Voice]:
    """The owner of a toll, where nobody else speaks: the ministry's toll stands at 19; it keeps to its figure of 12."""
    for i in range(1, len(tokens)):
        if not speech.has("own_figures", tokens[i].low) or not _number_near(tokens, i, speech):
            continue
        j = i - 1
        while j > 0 and speech.has("figure_adjectives", tokens[j].low):
            j -= 1
        if tokens[j].low.endswith(_OWNERS) and (phrase := noun_before(tokens, j + 1, speech)):
            held = (*tokens[phrase[0] : j], _without_owner(tokens[j]))
            yield Voice(held, (held[0].start, tokens[i].end), (0, 0), "according_behind", points_back(held, speech))
            yield from _other_owners(tokens, i + 1, speech)
            return
        elif speech.has("determiners", tokens[j].low) and speech.has("pronouns", tokens[j].low):
            yield from _whose_subject(tokens, j, i, speech)


def _other_owners(tokens: Sequence[Token], first: int, speech: Speech) -> Iterator[Voice]:
    """Whose the further figures are, where the noun is left out: the ministry's figure is 40 dead, the union's 60."""
    for i in range(first, len(tokens) - 1):
        if tokens[i].low.endswith(_OWNERS) and _number_near(tokens[: i + 4], i, speech):
            owned = any(speech.has("own_figures", token.low) for token in tokens[i + 1 : i + 3])
            bare = tokens[i + 1].kind == "number" or speech.number_words.at(tokens, i + 1)
            phrase = noun_before(tokens, i + 1, speech, first) if owned or bare else None
            if phrase:
                held = (*tokens[phrase[0] : i], _without_owner(tokens[i]))
                yield Voice(held, (held[0].start, tokens[i].end), (0, 0), "according_behind")


def official(tokens: Sequence[Token], speech: Speech) -> Iterator[Voice]:
    """What is only called official, where nobody else speaks: officially, 446 died; the official toll is 34."""
    if "official" not in speech.sets:
        return
    for i, token in enumerate(tokens):
        if i == 0 and speech.has("officially", token.low) and _leads_to_number(tokens, speech):
            yield Voice((token,), (token.start, token.end), (0, 0), "according")
            return
        noun = next((k for k in (i + 1, i - 1) if 0 <= k < len(tokens) and _is_of_figures(tokens[k], speech)), None)
        if noun is None or not speech.has("official", token.low):
            continue
        first, last = min(i, noun), max(i, noun)
        first -= first > 0 and speech.has("articles", tokens[first - 1].low)
        if _number_near(tokens, last, speech):
            yield Voice(tuple(tokens[first : last + 1]), (tokens[first].start, tokens[last].end), (0, 0), "according")
            return


def _is_of_figures(token: Token, speech: Speech) -> bool:
    return any(speech.has(name, token.low) for name in ("own_figures", "official_nouns"))


def _leads_to_number(tokens: Sequence[Token], speech: Speech) -> bool:
    """Whether a comma, a colon or a number stands behind the first word."""
    parted = len(tokens) > 1 and tokens[1].text in ",:،"
    return (parted or _number_near(tokens[:3], 0, speech)) and _number_near(tokens, 1, speech)


def _whose_subject(tokens: Sequence[Token], j: int, i: int, speech: Speech) -> Iterator[Voice]:
    """Who opens the clause in which a toll is "its": the ministry has not moved from its figure of 12."""
    name = noun_at_start(tokens, j, speech)
    held = tokens[name[0] : name[1] + 1] if name else ()
    if held and (speech.has("bare", held[-1].low) or speech.has("bare", held[min(1, len(held) - 1)].low)):
        yield Voice(tuple(held), (held[0].start, tokens[i].end), (0, 0), "according", points_back(held, speech))


def _number_near(tokens: Sequence[Token], i: int, speech: Speech) -> bool:
    """Whether a number stands behind token `i` in its clause, a few words between at most."""
    stop = next((k for k in range(i, len(tokens)) if tokens[k].text in ";:."), len(tokens))
    near = range(i + 1, min(stop, i + 1 + _NEAR))
    return any(tokens[k].kind == "number" or speech.number_words.at(tokens, k) for k in near)
