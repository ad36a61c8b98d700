"""Word files: every one loads, and a missing one is named."""

import pytest

from accounted.language import UnknownLanguage, languages, words_for


@pytest.mark.parametrize("language", languages())
def test_every_word_file_loads(language: str) -> None:
    assert words_for(language).language == language


def test_a_language_without_a_file_is_named() -> None:
    with pytest.raises(UnknownLanguage, match="xx"):
        words_for("xx")
