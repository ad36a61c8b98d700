"""Counting rules, and figures under them, for people; a range never stands without the name of its rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accounted.cli.render import on_one_line
from accounted.cli.render_figures import openness
from accounted.model import vocabulary

if TYPE_CHECKING:
    from accounted.case import Rule, Ruled, RuledDifference, RuledRow


def rules_blocks(rules: Iterable[Rule]) -> list[RenderableType]:
    """Each rule with what it does, where it is from and what it leaves out."""
    blocks: list[RenderableType] = []
    for rule in rules:
        blocks += [
            Text(f"{rule.label}  {rule.title}", style="bold"),
            Padding(Text(rule.says), (0, 0, 0, 2)),
            Padding(_listed("after", rule.after), (0, 0, 0, 2)),
            Padding(_listed("not expressed", rule.beyond), (0, 0, 1, 2)),
        ]
    return blocks


def _listed(title: str, lines: Iterable[str]) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=13)
    grid.add_column(overflow="fold")
    for number, line in enumerate(lines):
        grid.add_row(Text("" if number else title), Text(on_one_line(line)))
    return grid


def ruled_blocks(ruled: Ruled) -> list[RenderableType]:
    """The figures of an incident under one rule: its range, its grade, and the claims in and out with why."""
    rule = ruled.rule
    blocks: list[RenderableType] = [
        Text(on_one_line(ruled.incident.title), style="bold"),
        Text(f"Under the counting rule {rule.label}: {rule.title}. The rule is a choice of whoever applies it."),
    ]
    for row in ruled.rows:
        blocks += [Text(""), Text(f"{_whom(row)}: {_range(row)}", style="bold")]
        blocks += [Text(f"  {line}") for line in _grade(row)]
        blocks.append(_claims(row))
    return blocks if ruled.rows else [*blocks, Text("No figure that the rule counts is claimed.")]


def differences_blocks(differences: Sequence[RuledDifference]) -> list[RenderableType]:
    """What several rules make of the same figures, row by row, and the claims they treat differently."""
    blocks: list[RenderableType] = []
    for one in differences:
        rows = [row for row in one.rows if row is not None]
        blocks.append(Text(_whom(rows[0]), style="bold"))
        blocks += [Text(f"  {row.rule.label}: {_range(row)}") for row in rows]
        for claim, said in one.moved:
            told = "; ".join(
                f"{rule} {'counts it' if counts else f'leaves it out: {why}'}" for rule, counts, why in said
            )
            blocks.append(Padding(Text(on_one_line(f"{claim}  {told}")), (0, 0, 0, 4)))
        blocks.append(Text(""))
    return blocks


def _whom(row: RuledRow) -> str:
    group = f", {vocabulary('groups').label(row.group)}" if row.group else ""
    unit = f" ({vocabulary('units').label(row.unit)})" if row.unit != "person" else ""
    return f"{vocabulary('fates').label(row.fate)}{group}{unit}"


def _range(row: RuledRow) -> str:
    if not row.ends:
        return f"no range under {row.rule.label}: {row.why}"
    ends = ", ".join(f"{one.term} {_value(one.term, one.in_words)}" for one in row.ends)
    return f"{ends}{openness(row.open_below, row.open_above)} ({row.rule.label})"


def _value(term: str, words: str) -> str:
    return words.removeprefix(f"{term} ")


def _grade(row: RuledRow) -> Iterator[str]:
    if row.grade:
        yield f"grade of {row.rule.label}: {row.grade}. {row.grade_why}"
    elif row.grade_why:
        yield f"no grade of {row.rule.label}. {row.grade_why}"


def _claims(row: RuledRow) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for width in (4, 14):
        grid.add_column(min_width=width, overflow="fold")
    grid.add_column(overflow="fold")
    grid.add_column(overflow="fold")
    for word, counted in (("in", row.counted), ("out", row.left_out)):
        for one in counted:
            who = on_one_line(f"{one.said_by} [{one.origin}]")
            grid.add_row(Text(word), Text(on_one_line(one.figure)), Text(who), Text(on_one_line(one.why)))
    return Padding(grid, (0, 0, 0, 2))
