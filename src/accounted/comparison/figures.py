"""Figures side by side: from claims and documents to rows by fate, group and unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from accounted.comparison.ends import ends_of
from accounted.comparison.entries import Statement, entries_of
from accounted.comparison.result import Comparison, Row
from accounted.comparison.scope import RowKey, Scope
from accounted.comparison.silent import silent_in
from accounted.comparison.voices import Hearing, language_of, publisher_voice
from accounted.errors import BadInput
from accounted.model import Claim, CountClaim, Document, Incident, vocabulary

Kept = TypeVar("Kept", Claim, Document)


def side_by_side(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    incident: Incident,
    rejected: Iterable[str] = (),
    origins: Mapping[str, str] | None = None,
    scope: Scope | None = None,
    heard: Hearing | None = None,
) -> Comparison:
    """Every figure claimed about an incident, by fate, group and unit, each with its speaker and its claims.

    Rows stand in the order of the vocabulary of fates, the row of the whole before its groups; speakers in a
    row from the smallest figure to the largest, then by name. The order suggests no trust, and the order in
    which claims and documents are given changes nothing. Giving one twice changes nothing either.

    Args:
        claims: those about the incident, of all kinds, as judged: with corrections made.
        documents: those of the case; their publishers are listed also where they give no figure.
        incident: what the claims are about.
        rejected: ids of claims that a reviewer took out; they are named in the result and not compared.
        scope: what each claim counts, where that was worked out before.
        heard: the speakers of the claims, likewise.
        origins: the letter of each claim's origin; without, one speaker with one amount is taken for one.

    Raises:
        BadInput: two different claims, or two different documents, have one id.
    """
    out = frozenset(rejected)
    kept = {key: claim for key, claim in by_id(claims).items() if key not in out}
    by_digest = {document.digest: document for document in by_id(documents).values()}
    heard = heard or Hearing(kept.values(), by_digest)
    return Comparison(
        incident,
        _rows(kept, by_digest, heard, origins or {}, scope or scope_of(kept, by_digest)),
        silent_in(kept.values(), by_digest, heard),
        tuple(sorted(document.id for document in by_digest.values() if document.why is not None)),
        tuple(sorted(out)),
    )


def by_id(given: Iterable[Kept]) -> dict[str, Kept]:
    """Each claim or document once, by its id, in order of ids.

    Raises:
        BadInput: two different ones have one id.
    """
    found: dict[str, Kept] = {}
    for one in given:
        if found.setdefault(one.id, one) != one:
            raise BadInput("Two different records have one id.", one.id, "Give each record once, as judged.")
    return {key: found[key] for key in sorted(found)}


def scope_of(
    claims: Mapping[str, Claim], documents: Mapping[str, Document], spots: Mapping[str, str] | None = None
) -> Scope:
    """What each claim counts beside the others, by the words of its language."""
    languages = {id: language_of(one, documents.get(one.source.digest)) for id, one in claims.items()}
    return Scope(claims, languages, spots or {})


def _rows(
    claims: Mapping[str, Claim], documents: Mapping[str, Document], heard: Hearing, origins: Mapping[str, str],
    scope: Scope,
) -> tuple[Row, ...]:  # fmt: skip
    gathered: dict[RowKey, list[Statement]] = {}
    for claim in claims.values():
        if isinstance(claim, CountClaim):
            gathered.setdefault(scope.row_of(claim), []).append(_statement(claim, documents, scope, heard, origins))
    whole = {key: _some_only(held, scope.some_only) for key, held in gathered.items()}
    return tuple(_row(key, whole[key], heard.names) for key in sorted(whole, key=_row_order))


def _some_only(statements: list[Statement], whys: Mapping[str, str]) -> list[Statement]:
    """The statements of a row, with those as shares that likely count some only, unless no other would set an end.

    That nobody was harmed is no other figure here: else a row would be told by who denies it alone.
    """
    apart = [one._replace(share_why=one.share_why or whys.get(one.claim.id)) for one in statements]
    return apart if any(one.sets_an_end and one.claim.amount.high != 0 for one in apart) else statements


def _statement(
    claim: CountClaim, documents: Mapping[str, Document], scope: Scope, heard: Hearing, origins: Mapping[str, str]
) -> Statement:
    carrier = publisher_voice(documents.get(claim.source.digest), claim).name
    share, origin = scope.why_share(claim), origins.get(claim.id)
    return Statement(claim, heard.voice(claim), carrier, heard.dated(claim.source.digest), share, origin)


def _row(key: RowKey, statements: list[Statement], names: Mapping[str, str]) -> Row:
    ends, entries = ends_of(statements), entries_of(statements, names)
    return Row(
        key.fate, key.group, key.unit, ends.low, ends.high, ends.open_above, entries, ends.below, ends.open_below
    )  # fmt: skip


def _row_order(key: RowKey) -> tuple[Any, ...]:
    fates, units = (list(vocabulary(name).codes) for name in ("fates", "units"))
    place = fates.index(key.fate) if key.fate in fates else len(fates)
    return (place, key.fate, key.group is not None, key.group or "", units.index(key.unit))
