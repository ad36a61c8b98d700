"""Reads the other kinds of claim from short texts, as the rule reader does."""

from collections.abc import Callable

import pytest

from accounted.model import Claim, CountClaim
from accounted.reading import read
from tests.reading.conftest import document

Finds = Callable[..., list[Claim]]


def found_in(text: str, publisher: str | None = None, published: str | None = None) -> list[Claim]:
    """The claims of a text that are no figures."""
    return [claim for claim in read(document(text, publisher, published), text) if not isinstance(claim, CountClaim)]


@pytest.fixture
def finds() -> Finds:
    def of_kind(kind: str, text: str, publisher: str | None = None, published: str | None = None) -> list[Claim]:
        return [claim for claim in found_in(text, publisher, published) if claim.kind == kind]

    return of_kind
