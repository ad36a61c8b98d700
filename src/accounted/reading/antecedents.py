"""Whom a pronoun stands for that says something: the last speaker named whom it can mean.

"He" is no register, no ministry and no group of people, and "it" no group: "the ministry had spoken of 17. Fifty-two
were hurt, he said" goes back to the deputy minister named before. Where nobody fits, the last one named is meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import lookup_form
from accounted.model import PUBLISHER
from accounted.reading.lexicon import Speech

_BACK = 4
"""So many speakers back one is looked for whom the pronoun can mean."""
_SHORTEST = 4


def meant_by(pronoun: str, speakers: Sequence[str], speech: Speech) -> str | None:
    """Who of the speakers named so far is meant by a pronoun; None where nobody was named."""
    near = list(reversed(speakers[-_BACK:]))
    return next((name for name in near if _fits(name, pronoun, speech)), near[0] if near else None)


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
