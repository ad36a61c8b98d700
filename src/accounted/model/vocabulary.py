"""Code lists: the words a claim may use, with the label and meaning of each, from `codes/*.yaml`.

A closed list refuses any other word; an open one accepts any word of the same shape, so that a
recorder's own code is kept, and only has no label.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from accounted.errors import BadInput, UnknownCode

LIKENESS = 0.8
"""How like a listed code a word is, of 1, before it is taken for a slip of the hand."""

_SHAPE = re.compile(r"[a-z][a-z0-9_]*\Z")


@dataclass(frozen=True, slots=True)
class Code:
    """One word of a vocabulary, what people call it, what it means, and traits by which rules tell words apart."""

    code: str
    label: str
    definition: str
    broader: str | None = None
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A named code list; `closed` says whether words outside it are refused."""

    name: str
    closed: bool
    codes: Mapping[str, Code]

    def check(self, code: str) -> str:
        """The code itself, if it may be used.

        Raises:
            UnknownCode: the list is closed and lacks it, or it is not lower_case words.
        """
        if code in self.codes or (not self.closed and _SHAPE.match(str(code))):
            return code
        raise UnknownCode(self.name.replace("_", " "), code, self.codes)

    def check_typed(self, code: str) -> str:
        """The code itself, as a person typed it: one that is all but a listed word is taken for a slip, and refused.

        Raises:
            UnknownCode: it may not be used.
            BadInput: a listed word was probably meant; the error names it.
        """
        meant = get_close_matches(self.check(code), self.codes, n=1, cutoff=LIKENESS)
        if code in self.codes or not meant:
            return code
        what = f"{code!r} is not one of the {self.name.replace('_', ' ')}; did you mean {meant[0]!r}?"
        raise BadInput(what, None, "Write the word as listed, or one of your own that is not so near to it.")

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


def vocabulary_names() -> tuple[str, ...]:
    """The names of all vocabularies that ship, in order of the alphabet."""
    from importlib import resources

    folder = resources.files("accounted.model").joinpath("codes")
    return tuple(sorted(item.name.removesuffix(".yaml") for item in folder.iterdir() if item.name.endswith(".yaml")))


def _entry(code: str, entry: Mapping[str, Any]) -> tuple[str, str, str | None, tuple[str, ...]]:
    label = entry.get("label", code.replace("_", " "))
    return label, entry["definition"], entry.get("broader"), tuple(entry.get("traits", ()))
