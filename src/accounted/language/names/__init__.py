"""Personal names: how their words are read in every script, which parts they have, and which short forms they take.

In reading order:

- `readings`: `readings_of` gives the readings of words in Latin sounds, `skeletons_of` their consonants by kind; the
  tables of letters are in `scripts/`, what letters do not tell in `spellings.yaml`; `syllables` and `burmese` read
  scripts of syllables;
- `lexicon`: words that are no names (bin, oğlu, van, Dr), endings, and short forms of given names;
- `parts`: `words_in` cuts a name into words, `parts_of` says which is the given name, the father's, the surname.
"""

from .burmese import is_burmese, syllables_apart
from .lexicon import name_words, short_forms
from .parts import NameParts, looks_a_surname, names_nobody, parts_of, words_in, words_in_each
from .readings import Readings, first_reading, first_readings, is_read, is_vowelless, plain, readings_of, skeletons_of

__all__ = [
    "NameParts",
    "Readings",
    "first_reading",
    "first_readings",
    "is_read",
    "is_burmese",
    "is_vowelless",
    "looks_a_surname",
    "name_words",
    "names_nobody",
    "parts_of",
    "plain",
    "readings_of",
    "short_forms",
    "skeletons_of",
    "syllables_apart",
    "words_in",
    "words_in_each",
]
