"""The quick check of a case: the same evidence, read with the databases' own driver, without the library around it.

Every byte of the originals is read, the whole log, every row of every shelf. It gives no answer where a database is not
of today's form or not whole: then the full check (`checking`) looks, which can name each thing that is wrong with one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from accounted.case.folders import AnyPath, paths_of
from accounted.case.given_files import content_of
from accounted.case.hands import Hands, Step
from accounted.case.logged_readings import compared
from accounted.case.methods import NOT_OPENED, OUTDATED, methods_of_today
from accounted.errors import AccountedError
from accounted.model import digest_of
from accounted.store.plain import NOT_AS_KEPT, Plain
from accounted.vault import Head, Problem, Vault, Verification, acts, verify
from accounted.vault.case_key import FILE
from accounted.vault.checking_heads import check_heads, collected, unsigned, vouched
from accounted.vault.heads import Heads
from accounted.vault.hearing import Heard, check_nodes, hear, origin_of
from accounted.vault.rereading import Rereading
from accounted.vault.signing import PublicKey

if TYPE_CHECKING:
    from accounted.model import Claim

Kept = Sequence[tuple[str, bytes]]
"""Checkpoints that were kept elsewhere: where, and the bytes."""


class _NotWhole(Exception):
    """Something is for the full check to look at."""


def checked_quickly(folder: Path, hands: Hands, step: Step, elsewhere: Kept) -> Verification | None:
    """What a check of the case finds; None where its databases are not whole, or of another form than today's."""
    if (folder / FILE).exists() or (folder / "recast").exists():
        return None
    plain = Plain.opened(folder)
    if plain is None:
        return None
    vault = Vault(folder)
    try:
        with plain, Rereading(vault.objects) as reread:
            return _checked(plain, vault, reread, folder, hands, step, elsewhere)
    except (_NotWhole, AccountedError, *NOT_AS_KEPT):
        return None  # a row that can't be read as it was kept; the full check says which


def _checked(
    plain: Plain, vault: Vault, reread: Rereading, folder: Path, hands: Hands, step: Step, elsewhere: Kept
) -> Verification:
    if plain.holds_a_comparison():  # it has to be compared anew, to be tried
        raise _NotWhole
    lying, read = vault.lying(), 0
    heads, first = Heads(folder), plain.first_line()
    found = collected(heads, elsewhere, hands.keyring.seen(origin_of(first), folder) if first else None)
    heard = hear(plain.lines(), Head(*plain.head()), found.sizes, plain.nodes)
    of_tree = check_nodes(plain.node_extents(), heard.events)
    of_heads, notes = check_heads(heard, heads, found, own_key(hands) if elsewhere else None)
    originals, sealed_by = plain.originals()
    of_readings, of_made = _made(plain, heard, sealed_by)
    size_bytes = sum(original.size_bytes for original in originals)

    def progress(count: int) -> None:
        nonlocal read
        read += count
        step("Checking bytes", read, size_bytes)

    checked = verify(
        vault, heard, originals, plain.judgements(), None, progress, lying, sealed_by, plain.answers(), reread
    )
    notes += unsigned(heads, heard.events)
    return checked.plus([*of_tree, *of_heads, *of_readings], [*notes, *vouched(heads, heard.files), *of_made])


def _made(plain: Plain, heard: Heard, sealed_by: Mapping[str, int]) -> tuple[list[Problem], list[str]]:
    """Problems and notes on the made shelf, which must be whole."""
    texts: dict[str, str] = {}

    def quotes(document: str, claim: Claim) -> None:
        if document not in texts:  # claims come document by document
            texts.clear()
            texts[document] = plain.text(document)
        if any(texts[document][start:end] != exact for start, end, exact in claim.spans()):
            raise _NotWhole

    if not plain.is_whole(_fold, quotes):
        raise _NotWhole
    for text, digest in plain.texts():
        if digest is not None and (text is None or digest_of(text.encode()) != digest):
            raise _NotWhole
    problems, notes = compared(heard.read, sealed_by, plain.readings())
    return problems, [*notes, *_left_to_do(plain)]


def _left_to_do(plain: Plain) -> list[str]:
    if lacking := plain.lacking():
        return [NOT_OPENED.format(lacking)]
    done = plain.methods()
    if plain.tells_of(acts.READ_WITH):  # then what today's readers would do is asked of them, by the full check
        raise _NotWhole
    return [OUTDATED] if done and not done <= methods_of_today() else []


def _fold(text: str) -> str:
    from accounted.language import fold  # loaded only where there is a text

    return fold(text)


def kept_elsewhere(paths: Iterable[AnyPath]) -> Kept:
    """The checkpoints at these paths.

    Raises:
        Unreadable: one can't be read.
    """
    return [(str(path), content_of(path)) for path in paths_of(paths)]


def own_key(hands: Hands) -> dict[str, PublicKey]:
    """The key of this account, if it has one that can be read."""
    try:
        key = hands.keyring.signer().public if hands.keyring.has_key() else None
    except AccountedError:
        key = None
    return {key.name: key} if key else {}
