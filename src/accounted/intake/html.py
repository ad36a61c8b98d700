"""Web pages: the main text with its tables, kept as a text of its own beside the sealed page.

trafilatura picks the main text. When it leaves out too much of what a reader would see, the whole
body is taken instead; a note says which of the two the text is. Nothing is fetched, ever.

Limits: trafilatura is asked only for pages of at most 30,000 elements nested at most 200 deep; a
page nested deeper than the parser goes (2,048) is read by stripping its tags, tables as running text.
"""

from __future__ import annotations

import html
import re
from typing import Any

from accounted.errors import CannotOpen
from accounted.intake.compose import Parts, compose, decoded_or_refused
from accounted.intake.heading import Heading, heading_of
from accounted.intake.markup import declared_encoding, stated_in_markup
from accounted.intake.media import HTML
from accounted.intake.opened import GivenMetadata, Opened
from accounted.intake.page import Page, empty_struck, fill_down, is_unseen
from accounted.intake.prose import Prose
from accounted.model import Original, Stated

LEAST_SHARE = 0.6
"""The share of a page's running text (outside lists of links) that the main text must hold."""

_MOST_ELEMENTS, _DEEPEST = 30_000, 200
_NO_TEXT = "It holds no text that a reader would see: only scripts, styles or empty elements."
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Nothing is tried twice: what is opened and never closed reaches to the end, and no input makes it slow.
_SILENT = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<tag>script|style|noscript|template|svg|head)\b[^<>]*+>(?>.*?(?=</(?P=tag)\b|\Z))(?:</(?P=tag)[^<>]*+>|\Z)",
    re.S | re.I,
)
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|code|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|u)\b[^<>]*+>", re.I
)


class HtmlImporter:
    """Opens web pages saved as HTML."""

    name = "html"
    version = "4"
    media_types = frozenset({HTML})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `text`: the text is extracted, with its own digest; tables stand in it as lines."""
        declared = declared_encoding(content[:4096].decode("latin-1"))
        decoded = decoded_or_refused(content, name, declared)
        source = _UNREADABLE.sub("\ufffd", decoded.text.removeprefix("\ufeff"))
        root = _parsed(source)
        stated = {} if root is None else stated_in_markup(root)
        page, note = _text_of(source, root)
        text, tables, struck = (page, [], []) if isinstance(page, str) else (page.text, page.tables, page.struck)
        prose = Prose()
        prose.run(text)
        notes = (*decoded.notes, note, *prose.write_struck_behind(struck))
        if not any(character.isalnum() for character in prose.text):
            raise CannotOpen(
                _NO_TEXT, name, "The bytes are kept. Save the page from a browser as complete HTML and add that."
            )
        heading = heading_of(text, 0, given.language or _value(stated, "language"))
        parts = Parts(
            "text", HTML, prose.text, decoded.encoding, stated={**_said_in(heading), **stated},
            body_start=heading.body_start, body_end=prose.body_end, tables=tuple(tables), marks=tuple(prose.marks),
            notes=notes,
        )  # fmt: skip
        return compose(self, original, name, given, parts)


def text_of_markup(source: str) -> str:
    """The words of a piece of HTML, such as the body of a mail, all of it."""
    root = tree_of_markup(source)
    return words_of_markup(source) if root is None else Page().add(root).text


def tree_of_markup(source: str) -> Any | None:
    """The body of a piece of HTML as a tree without signs that are no text, None where it can't be parsed."""
    root = _parsed(_UNREADABLE.sub("\ufffd", source.removeprefix("\ufeff")))
    return None if root is None else _body(root)


def words_of_markup(source: str) -> str:
    """The words between the tags of a piece of HTML that can't be parsed."""
    return _stripped(_UNREADABLE.sub("\ufffd", source.removeprefix("\ufeff")))


def _said_in(heading: Heading) -> dict[str, Stated]:
    """What a page's heading says; a first line without metadata may be anything, so it is no title."""
    return heading.stated if heading.body_start else {}


def _value(stated: dict[str, Stated], key: str) -> str | None:
    return stated[key].value if key in stated else None


def _parsed(source: str) -> Any | None:
    """The page's tree, or None when it is empty or nested deeper than the parser goes."""
    from lxml import etree
    from lxml.html import HTMLParser

    parser = HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_pis=True, remove_comments=True)
    try:
        root = etree.fromstring(source.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None
    return None if any("depth" in entry.message for entry in parser.error_log) else root


def _text_of(source: str, root: Any | None) -> tuple[Page | str, str]:
    """The page as read and the note that says how; of a page nested too deep only the words between its tags."""
    if root is None:
        return _stripped(source), "The page is nested too deep to be parsed; its text was read by stripping the tags."
    whole = Page().add(_body(root))
    if not whole.text:
        return whole, ""
    if not _within_limits(root):
        return whole, "The page is very large; its text is the whole body, menus included."
    return _chosen(_main(root), whole)


def _body(root: Any) -> Any:
    return next(root.iter("body"), root)


def _chosen(main: Page | None, whole: Page) -> tuple[Page, str]:
    """The main text if it holds enough of the running text and all the tables, else the whole body."""
    if main is None or not main.text:
        return (whole, "No main text was found apart from the rest; the text is the whole body of the page.")
    held, every = min(main.running, whole.running), whole.running
    rows = [sum(len(table.rows) for table in page.tables) for page in (main, whole)]
    if rows[0] < rows[1]:
        return (whole, "The text is the whole body of the page, since the main text alone left out a table.")
    if main.running < LEAST_SHARE * whole.running:
        return (
            whole,
            "The text is the whole body of the page, since the main text alone held"
            f" {held} of {every} characters of running text.",
        )
    main.struck = whole.struck
    return (
        main,
        f"The text is the main text of the page, {held} of {every} characters of running text;"
        " menus and link lists are left out.",
    )


def _main(root: Any) -> Page | None:
    """What trafilatura takes for the main text, under the page's heading, or None when it finds none.

    The tree is given to it without the parts that nobody sees or that are struck out, which it would take along;
    this changes the tree.
    """
    from trafilatura import bare_extraction

    body = _body(root)
    for element in [it for it in body.iter() if it is not body and is_unseen(it)]:
        element.drop_tree()
    fill_down(body)
    empty_struck(body)
    headings = [Page().add(heading).text for heading in body.iter("h1")]
    found: Any = bare_extraction(root, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    if found is None or found.body is None:
        return None
    extract = Page().add(found.body, "extract")
    if len(headings) != 1 or headings[0] in extract.text:
        return extract
    return Page().add_block(headings[0]).add(found.body, "extract")


def _within_limits(root: Any) -> bool:
    from lxml import etree

    count = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if count > _MOST_ELEMENTS or depth > _DEEPEST:
            return False
    return True


def _stripped(source: str) -> str:
    """The words between the tags, scripts and comments left out; a tag that isn't inline ends the line."""
    seen = _INLINE_TAG.sub("", _SILENT.sub(" ", source))
    lines = (" ".join(line.split()) for line in re.sub(r"<[^<>]*+>", "\n", seen).split("\n"))
    return html.unescape("\n\n".join(line for line in lines if line))
