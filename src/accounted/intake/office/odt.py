"""OpenDocument texts: the same rules as for Word documents, out of another format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from accounted.errors import CannotOpen
from accounted.intake.compose import Parts, compose
from accounted.intake.heading import heading_of
from accounted.intake.media import FODT, ODT
from accounted.intake.office.body import Body
from accounted.intake.office.docx_notes import Comment, Remarks
from accounted.intake.office.flat import as_zipped
from accounted.intake.office.odt_tables import grid_of, inside, rows_of, sets_out
from accounted.intake.office.pictures import pictures_of, write_listing
from accounted.intake.office.tables import write_table
from accounted.intake.office.xml import attribute, local, tree
from accounted.intake.office.zipped import zipped
from accounted.intake.opened import GivenMetadata, Opened
from accounted.intake.prose import raised
from accounted.model import Original

_RESAVE = "The bytes are kept. Open it in the program that made it, save it anew, and add that copy as well."
_EMPTY = "0 characters were read: it holds no text."
_PARAGRAPHS = frozenset({"p", "h"})
_MOST_SPACES = 1_000
_BODY = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"  # dates have elements that are called text, too


class OdtImporter:
    """Opens OpenDocument texts (ODT, FODT), with their comments, tracked changes, tables and footnotes."""

    name = "odt"
    version = "4"
    media_types = frozenset({ODT, FODT})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `text`: the body, its footnotes, then what is not read."""
        with zipped(as_zipped(content, name), name) as parts:
            written, styles, pictures = parts.part("content.xml"), parts.part("styles.xml"), pictures_of(parts)
        if written is None:
            raise CannotOpen("It is an OpenDocument text without a body.", name, _RESAVE)
        root = tree(written, name, "content.xml")
        walk = _Walk(root)
        walk.add(next((it for it in root.iter() if it.tag == _BODY), root))
        edges = _edges(tree(styles, name, "styles.xml")) if styles else ()
        said = (*Remarks(walk.notes, walk.comments, edges).write(walk.body), *pictures.notes)
        prose = walk.body.prose
        if not any(character.isalnum() for character in prose.text):
            if not pictures.inside:
                raise CannotOpen(" ".join([_EMPTY, *pictures.notes]), name, _RESAVE)
            write_listing(prose, pictures)
        heading = heading_of(prose.text, 0, given.language)
        made = Parts(
            "text", ODT if content.startswith(b"PK") else FODT, prose.text, None,
            stated=heading.stated if heading.body_start else {}, body_start=heading.body_start,
            body_end=prose.body_end, tables=tuple(prose.tables), marks=tuple(prose.marks),
            inside=len(pictures.inside), notes=said,
        )  # fmt: skip
        return replace(compose(self, original, name, given, made), inside=tuple(pictures.inside))


class _Walk:
    """The walk through the body; cells, notes and comments are walked by another, which keeps the same lists."""

    def __init__(self, root: Any, around: _Walk | None = None) -> None:
        self.body: Body = around.body.inner() if around else Body()
        self.notes: dict[tuple[str, str], Body] = around.notes if around else {}
        self.comments: dict[str, Comment] = around.comments if around else {}
        self._tracked: dict[str, Any] = around._tracked if around else _tracked(root)
        self._through: frozenset[str] = around._through if around else struck_styles(root)
        self._unseen: frozenset[str] = around._unseen if around else _hidden_styles(root)
        self._named: dict[str, str] = around._named if around else {}
        self._put_in: dict[str, int] = {}

    def add(self, root: Any) -> None:
        """Write all that an element holds."""
        for step, item, words in _steps(root):
            if step == "text":
                self._text(" ".join(words.split("\n")) if words.strip() else " " if words else "", item)
            elif step == "close" and local(item) in _PARAGRAPHS:
                self.body.prose.end_paragraph()
            elif step == "open":
                self._met(local(item), item)
        self.body.prose.end_paragraph()

    def _text(self, words: str, item: Any) -> None:
        if self._through and _is_within(item, self._through):
            self.body.strike(words, {"how": "struck through"})
        else:
            start, end = self.body.prose.run(words)
            self.body.hidden += (end - start) if self._unseen and _is_within(item, self._unseen) else 0

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
        elif name == "annotation-end":
            self.body.note(self._named.get(attribute(item, "name") or "", ""))
        elif name == "table":
            self._table(item)
        elif name in ("change", "change-start", "change-end"):
            self._change(name, attribute(item, "change-id") or "")

    def _note(self, item: Any) -> None:
        key = "footnote", attribute(item, "id") or str(len(self.body.notes))
        self.body.notes.append(key)
        self.body.prose.run(raised(str(len(self.body.notes))))
        inside = next((it for it in item if local(it) == "note-body"), None)
        self.notes[key] = Body() if inside is None else self._walked(inside)

    def _comment(self, item: Any) -> None:
        said = {key: next(("".join(it.itertext()) for it in item if local(it) == tag), "")
                for key, tag in (("author", "creator"), ("date", "date"))}  # fmt: skip
        said["done"] = "yes" if attribute(item, "resolved") == "true" else ""
        words = " ".join(self._walked(it).prose.text for it in item if local(it) in (*_PARAGRAPHS, "list"))
        key = str(len(self.comments))
        self.comments[key] = Comment(
            " ".join(words.split()), {key: value for key, value in said.items() if value},
            self._named.get(attribute(item, "parent-name") or ""),
        )  # fmt: skip
        self._named[attribute(item, "name") or ""] = key
        self.body.note(key)

    def _change(self, name: str, key: str) -> None:
        region = self._tracked.get(key)
        if region is None:
            return
        kind = next((it for it in region if local(it) in ("insertion", "deletion")), None)
        about = {} if kind is None else _who(kind)
        if name == "change" and kind is not None and local(kind) == "deletion":
            walked = self._walked(kind)
            words = [walked.prose.text, *(it.words for it in walked.struck)]
            self.body.strike(" ".join(filter(None, map(str.strip, words))), about)
        elif name == "change-start" and kind is not None and local(kind) == "insertion":
            self._put_in[key] = self.body.prose.next
        elif name == "change-end" and key in self._put_in:
            self.body.inserted += 1
            self.body.prose.mark("inserted", self._put_in.pop(key), self.body.prose.length, about)

    def _table(self, element: Any) -> None:
        self.body.prose.end_paragraph()
        if sets_out(element):
            write_table(self.body, *grid_of(element, self._walked_cell))
            for within in inside(element):
                self._table(within)
            return
        for cell in (cell for row in rows_of(element) for cell in row if local(cell) == "table-cell"):
            for child in cell:
                self.add(child)

    def _walked(self, element: Any, but: str = "") -> Body:
        """What an element holds, written by itself."""
        inner = _Walk(element, self)
        for child in (element,) if local(element) in _PARAGRAPHS else element:
            if local(child) not in ("change-info", "", but):
                inner.add(child)
        return inner.body

    def _walked_cell(self, cell: Any) -> Body:
        """What a cell of a table holds, but for the tables in it."""
        return self._walked(cell, "table")


def _edges(styles: Any) -> tuple[str, ...]:
    """The texts of page heads and feet, each once."""
    walk = _Walk(styles)
    at_edges = (it for it in styles.iter() if local(it).startswith(("header", "footer")) and "style" in it.tag)
    texts = (" ".join(walk._walked(it).prose.text.split()) for it in at_edges)
    return tuple(dict.fromkeys(filter(None, texts)))


def _tracked(root: Any) -> dict[str, Any]:
    """The regions of tracked changes, by id."""
    regions = (it for it in root.iter() if local(it) == "changed-region")
    return {attribute(it, "id") or "": it for it in regions}


def _who(kind: Any) -> dict[str, str]:
    said = {"author": "creator", "date": "date"}
    found = {key: next(("".join(it.itertext()) for it in kind.iter() if local(it) == tag), "")
             for key, tag in said.items()}  # fmt: skip
    return {key: value for key, value in found.items() if value}


def struck_styles(root: Any) -> frozenset[str]:
    """The names of the styles by which words are struck through."""
    return _styles_that(root, lambda drawn: attribute(drawn, "text-line-through-style") not in (None, "none"))


def _hidden_styles(root: Any) -> frozenset[str]:
    return _styles_that(root, lambda drawn: attribute(drawn, "display") == "none")


def _styles_that(root: Any, draw_so: Callable[[Any], bool]) -> frozenset[str]:
    """The names of the styles whose letters are drawn so."""
    styles = (it for it in root.iter() if local(it) == "style")
    return frozenset(
        attribute(style, "name") or ""
        for style in styles
        if any(local(it) == "text-properties" and draw_so(it) for it in style)
    )


def _is_within(item: Any, styles: frozenset[str]) -> bool:
    """Whether an element, or the span around it, has one of the styles."""
    return any(
        attribute(it, "style-name") in styles for it in (item, *item.iterancestors()) if local(it) in ("span", "p", "h")
    )


_WHOLE = frozenset({"note", "annotation", "table", "tracked-changes"})
"""What is one step of the walk: the text inside is written by another."""


def _steps(root: Any) -> Iterator[tuple[str, Any, str]]:
    """Opening, text and closing of every element in order; a text comes with the element that holds it."""
    stack: list[tuple[str, Any, str]] = [("open", root, "")]
    while stack:
        step, item, words = stack.pop()
        yield step, item, words
        if step != "open" or (local(item) in _WHOLE):
            continue
        stack.append(("close", item, ""))
        holds = _holds_text(item)
        inside: list[tuple[str, Any, str]] = [("text", item, item.text)] if item.text and holds else []
        for child in item:
            if local(child):
                inside.append(("open", child, ""))
            if child.tail and holds:
                inside.append(("text", item, child.tail))
        stack += reversed(inside)


def _holds_text(element: Any) -> bool:
    """Whether the text directly in an element is words, rather than the indentation of the file."""
    return local(element) in {*_PARAGRAPHS, "span", "a", "meta", "meta-field", "ruby-base"} or (
        local(element) not in ("text", "body", "section", "list", "list-item", "frame", "text-box")
        and any(local(it) in _PARAGRAPHS for it in element.iterancestors())
    )
