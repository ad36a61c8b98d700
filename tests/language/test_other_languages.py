"""What the engine must be able to do for languages whose word files are still to come; the lists here are excerpts."""

import pytest

from accounted.language import Date, dates, numbers, tokenise
from accounted.language.words import Words, words_from

FRENCH = words_from(
    "fr",
    """
decimal: ","
cardinals: {1: [un, une], 2: [deux], 4: [quatre], 10: [dix], 11: [onze], 12: [douze], 16: [seize], 17: [dix-sept],
  20: [vingt], 30: [trente], 60: [soixante], 80: [quatre-vingt, quatre-vingts]}
multipliers: {100: [cent, cents], 1000: [mille], 1000000: [million, millions]}
rooms: {60: 20, 80: 20}
about_amounts: {20: [vingtaine, une vingtaine], 1000: [un millier]}
zero: [aucun, personne]
range_links: {to: [à], or: [ou], and: [et], dash: ["-"]}
sets: {joiners_anywhere: [et], between: [entre], from: [de]}
dates: {months: {2: [février], 3: [mars]}, of: [de], strong: [en]}
""",
)
RUSSIAN = words_from(
    "ru",
    """
decimal: ","
cardinals: {1: [один, одного], "3/2": [полтора], 3: [три, трое], 9: [девять], 20: [двадцать], 150: [полтораста]}
multipliers: {10: [десятка], 1000: [тысяча, тысячи, тысяч]}
vague: {24-99: [десятки], 20000-99999: [десятки тысяч], 2000-9999: [тысяч]}
zero: [никто]
range_links: {to: [до], dash: ["-", "–"]}
sets: {from: [от], never_alone: [десятка], ordinal_suffixes: [й, го, е]}
dates: {months: {1: [января], 10: [октября]}, day_suffixes: [е, го], year_words: [года, году, "г.", г], strong: [в, до],
  links: ["-", по, на]}
""",
)
TURKISH = words_from(
    "tr",
    """
decimal: ","
suffixes: [si, ü, nin]
cardinals: {1: [bir], 2: [iki], 7: [yedi], 10: [on], 50: [elli], 3: [üç]}
multipliers: {100: [yüz], 1000: [bin]}
vague: {2000-9999: [binlerce], 20000-99999: [on binlerce]}
range_links: {to: [ile]}
dates: {months: {3: [mart]}, capital: [evet]}
""",
)
AZERBAIJANI = words_from(
    "az",
    """
decimal: ","
cardinals: {1: [bir]}
multipliers: {1000: [min]}
range_links: {dash: ["-"]}
dates: {months: {2: [fevral, fevralın], 7: [iyul]}, day_suffixes: [sı, da], year_words: ["-ci il", "-cü il"]}
""",
)
ARABIC = words_from(
    "ar",
    """
decimal: "٫"
inverted: true
prefixes: [و]
cardinals: {5: [خمسة], 17: [سبع عشرة], 20: [عشرين, عشرون], 50: [خمسون], 100: [مئة], 500: [خمسمئة]}
multipliers: {1000: [ألف, آلاف]}
range_links: {and: ["و"]}
sets: {between: [بين]}
dates: {months: {10: [أكتوبر]}}
""",
)


def read(text: str, words: Words) -> list[tuple[str, int | None, int | None]]:
    return [(text[n.start : n.end], n.low, n.high) for n in numbers(tokenise(text), words)]


@pytest.mark.parametrize(
    ("words", "text", "exact", "low", "high"),
    [
        (FRENCH, "soixante et onze morts", "soixante et onze", 71, 71),
        (FRENCH, "quatre-vingt-dix-sept", "quatre-vingt-dix-sept", 97, 97),
        (FRENCH, "Cent dix-sept noms", "Cent dix-sept", 117, 117),
        (FRENCH, "douze cents rations", "douze cents", 1200, 1200),
        (FRENCH, "une vingtaine de blessés", "une vingtaine", 20, 20),
        (FRENCH, "dix à douze miliciens", "dix à douze", 10, 12),
        (RUSSIAN, "двадцать три человека", "двадцать три", 23, 23),
        (RUSSIAN, "полтора десятка", "полтора десятка", 15, 15),
        (RUSSIAN, "до 1 200 боевиков", "1 200", 1200, 1200),
        (RUSSIAN, "от 450 до 500 человек", "450 до 500", 450, 500),
        (RUSSIAN, "десятки тысяч беженцев", "десятки тысяч", 20000, 99999),
        (TURKISH, "yüz elli kadar", "yüz elli", 150, 150),
        (TURKISH, "ÜÇ YÜZ hane", "ÜÇ YÜZ", 300, 300),
        (TURKISH, "Bunlardan yedisi ölü", "yedi", 7, 7),
        (TURKISH, "27 bin vatandaş", "27 bin", 27000, 27000),
        (TURKISH, "on binlerce kişi", "on binlerce", 20000, 99999),
        (TURKISH, "bunlardan 30'unun", "30", 30, 30),
        (AZERBAIJANI, "3-4 min nəfər", "3-4 min", 3000, 4000),
        (ARABIC, "سبع عشرة جثة", "سبع عشرة", 17, 17),
        (ARABIC, "مئة وخمسون لا", "مئة وخمسون", 150, 150),
        (ARABIC, "خمسة وعشرين", "خمسة وعشرين", 25, 25),
        (ARABIC, "ألف وخمسمئة نفس", "ألف وخمسمئة", 1500, 1500),
        (ARABIC, "بين 400 و500 قتيل", "400 و500", 400, 500),
        (ARABIC, "٢١٬٢٠١ مدنيا", "٢١٬٢٠١", 21201, 21201),
    ],
)
def test_numbers(words: Words, text: str, exact: str, low: int, high: int) -> None:
    assert read(text, words) == [(exact, low, high)]


@pytest.mark.parametrize(
    ("words", "text", "exact", "edtf"),
    [
        (FRENCH, "le 3 février 1996", "3 février 1996", "1996-02-03"),
        (FRENCH, "en 1996", "1996", "1996"),
        (RUSSIAN, "14 января 2002 г. группа", "14 января 2002 г.", "2002-01-14"),
        (RUSSIAN, "до 1932 года", "1932 года", "1932"),
        (RUSSIAN, "30-е октября 1921 года", "30-е октября 1921 года", "1921-10-30"),
        (TURKISH, "3 Mart 2008 günü", "3 Mart 2008", "2008-03-03"),
        (AZERBAIJANI, "2 iyul 1993-cü il", "2 iyul 1993-cü il", "1993-07-02"),
        (AZERBAIJANI, "1992-ci il fevralın 26-sı", "1992-ci il fevralın 26-sı", "1992-02-26"),
        (ARABIC, "29 أكتوبر 1956", "29 أكتوبر 1956", "1956-10-29"),
    ],
)
def test_dates(words: Words, text: str, exact: str, edtf: str) -> None:
    found: list[Date] = dates(tokenise(text), words)
    assert [(d.exact, d.edtf) for d in found] == [(exact, edtf)]
