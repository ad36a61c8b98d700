"""Importers and readers are found by name, ours like anyone's, and a broken one is named."""

import re
import tomllib
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint

import pytest

from accounted import plugins
from accounted.errors import BadInput, BrokenPart
from accounted.intake import BUILT_IN
from accounted.reading import RulesReader
from tests.conftest import REPOSITORY


def found(monkeypatch: pytest.MonkeyPatch, **registered: str) -> list[str]:
    points = [EntryPoint(name, value, plugins.IMPORTERS) for name, value in registered.items()]
    monkeypatch.setattr(plugins, "entry_points", lambda group: points if group == plugins.IMPORTERS else [])
    return [importer.name for importer in plugins.importers.__wrapped__()]


def test_ours_come_before_those_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = f"{__name__}:Theirs"
    ours = {"text": "accounted.intake:TextImporter", "html": "accounted.intake:HtmlImporter"}
    assert found(monkeypatch, another=theirs, **ours) == ["html", "text", "theirs"]


def test_a_checkout_that_is_not_installed_has_the_built_in_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(monkeypatch) == [importer.name for importer in BUILT_IN]


@pytest.mark.parametrize("value", ["no.such.module:Importer", "accounted.intake:NoSuchName", "builtins:object"])
def test_a_broken_one_is_named_and_not_passed_over(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    with pytest.raises(BrokenPart, match=re.escape("'broken'")):
        found(monkeypatch, broken=value)


def test_every_importer_that_ships_is_registered() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    registered = project["entry-points"][plugins.IMPORTERS]
    assert sorted(registered) == sorted(importer.name for importer in BUILT_IN)
    assert project["entry-points"][plugins.READERS] == plugins.OUR_READERS
    assert project["entry-points"][plugins.EXPORTERS] == plugins.OUR_EXPORTERS


@pytest.fixture
def with_readers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    def register(**registered: str) -> None:
        points = [EntryPoint(name, value, plugins.READERS) for name, value in registered.items()]
        monkeypatch.setattr(plugins, "entry_points", lambda group: points if group == plugins.READERS else [])
        plugins._readers.cache_clear()

    yield register
    plugins._readers.cache_clear()


def test_a_reader_is_one_named_choice(with_readers: Callable[..., None]) -> None:
    with_readers(theirs=f"{__name__}:TheirReader")
    assert plugins.reader("theirs", {"size": "5"}).settings == {"size": "5"}
    assert plugins.reader("rules", {}).name == "rules"
    with pytest.raises(BadInput, match=r"no reader 'their'; did you mean 'theirs'(.|\n)*model, rules, theirs"):
        plugins.reader("their", {})
    with pytest.raises(BadInput, match=r"no setting 'length'(.|\n)*It takes: size\."):
        plugins.reader("theirs", {"length": "5"})


def test_only_the_reader_that_is_named_is_loaded(with_readers: Callable[..., None]) -> None:
    with_readers(broken="no.such.module:Reader", rules=f"{__name__}:TheirReader")
    assert isinstance(plugins.reader("rules", {}), RulesReader)
    with pytest.raises(BrokenPart, match="The reader 'broken' can't be loaded"):
        plugins.reader("broken", {})


@pytest.mark.parametrize("value", ["builtins:object", f"{__name__}:Theirs", f"{__name__}:TheirReader"])
def test_what_is_no_reader_or_goes_by_another_name_is_named(value: str, with_readers: Callable[..., None]) -> None:
    with_readers(other=value)
    with pytest.raises(BrokenPart, match="The reader 'other'"):
        plugins.reader("other", {})


class TheirReader:
    name, version = "theirs", "7"

    def __init__(self, size: str = "1") -> None:
        self.settings = {"size": size}

    def read(self) -> None:
        """Reads nothing."""


class Theirs:
    name, version, media_types = "theirs", "1", frozenset({"text/plain"})

    def open(self) -> None:
        """Opens nothing."""
