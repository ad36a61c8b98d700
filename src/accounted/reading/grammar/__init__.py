"""The grammar of casualty figures: from the tokens of a sentence to count claims.

In reading order: `quantities` (a number and its bounds), `people` (who is counted), `mentions` (people without a
number), `wrong_numbers` (denied for another), `ages`, `chunks` (a sentence as pieces with roles) and `sentence` (what
these are), `figure` and `figures` (which number meets which fate, by frames), with `fitting` (whether a frame may
speak of these people), `clauses` (a fate told elsewhere in the clause) and `coordination` (what "and" hands on),
`lines` (of a list), `carried` (from the sentence before),
`resumed` (tolls that bare numbers take up again) and `described` (who those counted were),
`parts` (what is a part of what), `standing` (which figures are no claims), `counted` (whom each counts), `mood`
(denied, possible), `taken_back` (by the next sentence), `counts` (claims) and `explained` (by which rules and words).
"""

from accounted.reading.grammar.chunks import chunked
from accounted.reading.grammar.counts import Setting, counts
from accounted.reading.grammar.sentence import Sentence
from accounted.reading.grammar.standing import tells_of_deaths

__all__ = ["Sentence", "Setting", "chunked", "counts", "tells_of_deaths"]
