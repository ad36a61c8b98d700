"""A label that one speaker refuses and another gives: both are named, each with the word as they write it."""

from accounted.comparison.contradictions.denials import refused_labels
from accounted.model import OWN_VOICE, LabelClaim, Passage, Source, Speaker
from tests.comparison.statements import READ_BY, document

PAPER, MINISTRY = document("paper.txt", "Lund Paper"), document("ministry.txt", "Ministry of Sites")


def label(where: object, term: str, polarity: str = "affirmed", speaker: Speaker = OWN_VOICE) -> LabelClaim:
    held = PAPER if where == "paper" else MINISTRY
    assert held.publisher
    return LabelClaim(
        source=Source(held.digest, held.name), passage=Passage.cut(term, 0, len(term)), said_by=speaker,
        carried_by=held.publisher.value, term=term, category="massacre", polarity=polarity, read_by=READ_BY,
    )  # fmt: skip


def test_a_publisher_who_refuses_a_label_in_its_own_voice_is_named_and_each_word_stays_as_written() -> None:
    given, refused = label("paper", "massacre"), label("ministry", "резня", "denied")
    found = list(refused_labels([(given, "paper", (1,)), (refused, "ministry", (2,))]))
    assert [str(one.why) for one in found] == [
        "“massacre”, as Lund Paper calls it, is denied by Ministry of Sites, who writes “резня”."
    ]
    same = label("ministry", "Massacre", "denied")
    (one,) = refused_labels([(given, "paper", (1,)), (same, "ministry", (2,))])
    assert str(one.why) == "“massacre”, as Lund Paper calls it, is denied by Ministry of Sites."
