"""Exports: records gathered through the publication gate, written whole or not at all, and written down in the log.

An export goes to a temporary name beside its place, is flushed, then logged, and only then given its name: what lies
there under its name is whole, and stands in the log. It holds no time of its own, so the same case gives the same
bytes; what state of the case it is of, it says by the last event that was no export.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accounted.case.folders import AnyPath, is_part_of_a_case, path_of
from accounted.case.placing import beside, put_in_place
from accounted.case.selecting import Wanted, selected
from accounted.errors import BadInput, NotFound
from accounted.model import canonical, digest_of
from accounted.vault import acts
from accounted.vault.durable import flush_file, flush_folder, storing

if TYPE_CHECKING:
    from accounted.case.case import Case
    from accounted.publication import Exporter, Part


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file of an export: its path in it, its size and its digest."""

    path: str
    size_bytes: int
    digest: str

    def to_dict(self) -> dict[str, Any]:
        """Path, size and digest."""
        return {"path": self.path, "size_bytes": self.size_bytes, "digest": self.digest}


@dataclass(frozen=True, slots=True)
class Exported:
    """An export as written: `digest` is that of the file, or of the list of files of a folder.

    `content` says in words what it holds where that is no claims; its statement then counts none.
    """

    format: str
    path: Path
    files: tuple[ExportedFile, ...]
    digest: str
    statement: dict[str, Any]
    left_out: str
    content: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Where it lies, what it holds, and what was left out."""
        files = [one.to_dict() for one in self.files]
        return {**self.statement, "format": self.format, "path": str(self.path), "digest": self.digest, "files": files}


def formats() -> list[str]:
    """The formats that a case can be written out in, by name."""
    from accounted.case.bagging import BAG
    from accounted.plugins import exporters

    return sorted([BAG, *exporters()])


def export(
    case: Case, format: str, path: AnyPath, rules: Sequence[str] = (), shown: Sequence[str] = ()
) -> Exported:  # fmt: skip
    """Write the case in that format at the path exactly: a file, or a folder where the format is one; and log it.

    What is marked confidential stays in, with everything that quotes its words; the export says how much. Ranges go
    out only under declared rules that are named.

    Args:
        rules: counting rules whose ranges shall go out as well, each beside its name and version.
        shown: what goes out only when it is asked for, of `KEPT_BACK`, `ROWS` and `ACCOUNTS`.

    Raises:
        BadInput: there is no such format, it writes nothing of what is asked for, or something lies at the path that
            is no earlier export of this case.
        StoreDamaged: a claim no longer quotes its document.
        CannotStore: the disk refused, or the case can't be written to, so that the export can't be logged.
        CaseIsBusy: another export to this place is running.
    """
    from accounted.case.bagging import BAG, export_bag
    from accounted.plugins import exporter, unknown
    from accounted.publication import export as parts_of

    if case.desk.vault.encrypted:
        case.desk.warn("This case is encrypted; what is exported is in the clear. Keep it where only those can read it"
                       " who may.")  # fmt: skip
    if format == BAG:  # it holds the log and the vault, of which an exporter knows nothing
        _check_shown(format, shown, ())
        return export_bag(case, path_of(path))
    if format not in formats():
        raise unknown("format", format, formats())
    part, place = exporter(format), path_of(path)
    check_place(case, place, part.folder)
    selection = selected(case, _wanted(part, rules, shown))
    with storing(place), beside(place) as temporary:
        files = _written(parts_of(selection, part), temporary, part.folder)
        digest = files[0].digest if not part.folder else digest_of_all(files)
        log_export(case, format, digest, files, selection.left_out.to_dict())
        put_in_place(temporary, place)
    narrowed = getattr(part, "narrowed", None)
    written = narrowed(selection) if narrowed else selection
    content, statement = getattr(part, "content", None), written.statement()
    if content:
        statement["holds"] = dict.fromkeys(statement["holds"], 0)
    return Exported(format, place, files, digest, statement, written.left_out.sentence(), content)


def _wanted(part: Exporter, rules: Sequence[str], shown: Sequence[str]) -> Wanted:
    """What the exporter is to be given."""
    from accounted.publication import ACCOUNTS, KEPT_BACK, ROWS

    persons = bool(getattr(part, "persons", False))
    _check_shown(part.name, shown, (*KEPT_BACK, ROWS, ACCOUNTS) if persons else (ROWS, ACCOUNTS))
    return Wanted(
        rules=(*getattr(part, "rules", ()), *rules), persons=persons, shown=frozenset(shown),
    )  # fmt: skip


def _check_shown(format: str, shown: Sequence[str], known: Sequence[str]) -> None:
    for one in shown:
        if one not in known:
            do = f"It can be {', '.join(known)}." if known else "Leave it out."
            raise BadInput(f"The format {format!r} can't be asked for {one!r}.", "--with", do)


def check_place(case: Case, place: Path, folder: bool) -> None:
    """Refuse a place where something lies that is no earlier export of this case."""
    if is_part_of_a_case(place):
        raise BadInput("An export can't lie among what a case keeps.", str(place), "Choose another place.")
    if not place.parent.is_dir():
        raise NotFound("There is no such folder to write into.", str(place.parent), "Make it, or choose another.")
    other_kind = place.is_file() and folder  # an export of one file is not replaced by a folder of the same name
    if place.is_symlink() or other_kind or (place.exists() and not _may_be_replaced(case, place)):
        what = "Something lies there that is no earlier export of this case as it was written; nothing was touched."
        raise BadInput(what, str(place), "Choose another name, or move it away.")


def _may_be_replaced(case: Case, place: Path) -> bool:
    """Whether it is an empty folder, or an export that the log knows by its digest; a device or a pipe is neither."""
    if not _is_kept(place):
        return False
    if place.is_dir():
        lying = sorted(place.rglob("*"))
        if not lying:
            return True
        if not all(map(_is_kept, lying)):
            return False
        files = [_described(one, place) for one in lying if one.is_file()]
        digest = digest_of_all(files)
    else:
        digest = _described(place, place.parent).digest
    return any(digest in event.refs for event in case.desk.store.given.events(acts.EXPORTED))


def _is_kept(path: Path) -> bool:
    """Whether it is a file or a folder itself, and no link: reading anything else may have no end."""
    return not path.is_symlink() and (path.is_file() or path.is_dir())


def _described(path: Path, folder: Path) -> ExportedFile:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return ExportedFile(path.relative_to(folder).as_posix(), path.stat().st_size, f"sha256:{digest}")


def digest_of_all(files: Iterable[ExportedFile]) -> str:
    """The digest of a folder: of the digests and paths of its files, in order of paths."""
    listed = sorted([one.path, one.digest] for one in files)
    return digest_of(canonical(listed).encode())


def _written(parts: Iterable[Part], place: Path, folder: bool) -> tuple[ExportedFile, ...]:
    files, folders = [], {place.parent}
    for one in parts:
        path = place / one.path if folder else place
        path.parent.mkdir(parents=True, exist_ok=True)
        folders |= {path.parent, *([place] if folder else [])}
        running, size = hashlib.sha256(), 0
        with path.open("xb") as stream:
            for piece in one.content:
                stream.write(piece)
                running.update(piece)
                size += len(piece)
            stream.flush()
            flush_file(stream.fileno())
        files.append(ExportedFile(one.path if folder else place.name, size, f"sha256:{running.hexdigest()}"))
    for one_folder in sorted(folders):
        flush_folder(one_folder)
    return tuple(files)


def log_export(case: Case, format: str, digest: str, files: Iterable[ExportedFile], left_out: dict[str, int]) -> None:
    """Write down in the log what was written out."""
    with case.desk.store.writing():
        case.desk.log(acts.EXPORTED, [digest], acts.exported(format, digest, len(list(files)), left_out))
