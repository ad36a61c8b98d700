"""Words of the data are written in one script: a letter that only looks like another is never met in a text."""

import re
import unicodedata
from pathlib import Path

import accounted

SCRIPTS = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "ARABIC", "HEBREW"}


def scripts_of(word: str) -> set[str]:
    return {unicodedata.name(letter, "").split()[0] for letter in word} & SCRIPTS


def test_no_word_of_the_data_mixes_scripts() -> None:
    mixed = [
        (path.name, number, word)
        for path in sorted(Path(accounted.__file__).parent.rglob("*.yaml"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for word in re.findall(r"[^\W\d_]+", line.partition(" #")[0])
        if len(scripts_of(word)) > 1
    ]
    assert mixed == []
