"""What holds of any text: words stand at their offsets, ids differ, the same text gives the same claims."""

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.kinds.conftest import found_in

_PIECES = [
    "On 3 May 1990, ", "rebels took Aru", " and shelled the town", ", the ministry said", " on Monday", ". ", "é́ ", "؟",
    "“We condemn this genocide,” ", "It denied a massacre", " when 12 died", "Tomas Reil, 34, ", "was killed", " 'x",
    " according to hospital records", "\n\n", "'War crimes'\n", " are proof that ", "the 30th anniversary", "—", "( ",
    "In response, ", "Osteria marked ", "violated humanitarian law, ", " of ", "a dark stain on the ", "condolences",
]  # fmt: skip

texts = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)


@given(texts)
def test_every_claim_quotes_the_text(text: str) -> None:
    for claim in found_in(text):
        assert all(text[start:end] == exact for start, end, exact in claim.spans())


@given(texts)
def test_the_same_text_gives_the_same_claims_and_no_id_twice(text: str) -> None:
    claims = found_in(text)
    assert claims == found_in(text)
    assert len({claim.id for claim in claims}) == len(claims)


def test_a_long_text_without_a_full_stop_is_read_in_stretches() -> None:
    text = "the massacre of Tol " + "and nothing else " * 5000 + "the massacre of Aru"
    labels = [claim for claim in found_in(text) if claim.kind == "label"]
    assert [text[claim.passage.start : claim.passage.end] for claim in labels]
    assert all(claim.passage.end - claim.passage.start < 4000 for claim in labels)
