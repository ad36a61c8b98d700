"""Whether what rows are found by follows from what they hold, and whether values are of the kind their columns are for.

A seal follows from its row, so who can write a row can write its seal. What the log holds of a reading is over the JSON
of document and claims. So the columns that lists, counts and searches go by are compared with that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from accounted.errors import BadInput
from accounted.model import Run

NOT_AS_KEPT = (ValueError, KeyError, TypeError, AttributeError, RecursionError, BadInput)
"""What making a record of a row that is not as it was kept may raise."""

Ask = Callable[[str], Iterable[Any]]
"""Asks a database of a case, gives rows."""

_KINDS = {
    "event": ("seq integer", "line text", "payload text", "hash text"),
    "head": ("seq integer", "hash text"),
    "node": ("level integer", "number integer", "hash blob"),
    "original": ("digest text", "size_bytes integer", "sealed_seq integer"),
    "answer": ("seq integer", "document text", "question text", "digest text", "content blob"),
    "judgement": ("seq integer", "id text", "verdict text", "targets text", "by text", "why text", "at text",
                  "changes text"),
}  # fmt: skip
_OF_ANOTHER = "FROM made.{0} AS it JOIN made.document AS d ON d.id = it.{1} JOIN made.run AS r ON r.id = it.run"


def of_other_kinds(ask: Ask) -> Iterator[str]:
    """A sentence for each table of given and hand that holds values of another kind than it is for."""
    for table, columns in _KINDS.items():
        rules = " OR ".join(f"typeof(\"{name}\") <> '{kind}'" for name, kind in (one.split() for one in columns))
        for (count,) in ask(f'SELECT count(*) FROM main."{table}" WHERE {rules}'):
            if count:
                yield f"The table {table} has {count:,} rows with values of another kind than it is for."
    for (count,) in ask("SELECT count(*) FROM main.alembic_version"):
        if count != 1:
            yield f"The database names {count:,} forms of its own, where one is named."


def of_other_originals(ask: Ask) -> Iterator[str]:
    """A sentence for each row of made that names a run over another original than its document's."""
    for table, document in (("document", "id"), ("reading", "id"), ("claim", "document")):
        named = "CASE WHEN json_valid(r.json) THEN json_extract(r.json, '$.inputs[0]') END"
        rows = f"{_OF_ANOTHER.format(table, document)} WHERE {named} IS NOT d.digest"
        for (id,) in ask(f"SELECT it.id {rows} ORDER BY 1"):
            yield f"A row of {table} names a run over another original: {id}"


def not_following(ask: Ask, on_claim: Callable[[str, Any], None] = lambda _document, _claim: None) -> Iterator[str]:
    """A sentence for each row of made whose columns say something else than its JSON.

    `on_claim` is handed every claim that is read, with the id of its document.
    """
    for id, digest, name, told in ask("SELECT id, digest, name, json FROM made.document"):
        said = json.loads(told)
        if (said["id"], said["digest"], said["name"]) != (id, digest, name):
            yield f"A document is listed as another than it is: {id}"
    for id, told in ask("SELECT id, json FROM made.run"):
        said = json.loads(told)
        made = Run(said["method"], said["version"], tuple(said["inputs"]), said["settings"]).to_dict()
        if (id, said) != (made["id"], made):
            yield f"A run is not the one that its id stands for: {id}"
    for (id,) in ask("SELECT id FROM made.reading WHERE run IS NULL AND claims > 0"):
        yield f"Claims stand in a document that is said not to be read: {id}"
    for (name,) in ask("SELECT k FROM made.search_config WHERE k <> 'version'"):
        yield f"The search index has a setting that Accounted did not make: {name}"
    yield from _claims(ask, on_claim)


_COLUMNS = ("id", "document", "kind", "fate", "start", "amount_start", "low", "high", "said_by", "place")


def _claims(ask: Ask, on_claim: Callable[[str, Any], None]) -> Iterator[str]:
    if not any(row[0] for row in ask("SELECT EXISTS (SELECT 1 FROM made.claim)")):
        return  # then what reads claims need not be loaded
    from accounted.model import claim_from_dict
    from accounted.store.finding import columns_of

    for told, *found in ask(f"SELECT json, {', '.join(_COLUMNS)} FROM made.claim ORDER BY document, id"):
        claim = claim_from_dict(json.loads(told))
        on_claim(found[1], claim)
        said = columns_of(claim)
        if found != [said[name] for name in _COLUMNS]:
            yield f"A claim is listed as another than it is: {found[0]}"
