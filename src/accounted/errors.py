"""The errors a person can meet, and nothing else.

    AccountedError
    ├── CalledWrongly              exit status 2: the call can't be carried out as made
    │   ├── NotACase               the folder holds no case
    │   ├── NoCaseGiven            no case was named and none was found
    │   ├── CaseExists             a new case was asked for where something already lies
    │   ├── CaseIsNewer            the case was written by a newer version
    │   ├── CaseIsBusy             another process is writing to the case
    │   ├── CaseIsLocked           the case is encrypted, and nothing was given that opens it
    │   ├── MadeShelfStale         the made shelf is missing or of another version
    │   ├── NotFound               an id, file or verdict that nothing answers to
    │   ├── BrokenPart             an installed importer or reader can't be loaded
    │   └── BadInput               a value that breaks a record's rule
    │       ├── TokenNotGood       a token over these very bytes, whose signature does not fit
    │       └── UnknownCode        a word outside a closed vocabulary
    ├── CannotOpen                 exit status 1: an original is sealed, but could not be read
    ├── CannotCompare              exit status 1: a fault of Accounted, met while comparing these documents
    ├── NoAnswer                   exit status 1: a reader asked, and got no answer that it could use
    └── EvidenceAtRisk             exit status 1: storing or checking evidence failed
        ├── CannotStore            the disk refused; nothing was claimed to be stored
        ├── Unreadable             the file given can't be read, so can't be sealed (exit status 2)
        └── StoreDamaged           the case database can't be read

An error carries its data first; its text says what happened, where, and what to do next.
Texts name identifiers and paths, never persons out of the evidence.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class AccountedError(Exception):
    """The root of every error that Accounted raises on purpose.

    Args:
        what: what happened, as one sentence.
        where: the file, id or key it happened at.
        do: what the reader can do next.
    """

    exit_status = 2

    def __init__(self, what: str, where: str | None = None, do: str | None = None) -> None:
        self.what, self.where, self.do = what, where, do
        super().__init__(what)

    def __str__(self) -> str:
        lines = [self.what]
        if self.where:
            lines.append(f"  at: {self.where}")
        if self.do:
            lines.append(self.do)
        return "\n".join(lines)


class CalledWrongly(AccountedError):
    """The call can't be carried out as it was made."""


class NotACase(CalledWrongly):
    """The folder holds no case."""


class NoCaseGiven(CalledWrongly):
    """No case was named, and none was found in the current folder or above it."""


class CaseExists(CalledWrongly):
    """A new case was asked for in a folder that is not empty."""


class CaseIsNewer(CalledWrongly):
    """The case was written by a newer version of Accounted; nothing in it was touched."""


class CaseIsBusy(CalledWrongly):
    """Another process is writing to the case and did not finish in time."""


class CaseIsLocked(CalledWrongly):
    """The case is encrypted, and what was given does not open it."""


class MadeShelfStale(CalledWrongly):
    """What programs derived is missing or was made by another version."""


class NotFound(CalledWrongly):
    """Nothing answers to the name or id given."""


class BrokenPart(CalledWrongly):
    """An installed part can't be loaded, or is not what it is registered as."""


class BadInput(CalledWrongly):
    """A value breaks the rule of the record it is meant for."""


class TokenNotGood(BadInput):
    """A time-stamp token names these very bytes, and its signature or its chain of certificates does not fit."""


class UnknownCode(BadInput):
    """A word is not in a vocabulary that is closed.

    Args:
        vocabulary: the vocabulary's name, as in `model/codes`.
        code: the word given.
        known: the words there are.
    """

    def __init__(self, vocabulary: str, code: object, known: Iterable[str]) -> None:
        self.vocabulary, self.code, self.known = vocabulary, code, sorted(known)
        meant = get_close_matches(str(code), self.known, n=1)
        asked = f"; did you mean {meant[0]!r}?" if meant else "."
        what = f"{code!r} is not one of the {vocabulary}{asked}"
        super().__init__(what, None, f"Use one of: {', '.join(self.known)}.")


class CannotOpen(AccountedError):
    """An original is sealed, but its contents could not be read.

    Nothing is lost: the bytes are kept, and a later version may read them.
    """

    exit_status = 1


class CannotCompare(AccountedError):
    """A fault of Accounted itself, met while comparing; it names the fewest documents that bring it about.

    The fault stands behind it as its cause. Nothing is lost, and the rest of the case is compared once one of the
    documents is set aside.
    """

    exit_status = 1


class NoAnswer(AccountedError):
    """A reader asked something outside, and got no answer that it could use.

    The document stays as it was, and can be read again later.

    Args:
        for_all: whether asking again now, about another document, would end the same way.
    """

    exit_status = 1

    def __init__(self, what: str, where: str | None = None, do: str | None = None, for_all: bool = False) -> None:
        self.for_all = for_all
        super().__init__(what, where, do)


class EvidenceAtRisk(AccountedError):
    """A step that touches evidence failed, and says so."""

    exit_status = 1


class CannotStore(EvidenceAtRisk):
    """The bytes could not be stored durably; nothing was reported as stored."""


class Unreadable(EvidenceAtRisk):
    """The file given can't be read, so it can't be used or sealed."""

    exit_status = 2


class StoreDamaged(EvidenceAtRisk):
    """The case's database can't be read."""
