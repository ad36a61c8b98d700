"""Estimating the undocumented: from the case's lists, or a table or sampled partitions in files, by named models."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from time import process_time
from typing import TYPE_CHECKING, Any

from accounted.case.folders import AnyPath, path_of
from accounted.case.given_files import content_of
from accounted.case.walk import as_text
from accounted.errors import BadInput
from accounted.model import Estimate, OverlapTable, canonical, digest_of
from accounted.plugins import estimator

if TYPE_CHECKING:
    from accounted.case.case import Case
    from accounted.estimation import Estimates, Estimator

FOR_TWO = ("chapman", "chao")
FOR_MORE = ("chao", "log-linear", "log-linear-average", "graph-average", "latent-class", "latent-class-wide")
"""What is asked when nobody names models: for two lists, and for three and more."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How an estimate is asked for.

    `models` are names of estimators; when left out, those that suit the number of lists. `settings` are of the form
    `model.key`. `level` is that of the interval; the same `seed` gives the same digits. With `partitions`, so many are
    sampled of the case's records into persons, and the doubts of linkage are in the interval. The lists `without` are
    left out: their records still help to tell who is who, and who stands on no other list is counted on none.
    """

    by: Sequence[str] = ()
    models: Sequence[str] = ()
    level: float = 0.95
    seed: int = 1
    settings: Mapping[str, str] = field(default_factory=dict)
    partitions: int = 0
    without: Sequence[str] = ()


def estimate(case: Case, table: AnyPath | None, wanted: Wanted) -> Estimates:
    """The estimates from a table in a file, or from the overlap of the case's lists.

    Raises:
        BadInput: no table is given, and the case holds fewer than two lists; or no record says what makes the strata;
            or a list to leave out is not there, or leaves fewer than two.
    """
    if table is not None:
        return estimate_table(table, wanted)
    if wanted.partitions < 0 or wanted.partitions == 1:
        raise BadInput("Doubts of linkage take several partitions.", "--partitions", "Give 20 or more.")
    tables, said = _tables_of(case, wanted) if wanted.partitions else _tables_as_linked(case, wanted)
    tables = [_left_out(draw, wanted) for draw in tables]
    told = [[one.to_dict() for one in draw] for draw in tables]
    inputs = digest_of(canonical(told if wanted.partitions else told[0]).encode())
    found = _mixed(tables, wanted, inputs) if wanted.partitions else estimated(tables[0], wanted, inputs)
    return replace(found, warnings=(*found.warnings, *said, *_told_out(wanted)))


def _tables_as_linked(case: Case, wanted: Wanted) -> tuple[Sequence[tuple[OverlapTable, ...]], tuple[str, ...]]:
    """The tables of the records as they are linked now, kept as long as nothing in the case changes."""
    store = case.desk.store
    grounds = (store.given.head(), store.stamp(), tuple(wanted.by))
    return case.desk.lasting.while_("tables as linked", grounds, lambda: _tables_of(case, wanted))


def _tables_of(case: Case, wanted: Wanted) -> tuple[Sequence[tuple[OverlapTable, ...]], tuple[str, ...]]:
    """The overlap of the case's lists as they are linked now, or of each partition, or one table for each stratum; and
    what was taken as one stratum."""
    from accounted.case.persons import named_in
    from accounted.case.registers import DOCUMENTS
    from accounted.case.strata import strata_of
    from accounted.estimation import Partition, tables_over
    from accounted.linkage import Settings

    held = {record.id: record for record in case.persons.unlinked() if record.list_id != DOCUMENTS}
    lists = {record.list_id for record in held.values()}
    if len(lists) < 2:
        has = f"one list of persons, {lists.pop()}" if lists else "no lists of persons"
        do = "Add lists:  accounted list add FILE  Or give an overlap table:  accounted estimate --table OVERLAP.csv"
        raise BadInput(f"This case holds {has}; an overlap takes two.", str(case.folder), do)
    strata, said = strata_of(list(held.values()), wanted.by, str(case.folder))
    linkage = case.persons.link(None, Settings(wanted.seed, wanted.partitions) if wanted.partitions else None)
    records = {id: (record.list_id, strata[id]) for id, record in held.items()}
    named, partitions = named_in(list(held.values())), list[Partition]()
    for draw, groups in enumerate(linkage.partitions or [linkage.groups], start=1):
        of = {id: str(group) for id, group in zip(linkage.ids, groups.tolist(), strict=True) if id in held}
        known = {of[id] for id in named}
        partitions.append(Partition(str(draw), {id: group for id, group in of.items() if group in known}))
    told = (*said, *_told_unnamed(len(held) - len(named)), *_told_alike(case))
    return tables_over(partitions, records, wanted.by), told


def _told_alike(case: Case) -> tuple[str, ...]:
    """What is said of lists that say the same, row for row: between them there is no overlap to estimate from."""
    from accounted.case.registers import alike

    groups = {tuple(sorted((name, *others))) for name, others in alike(case.desk, case.persons.lists).items()}
    return tuple(
        f"These lists say the same, row for row: {', '.join(names)}. If one was added by mistake, take it back "
        "(accounted list show; accounted judge withdraw); else leave all but one out (--without)."
        for names in sorted(groups)
    )


def _told_unnamed(records: int) -> tuple[str, ...]:
    """What is said of records that name nobody, and so can't be looked for on another list."""
    if not records:
        return ()
    return (f"Records that name nobody: {records}. They can't be linked, and stand in no overlap.",)


def estimate_table(path: AnyPath, wanted: Wanted) -> Estimates:
    """The estimates from an overlap table in a CSV file.

    Raises:
        Unreadable: the file can't be read.
        BadInput: it holds no overlap table, or the models or their settings are none there are.
    """
    from accounted.linkage.mapping import looks_like_persons

    text = _text_of(path)
    if looks_like_persons(next(csv.reader(text.partition("\n")[:1]), [])):
        raise BadInput(
            "This is a list of persons, and no overlap table.", as_text(path_of(path)),
            "Put each list into a case:  accounted list add FILE  ; then ask without --table:  accounted estimate",
        )  # fmt: skip
    return estimate_text(text, wanted, as_text(path_of(path)))


def estimate_text(text: str, wanted: Wanted, name: str = "the table") -> Estimates:
    """The estimates from the text of an overlap table; `name` is what errors call it."""
    from accounted.estimation import tables_in

    tables = _left_out(tables_in(text, name, wanted.by), wanted)
    found = estimated(tables, wanted, digest_of(text.encode()))
    return replace(found, warnings=(*found.warnings, *_told_out(wanted)))


def estimate_partitions(path: AnyPath, lists: Sequence[AnyPath], wanted: Wanted) -> Estimates:
    """The estimates over sampled partitions, as `accounted link --partitions-out` writes them.

    Args:
        path: a CSV with the columns draw, rec_id, cluster_id.
        lists: CSV files with the columns rec_id and list, and those of the strata.

    Raises:
        Unreadable: a file can't be read.
        BadInput: a column is missing, or a record is in no list.
    """
    from accounted.estimation import lists_in, partitions_in, tables_over

    text = _text_of(path)
    partitions = partitions_in(text, as_text(path_of(path)))
    texts = {as_text(path_of(one)): _text_of(one) for one in lists}
    records = {key: on for name, held in texts.items() for key, on in lists_in(held, name, wanted.by).items()}
    tables = [_left_out(draw, wanted) for draw in tables_over(partitions, records, wanted.by)]
    found = _mixed(tables, wanted, digest_of("\0".join([text, *texts.values()]).encode()))
    return replace(found, warnings=(*found.warnings, *_told_out(wanted)))


def _left_out(tables: Sequence[OverlapTable], wanted: Wanted) -> tuple[OverlapTable, ...]:
    """The tables without the lists that are to be left out."""
    lists = tables[0].lists
    for name in wanted.without:
        if name not in lists:
            raise BadInput(
                f"There is no list {name!r} to leave out.", "--without", f"The lists are: {', '.join(lists)}."
            )
    if wanted.without and len(set(lists) - set(wanted.without)) < 2:
        raise BadInput("Fewer than two lists are left; an overlap takes two.", "--without", "Leave fewer lists out.")
    return tuple(table.without(*wanted.without) for table in tables) if wanted.without else tuple(tables)


def _told_out(wanted: Wanted) -> tuple[str, ...]:
    """What is said of lists that were left out."""
    named = ", ".join(sorted({*wanted.without}))
    return (f"Left out: {named}. Who stands on no other list is not counted as documented here.",) if named else ()


def _mixed(tables: Sequence[tuple[OverlapTable, ...]], wanted: Wanted, inputs: str) -> Estimates:
    from accounted.estimation import Asked, estimate_over_partitions

    chosen, run = _chosen(wanted, tables[0][0], inputs)
    return estimate_over_partitions(tables, chosen, Asked(wanted.level, wanted.seed), run, _timed)


def estimated(tables: Sequence[OverlapTable], wanted: Wanted, inputs: str) -> Estimates:
    """The estimates from tables; `inputs` is the digest of what they were made from."""
    from accounted.estimation import Asked, estimate

    chosen, run = _chosen(wanted, tables[0], inputs)
    return estimate(tables, chosen, Asked(wanted.level, wanted.seed), run, _timed)


def _chosen(wanted: Wanted, table: OverlapTable, inputs: str) -> tuple[list[Estimator], dict[str, Any]]:
    """The estimators that are asked, and what the JSON says of the run."""
    from accounted import __version__

    names = list(wanted.models) or list(FOR_TWO if len(table.lists) == 2 else FOR_MORE)
    settings = _by_model(wanted.settings, names)
    chosen = [estimator(name, settings.get(name, {})) for name in names]
    return chosen, {
        "version": __version__,
        "inputs": inputs,
        "models": {one.name: one.version for one in chosen},
        "settings": dict(wanted.settings),
        "by": list(wanted.by),
        "without": sorted({*wanted.without}),
    }


def _text_of(path: AnyPath) -> str:
    file = path_of(path)
    try:
        return content_of(file).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput("The file is not UTF-8.", as_text(file), "Save it as CSV in UTF-8.") from error


def _timed(work: Callable[[], Estimate]) -> Estimate:
    began = process_time()
    made = work()
    return made.with_diagnostics(seconds=round(process_time() - began, 2))


def _by_model(settings: Mapping[str, str], names: Sequence[str]) -> dict[str, dict[str, Any]]:
    parted: dict[str, dict[str, Any]] = {}
    for key, value in settings.items():
        model, point, name = key.partition(".")
        if not point or model not in names:
            said = f"{key!r} names no setting of a model that is asked."
            raise BadInput(said, "--set", f"Write MODEL.KEY=VALUE, the model one of: {', '.join(names)}.")
        parted.setdefault(model, {})[name] = value
    return parted
