"""`case.documents`: what the originals hold, opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from accounted.case.desk import Desk
from accounted.case.leaves import DocumentsPage
from accounted.case.making import check_made, sealed_bytes
from accounted.errors import CannotOpen, NotFound
from accounted.model import Document, content_id, places
from accounted.model.layout import Place


class Documents:
    """The documents of a case: iterate for all, or take one by its id or its original's digest."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __iter__(self) -> Iterator[Document]:
        """All documents, in order of name."""
        check_made(self._desk)
        return iter(self._desk.store.made.documents())

    def __len__(self) -> int:
        return self._desk.store.made.document_count()

    def __getitem__(self, id: str) -> Document:
        """The document of that id, its tables with it.

        Raises:
            NotFound: the case has none.
        """
        check_made(self._desk)
        return self._desk.store.made.document(self.id_of(id))

    def page(self, offset: int = 0, limit: int = 100) -> DocumentsPage:
        """Some of the documents, in order of name, with how much was read in each."""
        check_made(self._desk)
        with self._desk.store.reading():
            found, total = self._desk.store.made.documents_page(offset, limit)
            counts = self._desk.store.made.claims_by_document([one.id for one in found])
        return DocumentsPage(tuple(found), offset, total, counts)

    def by_id(self, ids: Iterable[str]) -> dict[str, Document]:
        """Those of these documents that the case has, by id, without the cells of their tables."""
        check_made(self._desk)
        return {one.id: one for one in self._desk.store.made.some_documents(sorted(ids))}

    def refused(self) -> list[Document]:
        """The documents that were not read, or in which a reading was refused, in order of name."""
        check_made(self._desk)
        return [one for one in self._desk.store.made.in_the_way() if one.why or one.refused]

    def published(self) -> dict[str, str]:
        """When each document was put out, in EDTF, by its id; without those of which nobody says it."""
        check_made(self._desk)
        store = self._desk.store
        grounds = (store.given.head(), store.stamp())
        return dict(self._desk.lasting.while_("published", grounds, store.overview.published))

    def names(self, ids: Sequence[str]) -> dict[str, str]:
        """The names of these documents, by id."""
        return self._desk.store.made.names(ids)

    def text(self, id: str) -> str:
        """The document's text, in which every offset of its claims counts.

        Raises:
            NotFound: there is no such document, or it could not be opened.
        """
        check_made(self._desk)
        return self._desk.store.made.text(self.id_of(id))

    def places(self, id: str, start: int, end: int) -> list[Place]:
        """Where on its pages a stretch of a document's text stands, in points from their top left corners.

        Empty where the document has no pages, or its reader told no places.

        Raises:
            NotFound: there is no such document.
        """
        return places(self[id].pages, start, end)

    def picture(self, id: str, page: int) -> bytes:
        """A page of a PDF as it looks, as WebP: to be looked at beside the text, never read from.

        Raises:
            NotFound: there is no such document, or page.
            CannotOpen: the document has no pages to be drawn, or this one can't be.
            EvidenceAtRisk: the sealed bytes are not there, or not the ones that were sealed.
        """
        from accounted.case.apart import Drawing, pool

        opened = self[id]
        if not opened.pages or opened.media_type != "application/pdf":
            raise CannotOpen("This document has no pages to be drawn.", opened.name, "Read its words instead.")
        original = self._desk.store.given.original(opened.digest)
        return pool().draw(Drawing(original, lambda: sealed_bytes(self._desk, original.digest), page))

    def id_of(self, said: str) -> str:
        """The id of the document that is meant: by its id, its original's digest, or its name if only one has it."""
        if said.startswith("document-"):
            return said
        if said.startswith("sha256:"):
            return content_id("document", said)
        found = [one.id for one in self._desk.store.made.documents() if said in (one.digest, one.name)]
        if len(found) != 1:
            what = "No document has this id." if not found else f"{len(found)} documents have this name."
            raise NotFound(what, said, "Run: accounted documents")
        return found[0]
