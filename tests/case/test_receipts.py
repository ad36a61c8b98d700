"""What the log says originals are called, and what was said of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.case.receipts import checked, receipts
from accounted.errors import BadInput
from accounted.model import CustodyEvent, Original, digest_of
from accounted.model.custody import START
from accounted.vault import acts

DIGEST = digest_of(b"x")
HANDED_IN = st.tuples(
    st.sampled_from(["a.txt", "b.txt", "é.txt"]),
    st.dictionaries(st.sampled_from(["publisher", "side"]), st.sampled_from(["A", "B"])),
)


def event(name: str, metadata: dict[str, str], again: bool = True) -> CustodyEvent:
    payload = (
        acts.received_again(DIGEST, name, metadata) if again else acts.announced(Original(DIGEST, 1), name, metadata)
    )
    kind = acts.RECEIVED_AGAIN if again else acts.ANNOUNCED
    return CustodyEvent(1, "2026-01-01T00:00:00Z", "me", kind, (DIGEST,), payload, "0" * 32, START)


@given(st.lists(HANDED_IN, min_size=1).flatmap(lambda many: st.tuples(st.just(many), st.permutations(many))))
def test_the_order_of_handing_in_changes_neither_name_nor_notes(
    orders: tuple[list[tuple[str, dict[str, str]]], list[tuple[str, dict[str, str]]]],
) -> None:
    first, second = ([event(*one) for one in order] for order in orders)
    one, other = receipts(first)[DIGEST], receipts(second)[DIGEST]
    assert (one.name, one.notes) == (other.name, other.notes)


@given(st.lists(HANDED_IN, min_size=1))
def test_what_is_shown_is_the_last_account_whole_as_somebody_gave_it(many: list[tuple[str, dict[str, str]]]) -> None:
    accounts = [said for _, said in many if said]
    receipt = receipts([event(*one) for one in many])[DIGEST]
    assert receipt.given == (accounts[-1] if accounts else {})
    assert receipt.knows(receipt.name, {})
    assert not accounts or receipt.knows(receipt.name, accounts[-1])


def test_bytes_under_two_names_are_called_by_the_first_of_the_alphabet_and_the_other_is_noted() -> None:
    receipt = receipts([event("z.txt", {"path": "/x/z.txt"}, again=False), event("a.txt", {"publisher": "P"})])[DIGEST]
    assert receipt.name == "a.txt"
    assert receipt.given == {"publisher": "P"}
    assert receipt.notes == ("Received with more than one name: a.txt; z.txt.",)
    assert receipt.knows("z.txt", {"publisher": "P"})
    assert not receipt.knows("z.txt", {"publisher": "Q"})


def test_what_a_person_says_is_checked_before_anything_is_stored() -> None:
    assert checked({"publisher": "  TRT World ", "side": None, "title": " "}) == {"publisher": "TRT World"}
    assert checked({"published": "26 February 1992"}) == {"published": "1992-02-26"}
    with pytest.raises(BadInput, match="is not a date that can be understood"):
        checked({"published": "soon"})
    with pytest.raises(BadInput, match="language"):
        checked({"language": "English"})
