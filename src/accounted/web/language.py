"""The languages of the pages: catalogues of translated strings, a file each in `catalogues/`, English without one.

A catalogue is gettext's text form (`.po`), which translators' tools write. It is read when it is first needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

CATALOGUES = Path(__file__).parent / "catalogues"
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the pages, by its ISO 639 code, with its own name for itself."""

    code: str
    name: str

    @property
    def dir(self) -> str:
        """Which way it runs."""
        return direction(self.code)

    def gettext(self, text: str) -> str:
        """A string in this language; as it is in English, where the catalogue has none."""
        return _translations(self.code).gettext(text)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """A string that depends on a number."""
        return _translations(self.code).ngettext(one, many, count)

    def strings(self) -> tuple[str, ...]:
        """Every string, in English, that this language has a translation of; those that depend on a number left out."""
        held = getattr(_translations(self.code), "_catalog", {})
        return tuple(it for it in held if isinstance(it, str) and it)


ENGLISH = Language("en", "English")
_OWN_NAMES = {"ar": "العربية"}
_NOW: ContextVar[Language] = ContextVar("language", default=ENGLISH)


@cache
def languages() -> tuple[Language, ...]:
    """English, and each language that has a catalogue."""
    found = sorted(path.stem for path in CATALOGUES.glob("*.po"))
    return (ENGLISH, *(Language(code, _OWN_NAMES.get(code, code)) for code in found))


def chosen(asked: str | None, kept: str | None, wished: str | None) -> Language:
    """The first of these that there is: asked for now, kept from before, wished for by the browser; else English."""
    by_code = {one.code: one for one in languages()}
    wishes = [part.split(";")[0].strip().lower().split("-")[0] for part in (wished or "").split(",")]
    return next((by_code[code] for code in (asked, kept, *wishes) if code in by_code), ENGLISH)


def direction(code: str | None) -> str:
    """`rtl` or `ltr` for a language, `auto` where it is not known."""
    if code is None:
        return "auto"
    return "rtl" if code.split("-")[0] in RIGHT_TO_LEFT else "ltr"


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """A stretch of work whose strings are in a language."""
    token = _NOW.set(language)
    try:
        yield
    finally:
        _NOW.reset(token)


def now_speaking() -> Language:
    """The language of the page that is being made."""
    return _NOW.get()


def _(text: str) -> str:
    """A string in the language of the page that is being made."""
    return _NOW.get().gettext(text)


def N_(text: str) -> str:  # noqa: N802 (gettext's own name for it)
    """A string that is translated where it is shown; this only lets translators find it."""
    return text


def ngettext(one: str, many: str, count: int) -> str:
    """The same for a string that depends on a number."""
    return _NOW.get().ngettext(one, many, count)


@cache
def _translations(code: str) -> NullTranslations:
    path = CATALOGUES / f"{code}.po"
    if not path.exists():
        return NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po
    from babel.support import Translations

    compiled = BytesIO()
    with path.open("rb") as catalogue:
        write_mo(compiled, read_po(catalogue, locale=code))
    compiled.seek(0)
    return Translations(compiled)
