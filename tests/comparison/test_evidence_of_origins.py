"""What makes two statements one origin: how much equal numbers tell, who gives them, and who is named."""

import sys
from dataclasses import replace

import pytest
from hypothesis import given

from accounted.comparison import Comparison, compare_one
from accounted.comparison.classes import tells_apart
from accounted.comparison.contradictions.relation import relation
from accounted.comparison.speakers import Heard, finds_out, known_speakers, offices_of, profile_of, same_speaker
from accounted.model import Amount, Claim, CountClaim, Document, Fate, Judgement, Stated
from accounted.model.sentence import as_text, from_text
from tests.comparison.statements import INCIDENT, document, said
from tests.strategies import amounts

PAPER = document("paper.txt", "The Eastern Post (newspaper)", "1931-05-09")
MINISTRY = document("ministry.txt", "Ministry of Health of Vareth", "1931-05-06")
COURT = document("court.txt", "Regional Court of Vareth", "1932-02-01")
ALL = [PAPER, MINISTRY, COURT]


def one_origin(*claims: Claim, documents: list[Document] | None = None) -> Comparison:
    return compare_one(INCIDENT, claims, documents or ALL)


def together(comparison: Comparison, one: Claim, other: Claim) -> bool:
    return any({one.id, other.id} <= {it.claim for it in origin.repeats} for origin in comparison.origins)


@pytest.mark.parametrize(("number", "least", "most"), [(4, 0, 0.35), (23, 0.6, 0.7), (613, 1, 1), (600, 0.5, 0.5)])
def test_an_equal_number_tells_the_more_the_rarer_it_is(number: int, least: float, most: float) -> None:
    assert least <= tells_apart(Amount(str(number), 0, len(str(number)), number, number, "exact")) <= most


def test_a_newspaper_with_the_ministrys_number_repeats_it_and_a_court_may_have_counted_itself() -> None:
    first = said(MINISTRY, "5 people were killed, the ministry said.", "5", "the ministry")
    paper = said(PAPER, "In the end 5 people were killed.", "5")
    court = said(COURT, "The court finds that 5 people were killed.", "5")
    compared = one_origin(first, paper, court)
    assert together(compared, first, paper)
    assert not together(compared, first, court)


def test_several_numbers_together_tell_what_one_does_not() -> None:
    first = [said(MINISTRY, "The ministry said 13 were killed and 71 died of cold.", it, "the ministry")
             for it in ("13", "71")]  # fmt: skip
    court = [said(COURT, "The court finds that 13 were killed and 71 died of cold.", it) for it in ("13", "71")]
    assert together(one_origin(*first, *court), first[0], court[0])


def test_a_speaker_who_only_may_have_taken_a_number_over_keeps_his_other_figures() -> None:
    gazette, star = (document(f"{it}.txt", f"The {it} (newspaper)", "1931-06-08") for it in ("Gazette", "Star"))
    for number, carried in (("3", False), ("23", True)):
        first = said(MINISTRY, f"The ministry said that {number} people were killed.", number, "the ministry")
        mayor = said(gazette, f"The mayor said that {number} people were killed.", number, "Mayor Odran Vell")
        later = said(star, "Mayor Odran Vell now speaks of 62 dead.", "62", "Mayor Odran Vell")
        compared = one_origin(first, mayor, later, documents=[*ALL, gazette, star])
        assert together(compared, first, mayor)
        assert together(compared, first, later) is carried


def test_two_who_differ_elsewhere_are_less_likely_one_where_they_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    links, found = sys.modules["accounted.comparison.origins.links"], list[float]()
    real = links.chance
    monkeypatch.setattr(links, "chance", lambda signs: found.append(real(signs)) or found[-1])
    dead = said(MINISTRY, "The ministry said that 17 were killed.", "17", "the ministry")
    hurt = said(MINISTRY, "The ministry said that 31 were hurt.", "31", "the ministry", fate=Fate("injured"))
    again = said(COURT, "The court finds that 17 were killed.", "17")
    for number in ("31", "44"):
        other = said(PAPER, f"{number} were hurt.", number, "Regional Court of Vareth", fate=Fate("injured"))
        one_origin(dead, hurt, again, other)
    assert found[-1] < found[-2]


def test_of_a_table_that_two_publishers_share_the_reason_names_a_few_figures_and_how_many_more() -> None:
    numbers = [str(number) for number in range(111, 131)]
    text = "\n\n".join(f"In house {number} people were killed." for number in numbers)
    first, again = ([said(where, text, number) for number in numbers] for where in (MINISTRY, PAPER))
    compared = one_origin(*first, *again)
    whys = [why for one in compared.origins for it in one.repeats if it.claim == again[0].id for why in it.why]
    (why,) = [why for why in whys if "112" in why]
    assert why.endswith(" 111, 112, 113, 114, 115, 116, 117, 118 and 12 more.")
    assert from_text(as_text(why)) == why


def test_of_many_numbers_one_that_another_gives_too_may_be_chance() -> None:
    other = document("other.txt", "Relief Committee of Hisor", "1933-01-08")
    listed = [said(COURT, "Of the houses 9, 14, 21, 26, 33 and 48 were killed.", it)
              for it in ("9", "14", "21", "26", "33", "48")]  # fmt: skip
    again = [said(other, "Of ours 9 were killed, elsewhere 17, 62 and 80.", it) for it in ("9", "17", "62", "80")]
    alone, single = said(COURT, "In all 9 were killed.", "9"), said(other, "We say 9 were killed.", "9")
    assert together(one_origin(alone, single, documents=[COURT, other]), alone, single)
    assert not together(one_origin(*listed, *again, documents=[COURT, other]), listed[0], again[0])


def test_what_a_publisher_says_beside_a_number_that_it_repeats_stays_its_own() -> None:
    first = said(MINISTRY, "In all 613 people were killed.", "613")
    blog = document("letter.txt", "Zarif Anvari", "1931-09-09")
    repeated, own = (said(blog, "I read that 613 were killed. I buried 4 who were killed.", it) for it in ("613", "4"))
    compared = one_origin(first, repeated, own, documents=[MINISTRY, blog])
    assert together(compared, first, repeated)
    assert not together(compared, first, own)


def test_a_body_that_is_called_by_its_field_is_no_person_of_that_name() -> None:
    assert not same_speaker(profile_of("Sarvan"), profile_of("Justice for All Sarvan"))
    assert same_speaker(profile_of("Belhadi"), profile_of("Nizar Belhadi"))


@pytest.mark.parametrize("name", ["a panel on the use of force by the police", "the delegation", "делегация"])
def test_who_is_sent_to_find_out_finds_out(name: str) -> None:
    assert finds_out(profile_of(name))


def test_who_denies_a_number_speaks_for_himself_and_contradicts_the_one_who_gives_it() -> None:
    given_ = said(MINISTRY, "The ministry said 613 were killed.", "613", "the ministry")
    denied = said(PAPER, "It is false that 613 were killed.", "613", polarity="denied")
    compared = one_origin(given_, denied)
    assert not together(compared, given_, denied)
    assert [one.kind for one in compared.contradictions] == ["conflict"]


@pytest.mark.parametrize(("name", "same"), [("the health ministry", True), ("health officials", False)])
def test_a_bare_body_goes_with_its_other_figures_and_mere_officials_dont(name: str, same: bool) -> None:
    wire = document("wire.txt", "Global Agency", "1931-05-20")
    post = document("post.txt", "The Evening Post", "1931-05-10")
    first = said(MINISTRY, "So far 187 people were killed.", "187")
    other = said(post, "The harbour master counted 231 killed.", "231", "the harbour master")
    later = [said(wire, f"Of 187 killed, then of 231, speak {name}.", it, name) for it in ("187", "231")]
    compared = one_origin(first, other, *later, documents=[MINISTRY, post, wire])
    assert together(compared, first, later[0])
    assert together(compared, other, later[1])
    assert together(compared, first, later[1]) is same


def test_what_two_publishers_say_of_their_own_is_made_one_by_people_only() -> None:
    first = said(MINISTRY, "In all 187 people were killed.", "187")
    other = document("other.txt", "Relief Committee of Hisor", "1931-05-08")
    second = said(other, "We have counted 231 dead of the killed.", "231")
    wire = document("wire.txt", "Global Agency", "1931-05-20")
    both = [said(wire, "Belhadi says 187, then 231 were killed.", it, "Nazar Belhadi") for it in ("187", "231")]
    documents = [MINISTRY, other, wire]
    assert not together(one_origin(first, second, *both, documents=documents), first, second)
    why = "The Committee took it from the ministry."
    decided = Judgement("same_origin", (first.id, second.id), "A. R.", why, "2026-01-01T00:00:00Z", 1, {})
    compared = compare_one(INCIDENT, [first, second, *both], documents, [decided])
    assert together(compared, first, second)


def test_bodies_of_one_government_go_back_to_one_another_and_not_where_there_are_two() -> None:
    army = document("army.txt", "General Staff of Vareth", "1931-05-08")
    wire = document("wire.txt", "Global Agency", "1931-05-20")
    first = said(army, "In the fighting 34 were killed.", "34")
    later = said(wire, "The government now says that 118 were killed.", "118", "the government")
    court = said(wire, "The court speaks of 96 killed.", "96", "the court")
    compared = one_origin(first, later, court, documents=[army, wire])
    assert together(compared, first, later)
    assert not together(compared, first, court)
    theirs = document("theirs.txt", "Ministry of Defence of Hisor", "1931-05-09")
    other = said(theirs, "As many as 71 were killed.", "71")
    assert not together(one_origin(first, later, other, documents=[army, wire, theirs]), first, later)


@pytest.mark.parametrize(("field", "same"), [("the Interior", True), ("Health", False)])
def test_a_ministry_of_the_interior_speaks_for_its_government_and_one_of_health_for_itself(
    field: str, same: bool
) -> None:
    ministry = document("m.txt", f"Ministry of {field} of Vareth", "1931-05-08")
    wire = document("wire.txt", "Global Agency", "1931-05-20")
    first = said(ministry, "In the square 34 were killed.", "34")
    later = said(wire, "The government now says that 118 were killed.", "118", "the government")
    assert together(one_origin(first, later, documents=[ministry, wire]), first, later) is same


def test_the_record_of_a_parliament_is_no_one_voice() -> None:
    record = document("record.txt", "House of Assembly of Vareth, Record of Debates", "1931-06-02")
    first = said(MINISTRY, "In all 187 people were killed.", "187")
    text = "I am told that 187 were killed. Others speak of 231 dead. Some speak of 96."
    spoken = [said(record, text, it) for it in ("187", "231", "96")]
    compared = one_origin(first, *spoken, documents=[MINISTRY, record])
    assert together(compared, first, spoken[0])
    assert not together(compared, spoken[1], spoken[2])


def test_figures_that_archives_repeat_from_two_sources_stay_with_their_sources() -> None:
    report = said(COURT, "The court counted 1,212 who died on the way.", "1,212")
    first = said(MINISTRY, "The ministry said 52,418 were sent away.", "52,418", "the ministry")
    later = document("later.txt", "The Federal Gazette", "1960-01-01")
    archives = [said(later, "Archive records give 52,418 and 1,212.", it, "archive records")
                for it in ("52,418", "1,212")]  # fmt: skip
    compared = one_origin(report, first, *archives, documents=[*ALL, later])
    assert together(compared, first, archives[0])
    assert together(compared, report, archives[1])
    assert not together(compared, archives[0], archives[1])


def test_a_kind_of_body_that_repeats_one_source_does_not_make_it_one_with_another_of_its_kind() -> None:
    there = document("there.txt", "Prosecutor of Hisor", "1931-05-08")
    wire = document("wire.txt", "Global Agency", "1931-05-20")
    ours = said(MINISTRY, "The health authorities said 189 were killed.", "189", "the health authorities")
    theirs = said(there, "The attack left 87 killed.", "87")
    both = [said(wire, "Health authorities speak of 189 and 87 killed.", it, "health authorities")
            for it in ("189", "87")]  # fmt: skip
    compared = one_origin(ours, theirs, *both, documents=[MINISTRY, there, wire])
    assert not together(compared, ours, theirs)


def test_a_spokesman_is_the_body_that_documents_say_he_speaks_for() -> None:
    words = ["22 were saved, said the spokesman of the maritime guard of Talmassa, Commander Nizar Belhadi."]
    offices = offices_of({"b": "Nizar Belhadi"}, words)
    assert offices["b"].bodies == frozenset({"coastguard"})
    heard = [Heard("b", "Nizar Belhadi", False), Heard("g", "Garde maritime de Talmassa", False),
             Heard("m", "Ministry of Defence of Talmassa", False)]  # fmt: skip
    known = known_speakers(heard, offices)
    assert known["b"] == known["g"] != known["m"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ministerio del Interior de la República de San Lázaro", "San Lazaro's Interior Ministry", True),
        ("МВД Каравела", "Qaravel Respublikası Daxili İşlər Nazirliyi", True),
        ("Обласна прокуратура", "the regional prosecutor", True),
        ("Supreme Court of Vareth", "Regional Court of Vareth", False),
        ("Terep Diaspora Congress", "Terep Cultural Association", False),
        ("Ministry of Health of Vareth", "Ministry of Defence of Vareth", False),
        ("La Mañana de San Lázaro", "Ministry of the Interior of San Lázaro", False),
        ("Human Rights Watch", "Amnesty International", False),
        ("Human Rights Watch/Helsinki", "HRW", True),
        ("ООН", "United Nations", True),
        ("the UN", "Birleşmiş Milletler", True),
        ("Agence France-Presse", "AFP", True),
        ("the Syrian Observatory for Human Rights", "SOHR", True),
        ("СБУ", "Служба безпеки України", True),
        ("AFP", "Associated Press", False),
        ("Минздрав", "МВД", False),
        ("МЧС Акташа", "the emergencies ministry", True),
        ("Colonel Efraín Ossa", "the army", True),
        ("Colonel Efraín Ossa", "Colonel Marta Ibarra", False),
        ("Військова прокуратура Вареття", "Генеральний штаб Вареття", False),
        ("Military Tribunal of Vareth", "the army", False),
        ("Regional Court of Human Rights", "Andean Human Rights Committee", False),
        ("Comando del Ejército de Vareth", "the army command", True),
        ("Səlvənd rayon icra hakimiyyəti", "Selvend kaymakamlığı", True),
        ("the list of the Relief Committee", "Relief Committee of Hisor", True),
        ("La Résidence", "Résidence générale en Barsanie, Service de presse", True),
        ("التنسيقية", "تنسيقية رأس الجبل للإغاثة", True),
        ("Nazarov", "Nazarov Oleg", False),
    ],
)
def test_a_speaker_is_its_kind_of_body_its_field_and_its_place(one: str, other: str, same: bool) -> None:
    known = known_speakers([Heard("1", one, False), Heard("2", other, False)])
    assert (known["1"] == known["2"]) is same


def test_a_bare_ministry_is_the_one_that_its_own_document_names() -> None:
    heard = [
        Heard("h", "Health Ministry of Vareth", False, frozenset({"a"})),
        Heard("d", "Defence Ministry of Vareth", False, frozenset({"b"})),
        Heard("m", "the ministry", False, frozenset({"b"})),
    ]
    known = known_speakers(heard)
    assert known["m"] == known["d"] != known["h"]


def test_a_bare_name_is_the_only_body_of_its_kind_that_has_a_name() -> None:
    heard = [
        Heard("1", "the army", False, frozenset({"a"})),
        Heard("2", "the army command", False, frozenset({"b"})),
        Heard("3", "Army of Vareth", False, frozenset({"c"})),
    ]
    assert len(set(known_speakers(heard).values())) == 1
    two = [*heard, Heard("4", "Army of Hisor", False, frozenset({"d"}))]
    known = known_speakers(two)
    assert known["1"] == known["2"]
    assert len({known["1"], known["3"], known["4"]}) == 3


def test_who_finds_out_for_himself() -> None:
    assert finds_out(profile_of("Provincial Court"))
    assert finds_out(profile_of("a survivor"))
    assert not finds_out(profile_of("The Eastern Post"))
    assert not finds_out(profile_of("Ministry of Health"))


@given(amounts(), amounts())
def test_what_two_amounts_are_to_each_other_is_the_same_from_either_side(one: Amount, other: Amount) -> None:
    assert relation(one, other) == relation(other, one)


def test_what_a_witness_saw_is_less_than_the_toll_and_contradicts_only_a_smaller_one() -> None:
    story = document("story.txt", "Oral archive", "1940", side=Stated("testimony", "given"))
    seen = said(story, "I closed the eyes of 12 of the dead.", "12")
    whole = said(MINISTRY, "The ministry said 40 were killed.", "40", "the ministry")
    less = said(COURT, "The court finds that 10 were killed.", "10")
    compared = one_origin(seen, whole, less, documents=[*ALL, story])
    against = [set(it.claims) for it in compared.contradictions]
    assert {seen.id, whole.id} not in against
    assert {seen.id, less.id} in against


def test_undone_a_decision_on_origins_leaves_nothing() -> None:
    first = said(MINISTRY, "The ministry said 613 were killed.", "613", "the ministry")
    paper = said(PAPER, "In the end 613 were killed.", "613")
    apart = Judgement("different_origin", (first.id, paper.id), "A. R.", "Read again.", "2026-01-01T00:00:00Z", 1, {})
    before = one_origin(first, paper).to_dict()
    judged = compare_one(INCIDENT, [first, paper], ALL, [apart])
    assert not together(judged, first, paper)
    assert one_origin(first, paper).to_dict() == before


def test_a_prosecution_and_a_witness_are_other_voices_than_the_court_that_both_come_before() -> None:
    chamber = document("chamber.txt", "Regional Court of Vareth, Trial Chamber", "1932-02-01")
    charge = document("charge.txt", "Regional Court of Vareth, Office of the Prosecutor", "1931-09-01")
    witness = document("witness.txt", "Regional Court of Vareth", "1931-12-01", side=Stated("survivor", "heading"))
    found = said(chamber, "The chamber finds that 169 people were killed.", "169")
    charged = said(charge, "At least 172 people were killed.", "172")
    told = said(witness, "I saw 23 people killed.", "23")
    compared = one_origin(found, charged, told, documents=[chamber, charge, witness])
    assert not any(together(compared, *pair) for pair in ((found, charged), (found, told), (charged, told)))


def test_an_ombudsman_is_one_body_in_two_languages() -> None:
    names = ("the Ombudsman of Vareth", "Уполномоченный по правам человека Варета")
    assert all("ombudsman" in profile_of(name).bodies for name in names)


def test_two_publishers_are_one_only_where_their_full_names_meet() -> None:
    monitor = Heard("a", "Harbour Rights Monitor", False, frozenset("1"), True)
    office = Heard("b", "National Rights Commission", False, frozenset("2"), True)
    assert len(set(known_speakers([monitor, office]).values())) == 2
    assert len(set(known_speakers([monitor, office._replace(publisher=False)]).values())) == 1
    one, other = (
        Heard("d", "وزارة الدفاع", False, frozenset("4"), True),
        Heard("e", "Ministère de la Défense", False, frozenset("5"), True),
    )
    assert len(set(known_speakers([one, other]).values())) == 1


def test_a_witness_who_tells_what_others_say_repeats_it() -> None:
    first = said(MINISTRY, "3 people were killed, the ministry said.", "3", "the ministry")
    own = document("testimony.txt", "Oral Archive of Vareth", "1961-05-06")
    witness = replace(own, side=Stated("testimony of a survivor", "given"))
    saw = said(witness, "I counted them in the yard, 3 were killed.", "3")
    heard = said(witness, "Later they said on the radio that 3 were killed.", "3")
    assert not together(one_origin(first, saw, documents=[MINISTRY, witness]), first, saw)
    assert together(one_origin(first, heard, documents=[MINISTRY, witness]), first, heard)


def test_what_is_called_an_armed_group_speaks_for_no_other() -> None:
    passage = "The armed group calling itself the Free Bank said it had taken six hostages."
    assert offices_of({"1": "the Free Bank"}, [passage]) == {}


def test_one_number_that_an_army_and_rebels_give_is_no_copy_and_several_are() -> None:
    army = document("army.txt", "General Staff of the Army of Vareth", "1931-05-06")
    rebels = document("rebels.txt", "Press office of the rebels", "1931-05-09")
    paper = document("post.txt", "The Eastern Post (newspaper)", "1931-05-09")
    told = [said(army, "We count 613 killed and 271 injured.", it, fate=Fate(fate))
            for it, fate in (("613", "killed"), ("271", "injured"))]  # fmt: skip
    again = [said(rebels, "There are 613 killed and 271 injured.", it, fate=Fate(fate))
             for it, fate in (("613", "killed"), ("271", "injured"))]  # fmt: skip
    carried = said(paper, "In the end 613 were killed.", "613")
    documents = [army, rebels, paper]
    assert not together(one_origin(told[0], again[0], documents=documents), told[0], again[0])
    assert together(one_origin(*told, *again, documents=documents), told[0], again[0])
    assert together(one_origin(told[0], carried, documents=documents), told[0], carried)


def test_a_breakdown_that_is_first_given_with_a_repeated_total_comes_from_where_the_total_does() -> None:
    first = document("mission.txt", "The Mission of Vareth", "1931-05-06")
    again = document("consulate.txt", "The Consulate of Orlim", "1932-05-04")
    later = document("post.txt", "The Eastern Post (newspaper)", "1933-05-04")
    total = said(first, "In all 613 people were killed.", "613")
    text = "In all 613 people were killed, 106 of them women."

    def broken_down(where: Document) -> tuple[CountClaim, CountClaim]:
        whole = said(where, text, "613")
        return whole, said(where, text, "106", group="women", part_of=whole.id)

    (whole, women), (third, carried) = broken_down(again), broken_down(later)
    documents = [first, again, later]
    held = one_origin(total, whole, women, third, carried, documents=documents)
    assert together(held, total, women)
    assert together(held, women, carried)
    assert not together(one_origin(total, whole, women, documents=documents[:2]), total, women)
