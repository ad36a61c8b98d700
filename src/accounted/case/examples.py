"""The demo's documents: inside the installed package, or beside `src/` in a checkout."""

from __future__ import annotations

from pathlib import Path

import accounted
from accounted.case.case import Case
from accounted.errors import NotFound
from accounted.model import digest_of
from accounted.vault.acts import SEALED


def holds_example(case: Case, name: str) -> bool:
    """Whether the case is empty, or the first originals that were sealed in it are documents of the example."""
    sealed = [ref for event in case.desk.store.given.events() if event.kind == SEALED for ref in event.refs]
    documents = {digest_of(path.read_bytes()) for path in example(name)}
    return set(sealed[: len(documents)]) <= documents


def example(name: str) -> list[Path]:
    """The documents of the example with that name, in order of name; notes about the example are not among them.

    Raises:
        NotFound: this installation came without it.
    """
    package = Path(accounted.__file__).parent
    homes = (package / "examples" / name, package.parent.parent / "examples" / name)
    folder = next((home for home in homes if home.is_dir()), None)
    if folder is None:
        do = "Install the package from its wheel, or work in a checkout of the repository."
        raise NotFound(f"The example {name!r} is not part of this installation.", str(homes[0]), do)
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith((".", "README")))
