"""`/persons`, one person, `/pairs` and `/lists`: the register, what is asked about it, and the lists it is made of."""

from __future__ import annotations

from typing import Any

from accounted.case import compare_names, name_of
from accounted.errors import BadInput, NotFound
from accounted.model.record import FIELDS
from accounted.web.language import N_
from accounted.web.page import Done, Shown
from accounted.web.pages.adding import on_disk
from accounted.web.visit import Visit

ROWS, PAIRS, COUNTS = 100, 20, 40

FIELD_NAMES = {
    "rec_id": N_("number on the list"), "running_number": N_("running number"), "list": N_("list"),
    "full_name": N_("full name"), "given": N_("given name"), "patronymic": N_("patronymic"), "surname": N_("surname"),
    "sex": N_("sex"), "age": N_("age"), "birth_year": N_("year of birth"), "birth_date": N_("date of birth"),
    "death_date": N_("date of death"), "place": N_("place"), "residence": N_("residence"), "address": N_("address"),
    "identifier": N_("document number"), "fate": N_("fate"), "document": N_("document"),
}  # fmt: skip
"""What people call the columns that every list is mapped to."""
NO_FIELDS = {"id", "list", "document", "row", "claim", "rec_id", "running_number"}
"""What of a record is not set beside the same of another: what it is called, and where it stands."""


COUNTED = {
    "list": N_("By list"), "sex": N_("By sex"), "age": N_("By age"), "place": N_("By place"), "period": N_("By year"),
}  # fmt: skip
SEXES = {"m": N_("male"), "f": N_("female"), "unsaid": N_("unsaid"), "differs": N_("records differ")}
"""Answers of a tally that are codes."""


def persons(visit: Visit) -> Shown:
    """The register, a page at a time; a person is found by any of the names."""
    asked = (visit.asked("q") or "").casefold()
    on, kept = visit.asked("list"), visit.case.persons.lists
    files = {one.document for one in kept if one.name == on}  # a file that carries several lists has a name, too
    held = [
        one for one in visit.case.persons
        if (not asked or any(asked in name.casefold() for name in one.person.names))
        and (on is None or any(record.list_id == on or record.document in files for record in one.records))
    ]  # fmt: skip
    offset = visit.count("offset", 0, 10**9)
    some = held[offset : offset + visit.count("limit", ROWS)]
    result = {"schema": "persons/1", "offset": offset, "total": len(held), "persons": [one.to_dict() for one in some]}
    return Shown(result, {"lists": visit.case.persons.list_names, "rows": some})


def person(visit: Visit) -> Shown:
    """One person: every record beside the others, what links them, and what was judged of it.

    At the address of one who was divided or joined since stands the first of those who have the records now.
    """
    asked = _person_of(visit, visit.path("id"))
    became = [] if any(one.person.id == asked for one in visit.case.persons) else visit.case.persons.became(asked)
    found = visit.case.show(became[0].person.id if became else asked)
    if "records" not in found:
        raise NotFound("The register has no such person.", visit.path("id"), "See all persons: /persons")
    records: list[dict[str, Any]] = found["records"]
    own = {key for record in records for key in record} - NO_FIELDS
    fields = [*(one for one in FIELDS if one in own), *sorted(own - {*FIELDS})]
    inside = {record["id"] for record in records}
    documents = visit.case.documents.names([record["document"] for record in records])
    paired = {id for one in found["pairs"] for id in (one["left"], one["right"])}
    names = {one.id: name_of(one) for one in visit.case.persons.records if one.id in paired}
    return Shown(found, {
        "became": became, "fields": fields, "field_names": FIELD_NAMES, "documents": documents, "names": names,
        "fates": found["profile"]["fates"], "family": found["profile"]["family"],
        "within": [one for one in found["pairs"] if {one["left"], one["right"]} <= inside],
        "beyond": [one for one in found["pairs"] if not {one["left"], one["right"]} <= inside],
    })  # fmt: skip


def _person_of(visit: Visit, id: str) -> str:
    """The person that an id means: its own, or that of one of its records, which stays when persons are joined."""
    if not id.startswith("record-"):
        return id
    return next((one.person.id for one in visit.case.persons if id in one.person.records), id)


def counts(visit: Visit) -> Shown:
    """How many persons lists and documents hold, by list, sex, age, place and year: documented, never estimated."""
    return Shown(visit.case.persons.tally(), {"of": COUNTED, "sexes": SEXES, "most": COUNTS})


def pairs(visit: Visit) -> Shown:
    """The pairs of records that an answer would teach most about, both originals side by side."""
    asked = visit.case.persons.to_ask(visit.count("limit", PAIRS), visit.named or None)
    ahead = visit.case.persons.outlook().to_dict() if asked else None
    lesson = visit.case.persons.foretold() if asked else None
    result = {
        "schema": "pairs/1", "pairs": [one.to_dict() for one in asked], "outlook": ahead,
        "foretold": lesson.to_dict() if lesson else None,
    }  # fmt: skip
    documents = visit.case.documents.names([record.document for one in asked for record in (one.left, one.right)])
    matches = [compare_names(name_of(one.left), name_of(one.right)) for one in asked]
    return Shown(result, {
        "asked": asked, "matches": matches, "fields": FIELDS, "field_names": FIELD_NAMES, "documents": documents,
        "name_of": name_of,
    })  # fmt: skip


def lists(visit: Visit) -> Shown:
    """The lists of the case, each with the document it came in and what its columns hold."""
    rows = [one.to_dict() for one in visit.case.persons.lists_with_state]
    return Shown({"schema": "lists/1", "lists": rows}, {"field_names": FIELD_NAMES})


def list_columns(visit: Visit) -> Shown:
    """A spreadsheet with its columns, before it becomes a list."""
    return Shown(visit.case.persons.look_at(visit.path("id"), visit.asked("name")), {"field_names": FIELD_NAMES})


def add_spreadsheet(visit: Visit) -> Done:
    """Seal a spreadsheet, and go on to its columns."""
    with on_disk(visit.files) as paths:
        if not paths:
            raise BadInput("No file was sent.", None, "Choose a spreadsheet: CSV, XLSX or ODS.")
        added = next(iter(list(visit.case.add(paths[:1]))))
    if added.document is None:
        raise BadInput(added.why or "The file could not be sealed.", paths[0].name, "Save it as CSV or XLSX.")
    visit.case.persons.look_at(added.document)
    return Done(added, f"/lists/{added.document}")


def keep_list(visit: Visit) -> Done:
    """Keep which column holds what, and take the rows as records; several columns of one field are joined."""
    mapping: dict[str, list[str]] = {}
    for key, field in visit.form.items():
        if key.startswith("column.") and field:
            mapping.setdefault(field, []).append(key.removeprefix("column."))
    added = visit.case.persons.keep_list(visit.form.get("document", ""), visit.form.get("name", ""), mapping)
    return Done(
        added, "/lists", "list_added.html", {"field_names": FIELD_NAMES, "name_of": name_of}, notice="list_added.html"
    )
