"""What importers load only when they meet an original of their kind, so that who opens many can load it once."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module

_LATE: Mapping[str, tuple[str, ...]] = {
    "text/html": ("trafilatura", "charset_normalizer"),
    "application/warc": ("warcio.archiveiterator",),
    "application/wacz": ("warcio.archiveiterator",),
    "application/pdf": ("pypdfium2",),
    "image/": ("PIL.Image", "PIL.ImageOps"),
    "application/vnd.": ("python_calamine", "lxml.etree"),
    "application/x-ole-storage": ("python_calamine",),
}
"""By how a media type begins; of a format that is not named here the importer itself loads all it needs."""


def load_late(media_type: str) -> None:
    """Load what the importer of a media type loads late, so that processes forked after this share it."""
    for beginning in _LATE:
        if media_type.startswith(beginning):
            _load(beginning)


@cache
def _load(beginning: str) -> None:
    for module in _LATE[beginning]:
        with suppress(ImportError):  # who needs it will say so
            import_module(module)
