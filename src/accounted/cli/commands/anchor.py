"""`accounted anchor` and `accounted cosign`: others vouch for a checkpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import CaseOption, JsonOption
from accounted.cli.screen import note, print_jsonl, show, visible, warning
from accounted.errors import BadInput

if TYPE_CHECKING:
    from accounted.case.anchoring import Anchored


def anchor(
    authorities: Annotated[
        list[str] | None, typer.Argument(metavar="[ADDRESS...]", help="Time-stamping authorities (RFC 3161) to ask.")
    ] = None,
    roots: Annotated[
        list[str] | None, typer.Option("--roots", metavar="FILE", help="Root certificates of the authorities, in PEM.")
    ] = None,
    token: Annotated[
        str | None, typer.Option(metavar="FILE", help="An authority's answer that was fetched elsewhere.")
    ] = None,
    cosigned: Annotated[
        str | None, typer.Option(metavar="FILE", help="A checkpoint that a partner signed as well.")
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="With --token or --cosigned: who vouches.")] = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> int:
    """Have others vouch for a checkpoint.

    To each ADDRESS a hash is sent, and nothing else of the case; without one, what waits from an earlier time is sent
    again. What can't be reached waits. Every answer is kept and stands in the log.
    """
    with open_case(case) as opened:
        opened.listen(note, warn=warning)
        if token is not None:
            made = [opened.take_token(token, _named(by), roots or ())]
        elif cosigned is not None:
            made = [opened.take_cosigned(cosigned, _named(by))]
        else:
            made = list(opened.anchor(authorities or (), roots or ()))
    if as_json:
        print_jsonl(one.to_dict() for one in made)
    else:
        show(*map(_line, made) if made else ["Nothing waits to be sent. Name an authority to ask one."])
    return int(any(one.state == "waiting" for one in made))


def cosign(
    checkpoint: Annotated[str, typer.Argument(metavar="FILE", help="The .note file of somebody's checkpoint.")],
    out: Annotated[str, typer.Option("-o", "--out", metavar="FILE", help="Where to write it with your signature.")],
) -> None:
    """Sign somebody else's checkpoint as well.

    It says that you have seen it on this day or before, and nothing about what is in the case. Send the file back, and
    keep one.
    """
    from accounted.case import cosign, path_of

    signed = cosign(path_of(checkpoint), path_of(out))
    show(f"Signed by {signed.signatures[-1].name}: {visible(out)}")


def _named(by: str | None) -> str:
    if not by:
        raise BadInput("Who vouches is not said.", "--by", "Name the authority or the partner.")
    return by


def _line(one: Anchored) -> str:
    when = f", not later than {one.time}" if one.time else ""
    why = f"\n  {one.why}" if one.why else ""
    return f"{one.state}: the first {one.size:,} events, by {visible(one.by)}{when}{visible(why, keep=chr(10))}"
