"""Persons named in a list beside a figure: "killed two reporters, Ana Sol and Ivo Brandt".

The list stands behind the noun that is counted, behind a colon, or in the sentence after ("they are", "the dead were
named as"). It counts as theirs only when it has no more names than the figure has people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from accounted.model import CountClaim, Fate, PersonClaim, Span
from accounted.reading.grammar.sentence import Chunk
from accounted.reading.kinds.names import Name, apposition, names
from accounted.reading.kinds.spoken import Spoken
from accounted.reading.lexicon import Lexicon

_OPENS = frozenset({",", ":", "—", "–", "(", "-", "--"})
_ROLE_WORDS = 3
"""How many plain words may stand before a name in a list: "the night watchman Ivo Brandt"."""
_OPENING = 8
"""Among so many chunks of a sentence stand the words for those whom it goes on to name."""
_SHORTEST_NAME, _LONGEST_NAME = 2, 4


def listed(spoken: Spoken, fates: Lexicon, figures: Sequence[CountClaim]) -> list[PersonClaim]:
    """The persons named in lists beside the figures of a sentence, or of the sentence before, in order."""
    if not figures and not _may_name_below(spoken):
        return []
    known = _names(spoken, fates)
    claims: list[PersonClaim] = []
    for figure in figures:
        for at in _openings(spoken, figure, figures):
            found = _run(spoken, known, at)
            if _are_counted(figure, found):
                claims += [_claim(spoken, name, figure) for name in found]
                break
    return claims or list(_named_below(spoken, known)) or list(_named_by_fate(spoken, known, fates))


def _may_name_below(spoken: Spoken) -> bool:
    """Whether the sentence has words behind which persons are named."""
    lists = ("named_as", "are_named")
    return any(spoken.lexicon.reach(name, spoken.tokens, i) for i in range(len(spoken.tokens)) for name in lists)


def _openings(spoken: Spoken, figure: CountClaim, figures: Sequence[CountClaim]) -> Iterator[int]:
    """The tokens at which a list of those counted may begin: behind their noun, or behind the next colon."""
    first = spoken.at(figure.amount.start)
    chunk = next((c for c in spoken.sentence.chunks if c.first <= first <= c.last), None)
    if chunk is None:
        return
    tokens, i = spoken.tokens, chunk.last + 1
    if i < len(tokens):
        opened = tokens[i].text in _OPENS
        if opened or (not figure.amount.quantified and figure.amount.mention == "several"):
            yield i + 1 if opened else i
    later = [spoken.at(other.amount.start) for other in figures if other.amount.start > figure.amount.start]
    stop = min(later, default=len(tokens))
    yield from (j + 1 for j in range(i, stop) if tokens[j].text == ":")


def _run(spoken: Spoken, known: Sequence[Name], at: int) -> list[Name]:
    """The names of a list that begins at token `at`, each joined to the next."""
    found: list[Name] = []
    for name in known:
        if name.first < (found[-1].after if found else at):
            continue
        between = range(found[-1].after if found else at, name.first)
        linked = not found or any(spoken.links(i) for i in range(found[-1].last + 1, name.first))
        if not linked or not _only_describes(spoken, between):
            break
        found.append(name)
    return found


def _only_describes(spoken: Spoken, places: range) -> bool:
    """Whether between two names stand only "and", a comma, and a few words that say who the next one is."""
    plain = 0
    for i in places:
        token = spoken.tokens[i]
        if spoken.links(i):
            plain = 0
        elif token.kind != "word" or spoken.verb_at(i):
            return False
        elif not spoken.lexicon.titles.at(spoken.tokens, i):
            plain += 1
    return plain <= _ROLE_WORDS


def _are_counted(figure: CountClaim, found: Sequence[Name]) -> bool:
    """Whether a list names those counted: no more than there are, and several where no number is given."""
    if not figure.amount.quantified:
        return figure.amount.mention == "several" and len(found) > 1
    most = figure.amount.high or 0
    return 0 < len(found) <= most and (len(found) > 1 or most == 1)


def _named_below(spoken: Spoken, known: Sequence[Name]) -> Iterator[PersonClaim]:
    """The list in a sentence of its own: "They are ...", "The victims were identified as ..."."""
    before = spoken.discourse.figures[-1:]
    for i in range(len(spoken.tokens)):
        length = spoken.lexicon.reach("named_as", spoken.tokens, i)
        if not length:
            continue
        found = _run(spoken, known, i + length)
        figure = next((f for f in reversed(spoken.discourse.figures) if f.amount.quantified and not f.part_of), None)
        recent = figure is not None and bool(before) and figure in spoken.discourse.figures[-4:]
        if recent and figure is not None and len(found) > 1 and _are_counted(figure, found):
            yield from (_claim(spoken, name, figure) for name in found)
        return


def _named_by_fate(spoken: Spoken, known: Sequence[Name], fates: Lexicon) -> Iterator[PersonClaim]:
    """The list behind words that tell its fate: "The injured were ...", "Those who were kidnapped are ..."."""
    chunks = spoken.sentence.chunks
    for k, chunk in enumerate(chunks[:_OPENING]):
        links = spoken.lexicon.reach("are_named", spoken.tokens, chunk.first)
        fate = _fate_of_subject(spoken, chunks[:k]) if links else None
        if fate is None:
            continue
        found = _run(spoken, known, chunk.first + links)
        gap = range(chunk.first + links, found[0].first) if found else range(0)
        if found and all(_introduces(spoken, fates, i) for i in gap):
            yield from (_person(spoken, name, Fate(fate), chunk.first) for name in found)
            return


def _fate_of_subject(spoken: Spoken, chunks: Sequence[Chunk]) -> str | None:
    """The fate of those whom a sentence opens with: the injured, those who were kidnapped, the dead man."""
    told = [(i, c.meaning("counts", "state", "done", "happened")) for i, c in enumerate(chunks)]
    last = next(((i, meaning.fate) for i, meaning in reversed(told) if meaning and meaning.fate), None)
    if last is None:
        return None
    at, fate = last
    acting = at > 0 and chunks[at - 1].plays("rel")  # those who killed
    behind = [chunk for chunk in chunks[at + 1 :] if not chunk.plays("when")]
    objects = any(spoken.discourse.speech.has("articles", spoken.tokens[chunk.first].low) for chunk in behind)
    passive = not acting or not chunks[at].plays("done") or chunks[at].plays("happened")
    return fate if passive and not objects and spoken.lexicon.has("person_fates", fate) else None


def _introduces(spoken: Spoken, fates: Lexicon, i: int) -> bool:
    """Whether a word may stand before the first name of a list: an article, a title, a trade, an age."""
    tokens = spoken.tokens
    noun = fates.phrases.at(tokens, i)
    known = spoken.discourse.speech.has("articles", tokens[i].low) or spoken.lexicon.titles.at(tokens, i)
    return bool(known or (noun and "people" in noun.value) or tokens[i].text == ".")


def _names(spoken: Spoken, fates: Lexicon) -> list[Name]:
    """The names of persons in a sentence who do not speak in it; in capitals throughout, what stands between marks."""
    text = spoken.text[spoken.sentence.start : spoken.sentence.end]
    found = list(_in_capitals(spoken, fates)) if text.isupper() else list(names(spoken, fates))
    starts = [(voice.cue, name) for voice in spoken.voices for name in voice.tokens]
    speakers = {token.start for _, token in starts}
    return [name for name in found if spoken.tokens[name.first].start not in speakers]


def _in_capitals(spoken: Spoken, fates: Lexicon) -> Iterator[Name]:
    """Two to four words between marks or an "and", none of them known, titles before them taken off."""
    tokens, i = spoken.tokens, 0
    while i < len(tokens):
        first = i
        while first < len(tokens) and (spoken.lexicon.titles.at(tokens, first) or tokens[first].text == "."):
            first += 1
        last = first
        while last < len(tokens) and _may_name(spoken, fates, last):
            last += 1
        if _SHORTEST_NAME <= last - first <= _LONGEST_NAME:
            after, attributes = apposition(spoken, last)
            yield Name(first, last - 1, after, attributes)
        i = max(last, first, i + 1)


def _may_name(spoken: Spoken, fates: Lexicon, i: int) -> bool:
    token, speech = spoken.tokens[i], spoken.discourse.speech
    return (
        token.kind == "word"
        and not fates.phrases.at(spoken.tokens, i)
        and not spoken.lexicon.has("not_persons", token.low)
        and not spoken.lexicon.has("joiners", token.low)
        and not speech.has("articles", token.low)
        and not speech.has("stops", token.low)
    )


def _claim(spoken: Spoken, name: Name, figure: CountClaim) -> PersonClaim:
    inside = spoken.sentence.start <= figure.amount.start < spoken.sentence.end
    first = spoken.at(figure.amount.start) if inside else name.first
    person = _person(spoken, name, figure.fate, first)
    return replace(person, polarity=figure.polarity, modality=figure.modality)


def _person(spoken: Spoken, name: Name, fate: Fate, told: int) -> PersonClaim:
    """A named person with the fate that stands at token `told`."""
    speaker, _ = spoken.said(name.first)
    tokens, first = spoken.tokens, min(name.first, told)
    span = Span.cut(spoken.text, tokens[name.first].start, tokens[name.last].end)
    basis = spoken.basis(first, name.last, "listed-person", speaker, (first, first), (name.first, name.last))
    return PersonClaim(**basis, name=span, fate=fate, attributes=name.attributes)
