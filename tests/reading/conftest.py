"""Documents for the reading room, made without intake."""

from collections.abc import Callable

import pytest

from accounted.model import Claim, CountClaim, Document, Stated, digest_of
from accounted.reading import read

Reads = Callable[..., list[Claim]]


def document(text: str, publisher: str | None = None, published: str | None = None, language: str = "en",
             title: str | None = None) -> Document:  # fmt: skip
    return Document(
        digest=digest_of(text.encode()),
        name="text.txt",
        kind="text",
        media_type="text/plain",
        importer="test",
        language=Stated(language, "given"),
        publisher=Stated(publisher, "given") if publisher else None,
        published=Stated(published, "given") if published else None,
        title=Stated(title, "given") if title else None,
    )


@pytest.fixture
def reads() -> Reads:
    def claims(text: str, *given: str | None) -> list[Claim]:
        return list(read(document(text, *given), text))

    return claims


@pytest.fixture
def counts(reads: Reads) -> Callable[..., list[CountClaim]]:
    def numbered(text: str, *given: str | None) -> list[CountClaim]:
        return [c for c in reads(text, *given) if isinstance(c, CountClaim) and c.amount.quantified]

    return numbered
