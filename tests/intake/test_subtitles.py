"""Whoever begins to speak in subtitles begins a paragraph; the cue's time stands on each of their words."""

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
