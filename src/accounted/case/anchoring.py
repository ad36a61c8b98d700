"""Others vouching for a checkpoint: time-stamping authorities, and partners who sign it as well.

Nothing is sent unless an authority is named. What could not be sent waits in `heads` as a request and an address, and
goes out when next somebody asks for it.

    heads/<size>.<authority>.tsq    the request, kept; with it openssl can check the token
    heads/<size>.<authority>.url    where it is to be sent, while it waits
    heads/<size>.<authority>.tsr    the answer
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accounted.case.checkpoints import Kept, make_checkpoint, own_signer, signers
from accounted.case.desk import Desk
from accounted.case.given_files import content_of
from accounted.errors import BadInput
from accounted.vault import acts
from accounted.vault.authority import Unreached, ask, name_of
from accounted.vault.durable import storing, write_file
from accounted.vault.heads import Heads
from accounted.vault.notes import Note
from accounted.vault.timestamps import Token, read_token, request

ANCHORED, WAITING = "anchored", "waiting"


@dataclass(frozen=True, slots=True)
class Anchored:
    """What came of one anchor: `anchored`, with the time the authority gave, or `waiting`, and why."""

    size: int
    by: str
    state: str
    time: str | None = None
    why: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The five of them."""
        return {"size": self.size, "by": self.by, "state": self.state, "time": self.time, "why": self.why}


def anchor(desk: Desk, authorities: Sequence[str], roots: Sequence[Path] = ()) -> Iterator[Anchored]:
    """Ask every authority that is named to vouch for the newest checkpoint, then send again what waits.

    Raises:
        BadInput: an address is none; nothing was sent.
    """
    heads, pems = Heads(desk.folder), [content_of(path) for path in roots]
    names = {name_of(address): address for address in authorities}
    if names:
        kept = make_checkpoint(desk)
        for name, address in names.items():
            _queue(heads, kept, name, address)
    for stem in _waiting(heads):
        yield _send(desk, heads, stem, pems)


def _queue(heads: Heads, kept: Kept, name: str, address: str) -> None:
    stem = f"{kept.size}.{name}"
    if heads.read(f"{stem}.tsr") is not None:
        return
    if heads.read(f"{stem}.tsq") is None:
        heads.put(f"{stem}.tsq", request(kept.note.checkpoint.body.encode()))
    heads.put(f"{stem}.url", f"{address}\n".encode())


def _waiting(heads: Heads) -> list[str]:
    return [name.removesuffix(".url") for name in heads.names() if name.endswith(".url")]


def _send(desk: Desk, heads: Heads, stem: str, roots: Sequence[bytes]) -> Anchored:
    size, by = int(stem.split(".", 1)[0]), stem.split(".", 1)[1]
    address, query = ((heads.read(f"{stem}.{end}") or b"") for end in ("url", "tsq"))
    try:
        answer = ask(address.decode().strip(), query)
        token = read_token(answer, heads.read(f"{size}.head") or b"", roots)
    except Unreached as error:
        return Anchored(size, by, WAITING, why=f"It could not be reached: {error}.")
    except BadInput as error:
        return Anchored(size, by, WAITING, why=error.what)
    _keep(desk, heads, stem, answer, token)
    heads.take_away(f"{stem}.url")
    return Anchored(size, by, ANCHORED, token.time, _told_of(token))


def _told_of(token: Token) -> str | None:
    said = []
    if token.refusal:
        said.append(f"The strict parser said: {token.refusal}; openssl found it good.")
    if not token.rooted:
        said.append("Whether it is who it says was not checked, since no root certificate was given.")
    return " ".join(said) or None


def _keep(desk: Desk, heads: Heads, stem: str, answer: bytes, token: Token) -> None:
    """The file first, then the event that tells of it."""
    size, by = stem.split(".", 1)
    file = f"{stem}.tsr"
    heads.put(file, answer)
    told = {"time": token.time, "serial": token.serial, "read_by": token.read_by}
    told |= {"refusal": token.refusal} if token.refusal else {}
    with desk.store.writing():
        desk.log(acts.ANCHORED, [file], acts.anchored(int(size), by, file, answer, told))


def take_token(desk: Desk, path: Path, by: str, roots: Sequence[Path] = ()) -> Anchored:
    """Take in an answer that was fetched elsewhere, for the checkpoint that it is about.

    Raises:
        BadInput: it is about no checkpoint of this case, or no answer of an authority.
        Unreadable: the file can't be read.
    """
    heads, answer, pems = Heads(desk.folder), content_of(path), [content_of(root) for root in roots]
    refusal: BadInput | None = None
    for name in reversed([one for one in heads.names() if one.endswith(".head")]):
        size = name.removesuffix(".head")
        try:
            token = read_token(answer, heads.read(name) or b"", pems)
        except BadInput as error:
            refusal = error
            continue
        stem = _free_stem(heads, f"{size}.{name_of(f'https://{by}')}")
        _keep(desk, heads, stem, answer, token)
        return Anchored(int(size), by, ANCHORED, token.time, _told_of(token))
    raise refusal or BadInput("There is no checkpoint that it could be about.", str(path), "Run: accounted checkpoint")


def _free_stem(heads: Heads, stem: str) -> str:
    names = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
    return next(name for name in names if heads.read(f"{name}.tsr") is None)


def take_cosigned(desk: Desk, path: Path, by: str) -> Anchored:
    """Take in a checkpoint of this case that a partner signed as well, under the partner's name.

    Raises:
        BadInput: it is no checkpoint that was made of this case, or nobody but the case's own keys signed it.
    """
    heads = Heads(desk.folder)
    try:
        note = Note.from_text(content_of(path).decode())
    except ValueError as error:
        raise BadInput("This is no signed checkpoint.", str(path), "Ask for the file that they signed.") from error
    size = note.checkpoint.size
    if heads.read(f"{size}.head") != note.checkpoint.body.encode():
        raise BadInput("This is no checkpoint that was made of this case.", str(path), "Ask for the one you gave.")
    own = signers(desk)
    others = [one for one in note.signatures if one.name not in own]
    if not others:
        raise BadInput("Nobody else signed this checkpoint.", str(path), "Have it signed:  accounted cosign FILE")
    file = f"{size}.{others[-1].name}.cosigned"
    heads.put(file, note.text.encode())
    with desk.store.writing():
        told = {"signer": others[-1].name}
        desk.log(acts.ANCHORED, [file], acts.anchored(size, by, file, note.text.encode(), told))
    return Anchored(size, by, ANCHORED, why=f"Signed by {others[-1].name}.")


def cosign(path: Path, out: Path) -> Note:
    """Sign a checkpoint of somebody else's case with this account's key, and write it out.

    It says that you have seen this checkpoint, and nothing about what is in the case.
    """
    try:
        note = Note.from_text(content_of(path).decode())
    except ValueError as error:
        raise BadInput("This is no signed checkpoint.", str(path), "Give the .note file that they sent.") from error
    signed = note.signed_by(own_signer())
    with storing(out):
        write_file(out, signed.text.encode())
    return signed
