"""The texts that a reader is tried on."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import yaml

from accounted.model import Document, Stated, digest_of


@dataclass(frozen=True, slots=True)
class Sample:
    """A text with its language, and a name by which a fault can speak of it."""

    name: str
    text: str
    language: str = "en"

    @property
    def document(self) -> Document:
        """The document that holds the text."""
        digest = digest_of(self.text.encode())
        return Document(
            digest=digest, name=f"{self.name}.txt", kind="text", media_type="text/plain", importer="given",
            text_digest=digest, characters=len(self.text), encoding="utf-8", language=Stated(self.language, "given"),
        )  # fmt: skip


def samples() -> list[Sample]:
    """The texts that ship."""
    raw = yaml.safe_load(files(__package__).joinpath("samples.yaml").read_text("utf-8"))
    return [Sample(one["name"], one["text"], one["language"]) for one in raw]
