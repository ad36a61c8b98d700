"""`accounted serve` that is ended from without closes its case, as after Ctrl-C."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from accounted import Case
from accounted.cli.trouble import INTERRUPTED


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_ended_signs_what_was_logged_last(tmp_path: Path, sent: signal.Signals) -> None:
    (tmp_path / "a.txt").write_text("The mayor said that 12 people were killed in Lund.")
    with Case.new(tmp_path / "case") as case:
        list(case.add([tmp_path / "a.txt"]))
    command = [sys.executable, "-m", "accounted", "serve", "--port", "0", "--case", str(tmp_path / "case")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ)
    ) as run:
        assert run.stdout is not None
        assert "The workspace is open" in run.stdout.readline()
        run.send_signal(sent)
        _, said = run.communicate(timeout=120)
    assert run.returncode == INTERRUPTED
    assert said.startswith("Stopped")
