"""Whoever begins to speak in subtitles begins a paragraph; the cue's time stands on each of their words."""

from accounted.case.opening import open_and_read
from accounted.intake import BUILT_IN
from accounted.model import CountClaim, Original, digest_of
from tests.intake.conftest import opened

SRT = """1
00:00:01,000 --> 00:00:04,000
>> MAYOR: Twelve people
were killed in Lund.

2
00:00:04,500 --> 00:00:06,000
And forty were wounded.

3
00:00:07,000 --> 00:00:09,000
- How many are missing?
- Six people are missing. &gt;&gt; CLERK: Seven.
"""
VTT = """WEBVTT

00:01.000 --> 00:04.000
<v Nurse>Eight people were injured.</v> <v Doctor Amin>No, ten people
were injured.
"""


def test_speakers_of_one_cue_are_parted_and_a_sentence_over_two_cues_is_not() -> None:
    assert opened(SRT.encode(), "talk.srt").text.split("\n\n") == [
        "MAYOR: Twelve people were killed in Lund. And forty were wounded.",
        "- How many are missing?",
        "- Six people are missing.",
        "CLERK: Seven.",
    ]


def test_each_speaker_of_a_cue_has_its_time() -> None:
    found = opened(VTT.encode(), "talk.vtt")
    assert [(found.text[one.start : one.end], one.about["from"]) for one in found.document.marks] == [
        ("Nurse: Eight people were injured.", "00:00:01.000"),
        ("Doctor Amin: No, ten people were injured.", "00:00:01.000"),
    ]


LABELLED = """1
00:00:01,000 --> 00:00:04,000
- ANA: Twelve people were killed.
- MAYOR: No, ten people.

2
00:00:05,000 --> 00:00:08,000
[ANA DOL] Forty people
were injured. [sighs] All
[sobbing] of them at home.
[PETER NOVAK]: Six people are missing.

3
00:00:09,000 --> 00:00:11,000
(ANA DOL) We lost nine people.

4
00:00:12,000 --> 00:00:14,000
[APPLAUSE] Thank you.
[Birds] Nobody was there.

5
00:00:30,000 --> 00:00:34,000
[APPLAUSE]
[Birds]
"""


def test_labels_in_brackets_and_behind_dashes_name_who_speaks_and_sounds_name_nobody() -> None:
    assert opened(LABELLED.encode(), "talk.srt").text.split("\n\n") == [
        "ANA: Twelve people were killed.",
        "MAYOR: No, ten people.",
        "ANA DOL: Forty people were injured. [sighs] All [sobbing] of them at home.",
        "PETER NOVAK: Six people are missing.",
        "ANA DOL: We lost nine people. [APPLAUSE] Thank you. [Birds] Nobody was there.",
        "[APPLAUSE] [Birds]",
    ]


def test_who_a_label_names_is_the_speaker_of_the_passage() -> None:
    content = LABELLED.encode()
    found = open_and_read(Original(digest_of(content), len(content)), content, "talk.srt", {}, BUILT_IN)
    said = {it.amount.exact: it.said_by.name for it in found.claims if isinstance(it, CountClaim)}
    assert (said["Forty"], said["Six"], said["nine"]) == ("ANA DOL", "PETER NOVAK", "ANA DOL")
