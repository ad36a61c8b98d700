"""`accounted rebuild`: throw away everything made, and make it again."""

from __future__ import annotations

from accounted.cli.opening import open_case
from accounted.cli.options import CaseOption, JsonOption, ReaderOption, SettingsOption, pairs
from accounted.cli.screen import many, print_json, progress, show, visible


def rebuild(
    reader: ReaderOption = None,
    settings: SettingsOption = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> int:
    """Make everything derived anew.

    What programs made is thrown away and made again from the originals; originals, log, answers and judgements stay.
    Each document is read as it was read before, or, with --reader, by that reader from now on. Nothing is ever sent:
    a reader that asks a model reads from the answers that are kept.
    """
    with open_case(case) as opened, progress("Reading") as step:
        rebuilt = opened.listen(step=step).rebuild(reader, pairs(settings))
    if as_json:
        print_json(rebuilt.to_dict())
        return int(bool(rebuilt.lost))
    made = f"{many(rebuilt.documents, 'document')} and {many(rebuilt.claims, 'claim')}"
    show(f"{made} made again from the originals.")
    if rebuilt.unread:
        show(f"Sealed, and not read: {many(len(rebuilt.unread), 'original')}.", *_unread(rebuilt.unread))
    if rebuilt.as_before:
        many_read = many(len(rebuilt.as_before), "document")
        show(
            f"Read as before, since no answers to the reader {reader!r} are kept: {many_read}.",
            "To ask for them, add the files again with --reader and its settings.",
        )
    if rebuilt.orphaned:
        show(f"Kept without a claim to find: {many(len(rebuilt.orphaned), 'judgement')}:  accounted judgements")
    return int(bool(rebuilt.lost))


def _unread(unread: tuple[tuple[str, str], ...]) -> list[str]:
    return [visible(f"  {name}: {why}") for name, why in unread]
