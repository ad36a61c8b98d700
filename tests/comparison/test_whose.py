"""Whose people a figure counts: those of a named side, the speaker's own, the enemy's, or both sides' together."""

from itertools import permutations

import pytest

from accounted.comparison import compare_one
from accounted.comparison.whose import Side
from accounted.comparison.whose.marks import one_name, read
from accounted.model import CountClaim, Document, Place, ReadBy, Stated
from tests.comparison.statements import INCIDENT, document, said

ORLA = document("orla.txt", "Ministry of Defence of Orlavia", "1931-05-06")
VELM = document("velm.txt", "General Staff of Velmark", "1931-05-07")
WIRE = document("wire.txt", "Coast Wire (agency)", "1931-05-08")
MONITOR = document("monitor.txt", "Valley Rights Monitor", "1932-05-08")
ALL = [ORLA, VELM, WIRE, MONITOR]
NAMES = ("orlavia", "velmark")


def written(language: str, text: str, number: str, speaker: str | None = None) -> CountClaim:
    where = document(f"{language}.txt", "Coast Wire (agency)", "1931-05-08")
    return said(where, text, number, speaker, read_by=ReadBy("rules", "1", language), precision="exact")


def pairs(*claims: CountClaim, documents: list[Document] = ALL) -> dict[frozenset[str], str]:
    return {frozenset(one.claims): one.kind for one in compare_one(INCIDENT, claims, documents).against}


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "The losses stand at 19 citizens of Orlavia.", "19"),
        ("en", "In the gorge 400 Orlavian soldiers were killed.", "400"),
        ("en", "On the Orlavian side 33 were killed.", "33"),
        ("ru", "По его словам, уничтожены до 400 орлавийских военнослужащих.", "400"),
        ("uk", "Загинули 87 орлавійських військовослужбовців.", "87"),
        ("fr", "Les combats ont tué 12 soldats de l'Orlavie.", "12"),
        ("es", "Murieron 12 soldados de Orlavia.", "12"),
        ("tr", "Çatışmada 12 Orlavia askeri öldü.", "12"),
        ("az", "Döyüşdə 12 Orlavia əsgəri həlak olub.", "12"),
        ("hy", "Մարտում զոհվել է 12 Օռլավիայի զինվոր։", "12"),
    ],
)
def test_a_side_is_named_beside_the_people_counted(language: str, text: str, number: str) -> None:
    mark = read(written(language, text, number, "an officer"), language, NAMES).mark
    assert mark is not None
    assert (mark.kind, mark.name) == ("named", "orlavia")


def test_a_people_is_named_by_its_own_word_in_another_script() -> None:
    mark = read(written("ar", "إن 118 رحمانياً قُتلوا.", "118"), "ar", ("rahmani",)).mark
    assert mark is not None
    assert mark.name == "rahmani"


@pytest.mark.parametrize(
    ("language", "text", "number", "kind"),
    [
        ("en", "On our side 9 were killed.", "9", "own"),
        ("en", "The ministry reports the loss of 9 servicemen.", "9", "own"),
        ("en", "Enemy losses amounted to no fewer than 40.", "40", "enemy"),
        ("en", "On both sides 55 were killed.", "55", "both"),
        ("ru", "С нашей стороны 9 убитых.", "9", "own"),
        ("ru", "Противник потерял убитыми 90 человек.", "90", "enemy"),
        ("ru", "С обеих сторон погибли 55 человек.", "55", "both"),
        ("uk", "Противник втратив 60 осіб.", "60", "enemy"),
        ("uk", "Ми втратили 30 бійців.", "30", "own"),
        ("fr", "Nos pertes s'élèvent à 11 hommes.", "11", "own"),
        ("fr", "On compte 55 morts des deux côtés.", "55", "both"),
        ("es", "Perdimos 11 hombres.", "11", "own"),
        ("es", "Murieron 55 personas de ambos bandos.", "55", "both"),
        ("tr", "Düşman 40 asker kaybetti.", "40", "enemy"),
        ("tr", "Her iki taraftan 55 kişi öldü.", "55", "both"),
        ("az", "Hər iki tərəfdən 55 nəfər həlak olub.", "55", "both"),
        ("az", "Düşmənin 40 əsgəri məhv edilib.", "40", "enemy"),
        ("hy", "Ոչնչացվել է թշնամու 34 զինվոր։", "34", "enemy"),
        ("hy", "Մեր կորուստներն են՝ 3 զոհված։", "3", "own"),
        ("ar", "فقدنا 11 مقاتلا.", "11", "own"),
        ("ar", "قتل 55 شخصا من الجانبين.", "55", "both"),
    ],
)
def test_words_point_at_the_speaker_the_enemy_or_both(language: str, text: str, number: str, kind: str) -> None:
    mark = read(written(language, text, number, "an officer"), language, NAMES).mark
    assert mark is not None
    assert mark.kind == kind


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "In the town 34 were killed by Orlavian soldiers.", "34"),
        ("en", "Orlavian soldiers killed 34 villagers.", "34"),
        ("en", "In the town 34 people died near the Orlavian border.", "34"),
        ("en", "The two sides met again, and 34 weeks later a column burned.", "34"),
        ("tr", "34 kişi Orlavia askerleri tarafından öldürüldü.", "34"),
        ("en", "In the town 34 persons were killed.", "34"),
    ],
)
def test_whoever_did_it_or_stands_near_is_not_who_is_counted(language: str, text: str, number: str) -> None:
    mark = read(written(language, text, number), language, (*NAMES, "prisons")).mark
    assert mark is None or mark.kind == "both"
    assert mark is None or "two sides" in text


@pytest.mark.parametrize(
    ("name", "word"),
    [("orlavia", "orlavian"), ("orlavia", "orlaviiskikh"), ("hisoron", "khisorona"), ("rahmani", "rhmny")],
)
def test_a_name_is_known_in_words_made_from_it(name: str, word: str) -> None:
    assert one_name(name, word)
    assert not one_name(name, "velmarkian")


def test_figures_of_two_sides_are_no_contradiction_and_those_of_one_are() -> None:
    enemy = said(ORLA, "Enemy losses amounted to no fewer than 60.", "60", precision="at_least", group="combatants")
    own = said(ORLA, "Our losses were 9.", "9", group="combatants")
    theirs = said(VELM, "Our losses were 14.", "14", group="combatants")
    found = pairs(enemy, own, theirs)
    assert found[frozenset((enemy.id, theirs.id))] == "conflict"
    assert found[frozenset((own.id, theirs.id))] == "different_scope"
    (reason,) = [
        one.why for one in compare_one(INCIDENT, [own, theirs, enemy], ALL).against
        if set(one.claims) == {own.id, theirs.id}
    ]  # fmt: skip
    assert "two sides" in reason


def test_figures_of_one_document_and_of_two_sides_both_stand() -> None:
    many = said(ORLA, "As many as 400 Velmarkian soldiers were killed.", "400", group="combatants")
    few = said(ORLA, "On our side 30 soldiers were killed.", "30", group="combatants")
    other = said(VELM, "The enemy lost 90 soldiers.", "90", group="combatants")
    found = pairs(many, few, other)
    assert found[frozenset((few.id, other.id))] == "conflict"
    assert found[frozenset((many.id, other.id))] == "different_scope"


def test_one_side_is_a_part_of_both_unless_it_is_more() -> None:
    both = said(WIRE, "On both sides 55 people were killed.", "55")
    part = said(ORLA, "The ministry counts 36 citizens of Orlavia killed.", "36")
    apart = said(MONITOR, "It counts 19 citizens of Velmark killed.", "19")
    more = said(VELM, "The staff counts 80 citizens of Orlavia killed.", "80")
    found = pairs(both, part, apart, more)
    assert found[frozenset((both.id, part.id))] == "part_of"
    assert found[frozenset((both.id, apart.id))] == "part_of"
    assert found[frozenset((part.id, apart.id))] == "different_scope"
    assert found[frozenset((both.id, more.id))] == "conflict"


def test_a_body_counts_its_own_people_only_where_others_count_both_sides_apart() -> None:
    told = said(ORLA, "Of the dead 36 are known.", "36")
    there = said(VELM, "Of the dead 19 are known.", "19")
    assert pairs(told, there)[frozenset((told.id, there.id))] == "conflict"
    text = "It confirmed 33 citizens of Orlavia killed. It confirmed 18 citizens of Velmark killed."
    apart = [said(MONITOR, text, "33"), said(MONITOR, text, "18")]
    assert pairs(told, there, *apart)[frozenset((told.id, there.id))] == "different_scope"
    (reason,) = [
        one.why for one in compare_one(INCIDENT, [told, there, *apart], ALL).against
        if set(one.claims) == {told.id, there.id}
    ]  # fmt: skip
    assert "most likely" in reason


def test_a_massacre_that_bodies_of_two_countries_tell_of_stays_one() -> None:
    told = said(ORLA, "In the village 190 civilians were killed.", "190", group="civilians")
    there = said(VELM, "In the village 287 civilians were killed.", "287", group="civilians")
    losses = [
        said(ORLA, "Our losses were 11.", "11", group="combatants"),
        said(VELM, "Our losses were 30.", "30", group="combatants"),
    ]
    assert pairs(told, there, *losses)[frozenset((told.id, there.id))] == "conflict"


def test_equal_numbers_of_two_sides_are_no_repeat_of_each_other() -> None:
    one = said(WIRE, "In the gorge 137 Orlavian soldiers were killed.", "137", group="combatants")
    other = said(MONITOR, "In the gorge 137 Velmarkian soldiers were killed.", "137", group="combatants")
    losses = said(ORLA, "Our losses were 40.", "40", group="combatants")
    others = said(VELM, "Our losses were 50.", "50", group="combatants")
    found = compare_one(INCIDENT, [one, other, losses, others], ALL)
    letters = {entry.claims[0]: entry.origin for row in found.rows for entry in row.entries}
    assert letters[one.id] != letters[other.id]


def test_a_figure_of_one_side_sets_no_end_where_its_document_counts_the_other_apart() -> None:
    enemy = said(ORLA, "The enemy lost 60 soldiers.", "60", group="combatants")
    own = said(ORLA, "Our losses were 9.", "9", group="combatants")
    whole = said(WIRE, "On both sides 80 soldiers were killed.", "80", group="combatants")
    (row,) = compare_one(INCIDENT, [enemy, own, whole], ALL).rows
    assert row.low is not None
    assert row.low.value == 80


def test_the_order_of_claims_changes_nothing() -> None:
    claims = [
        said(ORLA, "The enemy lost 60 soldiers.", "60", group="combatants"),
        said(ORLA, "Our losses were 9.", "9", group="combatants"),
        said(VELM, "Our losses were 14.", "14", group="combatants"),
        said(WIRE, "On both sides 80 soldiers were killed.", "80", group="combatants"),
    ]
    first = compare_one(INCIDENT, claims, ALL)
    assert all(compare_one(INCIDENT, order, ALL[::-1]) == first for order in permutations(claims))


def test_two_sides_differ_from_either() -> None:
    here, there = Side("a 0", "a 1", True, "ours"), Side("a 1", "a 0", False, "theirs")
    assert here.differs(there)
    assert there.differs(here)
    assert not here.meets(there)


def test_the_side_of_a_publisher_is_heard_in_we() -> None:
    side = Stated("radio of the Hill Front", "given")
    radio = document("radio.txt", "Voice of the Hills (radio)", "1931-05-05", side=side)
    own = said(radio, "Our losses were 3.", "3", group="combatants")
    other = said(ORLA, "The enemy lost 40 soldiers.", "40", group="combatants")
    mine = said(ORLA, "Our losses were 9.", "9", group="combatants")
    found = pairs(own, other, mine, documents=[radio, *ALL])
    assert found[frozenset((own.id, other.id))] == "conflict"
    assert found[frozenset((own.id, mine.id))] == "different_scope"


def test_whom_a_ministry_calls_terrorists_is_its_enemy_and_the_press_says_rebels() -> None:
    enemy = said(ORLA, "As a result 40 terrorists were eliminated.", "40", group="combatants")
    other = said(WIRE, "The dead were 12 rebels.", "12", group="combatants")
    soldiers = said(ORLA, "Our losses were 9.", "9", group="combatants")
    found = pairs(enemy, other, soldiers)
    assert found[frozenset((enemy.id, other.id))] == "conflict"
    assert found[frozenset((soldiers.id, other.id))] == "different_scope"


def test_the_people_of_a_town_are_no_side_of_their_own() -> None:
    council = document("council.txt", "Town council of Shamba", "1931-05-09")
    told = said(MONITOR, "It counts 60 citizens of Orlavia killed.", "60")
    start = told.passage.start
    town = said(council, "The council counts 41 citizens of Shamba killed.", "41")
    town = town.with_changes(place=Place("Shamba", start + 34, start + 40))
    fight = said(ORLA, "Our losses were 9.", "9", group="combatants")
    assert "sides" not in str([
        one.why for one in compare_one(INCIDENT, [told, town, fight], [council, *ALL]).against
        if set(one.claims) == {told.id, town.id}
    ])  # fmt: skip


def test_a_ministry_that_reports_a_loss_in_its_own_voice_speaks_of_its_own_people() -> None:
    own = said(ORLA, "The Ministry reports the loss of 9 servicemen.", "9", group="combatants")
    theirs = said(VELM, "Our losses were 14.", "14", group="combatants")
    enemy = said(VELM, "The enemy lost 40 soldiers.", "40", group="combatants")
    found = pairs(own, theirs, enemy)
    assert found[frozenset((own.id, theirs.id))] == "different_scope"
    assert found[frozenset((own.id, enemy.id))] == "conflict"


def test_two_bodies_that_fight_rebels_do_not_fight_each_other() -> None:
    rebels = said(ORLA, "In the hills 23 rebels were killed.", "23", group="combatants")
    own = said(ORLA, "Our losses were 12.", "12", group="combatants")
    office = document("office.txt", "The Prime Minister", "1931-05-10")
    also = said(office, "The number is 14 of our soldiers killed.", "14", group="combatants")
    found = pairs(rebels, own, also, documents=[office, *ALL])
    assert found[frozenset((rebels.id, also.id))] == "different_scope"
    assert found[frozenset((own.id, also.id))] == "conflict"
