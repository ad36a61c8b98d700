"""Lists as people write them: their headings, their dates, and what stands where a name would."""

from __future__ import annotations

from pathlib import Path

import pytest

from accounted.case import Case
from accounted.case.registers import add_list
from accounted.case.strata import strata_of
from accounted.linkage.mapping import guessed
from tests.documents import ods


@pytest.mark.parametrize(
    ("header", "field", "heading"),
    [
        (["Name of victim", "Date of incident", "Barangay", "Municipality"], "place", "Barangay"),
        (["Name", "Municipality", "Province"], "place", "Municipality"),
        (["Victim Name of victim (SURNAME, given)", "Victim Age", "Incident Date of incident"], "age", "Victim Age"),
        (["Victim Name of victim (SURNAME, given)", "Incident Date of incident"], "full_name",
         "Victim Name of victim (SURNAME, given)"),
        (["Victim Name", "Incident Date of incident"], "death_date", "Incident Date of incident"),
        (["اسم الضحية", "تاريخ الحادث", "الحالة"], "death_date", "تاريخ الحادث"),
        (["اسم الضحية", "تاريخ الحادث", "الحالة"], "fate", "الحالة"),
        (["ФИО", "Дата происшествия", "Статус"], "death_date", "Дата происшествия"),
        (["ФИО", "Дата происшествия", "Статус"], "fate", "Статус"),
        (["Ngalan", "Apelyido", "Edad", "Kasarian", "Petsa sa pagkamatay"], "death_date", "Petsa sa pagkamatay"),
        (["Ngalan", "Apelyido", "Edad", "Kasarian", "Petsa sa pagkamatay"], "sex", "Kasarian"),
    ],
)  # fmt: skip
def test_headings_of_incidents_and_under_headings_of_groups_are_known(
    header: list[str], field: str, heading: str
) -> None:
    assert guessed(header)[field] == (heading,)


@pytest.mark.parametrize("heading", ["Incident ID", "Incident Name", "Event number of dead", "Father Age"])
def test_what_an_incident_or_a_relative_is_called_names_no_victim(heading: str) -> None:
    assert not guessed([heading]).keys() & {"rec_id", "full_name", "age"}


def test_dates_in_words_are_read_and_what_digits_leave_open_is_told_by_the_other_dates(tmp_path: Path) -> None:
    case = Case.new(tmp_path / "case", "T")
    file = tmp_path / "dead.csv"
    dates = [
        "Sept 2008",
        "22 авг. 2006",
        "11 يونيو 2008",
        "12 Hunyo 2007",
        "05/04/2008",
        "25/04/2008",
        "14-Aug-08",
        "?",
    ]
    rows = [f"Ana Bell{number},{date}\n" for number, date in enumerate(dates)]
    file.write_text("Name,Date of death\n" + "".join(rows), "utf-8")
    told = add_list(case, file)
    assert [(one.written, one.why) for one in told.unread] == [("?", "It is no date that can be understood.")]
    assert told.dates == (
        "In death_date, 05/04/2008 is read with the day first, as 25/04/2008 can only be.",
        "In death_date, years of two digits are those between 2006 and 2008: 14-Aug-08 is of 2008.",
    )
    months = strata_of(case.persons.records, ["month"], "T")[0].values()
    assert [one for (one,) in months] == [
        "2008-09", "2006-08", "2008-06", "2007-06", "2008-04", "2008-04", "2008-08", "",
    ]  # fmt: skip


def test_a_date_whose_order_or_century_nothing_tells_is_said_to_be_open(tmp_path: Path) -> None:
    case = Case.new(tmp_path / "case", "T")
    file = tmp_path / "dead.csv"
    file.write_text("Name,Date of death\nAna Bell,05/04/2008\nBen Clay,06/07/95\n")
    told = add_list(case, file)
    assert [(one.written, one.why, one.compared) for one in told.unread] == [
        ("05/04/2008", "Day or month may come first, and no date beside it tells.", "year"),
        ("06/07/95", "Its year has two digits, and no dates beside it tell the century.", None),
    ]
    assert [one for (one,) in strata_of(case.persons.records, ["year"], "T")[0].values()] == ["2008", ""]


@pytest.mark.parametrize("name", ["3 children of the above", "Wife of the above", "трое детей вышеуказанного"])
def test_who_is_only_told_by_the_row_above_is_no_person(tmp_path: Path, name: str) -> None:
    case = Case.new(tmp_path / "case", "T")
    file = tmp_path / "dead.csv"
    file.write_text(f"Name,Age\nAna Bell,31\n{name},\n", "utf-8")
    add_list(case, file)
    told = case.persons.tally()
    assert (told.persons, told.unnamed) == (1, 1)


def sheet(
    title: str, *rows: tuple[str, ...], head: tuple[str, ...] = ("Case ID", "Name of victim", "Age")
) -> list[tuple[str, ...]]:
    return [(title, "", ""), ("", "", ""), head, *rows]


def test_all_sheets_of_persons_are_read_and_each_row_is_named_by_its_own_number(tmp_path: Path) -> None:
    case = Case.new(tmp_path / "case", "T")
    file = tmp_path / "masterlist.ods"
    file.write_bytes(ods({
        "Killed": sheet("Killed persons", ("A-1", "Ana Bell", "31"), ("A-2", "Ben Clay", "abc")),
        "Missing": sheet("Missing persons", ("A-3", "Eva Dorn", "5"), ("A-4", "", "40")),
        "Staff": sheet("Staff", ("1", "Ian Fell", "50"), ("2", "Ian Gall", "50"), head=("No", "Full name", "Age")),
        "Notes": [("What", "How many"), ("Graves", "12")],
    }))  # fmt: skip
    told = add_list(case, file)
    assert [(one.sheet, one.row, one.values["full_name"]) for one in case.persons.records] == [
        ("Killed", 4, "Ana Bell"), ("Killed", 5, "Ben Clay"), ("Missing", 4, "Eva Dorn"),
    ]  # fmt: skip
    assert [(one.sheet, one.row) for one in told.bad] == [("Missing", 5)]
    assert [(one.sheet, one.row, one.written) for one in told.unread] == [("Killed", 5, "abc")]
    assert [(one.sheet, one.rows, one.persons, one.why) for one in told.left_out] == [
        ("Staff", 2, True, "It has no column 'Name of victim'."),
        ("Notes", 1, False, "It has no column 'Name of victim'."),
    ]


def test_a_row_below_lines_of_titles_has_the_number_that_it_has_in_the_file(tmp_path: Path) -> None:
    case = Case.new(tmp_path / "case", "T")
    file = tmp_path / "dead.csv"
    file.write_text("The dead of Orvale\nName,Age\nAna Bell,31\n,7\n")
    told = add_list(case, file)
    assert ([one.row for one in case.persons.records], [one.row for one in told.bad]) == ([3], [4])
