"""Language tools shared by the rooms; they know texts, not casualties.

In reading order:

- `tokens`: `tokenise` gives words, numbers and punctuation with their places;
- `words`: `words_for` gives the word lists of a language, kept as data in `words/<language>.yaml`; `phrases`: the
  longest phrase of a list at a place;
- `sentences`: `sentences` gives spans;
- `cardinals`: one quantity in digits or words; `numbers`: all numbers of a text, vague words included; its parts are
  `ranges` ("between 150 and 170"), `uncounted` (what counts nothing) and `figures` (the record that is given back);
- `dates`: dates as EDTF, times, durations and ages; its parts are `calendar_words` (the grammar of written dates),
  `date_pieces` and `date_words` (what that is made of), `relative` (Monday, two days ago), `durations` (what is no
  date) and `edtf`; `typed_dates`: a date as a person types it where one is asked for;
- `list_headings`: what the columns of lists of persons are called;
- `hours`: at what hour of the day a sentence says that a deed was done; `lengths`: how long something lasted;
- `opponents`: what a text that takes a side calls those who bear arms on the other;
- `folding`: the search form of a text, and its script; `forms`: the forms of a word, for finding it.

Offsets are always code points of the whole text, end exclusive.
"""

from .dates import Date, dates
from .folding import fold, script_of
from .forms import forms
from .hours import Hour, hours, says_when
from .lengths import Length, lengths
from .numbers import COUNTS, Number, numbers
from .opponents import all_opponents, opponents
from .phrases import Phrases, WordSet
from .sentences import sentences
from .tokens import Token, lookup_form, tokenise
from .typed_dates import date_in_words, typed_date
from .words import UnknownLanguage, Words, languages, words_for

__all__ = [
    "COUNTS",
    "Date",
    "Hour",
    "Length",
    "Number",
    "Phrases",
    "Token",
    "UnknownLanguage",
    "WordSet",
    "Words",
    "all_opponents",
    "date_in_words",
    "dates",
    "fold",
    "forms",
    "hours",
    "languages",
    "lengths",
    "lookup_form",
    "numbers",
    "opponents",
    "says_when",
    "script_of",
    "sentences",
    "tokenise",
    "typed_date",
    "words_for",
]
