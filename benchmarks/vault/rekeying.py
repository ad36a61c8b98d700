"""An encryption under a new key, killed at every call to the system; each time the case must be whole.

    .venv/bin/python benchmarks/vault/rekeying.py [EVERY]

Writes rekeying.json beside this file. Passphrases are stretched less here than in earnest, so that it ends in minutes.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from accounted.case.encrypting import new_encrypted
from accounted.vault import case_key
from tests.case.killing import hands
from tests.case.killing_encryption import killed_everywhere

HERE = Path(__file__).parent
SECRETS = ("five words from a book", "five other words of chance")


def main(every: int) -> None:
    """Make a small encrypted case, and kill its encryption anew at every so many calls."""
    case_key.MEMORY_KIB = 64
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        case, _ = new_encrypted(place / "case", SECRETS[0], "T", hands(place))
        (place / "a.txt").write_text("Police said that 12 people were killed in Aghdam.")
        (place / "b.bin").write_bytes(os.urandom(200_000))
        with case:
            list(case.add([place / "a.txt", place / "b.bin"]))
        tried = killed_everywhere(place / "case", place, SECRETS, every)
    points = sum(tried.opened.values())
    made = {"points": points, "passed": points - len(tried.wrong), "wrong": tried.wrong,
            "opened with the old secret": tried.opened[SECRETS[0]],
            "opened with the new secret": tried.opened[SECRETS[1]]}  # fmt: skip
    (HERE / "rekeying.json").write_text(json.dumps(made, indent=1) + "\n")
    print(json.dumps(made, indent=1))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
