"""One glance at a case: what need not be asked twice while one answer is made, such as a page with many views."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
