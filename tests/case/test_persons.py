"""Lists taken into a case, the register made of them, and judgements on its records."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from accounted import Case
from accounted.case import persons
from accounted.errors import BadInput, NotFound

FIRST = """rec_id,Фамилия,Имя,Возраст,Место
1,Алиев,Вугар,42,Новлар
2,Алиева,Севиль,39,Новлар
3,Петров,Иван,20,Лунное
,,,,
4,,,30,Лунное
3,Петров,Пётр,20,Лунное
"""
SECOND = """full_name,age,place
Vugar Aliyev,42,Novlar
Sevil Aliyeva,39,Novlar
Ana Sol,50,Novlar
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "first.csv").write_text(FIRST, "utf-8")
    (tmp_path / "second.csv").write_text(SECOND, "utf-8")
    return Case.new(tmp_path / "case")


def test_columns_are_told_by_their_names_and_bad_rows_by_what_is_wrong(case: Case, tmp_path: Path) -> None:
    added = case.add_list(tmp_path / "first.csv")
    assert added.mapping == {"rec_id": ("rec_id",), "surname": ("Фамилия",), "given": ("Имя",), "age": ("Возраст",),
                             "place": ("Место",)}  # fmt: skip
    assert [(one.row, one.why[:16]) for one in added.bad] == [(6, "It names nobody:"), (7, "Row 4 has the sa")]
    assert (added.records, added.new, added.changed) == (3, 3, 0)


def test_the_same_list_again_is_brought_up_to_date(case: Case, tmp_path: Path) -> None:
    case.add_list(tmp_path / "first.csv")
    ids = {record.values["rec_id"]: record.id for record in case.persons.records}
    (tmp_path / "first.csv").write_text(FIRST.replace("Иван,20", "Иван,21") + "5,Новая,Анна,7,Лунное\n", "utf-8")
    added = case.add_list(tmp_path / "first.csv")
    assert (added.records, added.new, added.changed, added.gone) == (4, 1, 1, 0)
    records = {record.values["rec_id"]: record for record in case.persons.records}
    assert records["3"].id == ids["3"]
    assert records["3"].values["Возраст" if "Возраст" in records["3"].values else "age"] == "21"


def test_a_mapping_is_kept_for_the_next_time(case: Case, tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("k1,k2,k3\nAliyev,Vugar,1950\n", "utf-8")
    with pytest.raises(BadInput, match="No column of the list holds names"):
        case.add_list(tmp_path / "odd.csv")
    (tmp_path / "map.yaml").write_text("surname: k1\ngiven: k2\nbirth_year: k3\n", "utf-8")
    case.add_list(tmp_path / "odd.csv", mapping=tmp_path / "map.yaml")
    (tmp_path / "odd.csv").write_text("k1,k2,k3\nAliyev,Vugar,1951\n", "utf-8")
    assert case.add_list(tmp_path / "odd.csv").mapping["birth_year"] == ("k3",)


def test_the_register_links_lists_across_scripts_and_counts_their_overlap(case: Case, tmp_path: Path) -> None:
    case.add_list(tmp_path / "first.csv")
    case.add_list(tmp_path / "second.csv")
    names = {tuple(sorted(one.person.names)) for one in case.persons}
    assert ("Vugar Aliyev", "Вугар Алиев") in names
    assert list(case.persons.overlap().rows()) == [
        ("first", "second", "count"), ("1", "1", "2"), ("1", "0", "1"), ("0", "1", "1"),
    ]  # fmt: skip


def test_the_undocumented_are_estimated_from_the_lists_of_the_case(case: Case, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no lists of persons; an overlap takes two"):
        case.estimate()
    case.add_list(tmp_path / "first.csv")
    with pytest.raises(BadInput, match="holds one list of persons, first; an overlap takes two"):
        case.estimate()
    case.add_list(tmp_path / "second.csv")
    (tmp_path / "overlap.csv").write_text("\n".join(map(",".join, case.persons.overlap().rows())), "utf-8")
    given, made = case.estimate(tmp_path / "overlap.csv").to_dict(), case.estimate().to_dict()
    for key in ("observed", "lists", "floor"):
        assert made[key] == given[key]
    assert (made["observed"], made["lists"]) == (4, ["first", "second"])
    by_place = case.estimate(by=["place"]).to_dict()
    places = {one["stratum"]["place"] for one in [*by_place["strata"], *by_place["not_estimated"]]}
    assert places in ({"Лунное", "Novlar"}, {"Лунное", "Новлар"})  # one place, in either spelling
    assert any("Taken as one place" in said and "Новлар" in said for said in by_place["warnings"])
    sampled = case.estimate(partitions=5).to_dict()
    assert sampled["linkage"]["partitions"] == 5
    assert sampled["linkage"]["observed"]["lower"] <= 4 <= sampled["linkage"]["observed"]["upper"]
    with pytest.raises(BadInput, match="There is no list 'third' to leave out"):
        case.estimate(without=["third"])
    with pytest.raises(BadInput, match="Fewer than two lists are left"):
        case.estimate(without=["second"])
    with pytest.raises(BadInput, match="several partitions"):
        case.estimate(partitions=1)
    with pytest.raises(BadInput, match="No record of the lists has a column 'colour'"):
        case.estimate(by=["colour"])


@pytest.mark.parametrize("table", [True, False])
def test_a_list_is_left_out_of_an_estimate(case: Case, tmp_path: Path, table: bool) -> None:
    (tmp_path / "third.csv").write_text(
        "rec_id,full_name,place\n1,Vugar Aliyev,Novlar\n2,Nina Petrova,Novlar\n", "utf-8"
    )
    for name in ("first", "second", "third"):
        case.add_list(tmp_path / f"{name}.csv")
    given = tmp_path / "overlap.csv" if table else None
    (tmp_path / "overlap.csv").write_text("\n".join(map(",".join, case.persons.overlap().rows())), "utf-8")
    whole, narrow = case.estimate(given).to_dict(), case.estimate(given, without=["third"]).to_dict()
    assert (whole["lists"], narrow["lists"]) == (["first", "second", "third"], ["first", "second"])
    assert narrow["observed"] == 4 < whole["observed"]  # Nina stands on the third list only
    assert any("Left out: third." in said for said in narrow["warnings"])
    assert (whole["run"]["without"], narrow["run"]["without"]) == ([], ["third"])


def test_a_judgement_wins_survives_a_rebuild_and_can_be_undone(case: Case, tmp_path: Path) -> None:
    case.add_list(tmp_path / "first.csv")
    case.add_list(tmp_path / "second.csv")
    ids = {record.values.get("full_name", record.values.get("given", "")): record.id for record in case.persons.records}

    def together() -> bool:
        return any({ids["Вугар"], ids["Vugar Aliyev"]} <= set(one.person.records) for one in case.persons)

    assert together()
    judged = case.judge("different-person", [ids["Вугар"], ids["Vugar Aliyev"]], by="N", why="other village")
    assert not together()
    case.rebuild()
    assert not together()
    case.judge("undo", judged.id, by="N", why="mistaken")
    assert together()


def test_an_unsure_pair_is_not_asked_of_the_same_person_again(case: Case, tmp_path: Path) -> None:
    case.add_list(tmp_path / "first.csv")
    case.add_list(tmp_path / "second.csv")
    first = case.persons.to_ask(by="N")[0]
    pair = (first.left.id, first.right.id)
    case.judge("unsure", pair, by="N", why="too little is known")
    assert pair not in [(one.left.id, one.right.id) for one in case.persons.to_ask(by="N")]
    assert pair in [(one.left.id, one.right.id) for one in case.persons.to_ask(by="M")]


def test_how_answers_were_foretold_is_told_where_there_are_enough(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.add_list(tmp_path / "first.csv")
    case.add_list(tmp_path / "second.csv")
    asked = case.persons.to_ask(by="N")[:2]
    for one in asked:
        case.judge("different-person", [one.left.id, one.right.id], by="N", why="other people")
    assert case.persons.foretold() is None
    monkeypatch.setattr(persons, "FEWEST_FORETOLD", 2)
    lesson = case.persons.foretold()
    assert lesson is not None
    assert (lesson.answers, lesson.same) == (len(asked), 0)
    assert 0 < lesson.expected < len(asked)


def test_two_reviewers_who_judge_one_pair_agree_or_not(case: Case, tmp_path: Path) -> None:
    case.add_list(tmp_path / "first.csv")
    case.add_list(tmp_path / "second.csv")
    one, other = (record.id for record in case.persons.records[:2])
    case.judge("same-person", [one, other], by="N", why="w")
    case.judge("different-person", [other, one], by="M", why="w")
    (found,) = [one.to_dict() for one in case.agreement() if one.to_dict()["question"] == "person"]
    assert (found["items"], found["percent"]) == (1, 0.0), found


def test_a_person_is_shown_with_records_and_pairs(case: Case, tmp_path: Path) -> None:
    case.add_list(tmp_path / "first.csv")
    case.add_list(tmp_path / "second.csv")
    linked = next(one for one in case.persons if len(one.records) > 1)
    shown = case.show(linked.person.id)
    assert shown["kind"] == "person"
    assert {one["id"] for one in shown["records"]} == set(linked.person.records)
    with pytest.raises(NotFound):
        case.show("person-0")


def together(case: Case, *names: str) -> bool:
    return any(set(names) <= set(one.person.names) for one in case.persons)


def record_named(case: Case, name: str) -> str:
    return next(record.id for record in case.persons.records if name in record.values.values())


def test_persons_are_merged_and_split_by_hand_and_both_undone(case: Case, tmp_path: Path) -> None:
    case.add_list(tmp_path / "first.csv")
    case.add_list(tmp_path / "second.csv")
    persons = {one.person.names[0]: one.person.id for one in case.persons}
    merged = case.persons.merge([persons["Вугар Алиев"], persons["Ana Sol"]], by="M", why="one man in two papers")
    assert len(merged.targets) == 3
    assert together(case, "Вугар Алиев", "Vugar Aliyev", "Ana Sol")
    split = case.persons.split([record_named(case, "Vugar Aliyev")], by="N", why="the list says another age")
    assert together(case, "Вугар Алиев", "Ana Sol")
    assert not together(case, "Вугар Алиев", "Vugar Aliyev")
    case.judge("undo", split.id, by="N", why="misread")
    assert together(case, "Вугар Алиев", "Vugar Aliyev", "Ana Sol")
    case.judge("undo", merged.id, by="M", why="another man")
    assert not together(case, "Вугар Алиев", "Ana Sol")
    assert together(case, "Вугар Алиев", "Vugar Aliyev")


def test_what_people_said_of_records_survives_a_new_version_of_their_list(case: Case, tmp_path: Path) -> None:
    case.add_list(tmp_path / "first.csv")
    case.add_list(tmp_path / "second.csv")
    case.persons.split([record_named(case, "Вугар")], by="N", why="another man")
    (tmp_path / "first.csv").write_text(FIRST.replace("Вугар,42", "Вугар,43"), "utf-8")
    case.add_list(tmp_path / "first.csv")
    assert not together(case, "Вугар Алиев", "Vugar Aliyev")


def test_a_person_is_split_only_where_something_stays(case: Case, tmp_path: Path) -> None:
    case.add_list(tmp_path / "first.csv")
    with pytest.raises(BadInput, match="Nothing of the person would be left"):
        case.persons.split([record_named(case, "Вугар")], by="N", why="")
    with pytest.raises(BadInput, match="of several persons"):
        case.persons.split([record_named(case, "Вугар"), record_named(case, "Иван")], by="N", why="")


def test_a_profile_says_who_said_what_and_who_may_be_family(case: Case, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "given,surname,place,death_date,fate\nVugar,Aliyev,Novlar,1992-05-08,killed\n"
        "Elchin,Aliyev,Novlar,1992-05-08,\nAna,Sol,Novlar,1992-05-08,missing\n", "utf-8",
    )  # fmt: skip
    case.add_list(tmp_path / "a.csv")
    id = next(one.person.id for one in case.persons if "Vugar Aliyev" in one.person.names)
    told = case.persons.profile(id).to_dict()
    assert [(one["fate"], one["period"], one["said_by"]) for one in told["fates"]] == [("killed", "1992-05-08", "a")]
    assert [(one["name"], one["because"]) for one in told["family"]] == [
        ("Elchin Aliyev", "one place and date of death and surname")
    ]
    assert case.show(id)["profile"] == told


def test_persons_are_counted_once_as_documented(case: Case, tmp_path: Path) -> None:
    case.add_list(tmp_path / "first.csv")
    case.add_list(tmp_path / "second.csv")
    told = case.persons.tally().to_dict()
    assert (told["documented"], told["records"]) == (4, 6)
    assert {row["value"]: row["persons"] for row in told["by"]["list"]} == {"first": 3, "second": 3}
    assert {row["value"]: row["persons"] for row in told["by"]["place"]} == {"Novlar": 3, "Лунное": 1}
    assert {row["value"]: row["persons"] for row in told["by"]["age"]} == {"18 to 59": 4}


def test_records_are_linked_again_only_when_something_about_them_changed(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.add_list(tmp_path / "first.csv")
    (tmp_path / "note.txt").write_text("Nothing happened.", "utf-8")
    before = case.persons.link()
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    with pytest.raises(BadInput, match="Spark is not installed"):
        case.persons.link(engine="spark")  # who asks for Spark is not given what DuckDB made
    list(case.add(tmp_path / "note.txt"))
    assert case.persons.link() is before
    case.judge("different_person", [one.id for one in case.persons.records][:2], by="M", why="two women")
    assert case.persons.link() is not before


def test_a_record_that_names_nobody_is_shown_and_never_counted_as_a_person(case: Case, tmp_path: Path) -> None:
    rows = ["1,Неизвестный,Новлар", "2,неизвестная женщина,Новлар", "3,مجهول,Новлар", "4,Иван Петров,Новлар"]
    (tmp_path / "found.csv").write_text("\n".join(["rec_id,full_name,place", *rows]) + "\n", "utf-8")
    (tmp_path / "buried.csv").write_text("rec_id,full_name,place\n1,Unknown,Новлар\n2,Ivan Petrov,Новлар\n", "utf-8")
    case.add_list(tmp_path / "found.csv")
    case.add_list(tmp_path / "buried.csv")
    told = [one.to_dict() for one in case.persons]
    unnamed = [one for one in told if not one["named"]]
    assert len(unnamed) == 4
    assert {(*one["names"], one["certainty"]) for one in unnamed} == {("unnamed record",)}
    named = len(told) - 4
    counted = case.persons.tally().to_dict()
    assert (counted["documented"], counted["unnamed"]) == (named, 4)
    assert case.persons.overlap().observed == named
    estimate = case.estimate().to_dict()
    assert estimate["observed"] == named
    assert any("name nobody: 4" in said for said in estimate["warnings"])
    case.judge("same-person", [unnamed[0]["records"][0], told[-1]["records"][0]], by="A", why="the family came")
    assert sum(not one.named for one in case.persons) == 3
