"""Figures told across sentences: what a bare number says right behind a sentence that tells what befell people.

"Soldiers shot the men at the mill. It was three." "Thirteen were killed. Nine at the bridge, four at the mill." "How
many did you bury? Eleven." Such a sentence has no word for a fate; it answers, corrects or goes on from the one before
it, and only from that one. Each way of doing so is a rule with a name:

`carried-it-was`   a pronoun and "was" before the number, and nothing behind it
`carried-counted`  "we counted them" and a colon before the number
`carried-places`   a row of numbers, each with a place or a day, and no verb at all
`carried-all`      "all eleven of them"
`carried-said`     a number and whoever gives it, and no verb of its own
`carried-answer`   the number is the first that is said behind a question that asks for it, or what stands beside that

What was befell them is taken only where the sentence before tells one fate, and no hypothetical one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from accounted.model import CountClaim
from accounted.reading.discourse import PASSING, Discourse
from accounted.reading.grammar.figure import EARLIER, SAME, Figure
from accounted.reading.grammar.sentence import Chunk, Sentence
from accounted.reading.lexicon import Lexicon
from accounted.reading.voice import Voice

CARRIED = "carried-"
"""How the names of these rules begin."""
_APART = 40
"""So many times smaller or larger than the figure before a number may be."""
_YEARS = range(1400, 2100)
_LABEL = 4
"""How many chunks may name whoever answers."""
_NAMING = frozenset(
    {"name", "word", "mention", "somebody", "colon", "mark", "det", "quote", "dash", "adverb", "hyphen", "to"}
)
_OPENING = frozenset({"quote", "dash", "adverb", "and"})
_ENDING = frozenset({"mark", "quote", "semi", "colon", "dash", "comma"})
_LINKS = frozenset({"comma", "and", "semi"})
_PLACED = frozenset({"prep", "at"})
_FILLING = frozenset({"adverb", "quote"})


@dataclass(frozen=True, slots=True)
class Told:
    """What the sentence before tells: one fate, and its figures."""

    fate: str
    merged: tuple[str, ...]
    claims: Sequence[CountClaim]

    @property
    def size(self) -> int:
        """The largest of its numbers; nought where it has none."""
        return max((claim.amount.high or claim.amount.low or 0 for claim in self.claims), default=0)


def carried(
    sentence: Sentence, found: Sequence[Figure], voices: Sequence[Voice], discourse: Discourse, lexicon: Lexicon
) -> list[Figure]:
    """The figures, with those of a sentence that tells no fate and goes on from the one before it."""
    if any(sentence.chunks[figure.at].plays("number") and figure.fate != SAME for figure in found):
        return list(found)
    if not any(chunk.plays("number") for chunk in sentence.chunks):
        return list(found)
    if answers := list(_answers(sentence, discourse)):
        return _with(found, answers)
    told = _told(sentence, discourse)
    if told is None:
        return list(found)
    read = [figure for figure in _read(sentence, told, voices, lexicon) if _is_apt(sentence, figure.at, told)]
    return _with(found, read)


def _with(found: Sequence[Figure], read: Sequence[Figure]) -> list[Figure]:
    """The figures with those added that go on, in place of any whose fate is that of some figure before."""
    places = {figure.at for figure in read}
    return sorted([*(figure for figure in found if figure.at not in places), *read], key=lambda figure: figure.at)


def fate_told(sentence: Sentence) -> tuple[str, tuple[str, ...]] | None:
    """The one fate that the verbs of a sentence tell, whoever met it; None where they tell several, or none."""
    if any(chunk.plays("not", "modal") for chunk in sentence.chunks):
        return None
    told = (chunk.meaning("done", "doing", "happened") for chunk in sentence.chunks)
    fates = {(meaning.fate, meaning.merged) for meaning in told if meaning and meaning.fate}
    fate, merged = fates.pop() if len(fates) == 1 else (None, ())
    return (fate, merged) if fate else None


def _told(sentence: Sentence, discourse: Discourse) -> Told | None:
    """What the sentence right before tells, where that is one fate."""
    if discourse.text[discourse.previous_end : sentence.start].strip():
        return None
    told = [claim for claim in discourse.previous if claim.modality != "hypothetical"]
    numbered = [claim for claim in told if claim.amount.quantified]
    told = numbered or [claim for claim in told if claim.amount.mention == "several"]
    claims = [claim for claim in told if not claim.part_of] or told
    if not claims and discourse.previous:
        return None  # the driver was killed; there were nine
    if not claims:
        only = discourse.previous_fate
        return Told(only[0], only[1], ()) if only and only[0] not in PASSING else None
    fates = {(claim.fate.code, claim.fate.merged) for claim in claims}
    if len(fates) != 1:
        return None
    (fate,) = fates
    return Told(*fate, claims)


def _read(sentence: Sentence, told: Told, voices: Sequence[Voice], lexicon: Lexicon) -> list[Figure]:
    """The numbers of a sentence that goes on from what the one before tells, by the first rule that holds."""
    alone: dict[str, Callable[[], int | None]] = {
        "it-was": lambda: _it_was(sentence, lexicon, not told.size),
        "counted": lambda: _counted(sentence) if told.claims else None,
        "all": lambda: _all_of_them(sentence, lexicon) if told.claims else None,
        "said": lambda: _said(sentence, voices) if told.claims else None,
    }
    held = ((rule, at) for rule, find in alone.items() if (at := find()) is not None)
    if (one := next(held, None)) is not None:
        return [Figure(one[1], told.fate, told.merged, f"{CARRIED}{one[0]}")]
    items, rest = _places(sentence, lexicon) if told.claims else ([], False)
    figures = [Figure(at, told.fate, told.merged, f"{CARRIED}places") for at in items]
    total = sum(_size(sentence.chunks[at]) for at in items)
    if told.size and ((total == told.size and len(items) > 1) or (rest and total < told.size)):
        return [replace(figure, part_of=EARLIER, joined="carried") for figure in figures]
    return [] if any(sentence.chunks[at].people for at in items) else figures


def _is_apt(sentence: Sentence, at: int, told: Told) -> bool:
    """Whether a number is of a size with what was told before, and no year."""
    chunk, number = sentence.chunks[at], _size(sentence.chunks[at])
    if chunk.quantity is None or chunk.quantity.zero:
        return chunk.quantity is not None and bool(told.size)
    if number in _YEARS and not number / 5 <= told.size <= number * 5:
        return False
    return not told.size or told.size / _APART <= number <= told.size * _APART


def _size(chunk: Chunk) -> int:
    return (chunk.quantity.high or chunk.quantity.low or 0) if chunk.quantity else 0


def _is_bare(chunk: Chunk) -> bool:
    return chunk.plays("number") and chunk.quantity is not None and chunk.people is None


def _behind_opening(sentence: Sentence) -> int:
    """The chunk that a sentence begins with, behind marks and small words."""
    return next((i for i, chunk in enumerate(sentence.chunks) if not chunk.roles & _OPENING), len(sentence.chunks))


def _behind_answer(sentence: Sentence, lexicon: Lexicon) -> int:
    """The chunk that a sentence begins with, behind a "yes" or "no" as well: xeyr, yüzdən çox idi."""
    i = _behind_opening(sentence)
    answer = sentence.chunks[i : i + 2]
    answers = len(answer) > 1 and sentence.tokens[answer[0].first].low in lexicon.sets.get("answers", ())
    return i + 2 if answers and answer[1].plays("comma") else i


def _ends_at(sentence: Sentence, i: int) -> bool:
    """Whether the clause ends at chunk `i`: nothing follows, or a mark, or a comma and the wrong number."""
    behind = sentence.chunks[i : i + 2]
    if not behind or behind[0].plays("mark", "quote", "semi", "colon", "dash"):
        return True
    return behind[0].plays("comma") and len(behind) > 1 and behind[1].plays("not", "and")


def _it_was(sentence: Sentence, lexicon: Lexicon, uncounted: bool) -> int | None:
    """The number behind "it was" or "in fact there were", or, where verbs come last, before "was".

    "Of them" may stand behind it where nobody was counted before: there were 27 of them.
    """
    tokens, chunks = sentence.tokens, sentence.chunks
    at = next((i for i, it in enumerate(chunks) if it.plays("number") and it.quantity and not it.quantity.zero), None)
    if at is None or not _counts_persons(sentence, at, lexicon):
        return None
    opens = min(_behind_answer(sentence, lexicon), at)
    chunk, begin = sentence.chunks[at], sentence.chunks[opens if opens > _behind_opening(sentence) else 0].first
    while begin < chunk.first:
        opening = lexicon.it_was.at(tokens, begin)
        if opening and begin + opening.length == chunk.first:
            of_them = uncounted and any(c.plays("incl") and not c.plays("part") for c in chunks[at + 1 : at + 2])
            return at if _ends_at(sentence, at + 1 + of_them) else None
        if tokens[begin].kind == "word" and not any(c.first == begin and c.roles & _OPENING for c in sentence.chunks):
            return None
        begin += 1
    if tokens[chunk.last].low in lexicon.sets.get("persons_were", ()):
        return at if at == opens and _ends_at(sentence, at + 1) else None
    behind = lexicon.it_was_behind.at(tokens, chunk.last + 1)
    closes = behind is not None and _ends_at(sentence, _chunk_from(sentence, chunk.last + 1 + behind.length))
    return at if closes and at == opens else None


def _chunk_from(sentence: Sentence, token: int) -> int:
    """The chunk that begins with a token or behind it."""
    return next((i for i, chunk in enumerate(sentence.chunks) if chunk.first >= token), len(sentence.chunks))


def _counts_persons(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether a number has no noun, or one that only says that persons are counted: üç kişi."""
    people = sentence.chunks[at].people
    if people is None:
        return True
    noun = sentence.tokens[people.last].low
    counted = any(noun in lexicon.sets.get(name, ()) for name in ("persons_counted", "persons_were"))
    return people.first == people.last and counted


def _counted(sentence: Sentence) -> int | None:
    """The number behind "we counted them" and a colon."""
    chunks = sentence.chunks
    for at in range(3, len(chunks)):
        if _is_bare(chunks[at]) and chunks[at - 1].plays("colon", "dash") and chunks[at - 2].plays("them"):
            return at if chunks[at - 3].plays("puts_at", "see") and _ends_at(sentence, at + 1) else None
    return None


def _said(sentence: Sentence, voices: Sequence[Voice]) -> int | None:
    """The number that opens a sentence and of which only who gives it is said: eight, according to the ministry."""
    at = _behind_opening(sentence)
    if len(voices) != 1 or at >= len(sentence.chunks) or not _is_bare(sentence.chunks[at]):
        return None
    comma = sentence.chunks[at + 1 : at + 2]
    begins = min(voices[0].cue[0], voices[0].start)
    near = begins - sentence.span(comma[0])[1] <= 1 if comma and comma[0].plays("comma") else False
    ends = max(voices[0].cue[1], voices[0].tokens[-1].end) if voices[0].tokens else voices[0].cue[1]
    behind = [chunk for chunk in sentence.chunks if sentence.tokens[chunk.first].start >= ends]
    return at if near and all(chunk.plays("mark", "quote") for chunk in behind) else None


def _all_of_them(sentence: Sentence, lexicon: Lexicon) -> int | None:
    """The number of a sentence that only says that all were met: all eleven of them."""
    at = _behind_opening(sentence)
    chunk = sentence.chunks[at] if at < len(sentence.chunks) else None
    if chunk is None or not _is_bare(chunk) or sentence.tokens[chunk.first].low not in lexicon.sets.get("wholly", ()):
        return None
    behind = sentence.chunks[at + 1 :]
    return at if all(one.plays("incl", "mark", "quote") for one in behind) else None


@dataclass(slots=True)
class _Row:
    """What a sentence that is a row of numbers has shown so far: the numbers, and signs that go on from one before."""

    items: list[int] = field(default_factory=list)
    led: int = 0
    """How many have their place or day in front: on Tuesday four."""
    more: int = 0
    rest: bool = False


def _places(sentence: Sentence, lexicon: Lexicon) -> tuple[list[int], bool]:
    """The numbers of a sentence that is a row of them, each with a place or a day, and whether "the rest" ends it.

    On Tuesday four; nine at the bridge, the rest in hospital.
    """
    row, i, n = _Row(), _behind_opening(sentence), len(sentence.chunks)
    while i < n and not (sentence.chunks[i].plays("mark", "quote") and i == n - 1):
        behind = _past_item(sentence, i, row, lexicon)
        parted = behind == n or (behind > 0 and sentence.chunks[behind].plays("comma", "and", "semi", "mark", "quote"))
        if not parted:
            return [], False
        i = behind
        while i < n and sentence.chunks[i].plays("comma", "and", "semi"):
            i += 1
    alone = len(row.items) == 1 and not (row.led or row.more or row.rest)
    return ([], False) if alone else (row.items, row.rest)


def _past_item(sentence: Sentence, i: int, row: _Row, lexicon: Lexicon) -> int:
    """Where a number with its place or day ends that begins at chunk `i`, kept in the row; nought where none does."""
    chunks, n = sentence.chunks, len(sentence.chunks)
    begin, i = i, _past_place(sentence, i)
    led = i > begin
    i += led and i < n and chunks[i].plays("comma")
    if i >= n:
        return 0
    people = chunks[i].people
    if chunks[i].plays("number") and not (people and people.counted):
        row.items.append(i)
        i += 1
    elif at := _past_rest(sentence, i, lexicon):
        i, row.rest = at, True
    else:
        return 0
    start, further = i, lexicon.sets.get("further", ())
    while i < n and chunks[i].roles <= {"adverb"}:
        row.more += sentence.tokens[chunks[i].last].low in further
        i += 1
    i = _past_place(sentence, i)
    i += row.rest and i < n and chunks[i].roles == {"state"}  # in hospital
    row.led += led
    return i if led or i > start else 0


def _past_place(sentence: Sentence, i: int) -> int:
    """Where words for a place or a day end that begin at chunk `i`: at the bridge, in the second, on Monday."""
    chunks, n = sentence.chunks, len(sentence.chunks)
    while i < n:
        if chunks[i].roles == {"when"}:
            i += 1
        elif chunks[i].roles & _PLACED:
            k = i + 1
            while k < n and chunks[k].roles <= {"det", "adverb"}:
                k += 1
            if k < n and (chunks[k].roles <= {"word", "somebody", "when"} or chunks[k].roles == {"thing"}):
                k += 1
            elif k < n and chunks[k].plays("name"):
                while k < n and chunks[k].roles <= {"name", "somebody"}:
                    k += 1
            else:
                return i
            if chunks[k - 1].quantity is not None and chunks[k - 1].plays("number"):
                return i
            i = k
        elif chunks[i].roles <= {"adverb"}:
            i += 1
        else:
            return i
    return i


def _past_rest(sentence: Sentence, i: int, lexicon: Lexicon) -> int:
    """Where "the rest" or "the others" ends that begins at chunk `i`; nought where none does."""
    last = i + sentence.chunks[i].plays("det")
    if last >= len(sentence.chunks):
        return 0
    rest = sentence.tokens[sentence.chunks[last].last].low in lexicon.sets.get("rest_words", ())
    return last + 1 if rest else 0


def _answers(sentence: Sentence, discourse: Discourse) -> Iterator[Figure]:
    """The numbers that answer a question which asks how many met a fate; behind the name of who answers, at most."""
    topic = discourse.topic
    if topic is None or not topic.asked or not topic.fate or discourse.text[topic.end : sentence.start].strip():
        return
    at = next((i for i, chunk in enumerate(sentence.chunks) if chunk.plays("number")), None)
    if at is None or not _opens_answer(sentence.chunks[:at]):
        return
    first = sentence.chunks[at]
    if first.people is not None and first.people.unit != "person":
        return
    behind = sentence.chunks[at + 1 : at + 2]
    if first.people is None and behind and not behind[0].roles & {*_ENDING, *_LINKS, "adverb", "incl", "when"}:
        return
    yield Figure(at, topic.fate, topic.merged, f"{CARRIED}answer")
    i = at + 1
    while i < len(sentence.chunks) and sentence.chunks[i].roles & {"comma", "and", "number"}:
        if sentence.chunks[i].plays("number") and sentence.chunks[i].people is not None:
            yield Figure(i, topic.fate, topic.merged, f"{CARRIED}answer")
        i += 1


def _opens_answer(ahead: Sequence[Chunk]) -> bool:
    """Whether only who answers stands before the first number."""
    if len(ahead) > _LABEL or any(not chunk.roles & _NAMING for chunk in ahead):
        return False
    said = [chunk for chunk in ahead if not chunk.roles & _FILLING]
    if len(said) == 1 and said[0].plays("to"):  # a nueve
        return True
    return not said or said[-1].plays("colon", "mark", "dash", "hyphen", "quote")
