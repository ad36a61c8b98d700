"""The house rules that a program can check: who imports whom, how long, how named, and what the locks hold."""

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from importlinter.cli import lint_imports
from packaging.requirements import Requirement

from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "src" / "accounted"
MODULES = sorted(PACKAGE.rglob("*.py"))
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))

DOORS = {"cli", "web"}
SEEN_FROM_A_DOOR = {"case", "model", "errors"}
NO_PART_OF_THE_HOUSE = {"__init__", "__main__", "testing"}

MOST_LINES = 400
WORDS_KEPT_OUT = {"util", "helper", "manager", "handler", "process", "data", "info", "misc", "common"}
WORDS_KEPT_OUT |= {"truth", "actual", "real"}
WORDS_KEPT_OUT |= {f"{word}s" for word in WORDS_KEPT_OUT} | {"processes"}


def place(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


# Imports


def test_imports_go_the_way_of_the_house(capsys: pytest.CaptureFixture[str]) -> None:
    exit_status = lint_imports(config_filename=str(REPOSITORY / "pyproject.toml"), no_cache=True, no_logo=True)
    assert exit_status == 0, capsys.readouterr().out


def test_the_doors_contract_names_every_unit_there_is() -> None:
    # import-linter refuses a name that is not there yet, so the list grows with the house; here is what reminds us.
    contract = next(c for c in PROJECT["tool"]["importlinter"]["contracts"] if c["id"] == "doors")
    units = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or any(path.glob("*.py"))}
    units -= NO_PART_OF_THE_HOUSE
    assert contract["source_modules"] == [f"accounted.{unit}" for unit in sorted(units & DOORS)]
    assert set(contract["forbidden_modules"]) == {f"accounted.{unit}" for unit in units - DOORS - SEEN_FROM_A_DOOR}


# Size and names


@pytest.mark.parametrize("package", ["accounted", "accounted.case", "accounted.model", "accounted.comparison"])
def test_every_public_name_of_a_package_is_found_in_it(package: str) -> None:
    opened = import_module(package)
    assert [name for name in opened.__all__ if not hasattr(opened, name)] == []


def test_no_module_is_longer_than_a_person_reads() -> None:
    lengths = {place(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert lengths, "there is no code"
    assert {path: lines for path, lines in lengths.items() if lines > MOST_LINES} == {}


def words(name: str) -> set[str]:
    """The words of a snake_case or CamelCase name, in lower case."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return set(parted.lower().split("_"))


def names_given(path: Path) -> Iterator[str]:
    """The names a file gives: its own, its folders', and those of its classes and functions."""
    yield from path.relative_to(PACKAGE.parent).with_suffix("").parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("side_by_side", {"side", "by"}),
        ("PDFHandler", {"pdf", "handler"}),
        ("__init__", {"", "init"}),
        ("metadata", {"metadata"}),
    ],
)
def test_a_name_falls_into_its_words(name: str, parts: set[str]) -> None:
    assert words(name) == parts


def test_no_name_is_one_that_hides_a_better_one() -> None:
    found = {f"{place(path)}: {name}" for path in MODULES for name in names_given(path) if words(name) & WORDS_KEPT_OUT}
    assert found == set()


def test_every_vocabulary_says_where_it_comes_from() -> None:
    first_lines = {place(path): path.open(encoding="utf-8").readline() for path in sorted(PACKAGE.rglob("*.y*ml"))}
    assert first_lines, "there are no vocabularies"
    assert {path: line for path, line in first_lines.items() if not re.match(r"# *\w+\W+\w+\W+\w+", line)} == {}


# Locks


def locked(name: str) -> dict[str, str]:
    """The pins of a lock, `name==version ; marker`, each with its hashes."""
    text = (REPOSITORY / name).read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return {requirement.strip(): hashes for requirement, _, hashes in (line.partition("--hash=") for line in lines)}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_versions_and_hashes_and_no_address(name: str) -> None:
    requirements, text = locked(name), (REPOSITORY / name).read_text("utf-8")
    assert requirements, "the lock is empty"
    assert [r for r in requirements if not re.match(r"[a-z0-9-]+==[0-9][\w.]*( ; .+)?$", r)] == []
    assert [r for r, hashes in requirements.items() if not re.match(r"sha256:[0-9a-f]{64}\b", hashes)] == []
    assert [word for word in ("http:", "https:", "://", "index", "find-links") if word in text] == []


def test_what_is_tested_is_what_is_shipped() -> None:
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("requirements.lock", PROJECT["project"]["dependencies"]),
        ("requirements-dev.lock", PROJECT["project"]["optional-dependencies"]["dev"]),
    ],
)
def test_the_lock_serves_what_the_project_asks_for(name: str, wanted: list[str]) -> None:
    held = [Requirement(line) for line in locked(name)]
    for requirement in map(Requirement, wanted):
        versions = [next(iter(pin.specifier)).version for pin in held if pin.name == requirement.name.lower()]
        assert versions, f"{requirement} is not in {name}; run: make lock"
        assert all(version in requirement.specifier for version in versions), f"{requirement}: run make lock"


def test_no_group_is_repeated_possessively() -> None:
    """Python before 3.11.5 matches a possessive repetition of a group wrongly; an atomic group says the same."""
    repeated = re.compile(r"[)}](?:[*+?]|\{[0-9,]+\})\+")
    lines = ((path, line) for path in MODULES for line in path.read_text("utf-8").splitlines())
    assert not [f"{place(path)}: {line.strip()}" for path, line in lines if repeated.search(line)]
