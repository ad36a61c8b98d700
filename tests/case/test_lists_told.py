"""What a list says of its columns: where people died apart from where they lived, and what stayed unused."""

from pathlib import Path

import pytest

from accounted.case import Case, adding, name_of
from accounted.case.estimating import Wanted, estimate_table
from accounted.case.registers import KeptList, add_list, identified
from accounted.case.tables_of_lists import Row, RowsOfList
from accounted.case.whereabouts import addresses_of, places_of
from accounted.errors import BadInput, NotFound, Unreadable
from accounted.linkage.mapping import guessed, homes_apart, looks_like_persons
from accounted.model import content_id
from accounted.vault import acts


@pytest.mark.parametrize(
    "heading",
    ["Place of death", "Place killed", "PLACE_OF_DEATH", "Место гибели", "Місце загибелі", "Lugar de la muerte",
     "Lieu du décès", "Öldürüldüyü yer", "Öldürüldüğü yer", "Մահվան վայրը", "مكان القتل", "Village"],
)  # fmt: skip
def test_where_people_died_is_the_place_and_where_they_lived_is_apart(heading: str) -> None:
    found = guessed(["Name", "Residence", heading, "Place of birth"])
    assert (found["place"], found["residence"]) == ((heading,), ("Residence",))


@pytest.mark.parametrize(
    "heading",
    ["Residence", "Place of residence", "PLACE_OF_RESIDENCE", "Lived in", "Home village", "Место жительства",
     "Місце проживання", "Lugar de residencia", "Lieu de résidence", "Yaşayış yeri", "İkamet yeri", "İKAMET YERİ",
     "İkametgah Adresi", "Բնակության վայր", "مكان الإقامة", "Адрес / место", "Address / place"],
)  # fmt: skip
def test_where_people_lived_is_no_place_where_anything_happened(heading: str) -> None:
    assert guessed(["Name", heading]) == {"full_name": ("Name",), "residence": (heading,)}
    assert homes_apart({"full_name": ("Name",), "place": (heading,)}) == guessed(["Name", heading])
    both = homes_apart({"place": ("Village", heading), "address": ("Street",)})
    assert both == {"place": ("Village",), "residence": (heading,), "address": ("Street",)}


def test_residences_are_compared_and_counted_where_a_list_has_no_place(tmp_path: Path) -> None:
    case = Case.new(tmp_path / "case", "T")
    (tmp_path / "lived.csv").write_text("Name,Place of residence\nAna Bell,Novlar\nBen Clay,Orvale\n")
    (tmp_path / "died.csv").write_text("Name,Place of death,Residence\nAna Bell,Novlar,Dovi\nEva Dorn,,Dovi\n")
    (tmp_path / "map.yaml").write_text("full_name: Name\nplace: Place of residence\n")
    assert set(add_list(case, tmp_path / "lived.csv").mapping) == {"full_name", "residence"}
    assert set(add_list(case, tmp_path / "lived.csv", "again", tmp_path / "map.yaml").mapping) == {
        "full_name", "residence",
    }  # fmt: skip
    add_list(case, tmp_path / "died.csv")
    assert places_of(case.persons.unlinked()) == ["Novlar", "Orvale", "Novlar", None, "Novlar", "Orvale"]
    assert addresses_of(case.persons.unlinked()) == [None, None, "Dovi", "Dovi", None, None]
    assert {"Novlar", "Orvale", "unsaid"} == {value for value, _ in case.persons.tally().by["place"]}
    together = [{one.list_id for one in held.records} for held in case.persons if "Ana Bell" in held.person.names]
    assert together == [{"lived", "died", "again"}]


def test_a_list_taken_in_when_residence_was_the_place_keeps_its_records(tmp_path: Path) -> None:
    kept = KeptList("L", "sha256:00", {"full_name": ("Name",), "residence": ("Residence",)})
    row = RowsOfList((Row(2, None, {"full_name": "Ana Bell", "residence": "Novlar"}),), (), ())
    (record,) = identified(kept, row)
    assert record.id == content_id("record", "L", {"full_name": "Ana Bell", "place": "Novlar"})
    case = Case.new(tmp_path / "case", "T")
    (tmp_path / "l.csv").write_text("Name,Residence\nAna Bell,Novlar\n")
    add_list(case, tmp_path / "l.csv")
    digest = case.persons.lists[0].digest
    with case.desk.store.writing():  # as it was logged when the two were one
        case.desk.log(
            acts.LIST_KEPT, [digest], acts.list_kept(digest, "l", {"full_name": ["Name"], "place": ["Residence"]})
        )
    assert case.persons.lists[0].mapping == {"full_name": ("Name",), "residence": ("Residence",)}


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
        (["No.", "Name", "ID card no"], "running_number", "No."),
        (["№", "Фамилия"], "running_number", "№"),
        (["S/S", "SOYADI", "HADİSƏ YERİ"], "running_number", "S/S"),
        (["S/S", "SOYADI", "HADİSƏ YERİ"], "place", "HADİSƏ YERİ"),
        (["Nº", "Nombre", "Domicilio", "Lugar de los hechos"], "place", "Lugar de los hechos"),
        (["Name", "Age (years/months)", "Home address"], "age", "Age (years/months)"),
        (["№ п/п", "Фамилия"], "running_number", "№ п/п"),
        (["S/N", "Name", "Record ID"], "running_number", "S/N"),
        (["S/N", "Name", "Record ID"], "rec_id", "Record ID"),
        (["No.", "Name", "ID card no"], "identifier", "ID card no"),
        (["№ п/п", "Фамилия", "Год рожд.", "№ паспорта", "Адрес / место"], "birth_year", "Год рожд."),
        (["№ п/п", "Фамилия", "Год рожд.", "№ паспорта", "Адрес / место"], "identifier", "№ паспорта"),
        (["№ п/п", "Фамилия", "Год рожд.", "№ паспорта", "Адрес / место"], "residence", "Адрес / место"),
        (["Фамилия / Имя / Отчество", "Возраст (лет)"], "full_name", "Фамилия / Имя / Отчество"),
        (["Ad, soyad", "Yaş (il)"], "full_name", "Ad, soyad"),
        (["ADI", "SOYADI", "DOĞUM İLİ"], "surname", "SOYADI"),
        (["ADI", "SOYADI", "DOĞUM İLİ"], "birth_year", "DOĞUM İLİ"),
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
        (3, "age", "abc"), (3, "death_date", "31.02.1992"), (3, "sex", "?"), (5, "age", "400"),
        (5, "birth_date", "196X"),
    ]  # fmt: skip
    assert told.dates == ("In death_date, years of two digits are those between 1992 and 1992: 17.5.92 is of 1992.",)
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


def test_a_running_number_is_no_identity(tmp_path: Path) -> None:
    case = Case.new(tmp_path / "case", "T")
    file = tmp_path / "dead.csv"
    file.write_text("No.,Name,Place\n1,Ana Bell,Orvale\n2,Ben Clay,Orvale\n3,Eva Dorn,Orvale\n")
    add_list(case, file)
    before = {name_of(one): one.id for one in case.persons.unlinked()}
    case.judge("different-person", [before["Ana Bell"], before["Ben Clay"]], by="Rosa", why="Two graves")
    file.write_text("No.,Name,Place\n1,Ada Abel,Orvale\n2,Ana Bell,Orvale\n3,Ben Clay,Orvale\n4,Eva Dorn,Orvale\n")
    told = add_list(case, file)
    assert (told.new, told.changed, told.gone, told.renamed) == (1, 0, 0, ())
    now = {name_of(one): one for one in case.persons.unlinked()}
    assert {name: now[name].id for name in before} == before
    assert (now["Eva Dorn"].values["running_number"], now["Eva Dorn"].row) == ("4", 5)


def test_a_number_that_moves_on_with_the_rows_is_told(tmp_path: Path) -> None:
    case = Case.new(tmp_path / "case", "T")
    file, rule = tmp_path / "dead.csv", tmp_path / "map.yaml"
    rule.write_text("rec_id: No.\nfull_name: Name\n")
    file.write_text("No.,Name\n1,Ana Bell\n2,Ben Clay\n3,Eva Dorn\n")
    add_list(case, file, mapping=rule)
    file.write_text("No.,Name\n1,Anna Bell\n2,Zoe Ford\n3,Ben Clay\n4,Eva Dorn\n")
    told = add_list(case, file)
    assert [name_of(one) for one in told.renamed] == ["Zoe Ford", "Ben Clay"]
    assert [one["full_name"] for one in told.to_dict()["renamed_records"]] == ["Zoe Ford", "Ben Clay"]


@pytest.mark.parametrize("written", ["- a\n", "surnam: Name\n", "full_name:\n", "a: [b\n", "full_name: {x: y}\n"])
def test_a_mapping_that_cannot_be_one_is_refused_before_anything_is_sealed(tmp_path: Path, written: str) -> None:
    case = Case.new(tmp_path / "case", "T")
    file, rule = tmp_path / "dead.csv", tmp_path / "map.yaml"
    file.write_text("Name,Age\nAna Bell,31\n")
    rule.write_text(written)
    with pytest.raises(BadInput) as refused:
        add_list(case, file, mapping=rule)
    assert "sealed" not in str(refused.value)
    assert list(case.documents) == []
    with pytest.raises(Unreadable):
        add_list(case, file, mapping=tmp_path / "none.yaml")
    assert list(case.documents) == []


def test_a_mapping_that_does_not_fit_the_list_says_that_the_list_is_sealed(tmp_path: Path) -> None:
    case = Case.new(tmp_path / "case", "T")
    file, rule = tmp_path / "dead.csv", tmp_path / "map.yaml"
    file.write_text("Name,Age\nAna Bell,31\n")
    rule.write_text("full_name: Names\n")
    with pytest.raises(BadInput, match="is sealed and stands among the documents"):
        add_list(case, file, mapping=rule)


def test_who_took_documents_back_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case.new(tmp_path / "case", "T")
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"{number + 2} people were killed in Orvale.\n")
    files = sorted(tmp_path.glob("*.txt"))
    list(case.add(files))
    times: list[object] = []
    monkeypatch.setattr(adding, "withdrawn", lambda desk: times.append(desk) or {})
    assert {one.outcome for one in case.add(files)} == {"already_held"}
    assert len(times) == 1


def test_a_record_without_a_number_goes_on_when_a_cell_is_corrected(tmp_path: Path) -> None:
    case = Case.new(tmp_path / "case", "T")
    file = tmp_path / "dead.csv"

    def write(*rows: str) -> None:
        file.write_text("No.,Name,Age,Place\n" + "".join(f"{number},{row}\n" for number, row in enumerate(rows, 1)))

    write("Ana Bell,31,Orvale", "Ben Clay,40,Orvale", "Ian Fell,70,Orvale", "Ian Fell,9,Dovi", "Eva Dorn,5,Dovi")
    add_list(case, file)
    before = {(name_of(one), one.values["age"]): one.id for one in case.persons.unlinked()}
    case.judge("confidential", before["Ana Bell", "31"], by="Rosa", why="At risk")
    write("Ada Abel,31,Orvale", "Ana Bell,32,Orvale", "Benn Clay,40,Orvale", "Ian Fell,71,Orvale", "Eva Dorn,80,Novlar")
    told = add_list(case, file)
    # Two of one name, and one of whom all else is another, are not known again.
    assert (told.new, told.changed, told.gone) == (3, 2, 3)
    now = {name_of(one): one.id for one in case.persons.unlinked()}
    assert (now["Ana Bell"], now["Benn Clay"]) == (before["Ana Bell", "31"], before["Ben Clay", "40"])
    case.export("csv", tmp_path / "out")
    assert "Ana Bell" not in (tmp_path / "out" / "persons.csv").read_text("utf-8")
    case.rebuild()
    assert {name_of(one): one.id for one in case.persons.unlinked()} == now
    write("Ana Bell,32,Orvale", "Zoe Ford,40,Orvale")  # somebody else of the same age and place
    add_list(case, file)
    assert before["Ben Clay", "40"] not in [one.id for one in case.persons.unlinked()]
    write("Ana Bell,32,Orvale", "Benn Clay,40,Orvale")
    add_list(case, file)
    now = {name_of(one): one.id for one in case.persons.unlinked()}
    write("Ana Bell,31,Orvale", "Ben Clay,40,Orvale", "Ian Fell,70,Orvale", "Ian Fell,9,Dovi", "Eva Dorn,5,Dovi")
    add_list(case, file)  # the first version again
    again = {name_of(one): one.id for one in case.persons.unlinked()}
    assert (again["Ana Bell"], again["Ben Clay"]) == (now["Ana Bell"], now["Benn Clay"])
    write("Ana Bell,32,Orvale", "Ana Bell,31,Orvale")  # one more of her name
    add_list(case, file)
    first, second = case.persons.unlinked()
    assert second.id == before["Ana Bell", "31"] != first.id
