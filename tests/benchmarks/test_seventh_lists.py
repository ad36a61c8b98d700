"""The lists of two peoples that judge linkage come out as they were when they were judged by."""

import hashlib

import pytest

from benchmarks.linkage import run, seventh_lists

WHEN_JUDGED_BY = {
    ("kosovo", 1): "87df2eaff284a48b67ce4f2b29475ee29195bd829b8fc2a2c7eca498ae5a4e19",
    ("kosovo", 2): "e72cfe6e37fe3afb3999fa82f216fe1dfb57345ccf6e2296de39a32eb9aed196",
    ("guatemala", 1): "afd179c9c0b60f71bd3dc2e5334c8712561f642ac1fd4d5a33564d827e280516",
    ("guatemala", 2): "af6174ae4aead5bcf09d9e473ca8ddf7e9e26beecfa146a8baf82b101bba8ad9",
}


@pytest.mark.parametrize(("setting", "seed"), WHEN_JUDGED_BY)
def test_the_lists_stay_as_they_were_when_judged_by(setting: str, seed: int) -> None:
    digest = hashlib.sha256()
    for row in seventh_lists.make(setting, 5000, seed):
        digest.update("|".join(row.values()).encode())
    assert digest.hexdigest() == WHEN_JUDGED_BY[setting, seed]


@pytest.mark.parametrize("setting", seventh_lists.SETTINGS)
def test_the_benchmark_measures_them_and_keeps_the_truth_from_the_engine(setting: str) -> None:
    rows = run.other(setting, 600, 2)
    assert 500 < len(rows) < 700
    assert {row["list"] for row in rows} == set("ABCD")
    assert len({row["rec_id"] for row in rows}) == len(rows) > len({row["true_id"] for row in rows})
    assert not {"true_id", "family_id"} & set(run.columns_of(rows))
    assert not [row for row in rows if row["age"] and row["birth_year"]]
