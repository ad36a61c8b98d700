"""All tables of a case, in their order."""

from __future__ import annotations

from accounted.publication.columns import Sheet
from accounted.publication.sheets_of_claims import CLAIMS, DOCUMENTS, FIGURES, JUDGEMENTS, LEFT_OUT, RANGES
from accounted.publication.sheets_of_comparison import (
    CONTRADICTIONS,
    EVIDENCE,
    INCIDENTS,
    LABELS,
    ORIGINS,
    RULED,
    SPEAKERS,
    TIMELINE,
)
from accounted.publication.sheets_of_persons import PERSONS

SHEETS: tuple[Sheet, ...] = (
    CLAIMS, FIGURES, RANGES, CONTRADICTIONS, ORIGINS, INCIDENTS, TIMELINE, LABELS, EVIDENCE, SPEAKERS, RULED, PERSONS,
    DOCUMENTS, JUDGEMENTS, LEFT_OUT,
)  # fmt: skip
