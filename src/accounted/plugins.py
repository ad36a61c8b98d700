"""The replaceable parts, found by name among the packages that are installed.

A part is registered under an entry-point group; ours register the same way as anyone's. Every importer is asked in
turn; a reader is one named choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from inspect import signature
from typing import TYPE_CHECKING, Any

from accounted.errors import BadInput, BrokenPart

if TYPE_CHECKING:
    from accounted.intake import Importer
    from accounted.reading import Reader

IMPORTERS = "accounted.importers"
READERS = "accounted.readers"

OUR_READERS = {"model": "accounted.reading.language_model:ModelReader", "rules": "accounted.reading:RulesReader"}
"""The readers that ship, for a checkout that is not installed."""


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

        return (*BUILT_IN, *(_made("importer", point, Importer) for point in parts))
    return tuple(_made("importer", point, Importer) for point in parts)


def reader(name: str, settings: Mapping[str, str]) -> Reader:
    """The reader of that name, with these settings; no other is loaded.

    Raises:
        BadInput: there is none, or it does not take the settings.
        BrokenPart: it can't be loaded, or goes by another name than it is registered under.
    """
    from accounted.reading import Reader

    made: Reader = _made("reader", _reader_point(name), Reader, settings)
    if made.name != name:
        do = "Choose another reader, or repair the package."
        raise BrokenPart(f"The reader {name!r} calls itself {made.name!r}.", _reader_point(name).value, do)
    return made


def reader_takes(name: str, setting: str) -> bool:
    """Whether the reader of that name takes a setting."""
    part = _loaded("reader", _reader_point(name))
    return isinstance(part, type) and setting in signature(part).parameters


@cache
def _readers() -> Mapping[str, EntryPoint]:
    """What is registered, by name; where two have one name, ours."""
    ours = {name: EntryPoint(name, value, READERS) for name, value in OUR_READERS.items()}
    return {**{point.name: point for point in entry_points(group=READERS)}, **ours}


def _reader_point(name: str) -> EntryPoint:
    if name not in _readers():
        raise BadInput(f"There is no reader {name!r}.", "the reader", f"There are: {', '.join(sorted(_readers()))}.")
    return _readers()[name]


def _ours(point: EntryPoint) -> bool:
    return point.value.startswith("accounted.")


@cache
def _loaded(noun: str, point: EntryPoint) -> Any:
    try:
        return point.load()
    except Exception as error:  # a stranger's package may fail in any way; it is named, not passed over
        raise _broken(noun, point, f"can't be loaded ({type(error).__name__}: {error})") from error


def _made(noun: str, point: EntryPoint, protocol: type[Any], settings: Mapping[str, str] | None = None) -> Any:
    part = _loaded(noun, point)
    if settings:
        _check_settings(noun, point, part, settings)
    try:
        part = part(**settings or {}) if isinstance(part, type) else part
    except BadInput:
        raise
    except Exception as error:  # as above: whatever fails in it is named
        raise _broken(noun, point, f"can't be loaded ({type(error).__name__}: {error})") from error
    if not isinstance(part, protocol):
        raise _broken(noun, point, f"lacks what {'an' if noun[0] in 'aeiou' else 'a'} {noun} needs")
    return part


def _check_settings(noun: str, point: EntryPoint, part: Any, settings: Mapping[str, str]) -> None:
    taken = list(signature(part).parameters) if isinstance(part, type) else []
    for name in settings:
        if name not in taken:
            known = f"It takes: {', '.join(it for it in taken if it != 'key')}." if taken else "It takes none."
            raise BadInput(f"The {noun} {point.name!r} has no setting {name!r}.", "--set", known)


def _broken(noun: str, point: EntryPoint, why: str) -> BrokenPart:
    package = point.dist.name if point.dist else point.value
    do = f"Repair or remove the package {package}, then run the command again."
    return BrokenPart(f"The {noun} {point.name!r} {why}.", point.value, do)
