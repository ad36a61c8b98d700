"""Words are found however they are spelt, and each hit quotes the document's own text at its place."""

import contextlib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounted.errors import BadInput
from accounted.language import fold, forms
from accounted.model import Document, digest_of
from accounted.store import Store
from accounted.store.stretches import LONGEST, stretches
from tests.store.conftest import RUN


@pytest.fixture
def searched(tmp_path: Path) -> Store:
    texts = {
        "az.txt": "Xocalıda 613 nəfər öldürüldü.\n\nŞUŞA yaxınlığında nothing else happened.",
        "ru.txt": "В Ходжалы погибло 613 человек.\r\nШуша осталась.",
        "en.txt": "In Khojaly — “Xocalı” in Azerbaijani — 613 people were killed.",
    }
    store = Store.create(tmp_path / "case", fold=fold)
    with store.writing():
        store.made.put_run(RUN)
        for name, text in texts.items():
            document = Document(
                digest=digest_of(text.encode()), name=name, kind="text", media_type="text/plain", importer="text/1"
            )
            store.made.put_document(document, text, RUN)
    return store


def names(store: Store, query: str, limit: int = 50) -> list[str]:
    return sorted(store.made.document(hit.document).name for hit in store.made.search(query, limit))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Xocalı", ["en.txt"]),
        ("xocali", ["en.txt"]),
        ("xocalida", ["az.txt"]),
        ("XOCALIDA", ["az.txt"]),
        ("ШУША", ["ru.txt"]),
        ("susa", ["az.txt"]),
        ("shusha", ["ru.txt"]),
        ("613", ["az.txt", "en.txt", "ru.txt"]),
        ("613 killed", ["en.txt"]),
        ('"people were killed"', ["en.txt"]),
        ('"killed people"', []),
        ("613 susa", []),  # they stand in two paragraphs
        ("people AND NOT OR NEAR", []),  # a word is a word
        ("xocali*", ["az.txt", "en.txt"]),
        ("kill*", ["en.txt"]),
        ("kill", []),
        ("killed ( *", ["en.txt"]),
        ('"', None),
        ("…", None),
        ("", None),
    ],
)
def test_what_finds_what(query: str, found: list[str] | None, searched: Store) -> None:
    if found is None:
        with pytest.raises(BadInput, match="no word to look for"):
            searched.made.search(query)
    else:
        assert names(searched, query) == found


def test_a_hit_quotes_the_document_in_its_own_spelling(searched: Store) -> None:
    (hit,) = searched.made.search("susa")
    assert hit.passage.exact == "ŞUŞA yaxınlığında nothing else happened."
    assert hit.passage.stands_in(searched.made.text(hit.document))
    assert hit.to_dict()["passage"]["start"] == 31


def test_no_more_than_asked_for(searched: Store) -> None:
    assert len(searched.made.search("613", limit=2)) == 2


@given(query=st.text(st.characters(exclude_categories=["Cs"])))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_any_query_is_answered_or_refused_in_a_sentence(query: str, searched: Store) -> None:
    with contextlib.suppress(BadInput):
        assert isinstance(searched.made.search(query), list)


@given(st.text(st.sampled_from("ab. \n\r\u2028…—ı\x00"), max_size=60).map(lambda text: text * 30))
def test_stretches_leave_out_only_white_space_and_are_short(text: str) -> None:
    places = list(stretches(text))
    assert all(0 < end - start <= LONGEST for start, end in places)
    assert all(first[1] <= second[0] for first, second in pairwise(places))
    assert "".join("".join(text[start:end].split()) for start, end in places) == "".join(text.split())


def test_a_paragraph_too_long_is_cut_after_a_sentence() -> None:
    sentence = "Some 150 people were killed near the road to the town. "
    places = list(stretches(sentence * 100))
    assert all((sentence * 100)[start:end].endswith(".") for start, end in places)
    assert len(places) > 10


def test_one_line_without_a_single_gap_is_cut_all_the_same() -> None:
    text = "x" * 100_000
    assert sum(end - start for start, end in stretches(text)) == len(text)


def test_with_forms_a_word_is_found_in_another_and_quoted_only_as_it_is(searched: Store) -> None:
    def found(query: str) -> list[str]:
        return sorted(searched.made.document(one.document).name for one in searched.made.search(query, 9, forms))

    assert found("kill") == ["en.txt"]
    assert names(searched, "kill") == []
    assert found("погибла") == ["ru.txt"]
    assert found("person killing Azerbaijan") == []
    assert found("people killing Azerbaijan") == ["en.txt"]
    assert found('"kill"') == []
    assert found("kil*") == ["en.txt"]
