"""Write the pages of `reference/` that follow from the code: commands, code lists, errors.

    .venv/bin/python docs/generate_reference.py

`tests/test_docs.py` fails when a page differs from what this writes.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from accounted import errors
from accounted.cli.app import app
from accounted.model.vocabulary import Vocabulary, vocabulary, vocabulary_names

REFERENCE = Path(__file__).resolve().parent / "reference"
WRITTEN_BY = "<!-- Written by docs/generate_reference.py; change the code, then run it again. -->"


def pages() -> dict[str, str]:
    """The text of each page, by its file name."""
    made = {"commands.md": _commands(), "code-lists.md": _code_lists(), "errors.md": _errors()}
    return {name: "\n".join([WRITTEN_BY, "", *lines]).rstrip("\n") + "\n" for name, lines in made.items()}


def _commands() -> Iterator[str]:
    group: Any = typer.main.get_command(app)
    yield from (
        "# Commands",
        "",
        "A case is a folder. A command finds it by `--case DIR`, else by the variable `ACCOUNTED_CASE`,",
        "else it takes the nearest case at or above the current folder.",
        "",
        "With `--json` a command prints JSON to standard output and nothing else. Notes go to standard error.",
        "",
        "| exit status | means |",
        "|---|---|",
        "| 0 | all is well |",
        "| 1 | a check found something, or some of several inputs could not be used |",
        "| 2 | the command was called wrongly, or no input could be used |",
        "",
        "What each error says is on the page [errors](errors.md).",
        "",
        "## accounted",
        "",
        *_options(group),
    )
    for name, command in commands_of(group):
        yield from (f"## accounted {name}", "", f"    {_usage(name, command)}", "", *_paragraphs(command.help))
        yield from (*_arguments(command), *_options(command))


def commands_of(group: Any) -> Iterator[tuple[str, Any]]:
    """Every command by its words, those of a group of commands among them."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from ((f"{name} {inner}", one) for inner, one in commands_of(command))
        else:
            yield name, command


def _usage(name: str, command: Any) -> str:
    needed = [f"{p.opts[0]} {p.metavar}" for p in command.params if p.param_type_name == "option" and p.required]
    words = [p.metavar for p in command.params if p.param_type_name == "argument"]
    return " ".join(["accounted", name, *words, *needed, "[OPTIONS]"])


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        yield from (" ".join(paragraph.split()), "")


def _arguments(command: Any) -> Iterator[str]:
    for one in command.params:
        if one.param_type_name == "argument":
            yield from (f"- `{one.metavar}`: {one.help}", "")


def _options(command: Any) -> Iterator[str]:
    for one in command.params:
        if one.param_type_name == "option":
            metavar = "" if one.is_flag or not one.metavar else f" {one.metavar}"
            more = " Required." if one.required else " May be given several times." if one.multiple else ""
            default = f" Default: `{one.default}`." if isinstance(one.default, str | Path) else ""
            yield from (f"### {one.opts[0]}{metavar}", "", f"{one.help}{more}{default}", "")


def _code_lists() -> Iterator[str]:
    yield from (
        "# Code lists",
        "",
        "The words a claim may use. Each list is a file in `src/accounted/model/codes/`.",
        "A closed list refuses any other word. An open list also takes a word of your own,",
        "in lower case with underscores; it then has no label and no definition here.",
        "",
    )
    for name in vocabulary_names():
        yield from _code_list(vocabulary(name))


def _code_list(words: Vocabulary) -> Iterator[str]:
    yield from (f"## {words.name}", "", "Closed." if words.closed else "Open.", "")
    yield from ("| code | label | means |", "|---|---|---|")
    for code in words.codes.values():
        broader = f" Narrower than `{code.broader}`." if code.broader else ""
        also = f" Use it for: {', '.join(code.also)}." if code.also else ""
        yield f"| `{code.code}` | {code.label} | {code.definition}{broader}{also} |"
    yield ""


def _errors() -> Iterator[str]:
    tree = [line[4:] for line in inspect.getdoc(errors).split("\n") if line.startswith("    ")]
    yield from (
        "# Errors",
        "",
        "Every error says three things: what happened, where, and what to do next.",
        "An error names files and ids, never persons out of the evidence.",
        "In Python each is a class of `accounted.errors`, with the fields `what`, `where` and `do`.",
        "",
        "```",
        *tree,
        "```",
        "",
    )
    for error in _below(errors.AccountedError):
        first = inspect.getdoc(error).split("\n")[0]
        yield from (f"## {error.__name__}", "", f"{first} Exit status {error.exit_status}.", "")


def _below(error: type[errors.AccountedError]) -> Iterator[type[errors.AccountedError]]:
    yield error
    for narrower in error.__subclasses__():
        if narrower.__module__ == errors.__name__:
            yield from _below(narrower)


def main() -> None:
    """Write the pages."""
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
