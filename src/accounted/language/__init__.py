"""Language tools shared by the rooms; they know texts, not casualties.

In reading order:

- `tokens`: `tokenise` gives words, numbers and punctuation with their places;
- `words`: `words_for` gives the word lists of a language, kept as data in `words/<language>.yaml`;
- `sentences`: `sentences` gives spans;
- `cardinals`: one quantity in digits or words; `numbers`: all numbers of a text, ranges and vague words included;
- `dates`: dates as EDTF, times, durations and ages; its parts are `calendar_words` (the grammar of written dates),
  `relative` (Monday, two days ago), `durations` (what is no date) and `edtf`;
- `folding`: the search form of a text, and its script.

Offsets are always code points of the whole text, end exclusive.
"""

from .dates import Date, dates
from .folding import fold, script_of
from .numbers import COUNTS, Number, numbers
from .phrases import Phrases, WordSet
from .sentences import sentences
from .tokens import Token, lookup_form, tokenise
from .words import UnknownLanguage, Words, languages, words_for

__all__ = [
    "COUNTS",
    "Date",
    "Number",
    "Phrases",
    "Token",
    "UnknownLanguage",
    "WordSet",
    "Words",
    "dates",
    "fold",
    "languages",
    "lookup_form",
    "numbers",
    "script_of",
    "sentences",
    "tokenise",
    "words_for",
]
