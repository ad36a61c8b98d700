"""An answer is used whole, or not at all: whatever is broken in it is told in one sentence."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.errors import NoAnswer
from accounted.reading.language_model.answering import proposals
from tests.servers import completion, figure

GOOD = json.dumps({"figures": [figure("12 died", "12", 12)]})


def changed(**values: Any) -> bytes:
    return completion(json.dumps({"figures": [figure("12 died", "12", 12), {**figure("9 died", "9", 9), **values}]}))


@pytest.mark.parametrize("content", [GOOD, f"```json\n{GOOD}\n```", f"\n```\n{GOOD}\n```  \n", f"  {GOOD}\n"])
def test_json_is_read_in_a_fence_too(content: str) -> None:
    assert [one.number for one in proposals(completion(content))] == ["12"]


def test_keys_that_go_without_saying_may_be_left_out() -> None:
    (one,) = proposals(completion('{"figures": [{"words": "9 died", "number": "9", "fate": "killed"}]}'))
    assert (one.unit, one.polarity, one.low, one.merged) == ("person", "affirmed", None, ())


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "not JSON"),
        (b"<html>Bad gateway</html>", "not JSON"),
        (completion(GOOD)[:-20], "broken or cut off"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[]", "no choices"),
        (b'{"choices": []}', "no choices"),
        (b'{"choices": [{"message": null}]}', "no choices"),
        (b'{"choices": [["message"]]}', "no choices"),
        (completion(GOOD, "length"), "cut off at its limit"),
        (completion(""), "no words"),
        (b'{"choices": [{"message": {"content": null}}]}', "no words"),
        (completion("I found 12 dead."), "did not answer in JSON"),
        (completion(GOOD[:-5]), "broken or cut off"),
        (completion(GOOD + GOOD), "broken or cut off"),
        (completion(f"```json\n{GOOD}"), "did not answer in JSON"),
        (completion("[" * 100_000), "nested too deeply"),
        (completion('{"figures": NaN}'), "did not answer in JSON"),
        (completion("9" * 5000), "did not answer in JSON"),
        (completion("[]"), "no list of figures"),
        (completion('{"figures": {}}'), "no list of figures"),
        (completion('{"figures": ["12 died"]}'), "figures[0] is no object"),
        (changed(words=None), "figures[1].words is no text"),
        (changed(number=9), "figures[1].number is no text"),
        (changed(low="9"), "figures[1].low is no whole number"),
        (changed(low=9.5), "figures[1].low is no whole number"),
        (changed(high=True), "figures[1].high is no whole number"),
        (changed(quoted="no"), "figures[1].quoted is no true or false"),
        (changed(merged=[1]), "figures[1].merged is no list"),
        (changed(fate=["killed"]), "figures[1].fate is no text"),
    ],
)
def test_what_is_broken_is_told_in_a_sentence(raw: bytes, said: str) -> None:
    with pytest.raises(NoAnswer) as error:
        proposals(raw, "http://localhost:1/v1")
    assert said in error.value.what
    assert "\n" not in error.value.what
    assert error.value.where == "http://localhost:1/v1"
    assert error.value.do


@given(st.binary(max_size=60) | st.text(max_size=60).map(completion))
def test_any_bytes_are_an_answer_or_a_sentence(raw: bytes) -> None:
    try:
        assert proposals(raw) == []
    except NoAnswer as error:
        assert error.what  # noqa: PT017 (either end is right)
