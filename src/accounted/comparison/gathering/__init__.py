"""Which claims are about which incident.

`places` the places of a case, across spellings and scripts · `times` days that lie together
`gist`   what gathering needs to know of a document · `scenes` its sentences
`subjects` documents that speak of the same · `homes` the incident each document is about
`episodes` what else befell people within a few weeks · `wider` figures of more than one incident
`beyond` figures that most likely are of something else · `elsewhere` what a case says beside one document
`finder` which claims are about another incident · `sharing` a document's claims put to incidents
`gather` all of it · `decided` what people decided about them
"""

from accounted.comparison.gathering.decided import decided
from accounted.comparison.gathering.gather import Gathered, Gathering, gather, gathering_of, shared_out
from accounted.comparison.gathering.gist import Gist, gist_of, names_of
from accounted.comparison.gathering.places import MOST_ENDING, Places, beginnings
from accounted.comparison.gathering.sharing import Opened, Shared
from accounted.comparison.gathering.times import Stretch

__all__ = [
    "MOST_ENDING", "Gathered", "Gathering", "Gist", "Opened", "Places", "Shared", "Stretch", "beginnings", "decided",
    "gather", "gathering_of", "gist_of", "names_of", "shared_out",
]  # fmt: skip
