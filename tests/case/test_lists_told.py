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
    ],
)
def test_headings_as_recorders_write_them_are_known(header: list[str], field: str, heading: str) -> None:
    assert guessed(header)[field] == (heading,)
