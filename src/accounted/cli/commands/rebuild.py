"""`accounted rebuild`: throw away everything made, and make it again."""

from __future__ import annotations

from accounted.cli.opening import open_case
from accounted.cli.options import CaseOption, JsonOption
from accounted.cli.screen import print_json, progress, show


def rebuild(as_json: JsonOption = False, case: CaseOption = None) -> int:
    """Make everything derived anew.

    What programs made is thrown away and made again from the originals; originals, log and judgements stay.
    """
    with open_case(case) as opened, progress("Reading") as step:
        rebuilt = opened.listen(step=step).rebuild()
    if as_json:
        print_json(rebuilt.to_dict())
        return 0
    show(f"{rebuilt.documents} documents and {rebuilt.claims} claims were made again from the originals.")
    if rebuilt.unread:
        show(f"{len(rebuilt.unread)} originals could not be read; they stay sealed:", *_unread(rebuilt.unread))
    if rebuilt.orphaned:
        show(f"{len(rebuilt.orphaned)} judgements find no claim any more; they are kept:  accounted judgements")
    return 0


def _unread(unread: tuple[tuple[str, str], ...]) -> list[str]:
    return [f"  {name}: {why}" for name, why in unread]
