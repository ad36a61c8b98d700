"""What stands between people counted and their verb, in languages whose verbs have an ending for several.

"27 obreros de la mina y de los astilleros vecinos murieron", "27 médicos, enfermeras y camilleros", "27 hommes qui,
selon des témoins, revenaient des champs": only a verb in the plural can have so many for its subject, so whatever
stands before it goes with them. Each stretch without a verb is made one plain word, which frames pass over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from accounted.language import Token
from accounted.reading.grammar.mentions import is_several
from accounted.reading.grammar.people import People
from accounted.reading.grammar.sentence import Chunk
from accounted.reading.lexicon import Lexicon

_PREDICATES = ("be", "have", "remain", "modal", "happened", "fall", "lose")
_FINITE = (*_PREDICATES, "verb", "doing", "suffer", "see", "take", "leave", "reach", "states", "bring", "claim")
_PARTS_OF_A_VERB = frozenset({"pron", "not", "adverb", "them"})
_OPENING = ("mark", "comma", "semi", "colon", "dash", "and", "sub", "rel", "states", "quote", "when", "open")
_FRONTED = frozenset({"name", "word", "somebody", "det", "of", "at", "prep", "grave_word", "when", "adverb"})
_LEADS = ("of", "at", "by", "to", "from", "prep", "along", "among")
_ENDS = ("number", "mark", "semi", "colon", "open", "close", "dash", "or", "bar")
_TOLD = ("done", "state", "taken")
_SEEMING = frozenset({"verb", "claim", "reach", "lose", "bring", "take", "see", "fall", "sub", "suffer", "leave"})
"""What a noun may seem to be by its form."""
_IN_NAMES = frozenset({"name", "word", "det", "of", "at", "to", "prep"})
_WORD = frozenset({"word"})
_ADVERB = frozenset({"adverb"})
_LONGEST_ASIDE = 12
"""How many chunks may stand between two commas behind "were" or "who"."""
_LONGEST = 40
"""How many chunks from people counted their verb may stand."""
_NEAR = 8
"""How many chunks before a comma a verb may stand."""
_FEW = 3
"""Of so many nouns in a row, the first may be the one that is counted, and the others go with it."""


def with_long_phrases(chunks: list[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks, where what stands between people counted and their verb is passed over."""
    if "plural_verbs" not in lexicon.sets:
        return chunks
    chunks = with_lists(with_age_ranges(chunks, tokens, lexicon), tokens, lexicon)
    chunks = with_asides(with_of_apart(chunks, tokens, lexicon), tokens, lexicon)
    return with_subjects(chunks, tokens, lexicon)


def with_asides(chunks: list[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks, where what two commas set off before a verb is an adverb, and what says when or where behind one.

    "fueron, según el acta, fusilados", "murieron allí mismo, junto al pozo, 27", "ont été arrêtés lors de la rafle 27".
    """
    made: list[Chunk] = []
    i = 0
    while i < len(chunks):
        end = max(_aside(chunks, i, made), _adverbial(chunks, i, tokens, lexicon) if made else i)
        made.append(chunks[i] if end == i else Chunk(chunks[i].first, chunks[end].last, _ADVERB))
        i = end + 1
    return made


def _aside(chunks: Sequence[Chunk], i: int, made: Sequence[Chunk]) -> int:
    """The comma that closes what the comma at chunk `i` sets off before a verb, or behind one; `i` itself if none."""
    split = bool(made) and made[-1].plays("be", "have", "modal", "rel")
    if chunks[i].roles != {"comma"} or not (split or _tells_before(made)):
        return i
    for k in range(i + 1, min(len(chunks) - 1, i + _LONGEST_ASIDE)):
        if chunks[k].roles == {"comma"}:
            goes_on = chunks[k + 1].plays("done", "state", *_FINITE, *_PARTS_OF_A_VERB)
            return k if (goes_on if split else _leads_to_people(chunks, k + 1)) else i
        if chunks[k].plays(*_ENDS, "rel", "done", "happened") or (not split and chunks[k].plays(*_FINITE, "and")):
            return i
    return i


def _tells_before(made: Sequence[Chunk]) -> bool:
    """Whether a verb that tells a fate stands shortly before, and only where or when between."""
    for chunk in reversed(made[-_NEAR:]):
        if chunk.plays("happened", "done", "doing") and not chunk.plays("mention"):
            return True
        if not chunk.roles & (_FRONTED | {"mention"}) or chunk.plays("number"):
            return False
    return False


def _leads_to_people(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a number of people stands at a chunk, "a" before it or not."""
    behind = chunks[k + 1 : k + 2] if chunks[k].plays("to") and not chunks[k].plays("number") else chunks[k : k + 1]
    return bool(behind) and behind[0].plays("number") and behind[0].people is not None


def _adverbial(chunks: Sequence[Chunk], i: int, tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """The last chunk of what begins at chunk `i`, behind a verb and before a number, and says on what occasion."""
    if chunks[i].roles != {"sub"} or not chunks[i - 1].plays("done", "happened"):
        return i
    if not _leads_to_a_noun(chunks[i], tokens, lexicon):
        return i
    k = i + 1
    while k < len(chunks) and chunks[k].roles & _FRONTED and not chunks[k].plays("number"):
        k += 1
    bound = k < len(chunks) and not chunks[k - 1].plays(*_LEADS, "det") and _leads_to_people(chunks, k)
    return k - 1 if k > i + 1 and bound else i


def with_nouns(chunks: list[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks, where what may be a verb or a conjunction elsewhere is a noun behind a preposition and an article.

    "27 personnes sur le marché", "des migrants de la costa", "dans le car".
    """
    if "plural_verbs" not in lexicon.sets:
        return chunks
    chunks = _with_tied_names(chunks, tokens)
    made = list(chunks)
    for i, chunk in enumerate(chunks):
        if i and chunk.roles <= _SEEMING and _is_of_an_article(chunks, i):
            infinitive = tokens[chunk.last].low.endswith(tuple(lexicon.sets["infinitives"]))
            if not infinitive or chunk.roles == {"sub"}:
                made[i] = Chunk(chunk.first, chunk.last, _WORD)
    return made


def with_age_ranges(chunks: list[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks, where a bare number that an age ends is its other end: entre los 17 y los 60 años."""
    return [
        Chunk(chunk.first, chunk.last, frozenset({"when"})) if _begins_an_age(chunks, i, tokens, lexicon) else chunk
        for i, chunk in enumerate(chunks)
    ]


def _begins_an_age(chunks: Sequence[Chunk], i: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    chunk, behind = chunks[i], chunks[i + 1 : i + 4]
    if chunk.quantity is None or chunk.people is not None or len(behind) <= 1 or not behind[0].plays("and", "to"):
        return False
    led = chunk.quantity.start > tokens[chunk.first].start or (i > 0 and chunks[i - 1].plays("among", "from", "of"))
    end = behind[-1] if behind[1].plays("det") else behind[1]
    return led and end.roles == {"when"} and tokens[end.last].low in lexicon.sets.get("age_units", ())


def _with_tied_names(chunks: list[Chunk], tokens: Sequence[Token]) -> list[Chunk]:
    """The chunks, where hyphens make one name of several words: à Saint-Jean-du-Mont."""
    made: list[Chunk] = []
    for chunk in chunks:
        tied = len(made) > 1 and made[-1].roles == {"hyphen"} and made[-2].roles == {"name"}
        if tied and chunk.roles <= _IN_NAMES and tokens[made[-2].last].end + 1 == tokens[chunk.first].start:
            made[-2:] = [Chunk(made[-2].first, chunk.last, frozenset({"name"}))]
        else:
            made.append(chunk)
    return made


def _is_of_an_article(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether a preposition with its article, or one and then the other, stands right before a chunk."""
    before = chunks[i - 1]
    if before.first != before.last or not before.plays("det"):
        return False
    return before.plays("of", "to", "at") or (i > 1 and chunks[i - 2].plays("of", "at", "prep", "from", "by"))


def with_lists(chunks: list[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks, where three nouns for people or more that one number counts are one: 27 hommes, femmes et enfants."""
    made = list(chunks)
    for i in range(len(made) - 2, -1, -1):
        people = made[i].people
        if made[i].plays("number") and people is not None and people.counted is None and not people.things:
            end, people = _listed(made, i, people, tokens, lexicon)
            if all(chunk.plays("comma", "and", "mention") for chunk in made[i + 1 : end]) and end > i + 1:
                counted = replace(people, last=made[end - 1].last)
                made[i:end] = [replace(made[i], last=made[end - 1].last, people=counted)]
    return made


def with_of_apart(chunks: list[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks, where the "of" of what befell people stands apart from their number: la muerte de unos 27."""
    made: list[Chunk] = []
    for chunk in chunks:
        bound = chunk.quantity is not None and chunk.quantity.start > tokens[chunk.first].start
        if bound and chunk.plays("number") and made and made[-1].plays("acts"):
            found = lexicon.phrases.at(tokens, chunk.first)
            if found and set(found.value) == {"of"}:
                behind = chunk.first + found.length
                of = Chunk(chunk.first, behind - 1, frozenset({"of"}), found.value)
                made += [of, replace(chunk, first=behind)]
                continue
        made.append(chunk)
    return made


def with_subjects(chunks: list[Chunk], tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks, where each stretch between people counted and their verb is a plain word."""
    made = list(chunks)
    for i in range(len(made) - 2, -1, -1):
        people = made[i].people
        if not made[i].plays("number") or people is None or people.counted or made[i].plays("incl"):
            continue
        if not _opens_a_clause(made, i) or made[i + 1].plays(*_PREDICATES):
            continue
        start, people = _listed(made, i, people, tokens, lexicon)
        verb = _verb_of(made, start, tokens, lexicon)
        if verb is not None:
            joined = [Chunk(made[i + 1].first, made[start - 1].last, _WORD)] if start > i + 1 else []
            made[i:verb] = [replace(made[i], people=people), *joined, *_passed_over(made[start:verb])]
    return made


def _opens_a_clause(chunks: Sequence[Chunk], i: int) -> bool:
    """Whether a number may be the subject of what follows, as no verb and no preposition leads to it."""
    while i and chunks[i - 1].roles <= {"det", "adverb", "quote", "modifier"}:
        i -= 1
    if not i or chunks[i - 1].plays(*_OPENING):
        return True
    if chunks[i - 1].plays(*_LEADS):
        return False
    while i and chunks[i - 1].roles <= _FRONTED:  # in Alto Verde 27 workers
        i -= 1
    return not i or chunks[i - 1].plays("mark", "comma", "semi", "colon", "dash")


def _listed(
    chunks: Sequence[Chunk], i: int, people: People, tokens: Sequence[Token], lexicon: Lexicon
) -> tuple[int, People]:  # fmt: skip
    """Where the nouns end that are counted with that of a number, and who is counted: 27 guards, cooks and soldiers."""
    k, groups, closed, nouns = i + 1, {people.group}, False, 1
    while k + 1 < len(chunks) and chunks[k].roles <= {"comma", "and"} and not closed:
        noun = chunks[k + 1]
        if not _is_bare_plural(noun, tokens, lexicon):
            break
        two = _names_two(noun, tokens, lexicon)
        closed = two or chunks[k].plays("and")
        groups.add(noun.people.group if noun.people else None)
        nouns += 1 + two
        k += 2
    if not closed or nouns < _FEW:  # "women and children": the grammar knows who they are
        return i + 1, people
    return k, people if len(groups) == 1 else replace(people, group=None)


def _names_two(chunk: Chunk, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether one noun for people has an "and" in it: women and children."""
    found = (lexicon.phrases.at(tokens, k) for k in range(chunk.first + 1, chunk.last))
    return any(phrase is not None and "and" in phrase.value for phrase in found)


def _is_bare_plural(chunk: Chunk, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a chunk is a noun in the plural without an article."""
    opening = lexicon.phrases.at(tokens, chunk.first)
    article = opening is not None and "det" in opening.value
    named = chunk.roles <= {"mention", "word", "modifier"} and chunk.plays("mention", "word")
    return named and not article and is_several(tokens, chunk.first, chunk.last, lexicon)


def _verb_of(chunks: Sequence[Chunk], start: int, tokens: Sequence[Token], lexicon: Lexicon) -> int | None:
    """Where the verb in the plural stands that has the people before chunk `start` for its subject."""
    k, within, commas = start, 0, 0
    while k < min(len(chunks), start + _LONGEST):
        chunk = chunks[k]
        if chunk.plays("rel") and not chunk.plays("det"):
            within += 1
        elif chunk.plays(*_ENDS) or (chunk.plays("sub") and not _leads_to_a_noun(chunk, tokens, lexicon)):
            return None
        elif chunk.roles == {"comma"}:
            commas += 1
        elif chunk.plays("and") and _joins_a_verb(chunks, k):
            also = tokens[chunk.first].low in lexicon.sets["before_verbs"]
            if not also and not any(one.plays("rel") for one in chunks[start:k]):
                return None
            within += not also
        elif _is_finite(chunk, tokens, lexicon) or (within and _seems_finite(chunks, k, tokens, lexicon)):
            if within:
                within -= 1
                k = _end_of_verb(chunks, k)
                continue
            if not _is_plural(chunk, tokens, lexicon) or not chunk.plays(*_PREDICATES):
                return None
            return _before_verb(chunks, k, start, tokens, lexicon) if _is_closed(chunks, start, k, commas) else None
        k += 1
    return None


def _is_closed(chunks: Sequence[Chunk], start: int, verb: int, commas: int) -> bool:
    """Whether commas set off what stands between people and their verb, or join what an "and" closes."""
    if not commas:
        return True
    if chunks[verb - 1].roles == {"comma"}:
        return commas > 1 or any(chunk.plays("rel") for chunk in chunks[start:verb])
    return any(chunk.plays("and") for chunk in chunks[start:verb])


def _leads_to_a_noun(chunk: Chunk, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    return tokens[chunk.last].low in lexicon.sets["before_nouns"]


def _joins_a_verb(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether "and" joins a second verb to that of a relative clause: who came back and knew nothing."""
    for chunk in chunks[k + 1 :]:
        if not chunk.roles & _PARTS_OF_A_VERB:
            return chunk.plays(*_FINITE)
    return False


def _is_finite(chunk: Chunk, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a chunk is a verb in a form that can be a predicate, no infinitive and no participle."""
    if not chunk.plays(*_FINITE) or chunk.plays("mention", "people", "of", "at", "to", "prep", "among", "by"):
        return False
    if chunk.plays("done", "counts", "acts") and not chunk.plays("be", "have"):
        return _is_plural(chunk, tokens, lexicon) and not chunk.plays("counts")
    return not tokens[chunk.last].low.endswith(tuple(lexicon.sets["infinitives"])) or chunk.last > chunk.first


def _seems_finite(chunks: Sequence[Chunk], k: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether an unknown word has the ending of a verb, and no article before it: cuyas edades oscilaban."""
    ending = chunks[k].roles == _WORD and tokens[chunks[k].last].low.endswith(tuple(lexicon.sets["finite_endings"]))
    return ending and not chunks[k - 1].plays("det", *_LEADS)


def _is_plural(chunk: Chunk, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a verb has the ending of several: murieron, ont été."""
    words = [token.low for token in tokens[chunk.first : chunk.last + 1]]
    while len(words) > 1 and words[0] in lexicon.sets["before_verbs"]:
        words.pop(0)
    return words[0].endswith(tuple(lexicon.sets["plural_verbs"]))


def _end_of_verb(chunks: Sequence[Chunk], k: int) -> int:
    """Behind a verb with what helps it: habían sido detenidos."""
    k += 1
    while k < len(chunks) and (chunks[k].roles <= _PARTS_OF_A_VERB or chunks[k].plays("done", "state", *_FINITE)):
        if chunks[k].plays("be", "have") and not chunks[k - 1].plays("be", "have", *_PARTS_OF_A_VERB):
            break
        k += 1
    return k


def _before_verb(chunks: Sequence[Chunk], k: int, start: int, tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """Where a verb begins with the small words before it."""
    while k > start and (chunks[k - 1].roles <= _PARTS_OF_A_VERB or (chunks[k - 1].first == chunks[k - 1].last and
                         tokens[chunks[k - 1].first].low in lexicon.sets["before_verbs"])):  # fmt: skip
        k -= 1
    return k


def _passed_over(between: Sequence[Chunk]) -> list[Chunk]:
    """Chunks between people and their verb, each stretch of them that holds no verb and no "who" made one word."""
    made: list[Chunk] = []
    run: list[Chunk] = []
    alone = sum(chunk.roles == {"comma"} for chunk in between) == 1  # 27 men who were coming home, fell
    for k, chunk in enumerate(between):
        verbal = chunk.plays("rel", "not", *_TOLD, *_FINITE) and not chunk.plays("mention", "prep", "of", "to", "at")
        if verbal and not _is_denied(between, k):
            made += [*_as_words(run, alone), chunk]
            run = []
        else:
            run.append(chunk)
    return made + _as_words(run, alone)


def _is_denied(between: Sequence[Chunk], k: int) -> bool:
    """Whether a verb, or the "not" before it, tells what people did not meet: who could not get out in time."""
    first = k
    while first and between[first - 1].plays("not", "be", "have", "modal", *_PARTS_OF_A_VERB):
        first -= 1
    behind = k + 1
    while behind < len(between) and between[behind - 1].plays("not", *_PARTS_OF_A_VERB):
        behind += 1
    return any(chunk.plays("not") for chunk in between[first : k + 1]) and any(
        chunk.plays("happened", "done", "state") for chunk in between[k : behind + 2]
    )


def _as_words(run: list[Chunk], alone: bool) -> list[Chunk]:
    """A stretch as one word, or as two where commas set off its end; a comma that stands `alone` parts nothing."""
    commas = [k for k, chunk in enumerate(run) if chunk.roles == {"comma"}]
    if alone or not commas or (commas[-1] != len(run) - 1 and commas[0] != 0):
        return _as_word(run)
    if commas[-1] != len(run) - 1:
        return [run[0], *_as_word(run[1:])]
    if len(commas) == 1:
        return [*_as_word(run[:-1]), run[-1]]
    opening = commas[0] if commas[0] == 0 else commas[-2]
    return [*_as_word(run[:opening]), run[opening], *_as_word(run[opening + 1 : -1]), run[-1]]


def _as_word(run: Sequence[Chunk]) -> list[Chunk]:
    return [Chunk(run[0].first, run[-1].last, _WORD)] if run else []
