"""The quick look at the shelves, held against the one that names what is wrong: what one passes, the other does."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from accounted import Case
from accounted.case.desk import open_desk
from accounted.case.hands import Hands
from accounted.language import fold
from accounted.store.plain import NOT_AS_KEPT, Plain
from tests.case.forging import resealed

CHANGES = {
    "nothing": "SELECT 1",
    "a document's name": "UPDATE document SET name = name || 'x'",
    "a document's record": "UPDATE document SET json = json_set(json, '$.name', 'x')",
    "a document's layout": "UPDATE document_text SET layout = '{}' WHERE id = (SELECT min(id) FROM document_text)",
    "a run that is no JSON": "UPDATE run SET json = 'x'",
    "a run's record": "UPDATE run SET json = json_set(json, '$.method', 'x')",
    "a claim's low figure": "UPDATE claim SET low = low + 1",
    "a claim that is gone": "DELETE FROM claim WHERE id = (SELECT min(id) FROM claim)",
    "a reading that is gone": "DELETE FROM reading",
    "a reading's count": "UPDATE reading SET claims = claims + 1",
    "a stretch moved": "UPDATE stretch SET start = start + 1",
    "the index emptied": "DELETE FROM search",
    "the index of another text": "INSERT INTO search (rowid, folded) VALUES (900, 'another')",
    "a word of the index's list": "UPDATE search_data SET block = CAST(replace(block, 'olice', 'olite') AS BLOB)",
    "words gone from the index's list": "DELETE FROM search_data WHERE id > 10",
    "a setting of the index": "INSERT INTO search_config VALUES ('rank', 'bm25(5)')",
    "a claim of no document": "UPDATE claim SET document = 'document-00000000000000000000'",
    "a table more": "CREATE TABLE more (id)",
    "an index less": "DROP INDEX {index}",
}


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("plain")
    for name, said in (("a", "Police said that 12 people were killed."), ("b", "The mayor said that 40 were injured.")):
        (place / f"{name}.txt").write_text(said)
    with Case.new(place / "case", "T") as case:
        list(case.add([place / "a.txt", place / "b.txt"]))
    return place / "case"


def changed(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "made.db")) as connection:
        (index,) = connection.execute(
            "SELECT max(name) FROM sqlite_master WHERE type = 'index' AND sql > ''"
        ).fetchone()
        connection.execute(statement.replace("{index}", index))
        connection.commit()


def is_whole(folder: Path) -> bool:
    plain = Plain.opened(folder)
    assert plain is not None
    with plain:
        try:
            return plain.is_whole(fold, lambda _document, _claim: None)
        except NOT_AS_KEPT:
            return False


def complaints(folder: Path) -> list[str]:
    desk = open_desk(folder, Hands())
    try:
        return [*(what for _, what in desk.store.damage()), *desk.store.made.of_other_originals()]
    finally:
        desk.close()


@pytest.mark.parametrize("anew", [False, True], ids=["seals as they were", "seals anew"])
@pytest.mark.parametrize("kind", CHANGES)
def test_both_find_the_same_shelves_whole(kind: str, anew: bool, made_once: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(made_once, tmp_path / "case")
    changed(folder, CHANGES[kind])
    if anew:
        resealed(folder)
    quickly = is_whole(folder)
    assert quickly == (not complaints(folder))
    assert quickly or kind != "nothing"
    assert not quickly or anew or kind == "nothing"
