"""`accounted serve` that is ended from without closes its case, as after Ctrl-C."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import httpx

from accounted import Case
from accounted.cli.trouble import INTERRUPTED


def test_a_server_that_is_ended_signs_what_was_logged_last(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor said that 12 people were killed in Lund.")
    with Case.new(tmp_path / "case") as case:
        list(case.add([tmp_path / "a.txt"]))
    command = [sys.executable, "-m", "accounted", "serve", "--port", "0", "--case", str(tmp_path / "case")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ)
    ) as run:
        assert run.stdout is not None
        address = run.stdout.readline().split()[-1]
        for _ in range(600):  # it says so a moment before it answers
            try:
                httpx.get(address)
                break
            except httpx.ConnectError:
                sleep(0.1)
        run.send_signal(signal.SIGTERM)
        _, said = run.communicate(timeout=120)
    assert run.returncode == INTERRUPTED
    assert "Stopped" in said
