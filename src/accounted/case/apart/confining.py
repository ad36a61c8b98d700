"""The walls around a worker: bubblewrap where it is installed and allowed, else what the kernel grants us itself.

Inside bubblewrap there is no network, no other process, and of the disk only the programs: no home, no case, nothing
that can be written to but memory. Without it a worker still has its limits, and no network where the kernel allows.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from accounted.errors import CalledWrongly

REQUIRED = "ACCOUNTED_SANDBOX"
"""The variable that, set to `required`, has nothing opened without bubblewrap."""

_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/alternatives", "/etc/ld.so.cache", "/etc/fonts")
_KEPT = ("LANG", "LC_ALL", "TESSDATA_PREFIX")
_PATIENCE_SECONDS = 20
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # of unshare(2)


def command(words: Sequence[str]) -> list[str]:
    """The command that runs a program behind the walls there are.

    Raises:
        CalledWrongly: bubblewrap is required and does not work here.
    """
    if has_bubblewrap():
        return [*_bubblewrap(), *words]
    if os.environ.get(REQUIRED) == "required":
        what = "Bubblewrap is required for opening files, and does not work here."
        do = f"Install it (on Debian: apt-get install bubblewrap), or take the variable {REQUIRED} away."
        raise CalledWrongly(what, None, do)
    return list(words)


@cache
def has_bubblewrap() -> bool:
    """Whether bubblewrap is installed and the kernel lets it put up its walls; tried once."""
    if shutil.which("bwrap") is None:
        return False
    try:
        tried = subprocess.run(
            [*_bubblewrap(), "/usr/bin/true"], capture_output=True, timeout=_PATIENCE_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0


def environment() -> dict[str, str]:
    """The variables a worker gets; no secret of ours is among them."""
    path = os.pathsep.join(it for it in sys.path if it)
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin", "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "PYTHONHASHSEED": "0", "HOME": "/tmp", **kept,
    }  # fmt: skip


def cut_off_network() -> bool:
    """Leave this process without a network, if the kernel lets it; for where there is no bubblewrap."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        return bool(libc.unshare(_NEW_NETWORK) == 0 or libc.unshare(_NEW_USER | _NEW_NETWORK) == 0)
    except (OSError, AttributeError):
        return False


def walls(network_is_cut: bool) -> str:
    """A sentence on which of the walls stand."""
    if has_bubblewrap():
        return (
            "Originals are opened behind bubblewrap: no network, no files but the programs, limits on time and memory."
        )
    network = "without a network" if network_is_cut else "but the network is NOT cut off"
    return (
        f"Originals are opened in other processes with limits on time and memory, {network}. There is no bubblewrap, "
        "so they can see your files; to change that, install it (on Debian: apt-get install bubblewrap)."
    )


def _bubblewrap() -> list[str]:
    words = ["bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"]
    for name, value in environment().items():
        words += ["--setenv", name, value]
    words += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"]
    for path in _SYSTEM:
        if Path(path).is_symlink():
            words += ["--symlink", str(Path(path).readlink()), path]
        elif Path(path).exists():
            words += ["--ro-bind", path, path]
    for path in _programs():
        words += ["--ro-bind", path, path]
    return [*words, "--chdir", "/"]


def _programs() -> list[str]:
    """The folders that Python and its packages lie in, without those that another of them or the system holds."""
    known = {sys.prefix, sys.base_prefix, *(it for it in sys.path if Path(it).is_dir()), sysconfig.get_path("purelib")}
    folders = sorted({str(Path(it).resolve()) for it in known if it} | {str(Path(sys.prefix).absolute())})
    kept: list[str] = []
    for folder in folders:
        if folder not in ("/", str(Path.home())) and not any(_holds(it, folder) for it in (*_SYSTEM, *kept)):
            kept.append(folder)
    return kept


def _holds(outer: str, inner: str) -> bool:
    return inner == outer or inner.startswith(outer.rstrip("/") + "/")
