"""Code lists: the words a claim may use, with the label and meaning of each, from `codes/*.yaml`.

A closed list refuses any other word; an open one accepts any word of the same shape, so that a
recorder's own code is kept, and only has no label.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from accounted.errors import UnknownCode

_SHAPE = re.compile(r"[a-z][a-z0-9_]*\Z")


@dataclass(frozen=True, slots=True)
class Code:
    """One word of a vocabulary, what people call it, and what it means."""

    code: str
    label: str
    definition: str
    broader: str | None = None


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

    def label(self, code: str) -> str:
        """What people call the code; for an unlisted one, the code in plain words."""
        known = self.codes.get(code)
        return known.label if known else code.replace("_", " ")


@cache
def vocabulary(name: str) -> Vocabulary:
    """The vocabulary of that name, read once from `model/codes/<name>.yaml`."""
    text = resources.files("accounted.model").joinpath("codes", f"{name}.yaml").read_text("utf-8")
    content = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    codes = {code: Code(code, *_entry(code, entry)) for code, entry in content["codes"].items()}
    return Vocabulary(name, bool(content["closed"]), codes)


def vocabulary_names() -> tuple[str, ...]:
    """The names of all vocabularies that ship, in order of the alphabet."""
    folder = resources.files("accounted.model").joinpath("codes")
    return tuple(sorted(item.name.removesuffix(".yaml") for item in folder.iterdir() if item.name.endswith(".yaml")))


def _entry(code: str, entry: Mapping[str, str]) -> tuple[str, str, str | None]:
    return entry.get("label", code.replace("_", " ")), entry["definition"], entry.get("broader")
