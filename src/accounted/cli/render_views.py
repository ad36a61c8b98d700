"""The views of a comparison for people; no order and no colour prefers a speaker."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.text import Text

from accounted.cli.render import Listing
from accounted.cli.screen import many
from accounted.model import vocabulary
from accounted.model.edtf import in_words

if TYPE_CHECKING:
    from accounted.case import View


PROPOSED = "What is open is proposed by the program, and may be none: a person explains or dismisses it."


def contradictions_blocks(view: View) -> list[RenderableType]:
    """A line for each contradiction, with its kind, its state and why; then how many only look like one."""
    made = Listing("kind", "why", "state", "id")
    for row in view.rows:
        state = f"{row['status']}, marked by hand" if row.get("by_hand") else row["status"]
        made.add(_words(row["kind"]), row["why"], state, row["id"])
    seeming = len(view.more["not_contradictions"])
    note = f"Pairs proposed as no contradiction: {seeming:,}, with reasons in --json."
    if not view.rows:
        return [Text("No contradiction is proposed in the documents read so far."), Text(note)]
    return [made, Text(PROPOSED), Text(note)]


def origins_blocks(view: View) -> list[RenderableType]:
    """Each origin of more than one statement, with who repeats whom; lone statements are counted."""
    lines: list[RenderableType] = []
    shared = [row for row in view.rows if row["statements"] > 1]
    for row in shared:
        counts = f"{many(row['statements'], 'statement')} in {many(row['documents'], 'document')}, one origin"
        lines.append(
            Text(f"{row['letter']}  {row['said_by']}: {counts} ({row['status_in_words']})  {row['id']}", style="bold")
        )
        made = Listing("said by", "carried by", "rests on", "claim")
        for one in row["chain"]:
            made.add(one["said_by"], one["carried_by"], "\n".join(one["why"]) or "the first", one["claim"])
        lines += [made, Text("")]
    lone = len(view.rows) - len(shared)
    return [*lines, Text(f"Statements that repeat no other, and that none repeats: {lone:,}.")]


def incidents_blocks(view: View) -> list[RenderableType]:
    """Each incident with its three counts and why, then the figures about none."""
    made = Listing("incident", "place", "when", "counts", "why", "id")
    for row in view.rows:
        counts = "\n".join(many(row[f"{one}s"], one) for one in ("statement", "document", "origin"))
        made.add(row["title"], row["place"], in_words(row["period"] or ""), counts, row["why"], row["id"])
    none = Listing("about no incident", "why")
    for row in view.more["about_none"]:
        none.add(row["claim"], row["why"])
    return [made, none] if view.more["about_none"] else [made]


def labels_blocks(view: View) -> list[RenderableType]:
    """A line for each term of each speaker."""
    made = Listing("term", "kind", "used as", "said by", "carried by")
    for row in view.rows:
        use = "refused" if row["polarity"] == "denied" else _words(row["use"])
        kind = vocabulary("label_categories").label(row["category"])
        made.add(row["term"], kind, use, row["said_by"], "\n".join(row["carried_by"]))
    return [made if view.rows else Text("No label is used in the documents read so far.")]


def evidence_blocks(view: View) -> list[RenderableType]:
    """The matrix: a line for each kind of evidence."""
    made = Listing("evidence", "asserted by", "at first hand by", "said to show", "shown in")
    for row in view.rows:
        label = vocabulary("evidence_types").label(row["type"])
        made.add(label, *("\n".join(row[key]) for key in ("asserted_by", "first_hand_by", "supports", "shown_in")))
    return [made if view.rows else Text("No evidence is said to exist in the documents read so far.")]


def speakers_blocks(view: View, titles: Mapping[str, str]) -> list[RenderableType]:
    """A line for each speaker, with other names and sides, under the title of each incident where there are several."""
    blocks: list[RenderableType] = []
    for incident, rows in groupby(view.rows, key=lambda row: str(row["incident"])):
        made = Listing("speaker", "also as", "side", "carried by", "figures")
        for row in rows:
            made.add(*_speaker(row))
        blocks += [Text(titles.get(incident, incident), style="bold"), made] if len(titles) > 1 else [made]
    signed = Text(f"Claims of which nobody is known to be the speaker: {len(view.more['without_speaker']):,}.")
    return [*(blocks or [Text("Nobody speaks in the documents read so far.")]), signed]


def _speaker(row: Mapping[str, Any]) -> tuple[str, ...]:
    others = "\n".join(name for name in row["names"] if name != row["said_by"])
    figures = f"{row['figures']:,}" if row["figures"] else "none"
    return row["said_by"], others, "\n".join(row["sides"]), "\n".join(row["carried_by"]), figures


def _words(code: str) -> str:
    return code.replace("_", " ")
