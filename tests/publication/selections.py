"""Short ways to a selection, for the tests of exporters: a document or two, and what is claimed in them."""

from collections.abc import Iterable
from typing import Any

from accounted.comparison import side_by_side
from accounted.model import Claim, Document
from accounted.publication import Part, Released, Selection
from tests.comparison.statements import INCIDENT


def selection(claims: Iterable[Claim], documents: Iterable[Document], **more: Any) -> Selection:
    """A selection of these, with their comparison."""
    held, opened = list(claims), list(documents)
    figures = side_by_side(held, opened, INCIDENT).to_dict()
    return Selection(
        title=INCIDENT.title, software="accounted test", claims=tuple(Released(one, one) for one in held),
        documents=tuple(opened), figures=(figures,), **more,
    )  # fmt: skip


def written(parts: Iterable[Part]) -> dict[str, bytes]:
    """The bytes of each file of an export."""
    return {part.path: b"".join(part.content) for part in parts}
