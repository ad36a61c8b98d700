"""Which of the older one-byte and East Asian encodings a file is in, by its bytes.

charset-normalizer proposes; it is sure of scripts and, on short texts, unsure among the Latin code
pages, so those are told apart here by the letters that the languages of each page use.
"""

from __future__ import annotations

import codecs
import re
from itertools import pairwise

MULTIBYTE = frozenset({"gb18030", "shift-jis", "euc-kr", "big5", "euc-jp"})
WESTERN = "windows-1252"

_LATIN = {  # in order of preference where two fit equally well
    "cp1252": "éèêàâçùûôîïëüöäßñáíóúãõåøæœÉÈÀÇÜÖÄÑÁÍÓÚÅØ",
    "cp1254": "ışğİŞĞçöüÇÖÜâîû",
    "cp1250": "ąćęłńóśźżáčďéěíňřšťúůýžőűăâîşţđĄĆĘŁŃÓŚŹŻÁČĎÉĚÍŇŘŠŤÚŮÝŽŐŰĂŞŢĐöüäôľĺŕß",
    "cp1257": "āčēģīķļņšūžėųįąęĀČĒĢĪĶĻŅŠŪŽĖŲĮĄĘõäöü",
    "mac_roman": "éèêàâçùûôîïëüöäßñáíóúãõåøæœÉÈÀÇÜÖÄÑÁÍÓÚÅØ",
    "cp850": "éèêàâçùûôîïëüöäßñáíóúãõåøæÉÈÀÇÜÖÄÑÁÍÓÚÅØ",
}
_CYRILLIC = ("cp1251", "koi8_r", "koi8_u", "cp866", "mac_cyrillic", "iso8859_5")  # in order of preference, likewise
_COMMON, _USED = frozenset("оеаинтсрвлкмдпу"), frozenset("бгёжзйфхцчшщъыьэюяіїєґўј")
_OTHERS = ("cp1251", "koi8_r", "koi8_u", "cp866", "mac_cyrillic", "iso8859_5", "cp1253", "cp1255", "cp1256")
_CANDIDATES = [*_OTHERS, *_LATIN, *(page.replace("-", "_") for page in sorted(MULTIBYTE))]
_TYPOGRAPHY = frozenset("\u00a0\u00ad«»“”„‘’‚–—…€£°§©®·•¡¿ºª")
_DECLARABLE = re.compile(r"(cp|iso8859|koi8|mac|gb|big5|euc|shift_jis|hp-roman8|tis|ptcp154|kz1048|johab|latin)")
_NEIGHBOURHOOD = 32
_SAMPLE = 32_768


def code_page_of(content: bytes) -> str | None:
    """The code page that best explains bytes which are not UTF-8; None when none makes letters of them."""
    from charset_normalizer import from_bytes

    sample = _sample(content)
    best = from_bytes(sample, cp_isolation=_CANDIDATES, enable_fallback=False).best()
    if best is not None and best.encoding in _CYRILLIC:
        return _spelt(max(_CYRILLIC, key=lambda page: _cyrillic_fit(sample, page)))
    if best is not None and best.encoding not in _LATIN:
        return _spelt(best.encoding)
    fits = {page: _fit(sample, page) for page in _LATIN}
    page = max(fits, key=fits.__getitem__)
    return _spelt(page) if fits[page] > 0 else None


def declared_code_page(content: bytes, declared: str | None) -> str | None:
    """The code page a file names for itself, if its bytes bear that out.

    A western one is the commonest false name: it is believed only when the bytes show no other script.
    """
    try:
        page = codecs.lookup(declared or "").name
        codecs.decode(content, page)
    except (LookupError, ValueError):
        return None
    if not _DECLARABLE.match(page):
        return None
    if page in ("iso8859-1", "cp1252"):  # browsers read both as the second
        return WESTERN if code_page_of(content) in (None, *map(_spelt, _LATIN)) else None
    return _spelt(page)


def _spelt(page: str) -> str:
    """The name people know a code page by, which Python takes as well."""
    return page.replace("_", "-").replace("cp12", "windows-12")


def _sample(content: bytes) -> bytes:
    """The places that tell code pages apart, with the words around them."""
    if len(content) <= _SAMPLE:
        return content
    pieces, size, reached = [], 0, 0
    for found in re.finditer(rb"[\x80-\xff]", content):
        if found.start() >= reached:
            reached = found.end() + _NEIGHBOURHOOD
            pieces.append(content[max(0, found.start() - _NEIGHBOURHOOD) : reached])
            size += len(pieces[-1])
        if size > _SAMPLE:
            break
    return b"\n".join(pieces)


def _fit(sample: bytes, page: str) -> int:
    """How well a Latin code page explains the bytes beyond ASCII: its own letters count for it, the rest against."""
    own, text = _LATIN[page], sample.decode(page, errors="replace")
    return sum(_weight(before, character, own) for before, character in pairwise(" " + text) if character > "\x7f")


def _cyrillic_fit(sample: bytes, page: str) -> int:
    """The same for a Cyrillic page: the pages share most letters, and differ in which of them are capitals."""
    text = sample.decode(page, errors="replace")
    return sum(_cyrillic_weight(before, it) for before, it in pairwise(" " + text) if it > "\x7f")


def _cyrillic_weight(before: str, character: str) -> int:
    if before.islower() and character.isupper():
        return -4
    low = character.lower()
    if low in _COMMON or low in _USED:
        return 3 if low in _COMMON else 2
    return 0 if character in _TYPOGRAPHY or "\u0400" <= character <= "\u04ff" else -4


def _weight(before: str, character: str, own: str) -> int:
    if before.islower() and character.isupper():  # no word goes on with a capital
        return -4
    if character in own:
        return 2
    return 0 if character in _TYPOGRAPHY else -1 if character.isalpha() else -4
