"""The words of the other kinds: every list is read by name somewhere, so that a misspelt one cannot go unseen."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from accounted.model import vocabulary
from accounted.reading.kinds.lexicon import kinds_lexicon_for
from accounted.reading.lexicon import languages

SOURCE = Path(str(files("accounted.reading")))
FILES = sorted((SOURCE / "lexicon" / "kinds").glob("*.yaml"))
CODES = {"labels": "label_categories", "evidence": "evidence_types", "positions": "position_types",
         "events": "event_types", "told_fates": "fates", "told_before": "fates"}  # fmt: skip
NAMED = set(
    re.findall(r"[\"']([a-z_]+)[\"']|(?<=\.)([a-z_]+)", "".join(p.read_text("utf-8") for p in SOURCE.rglob("*.py")))
)
KNOWN = {name for pair in NAMED for name in pair if name}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_list_is_read(path: Path) -> None:
    raw = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    assert set(raw) | set(raw["place"]) <= KNOWN


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_meaning_is_a_code(path: Path) -> None:
    raw = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    for lists, codes in CODES.items():
        for meaning in raw.get(lists, {}):
            vocabulary(codes).check(meaning)


def test_every_language_has_words_for_the_other_kinds() -> None:
    assert all(kinds_lexicon_for(language) is not None for language in languages())
