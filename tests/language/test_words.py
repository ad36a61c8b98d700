"""Word files: every one loads, and a missing one is named."""

import pytest

from accounted.language import Phrases, UnknownLanguage, languages, tokenise, words_for


@pytest.mark.parametrize("language", languages())
def test_every_word_file_loads(language: str) -> None:
    assert words_for(language).language == language


def test_a_language_without_a_file_is_named() -> None:
    with pytest.raises(UnknownLanguage, match="xx"):
        words_for("xx")


def test_a_star_stands_for_every_ending() -> None:
    phrases = Phrases({"убит*": "killed", "взят* в плен*": "captured", "взяты": "taken"})
    tokens = tokenise("взяты в плену убитыми взяты")
    found = [phrases.at(tokens, i) for i in range(len(tokens))]
    assert [hit and (hit.value, hit.length) for hit in found] == [
        ("captured", 3), None, None, ("killed", 1), ("taken", 1)
    ]  # fmt: skip
