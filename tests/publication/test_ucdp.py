"""The columns of UCDP's event data, filled with what is said and under the declared rule alone."""

import csv
import io
from typing import Any

from accounted.comparison import side_by_side
from accounted.comparison.rules import shipped, under
from accounted.model import CountClaim
from accounted.publication.ucdp import COLUMNS, RULE, UcdpExporter
from tests.comparison.statements import INCIDENT, document, said
from tests.publication.selections import selection, written

NOTE, POST = document("=note.txt", "Coast Radio", "1994-06-09"), document("post.txt", "The Post", "1994-06")
NINE = said(NOTE, "The harbour office said that at least 9 people were killed.", "9", "the harbour office", "at_least")
TWELVE = said(POST, "A nurse said that 12 people were killed.", "12", "A nurse")


def rows(*claims: CountClaim, rule: str = "ucdp", period: str | None = "1994-06-08") -> list[dict[str, str]]:
    compared = side_by_side(claims, [NOTE, POST], INCIDENT)
    ruled = under(shipped()[rule], compared, {one.id: one for one in claims}).to_dict()
    about = {"id": INCIDENT.id, "title": INCIDENT.title, "place": "Halden", "period": period}
    views: dict[str, Any] = {"incidents": {"schema": "incidents/1", "incidents": [about]}}
    (content,) = written(UcdpExporter().export(selection(claims, [NOTE, POST], ruled=(ruled,), views=views))).values()
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_the_header_is_that_of_the_event_data_and_one_column_more() -> None:
    assert len(COLUMNS) == 49
    assert list(rows(NINE, TWELVE)[0]) == [*COLUMNS, RULE]


def test_a_row_holds_the_range_of_the_rule_and_what_is_said() -> None:
    (row,) = rows(NINE, TWELVE)
    assert (row["low"], row["best"], row["high"], row[RULE]) == ("9", "9", "12", "ucdp 2")
    assert row["deaths_unknown"] == row["best"], "the parts add up to it"
    assert (row["deaths_a"], row["deaths_b"], row["deaths_civilians"]) == ("", "", "")
    assert row["source_original"] == "the harbour office; A nurse"
    assert (row["number_of_sources"], row["source_office"]) == ("2", "Coast Radio; The Post")
    assert row["source_article"] == "'=note.txt; post.txt", "a name is no formula"
    assert (row["type_of_violence"], row["side_a"], row["country"], row["where_prec"]) == ("", "", "", "")


def test_the_precision_of_a_date_follows_its_length() -> None:
    found = {period: rows(NINE, period=period)[0]["date_prec"] for period in (
        "1994-06-08", "1994-06-08/1994-06-10", "1994-06-06/1994-06-12", "1994-06", "1994", "199X", "1994-06/..", None
    )}  # fmt: skip
    assert list(found.values()) == ["1", "2", "3", "4", "5", "", "", ""]
    (row,) = rows(NINE, period="1994-06")
    assert (row["year"], row["date_start"], row["date_end"]) == ("1994", "1994-06-01", "1994-06-30")


def test_without_a_range_under_the_rule_there_is_no_row() -> None:
    assert rows(NINE.with_changes(polarity="denied")) == []
    assert rows(NINE, rule="airwars") == [], "another rule's range is not UCDP's"
