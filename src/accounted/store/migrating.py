"""A case of an older version brought to this one, after a copy of it is kept beside it.

The library for this is loaded only when there is something to migrate.
"""

from __future__ import annotations

import itertools
from pathlib import Path

from sqlalchemy import Connection

from accounted.store import migrations
from accounted.store.engine import connect, lone_engine
from accounted.store.failures import in_sentences

STEPS = Path(migrations.__file__).parent


def newest() -> str:
    """The form that this version writes."""
    return migrations.REVISIONS[-1]


def run_steps(connection: Connection) -> None:
    """Run every step that the database has not had, inside the open transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", STEPS.as_posix().replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def migrate(path: Path, date: str, key: str | None = None) -> Path | None:
    """Bring the case's database to this version; returns the copy kept, or None if another program was quicker.

    Nobody else can write between the copy and the last step; when a step fails, the database stays as it was.
    """
    engine = lone_engine(path, key=key)
    try:
        with in_sentences(path), engine.connect() as plain:
            connection = plain.execution_options(writing=True)
            with connection.begin():
                revision = stored_revision(connection)
                if revision == newest():
                    return None
                copy = _copied(path, f"{path.name}.before-{revision}-{date}", key)
                run_steps(connection)
                return copy
    finally:
        engine.dispose()


def stored_revision(connection: Connection) -> str:
    """The form the database says it has."""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def _copied(path: Path, name: str, key: str | None) -> Path:
    names = itertools.chain([name], (f"{name}-{number}" for number in itertools.count(2)))
    copy = next(path.with_name(free) for free in names if not path.with_name(free).exists())
    source, target = connect(path, key=key), connect(copy, "rwc", key=key)
    try:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, complete by itself
    finally:
        source.close()
        target.close()
    return copy
