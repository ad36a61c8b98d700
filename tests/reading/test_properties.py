"""What holds for any text: words stand at their offsets, reading repeats itself, and no text makes it slow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.model import CountClaim, claim_from_dict
from accounted.reading import read
from tests.reading.conftest import document
from tests.timing import processor_seconds

WORDS = st.sampled_from(
    [
        "the",
        "12",
        "three",
        "hundred",
        "people",
        "soldiers",
        "killed",
        "wounded",
        "were",
        "and",
        ",",
        ".",
        "“",
        "”",
        "(",
        ")",
        ":",
        "of",
        "them",
        "including",
        "police",
        "said",
        "that",
        "according",
        "to",
        "at",
        "least",
        "some",
        "more",
        "than",
        "between",
        "missing",
        "captured",
        "by",
        "who",
        "denied",
        "1992",
        "–",
        "bodies",
        "no",
        "5,000",
        "it",
        "dead",
        "\u202e",
        "\n",
        "|",
        "•",
        "women",
        "children",
        "families",
        "toll",
        "rose",
        "from",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))


@given(TEXTS)
def test_every_quoted_word_stands_in_the_text(text: str) -> None:
    claims = list(read(document(text, "The Post"), text)) if text else []
    for claim in claims:
        assert all(text[start:end] == exact for start, end, exact in claim.spans())
        assert claim_from_dict(claim.to_dict()) == claim


@given(TEXTS)
def test_a_part_belongs_to_a_claim_of_the_same_document(text: str) -> None:
    claims = [c for c in read(document(text), text) if isinstance(c, CountClaim)] if text else []
    ids = {claim.id for claim in claims}
    assert all(claim.part_of in ids and claim.part_of != claim.id for claim in claims if claim.part_of)


@given(TEXTS)
def test_reading_again_gives_the_same(text: str) -> None:
    first, second = ([claim.to_dict() for claim in read(document(text), text)] if text else [] for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    "piece",
    [
        "12 people were killed and ",
        "“",
        "of the 9 of the 8 ",
        "9",
        "word ",
        "(12 (13 ",
        "police said that police said that ",
        "killed, wounded, ",
        "\u202e12 dead\u202c ",
    ],
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    assert_time_grows_with_the_length_only(piece, "en")


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("ar", "27 رجلا، 13 امرأة وتسعة أطفال، "),
        ("en", "27 men, 13 women and nine children from the mill and the wharves, "),
    ],
)
def test_time_grows_with_the_number_of_people_joined_only(language: str, piece: str) -> None:
    assert_time_grows_with_the_length_only(piece, language, 600)


def assert_time_grows_with_the_length_only(piece: str, language: str, least: int = 4_000) -> None:
    def seconds(characters: int, tries: int = 1) -> float:
        text = (piece * (characters // len(piece) + 1))[:characters]
        return processor_seconds(lambda: list(read(document(text, language=language), text)), tries)

    seconds(1_000)
    small, large = seconds(least, 3), seconds(4 * least, 2)
    assert large < 12 * small + 0.15
