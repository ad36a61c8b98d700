"""What body a person speaks for, by the words beside the name: "the ministry's spokesman, Brigadier N. Belhadi"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from accounted.comparison.speakers.bodies import IRREGULAR
from accounted.comparison.speakers.profile import Profile, profile_of

__all__ = ["offices_of"]

_REACH = 9
"""How many words before a name, or behind it, may say whom the person speaks for."""
_LEAST = 4  # letters of a name that may be looked for
_SENTENCE = re.compile(r"[.!?։؟]\s+(?=[^\W\d_a-z]|$)|\n|[;:«»“”\"]")
_COMMA = re.compile(r"[,،(–—]\s*")


def offices_of(names: Mapping[str, str], passages: Iterable[str]) -> dict[str, Profile]:
    """Of each person, by key, the body that passages say it speaks for, or what the person is; none where they differ.

    Args:
        names: of persons, by key.
        passages: of the documents that name them.
    """
    wanted = {key: name for key, name in names.items() if len(name) >= _LEAST}
    found: defaultdict[str, list[Profile]] = defaultdict(list)
    for passage in dict.fromkeys(passages):
        for key, name in wanted.items():
            at = passage.find(name)
            if at >= 0 and (office := _before(passage[:at]) or _behind(passage[at + len(name) :])):
                found[key].append(office)
    return {key: kept for key, held in sorted(found.items()) if (kept := _agreed(held))}


def _before(text: str) -> Profile | None:
    """The office right before a name; a comma may part them where only a rank stands behind it."""
    clause = _SENTENCE.split(text)[-1]
    parts = _COMMA.split(clause)
    last = parts[-1]
    if len(parts) > 1 and _is_a_rank(last):
        last = parts[-2]
    return _office(" ".join(last.split()[-_REACH:]))


def _is_a_rank(words: str) -> bool:
    profile = profile_of(words)
    return not (profile.named or profile.office or profile.roles)


def _behind(text: str) -> Profile | None:
    """The office behind a name and a comma: "…, spokesman for the guard"."""
    mark = re.match(r"\s*[,،(–—]\s*", text)
    if not mark:
        return None
    clause = _COMMA.split(_SENTENCE.split(text[mark.end() :])[0])[0]
    return _office(" ".join(clause.split()[:_REACH]))


def _office(words: str) -> Profile | None:
    """What words beside a name say of it; "the armed group" beside one may be what bears the name, and is no office."""
    profile = profile_of(words)
    if IRREGULAR in profile.bodies:
        return None
    if profile.roles:
        return Profile((), frozenset(), frozenset(), profile.roles, False, False, ())
    return profile if profile.bodies - {"newspaper", "agency", "union"} else None


def _agreed(held: list[Profile]) -> Profile | None:
    kinds = frozenset.intersection(*(one.bodies for one in held))
    roles = frozenset.intersection(*(one.roles for one in held))
    if not kinds:
        return Profile((), kinds, frozenset(), roles, False, False, ()) if roles else None
    fields = frozenset().union(*(one.fields for one in held))
    return Profile((), kinds, fields if len(fields) == 1 else frozenset(), frozenset(), False, False, ())
