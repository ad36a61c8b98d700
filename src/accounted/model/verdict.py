"""What a verdict may be on and what it may set, from `codes/verdicts.yaml`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from accounted.errors import BadInput

ANY = "*"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict: `on` gives for each kind of thing the least and the most that it needs, None for no limit.

    `sets` are the keys it may set and `needs` those it must set, `*` for any; `choices` the values a key may have.
    """

    code: str
    on: Mapping[str, tuple[int, int | None]] = field(hash=False)
    sets: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] | None = field(default=None, hash=False)

    @property
    def said(self) -> str:
        """The verdict as it is typed."""
        return self.code.replace("_", "-")

    def check_on(self, kinds: Iterable[str]) -> None:
        """Refuse a judgement on other things than the verdict is for, or on too few or too many.

        Raises:
            BadInput: the error says what it is for.
        """
        counted = Counter(kinds)
        fits = (
            counted
            and set(counted) <= set(self.on)
            and all(
                least <= counted[kind] and (most is None or counted[kind] <= most)
                for kind, (least, most) in self.on.items()
            )
        )
        if not fits:
            given = ", ".join(f"{count} {kind}" for kind, count in sorted(counted.items())) or "nothing"
            raise BadInput(f"{self.said!r} is a judgement on {self._for()}; given: {given}.", None, "Name their ids.")

    def check_sets(self, changes: Mapping[str, Any]) -> None:
        """Refuse values that the verdict does not set, and their lack where it has to.

        Raises:
            BadInput: the error says what may be set.
        """
        foreign = [key for key in changes if ANY not in self.sets and key not in self.sets]
        said = changes if ANY in self.sets else {key for key, value in changes.items() if str(value).strip()}
        lacking = [key for key in self.needs if (not said if key == ANY else not str(changes.get(key, "")).strip())]
        if foreign or lacking:
            do = f"Use --set {self.sets[0] if ANY not in self.sets else 'KEY'}=VALUE." if self.sets else "Leave it out."
            what = (
                f"{self.said!r} does not set {foreign[0]!r}." if foreign else f"{self.said!r} has to set {self._key()}."
            )
            raise BadInput(what, None, do)
        for key, values in (self.choices or {}).items():
            if key in changes and changes[key] not in values:
                raise BadInput(f"{changes[key]!r} is no {key}.", "--set", f"Use one of: {', '.join(values)}.")

    def _key(self) -> str:
        return "at least one value" if ANY in self.needs else " and ".join(self.needs)

    def _for(self) -> str:
        return " and ".join(_many(kind, *ends) for kind, ends in self.on.items() if ends[0]) or (
            f"one or more of: {', '.join(self.on)}")  # fmt: skip


def _many(kind: str, least: int, most: int | None) -> str:
    number = {1: "one", 2: "two"}.get(least, str(least))
    plural = kind if least == most == 1 else f"{kind}s"
    return f"{number} {plural}" if least == most else f"{number} or more {plural}"


@cache
def verdict(code: str) -> Verdict:
    """The verdict of that code, which `vocabulary("verdicts")` lists."""
    entry = _entries()[code]
    choices = {key: tuple(values) for key, values in entry.get("choices", {}).items()}
    on = {kind: _ends(str(said)) for kind, said in entry["judges"].items()}
    return Verdict(code, on, tuple(entry.get("sets", ())), tuple(entry.get("needs", ())), choices)


def _ends(said: str) -> tuple[int, int | None]:
    least, _, most = said.removesuffix("+").partition("-")
    return int(least), None if said.endswith("+") else int(most or least)


@cache
def _entries() -> Mapping[str, Any]:
    from importlib import resources

    import yaml

    text = resources.files("accounted.model").joinpath("codes", "verdicts.yaml").read_text("utf-8")
    entries: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))["codes"]
    return entries
