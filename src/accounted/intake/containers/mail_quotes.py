"""Where an earlier mail begins in a mail that sets no marks before its lines.

Pages of HTML put it into an element of its own. Some programs only write the head of the earlier mail (From, Sent, To,
Subject) and then its words, to the end: whatever stands behind such a head is said by who sent that mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise, takewhile
from typing import Any

import yaml

from accounted.intake.html import tree_of_markup, words_of_markup
from accounted.intake.page import Page, is_struck

_OPENS, _CLOSES = "\ufdd0", "\ufdd1"
"""Put where an element that quotes begins and ends: two signs that no text may hold."""

_LINE = re.compile(r"[ \t*>]*([^\W\d_][^:\n]{0,30}?)[ \t*]*[:：][ \t*]*(?=\S)", re.M)
_HEAD_LINES = 6
"""Within how many lines a head shows itself as one."""

Passage = tuple[str, int]
"""Words, and the depth of their quotation: 0 for what the sender writes."""


def passages_of_markup(source: str, struck: list[str]) -> list[Passage]:
    """The stretches of a mail's body in HTML, each with the depth of its quotation; `struck` takes what is struck."""
    source = re.sub(f"[{_OPENS}{_CLOSES}]", "\ufffd", source)
    root = tree_of_markup(source)
    if root is None:
        return [(words_of_markup(source), 0)]
    for element in [one for one in root.iter() if isinstance(one.tag, str) and _quotes(one) and not _is_struck(one)]:
        element.text = _OPENS + (element.text or "")
        element.tail = _CLOSES + (element.tail or "")
    page = Page().add(root)
    struck += page.struck
    return list(_parted(page.text))


def with_earlier_heads(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The same stretches; what stands behind the head of an earlier mail lies deeper.

    A head in a quotation is over where the quotation is; one in the sender's own words holds to the end of the mail.
    """
    deeper = within = 0
    for text, depth in passages:
        if depth < within:
            deeper = within = 0
        starts = [0, *_heads(text), len(text)]
        for number, (start, end) in enumerate(pairwise(starts)):
            if number:
                deeper, within = deeper + 1, depth
            if words := text[start:end].strip():
                yield words, depth + deeper


def _quotes(element: Any) -> bool:
    if element.tag == "blockquote":
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
    is_one = any(_same(name, known) for name in names for known in _words()["containers"])
    # The same programs put the line that says who wrote into the element, and the mail into a quotation within.
    return is_one and next(element.iter("blockquote"), None) is None


def _is_struck(element: Any) -> bool:
    return any(map(is_struck, (element, *element.iterancestors())))


def _same(name: str, known: str) -> bool:
    return name == known or name.endswith(f"_{known}")  # some programs put a sign of their own before names


def _parted(text: str) -> Iterator[Passage]:
    depth = 0
    for piece in re.split(f"([{_OPENS}{_CLOSES}])", text):
        if piece in (_OPENS, _CLOSES):
            depth += 1 if piece == _OPENS else -1
        elif words := piece.strip():
            yield words, depth


def _heads(text: str) -> Iterator[int]:
    """Where the heads of earlier mails begin: a line that says from whom, and near it two others of a head."""
    kinds = {word: kind for kind, known in _words().items() if kind != "containers" for word in known}
    lines = [(found.start(), kind) for found in _LINE.finditer(text) if (kind := kinds.get(found[1].strip().lower()))]
    for place, (start, kind) in enumerate(lines):
        behind = takewhile(lambda one: one[1] != "from", lines[place + 1 : place + _HEAD_LINES])
        if kind == "from" and len({other for at, other in behind if _are_near(text[start:at])}) > 1:
            yield start


def _are_near(between: str) -> bool:
    return sum(1 for line in between.split("\n") if line.strip()) <= _HEAD_LINES


@cache
def _words() -> dict[str, list[str]]:
    read: dict[str, list[str]] = yaml.safe_load(files(__package__).joinpath("mail_quotes.yaml").read_text("utf-8"))
    return read
