"""What was said when originals were handed in: their names and what the adder knew, out of the custody log.

The same bytes may come under several names and with several accounts of them. The name shown is chosen by the
alphabet alone. Of the accounts the last that says anything is shown, whole: a person gave it knowing better, and two
accounts mixed key by key would be one that nobody gave. The document notes that there were more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from accounted.case.asked_dates import typed_date
from accounted.errors import BadInput
from accounted.model import CustodyEvent
from accounted.vault.acts import ANNOUNCED, RECEIVED_AGAIN

SAID = ("publisher", "published", "side", "title", "language")
"""What a person may say of a document when handing it in."""

DESCRIBED = (*SAID, "citation")
"""What a person may set or correct later."""

_MOST_TRIED = 5


@dataclass(slots=True)
class Receipt:
    """All names an original came under, and every account of it, as values by key, in the order of the log.

    `decided` is what people set later, as judgements; an empty value takes one away.
    """

    names: set[str] = field(default_factory=set)
    accounts: list[dict[str, str]] = field(default_factory=list)
    origins: set[tuple[tuple[str, str], ...]] = field(default_factory=set)
    decided: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, said: Mapping[str, str], within: Mapping[str, str] | None = None) -> None:
        """Add what one handing-in said, and inside which original it was found."""
        self.names.add(name)
        if said:
            self.accounts.append(dict(said))
        if within:
            self.origins.add(_origin(within))

    def knows(self, name: str, said: Mapping[str, str], within: Mapping[str, str] | None = None) -> bool:
        """Whether handing it in so would say nothing new."""
        known = not within or _origin(within) in self.origins
        return known and name in self.names and (not said or dict(said) == self.given)

    @property
    def name(self) -> str:
        """The name shown: the first of them in order of code points."""
        return min(self.names)

    @property
    def other_names(self) -> tuple[str, ...]:
        """One name for each other ending, in order: by what a file is called it may be opened in another way."""
        endings = {name.rpartition(".")[2].lower(): name for name in sorted(self.names, reverse=True)}
        endings.pop(self.name.rpartition(".")[2].lower(), None)
        return tuple(sorted(endings.values())[:_MOST_TRIED])

    @property
    def given(self) -> dict[str, str]:
        """The values shown, by key: the last account, whole."""
        return self.accounts[-1] if self.accounts else {}

    @property
    def known(self) -> dict[str, str]:
        """The values that hold, by key: what was decided, else what was given; empty where there is none."""
        return {**self.given, **self.decided}

    @property
    def notes(self) -> tuple[str, ...]:
        """A sentence for each original it was found in, and for whatever was said in more than one way."""
        said = {key: {one[key] for one in self.accounts if key in one} for key in SAID}
        several = [("name", self.names), *sorted(said.items())]
        differing = (f"Received with more than one {key}: {'; '.join(sorted(values))}."
                     for key, values in several if len(values) > 1)  # fmt: skip
        return (*map(_found_in, sorted(self.origins)), *differing)


def receipts(events: Iterable[CustodyEvent]) -> dict[str, Receipt]:
    """The receipt of every original that the log names, by digest, whether or not it was sealed in the end."""
    held: dict[str, Receipt] = {}
    for event in events:
        if event.kind in (ANNOUNCED, RECEIVED_AGAIN):
            metadata = event.payload["metadata"]
            held.setdefault(event.refs[0], Receipt()).take(
                event.payload["name"], said_in(metadata), origin_in(metadata)
            )
    return held


WITHIN = ("inside", "member", "address", "captured", "fetched", "record", "recorded", "agrees", "tool")
"""What metadata says of where an original comes from: the container around it, or the address it was captured at, with
the record of the capture, the digest that it holds, whether the bytes have it, and the program that captured it."""


def origin_in(metadata: Mapping[str, str | None]) -> dict[str, str]:
    """What metadata says of where an original was found; nothing for a file of its own."""
    return {key: value for key in WITHIN if (value := metadata.get(key)) is not None}


def _origin(within: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((key, within[key]) for key in WITHIN if key in within)


def _found_in(origin: tuple[tuple[str, str], ...]) -> str:
    """A sentence on where an original was found."""
    said = dict(origin)
    inside = f"Found inside {said['inside']} as {said['member']!r}." if "inside" in said else None
    at = f"Captured from {said['address']}" if "address" in said else None
    when = f" at {said['captured']}." if "captured" in said else "." if at else None
    differs = "Its bytes have not the digest that was recorded of them." if said.get("agrees") == "no" else None
    return " ".join(filter(None, (inside, f"{at}{when}" if at else None, differs)))


def checked(said: Mapping[str, str | None]) -> dict[str, str]:
    """What was said, without what was not, after a look at its form; the date as EDTF.

    Raises:
        BadInput: a value is no text, the date can't be understood, or the language is no code of two or three letters.
    """
    for key, value in said.items():
        if value is not None and not isinstance(value, str):
            raise BadInput(f"{value!r} is no text.", key, f"Write it as text: '{value}'.")
    kept = {key: value.strip() for key, value in said.items() if value and value.strip()}
    if "published" in kept:
        kept["published"] = typed_date(kept["published"], "the date of publication")
    if not re.fullmatch(r"[a-z]{2,3}", kept.get("language", "en")):
        raise BadInput(
            f"{kept['language']!r} is not the code of a language.", "the language", "Write it like en, az or ru."
        )
    return kept


def said_in(metadata: Mapping[str, str | None]) -> dict[str, str]:
    """What metadata says of a document itself; where the file lay, and what nobody said, is left out."""
    return {key: value for key in SAID if (value := metadata.get(key))}
