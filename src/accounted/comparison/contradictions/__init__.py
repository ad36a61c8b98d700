"""Contradictions, and what only looks like one, each between two claims and with a sentence of why.

`records`   what is found · `relation` two amounts as intervals · `positions` the figures that origins stand by
`peers` what stands beside a figure ·
`figures` figures against figures · `likely` whether both count the same people
`scopes`    parts, other people, other units · `denials` what is denied · `events` the taking of a
place · `told_days` days · `told_hours` hours of the day ·
`durations` how long it lasted · `accounts` who or what is said to have done it ·
`by_hand` what a person marked
"""

from accounted.comparison.contradictions.accounts import rival_accounts
from accounted.comparison.contradictions.by_hand import marked
from accounted.comparison.contradictions.denials import denied_figures, disputed_figures, refused_labels
from accounted.comparison.contradictions.durations import lengths_apart
from accounted.comparison.contradictions.events import Happening, taken_on
from accounted.comparison.contradictions.figures import against_each_other
from accounted.comparison.contradictions.positions import as_counted, plain_parts, positions, standing
from accounted.comparison.contradictions.records import Contradiction, contradiction
from accounted.comparison.contradictions.scopes import other_people, parts, shares, some_only
from accounted.comparison.contradictions.told_days import days_apart
from accounted.comparison.contradictions.told_hours import hours_apart

__all__ = [
    "Contradiction", "Happening", "against_each_other", "as_counted", "contradiction", "days_apart", "denied_figures",
    "disputed_figures", "hours_apart", "lengths_apart", "marked", "other_people", "parts", "plain_parts", "positions",
    "refused_labels", "rival_accounts", "shares", "some_only", "standing", "taken_on",
]  # fmt: skip
