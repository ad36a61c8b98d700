"""Bytes as received, known by their digest and never changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from accounted.errors import BadInput

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class Original:
    """An original: what it is follows from its bytes; who gave it, and as what, stands in custody."""

    digest: str
    size_bytes: int

    def __post_init__(self) -> None:
        check_digest(self.digest)
        if self.size_bytes < 0:
            raise BadInput(f"An original can't have {self.size_bytes} bytes.", self.digest)

    def to_dict(self) -> dict[str, Any]:
        """Digest and size."""
        return {"digest": self.digest, "size_bytes": self.size_bytes}


def check_digest(digest: str) -> str:
    """The digest itself, when it is `sha256:` and 64 lower-case hexadecimal digits."""
    if not _DIGEST.match(digest):
        raise BadInput(f"{digest!r} is not a SHA-256 digest.", None, "Write sha256: and 64 hexadecimal digits.")
    return digest
