"""Folding: one search form for what people type and what documents hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.language import fold, script_of


@pytest.mark.parametrize(
    ("typed", "written"),
    [("xocali", "Xocalı"), ("susa", "ŞUŞA"), ("istanbul", "İSTANBUL"), ("genc", "Gənc"), ("lodz", "ŁÓDŹ")],
)
def test_what_is_typed_finds_what_is_written(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


def test_other_scripts_fold_to_latin_letters() -> None:
    assert fold("Ходжалы") == fold("ХОДЖАЛЫ") == "khodzhaly"
    assert fold("Խոջալու").isascii()


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "script"), [("Xocalı", "Latn"), ("Ходжалы 1992", "Cyrl"), ("Խոջալու", "Armn"), ("خوجالي", "Arab"),
                         ("ხოჯალი", "Geor"), ("Χοτζαλί", "Grek"), ("חוג'אלי", "Hebr"), ("613 —", "Zyyy")]
)  # fmt: skip
def test_the_script_of_a_text(text: str, script: str) -> None:
    assert script_of(text) == script
