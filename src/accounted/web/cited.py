"""The claims that a result names, and where their words stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from accounted.case import Case


def cited(result: Any) -> Iterator[str]:
    """Every id of a claim in a piece of public JSON."""
    if isinstance(result, str):
        if result.startswith("claim-"):
            yield result
    elif isinstance(result, Mapping):
        for value in result.values():
            yield from cited(value)
    elif isinstance(result, list | tuple):
        for value in result:
            yield from cited(value)


def homes_of(case: Case, *results: Any) -> dict[str, str]:
    """The document of every claim that is named, so that each can be a link to its mark."""
    return case.claims.homes(list({claim for result in results for claim in cited(result)}))
