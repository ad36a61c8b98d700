"""Casualty recording in which every figure leads back to the words it came from.

    from accounted import Case

    with Case.open("khojaly") as case:
        for added in case.add(["statement.md"], publisher="TRT World"): ...
        case.figures().to_dict()

The map of the house. Rooms do one step of the work and do not know each other; records of `model` are all they share.

    doors      cli/          one command per verb
               web/          the workspace in a browser: a page per verb
    corridor   case/         the verbs, once: new, open, add, figures, judge, estimate, search, show, verify, export,
                             rebuild
               plugins.py    replaceable parts, by name
    rooms      vault/        bytes are sealed and logged before anything opens them; the log is signed
               intake/       an original becomes a document and its text
               reading/      text becomes claims, each standing on its words
               comparison/   claims are set side by side; nothing is resolved
               linkage/      records on lists are judged one person, with probabilities
               estimation/   from the overlap of lists, how many persons no list holds, or why that can't be said
               publication/  what may leave a case is written out, in formats of others
               store/        three shelves: given, hand (what people decided), made (what programs derived)
    tools      language/     numbers, dates, sentences, scripts
    furniture  model/        frozen records, one noun a file · errors.py  what can go wrong, as a tree
    beside it  testing/      kits that try anyone's replaceable parts

A document's way: `case/adding.py` seals it in the vault and passes it to intake, reading and the made shelf;
`case/case.py` has every verb in a few lines; `comparison.compare` answers `accounted figures` and the other views.
The whole made shelf can be thrown away: `case/rebuilding.py` makes it again, byte for byte.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from accounted.case import Case, read, read_text
    from accounted.errors import AccountedError
    from accounted.model import Claim, Document, Judgement, claim_from_dict

__all__ = [
    "Case",
    "read",
    "read_text",
    "Claim",
    "Document",
    "Judgement",
    "claim_from_dict",
    "AccountedError",
    "__version__",
]

_HOMES = {
    "Case": "accounted.case", "read": "accounted.case", "read_text": "accounted.case",
    "Claim": "accounted.model", "Document": "accounted.model", "Judgement": "accounted.model",
    "claim_from_dict": "accounted.model", "AccountedError": "accounted.errors",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """A public name, fetched from its home when first asked for, so that `import accounted` is quick."""
    if name == "__version__":
        from importlib.metadata import version

        return version("accounted")
    if name not in _HOMES:
        raise AttributeError(f"module 'accounted' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
