"""Claims side by side: who gives which figure, through whom, and how far the figures reach. Nothing is resolved here.

The main function is `side_by_side(claims, documents, incident) -> Comparison`; `Comparison.to_dict()` is the
public JSON, `figures/1`. Read in this order:

`figures`    the way from claims to rows
`voices`     who speaks, known again across documents, and the publisher who carries it
`scope`      which figures are a share of the whole; its words are in `scope/<language>.yaml`
`amounts`    when two amounts are one figure, and how a person would write it
`entries`    statements of one speaker and amount, and the origins proposed for them
`ends`       low and high: the smallest and largest figure claimed
`silent`     who speaks in the case and gives no figure
`agreement`  how far reviewers agree
`rules/`     a range under a declared counting rule, for those who have to give one
`result`     what comes back, as records and as JSON · `lines` the same as a table for people
"""

from accounted.comparison.figures import side_by_side
from accounted.comparison.result import Comparison, End, Entry, Row, Silent

__all__ = ["Comparison", "End", "Entry", "Row", "Silent", "side_by_side"]
