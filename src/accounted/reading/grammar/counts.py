"""Count claims from the figures of a sentence: amount, group, unit, parts, polarity, modality, alleged actor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from accounted.model import Amount, CountClaim, Fate, Group, Passage, Period, Place, ReadBy, Source, Span
from accounted.reading.denying import without_claimants
from accounted.reading.discourse import Discourse
from accounted.reading.grammar.actors import actor_of
from accounted.reading.grammar.carried import carried, fate_told
from accounted.reading.grammar.counted import out_of_group, people_by_chunk
from accounted.reading.grammar.explained import Grounds, explained
from accounted.reading.grammar.figure import EARLIER, SAME, Figure
from accounted.reading.grammar.figures import by_noun, figures
from accounted.reading.grammar.focus import told_of
from accounted.reading.grammar.lines import listing_behind, with_lines
from accounted.reading.grammar.mentions import is_several
from accounted.reading.grammar.mood import modality_of, polarity_of
from accounted.reading.grammar.parts import with_parts
from accounted.reading.grammar.people import People
from accounted.reading.grammar.resumed import resumed
from accounted.reading.grammar.sentence import Chunk, Sentence
from accounted.reading.grammar.settling import (
    among_captives,
    as_told_with,
    counted_dead,
    dies,
    dies_as_before,
    escaped,
    given_before,
    in_captivity,
    of_the_opening,
    of_what_they_are,
    still_held,
    wounds_of_bodies,
)
from accounted.reading.grammar.standing import is_of_peace, is_undone, repeats, stands, tells_no_death
from accounted.reading.grammar.taken_back import taken_back
from accounted.reading.lexicon import Lexicon
from accounted.reading.voice import Voice

LONGEST_PASSAGE = 1200
"""A passage is the claim's sentence; of one longer than this, only the words around the number."""


_REMEMBERED = 30
"""So many figures back those are looked for who were taken."""
_TAKEN_BY_ANYBODY = frozenset({"abducted", "captured", "detained"})
OF_BODIES = ("body_found", "identified")
"""Fates whose unit is the body, whatever noun is used."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for every claim of a sentence: source, reader, and where and when it is set."""

    source: Source
    read_by: ReadBy
    carried_by: str | None
    place: Place | None
    period: Period | None
    dated: Span | None = None
    """Where the running date was named."""
    place_at: Callable[[int], Place | None] | None = None
    """The place of what stands at a position, where the sentence names several."""
    period_at: Callable[[int], Period | None] | None = None
    """Its day, where parts of the sentence have their own."""


def counts(
    sentence: Sentence, voices: Sequence[Voice], discourse: Discourse, lexicon: Lexicon, setting: Setting
) -> list[CountClaim]:
    """The count claims of a sentence, in order of the text; parts name the claim they belong to."""
    listed = with_lines(sentence, figures(sentence, lexicon), discourse, lexicon)
    going_on = carried(sentence, listed, voices, discourse, lexicon)
    told = resumed(sentence, going_on, voices, discourse, lexicon)
    found = _with_same(with_parts(sentence, told, lexicon))
    found = [still_held(sentence, f, _taken_before(found, f, discourse), lexicon) for f in found]
    found = [escaped(sentence, f, _taken_before(found, f, discourse), lexicon) for f in found]
    found = [_as_its_noun(sentence, f, lexicon) for f in found]
    read = as_told_with(found, [_settled(f, sentence, discourse, lexicon, bool(voices)) for f in found])
    read = [
        f
        for f in read
        if f.fate != SAME
        and not _speaks(sentence, f, voices)
        and stands(sentence, f, lexicon)
        and not is_of_peace(sentence, f, discourse, lexicon)
        and not repeats(sentence, f, discourse, lexicon)
        and not tells_no_death(sentence, f, found, discourse, lexicon)
    ]
    read = _with_later_fates(sentence, _out_of_numbers(sentence, read, lexicon), lexicon)
    read = among_captives(sentence, read, lexicon)
    people = people_by_chunk(sentence, read, lexicon, discourse)
    back = taken_back(sentence, read, voices, discourse, lexicon)
    claims: dict[tuple[int, str], CountClaim] = {}
    for figure in sorted(read, key=lambda f: (f.part_of is not None and f.part_of > f.at, f.at)):
        claim = _claim(sentence, figure, people[figure.at], voices, discourse, lexicon, setting)
        claim = replace(claim, polarity="denied", modality="certain") if figure.at in back.at else claim
        earlier = frozenset(f.at for f in read if f.part_of == EARLIER)
        whole = _parent(sentence, figure, claim.amount, claims, earlier, discourse, lexicon)
        part = _as_part(claim, whole, people[figure.at]) if whole else claim
        grounds = Grounds(sentence, figure, people[figure.at], voices, lexicon, discourse.text, setting.dated, back)
        claims[figure.at, figure.fate] = replace(part, explanation=explained(part, grounds, whole))
    quantified = sum(claim.amount.quantified for claim in claims.values())
    discourse.previous_fate = fate_told(sentence)
    discourse.listing = listing_behind(sentence, listed, discourse)
    discourse.topic = told_of(sentence, quantified, lexicon) or discourse.topic
    return sorted(claims.values(), key=lambda claim: (claim.amount.start, claim.fate.code))


def _as_part(claim: CountClaim, whole: CountClaim, people: People | None) -> CountClaim:
    """The claim as a part of another; without a noun of its own it counts whom the whole counts."""
    own = people is not None and people.last >= people.first and people.counted is None
    group = claim.group if own or claim.group.code else Group(whole.group.code, claim.group.text)
    bodies = whole.unit == "body" and claim.unit == "person" and claim.fate.code == whole.fate.code
    return replace(claim, part_of=whole.id, group=group, unit="body" if bodies else claim.unit)


def _as_its_noun(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> Figure:
    """The figure as its noun tells it, where what is said of it is not done: three bodies could not be identified."""
    if figure.told is None or not is_undone(sentence, figure.told, lexicon, figure.at):
        return figure
    noun = by_noun(sentence, figure.at, lexicon)
    return replace(noun, part_of=figure.part_of, joined=figure.joined) if noun and noun.fate != figure.fate else figure


def _with_same(figures: Sequence[Figure]) -> list[Figure]:
    """The figures where "the committee says 3,500" has the fate of the figure before it in the sentence, if any."""
    settled: list[Figure] = []
    for figure in figures:
        known = [before for before in settled if before.fate != SAME and before.part_of is None]
        meant = next((before for before in known if before.fate == "killed"), known[-1]) if known else figure
        same = replace(figure, fate=meant.fate, merged=meant.merged)
        if figure.rule == "among-first" and known:  # among the 27 dead were nine children
            same = replace(same, fate=known[-1].fate, part_of=known[-1].at, joined="breakdown")
        settled.append(same if figure.fate == SAME and figure.part_of != EARLIER else figure)
    return settled


def _speaks(sentence: Sentence, figure: Figure, voices: Sequence[Voice]) -> bool:
    """Whether those whom a noun counts are the ones who say something: three of the survivors testified."""
    if figure.rule != "noun":
        return False
    position = sentence.tokens[sentence.chunks[figure.at].first].start
    named = (voice for voice in voices if voice.tokens and voice.kind == "say" and voice.leads)
    return any(voice.start <= position < voice.tokens[-1].end for voice in named)


def _out_of_numbers(sentence: Sentence, figures: Sequence[Figure], lexicon: Lexicon) -> list[Figure]:
    """The figures where a case that means "of" makes the number behind a part: 18 վիրավորից 5-ը, five of the 18."""
    cases = lexicon.sets.get("out_of", ())
    known = {figure.at for figure in figures}
    placed: list[Figure] = []
    for figure in figures:
        before = figure.at - 1
        chunk = sentence.chunks[before] if before in known else None
        led = chunk is not None and chunk.people is not None and sentence.tokens[chunk.last].low in cases
        free = figure.part_of is None and sentence.chunks[figure.at].people is None
        placed.append(replace(figure, part_of=before, joined="partitive") if led and free else figure)
    return placed


def _with_later_fates(sentence: Sentence, figures: Sequence[Figure], lexicon: Lexicon) -> list[Figure]:
    """The figures where a bare number tells a later fate of people counted just before: "72 taken, 30 freed"."""
    placed: list[Figure] = []
    for figure in figures:
        known = [before for before in placed if before.part_of is None and _fits_in(sentence, figure, before, lexicon)]
        later = (
            replace(figure, part_of=known[-1].at, joined="later-fate") if known and figure.part_of is None else figure
        )
        placed.append(later)
    return placed


def _fits_in(sentence: Sentence, figure: Figure, whole: Figure, lexicon: Lexicon) -> bool:
    """Whether a number without a noun is smaller than another, and its fate one that comes after the other's."""
    part, known = sentence.chunks[figure.at], sentence.chunks[whole.at]
    if part.people is not None or part.quantity is None or known.quantity is None or whole.at == figure.at:
        return False
    smaller = (part.quantity.low or part.quantity.high or 0) < (known.quantity.low or known.quantity.high or 0)
    return smaller and whole.fate in lexicon.follows.get(figure.fate, ())


def _settled(figure: Figure, sentence: Sentence, discourse: Discourse, lexicon: Lexicon, voiced: bool) -> Figure:
    """The figure with its fate settled: as the figure before, or in captivity where that is named.

    Where no figure stands before, a bare number means those whose deaths the text tells of: "the minister says 77". A
    number that only stands behind a verb is meant so when the sentence is `voiced`, with a speaker named.
    """
    figure = of_the_opening(sentence, figure)
    if figure.fate == SAME:
        again = given_before(sentence, figure, discourse.figures) if figure.part_of is None else None
        before = again or discourse.last_figure(of_the_dead=figure.part_of != EARLIER)
        if before is not None:
            people = sentence.chunks[figure.at].people
            spoken_of = people is not None and people.unit == "person" and figure.part_of is None
            if before.fate.code == "body_found" and spoken_of:
                return replace(figure, fate="killed")  # 11 bodies were found; the army speaks of eight rebels
            return replace(figure, fate=before.fate.code, merged=before.fate.merged)
        stands = figure.part_of is None and (voiced or figure.rule != "ellipsis-said") and discourse.of_deaths
        return replace(figure, fate="killed") if stands else figure
    if figure.fate == "killed" and dies(sentence, figure, lexicon) and in_captivity(sentence, figure, lexicon):
        figure = replace(figure, fate="died_in_captivity")
    last = discourse.last_figure() if figure.fate == "killed" else None
    if last is not None and dies_as_before(sentence, figure, last.fate.code, lexicon):
        figure = replace(figure, fate="died_in_captivity")
    figure = wounds_of_bodies(sentence, figure, discourse.last_figure(), lexicon)
    figure = of_what_they_are(sentence, counted_dead(sentence, figure, lexicon))
    goes_on = figure.rule not in ("tally", "tally-line") and _goes_on(figure, sentence, discourse, lexicon)
    return replace(figure, part_of=EARLIER, joined="later-fate") if goes_on else figure


def _taken_before(found: Sequence[Figure], figure: Figure, discourse: Discourse) -> str | None:
    """What the people met who were taken last before a figure, in its sentence or one before."""
    here = (before.fate for before in reversed(found) if before.at < figure.at)
    earlier = (claim.fate.code for claim in discourse.figures[:-_REMEMBERED:-1])
    return next((fate for fate in (*here, *earlier) if fate in _TAKEN_BY_ANYBODY), None)


def _goes_on(figure: Figure, sentence: Sentence, discourse: Discourse, lexicon: Lexicon) -> bool:
    """Whether a number without a noun speaks of the people just counted, at a later stage of their fate."""
    chunk, before = sentence.chunks[figure.at], discourse.last_figure()
    if figure.part_of is not None or before is None or chunk.people is not None:
        return False
    if chunk.quantity is None or chunk.quantity.zero:
        return False
    limit = before.amount.high or before.amount.low or 0
    within = (chunk.quantity.low or chunk.quantity.high or 0) <= limit
    first = not any(c.plays("number") for c in sentence.chunks[: figure.at])
    return first and within and before.fate.code in lexicon.follows.get(figure.fate, ())


def _claim(
    sentence: Sentence, figure: Figure, people: People | None, voices: Sequence[Voice],
    discourse: Discourse, lexicon: Lexicon, setting: Setting,
) -> CountClaim:  # fmt: skip
    chunk, text = sentence.chunks[figure.at], discourse.text
    amount = _amount(sentence, chunk, text, lexicon)
    said_by, voice = discourse.speaker_at(amount.start, voices)
    unit = "body" if figure.fate in OF_BODIES else people.unit if people else "person"
    group = people.group if people else None
    group = None if group in lexicon.ungrouped.get(figure.fate, ()) else group
    if figure.fate == "family_wiped_out" and unit == "person":
        unit = "family"
    polarity = polarity_of(sentence, figure, voice, lexicon)
    if polarity == "denied" and voice is not None and voice.kind != "deny":
        said_by, _ = discourse.speaker_at(amount.start, without_claimants(voices, sentence.tokens, lexicon.speech))
    return CountClaim(
        source=setting.source, passage=_passage(sentence, amount, text), said_by=said_by,
        read_by=replace(setting.read_by, rule=figure.rule), carried_by=setting.carried_by,
        polarity=polarity, modality=modality_of(sentence, figure, voice, lexicon, polarity == "denied"),
        place=setting.place_at(amount.start) if setting.place_at else setting.place,
        period=setting.period_at(amount.start) if setting.period_at else setting.period,
        actor=actor_of(sentence, figure, text, lexicon),
        fate=Fate(figure.fate, figure.merged), amount=amount, unit=unit,
        group=Group(group, _group_text(sentence, chunk, text)),
    )  # fmt: skip


def _amount(sentence: Sentence, chunk: Chunk, text: str, lexicon: Lexicon) -> Amount:
    if quantity := chunk.quantity:
        words = text[quantity.start : quantity.end]
        return Amount(words, quantity.start, quantity.end, quantity.low, quantity.high, quantity.precision)
    first = chunk.first if chunk.opens is None else chunk.opens
    start, end = sentence.tokens[first].start, sentence.tokens[chunk.last].end
    end -= len("'s") if sentence.tokens[chunk.last].low.endswith("'s") else 0
    several = is_several(sentence.tokens, first, chunk.people.last if chunk.people else chunk.last, lexicon)
    named = chunk.opens is not None and not sentence.chunks_of(first, chunk.last)[0].plays("det")
    several = several and not named  # a surname may end like a plural; "the pilots" is one
    return Amount(text[start:end], start, end, None, None, "unquantified", "several" if several else "one")


def _passage(sentence: Sentence, amount: Amount, text: str) -> Passage:
    """The sentence, or the words around the number where the sentence runs too long."""
    if sentence.end - sentence.start <= LONGEST_PASSAGE:
        return Passage.cut(text, sentence.start, sentence.end)
    near = LONGEST_PASSAGE // 2
    kept = [t for t in sentence.tokens if amount.start - near <= t.start and t.end <= amount.end + near]
    first, last = (kept[0].start, kept[-1].end) if kept else (amount.start, amount.end)
    return Passage.cut(text, min(first, amount.start), max(last, amount.end))


def _group_text(sentence: Sentence, chunk: Chunk, text: str) -> str | None:
    """The words for the people as written, without the number."""
    if chunk.people is None or chunk.quantity is None or chunk.people.first > chunk.people.last:
        return None
    return text[sentence.tokens[chunk.people.first].start : sentence.tokens[chunk.people.last].end] or None


def _parent(
    sentence: Sentence, figure: Figure, amount: Amount, claims: dict[tuple[int, str], CountClaim],
    earlier: frozenset[int], discourse: Discourse, lexicon: Lexicon,
) -> CountClaim | None:  # fmt: skip
    """The claim that this figure is a part of; parts of something `earlier` are no wholes."""
    if figure.part_of is None:
        return None
    if figure.part_of != EARLIER:
        known = [claim for (at, _), claim in claims.items() if at == figure.part_of]
    else:
        here = [
            claims[place] for place in sorted(claims, reverse=True) if place[0] < figure.at and place[0] not in earlier
        ]
        told = [claim for claim in (*here, *discourse.figures[:-50:-1]) if claim.amount.quantified]
        known = [claim for claim in told if claim.part_of is None]
        if of := out_of_group(sentence, figure, lexicon):
            known = [claim for claim in known if claim.group.code == of.group]
        if _of_those(sentence, figure) and all(claim.fate.code != figure.fate for claim in known):
            known = told  # of those identified, who were themselves a part of those found
    if figure.out_of == SAME:
        people = sentence.chunks[figure.at].people
        noun = sentence.tokens[people.last].low if people else ""
        limit = amount.high or amount.low or 0
        named = (c for c in known if c.group.text and c.group.text.split()[-1].lower() == noun)
        return next((c for c in named if (c.amount.high or c.amount.low or 0) >= limit), None)
    wanted = figure.out_of or figure.fate
    same = [claim for claim in known if wanted in (claim.fate.code, *claim.fate.merged)]
    later = lexicon.follows.get(wanted, ()) if figure.part_of == EARLIER and not same else ()
    before = [claim for claim in told if claim.fate.code in later] if later else []
    return next(iter(same or before or known), None)


def _of_those(sentence: Sentence, figure: Figure) -> bool:
    """Whether a word for those who met the fate tells it: of those identified."""
    return figure.told is not None and sentence.chunks[figure.told].plays("taken")
