"""Comments, hidden rows and columns, and cells struck through, out of the parts of an Excel workbook."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from accounted.intake.office.beside import Beside, Remark
from accounted.intake.office.xml import attribute, elements, local, tree
from accounted.intake.office.zipped import Zipped

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})\Z")
_ON = ("1", "true")
_MOST_COLUMNS = 16_384


def beside_of_xlsx(parts: Zipped, name: str) -> dict[str, Beside]:
    """What stands beside the cells, by the name of the sheet.

    Raises:
        CannotOpen: a part is damaged.
    """
    targets = dict(_related(parts, "xl/workbook.xml", name))
    struck, people = _struck_styles(parts, name), _people(parts, name)
    found = {}
    for sheet in _sheets(parts, name):
        path = targets.get(attribute(sheet, "id") or "", ("", ""))[1]
        if path in parts.names:
            found[attribute(sheet, "name") or ""] = _beside(parts, path, name, struck, people)
    return found


def _sheets(parts: Zipped, name: str) -> list[Any]:
    content = parts.part("xl/workbook.xml")
    return (
        [] if content is None else [it for it in tree(content, name, "xl/workbook.xml").iter() if local(it) == "sheet"]
    )


def _related(parts: Zipped, path: str, name: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Id, kind and path of the parts that a part names."""
    folder, _, last = path.rpartition("/")
    where = f"{folder}/_rels/{last}.rels"
    content = parts.part(where)
    for one in () if content is None else tree(content, name, where):
        target, kind = attribute(one, "Target") or "", (attribute(one, "Type") or "").rpartition("/")[2]
        to = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        yield attribute(one, "Id") or "", (kind, to)


def _beside(parts: Zipped, path: str, name: str, struck: frozenset[str], people: dict[str, str]) -> Beside:
    found, row = Beside(), -1
    for step, element in elements(parts.part(path) or b"", name, path, "col", "row"):
        if step == "start":
            continue
        if local(element) == "col":
            if attribute(element, "hidden") in _ON:
                first, last = _number(attribute(element, "min")), _number(attribute(element, "max"))
                found.hidden_columns.update(range(first - 1, min(last, _MOST_COLUMNS)))
            continue
        row = _number(attribute(element, "r")) - 1 if attribute(element, "r") else row + 1
        if attribute(element, "hidden") in _ON:
            found.hidden_rows.add(row)
        wrong = (it for it in element if attribute(it, "t") == "e")
        found.errors += [f"{attribute(it, 'r') or '?'} ({_value(it)})" for it in wrong]
        if struck:
            cells = (it for it in element if attribute(it, "s") in struck)
            found.struck.update(filter(None, (_place(attribute(it, "r")) for it in cells)))
    kinds = dict(_related(parts, path, name)).values()
    threads = [to for kind, to in kinds if kind == "threadedComment"]
    for to in threads or [to for kind, to in kinds if kind == "comments"]:
        if to in parts.names:
            root = tree(parts.part(to) or b"", name, to)
            found.comments += _threaded(root, people) if threads else _comments(root)
    found.comments.sort(key=lambda it: (it.row, it.column))
    return found


def _comments(root: Any) -> Iterator[Remark]:
    authors = ["".join(it.itertext()).strip() for it in root.iter() if local(it) == "author"]
    for comment in (it for it in root.iter() if local(it) == "comment"):
        at, number = _place(attribute(comment, "ref")), _number(attribute(comment, "authorId") or "-1")
        words = "".join(it.text or "" for it in comment.iter() if local(it) == "t").strip()
        if at and words:
            author = authors[number] if 0 <= number < len(authors) else ""
            yield Remark(*at, words.removeprefix(f"{author}:").strip(), {"author": author} if author else {})


def _threaded(root: Any, people: dict[str, str]) -> Iterator[Remark]:
    for comment in (it for it in root.iter() if local(it) == "threadedComment"):
        at = _place(attribute(comment, "ref"))
        words = next(("".join(it.itertext()) for it in comment if local(it) == "text"), "").strip()
        said = {
            "author": people.get(attribute(comment, "personId") or ""), "date": attribute(comment, "dT"),
            "done": "yes" if attribute(comment, "done") in _ON else None,
        }  # fmt: skip
        if at and words:
            yield Remark(*at, words, {key: value for key, value in said.items() if value})


def _people(parts: Zipped, name: str) -> dict[str, str]:
    """The authors of threaded comments, by id."""
    found = {}
    for path in sorted(it for it in parts.names if it.startswith("xl/persons/")):
        for one in tree(parts.part(path) or b"", name, path).iter():
            if local(one) == "person":
                found[attribute(one, "id") or ""] = attribute(one, "displayName") or ""
    return found


def _struck_styles(parts: Zipped, name: str) -> frozenset[str]:
    """The numbers of the styles whose letters are struck through."""
    content = parts.part("xl/styles.xml")
    if content is None:
        return frozenset()
    root = tree(content, name, "xl/styles.xml")
    fonts = next((it for it in root if local(it) == "fonts"), ())
    lines = [[it for it in font if local(it) == "strike"] for font in fonts]
    through = {str(at) for at, it in enumerate(lines) if it and attribute(it[0], "val") not in ("0", "false")}
    forms = next((it for it in root if local(it) == "cellXfs"), ())
    return frozenset(str(at) for at, form in enumerate(forms) if attribute(form, "fontId") in through)


def _value(cell: Any) -> str:
    """What a cell holds as it is written in the file, in few letters."""
    return next((it.text or "" for it in cell if local(it) == "v"), "")[:40].strip()


def _place(address: str | None) -> tuple[int, int] | None:
    """Row and column of an address such as B7."""
    found = _ADDRESS.match(address or "")
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _number(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 8 else 0
