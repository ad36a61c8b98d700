"""`jsonl`: all of a selection as JSON, one object a line, each saying by its `schema` what it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from accounted.model import CustodyEvent, Document
from accounted.publication.exporter import Part
from accounted.publication.selection import Selection

_BREAKS = {ord(one): f"\\u{ord(one):04x}" for one in "\x85\u2028\u2029"}
"""Characters that JSON takes as they are and some programs take for the end of a line."""


class JsonLinesExporter:
    """Claims first, exactly as `accounted claims --json` prints them; then documents with their custody, figures, the
    other views, persons of the register, judgements; the last line says what the export is of, and how much was left
    out."""

    name = "jsonl"
    folder = False
    persons = True

    def export(self, selection: Selection) -> Iterable[Part]:
        """One file of lines."""
        yield Part("case.jsonl", map(line, objects(selection)))


def objects(selection: Selection) -> Iterator[Mapping[str, Any]]:
    """Every object of the selection in its public JSON, in order of the file."""
    return chain(
        (one.to_dict() for one in selection.claims),
        (_document(one, selection) for one in selection.documents),
        selection.figures,
        selection.views.values(),
        selection.ruled,
        selection.persons(),
        ({"schema": "judgement/1", **one.to_dict()} for one in selection.judgements),
        [selection.statement()],
    )


def line(value: Mapping[str, Any]) -> bytes:
    """One object as one line, whatever program parts it into lines."""
    return (json.dumps(value, ensure_ascii=False).translate(_BREAKS) + "\n").encode()


def _document(document: Document, selection: Selection) -> dict[str, Any]:
    custody = [event_dict(event) for event in selection.custody(document.digest)]
    taken_back = {"taken_back": True} if document.id in selection.withdrawn else {}
    return {"schema": "document/1", **document.to_dict(), **taken_back, "custody": custody}


def event_dict(event: CustodyEvent) -> dict[str, Any]:
    """A custody event in its public JSON; `hash` is that of its line in the log, `actor` null where it stays in."""
    return {
        "seq": event.seq, "time": event.time, "actor": event.actor or None, "act": event.kind,
        "particulars": dict(event.payload), "hash": event.hash,
    }  # fmt: skip
