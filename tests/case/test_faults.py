"""A fault met while comparing names the documents that bring it about, and goes once one of them is set aside."""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from accounted import Case
from accounted.case.faults import told_with_documents
from accounted.errors import CannotCompare, CannotStore
from accounted.model import Document
from tests.comparison.statements import document
from tests.journeys.conftest import here

NAMES = "abcdefgh"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    for at, name in enumerate(NAMES):
        told = f"The mayor said that {at + 20} people were killed in Lund on 3 May 1998."
        (tmp_path / f"{name}.txt").write_text(told)
    with Case.new(tmp_path / "case") as made:
        list(made.add([tmp_path / f"{name}.txt" for name in NAMES]))
    return tmp_path / "case"


def broken_by(names: set[str], original: Any, documents: int) -> Any:
    """The function, failing whenever documents of all these names are given to it."""

    def failing(*given: Any, **more: Any) -> Any:
        held = given[documents]
        if names <= {one.name for one in held}:
            raise TypeError("unhashable type: 'dict'")
        return original(*given, **more)

    return failing


@pytest.mark.parametrize("names", [{"c.txt"}, {"b.txt", "g.txt"}])
def test_the_documents_are_named_and_the_others_compared_without_one(
    case: Path, names: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    compare = import_module("accounted.comparison.compare")
    monkeypatch.setattr(compare, "compare_one", broken_by(names, compare.compare_one, 2))
    ended = here("figures", "--case", case)
    assert ended.status == 1
    assert {name for name in (f"{it}.txt" for it in NAMES) if name in ended.err} == names
    assert "Traceback" not in ended.err
    with Case.open(case) as opened:
        with pytest.raises(CannotCompare) as error:
            opened.comparisons()
        assert isinstance(error.value.__cause__, TypeError)
        aside = next(it.id for it in opened.documents if it.name in names)
        opened.judge("withdraw", aside, by="A. Reviewer", why="A fault.")
        assert opened.comparisons()[0].statements == len(NAMES) - 1


def test_a_fault_of_gathering_names_its_document(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gathering, gather = (import_module(f"accounted.comparison.{it}") for it in ("gathering", "gathering.gather"))

    def failing(document: Document | None, *given: Any) -> Any:
        if document is not None and document.name == "e.txt":
            raise KeyError("e")
        return told(document, *given)

    told = gathering.gist_of
    monkeypatch.setattr(gathering, "gist_of", failing)
    monkeypatch.setattr(gather, "gist_of", failing)
    with Case.open(case) as opened, pytest.raises(CannotCompare) as error:
        opened.comparisons()
    assert error.value.where is not None
    assert error.value.where.startswith("e.txt (document-")


def test_what_is_no_fault_of_comparing_or_comes_once_stays_what_it_is() -> None:
    papers = [document(name) for name in NAMES]
    for fault in (CannotStore("The disk is full."), OSError("gone"), TypeError("once")):
        assert told_with_documents(fault, papers, lambda _some: None) is fault


def test_trying_ends_also_where_every_document_is_needed() -> None:
    papers, tries = [document(str(number)) for number in range(200)], []

    def attempt(some: Iterable[Document]) -> None:
        tries.append(len([*some]))
        if tries[-1] == len(papers):
            raise TypeError("of all together")

    told = told_with_documents(TypeError("of all together"), papers, attempt)
    assert isinstance(told, CannotCompare)
    assert "and 195 more" in str(told)
    assert len(tries) < 100
