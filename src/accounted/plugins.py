"""The replaceable parts, found by name among the packages that are installed.

A part is registered under an entry-point group; ours register the same way as anyone's. The readers' plug
point comes with the second reader.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any

from accounted.errors import BrokenPart

if TYPE_CHECKING:
    from accounted.intake import Importer

IMPORTERS = "accounted.importers"


@cache
def importers() -> tuple[Importer, ...]:
    """Every importer that is installed, in order of name, ours before those of others that open the same types.

    Raises:
        BrokenPart: one can't be loaded; going on without it would open files differently without a word.
    """
    from accounted.intake import Importer

    parts = sorted(entry_points(group=IMPORTERS), key=lambda point: (not _ours(point), point.name))
    if not any(map(_ours, parts)):
        from accounted.intake import BUILT_IN

        return (*BUILT_IN, *(_load(point, Importer) for point in parts))
    return tuple(_load(point, Importer) for point in parts)


def _ours(point: EntryPoint) -> bool:
    return point.value.startswith("accounted.")


def _load(point: EntryPoint, protocol: type[Any]) -> Any:
    package = point.dist.name if point.dist else point.value
    do = f"Repair or remove the package {package}, then run the command again."
    try:
        part = point.load()
        part = part() if isinstance(part, type) else part
    except Exception as error:  # a stranger's package may fail in any way; it is named, not passed over
        raise BrokenPart(
            f"The importer {point.name!r} can't be loaded ({type(error).__name__}: {error}).", point.value, do
        ) from error
    if not isinstance(part, protocol):
        raise BrokenPart(f"The importer {point.name!r} lacks what an importer needs.", point.value, do)
    return part
