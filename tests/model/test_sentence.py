"""A sentence is its text, and knows what it is made of, however it is kept."""

import copy
import json
import pickle

from hypothesis import given
from hypothesis import strategies as st

from accounted.model import Sentence, dated, say, say_many, unpacked
from accounted.model.sentence import as_text, from_text

WORDS = st.text(max_size=12)


def test_a_sentence_reads_as_english_and_keeps_its_template() -> None:
    who = say_many("{n} document", "{n} documents", 1200)
    made = say("{who} speak of {place}, near {date}.", who=who, place="Halden", date=dated("1999-05"))
    assert made == "1,200 documents speak of Halden, near 1999-05."
    assert json.loads(json.dumps({"why": made})) == {"why": str(made)}
    assert made.template == "{who} speak of {place}, near {date}."
    assert say_many("{n} document", "{n} documents", 1) == "1 document"


@given(WORDS, WORDS, st.integers(0, 10**6))
def test_a_sentence_comes_back_as_it_was_kept(one: str, other: str, n: int) -> None:
    made = say("{one}: {other}", one=one, other=say_many("{n} of {x}", "{n} of {x}", n, x=other))
    for again in (from_text(as_text(made)), unpacked(made.packed()), pickle.loads(pickle.dumps(made)), copy.copy(made)):
        assert isinstance(again, Sentence)
        assert (again, again.packed()) == (made, made.packed())
    assert from_text(as_text(one)) == one
    assert from_text("It counts only a part.") == "It counts only a part."
