"""The replaceable parts, found by name among the packages that are installed.

A part is registered under an entry-point group; ours register the same way as anyone's. Every importer is asked in
turn; a reader, an estimator and an exporter are each one named choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from inspect import signature
from typing import TYPE_CHECKING, Any

from accounted.errors import BadInput, BrokenPart

if TYPE_CHECKING:
    from accounted.estimation import Estimator
    from accounted.intake import Importer
    from accounted.publication import Exporter
    from accounted.reading import Reader

ESTIMATORS = "accounted.estimators"
IMPORTERS = "accounted.importers"
READERS = "accounted.readers"
EXPORTERS = "accounted.exporters"

OUR_READERS = {"model": "accounted.reading.language_model:ModelReader", "rules": "accounted.reading:RulesReader"}
"""The readers that ship, for a checkout that is not installed."""

OUR_EXPORTERS = {
    "csv": "accounted.publication:CsvExporter",
    "ftm": "accounted.publication.follow_the_money:FollowTheMoneyExporter",
    "jsonl": "accounted.publication:JsonLinesExporter",
    "jsonld": "accounted.publication.linked_graph:LinkedGraphExporter",
    "overlap": "accounted.publication:OverlapExporter",
    "report-html": "accounted.publication.report:ReportExporter",
    "report-pdf": "accounted.publication.printed:PrintedReportExporter",
    "site": "accounted.publication.site:SiteExporter",
    "ucdp": "accounted.publication.ucdp:UcdpExporter",
    "xlsx": "accounted.publication.workbook:WorkbookExporter",
}
"""The exporters that ship, likewise."""

OUR_ESTIMATORS = {
    "chao": "accounted.estimation:Chao",
    "chapman": "accounted.estimation:Chapman",
    "graph-average": "accounted.estimation:GraphAverage",
    "latent-class": "accounted.estimation:LatentClass",
    "latent-class-wide": "accounted.estimation:LatentClassWide",
    "log-linear": "accounted.estimation:LogLinear",
    "log-linear-average": "accounted.estimation:LogLinearAverage",
}
"""The estimators that ship, likewise."""


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

    made: Reader = _named("reader", _reader_point(name), Reader, settings)
    return made


def reader_takes(name: str, setting: str) -> bool:
    """Whether the reader of that name takes a setting."""
    part = _loaded("reader", _reader_point(name))
    return isinstance(part, type) and setting in signature(part).parameters


def exporter(name: str) -> Exporter:
    """The exporter of that name; no other is loaded.

    Raises:
        BadInput: there is none.
        BrokenPart: it can't be loaded, or goes by another name than it is registered under.
    """
    from accounted.publication import Exporter

    made: Exporter = _named("exporter", _point("exporter", name, exporters()), Exporter)
    return made


@cache
def exporters() -> Mapping[str, EntryPoint]:
    """The exporters that are registered, by name; where two have one name, ours."""
    return _registered(EXPORTERS, OUR_EXPORTERS)


def estimator(name: str, settings: Mapping[str, str]) -> Estimator:
    """The estimator of that name, with these settings; no other is loaded.

    Raises:
        BadInput: there is none, or it does not take the settings.
        BrokenPart: it can't be loaded, or goes by another name than it is registered under.
    """
    from accounted.estimation import Estimator

    made: Estimator = _named("estimator", _point("estimator", name, _estimators()), Estimator, settings)
    return made


@cache
def _readers() -> Mapping[str, EntryPoint]:
    return _registered(READERS, OUR_READERS)


def _registered(group: str, shipped: Mapping[str, str]) -> Mapping[str, EntryPoint]:
    """What is registered, by name; where two have one name, ours."""
    ours = {name: EntryPoint(name, value, group) for name, value in shipped.items()}
    return {**{point.name: point for point in entry_points(group=group)}, **ours}


@cache
def _estimators() -> Mapping[str, EntryPoint]:
    return _registered(ESTIMATORS, OUR_ESTIMATORS)


def _reader_point(name: str) -> EntryPoint:
    return _point("reader", name, _readers())


def unknown(noun: str, name: str, known: Iterable[str]) -> BadInput:
    """The error of a part that there is none of: what was probably meant, and which there are."""
    there = sorted(known)
    meant = get_close_matches(name, there, n=1)
    what = f"There is no {noun} {name!r}" + (f"; did you mean {meant[0]!r}?" if meant else ".")
    return BadInput(what, f"the {noun}", f"There are: {', '.join(there)}.")


def _point(noun: str, name: str, known: Mapping[str, EntryPoint]) -> EntryPoint:
    if name not in known:
        raise unknown(noun, name, known)
    return known[name]


def _named(noun: str, point: EntryPoint, protocol: type[Any], settings: Mapping[str, str] | None = None) -> Any:
    """The part, if it goes by the name it is registered under."""
    made = _made(noun, point, protocol, settings)
    if made.name != point.name:
        do = f"Choose another {noun}, or repair the package."
        raise BrokenPart(f"The {noun} {point.name!r} calls itself {made.name!r}.", point.value, do)
    return made


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
