"""Where and when a figure is set: places as written, and the three clocks. The texts are invented."""

from collections.abc import Callable

import pytest

from accounted.language import dates, tokenise, words_for
from accounted.model import CountClaim
from accounted.reading.kinds.lexicon import kinds_lexicon_for
from accounted.reading.places import PlaceWords, places

Counts = Callable[..., list[CountClaim]]


def named(text: str, language: str) -> list[str]:
    lexicon = kinds_lexicon_for(language)
    assert lexicon is not None
    tokens = tokenise(text)
    dated = frozenset(i for date in dates(tokens, words_for(language)) for i in range(date.first, date.last + 1))
    found = places(tokens, text, lexicon.place, dated)
    assert all(text[place.start : place.end] == place.name for place in found)
    return [place.name for place in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Nine died in the Tarsin Valley in May 1990, two near Aru.", ["Tarsin Valley", "Aru"]),
        ("en", "Four died in March at the Ministry of Health.", []),
        ("en", "HUNDREDS DIED IN THIS TOWN", []),
        ("en", "At School No. 2 in Aru two died, at Building Number 4 one.", ["Aru"]),
        ("fr", "À l'École n° 2, à Sarn", ["Sarn"]),
        ("ru", "В Школе № 3 в Ольховке", ["Ольховке"]),
        ("ru", "Погибли 9 человек в селе Ольховка и на Донбассе.", ["Ольховка", "Донбассе"]),
        ("ru", "Удар по Заречью и нападение на Петрова в Сенате.", []),
        ("ru", "Двое ранены в Ольховском районе.", ["Ольховском районе"]),
        ("uk", "У Вільхівці загинули 9 людей.", ["Вільхівці"]),
        ("tr", "Sarn'daki baskında ve Bent köyünde ölenler", ["Sarn", "Bent"]),
        ("tr", "Yeni Osterya'nın Sarn kentinde", ["Sarn"]),
        ("az", "Sarnda və Bent kəndində", ["Sarnda", "Bent"]),
        ("az", "Hesabatda və hadisədə", []),
        ("es", "en la aldea de Santa Lucía, cerca de Bent", ["Santa Lucía", "Bent"]),
        ("fr", "près de Sarn, dans la commune d'Aubenas", ["Sarn", "Aubenas"]),
        ("hy", "Սառնում և Բենտ գյուղում", ["Սառնում", "Բենտ"]),
        ("ar", "في بلدة سارن وببيروت", ["سارن", "بيروت"]),
        ("ar", "في هجوم على القرية", []),
    ],
)
def test_places_as_written(language: str, text: str, expected: list[str]) -> None:
    assert named(text, language) == expected


def test_a_language_without_words_for_places_has_none() -> None:
    assert places(tokenise("Nine died in Aru."), "Nine died in Aru.", PlaceWords()) == []


def test_each_figure_has_the_place_of_its_own_part_of_the_sentence(counts: Counts) -> None:
    claims = counts("Nine villagers were killed in Aru, and four were wounded in Tol.")
    assert [claim.place.name for claim in claims if claim.place] == ["Aru", "Tol"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On 3 May 1990 nine villagers were killed.", "1990-05-03"),
        ("Police said on 5 May 2001 that nine villagers had been killed.", None),
        ("Nine villagers had been killed, police said on 5 May 2001.", None),
        ("On 5 May 2001 the police said that nine villagers had been killed.", None),
        ("ARU, 5 May 2001 (Coast Radio) - Nine villagers were killed.", None),
        ("As of 5 May 2001, nine villagers are missing.", None),
    ],
)
def test_a_period_is_when_it_happened_not_when_it_was_said_or_counted(
    counts: Counts, text: str, edtf: str | None
) -> None:
    (claim,) = counts(text)
    assert (claim.period.edtf if claim.period else None) == edtf


def test_the_day_of_saying_is_no_context_for_the_sentences_behind(counts: Counts) -> None:
    claims = counts("Police said on 5 May 2001 that nine villagers had been killed. Four soldiers were wounded.")
    assert [claim.period for claim in claims] == [None, None]
