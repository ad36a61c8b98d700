"""A picture of an estimate: what is documented, the floor, each model's interval, and apart from them what is claimed.

The three kinds of number have each their own band and their own sign: a filled square for documented, dashed lines
for Chao's lower-bound estimator, the floor, and its interval, a dot with whiskers for estimated (open where there is a
warning), an open bracket for reported. Each row has its numbers in words under its name. No colour carries meaning, and
no length does: the axis is logarithmic.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from accounted.estimation.floor import in_figures
from accounted.model.estimate import value_of

WIDTH, LEFT, RIGHT, ROW = 860, 300, 40, 44
_STYLE = (
    "text{font:14px sans-serif;fill:#111}.small{font-size:12px;fill:#444}.axis{stroke:#999}"
    ".mark{stroke:#111;stroke-width:2;fill:#111}.floor{stroke:#111;stroke-dasharray:5 4;stroke-width:1.5}"
    ".open{stroke:#111;stroke-width:2;fill:none}"
)


@dataclass(frozen=True, slots=True)
class Reported:
    """The range of what speakers claim, drawn apart from every estimate."""

    low: float
    high: float
    by: str = "reported by speakers"


@dataclass(frozen=True)
class _Scale:
    low: float
    high: float

    def at(self, number: float) -> float:
        share = math.log(max(number, self.low) / self.low) / math.log(self.high / self.low)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def ticks(self) -> list[int]:
        steps = [factor * 10**power for power in range(12) for factor in (1, 2, 5)]
        inside = [step for step in steps if self.low <= step <= self.high]
        return inside if len(inside) >= 2 else [math.ceil(self.low), math.floor(self.high)]


def picture(written: Mapping[str, Any], reported: Reported | None = None) -> str:
    """An SVG of the JSON of an estimate, or of one of its strata; the axis is logarithmic.

    Args:
        written: an `estimate/1`, or a member of its `strata`.
        reported: what speakers claim, if that is to stand below.
    """
    models = written["models"]
    scale = _scale(written, reported)
    rows = 3 + len(models) + ("lower" in written["floor"]) + (2 if reported else 0)
    height = 40 + ROW * rows + 44
    body = [*_frame(scale, height), *_documented(written, scale), *_estimated(models, written["floor"], scale)]
    if reported:
        body += _reported(reported, scale, 40 + ROW * (rows - 1))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
            f"<title>{escape(_title(written))}</title>",
            f"<desc>{escape(in_words(written, reported))}</desc>",
            f"<style>{_STYLE}</style>",
            f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
            *body,
            "</svg>",
            "",
        ]
    )


def in_words(written: Mapping[str, Any], reported: Reported | None = None) -> str:
    """What the picture shows, for those who do not see it."""
    said = [f"Documented: {written['observed']:,}."]
    if "lower" in written["floor"]:
        said.append(f"Floor, by Chao's lower-bound estimator: {in_figures(written['floor'])}.")
    for model in written["models"]:
        value = value_of(model)
        if value is None:
            said.append(f"{model['name']}: refused.")
        else:
            said.append(f"{model['name']}: {value:,.0f}, from {model['lower']:,.0f} to {model['upper']:,.0f}.")
    if reported:
        said.append(f"Apart from these, {reported.by}: {reported.low:,.0f} to {reported.high:,.0f}.")
    return " ".join(said)


def _title(written: Mapping[str, Any]) -> str:
    stratum = written.get("stratum")
    where = f" ({', '.join(f'{key} {value}' for key, value in stratum.items())})" if stratum else ""
    return f"Documented and estimated numbers of persons{where}"


def _scale(written: Mapping[str, Any], reported: Reported | None) -> _Scale:
    numbers = [written["observed"], *(written["floor"].get(key, written["observed"]) for key in ("lower", "upper"))]
    numbers += [
        end for model in written["models"] if value_of(model) is not None for end in (model["lower"], model["upper"])
    ]
    numbers += [reported.low, reported.high] if reported else []
    kept = [max(float(number), 1.0) for number in numbers]
    return _Scale(max(min(kept) * 0.85, 0.5), max(kept) * 1.15 + 1)


def _frame(scale: _Scale, height: int) -> Iterator[str]:
    foot = height - 34
    yield f'<line class="axis" x1="{LEFT}" y1="{foot}" x2="{WIDTH - RIGHT}" y2="{foot}"/>'
    last = -100.0
    for tick in scale.ticks():
        at = scale.at(tick)
        if at - last < 62:
            continue
        last = at
        yield f'<line class="axis" x1="{at}" y1="{foot}" x2="{at}" y2="{foot + 5}"/>'
        yield f'<text class="small" x="{at}" y="{foot + 20}" text-anchor="middle">{tick:,}</text>'


def _documented(written: Mapping[str, Any], scale: _Scale) -> Iterator[str]:
    at, y = scale.at(written["observed"]), 34
    yield f'<text x="10" y="{y + 5}">documented</text>'
    yield f'<text class="small" x="10" y="{y + 21}">{written["observed"]:,} persons, on a list</text>'
    yield f'<rect class="mark" x="{round(at - 5, 1)}" y="{y - 5}" width="10" height="10"/>'


def _estimated(models: Sequence[Mapping[str, Any]], floor: Mapping[str, Any], scale: _Scale) -> Iterator[str]:
    top = 40 + ROW
    given = any(value_of(model) is not None for model in models)
    kind = "estimated, on a list or not" if given else "not estimated: every model refuses"
    yield f'<text class="small" x="10" y="{top + 5}">{kind}</text>'
    if "lower" in floor:
        top += ROW
        at, low, high = (scale.at(floor[key]) for key in ("value", "lower", "upper"))
        yield f'<text x="10" y="{top + 5}">floor (Chao\'s lower-bound estimator)</text>'
        yield f'<text class="small" x="10" y="{top + 21}">{in_figures(floor)}</text>'
        yield f'<line class="floor" x1="{low}" y1="{top}" x2="{high}" y2="{top}"/>'
        foot = top + ROW * (len(models) + 1) - 16
        yield f'<line class="floor" x1="{at}" y1="{top - 4}" x2="{at}" y2="{foot}"/>'
    for place, model in enumerate(models, start=1):
        yield from _interval(model, scale, top + ROW * place)


def _interval(model: Mapping[str, Any], scale: _Scale, y: int) -> Iterator[str]:
    yield f'<text x="10" y="{y + 5}">{escape(model["name"])}</text>'
    value = value_of(model)
    if value is None:
        yield f'<text class="small" x="10" y="{y + 21}">refused</text>'
        return
    low, middle, high = scale.at(model["lower"]), scale.at(value), scale.at(model["upper"])
    yield f'<line class="mark" x1="{low}" y1="{y}" x2="{high}" y2="{y}"/>'
    yield from (f'<line class="mark" x1="{end}" y1="{y - 5}" x2="{end}" y2="{y + 5}"/>' for end in (low, high))
    shape = "mark" if model["status"] == "ok" else "open"
    fill = "" if model["status"] == "ok" else ' style="fill:#fff"'
    yield f'<circle class="{shape}"{fill} cx="{middle}" cy="{y}" r="5"/>'
    warned = "" if model["status"] == "ok" else ", with a warning"
    said = f"{value:,.0f} ({model['lower']:,.0f} – {model['upper']:,.0f}){warned}"
    yield f'<text class="small" x="10" y="{y + 21}">{said}</text>'


def _reported(reported: Reported, scale: _Scale, y: int) -> Iterator[str]:
    low, high = scale.at(reported.low), scale.at(reported.high)
    yield f'<line class="axis" x1="10" y1="{y - 24}" x2="{WIDTH - RIGHT}" y2="{y - 24}"/>'
    yield f'<text x="10" y="{y + 5}">{escape(reported.by)}</text>'
    yield f'<text class="small" x="10" y="{y + 21}">{reported.low:,.0f} – {reported.high:,.0f}</text>'
    low, high = low - 3, high + 3
    brackets = f"M{low + 8} {y - 8}H{low}V{y + 8}H{low + 8}M{high - 8} {y - 8}H{high}V{y + 8}H{high - 8}"
    yield f'<path class="open" d="{brackets}"/>'
