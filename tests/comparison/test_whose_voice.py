"""Whose voice is whose: near-words that name two bodies, and far ones that name one, in nine languages."""

from pathlib import Path

import pytest
import yaml

from accounted.comparison.speakers import Heard, known_speakers

PAIRS: dict[str, list[list[str]]] = yaml.safe_load(Path(__file__).with_name("voices.yaml").read_text("utf-8"))


def _voices(names: list[str]) -> int:
    return len(set(known_speakers([Heard(str(at), name, False) for at, name in enumerate(names)]).values()))


@pytest.mark.parametrize("names", PAIRS["apart"], ids=" / ".join)
def test_near_words_that_name_two_bodies_are_two_voices(names: list[str]) -> None:
    assert _voices(names) == 2


@pytest.mark.parametrize("names", PAIRS["together"], ids=" / ".join)
def test_far_words_that_name_one_body_are_one_voice(names: list[str]) -> None:
    assert _voices(names) == 1
