"""Whom a pronoun stands for that says something: the last speaker named whom it can mean.

"He" is no register, no ministry and no group of people, and "it" no group: "the ministry had spoken of 17. Fifty-two
were hurt, he said" goes back to the deputy minister named before. Where nobody fits, the last one named is meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import Token, lookup_form
from accounted.model import PUBLISHER
from accounted.reading.lexicon import Speech

_BACK = 4
"""So many speakers back one is looked for whom the pronoun can mean."""
_SHORTEST = 4
_LONGEST = 4
"""An article and the noun for a person stand so close."""
_NAMED = 2
_NOT_PERSONS = ("bodies", "papers", "records", "capitalised", "pronouns", "self", "own_figures", "nobody")


def meant_by(pronoun: str, speakers: Sequence[str], speech: Speech, mentioned: str | None = None) -> str | None:
    """Who of the speakers named so far is meant by a pronoun, or whom a sentence before told of, where none of them can
    be; None where nobody was named."""
    near = list(reversed(speakers[-_BACK:]))
    fitting = next((name for name in near if _fits(name, pronoun, speech)), None)
    return fitting or mentioned or (near[0] if near else None)


def person_in(tokens: Sequence[Token], speech: Speech) -> tuple[int, int] | None:
    """The first and last token of the one person of whom a sentence tells first: a clerk of the mine; Edda Rowe."""
    if "persons" not in speech.sets:
        return None
    nouns = ("bare", "persons")
    known = [k for k, t in enumerate(tokens) if t.text.islower() and any(speech.has(which, t.low) for which in nouns)]
    told = [_person_at(tokens, k, speech) for k in known] or [_name_from(tokens, k, speech) for k in range(len(tokens))]
    return next((found for found in told if found), None)


def _person_at(tokens: Sequence[Token], k: int, speech: Speech) -> tuple[int, int] | None:
    """The phrase around the noun for one person at token `k`, which has an article and no other noun behind it."""
    low = tokens[k].low
    several = speech.has("plural_names", low) and not speech.has("singular_names", low)
    if several or any(speech.has(which, low) for which in _NOT_PERSONS):
        return None
    first = next(
        (j for j in range(k - 1, max(-1, k - 1 - _LONGEST), -1) if speech.has("articles", tokens[j].low)), None
    )
    if first is None or speech.has("pronouns", tokens[first].low) or any(t.kind != "word" for t in tokens[first:k]):
        return None
    named = _name_from(tokens, k + 1 + (tokens[k + 1 : k + 2] != [] and tokens[k + 1].text == ","), speech)
    if named:
        return named
    last = k + 1
    while (
        last + 1 < len(tokens)
        and speech.has("inside", tokens[last].low)
        and speech.has("articles", tokens[last + 1].low)
    ):
        last += 3  # of the mine
    return first, min(last, len(tokens)) - 1


def _name_from(tokens: Sequence[Token], k: int, speech: Speech) -> tuple[int, int] | None:
    """The personal name of two words at least that begins at token `k`, its title with it."""
    last = k
    while last < len(tokens) and tokens[last].kind == "word" and tokens[last].text.istitle():
        last += 1
    held = tokens[k:last]
    plain = ("articles", "openers", "capitalised", "bodies", "papers", "records", "pronouns", "self", "loose")
    if len(held) < _NAMED or any(speech.has(which, t.low) for t in held for which in plain):
        return None
    governed = k > 0 and speech.has("loose", tokens[k - 1].low) and not speech.has("to_persons", tokens[k - 1].low)
    after = last < len(tokens) and tokens[last].text.istitle()
    return None if governed or after else (k, last - 1)


def _fits(name: str, pronoun: str, speech: Speech) -> bool:
    """Whether a pronoun can mean a speaker: one person, one body or paper, or several."""
    personal, neuter = speech.has("personal", pronoun), speech.has("of_bodies", pronoun)
    if "of_bodies" not in speech.sets or not (personal or neuter):
        return True  # "elle" is a woman or a ministry
    if name == PUBLISHER:
        return neuter
    words = name.split()
    if not words:
        return False
    inside = (k for k, word in enumerate(words) if k and speech.has("inside", lookup_form(word)))
    head = words[next(inside, len(words)) - 1]
    low = lookup_form(head)
    several = head.islower() and len(low) >= _SHORTEST and speech.has("plural_names", low)
    several = several and not speech.has("singular_names", low)
    thing = any(speech.has(kind, low) for kind in ("papers", "records", "bodies"))
    if personal:
        return not (several or thing)
    return not several


def names_its_own(name: Sequence[Token], speech: Speech) -> bool:
    """Whether a name is that of an own paper or body: our first bulletin; our Office; the undersigned."""
    if any(speech.has("own_names", token.low) for token in name[1:]):
        return True
    papers = any(speech.has(kind, token.low) for token in name[1:] for kind in ("papers", "records"))
    inside = (k for k, token in enumerate(name) if speech.has("inside", token.low) or speech.has("loose", token.low))
    head = name[next(inside, len(name)) - 1]  # but "our colleagues in the Office"
    return (papers or speech.has("own_staff", head.low)) and speech.has("ours", name[0].low)
