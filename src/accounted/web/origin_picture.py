"""The picture of an origin: each statement on a line of its own, joined to the one that it repeats.

The first statement stands at the beginning, each repetition one step further in. The order down the picture is that of
the list below it; the picture says who repeats whom, and not who is right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

STEP, LINE, LEFT, TOP = 26, 24, 12, 14
MOST = 40
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Node:
    """A statement: its claim, who says it and who carries it, where it stands, and where the line to it begins."""

    claim: str
    said_by: str
    carried_by: str
    x: int
    y: int
    parent: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Graph:
    """The statements of an origin with their places, and how high the picture is; `left_out` are too many to draw."""

    nodes: tuple[Node, ...]
    height: int
    left_out: int


def graph_of(chain: Sequence[Mapping[str, Any]]) -> Graph | None:
    """The picture of a chain, None where nobody repeats anybody."""
    if not any(step["repeats"] for step in chain):
        return None
    places: dict[str, tuple[int, int]] = {}
    nodes: list[Node] = []
    for step in _in_order(chain)[:MOST]:
        parent = places.get(step["repeats"]) if step["repeats"] else None
        x, y = (parent[0] + STEP if parent else LEFT), TOP + LINE * len(nodes)
        places[step["claim"]] = (x, y)
        nodes.append(Node(step["claim"], _cut(step["said_by"]), _cut(step["carried_by"] or ""), x, y, parent))
    return Graph(tuple(nodes), TOP + LINE * len(nodes), max(len(chain) - MOST, 0))


def _in_order(chain: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Every statement behind the one that it repeats, those of one behind each other."""
    known = {step["claim"] for step in chain}
    below: dict[str | None, list[Mapping[str, Any]]] = {}
    for step in chain:
        below.setdefault(step["repeats"] if step["repeats"] in known else None, []).append(step)
    waiting, found = below.get(None, [])[::-1], []
    while waiting:
        step = waiting.pop()
        found.append(step)
        waiting += below.pop(step["claim"], [])[::-1]
    return found


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
