"""A large case made at once: invented documents sealed, and put on the shelves with their claims as if read today.

Opening and reading are measured in benchmarks of their own; here they would take an hour.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from accounted.case import Case
from accounted.case.making import runs_for
from accounted.case.sealing import seal_in_log
from accounted.model import Original
from accounted.vault import acts
from benchmarks.comparison.invented import Told

TOGETHER = 250


def put(case: Case, documents: Iterable[Told]) -> int:
    """Put the documents into a case; gives how many claims they have."""
    rest, claims = iter(documents), 0
    while some := list(islice(rest, TOGETHER)):
        _seal(case, some)
        with case.desk.store.writing():
            claims += sum(_keep(case, one) for one in some)
    return claims


def _seal(case: Case, some: list[Told]) -> None:
    desk, staged = case.desk, []
    with desk.store.writing():
        for one in some:
            item = desk.vault.stage(io.BytesIO(one.text.encode()))
            said = {"publisher": one.publisher, "published": one.published, "title": one.title}
            original = Original(item.digest, item.size_bytes)
            desk.log(acts.ANNOUNCED, [item.digest], acts.announced(original, one.name, said))
            staged.append(item)
        seal_in_log(desk, desk.vault.keep_all(staged))


def _keep(case: Case, one: Told) -> int:
    shelf, document, claims = case.desk.store.made, one.document, one.claims
    opened, read = runs_for(document.digest)
    shelf.put_run(opened)
    shelf.put_document(document, one.text, opened)
    shelf.put_run(read)
    shelf.put_claims(document.id, claims, read)
    return len(claims)


def large_case(folder: Path, documents: Iterator[Told]) -> Case:
    """A new case of these documents."""
    case = Case.new(folder, "Invented, for measuring")
    put(case, documents)
    return case
