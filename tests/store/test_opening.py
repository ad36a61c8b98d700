"""What is opened is a case, of a version we know: older ones migrate after a copy is kept, newer ones are left."""

import contextlib
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import BLANK_SCHEMA, Connection, MetaData

from accounted.errors import AccountedError, CaseExists, CaseIsNewer, NotACase, StoreDamaged
from accounted.model import Answer
from accounted.store import Store, migrating, migrations, opening
from accounted.store.engine import lone_engine
from accounted.store.tables import LASTING
from tests.store.conftest import add_event, fill, fold, reopened


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def in_database(folder: Path, *statements: str) -> None:
    connection = sqlite3.connect(folder / "case.db")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_new_case_is_empty_and_opens_again(store: Store, folder: Path) -> None:
    assert store.given.head() == (0, "0" * 64)
    assert (store.given.originals(), store.hand.judgements(), list(store.made.dump())) == ([], [], [])
    assert not store.made.needs_rebuild
    assert store.damage() == []
    with reopened(folder) as again:
        assert again.copy_kept is None


def test_a_case_is_not_made_over_another(store: Store, folder: Path) -> None:
    with store.writing():
        add_event(store)
    with pytest.raises(CaseExists, match="Choose a new folder"):
        Store.create(folder, fold=fold)
    assert store.given.head()[0] == 1


def test_a_folder_that_is_no_case_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "holiday.txt").write_text("sun")
    with pytest.raises(NotACase, match="accounted new"):
        reopened(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.txt"]
    with pytest.raises(NotACase):
        reopened(tmp_path / "holiday.txt")
    with pytest.raises(NotACase):
        reopened(tmp_path / "nowhere")


def test_another_programs_database_is_no_case(tmp_path: Path) -> None:
    in_database(tmp_path, "CREATE TABLE photo (id)")
    before = contents(tmp_path)
    with pytest.raises(NotACase):
        reopened(tmp_path)
    assert contents(tmp_path) == before


def test_a_text_file_of_that_name_is_no_damaged_case(tmp_path: Path) -> None:
    (tmp_path / "case.db").write_text("Notes on the case of the stolen bicycle.")
    with pytest.raises(NotACase):
        reopened(tmp_path)


@pytest.mark.parametrize("harm", ["missing", "empty", "rubbish", "cut"])
def test_a_damaged_database_is_told_in_a_sentence(harm: str, store: Store, folder: Path) -> None:
    store.close()
    (folder / "objects").mkdir()
    path = folder / "case.db"
    whole = path.read_bytes()
    path.unlink()
    if harm != "missing":
        path.write_bytes({"empty": b"", "rubbish": b"x" * 5000, "cut": whole[:3000]}[harm])
    with pytest.raises(StoreDamaged, match=r"database is damaged.*\n.*\n.*originals lie in objects"):
        reopened(folder)


def test_a_flipped_bit_anywhere_never_ends_in_a_fault_of_ours(filled: Store, folder: Path) -> None:
    filled.close()
    chance = random.Random(7)
    for name in ("case.db", "made.db"):
        sound = (folder / name).read_bytes()
        live = [place for place, byte in enumerate(sound) if byte]
        for place in chance.sample(live, 60):
            kept = {path.name: path.read_bytes() for path in folder.glob("*.db")}
            (folder / name).write_bytes(
                sound[:place] + bytes([sound[place] ^ 1 << chance.randrange(8)]) + sound[place + 1 :]
            )
            with contextlib.suppress(AccountedError), reopened(folder) as store:
                store.damage()
                ask_everything(store)
            for path in folder.glob("*.db*"):
                path.unlink()
            for kept_name, content in kept.items():
                (folder / kept_name).write_bytes(content)


def ask_everything(store: Store) -> None:
    for asked in (store.given.lines, store.given.events, store.hand.judgements, store.given.announced, store.made.dump,
                  store.made.claims, store.made.documents, store.made.lacking):  # fmt: skip
        list(asked())
    store.made.search("people")


def test_the_steps_lead_to_the_tables_that_we_use(store: Store, folder: Path) -> None:
    store.close()
    script = ScriptDirectory(str(migrating.STEPS))
    assert tuple(reversed([step.revision for step in script.walk_revisions()])) == migrations.REVISIONS
    with lone_engine(folder / "case.db").connect() as connection:
        lasting = MetaData()
        for table in LASTING.tables.values():
            table.to_metadata(lasting, schema=None, referred_schema_fn=lambda *_: BLANK_SCHEMA)
        assert compare_metadata(MigrationContext.configure(connection), lasting) == []


NOW_LAST = migrations.REVISIONS[-1]
STEP = """
from alembic import op
revision = "9999"
down_revision = "{before}"
branch_labels = None
depends_on = None

def upgrade() -> None:
    op.execute("CREATE TABLE later (id INTEGER PRIMARY KEY)")
    op.execute("INSERT INTO later VALUES (7)")
    {more}
"""


@pytest.fixture
def later_version(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A version of this program that knows one step more than the one that made the store."""
    assert store.given.head()[0] == 0
    steps = tmp_path / "steps"
    shutil.copytree(migrating.STEPS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    (steps / "versions" / "r9999_later.py").write_text(STEP.format(before=NOW_LAST, more=""))
    monkeypatch.setattr(migrating, "STEPS", steps)
    monkeypatch.setattr(migrations, "REVISIONS", (*migrations.REVISIONS, "9999"))
    return steps


@pytest.mark.usefixtures("later_version")
def test_an_older_case_migrates_after_a_copy_is_kept(store: Store, folder: Path) -> None:
    with store.writing():
        event = add_event(store)
    store.close()
    with reopened(folder) as migrated:
        copy = folder / f"case.db.before-{NOW_LAST}-2026-02-26"
        assert migrated.copy_kept == copy
        assert migrated.given.head() == (1, event.hash)
    with sqlite3.connect(folder / "case.db") as now, sqlite3.connect(copy) as before:
        assert now.execute("SELECT id FROM later").fetchall() == [(7,)]
        assert before.execute("SELECT version_num FROM alembic_version").fetchall() == [(NOW_LAST,)]
        assert before.execute("SELECT hash FROM event").fetchall() == [(event.hash,)]
    with reopened(folder) as again:
        assert again.copy_kept is None
    assert len(list(folder.glob("case.db.before-*"))) == 1


def test_a_step_that_fails_leaves_the_case_as_it_was(store: Store, folder: Path, later_version: Path) -> None:
    store.close()
    faulty = STEP.format(before=NOW_LAST, more='op.execute("INSERT INTO later VALUES (7)")')
    (later_version / "versions" / "r9999_later.py").write_text(faulty)
    for copies in (1, 2):
        with pytest.raises(Exception, match="of that id is there already"):
            reopened(folder)
        assert len(list(folder.glob("case.db.before-*"))) == copies, "a copy is never written over"
    with sqlite3.connect(folder / "case.db") as connection:
        assert connection.execute("SELECT name FROM sqlite_master WHERE name = 'later'").fetchall() == []
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(NOW_LAST,)]


@pytest.mark.parametrize("sign", ["UPDATE alembic_version SET version_num = '9999'", "PRAGMA user_version = 2"])
def test_a_newer_case_is_refused_and_not_touched(sign: str, store: Store, folder: Path) -> None:
    store.close()
    in_database(folder, sign)
    before = contents(folder)
    with pytest.raises(CaseIsNewer, match="newer version of Accounted; nothing in it was touched"):
        reopened(folder)
    assert contents(folder) == before


@pytest.fixture
def first_form(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case as the first version made it: its only step is run, and two events are logged."""
    folder.mkdir()

    def first_step(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", migrating.STEPS.as_posix())
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")

    with monkeypatch.context() as patch:
        patch.setattr(opening, "run_steps", first_step)
        opening.make_database(folder)
    return folder


def test_a_case_of_the_first_form_gets_a_place_for_answers(first_form: Path) -> None:
    assert opening.stamp_of(first_form).revision == "0001"
    with reopened(first_form) as store:
        assert store.copy_kept == first_form / "case.db.before-0001-2026-02-26"
        fill(store, ["a.txt"])
        (original,) = store.given.originals()
        with store.writing():
            kept = Answer(original.digest, "sha256:q", b"{}", add_event(store, "answered").seq)
            store.given.add_answer(kept)
        assert store.given.answer(original.digest, "sha256:q") == kept
        assert store.damage() == []


OPEN = """
import sys
from pathlib import Path
from accounted.store import Store
Store.open(Path(sys.argv[1]), now="2026-02-26", fold=str.casefold)
print("alembic" in sys.modules)
"""


def test_opening_a_case_of_today_loads_nothing_for_migrations(store: Store, folder: Path) -> None:
    store.close()
    run = subprocess.run([sys.executable, "-c", OPEN, str(folder)], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
