"""What else befell people beside an incident within a few weeks: episodes, known by their days and places.

A document begins with what it is about, and comes to an attack at the gate three days after an explosion only behind
that. So a day is that of an episode where more than one document tells figures of it, at least half of them come to it
only behind other figures, and what they tell is mostly not told of the incident itself. The places that are told with
such days alone make the episode known where no day is given.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Literal, NamedTuple

from accounted.comparison.gathering.gist import Gist
from accounted.comparison.gathering.places import Places
from accounted.comparison.gathering.scenes import Number, Scene, spoken_before
from accounted.comparison.gathering.times import FEW_DAYS, NEAR_DAYS, Home, Stretch, in_years

__all__ = ["Beside", "Episodes"]

_DOCUMENTS = 2
"""So many documents have to tell of the days of an episode: those of one alone may be of a report or of a count."""
Itself = Literal["itself"]
_A_DAY = timedelta(days=1)


class _Told(NamedTuple):
    """Figures of one sentence: the number of its document, the days they are told of, and whether it begins with them.

    `own` are those days on which the document did not appear, since that one may be no more than its dateline, and on
    which nobody was set free, found, buried or identified, since that happens days after the event. `here` says whether
    they are told in one sentence with the place of the incident.
    """

    document: int
    days: tuple[Stretch, ...]
    own: tuple[Stretch, ...]
    opens: bool
    figures: tuple[Number, ...]
    here: bool


class Episodes:
    """The episodes beside each incident that documents are about."""

    def __init__(self, gists: Mapping[str, Gist], home: Mapping[str, Home], places: Places) -> None:
        about: defaultdict[Home, list[Gist]] = defaultdict(list)
        for digest in sorted(home):
            about[home[digest]].append(gists[digest])
        self._beside = {own: Beside(own, own.when, held, places) for own, held in about.items() if own.when}

    def beside(self, own: Home) -> Beside | None:
        """Those beside an incident, None where its days are not known."""
        return self._beside.get(own)


class Beside:
    """The episodes beside one incident: `main` are its own days, `days` those of each episode."""

    def __init__(self, own: Home, when: Stretch, gists: Sequence[Gist], places: Places) -> None:
        self._own, self._place, self._place_of = when, own.place, places.place_of
        told = [one for number, gist in enumerate(gists) for one in self._told(number, gist)]
        self.main = _main_days(told, when)
        weights = {figure: tells for gist in gists for figure, tells in gist.figures}
        self.days = _other_days(told, self.main, when, weights)
        self._known = self._places_apart(gists) if self.days else {}

    @property
    def facts(self) -> str:
        """All that decides which figures are told of an episode."""
        return str((self.main, self.days, sorted(self._known.items())))

    def is_main(self, when: Stretch) -> bool:
        """Whether days are those of the incident itself, or next to them."""
        return when.meets(Stretch(self.main.first - _A_DAY, self.main.last + _A_DAY))

    def day_of(self, scenes: Sequence[Scene], at: int) -> Stretch | None:
        """The days of the episode that a sentence is told of, None where it is told of the incident itself."""
        found = self._last(scenes, at)
        return found if isinstance(found, Stretch) else None

    def long_before(self, scenes: Sequence[Scene], at: int) -> Stretch | None:
        """The date long before the incident that a sentence gives, or the nearest before it that has a figure, too."""
        dated = next((one for one in spoken_before(scenes, at) if one.days), None)
        if dated is None or not (dated is scenes[at] or dated.figures):
            return None
        days = [*self._days(dated)]
        return days[0] if all(it.last < self.main.first - timedelta(days=NEAR_DAYS) for it in days) else None

    def _last(self, scenes: Sequence[Scene], at: int, by_place: bool = True) -> Stretch | Itself | None:
        """The days of the episode, or the incident itself, that the paragraph named last; None where neither."""
        return next(filter(None, (self._named(one, by_place) for one in spoken_before(scenes, at))), None)

    def _named(self, scene: Scene, by_place: bool) -> Stretch | Itself | None:
        days = [it for it in self._days(scene) if it.length <= FEW_DAYS]
        if any(it.meets(self.main) for it in days):
            return "itself"
        if found := next((one for it in days for one in self.days if one.meets(it)), None):
            return found
        places = {*map(self._place_of, scene.names)} if by_place else set()
        if self._place in places:
            return None
        return next((self._known[it] for it in sorted(places) if it in self._known), None)

    def _days(self, scene: Scene) -> Iterator[Stretch]:
        return (in_years(self._own, day, in_full) for day, in_full in scene.days)

    def _told(self, number: int, gist: Gist) -> Iterator[_Told]:
        """The figures of a document, sentence by sentence, with the days that the paragraph gave last."""
        opens = True
        for at, scene in enumerate(gist.scenes):
            if scene.figures:
                dated = ((one, tuple(it for it in self._days(one) if it.length <= FEW_DAYS))
                         for one in spoken_before(gist.scenes, at))  # fmt: skip
                named, days = next((it for it in dated if it[1]), (scene, ()))
                told = () if named.afterwards else days
                own = tuple(it for it in told if it != (gist.published, gist.published))
                here = self._place is not None and self._place in map(self._place_of, named.names)
                yield _Told(number, days, own, opens, scene.figures, here)
                opens = False

    def _places_apart(self, gists: Sequence[Gist]) -> dict[str, Stretch]:
        """The places that are told with the days of one episode, and with no other days; each with these."""
        telling: defaultdict[str, Counter[Stretch | Itself | None]] = defaultdict(Counter)
        for gist in gists:
            named = {(self._place_of(name), self._last(gist.scenes, at, False))
                     for at, scene in enumerate(gist.scenes) for name in scene.names}  # fmt: skip
            for place, told in named:
                telling[place][told] += 1
        found = {}
        for place, many in telling.items():
            most = max(self.days, key=lambda it: (many[it], it))
            alone = many[most] + many[None] == many.total()
            if place != self._place and many[None] <= many[most] and many[most] and alone:
                found[place] = most
        return found


def _main_days(told: Sequence[_Told], when: Stretch) -> Stretch:
    """The days that most documents tell in one sentence with the place, then those with which most begin, then those
    that more tell figures of.

    A day beside them, and a stretch that reaches into them, is of the same.
    """
    days = {it for one in told for it in one.own if it.near(when)}
    figures = Counter(it for one in told for it in one.own for _ in one.figures)
    here, opening = [one for one in told if one.here], [one for one in told if one.opens]
    main = min(
        days, default=None, key=lambda it: (*(-_many(held, it) for held in (here, opening, told)), -figures[it], it)
    )
    if main is None:
        return when
    wide = Stretch(main.first - _A_DAY, main.last + _A_DAY)
    meeting = [it for it in days if it.meets(wide)]
    return Stretch(min(it.first for it in meeting), max(it.last for it in meeting))


def _other_days(told: Sequence[_Told], main: Stretch, when: Stretch, weights: Mapping[Number, float]) -> list[Stretch]:
    """The days of episodes near the incident, as the text above says."""
    beside = [one._replace(own=tuple(it for it in one.own if it.near(when) and not it.meets(main)))
              for one in told]  # fmt: skip
    known: defaultdict[Number, set[int]] = defaultdict(set)
    for one in told:
        if any(it.meets(main) for it in one.days) or (one.opens and not one.days):
            for figure in one.figures:
                known[figure].add(one.document)
    found: list[Stretch] = []
    times = Counter(it for number, it in {(one.document, it) for one in beside for it in one.own})
    for it in sorted(times, key=lambda it: (-times[it], it)):
        many = _many(beside, it)
        late = many - _many([one for one in beside if one.opens], it)
        if not any(map(it.meets, found)) and many >= _DOCUMENTS and late * 2 >= many:
            figures = {(one.document, figure) for one in told if any(map(it.meets, one.days)) for figure in one.figures}
            shared = [figure for document, figure in figures if known[figure] - {document}]
            if sum(weights[it] for it in shared) * 2 <= sum(weights[it] for _, it in figures):
                found.append(it)
    return sorted(found)


def _many(told: Iterable[_Told], day: Stretch) -> int:
    """How many documents tell figures of days that meet these."""
    return len({one.document for one in told if any(map(day.meets, one.own))})
