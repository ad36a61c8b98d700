"""Whose words those are that a mail quotes: never the sender's, unless words name the sender."""

from accounted.case.opening import Opening, open_and_read
from accounted.comparison.voices import voice_of
from accounted.intake import BUILT_IN
from accounted.model import EARLIER_MAIL, CountClaim, Mark, Original, digest_of, marks_on
from accounted.reading.saying import said

HEAD = b"From: Petra <petra@lund.example>\nSubject: Lund\nDate: Mon, 3 Mar 2014 10:00:00 +0000\nMIME-Version: 1.0\n\n"
DOUBT = b"I do not believe a word of this. In Malmo 7 people were killed by the army.\n\n"
QUOTED = (
    b"> In Lund 340 people were killed by the army.\n"
    b">> In Lund 12 people were killed by the army.\n"
    b"> The police said that 3 people were killed.\n"
)


def read(content: bytes) -> Opening:
    return open_and_read(Original(digest_of(content), len(content)), content, "m.eml", {}, BUILT_IN)


def figures(opened: Opening) -> dict[int | None, CountClaim]:
    return {claim.amount.low: claim for claim in opened.claims if isinstance(claim, CountClaim)}


def test_a_figure_of_a_quoted_mail_is_not_the_senders() -> None:
    found = figures(read(HEAD + DOUBT + QUOTED))
    told = {low: (claim.said_by.name, claim.said_by.mode, claim.carried_by) for low, claim in found.items()}
    assert told == {
        7: ("publisher", "own_voice", "Petra"),
        340: (EARLIER_MAIL, "indirect", "Petra"),
        12: (f"{EARLIER_MAIL}, quoted 2 deep", "indirect", "Petra"),
        3: ("The police", "indirect", "Petra"),
    }
    assert any("not this sender" in one.says for one in said(found[340]))
    assert not any("by default" in one.says for one in said(found[340]))


def test_earlier_mails_that_two_mails_quote_are_two_speakers() -> None:
    mails = [read(HEAD + doubt + QUOTED) for doubt in (DOUBT, b"So I heard.\n\n")]
    voices = {voice_of(figures(one)[low], one.document).key for one in mails for low in (340, 12)}
    assert len(voices) == 4


def test_marks_of_claims_are_those_that_touch_them_in_their_order() -> None:
    opened = read(HEAD + DOUBT + QUOTED * 40)
    for claim in opened.claims:
        touching = tuple(marks_on(opened.document.marks, claim.passage.start, claim.passage.end))
        assert claim.passage.marks == touching
    kinds = [one.passage.marks for one in opened.claims]
    assert () in kinds
    assert any(isinstance(mark, Mark) for marks in kinds for mark in marks)
