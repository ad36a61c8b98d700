"""A disk that fills up while files are added: what was stored before is whole, and with more room all goes on."""

import random
import subprocess
from pathlib import Path

import pytest

from tests.disks import mounted
from tests.journeys.conftest import Accounted

SMALL, LARGE = 24, 9


def files_for(folder: Path, megabytes: int) -> Path:
    """Letters and recordings by turns, more of them than the disk holds."""
    chance = random.Random(megabytes)
    folder.mkdir()
    for number in range(SMALL):
        (folder / f"{number:02}-letter.txt").write_text(f"The mayor said that {number + 2} people were killed in Lund.")
    for number in range(LARGE):
        (folder / f"{number * 3:02}-voice.bin").write_bytes(chance.randbytes(megabytes * (1 << 20) // 7))
    return folder


@pytest.mark.parametrize("megabytes", [4, 16, 64])
def test_what_fits_is_whole_and_the_rest_goes_in_when_there_is_room(
    megabytes: int, accounted: Accounted, tmp_path: Path
) -> None:
    files = files_for(tmp_path / "files", megabytes)
    with mounted(tmp_path / "disk", f"{megabytes}m") as disk:
        case = disk / "case"
        accounted("new", case)
        full = accounted("add", files, "--json", "--case", case)
        refused = [line for line in full.lines if line["outcome"] == "refused"]
        assert full.status == 1
        assert refused
        assert all("nothing was stored" in line["why"] for line in refused), refused
        assert "Traceback" not in full.err
        stored = {line["digest"] for line in full.lines if line["outcome"] != "refused"}
        subprocess.run(["mount", "-o", f"remount,size={megabytes * 3}m", str(disk)], check=True)
        found = accounted("verify", "--json", "--case", case).json
        assert (found["ok"], found["problems"]) == (True, [])
        assert found["checked"]["originals"] == len(stored) >= 1
        again = accounted("add", files, "--json", "--case", case)
        assert not [line for line in again.lines if line["outcome"] == "refused"]
        assert {line["digest"] for line in again.lines} >= stored
        assert accounted("verify", "--json", "--case", case).json["checked"]["originals"] == SMALL + LARGE
