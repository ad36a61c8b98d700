"""What capturing tools wrote down of an original: address and moment, digests, tokens of time-stamping authorities.

All of it stands in sealed originals, so it is looked up anew for every report: what a web archive says of a page
stands in the event that announced the page; a list of hashes beside the files, as auto-archiver writes one, and tokens
over it, are originals of their own. What is found is what a tool says, and whether it agrees with the bytes; who ran
the tool, and whether an authority is who it says, is another question.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from accounted.case.receipts import WITHIN, Receipt
from accounted.errors import AccountedError
from accounted.model import CustodyEvent
from accounted.vault.timestamps import as_answer, read_token

if TYPE_CHECKING:
    from accounted.case.case import Case

_LIST = re.compile(r"(?:^|[-_ ])hash(?:es)?[^/]{0,40}\.txt\Z", re.I)
_TOKEN = re.compile(r"timestamp_token|\.(?:tsr|tst)\Z", re.I)
_HASHES = re.compile(rb"(?<![0-9a-fA-F])(?:[0-9a-fA-F]{128}|[0-9a-fA-F]{64})(?![0-9a-fA-F])")
_MOST_BYTES = 1 << 20
_MOST_TRIED = 500


def recorded(case: Case, digest: str, log: Sequence[CustodyEvent], held: dict[str, Receipt]) -> list[dict[str, Any]]:
    """What capturing tools say of an original, in the order of the log, then lists and tokens by their digests."""
    told = [
        {key: str(metadata[key]) for key in WITHIN if metadata.get(key) is not None}
        for event in log if digest in event.refs[:1] and isinstance(metadata := event.payload.get("metadata"), dict)
    ]  # fmt: skip
    found = [{"by": "capture", **said} for said in told if "captured" in said or "recorded" in said]
    lists = list(_lists(case, digest, held))
    return [*found, *lists, *_tokens(case, [digest, *(one["list"] for one in lists)], held)]


def _named(held: dict[str, Receipt], shape: re.Pattern[str]) -> list[str]:
    return sorted(one for one, receipt in held.items() if any(map(shape.search, receipt.names)))[:_MOST_TRIED]


def _lists(case: Case, digest: str, held: dict[str, Receipt]) -> Iterator[dict[str, str]]:
    """The lists of hashes that name an original."""
    wanted = {digest.removeprefix("sha256:"): "sha256"}
    for one in _named(held, _LIST):
        content = _bytes_of(case, one)
        if one == digest or content is None:
            continue
        named = {it.decode().lower() for it in _HASHES.findall(content)}
        if "sha3_512" not in wanted.values() and any(len(it) == 128 for it in named):
            wanted[hashlib.sha3_512(_bytes_of(case, digest, limit=None) or b"").hexdigest()] = "sha3_512"
        for value in sorted(named & wanted.keys()):
            yield {"by": "list", "list": one, "algorithm": wanted[value], "hash": value, "agrees": "yes"}


def _tokens(case: Case, about: Sequence[str], held: dict[str, Receipt]) -> Iterator[dict[str, str]]:
    """The tokens over an original, or over a list that names it; those over other bytes are passed over."""
    for one in _named(held, _TOKEN):
        content = _bytes_of(case, one)
        for it in about if content is not None else ():
            body = _bytes_of(case, it, limit=None)
            if one == it or body is None:
                continue
            try:
                token = read_token(as_answer(content or b""), body)
            except AccountedError:
                continue
            yield {"by": "token", "token": one, "about": it, "not_later_than": token.time, "serial": token.serial,
                   "read_by": token.read_by}  # fmt: skip
            break


def _bytes_of(case: Case, digest: str, limit: int | None = _MOST_BYTES) -> bytes | None:
    """The bytes of an original; None where they are gone, or more than such a file holds."""
    try:
        if limit is not None and case.desk.store.given.original(digest).size_bytes > limit:
            return None
        return case.desk.vault.read(digest)
    except AccountedError:
        return None
