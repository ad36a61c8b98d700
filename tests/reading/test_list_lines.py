"""Lists in prose: a label and a number in each line, and what befell those counted told once, above."""

from collections.abc import Callable

import pytest

from accounted.model import CountClaim

Counts = Callable[..., list[CountClaim]]


def told(claims: list[CountClaim]) -> list[tuple[str, str, str | None]]:
    return [(claim.amount.exact, claim.fate.code, claim.group.code) for claim in claims]


def test_a_line_with_a_colon_says_what_befell_those_listed(counts: Counts) -> None:
    text = "Drowned, by barge:\n\n- Barge 1: 14\n- Barge 2, with the pilot: 9\n- Women: 4\n\nTogether: 27\n\nBoats: 2\n"
    assert told(counts(text)) == [
        ("14", "killed", None), ("9", "killed", None), ("4", "killed", "women"), ("27", "killed", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Погибло по улицам:\n\nСадовая — 14\nРечная — 9\n"),
        ("es", "Muertos por barrio:\n\nEl Carmen: 14\nLa Loma: 9\n"),
        ("tr", "Mahallelere göre ölenler:\n\nAşağı Mahalle: 14\nYukarı Mahalle: 9\n"),
        ("ar", "القتلى حسب الحي:\n\nحي النخيل: 14\nحي السوق: 9\n"),
    ],
)
def test_lists_of_other_languages(language: str, text: str, counts: Counts) -> None:
    assert [claim.amount.exact for claim in counts(text, None, None, language)] == ["14", "9"]


def test_a_line_that_tells_a_fate_speaks_for_the_people_under_it(counts: Counts) -> None:
    text = "Killed: 84\nWomen: 12\nMen turned away: 3\nInhabitants: 900\nHouses: 30\n"
    assert told(counts(text)) == [("84", "killed", None), ("12", "killed", "women")]


def test_under_the_title_only_a_list_that_adds_up_counts(counts: Counts) -> None:
    lines = "Lower street: 8\nUpper street: 4\nTravellers: 3\nTotal: {} persons\n\nWomen: 7\n"
    of_the_dead = (None, None, "en", "List of the dead of Arvel")
    right, wrong = (counts(lines.format(total), *of_the_dead) for total in (15, 19))
    assert [claim.amount.exact for claim in right] == ["8", "4", "3", "15", "7"]
    assert wrong == []
    assert counts(lines.format(15), None, None, "en", "List of the households of Arvel") == []


def test_a_line_of_text_is_none_of_a_list(counts: Counts) -> None:
    assert counts("Those killed were named:\n\nThe council met in room 4: 19 came.\n") == []


@pytest.mark.parametrize(
    ("language", "table", "figures"),
    [
        (
            "en",
            "| Town | Persons lost | of whom children | Houses lost |\n|---|---|---|---|\n| Orm | 31 | 12 | 19 |\n",
            [("31", "killed", None), ("12", "killed", "children")],
        ),
        ("en", "| | Killed |\n|---|---|\n| Men | 31 |\n| Horses | 12 |\n", [("31", "killed", "men")]),
        (
            "es",
            "| Concepto | Cantidad |\n|---|---|\n| Mujeres, cadáveres | 19 |\n| Total de cadáveres | 34 |\n",
            [("19", "body_found", "women"), ("34", "body_found", None)],
        ),
    ],
)
def test_tables_of_the_lost_and_of_bodies(
    language: str, table: str, figures: list[tuple[str, str, str | None]], counts: Counts
) -> None:
    assert told(counts(table, None, None, language)) == figures
