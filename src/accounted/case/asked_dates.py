"""Dates that people type, on any door: in words, in digits or in EDTF, kept as EDTF."""

from __future__ import annotations

from collections.abc import Mapping

from accounted.case.correcting import NOBODY_SAID
from accounted.errors import BadInput

DATES = ("period", "published", "received_on")
"""The keys, of all that people set, whose values are dates."""


def typed_date(said: str, where: str | None = None) -> str:
    """The EDTF of a date as a person typed it: 3 May 1999, 03.05.1999, May 1999, 1999-05.

    Words may be of any language that is read.

    Raises:
        BadInput: it is no date, or could be two; then both are named.
    """
    from accounted.language import typed_date

    try:
        return typed_date(said)
    except BadInput as error:
        raise BadInput(error.what, where, error.do) from error


def with_dates(changes: Mapping[str, str]) -> dict[str, str]:
    """What somebody sets, its dates as EDTF; a value that is taken away stays so."""
    return {
        key: typed_date(value, key) if key in DATES and value.strip().lower() not in NOBODY_SAID else value
        for key, value in changes.items()
    }
