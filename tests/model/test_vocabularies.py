"""The code lists: every one loads, and every word in it has a label and a meaning."""

import pytest

from accounted.errors import BadInput, UnknownCode
from accounted.model import vocabulary, vocabulary_names


@pytest.mark.parametrize("name", vocabulary_names())
def test_every_code_has_a_label_and_a_definition(name: str) -> None:
    found = vocabulary(name)
    assert found.codes
    for code, entry in found.codes.items():
        assert found.check(code) == code
        assert entry.label.strip()
        assert entry.definition.strip().endswith((".", "?")), f"{name}: {code} has no sentence"
        assert entry.broader is None or entry.broader in found.codes


CONTRACT = {
    "fates": ["killed", "injured", "missing", "captured", "released", "displaced", "abducted", "disappeared",
              "tortured", "sexual_violence", "buried", "body_found", "identified", "family_wiped_out"],
    "precisions": ["exact", "approximate", "at_least", "at_most", "range", "vague", "unquantified"],
    "units": ["person", "family", "household", "body"],
    "groups": ["women", "men", "children", "elderly", "girls", "boys", "civilians", "combatants", "prisoners"],
    "speaking_modes": ["own_voice", "indirect", "direct_quote"], "reaches": ["sentence", "carried", "document"],
    "polarities": ["affirmed", "denied"], "modalities": ["certain", "probable", "possible", "hypothetical"],
    "period_bases": ["sentence", "context", "document", "derived"], "label_uses": ["assertion", "event_name"],
    "label_categories": ["genocide", "war_crime", "crime_against_humanity", "ethnic_cleansing", "massacre", "terrorism",
                         "violation_of_ihl", "violation_of_human_rights_law", "other"],
    "position_types": ["condemns", "condoles", "sympathises", "accuses", "calls_for", "denies", "recognises",
                       "commemorates"],
    "mentions": ["one", "several"],
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(CONTRACT))
def test_the_words_of_the_public_contract_are_all_there(name: str) -> None:
    assert set(CONTRACT[name]) <= set(vocabulary(name).codes)


def test_a_closed_list_refuses_and_an_open_one_keeps_a_new_word() -> None:
    with pytest.raises(UnknownCode, match="household") as refused:
        vocabulary("units").check("goat")
    assert (refused.value.vocabulary, refused.value.code) == ("units", "goat")
    fates = vocabulary("fates")
    assert (fates.check("lost_at_sea"), fates.label("lost_at_sea")) == ("lost_at_sea", "lost at sea")
    with pytest.raises(UnknownCode):
        fates.check("Lost at sea")


@pytest.mark.parametrize(("typed", "meant"), [("kiled", "killed"), ("injurd", "injured"), ("displacd", "displaced")])
def test_a_slip_of_the_hand_is_not_taken_for_a_word_of_ones_own(typed: str, meant: str) -> None:
    with pytest.raises(BadInput, match=f"did you mean '{meant}'"):
        vocabulary("fates").check_typed(typed)
    assert vocabulary("fates").check(typed) == typed


@pytest.mark.parametrize(("name", "typed", "meant"), [
    ("fates", "wounded", "injured"), ("fates", "dead", "killed"), ("fates", "found alive", "found_alive"),
    ("groups", "soldiers", "combatants"),
])  # fmt: skip
def test_another_word_for_a_listed_one_is_answered_with_it(name: str, typed: str, meant: str) -> None:
    with pytest.raises(BadInput, match=f"did you mean '{meant}'"):
        vocabulary(name).check_typed(typed)


def test_no_word_is_written_for_two_codes_of_a_list() -> None:
    for name in vocabulary_names():
        codes = vocabulary(name).codes.values()
        written = [word for one in codes for word in {one.code.replace("_", " "), one.label.lower(), *one.also}]
        assert len(written) == len(set(written)), name


@pytest.mark.parametrize("word", ["killed", "enslaved", "lost_at_sea"])
def test_a_listed_word_and_one_of_ones_own_may_be_typed(word: str) -> None:
    assert vocabulary("fates").check_typed(word) == word
