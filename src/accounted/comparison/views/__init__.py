"""The other views of an incident: what happened when, what it is called, what proves it, who speaks.

`timeline` events in order · `said` labels, evidence, persons, speakers · `arithmetic` what parts leave over
"""

from accounted.comparison.views.arithmetic import Rest, rests
from accounted.comparison.views.said import Evidence, Named, Speaking, Used, evidence, labels, persons, speakers
from accounted.comparison.views.timeline import Moment, timeline

__all__ = [
    "Evidence", "Moment", "Named", "Rest", "Speaking", "Used", "evidence", "labels", "persons", "rests", "speakers",
    "timeline",
]  # fmt: skip
