"""Which claims are about which incident.

`places` the places of a case, across spellings and scripts · `times` days that lie together
`homes`  the incident each document is about · `wider` figures of more than one incident
`gather` claims put to incidents · `decided` what people decided about them
"""

from accounted.comparison.gathering.decided import decided
from accounted.comparison.gathering.gather import Gathered, Gathering, gather

__all__ = ["Gathered", "Gathering", "decided", "gather"]
