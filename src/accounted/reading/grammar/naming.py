"""The words beside a bare number that name, count or settle it: said, arrived at, is put at; its owner; "it was"."""

from __future__ import annotations

from accounted.reading.grammar.figure import Figure
from accounted.reading.grammar.focus import Focus, topic_of
from accounted.reading.grammar.sentence import Sentence
from accounted.reading.lexicon import FATE_ROLES, Lexicon

_HOURS = 24
_SAYING = frozenset({"say", "say_number", "say_toll", "paper_says", "paper_states"})
_OF_PAPERS = frozenset({"paper_says", "paper_states"})
_NAMING = ("states", "puts_at", "reach")
_PASSED = frozenset({"adverb", "quote", "colon"})
_ASIDE = frozenset(
    {"name", "word", "mention", "det", "prep", "when", "adverb", "dash", "of", "modifier", "figure_word", "at", "by",
     "somebody", "to", "people"}
)  # fmt: skip
_NAMES = frozenset(
    {
        "det",
        "name",
        "word",
        "mention",
        "modifier",
        "of",
        "hyphen",
        "somebody",
        "people",
        "adverb",
        "sub",
        "list_of",
        "when",
    }
)
"""What the words for a speaker may be made of."""
_BEFORE_GIVEN = ("comma", "dash", "adverb", "colon", "quote", "of")
"""What may stand between who gives a number and the number."""
_APOSTROPHES = ("'", "’")
_LONGEST_NAME = 8
"""How many chunks may stand between one number and the next that shares its verb."""
LONGEST_PHRASE = 6
"""How many tokens a phrase of naming a number has at most."""
_VERBAL = frozenset({"word", "verb", "somebody", "see", "have", "remain", "spoken", "take", "bring", "enters", "lived"})
"""What an unknown verb may be taken for."""
_SUBJECTS = (
    "name", "mention", "word", "somebody", "pron", "adverb", "have", "modal", "not", "to", "rel", "when", "close",
    "comma",
)  # fmt: skip


def is_named(sentence: Sentence, at: int, focus: Focus, lexicon: Lexicon) -> bool:
    """Whether a word that names, counts or settles a number stands right before it."""
    i = at - 1
    while i >= 0 and sentence.chunks[i].roles <= _PASSED:
        i -= 1
    if is_called_a_figure(sentence, at, lexicon):
        return True
    if i < 0 or sentence.tokens[sentence.chunks[i].last].low in lexicon.sets.get("roomy", ()):
        return False
    if _tells_the_hour(sentence, at, i, lexicon):
        return False
    parted = any(chunk.plays("colon") for chunk in sentence.chunks[i + 1 : at])
    if sentence.chunks[i].plays("reach") and not _is_of_a_toll(sentence, i, focus, lexicon):
        return False
    return (sentence.chunks[i].plays(*_NAMING) and not parted) or _names_numbers(sentence, i, focus, lexicon)


def is_called_a_figure(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether words that bound a number name it a figure: le chiffre de 86."""
    chunk = sentence.chunks[at]
    ahead = sentence.tokens[chunk.first : chunk.last] if chunk.quantity is not None else ()
    words = lexicon.sets.get("figure_pronouns", ())
    return any(token.low in words and token.end <= (chunk.quantity.start if chunk.quantity else 0) for token in ahead)


def _is_of_a_toll(sentence: Sentence, i: int, focus: Focus, lexicon: Lexicon) -> bool:
    """Whether what rises, ends or stands at a number before chunk `i` may be a toll: not the price, not the convoy."""
    ahead, pronouns = sentence.tokens[: sentence.chunks[i].first], lexicon.sets.get("figure_pronouns", ())
    if focus.voices or not ahead or any(token.low in pronouns for token in ahead):
        return True
    if any(chunk.plays("tolls", "counts", "number_of", "pron") for chunk in sentence.chunks[:i]):
        return True
    return topic_of(sentence, lexicon, i) is not None


def _tells_the_hour(sentence: Sentence, at: int, i: int, lexicon: Lexicon) -> bool:
    """Whether a small number behind "at" may be an hour, no toll being its subject: they stopped at eleven."""
    quantity, last = sentence.chunks[at].quantity, sentence.chunks[i].last
    if quantity is None or (quantity.high or quantity.low or 0) > _HOURS:
        return False
    ahead = sentence.tokens[max(0, last - LONGEST_PHRASE) : last]
    figure = any(token.low in lexicon.sets.get("figure_pronouns", ()) for token in ahead)
    return sentence.tokens[last].low in lexicon.sets.get("clock_ahead", ()) and not figure


def _names_numbers(sentence: Sentence, i: int, focus: Focus, lexicon: Lexicon) -> bool:
    """Whether the words that end with chunk `i` name a number: said, lists, arrived at; a paper's only with it."""
    chunk, tokens = sentence.chunks[i], sentence.tokens
    for k in range(chunk.last, max(-1, chunk.last - LONGEST_PHRASE), -1):
        length = chunk.last - k + 1
        if _is_noun(sentence, k):
            continue
        cue, phrase = lexicon.speech.cues.at(tokens, k), lexicon.resuming.at(tokens, k)
        if phrase and phrase.length == length:
            moving = tokens[k].low in lexicon.sets.get("moving", ())
            return not moving or _is_of_a_toll(sentence, i, focus, lexicon)
        if cue and cue.length == length and cue.value in _SAYING:
            start, end = tokens[k].start, tokens[chunk.last].end
            said = any(voice.cue[0] <= start and end <= voice.cue[1] for voice in focus.voices)
            return said or cue.value not in _OF_PAPERS
    return False


def _is_noun(sentence: Sentence, k: int) -> bool:
    """Whether the word at token `k` stands behind an article or a small word, so that it is a noun: under count 4."""
    before = next((c for c in sentence.chunks if c.last == k - 1), None)
    return before is not None and before.plays("det", "prep", "of", "at", "by")


def is_named_behind(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether such a word stands right behind a number, where verbs come last."""
    if lexicon.speech.subject != "start":
        return False
    quantity = sentence.chunks[at].quantity
    if quantity is not None and lexicon.resuming.at(sentence.tokens, quantity.last + 1):
        return True
    i = at + 1
    while i < len(sentence.chunks) and sentence.chunks[i].roles <= {"adverb", "quote", "small"}:
        i += 1
    if i >= len(sentence.chunks):
        return False
    first = sentence.chunks[i].first
    cue, phrase = lexicon.speech.cues.at(sentence.tokens, first), lexicon.resuming.at(sentence.tokens, first)
    return bool(phrase) or (cue is not None and cue.value in _SAYING) or sentence.chunks[i].plays(*_NAMING)


def is_it(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether a pronoun or a word for a figure is said to be the number: it was 2,150; the true total was 34."""
    i = at - 1
    while i >= 0 and sentence.chunks[i].roles & {"adverb", "quote"}:
        i -= 1
    if i < 1 or not sentence.chunks[i].plays("be"):
        return False
    pronouns = lexicon.sets.get("figure_pronouns", ())
    quantity = sentence.chunks[at].quantity
    owned = lexicon.bare_nouns and not lexicon.head_first
    i -= 1
    while i > 0 and sentence.chunks[i].plays("adverb", "not", "have", "modal"):
        if sentence.tokens[sentence.chunks[i].last].low in pronouns:
            return True
        i -= 1
    if sentence.chunks[i].plays("comma"):  # the total, written on the last page, is 64
        i = next((k - 1 for k in range(i - 1, max(0, i - _LONGEST_NAME), -1) if sentence.chunks[k].plays("comma")), i)
    if owned and i and sentence.chunks[i - 1].plays("word", "name", "thing", "mention", "done", "somebody"):
        return False
    small = quantity is not None and (quantity.high or quantity.low or 0) <= _HOURS / 2
    if sentence.chunks[i].plays("pron") and small:
        return False  # it was eleven: an hour
    return sentence.tokens[sentence.chunks[i].last].low in pronouns


def shares_the_verb(sentence: Sentence, at: int, known: dict[int, Figure]) -> bool:
    """Whether a number goes on from one that a rule like these read: the ministry says 12 and the union 40."""
    before = max((i for i in known if i < at and sentence.chunks[i].plays("number")), default=None)
    if before is None or not known[before].rule.startswith(("resumed", "ellipsis", "toll")):
        return False
    between = sentence.chunks[before + 1 : at]
    if not 0 < len(between) <= _LONGEST_NAME or not any(c.plays("comma", "semi", "and") for c in between):
        return False
    links = frozenset({"comma", "semi", "and", "have"})
    return all(c.roles & (_ASIDE | links) and not c.plays(*FATE_ROLES, "be", "verb", "incl") for c in between)


def leaves_the_verb_out(sentence: Sentence, at: int, known: dict[int, Figure], focus: Focus) -> bool:
    """Whether a number stands right behind who gives it, the verb of the figure before left out: the army listed 58
    dead, the police 26 and the church 64."""
    before = max((i for i in known if i < at and sentence.chunks[i].plays("number")), default=None)
    if before is None or not any(voice.leads for voice in focus.voices):
        return False
    between = list(sentence.chunks[before + 1 : at])
    while between and between[-1].plays(*_BEFORE_GIVEN):  # the police — 26; el ejército, 26; the union of 26
        between.pop()
    parted = max((k for k, chunk in enumerate(between) if chunk.roles & {"comma", "semi", "and"}), default=None)
    named = between[parted + 1 :] if parted is not None else []
    named = [c for c in named if sentence.tokens[c.first].text not in _APOSTROPHES]  # the families' association
    if not 0 < len(named) <= _LONGEST_NAME or not any(c.plays("name", "mention", "word") for c in named):
        return False
    return all(c.roles & _NAMES and not c.plays(*FATE_ROLES, "be", "verb", "incl") for c in named)


def has_its_source(sentence: Sentence, at: int, known: dict[int, Figure], focus: Focus) -> bool:
    """Whether a number between a semicolon and a comma is another source's: 74 children died, says the union; 69,
    according to the mayor."""
    chunks = sentence.chunks
    before = any(i < at and chunks[i].plays("number") for i in known)
    closed = len(chunks) > at + 1 and chunks[at + 1].plays("comma")
    if not (before and closed and chunks[at - 1].plays("semi")):
        return False
    comma = sentence.span(chunks[at + 1])[1]
    return any(0 <= min(voice.cue[0], voice.start) - comma <= 1 for voice in focus.voices)


def has_an_owner(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether a number is somebody's, or called official: the ministry's 73."""
    if at == 0:
        return False
    word = sentence.tokens[sentence.chunks[at - 1].last]
    return word.low.endswith(("'s", "s'")) or word.low in lexicon.sets.get("figure_owned", ())


def is_given_by(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether words behind a number with an article say whose it is: the 54 given by the ministry."""
    chunk = sentence.chunks[at]
    before = sentence.tokens[max(0, chunk.first - 1) : chunk.last]
    definite = any(token.low in lexicon.sets.get("definite", ()) for token in before)
    return definite and lexicon.given_by.at(sentence.tokens, chunk.last + 1) is not None


def is_one_figure(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of one thing says something of a number with an owner: the inquiry's 287 is preferred."""
    behind = sentence.chunks[at + 1 : at + 2]
    single = bool(behind) and sentence.tokens[behind[0].first].low in lexicon.sets.get("singular_verbs", ())
    return single and sentence.chunks[at].people is None and has_an_owner(sentence, at, lexicon)


def is_behind_a_verb(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether any word that may be a verb leads to a number, at most a small word between: would only grant 19."""
    i, settling = at - 1, lexicon.sets.get("settling", ())
    while i >= 0 and sentence.chunks[i].roles <= {"adverb", "quote"}:
        i -= 1
    led = i > 0 and sentence.tokens[sentence.chunks[i].last].low in settling
    i -= led
    if led and sentence.chunks[i].plays("word") and sentence.tokens[sentence.chunks[i].last].low in settling:
        i -= 1
    if i < 1 or not sentence.chunks[i].roles <= _VERBAL or sentence.chunks[i].plays("have"):
        return False
    token = sentence.tokens[sentence.chunks[i].last]
    known = token.low in lexicon.sets["not_counts_after"] or token.low in lexicon.sets.get("roomy", ())
    endings = tuple(lexicon.sets.get("verb_endings", ()))
    formed = sentence.chunks[i].plays("verb", "have") or not endings or token.low.endswith(endings)
    formed = formed or sentence.chunks[i - 1].plays("modal", "not", "to")
    before = sentence.chunks[i - 1]
    counted = lexicon.bare_nouns and before.plays("word", "somebody")  # of shops 426 were looted
    return token.text.islower() and not known and formed and before.plays(*_SUBJECTS) and not counted


def is_before_a_verb(sentence: Sentence, at: int) -> bool:
    """Whether a number with an ending of its own stands before the last word of a clause: 28'ini biliyor."""
    quantity, behind = sentence.chunks[at].quantity, sentence.chunks[at + 1 : at + 3]
    if quantity is None or not quantity.ended or not behind or not behind[0].roles <= _VERBAL:
        return False
    return len(behind) < 2 or behind[1].plays("mark", "comma", "semi", "and")


def is_of_the_topic(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether those who are told of are, or somebody has of them, so many: the dead are 1,386."""
    i = at - 1
    while i >= 0 and sentence.chunks[i].roles <= {"adverb", "quote"}:
        i -= 1
    return i > 0 and sentence.chunks[i].plays("be", "have") and topic_of(sentence, lexicon, i) is not None


def is_an_answer(sentence: Sentence, at: int) -> bool:
    """Whether a number is the first that is said, behind the name of who says it at most: Witness: Fourteen, sir."""
    ahead = [chunk for chunk in sentence.chunks[:at] if not chunk.plays("quote", "adverb", "dash")]
    naming = {"name", "word", "mention", "somebody", "colon", "mark", "det"}
    if any(chunk.plays("colon") for chunk in ahead) and all(chunk.roles & naming for chunk in ahead):
        return True
    return not ahead or (
        len(ahead) <= 2 and all(chunk.plays("name", "mark", "word") for chunk in ahead) and ahead[-1].plays("mark")
    )
