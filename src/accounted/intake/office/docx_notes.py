"""What stands beside the body of a Word document: footnotes, comments, the heads and feet of its pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accounted.intake.office.body import Body, in_one_line
from accounted.intake.office.docx_walk import written
from accounted.intake.office.xml import attribute, local, tree
from accounted.intake.office.zipped import Zipped
from accounted.intake.prose import by, one_line, raised


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark, its author and date as the file says, and the id of the one it answers."""

    words: str
    about: dict[str, str]
    answers: str | None = None


@dataclass(frozen=True, slots=True)
class Remarks:
    """Footnotes by kind and id, comments by id, and the texts at the edges of pages."""

    notes: Mapping[tuple[str, str], Body]
    comments: Mapping[str, Comment]
    edges: tuple[str, ...]

    def write(self, body: Body) -> tuple[str, ...]:
        """Write all of them behind the body; returns what is to be said of the document."""
        prose = body.prose
        for number, called in enumerate(body.notes, 1):
            note = self.notes.get(called, Body())
            words = one_line(note.prose.text)
            prose.paragraph(f"{raised(str(number))} {words}".strip(), "footnote", {"number": str(number)})
            body.take(note, in_one_line(note.prose.text, prose.length - len(words)))
        prose.end_body()
        for change in body.struck:
            prose.write_struck(change.words, {**change.about, "from": str(change.at)})
        for key, comment in self.comments.items():
            on = body.ranges.get(key, [])
            about = {**comment.about, **dict(zip(("from", "to"), map(str, on), strict=False))}
            to = self.comments.get(comment.answers or "")
            said = f"Reply to {to.about.get('author', 'nobody named')}" if to else "Comment"
            state = ", marked as done" if "done" in about else ""
            prose.paragraph(f"{said}{by(about)}{state}: {comment.words}", "comment", about)
        for words in self.edges:
            prose.paragraph(words, "margin")
        return self._said(body)

    def _said(self, body: Body) -> tuple[str, ...]:
        said = []
        if body.struck or body.inserted:
            said.append(
                f"It has tracked or struck out words: {body.inserted:,} put in, {len(body.struck):,} struck out or "
                "moved away. It is read as if all changes were accepted; what was struck out stands behind the body "
                "and is not read."
            )
        if self.comments:
            one, many = "1 comment; it stands", f"{len(self.comments):,} comments; they stand"
            is_one = len(self.comments) == 1
            be = "is" if is_one else "are"
            said.append(f"It has {one if is_one else many} behind the body and {be} not read for claims.")
        if body.hidden:
            said.append(f"{body.hidden:,} of its characters are formatted as hidden; they are read all the same.")
        return tuple(said)


def notes(parts: Zipped, folder: str, name: str) -> dict[tuple[str, str], Body]:
    """Footnotes and endnotes, by kind and id."""
    found = {}
    for kind in ("footnote", "endnote"):
        path = f"{folder}/{kind}s.xml"
        for note in _children(parts, path, name):
            if attribute(note, "type") in (None, "normal"):
                found[kind, attribute(note, "id") or ""] = written(note)
    return found


def comments(parts: Zipped, folder: str, name: str) -> dict[str, Comment]:
    """The comments, by id, with what each answers and whether it is marked as done."""
    threads: dict[str | None, tuple[str | None, str | None]] = {}
    for it in _children(parts, f"{folder}/commentsExtended.xml", name):
        done = "yes" if attribute(it, "done") in ("1", "true") else None
        threads[attribute(it, "paraId")] = attribute(it, "paraIdParent"), done
    found: dict[str, Comment] = {}
    by_paragraph: dict[str | None, str] = {}
    for comment in _children(parts, f"{folder}/comments.xml", name):
        said = {key: attribute(comment, key) for key in ("author", "date")}
        last = [attribute(it, "paraId") for it in comment.iter() if local(it) == "p"][-1:]  # names the whole comment
        parent, said["done"] = threads.get(last[0], (None, None)) if last else (None, None)
        by_paragraph |= {one: attribute(comment, "id") or "" for one in last if one}
        about = {key: value for key, value in said.items() if value}
        found[attribute(comment, "id") or ""] = Comment(_words(comment), about, by_paragraph.get(parent))
    return found


def edges(parts: Zipped, folder: str, name: str) -> tuple[str, ...]:
    """The texts of page heads and feet, each once."""
    shape = re.compile(rf"{re.escape(folder)}/(?:header|footer)\d*\.xml")
    paths = sorted(path for path in parts.names if shape.fullmatch(path))
    texts = [_words(tree(parts.part(path) or b"", name, path)) for path in paths]
    return tuple(dict.fromkeys(text for text in texts if text))


def _children(parts: Zipped, path: str, name: str) -> list[Any]:
    content = parts.part(path)
    return [] if content is None else [it for it in tree(content, name, path) if local(it)]


def _words(element: Any) -> str:
    return " ".join(written(element).prose.text.split())
