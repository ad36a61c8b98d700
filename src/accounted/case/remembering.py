"""Whether what is kept of the comparison still fits the case, asked often and answered at once.

Whoever shows pages may lag: when bringing the comparison up to date takes longer than a moment, what was kept before is
given meanwhile, and `is_behind` says so.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any

from accounted.case.desk import Desk
from accounted.errors import CannotStore, CaseIsBusy
from accounted.model import Judgement

if TYPE_CHECKING:
    from accounted.case.gathering import Known
    from accounted.store import Comparisons

A_MOMENT = 2.0
"""How many seconds whoever may lag waits for the comparison to be brought up to date."""

CHANGE_NO_FIGURE = frozenset(
    {"accept", "confidential", "graphic", "locate", "same_person", "different_person", "split_person", "unsure"}
)


class Memory:
    """What is kept of the comparison of a case; several threads may ask."""

    def __init__(self, desk: Desk) -> None:
        self.may_lag = self.is_behind = False
        self._desk, self._shelf = desk, desk.store.comparisons
        self._lock, self._making = threading.Lock(), threading.Lock()
        self._seq = self._epoch = 0
        self._fits: Any = None
        self._rejected: tuple[Any, dict[str, str]] = (None, {})
        self._coming: Future[None] | None = None
        self.known: tuple[str, Mapping[str, Known]] | None = None  # of documents, and the gathering that it is of
        self._threads = ThreadPoolExecutor(1, "comparing")

    def shelf(self) -> Comparisons:
        """What is kept, up to date; where lagging is allowed and it takes long, as it was before."""
        return self._desk.glance.once("shelf", self._brought)

    def order(self) -> Sequence[tuple[str, Mapping[str, int]]]:
        """The id of every incident with the counts of its views, most statements first."""
        return self._desk.glance.once("order", lambda: self.shelf().order())

    def _brought(self) -> Comparisons:
        if self._fits != self._now():
            if self.may_lag and self._shelf.state() is not None:
                self._beside()
            else:
                self._make()
        self.is_behind = self._fits != self._now() and self.may_lag
        return self._shelf

    def rejected(self) -> dict[str, str]:
        """The claims that reviewers took out, each with the id of its document."""
        from accounted.case.keeping import rejected_of

        now = self._now()
        if self._rejected[0] != now:
            self._rejected = (now, rejected_of(self._desk))
        return self._rejected[1]

    def disputed(self) -> frozenset[str]:
        """The ids of the claims that reviewers differ on."""
        from accounted.case.keeping import disputed_of

        head = self._desk.store.given.head()
        return self._desk.lasting.while_("disputed", (head, self._desk.store.stamp()), lambda: disputed_of(self._desk))

    def _beside(self) -> None:
        """Bring it up to date in a thread of its own, and wait for a moment.

        What it fails by is raised here, also when it failed after the moment: then whoever asks next is told.
        """
        with self._lock:
            late = self._coming if self._coming is not None and self._coming.done() else None
            if late is not None:
                self._coming = None
        if late is not None:
            late.result()
        with self._lock:
            if self._coming is None:
                self._coming = self._threads.submit(self._make)
            coming = self._coming
        wait([coming], A_MOMENT)
        if coming.done():
            with self._lock:
                self._coming = None if self._coming is coming else self._coming
            coming.result()

    def _make(self) -> None:
        with self._making:
            if self._fits != self._now():  # another thread may have been quicker
                self._bring()

    def _bring(self) -> None:
        from accounted.case.keeping import bring_up_to_date, fits, grounds_of

        store = self._desk.store
        if store.only_reads and self._shelf is store.comparisons and not fits(self._desk, self._shelf):
            self._shelf = store.comparisons_in_memory()
        try:
            brought = bring_up_to_date(self._desk, self._shelf)
        except (CannotStore, CaseIsBusy):  # then it is compared all the same, and kept as long as this program runs
            self._shelf = store.comparisons_in_memory()
            brought = bring_up_to_date(self._desk, self._shelf)
        now = self._now()
        if grounds_of(self._desk).whole == brought.whole:
            self._fits = now

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
