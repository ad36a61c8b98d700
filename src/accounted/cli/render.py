"""Tables and lines for people: what the case holds, who judged what, and anything by its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accounted.cli.screen import visible
from accounted.model import (
    Claim,
    CountClaim,
    Document,
    EventClaim,
    EvidenceClaim,
    Judgement,
    LabelClaim,
    PersonClaim,
    PositionClaim,
)
from accounted.model.edtf import in_words
from accounted.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from accounted.case import Hit, JudgedClaim, ListedJudgement

WIDE = 110
"""From how many columns on a list is drawn as a table."""

QUOTE_LETTERS = 72
"""How much of a passage a line of a table shows; the whole of it stands in --json and `accounted show`."""


class Listing:
    """Rows under named columns: a table where there is room, else a few lines for each row; no cell loses words."""

    def __init__(self, *columns: str) -> None:
        self.columns = columns
        self.rows: list[tuple[str, ...]] = []

    def add(self, *cells: str | None) -> None:
        """Add a row; a cell may have several lines."""
        self.rows.append(tuple("\n".join(on_one_line(line) for line in (cell or "").split("\n")) for cell in cells))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """What rich draws, by the width there is."""
        if options.max_width >= WIDE:
            yield self._table()
        else:
            yield from (line for row in self.rows for line in self._stacked(row))

    def _table(self) -> Table:
        made = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
        for column in self.columns:
            made.add_column(column, overflow="fold", no_wrap=column == "id")
        for row in self.rows:
            made.add_row(*map(Text, row))
        return made

    def _stacked(self, row: tuple[str, ...]) -> Iterator[RenderableType]:
        yield Text(row[0], style="bold", overflow="fold")
        for cell in filter(None, row[1:]):
            yield Padding(Text(cell, overflow="fold"), (0, 0, 0, 2))


def documents_table(documents: Iterable[Document], withdrawn: Mapping[str, Judgement]) -> Listing:
    """Name, publisher, date and language of each document, and what stands in the way of reading it."""
    made = Listing("name", "publisher", "published", "language", "id")
    for document in documents:
        stated = (document.publisher, document.published, document.language)
        name = f"{document.name}\nnot read: {document.why}" if document.why else document.name
        gone = withdrawn.get(document.id)
        name += f"\ntaken back by {gone.by}, {gone.at[:10]}: {gone.why}" if gone else ""
        made.add(name, *(value.value if value else None for value in stated), document.id)
    return made


def claims_table(claims: Iterable[JudgedClaim]) -> Listing:
    """What is claimed, who says it and where, a claim a row; rejected ones are marked, not left out."""
    made = Listing("what", "who says it", "place", "words", "id")
    for judged in claims:
        place = judged.claim.place.name if judged.claim.place else None
        made.add(_what_and_state(judged), speaker(judged.claim), place, quote(judged.claim), judged.claim.id)
    return made


def read_table(claims: Iterable[Claim]) -> Listing:
    """The same for claims outside a case, which nobody has judged."""
    made = Listing("what", "who says it", "words")
    for claim in claims:
        made.add(what(claim), speaker(claim), quote(claim))
    return made


def judgements_table(listed: Iterable[ListedJudgement]) -> Listing:
    """Who decided what, when and why, and what has become of it."""
    made = Listing("verdict", "on", "by", "at", "why", "state", "id")
    for one in listed:
        judgement = one.judgement
        values = "".join(f"\n{key} = {value}" for key, value in judgement.changes.items())
        verdict = f"{judgement.verdict.replace('_', '-')}{values}"
        state = (one.state or "not known").replace("_", " ")
        made.add(verdict, "\n".join(judgement.targets), judgement.by, judgement.at, judgement.why, state, judgement.id)
    return made


def hit_lines(hit: Hit) -> list[str]:
    """A hit's document, place and words."""
    passage = hit.passage
    around = f"…{passage.prefix}{passage.exact}{passage.suffix}…"
    where = f"{hit.name}, characters {passage.start}–{passage.end} ({hit.document})"
    return [f"{where}{', taken back' if hit.taken_back else ''}", f"  {on_one_line(around)}"]


def shown_lines(shown: Mapping[str, Any], depth: int = 0) -> list[str]:
    """Whatever `show` gives, as indented lines of key and value; what nobody says is left out."""
    lines: list[str] = []
    for key, value in shown.items():
        lines += _shown(str(key).replace("_", " "), value, "  " * depth, depth)
    return lines


def _shown(key: str, value: Any, indent: str, depth: int) -> list[str]:
    if value in (None, [], {}, "") or key == "explanation":  # its steps are told in words, as `explained`
        return []
    if key == "explained":
        return [f"{indent}how it was read", *explanation_lines(value, indent)]
    if isinstance(value, Mapping):
        return [f"{indent}{key}", *shown_lines(value, depth + 1)]
    if isinstance(value, list) and isinstance(value[0], Mapping):
        return [line for one in value for line in (f"{indent}{key}", *shown_lines(one, depth + 1))]
    words = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return [f"{indent}{key:<10}  {on_one_line(words)}"]


def explained_claim(claim: Claim) -> Iterator[RenderableType]:
    """A claim with what, who says it and its words, and a line for each rule that made it."""
    from accounted.case import explain

    yield Text(what(claim), style="bold", overflow="fold")
    for line in (speaker(claim), quote(claim)):
        yield Padding(Text(line, overflow="fold"), (0, 0, 0, 2))
    for line in explanation_lines([one.to_dict() for one in explain(claim)]):
        yield Padding(Text(line.strip(), overflow="fold"), (0, 0, 0, 4))


def explanation_lines(explained: Iterable[Mapping[str, str]], indent: str = "") -> list[str]:
    """Each step as a line: its sentence, and the rule's name in brackets."""
    return [f"{indent}  {on_one_line(one['says'])} [{one['rule']}]" for one in explained]


def what(claim: Claim) -> str:
    """A claim in a few words: fate, amount and group of a count, or what another kind says."""
    match claim:
        case CountClaim():
            return _count(claim)
        case EventClaim():
            return f"event: {claim.what}" + (f" ({in_words(claim.period.edtf)})" if claim.period else "")
        case PersonClaim():
            return f"person: {claim.name.exact}, {vocabulary('fates').label(claim.fate.code)}"
        case LabelClaim():
            return f"label: {claim.term} ({vocabulary('label_categories').label(claim.category)})"
    return _stance(claim)


def _stance(claim: Claim) -> str:
    if isinstance(claim, PositionClaim):
        target = f": {claim.target}" if claim.target else ""
        return f"position: {vocabulary('position_types').label(claim.type)}{target}"
    if isinstance(claim, EvidenceClaim):
        return f"evidence: {vocabulary('evidence_types').label(claim.type)}"
    return claim.kind


def speaker(claim: Claim) -> str:
    """Who says it and who carries it: "Memorial, carried by Svoboda"."""
    carried = claim.carried_by
    if claim.said_by.own_voice and claim.said_by.name == "publisher":
        return carried or "the publisher, not named"
    through = "".join(f", through {name}" for name in claim.said_by.via)
    return f"{claim.said_by.name}{through}" + (
        f", carried by {carried}" if carried and carried != claim.said_by.name else ""
    )


def quote(claim: Claim) -> str:
    """The passage's words on one line; of a long passage those around the number, or its beginning."""
    words = claim.passage.exact
    at = claim.amount.start - claim.passage.start if isinstance(claim, CountClaim) else 0
    first = _word_start(words, at - QUOTE_LETTERS // 2) if len(words) > QUOTE_LETTERS else 0
    shown = on_one_line(words[first:])
    cut = shown if len(shown) <= QUOTE_LETTERS else shown[: QUOTE_LETTERS - 1].rstrip() + "…"
    return f"…{cut}" if first else cut


def _word_start(words: str, at: int) -> int:
    """Where the first word at or behind a place begins."""
    space = words.find(" ", at) if at > 0 else -1
    return space + 1


def on_one_line(text: str) -> str:
    """Text with line breaks and runs of blanks as one blank, and what could move the cursor made visible."""
    return visible(" ".join(text.split()))


def _count(claim: CountClaim) -> str:
    from accounted.case import amount_in_words

    fates = " or ".join(vocabulary("fates").label(fate) for fate in claim.fate.merged or (claim.fate.code,))
    group = f", {vocabulary('groups').label(claim.group.code)}" if claim.group.code else ""
    unit = f", {vocabulary('units').label(claim.unit)}" if claim.unit != "person" else ""
    limits = [
        word
        for word, holds in (
            ("denied", claim.polarity == "denied"),
            (claim.modality, claim.modality != "certain"),
            ("a part", claim.part_of is not None),
        )
        if holds
    ]
    return f"{fates}: {amount_in_words(claim.amount)}{group}{unit}" + (f" ({', '.join(limits)})" if limits else "")


def _what_and_state(judged: JudgedClaim) -> str:
    if judged.judgement is None:
        return what(judged.claim)
    if judged.disputed and not judged.rejected:
        words = "; ".join(f"{_signed(one.judgement)}: {one.judgement.why}" for one in judged.reviews)
        return f"{what(judged.claim)}\n[reviewers differ: {words}]"
    return f"{what(judged.claim)}\n[{_signed(judged.judgement)}]"


def _signed(one: Judgement) -> str:
    return f"{vocabulary('verdicts').label(one.verdict)} by {one.by}, {one.at[:10]}"
