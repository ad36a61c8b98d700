"""Two lists: Chapman's estimator, weak because nothing in two lists can show whether they are independent."""

from __future__ import annotations

from accounted.estimation.estimator import Asked
from accounted.estimation.gates import names, why_no_estimate
from accounted.estimation.intervals import ends, log_normal_spread
from accounted.model import Estimate, OverlapTable, refusal


class Chapman:
    """The nearly unbiased estimator for two lists.

    Source: Univ. Calif. Publ. Statist. 1 (1951) 131–160; its variance: Biometrics 26 (1970) 689–701. The interval is
    that of a log-normal number of persons on neither list.
    """

    name = "chapman"
    version = "2"
    assumption = "The two lists are independent, and everybody is equally likely to be on a list."

    def estimate(self, table: OverlapTable, asked: Asked) -> Estimate:
        """The estimate from two lists; refused for more."""
        why = why_no_estimate(table) or _not_two(table)
        if why:
            return refusal(self.name, self.assumption, asked.level, why)
        one, other = (table.on(name) for name in table.lists)
        both = table.on(*table.lists)
        value = (one + 1) * (other + 1) / (both + 1) - 1
        variance = (one + 1) * (other + 1) * (one - both) * (other - both) / ((both + 1) ** 2 * (both + 2))
        spread = log_normal_spread(table.observed, value - table.observed, variance)
        made = Estimate(
            self.name, self.assumption, asked.level, "ok", None, value, *ends(spread, asked.level), spread=spread,
            diagnostics={"on_both": both},
        )  # fmt: skip
        return made.warned(
            f"Two lists cannot show whether {names(table.lists)} are independent. If those on one are likelier to be "
            "on the other, the number is too low; if the lists shun each other, it is too high."
        )


def _not_two(table: OverlapTable) -> str | None:
    if len(table.lists) == 2:
        return None
    return f"It takes two lists; this table has {len(table.lists)}: {names(table.lists)}."
