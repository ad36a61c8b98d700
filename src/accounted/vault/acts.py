"""The kinds of custody event, and what the payload of each holds.

The digest of an original stands in the event's `refs` too: a payload may be withheld or erased one
day, and the line must still say which original it was about. Nothing that programs make is kept
in the log, since it can be made again; what it came to is, as a digest. What a language model answered is kept.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from accounted.model import Answer, Judgement, Original, Run, digest_of
from accounted.vault.notes import Checkpoint
from accounted.vault.signing import PublicKey

CASE_CREATED = "case_created"
"""The case was made: `{title}`."""

ANNOUNCED = "announced"
"""Bytes are about to be stored: `{digest, size, name, metadata}`. What a killed run leaves is thus expected."""

SEALED = "sealed"
"""The announced bytes are stored and will not change: `{digest}`."""

UNPACKED = "unpacked"
"""All that was found inside an original is sealed as originals of their own: `{digest}`. Each of them names
this one in its own announcement as `inside`, with its exact name there as `member`."""

RECEIVED_AGAIN = "received_again"
"""Bytes already held were given once more, perhaps under another name: `{digest, name, metadata}`."""

JUDGED = "judged"
"""A person decided something: `{judgement, digest}`, its id and the digest over all it says; `refs` is that id.

Events of before hold no digest."""

ANSWERED = "answered"
"""Something outside answered to a reader, and the raw bytes are kept: `{digest, question, answer, size, reader,
address}` and what the question rested on, such as `{model, prompt}`; `refs` are the digests of original and answer."""

READ = "read"
"""An original was opened and read: `{digest, claims, made}`, `made` being the digest over the document and all its
claims in canonical JSON, and `{run, reader, version}`, which are null where it was opened only. It is logged only where
it came to something else than the last time."""

READ_WITH = "read_with"
"""A person had an original read by this reader, from now on: `{digest, reader, settings, answers}`."""

EXPORTED = "exported"
"""What may leave the case was written out: `{format, digest, files, left_out}`; `refs` is the digest of the file, or
of the list of its files. Where it was written is nobody's business but the writer's, and is not kept."""

CUSTODY_TOLD = "custody_told"
"""A person told of an original's way before or beside the case: `{digest}` and facts by name, such as `received_from`,
`received_on`, `how`, `tool`, `copy_of`; `refs` are the digests."""

SIGNER_ADDED = "signer_added"
"""From here on, checkpoints may be signed with this key: `{signer, public_key}`, the key in base64; `refs` is its name.
It is logged before the key signs, so that every signer stands in the tree that it signs."""

CHECKPOINTED = "checkpointed"
"""A checkpoint was made to be kept: `{size, root, files}`, the digests of its files by name."""

ANCHORED = "anchored"
"""Somebody outside vouched for a checkpoint: `{size, by, file, digest}` and what is told of it, such as `time`."""

PROTECTED = "protected"
"""The case was encrypted under a new key, or laid in the clear again: `{encrypted}`."""

OF_THE_LOG = (PROTECTED, EXPORTED, SIGNER_ADDED, CHECKPOINTED, ANCHORED)
"""Acts on the log or by it: they change nothing that the case holds."""


def signer_added(key: PublicKey) -> dict[str, Any]:
    """The payload of `SIGNER_ADDED`."""
    return {"signer": key.name, "public_key": b64encode(key.raw).decode()}


def checkpointed(checkpoint: Checkpoint, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The payload of `CHECKPOINTED`."""
    digests = {name: digest_of(content) for name, content in files.items()}
    return {"size": checkpoint.size, "root": checkpoint.root.hex(), "files": digests}


def anchored(size: int, by: str, file: str, content: bytes, told: Mapping[str, str]) -> dict[str, Any]:
    """The payload of `ANCHORED`."""
    return {**told, "size": size, "by": by, "file": file, "digest": digest_of(content)}


LIST_KEPT = "list_kept"
"""A person said that an original is a list of persons, and which of its columns hold what: `{digest, name, map}`."""


def list_kept(digest: str, name: str, mapping: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The payload of `LIST_KEPT`."""
    return {"digest": digest, "name": name, "map": {field: list(columns) for field, columns in mapping.items()}}


def announced(original: Original, name: str, metadata: Mapping[str, Any]) -> dict[str, Any]:
    """The payload of `ANNOUNCED`."""
    return {"digest": original.digest, "size": original.size_bytes, "name": name, "metadata": dict(metadata)}


def sealed(digest: str) -> dict[str, Any]:
    """The payload of `SEALED`."""
    return {"digest": digest}


def unpacked(digest: str) -> dict[str, Any]:
    """The payload of `UNPACKED`."""
    return {"digest": digest}


def received_again(digest: str, name: str, metadata: Mapping[str, Any]) -> dict[str, Any]:
    """The payload of `RECEIVED_AGAIN`."""
    return {"digest": digest, "name": name, "metadata": dict(metadata)}


def judged(judgement: Judgement) -> dict[str, Any]:
    """The payload of `JUDGED`."""
    return {"judgement": judgement.id, "digest": judgement.digest}


def answered(answer: Answer, reader: str, address: str, about: Mapping[str, str]) -> dict[str, Any]:
    """The payload of `ANSWERED`."""
    return {
        **about, "digest": answer.document, "question": answer.question, "answer": answer.digest,
        "size": len(answer.content), "reader": reader, "address": address,
    }  # fmt: skip


def read_with(digest: str, reader: str, settings: Mapping[str, str], answers: Sequence[str]) -> dict[str, Any]:
    """The payload of `READ_WITH`; `answers` are the digests of those that were read."""
    return {"digest": digest, "reader": reader, "settings": dict(settings), "answers": list(answers)}


def read(digest: str, claims: int, made: str, run: Run | None) -> dict[str, Any]:
    """The payload of `READ`."""
    by = (run.id, str(run.settings.get("reader")), run.version) if run else (None, None, None)
    told = dict(zip(("run", "reader", "version"), by, strict=True))
    return {"digest": digest, "claims": claims, "made": made, **told}


def exported(format: str, digest: str, files: int, left_out: Mapping[str, int]) -> dict[str, Any]:
    """The payload of `EXPORTED`; `left_out` counts what stayed in."""
    return {"format": format, "digest": digest, "files": files, "left_out": dict(left_out)}
