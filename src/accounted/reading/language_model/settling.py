"""A proposal becomes a claim, or a refusal: its words are found, and its number is read in them by the grammar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from accounted.errors import BadInput
from accounted.model import (
    OWN_VOICE,
    Amount,
    Claim,
    CountClaim,
    Document,
    Explanation,
    Fate,
    Group,
    Passage,
    ReadBy,
    Source,
    Span,
    Speaker,
    Step,
)
from accounted.model.vocabulary import vocabulary
from accounted.reading.explaining import scene_steps, speaker_steps
from accounted.reading.grammar.counts import LONGEST_PASSAGE
from accounted.reading.grammar.quantities import Quantity
from accounted.reading.grammar.sentence import Chunk
from accounted.reading.language_model.answering import Proposal
from accounted.reading.language_model.finding import Place, Searchable
from accounted.reading.language_model.sentences import Sentences, Setting
from accounted.reading.language_model.stretches import Stretch
from accounted.reading.refused import Refusal


class _Refused(Exception):
    """Raised inside this file alone, to leave off at the first reason."""

    def __init__(self, reason: str, why: str) -> None:
        self.refusal = Refusal(reason, why)
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Settling:
    """What holds for all proposals of one document."""

    document: Document
    text: str
    sentences: Sentences
    read_by: ReadBy

    def settled(self, proposal: Proposal, stretch: Stretch, shown: Searchable) -> Claim | Refusal | None:
        """The claim, or why there is none; None for a figure that another stretch has to read."""
        try:
            words = _one_place(proposal, shown)
            setting, chunk, quantity = self._number(proposal, words, shown)
            if not stretch.holds(quantity.start):
                return None
            return self._claim(proposal, words, setting, chunk, quantity, shown)
        except _Refused as refused:
            return refused.refusal
        except BadInput as error:
            return Refusal("breaks_a_rule", error.what)

    def _number(self, proposal: Proposal, words: Place, shown: Searchable) -> tuple[Setting, Chunk, Quantity]:
        """The one number that the grammar reads in the number words, with the sentence it stands in."""
        found = {
            (quantity.start, quantity.end): (setting, chunk, quantity)
            for place in shown.places(proposal.number, words)
            if (setting := self.sentences.at(place[0]))
            for chunk in setting.sentence.chunks
            if chunk.plays("number") and (quantity := chunk.quantity) and _lies_in(quantity, place)
        }
        if not found:
            raise _Refused("number_not_there", f"{proposal.number!r} is no number of people in {proposal.words!r}.")
        if len(found) > 1:
            raise _Refused("words_several_times", f"{proposal.number!r} stands in {proposal.words!r} more than once.")
        setting, chunk, quantity = next(iter(found.values()))
        if not _agree(proposal, quantity):
            given = f"{proposal.low}–{proposal.high}"
            raise _Refused("number_differs", f"{given} does not follow from {self.text[slice(*_ends(quantity))]!r}.")
        return setting, chunk, quantity

    def _claim(
        self, proposal: Proposal, words: Place, setting: Setting, chunk: Chunk, quantity: Quantity, shown: Searchable
    ) -> CountClaim:
        start, end = _ends(quantity)
        people, sentence = chunk.people, setting.sentence
        passage = setting.passage
        if len(passage.exact) > LONGEST_PASSAGE:
            passage = Passage.cut(self.text, min(words[0], start), max(words[1], end))
        claim = CountClaim(
            source=Source(self.document.digest, self.document.name), passage=passage, read_by=self.read_by,
            said_by=self._speaker(proposal, (passage.start, passage.end), shown),
            carried_by=self.document.publisher.value if self.document.publisher else None,
            polarity=proposal.polarity, modality=proposal.modality, place=setting.place, period=setting.period,
            fate=Fate(_known("fates", proposal.fate), tuple(_known("fates", code) for code in proposal.merged)),
            amount=Amount(self.text[start:end], start, end, quantity.low, quantity.high, quantity.precision),
            unit=people.unit if people and people.unit != "person" else proposal.unit,
            group=self._group(proposal, setting, chunk),
        )  # fmt: skip
        scene = scene_steps(claim, sentence.start, sentence.end, self.text, setting.dated)
        steps = [*self._steps(claim, words), *scene]
        return replace(claim, explanation=Explanation(tuple(steps)))

    def _steps(self, claim: CountClaim, words: Place) -> Iterator[Step]:
        """What the model says, and what the grammar reads in it."""
        amount = claim.amount
        yield Step("model.proposed", (Span.cut(self.text, *words),))
        precision = "number" if amount.precision == "exact" else amount.precision.replace("_", "-")
        yield Step(f"amount.{precision}", (Span(amount.start, amount.end, amount.exact),))
        yield Step("model.fate")
        yield from speaker_steps(claim.said_by, (), self.text)
        if claim.polarity == "denied":
            yield Step("model.denied")
        if claim.modality != "certain":
            yield Step("model.doubt")

    def _group(self, proposal: Proposal, setting: Setting, chunk: Chunk) -> Group:
        """The group that the noun behind the number tells, else the one proposed."""
        people = chunk.people
        code = people.group if people else None
        if code is None and proposal.group:
            code = _known("groups", proposal.group)
        told = people.words(setting.sentence.tokens, self.text) if people and people.first <= people.last else None
        return Group(code, told)

    def _speaker(self, proposal: Proposal, passage: Place, shown: Searchable) -> Speaker:
        """Who speaks, at the place nearest to the passage where they are named."""
        if proposal.speaker is None or not proposal.speaker.strip():
            return OWN_VOICE
        places = shown.places(proposal.speaker)
        if not places:
            raise _Refused("speaker_not_there", f"{proposal.speaker!r} does not stand in the text.")
        start, end = min(places, key=lambda place: _distance(place, passage))
        reach = "sentence" if _distance((start, end), passage) == (0, 0) else "carried"
        cue = Span.cut(self.text, start, end)
        return Speaker(" ".join(cue.exact.split()), "direct_quote" if proposal.quoted else "indirect", cue, reach)


def _one_place(proposal: Proposal, shown: Searchable) -> Place:
    """Where the words of the proposal stand; the words before them decide where they stand more than once."""
    places = shown.places(proposal.words)
    if len(places) > 1:
        places = shown.places_behind(proposal.words, proposal.before) or places
    if not places:
        raise _Refused("words_not_there", f"{proposal.words!r} does not stand in the text.")
    if len(places) > 1:
        raise _Refused("words_several_times", f"{proposal.words!r} stands in the text {len(places)} times.")
    return places[0]


def _ends(quantity: Quantity) -> Place:
    return quantity.start, quantity.end


def _lies_in(quantity: Quantity, place: Place) -> bool:
    return place[0] <= quantity.start and quantity.end <= place[1]


def _agree(proposal: Proposal, quantity: Quantity) -> bool:
    """Whether the ends proposed are ends that the words give; the ends of vague words are our own convention."""
    if quantity.precision == "vague":
        return True
    proposed = {end for end in (proposal.low, proposal.high) if end is not None}
    return proposed <= {quantity.low, quantity.high}


def _known(name: str, code: str) -> str:
    """The code, if it is listed; a model's own word is not taken even where a person's would be."""
    if code not in vocabulary(name).codes:
        raise _Refused("breaks_a_rule", f"{code!r} is not one of the {name}.")
    return code


def _distance(place: Place, passage: Place) -> tuple[int, int]:
    """How far a place is from a passage, those before it nearer than those behind it; (0, 0) inside."""
    if passage[0] <= place[0] and place[1] <= passage[1]:
        return (0, 0)
    return (1, passage[0] - place[1]) if place[0] < passage[0] else (2, place[0] - passage[1])
