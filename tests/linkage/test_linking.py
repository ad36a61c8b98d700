"""Linking, from records to persons: what speaks for one person, what against, and that people's word wins."""

from __future__ import annotations

import csv
from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.language.names import names_nobody
from accounted.linkage import Linkage, Settings, link, linking, outlook, priors, worth_asking
from accounted.linkage.birthdays import birthdays
from accounted.linkage.blocking import Candidates
from accounted.linkage.comparing import FIELDS as FIELDS_WEIGHED
from accounted.linkage.comparing import LEVELS, Comparer, Levels
from accounted.linkage.compounds import compounds_in
from accounted.linkage.days import days_in, years_of_birth
from accounted.linkage.hearing import heard
from accounted.linkage.keys import Keys
from accounted.linkage.letters import Letters
from accounted.linkage.overlapping import REPEATS, held_back
from accounted.linkage.places import places_together
from accounted.linkage.reach import reached
from accounted.linkage.roles import named
from accounted.linkage.roster import roster_of, sexes_in
from accounted.linkage.scoring import WEIGHED, rows_of
from accounted.linkage.similarity import Words
from accounted.linkage.slips import Patterns, surprise
from accounted.linkage.values import Values, apart
from benchmarks.linkage import further_lists
from benchmarks.linkage.other_lists import make
from benchmarks.linkage.scoring import pairwise

FIELDS = ("rec_id", "list", "given", "patronymic", "surname", "sex", "age", "birth_year", "death_date", "place")


def columns(rows: Iterable[dict[str, str]]) -> dict[str, list[str | None]]:
    listed = list(rows)
    names = {name for row in listed for name in row} - {"true_id", "family_id"}
    return {name: [str(row[name]) if row.get(name) else None for row in listed] for name in sorted(names)}


def made(*lines: str) -> dict[str, list[str | None]]:
    rows = csv.DictReader([",".join(FIELDS), *lines])
    return columns({key: value for key, value in row.items() if value} for row in rows)


FAMILY = made(
    "a1,A,Vüqar,Məmməd oğlu,Əliyev,m,,1950,1992-05-08,Novlar",
    "a2,A,Elçin,Vüqar oğlu,Əliyev,m,,1975,1992-05-08,Novlar",
    "a3,A,Sevil,Həsən qızı,Əliyeva,f,,1953,1992-05-08,Novlar",
    "b1,B,Вугар,Мамед оглы,Алиев,м,42,,1992-05-08,Новлар",
    "b2,B,Эльчин,Вугар оглы,Алиев,м,17,,1992-05-08,Новлар",
    "b3,B,Севиль,,Алиева,ж,,,1992-05,Новлар",
    "c1,C,Vugar,,Aliyev,M,42,,1992,Novlar",
    "c2,C,Rashad,,Guliyev,M,30,,1992-05-08,Novlar",
)


def persons(linkage: Linkage) -> list[list[str]]:
    return [[linkage.ids[place] for place in places] for places in linkage.clusters()]


def test_a_family_in_two_scripts_is_kept_apart() -> None:
    found = persons(link(FAMILY))
    assert sorted(map(sorted, found)) == [["a1", "b1", "c1"], ["a2", "b2"], ["a3", "b3"], ["c2"]]


@pytest.mark.parametrize("same", [True, False])
def test_the_word_of_people_wins(same: bool) -> None:
    pair = ("c1", "c2") if same else ("a1", "b1")
    found = persons(link(FAMILY, [(*pair, same)]))
    assert any(set(pair) <= set(group) for group in found) is same


def test_nothing_and_one_record_are_linked_too() -> None:
    assert persons(link({"rec_id": []})) == []
    assert persons(link({"rec_id": ["x"], "full_name": ["Ana Sol"]})) == [["x"]]
    assert len(persons(link({"rec_id": ["x", "y"], "full_name": ["Ana Sol", None]}))) == 2


def test_the_order_of_records_does_not_matter() -> None:
    turned = {name: values[::-1] for name, values in FAMILY.items()}
    assert sorted(map(sorted, persons(link(FAMILY)))) == sorted(map(sorted, persons(link(turned))))


@pytest.mark.parametrize(("setting", "least"), [("andes", 0.6), ("balkans", 0.7)])
def test_lists_of_other_peoples_are_linked(setting: str, least: float) -> None:
    rows = make(setting, 600, 3)
    linkage = link(columns(rows))
    assert pairwise([row["true_id"] for row in rows], linkage.groups.tolist())["f1"] >= least


@pytest.fixture(scope="module")
def balkans() -> Linkage:
    return link(columns(make("balkans", 600, 5)), settings=Settings(seed=2, partitions=30))


def test_probabilities_add_up_and_partitions_follow_them(balkans: Linkage) -> None:
    linkage = balkans
    pairs = linkage.pairs
    together = np.mean([groups[pairs.left] == groups[pairs.right] for groups in linkage.partitions], axis=0)
    joined = [np.bincount(groups) for groups in linkage.partitions]
    held = np.mean([float((sizes * (sizes - 1) / 2).sum()) for sizes in joined])
    assert held == pytest.approx(linkage.expected, rel=0.04)
    assert len(linkage.partitions) == 30
    assert together.sum() == pytest.approx(linkage.expected, rel=0.15)


def test_the_share_that_was_compared_is_told_with_its_interval(balkans: Linkage) -> None:
    told = balkans.to_dict()["candidates"]
    low, high = told["recall_interval"]
    assert low < told["recall_estimate"] <= high <= 1
    assert told["recall_counted_on"] >= 30


def test_third_pairs_that_no_key_found_lower_the_share() -> None:
    persons = np.arange(0, 300, 3)
    one, two, three = persons, persons + 1, persons + 2
    left, right = np.concatenate((one, two)), np.concatenate((two, three))
    missed = persons[:20]  # of these persons the pair of first and third record was not found
    found_left = np.concatenate((left, np.setdiff1d(persons, missed)))
    found_right = np.concatenate((right, np.setdiff1d(persons, missed) + 2))
    order = np.argsort(found_left * 300 + found_right)
    bits = np.ones(len(order), dtype=np.int32)
    found = Candidates(found_left[order], found_right[order], bits)
    reach = reached(found, left, right, np.full(len(left), 0.99), 300)
    assert reach.share == pytest.approx(0.8)
    assert reach.interval is not None
    assert reach.interval[0] < 0.8 < reach.interval[1]
    few = reached(found, left[:20], right[:20], np.full(20, 0.99), 300)
    assert few.interval is None


def test_the_same_seed_gives_the_same_answer() -> None:
    first, second = (link(columns(make("lakes", 150, 1)), settings=Settings(4, 2)) for _ in range(2))
    assert (first.groups == second.groups).all()
    assert (first.log_odds == second.log_odds).all()
    assert all((a == b).all() for a, b in zip(first.partitions, second.partitions, strict=True))


def test_what_is_asked_is_doubtful_or_held_otherwise_than_its_fields_say(balkans: Linkage) -> None:
    linkage = balkans
    asked = worth_asking(linkage, 10)
    assert len(asked) == 10
    together = linkage.groups[linkage.pairs.left] == linkage.groups[linkage.pairs.right]
    probable = linkage.probability
    assert all(0.05 < probable[place] < 0.95 or together[place] != (probable[place] > 0.5) for place in asked)
    assert outlook(linkage).f1_after_next > outlook(linkage).f1


def test_reasons_name_fields_and_levels() -> None:
    pair = next(one for one in link(FAMILY).listed() if (one.left, one.right) == ("a1", "b1"))
    assert "died same day" in pair.why
    assert pair.probability > 0.5
    assert pair.to_dict()["reasons"][0].keys() == {"field", "level", "weight"}


def test_a_slip_in_a_date_of_birth_is_told_from_another_date() -> None:
    birth = days_in(["1985-10-14", "9185-10-14", "1985-10-31", "1985-14-10", "1985-10", "1985-10-15"])
    first, others = np.zeros(5, dtype=np.int64), np.arange(1, 6)
    levels, _ = birthdays(birth, first, others)
    said = [LEVELS["birthday"][level] for level in levels]
    assert said == [
        "one sign differs",
        "one part differs",
        "one part differs",
        "same as far as said",
        "one sign differs",
    ]


def test_words_meet_in_whatever_part_of_the_name_they_stand() -> None:
    rows = made("a1,A,Abebe,,Getachew,m,31,,2020-05-08,Loweloy", "b1,B,Abebe Getachew,,Girmay,m,31,,2020-05-08,Loweloy")
    assert next(link(rows).listed()).why.count("surname equal") == 1


def test_a_date_that_lacks_a_part_is_no_whole_date() -> None:
    told = days_in(["1992-00-14", "1992-02-00", "0000-02-14", "1992-02-XX", "1992-02-26", "1992-14-26"])
    assert told.written.tolist() == [-1, -1, -1, -1, 19920226, 19921426]


def test_ages_of_lists_without_a_day_of_death_count_back_from_the_year_that_years_of_birth_beside_them_tell() -> None:
    nowhere = days_in([None] * 6)
    births, ages = ["1957", "1963", "1982", None, None, None], [None, None, None, "25", "44", "50"]
    born, from_age, _ = years_of_birth(births, ages, nowhere, nowhere)
    assert [int(year) for year in born] == [1957, 1963, 1982, 1982, 1963, 1957]
    assert list(from_age) == [False] * 3 + [True] * 3
    on_the_day = days_in(["2007-05-14"] * 6)
    assert years_of_birth(births, ages, nowhere, on_the_day)[0][3:].tolist() == [1982, 1963, 1957]


def test_a_name_run_together_is_compared_as_the_two_that_others_write() -> None:
    rows = made("a1,A,Dilruba,,Khatun,f,31,,2017-05-08,Narapur", "b1,B,Dilrubakhatun,,,f,31,,2017-05-08,Narapur")
    (pair,) = link(rows).listed()
    assert "given equal" in pair.why
    assert "surname equal" in pair.why


def test_a_name_that_begins_with_an_initial_stays_one_name() -> None:
    assert Values(["G/Medhin"], "given", {}).words == ["g-medhin"]
    rows = made("a1,A,G/Medhin,,Tesfay,m,31,,2020-11-08,Loweloy", "b1,B,Gebremedhin,,Tesfay,m,31,,2020-11-08,Loweloy")
    assert "given initial" in link(rows).pair(0).why


def test_words_are_cut_in_two_only_where_the_lists_write_the_two() -> None:
    seen = [["nur", "jahan"], ["noorjahan"], ["aliyeva"], ["ali"], ["jean-baptiste"], ["abdullah"], ["abd", "ullah"]]
    assert compounds_in(seen) == {"noorjahan": ("nur", "jahan")}
    assert apart(["noorjahan", "jean-baptiste"], compounds_in(seen)) == ["nur", "jahan", "jean-baptiste"]
    assert compounds_in([*seen, ["jean"]])["jean-baptiste"] == ("jean", "baptiste")
    assert "karimullah" in compounds_in([["karim"], ["ullah"], ["karimullah"]] * 4)


def test_very_usual_words_run_together_are_cut_apart_however_short_and_many() -> None:
    seen = [["khin"], ["mar"], ["su"]] * 20 + [["khinmarsu"], ["khinsansu"]]
    assert compounds_in(seen) == {"khinmarsu": ("khin", "mar", "su")}
    assert not compounds_in([["khin"], ["mar"], ["su"]] * 19 + [["khinmarsu"]])


@pytest.mark.parametrize(("surname", "level"), [("Kandiah", "same"), ("Murugesu", "different")])
def test_a_letter_is_compared_with_the_name_that_it_may_stand_for(surname: str, level: str) -> None:
    rows = f"a1,A,Selvi,,{surname},f,31,,1990-05-08,Novlar", "b1,B,Selvi,,K.,f,31,,1990-05-08,Novlar"
    pairs = link(made(*rows)).pairs
    assert LEVELS["initial"][pairs.level["initial"][0]] == level
    assert pairs.level["surname"].tolist() == [0]
    father = link(made(f"a1,A,Selvi,{surname},,f,31,,1990-05-08,Novlar", rows[1])).pairs
    assert father.level["initial"].tolist() == pairs.level["initial"].tolist()


def test_beside_a_whole_surname_a_letter_is_the_fathers() -> None:
    rows = made("a1,A,Анна,К.,Лозова,f,31,,1943-05-08,Novlar", "b1,B,Анна,,Лозова,f,31,,1943-05-08,Novlar")
    assert link(rows).pairs.level["initial"].tolist() == [0]


def test_two_scripts_of_syllables_are_compared_by_their_sounds() -> None:
    words = Words(["රත්නම්", "ரத்னம்", "අම්මා"])
    assert words.alike(np.array([0, 0]), np.array([1, 2])).round(1).tolist()[0] == 1.0
    assert words.alike(np.array([0]), np.array([2]))[0] < 0.6


def test_names_of_which_all_words_are_given_names_have_no_surname() -> None:
    rows = [("Anna", "Lozova"), ("Maria", "Hirna"), ("Olha", "Senkiv"), ("Iryna", "Tkach")]
    rows += [("Anna Maria", "Hirna"), ("Maria Olha", "Tkach")]
    full = ["Anna Maria", "Olha Iryna", "Olha Tkach"]
    column = [None] * len(rows) + full
    given = [one for one, _ in rows] + [None] * 3
    surname = [one for _, one in rows] + [None] * 3
    lists = ["A"] * len(rows) + ["B"] * 3
    found = named(column, given, [None] * len(column), surname, lists, [-1] * len(column))
    assert list(zip(found.given[-3:], found.surname[-3:], strict=True)) == [
        ("anna maria", None), ("olha iryna", None), ("olha", "tkach"),
    ]  # fmt: skip


def test_names_the_other_way_round_speak_as_much_as_names_in_order(balkans: Linkage) -> None:
    swapped = balkans.pairs.level["order"] == LEVELS["order"].index("swapped")
    weights = balkans.weigh(balkans.pairs)[:, FIELDS_WEIGHED.index("order")]
    assert swapped.any()
    assert not weights.any()
    # Chance is counted where the names stand as usual: a surname that stands as a given name is not rare for it.
    surnames = balkans.pairs.by_chance["surname"]
    assert np.median(surnames[swapped]) > np.median(surnames[~swapped]) / 3


def test_a_village_and_its_district_go_together_once_probable_pairs_show_it() -> None:
    names = [f"{given},,{surname}" for given in ("Vüqar", "Elçin", "Rauf", "Aysel") for surname in
             ("Əliyev", "Quliyev", "Babayev", "Zeynalov", "Qasımov", "Rüstəmov")]  # fmt: skip
    lines = []
    for number, name in enumerate(names):
        village, district = ("Novlar", "Ağdam") if number % 2 else ("Qaraxanlı", "Şuşa")
        lines += [f"a{number},A,{name},,,{1930 + number},1992-05,{village}",
                  f"b{number},B,{name},,,{1930 + number},1992-05,{district}"]  # fmt: skip
    found = link(made(*lines))
    weights = found.weigh(found.pairs)[:, FIELDS_WEIGHED.index("place")]
    where = dict(zip(found.ids, made(*lines)["place"], strict=True))
    by_places = {
        frozenset((where[found.ids[a]], where[found.ids[b]])): float(weight)
        for a, b, weight in zip(found.pairs.left, found.pairs.right, weights, strict=True)
    }
    assert len(found.clusters()) == len(names)
    assert by_places[frozenset(("Novlar", "Ağdam"))] > by_places[frozenset(("Novlar", "Qaraxanlı"))]


def test_a_district_says_little_against_each_of_its_villages() -> None:
    """Ten villages and their district: forty persons named at their village twice, ten once at the district instead."""
    district = 10
    alike, wider, apart = ([n % 10 for n in range(40)], list(range(10)), [n % 10 for n in range(20)])
    places = [*alike, *wider, *apart], [*alike, *[district] * 10, *[(n + 1) % 10 for n in range(20)]]
    codes = np.array([*places[0], *places[1]], dtype=np.int32)
    pairs = Levels(np.arange(70), np.arange(70, 140))
    pairs.level["place"] = np.where(np.arange(70) < 40, 1, 3).astype(np.uint8)
    person = np.where(np.arange(70) < 50, 0.9, 0.02)
    added = places_together(pairs, codes, person, np.where(np.arange(70) < 40, 9.0, 0.1)).weights(pairs, codes)
    assert added[40:50].min() > 1.0  # of the 2.3 that places which differ speak against one person
    assert added[50:].max() < 0.0


def test_relatives_do_not_teach_that_one_person_bears_two_names() -> None:
    rows = [{key: str(value) for key, value in row.items()} for row in further_lists.make("caucasus", 1500, 18)]
    found = link(columns(rows))
    two_names = found.pairs.level["given"] == LEVELS["given"].index("different")
    assert found.probability[two_names].sum() < 50  # of some 600; it was a hundred, brothers and sisters nearly all


def test_where_copies_have_one_slip_two_at_once_are_known_to_be_rare() -> None:
    one_slip = [(1, 2), (2, 1)] * 300  # of given names and of surnames: the one is equal and the other close
    given, surname = np.array([*one_slip, (2, 2)], dtype=np.uint8).T
    size = len(given)
    level = {name: np.zeros(size, dtype=np.uint8) for name in WEIGHED} | {"given": given, "surname": surname}
    every, none = np.arange(size), np.zeros(size, dtype=np.uint8)
    pairs = Levels(every, every, level, scripts=none, rounded=none.astype(bool))
    shares = {name: np.full((3, len(LEVELS[name])), 1e-6) for name in WEIGHED}
    for name in ("given", "surname"):
        shares[name][:, 1:3] = 0.5  # by themselves: none, one or two slips, a quarter, a half, a quarter
    patterns = Patterns.of(pairs, {name: rows_of(name, pairs) for name in WEIGHED})
    found = np.exp(surprise(patterns, np.ones(size), {name: np.log(one) for name, one in shares.items()}))
    assert found[1] > 1.5
    assert found[2] < 0.5


@pytest.mark.parametrize(("given", "one"), [("Vüqar", True), ("V.", True), ("Rəşad", False)])
def test_two_records_are_judged_by_what_is_usual(given: str, one: bool) -> None:
    found = link(made("a,A,Vüqar,,Əliyev,m,,1950,1992-05-08,Novlar", f"b,B,{given},,Əliyev,m,,1950,1992-05-08,Novlar"))
    assert (len(found.clusters()) == 1) is one
    assert found.probability[0] < 0.99


def test_two_records_that_agree_on_names_alone_say_more_than_one_with_an_initial() -> None:
    whole, initial, other = (
        link(made("a,A,Vüqar,,Əliyev,m,,,,", f"b,B,{given},,Əliyev,m,,,,")).probability[0]
        for given in ("Vüqar", "V.", "Rəşad")
    )
    assert whole > initial > 0.5 > other


def test_a_georgian_surname_is_known_without_its_nominative() -> None:
    found = link(made("a,A,ნანა,,თედეევი,,,1950,,", "b,B,Нана,,Тедеев,,,1950,,"))
    assert found.pairs.level["surname"].tolist() == [LEVELS["surname"].index("equal")]


@pytest.mark.parametrize("word", ["man unknown", "Name not known", "N/A", "имя неизвестно", "غير معروف"])
def test_words_that_say_of_whom_nobody_knows_the_name_are_no_name(word: str) -> None:
    assert names_nobody([word, "Man Singh", "N. A."]) == [True, False, False]


@pytest.mark.parametrize("word", ["unknown", "Неизвестный", "مجهول", "Naməlum", "inconnue", "անհայտ", "Desconocido"])
def test_whom_nobody_could_name_is_not_linked_by_that_word(word: str) -> None:
    where = ",,,,1992-05-08,Novlar"
    found = link(made(f"a,A,{word},{where}", f"b,B,{word},{where}", f"c,C,{word} 2,{where}", "d,D,Vüqar,,Əliyev,,,,,"))
    assert len(found.clusters()) == 4


def test_a_list_of_chains_that_says_no_sex_is_known_by_women_named_on_others() -> None:
    women, men = ("Saba", "Almaz", "Genet", "Lemlem"), ("Kidane", "Haile", "Girmay", "Tesfay", "Bekele", "Yonas")
    rows = [(f"{one} {father} {men[(n + 1) % 6]}", n) for one in women for n, father in enumerate(men)]
    sexed = [{"rec_id": f"s{n}{name}", "list": "sexed", "full_name": name, "sex": "F"} for name, n in rows]
    sexed += [
        {"rec_id": f"m{a}{b}", "list": "sexed", "full_name": f"{a} {b} {a}", "sex": "M"} for a in men for b in men
    ]
    silent = [{"rec_id": f"u{n}{name}", "list": "silent", "full_name": name} for name, n in rows]
    made = named(*(
        [row.get(key) for row in [*sexed, *silent]] for key in ("full_name", "given", "patronymic", "surname", "list")
    ), sexes_in([row.get("sex") for row in [*sexed, *silent]]).tolist())  # fmt: skip
    of_silent = [place for place, row in enumerate([*sexed, *silent]) if row["list"] == "silent"]
    assert {made.surname[place] for place in of_silent} == {None}
    assert made.patronymic[of_silent[0]] == "kidane haile"


def test_a_name_is_found_again_in_a_longer_one_that_has_all_its_words() -> None:
    full = ["Daw Khin Sandar", "Khin Sandar", "U Sandar Khant", "Khin Nilar"]
    comparer = Comparer(roster_of({"rec_id": list("abcd"), "list": list("ABCD"), "full_name": full}))
    pairs = comparer.compare(np.array([0, 0, 1]), np.array([1, 2, 3]))
    assert [LEVELS["given"][level] for level in pairs.level["given"]] == ["equal", "different", "equal"]
    assert LEVELS["surname"][pairs.level["surname"][0]] == "equal"


def test_whose_father_is_named_in_a_column_has_no_other_in_the_name() -> None:
    women = ["Zeynab", "Halime", "Rukiye", "Safiye"]
    men = ["Bukar", "Garba", "Sani", "Idrisa"]
    full = [f"{one} {father}" for one in women for father in men] + [f"{one} {of}" for one in men for of in men]
    full += ["Lawan Tijani"]
    size, sexes = len(full), [2] * 16 + [1] * 17
    fathers = [None] * (size - 1) + ["Haruna"]
    told = named(full, [None] * size, fathers, [None] * size, ["A"] * size, sexes)
    assert told.patronymic[0] == "bukar"
    assert told.patronymic[-1] == "Haruna"


def test_letters_that_lists_write_for_one_another_are_learned() -> None:
    taught = [("jibrin", "djibrin", 40.0), ("jalo", "djalo", 40.0), ("garba", "garba", 200.0), ("dano", "dano", 100.0)]
    before, after = heard([]), heard(taught)
    words = Letters(["jamila", "djamila", "jamola"])
    asked = words.spelled(np.array([0, 0])), words.spelled(np.array([1, 2]))
    plain, learned = before.alike(*asked), after.alike(*asked)
    assert plain.tolist() == pytest.approx([1 - 1 / 7, 1 - 1 / 6])
    assert learned[0] > plain[0] + 0.05
    assert learned[1] == pytest.approx(plain[1], abs=0.02)


def test_words_are_compared_by_what_was_heard_but_short_ones_as_they_stand() -> None:
    words = Words(["harumi", "farumi", "ha", "fa"])
    pairs = np.array([0, 2]), np.array([1, 3])
    plain = words.alike(*pairs)
    words.hear(heard([("huseni", "fuseni", 40.0), ("garba", "garba", 200.0)]))
    learned = words.alike(*pairs)
    assert plain[0] < learned[0] < 0.985
    assert learned[1] == plain[1]


@given(st.lists(st.lists(st.integers(-3, 40), max_size=30), max_size=4))
def test_keys_keep_their_numbers_when_others_come(calls: list[list[int]]) -> None:
    keys = Keys()
    for call in calls:
        before = keys.all.tolist()
        numbers = keys.numbers(np.array(call, dtype=np.int64))
        assert keys.all[numbers].tolist() == call
        assert keys.all[: len(before)].tolist() == before
        assert sorted(keys.all.tolist()) == sorted({*before, *call})


def test_several_lists_are_not_believed_to_repeat_most_of_their_persons_but_one_list_may() -> None:
    lists = np.repeat(np.array([0, 1], dtype=np.int32), 1000)
    held = held_back(np.array([[700.0, 300.0], [300.0, 20.0]]), lists)
    freely = REPEATS * 1000 * priors.TWICE_ON_ONE_LIST
    assert freely < held[0, 0] < 2.5 * freely
    assert held[0, 1] == pytest.approx(300, rel=0.02)
    assert held[1, 1] == pytest.approx(20, rel=0.02)
    assert held_back(np.array([[700.0]]), lists[:1000])[0, 0] > 650


def test_pairs_are_looked_for_again_once_it_is_heard_how_the_lists_spell(monkeypatch: pytest.MonkeyPatch) -> None:
    heard_by = []

    def found_by(comparer: Comparer, *rest: object) -> object:
        heard_by.append(comparer.names.hearing is not None)
        return found(comparer, *rest)  # type: ignore[arg-type] # handed on as they came

    found = linking.found_for
    monkeypatch.setattr(linking, "found_for", found_by)
    link(FAMILY)
    assert heard_by == [False, True]


RIVALS = made(
    "a1,A,Vüqar,,Əliyev,m,,1950,1992-05-08,Novlar",
    "a2,A,Vüqar,,Əliyev,m,,1954,1992-05-08,Novlar",
    "a3,A,Elçin,,Quliyev,m,,1971,1992-05-08,Novlar",
    "b1,B,Vugar,,Aliyev,m,,1952,1992-05-08,Novlar",
    "b2,B,Rashad,,Mammadov,m,,1930,1992-05-08,Novlar",
)


def probability_of(linkage: Linkage, one: str, other: str) -> float:
    a, b = sorted((linkage.ids.index(one), linkage.ids.index(other)))
    return float(linkage.probability[(linkage.pairs.left == a) & (linkage.pairs.right == b)].sum())


def test_whom_people_found_on_a_list_takes_no_further_record_of_it_and_who_is_refused_leaves_room() -> None:
    unasked, one, other = (
        probability_of(link(RIVALS, judged), "a2", "b1") for judged in ([], [("a1", "b1", True)], [("a1", "b1", False)])
    )
    assert one < 0.02 < unasked < other
