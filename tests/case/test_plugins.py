"""Importers are found by name, ours like anyone's, and a broken one is named."""

import re
import tomllib
from importlib.metadata import EntryPoint

import pytest

from accounted import plugins
from accounted.errors import BrokenPart
from accounted.intake import BUILT_IN
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


class Theirs:
    name, version, media_types = "theirs", "1", frozenset({"text/plain"})

    def open(self) -> None:
        """Opens nothing."""
