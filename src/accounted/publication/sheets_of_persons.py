"""The table of the register: who stands on lists and in documents, under which names, and who says what befell them."""

from __future__ import annotations

from collections.abc import Iterator

from accounted.publication.columns import Sheet, number, text, yes_or_no
from accounted.publication.selection import Selection, Wire


def _records(selection: Selection) -> Iterator[Wire]:
    for person in selection.persons():
        for record in person["records"]:
            yield {"person": person, **record}


PERSONS = Sheet(
    "persons",
    "Persons of the register: one row for each record behind a person; rows with one `person` are held to be of one.",
    (
        text("person", "The id of the person.", "person", "id"),
        text("name", "The name as this record writes it."),
        text("names", "All names of the person, as written.", "person", "names"),
        text("certainty", "How sure it is that the person's records belong together, in words.", "person", "certainty"),
        yes_or_no("named", "Whether any of its records names somebody.", "person", "named"),
        text("record", "The id of the record, by which it is judged.", "id"),
        text("list", "The list that the record stands on; `documents` for who is named in a document."),
        text("document", "The id of the document that the record stands in."),
        text("document_name", "What that document is called."),
        number("row", "The row of the list; empty where a document names the person."),
        text("claim", "The claim by which a document names the person."),
        text("place", "The place where something befell the person, as written."),
        text("age", "The age, as written."),
        text("sex", "The sex, as written."),
        text("birth_year", "The year of birth, as written."),
        text("birth_date", "The date of birth, as written."),
        text("residence", "Where the person lived, as written; empty unless it was asked for."),
        text("address", "The address, as written; empty unless it was asked for."),
        text("identifier", "A document number, as written; empty unless it was asked for."),
        text(
            "fate", "What is said to have befallen the person; empty where nobody says so, and then nothing is known."
        ),
        text("period", "When that is said to have been, as written or in EDTF."),
        text("said_by", "Who says so: the list, or the speaker in the document."),
        text("carried_by", "Who published the document."),
    ),
    _records,
)
