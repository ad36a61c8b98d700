"""Whether a log is the one that was signed: every checkpoint that is known is held against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from accounted.errors import BadInput
from accounted.model import digest_of, say
from accounted.vault.heads import CURRENT, Heads
from accounted.vault.hearing import Heard
from accounted.vault.keyring import Seen, Sights
from accounted.vault.notes import Note
from accounted.vault.signing import PublicKey
from accounted.vault.verification import Problem


@dataclass(frozen=True, slots=True)
class Known:
    """A checkpoint that is known, and where from."""

    note: Note
    where: str
    ours: bool
    """Whether it lies in the case, so that its signer must stand in the case's log."""

    @property
    def size(self) -> int:
        """How many events it is of."""
        return self.note.checkpoint.size


@dataclass(slots=True)
class Collected:
    """The checkpoints to hold against a log, those that can't be read, and the one this machine has seen."""

    known: list[Known] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: Sights = field(default_factory=Sights)

    @property
    def sizes(self) -> set[int]:
        """The sizes at which the root is wanted."""
        seen = (self.seen.here, *self.seen.elsewhere)
        return {one.size for one in self.known} | {one.note.checkpoint.size for one in seen if one}


def collected(heads: Heads, against: Iterable[tuple[str, bytes]] = (), seen: Sights | None = None) -> Collected:
    """What is known: the case's own checkpoints, those kept elsewhere (name and bytes), and the one seen here."""
    made = Collected(seen=seen or Sights())
    ours = ((f"heads/{name}", content, True) for name, content in heads.notes())
    for where, content, own in (*ours, *((name, content, False) for name, content in against)):
        try:
            made.known.append(Known(Note.from_text((content or b"").decode()), where, own))
        except (ValueError, BadInput):
            what = "A checkpoint can't be read as one; it was altered or cut off."
            made.problems.append(Problem("head_mismatch", what, where))
    return made


def check_heads(
    heard: Heard, heads: Heads, found: Collected, keys: Mapping[str, PublicKey] | None = None
) -> tuple[list[Problem], list[str]]:
    """Problems and notes: logs that are not those that were signed, signatures that are none, files that are gone.

    Args:
        heard: the log, with its roots at the sizes of the checkpoints.
        heads: the case's own.
        found: the checkpoints to hold against it.
        keys: further public keys that are known, by name.
    """
    problems, notes = [*found.problems], list[str]()
    every = {**(keys or {}), **heard.signers}
    for one in sorted(found.known, key=lambda known: (known.size, known.where)):
        problems += _signed(one, heard.signers if one.ours else every, notes)
    problems += _fits(heard, found.known)
    problems += _files(heard, heads)
    problems += _keys(heard, heads)
    problems += _strangers(heard, heads, notes)
    problems += _as_seen(heard, found.seen, problems, notes)
    return problems, notes


def unsigned(heads: Heads, events: int) -> Iterator[str]:
    """A note on events that no checkpoint covers: a command was stopped before it signed them, or somebody else's hand
    added them."""
    current = heads.current()
    if current is not None and current.checkpoint.size < events:
        yield (
            f"Events {current.checkpoint.size + 1:,} to {events:,} are not signed yet. If no command was stopped before"
            " its end, look at what they say; the next command that logs something signs them."
        )


def vouched(heads: Heads, files: Iterable[str]) -> Iterator[str]:
    """A sentence for every token: of when the checkpoint is that it lies with, or why it vouches for none."""
    tokens = sorted(name for name in files if name.endswith(".tsr"))
    if tokens:
        from accounted.vault.timestamps import read_token  # loaded only where there is one to read
    for name in tokens:
        if not _LIKE_OURS.match(name):
            yield f"heads/{name}: The token is named after no checkpoint, so it vouches for none."
            continue
        size = name.split(".", 1)[0]
        body, answer = heads.read(f"{size}.head"), heads.read(name)
        if body is None or answer is None:
            continue
        try:
            token = read_token(answer, body)
        except BadInput as error:
            yield f"heads/{name}: {error.what}"
            continue
        by = name.split(".", 1)[1].removesuffix(".tsr")
        yield f"The first {int(size):,} events are not later than {token.time}, says {by} (read by {token.read_by})."


def _signed(one: Known, keys: Mapping[str, PublicKey], notes: list[str]) -> Iterator[Problem]:
    good, bad = one.note.signers(keys)
    if bad:
        yield Problem("head_mismatch", f"A signature on a checkpoint is not that of {bad[0]}.", one.where)
    elif not good and one.ours:
        yield Problem("head_mismatch", "A checkpoint is signed by no key that the log introduces.", one.where)
    elif not good:
        notes.append(f"{one.where}: it is signed by no key that this case or this machine knows; only its words count.")


def _fits(heard: Heard, known: list[Known]) -> Iterator[Problem]:
    """The checkpoints that the log is not of, each with the stretch in which it came to differ."""
    held = [one for one in known if _holds(heard, one.note)]
    for one in known:
        if one in held:
            continue
        if one.note.checkpoint.origin != heard.origin:
            what = "A checkpoint is of another log than this one; the first event was replaced, or the checkpoint was."
            yield Problem("head_mismatch", what, one.where)
        elif one.size > heard.events:
            yield _too_short(heard, one)
        else:
            before = max((it.size for it in held if it.size < one.size), default=0)
            yield Problem("head_mismatch", _since(heard, one, before), one.where)


def _holds(heard: Heard, note: Note) -> bool:
    point = note.checkpoint
    return point.origin == heard.origin and heard.roots.get(point.size) == point.root


def _too_short(heard: Heard, one: Known) -> Problem:
    what = f"A checkpoint is of {one.size:,} events, and the log has {heard.events:,}; its end is missing."
    first = heard.events + 1
    where = f"event {first}" if first == one.size else f"events {first}–{one.size}"
    return Problem("event_missing", f"{what} ({one.where})", where)


def _since(heard: Heard, one: Known, before: int) -> str:
    by = ", ".join(it.name for it in one.note.signatures)
    what = f"The log is not the one that was signed: its first {one.size:,} events are not those {by} signed."
    if before:
        when = f" ({heard.times[before]})" if before in heard.times else ""
        return f"{what} It was still the same up to event {before:,}{when}; something after that was changed."
    return f"{what} No earlier checkpoint is known, so the change may be anywhere among them."


def _files(heard: Heard, heads: Heads) -> Iterator[Problem]:
    """Files that the log tells of, and that are gone or changed."""
    for name, digest in sorted(heard.files.items()):
        content = heads.read(name) if "/" not in name else None
        if content is None:
            yield Problem("head_mismatch", "A checkpoint or token that the log tells of is gone.", f"heads/{name}")
        elif digest_of(content) != digest:
            what = "A checkpoint or token is no longer as the log tells of it."
            yield Problem("head_mismatch", what, f"heads/{name}")


def _strangers(heard: Heard, heads: Heads, notes: list[str]) -> Iterator[Problem]:
    """Files that lie among the checkpoints and that nothing tells of, and a newest checkpoint that is gone."""
    names = heads.names()
    for name in names:
        if name in heard.files or name == CURRENT or _KEY.match(name) or name.endswith((".tsq", ".url")):
            continue
        if _LIKE_OURS.match(name):
            where = f"heads/{name}"
            notes.append(
                say("The log tells of no such checkpoint or token, as when a command was stopped: {name}", name=where)
            )
        else:
            what = "A file lies among the checkpoints that is named like none."
            yield Problem("unknown_object", what, f"heads/{name}")
    if CURRENT not in names and heard.files:
        what = "The newest checkpoint is gone, though the log tells of others."
        yield Problem("head_mismatch", what, f"heads/{CURRENT}")
    elif CURRENT not in names and heard.signers:
        notes.append("The log introduces a key, and no checkpoint by it lies here; the next command signs the log.")


_KEY = re.compile(r"signer-[0-9a-f]{16}\.pem\Z")
_LIKE_OURS = re.compile(r"[1-9][0-9]*\.(?:note|head|sig|[^/]+\.(?:tsr|cosigned))\Z")


def _keys(heard: Heard, heads: Heads) -> Iterator[Problem]:
    for name in heads.names():
        if name.endswith(".pem") and name.startswith("signer-"):
            key = heard.signers.get(name.removesuffix(".pem"))
            if key is None or heads.read(name) != key.pem():
                yield Problem("head_mismatch", "A public key is not the one the log introduces.", f"heads/{name}")


def _as_seen(heard: Heard, seen: Sights, problems: list[Problem], notes: list[str]) -> Iterator[Problem]:
    """Whether the case goes on from what this machine has seen of it; copies that went their own way are noted."""
    wanted = seen.to_hold()
    held = [one for one in wanted if _holds(heard, one.note)]
    if wanted and not held:
        longest = max(wanted, key=lambda one: one.note.checkpoint.size)
        size = longest.note.checkpoint.size
        if size > heard.events:
            notes.append(
                f"This machine has seen this case with {size:,} events, and here are {heard.events:,}. If this is not"
                " an older copy of it, its end was cut off."
            )
        elif not any(one.where == f"heads/{CURRENT}" for one in problems):
            yield _rewritten(longest)
    for one in seen.elsewhere:
        if one.is_there and one not in wanted and not _holds(heard, one.note):
            notes.append(
                f"A copy of this case, in {one.folder}, was worked on apart from it, up to event"
                f" {one.note.checkpoint.size:,}. What is done in one of the two is not in the other."
            )


def _rewritten(seen: Seen) -> Problem:
    what = (
        f"The log is not the one this machine has seen: of its first {seen.note.checkpoint.size:,} events, some are"
        " others. It was rewritten, or two copies of the case were worked on apart from each other. If you know that"
        f" this one is right, take away the file {seen.kept_in}, which holds what was seen."
    )
    return Problem("head_mismatch", what, "log head")
