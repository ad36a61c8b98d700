"""What befell those whom a cell counts: told by the heading of its column, the label of its row, or words over both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from accounted.language import tokenise
from accounted.model import CountClaim
from accounted.reading.lexicon import Lexicon, Meaning
from accounted.reading.tables.grid import Column, Grid, Row
from accounted.reading.tables.labels import NO_LABEL, Label
from accounted.reading.tables.wholes import Wholes, names_a_group, total_of

WITHOUT_DOUBT = frozenset({"killed", "injured", "body_found", "buried"})
"""Fates of which no words of peaceful life tell; others may: matches lost, goods released, parties beaten."""
_REGISTERED = frozenset({"abducted", "captured", "detained", "disappeared", "displaced", "homeless", "missing"})
"""Fates of people whom somebody registers."""
_LEFT_CARE = (None, "released", "found_alive")
"""What a heading tells of patients who left care again, if anything; patients whose death it tells have not."""
_NEUTRAL = ("value", "whole", "date")
"""Headings that say nothing of those counted, so that rows or words above may."""
_WHERE_AND_WHEN = ("place", "date")
_CARE = frozenset({"sought", "kept"})
_FEWEST_LISTED = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A fate with the label that tells it, and where in the table that stands; `whole`: of which claim it is a part."""

    meaning: Meaning
    label: Label
    shape: str
    whole: CountClaim | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a table: figures and words of the sentence right before it, and the title.

    `of_harm` says whether the text tells of harm where its tables are left out.
    """

    before: Sequence[CountClaim] = ()
    title: Label | None = None
    sentence: Label | None = None
    of_harm: bool = True


class Fates:
    """The fates of one table's cells; `dated` are the columns whose heading is a date."""

    def __init__(self, grid: Grid, wholes: Wholes, context: Context, dated: frozenset[int], lexicon: Lexicon) -> None:
        self._grid, self._wholes, self._context, self._lexicon = grid, wholes, context, lexicon
        self._dated = dated
        self._columns = {column.number: column for column in grid.columns}
        self._rows = {row.number: row for row in grid.rows}
        self._figures_before = {column.number: self._figure_before(column) for column in grid.columns}
        self._names = {column.number for column in grid.columns if self._is_name(column)}

    def of(self, row: Row, column: Column) -> Told | None:
        """The fate of those whom the cell counts, or None where it counts nobody, or nobody says what befell them.

        Bodies are not hurt any more: with gunshot wounds, in a mortuary's table.
        """
        told = self._told(row, column)
        hurt = told is not None and told.meaning.fate == "injured" and not told.meaning.merged
        by_column = told is not None and told.shape == "columns"
        bodies = hurt and self._of_bodies(row, column, () if by_column else self._grid.above)
        return replace(told, meaning=Meaning("body_found")) if told and bodies else told

    def _of_bodies(self, row: Row, column: Column, above: Sequence[Label]) -> bool:
        """Whether words beside the cell say that bodies are counted, or those over the table where no column tells who
        was hurt: "Bodies found and wounded treated"."""
        labels = (column.label, row.label, row.section, *above)
        return any(label.people is not None and label.people.unit == "body" for label in labels)

    def _told(self, row: Row, column: Column) -> Told | None:
        label = column.label
        if self._of_measures or _counts_nobody(label) or self._is_about_things(row):
            return None
        if label.meaning is not None:
            return Told(label.meaning, label, "columns", self._figures_before[column.number])
        if (whole := self._wholes.columns.get(column.number)) is not None:
            return self.of(row, self._columns[whole])
        if label.says & _CARE:
            hurt = self._of_wounded or (self._of_dead and self._context.of_harm)
            return Told(Meaning("injured"), replace(label, fate_at=column.head), "care") if hurt else None
        if label.part or _counts_nobody(row.label):
            return None
        return self._by_row(row, column) or self._by_words_over(row, column)

    def _by_row(self, row: Row, column: Column) -> Told | None:
        """The fate that the label of the row tells, or, of a part, the row of its whole."""
        if not (self._is_neutral(column) or self._is_whole(column) or column.number in self._names):
            return None
        if row.label.meaning is not None:
            return Told(row.label.meaning, row.label, "labels")
        whole = self._wholes.rows.get(row.number)
        if whole is not None and (row.label.part or row.number in self._wholes.breakdowns):
            return self.of(self._rows[whole], column)
        return None

    def _by_words_over(self, row: Row, column: Column) -> Told | None:
        """The fate that words over the rows, over their labels or over the table tell, or a figure before the table."""
        if row.label.part or not (self._is_neutral(column) or self._is_whole(column)):
            return None
        if row.section.meaning is not None and not row.label.whole:
            return Told(row.section.meaning, row.section, "caption")
        if self._over is not None:
            return self._over
        if (before := self._figures_before[column.number]) is not None:
            return Told(Meaning(before.fate.code, before.fate.merged), NO_LABEL, "breakdown", before)
        return self._registered if "registered" in column.label.says else None

    def _is_about_things(self, row: Row) -> bool:
        """Whether a row counts things or animals, whatever befell them, or shares; "Village 3" is a place."""
        named = next(iter(row.stubs), None)
        if named is None or named is row.beside.get("place"):
            return "rates" in row.label.says
        tokens = tokenise(named.text)
        things = bool(tokens) and all(token.low in self._lexicon.sets["not_people"] for token in tokens)
        return things or "rates" in row.label.says

    def _is_neutral(self, column: Column) -> bool:
        """Whether a heading leaves it to the rows, or to words above, what befell those counted."""
        label = column.label
        says_nothing = label.role in _NEUTRAL or label.whole or "registered" in label.says or not column.heads
        return says_nothing or column.number in self._dated or names_a_group(label)

    def _is_whole(self, column: Column) -> bool:
        return column.number in self._wholes.columns.values()

    def _is_name(self, column: Column) -> bool:
        """Whether a column of an unknown heading may be one of several places, stand alone beside a label, or beside
        labels that all tell a fate."""
        several = sum(names_place(other) for other in self._grid.columns) > 1
        single = all(len(row.stubs) == 1 for row in self._grid.rows)
        return (single and (len(self._grid.columns) == 1 or self._tells_by_rows)) or (several and names_place(column))

    @cached_property
    def _of_measures(self) -> bool:
        """Whether the caption says that the numbers are money or measures: (grams a day)."""
        return any("measures" in label.says for label in self._grid.above)

    @cached_property
    def _of_wounded(self) -> bool:
        """Whether anything in the table, or over it, tells of wounds."""
        grid = self._grid
        labels = [*grid.above, grid.stub, *(column.label for column in grid.columns)]
        labels += [label for row in grid.rows for label in (row.label, row.section)]
        return any("hurt" in one.says or (one.meaning and one.meaning.fate == "injured") for one in labels)

    @cached_property
    def _tells_by_rows(self) -> bool:
        """Whether the labels of the rows tell fates, all but those of totals, parts and things, and no heading does."""
        labels = [row.label for row in self._grid.rows if not self._is_about_things(row)]
        labels = [one for one in labels if not (one.whole or one.part or _counts_nobody(one))]
        told = all(label.meaning is not None and label.leads for label in labels) and len(labels) > 1
        return told and all(column.label.meaning is None for column in self._grid.columns)

    @cached_property
    def _of_dead(self) -> bool:
        return any(one.label.meaning == Meaning("killed") for one in self._grid.columns)

    @cached_property
    def _over(self) -> Told | None:
        """What the heading over the labels, the caption or the title tells of all counted, and names nothing else."""
        stub = NO_LABEL if self._grid.stub.role in _WHERE_AND_WHEN else self._grid.stub
        for label in (stub, *self._grid.above):
            if label.meaning is not None and label.leads and not _counts_nobody(label):
                return Told(label.meaning, label, "caption")
        title = self._context.title
        if title is not None and title.meaning is not None and title.leads and self._adds_up():
            return Told(title.meaning, title, "title")
        return None

    def _adds_up(self) -> bool:
        """Whether the table counts some and their total, as a list of people does."""
        return len(self._grid.rows) >= _FEWEST_LISTED and bool(self._wholes.totals)

    @cached_property
    def _registered(self) -> Told | None:
        """What befell those who are said to be registered: as the sentence before the table tells, or the title."""
        for label in (self._context.sentence, *self._grid.above, self._context.title):
            if label is not None and label.meaning is not None and label.meaning.fate in _REGISTERED:
                return Told(label.meaning, label, "registered")
        return None

    def _figure_before(self, column: Column) -> CountClaim | None:
        """The figure told right before the table which the column adds up to, of the same fate if it tells one."""
        rows = [row for row in self._grid.rows if row.number not in self._wholes.totals and not row.label.part]
        together, told = total_of(self._grid, column, rows), column.label.meaning
        alike = (one for one in self._context.before if told is None or one.fate.code == told.fate)
        equal = (one for one in alike if one.amount.low == one.amount.high == together)
        return next(equal, None) if len(rows) > 1 else None


def names_place(column: Column) -> bool:
    """Whether a heading is a name, as of a place: all its words begin with capitals, and none says what is counted."""
    words = [word for word in column.head.text.split() if word[:1].isalpha()] if column.head else []
    label = column.label
    plain = label.people is None and label.role is None and not label.whole and not label.says
    return plain and bool(words) and all(word[:1].isupper() for word in words)


def _counts_nobody(label: Label) -> bool:
    """Whether words count shares, things, or patients who left care again."""
    told = label.meaning.fate if label.meaning else None
    return bool(label.says & {"rates", "things", "measures"}) or ("cured" in label.says and told in _LEFT_CARE)
