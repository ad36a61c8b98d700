"""Contradictions, and what only looks like one, each between two claims and with a sentence of why.

`records`   what is found · `relation` two amounts as intervals · `clocks` words of a growing count
`positions` the figures that origins stand by · `beside` figures that step back behind another of their document
`figures` figures against figures · `few` a few beside many
`scopes`    parts, other people, other units · `denials` what is denied · `events` the taking of a
place · `told_days` days · `told_hours` hours of the day ·
`durations` how long it lasted · `actors` who is said to have done it
"""

from accounted.comparison.contradictions.actors import rival_actors
from accounted.comparison.contradictions.beside import out_of_line
from accounted.comparison.contradictions.denials import denied_figures, disputed_figures, refused_labels
from accounted.comparison.contradictions.durations import lengths_apart
from accounted.comparison.contradictions.events import Happening, taken_on
from accounted.comparison.contradictions.figures import against_each_other
from accounted.comparison.contradictions.positions import positions, standing
from accounted.comparison.contradictions.records import Contradiction, contradiction
from accounted.comparison.contradictions.scopes import other_people, parts, set_aside, shares
from accounted.comparison.contradictions.told_days import days_apart
from accounted.comparison.contradictions.told_hours import hours_apart

__all__ = [
    "Contradiction", "Happening", "against_each_other", "contradiction", "days_apart", "denied_figures",
    "disputed_figures", "hours_apart", "lengths_apart", "other_people", "out_of_line", "parts", "positions",
    "refused_labels", "rival_actors", "set_aside", "shares", "standing", "taken_on",
]  # fmt: skip
