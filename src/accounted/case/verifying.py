"""Everything checked that can be: bytes, log, judgements, the databases, and that claims quote their documents.

A case that has today's form is read with the database's own driver first, which tells quickly that all is as it was
(`whole`). Wherever that meets anything else, the full check (`checking`) looks again, and names what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from accounted.case.folders import AnyPath, is_bag
from accounted.case.hands import Hands, Step, unheard
from accounted.case.whole import Kept, checked_quickly, kept_elsewhere
from accounted.errors import StoreDamaged
from accounted.vault import Verification


def verify_case(
    folder: Path, hands: Hands | None = None, step: Step = unheard, against: Iterable[AnyPath] = ()
) -> Verification:
    """What a check of the case, or the bag, in the folder finds.

    A database that can't be read is a finding, not an error. `against` are checkpoints that were kept elsewhere.
    """
    elsewhere, hands = kept_elsewhere(against), hands or Hands()
    if is_bag(folder):
        from accounted.case.unbagging import verify_bag

        return verify_bag(folder, step, elsewhere)
    return checked_quickly(folder, hands, step, elsewhere) or _checked_fully(folder, hands, step, elsewhere)


def _checked_fully(folder: Path, hands: Hands, step: Step, elsewhere: Kept) -> Verification:
    from accounted.case.checking import check, damaged
    from accounted.case.desk import open_desk

    try:
        desk = open_desk(folder, hands)
    except StoreDamaged as error:
        return Verification(0, 0, 0).plus([damaged(error)], ["Nothing else could be checked without the database."])
    with desk.store:
        desk.step = step
        return check(desk, elsewhere)
