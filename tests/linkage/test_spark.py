"""The engine on Spark finds the same pairs and the same persons; and says what is missing where there is none."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from accounted.errors import BadInput
from accounted.linkage import link
from accounted.linkage.blocking import found_here
from benchmarks.linkage.other_lists import make

needs_spark = pytest.mark.skipif(
    find_spec("pyspark") is None or ("JAVA_HOME" not in os.environ and shutil.which("java") is None),
    reason="Spark, half a gigabyte, is not in the dev lock: pip install -r requirements-spark.lock, and Java 17",
)


def columns() -> dict[str, list[str | None]]:
    rows = make("balkans", 150, 3)
    names = sorted({name for row in rows for name in row} - {"true_id", "family_id"})
    return {name: [str(row[name]) if row.get(name) else None for row in rows] for name in names}


@needs_spark
def test_it_says_what_it_can_not_use_and_lets_go_of_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One session for all, of somebody else: it is used and stays; its own file system is not the machines'."""
    from pyspark.sql import SparkSession

    from accounted.linkage import spark

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)  # a session of one's own looks for any python3
    shared = tmp_path / "all [of] {us}* b'c"
    shared.mkdir()
    session = (
        SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
        .config("spark.hadoop.fs.defaultFS", "hdfs://127.0.0.1:9").config("spark.sql.shuffle.partitions", "1")
        .config(spark.FOLDER, str(shared)).getOrCreate()
    )  # fmt: skip
    try:
        with spark.OnSpark() as one:
            assert len(one.found({}, 3, 5)) == len(found_here({}, 3, 5)) == 0  # no rule at all
            parts = {"identifier": (np.array([0, 1, 2]), np.array([7, 7, 8]))}
            there, here = one.found(parts, 3, 5), found_here(parts, 3, 5)
            assert there.left.tolist() == here.left.tolist() == [0]
            assert there.right.tolist() == here.right.tolist() == [1]
            again = one.found(parts, 3, 5)  # as where letters were heard
            assert (again.left.tolist(), again.right.tolist()) == ([0], [1])
            assert one.folder
            used = next(one.folder.glob("search-*"))
            with monkeypatch.context() as taken:
                taken.setattr(spark.OnSpark, "_search_folder", lambda _one: used)
                with pytest.raises(BadInput, match="Spark did not finish"):
                    one.found(parts, 3, 5)  # what it would write lies there already
        assert not [*shared.iterdir()]
        assert one.left is None
        with monkeypatch.context() as blind:
            blind.setattr(spark, "_Sees", lambda _folder: lambda _number: False)
            with pytest.raises(BadInput, match="does not see the folder"):
                spark.OnSpark()
        assert not [*shared.iterdir()]
        monkeypatch.setattr(shutil, "rmtree", lambda *_told, **_named: None)
        with spark.OnSpark() as one:
            pass
        assert one.left is not None
        assert str(one.folder) in one.left
        session.conf.set(spark.FOLDER, str(tmp_path / "none"))
        with pytest.raises(BadInput, match="can't be used: No such file"):
            spark.OnSpark()
        assert SparkSession.getActiveSession() is session
    finally:
        session.stop()


@needs_spark
def test_spark_finds_the_same_persons(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("accounted.linkage.spark.AT_ONCE", 200)  # several tasks
    monkeypatch.setattr("accounted.linkage.blocking.MOST_SHARING", (6, 4))  # keys are narrowed
    monkeypatch.setattr("accounted.linkage.spark.MOST_SHARING", (6, 4))
    lists = columns()
    here, there = link(lists), link(lists, engine="spark")
    assert here.compared == there.compared > 400
    assert np.array_equal(here.groups, there.groups)
    assert np.array_equal(here.pairs.left, there.pairs.left)
    assert np.array_equal(here.pairs.right, there.pairs.right)
    assert np.allclose(here.log_odds, there.log_odds)
    assert here.to_dict() == there.to_dict()


def test_no_spark_here_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyspark", "pyspark.errors", "pyspark.sql"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(BadInput) as refused:
        link(columns(), engine="spark")
    assert "accounted[spark]" in str(refused.value)
