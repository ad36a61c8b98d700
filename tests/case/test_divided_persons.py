"""Persons divided and joined by hand: what it costs, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import accounted.linkage
from accounted import Case
from accounted.errors import NotFound

HEAD = "rec_id,full_name,age,place\n"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    made = Case.new(tmp_path / "case")
    for name, rows in {
        "north": "1,Vugar Aliyev,42,Novlar\n2,Ana Sol,50,Novlar\n",
        "press": "7,Vugar Aliyev,42,Novlar\n",
    }.items():
        (tmp_path / f"{name}.csv").write_text(HEAD + rows, "utf-8")
        made.add_list(tmp_path / f"{name}.csv")
    records = [one.id for one in made.persons.records if one.values["full_name"] == "Vugar Aliyev"]
    made.judge("same-person", records, by="Rosa", why="One grave")
    return made


@pytest.fixture
def links(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    made, link = list[int](), accounted.linkage.link

    def counted(*given: object, **named: object) -> object:
        made.append(1)
        return link(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(accounted.linkage, "link", counted)
    return made


def test_a_division_and_a_join_link_the_register_anew_once_each(case: Case, links: list[int]) -> None:
    before = next(one for one in case.persons if len(one.records) == 2)
    assert len(links) == 1
    case.persons.split([before.records[0].id], by="Rosa", why="Two graves")
    assert len(list(case.persons)) == 3
    assert len(links) == 2
    case.persons.merge([one.person.id for one in case.persons][:2], by="Rosa", why="One grave")
    assert len(list(case.persons)) == 2
    assert len(links) == 3


def test_who_was_divided_or_joined_is_known_by_the_earlier_id(case: Case) -> None:
    before = next(one for one in case.persons if len(one.records) == 2)
    case.persons.split([before.records[0].id], by="Rosa", why="Two graves")
    assert {one.id for now in case.persons.became(before.person.id) for one in now.records} == {
        one.id for one in before.records
    }
    with pytest.raises(NotFound, match="divided or joined"):
        case.show(before.person.id)
    alone = [one.person.id for one in case.persons if "Ana Sol" not in one.person.names]
    case.persons.merge(alone, by="Rosa", why="One grave")
    (now,) = [one.person.id for one in case.persons if len(one.records) == 2]
    assert [[one.person.id for one in case.persons.became(id)] for id in alone] == [[now], [now]]
    assert case.persons.became("person-00000000000000000000") == []
