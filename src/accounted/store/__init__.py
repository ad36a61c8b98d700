"""The store: what a case knows, on three shelves, and the only place that speaks SQL.

    with store.writing():
        store.given.append(event)
        store.made.put_document(document, text, run)

*Given* and *hand* lie in `case.db`, are only ever added to, and move to a newer form by migrations.
*Made* lies in `made.db`, holds no time and no chance, and may be deleted: it can be made again.

Read in this order:

`form`          names and numbers of its form · `tables` the three shelves as tables
`store`         `Store`: create, open, write; the shelves hang on it
`given`         originals and the log · `mentions` an index of it · `hand` judgements · `made` documents, claims, runs
`comparisons`   the comparison of a case, as far as it was made
`leafing`       a page at a time, by what claims are found by · `overview` counts, names and dates of all
`search`        full text, folded · `stretches` how a text is cut for it
`transactions`  reading and writing · `engine` SQLite as we use it · `failures` its errors in sentences
`opening`       is it a case, and of which version · `migrating` older cases, after a copy · `migrations`
`layout`        the made shelf, built anew when its form has changed · `seals` its rows, each with a digest
`readings`      all that was read in an original, as one digest
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from accounted.store.comparisons import Comparisons, Home, KeptDocument, KeptIncident, KeptPart, Stretch
    from accounted.store.leafing import Wanted, parted
    from accounted.store.search import Hit
    from accounted.store.store import Stamp, Store

__all__ = [
    "Comparisons",
    "Hit",
    "Home",
    "KeptDocument",
    "KeptIncident",
    "KeptPart",
    "Stamp",
    "Store",
    "Stretch",
    "Wanted",
    "parted",
]

_HOMES = {
    "Comparisons": "comparisons", "Home": "comparisons", "KeptDocument": "comparisons", "KeptIncident": "comparisons",
    "KeptPart": "comparisons", "Wanted": "leafing", "parted": "leafing", "Hit": "search", "Stamp": "store",
    "Store": "store", "Stretch": "comparisons",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """A public name, fetched from its file when first asked for: a check needs none of the library behind them."""
    if name not in _HOMES:
        raise AttributeError(f"module 'accounted.store' has no attribute {name!r}")
    return getattr(import_module(f"accounted.store.{_HOMES[name]}"), name)
