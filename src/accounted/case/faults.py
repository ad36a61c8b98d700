"""A fault met while comparing, told with the fewest documents that bring it about.

It stays a fault: nothing is compared without the documents until somebody sets one of them aside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from accounted.errors import AccountedError, CannotCompare
from accounted.model import Document

TRIES = 64
"""So often it is tried again with fewer documents; in a large case each try takes long."""
_NAMED = 5

PASSED_ON = (AccountedError, OSError, MemoryError)
"""What is no fault of comparing, and is told in words of its own."""


def told_with_documents(
    fault: Exception, documents: Sequence[Document], attempt: Callable[[Sequence[Document]], object]
) -> Exception:
    """What to raise of a fault: an error that names documents, or the fault where trying again does not meet it.

    Args:
        attempt: does over again what met the fault, with these documents alone.
    """
    if isinstance(fault, PASSED_ON) or not _fails(attempt, documents):
        return fault
    tries, fewest, size = iter(range(TRIES)), [*documents], len(documents) // 2
    while size:
        fewer = (it for it in _without(fewest, size) if next(tries, None) is not None and _fails(attempt, it))
        rest = next(fewer, None)
        fewest = rest or fewest
        size = size // 2 if rest is None else min(size, len(rest) // 2)
    return _told(fault, fewest)


def _without(documents: Sequence[Document], size: int) -> Iterator[list[Document]]:
    """The documents without each stretch of so many of them."""
    for at in range(0, len(documents), size):
        if rest := [*documents[:at], *documents[at + size :]]:
            yield rest


def _fails(attempt: Callable[[Sequence[Document]], object], documents: Sequence[Document]) -> bool:
    try:
        attempt(documents)
    except PASSED_ON:
        raise
    except Exception:  # noqa: BLE001 (it is the fault that is looked for, and is told)
        return True
    return False


def _told(fault: Exception, documents: Sequence[Document]) -> CannotCompare:
    """The error, with the kind of the fault, the names and ids of the documents, and what can be done."""
    named = [f"{one.name} ({one.id})" for one in documents[:_NAMED]]
    more = [f"and {len(documents) - _NAMED:,} more"] if len(documents) > _NAMED else []
    return CannotCompare(
        f"A fault of Accounted ({type(fault).__name__}) keeps what is named here from being compared. Nothing is lost.",
        "; ".join([*named, *more]),
        f"Set one of them aside, which can be undone:  accounted judge withdraw {documents[0].id} --by NAME --why TEXT"
        "\nPlease report the fault; with ACCOUNTED_DEBUG=1 the command shows where it is.",
    )
