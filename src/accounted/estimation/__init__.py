"""Estimation: from the overlap of lists, how many persons there were whom no list holds, or why that can't be said.

The main function is `estimate`; every number comes from a named model with the assumption it rests on.

Read in this order:

`estimator`    what is asked, and the plug point `Estimator`
`tables`       overlap tables out of CSV · `gates` what no model can mend
`two_lists`    Chapman · `floor` Chao's lower bound, shown beside everything · `intervals`
`loglinear/`   hierarchical log-linear models, the best and the average
`graphs`       decomposable graphs · `graph_average` the average over them
`latent/`      classes of persons, sampled by walkers
`sensitivity`  what no table can test, turned by hand
`strata`       sums over strata · `partitions` doubts of linkage · `result` everything in one JSON
`estimating`   all of it together
`picture`      an estimate drawn · `methods` in a paragraph · `script` to make it again
"""

from accounted.estimation.estimating import estimate, estimate_over_partitions
from accounted.estimation.estimator import Asked, Estimator
from accounted.estimation.floor import Chao, Floor, floor
from accounted.estimation.graph_average import GraphAverage
from accounted.estimation.latent import LatentClass, LatentClassWide
from accounted.estimation.loglinear import LogLinear, LogLinearAverage
from accounted.estimation.methods import methods
from accounted.estimation.partitions import Partition, lists_in, partitions_in, table_of, tables_over
from accounted.estimation.picture import Reported, picture
from accounted.estimation.result import Estimates, NotEstimated, TableEstimates
from accounted.estimation.script import overlap_csv, script
from accounted.estimation.tables import MOST_LISTS, tables_in
from accounted.estimation.two_lists import Chapman

__all__ = [
    "MOST_LISTS",
    "Asked",
    "Chao",
    "Chapman",
    "Estimates",
    "Estimator",
    "Floor",
    "GraphAverage",
    "LatentClass",
    "LatentClassWide",
    "LogLinear",
    "LogLinearAverage",
    "NotEstimated",
    "Partition",
    "Reported",
    "TableEstimates",
    "estimate",
    "estimate_over_partitions",
    "floor",
    "lists_in",
    "methods",
    "overlap_csv",
    "partitions_in",
    "picture",
    "script",
    "table_of",
    "tables_in",
    "tables_over",
]
