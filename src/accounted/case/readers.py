"""By which reader each original is read: as this command wants it, else as a person chose before, else by the rules.

A choice takes hold when the reader has read the document, and stands in the log, with the answers it was read from.
So a rebuild reads each document as it was read before, without asking anybody.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from accounted import plugins
from accounted.case.asking import Asking, telling
from accounted.case.desk import Desk
from accounted.case.opening import Opening, reading
from accounted.errors import BadInput, BrokenPart, NoAnswer
from accounted.vault import acts

if TYPE_CHECKING:
    from accounted.reading import Reader


@dataclass(frozen=True, slots=True)
class Choice:
    """A reader by name, the settings that decide what it reads, and the digests of the answers it reads from."""

    reader: str = "rules"
    settings: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[str, ...] = ()

    def is_of(self, reader: Reader) -> bool:
        """Whether it chooses this reader, with these settings."""
        return (self.reader, dict(self.settings)) == (reader.name, dict(reader.settings))

    @property
    def version(self) -> str:
        """The version of the reader as it is installed now; empty where it is not."""
        if self.reader == "rules" and not self.settings:  # asked of every case, also where nothing is to be read
            from accounted.reading import version

            return version.VERSION
        try:
            return plugins.reader(self.reader, self.settings).version
        except (BadInput, BrokenPart):
            return ""


RULES = Choice()


def choices(desk: Desk) -> dict[str, Choice]:
    """What was chosen for originals, by digest; what is not in it is read by the rules."""
    return {
        event.refs[0]: Choice(event.payload["reader"], event.payload["settings"], tuple(event.payload["answers"]))
        for event in desk.store.given.events(acts.READ_WITH)
    }


def reader_from(
    named: str | Reader | None,
    settings: Mapping[str, str] | None = None,
    tell: Callable[[str], None] | None = None,
) -> Reader | None:
    """The reader that is meant by a name and its settings, or the reader itself; None when nothing is said.

    Made by name for use without a case, it tells `tell` where text goes.
    A key never comes with the settings: it is taken from the variable ACCOUNTED_<NAME>_KEY by a reader that takes one.

    Raises:
        BadInput: there is no such reader, or it does not take the settings.
        BrokenPart: it can't be loaded.
    """
    said = dict(settings or {})
    if named is None and said:
        raise BadInput("These are settings of no reader.", "--set", "Name the reader as well:  --reader NAME")
    if named is None or not isinstance(named, str):
        return named
    variable = f"ACCOUNTED_{named.upper().replace('-', '_')}_KEY"
    if "key" in said:
        do = f"Put it into the variable {variable}: what is typed in a command stays in the history of the shell."
        raise BadInput("A key is no setting.", "--set key", do)
    if (key := os.environ.get(variable)) and plugins.reader_takes(named, "key"):
        said["key"] = key
    made = plugins.reader(named, said)
    return telling(made, tell) if tell else made


class Readings:
    """The readers of one command: `wanted` for what it is given, if anything, and those chosen before for the rest.

    `as_before` names the originals that were read as before, because no answers to the wanted reader are kept.
    """

    def __init__(self, desk: Desk, wanted: Reader | None = None, may_ask: bool = False) -> None:
        self._desk, self.wanted, self._may_ask = desk, wanted, may_ask
        self._choices, self._asking = choices(desk), Asking(desk, may_ask)
        self.as_before: list[str] = []

    def choice(self, digest: str) -> Choice:
        """By which reader an original was read last, or is to be read."""
        return self._choices.get(digest, RULES)

    def by_rules(self, digest: str) -> bool:
        """Whether an original is read by the rules, which need nothing from this program."""
        wanted = self.wanted
        return RULES.is_of(wanted) if wanted is not None else self.choice(digest).reader == RULES.reader

    def read(self, opened: Opening, language: str | None) -> tuple[Opening, Choice]:
        """The document read, and by which reader it was.

        Raises:
            NoAnswer: the reader got no answer that it could use.
        """
        standing = self.choice(opened.document.digest)
        if self.wanted is None:
            return self._read_by(plugins.reader(standing.reader, standing.settings), opened, language, standing)
        try:
            return self._read_by(self.wanted, opened, language, standing)
        except NoAnswer:
            if self._may_ask or standing.is_of(self.wanted):
                raise
        self.as_before.append(opened.document.digest)
        return self._read_by(plugins.reader(standing.reader, standing.settings), opened, language, standing)

    def settle(self, digest: str, choice: Choice) -> bool:
        """Log by which reader an original was read, if it was another before; call it inside `store.writing()`."""
        if choice == self.choice(digest):
            return False
        said = acts.read_with(digest, choice.reader, choice.settings, choice.answers)
        self._desk.log(acts.READ_WITH, [digest], said)
        self._choices[digest] = choice
        return True

    def _read_by(
        self, reader: Reader, opened: Opening, language: str | None, standing: Choice
    ) -> tuple[Opening, Choice]:
        used: list[str] = []
        asking = self._asking.by(reader, opened.document.digest, used)
        read = reading(opened, language, asking)
        if read.why:  # no reader could read it, so nobody's choice is changed by it
            return read, standing
        return read, Choice(reader.name, dict(reader.settings), tuple(used))
