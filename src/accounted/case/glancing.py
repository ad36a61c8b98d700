"""What need not be asked twice: in one glance, while one answer is made; and for longer, while its grounds stand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")


class Glance(threading.local):
    """What one thread knows while it makes one answer, which only reads; outside of that, everything is asked anew."""

    def __init__(self) -> None:
        self._known: dict[str, Any] | None = None

    @contextmanager
    def taken(self) -> Iterator[None]:
        """A block that only reads; what `once` asked first in it stands for all of it."""
        if self._known is not None:
            yield
            return
        self._known = {}
        try:
            yield
        finally:
            self._known = None

    def once(self, name: str, ask: Callable[[], T]) -> T:
        """What is asked for, which within a glance is asked once."""
        if self._known is None:
            return ask()
        if name not in self._known:
            self._known[name] = ask()
        return self._known[name]  # type: ignore[no-any-return] # what is known by this name, `ask` gave


@dataclass(slots=True)
class Linked:
    """What is kept of the register: its links with what they were made of, its records, and its persons."""

    kept: Any = None
    unlinked: Any = None
    registered: Any = None


class Lasting:
    """What was asked before, and holds as long as its grounds do; several threads may ask."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Any, Any]] = {}

    def while_(self, name: str, grounds: object, ask: Callable[[], T]) -> T:
        """What is asked for, asked again only when its grounds are others than they were."""
        known = self._known.get(name)
        if known is None or known[0] != grounds:
            known = self._known[name] = (grounds, ask())
        return known[1]
