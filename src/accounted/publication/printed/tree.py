"""The page of the report taken apart into elements and words, as the form for print wants them.

An element is `{"t": tag, "a": attributes, "c": contents}`, a word is a string. Space is folded as a browser folds it,
drawings are kept whole, and what a text says is never more than a string: the form prints strings and reads none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from typing import Any

from accounted.publication.printed.letters import undrawable

Node = dict[str, Any]

_VOID = {"meta", "link", "br"}
_LEFT_OUT = {"head", "nav", "script", "style", "title"}
_BLOCKS = {
    *("html", "body", "header", "main", "section", "article", "nav", "h1", "h2", "h3", "p", "ul", "ol", "li", "dl"),
    *("dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "blockquote", "svg"),
}
_CONTAINERS = _BLOCKS - {"h1", "h2", "h3", "p", "li", "dt", "dd", "th", "td", "figcaption", "blockquote"}
_APART = {"carried", "limit"}
"""Classes of spans that stand on a line of their own."""

GRAPHIC = "marked-as-graphic"
"""Where the passages stand that are folded in the page."""

ISOLATE, ISOLATED = "\u2068", "\u2069"


class _Builder(HTMLParser):
    """Builds the tree of a well-formed page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: Node = {"t": "root", "a": {}, "c": []}
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = {"t": tag, "a": {name: value or "" for name, value in attrs}, "c": []}
        self.open[-1]["c"].append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.open.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1]["c"].append({"t": tag, "a": {name: value or "" for name, value in attrs}, "c": []})

    def _word(self, data: str) -> None:
        self.open[-1]["c"].append(data)

    handle_data = _word  # as the parser calls it


def tree_of(page: str) -> Node:
    """The body of the page as a tree."""
    builder = _Builder()
    builder.feed(page)
    builder.close()
    root, body = builder.root, _body_of(builder.root)
    if graphic := list(_set_apart(root)):
        body["c"].append({"t": "section", "a": {"id": GRAPHIC, "class": "own-page"}, "c": [_heading(), *graphic]})
    return _tidied(root, keep_lines=False)


def _body_of(node: Node) -> Node:
    inside = (_body_of(one) for one in node["c"] if isinstance(one, dict) and one["t"] in ("html", "body", "main"))
    return next(inside, node)


def _heading() -> Node:
    return {"t": "h2", "a": {}, "c": ["Passages that a person marked as graphic"]}


def _set_apart(node: Node) -> Iterator[Node]:
    """Every folded passage, taken out of its place: paper has no fold, so they stand on pages of their own."""
    for number, one in enumerate(node["c"]):
        if isinstance(one, str):
            continue
        if one["t"] == "details":
            summary, *words = [it for it in one["c"] if isinstance(it, dict)]
            yield from words
            there: Node = {"t": "a", "a": {"href": f"#{GRAPHIC}"}, "c": ["its words stand on the last pages"]}
            told = [it for it in summary["c"] if isinstance(it, dict)]
            node["c"][number] = {
                "t": "p",
                "a": {"class": "aside"},
                "c": [*told, " Marked as graphic by a person; ", there, "."],
            }
        else:
            yield from _set_apart(one)


def _tidied(node: Node, *, keep_lines: bool) -> Node:
    tag, attributes = node["t"], node["a"]
    if tag == "svg":
        return {"t": "svg", "a": {"label": attributes.get("aria-label", ""), "code": _serialised(node)}, "c": []}
    keep_lines = keep_lines or tag == "blockquote"
    made: list[Any] = []
    for child in node["c"]:
        if isinstance(child, str):
            made += _words(child, keep_lines=keep_lines)
        elif child["t"] not in _LEFT_OUT:
            made.append(_tidied(child, keep_lines=keep_lines))
    if tag in _CONTAINERS or tag == "root":
        made = [one for one in made if not (isinstance(one, str) and not one.strip())]
    else:
        made = _trimmed(made) if tag in _BLOCKS else made
    kept = {name: attributes[name] for name in ("id", "class", "href", "lang", "scope") if name in attributes}
    if tag == "blockquote":
        kept["dir"] = direction(_text(made))
    if tag == "bdi":
        made = [ISOLATE, *made, ISOLATED]
    return {"t": tag, "a": kept, "c": made}


def _words(text: str, *, keep_lines: bool) -> list[Any]:
    """Strings with folded space, line breaks where they are kept, and names for what cannot be drawn."""
    lines = text.split("\n") if keep_lines else [text]
    made: list[Any] = []
    for number, line in enumerate(lines):
        if number:
            made.append({"t": "br", "a": {}, "c": []})
        made += _drawn(re.sub(r"[ \t\r\n\f]+", " ", line))
    return [one for one in made if one != ""]


def _drawn(line: str) -> list[Any]:
    made: list[Any] = []
    at = 0
    for place, name in undrawable(line):
        made += [line[at:place], {"t": "span", "a": {"class": "unseen"}, "c": [name]}]
        at = place + 1
    return [*made, line[at:]]


def _trimmed(made: list[Any]) -> list[Any]:
    """Without space at both ends of a block."""
    if made and isinstance(made[0], str):
        made[0] = made[0].lstrip(" ")
    if made and isinstance(made[-1], str):
        made[-1] = made[-1].rstrip(" ")
    return [one for one in made if one != ""]


def _text(made: list[Any]) -> str:
    """The words of a block; of its own number, which is none of them, nothing."""
    words = []
    for one in made:
        if isinstance(one, str):
            words.append(one)
        elif "number" not in one["a"].get("class", "") and "unseen" not in one["a"].get("class", ""):
            words.append(_text(one["c"]))
    return "".join(words)


def direction(text: str) -> str:
    """`rtl` or `ltr`, by the first letter that has a direction, as a browser tells it for `dir="auto"`."""
    kinds = (unicodedata.bidirectional(one) for one in text)
    return next(("ltr" if kind == "L" else "rtl" for kind in kinds if kind in ("L", "R", "AL")), "ltr")


def _serialised(node: Node) -> str:
    """A drawing as code, with its names of classes, which the form gives colours to."""
    attributes = "".join(f' {_svg_name(name)}="{escape(value)}"' for name, value in node["a"].items())
    inside = "".join(escape(one) if isinstance(one, str) else _serialised(one) for one in node["c"])
    if node["t"] == "svg":
        return f'<svg xmlns="http://www.w3.org/2000/svg"{attributes}><style>{_DRAWING}</style>{inside}</svg>'
    return f"<{node['t']}{attributes}>{inside}</{node['t']}>"


def _svg_name(name: str) -> str:
    return "viewBox" if name == "viewbox" else name


_DRAWING = (
    "text{font-family:'Noto Sans';font-size:11.5px;fill:#1c1f24}.tick{fill:#5a626e}circle{fill:#1c1f24}"
    ".stem{stroke:#d5d9df;fill:none}.axis{stroke:#5a626e;fill:none}"
    ".open{stroke:#1c1f24;stroke-width:1.6;fill:none}.span{stroke:#1c1f24;stroke-width:4;fill:none}"
)
