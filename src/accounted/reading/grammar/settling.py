"""What a fate is when the words around it are read with it: who is counted, in captivity, among the dead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from accounted.model import CountClaim
from accounted.reading.grammar.figure import EARLIER, SAME, Figure
from accounted.reading.grammar.sentence import Chunk, Sentence
from accounted.reading.lexicon import Lexicon

_LED_WITHIN = 3
"""How many tokens before a word for captivity its preposition may stand."""
_HELD = frozenset({"captured", "detained"})
"""Who dies of these dies in captivity; of hostages who perish it is not told that captivity killed them."""
_TAKEN = frozenset({"abducted", "captured"})
_AWAY = frozenset({"found_alive", "displaced"})
"""What words for an escape tell of people whom nobody had taken."""
_KNOWN = 10
"""From what size on a number given again is known by itself."""
_OF_THE_DEAD = frozenset({"killed", "died_in_captivity"})
_TOLD_TOGETHER = frozenset({"breakdown", "coordination", "part-before", "verb-left-out"})
"""Rules by which a number has its fate from the word that tells another's."""
_OPENING = frozenset({"quote", "dash", "det", "adverb", "incl", "among", "of"})
_COUNTED_BEFORE = 3
"""How many chunks before a verb of counting an "I" or "we" may stand that does it."""


def dies(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether the word for the fate says "died", and not that somebody killed them."""
    told = sentence.chunks[figure.told if figure.told is not None else figure.at]
    died = any(token.low in lexicon.sets["dies"] for token in sentence.tokens[told.first : told.last + 1])
    of_any_voice = bool(lexicon.forms) or told.plays("happened", "counts")  # there "done" holds "died" as well
    return died and not (told.plays("done", "doing") and not of_any_voice)


def in_captivity(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether captivity is named where the people died: in the camp; not an attack on a camp, a camp for refugees."""
    first = last = sentence.chunks[figure.at if figure.told is None else figure.told].first
    parts = [chunk.first for chunk in sentence.chunks if chunk.plays("semi", "mark")]
    first = max((part for part in parts if part < first), default=-1) + 1
    last = min((part for part in parts if part > last), default=len(sentence.tokens))
    words = lexicon.sets["captivity"]
    return any(sentence.tokens[k].low in words and _is_inside(sentence, k, lexicon) for k in range(first, last))


def _is_inside(sentence: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether a preposition says that they were in what token `k` names, where the language needs one."""
    tokens, leading = sentence.tokens, lexicon.sets.get("captive_in", ())
    if not leading:
        return True
    before = [token.low for token in tokens[max(0, k - _LED_WITHIN) : k]]
    if any(chunk.plays("rel") for chunk in _behind(sentence, k)):
        return True  # sent to a camp, where sixty died
    refuge = lexicon.sets.get("refuge", ())
    near = [*before[-1:], *(token.low for token in tokens[k + 1 : k + 3])]
    return any(low in leading for low in before) and not any(low in refuge for low in near)


def _behind(sentence: Sentence, k: int) -> Iterator[Chunk]:
    """The chunk behind token `k`, and behind a comma."""
    behind = [chunk for chunk in sentence.chunks if chunk.first > k][:2]
    yield from behind[:2] if behind and behind[0].plays("comma") else behind[:1]


def of_the_opening(sentence: Sentence, figure: Figure) -> Figure:
    """A part of people given before, with the fate that opens the sentence: of those killed, eleven were soldiers."""
    if figure.fate != SAME or figure.part_of != EARLIER:
        return figure
    opening = None
    if any(chunk.plays("among_dead") for chunk in sentence.chunks[:2]):  # parmi les morts, onze étaient des femmes
        return replace(figure, fate="killed", out_of="killed")
    for chunk in sentence.chunks[: figure.at]:
        if not chunk.roles & _OPENING:
            opening = chunk
            break
    led = sentence.chunks[0].plays("incl", "among", "of")
    meaning = opening.meaning("done", "state", "counts", "taken", "those") if opening and led else None
    if opening is None or opening.quantity is not None or meaning is None or meaning.fate is None:
        return figure
    return replace(figure, fate=meaning.fate, merged=meaning.merged, out_of=meaning.fate)


def still_held(sentence: Sentence, figure: Figure, before: str | None, lexicon: Lexicon) -> Figure:
    """Those abducted or captured, where a bare number is only said to be held after others were: 96 are still held.

    `before` is what the last people taken by anybody met.
    """
    chunk = sentence.chunks[figure.at]
    if figure.fate != "detained" or before not in _TAKEN or figure.told is None or chunk.people is not None:
        return figure
    told = sentence.chunks[figure.told]
    words = (token.low for token in sentence.tokens[told.first : told.last + 1])
    behind = any(c.plays("by") for c in sentence.chunks[figure.told + 1 : figure.told + 2])  # held by the police
    by_law = any(token.low in lexicon.sets.get("law_words", ()) for token in sentence.tokens)
    held = not (behind or by_law) and any(low in lexicon.sets.get("held_words", ()) for low in words)
    return replace(figure, fate=before or figure.fate) if held else figure


def counted_dead(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> Figure:
    """Those killed, where a body counted so many dead; who counts them with own eyes counted bodies."""
    people = sentence.chunks[figure.at].people
    dead = people.counted if people else None
    if figure.fate != "body_found" or dead is None or dead.fate != "killed" or figure.told is None:
        return figure
    verb = sentence.chunks[figure.told]
    if not any(t.low in lexicon.sets.get("counting", ()) for t in sentence.tokens[verb.first : verb.last + 1]):
        return figure
    before = sentence.chunks[max(0, figure.told - _COUNTED_BEFORE) : figure.told]
    seen = any(lexicon.speech.has("self", sentence.tokens[chunk.first].low) for chunk in before)
    seen = seen or any(
        lexicon.speech.has("self_endings", sentence.tokens[k].low) for k in range(verb.first, verb.last + 1)
    )
    return figure if seen else replace(figure, fate="killed", merged=dead.merged)


def escaped(sentence: Sentence, figure: Figure, before: str | None, lexicon: Lexicon) -> Figure:
    """Those set free, where a number of people taken before is said to have escaped: of the eleven, four escaped.

    `before` is what the last people taken by anybody met.
    """
    told = sentence.chunks[figure.told] if figure.told is not None else None
    if figure.fate not in _AWAY or figure.part_of is None or before is None or told is None:
        return figure
    fled = any(t.low in lexicon.sets.get("escaping", ()) for t in sentence.tokens[told.first : told.last + 1])
    return replace(figure, fate="released") if fled else figure


def wounds_of_bodies(sentence: Sentence, figure: Figure, before: CountClaim | None, lexicon: Lexicon) -> Figure:
    """Bodies found, where a bare number of those just counted as bodies has wounds: 90 bodies; sixty-one had wounds."""
    chunk = sentence.chunks[figure.at]
    if figure.fate != "injured" or figure.told is None or chunk.people is not None or chunk.quantity is None:
        return figure
    first = figure.part_of is None and not any(c.plays("number") for c in sentence.chunks[: figure.at])
    if before is None or before.fate.code != "body_found" or figure.merged or not first:
        return figure
    told = sentence.tokens[sentence.chunks[figure.told].first : sentence.chunks[figure.told].last + 1]
    within = (chunk.quantity.high or chunk.quantity.low or 0) <= (before.amount.high or before.amount.low or 0)
    borne = any(token.low in lexicon.sets.get("wounds_borne", ()) for token in told)
    return replace(figure, fate="body_found") if within and borne else figure


def given_before(sentence: Sentence, figure: Figure, told: Sequence[CountClaim]) -> CountClaim | None:
    """The figure that a bare number gives again: the figure of 47 was that of the first day."""
    chunk = sentence.chunks[figure.at]
    if chunk.quantity is None or (chunk.people is not None and chunk.people.group is not None):
        return None
    low, high = chunk.quantity.low, chunk.quantity.high
    if low is None or low != high or low < _KNOWN:
        return None
    return next((claim for claim in reversed(told) if (claim.amount.low, claim.amount.high) == (low, high)), None)


def as_told_with(found: Sequence[Figure], settled: Sequence[Figure]) -> list[Figure]:
    """The figures `settled`, where a word that tells of several at once tells the same of all: of the 163 dead counted,
    58 were women; the army counted 40 dead, the mayor 60."""
    moved = {
        (was.told, was.fate): now
        for was, now in zip(found, settled, strict=True)
        if was.told is not None and was.fate != now.fate and now.fate in _OF_THE_DEAD
    }
    together: list[Figure] = []
    for was, now in zip(found, settled, strict=True):
        first = moved.get((was.told, was.fate)) if was.told is not None and now.fate == was.fate else None
        told = first is not None and now.rule in _TOLD_TOGETHER
        if was.told is None and now.fate == was.fate and now.rule.startswith("resumed"):
            first = next((it for (_, fate), it in moved.items() if fate == was.fate and it.at < now.at), None)
            told = True
        together.append(replace(now, fate=first.fate, merged=first.merged) if first and told else now)
    return together


def dies_as_before(sentence: Sentence, figure: Figure, before: str | None, lexicon: Lexicon) -> bool:
    """Whether a number without a noun for people goes on from those who died in captivity: seventy-one of them died of
    hunger; the ministry admits to twelve deaths.

    `before` is what befell the last ones counted.
    """
    people = sentence.chunks[figure.at].people
    bare = people is None or people.counted is not None
    return before == "died_in_captivity" and bare and not figure.merged and dies(sentence, figure, lexicon)


def of_what_they_are(sentence: Sentence, figure: Figure) -> Figure:
    """The figure where nobody can be hurt any more: eleven of the dead had wounds; thirteen bodies are burnt."""
    people = sentence.chunks[figure.at].people
    if figure.fate == "detained" and people is not None and people.counted and people.counted.fate == "found_alive":
        return replace(figure, fate="found_alive", merged=())  # picked up 118 survivors
    if figure.fate != "injured" or figure.merged:
        return figure
    if people is not None and people.unit == "body":
        return replace(figure, fate="body_found")
    dead = figure.out_of in ("killed", "died_in_captivity", "body_found")
    return replace(figure, fate=figure.out_of or "killed") if dead else figure


def among_captives(sentence: Sentence, figures: list[Figure], lexicon: Lexicon) -> list[Figure]:
    """The figures where those who died are some of those held: of the 56 taken as hostages, seven died there."""
    back = {figure.at for figure in figures if figure.fate == "released"}
    fates = {figure.at: figure.fate for figure in figures if figure.at not in back}
    moved: dict[int, str] = {}
    settled: list[Figure] = []
    for figure in figures:
        died = figure.fate == "killed" and not figure.merged
        of_captives = figure.part_of in fates and fates[figure.part_of or 0] in _HELD
        part = figure.part_of in moved and figure.rule == "breakdown"
        told = sentence.chunks[figure.told] if figure.told is not None else None
        verb = told is not None and not told.plays("acts") and dies(sentence, figure, lexicon)
        if died and ((of_captives and verb) or part):
            moved[figure.at] = "died_in_captivity"
        settled.append(replace(figure, fate=moved.get(figure.at, figure.fate)) if died else figure)
    return settled
