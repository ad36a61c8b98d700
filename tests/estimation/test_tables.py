"""Overlap tables out of CSV, and what is said of those that are none."""

import pytest

from accounted.errors import BadInput
from accounted.estimation import tables_in
from accounted.model import OverlapTable
from tests.estimation.tables import table

GOOD = "A,B,count\n1,0,4\n0,1,3\n1,1,2\n"


def test_a_table_is_read() -> None:
    (found,) = tables_in(GOOD, "t.csv")
    assert (found.lists, found.observed, found.on("A"), found.on("A", "B")) == (("A", "B"), 9, 6, 2)


@pytest.mark.parametrize(
    "text", ["\ufeff" + GOOD, GOOD.replace(",", ";"), GOOD.replace("\n", "\r\n"), GOOD + "0,0,0\n"]
)
def test_spellings_of_csv_are_one_table(text: str) -> None:
    assert tables_in(text, "t.csv") == tables_in(GOOD, "t.csv")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("A,B,count\n", "empty"),
        ("A,B,n\n1,0,4\n", "last column is 'n'"),
        ("A,A,count\n1,0,4\n", "'A' stands twice"),
        ("A,B,count\n1,0\n", "Line 2 has 2 cells and not 3"),
        ("A,B,count\n1,0,-4\n", "Line 2 counts -4"),
        ("A,B,count\n1,0,4.5\n", "'4.5' persons, which is no whole number"),
        ("A,B,count\n1,0,many\n", "no whole number"),
        ("A,B,count\n1,0,4\n0,1,3\n1,0,4\n", "10 stands twice, on lines 2 and 4"),
        ("A,B,count\n0,0,4\n1,1,4\n", "on no list"),
        ("A,B,count\n1,0,4\n2,1,4\n1,1,2\n", "'A' holds '2' on line 3"),
        ("place,count\nnorth,4\n", "no column of 0 and 1"),
        (",".join([*"ABCDEFGHIJKLM", "count"]) + "\n" + "1," * 13 + "4\n", "13 lists; at most 12"),
    ],
)
def test_a_bad_table_gets_one_sentence(text: str, said: str) -> None:
    with pytest.raises(BadInput) as raised:
        tables_in(text, "t.csv")
    assert said in raised.value.what
    assert raised.value.where == "t.csv"
    assert raised.value.do


def test_strata_are_named_and_other_columns_are_added_up_over() -> None:
    text = "sex,place,A,B,count\nf,north,1,0,1\nf,south,1,0,2\nm,north,1,1,4\nm,south,1,1,8\n"
    whole, by_sex = tables_in(text, "t"), tables_in(text, "t", ["sex"])
    assert [one.counts for one in whole] == [{(1, 0): 3, (1, 1): 12}]
    assert [(dict(one.stratum), one.counts) for one in by_sex] == [
        ({"sex": "f"}, {(1, 0): 3}),
        ({"sex": "m"}, {(1, 1): 12}),
    ]
    with pytest.raises(BadInput, match="no column 'age'"):
        tables_in(text, "t", ["age"])


def test_persons_make_a_table() -> None:
    found = OverlapTable.of_persons(["A", "B"], [["A"], ["A", "A"], ["A", "B"], []])
    assert found == table("A B", p10=2, p11=1)


def test_lists_that_share_nobody_are_apart() -> None:
    found = table("A B C D", p1100=3, p0010=2, p0001=1)
    assert found.connected() == (("A", "B"), ("C",), ("D",))
    assert ("A", "B") not in found.pairs_apart()
    assert found.without("C", "D") == table("A B", p11=3)
