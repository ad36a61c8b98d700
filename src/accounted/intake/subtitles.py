"""Subtitles (SRT, WebVTT): what was said as running text, every cue under its time code.

A sentence often runs on through several cues, so cues are lines of one paragraph until one ends a sentence or a
pause comes between them. Who begins to speak begins a paragraph, in the middle of a cue as well.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from accounted.errors import CannotOpen
from accounted.intake.compose import Parts, compose, decoded_or_refused
from accounted.intake.media import SRT, VTT
from accounted.intake.opened import GivenMetadata, Opened
from accounted.intake.prose import Prose
from accounted.intake.turns_of_subtitles import named_turns
from accounted.model import Original

_CUE = re.compile(
    r"(?P<from>(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3})[ \t]*-->[ \t]*(?P<to>(?:\d{1,3}:)?\d{1,2}:\d\d[.,]\d{1,3})[^\n]*\n"
    r"(?P<words>(?:(?![ \t]*\n)[^\n]+\n?)*)"
)
_SPEAKER = re.compile(r"<v(?:\.[\w.-]+)?\s+([^>]{1,200})>")
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>|\{\\[^{}]{0,100}\}|<\d\d[\d:.]{3,12}>", re.I)
_BEGINS = re.compile(r"^[ \t]*(?=[-–—]\s|[-–—]?[ \t]?[\[(][^\[\]()\n]{2,40}[\])])|[ \t]*>>+[ \t]*", re.M)
_TURN = "\0"
"""Put where another begins to speak: a sign that no text may hold."""

_PAUSE_SECONDS = 4.0
_STOPS = ".!?…։؟۔。"


class Cue(NamedTuple):
    """Words of one speaker, with the moments they are shown from and to; whether the cue says that these begin."""

    start: str
    end: str
    words: str
    begins: bool = False


class SubtitlesImporter:
    """Opens SRT and WebVTT."""

    name = "subtitles"
    version = "2"
    media_types = frozenset({SRT, VTT})

    def open(self, original: Original, content: bytes, name: str, given: GivenMetadata) -> Opened:
        """A document of kind `text` in which every cue has its time code as a mark."""
        decoded = decoded_or_refused(content, name)
        cues = list(cues_of(decoded.text))
        if not cues:
            raise CannotOpen(
                "It is named as subtitles, and holds no cue with time codes.", name,
                "The bytes are kept. If it is a plain text, name it .txt and add that copy as well.",
            )  # fmt: skip
        prose = Prose()
        before: Cue | None = None
        for cue in cues:
            if before is not None:
                if _parted(before, cue):
                    prose.end_paragraph()
                else:
                    prose.run(" ")
            start, end = prose.run(cue.words)
            prose.mark("time", start, end, {"from": cue.start, "to": cue.end})
            before = cue
        media_type = VTT if decoded.text.lstrip("\ufeff").startswith("WEBVTT") else SRT
        parts = Parts("text", media_type, prose.text, decoded.encoding, marks=tuple(prose.marks), notes=decoded.notes)
        return compose(self, original, name, given, parts)


def cues_of(text: str) -> list[Cue]:
    """The cues in the order of the file, without markup, each speaker's words in it by themselves.

    A speaker that WebVTT names stands before the words.
    """
    found = []
    for cue in _CUE.finditer(text.replace("\r\n", "\n").replace("\r", "\n")):
        named = _SPEAKER.sub(lambda voice: f"{_TURN}{voice[1].strip()}: ", cue["words"])
        turns = _BEGINS.sub(_TURN, html.unescape(_TAG.sub("", named))).split(_TURN)
        for number, turn in enumerate(turns):
            if words := " ".join(turn.split()):
                found.append(Cue(_plain(cue["from"]), _plain(cue["to"]), words, begins=number > 0))
    written = named_turns(cue.words for cue in found)
    return [cue._replace(words=words, begins=_begins(cue, words)) for cue, words in zip(found, written, strict=True)]


def _begins(cue: Cue, words: str) -> bool:
    """Whether somebody begins to speak there; where a sound is told in brackets, nobody does."""
    return words != cue.words or (cue.begins and cue.words[:1] not in "[(")


def _plain(moment: str) -> str:
    """A time code as hours, minutes, seconds: `00:01:02.500`."""
    clock, _, fraction = moment.replace(",", ".").partition(".")
    parts = clock.split(":")
    return f"{':'.join(part.zfill(2) for part in ['00'] * (3 - len(parts)) + parts)}.{fraction.ljust(3, '0')}"


def _parted(before: Cue, cue: Cue) -> bool:
    """Whether a cue begins a paragraph: a speaker begins, or a sentence ended and a pause came after it."""
    if cue.begins or re.match(r"[^\W\d_][\w .]{0,40}:\s", cue.words):
        return True
    return before.words.rstrip("\"'»”)")[-1:] in _STOPS and _seconds(cue.start) - _seconds(before.end) >= _PAUSE_SECONDS


def _seconds(moment: str) -> float:
    hours, minutes, seconds = moment.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)
