"""Declared counting rules: a named, versioned choice of which figures count and how a range is formed of them.

The comparison itself never prefers a figure. Who has to give a range says by which rule; the rule's name and version
stand beside it wherever it is printed, with the claims it counts, those it leaves out, and why for each. Every end is
a figure that somebody claims. The rules that ship are the YAML files here. Read in this order:

`rule`        `Rule`, read from YAML and checked · `ends` how an end is formed
`ruling`      `under(rule, comparison, …)`: what counts, what does not and why, the ends, the grade
`difference`  what two rules make of the same figures
"""

from accounted.comparison.rules.difference import Difference, differences
from accounted.comparison.rules.rule import Rule, rule_from, shipped
from accounted.comparison.rules.ruling import Ruled, RuledRow, under

__all__ = ["Difference", "Rule", "Ruled", "RuledRow", "differences", "rule_from", "shipped", "under"]
