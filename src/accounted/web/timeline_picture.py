"""The picture of a timeline: every event on one line of days, as wide as its date is vague, conflicting dates joined.

A mark is a day; a bar is all the days that a date may mean. Where an end is open, the bar fades into an arrow. Two
speakers who put one event on days that do not meet are joined by an arc; which of them is right is not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounted.model.edtf import days

WIDTH, LANE, TOP = 1000, 20, 26
MOST_LANES = 14
MOST_NEAR = 7
NARROWEST = 7
"""The least width of a mark, so that it can be hit."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An event in the picture: `number` is that of its line in the list below."""

    number: int
    x: float
    width: float
    y: int
    exact: bool
    open_before: bool
    open_after: bool
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Arc:
    """Two events whose dates do not meet."""

    x1: float
    y1: int
    x2: float
    y2: int
    why: str


@dataclass(frozen=True, slots=True)
class TimePicture:
    """What is drawn between two days."""

    first: date
    last: date
    bars: tuple[Bar, ...]
    arcs: tuple[Arc, ...]
    ticks: tuple[tuple[float, str], ...]
    height: int
    left_out: int


def shown_between(rows: Sequence[Mapping[str, Any]], first: date | None, last: date | None) -> TimePicture | None:
    """The picture of the dated events, between two days or from the earliest to the latest.

    None where no event is dated in between. What finds no room in the lanes is counted, and stands in the list.
    """
    dated = [(number, row["edtf"], days(row["edtf"])) for number, row in enumerate(rows, 1) if row["edtf"]]
    known = [day for _, _, span in dated for day in span if day]
    if not known:
        return None
    begin, end = first or min(known), last or max(known)
    line = _Line(begin, max(end, begin))
    bars, lanes, left_out = [], list[float](), 0
    for number, edtf, (earliest, latest) in dated:
        if (latest and latest < begin) or (earliest and earliest > end):
            continue
        start, stop = line.x(earliest or begin), line.x(latest or end, after=True)
        width = max(stop - start, NARROWEST)
        lane = next((n for n, taken in enumerate(lanes) if taken + 3 <= start), len(lanes))
        if lane >= MOST_LANES:
            left_out += 1
            continue
        lanes[lane : lane + 1] = [start + width]
        y = TOP + lane * LANE
        bars.append(Bar(number, start, round(width, 1), y, earliest == latest, earliest is None, latest is None,
                        any(sign in edtf for sign in "~?%X")))  # fmt: skip
    if not bars:
        return None
    arcs = tuple(_arcs(rows, {bar.number: bar for bar in bars}))
    return TimePicture(begin, line.last, tuple(bars), arcs, line.ticks(), TOP + len(lanes) * LANE + 4, left_out)


def steps(picture: TimePicture) -> dict[str, tuple[date, date]]:
    """The days to show next: nearer, further, earlier and later than the picture, a week apart at least."""
    first, last = picture.first.toordinal(), picture.last.toordinal()
    days = last - first
    quarter, half = days // 4, max(days // 2, 3)
    near = (first + quarter, last - quarter) if days > MOST_NEAR else (first, last)
    found = {
        "nearer": near, "further": (first - half, last + half),
        "earlier": (first - half, last - half), "later": (first + half, last + half),
    }  # fmt: skip
    return {name: (_day(start), _day(end)) for name, (start, end) in found.items()}


def _day(number: int) -> date:
    return date.fromordinal(min(max(number, date.min.toordinal()), date.max.toordinal()))


class _Line:
    """Days on a line."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self._days = (last - first).days + 1

    def x(self, day: date, after: bool = False) -> float:
        """Where a day begins, or ends; days beyond the line lie on its ends."""
        at = (day - self.first).days + (1 if after else 0)
        return round(WIDTH * min(max(at / self._days, 0), 1), 1)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Some round dates, as EDTF, at most a dozen."""
        if self._days > 3 * 366:
            step = next(n for n in (1, 2, 5, 10, 20, 50, 100, 1000) if (self.last.year - self.first.year) / n <= 10)
            years = range(-(-self.first.year // step) * step, self.last.year + 1, step)
            return tuple((self.x(date(max(year, 1), 1, 1)), str(year)) for year in years)
        if self._days > 62:
            months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
            step = next(n for n in (1, 2, 3, 6) if months / n <= 10 or n == 6)
            starts = (self.first.year * 12 + self.first.month - 1 + n for n in range(0, months + 1, step))
            firsts = [date(n // 12, n % 12 + 1, 1) for n in starts]
            return tuple((self.x(day), day.isoformat()[:7]) for day in firsts if day >= self.first)
        step = -(-self._days // 10)
        all_days = range(0, self._days, step)
        return tuple((self.x(day), day.isoformat()) for day in (date.fromordinal(self.first.toordinal() + n)
                                                                for n in all_days))  # fmt: skip


def _arcs(rows: Sequence[Mapping[str, Any]], bars: Mapping[int, Bar]) -> Iterable[Arc]:
    numbers = {claim: number for number, row in enumerate(rows, 1) for claim in row["claims"]}
    for number, row in enumerate(rows, 1):
        for conflict in row.get("conflicts", ()):
            other = numbers.get(conflict["claim"])
            if other and number < other and number in bars and other in bars:
                one, two = bars[number], bars[other]
                yield Arc(one.x + one.width / 2, one.y + 6, two.x + two.width / 2, two.y + 6, conflict["why"])
