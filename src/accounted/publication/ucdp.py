"""`ucdp`: a table in the columns of UCDP's georeferenced event data, a row for each incident in which people died.

The range is that of the declared rule `ucdp`, named in a column of its own at the end; without a range there is no row.
Only what speakers say and dates tell is filled in. What UCDP's coders decide (the kind of violence, dyads, coordinates,
countries, how the dead divide by side) is left empty, since nobody here decided it: such a table is a draft for a
coder, and no data of UCDP.

Columns and codes: UCDP GED codebook, version 23.1, as its header has them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date

from accounted.model.edtf import days
from accounted.publication.cells import Cell, guarded
from accounted.publication.exporter import Part
from accounted.publication.selection import Selection, Wire

COLUMNS = """
    id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
    dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
    source_article source_office source_date source_headline source_original where_prec where_coordinates
    where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity
    date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
""".split()  # noqa: SIM905 (a header is read as one line)

RULE = "accounted_rule"
"""The one column that is ours: the rule of the range, with its version."""

WEEK, MONTH = 7, 31


class UcdpExporter:
    """One CSV file with the columns of UCDP's event data, and one more that names the rule."""

    name = "ucdp"
    folder = False
    rules = ("ucdp",)

    def export(self, selection: Selection) -> Iterable[Part]:
        """The table."""
        buffer = io.StringIO(newline="")
        writer = csv.DictWriter(buffer, [*COLUMNS, RULE], lineterminator="\n", restval="")
        writer.writeheader()
        for row in _rows(selection):
            writer.writerow({key: guarded(value) for key, value in row.items()})
        yield Part("ucdp.csv", [buffer.getvalue().encode()])


def _rows(selection: Selection) -> Iterator[dict[str, Cell]]:
    about: dict[str, Wire] = {one["id"]: one for one in selection.views.get("incidents", {}).get("incidents", ())}
    for ruled in selection.ruled:
        if ruled["rule"]["name"] == "ucdp":
            for row in ruled["rows"]:
                if row["fate"] == "killed" and row["group"] is None and row["unit"] == "person" and row["ends"]:
                    yield _row(row, about.get(ruled["incident"]["id"]) or ruled["incident"], selection)


def _row(row: Wire, incident: Wire, selection: Selection) -> dict[str, Cell]:
    ends = {one["term"]: one["value"] for one in row["ends"]}
    counted = {one["claim"] for one in row["in"]}
    claims = [one.claim for one in selection.claims if one.claim.id in counted]
    digests = {claim.source.digest for claim in claims}
    sources = [one for one in selection.documents if one.digest in digests]
    return {
        "id": incident["id"], "relid": incident["title"], **_dates(incident.get("period")),
        "number_of_sources": len(sources),
        "source_article": "; ".join(one.name for one in sources),
        "source_office": _said(one.publisher.value for one in sources if one.publisher),
        "source_date": _said(one.published.value for one in sources if one.published),
        "source_headline": _said(one.title.value for one in sources if one.title),
        "source_original": _said(claim.said_by.name for claim in claims if not claim.said_by.own_voice),
        "where_coordinates": incident.get("place"),
        "where_description": _said(claim.place.name for claim in claims if claim.place),
        "deaths_unknown": ends.get("best"), **{term: ends.get(term) for term in ("best", "high", "low")},
        RULE: f"{row['rule']['name']} {row['rule']['version']}",
    }  # fmt: skip


def _said(words: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(words)) or None


def _dates(edtf: str | None) -> dict[str, Cell]:
    """Year, precision, start and end of the period; empty where nobody dates it, or it is longer than a year."""
    if not edtf:
        return {}
    start, end = days(edtf)
    precision = _precision(start, end) if start and end else None
    if precision is None or start is None or end is None:
        return {}
    return {"year": start.year, "date_prec": precision, "date_start": start.isoformat(), "date_end": end.isoformat()}


def _precision(start: date, end: date) -> int | None:
    """UCDP's code: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year."""
    length = (end - start).days + 1
    if length <= 1:
        return 1
    if length < WEEK:
        return 2
    if length == WEEK:
        return 3
    return 4 if length <= MONTH else 5 if length <= 366 else None
