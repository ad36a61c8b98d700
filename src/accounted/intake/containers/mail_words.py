"""The words of a mail as they are meant: lines that were only wrapped for sending are whole, quotations stand apart.

RFC 3676 (`format=flowed`) says which line ends are soft; marks (`>`) before a line say that an earlier mail is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

_MARKS = re.compile(r"(?:> ?)*>")
_ESCAPED, _BARE = ">From ", re.compile(r"^From ", re.MULTILINE)
_SIGNATURE = "-- "


def passages(text: str, flowed: bool, drops_spaces: bool) -> Iterator[tuple[str, int]]:
    """The stretches of a plain text, each with the depth of its quotation, 0 for what the sender writes.

    Args:
        text: as it was sent.
        flowed: whether a space at the end of a line says that the line goes on.
        drops_spaces: whether that space is no part of the words (`delsp=yes`).
    """
    text = text.replace("\r\n", "\n")
    written = text.split("\n")
    lines = list(map(_told, written))
    if not _BARE.search(text):
        for number, (before, line, behind) in enumerate(zip(["", *written], written, [*written[1:], ""], strict=False)):
            if _is_escaped(before, line, behind):
                lines[number] = 0, line[1:]
    for depth, run in groupby(lines, key=lambda line: line[0]):
        words = [line for _, line in run]
        if flowed:
            words = list(_whole(words, drops_spaces))
        if stretch := "\n".join(line.rstrip() for line in words).strip("\n"):
            yield stretch, depth


def _is_escaped(before: str, line: str, behind: str) -> bool:
    """Whether the mark of a line `>From` is one that a mailbox puts there, which means nothing, and quotes nobody.

    A mail doesn't tell whether it has been in a mailbox. Beside quoted lines the mark quotes, and where it stands on
    no line of a paragraph of the sender's; so it does where another line that begins with `From` has none.
    """
    if not line.startswith(_ESCAPED) or before.startswith(">") or behind.startswith(">"):
        return False
    return bool(before.strip() or behind.strip())


def _told(line: str) -> tuple[int, str]:
    """The depth of a line and what stands behind its marks."""
    found = _MARKS.match(line)
    if found is None:
        return 0, line
    rest = line[found.end() :]
    return found[0].count(">"), rest.removeprefix(" ")


def _whole(lines: Iterable[str], drops_spaces: bool) -> Iterator[str]:
    begun = ""
    for line in lines:
        words = line.removeprefix(" ")  # a space before a line is put there by the program that sends it
        if words.endswith(" ") and words != _SIGNATURE:
            begun += words[:-1] if drops_spaces else words
            continue
        yield begun + words
        begun = ""
    if begun:
        yield begun
