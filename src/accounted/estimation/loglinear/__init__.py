"""Hierarchical log-linear models: which lists depend on which, and what that says of those on no list.

Read in this order:

`hierarchy`   which models there are, and their names
`cells`       a table as numbers: cells and design
`fitting`     many models fitted at once
`existence`   whether a model's estimate exists
`candidates`  all models fitted, or a search among them
`profile`     the interval, from the likelihood
`estimators`  the best one, and the average
"""

from accounted.estimation.loglinear.estimators import LogLinear, LogLinearAverage

__all__ = ["LogLinear", "LogLinearAverage"]
