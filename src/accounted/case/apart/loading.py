"""What a worker loads before it forks, so that no original has to wait for it: our own words, and nothing of originals.

An original is opened in some hundredths of a second, and the words of its parsers and of its language take ten times
that to load. What is loaded here is shared by every process that is forked for an original.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from typing import Any

from accounted.model import Document, digest_of

_A_SENTENCE = "It is 1 January 2000."


def load_first() -> None:
    """Load what every original needs: the importers, and telling languages apart."""
    from accounted.intake import opening  # noqa: F401 (importing it is what loads)
    from accounted.intake.language_id import language_of
    from accounted.plugins import importers

    with suppress(Exception):  # a part that is broken is named where an original asks for it
        importers()
    language_of("The words of an original are often in the language of the one before.")


def load_for(document: Mapping[str, Any]) -> None:
    """Load what the next original needs if it is of the kind and in the language of this one, as they often are."""
    from accounted.intake import load_late

    kind, spoken = str(document.get("media_type") or ""), document.get("language") or "en"
    load_late(kind)
    if document.get("kind") in ("text", "table") and isinstance(spoken, str):
        _load_language(spoken)


@cache
def _load_language(spoken: str) -> None:
    """Read a sentence of ours in that language, which loads its words and all that reads them."""
    from accounted.reading import languages, read

    if spoken in languages():
        digest = digest_of(_A_SENTENCE.encode())
        document = Document(digest=digest, name="", kind="text", media_type="text/plain", importer="none")
        list(read(document, _A_SENTENCE, language=spoken))
