"""Count claims from the figures of a sentence: amount, group, unit, parts, polarity, modality, alleged actor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from accounted.model import AllegedActor, Amount, CountClaim, Fate, Group, Passage, Period, Place, ReadBy, Source, Span
from accounted.reading.attribution import Voice
from accounted.reading.discourse import Discourse
from accounted.reading.grammar.explained import Grounds, explained
from accounted.reading.grammar.figures import EARLIER, SAME, Figure, figures
from accounted.reading.grammar.mentions import is_several
from accounted.reading.grammar.mood import modality_of, polarity_of
from accounted.reading.grammar.parts import with_parts
from accounted.reading.grammar.people import People, people_after
from accounted.reading.grammar.sentence import Chunk, Sentence, fronted
from accounted.reading.lexicon import Lexicon

LONGEST_PASSAGE = 1200
"""A passage is the claim's sentence; of one longer than this, only the words around the number."""


_HANDED_ON = ("breakdown", "coordination", "clause", "part-before")
_DEATHS = ("killed", "body_found", "buried", "identified", "died_in_captivity")
_OF_BODIES = ("body_found", "identified")
"""Fates whose unit is the body, whatever noun is used."""
_RATE_AHEAD = 6
"""How many tokens before a number the words may stand that make it a rate: "every year 40 people"."""
_BESIDE_A_NOUN = frozenset({"quote", "word", "modifier"})
_LONGEST_ACTOR = 6
"""How many chunks before a verb its subject may begin."""


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


def counts(
    sentence: Sentence, voices: Sequence[Voice], discourse: Discourse, lexicon: Lexicon, setting: Setting
) -> list[CountClaim]:
    """The count claims of a sentence, in order of the text; parts name the claim they belong to."""
    found = _with_same(with_parts(sentence, figures(sentence, lexicon), lexicon))
    read = [_settled(f, sentence, discourse, lexicon) for f in found]
    read = [
        f
        for f in read
        if f.fate != SAME
        and _stands(sentence, f, lexicon)
        and not _repeats(sentence, f, discourse, lexicon)
        and not _tells_no_death(sentence, f, found, discourse, lexicon)
    ]
    read = _with_later_fates(sentence, _out_of_numbers(sentence, read, lexicon), lexicon)
    people = _people_by_chunk(sentence, read, lexicon, discourse)
    claims: dict[tuple[int, str], CountClaim] = {}
    for figure in sorted(read, key=lambda f: (f.part_of is not None and f.part_of > f.at, f.at)):
        claim = _claim(sentence, figure, people[figure.at], voices, discourse, lexicon, setting)
        earlier = frozenset(f.at for f in read if f.part_of == EARLIER)
        whole = _parent(sentence, figure, claim.amount, claims, earlier, discourse, lexicon)
        part = _as_part(claim, whole, people[figure.at]) if whole else claim
        grounds = Grounds(sentence, figure, people[figure.at], voices, lexicon, discourse.text, setting.dated)
        claims[figure.at, figure.fate] = replace(part, explanation=explained(part, grounds, whole))
    return sorted(claims.values(), key=lambda claim: (claim.amount.start, claim.fate.code))


def _as_part(claim: CountClaim, whole: CountClaim, people: People | None) -> CountClaim:
    """The claim as a part of another; without a noun of its own it counts whom the whole counts."""
    own = people is not None and people.last >= people.first and people.counted is None
    group = claim.group if own or claim.group.code else Group(whole.group.code, claim.group.text)
    return replace(claim, part_of=whole.id, group=group)


def _with_same(figures: Sequence[Figure]) -> list[Figure]:
    """The figures where "the committee says 3,500" has the fate of the figure before it in the sentence, if any."""
    settled: list[Figure] = []
    for figure in figures:
        known = [before for before in settled if before.fate != SAME and before.part_of is None]
        meant = next((before for before in known if before.fate == "killed"), known[-1]) if known else figure
        same = replace(figure, fate=meant.fate, merged=meant.merged)
        settled.append(same if figure.fate == SAME and figure.part_of != EARLIER else figure)
    return settled


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


def _settled(figure: Figure, sentence: Sentence, discourse: Discourse, lexicon: Lexicon) -> Figure:
    """The figure with its fate settled: as the figure before, or in captivity where that is named."""
    if figure.fate == SAME:
        before = discourse.last_figure(of_the_dead=True)
        return replace(figure, fate=before.fate.code, merged=before.fate.merged) if before else figure
    told = sentence.chunks[figure.told if figure.told is not None else figure.at]
    died = any(token.low in lexicon.sets["dies"] for token in sentence.tokens[told.first : told.last + 1])
    of_any_voice = bool(lexicon.forms) or told.plays("happened", "counts")  # there "done" holds "died" as well
    died = died and not (told.plays("done", "doing") and not of_any_voice)
    if figure.fate == "killed" and died and _in_captivity(sentence, lexicon):
        figure = replace(figure, fate="died_in_captivity")
    goes_on = figure.rule not in ("tally", "tally-line") and _goes_on(figure, sentence, discourse, lexicon)
    return replace(figure, part_of=EARLIER, joined="later-fate") if goes_on else figure


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


def _in_captivity(sentence: Sentence, lexicon: Lexicon) -> bool:
    return any(token.low in lexicon.sets["captivity"] for token in sentence.tokens)


def _stands(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether the figure is a claim: no rate ("900 people a year"), no zero of something else ("no reports")."""
    chunk = sentence.chunks[figure.at]
    behind = " ".join(token.low for token in sentence.tokens[chunk.last + 1 : chunk.last + 6])
    if any(f" {rate} " in f" {behind} " for rate in lexicon.sets["rates"]):
        return False
    undated = [c for c in sentence.chunks[: figure.at] if not c.plays("when")]
    ahead = [token for c in undated for token in sentence.tokens[c.first : c.last + 1]][-_RATE_AHEAD:]
    if any(lexicon.rates_ahead.at(ahead, i) for i in range(len(ahead))):
        return False
    if _attempted(sentence, figure, lexicon) or (chunk.quantity is None and _only_meant(sentence, figure)):
        return False
    if figure.rule in _HANDED_ON and figure.at and sentence.chunks[figure.at - 1].plays("by"):
        return False  # those who did it: "abducted by eight men"
    if _is_proportion(sentence, figure, lexicon) or _is_apposition(sentence, figure) or _is_denied(sentence, figure):
        return False
    zero = chunk.quantity is not None and chunk.quantity.zero
    told = figure.rule in ("passive", "happened", "state", "of-the", "tally")
    return not zero or (figure.rule != "names" and (chunk.people is not None or told))


def _is_denied(sentence: Sentence, figure: Figure) -> bool:
    """Whether a "not" stands right before the word for the fate: one who has not been identified."""
    if figure.told is None or figure.told < figure.at or (quantity := sentence.chunks[figure.at].quantity) is None:
        return False
    before = sentence.chunks[max(figure.at + 1, figure.told - 3) : figure.told]
    return (
        not quantity.zero
        and any(c.plays("not") for c in before)
        and all(c.plays("not", "be", "have", "adverb", "modal", "rel") for c in before)
    )


def _is_apposition(sentence: Sentence, figure: Figure) -> bool:
    """Whether "one of the witnesses" only says who the person just named is."""
    chunk = sentence.chunks[figure.at]
    if figure.rule not in ("breakdown", "coordination") or chunk.quantity is None or chunk.quantity.high != 1:
        return False
    before = sentence.chunks[max(0, figure.at - 2) : figure.at]
    of = bool(chunk.people and chunk.people.first > chunk.quantity.last + 1)
    of = of or any(behind.plays("of") for behind in sentence.chunks[figure.at + 1 : figure.at + 2])
    return of and len(before) == 2 and before[1].plays("comma") and before[0].plays("name", "somebody")


def _is_proportion(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether the number is so many in so many: nine victims in ten."""
    behind = sentence.chunks[figure.at + 1 : figure.at + 3]
    if len(behind) < 2 or sentence.tokens[behind[0].last].low not in lexicon.sets.get("out_of_words", ()):
        return False
    return behind[1].quantity is not None and behind[1].people is None and behind[1].plays("number")


def _repeats(sentence: Sentence, figure: Figure, discourse: Discourse, lexicon: Lexicon) -> bool:
    """Whether "the bodies", "the murdered peasants" only points back to people whose fate was told before."""
    chunk = sentence.chunks[figure.at]
    if chunk.quantity is not None or chunk.opens is not None:
        return False
    last = chunk.people.last if chunk.people else chunk.last
    if not is_several(sentence.tokens, chunk.first, last, lexicon):
        return False
    pointing = sentence.tokens[chunk.first].low in lexicon.sets.get("definite", ())
    described = figure.told == figure.at - 1 and figure.rule == "active"
    if not (pointing or described):
        return False
    same = _DEATHS if figure.fate in _DEATHS else (figure.fate,)
    return any(claim.fate.code in same for claim in discourse.figures)


def _tells_no_death(
    sentence: Sentence, figure: Figure, found: Sequence[Figure], discourse: Discourse, lexicon: Lexicon
) -> bool:
    """Whether "three victims" stands where nobody is said to have died: of a robbery, say."""
    people = sentence.chunks[figure.at].people
    if figure.rule != "noun" or people is None:
        return False
    if sentence.tokens[people.last].low not in lexicon.sets.get("weak_counts", ()):
        return False
    here = any(other.fate in _DEATHS and other.rule != "noun" for other in found)
    return not here and not any(claim.fate.code in _DEATHS for claim in discourse.figures)


def _attempted(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether the fate was only planned, tried or threatened: they tried to kill three."""
    at = figure.told or 0
    while at and sentence.chunks[figure.told or 0].plays("acts") and sentence.chunks[at - 1].roles <= _BESIDE_A_NOUN:
        at -= 1  # ordered the "provisional arrest"
    told = sentence.chunks[at].first
    attempts = lexicon.attempts
    if figure.told is not None and lexicon.attempts_behind.at(sentence.tokens, sentence.chunks[figure.told].last + 1):
        return True
    return any(
        found and told - i - found.length in range(3 if lexicon.verb_first else 1)
        for i in range(max(0, told - 4), told)
        if (found := attempts.at(sentence.tokens, i))
    )


def _only_meant(sentence: Sentence, figure: Figure) -> bool:
    """Whether a mention meets no fate here: it would ("to kill leaders"), or it does not ("nor was his wife hurt")."""
    if figure.told is None:
        return False
    chunks = sentence.chunks
    first, last = sorted((figure.at, figure.told))
    infinitive = figure.told > 0 and chunks[figure.told - 1].plays("to")
    refused = any(chunk.plays("not") for chunk in (*chunks[max(0, first - 2) : first], *chunks[first + 1 : last]))
    return infinitive or refused


def _claim(
    sentence: Sentence, figure: Figure, people: People | None, voices: Sequence[Voice],
    discourse: Discourse, lexicon: Lexicon, setting: Setting,
) -> CountClaim:  # fmt: skip
    chunk, text = sentence.chunks[figure.at], discourse.text
    amount = _amount(sentence, chunk, text, lexicon)
    said_by, voice = discourse.speaker_at(amount.start, voices)
    unit = "body" if figure.fate in _OF_BODIES else people.unit if people else "person"
    group = people.group if people else None
    group = None if group in lexicon.ungrouped.get(figure.fate, ()) else group
    if figure.fate == "family_wiped_out" and unit == "person":
        unit = "family"
    polarity = polarity_of(sentence, figure, voice, lexicon)
    return CountClaim(
        source=setting.source, passage=_passage(sentence, amount, text), said_by=said_by,
        read_by=replace(setting.read_by, rule=figure.rule), carried_by=setting.carried_by,
        polarity=polarity, modality=modality_of(sentence, figure, voice, lexicon, polarity == "denied"),
        place=setting.place_at(amount.start) if setting.place_at else setting.place,
        period=setting.period, actor=_actor(sentence, figure, text),
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


def _people_by_chunk(
    sentence: Sentence, read: Sequence[Figure], lexicon: Lexicon, discourse: Discourse
) -> dict[int, People | None]:
    """Who each figure counts: its own noun, one said of it later, or its whole's or neighbour's noun."""
    found: dict[int, People | None] = {}
    before: People | None = None
    last_at = -1
    for figure in read:
        chunk = sentence.chunks[figure.at]
        own = chunk.people if chunk.people and not chunk.people.counted else None
        own = own or _said_later(sentence, figure, lexicon) or _said_before(sentence, figure, lexicon)
        own = own or _said_of_whole(sentence, figure) or _said_in_front(sentence, figure)
        own = own or _who_lost(sentence, figure, lexicon)
        own = _out_of(sentence, figure, lexicon) or own if own is None or own.group is None else own
        whole = found.get(figure.part_of) if figure.part_of not in (None, EARLIER) else None
        if own is None and figure.part_of == EARLIER and (last := discourse.last_figure()):
            whole = People(0, -1, last.unit, last.group.code)
        counted, none = chunk.people, chunk.quantity is not None and chunk.quantity.zero
        if own is not None and own.group is None and whole is not None and figure.part_of is not None:
            own = replace(own, group=whole.group) if own.unit == whole.unit else own
        goes_on = (
            before
            if figure.part_of is None and not counted and not none and _same_clause(sentence, last_at, figure.at)
            else None
        )
        found[figure.at] = own or whole or goes_on or counted
        part = figure.part_of is not None and (before or figure.part_of != EARLIER)
        before, last_at = before if part else found[figure.at], figure.at
    return found


def _same_clause(sentence: Sentence, first: int, second: int) -> bool:
    """Whether no new clause begins between two chunks."""
    return not any(chunk.plays("sub", "semi", "rel") for chunk in sentence.chunks[first + 1 : second])


def _said_later(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> People | None:
    """The group named behind "of them": 186 of them children; three of the dead were women."""
    i = figure.at + 1
    passed = {"incl", "of", "det", "be", "adverb", "counts", "state", "done", "dash"}
    while i < len(sentence.chunks) and sentence.chunks[i].roles & passed and i - figure.at <= 6:
        if sentence.chunks[i].plays("opens_part"):  # 11, among them a child
            return None
        i += 1
    if i == figure.at + 1 or i >= len(sentence.chunks) or not sentence.chunks[i].plays("mention", "modifier"):
        return None
    return people_after(sentence.tokens, sentence.chunks[i].first, lexicon)


def _said_in_front(sentence: Sentence, figure: Figure) -> People | None:
    """The noun of the whole in front: of the 40 men, nine were shot."""
    before = [i for i in range(figure.at) if sentence.chunks[i].plays("number")]
    if before and sentence.chunks[before[-1]].people and fronted(sentence, before[-1]):
        return sentence.chunks[before[-1]].people
    named = [i for i in range(figure.at) if sentence.chunks[i].roles == {"mention"} and fronted(sentence, i)]
    return sentence.chunks[named[-1]].people if named else None  # of the soldiers of the escort nineteen were killed


def _said_of_whole(sentence: Sentence, figure: Figure) -> People | None:
    """The noun of a whole that met no fate itself: there were 120 soldiers, of whom some forty died."""
    if figure.part_of is not None:
        return None
    before = [i for i in range(figure.at) if sentence.chunks[i].plays("number")]
    between = sentence.chunks[before[-1] + 1 : figure.at] if before else ()
    parted = [chunk for chunk in between if chunk.plays("incl")]
    return sentence.chunks[before[-1]].people if len(parted) == 1 else None


def _who_lost(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> People | None:
    """Those whose loss a number counts: the attackers lost six; the enemy suffered 60 casualties, 12 of them dead."""
    said = {token.low for token in sentence.tokens[: sentence.chunks[figure.at].first]}
    armed, losses = (lexicon.sets.get(name, ()) for name in ("armed", "losses"))
    if any(low in losses for low in said) and any(low in armed for low in said):  # the enemy's losses were 140
        return People(0, -1, "person", "combatants")
    chunk, chunks = sentence.chunks[figure.at], sentence.chunks[: figure.at]
    verb = "lose" if figure.rule == "lost" else "suffer" if chunk.people and chunk.people.counted else ""
    lost = max((i for i, chunk in enumerate(chunks) if chunk.plays(verb)), default=0)
    if not verb or any(chunk.plays("sub", "rel", "semi") and not chunk.plays("adverb") for chunk in chunks[lost:]):
        return None
    before = (chunk for chunk in reversed(chunks[:lost]) if not chunk.plays("not", "adverb", "have", "pron"))
    losers = next(before, None)
    fighting = losers is not None and losers.people is not None and losers.people.group == "combatants"
    return losers.people if losers and losers.plays("mention") and (fighting or verb == "lose") else None


def _said_before(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> People | None:
    """The noun before the number, as tallies have it: civilians 71; households burnt out: 212."""
    i = figure.at - 1
    in_list = figure.rule in ("tally", "tally-line") or (figure.rule == "toll-of" and lexicon.bare_nouns)
    if in_list and figure.told is not None:
        behind = [k for k in range(figure.told + 1, figure.at) if sentence.chunks[k].plays("mention")]
        i = behind[-1] if behind and lexicon.bare_nouns else figure.told - 1
    elif figure.told == i and sentence.tokens[sentence.chunks[i].last].low in lexicon.sets.get("impersonal", ()):
        i -= 1  # "there were killed": so many of those named first
    elif figure.rule == "listed":  # officers, 2; privates, 27
        i -= sentence.chunks[i].plays("comma")
    elif figure.rule not in ("breakdown", "coordination", "after-number", "noun"):
        return None
    while i > 0 and sentence.chunks[i].plays("dash", "colon", "hyphen"):  # children: 4
        i -= 1
    return sentence.chunks[i].people if i >= 0 and sentence.chunks[i].plays("mention") else None


def _out_of(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> People | None:
    """The group named right before the number in a case that means "of": askerlerden 3'ü, three of the soldiers.

    Where "of" is a word of its own: من المجاهدين ثلاثون, "of the fighters thirty".
    """
    before = sentence.chunks[figure.at - 1] if figure.at else None
    if before is None or before.people is None or before.people.group is None or before.plays("number"):
        return None
    led = lexicon.head_first and figure.at > 1 and sentence.chunks[figure.at - 2].plays("of")
    return before.people if led or sentence.tokens[before.last].low in lexicon.sets.get("out_of", ()) else None


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
        if of := _out_of(sentence, figure, lexicon):
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


def _actor(sentence: Sentence, figure: Figure, text: str) -> AllegedActor | None:
    """The people or force named right before an active verb, as written."""
    if figure.rule not in ("active", "take") or figure.told is None:
        return None
    last = figure.told - 1
    while last >= 0 and sentence.chunks[last].plays("have", "adverb", "be"):
        last -= 1
    first = last
    while (
        first >= 0
        and last - first < _LONGEST_ACTOR
        and sentence.chunks[first].plays("mention", "name", "people", "det", "modifier", "word")
        and not sentence.chunks[first].plays("rel")
    ):
        first -= 1
    chunks = list(sentence.chunks[first + 1 : last + 1])
    if not any(c.plays("mention", "people") for c in chunks):
        return None
    start, end = sentence.tokens[chunks[0].first].start, sentence.tokens[chunks[-1].last].end
    return AllegedActor(text[start:end], start, end)
