"""The same linking with the heavy parts on Spark: pairs that share a key, and pairs compared, on many machines.

Names are read, weights learned and persons gathered on the machine that asks, as ever, so the persons are the same.
What Spark reads and writes lies as Parquet in one folder that all machines see.
"""

from __future__ import annotations

import glob
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from accounted.errors import AccountedError, BadInput
from accounted.linkage.blocking import MOST_SHARING, Candidates, Part, rules_of, sharing
from accounted.linkage.comparing import Comparer, Levels, stacked

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["OnSpark"]

Ints = NDArray[np.int64]
Rule = tuple[int, tuple[str, ...], list[str]]

AT_ONCE = 50_000
"""Pairs compared as one task."""
FOLDER = "spark.accounted.folder"
"""The setting that names the folder which all machines of a cluster see; on one machine none is needed."""
SHARED = "Name a folder that the machine that asks and all that work see under one path, and may write to."
INSTALL = "Install it: pip install 'accounted[spark]', and Java 17 or newer. Without --engine DuckDB does it here."


class OnSpark:
    """Finds pairs and compares them on Spark: on the session there is, or one made as Spark's own settings say.

    Raises:
        BadInput: there is no Spark or no Java here, or no folder that all machines of the cluster see.
    """

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.left: str | None = None
        self._session, self._mine = _session()
        try:
            with _said():
                self.folder = self._made_folder()
        except BaseException as error:
            self.__exit__(type(error), error, None)
            raise

    def _made_folder(self) -> Path:
        context = self._session.sparkContext
        local = (context.master or "").startswith("local")
        given = self._session.conf.get(FOLDER, "") or ""
        if not given and not local:
            raise BadInput(
                "On a cluster the records pass through a folder that all machines see, and none is named.",
                FOLDER, f"Name one: spark-submit --conf {FOLDER}=/shared/folder",
            )  # fmt: skip
        try:
            folder = Path(tempfile.mkdtemp(prefix="accounted-", dir=given or None)).resolve()
            self.folder = folder
            folder.chmod(0o700 if local else 0o770)
        except OSError as error:
            what = f"The folder for Spark can't be used: {error.strerror}."
            raise BadInput(what, given or tempfile.gettempdir(), f"Name another in {FOLDER}.") from error
        asked = range(1 if local else context.defaultParallelism)
        if not all(context.parallelize(asked, len(asked)).map(_Sees(str(folder))).collect()):
            raise BadInput("A machine of the cluster does not see the folder.", given, SHARED)
        return folder

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            if self.folder.exists():
                self.left = f"Keys of names stay in a folder that could not be removed. Remove it: {self.folder}"
                if isinstance(error, AccountedError):
                    error.do = f"{error.do or ''}\n{self.left}".strip()
                elif error is not None:
                    error.add_note(self.left)
        if self._mine:
            self._session.stop()

    def found(self, parts: Mapping[str, Part], size: int, most: int) -> Candidates:
        """The pairs that share a key, as `blocking.found_here` finds them."""
        rules = rules_of(parts)
        if not rules:
            nothing = np.zeros(0, dtype=np.int64)
            return Candidates(nothing, nothing, nothing.astype(np.int32))
        with _said():
            return self._found(parts, rules, size * most)

    def _found(self, parts: Mapping[str, Part], rules: Sequence[Rule], limit: int) -> Candidates:
        run, folder = self._session.sql, self._search_folder()
        _keep_parts(parts, folder / "part.parquet")
        self._session.read.parquet(_to_read(folder / "part.parquet")).createOrReplaceTempView("part")
        keyed = " UNION ALL ".join(_keyed(number, rule) for number, rule, _ in rules)
        run(keyed).cache().createOrReplaceTempView("keyed")
        mosts = self._pairs("keyed", limit, folder / "pairs-first")
        crowds = " OR ".join(f"(rule = {rule} AND n > {mosts.get((rule, ''), 2)})" for rule, _, _ in rules)
        crowd = f"SELECT rule, key FROM (SELECT rule, key, count(*) AS n FROM keyed GROUP BY rule, key) WHERE {crowds}"
        run(crowd).createOrReplaceTempView("crowd")
        further = " OR ".join(
            f"(k.rule = {rule} AND p.part IN ({', '.join(map(repr, parts))}))" for rule, _, parts in rules if parts
        )
        if further:
            narrow = (
                "SELECT k.rule, p.part AS further, k.record, xxhash64(k.key, p.key) AS key FROM keyed k "
                f"JOIN crowd c ON c.rule = k.rule AND c.key = k.key JOIN part p ON p.record = k.record WHERE {further}"
            )
            run(narrow).cache().createOrReplaceTempView("narrow")
            self._pairs("narrow", limit, folder / "pairs-further")
        found = _read_pairs(folder)
        self._session.catalog.clearCache()
        return found

    def _search_folder(self) -> Path:
        """A folder of its own for each search: pairs are looked for more than once."""
        folder = Path(tempfile.mkdtemp(prefix="search-", dir=_there(self.folder)))
        folder.chmod(_there(self.folder).stat().st_mode & 0o777)
        return folder

    def _pairs(self, table: str, limit: int, written: Path) -> dict[tuple[int, str], int]:
        """Write the pairs of each key that not too many share; how many those may be, by rule and further part."""
        run = self._session.sql
        sizes = f"SELECT rule, further, key, count(*) AS n FROM {table} GROUP BY rule, further, key HAVING count(*) > 1"
        run(sizes).cache().createOrReplaceTempView(f"size_{table}")
        sums = ", ".join(f"coalesce(sum(n * (n - 1) / 2) FILTER (WHERE n <= {most}), 0)" for most in MOST_SHARING)
        rows = run(f"SELECT rule, further, {sums} FROM size_{table} GROUP BY rule, further").collect()
        mosts = {(row[0], row[1]): sharing(row[2:], limit) for row in rows}
        few = " OR ".join(f"(rule = {r} AND further = '{f}' AND n <= {most})" for (r, f), most in mosts.items())
        pairs = (
            f"SELECT a.record AS one, b.record AS other, shiftleft(1, a.rule) AS rule FROM {table} a "
            f"JOIN (SELECT * FROM size_{table} WHERE {few or 'false'}) s "
            "ON s.rule = a.rule AND s.further = a.further AND s.key = a.key "
            f"JOIN {table} b ON b.rule = a.rule AND b.further = a.further AND b.key = a.key AND a.record < b.record"
        )
        grouped = f"SELECT one, other, bit_or(rule) AS rules FROM ({pairs}) GROUP BY one, other"
        run(grouped).write.parquet(f"file://{written}")
        return mosts

    def compare(self, comparer: Comparer, left: Ints, right: Ints) -> Levels:
        """The levels of the pairs, compared in parts that Spark spreads over its machines."""
        if len(left) <= 1:
            return comparer.compare(left, right)
        cuts = range(0, len(left), AT_ONCE)
        tasks = [(left[at : at + AT_ONCE], right[at : at + AT_ONCE]) for at in cuts]
        with _said():
            context = self._session.sparkContext
            shared = context.broadcast(comparer)
            try:
                made = context.parallelize(tasks, len(tasks)).map(_Compared(shared)).collect()
            finally:
                shared.destroy()
        return stacked(made)


class _Sees:
    """Tells whether the machine that it runs on sees a folder."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def __call__(self, _number: int) -> bool:
        return Path(self._folder).is_dir()


class _Compared:
    """Compares one task's pairs with the comparer that every machine holds."""

    def __init__(self, shared: Any) -> None:
        self._shared = shared

    def __call__(self, pairs: tuple[Ints, Ints]) -> Levels:
        comparer: Comparer = self._shared.value
        return comparer.compare(*pairs)


@contextmanager
def _said() -> Iterator[None]:
    """Turns what Spark, and what reads and writes its files, refuses into a sentence."""
    import duckdb
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (duckdb.IOException, OSError) as error:
        raise BadInput(f"What Spark left can't be read: {_first_line(error)}", FOLDER, SHARED) from error
    except (PySparkException, Py4JError) as error:
        do = "The log of Spark says more. Without --engine DuckDB does it on this machine."
        raise BadInput(f"Spark did not finish: {_first_line(error)}", "--engine", do) from error


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


def _session() -> tuple[SparkSession, bool]:
    """The session there is, or a new one; and whether it is ours to end."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise BadInput("Spark is not installed here.", "--engine", INSTALL) from error
    if (active := SparkSession.getActiveSession()) is not None:
        return active, False
    if "JAVA_HOME" not in os.environ and shutil.which("java") is None:
        raise BadInput("Spark needs Java, and there is none here.", "--engine", INSTALL)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        session = (
            SparkSession.builder.appName("accounted").config("spark.ui.showConsoleProgress", "false").getOrCreate()
        )
    except (PySparkException, RuntimeError, OSError) as error:
        raise BadInput(f"Spark does not start: {_first_line(error)}", "--engine", INSTALL) from error
    session.sparkContext.setLogLevel("ERROR")
    if (session.sparkContext.master or "").startswith("local"):
        session.conf.set("spark.sql.shuffle.partitions", str(session.sparkContext.defaultParallelism))
    return session, True


def _keyed(number: int, rule: Sequence[str]) -> str:
    """The records with the keys of one rule."""
    keys = ", ".join(f"p{place}.key" for place in range(len(rule)))
    joins = " ".join(
        f"JOIN part p{place} ON p{place}.record = p0.record AND p{place}.part = '{rule[place]}'"
        for place in range(1, len(rule))
    )
    return (
        f"SELECT DISTINCT {number} AS rule, '' AS further, p0.record, xxhash64({keys}) AS key "
        f"FROM part p0 {joins} WHERE p0.part = '{rule[0]}'"
    )


def _keep_parts(parts: Mapping[str, Part], path: Path) -> None:
    import duckdb

    with duckdb.connect() as base:
        base.execute("CREATE TABLE every (part VARCHAR, record INTEGER, key BIGINT)")
        for name, (records, keys) in parts.items():
            part = {"record": records, "key": keys}  # noqa: F841 (DuckDB finds it by its name)
            base.execute(f"INSERT INTO every SELECT DISTINCT '{name}', record, key FROM part")
        base.execute(f"COPY every TO '{_quoted(str(path))}' (FORMAT parquet)")


def _read_pairs(folder: Path) -> Candidates:
    import duckdb

    written = f"{glob.escape(str(folder))}/pairs-*/*.parquet"
    with duckdb.connect() as base:
        found = base.execute(
            "SELECT one, other, bit_or(rules) AS rules "
            f"FROM read_parquet('{_quoted(written)}') GROUP BY one, other ORDER BY one, other"
        ).fetchnumpy()
    return Candidates(found["one"].astype(np.int64), found["other"].astype(np.int64), found["rules"].astype(np.int32))


def _there(folder: Path | None) -> Path:
    assert folder is not None
    return folder


def _to_read(path: Path) -> str:
    """A path on the machines themselves, whatever the cluster's own file system; its signs stand for nothing else."""
    return "file://" + re.sub(r"([][{}*?\\])", r"\\\1", str(path))


def _quoted(text: str) -> str:
    return text.replace("'", "''")
