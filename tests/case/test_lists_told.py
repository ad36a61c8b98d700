"""What a list says of its columns: where people died apart from where they lived, and what stayed unused."""

from pathlib import Path

import pytest

from accounted.case import Case
from accounted.case.estimating import Wanted, estimate_table
from accounted.case.registers import add_list
from accounted.errors import BadInput, NotFound, Unreadable
from accounted.linkage.mapping import guessed, looks_like_persons


@pytest.mark.parametrize(
    "heading",
    ["Place of death", "Place killed", "PLACE_OF_DEATH", "Место гибели", "Місце загибелі", "Lugar de la muerte",
     "Lieu du décès", "Öldürüldüyü yer", "Öldürüldüğü yer", "Մահվան վայրը", "مكان القتل", "Village"],
)  # fmt: skip
def test_where_people_died_is_the_place_and_where_they_lived_the_address(heading: str) -> None:
    found = guessed(["Name", "Residence", heading, "Place of birth"])
    assert (found["place"], found["address"]) == ((heading,), ("Residence",))
    assert guessed(["Name", "Residence"])["place"] == ("Residence",)


def test_an_unused_column_is_named_and_a_table_of_persons_is_known_as_one(tmp_path: Path) -> None:
    case = Case.new(tmp_path / "case", "T")
    file = tmp_path / "dead.csv"
    file.write_text("Name,Age,Place killed,Shoe\nAna Bell,31,Orvale,40\nBen Clay,40,Orvale,42\n")
    (added,) = list(case.add([file]))
    assert added.outcome == "added"
    assert "accounted list add" in (added.why or "")
    told = add_list(case, file)
    assert (told.unused, told.mapping["place"]) == (("Shoe",), ("Place killed",))
    with pytest.raises(NotFound):
        add_list(case, tmp_path / "missing.csv")
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    with pytest.raises(Unreadable):
        add_list(case, tmp_path / "loop.csv")
    with pytest.raises(BadInput, match="did you mean 'accept'"):
        case.judge("acept", ["claim-00"], by="A", why="so")
    with pytest.raises(BadInput, match="did you mean 'csv'") as refused:
        case.export("cvs", tmp_path / "out")
    assert "bag" in str(refused.value.do)
    with pytest.raises(BadInput, match="a list of persons"):
        estimate_table(file, Wanted((), ()))
    assert not looks_like_persons(["north", "press", "count"])


@pytest.mark.parametrize(
    ("header", "field", "heading"),
    [
        (["Прізвище та ім'я", "Вік"], "full_name", "Прізвище та ім'я"),
        (["Фамилия, имя, отчество", "Возраст"], "full_name", "Фамилия, имя, отчество"),
        (["Name of victim", "Died", "Where"], "full_name", "Name of victim"),
        (["Name of victim", "Died", "Where"], "death_date", "Died"),
        (["Name of victim", "Died", "Where"], "place", "Where"),
        (["Apellidos y nombres", "Edad"], "full_name", "Apellidos y nombres"),
        (["Name (SURNAME, given)", "Age (yrs)"], "full_name", "Name (SURNAME, given)"),
        (["Name (SURNAME, given)", "Age (yrs)"], "age", "Age (yrs)"),
        (["Name", "Sex (M/F)"], "sex", "Sex (M/F)"),
        (["Name", "Date of birth (dd/mm/yyyy)"], "birth_date", "Date of birth (dd/mm/yyyy)"),
        (["Name", "D.O.B.*"], "birth_date", "D.O.B.*"),
        (["No.", "Name", "ID card no"], "rec_id", "No."),
        (["No.", "Name", "ID card no"], "identifier", "ID card no"),
        (["№ п/п", "Фамилия", "Год рожд.", "№ паспорта", "Адрес / место"], "birth_year", "Год рожд."),
        (["№ п/п", "Фамилия", "Год рожд.", "№ паспорта", "Адрес / место"], "identifier", "№ паспорта"),
        (["№ п/п", "Фамилия", "Год рожд.", "№ паспорта", "Адрес / место"], "place", "Адрес / место"),
        (["Фамилия / Имя / Отчество", "Возраст (лет)"], "full_name", "Фамилия / Имя / Отчество"),
        (["Ad, soyad", "Yaş (il)"], "full_name", "Ad, soyad"),
    ],
)
def test_headings_as_recorders_write_them_are_known(header: list[str], field: str, heading: str) -> None:
    assert guessed(header)[field] == (heading,)


@pytest.mark.parametrize(
    "heading",
    ["Name (of reporter)", "Date (reported)", "Place of burial / address", "Sex / age", "Name / date of death"],
)
def test_a_heading_that_may_mean_something_else_is_left_to_a_person(heading: str) -> None:
    assert guessed([heading]) == {}


def test_cells_that_cannot_be_understood_are_told_and_kept(tmp_path: Path) -> None:
    case = Case.new(tmp_path / "case", "T")
    file = tmp_path / "dead.csv"
    file.write_text(
        "No.,Name,Age,Sex,Date of birth,Date of death\n"
        "1,Ana Bell,31,f,1960-02-01,26.02.1992\n2,Ben Clay,abc,?,1960,31.02.1992\n3,Eva Dorn,ca. 40,w,,17.5.92\n"
        "4,Ian Fell,400,м,196X,1992-02\n"
    )
    told = add_list(case, file)
    assert (told.records, told.bad) == (4, ())
    assert [(one.row, one.field, one.written) for one in told.unread] == [
        (3, "age", "abc"), (3, "death_date", "31.02.1992"), (3, "sex", "?"), (4, "death_date", "17.5.92"),
        (5, "age", "400"), (5, "birth_date", "196X"),
    ]  # fmt: skip
    assert told.to_dict()["unread_cells"][1]["why"] == "There is no such day."
    assert case.persons.records[1].values["age"] == "abc"


def test_a_list_whose_file_was_taken_back_is_refused_and_adding_it_says_so(tmp_path: Path) -> None:
    case = Case.new(tmp_path / "case", "T")
    file = tmp_path / "dead.csv"
    file.write_text("Name,Age,Place\nAna Bell,31,Orvale\nBen Clay,40,Orvale\n")
    (added,) = list(case.add([file]))
    taken = case.judge("withdraw", [str(added.document)], by="Rosa", why="Came with its folder")
    with pytest.raises(BadInput, match="taken back as a document by Rosa") as refused:
        add_list(case, file)
    assert taken.id in str(refused.value.do)
    (again,) = list(case.add([file]))
    assert (again.outcome, taken.id in str(again.why)) == ("already_held", True)
    case.judge("undo", taken.id, by="Rosa", why="It is a list")
    assert add_list(case, file).records == len(case.persons.records) == 2
    (again,) = list(case.add([file]))
    assert again.why is None
