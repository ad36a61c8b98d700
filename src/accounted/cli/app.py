"""The commands, gathered in the order a recorder meets them; nothing but typer is imported before one is run."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from accounted.cli.commands import (
    add,
    anchor,
    checkpoint,
    claim,
    compare_names,
    custody,
    demo,
    encrypt,
    estimate,
    export,
    figures,
    judge,
    link,
    lists,
    new,
    persons,
    read,
    rebuild,
    review,
    rules,
    search,
    serve,
    verify,
    views,
)
from accounted.cli.options import CaseOption
from accounted.cli.trouble import carry_out

app = typer.Typer(
    name="accounted",
    help="Casualty recording in which every figure leads back to the words it came from.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

COMMANDS: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("demo", demo.demo),
    ("read", read.read),
    ("new", new.new),
    ("add", add.add),
    ("documents", lists.documents),
    ("claims", lists.claims),
    ("figures", figures.figures),
    ("rules", rules.rules),
    ("contradictions", views.contradictions),
    ("origins", views.origins),
    ("incidents", views.incidents),
    ("timeline", views.timeline),
    ("labels", views.labels),
    ("evidence", views.evidence),
    ("speakers", views.speakers),
    ("estimate", estimate.estimate),
    ("judge", judge.judge),
    ("judgements", judge.judgements),
    ("agreement", review.agreement),
    ("activity", review.activity),
    ("search", search.search),
    ("lookup", search.lookup),
    ("places", lists.places),
    ("show", search.show_by_id),
    ("list", persons.lists),
    ("link", link.link),
    ("persons", persons.persons),
    ("pairs", persons.pairs),
    ("compare-names", compare_names.compare_names),
    ("serve", serve.serve),
    ("verify", verify.verify),
    ("export", export.export),
    ("publish", export.publish),
    ("checkpoint", checkpoint.checkpoint),
    ("prove", checkpoint.prove),
    ("custody", custody.custody),
    ("anchor", anchor.anchor),
    ("cosign", anchor.cosign),
    ("key", checkpoint.key),
    ("encrypt", encrypt.encrypt),
    ("rebuild", rebuild.rebuild),
)


def _guarded(command: Callable[..., Any]) -> Callable[..., None]:
    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        raise typer.Exit(carry_out(lambda: command(*args, **options)))

    return run


for _name, _command in COMMANDS:
    app.command(_name)(_guarded(_command))

of_claims = typer.Typer(help="Add a claim that you read.", no_args_is_help=True)
of_claims.command("add")(_guarded(claim.add))
app.add_typer(of_claims, name="claim")


def _say_version(wanted: bool) -> None:
    if wanted:
        from accounted import __version__

        print(f"accounted {__version__}")
        raise typer.Exit


@app.callback()
def before_any_command(
    case: CaseOption = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Casualty recording in which every figure leads back to the words it came from."""
