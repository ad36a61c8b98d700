"""`accounted compare-names` on the command line."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from accounted.cli.app import app

RUN = CliRunner()


def test_two_names_print_a_score_and_readings() -> None:
    ended = RUN.invoke(app, ["compare-names", "Гусейнов", "Huseynov"])
    assert ended.exit_code == 0
    assert ended.stdout.startswith("1.00  Гусейнов – Huseynov")


def test_a_file_gets_a_column_and_keeps_its_own(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text('id,name1,name2\n7,"Aliyev, Vugar",Вугар Алиев\n8,Ana,Ivo\n', "utf-8")
    ended = RUN.invoke(app, ["compare-names", "--pairs", str(pairs)])
    assert ended.stdout.splitlines() == [
        "id,name1,name2,score",
        '7,"Aliyev, Vugar",Вугар Алиев,1.0000',
        "8,Ana,Ivo,0.0000",
    ]


@pytest.mark.parametrize("words", [[], ["one"], ["a", "b", "c"], ["--pairs", "absent.csv"]])
def test_a_wrong_call_says_what_to_write(words: list[str]) -> None:
    ended = RUN.invoke(app, ["compare-names", *words])
    assert ended.exit_code in (1, 2)
    assert "Traceback" not in ended.output
