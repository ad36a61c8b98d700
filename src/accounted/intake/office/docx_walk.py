"""The body of a Word document into text: paragraphs and tables, with what is inserted, struck out or remarked upon.

Nothing here calls itself for the depth of the file but for tables and boxes: the walk keeps its own stack.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from accounted.intake.office import docx_tables
from accounted.intake.office.body import Body
from accounted.intake.office.xml import attribute, local
from accounted.intake.prose import raised

_SKIPPED = frozenset(
    {"Fallback", "instrText", "rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "fldData", ""}
)
_STRUCK, _PUT_IN = frozenset({"del", "moveFrom"}), frozenset({"ins", "moveTo"})
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_OFF = frozenset({"0", "false", "off"})
_WHOLE = frozenset({"tbl", "txbxContent"})
_MOVED = frozenset({"moveFrom", "moveTo"})


def written(root: Any) -> Body:
    """What an element holds, as a text of its own."""
    body = Body()
    add(root, body)
    return body


def add(root: Any, body: Body) -> None:
    """Write all that an element holds into a text; a box of words stands behind the paragraph it hangs on."""
    boxes: list[Any] = []
    for step, element, above in _steps(root):
        name = local(element)
        if step == "whole" and name == "tbl":
            body.prose.end_paragraph()
            docx_tables.write(element, body, add)
        elif step == "whole":
            boxes.append(element)
        elif step == "close":
            if name == "p" and not _mark_is_struck(element):
                body.prose.end_paragraph()
                _write_boxes(boxes, body)
        elif name == "r":
            _run(element, above, body)
        elif name in ("commentRangeStart", "commentRangeEnd"):
            body.note(attribute(element, "id") or "")
    _write_boxes(boxes, body)
    body.prose.end_paragraph()


def _write_boxes(boxes: list[Any], body: Body) -> None:
    while boxes:
        for child in boxes.pop(0):
            add(child, body)


def _run(run: Any, above: tuple[Any, ...], body: Body) -> None:
    """Write a run, or keep it apart where it is struck out."""
    words = "".join(_words(run, body))
    struck = next((it for it in above if local(it) in _STRUCK), None)
    if _is_on(run, "vanish"):
        body.hidden += len(words)
    if struck is not None:
        body.strike(words, who(struck))
    elif _is_on(run, "strike") or _is_on(run, "dstrike"):
        body.strike(words, {"how": "struck through"})
    elif (put_in := next((it for it in above if local(it) in _PUT_IN), None)) is not None:
        body.put_in(words, who(put_in))
    else:
        body.run(words)


def _words(run: Any, body: Body) -> Iterator[str]:
    for child in run:
        name = local(child)
        if name in ("t", "delText"):
            yield child.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name == "fldChar":
            yield _chosen(child)
        elif name == "sym":
            yield _symbol(attribute(child, "char"))
        elif name in ("footnoteReference", "endnoteReference"):
            body.notes.append((name.removesuffix("Reference"), attribute(child, "id") or ""))
            yield raised(str(len(body.notes)))
        elif name == "commentReference" and (on := attribute(child, "id") or "") not in body.ranges:
            body.note(on)  # it is about a place in the text, and about no stretch of it


def _chosen(field: Any) -> str:
    """The entry that is chosen in the list of an older form, which stands in no words of the page."""
    choices = next((it for it in field.iter() if local(it) == "ddList"), None)
    if choices is None:
        return ""
    entries = [attribute(it, "val") or "" for it in choices if local(it) == "listEntry"]
    chosen = next((attribute(it, "val") or "" for it in choices if local(it) == "result"), "0")
    return entries[int(chosen)] if chosen.isascii() and chosen.isdigit() and int(chosen) < len(entries) else ""


Step = tuple[str, Any, tuple[Any, ...]]


def _steps(root: Any) -> Iterator[Step]:
    """Opening and closing of elements in order, each with the changes it stands in; a table or box is one step."""
    stack: list[Step] = [("open", root, ())]
    while stack:
        step, element, above = stack.pop()
        if step == "open" and local(element) in _WHOLE:
            yield "whole", element, above
            continue
        yield step, element, above
        if step == "close":
            continue
        stack.append(("close", element, above))
        inside = (*above, element) if local(element) in _STRUCK | _PUT_IN else above
        stack += [("open", child, inside) for child in reversed(element) if local(child) not in _SKIPPED]


def who(change: Any) -> dict[str, str]:
    """Who made a change and when, as the file says, and whether it moved words."""
    said = {"author": attribute(change, "author"), "date": attribute(change, "date")}
    said["how"] = "moved" if local(change) in _MOVED else None
    return {key: value for key, value in said.items() if value}


def _is_on(run: Any, name: str) -> bool:
    """Whether a run is formatted so."""
    properties = next((it for it in run if local(it) == "rPr"), ())
    found = next((it for it in properties if local(it) == name), None)
    return found is not None and attribute(found, "val") not in _OFF


def _mark_is_struck(paragraph: Any) -> bool:
    """Whether the end of a paragraph is struck out, so that it is one with the next."""
    properties = next((it for it in paragraph if local(it) == "pPr"), ())
    of_mark = next((it for it in properties if local(it) == "rPr"), ())
    return any(local(it) in _STRUCK for it in of_mark)


def _symbol(code: str | None) -> str:
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    return "•" if 0xF000 <= number <= 0xF0FF else chr(number) if 32 <= number < 0xD800 else ""
