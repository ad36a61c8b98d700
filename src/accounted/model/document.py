"""An original opened: its text or table, and what is known of language, publisher and date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from accounted.model.edtf import days
from accounted.model.ids import content_id
from accounted.model.layout import Mark, Page
from accounted.model.original import check_digest
from accounted.model.table import Table
from accounted.model.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Stated:
    """What is known about a document, and where it comes from (`basis`).

    `given` by the person who added it, `judged` by one who corrected that later, read from its `front_matter`,
    `markup`, `heading` or `content`, `detected` by a program, or `assumed` for want of anything better.
    """

    value: str
    basis: str

    def __post_init__(self) -> None:
        vocabulary("metadata_bases").check(self.basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An opened original. Its text is kept beside it, under `text_digest`.

    `kind` is `text`, `table`, or `unread` when the original is sealed but could not be opened.
    `why` says what stood in the way of opening it, or of reading its text for claims. `notes` tell
    what a reader of the text should know, such as bytes that no encoding explains. `publisher`,
    `published` (EDTF), `title`, `language` (ISO 639-1) and `side` are None when nobody says.
    The body that is read for claims stands between `body_start` and `body_end` (None: the end of the text);
    comments, struck out words and the edges of pages stand behind it. `inside` counts the originals found in it,
    `refused` the readings that its words do not bear out.
    """

    digest: str
    name: str
    kind: str
    media_type: str
    importer: str
    text_digest: str | None = None
    characters: int = 0
    encoding: str | None = None
    language: Stated | None = None
    publisher: Stated | None = None
    published: Stated | None = None
    title: Stated | None = None
    side: Stated | None = None
    citation: Stated | None = None
    body_start: int = 0
    body_end: int | None = None
    tables: tuple[Table, ...] = ()
    pages: tuple[Page, ...] = ()
    marks: tuple[Mark, ...] = ()
    inside: int = 0
    refused: int = 0
    notes: tuple[str, ...] = ()
    why: str | None = None
    id: str = field(default="")

    def __post_init__(self) -> None:
        check_digest(self.digest)
        vocabulary("document_kinds").check(self.kind)
        if self.published:
            days(self.published.value)
        if not self.id:
            object.__setattr__(self, "id", content_id("document", self.digest))

    def to_dict(self) -> dict[str, Any]:
        """The public JSON of a document; `basis` says where each value comes from. `layout` has the rest."""
        stated = {key: getattr(self, key) for key in STATED}
        return {
            "id": self.id, "digest": self.digest, "name": self.name, "kind": self.kind,
            **{key: value.value if value else None for key, value in stated.items()},
            "basis": {key: value.basis for key, value in stated.items() if value},
            "media_type": self.media_type, "importer": self.importer, "encoding": self.encoding,
            "text_digest": self.text_digest, "characters": self.characters, "body_start": self.body_start,
            "body_end": self.body_end, "inside": self.inside, "refused": self.refused, "notes": list(self.notes),
            "why": self.why,
        }  # fmt: skip

    def layout(self) -> dict[str, Any]:
        """What `to_dict` leaves out for its size: tables, pages and marks."""
        return {
            "tables": [it.to_dict() for it in self.tables], "pages": [it.to_dict() for it in self.pages],
            "marks": [it.to_dict() for it in self.marks],
        }  # fmt: skip

    @classmethod
    def from_dict(cls, given: Mapping[str, Any], layout: Mapping[str, Any] | None = None) -> Document:
        """The document that `to_dict` wrote, with the layout that `layout` wrote."""
        laid = layout or {"tables": (), "pages": (), "marks": ()}
        basis = given["basis"]
        stated: dict[str, Any] = {key: Stated(given[key], basis[key]) if key in basis else None for key in STATED}
        plain = ("id", "digest", "name", "kind", "media_type", "importer", "encoding", "text_digest", "characters",
                 "body_start", "body_end", "inside", "why")  # fmt: skip
        return cls(
            **{key: given[key] for key in plain}, **stated,
            refused=given.get("refused", 0), notes=tuple(given["notes"]),
            tables=tuple(map(Table.from_dict, laid["tables"])), pages=tuple(map(Page.from_dict, laid["pages"])),
            marks=tuple(map(Mark.from_dict, laid["marks"])),
        )  # fmt: skip


STATED = ("language", "publisher", "published", "title", "side", "citation")
"""The keys of a document that are known only because somebody or something says so."""
