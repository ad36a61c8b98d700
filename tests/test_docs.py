"""Documentation that cannot go stale: its commands are run, its links followed, its lists compared with the code."""

from __future__ import annotations

import io
import json
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import typer

from accounted.case.opening import MOST_BYTES, MOST_CHARACTERS
from accounted.cli import main
from accounted.cli.app import app
from accounted.model.claim import KINDS
from accounted.model.vocabulary import vocabulary, vocabulary_names
from accounted.reading.rules import LONGEST_SENTENCE
from tests.conftest import REPOSITORY

DOCS = REPOSITORY / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *REPOSITORY.glob("*.md"), *(REPOSITORY / "benchmarks").rglob("*.md")])
REFERENCE = DOCS / "reference"

_FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_GOES_ON = re.compile(r"<!-- goes on from: (\S+) -->")


def place(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


def text_of(path: Path) -> str:
    return path.read_text("utf-8")


# Pages that are run


@dataclass
class Step:
    """One thing a page asks for: a file to save, or a command with the output that it should have."""

    kind: str
    what: str
    output: str = ""


def steps(page: Path) -> Iterator[Step]:
    """The files and commands of a page, in its order."""
    for block in _FENCE.finditer(text_of(page)):
        language, _, rest = block["info"].partition(" ")
        if language == "console":
            for part in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                yield Step("command", command, output)
        elif language == "text" and "." in rest:
            yield Step("file", rest, block["body"])


def goes_on_from(page: Path) -> Path | None:
    """The page whose steps come before those of this page."""
    before = _GOES_ON.search(text_of(page))
    return (page.parent / before[1]).resolve() if before else None


class Screen(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@dataclass
class Terminal:
    """A terminal of 80 columns without colours, standing in a folder."""

    home: Path
    folder: Path

    @property
    def keys(self) -> Path:
        """Where whoever sits here keeps their signing key."""
        return self.home.with_name(f"{self.home.name}.keys")

    def run(self, command: str) -> str:
        """What the command prints, standard error after standard output."""
        name, *words = shlex.split(command)
        if name == "cd":
            self.folder = (self.folder / words[0]).resolve()
            return ""
        if name == "accounted":
            return self.accounted(words)
        if "|" in words:
            ended = subprocess.run(["sh", "-c", command], cwd=self.folder, capture_output=True, check=True)
            return (ended.stdout + ended.stderr).decode()
        ended = subprocess.run([name, *words], cwd=self.folder, capture_output=True, check=True)
        return (ended.stdout + ended.stderr).decode()

    def accounted(self, words: list[str]) -> str:
        """What our own command prints; run in this program, which spares its start."""
        out, err, before = io.BytesIO(), io.BytesIO(), Path.cwd()
        kept = {key: value for key, value in os.environ.items() if not key.startswith("ACCOUNTED")}
        with (
            mock.patch.object(sys, "argv", ["accounted", *words]),
            mock.patch.object(sys, "stdout", Screen(out, "utf-8")),
            mock.patch.object(sys, "stderr", io.TextIOWrapper(err, "utf-8")),
            mock.patch.dict(
                os.environ, {**kept, "TERM": "dumb", "COLUMNS": "80", "ACCOUNTED_KEYS": str(self.keys)}, clear=True
            ),
        ):
            os.chdir(self.folder)
            try:
                with pytest.raises(SystemExit):
                    main()
            finally:
                os.chdir(before)
                sys.stdout.flush()
                sys.stderr.flush()
                shown = out.getvalue() + err.getvalue()
        return shown.decode()


def fits(shown: str, expected: str) -> bool:
    """Whether the output is the one on the page; a line `…` stands for any lines, `…` in a line for any letters."""
    pattern = re.escape(expected.rstrip("\n") + "\n" if expected.strip() else "")
    pattern = re.sub(r"^…\n", "(?:[^\n]*\n)*?", pattern.replace("\\\n", "\n"), flags=re.MULTILINE)
    return re.fullmatch(pattern.replace("…", "[^\n]*"), shown) is not None


@pytest.mark.parametrize(
    ("shown", "expected", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a\n", False),
        ("a\nb\nc\n", "a\n…\nc\n", True),
        ("a\nc\n", "a\n…\nc\n", True),
        ("a\nb\nd\n", "a\n…\nc\n", False),
        ("at 14:03\n", "at …\n", True),
        ("at 14:03\nmore\n", "at …\n", False),
        ("1 (2)\n\n  3\n", "1 (2)\n\n  3\n", True),
        ("", "", True),
        ("x\n", "", False),
    ],
)
def test_an_ellipsis_stands_for_what_varies_and_for_nothing_else(shown: str, expected: str, same: bool) -> None:
    assert fits(shown, expected) is same


RUN = [page for page in PAGES if "```console" in text_of(page)]


def test_there_are_pages_to_run() -> None:
    assert "docs/tutorial/first-figure.md" in map(place, RUN)


def take(terminal: Terminal, step: Step) -> str:
    """What a step of a page prints."""
    if step.kind == "file":
        (terminal.home / step.what).write_text(step.output, "utf-8")
        return step.output
    if step.what.startswith("sha256sum") and shutil.which("sha256sum") is None:
        return step.output
    return terminal.run(step.what)


@pytest.fixture(scope="session")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Terminal]:
    """Gives the terminal in which all steps of a page were taken, once for all pages that go on from it."""

    @cache
    def walk(page: Path) -> Terminal:
        before, home = goes_on_from(page), tmp_path_factory.mktemp(page.stem)
        terminal = at_another_desk(walk(before), home) if before else Terminal(home, home)
        for step in steps(page):
            take(terminal, step)
        return terminal

    return walk


def at_another_desk(terminal: Terminal, home: Path) -> Terminal:
    """The same folders copied, so that one page does not disturb another."""
    shutil.copytree(terminal.home, home, dirs_exist_ok=True)
    there = Terminal(home, home / terminal.folder.relative_to(terminal.home))
    if terminal.keys.exists():
        shutil.copytree(terminal.keys, there.keys, dirs_exist_ok=True)
    return there


@pytest.mark.parametrize("page", RUN, ids=place)
def test_the_commands_of_a_page_do_what_it_shows(
    page: Path, tmp_path: Path, walked: Callable[[Path], Terminal]
) -> None:
    before = goes_on_from(page)
    terminal = at_another_desk(walked(before), tmp_path) if before else Terminal(tmp_path, tmp_path)
    for step in steps(page):
        shown = take(terminal, step)
        assert "Traceback" not in shown
        if not fits(shown, step.output):
            assert shown == step.output, f"$ {step.what}"  # the difference, line by line


def test_the_python_of_the_how_to_prints_what_it_says(tmp_path: Path) -> None:
    blocks = {block["info"]: block["body"] for block in _FENCE.finditer(text_of(DOCS / "how-to/use-from-python.md"))}
    (tmp_path / "example.py").write_text(blocks["python run"], "utf-8")
    command = [sys.executable, "example.py"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, encoding="utf-8")
    assert (ended.stdout, ended.stderr) == (blocks["text output"], "")


# Pages that follow from the code


@pytest.fixture(scope="module")
def generated() -> dict[str, str]:
    """The pages as the code would write them now."""
    pages: dict[str, str] = runpy.run_path(str(DOCS / "generate_reference.py"))["pages"]()
    return pages


@pytest.mark.parametrize("name", ["commands.md", "code-lists.md", "errors.md"])
def test_a_generated_page_is_what_the_code_says_today(name: str, generated: dict[str, str]) -> None:
    assert text_of(REFERENCE / name) == generated[name], "run docs/generate_reference.py"


def commands() -> dict[str, Any]:
    group: Any = typer.main.get_command(app)
    return dict(runpy.run_path(str(DOCS / "generate_reference.py"))["commands_of"](group))


def sections(page: Path) -> dict[str, str]:
    """What stands under each heading of the second level."""
    parts = re.split(r"^## (.+)$", text_of(page), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_verb_and_option_has_its_heading() -> None:
    found = sections(REFERENCE / "commands.md")
    assert {f"accounted {name}" for name in commands()} == set(found) - {"accounted"}
    for name, command in commands().items():
        headings = set(re.findall(r"^### (\S+)", found[f"accounted {name}"], flags=re.MULTILINE))
        assert headings == {p.opts[0] for p in command.params if p.param_type_name == "option"}, name


def test_the_page_of_code_lists_has_every_code() -> None:
    found = sections(REFERENCE / "code-lists.md")
    assert list(found) == list(vocabulary_names())
    for name, section in found.items():
        assert re.findall(r"^\| `(\w+)`", section, flags=re.MULTILINE) == list(vocabulary(name).codes)


def test_the_page_of_claims_names_every_key_of_every_kind() -> None:
    page = text_of(REFERENCE / "claim.md")
    named = set(re.findall(r"^\| `(\w+)`", page, flags=re.MULTILINE))
    assert {f"## {kind}" for kind in KINDS} <= set(page.splitlines())
    assert named >= {
        "schema",
        "id",
        "passage",
        "said_by",
        "fate",
        "amount",
        "part_of",
        "term",
        "what",
        "target",
        "shown",
    }


def test_the_page_of_a_case_names_every_table() -> None:
    from accounted.store.tables import LASTING, MADE

    named = set(re.findall(r"^\| `(\w+)`", text_of(REFERENCE / "case-folder.md"), flags=re.MULTILINE))
    assert {table.name for shelf in (LASTING, MADE) for table in shelf.sorted_tables} <= named


def test_the_tree_in_the_readme_is_the_tree_on_disk() -> None:
    tree = re.search(r"^src/accounted/\n((?:[├└]── .*\n)+)", text_of(REPOSITORY / "README.md"), flags=re.MULTILINE)
    assert tree, "the README shows no tree"
    package = REPOSITORY / "src" / "accounted"
    rooms = {f"{path.name}/" for path in package.iterdir() if any(path.glob("*.py"))}
    files = {path.name for path in package.glob("*.py")} - {"__init__.py", "__main__.py"}
    assert set(re.findall(r"[├└]── (\S+)", tree[1])) == rooms | files


def test_the_house_has_every_unit_in_the_picture() -> None:
    picture = text_of(REPOSITORY / "README.md").split("## The house in one picture", 1)[1].split("```")[1]
    package = REPOSITORY / "src" / "accounted"
    units = {path.stem for path in package.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    units |= {path.stem for path in package.glob("*.py")} - {"__init__", "__main__"}
    assert {name.rstrip("/").removesuffix(".py") for name in re.findall(r"[a-z_]+(?:/|\.py)", picture)} == units


def test_the_figures_in_the_readme_are_those_of_the_last_accepted_run() -> None:
    folder = REPOSITORY / "benchmarks" / "reading"
    summed_up = runpy.run_path(str(folder / "report.py"))["summed_up"]
    assert summed_up(json.loads(text_of(folder / "last-accepted.json"))) in text_of(REPOSITORY / "README.md")


def test_the_limits_on_the_pages_are_those_of_the_code() -> None:
    for page in ("how-to/add-documents.md", "explanation/decisions.md"):
        text = text_of(DOCS / page)
        assert f"above {MOST_BYTES // 1024**2} MB" in text
        assert f"above {MOST_CHARACTERS:,} characters" in text
    for page in ("explanation/how-reading-works.md", "explanation/decisions.md"):
        assert f"{LONGEST_SENTENCE:,} characters" in text_of(DOCS / page)


# All pages


def headings(page: Path) -> set[str]:
    """The anchors of a page's headings."""
    titles = re.findall(r"^#+ (.+)$", _FENCE.sub("", text_of(page)), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in _LINK.finditer(_FENCE.sub("", text_of(page))):
        target, _, anchor = link["target"].partition("#")
        if "://" in target:
            continue
        path = (page.parent / target).resolve() if target else page
        if not path.exists() or (anchor and anchor not in headings(path)):
            broken.append(link["target"])
    assert broken == []


def test_every_page_of_the_docs_is_listed() -> None:
    listed = {(DOCS / link["target"]).resolve() for link in _LINK.finditer(text_of(DOCS / "README.md"))}
    assert {page for page in DOCS.rglob("*.md") if page.name != "README.md"} - listed == set()


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_a_page_names_no_place_of_one_machine(page: Path) -> None:
    assert re.findall(r"(?<![\w.])/(?:work|home|tmp|Users|root)\b\S*", text_of(page)) == []
