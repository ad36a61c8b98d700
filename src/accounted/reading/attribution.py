"""Who says what in one sentence: the words that name a speaker, and how far they reach.

Each `Voice` covers a stretch of the sentence. A single source covers all of it, figures before and
after alike; with several, each covers its own clause. What no voice covers is the publisher's own.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from accounted.language import Token
from accounted.reading.covering import apart, chained, nested
from accounted.reading.gapped import number_at, puts_at_a_number, sharing_the_verb
from accounted.reading.headings import heading
from accounted.reading.hearsay import hearsay, is_nobody, said_by_nobody
from accounted.reading.held import held, is_paper
from accounted.reading.lexicon import Speech
from accounted.reading.no_speaker import is_an_aside, speaks_of_nothing
from accounted.reading.no_verb import is_no_verb, is_surname
from accounted.reading.noun_phrase import noun_after, noun_before
from accounted.reading.owners import by_account, official, own_figures, points_back, whose_claim, whose_version
from accounted.reading.speakers import (
    capitals_before,
    inverted,
    is_participle,
    names_somebody,
    office_holder,
    speaker_of,
)
from accounted.reading.stated_by import stated_by
from accounted.reading.told_of import told_of
from accounted.reading.traced import traced
from accounted.reading.voice import Voice

_LONGEST_ANONYMOUS = 4
_NO_CUES = frozenset({"none", "traces", "hears"})
_TOLD_WITHIN = 6
"""How many tokens behind the one who passes something on its "that" may stand."""


def voices(tokens: Sequence[Token], start: int, end: int, speech: Speech) -> list[Voice]:
    """The speakers named in the sentence of these tokens, in order, each with the stretch it covers.

    Who takes a stance without stating anything ("condemned the attack") covers nothing.
    """
    named = list(_named(tokens, speech))
    found = sorted([*named, *sharing_the_verb(tokens, named, speech)], key=lambda voice: voice.start)
    found = [_going_on(found, k, speech) for k in range(len(found))]
    silent = [replace(voice, covers=(start, start)) for voice in found if voice.kind == "stance"]
    speaking = [voice for voice in found if voice.tokens and voice.kind != "stance"]
    speaking = apart(nested(chained(speaking, tokens), tokens, speech), tokens, start, end, speech)
    speaking = _named_before(speaking, speech)
    return sorted([*speaking, *silent], key=lambda voice: voice.start)


def _going_on(found: Sequence[Voice], k: int, speech: Speech) -> Voice:
    """A verb of saying without a subject, as said by whoever took a stance before it: he condemned it and said."""
    voice, before = found[k], found[k - 1] if k else None
    bare = bool(voice.tokens) and speech.has("resumes", voice.tokens[-1].low)
    if not bare or before is None or before.kind != "stance" or not before.tokens or before.refers:
        return voice
    return replace(voice, tokens=before.tokens, refers=False)


def _named_before(found: list[Voice], speech: Speech) -> list[Voice]:
    """The voices where a pronoun is who was named before it in the sentence: the mayor said ...; he denied ..."""
    meant: list[Voice] = []
    for voice in found:
        outer = next((known for known in reversed(meant) if not known.refers), None)
        points = voice.refers and len(voice.tokens) == 1 and speech.has("pronouns", voice.tokens[0].low)
        meant.append(replace(voice, tokens=outer.tokens, refers=False) if points and outer else voice)
    return meant


def _named(tokens: Sequence[Token], speech: Speech) -> Iterator[Voice]:
    """Every cue with a speaker beside it."""
    taken, named = -1, False
    for i in range(len(tokens)):
        found = speech.cues.at(tokens, i) if i > taken else None
        if not found:
            continue
        last = i + found.length - 1
        yield from _informed(tokens, i, last, speech, taken + 1) if found.value == "none" else ()
        if found.value in _NO_CUES or is_surname(tokens, i) or is_no_verb(tokens, i, last, found.value, speech):
            taken = last
            continue
        voice = _voice(tokens, i, last, found.value, speech, taken + 1)
        if voice and is_an_aside(tokens, voice, i, last, speech):
            taken = last
            continue
        if voice is None and found.value == "according_behind":
            taken = last
        if voice and named and speech.has("resumes", voice.tokens[-1].low):  # "says … and adds that …"
            taken = last
        elif voice:
            parted = _contrasted(tokens, voice, i, last, speech) if speech.subject == "start" else None
            taken, named = last, named or voice.kind not in ("stance", "citing", "quoted_by")
            yield from (voice, parted) if parted else (voice,)
    yield from heading(tokens, speech)
    yield from by_account(tokens, speech)
    yield from whose_version(tokens, speech)
    yield from traced(tokens, speech)
    if not named:
        yield from whose_claim(tokens, speech)
    if not named:
        own = list(own_figures(tokens, speech)) or list(held(tokens, speech))
        own = own or list(stated_by(tokens, speech))
        yield from own or list(official(tokens, speech)) or hearsay(tokens, speech)


def _informed(tokens: Sequence[Token], i: int, last: int, speech: Speech, floor: int) -> Iterator[Voice]:
    """Who gave what is only called information: valilikten alınan bilgiye göre."""
    if i and speech.has("out_of", tokens[i - 1].low) and (given := _given_by(tokens, i, i, speech, floor)):
        yield _made(tokens, given, i, "according_behind", speech, last)


def _contrasted(tokens: Sequence[Token], voice: Voice, i: int, last: int, speech: Speech) -> Voice | None:
    """A second speaker who shares the verb of the first: kaynaklar 300, belgeler ise 1.200 ölüden söz eder."""
    if voice.kind not in ("say", "deny") or not voice.tokens:
        return None
    for k in range(i - 1, 0, -1):
        if tokens[k].start <= voice.tokens[-1].end:
            return None
        if speech.has("contrast", tokens[k].low):
            comma = next((j for j in range(k - 1, 0, -1) if tokens[j].text == ","), None)
            name = (
                noun_after(tokens, comma + 1, speech) if comma and tokens[comma].start >= voice.tokens[-1].end else None
            )
            if (
                name is None
                or name[1] != k - 1
                or (tokens[k - 1].text.islower() and speech.has("owners", tokens[k - 1].low))
            ):
                return None
            return _made(tokens, name, name[0], voice.kind, speech, last)
    return None


def _before_paper(tokens: Sequence[Token], k: int, speech: Speech, floor: int) -> int:
    """The first of the words before token `k` that say how a paper was made: AFAD'dan yapılan yazılı açıklama."""
    while k > floor and speech.has("made_by", tokens[k - 1].low):
        k -= 1
    return k


def _reported(tokens: Sequence[Token], i: int, last: int, speech: Speech, floor: int) -> Voice | None:
    """The one whose saying another passes on: Times, bir diplomatın 2.000 kişinin öldüğünü söylediğini yazdı."""
    begin = floor
    for k in range(floor, i):
        begin = k + 1 if tokens[k].text == "," else begin
        ends = speech.has("genitives", tokens[k].low) and not speech.has("genitives", tokens[k + 1].low)
        name = noun_before(tokens, k + 1, speech, begin) if ends else None
        counted = bool(name and name[0]) and tokens[name[0] - 1].kind == "number" if name else False
        if name and not counted and names_somebody(tokens, name, speech):
            return _made(tokens, name, name[0], "reported", speech, last)
    return None


def _given_by(tokens: Sequence[Token], i: int, k: int, speech: Speech, floor: int) -> tuple[int, int] | None:
    """The source whose name "göre" stands behind, or that gave what it names: polisten alınan bilgiye göre."""
    if named := noun_before(tokens, k, speech) or (capitals_before(tokens, k, floor) if k < i else None):
        return named
    if k <= floor or not speech.has("out_of", tokens[k - 1].low):
        return None
    owner = noun_before(tokens, k - 1, speech, floor) if k - 1 > floor else None
    return (owner[0] if owner else k - 1), k - 1


def _told_in(tokens: Sequence[Token], i: int, last: int, speech: Speech, floor: int) -> Voice | None:
    """The paper in which something is told, with those whose it is: bakanlığın açıklamasında ... bildirildi."""
    for j in range(i - 1, floor - 1, -1):
        if tokens[j].text in ";:":
            return None
        if speech.has("papers_in", tokens[j].low):
            k = _before_paper(tokens, j, speech, floor)
            owner = (noun_before(tokens, k, speech, floor) or capitals_before(tokens, k, floor)) if k > floor else None
            apart = k < j and not speech.has("bodies_from", tokens[j].low)
            name = owner if owner and apart else (owner[0] if owner else j, j)
            return _made(tokens, name, i, "say", speech, last)
    return None


def _voice(tokens: Sequence[Token], i: int, last: int, kind: str, speech: Speech, floor: int) -> Voice | None:
    """The speaker beside the cue at tokens `i` to `last`; the cue before it ends right before token `floor`."""
    if kind in ("according", "citing"):
        return _source(tokens, i, last, kind, speech)
    if kind == "according_behind":
        named = _given_by(tokens, i, _before_paper(tokens, i, speech, floor), speech, floor)
        ours = named is not None and speech.has("self", tokens[named[0]].low)  # elimizdeki bilgilere göre
        return _made(tokens, named, i, kind, speech, last) if named and not ours else None
    if kind in _BEHIND:
        return _BEHIND[kind](tokens, i, last, speech)
    if kind == "as_saying" or (kind in ("say_number", "paper_says") and not _number_behind(tokens, last, speech)):
        return None
    if kind in ("say_toll", "say_at", "say_just", "reported", "foreword", "told"):
        return _of_a_paper(tokens, i, last, kind, speech, floor)
    told = {"paper_says": "say_number", "paper_states": "say"}.get(kind, kind)
    voice = _saying(tokens, i, last, told, speech, floor)
    return voice if told == kind or (voice and is_paper(voice.tokens, speech)) else None


def _of_a_paper(tokens: Sequence[Token], i: int, last: int, kind: str, speech: Speech, floor: int) -> Voice | None:
    """The speaker beside words for a toll, for what another said, or for the paper in which it is told."""
    if kind == "say_toll":  # raised the toll to 12; but "brought out 12"
        clause = itertools.takewhile(lambda token: token.text not in ",;:", reversed(tokens[:i]))
        tolled = any(speech.has("toll_words", token.low) for token in clause)
        return _saying(tokens, i, last, "say", speech, floor) if tolled else None
    if kind == "say_just":
        at = next((k for k in range(last + 1, len(tokens)) if not speech.has("bounding", tokens[k].low)), last)
        return _saying(tokens, i, last, "say_number", speech, floor) if number_at(tokens, at, speech) else None
    if kind == "say_at":
        return _saying(tokens, i, last, "say", speech, floor) if puts_at_a_number(tokens, last, speech) else None
    if kind == "reported":
        return _reported(tokens, i, last, speech, floor)
    if kind == "foreword":
        pointed = any(speech.has("below", token.low) for token in tokens[floor:i])
        owner = capitals_before(tokens, i - 1, floor) if pointed and i > floor + 1 else None
        return _made(tokens, (owner[0], i - 1), i, kind, speech, last) if owner else None
    return _told_in(tokens, i, last, speech, floor)


def _source(tokens: Sequence[Token], i: int, last: int, kind: str, speech: Speech) -> Voice | None:
    """The source behind "according to" or "citing", with the one before who cites it."""
    beside = noun_after(tokens, last + 1, speech)
    if beside is not None and speech.has("self", tokens[beside[1]].low):
        beside = _received_from(tokens, beside[1] + 1, speech)
    if beside is not None and speech.has("nobody", tokens[beside[0]].low):  # как сообщалось ранее
        return None
    if beside is not None and speaks_of_nothing(tokens, beside, speech):  # confirmed by the end of the week
        return None
    if beside is not None and kind == "according" and _is_a_number(tokens, beside, speech):  # by the list forty-one
        return None
    if beside is None or (kind == "according" and _is_anonymous(tokens[beside[0] : beside[1] + 1], speech)):
        return None
    beside = office_holder(tokens, beside, speech)
    if kind == "according" and _opens_speech(tokens, beside[1] + 1, speech):
        kind = "according_behind"
    inserted = i > 1 and tokens[i - 1].text == ","  # the Union, citing witnesses, said
    outer = noun_before(tokens, i - inserted, speech) if kind == "citing" else None
    cited = _made(tokens, beside, i, kind, speech)
    return replace(cited, via=(tuple(tokens[outer[0] : outer[1] + 1]),)) if outer else cited


def _is_a_number(tokens: Sequence[Token], name: tuple[int, int], speech: Speech) -> bool:
    """Whether a number stands where a source was looked for, and behind it nobody who could be one."""
    i = name[0]
    while i <= name[1] and (found := speech.number_words.at(tokens, i)) and found.value > 1:
        i += found.length
    known = ("bare", "colon_speakers", "persons", "begins")
    free = speech.subject == "either" and not any(speech.has(which, tokens[i].low) for which in known)
    return i > name[1] or (i > name[0] and free)


def _is_anonymous(name: Sequence[Token], speech: Speech) -> bool:
    """Whether only words for what is known stand there, and nobody whose it is: according to early data."""
    heads = [k for k, token in enumerate(name) if speech.has("anonymous", token.low)]
    plain = all(token.text.islower() and not speech.has("inside", token.low) for token in name)
    return plain and bool(heads) and len(name) <= _LONGEST_ANONYMOUS


def _whose_claim(tokens: Sequence[Token], i: int, last: int, speech: Speech) -> Voice | None:
    """Whose claim it is that something is so: the claim of the General Command that 27 died there."""
    name = noun_after(tokens, last + 1, speech)
    links = ("complementisers", "claim_links")
    led = name is not None and name[1] + 1 < len(tokens)
    led = led and name is not None and any(speech.has(link, tokens[name[1] + 1].low) for link in links)
    return _made(tokens, name, i, "according", speech, last) if name and led else None


def _received_from(tokens: Sequence[Token], i: int, speech: Speech) -> tuple[int, int] | None:
    """Whom the words from token `i` on came from: according to information we have received from the union."""
    near = range(i, min(len(tokens), i + _TOLD_WITHIN))
    led = next((k for k in near if speech.has("received_from", tokens[k].low)), None)
    return noun_after(tokens, led + 1, speech) if led is not None else None


def _quoted(tokens: Sequence[Token], i: int, last: int, speech: Speech) -> Voice | None:
    """The speaker before "quoted by", with the one behind it who passes it on."""
    inserted = i > 0 and tokens[i - 1].low == ","  # the force, quoted by a station, says
    before = noun_before(tokens, i - 1, speech) if inserted else speaker_of(tokens, i, last, speech)
    beside = noun_after(tokens, last + 1, speech)
    if beside is None or speaks_of_nothing(tokens, beside, speech):
        return None
    beside = office_holder(tokens, beside, speech)
    if before is None or speaks_of_nothing(tokens, before, speech):  # it was reported by the police that
        told = i > 0 and speech.has("passive", tokens[i - 1].low)
        return _made(tokens, beside, i, "according", speech, last) if told else None
    counted = before[0] > 0 and tokens[before[0] - 1].kind == "number"  # the 12 bodies reported by the army
    counted = counted or any(token.kind == "number" for token in tokens[before[0] : before[1]])
    if counted and not inserted:
        return _made(tokens, beside, i, "according", speech, last)
    return replace(_made(tokens, before, i, "quoted_by", speech, last), via=(tuple(tokens[beside[0] : beside[1] + 1]),))


def _saying(tokens: Sequence[Token], i: int, last: int, kind: str, speech: Speech, floor: int = 0) -> Voice | None:
    """The speaker of a verb of saying; nobody else where its ending says "I" or "we"."""
    if speech.has("self_endings", tokens[last].low):
        return None
    chosen = inverted(tokens, i, last, speech) or speaker_of(tokens, i, last, speech, floor)
    if chosen and (nobody := said_by_nobody(tokens, i, last, speech)) and is_nobody(tokens, chosen, speech):
        return nobody
    if chosen is None:
        return _made(tokens, (i, i), i, kind, speech, last) if speech.has("resumes", tokens[i].low) else None
    first = tokens[chosen[0]].low
    alone = (chosen[0] == chosen[1] and speech.has("self", first)) or speech.has("self_subjects", first)
    alone = alone or _is_a_verb(tokens, chosen, i, speech)
    if alone or speech.has("nobody", first) or is_participle(tokens, i, last, chosen):
        return None
    if _is_a_noun(tokens, chosen, i, speech) or speaks_of_nothing(tokens, chosen, speech):
        return None
    return _made(tokens, chosen, i, kind, speech, last)


def _is_a_noun(tokens: Sequence[Token], name: tuple[int, int], i: int, speech: Speech) -> bool:
    """Whether what looks like a verb of saying is the noun of an article that another word governs: "said in a brief
    note", "told a visiting judge"."""
    if name[0] == 0 or name[1] != i - 1 or not speech.has("determiners", tokens[name[0]].low):
        return False
    before = tokens[name[0] - 1].low
    plain = not any(speech.has(noun, tokens[name[1]].low) for noun in ("bare", "colon_speakers", "papers", "records"))
    return plain and (speech.has("loose", before) or speech.has("no_inversion", before))


def _is_a_verb(tokens: Sequence[Token], name: tuple[int, int], i: int, speech: Speech) -> bool:
    """Whether the one word before a verb of saying is another: could not confirm reports."""
    word = tokens[name[0]]
    cue = speech.cues.at(tokens, name[0]) if name[0] == name[1] == i - 1 and word.text.islower() else None
    nouns = ("bare", "papers", "records", "colon_speakers", "pronouns", "own_figures")
    return cue is not None and cue.value != "none" and not any(speech.has(noun, word.low) for noun in nouns)


def _relayed(tokens: Sequence[Token], i: int, last: int, speech: Speech) -> Voice | None:
    """The source behind a verb of passing on and its "from", the one who passes it on between them."""
    outer = noun_after(tokens, last + 1, speech)
    at = outer[1] + 1 if outer else last + 1
    led = at < len(tokens) and speech.has("relayed_from", tokens[at].low)
    source = noun_after(tokens, at + 1, speech) if led else None
    if source is None:
        told = any(speech.has("complementisers", token.low) for token in tokens[at : at + _TOLD_WITHIN])
        return _made(tokens, outer, i, "say", speech, last) if outer and told else None
    via = (tuple(tokens[outer[0] : outer[1] + 1]),) if outer else ()
    return replace(_made(tokens, source, i, "say", speech, last), via=via)


def _opens_speech(tokens: Sequence[Token], i: int, speech: Speech) -> bool:
    """Whether token `i` is a mark that opens what the source before it says."""
    return i < len(tokens) and speech.has("leading", tokens[i].text)


def _number_behind(tokens: Sequence[Token], last: int, speech: Speech) -> bool:
    """Whether a figure stands within seven tokens behind a verb."""
    stop = next((k for k in range(last + 1, len(tokens)) if tokens[k].low in ",;:."), len(tokens))
    near = range(last + 1, min(stop, last + 8))
    lives = any(speech.has("unspoken", token.low) for token in tokens[last + 1 : last + 9])
    return any(tokens[k].kind == "number" or speech.number_words.at(tokens, k) for k in near) and not lives


def _made(
    tokens: Sequence[Token], name: tuple[int, int], i: int, kind: str, speech: Speech, last: int | None = None
) -> Voice:
    held = tuple(tokens[name[0] : name[1] + 1])
    ends = [tokens[k].end for k in (name[1], last if last is not None else i)]
    cue = (min(held[0].start, tokens[i].start), max(ends))
    begin = name[0] - (name[0] > 1 and speech.has("complementisers", tokens[name[0] - 1].low))  # alors que
    contrasts = begin > 0 and speech.has("contrast", tokens[begin - 1].low)
    set_apart = name[0] > 0 and tokens[name[0] - 1].text == "," and speech.subject == "start"
    contrasts = contrasts or (set_apart and name[1] + 1 < i and speech.has("contrast", tokens[name[1] + 1].low))
    parted = name[0] > 1 and speech.has("joins", tokens[name[0] - 1].low) and tokens[name[0] - 2].low == ","
    contrasts = (
        contrasts
        or (parted and name[1] < i)
        or (i > 0 and tokens[i - 1].low == "," and speech.has("contrast", tokens[i].low))
    )
    beside = told_of(tokens, name, i, speech)
    return Voice(held, cue, cue, kind, points_back(held, speech), contrasts, beside=beside)


_BEHIND = {"relays": _relayed, "quoted_by": _quoted, "claim_of": _whose_claim}
"""How the speaker is found that words name behind them."""
