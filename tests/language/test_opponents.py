"""Words of blame for those who bear arms stand apart from the words for armed forces, in every language alike."""

from importlib.resources import files

import pytest

from accounted.language import languages, opponents
from accounted.model import CountClaim
from accounted.reading import read
from tests.reading.conftest import document


def test_every_language_has_such_words() -> None:
    assert not [language for language in languages() if not opponents(language)]


@pytest.mark.parametrize("folder", ["lexicon", "lexicon/kinds"])
def test_no_lexicon_has_them_among_its_own_forces(folder: str) -> None:
    lists = {path.name[:2]: path for path in files("accounted.reading").joinpath(folder).iterdir() if path.is_file()}
    for language, path in lists.items():
        words = path.read_text("utf-8")
        for word in ("оккупант", "окупант", "рашист", "загарбник*", "օկուպանտ", "işğalçı", "işgalci", "invader"):
            assert word not in words, (language, word)


@pytest.mark.parametrize(("language", "text"), [
    ("uk", "Загинуло 12 окупантів."),
    ("ru", "Погибли 12 оккупантов."),
    ("en", "Twelve invaders were killed."),
    ("hy", "Սպանվել է 12 օկուպանտ։"),
])  # fmt: skip
def test_what_a_text_tells_of_them_is_read_as_of_those_who_bear_arms(language: str, text: str) -> None:
    (found,) = [one for one in read(document(text, language=language), text) if isinstance(one, CountClaim)]
    assert (found.amount.low, found.group.code) == (12, "combatants")
