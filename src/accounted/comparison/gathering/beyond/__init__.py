"""Figures that most likely count people of another event than their document is about, or of more than one.

`words` what a sentence speaks of · `own` the signs of a figure that its document shows · `peers` those that the other
documents of its incident show · `odds` how likely it is, and why
"""

from accounted.comparison.gathering.beyond.odds import Beyond, reason
from accounted.comparison.gathering.beyond.own import Stated, own_signs, stated
from accounted.comparison.gathering.beyond.peers import Peers, Seen

__all__ = ["Beyond", "Peers", "Seen", "Stated", "own_signs", "reason", "stated"]
