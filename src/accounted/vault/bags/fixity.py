"""Whether a bag is what its manifests say, after RFC 8493; for bags of ours and of anybody else.

It is stricter than bagit.py where that lets a bag pass that it should not: a path that leads out of the bag, a file
that no manifest lists, a manifest that is not listed itself when others are, white space in the declaration. What
`fetch.txt` names and is not there counts as missing; nothing is fetched.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from accounted.vault.staging import CHUNK_BYTES
from accounted.vault.vault import unheard

ALGORITHMS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "sha3_512", "blake2b", "blake2s")
_DECLARATION = re.compile(r"\ABagIt-Version: (\d+)\.(\d+)\r?\n?Tag-File-Character-Encoding: (\S+)\r?\n?\Z")
_LISTED = re.compile(r"([0-9A-Fa-f]+)(?:[ \t]+\*?|[ \t]*\*)(.+)")
_OXUM = re.compile(r"(\d+)\.(\d+)")


@dataclass(slots=True)
class Fixity:
    """What was found: `faults` as path and sentence, how many files and bytes were read."""

    faults: list[tuple[str, str]] = field(default_factory=list)
    files: int = 0
    bytes_read: int = 0
    payload_bytes: int = 0


def check_fixity(bag: Path, progress: Callable[[int], None] = unheard) -> Fixity:
    """Read every file of the bag and compare it with every manifest that lists it."""
    found = Fixity()
    told = _declared(bag, found)
    if told is None:
        return found
    version, encoding = told
    lying = dict(_lying(bag, found))
    if not (bag / "data").is_dir():
        found.faults.append(("data", "The bag has no payload."))
    payload, tags = _manifests(bag, "manifest", version, encoding, found), {}
    if not payload:
        found.faults.append(("manifest", "The bag has no manifest that can be used."))
    for algorithm, listed in _manifests(bag, "tagmanifest", version, encoding, found).items():
        tags[algorithm] = listed
    _check_lists(bag, payload, tags, lying, version, found)
    _check_bytes(payload, tags, lying, found, progress)
    _check_told(bag, encoding, lying, found)
    return found


def _declared(bag: Path, found: Fixity) -> tuple[tuple[int, int], str] | None:
    """Version and encoding as `bagit.txt` declares them; None where it is none."""
    try:
        content = (bag / "bagit.txt").read_bytes()
        text = content.decode("utf-8")
    except (OSError, ValueError):
        found.faults.append(("bagit.txt", "The declaration is missing or can't be read."))
        return None
    said = _DECLARATION.match(text)
    if not said or said[3].lower().replace("_", "-") not in _KNOWN_ENCODINGS:
        found.faults.append(("bagit.txt", "This is not the declaration of a bag."))
        return None
    if (version := (int(said[1]), int(said[2]))) not in _VERSIONS:
        found.faults.append(("bagit.txt", f"There is no version {said[1]}.{said[2]} of BagIt."))
        return None
    return version, said[3]


_VERSIONS = {(0, minor) for minor in range(93, 98)} | {(1, 0)}
_KNOWN_ENCODINGS = {"utf-8", "utf-16", "utf-16le", "utf-16be", "utf-32", "us-ascii", "ascii", "iso-8859-1", "latin-1"}


def _lying(bag: Path, found: Fixity) -> Iterator[tuple[str, Path]]:
    """Every file of the bag by its path in it; links are faults."""
    for path in sorted(bag.rglob("*")):
        name = path.relative_to(bag).as_posix()
        if path.is_symlink():
            found.faults.append((name, "A link stands in the bag; a bag holds its own files."))
        elif path.is_file():
            yield name, path


def _manifests(
    bag: Path, kind: str, version: tuple[int, int], encoding: str, found: Fixity
) -> dict[str, dict[str, str]]:
    """What each manifest of a kind lists: digest by path, by algorithm."""
    made: dict[str, dict[str, str]] = {}
    for path in sorted(bag.glob(f"{kind}-*.txt")):
        algorithm = path.stem.removeprefix(f"{kind}-").lower().replace("-", "_")
        if algorithm not in ALGORITHMS:
            found.faults.append((path.name, f"The digest {algorithm!r} is not one that is known."))
            continue
        try:
            text = path.read_bytes().decode(_codec(encoding))
        except (OSError, ValueError, LookupError):
            found.faults.append((path.name, "A manifest can't be read."))
            continue
        made[algorithm] = dict(_listed(path.name, text, version, found))
    return made


def _codec(encoding: str) -> str:
    return "utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding


def _listed(name: str, text: str, version: tuple[int, int], found: Fixity) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for line in re.split(r"\r\n|\r|\n", text):
        if not line.strip():
            continue
        said = _LISTED.fullmatch(line)
        if not said:
            found.faults.append((name, "A line of a manifest is none."))
            continue
        digest, path = said[1].lower(), _plain(said[2], version)
        if not _stays_inside(path):
            found.faults.append((name, f"A manifest names a place outside of the bag: {path}"))
        elif path in seen and (seen[path] != digest or version >= (1, 0)):
            found.faults.append((name, f"A file is listed twice: {path}"))
        else:
            seen[path] = digest
            yield path, digest


def _plain(path: str, version: tuple[int, int]) -> str:
    """The path without a leading `./`; since version 1.0, CR, LF and % may stand as %0D, %0A, %25, and only those."""
    path = re.sub(r"\A(\./)+", "", path)
    if version >= (1, 0):
        return re.sub(r"%(0[DdAa]|25)", lambda found: unquote(found[0]), path)
    return re.sub(r"%0[DdAa]", lambda found: unquote(found[0]), path)


def _stays_inside(path: str) -> bool:
    parts = path.replace("\\", "/").split("/")
    return not (path.startswith(("/", "\\", "~")) or ".." in parts or re.match(r"[A-Za-z]:", path) or "\0" in path
                or re.match(r"\$\{?\w", path) or re.match(r"%\w+%", path))  # fmt: skip


def _check_lists(
    bag: Path,
    payload: dict[str, dict[str, str]],
    tags: dict[str, dict[str, str]],
    lying: dict[str, Path],
    version: tuple[int, int],
    found: Fixity,
) -> None:
    """Files that are listed nowhere, or, since version 1.0, not in every manifest."""
    of_payload = {name for name in lying if name.startswith("data/")}
    listed = {name for one in payload.values() for name in one}
    for name in sorted(of_payload - listed):
        found.faults.append((name, "A file lies in the bag that no manifest lists."))
    for algorithm, one in payload.items():
        if version >= (1, 0) and of_payload & listed - set(one):
            found.faults.append((f"manifest-{algorithm}.txt", "A manifest does not list every file of the payload."))
    for name in sorted(name for one in payload.values() for name in one if not name.startswith("data/")):
        found.faults.append((name, "A manifest of the payload lists a file that is not in it."))
    of_tags = {name for one in tags.values() for name in one}
    for name in sorted(f"manifest-{algorithm}.txt" for algorithm in payload):
        if tags and name not in of_tags and version >= (1, 0):
            found.faults.append((name, "The tag manifest does not list this manifest."))
    _check_fetched(bag, listed, found)


def _check_fetched(bag: Path, listed: set[str], found: Fixity) -> None:
    try:
        text = (bag / "fetch.txt").read_text("utf-8")
    except (OSError, ValueError):
        return
    for line in filter(None, map(str.strip, text.splitlines())):
        parts = line.split(None, 2)
        path = _plain(parts[2], (1, 0)) if len(parts) == 3 else ""
        if not path or not _stays_inside(path):
            found.faults.append(("fetch.txt", "A line of it names a place outside of the bag, or none."))
        elif path not in listed:
            found.faults.append(("fetch.txt", f"It names a file that no manifest lists: {path}"))


def _check_bytes(
    payload: dict[str, dict[str, str]],
    tags: dict[str, dict[str, str]],
    lying: dict[str, Path],
    found: Fixity,
    progress: Callable[[int], None],
) -> None:
    wanted: dict[str, dict[str, str]] = {}
    for algorithm, listed in [*payload.items(), *tags.items()]:
        for name, digest in listed.items():
            wanted.setdefault(name, {})[algorithm] = digest
    for name, digests in sorted(wanted.items()):
        path = lying.get(name) or lying.get(name.replace("\\", "/"))
        if path is None:
            found.faults.append((name, "A file that is listed is not there."))
            continue
        try:
            computed, size = _digests(path, list(digests), progress)
        except OSError as failure:
            found.faults.append((name, f"A file can't be read: {failure.strerror}."))
            continue
        found.files, found.bytes_read = found.files + 1, found.bytes_read + size
        if computed != digests:
            found.faults.append((name, "A file is not the one that was listed."))


def _digests(path: Path, algorithms: list[str], progress: Callable[[int], None]) -> tuple[dict[str, str], int]:
    running = {name: hashlib.new(name, usedforsecurity=False) for name in algorithms}
    size = 0
    with path.open("rb", buffering=0) as file:
        while piece := file.read(CHUNK_BYTES):
            for one in running.values():
                one.update(piece)
            size += len(piece)
            progress(len(piece))
    return {name: one.hexdigest() for name, one in running.items()}, size


def _check_told(bag: Path, encoding: str, lying: dict[str, Path], found: Fixity) -> None:
    """`bag-info.txt`, where there is one: readable, and with the payload's count if it gives one."""
    path = bag / "bag-info.txt"
    if not path.is_file():
        return
    try:
        text = path.read_bytes().decode(_codec(encoding))
    except (OSError, ValueError, LookupError):
        found.faults.append(("bag-info.txt", "It can't be read."))
        return
    lines = [line for line in re.split(r"\r\n|\r|\n", text) if line.strip()]
    if any(":" not in line and not line[0].isspace() for line in lines):
        found.faults.append(("bag-info.txt", "A line of it says nothing of anything."))
    said = [line.split(":", 1)[1].strip() for line in lines if line.lower().startswith("payload-oxum")]
    sizes = [one.stat().st_size for name, one in lying.items() if name.startswith("data/")]
    for one in said:
        oxum = _OXUM.fullmatch(one)
        if len(said) > 1 or not oxum or (int(oxum[1]), int(oxum[2])) != (sum(sizes), len(sizes)):
            found.faults.append(("bag-info.txt", "The payload is not as large as it says."))
            break
