"""Lists of persons in a case: a file is sealed like any original, and the log says which of its columns hold what.

A list is known by its name. When it comes again, the newer file counts and the older stays sealed; a record keeps its
id as long as its number on the list (`rec_id`) stays, or, where there is none, as long as it says the same. So what
people judged of records survives a new version of their list. A running number is no `rec_id`: whoever is put in
between would take over what was judged of the next.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from accounted.case.adding import ALREADY_HELD
from accounted.case.continuing import carried_on
from accounted.case.folders import AnyPath, path_of
from accounted.case.given_files import content_of
from accounted.case.tables_of_lists import NAME_COLUMNS, RowsOfList, TableLeftOut, header_of, rows_of, table_of
from accounted.case.walk import as_text
from accounted.case.withdrawing import withdrawn
from accounted.errors import BadInput, NotFound, Unreadable
from accounted.linkage.mapping import (
    BadRow,
    checked_fields,
    guessed,
    homes_apart,
    mapping_from,
)
from accounted.linkage.unread import UnreadCell, told_of_dates, unread_cells
from accounted.model import Judgement, PersonClaim, Record, canonical, content_id, digest_of
from accounted.vault import acts

if TYPE_CHECKING:
    from accounted.case.case import Case
    from accounted.case.desk import Desk

DOCUMENTS = "documents"
"""The list of the persons that documents name."""
NO_IDENTITY = ("rec_id", "list", "running_number")
"""What a record says of its place on the list, and not of the person."""
ALIKE = 0.8
"""How alike two names must be to be of one person, as `compare-names` has it."""


@dataclass(frozen=True, slots=True)
class KeptList:
    """A list as the log has it: its file, and which columns hold what."""

    name: str
    digest: str
    mapping: Mapping[str, tuple[str, ...]]

    @property
    def id(self) -> str:
        """The id of the list, which follows from its name."""
        return content_id("list", self.name)

    @property
    def document(self) -> str:
        """The id of the document that its file became."""
        return content_id("document", self.digest)


@dataclass(frozen=True, slots=True)
class ListAdded:
    """What came of adding a list: new, changed and unchanged records, those that are gone, and rows left out.

    `unused` are the columns that hold none of what is known of persons; they are kept under their own names. `same_as`
    are other lists of the case that say the same of the same persons, row for row. `gone_records` are those
    that the list held before and holds no more. `renamed` are those that have the number of somebody of quite another
    name before: a number that only follows the rows moves on with them, and what was judged stays with the number.
    `unread` are cells that are kept as written and can't be compared. `dates` tell how dates were read that other dates
    of the list made clear. `left_out` are tables of the file, or sheets, that gave no records.
    """

    name: str
    document: str
    mapping: Mapping[str, tuple[str, ...]]
    records: int
    new: int
    changed: int
    gone: int
    bad: tuple[BadRow, ...]
    unused: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    gone_records: tuple[Record, ...] = ()
    renamed: tuple[Record, ...] = ()
    unread: tuple[UnreadCell, ...] = ()
    dates: tuple[str, ...] = ()
    left_out: tuple[TableLeftOut, ...] = ()

    @property
    def id(self) -> str:
        """The id of the list, by which it is taken back."""
        return content_id("list", self.name)

    def to_dict(self) -> dict[str, Any]:
        """The counts, the mapping, and each bad row with its reason."""
        return {
            "list": self.name, "id": self.id, "same_as": list(self.same_as), "document": self.document,
            "records": self.records, "new": self.new, "changed": self.changed, "gone": self.gone,
            "gone_records": [one.to_dict() for one in self.gone_records],
            "renamed_records": [one.to_dict() for one in self.renamed],
            "bad_rows": [one.to_dict() for one in self.bad], "unread_cells": [one.to_dict() for one in self.unread],
            "dates": list(self.dates), "tables_left_out": [one.to_dict() for one in self.left_out],
            "map": {field: list(names) for field, names in self.mapping.items()}, "unused": list(self.unused),
        }  # fmt: skip


def add_list(case: Case, source: AnyPath, name: str | None = None, mapping: AnyPath | None = None) -> ListAdded:
    """Seal a list, and keep which of its columns hold what; the same list again brings it up to date.

    Args:
        name: what the list is called; the file's name without its ending when left out.
        mapping: a YAML file, `surname: Фамилия` a line; when left out, what was kept for the list before, or is told
            by the names of the columns.

    Raises:
        NotFound: there is no such file.
        Unreadable: it, or the mapping, can't be read.
        BadInput: it is a folder or holds no table, no column holds names, or the mapping does not fit.
    """
    path = path_of(source)
    called = _called(name or path.stem)
    if path.is_dir():
        raise BadInput("It is a folder, not a list.", as_text(path), "Name the file that holds the list.")
    where = as_text(path) if mapping is None else as_text(path_of(mapping))
    given = None if mapping is None else checked_fields(_yaml(path_of(mapping)), where)
    added = next(iter(list(case.add([path]))))
    if added.digest is None:
        kind = Unreadable if os.path.lexists(path) else NotFound
        raise kind(added.why or "The list could not be sealed.", as_text(path), "Check the path.")
    try:
        return _keep(case.desk, added.digest, called, given, as_text(path), where)
    except BadInput as error:
        if added.outcome == ALREADY_HELD:
            raise
        raise BadInput(error.what, error.where, f"{error.do} {_SEALED_ALL_THE_SAME}") from error


_SEALED_ALL_THE_SAME = "The file is sealed and stands among the documents of the case now."


def keep_list(case: Case, document: str, name: str, mapping: Mapping[str, Any] | None = None) -> ListAdded:
    """Take a document of the case, which holds a table, as a list of persons.

    Args:
        mapping: which column holds what, `{"surname": "Фамилия"}`; several names where they are put together.

    Raises:
        NotFound: there is no such document.
        BadInput: it holds no table, no column holds names, or the mapping does not fit.
    """
    opened = case.documents[document]
    return _keep(case.desk, opened.digest, _called(name), mapping, opened.name, opened.name)


def fits(earlier: KeptList, header: Sequence[str]) -> bool:
    """Whether every column that the list was made of is there."""
    return all(name in header for names in earlier.mapping.values() for name in names)


def _called(name: str) -> str:
    called = name.strip()
    if not called or called == DOCUMENTS:
        raise BadInput("A list needs a name of its own.", name, "Say it with --name NAME.")
    return called


def _keep(desk: Desk, digest: str, called: str, mapping: object, where: str, of_mapping: str) -> ListAdded:
    """Keep in the log which columns of a sealed table hold what, and tell what that changes in the register."""
    table = table_of(desk, content_id("document", digest), where)
    header = header_of(table)
    lists = kept_lists(desk)
    earlier = lists.get(called)
    _check_not_withdrawn(desk, called, content_id("document", digest), where)
    columns = _mapping(header, mapping, earlier, where, of_mapping)
    kept = KeptList(called, digest, columns)
    old = {record.id: record for record in _records(desk, earlier)} if earlier else {}
    made, found = _read(desk, kept)
    if not made:
        raise BadInput("No row of the list can be used.", where, found.bad[0].why if found.bad else "It has no rows.")
    if earlier != kept:
        with desk.store.writing():
            desk.log(acts.LIST_KEPT, [kept.digest], acts.list_kept(kept.digest, called, columns))
    new = [record for record in made if record.id not in old]
    changed = [record for record in made if record.id in old and _said(old[record.id]) != _said(record)]
    gone = tuple(old[id] for id in sorted(old.keys() - {record.id for record in made}, key=lambda id: old[id].row))
    used, said = {name for names in columns.values() for name in names}, [*enumerate(one.values for one in made)]
    unread = (replace(it, row=made[it.row].row, sheet=made[it.row].sheet) for it in unread_cells(said))
    unused = tuple(name for name in header if name and name not in used)
    same = alike(desk, [*(one for name, one in lists.items() if name != called), kept]).get(called, ())
    return ListAdded(
        called, kept.document, columns, len(made), len(new), len(changed), len(gone), found.bad, unused, same, gone,
        _renamed(old, changed), tuple(unread), told_of_dates(said), found.left_out,
    )  # fmt: skip


def _renamed(old: Mapping[str, Record], changed: Sequence[Record]) -> tuple[Record, ...]:
    """The records that have the id of one whose name was quite another."""
    from accounted.case.persons import name_of
    from accounted.linkage import name_scores

    named = [(before, name, one) for one in changed if (before := name_of(old[one.id])) and (name := name_of(one))]
    scores = name_scores([before for before, _, _ in named], [name for _, name, _ in named])
    return tuple(one for (_, _, one), score in zip(named, scores, strict=True) if score < ALIKE)


def _check_not_withdrawn(desk: Desk, called: str, document: str, where: str) -> None:
    """Refuse a list that somebody took back, as a list or as the document that its file is; a person undoes that."""
    gone = withdrawn(desk)
    if (judgement := gone.get(content_id("list", called))) is not None:
        raise BadInput(
            f"The list {called!r} was taken back by {judgement.by}.", where,
            f"Name it otherwise, or bring it back:  accounted judge undo {judgement.id} --by NAME --why TEXT",
        )  # fmt: skip
    if (judgement := gone.get(document)) is not None:
        raise BadInput(
            f"This file was taken back as a document by {judgement.by}, and what is taken back gives no records.",
            where,
            f"Bring it back first:  accounted judge undo {judgement.id} --by NAME --why TEXT",
        )  # fmt: skip


def alike(desk: Desk, lists: Iterable[KeptList]) -> dict[str, tuple[str, ...]]:
    """For each list that says the same of the same persons as others, row for row, the names of these others.

    So does one file that was taken in twice, also when it was saved anew in between.
    """
    said: dict[str, list[str]] = {}
    for one in lists:
        said.setdefault(_gist_of(desk, one)[1], []).append(one.name)
    together = [names for names in said.values() if len(names) > 1]
    return {name: tuple(sorted({*names} - {name})) for names in together for name in names}


def _gist_of(desk: Desk, kept: KeptList) -> tuple[int, str]:
    """How many records a list has, and a digest of what they say; made again only when documents are."""

    def asked() -> tuple[int, str]:
        records = _records(desk, kept)
        apart = ("list", "running_number")
        values = ({key: it for key, it in record.values.items() if key not in apart} for record in records)
        return len(records), digest_of("\n".join(sorted(map(canonical, values))).encode())

    return desk.lasting.while_(f"list {kept.name}", (kept, desk.store.stamp()), asked)


def kept_lists(desk: Desk) -> dict[str, KeptList]:
    """The lists of the case by name, each as it was added last; without what somebody took back."""
    gone = withdrawn(desk)
    return {name: one for name, one in lists_ever(desk).items() if one.id not in gone and one.document not in gone}


def lists_ever(desk: Desk) -> dict[str, KeptList]:
    """The lists of the case by name, those among them that somebody took back."""
    return {name: versions[-1] for name, versions in versions_of(desk).items()}


def versions_of(desk: Desk) -> dict[str, list[KeptList]]:
    """Every version of each list that was ever taken in, by name, oldest first."""
    found: dict[str, list[KeptList]] = {}
    for event in desk.store.given.events(acts.LIST_KEPT):
        said = event.payload
        mapping = homes_apart({field: tuple(names) for field, names in said["map"].items()})
        found.setdefault(said["name"], []).append(KeptList(said["name"], said["digest"], mapping))
    return found


@dataclass(frozen=True, slots=True)
class ListedList:
    """A list with how many records it has, the others that say the same, and the judgement that took it back."""

    kept: KeptList
    records: int
    same_as: tuple[str, ...]
    withdrawn: Judgement | None

    def to_dict(self) -> dict[str, Any]:
        """Name, id, document, what its columns hold, and who took it back, when and why."""
        one = self.kept
        return {
            "list": one.name, "id": one.id, "document": one.document, "records": self.records,
            "map": {field: list(names) for field, names in one.mapping.items()}, "same_as": list(self.same_as),
            "withdrawn": self.withdrawn.to_dict() if self.withdrawn else None,
        }  # fmt: skip


def listed_lists(desk: Desk) -> list[ListedList]:
    """All lists that were ever taken in, by name, those among them that somebody took back."""
    gone, same = withdrawn(desk), alike(desk, kept_lists(desk).values())
    return [
        ListedList(one, _gist_of(desk, one)[0], same.get(name, ()), gone.get(one.id) or gone.get(one.document))
        for name, one in sorted(lists_ever(desk).items())
    ]


def records_of(case: Case) -> list[Record]:
    """The records of all lists, and of the persons that documents name, in the order of list and row."""
    lists = kept_lists(case.desk)
    listed = [record for name in sorted(lists) for record in _records(case.desk, lists[name])]
    return [*listed, *_named_in_documents(case, {one.document for one in lists_ever(case.desk).values()})]


def _records(desk: Desk, kept: KeptList) -> list[Record]:
    return _read(desk, kept)[0]


def _read(desk: Desk, kept: KeptList) -> tuple[list[Record], RowsOfList]:
    """The records of a list as it is, with the ids that they have from its earlier versions, and its rows."""
    records, found = _as_it_is(desk, kept)
    versions = versions_of(desk).get(kept.name, [])
    earlier = versions[:-1] if versions[-1:] == [kept] else versions
    opened = [one for one in earlier if desk.store.made.document(one.document).tables]
    if not opened or all("rec_id" in one.values for one in records):
        return records, found
    return carried_on([*(_as_it_is(desk, one)[0] for one in opened), records], _said), found


def _as_it_is(desk: Desk, kept: KeptList) -> tuple[list[Record], RowsOfList]:
    found = rows_of(desk, kept.document, kept.name, kept.mapping)
    return list(identified(kept, found)), found


def identified(kept: KeptList, found: RowsOfList) -> Iterator[Record]:
    """Records with ids that follow from the list and their number on it, else from what they say."""
    alike: Counter[str] = Counter()
    homes = next((field for field in ("place", "address") if field not in kept.mapping), "residence")
    for row in found.rows:
        values = row.values
        # Residences went by these names before they had one of their own; so the record has the id that it had then.
        said = {homes if key == "residence" else key: it for key, it in values.items() if key not in NO_IDENTITY}
        list_name = values.get("list", kept.name)
        if "rec_id" in values:
            id = content_id("record", list_name, values["rec_id"])
        else:
            same = content_id("record", list_name, said)
            id = same if not alike[same] else content_id("record", list_name, said, alike[same])
            alike[same] += 1
        yield Record(id, list_name, kept.document, row.row, values, row.sheet)


def _said(record: Record) -> dict[str, str]:
    """What a record says, but for where on its list it stands."""
    return {key: value for key, value in record.values.items() if key not in NO_IDENTITY}


def _named_in_documents(case: Case, lists: set[str]) -> Iterator[Record]:
    """A record for each person that a document names, unless somebody rejected it; a list is no document."""
    for judged in case.claims.all(kind="person"):
        claim = judged.claim
        document = content_id("document", claim.source.digest)
        if not isinstance(claim, PersonClaim) or judged.rejected or document in lists:
            continue
        values = {"full_name": claim.name.exact, "fate": claim.fate.code, "claim": claim.id}
        for field in ("age", "sex"):
            if claim.attributes.get(field) is not None:
                values[field] = str(claim.attributes[field])
        if claim.place is not None:
            values["place"] = claim.place.name
        yield Record(content_id("record", claim.id), DOCUMENTS, document, claim.passage.start, values)


def _mapping(
    header: Sequence[str], given: object, earlier: KeptList | None, where: str, of_given: str
) -> dict[str, tuple[str, ...]]:
    if given is not None:
        mapping = homes_apart(mapping_from(given, header, of_given))
    elif earlier is not None and fits(earlier, header):
        mapping = dict(earlier.mapping)
    else:
        mapping = guessed(header)
    if not NAME_COLUMNS & set(mapping):
        do = f"Say which column holds names, in a file for --map. The list has: {', '.join(header)}."
        raise BadInput("No column of the list holds names.", where, do)
    return mapping


def _yaml(path: Path) -> object:
    try:
        return yaml.load(content_of(path), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadInput("The mapping is no YAML.", as_text(path), "Write lines such as  surname: Фамилия") from error
