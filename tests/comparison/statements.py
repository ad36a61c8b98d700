"""Short ways to write down what somebody says, for the tests of the comparison."""

from typing import Any

from accounted.language import sentences, words_for
from accounted.model import (
    OWN_VOICE,
    Amount,
    CountClaim,
    Document,
    Fate,
    Group,
    Incident,
    LabelClaim,
    Passage,
    ReadBy,
    Source,
    Speaker,
    Stated,
    digest_of,
)

INCIDENT = Incident("incident-vareth", "Vareth, 4 May 1931")
READ_BY = ReadBy("rules", "1", "en")
VAGUE = {"dozens": (24, 99), "hundreds": (200, 999)}
WORDS = {"eight": 8, "three": 3}


def document(name: str, publisher: str | None = None, published: str | None = None, **more: Any) -> Document:
    """A document known by its name alone; the same name gives the same digest."""
    return Document(
        digest=digest_of(name.encode()), name=name, kind=more.pop("kind", "text"),
        media_type="text/plain", importer="text/1",
        publisher=Stated(publisher, "given") if publisher else None,
        published=Stated(published, "given") if published else None, **more,
    )  # fmt: skip


def said(
    where: Document, text: str, number: str, speaker: str | None = None, precision: str = "exact", **more: Any
) -> CountClaim:
    """A count read from the sentence of `text` that holds `number`; killed, unless `fate` says otherwise.

    Without a speaker it is the publisher's own voice. For a range, `number` has both ends: "500-1,000". `at` is
    where the number stands, if not at its first place in the text.
    """
    at = more.pop("at", None) or text.index(number)
    spans = sentences(text, words_for("en"))
    start, end = next((start, end) for start, end in spans if start <= at < end)
    return CountClaim(
        source=Source(where.digest, where.name), passage=Passage.cut(text, start, end, more.pop("row", None)),
        said_by=Speaker(speaker, "indirect") if speaker else OWN_VOICE, read_by=more.pop("read_by", READ_BY),
        carried_by=where.publisher.value if where.publisher else None,
        fate=more.pop("fate", Fate("killed")), group=Group(more.pop("group", None)),
        amount=_amount(number, at, precision),
        **more,
    )  # fmt: skip


def _amount(number: str, at: int, precision: str) -> Amount:
    place = (number, at, at + len(number))
    if precision == "unquantified":
        return Amount(*place, None, None, precision, "several")
    low, high = VAGUE[number] if precision == "vague" else _figures(number)
    ends = {"at_least": (low, None), "at_most": (None, high)}.get(precision, (low, high))
    return Amount(*place, *ends, precision)


def _figures(number: str) -> tuple[int, int]:
    parts = [WORDS.get(part) or int(part.replace(",", "")) for part in number.split("-")]
    return parts[0], parts[-1]


def called(where: Document, term: str, speaker: str) -> LabelClaim:
    """A label that a speaker gives, and no figure."""
    return LabelClaim(
        source=Source(where.digest, where.name), passage=Passage.cut(term, 0, len(term)),
        term=term, category="massacre", said_by=Speaker(speaker, "indirect"), read_by=READ_BY,
    )  # fmt: skip
