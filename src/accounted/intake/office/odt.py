"""OpenDocument texts: the same rules as for Word documents, out of another format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from accounted.errors import CannotOpen
from accounted.intake.compose import Parts, compose
from accounted.intake.heading import heading_of
from accounted.intake.media import ODT
from accounted.intake.office.docx_notes import Comment, Remarks
from accounted.intake.office.docx_walk import Body, Change
from accounted.intake.office.xml import attribute, local, tree
from accounted.intake.office.zipped import zipped
from accounted.intake.opened import GivenMetadata, Opened
from accounted.intake.prose import LONGEST_CELL, Prose, raised
from accounted.model import Original

_RESAVE = "The bytes are kept. Open it in the program that made it, save it anew, and add that copy as well."
_PARAGRAPHS = frozenset({"p", "h"})
_MOST_REPEATED = 100
_MOST_SPACES = 1_000


class OdtImporter:
    """Opens OpenDocument texts (ODT), with their comments, tracked changes, tables and footnotes."""

    name = "odt"
    version = "1"
    media_types = frozenset({ODT})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `text`: the body, its footnotes, then what is not read."""
        with zipped(content, name) as parts:
            written = parts.part("content.xml")
        if written is None:
            raise CannotOpen("It is an OpenDocument text without a body.", name, _RESAVE)
        root = tree(written, name, "content.xml")
        walk = _Walk(root)
        walk.add(next((it for it in root.iter() if local(it) == "text"), root))
        said = Remarks(walk.notes, walk.comments, ()).write(walk.body)
        prose = walk.body.prose
        if not any(character.isalnum() for character in prose.text):
            raise CannotOpen("0 characters were read: it holds no text, at most pictures.", name, _RESAVE)
        heading = heading_of(prose.text, 0, given.language)
        made = Parts(
            "text", ODT, prose.text, None, stated=heading.stated if heading.body_start else {},
            body_start=heading.body_start, body_end=prose.body_end, tables=tuple(prose.tables),
            marks=tuple(prose.marks), notes=said,
        )  # fmt: skip
        return compose(self, original, name, given, made)


class _Walk:
    """The walk through the body; what is inside a paragraph's notes and comments is written apart."""

    def __init__(self, root: Any, tracked: dict[str, Any] | None = None) -> None:
        self.body = Body(Prose())
        self.notes: dict[tuple[str, str], str] = {}
        self.comments: dict[str, Comment] = {}
        self._tracked = _tracked(root) if tracked is None else tracked
        self._put_in: dict[str, int] = {}

    def add(self, root: Any) -> None:
        """Write all that an element holds."""
        for step, item in _steps(root):
            if step == "text":
                self.body.prose.run(" ".join(item.split("\n")) if item.strip() else " " if item else "")
            elif step == "close" and local(item) in _PARAGRAPHS:
                self.body.prose.end_paragraph()
            elif step == "open":
                self._met(local(item), item)
        self.body.prose.end_paragraph()

    def _met(self, name: str, item: Any) -> None:
        prose = self.body.prose
        if name == "s":
            count = attribute(item, "c") or "1"
            prose.run(" " * min(int(count), _MOST_SPACES) if count.isdigit() else " ")
        elif name == "tab":
            prose.run(" ")
        elif name == "line-break":
            prose.run("\n")
        elif name == "note":
            self._note(item)
        elif name == "annotation":
            self._comment(item)
        elif name == "table":
            self._table(item)
        elif name in ("change", "change-start", "change-end"):
            self._change(name, attribute(item, "change-id") or "")

    def _note(self, item: Any) -> None:
        self.body.notes.append(("footnote", attribute(item, "id") or str(len(self.body.notes))))
        inside = next((it for it in item if local(it) == "note-body"), None)
        self.notes[self.body.notes[-1]] = "" if inside is None else self._words(inside)
        self.body.prose.run(raised(str(len(self.body.notes))))

    def _comment(self, item: Any) -> None:
        said = {key: next(("".join(it.itertext()) for it in item if local(it) == tag), "")
                for key, tag in (("author", "creator"), ("date", "date"))}  # fmt: skip
        words = " ".join(self._words(it) for it in item if local(it) in (*_PARAGRAPHS, "list"))
        key = str(len(self.comments))
        self.comments[key] = Comment(words, {key: value for key, value in said.items() if value})
        self.body.ranges[key] = [self.body.prose.length]

    def _change(self, name: str, key: str) -> None:
        region = self._tracked.get(key)
        if region is None:
            return
        kind = next((it for it in region if local(it) in ("insertion", "deletion")), None)
        about = {} if kind is None else _who(kind)
        if name == "change" and kind is not None and local(kind) == "deletion":
            words = self._words(kind)
            if words:
                self.body.struck.append(Change(words, self.body.prose.length, about))
        elif name == "change-start":
            self._put_in[key] = self.body.prose.length
        elif name == "change-end" and key in self._put_in:
            self.body.inserted += 1
            self.body.prose.mark("inserted", self._put_in.pop(key), self.body.prose.length, about)

    def _table(self, element: Any) -> None:
        rows = list(self._rows(element))
        if len(rows) < 2 or max(map(len, rows)) < 2 or any(len(cell) > LONGEST_CELL for row in rows for cell in row):
            for row in rows:
                for cell in filter(None, row):
                    self.body.prose.paragraph(cell)
        else:
            self.body.prose.table(rows)

    def _rows(self, table: Any) -> Iterator[list[str]]:
        for row in table.iter():
            if local(row) != "table-row" or _table_of(row) is not table:
                continue
            texts: list[str] = []
            for cell in row:
                if local(cell) in ("table-cell", "covered-table-cell"):
                    count = attribute(cell, "number-columns-repeated") or "1"
                    texts += [self._words(cell)] * (min(int(count), _MOST_REPEATED) if count.isdigit() else 1)
            while texts and not texts[-1]:
                texts.pop()
            if texts:
                yield texts

    def _words(self, element: Any) -> str:
        inner = _Walk(element, self._tracked)
        for child in (element,) if local(element) in _PARAGRAPHS else element:
            if local(child) not in ("change-info", ""):
                inner.add(child)
        self.body.struck += [Change(it.words, self.body.prose.length, it.about) for it in inner.body.struck]
        self.body.inserted += inner.body.inserted
        return inner.body.prose.text


def _tracked(root: Any) -> dict[str, Any]:
    """The regions of tracked changes, by id."""
    regions = (it for it in root.iter() if local(it) == "changed-region")
    return {attribute(it, "id") or "": it for it in regions}


def _who(kind: Any) -> dict[str, str]:
    said = {"author": "creator", "date": "date"}
    found = {key: next(("".join(it.itertext()) for it in kind.iter() if local(it) == tag), "")
             for key, tag in said.items()}  # fmt: skip
    return {key: value for key, value in found.items() if value}


def _table_of(row: Any) -> Any:
    return next(it for it in row.iterancestors() if local(it) == "table")


_WHOLE = frozenset({"note", "annotation", "table", "tracked-changes"})
"""What is one step of the walk: the text inside is written by another."""


def _steps(root: Any) -> Iterator[tuple[str, Any]]:
    """Opening, text and closing of every element in order."""
    stack: list[tuple[str, Any]] = [("open", root)]
    while stack:
        step, item = stack.pop()
        yield step, item
        if step != "open" or (local(item) in _WHOLE):
            continue
        stack.append(("close", item))
        inside: list[tuple[str, Any]] = [("text", item.text)] if item.text and _holds_text(item) else []
        for child in item:
            if local(child):
                inside.append(("open", child))
            if child.tail and _holds_text(item):
                inside.append(("text", child.tail))
        stack += reversed(inside)


def _holds_text(element: Any) -> bool:
    """Whether the text directly in an element is words, rather than the indentation of the file."""
    return local(element) in {*_PARAGRAPHS, "span", "a", "meta", "meta-field", "ruby-base"} or (
        local(element) not in ("text", "body", "section", "list", "list-item", "frame", "text-box")
        and any(local(it) in _PARAGRAPHS for it in element.iterancestors())
    )
