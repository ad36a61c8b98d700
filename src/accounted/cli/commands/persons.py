"""`accounted list add`, `accounted persons` and `accounted pairs`: lists in, the register out, and what to ask."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from accounted.cli.opening import open_case
from accounted.cli.options import CaseOption, JsonOption
from accounted.cli.screen import many, note, print_json, print_jsonl, progress, show, warning
from accounted.errors import CalledWrongly

if TYPE_CHECKING:
    from accounted.case import Asked, ListAdded

BAD_ROWS_SHOWN = 20


def lists(
    act: Annotated[str, typer.Argument(metavar="ACT", help="add, or show for the lists that are there.")],
    file: Annotated[str | None, typer.Argument(metavar="FILE", help="A table to add: CSV, XLSX, ODS.")] = None,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="What the list is called.")] = None,
    mapping: Annotated[
        str | None, typer.Option("--map", metavar="MAP.yaml", help="Which column holds what:  surname: Фамилия")
    ] = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> int:
    """Take a list of persons in, or show the lists of the case.

    The file is sealed like any original. The same list again, under its name, is brought up to date: records keep
    their ids, and what was judged of them stays. Rows that can't be used, and further sheets of persons that have other
    columns, are named with why; then the status is 1.
    A list that was added by mistake is taken back with:  accounted judge withdraw LIST-ID --by NAME --why TEXT
    """
    if act == "show" and file is None:
        return _show_lists(as_json, case)
    if act != "add" or file is None:
        what = "A list to add is in a file." if act == "add" else f"Nothing can be done with a list by {act!r}."
        raise CalledWrongly(what, None, "Write:  accounted list add FILE  or:  accounted list show")
    with open_case(case) as opened, progress("Adding") as step:
        opened.listen(note, step, warning)
        added = opened.add_list(file, name, mapping)
    if as_json:
        print_json(added.to_dict())
    else:
        _say(added)
    return int(bool(added.bad) or any(one.persons for one in added.left_out))


def _show_lists(as_json: bool, case: str | None) -> int:
    from accounted.cli.render import Listing

    with open_case(case) as opened:
        held = opened.persons.lists_with_state
    if as_json:
        print_json({"schema": "lists/1", "lists": [one.to_dict() for one in held]})
        return 0
    listing = Listing("list", "records", "what is to know", "id")
    for one in held:
        gone = one.withdrawn
        told = [f"taken back by {gone.by}, {gone.at[:10]}: {gone.why}"] if gone else []
        told += [f"says the same as: {', '.join(one.same_as)}"] if one.same_as else []
        listing.add(one.kept.name, f"{one.records:,}", "\n".join(told), one.kept.id)
    show(listing if held else "The case has no lists yet.  Add one:  accounted list add FILE")
    return 0


def _say(added: ListAdded) -> None:
    columns = "; ".join(f"{field}: {' + '.join(names)}" for field, names in added.mapping.items())
    show(
        f"{added.name}: {many(added.records, 'record')}, {added.new:,} new, {added.changed:,} changed, "
        f"{added.gone:,} gone.",
        f"  {columns}",
    )
    _say_of_earlier(added)
    if added.same_as:
        show(
            f"  Attention: it says the same as another list, row for row: {', '.join(added.same_as)}.",
            "  Their overlap tells nothing. If it was added by mistake, take it back:",
            f"  accounted judge withdraw {added.id} --by NAME --why TEXT",
        )
    if added.unused:
        show(
            f"  Columns not used, and kept as they are: {', '.join(added.unused)}.",
            "  To use one, put a line for it and these lines into a file MAP.yaml:",
            *(f"    {field}: {_as_yaml(names)}" for field, names in added.mapping.items()),
            "  accounted list add FILE --map MAP.yaml",
        )
    for table in added.left_out[:BAD_ROWS_SHOWN]:
        called = f"the sheet {table.sheet!r}" if table.sheet else "a table"
        show(f"  {called} of {many(table.rows, 'row')} left out: {table.why}")
    for one in added.bad[:BAD_ROWS_SHOWN]:
        show(f"  {_row_of(one.row, one.sheet)} left out: {one.why}")
    if len(added.bad) > BAD_ROWS_SHOWN:
        show(f"  and {len(added.bad) - BAD_ROWS_SHOWN:,} more rows; --json has all of them.")
    for told in added.dates:
        show(f"  {told}")
    for cell in added.unread[:BAD_ROWS_SHOWN]:
        compared = "compared by its year alone" if cell.compared else "not compared"
        where = f"{_row_of(cell.row, cell.sheet)}, {cell.field}"
        show(f"  {where}: {cell.written!r} is kept as written and {compared}. {cell.why}")
    if len(added.unread) > BAD_ROWS_SHOWN:
        show(f"  and {len(added.unread) - BAD_ROWS_SHOWN:,} more such cells; --json has all of them.")


def _row_of(row: int, sheet: str | None) -> str:
    return f"row {row} of the sheet {sheet!r}" if sheet else f"row {row}"


def _say_of_earlier(added: ListAdded) -> None:
    """Which records of the earlier version are gone, and whose number somebody else has now."""
    from accounted.case import name_of

    for gone in added.gone_records[:BAD_ROWS_SHOWN]:
        show(f"  gone: {name_of(gone)} (row {gone.row} before), {gone.id}")
    if len(added.gone_records) > BAD_ROWS_SHOWN:
        show(f"  and {added.gone - BAD_ROWS_SHOWN:,} more; --json has all of them.")
    if not added.renamed:
        return
    show(f"  Attention: under the rec_id of {many(len(added.renamed), 'record')} stands somebody of another name now:")
    for one in added.renamed[:BAD_ROWS_SHOWN]:
        show(f"  row {one.row}: {name_of(one)}, {one.id}")
    if len(added.renamed) > BAD_ROWS_SHOWN:
        show(f"  and {len(added.renamed) - BAD_ROWS_SHOWN:,} more; --json has all of them.")
    show(
        "  What was judged of the earlier ones stands on these. If this number only follows the rows, it is no rec_id:",
        "  give a file with --map that says running_number for it, and judge anew.",
    )


def _as_yaml(names: tuple[str, ...]) -> str:
    """Columns as a mapping names them; JSON is YAML."""
    return json.dumps(names[0] if len(names) == 1 else names, ensure_ascii=False)


def persons(
    counts: Annotated[
        bool, typer.Option("--counts", help="How many, by list, sex, age, place and year, in place of each person.")
    ] = False,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """List the persons of the register.

    Each with every name as written, the lists it is on, and how sure it is that its records belong together. With
    --counts, how many persons the lists and documents hold: documented, never estimated.
    """
    from accounted.cli.render import Listing

    with open_case(case) as opened, progress("Linking") as step:
        opened.listen(note, step, warning)
        tally = opened.persons.tally() if counts else None
        found = [] if counts else list(opened.persons)
    if tally is not None:
        _show_counts(tally.to_dict(), as_json)
        return
    if as_json:
        print_jsonl(one.to_dict() for one in found)
        return
    if not found:
        show("The case has no persons yet.  Add a list:  accounted list add FILE")
        return
    listing = Listing("names", "lists", "certainty", "id")
    for one in found:
        on = ", ".join(sorted({record.list_id for record in one.records}))
        listing.add("\n".join(one.person.names) or "not named", on, one.certainty, one.person.id)
    named = sum(one.named for one in found)
    show(listing, f"{many(named, 'person')} documented.{_and_unnamed(len(found) - named)}")


def _and_unnamed(records: int) -> str:
    """What is said of records that name nobody; nothing where there are none."""
    return f" {many(records, 'record')} besides, of nobody named." if records else ""


def _show_counts(told: dict[str, Any], as_json: bool) -> None:
    from accounted.cli.render import Listing

    if as_json:
        print_json(told)
        return
    listing = Listing("by", "", "persons")
    for question, rows in told["by"].items():
        for row in rows:
            listing.add(question, row["value"], str(row["persons"]))
    documented = f"{many(told['documented'], 'person')} documented, on {many(told['records'], 'record')}."
    show(listing, documented + _and_unnamed(told["unnamed"]))


def pairs(
    most: Annotated[int, typer.Option("--most", metavar="N", help="How many.", min=1)] = 20,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who is asked; what they were unsure of stays out.")
    ] = None,
    as_json: JsonOption = False,
    case: CaseOption = None,
) -> None:
    """List the pairs of records most worth an answer.

    Answer with:  accounted judge same-person|different-person|unsure ID ID --by NAME --why TEXT
    """
    with open_case(case) as opened, progress("Linking") as step:
        opened.listen(note, step, warning)
        asked, ahead, lesson = opened.persons.to_ask(most, by), opened.persons.outlook(), opened.persons.foretold()
    if as_json:
        print_jsonl(one.to_dict() for one in asked)
        return
    for one in asked:
        show(*_lines(one))
    if lesson:
        show(
            f"Of {lesson.answers} answers, each half foretold from the other half, the program expected "
            f"{lesson.expected:.0f} to say one person; {lesson.same} do."
        )
    if ahead.stop or not asked:
        show("More answers would change little: asking may stop.")
    else:
        gain = ahead.f1_after_next - ahead.f1
        show(
            f"The next {ahead.asked_next} answers may still change the register: by the program's own probabilities it "
            f"expects its score for joining the right records to rise by {gain:.2f}, of 1 at most. It may be wrong."
        )


def _lines(asked: Asked) -> list[str]:
    from accounted.case import name_of

    records = [f"  {one.id}  {name_of(one)}  ({one.list_id}, row {one.row})" for one in (asked.left, asked.right)]
    return [f"{asked.pair.probability:.2f}  {asked.pair.why}", *records]
