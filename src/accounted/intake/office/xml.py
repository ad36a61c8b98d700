"""XML parts into trees: no entities, no network, no document type, no nesting or text beyond the parser's limits."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import chain
from typing import Any

from accounted.errors import CannotOpen

_FRESH = "The bytes are kept. Ask for a fresh copy, or open and save it again, and add that as well."


def tree(content: bytes, name: str, part: str) -> Any:
    """The root of a part.

    Raises:
        CannotOpen: it is no well-formed XML, declares a document type, or is nested too deep.
    """
    from lxml import etree

    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        raise CannotOpen(_declares(part), name, _FRESH)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True, encoding=None,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as failure:
        raise CannotOpen(f"Its part {part} is damaged ({failure}).", name, _FRESH) from failure
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding in which it could not be seen before
        raise CannotOpen(_declares(part), name, _FRESH)
    return root


def elements(content: bytes, name: str, part: str, *wanted: str) -> Iterator[tuple[str, Any]]:
    """`start` and `end` of the elements with these names, in order, so that a large sheet takes little memory.

    At its start an element has its attributes, at its end all it holds; after that it is emptied.

    Raises:
        CannotOpen: as `tree` does.
    """
    from lxml import etree

    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        raise CannotOpen(_declares(part), name, _FRESH)
    found = etree.iterparse(
        io.BytesIO(content), events=("start", "end"), tag=[f"{{*}}{one}" for one in wanted], resolve_entities=False,
        no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        first = next(found, None)
        root = found.root if first is None else first[1]
        if root is not None and root.getroottree().docinfo.internalDTD is not None:  # as above
            raise CannotOpen(_declares(part), name, _FRESH)
        for step, element in chain([first] if first else (), found):
            yield step, element
            if step == "end":
                element.clear(keep_tail=True)
    except (etree.XMLSyntaxError, ValueError) as failure:
        raise CannotOpen(f"Its part {part} is damaged ({failure}).", name, _FRESH) from failure


def _declares(part: str) -> str:
    return f"Its part {part} declares entities, which no office program writes; they are not followed."


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """The value of an attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None
