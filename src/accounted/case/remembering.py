"""A whole case compared, remembered while nothing that it rests on has changed.

Setting a hundred thousand claims side by side takes a while. It is done anew when a document comes or a judgement
changes what is compared; accepting a claim, unless it was rejected before, changes nothing. Whoever shows pages may
lag: then the comparison that stood before is given while the new one is made, and `is_behind` says so.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from accounted.case.desk import Desk
from accounted.model import Judgement

if TYPE_CHECKING:
    from accounted.comparison import Compared

A_MOMENT = 3.0
"""How many seconds a comparison may take before whoever may lag is given the one before."""

CHANGE_NO_FIGURE = frozenset({"accept", "confidential", "locate", "same_person", "different_person", "unsure"})


class Memory:
    """The last comparison of a case; several threads may ask."""

    def __init__(self, desk: Desk) -> None:
        self.may_lag = self.is_behind = False
        self._desk = desk
        self._lock, self._made = threading.Lock(), threading.Lock()
        self._seq = self._epoch = 0
        self._state: Any = None
        self._held: Compared | None = None
        self._seconds = 0.0

    def ask(self, make: Callable[[], Compared]) -> Compared:
        """The comparison of today's state, or, where lagging is allowed and making takes long, of the one before."""
        state = self._now()
        held = self._held
        if held is not None and self._state == state:
            self.is_behind = False
            return held
        if held is not None and self.may_lag and self._seconds > A_MOMENT:
            self.is_behind = True
            if self._made.acquire(blocking=False):
                threading.Thread(target=self._beside, args=(state, make), name="comparing", daemon=True).start()
            return held
        with self._made:
            if self._held is not None and self._state == state:  # another thread was quicker
                return self._held
            return self._make(state, make)

    def _beside(self, state: Any, make: Callable[[], Compared]) -> None:
        try:
            self._make(state, make)
        finally:
            self._made.release()

    def _make(self, state: Any, make: Callable[[], Compared]) -> Compared:
        began = time.monotonic()
        made = make()
        self._held, self._state, self._seconds = made, state, time.monotonic() - began
        self.is_behind = False
        return made

    def _now(self) -> Any:
        """A value that changes with anything that is compared."""
        store = self._desk.store
        with self._lock:
            seq = store.given.head()[0]
            if seq != self._seq:
                if any(map(self._changes_figures, store.hand.since(self._seq))):
                    self._epoch += 1
                self._seq = seq
            return (store.stamp(), self._epoch)

    def _changes_figures(self, one: Judgement) -> bool:
        if one.verdict not in CHANGE_NO_FIGURE:
            return True
        before = (it for id in one.targets for it in self._desk.store.hand.judgements(id))
        return one.verdict == "accept" and any(it.verdict == "reject" for it in before)
