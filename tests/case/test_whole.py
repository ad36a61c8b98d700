"""The quick check of a case and the full one find the same, and the quick one is what a sound case gets."""

import subprocess
import sys
from pathlib import Path

import pytest

from accounted import Case
from accounted.case import verify_case
from accounted.case.by_hand import run_by_hand
from accounted.case.checking import check
from accounted.case.desk import open_desk
from accounted.case.hands import Hands, unheard
from accounted.case.making import runs_for
from accounted.case.methods import methods_of_today
from accounted.case.whole import checked_quickly
from accounted.model import canonical
from accounted.store import checking, plain, seals
from tests.case.killing import hands

TEXT = "Police said that 12 people were killed in Aghdam. The mayor said that 40 people were injured."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that was worked on: read, judged, a checkpoint kept; and an original that can't be opened."""
    place = tmp_path_factory.mktemp("whole")
    (place / "a.txt").write_text(TEXT)
    (place / "b.bin").write_bytes(bytes(range(256)))
    with Case.new(place / "case", "T", hands(place)) as case:
        list(case.add(place / "a.txt"))
        case.judge("accept", [next(iter(case.claims)).claim.id], by="N. N.", why="so")
        case.checkpoint(place / "kept")
        list(
            case.add(
                [place / "b.bin"],
            )
        )
    return place


def test_both_find_the_same_of_a_sound_case(folder: Path) -> None:
    quickly = checked_quickly(folder / "case", hands(folder), unheard, ())
    desk = open_desk(folder / "case", hands(folder))
    fully = check(desk)
    desk.close()
    assert quickly == fully
    assert quickly is not None
    assert quickly.ok
    assert (quickly.originals, quickly.notes) == (2, ())


LEAN = """
import sys
from pathlib import Path
from accounted.case import verify_case
found = verify_case(Path(sys.argv[1]))
print(found.ok, "sqlalchemy" in sys.modules)
"""


def test_the_library_of_the_store_is_not_loaded_for_it(folder: Path) -> None:
    words = [sys.executable, "-c", LEAN, str(folder / "case")]
    assert subprocess.run(words, capture_output=True, text=True, check=True).stdout == "True False\n"


def test_its_forms_and_tables_are_those_of_a_new_case(tmp_path: Path) -> None:
    Case.new(tmp_path / "case").close()
    opened = plain.Plain.opened(tmp_path / "case")
    assert opened is not None
    with opened:
        assert {shelf: opened.form(shelf) for shelf in plain.FORMS} == plain.FORMS
    assert [table.name for table in seals.SEALED] == list(checking.SEALED)


def test_its_methods_are_those_that_are_used() -> None:
    runs = [*runs_for("any"), run_by_hand("any")]
    assert {(run.method, run.version, canonical(run.settings)) for run in runs} == methods_of_today()


def test_a_case_that_it_gives_no_answer_for_is_checked_fully(folder: Path) -> None:
    (folder / "case" / "recast").mkdir()
    try:
        assert checked_quickly(folder / "case", Hands(), unheard, ()) is None
    finally:
        (folder / "case" / "recast").rmdir()
    assert verify_case(folder / "case", hands(folder)).ok


def test_where_a_comparison_is_kept_the_log_is_not_heard_twice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from accounted.case import whole

    heard = list[object]()
    monkeypatch.setattr(whole, "hear", lambda *given: heard.append(given))
    monkeypatch.setattr(plain.Plain, "holds_a_comparison", lambda _: True)
    assert checked_quickly(folder / "case", hands(folder), unheard, ()) is None
    assert heard == []
