"""The rows of a column as blocks: paragraphs, headings, tables and notes at the foot of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from accounted.intake.pdf.columns import Region, Row, regions, tables
from accounted.intake.pdf.letters import HYPHEN
from accounted.intake.pdf.pieces import Block, Stretch
from accounted.intake.prose import is_number

_STOPS = ".!?…։؟۔。:;"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_CLOSERS = "”’\"'»)]›“"
_BULLET = re.compile(r"[•‣▪●◦*·–—-]\s|[(\[]?(?:\d{1,3}|[^\W\d_])[.)\]]\s")
_NOTE = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\[\d{1,3}\]|\d{1,3}[\s.)]|[*†‡])")
_OPENING_GAP = 1.4  # of the usual distance of lines
_SHORT = 0.7  # of the width of the column: a line that ends there was not broken for want of room
_NEARLY_FULL = 0.6
_SMALL = 0.92


def blocks_of(stretches: Sequence[Stretch]) -> list[Block]:
    """The blocks of a page in reading order."""
    found: list[Block] = []
    for region in regions(stretches):
        for is_table, part, columns in tables(region):
            found += [_table(part, columns)] if is_table else _paragraphs(part, region)
    return found


def with_notes(blocks: Sequence[Block], body_size: float) -> list[Block]:
    """The same blocks, those at the foot of a column that are set small and begin with a number taken for footnotes."""
    marked: list[Block] = []
    for i, block in enumerate(blocks):
        small = i > 0 and block.kind == "words" and block.size < _SMALL * body_size
        begins = bool(_NOTE.match(block.lines[0].text)) or (bool(marked) and marked[-1].kind == "note")
        if small and begins and not any(_under(other, block) and other.size >= _SMALL * body_size for other in blocks):
            marked.append(block.of_kind("note"))
        else:
            marked.append(block)
    return marked


def _under(other: Block, block: Block) -> bool:
    """Whether another block stands below a block, in its column."""
    first, last = other.lines[0].box, block.lines[-1].box
    return first.top > last.top and first.left < last.right and last.left < first.right


def continues(before: Block, block: Block) -> bool:
    """Whether a table at the head of a page is the rest of the one at the foot of the page before.

    Its columns stand in the same places, and it begins with the same headings or with none of its own.
    """
    if before.kind != "table" or block.kind != "table" or not _same_columns(before, block):
        return False
    return repeats_headings(before, block) or not _has_headings(block)


def repeats_headings(before: Block, block: Block) -> bool:
    """Whether a table begins with the first row of another."""
    return _texts(before.cells[0]) == _texts(block.cells[0])


def _same_columns(before: Block, block: Block) -> bool:
    if len(before.cells[0]) != len(block.cells[0]):
        return False
    columns = (([it for it in column if it] for column in zip(*each.cells, strict=True)) for each in (before, block))
    return all(_span_alike(above, below) for above, below in zip(*columns, strict=True) if above and below)


def _span_alike(above: Sequence[Stretch], below: Sequence[Stretch]) -> bool:
    """Whether words stand above each other: they share a stretch of the line, and begin or end or lie alike in it."""
    (left, right), (other_left, other_right) = (
        (min(it.box.left for it in them), max(it.box.right for it in them)) for them in (above, below)
    )
    near = max(it.size for it in above)
    alike = (left - other_left, right - other_right, (left + right - other_left - other_right) / 2)
    return left < other_right and other_left < right and min(map(abs, alike)) < near


def _has_headings(block: Block) -> bool:
    """Whether the first row names columns that hold numbers further down."""
    first, *rest = block.cells
    if any(it and is_number(it.text) for it in first):
        return False
    return any(it and over and is_number(it.text) for row in rest for over, it in zip(first, row, strict=True))


def _texts(row: Sequence[Stretch | None]) -> list[str]:
    return [it.text if it else "" for it in row]


def goes_on(before: Block, block: Block) -> bool:
    """Whether a block at the head of a page or column is the rest of the paragraph before it."""
    if before.kind != "words" or block.kind != "words" or not 0.92 < block.size / max(before.size, 1) < 1.08:
        return False
    last, first = before.lines[-1].text.rstrip(), block.lines[0].text.lstrip("“‘\"'«([„")
    if _BULLET.match(first) or _stops(last):
        return False
    return last.endswith(("-", HYPHEN, ",")) or not first[:1].isupper() or _is_full(before)


def _is_full(block: Block) -> bool:
    """Whether the last line of a block reaches as far as the others."""
    widths = [line.box.right - line.box.left for line in block.lines]
    return len(widths) > 1 and widths[-1] > _NEARLY_FULL * max(widths)


def _stops(words: str) -> bool:
    return words.rstrip(_CLOSERS + _RAISED)[-1:] in _STOPS


def _table(part: Region, columns: list[tuple[float, float]]) -> Block:
    leftward = sum(stretch.leftward for row in part for stretch in row.parts) * 2 > sum(len(row.parts) for row in part)
    order = columns[::-1] if leftward else columns
    cells = tuple(tuple(_cell(row, column) for column in order) for row in part)
    return Block(tuple(row.line for row in part), "table", cells)


def _cell(row: Row, column: tuple[float, float]) -> Stretch | None:
    inside = [part for part in row.parts if part.box.left < column[1] and column[0] < part.box.right]
    return Stretch(tuple(piece for part in inside for piece in part.pieces)) if inside else None


def _paragraphs(part: Region, region: Region) -> Iterator[Block]:
    """The lines of a column, parted where a paragraph, a heading or an item of a list begins."""
    lines = [row.line for row in part]
    left, right = min(line.box.left for line in lines), max(line.box.right for line in lines)
    pitch = _pitch([row.line for row in region])
    block: list[Stretch] = []
    for line in lines:
        if block and _begins(block[-1], line, left, right, pitch):
            yield Block(tuple(block))
            block = []
        block.append(line)
    if block:
        yield Block(tuple(block))


def _pitch(lines: Sequence[Stretch]) -> float:
    """The usual distance from one line to the next."""
    steps = sorted(
        second.box.bottom - first.box.bottom for first, second in pairwise(lines)
        if second.box.bottom - first.box.bottom > 1
    )  # fmt: skip
    return steps[len(steps) // 3] if steps else 1e9


def _begins(last: Stretch, line: Stretch, left: float, right: float, pitch: float) -> bool:
    """Whether a line begins a block of its own."""
    step = line.box.bottom - last.box.bottom
    if step > _OPENING_GAP * max(pitch, last.size * 0.9) or not 0.85 < line.size / max(last.size, 1) < 1.18:
        return True
    text, width = line.text, max(right - left, 1)
    if _BULLET.match(text):
        return True
    leftward = last.leftward
    reached = (right - last.box.left) / width if leftward else (last.box.right - left) / width
    stopped = _stops(last.text)
    if reached < _SHORT and (stopped or not (text[:1].islower() or last.text.endswith((",", "-", HYPHEN)))):
        return not (leftward and not stopped)
    indent = (last.box.right - line.box.right) if leftward else (line.box.left - last.box.left)
    return stopped and indent > 0.8 * line.size and (line.box.left > left + 0.8 * line.size or leftward)


def joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a page, each column's first marked where it goes on with the paragraph before."""
    found: list[Block] = []
    before: Block | None = None
    for block in blocks:
        runs_on = before is not None and goes_on(before, block) and _higher(before, block)
        found.append(replace(block, opens=not runs_on))
        before = before if block.kind == "note" else block
    return found


def _higher(before: Block, block: Block) -> bool:
    """Whether a block stands in a later column: it begins above the end of the one before."""
    return block.lines[0].box.top < before.lines[-1].box.top
