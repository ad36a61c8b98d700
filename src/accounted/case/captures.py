"""What capturing tools wrote down of an original: address and moment, digests, tokens of time-stamping authorities.

All of it stands in sealed originals, so it is looked up anew for every report: what a web archive says of a page
stands in the event that announced the page; a list of hashes beside the files, as auto-archiver writes one, and tokens
over it, are originals of their own. What is found is what a tool says, and whether it agrees with the bytes; who ran
the tool, and whether an authority is who it says, is another question.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from accounted.case.receipts import WITHIN, Receipt
from accounted.errors import AccountedError, TokenNotGood
from accounted.model import CustodyEvent
from accounted.vault.timestamps import as_answer, read_token

if TYPE_CHECKING:
    from accounted.case.case import Case

_LIST = re.compile(r"(?:^|[-_ ])hash(?:es)?[^/]{0,40}\.txt\Z", re.I)
_TOKEN = re.compile(r"timestamp_token|\.(?:tsr|tst)\Z", re.I)
_HASHES = re.compile(rb"(?<![0-9a-fA-F])(?:[0-9a-fA-F]{128}|[0-9a-fA-F]{64})(?![0-9a-fA-F])")
_MOST_BYTES = 16 << 20
_MOST_TRIED = 500


def recorded(case: Case, digest: str, log: Sequence[CustodyEvent], held: dict[str, Receipt]) -> list[dict[str, Any]]:
    """What capturing tools say of an original, in the order of the log, then lists and tokens by their digests.

    A token over these very bytes that is not good has `refused` with the reason in place of a time. Where a case holds
    more lists or tokens than are tried, or larger ones, the last entries are by `limit` and count those `passed_over`.
    """
    told = [
        {key: str(metadata[key]) for key in WITHIN if metadata.get(key) is not None}
        for event in log if digest in event.refs[:1] and isinstance(metadata := event.payload.get("metadata"), dict)
    ]  # fmt: skip
    found = [{"by": "capture", **said} for said in told if "captured" in said or "recorded" in said]
    named, more = dict[str, list[str]](), dict[str, int]()
    for of, shape in (("lists", _LIST), ("tokens", _TOKEN)):
        all_of = _named(held, shape)
        named[of] = [one for one in all_of if not _is_larger(case, one)][:_MOST_TRIED]
        more[of] = len(all_of) - len(named[of])
    whole = cache(lambda: _bytes_of(case, digest))
    lists = list(_lists(case, digest, named["lists"], whole))
    about = [digest, *dict.fromkeys(one["list"] for one in lists)]
    tokens = _tokens(case, about, named["tokens"], whole)
    left = [{"by": "limit", "of": of, "passed_over": count} for of, count in more.items() if count > 0]
    return [*found, *lists, *tokens, *left]


def _named(held: dict[str, Receipt], shape: re.Pattern[str]) -> list[str]:
    return sorted(one for one, receipt in held.items() if any(map(shape.search, receipt.names)))


def _lists(
    case: Case, digest: str, tried: Sequence[str], whole: Callable[[], bytes | None]
) -> Iterator[dict[str, str]]:
    """The lists of hashes that name an original, of which `whole` gives the bytes."""
    wanted = {digest.removeprefix("sha256:"): "sha256"}
    for one in tried:
        content = _bytes_of(case, one)
        if one == digest or content is None:
            continue
        named = {it.decode().lower() for it in _HASHES.findall(content)}
        long = len(wanted) == 1 and any(len(it) == 128 for it in named)
        if long and (body := whole()) is not None:
            wanted |= {hashlib.new(it, body).hexdigest(): it for it in ("sha512", "sha3_512")}
        for value in sorted(named & wanted.keys()):
            yield {"by": "list", "list": one, "algorithm": wanted[value], "hash": value, "agrees": "yes"}


def _tokens(
    case: Case, about: Sequence[str], tried: Sequence[str], whole: Callable[[], bytes | None]
) -> list[dict[str, str]]:
    """The tokens over an original, or over a list that names it; those over other bytes are passed over."""
    found: dict[str, dict[str, str]] = {}
    for it in about:
        body = whole() if it == about[0] else _bytes_of(case, it)
        for one in tried if body is not None else ():
            content = None if one == it or one in found else _bytes_of(case, one)
            if content is not None and (said := _said(content, body or b"")):
                found[one] = {"by": "token", "token": one, "about": it, **said}
    return [found[one] for one in sorted(found)]


def _said(content: bytes, body: bytes) -> dict[str, str] | None:
    """What a token says of these bytes, or why it is not good; None where it is none, or says nothing of them."""
    try:
        token = read_token(as_answer(content), body)
    except TokenNotGood as failure:
        return {"refused": failure.what}
    except AccountedError:
        return None
    return {"not_later_than": token.time, "serial": token.serial, "read_by": token.read_by}


def _is_larger(case: Case, digest: str) -> bool:
    """Whether an original has more bytes than such a file has."""
    try:
        return case.desk.store.given.original(digest).size_bytes > _MOST_BYTES
    except AccountedError:
        return False


def _bytes_of(case: Case, digest: str) -> bytes | None:
    """The bytes of an original; None where they are gone."""
    try:
        return case.desk.vault.read(digest)
    except AccountedError:
        return None
