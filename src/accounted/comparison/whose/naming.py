"""Who says the figures of an incident, and the names of sides that these speakers bear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from accounted.comparison.speakers import AGAINST, Profile, profile_of
from accounted.comparison.spelling import tokens_of
from accounted.comparison.voices import Hearing
from accounted.comparison.whose.marks import IRREGULAR, NAMED, Mark, is_irregular, one_name
from accounted.comparison.whose.words import plays_a_part
from accounted.model import CountClaim, Document

__all__ = ["Spoken", "node_of", "spoken_of"]

_FRONT = "front"
_PUBLIC = frozenset({"ministry", "army", "navy", "government", "presidency", "prosecution", "authority", _FRONT})
"""Bodies that speak for a country or for one side of a fight."""
_OF_A_PEOPLE = frozenset({"association", "council", "church", "parliament", *AGAINST})
"""Bodies that may bear the name of a people or a faith."""
_FEW = 2
"""So many words has the name of a country, or of a list of it."""
_LEAST = 4
"""Letters of a name of a side."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who says a figure.

    `key` is the speaker as known again across documents, `nodes` are the names of sides that it bears; `carrier` and
    `carrier_nodes` are the same of a publisher who carries another's words. `public` says that it is a body that speaks
    for a side, `plain` that its name is one of no body and nobody's role, as that of a country; `bare` that it says
    only what kind of body it is; `press` that it is a newspaper or the like; `fighters` that the figure counts these.
    """

    key: str
    name: str
    nodes: tuple[str, ...]
    carrier: str
    carrier_nodes: tuple[str, ...]
    public: bool
    plain: bool
    bare: bool
    press: bool
    fighters: bool


def node_of(mark: Mark) -> str:
    """What stands for the side that a mark names."""
    return _node(mark.name) if mark.kind == NAMED else mark.kind


def _node(name: str) -> str:
    return f"name {name}"


def spoken_of(
    held: Sequence[CountClaim], documents: Mapping[str, Document], heard: Hearing,
    languages: Mapping[str, str | None],
) -> tuple[dict[str, Spoken], tuple[str, ...]]:  # fmt: skip
    """Who says each figure, by the claim's id, and the names of sides, one for all the forms of each."""
    speakers, spoken_in = {heard.voice(one).name for one in held}, frozenset(languages.get(one.id) for one in held)
    places = {word for one in held if one.place for word in tokens_of(one.place.name)}
    names = _names(speakers, spoken_in, places)
    publishers = {digest: heard.publisher(document) for digest, document in documents.items()}
    sides = {digest: profile_of(one.side.value if one.side else "") for digest, one in documents.items()}
    borne: dict[tuple[str, str, str | None], tuple[str, ...]] = {}
    found: dict[str, Spoken] = {}
    for one in held:
        voice, publisher, digest = heard.voice(one), publishers.get(one.source.digest), one.source.digest
        own = one.said_by.own_voice or (publisher is not None and voice.key == publisher.key)
        profiles = (profile_of(voice.name), *([sides[digest]] if own and digest in sides else []))

        def nodes(name: str, of: str, language: str | None = languages.get(one.id)) -> tuple[str, ...]:
            if (name, of, language) not in borne:
                side = [sides[of]] if of else []
                borne[name, of, language] = _borne([profile_of(name), *side], names, name, language)
            return borne[name, of, language]

        carried = publisher is not None and not own
        found[one.id] = Spoken(
            f"speaker {voice.key}", voice.name, nodes(voice.name, digest if own and digest in sides else ""),
            f"carrier {digest}", nodes(publisher.name, digest) if publisher and carried else (),
            any(it.bodies & (_PUBLIC | AGAINST) and not it.paper for it in profiles),
            len(profiles[0].named) <= _FEW and not any(it.office or it.roles or it.press for it in profiles),
            profiles[0].bare, any(it.paper for it in profiles), one.group.code == "combatants",
        )  # fmt: skip
    return found, names


def _borne(profiles: Iterable[Profile], names: tuple[str, ...], name: str, language: str | None) -> tuple[str, ...]:
    """The sides whose names stand in a speaker's, or in what its documents say of it."""
    held = list(profiles)
    words = {word for it in held for word in it.words if len(word) >= _LEAST}
    found = {_node(side) for side in names if any(one_name(side, word) for word in words)}
    if any(_FRONT in it.bodies for it in held):
        found.add(_FRONT)
    if is_irregular(name, language):
        found.add(IRREGULAR)
    return tuple(sorted(found))


def _names(speakers: Iterable[str], languages: frozenset[str | None], places: set[str]) -> tuple[str, ...]:
    """The names that bodies of a country, an army or a people bear; words written small are no names.

    A place where people were harmed is none, unless it has a ministry or an army: a council may be that of a town.
    """
    words: set[str] = set()
    for name in speakers:
        profile = profile_of(name)
        if not profile.paper and (profile.bodies & (_PUBLIC | _OF_A_PEOPLE) or profile.officials):
            small = {token for word in name.split() if word[:1].islower() for token in tokens_of(word)}
            towns = frozenset() if profile.bodies & _PUBLIC else places
            words |= {word for word in profile.named if len(word) >= _LEAST and word not in small | towns}
    found: list[str] = []
    for word in sorted(words, key=lambda it: (len(it), it)):
        if not plays_a_part(word, languages) and not any(one_name(name, word) for name in found):
            found.append(word)
    return tuple(found)
