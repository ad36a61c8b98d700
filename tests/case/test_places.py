"""Places as written, and where people put them: the latest that holds, and nothing that is no spot on the globe."""

from pathlib import Path

import pytest

from accounted.case import Case
from accounted.errors import BadInput

SPOT = {"latitude": "59.13", "longitude": "11.39", "precision": "settlement"}


@pytest.fixture
def case(tmp_path: Path) -> Case:
    note = tmp_path / "note.txt"
    note.write_text("Police said that 52 people were killed in Halden on 2 May 1999.\n", "utf-8")
    made = Case.new(tmp_path / "case", "Halden")
    list(made.add([note]))
    return made


def test_a_place_stands_where_a_person_put_it_last(case: Case) -> None:
    (place,) = case.places().places
    assert (place.name, place.documents, place.located) == ("Halden", 1, None)
    case.judge("locate", place.id, by="Ana", why="Its own map.", set=SPOT)
    second = case.judge("locate", place.id, by="Ivo", why="Another.", set={**SPOT, "latitude": "59.2"})
    assert case.places().to_dict()["places"][0]["latitude"] == 59.2
    case.judge("undo", second.id, by="Ivo", why="A slip.")
    told = case.places().to_dict()["places"][0]
    assert (told["latitude"], told["located"]["by"]) == (59.13, "Ana")


@pytest.mark.parametrize(
    "changed",
    [{"latitude": "91"}, {"latitude": "north"}, {"longitude": "-181"}, {"latitude": "nan"}, {"precision": "exact"}],
)
def test_what_is_no_spot_is_refused(case: Case, changed: dict[str, str]) -> None:
    (place,) = case.places().places
    with pytest.raises(BadInput):
        case.judge("locate", place.id, by="Ana", why="x", set={**SPOT, **changed})
    assert list(case.judgements) == []
