"""Figures under a declared counting rule, one that ships or a person's own file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from accounted.case.folders import path_of
from accounted.case.given_files import content_of
from accounted.errors import BadInput, NotFound, Unreadable

if TYPE_CHECKING:
    from accounted.case.case import Case
    from accounted.case.standing import JudgedClaim
    from accounted.comparison.rules import Rule, Ruled

ENDINGS = (".yaml", ".yml")


def rules() -> list[Rule]:
    """The counting rules that ship, by name."""
    from accounted.comparison.rules import shipped

    return list(shipped().values())


def rule_named(name: str) -> Rule:
    """The rule of that name; where it ends in .yaml, the one that the file declares.

    Raises:
        NotFound: there is no such rule, or no file there that can be read.
        BadInput: the file declares none.
    """
    from accounted.comparison.rules import rule_from, shipped

    if name.endswith(ENDINGS):
        try:
            return rule_from(content_of(path_of(name)).decode("utf-8"), name)
        except Unreadable as error:
            raise NotFound(error.what, name, error.do) from error
        except UnicodeDecodeError as error:
            raise BadInput("The rule's file is not UTF-8.", name, "Save it as UTF-8.") from error
    if name not in shipped():
        known = ", ".join(sorted(shipped()))
        do = f"There are: {known}; or give a file of your own that ends in .yaml."
        raise NotFound(f"There is no counting rule {name!r}.", None, do)
    return shipped()[name]


def ruled(case: Case, name: str, incident: str | None = None) -> list[Ruled]:
    """The figures of each incident under a rule, or of one, with the claims in and out and why.

    Raises:
        NotFound: there is no such rule, or no such incident.
    """
    from accounted.comparison.rules import under

    rule, glance = rule_named(name), case.desk.glance
    comparisons = case.comparisons(incident)
    ids = [id for it in comparisons for id in (*it.claims, *it.rejected)]
    judged = glance.once(f"claims of {incident}", lambda: case.claims.by_id(ids)).values()
    claims, accepted = {one.claim.id: one.claim for one in judged}, reviewed(judged)
    return [under(rule, it, claims, accepted) for it in comparisons]


def reviewed(claims: Iterable[JudgedClaim]) -> list[str]:
    """The ids of claims that a person accepted, corrected or read by hand, and that nobody rejects."""
    return [one.claim.id for one in claims if one.claim.read_by.reader == "hand" or one.agreed]
