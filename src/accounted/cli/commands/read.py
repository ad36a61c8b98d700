"""`accounted read`: claims from documents, without a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from accounted.cli.options import (
    JsonOption,
    KindOption,
    PublishedOption,
    PublisherOption,
    ReaderOption,
    SettingsOption,
    pairs,
)
from accounted.cli.screen import print_jsonl, progress, show, visible, warning
from accounted.cli.short_texts import read_cases, standard_input
from accounted.errors import AccountedError, BadInput, CalledWrongly, NoAnswer

if TYPE_CHECKING:
    from accounted.model import Claim


def read(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE...", help="Documents to read; - is standard input.")
    ] = None,
    cases: Annotated[
        str | None,
        typer.Option(metavar="CASES.jsonl", help="Read many short texts instead: an object with id and text a line."),
    ] = None,
    kind: KindOption = None,
    lang: Annotated[
        str | None, typer.Option(metavar="LANG", help="The language, as in en; else it is recognised.")
    ] = None,
    publisher: PublisherOption = None,
    published: PublishedOption = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The document's title.")] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Say how each claim was read: a line for each rule, with the words it rests on."
        ),
    ] = False,
    reader: ReaderOption = None,
    settings: SettingsOption = None,
    as_json: JsonOption = False,
) -> int:
    """Read documents without a case.

    Prints what they claim: a table for people, with --json one claim a line. With --cases, many short texts are
    read instead, an object with id, text and, where known, lang, publisher, published and title a line. Text is sent
    to an address only with --reader model, and if you gave the address.

    With --explain each claim says whether it is a figure or a mention, which is never counted, and which rules and
    words made it; with --json too, each step then has its sentence under the key says.
    """
    if bool(files) == (cases is not None):
        raise CalledWrongly("Say what to read.", None, "Give files, or - for standard input, or --cases CASES.jsonl.")
    if kind:
        _check_kind(kind)
    from accounted.case import reader_from

    said = {"publisher": publisher, "published": published, "title": title, "lang": lang,
            "reader": reader_from(reader, pairs(settings), warning), "tell": warning}  # fmt: skip
    if cases is not None:
        return read_cases(cases, kind, said, explain)
    return _read_files(files or [], kind, said, as_json, explain)


def _check_kind(kind: str) -> None:
    from accounted.model.claim import KINDS

    if kind not in KINDS:
        raise BadInput(f"{kind!r} is no kind of claim.", "--kind", f"Use one of: {', '.join(sorted(KINDS))}.")


def _read_files(files: list[str], kind: str | None, said: dict[str, Any], as_json: bool, explain: bool) -> int:
    unread = 0
    with progress("Reading") as step:
        for number, path in enumerate(files):
            step(path, number, len(files))
            try:
                found = _of_kind(_claims_in(path, said), kind)
            except AccountedError as error:
                if isinstance(error, BadInput):
                    raise
                unread += 1
                warning(visible(" ".join(filter(None, (f"{path}: {error.what}", _address(error), error.do)))))
                continue
            _print(found, path, as_json, explain, alone=len(files) == 1)
    return 0 if not unread else 2 if unread == len(files) else 1


def _address(error: AccountedError) -> str | None:
    """Where no answer came from; any other error is about the file, which is named already."""
    return f"At: {error.where} ." if isinstance(error, NoAnswer) and error.where else None


def _claims_in(path: str, said: dict[str, Any]) -> list[Claim]:
    from accounted.case import read as read_document
    from accounted.case import read_bytes

    if path == "-":
        return read_bytes(standard_input().read(), "standard input", **said)
    return read_document(path, **said)


def _of_kind(claims: list[Claim], kind: str | None) -> list[Claim]:
    return [claim for claim in claims if kind in (None, claim.kind)]


def _print(claims: list[Claim], path: str, as_json: bool, explain: bool, alone: bool) -> None:
    from accounted.case import explained_dict

    if as_json:
        print_jsonl(explained_dict(claim) if explain else claim.to_dict() for claim in claims)
        return
    from accounted.cli.render import explained_claim, read_table

    if not alone:
        show("", visible(path))
    if not claims:
        show("No claim was found in it.")
    elif explain:
        show(*[line for claim in claims for line in explained_claim(claim)])
    else:
        show(read_table(claims))
