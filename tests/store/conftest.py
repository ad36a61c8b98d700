"""A case with a log, two documents and their claims."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from accounted.model import (
    OWN_VOICE,
    Amount,
    Claim,
    CountClaim,
    CustodyEvent,
    Document,
    Fate,
    Original,
    Passage,
    ReadBy,
    Run,
    Source,
    digest_of,
)
from accounted.store import Store

NOW = "2026-02-26T14:03:00Z"
RUN = Run("reading", "1", ("sha256:abc",), {"reader": "rules"})
TEXTS = {
    "b.txt": "In Xocalı 613 people were killed.\nAnd 487 were injured.",
    "a.txt": "At least 161 people were killed.",
}


def fold(text: str) -> str:
    """A small stand-in for the one that the case hands in."""
    return text.casefold().replace("ı", "i")


def document_of(name: str) -> Document:
    digest = digest_of(TEXTS[name].encode())
    return Document(digest=digest, name=name, kind="text", media_type="text/plain", importer="text/1")


def claim_of(name: str, words: str, fate: str = "killed") -> Claim:
    text = TEXTS[name]
    start = text.index(words)
    amount = Amount(words, start, start + len(words), int(words), int(words), "exact")
    passage = Passage.cut(text, max(0, start - 9), start + len(words))
    return CountClaim(
        source=Source(document_of(name).digest, name), passage=passage, said_by=OWN_VOICE,
        read_by=ReadBy("rules", "1", "en"), fate=Fate(fate), amount=amount,
    )  # fmt: skip


CLAIMS = [claim_of("b.txt", "487", "injured"), claim_of("b.txt", "613"), claim_of("a.txt", "161")]


def add_event(store: Store, kind: str = "case_created", payload: dict[str, Any] | None = None) -> CustodyEvent:
    seq, last = store.given.head()
    event = CustodyEvent(seq + 1, NOW, "A. Recorder", kind, (), payload or {}, f"{seq:032x}", last)
    store.given.append(event)
    return event


def fill(store: Store, names: list[str]) -> None:
    """Seal, open and read the documents, in the order given."""
    with store.writing():
        store.made.put_run(RUN)
        for name in names:
            content = TEXTS[name].encode()
            event = add_event(store, "sealed")
            if not store.given.holds(digest_of(content)):
                store.given.add_original(Original(digest_of(content), len(content)), event.seq)
            store.made.put_document(document_of(name), TEXTS[name], RUN)
            store.made.put_claims(document_of(name).id, [one for one in CLAIMS if one.source.name == name], RUN)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "case"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with Store.create(folder, fold=fold) as made:
        yield made


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store, ["b.txt", "a.txt"])
    return store


def reopened(folder: Path, wait_seconds: float = 30) -> Store:
    return Store.open(folder, now=NOW, fold=fold, wait_seconds=wait_seconds)
