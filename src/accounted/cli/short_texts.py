"""`accounted read --cases`: many short texts out of one file, an object a line in and an object a line out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

from accounted.cli.screen import note, print_jsonl, visible
from accounted.errors import AccountedError, BadInput, CannotOpen, Unreadable

Answer = dict[str, Any]
SAID = ("lang", "publisher", "published", "title")
"""What a line may say of its text, beside the id."""
LONGEST = 64 * 1024**2
"""So many bytes a line may have: what never ends its line would fill the memory."""


def read_cases(cases: str, kind: str | None, said: dict[str, Any], explain: bool = False) -> int:
    """Read the text of each line, answer in the same order, and return the exit status.

    A line that can't be used is answered with why, under its id; without an id it is named on standard error.
    """
    used = unused = 0
    for number, line in enumerate(_lines(cases), 1):
        if not line.strip():
            continue
        answer = _answer(line, f"{cases}, line {number}", kind, said, explain)
        used, unused = (used, unused + 1) if answer is None or "why" in answer else (used + 1, unused)
        if answer is not None:
            print_jsonl([answer])
    if not used and not unused:
        raise BadInput("There is no text in it.", cases, 'Write {"id": "…", "text": "…"}, an object a line.')
    return 0 if not unused else 1 if used else 2


def standard_input() -> BinaryIO:
    """The bytes that are piped in.

    Raises:
        Unreadable: whoever started the command closed it.
    """
    if sys.stdin is None:
        raise Unreadable("Standard input is closed.", "-", "Pipe a text in, or name a file.")
    return sys.stdin.buffer


def _answer(line: str, where: str, kind: str | None, said: dict[str, Any], explain: bool) -> Answer | None:
    """What is printed for a line; None when it has no id to print it under."""
    name: str | int | None = None
    try:
        one = _object(line)
        name = one["id"]
        return {"id": name, "claims": _claims(one, kind, said, explain)}
    except AccountedError as error:
        why = " ".join(filter(None, (error.what, error.do)))
        if not isinstance(error, CannotOpen) or name is None:
            note(visible(f"{where}: {why}"), always=True)
        return None if name is None else {"id": name, "claims": [], "why": why}


def _claims(one: dict[str, Any], kind: str | None, said: dict[str, Any], explain: bool) -> list[dict[str, Any]]:
    from accounted.case import explained_dict, read_text

    if not isinstance(one.get("text"), str):
        raise BadInput("This line has no text.", None, 'Write {"id": "…", "text": "…"}.')
    own = {**said, **{key: one[key] for key in SAID if one.get(key) is not None}}
    claims = read_text(one["text"], name=str(one["id"]), **own)
    wanted = [claim for claim in claims if kind in (None, claim.kind)]
    return [explained_dict(claim) if explain else claim.to_dict() for claim in wanted]


def _object(line: str) -> dict[str, Any]:
    try:
        one = json.loads(line)
    except ValueError as error:
        raise BadInput(f"This line is not JSON ({error}).", None, "Write one object a line.") from error
    except RecursionError as error:
        raise BadInput("This line is nested too deeply to be read.", None, "Write one flat object a line.") from error
    name = one.get("id") if isinstance(one, dict) else None
    if not isinstance(name, str | int) or isinstance(name, bool):
        raise BadInput("This line has no id.", None, 'Write {"id": "…", "text": "…"}.')
    return dict(one)


def _lines(cases: str) -> Iterator[str]:
    from accounted.case import opened_file, path_of

    try:
        with standard_input() if cases == "-" else opened_file(path_of(cases)) as stream:
            while line := stream.readline(LONGEST + 1):
                if len(line) > LONGEST:
                    raise BadInput(f"A line is longer than {LONGEST:,} bytes.", cases, "Write a short text a line.")
                yield line.decode("utf-8-sig", "replace")
    except OSError as error:
        raise Unreadable(f"The file can't be read: {error.strerror}.", cases, "Check the path.") from error
