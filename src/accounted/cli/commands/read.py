"""`accounted read`: claims from documents, without a case."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from accounted.cli.options import JsonOption, KindOption, PublishedOption, PublisherOption
from accounted.cli.screen import note, print_jsonl, progress, show
from accounted.errors import AccountedError, BadInput, CalledWrongly, CannotOpen, Unreadable

if TYPE_CHECKING:
    from accounted.model import Claim


def read(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE...", help="Documents to read; - is standard input.")
    ] = None,
    cases: Annotated[
        Path | None,
        typer.Option(metavar="CASES.jsonl", help="Read many short texts instead: an object with id and text a line."),
    ] = None,
    kind: KindOption = None,
    lang: Annotated[
        str | None, typer.Option(metavar="LANG", help="The language, as in en; else it is recognised.")
    ] = None,
    publisher: PublisherOption = None,
    published: PublishedOption = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The document's title.")] = None,
    as_json: JsonOption = False,
) -> int:
    """Read documents without a case.

    Prints what they claim: a table for people, with --json one claim a line. With --cases, many short texts are
    read instead, an object with id, text and, where known, lang, publisher, published and title a line.
    """
    if bool(files) == bool(cases):
        raise CalledWrongly("Say what to read.", None, "Give files, or - for standard input, or --cases CASES.jsonl.")
    if kind:
        _check_kind(kind)
    said = {"publisher": publisher, "published": published, "title": title, "lang": lang}
    if cases:
        return _read_cases(cases, kind, said)
    return _read_files(files or [], kind, said, as_json)


def _check_kind(kind: str) -> None:
    from accounted.model.claim import KINDS

    if kind not in KINDS:
        raise BadInput(f"{kind!r} is no kind of claim.", "--kind", f"Use one of: {', '.join(sorted(KINDS))}.")


def _read_files(files: list[Path], kind: str | None, said: dict[str, Any], as_json: bool) -> int:
    unread = 0
    with progress("Reading") as step:
        for number, path in enumerate(files):
            step(path.name, number, len(files))
            try:
                found = _of_kind(_claims_in(path, said), kind)
            except AccountedError as error:
                if isinstance(error, BadInput):
                    raise
                unread += 1
                note(f"{path}: {error.what}", always=True)
                continue
            _print(found, path, as_json, alone=len(files) == 1)
    return 0 if not unread else 2 if unread == len(files) else 1


def _claims_in(path: Path, said: dict[str, Any]) -> list[Claim]:
    from accounted.case import read as read_document
    from accounted.case import read_bytes

    if str(path) == "-":
        return read_bytes(sys.stdin.buffer.read(), "standard input", **said)
    return read_document(path, **said)


def _of_kind(claims: list[Claim], kind: str | None) -> list[Claim]:
    return [claim for claim in claims if kind in (None, claim.kind)]


def _print(claims: list[Claim], path: Path, as_json: bool, alone: bool) -> None:
    if as_json:
        print_jsonl(claim.to_dict() for claim in claims)
        return
    from accounted.cli.render import read_table

    if not alone:
        show("", str(path))
    show(read_table(claims) if claims else "No claim was found in it.")


def _read_cases(cases: Path, kind: str | None, said: dict[str, Any]) -> int:
    """Read each line's text; a line that can't be used is named on standard error, and the others go on."""
    from accounted.case import read_text

    done, unused = 0, 0
    for number, line in enumerate(_lines(cases), 1):
        if not line.strip():
            continue
        try:
            one = _one_case(line)
            own = {**said, **{key: one[key] for key in said if one.get(key) is not None}}
            claims = _of_kind(read_text(one["text"], name=str(one["id"]), **own), kind)
            answer = {"id": one["id"], "claims": [claim.to_dict() for claim in claims]}
        except CannotOpen as error:
            answer = {"id": one["id"], "claims": [], "why": error.what}
        except AccountedError as error:
            unused += 1
            note(f"{cases}, line {number}: {error.what}", always=True)
            continue
        done += 1
        print_jsonl([answer])
    return 0 if not unused else 1 if done else 2


def _lines(cases: Path) -> Iterator[str]:
    try:
        with sys.stdin.buffer if str(cases) == "-" else cases.open("rb") as stream:
            for line in stream:
                yield line.decode("utf-8-sig", "replace")
    except OSError as error:
        raise Unreadable(f"The cases can't be read: {error.strerror}.", str(cases), "Check the path.") from error


def _one_case(line: str) -> dict[str, Any]:
    try:
        one = json.loads(line)
    except ValueError as error:
        raise BadInput(f"This line is not JSON ({error}).", None, "Write one object a line.") from error
    if not isinstance(one, dict) or not isinstance(one.get("id"), str | int) or not isinstance(one.get("text"), str):
        raise BadInput("This line has no id and text.", None, 'Write {"id": "…", "text": "…"}.')
    return one
