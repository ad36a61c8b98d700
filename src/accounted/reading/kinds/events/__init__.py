"""Events: what is said to have happened, when, by whom, and in what order.

In reading order: `pieces` (a sentence cut into clauses), `hits` (the words that name a happening), `placing`
(which date belongs to which), `happening` (one of them as a claim), `telling` (those of a document), `order` (which
comes before which).
"""

from accounted.reading.kinds.events.order import in_order
from accounted.reading.kinds.events.pieces import Cutter
from accounted.reading.kinds.events.telling import Events

__all__ = ["Cutter", "Events", "in_order"]
