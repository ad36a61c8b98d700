"""`accounted add`: seal originals, open and read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import (
    CaseOption,
    JsonOption,
    PublishedOption,
    PublisherOption,
    ReaderOption,
    SettingsOption,
    pairs,
)
from accounted.cli.screen import note, print_jsonl, progress, show, visible, warning
from accounted.errors import BadInput

if TYPE_CHECKING:
    from accounted.case import Added


def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, and folders with all that is in them; addresses.")
    ],
    publisher: PublisherOption = None,
    published: PublishedOption = None,
    side: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Whose side the publisher is on, in your words.")
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The document's title.")] = None,
    no_read: Annotated[
        bool, typer.Option("--no-read", help="Seal and open only; the next add or rebuild reads.")
    ] = False,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Fetch what is an address of the web; its server learns that somebody did.")
    ] = False,
    reader: ReaderOption = None,
    settings: SettingsOption = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> int:
    """Seal originals, then open and read them.

    Safe to repeat: what is held already is said so and not added twice. What can't be read is sealed all the same.
    With --reader the files are read by that reader from now on, those held already too. Text is sent to an address
    only if the reader asks there and you gave the address; answers are kept.
    """
    from accounted.case import is_address

    outcomes: list[str] = []
    addresses = [one for one in paths if is_address(one)]
    if addresses and not fetch:
        what = "This is an address of the web. Nothing is fetched unless you ask for it."
        raise BadInput(
            what, addresses[0], "To fetch it, add --fetch. Its server learns that somebody did, and from where."
        )
    with open_case(case) as opened, progress("Adding") as step:
        opened.listen(note, step, warning)
        said = opened.add(
            [one for one in paths if not is_address(one)], fetch=addresses, publisher=publisher,
            published=published, side=side, title=title, read=not no_read, reader=reader, settings=pairs(settings),
        )  # fmt: skip
        for added in said:
            outcomes.append(added.outcome)
            _print(added, as_json)
        left_out = len(opened.left_out)
    if not as_json:
        show(_sum_up(outcomes, left_out))
    return exit_status(outcomes)


def exit_status(outcomes: list[str]) -> int:
    """0 when all was used, 2 when nothing could be sealed, 1 when something was refused or could not be read."""
    if outcomes and all(outcome == "refused" for outcome in outcomes):
        return 2
    return int(any(outcome in ("refused", "sealed_unread") for outcome in outcomes))


def _print(added: Added, as_json: bool) -> None:
    if as_json:
        print_jsonl([added.to_dict()])
    else:
        show(_line(added))


WORDS = {"added": "added", "already_held": "already held", "sealed_unread": "sealed, not read", "refused": "refused"}


def _line(added: Added) -> str:
    line = f"{WORDS[added.outcome]:<16}  {visible(added.path)}"
    return f"{line}\n{'':<16}  {visible(added.why)}" if added.why else line


def _sum_up(outcomes: list[str], left_out: int) -> str:
    counts = {outcome: outcomes.count(outcome) for outcome in WORDS}
    said = ", ".join(f"{count} {WORDS[outcome]}" for outcome, count in counts.items() if count)
    line = f"{said}." if said else "There was nothing to add."
    return f"{line} Left out, being hidden or a case: {left_out:,}." if left_out else line
