"""A vault with three originals and their log, as a case would keep them."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from accounted.model import CustodyEvent, Judgement, Original, canonical
from accounted.vault import Head, Vault, Verification, acts, next_event, verify

TEXTS = [b"613 people were killed.\n", b"At least 161 people were killed.\n", "Xocalı, 1992\n".encode()]


@dataclass
class Log:
    """A log held in memory: what the store keeps in a table."""

    events: list[CustodyEvent] = field(default_factory=list)

    @property
    def head(self) -> Head:
        return Head.of(self.events[-1]) if self.events else Head.start()

    def add(self, kind: str, refs: Iterable[str] = (), payload: dict[str, Any] | None = None) -> CustodyEvent:
        event = next_event(
            self.head, kind=kind, actor="A. Recorder", refs=refs, payload=payload or {},
            time="2026-02-26T14:03:00Z", nonce=f"{len(self.events):032x}",
        )  # fmt: skip
        self.events.append(event)
        return event

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        return [(event.line, canonical(event.payload), event.hash) for event in self.events]


@dataclass
class Kept:
    """A folder with originals, and the log and lists that go with it."""

    folder: Path
    log: Log = field(default_factory=Log)
    originals: list[Original] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)

    @property
    def vault(self) -> Vault:
        return Vault(self.folder)

    def seal(self, content: bytes, name: str) -> Original:
        vault = self.vault
        staged = vault.stage(io.BytesIO(content))
        original = Original(staged.digest, staged.size_bytes)
        self.log.add(acts.ANNOUNCED, [original.digest], acts.announced(original, name, {"publisher": "Vareth Radio"}))
        vault.keep(staged)
        self.log.add(acts.SEALED, [original.digest], acts.sealed(original.digest))
        self.originals.append(original)
        return original

    def judge(self, target: str) -> Judgement:
        seq = len(self.log.events) + 1
        judgement = Judgement("accept", (target,), "A. Reviewer", "It says so.", "2026-02-26T14:03:00Z", seq)
        self.log.add(acts.JUDGED, [judgement.id], acts.judged(judgement))
        self.judgements.append(judgement)
        return judgement

    def verify(self, lines: list[tuple[str, str, str]] | None = None) -> Verification:
        given = self.log.lines if lines is None else lines
        return verify(self.vault, given, self.originals, self.judgements, self.log.head)

    def overwrite(self, original: Original, content: bytes) -> None:
        path = self.vault.path(original.digest)
        path.chmod(0o600)
        path.write_bytes(content)


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    case = Kept(tmp_path / "case")
    case.folder.mkdir()
    case.log.add(acts.CASE_CREATED, payload={"title": "Vareth"})
    for number, content in enumerate(TEXTS):
        case.seal(content, f"note-{number}.txt")
    case.judge("claim-0123456789abcdef0123")
    return case
