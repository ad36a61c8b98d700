"""What a row of a table is about: a place, people of a kind, or all of them."""

import pytest

from accounted.case.opening import open_and_read
from accounted.intake import BUILT_IN
from accounted.model import CountClaim, Original, digest_of


def told(table: str, **given: str) -> list[tuple[str | None, str | None, str, str]]:
    content = table.encode()
    opened = open_and_read(Original(digest_of(content), len(content)), content, "losses.csv", given, BUILT_IN)
    claims = [it for it in opened.claims if isinstance(it, CountClaim)]
    return [(it.place.name if it.place else None, it.group.code, it.fate.code, it.amount.exact) for it in claims]


@pytest.mark.parametrize(
    ("table", "groups"),
    [
        (",Killed,Injured\nMen,12,30\nWomen,7,11\nChildren,3,5\nTotal,22,46\n", ["men", "women", "children", None]),
        (",Погибло,Ранено\nМужчины,12,30\nЖенщины,7,11\nДети,3,5\nВсего,22,46\n", ["men", "women", "children", None]),
        (",Öldürülen,Yaralanan\nErkekler,12,30\nKadınlar,7,11\nÇocuklar,3,5\nToplam,22,46\n",
         ["men", "women", "children", None]),
    ],
)  # fmt: skip
def test_a_row_that_is_headed_by_people_counts_them_and_is_no_place(table: str, groups: list[str | None]) -> None:
    found = told(table)
    assert [one[:2] for one in found] == [(None, group) for group in groups for _ in range(2)]
    assert [one[2:] for one in found][:2] == [("killed", "12"), ("injured", "30")]


def test_a_place_whose_name_holds_people_stays_a_place_and_so_does_whatever_stands_under_places() -> None:
    assert told(",Killed,Injured\nWomen's hospital,12,30\nLund,7,11\n")[0] == ("Women's hospital", None, "killed", "12")
    assert told("Village,Killed,Injured\nMen,12,30\nLund,7,11\n")[0] == ("Men", None, "killed", "12")


def test_what_a_column_counts_goes_before_what_a_row_does() -> None:
    assert told(",Children killed,Injured\nCivilians,12,30\nSoldiers,7,11\n")[:2] == [
        (None, "children", "killed", "12"), (None, "civilians", "injured", "30"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "speakers"),
    [
        ("Date,Killed,Source\n18 May,27,City morgue\n19 May,33,Ministry\n", ["City morgue", "Ministry"]),
        ("Source,Killed,Injured\nCity morgue,27,40\n", ["City morgue", "City morgue"]),
        ("Place,Killed,Source\nOrm,12,https://a.example/b\nArvel,14,[3]\nDun,9,\n", ["publisher"] * 3),
        ("Place,Killed,Note\nOrm,12,The mayor\n", ["publisher"]),
    ],
)
def test_a_column_of_sources_names_who_speaks_for_its_row(table: str, speakers: list[str]) -> None:
    content = table.encode()
    opened = open_and_read(Original(digest_of(content), len(content)), content, "losses.csv", {}, BUILT_IN)
    claims = [it for it in opened.claims if isinstance(it, CountClaim)]
    assert [claim.said_by.name for claim in claims] == speakers
    assert all(claim.place is None or claim.place.name not in speakers for claim in claims)


PERSONS = [
    "الرقم,اسم الضحية,العمر,الجنس,القرية,الحالة,ملاحظات\n١,سالم داود,٤٤,ذكر,نوفلار,مفقود,\n"
    "٣,آمنة سليم,١٧,أنثى,لوند,شهيد,دفن\n",
    "Ref,Name of victim,Age,Status\n12,Anna Berg,34,killed\n14,Olaf Lind,61,missing\n",
    "№,ФИО погибшего,Населённый пункт,Статус\n7,Анна Берг,Новлар,убит\n9,Олаф Линд,Лунд,пропал без вести\n",
    "Nº,Nombre y apellidos,Edad,Estado\n12,Ana Sol,34,muerta\n14,Luis Sol,61,desaparecido\n",
]


@pytest.mark.parametrize("table", PERSONS)
def test_no_number_in_a_list_of_persons_counts_anybody(table: str) -> None:
    assert told(table) == []


def test_a_table_of_incidents_that_names_somebody_in_each_row_counts_under_its_fates() -> None:
    table = "Date,Place,Name,Age,Killed\n3 May 1999,Orvale,Anna Berg,34,12\n5 May 1999,Lund,Olaf Lind,61,7\n"
    assert [one[3] for one in told(table)] == ["12", "7"]


def test_rows_are_numbered_in_the_digits_of_any_script() -> None:
    table = "الرقم,القتلى,المكان\n١,٣٤,نوفلار\n٢,٦١,لوند\n"
    assert [one[3] for one in told(table, language="ar")] == ["٣٤", "٦١"]


def amounts(table: str) -> list[tuple[str, str, str | None]]:
    content = table.encode()
    opened = open_and_read(Original(digest_of(content), len(content)), content, "losses.csv", {}, BUILT_IN)
    claims = [it for it in opened.claims if isinstance(it, CountClaim)]
    return [(it.amount.exact, it.amount.precision, it.part_of) for it in claims]


@pytest.mark.parametrize("last", ["Total (do not use),,,,262,267", "Total,,,,262,267", "Всего,,,,262,267"])
def test_a_total_of_what_several_speakers_say_is_a_figure_of_nobody(last: str) -> None:
    rows = "2009-03-14,Orm,Radio,,201,149\n2009-03-15,Orm,Ministry,,61,118\n"
    found = amounts(f"Date,Place,Source,Note,Killed,Wounded\n{rows}{last}\n")
    assert found == [(number, "exact", None) for number in ("201", "149", "61", "118")]
    of_one = amounts(f"Date,Place,Source,Note,Killed,Wounded\n{rows.replace('Ministry', 'Radio')}{last}\n")
    assert [number for number, _, _ in of_one][-2:] == ["262", "267"]


@pytest.mark.parametrize(
    ("row", "precisions"),
    [
        ("Orm,18,,at least", ["at_least"]),
        ("Orm,18,30,killed: at least", ["at_least", "exact"]),
        ("Orm,18,30,Wounded: at least", ["exact", "at_least"]),
        ("Orm,18,30,at least", ["exact", "exact"]),
        ("Orm,18,,at least two sources", ["exact"]),
        ("Orm,18,,statement", ["exact"]),
    ],
)
def test_a_note_that_is_a_bound_holds_for_the_number_it_is_of(row: str, precisions: list[str]) -> None:
    assert [precision for _, precision, _ in amounts(f"Place,Killed,Wounded,Note\n{row}\n")] == precisions
