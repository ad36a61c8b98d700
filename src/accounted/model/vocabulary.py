"""Code lists: the words a claim may use, with the label and meaning of each, from `codes/*.yaml`.

A closed list refuses any other word; an open one accepts any word of the same shape, so that a
recorder's own code is kept, and only has no label.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import Any

from accounted.errors import BadInput, UnknownCode

LIKENESS = 0.8
"""How like a listed code a word is, of 1, before it is taken for a slip of the hand."""

_SHAPE = re.compile(r"[a-z][a-z0-9_]*\Z")


@dataclass(frozen=True, slots=True)
class Code:
    """One word of a vocabulary, what people call it, what it means, traits by which rules tell words apart, and words
    that people write for it (`also`)."""

    code: str
    label: str
    definition: str
    broader: str | None = None
    traits: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A named code list; `closed` says whether words outside it are refused."""

    name: str
    closed: bool
    codes: Mapping[str, Code] = field(hash=False)

    def check(self, code: str) -> str:
        """The code itself, if it may be used.

        Raises:
            UnknownCode: the list is closed and lacks it, or it is not lower_case words.
        """
        if code in self.codes or (not self.closed and _SHAPE.match(str(code))):
            return code
        raise UnknownCode(self.name.replace("_", " "), code, self.codes)

    def check_typed(self, code: str) -> str:
        """The code itself, as a person typed it; another word for a listed one, or one that is all but it, is refused.

        Raises:
            UnknownCode: it may not be used.
            BadInput: a listed word was probably meant; the error names it.
        """
        if code in self.codes:
            return code
        meant = self.by_word.get(_plain(code))
        if meant is None:
            near = get_close_matches(self.check(code), self.codes, n=1, cutoff=LIKENESS)
            if not near:
                return code
            meant = near[0]
        what = f"{code!r} is not one of the {self.name.replace('_', ' ')}; did you mean {meant!r}?"
        raise BadInput(what, None, "Write the word as listed, or one of your own that is not so near to it.")

    @property
    def by_word(self) -> Mapping[str, str]:
        """The codes by what people write for them: the code in plain words, its label, other words."""
        return _by_word(self.name)

    def having(self, trait: str) -> frozenset[str]:
        """The codes of that trait."""
        return frozenset(code for code, one in self.codes.items() if trait in one.traits)

    def label(self, code: str) -> str:
        """What people call the code; for an unlisted one, the code in plain words."""
        known = self.codes.get(code)
        return known.label if known else code.replace("_", " ")


@cache
def vocabulary(name: str) -> Vocabulary:
    """The vocabulary of that name, read once from `model/codes/<name>.yaml`."""
    from importlib import resources  # loaded when a list is asked for, as the reader of YAML is

    import yaml

    text = resources.files("accounted.model").joinpath("codes", f"{name}.yaml").read_text("utf-8")
    content = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    codes = {code: Code(code, *_entry(code, entry)) for code, entry in content["codes"].items()}
    return Vocabulary(name, bool(content["closed"]), codes)


@cache
def _by_word(name: str) -> Mapping[str, str]:
    codes = vocabulary(name).codes.values()
    other = {_plain(word): one.code for one in codes for word in one.also}
    return other | {_plain(word): one.code for one in codes for word in (one.label, one.code)}


def _plain(word: str) -> str:
    return " ".join(str(word).replace("_", " ").lower().split())


def vocabulary_names() -> tuple[str, ...]:
    """The names of all vocabularies that ship, in order of the alphabet."""
    from importlib import resources

    folder = resources.files("accounted.model").joinpath("codes")
    return tuple(sorted(item.name.removesuffix(".yaml") for item in folder.iterdir() if item.name.endswith(".yaml")))


def _entry(code: str, entry: Mapping[str, Any]) -> tuple[str, str, str | None, tuple[str, ...], tuple[str, ...]]:
    label = entry.get("label", code.replace("_", " "))
    traits, also = (tuple(entry.get(key, ())) for key in ("traits", "also"))
    return label, entry["definition"], entry.get("broader"), traits, also
