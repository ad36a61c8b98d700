"""What is offered as proof. The texts are invented."""

from accounted.model import EvidenceClaim
from tests.reading.kinds.conftest import Finds


def items(finds: Finds, text: str) -> list[tuple[str, str]]:
    return [(claim.passage.exact, claim.type) for claim in finds("evidence", text) if isinstance(claim, EvidenceClaim)]


def test_each_item_of_a_list_of_proofs_is_evidence_with_what_it_is_for(finds: Finds) -> None:
    text = (
        "The embassy said that satellite images, the testimony of eleven survivors, as well as the confession of "
        "two officers are proof that the raid was planned."
    )
    assert items(finds, text) == [
        ("satellite images", "satellite"),
        ("the testimony of eleven survivors", "witness_testimony"),
        ("the confession of two officers", "perpetrator_statement"),
    ]
    found = finds("evidence", text)
    assert {claim.supports for claim in found} == {"the raid was planned"}
    assert {claim.said_by.name for claim in found} == {"The embassy"}


def test_lists_cites_and_rests_on(finds: Finds) -> None:
    assert items(finds, "The ministry lists autopsy reports and a diary as proof.") == [
        ("autopsy reports", "autopsy"), ("a diary", "unknown"),
    ]  # fmt: skip
    assert items(finds, "The study is based on interviews with 214 refugees, hospital records and video footage.") == [
        ("interviews with 214 refugees", "interview"),
        ("hospital records", "hospital"),
        ("video footage", "video"),
    ]


def test_figures_that_a_text_rests_on_are_the_publishers_evidence(finds: Finds) -> None:
    text = "The fire killed 40 miners, according to hospital records."
    (claim,) = finds("evidence", text)
    assert (claim.passage.exact, claim.type, claim.said_by.name) == ("hospital records", "hospital", "publisher")
    assert claim.supports == "The fire killed 40 miners"


def test_who_merely_speaks_and_photo_credits_are_no_evidence(finds: Finds) -> None:
    assert items(finds, "According to Amnesty International, 12 died.") == []
    assert items(finds, "According to the mayor, 12 died.") == []
    assert items(finds, "OSTERIA DAILY - Photo ND archive") == []
