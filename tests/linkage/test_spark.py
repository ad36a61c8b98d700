"""The engine on Spark finds the same pairs and the same persons; and says what is missing where there is none."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec

import numpy as np
import pytest

from accounted.errors import BadInput
from accounted.linkage import link
from benchmarks.linkage.other_lists import make

needs_spark = pytest.mark.skipif(
    find_spec("pyspark") is None or ("JAVA_HOME" not in os.environ and shutil.which("java") is None),
    reason="Spark, half a gigabyte, is not in the dev lock: pip install 'accounted[spark]', and Java 17",
)


def columns() -> dict[str, list[str | None]]:
    rows = make("balkans", 150, 3)
    names = sorted({name for row in rows for name in row} - {"true_id", "family_id"})
    return {name: [str(row[name]) if row.get(name) else None for row in rows] for name in names}


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
