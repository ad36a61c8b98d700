"""Tokens of time-stamping authorities read and checked by the openssl program, where the strict parser does not do."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from accounted.errors import BadInput, TokenNotGood

SECONDS = 20
DIGESTS = ("sha256", "sha384", "sha512")
_TIME = re.compile(r"^Time stamp: (\w{3}) +(\d+) (\d+):(\d+):(\d+)(?:\.\d+)? (\d{4}) GMT", re.MULTILINE)
_SERIAL = re.compile(r"^Serial number: 0x(\w+)", re.MULTILINE)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def is_here() -> bool:
    """Whether the program is installed."""
    return shutil.which("openssl") is not None


def about_other_bytes() -> BadInput:
    """The error for a token that is good and about something else."""
    return BadInput("This token is about other bytes than the checkpoint.", None, "Take the one for this checkpoint.")


def shown(answer: bytes, refusal: str) -> tuple[str, str]:
    """The time (UTC in ISO 8601) and the serial number that an answer gives; its signature is not looked at.

    Raises:
        BadInput: it is no answer, or a refusal, or openssl is not here; `refusal` is what the strict parser said.
    """
    if not is_here():
        do = "Install openssl, which reads more of them, and take the token in again."
        raise BadInput(f"This token can't be read ({refusal}).", None, do)
    with tempfile.TemporaryDirectory() as folder:
        done = _run(Path(folder), {"answer": answer}, "ts", "-reply", "-in", "answer", "-text")
    text = done.stdout.decode("utf-8", "replace")
    if done.returncode or not text:
        raise BadInput("This is no answer of a time-stamping authority.", None, "Ask it again.")
    if not re.search(r"^Status: Granted", text, re.MULTILINE):
        raise BadInput("The authority refused.", None, "Ask another one.")
    said, serial = _TIME.search(text), _SERIAL.search(text)
    if said is None or said[1] not in _MONTHS:
        raise BadInput("This token names no time.", None, "Ask the authority again.")
    day, hour, minute, second, year = (int(said[at]) for at in (2, 3, 4, 5, 6))
    moment = datetime(year, _MONTHS.index(said[1]) + 1, day, hour, minute, second, tzinfo=UTC)
    return moment.isoformat().replace("+00:00", "Z"), serial[1].lower() if serial else ""


def check(answer: bytes, body: bytes, roots: Sequence[bytes]) -> None:
    """Return if the token is good for these bytes; without roots, if the certificate in it signed it.

    Raises:
        TokenNotGood: it names these bytes, and its signature or its chain does not fit.
        BadInput: it is about other bytes, or openssl is not here.
    """
    if not is_here():
        raise BadInput("Nobody here can check this token.", None, "Install openssl, then take the token in again.")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        files = {"answer": answer, "body": body, "roots": b"\n".join(roots)}
        if roots:
            done = _run(folder, files, "ts", "-verify", "-data", "body", "-in", "answer", "-CAfile", "roots")
        else:
            _run(folder, files, "ts", "-reply", "-in", "answer", "-token_out", "-out", "token")
            done = _run(folder, {}, "cms", "-verify", "-noverify", "-inform", "DER", "-in", "token", "-out", "told")
            told = folder / "told"
            if not done.returncode and not _names(told.read_bytes() if told.exists() else b"", body):
                raise about_other_bytes()
    if done.returncode:
        if b"imprint mismatch" in done.stderr or not _names(answer, body):
            raise about_other_bytes()
        do = "Check that it is the one for this checkpoint, and the root certificate."
        raise TokenNotGood("The token is not good: its signature or its chain of certificates does not fit.", None, do)


def _names(told: bytes, body: bytes) -> bool:
    return any(hashlib.new(name, body).digest() in told for name in DIGESTS)


def _run(folder: Path, files: dict[str, bytes], *words: str) -> subprocess.CompletedProcess[bytes]:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    command = [shutil.which("openssl") or "openssl", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=SECONDS)
