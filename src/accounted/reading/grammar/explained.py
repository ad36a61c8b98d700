"""What explains a count claim: its number and bounds, who is counted, the frame, the whole, the speaker, the mood.

Everything here looks at a claim that is made already and changes nothing in it; what is not said of the common figure
(a bound, a denial, a doubt) is only looked for where the claim has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from accounted.language import Token
from accounted.language.phrases import Phrases
from accounted.model import CountClaim, Explanation, Span, Step
from accounted.reading.explaining import scene_steps, speaker_steps
from accounted.reading.grammar.figure import EARLIER, SAME, Figure
from accounted.reading.grammar.people import People
from accounted.reading.grammar.sentence import Chunk, Sentence
from accounted.reading.grammar.taken_back import TakenBack
from accounted.reading.lexicon import Lexicon, lexicon_for
from accounted.reading.voice import Voice

_FAR = 4
"""How many tokens behind a number the words may stand that bound it from there: 600 dead was a minimum."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a sentence gave a claim: its figure and people, the voices, and where the running date was named."""

    sentence: Sentence
    figure: Figure
    people: People | None
    voices: Sequence[Voice]
    lexicon: Lexicon
    text: str
    dated: Span | None
    taken_back: TakenBack = field(default_factory=TakenBack)

    @property
    def chunk(self) -> Chunk:
        """The chunk of the number or mention."""
        return self.sentence.chunks[self.figure.at]

    def words(self, first: int, last: int) -> Span:
        """The words from token `first` to token `last`."""
        return Span.cut(self.text, self.sentence.tokens[first].start, self.sentence.tokens[last].end)


def explained(claim: CountClaim, grounds: Grounds, whole: CountClaim | None) -> Explanation:
    """The explanation of a count claim; `whole` is the claim that it is a part of."""
    sentence = grounds.sentence
    steps = [
        *_amount(claim, grounds), *_people(claim, grounds, whole), *_fate(claim, grounds, whole),
        *_whole(grounds, whole),
        *speaker_steps(claim.said_by, grounds.voices, grounds.text), *_mood(claim, grounds),
        *scene_steps(claim, sentence.start, sentence.end, grounds.text, grounds.dated),
    ]  # fmt: skip
    if claim.actor:
        steps.append(Step("actor.subject", (Span(claim.actor.start, claim.actor.end, claim.actor.name),)))
    return Explanation(tuple(steps))


def _amount(claim: CountClaim, grounds: Grounds) -> Iterator[Step]:
    """The number and what bounds it; of a mention whether one or several are meant."""
    amount, quantity = claim.amount, grounds.chunk.quantity
    words = Span(amount.start, amount.end, amount.exact)
    if quantity is None:
        yield Step(f"amount.mention-{amount.mention}", (words,))
        return
    yield Step("amount.nobody" if quantity.zero else "amount.number", (words,))
    if amount.precision != "exact":
        yield Step(f"amount.{amount.precision.replace('_', '-')}", (_bound(claim, grounds) or words,))


def _bound(claim: CountClaim, grounds: Grounds) -> Span | None:
    """The words that bound a number, before it or behind it; None where the number words do so themselves."""
    quantity, tokens, lexicon = grounds.chunk.quantity, grounds.sentence.tokens, grounds.lexicon
    wanted = claim.amount.precision
    if quantity is None or wanted in ("range", "vague"):
        return None
    last = max(quantity.last, grounds.chunk.last) + _FAR
    for phrases, first, end in ((lexicon.bounds, quantity.first, quantity.last), (lexicon.bounds_behind, 0, last)):
        for i in range(max(first, quantity.first), min(end + 1, len(tokens))):
            found = phrases.at(tokens, i)
            if found and (found.value == wanted or (found.value == "far" and wanted == "at_least")):
                return grounds.words(i, i + found.length - 1)
    return None


def _people(claim: CountClaim, grounds: Grounds, whole: CountClaim | None) -> Iterator[Step]:
    """Who is counted, and the noun that says so."""
    people = grounds.people
    if (people is not None and people.first > people.last) or _as_the_whole(claim, people, whole):
        yield Step("people.before", _number_of(whole))
    elif people is None:
        yield Step("people.everyone")
    else:
        yield Step(f"people.{_where(people, grounds)}", (grounds.words(people.first, people.last),))
    if claim.unit != (people.unit if people else "person"):
        yield Step("people.unit-of-fate")


def _as_the_whole(claim: CountClaim, people: People | None, whole: CountClaim | None) -> bool:
    """Whether no noun of its own gives a part its group, but its whole."""
    taken = whole is not None and claim.group.code is not None and whole.group.code == claim.group.code
    return taken and (people is None or people.group is None)


def _where(people: People, grounds: Grounds) -> str:
    """Where the noun for the people stands."""
    chunk, whole = grounds.chunk, grounds.figure.part_of
    if chunk.first <= people.first <= chunk.last:
        return "noun"
    if whole is not None and whole >= 0:
        held = grounds.sentence.chunks[whole]
        if held.first <= people.first <= held.last:
            return "of-the-whole"
    return "said-behind" if people.first > chunk.last else "said-ahead"


def _fate(claim: CountClaim, grounds: Grounds, whole: CountClaim | None) -> Iterator[Step]:
    """The word that tells the fate, and the frame or rule that ties it to the people."""
    figure, sentence, chunk = grounds.figure, grounds.sentence, grounds.chunk
    frames = frame_fates(grounds.lexicon.language)
    told = sentence.chunks[figure.told] if figure.told is not None else None
    if told is not None:
        yield Step("fate.merged" if claim.fate.merged else "fate.word", (grounds.words(told.first, told.last),))
    elif frames.get(figure.rule) == SAME or (figure.rule not in frames and chunk.people is None):
        yield Step("fate.as-before", _number_of(whole))
    if claim.fate.code == "died_in_captivity" and told is not None:
        held = [token for token in sentence.tokens if token.low in grounds.lexicon.sets["captivity"]][:1]
        yield from (Step("fate.captivity", (Span.cut(grounds.text, it.start, it.end),)) for it in held)
    name = "frame" if figure.rule in frames else "rule"
    begins = chunk.first if chunk.opens is None else chunk.opens
    ends = sorted({(begins, chunk.last), *([(told.first, told.last)] if told else [])})
    yield Step(f"{name}.{figure.rule}", tuple(grounds.words(*it) for it in ends))


@cache
def frame_fates(language: str) -> dict[str, str | None]:
    """The frames of a language by name, each with the fate it gives by itself, if any."""
    return {frame.name: frame.fate for frame in lexicon_for(language).frames}


def _whole(grounds: Grounds, whole: CountClaim | None) -> Iterator[Step]:
    """Whose people these are a part of, by which rule and which linking words."""
    if whole is None:
        return
    figure, sentence = grounds.figure, grounds.sentence
    first = figure.part_of if figure.part_of not in (None, EARLIER) else figure.at - 3
    around = range(max(0, min(first or 0, figure.at)), min(len(sentence.chunks), max(first or 0, figure.at) + 3))
    links = [sentence.chunks[i] for i in around if sentence.chunks[i].plays("incl")][:1]
    words = [grounds.words(link.first, link.last) for link in links if link is not grounds.chunk]
    yield Step(f"part.{figure.joined or 'said'}", (*words, *_number_of(whole)))


def _number_of(whole: CountClaim | None) -> tuple[Span, ...]:
    """The number words of the figure that a claim is a part of."""
    return (Span(whole.amount.start, whole.amount.end, whole.amount.exact),) if whole else ()


def _mood(claim: CountClaim, grounds: Grounds) -> Iterator[Step]:
    """The words that deny the claim, or that make it less than certain."""
    if grounds.taken_back.words and grounds.figure.at in grounds.taken_back.at:
        yield Step("denied.behind", (grounds.taken_back.words,))
    elif claim.polarity == "denied":
        cue = claim.said_by.cue
        denies = any(voice.kind == "deny" and cue and voice.cue == (cue.start, cue.end) for voice in grounds.voices)
        false = _phrase(grounds, grounds.lexicon.speech.false)
        verb = cue if denies else None if false else _denial(grounds)
        yield Step("denied.verb", (verb,)) if verb else Step("denied.false", (false,) if false else ())
    if claim.modality != "certain":
        word = _modal(claim, grounds)
        yield Step(f"doubt.{claim.modality}", (word,) if word else ())


def _denial(grounds: Grounds) -> Span | None:
    """The verb of denial that "and" joins to the speaker's verb."""
    tokens, cues = grounds.sentence.tokens, grounds.lexicon.speech.cues
    found = ((i, cues.at(tokens, i)) for i in range(len(tokens)))
    return next((grounds.words(i, i + cue.length - 1) for i, cue in found if cue and cue.value == "deny"), None)


def _phrase(grounds: Grounds, phrases: Phrases[bool]) -> Span | None:
    """The first of these phrases that the sentence holds."""
    tokens = grounds.sentence.tokens
    found = ((i, hit) for i in range(len(tokens)) if (hit := phrases.at(tokens, i)))
    return next((grounds.words(i, i + hit.length - 1) for i, hit in found), None)


def _modal(claim: CountClaim, grounds: Grounds) -> Span | None:
    """The words of doubt that stand nearest to the number."""
    listed = grounds.lexicon.speech.sets.get(claim.modality, ())
    longest = max((len(str(phrase).split()) for phrase in listed), default=1)
    tokens, best = grounds.sentence.tokens, None
    for i in range(len(tokens)):
        for last in range(min(len(tokens), i + longest) - 1, i - 1, -1):
            if _said(tokens[i : last + 1]) in listed:
                distance = abs(tokens[i].start - claim.amount.start)
                best = min(best or (distance, i, last), (distance, i, last))
                break
    return grounds.words(best[1], best[2]) if best else None


def _said(tokens: Sequence[Token]) -> str:
    return " ".join(token.low for token in tokens)
