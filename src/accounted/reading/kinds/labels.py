"""Labels: what a speaker calls what happened, one for every place where a term stands.

The words and their categories are the lexicon's. Laws are labels only as objects of a violation ("grossly violated
humanitarian law and human rights law" is two); words of intent or feeling only beside an act ("a brutal attack").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from accounted.model import OWN_VOICE, LabelClaim, PositionClaim, Speaker
from accounted.reading.kinds.spoken import Spoken
from accounted.reading.quotations import QUOTES
from accounted.reading.voice import Voice

_NEAR = 3
"""How many tokens may stand between a word of feeling and its act, or between a negation and its term."""
_LONGEST_TAIL = 12
_NAMED_WITHIN = 14
"""How many tokens behind "calls" the name may stand."""
_MARKS = QUOTES | frozenset("'‘’")


@dataclass(frozen=True, slots=True)
class Term:
    """A term at tokens `first` to `last`; `head` is its last word proper, before any tail."""

    first: int
    last: int
    head: int
    category: str
    rule: str


def labels(spoken: Spoken, positions: Sequence[PositionClaim] = ()) -> list[LabelClaim]:
    """The labels of a sentence, in order; a term inside what someone denies or accuses of is that one's word."""
    return [_claim(spoken, term, positions) for term in terms(spoken)]


def terms(spoken: Spoken) -> list[Term]:
    """The terms of a sentence, in order and without overlap; of two that overlap the longer stays."""
    found = sorted(
        [*_listed(spoken), *_tailed(spoken), *_laws(spoken), *_coloured(spoken)],
        key=lambda t: (t.first - t.last, t.first, t.rule),
    )
    kept: list[Term] = []
    taken: set[int] = set()
    for term in found:
        stretch = range(term.first, term.last + 1)
        if taken.isdisjoint(stretch):
            taken.update(stretch)
            kept.append(term)
    return sorted(kept, key=lambda t: t.first)


def is_event_name(spoken: Spoken, term: Term) -> bool:
    """Whether the term stands in a name: "the Maragha massacre", "what is known as the massacre of 1915"."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    if not lexicon.has("name_heads", tokens[term.head].low):
        return False
    behind = tokens[term.head + 1] if term.head + 1 < len(tokens) else None
    article = term.first > 0 and spoken.lexicon.has("name_articles", tokens[term.first - 1].low)
    before = tokens[term.first - 1] if term.first else None
    named = (
        before is not None
        and before.kind == "word"
        and before.text[:1].isupper()
        and not _opens(spoken, term.first - 1)
    )
    if named and before is not None and spoken.free:
        by_form = not lexicon.lists.get("name_adjectives") or lexicon.has("name_adjectives", before.low)
        named = by_form and not lexicon.has("forces", before.low)
    if _names_behind(spoken, term):
        return True
    if named:
        goes_on = behind is not None and lexicon.has("name_goes_on", behind.low)
        return not goes_on or tokens[term.head].text[:1].isupper()
    hedged = article and any(lexicon.ends_before("name_hedges", tokens, term.first - k) for k in (1, 0))
    return hedged or (article and tokens[term.head].text[:1].isupper() and not tokens[term.head].text.isupper())


def _names_behind(spoken: Spoken, term: Term) -> bool:
    """Whether a name stands behind the term, in a language that has it there: la masacre de Aru, مجزرة صبرا."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    link = lexicon.reach("name_links", tokens, term.last + 1)
    if link and term.last + 1 + link < len(tokens):
        at = term.last + 1 + link
        return tokens[at].text[:1].isupper() and not lexicon.has("no_event_name", tokens[at].low)
    near = range(term.last + 1, min(len(tokens), term.last + 3))
    return any(lexicon.reach("name_places", tokens, i) for i in near)


def _opens(spoken: Spoken, i: int) -> bool:
    """Whether a capital letter at token `i` says nothing: an article or other small word."""
    speech = spoken.discourse.speech
    return speech.has("articles", spoken.tokens[i].low) or speech.has("openers", spoken.tokens[i].low)


def _claim(spoken: Spoken, term: Term, positions: Sequence[PositionClaim]) -> LabelClaim:
    named = is_event_name(spoken, term)
    speaker, voice = spoken.said(term.first, named)
    start = spoken.tokens[term.first].start
    stance = next((p for p in positions if p.passage.start <= start < p.passage.end and p.type in _OWN_WORDS), None)
    namer = _namer(spoken, term.first)
    if spoken.quoted(term.first):
        speaker = replace(namer, mode="direct_quote") if namer and voice is None and not namer.own_voice else speaker
    else:
        speaker = namer or speaker
        if stance is not None and not named and (voice is None or voice.cue[1] <= stance.passage.start):
            speaker = stance.said_by
    held = next((p for p in positions if p.passage.start <= start < p.passage.end), None) if spoken.verbs_last else None
    if held is not None and voice is not None and voice.start >= held.passage.end:
        speaker = OWN_VOICE  # "the council condemned the massacre, the ministry denied …": told of the council
    denied = stance is not None and stance.type == "denies"
    if voice is not None and voice.kind == "deny" and voice.cue[1] <= start:
        denied = denied or not _called_besides(spoken, term, voice)
    denied = denied or _negated(spoken, term)
    return LabelClaim(
        **spoken.basis(term.first, term.last, term.rule, speaker), term=spoken.words(term.first, term.last),
        category=term.category, use="event_name" if named else "assertion",
        polarity="denied" if denied else "affirmed", modality=_modality(spoken, term),
    )  # fmt: skip


_OWN_WORDS = frozenset({"accuses", "denies", "disputes", "recognises", "calls_for"})


def _namer(spoken: Spoken, i: int) -> Speaker | None:
    """Who gives what happened the name at token `i`: the subject of "calls it", "described as" shortly before."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    ahead = range(i - 1, max(-1, i - 1 - _NAMED_WITHIN), -1)
    for j in range(i + 1, min(len(tokens), i + 1 + _NAMED_WITHIN)) if spoken.verbs_last else ahead:
        if lexicon.has("naming_stops", tokens[j].low):
            return None
        length = lexicon.reach("naming", tokens, j)
        behind = tokens[j + length].low if j + length < len(tokens) else ""
        if not length or (j == 0 and not spoken.free) or lexicon.has("not_naming", behind):
            continue
        if (j and lexicon.has("be", tokens[j - 1].low)) or spoken.quoted(j):
            continue
        subject = spoken.subject(j, last=j + length - 1)
        if subject is None or not spoken.can_speak(*subject):
            return None
        return spoken.actor(*subject, (min(subject[0], j), j + length - 1))
    return None


def _called_besides(spoken: Spoken, term: Term, voice: Voice) -> bool:
    """Whether who denies one word goes on to give another: rejects the word X and calls it Y."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    between = (j for j in range(1, term.first) if tokens[j].start >= voice.cue[1])
    return any(lexicon.reach("naming", tokens, j) and lexicon.has("joiners", tokens[j - 1].low) for j in between)


def _negated(spoken: Spoken, term: Term) -> bool:
    """Whether "not", "no" or the like stands shortly before: "it was not a genocide"."""
    near = range(max(0, term.first - _NEAR), term.first)
    tokens, lexicon = spoken.tokens, spoken.lexicon
    if any(lexicon.reach("negations_behind", tokens, i) for i in range(term.last + 1, term.last + 1 + _NEAR)):
        return True
    return any(lexicon.reach("negations", tokens, i) and not lexicon.has("no_denials", tokens[i].low) for i in near)


def _modality(spoken: Spoken, term: Term) -> str:
    """`hypothetical` in a question or a condition, `possible` behind "may" or "might", else `certain`."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    conditional = any(lexicon.has("hypothetical", token.low) for token in tokens[max(0, term.first - 25) : term.first])
    conditional = conditional or any(
        lexicon.has("conditional", token.low) for token in tokens[term.last + 1 : term.last + 3]
    )
    if conditional or (tokens[-1].text in "?؟՞" and not spoken.quoted(term.first)):
        return "hypothetical"
    near = tokens[max(0, term.first - 6) : term.first]
    return "possible" if any(lexicon.has("possible", token.low) for token in near) else "certain"


def _listed(spoken: Spoken) -> Iterator[Term]:
    """Terms of the lexicon, with the words before them that belong to them."""
    tokens, i = spoken.tokens, 0
    while i < len(tokens):
        found = spoken.lexicon.labels.at(tokens, i)
        if found is None:
            i += 1
            continue
        last = i + found.length - 1
        if not other_name(spoken, i, last, found.value):
            yield Term(_opening(spoken, i), last, last, found.value, "term")
        i = last + 1


def other_name(spoken: Spoken, first: int, last: int, category: str = "") -> bool:
    """Whether the words are part of another name or idiom: a war crimes tribunal, the fight against terrorism."""
    tokens, lexicon = spoken.tokens, spoken.lexicon
    if lexicon.reach("no_label_before", tokens, last + 1) or lexicon.ends_before("no_label_behind", tokens, first):
        return True
    hyphenated = first > 1 and tokens[first - 1].text == "-" and tokens[first - 1].start == tokens[first - 2].end
    return hyphenated or (category == "other" and bool(lexicon.ends_before("no_label_behind_other", tokens, first)))


def _opening(spoken: Spoken, i: int) -> int:
    """Where a term begins when words before it belong to it: "one of the worst atrocities"."""
    while length := spoken.lexicon.ends_before("term_openings", spoken.tokens, i):
        i -= length
    return i


def _tailed(spoken: Spoken) -> Iterator[Term]:
    """Terms that take what follows: "a dark stain on the history of mankind"."""
    tokens, i = spoken.tokens, 0
    while i < len(tokens):
        length = spoken.lexicon.reach("tailed", tokens, i)
        if length:
            yield Term(i, _tail(spoken, i + length - 1), i + length - 1, "other", "image")
        i += length or 1


def _tail(spoken: Spoken, i: int) -> int:
    """The last token of the words that go on from token `i` up to a mark, a verb or a relative clause."""
    speech, tokens = spoken.discourse.speech, spoken.tokens
    last, j = i, i + 1
    while (
        j < min(len(tokens), i + _LONGEST_TAIL) and tokens[j].kind == "word" and not speech.has("stops", tokens[j].low)
    ):
        if speech.cues.at(tokens, j) and tokens[j].text.islower():
            break
        last, j = j, j + 1
    while last > i and (speech.has("inside", tokens[last].low) or speech.has("articles", tokens[last].low)):
        last -= 1
    return last


def _laws(spoken: Spoken) -> Iterator[Term]:
    """The laws named as violated, the first together with the violation: each is a label."""
    tokens, lexicon, i = spoken.tokens, spoken.lexicon, 0
    while i < len(tokens):
        length = lexicon.reach("violations", tokens, i)
        if length:
            yield from _violated(spoken, i, i + length)
        i += length or 1


def _violated(spoken: Spoken, verb: int, i: int) -> Iterator[Term]:
    tokens, lexicon = spoken.tokens, spoken.lexicon
    first = verb - lexicon.ends_before("violation_openings", tokens, verb)
    while i < len(tokens):
        if found := lexicon.laws.at(tokens, i):
            yield Term(first, i + found.length - 1, i + found.length - 1, found.value, "violation")
            i += found.length
            first = i
        elif length := lexicon.reach("law_links", tokens, i):
            i += length
            first = i if first > verb else first
        else:
            return


def _coloured(spoken: Spoken) -> Iterator[Term]:
    """Words of intent or feeling: beside an act ("a planned and deliberate crime"), or said of one ("was barbaric")."""
    for i, token in enumerate(spoken.tokens):
        if not spoken.lexicon.has("colouring", token.low):
            continue
        if _before_act(spoken, i) or _predicate(spoken, i):
            yield Term(i, i, i, "other", "colouring")


def _before_act(spoken: Spoken, i: int) -> bool:
    tokens = spoken.tokens
    passed = 0
    for token in tokens[i + 1 : i + 2 + 2 * _NEAR]:
        if spoken.lexicon.has("acts", token.low):
            return True
        if token.text in _MARKS or token.low == "," or spoken.lexicon.has("and", token.low):
            continue
        passed += 1
        colours = spoken.lexicon.has("colouring", token.low) or spoken.lexicon.has("adjective_endings", token.low)
        if token.kind != "word" or passed > _NEAR or not colours:
            return False
    return False


def _predicate(spoken: Spoken, i: int) -> bool:
    """Whether an act is said to be so: "the attack was barbaric"."""
    tokens = spoken.tokens
    j = i - 1
    while j > 0 and (spoken.lexicon.passes(tokens[j].low) or spoken.lexicon.has("degree", tokens[j].low)):
        j -= 1
    if j < 1 or not spoken.lexicon.has("be", tokens[j].low):
        return False
    ends = i + 1 >= len(tokens) or tokens[i + 1].kind == "punct" or spoken.lexicon.has("and", tokens[i + 1].low)
    return ends and any(spoken.lexicon.has("acts", token.low) for token in tokens[max(0, j - 5) : j])
