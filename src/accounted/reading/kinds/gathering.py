"""The other kinds of claim of one document: labels, evidence, positions, events and named persons.

`Kinds` is made once for a document and given its sentences in order; `claims` then gives everything found, in order
of the text. Some of it can only be told at the end: whose words a heading in quotation marks repeats, and which event
comes before which.
"""

from __future__ import annotations

from collections.abc import Sequence

from accounted.language import Date
from accounted.model import Claim, CountClaim, Document, LabelClaim, PersonClaim
from accounted.reading.discourse import Discourse
from accounted.reading.grammar import Sentence, Setting
from accounted.reading.kinds.causes import causes
from accounted.reading.kinds.dating import Occasion, occasion
from accounted.reading.kinds.events import Cutter, Events, in_order
from accounted.reading.kinds.evidence import evidence
from accounted.reading.kinds.explained import explained, repeated
from accounted.reading.kinds.labels import labels
from accounted.reading.kinds.lexicon import kinds_lexicon_for
from accounted.reading.kinds.listed import listed
from accounted.reading.kinds.persons import persons
from accounted.reading.kinds.positions import positions
from accounted.reading.kinds.spoken import Spoken, in_marks, speaking
from accounted.reading.lexicon import Lexicon
from accounted.reading.voice import Voice

_ENDS = frozenset(".!?…։؟")
"""What closes a sentence in quotation marks, which is no heading then."""


class Kinds:
    """One document being read for claims other than figures; nothing is found without a lexicon of its language."""

    def __init__(self, document: Document, text: str, lexicon: Lexicon) -> None:
        self.lexicon = kinds_lexicon_for(lexicon.language)
        self.fates = lexicon
        stated = document.published.value if document.published else None
        self.occasion = occasion(text, document.body_start, stated, self.lexicon) if self.lexicon else Occasion(stated)
        self._events = Events(self.occasion, lexicon.words)
        self._found: list[Claim] = []
        self._headings: list[LabelClaim] = []

    @property
    def published(self) -> str | None:
        """The day of publication in EDTF, stated or derived from an anniversary; for "Monday" and the like."""
        return self.occasion.published

    def sentence(
        self, sentence: Sentence, when: Sequence[Date], voices: Sequence[Voice], discourse: Discourse, setting: Setting,
        figures: Sequence[CountClaim] = (),
    ) -> None:  # fmt: skip
        """Read one sentence, given its `figures`; call it in order, before the discourse remembers its speakers."""
        if self.lexicon is None or not sentence.tokens:
            return
        spoken = Spoken(
            sentence, when, speaking(sentence.tokens, voices, self.lexicon), discourse, setting, self.lexicon
        )
        stances = positions(spoken)
        named = labels(spoken, stances)
        if in_marks(sentence.tokens) and not voices and sentence.tokens[-2].text not in _ENDS:
            self._headings += explained(named, spoken)
            return
        self._resolve(named)
        found = [
            *named,
            *stances,
            *causes(spoken, Cutter(spoken).cut()),
            *evidence(spoken),
            *self._events.read(spoken, named, figures),
            *_persons(spoken, self.fates, figures),
        ]
        self._found += explained(found, spoken)

    def claims(self) -> list[Claim]:
        """All claims of the sentences read, in order of the text, each event with its known neighbours."""
        found = in_order([*self._found, *self._headings])
        return sorted(found, key=lambda claim: (claim.passage.start, claim.passage.end, claim.kind, claim.id))

    def _resolve(self, named: Sequence[LabelClaim]) -> None:
        """Give headings in quotation marks to the speaker who is quoted with the same term below."""
        waiting: list[LabelClaim] = []
        for heading in self._headings:
            match = next(
                (label.said_by for label in named if _same(label, heading) and label.said_by.mode == "direct_quote"),
                None,
            )
            if match is None:
                waiting.append(heading)
            else:
                self._found.append(repeated(heading, match))
        self._headings = waiting


def _persons(spoken: Spoken, fates: Lexicon, figures: Sequence[CountClaim]) -> list[PersonClaim]:
    """The named persons of a sentence; who is listed beside a figure has its fate, whatever else names them."""
    beside = listed(spoken, fates, figures)
    named = {claim.name.start for claim in beside}
    return [*beside, *(claim for claim in persons(spoken, fates) if claim.name.start not in named)]


def _same(label: LabelClaim, heading: LabelClaim) -> bool:
    """Whether one term repeats the other."""
    ours, theirs = label.term.casefold(), heading.term.casefold()
    return label.category == heading.category and (ours in theirs or theirs in ours)
