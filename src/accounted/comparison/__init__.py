"""Claims side by side: what they are about, who gives which figure, who repeats whom, what contradicts what.

Nothing is resolved here; all is proposed, with a sentence of why, and what people decided is applied. The main function
is `compare(claims, documents, judgements) -> Compared`, which has a `Comparison` for each incident;
`Comparison.to_dict()` is the public JSON, `figures/1`. Read in this order:

`compare`    the way through the room
`gathering`  documents put together by what they share, and claims to incidents by place and days
`spelling`   names known again across scripts · `speakers` speakers under all their names
`whose`      whose people a figure counts
`origins`    who repeats whom · `classes` what may be set against what
`contradictions` what can't both hold, and what only looks so
`views`      timeline, labels, evidence, speakers, persons, arithmetic

and for the figures of one incident:

`figures`    the way from claims to rows
`voices`     who speaks, known again across documents, and the publisher who carries it
`scope`      which figures are a share of the whole; its words are in `scope/<language>.yaml`
`amounts`    when two amounts are one figure
`entries`    statements of one speaker and amount, and the origins proposed for them
`ends`       low and high: the smallest and largest figure claimed
`silent`     who speaks in the case and gives no figure
`agreement`  how far reviewers agree
`rules/`     a range under a declared counting rule, for those who have to give one
`result`     what comes back, as records and as JSON · `lines` the same as a table for people
`carried`    the same taken apart into rows that can be kept
"""

from accounted.comparison.carried import VIEWS, about_of, core_of, parts_of, put_together, record
from accounted.comparison.compare import Compared, as_decided, compare, compare_gathered, compare_one
from accounted.comparison.contradictions import Contradiction
from accounted.comparison.figures import side_by_side
from accounted.comparison.gathering import Gathered, Gathering
from accounted.comparison.result import Comparison, End, Entry, Origin, Repeat, Row, Silent

__all__ = [
    "VIEWS", "Compared", "Comparison", "Contradiction", "End", "Entry", "Gathered", "Gathering", "Origin", "Repeat",
    "Row", "Silent", "about_of", "as_decided", "compare", "compare_gathered", "compare_one", "core_of", "parts_of",
    "put_together", "record", "side_by_side",
]  # fmt: skip
