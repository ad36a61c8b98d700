"""What goes to which stream: JSON alone to standard output, notes and progress to standard error on a terminal."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

PIPED_WIDTH = 500
"""Columns when the output is no terminal: so wide that rows stay whole, and the same on every machine."""


def console(stream: Any = None) -> Console:
    """A console on a stream, standard output unless told otherwise, that never guesses colours into a pipe."""
    from rich.console import Console

    stream = stream or sys.stdout
    return Console(file=stream, highlight=False, width=None if stream.isatty() else PIPED_WIDTH, soft_wrap=False)


def visible(text: object, keep: str = "") -> str:
    """Text in which nothing can move the cursor, colour the screen or pass for another line, but what is in `keep`."""
    return "".join(one if one.isprintable() or one in keep else repr(one)[1:-1] for one in str(text))


def show(*parts: RenderableType) -> None:
    """Print for people; markup and control characters in the words of documents are printed as they are."""
    out = console()
    with out.capture() as shown:
        for part in parts:
            out.print(visible(part, keep="\n") if isinstance(part, str) else part, markup=False)
    print("\n".join(line.rstrip() for line in shown.get().split("\n")), end="", flush=True)


def print_json(value: Any) -> None:
    """One JSON document, for programs."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_jsonl(values: Iterable[Any]) -> None:
    """One JSON object a line, each written out at once."""
    for value in values:
        print(json.dumps(value, ensure_ascii=False), flush=True)


def many(count: int, noun: str) -> str:
    """A count with its noun: 1 claim, 1,200 claims."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def typed(*words: object) -> str:
    """A command as it can be typed: what holds a space or the like stands in quotes."""
    return " ".join(shlex.quote(str(word)) for word in words)


def note(text: str, always: bool = False) -> None:
    """A note beside the result: to standard error, and only when a person watches, unless it must not be missed."""
    if always or sys.stderr.isatty():
        print(visible(text, keep="\n"), file=sys.stderr, flush=True)


def warning(text: str) -> None:
    """A note that must not be missed."""
    note(text, always=True)


@contextmanager
def progress(title: str) -> Iterator[Callable[[str, int, int | None], None]]:
    """A bar that a long piece of work moves by `step(what, done, of)`; without a terminal, nothing is drawn."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _of: None
        return
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # Lines printed meanwhile go above the bar, but only where both are on one screen: a pipe must get its lines.
    with Progress(
        *columns, console=console(sys.stderr), transient=True, redirect_stdout=sys.stdout.isatty(), redirect_stderr=True
    ) as bars:
        task = bars.add_task(title, total=None)
        yield lambda what, done, of: bars.update(task, description=escape(visible(what)), completed=done, total=of)


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; what no terminal can hold is shown as `\\uNNNN`, not dropped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
