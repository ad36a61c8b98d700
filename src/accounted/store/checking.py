"""Whether the made shelf is as it was kept: no row altered, struck out or slipped in.

Seals show a row that was altered; what each document's reading says of its claims shows those that are gone or came
later; the search index follows from the texts, so it is compared with them. Whoever asks the database asks it the same
here: the quick look (`plain`) and the check that names what is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import groupby, zip_longest
from typing import Any

from accounted.store import mentions, word_list
from accounted.store.digests import NO_CLAIMS, seal_of
from accounted.store.followed import NOT_AS_KEPT, Ask, not_following
from accounted.store.stretches import stretches

SEALED = (
    "run", "document", "document_text", "claim", "reading", "comparison_state", "comparison", "comparison_part",
    "comparison_home", "comparison_document",
)  # fmt: skip
"""The tables whose rows bear a seal."""

_NOT_READABLE = "A row of what programs made can't be read as it was kept."

Fold = Callable[[str], str]
OnClaim = Callable[[str, Any], None]


def unheard(_document: str, _claim: Any) -> None:
    """For who wants to hear of no claim."""


def complaints(ask: Ask, fold: Fold, on_claim: OnClaim = unheard) -> Iterator[str]:
    """A sentence for each thing that is wrong with the shelf; `on_claim` is handed every claim and its document."""
    altered = False
    for kept in SEALED:
        for what in _altered(ask, kept):
            altered = True
            yield what
    yield from _torn(ask)
    if not altered:  # who writes a row may write its seal, too
        yield from _listed_wrongly(ask, on_claim)
    yield from _incomplete(ask)
    yield from _compared_wrongly(ask)
    yield from _not_indexed(ask, fold)
    if not mentions.fits(ask):
        yield "The index of the log, by which the events about an original are found, does not fit the log."


def _altered(ask: Ask, kept: str) -> Iterator[str]:
    """The first altered row of a table; where one is, others may be, and all are made again alike."""
    # A text has a digest of its own in its document, so that verification can name what no longer quotes it.
    names = [row[1] for row in ask(f"PRAGMA made.table_info({kept})") if row[1] not in ("seal", "text")]
    chosen = ", ".join(f'"{name}"' for name in names)
    for row in ask(f"SELECT {chosen}, seal FROM made.{kept}"):
        if seal_of(row[:-1]) != row[-1]:
            yield f"A row of {kept} is no longer as it was kept: {row[names.index('id')]}"
            return


def _listed_wrongly(ask: Ask, on_claim: OnClaim) -> Iterator[str]:
    """Rows that are listed as something else than they are."""
    try:
        yield from not_following(ask, on_claim)
    except NOT_AS_KEPT:
        yield _NOT_READABLE


def _compared_wrongly(ask: Ask) -> Iterator[str]:
    """What `_comparison_incomplete` finds, where it can be read at all."""
    try:
        yield from _comparison_incomplete(ask)
    except NOT_AS_KEPT:
        yield _NOT_READABLE


def _torn(ask: Ask) -> Iterator[str]:
    """Tables with rows that name a document or a run which is not there."""
    lines = {(row[0], row[2]) for row in ask("PRAGMA made.foreign_key_check")}
    for kept, named in sorted(lines):
        yield f"Rows of {kept} belong to a {named} that is not there any more."


def _incomplete(ask: Ask) -> Iterator[str]:
    """Documents whose claims are gone or came from elsewhere."""
    there = dict[str, tuple[int, str]]()
    rows = ask("SELECT document, id, seal FROM made.claim ORDER BY document, id")
    for document, some in groupby(rows, key=lambda row: str(row[0])):
        parts = [part for row in some for part in row[1:]]
        there[document] = (len(parts) // 2, seal_of(parts))
    noted = ask("SELECT d.id, r.claims, r.digest FROM made.document AS d LEFT JOIN made.reading AS r ON r.id = d.id"
                " ORDER BY d.id")  # fmt: skip
    for document, claims, digest in noted:
        count, found = there.get(document, NO_CLAIMS)
        if digest is None:
            yield f"What came of reading a document is not noted any more: {document}"
        elif (count, found) != (claims, digest):
            yield f"The claims of a document are not those that were read: {claims} then, {count} now: {document}"


def _comparison_incomplete(ask: Ask) -> Iterator[str]:
    """Incidents whose rows are not those that were kept with them, and counts that are others."""
    found: dict[str, list[str]] = {}
    for incident, seal in ask("SELECT incident, seal FROM made.comparison_part ORDER BY id"):
        found.setdefault(incident, []).append(seal)
    for id, seal in ask("SELECT id, parts FROM made.comparison ORDER BY id"):
        if seal_of(found.get(id, ())) != seal:
            yield f"What was kept of the comparison of an incident is not whole: {id}"
    states = [json.loads(row[0]) for row in ask("SELECT json FROM made.comparison_state")]
    if len(states) > 1:
        yield f"{len(states):,} comparisons are noted, where there is one."
    for (many,) in ask("SELECT count(*) FROM made.comparison_home"):
        for state in (one for one in states if one.get("claims") != many):
            yield f"The comparison was of {state.get('claims')} claims, and {many} are noted now."
    for (many,) in ask("SELECT count(*) FROM made.comparison_document"):
        for state in (one for one in states if one.get("documents") != many):
            yield f"The comparison was of {state.get('documents')} documents, and {many} are noted now."


def _not_indexed(ask: Ask, fold: Fold) -> Iterator[str]:
    """Documents whose text is here and can't be found as a search should find it."""
    texts = ((str(row[0]), str(row[1] or "")) for row in ask("SELECT id, text FROM made.document_text ORDER BY id"))
    rows = ask('SELECT s.document, s.start, s."end", i.folded FROM made.stretch AS s'
               " LEFT JOIN made.search AS i ON i.rowid = s.id ORDER BY s.document, s.start")  # fmt: skip
    indexed = groupby(rows, key=lambda row: str(row[0]))
    name, some = next(indexed, (None, None))
    for document, text in texts:
        while name is not None and name < document:
            yield f"The search index has rows of a document without a text: {name}"
            name, some = next(indexed, (None, None))
        here = (tuple(row[1:]) for row in some or ()) if name == document else ()
        wanted = ((start, end, fold(text[start:end])) for start, end in stretches(text))
        if any(found != one for found, one in zip_longest(here, wanted)):
            yield f"The search index does not fit the text of a document: {document}"
        if name == document:
            name, some = next(indexed, (None, None))
    if name is not None:
        yield f"The search index has rows of a document without a text: {name}"
    for (stray,) in ask("SELECT count(*) FROM made.search WHERE rowid NOT IN (SELECT id FROM made.stretch)"):
        if stray:
            yield f"The search index has {stray:,} rows that belong to no document."
    if not word_list.fits(ask):
        yield "The words that the search index lists are not those of its texts."
