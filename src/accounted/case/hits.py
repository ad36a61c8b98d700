"""Where the words of a search stand, with the name of the document beside its id."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from accounted.case.desk import Desk
from accounted.case.withdrawing import withdrawn
from accounted.language import forms
from accounted.model import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that holds the words searched for, and whether its document was taken back as added by mistake."""

    document: str
    name: str
    passage: Passage
    taken_back: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The document's id and name, and the passage."""
        taken_back = {"taken_back": True} if self.taken_back else {}
        return {"document": self.document, "name": self.name, "passage": self.passage.to_dict(), **taken_back}


def hits(desk: Desk, query: str, limit: int, within: Collection[str] | None = None) -> Iterator[Hit]:
    """The passages found, best match first: those with the words as asked for, then those with other forms of them.

    Args:
        within: the ids of the documents in which they are looked for; None for all.
    """
    held = desk.store.made.search(query, limit, within=within)
    if len(held) < limit:
        asked = {(one.document, one.passage.start) for one in held}
        others = desk.store.made.search(query, limit, forms, within)
        held += [one for one in others if (one.document, one.passage.start) not in asked][: limit - len(held)]
    names, gone = desk.store.made.names([found.document for found in held]), withdrawn(desk)
    for found in held:
        yield Hit(found.document, names[found.document], found.passage, found.document in gone)


def holding(desk: Desk, query: str) -> set[str]:
    """The ids of all documents in which `hits` finds the query."""
    return desk.store.overview.fitting(query) | desk.store.overview.fitting(query, forms)
