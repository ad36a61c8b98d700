"""Whether a figure counts all of a fate in its incident, and whether its count still goes on: properties of one figure.

`clauses` what the words beside a number speak of · `field` what stands beside a figure in its document and in others ·
`signs` the plain signs of a figure · `odds` how likely each property is, and why
"""

from accounted.comparison.wholes.odds import Chance, chances, reason
from accounted.comparison.wholes.signs import signs

__all__ = ["Chance", "chances", "reason", "signs"]
