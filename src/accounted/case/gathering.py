"""The claims of a case gathered into incidents, opening only those documents that an edit touched.

What gathering needs to know of a document is kept beside the comparison, with what became of its claims. Documents that
are not what they were are read anew, and those that may name a place which the case did not know; the rest is taken as
it is kept. What comes out is what gathering all claims afresh gives.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from accounted.case.desk import Desk
from accounted.case.faults import told_with_documents
from accounted.case.making import as_read
from accounted.case.readers import choices
from accounted.case.withdrawing import withdrawn
from accounted.model import Claim, Document, Judgement, canonical, content_id
from accounted.store import KeptDocument

if TYPE_CHECKING:
    from accounted.comparison import Gathered, Gathering
    from accounted.comparison.gathering import Gist, Opened, Places, Shared

Judged = Callable[[Iterable[Claim]], Iterator[tuple[str, Claim | None]]]
"""Gives each claim as judged, None where it was rejected."""
Changed = Mapping[str, Sequence[Judgement]]
"""The judgements that change a claim, by the claim's id."""
TOGETHER = 100
"""How many documents are opened at a time."""


@dataclass(slots=True)
class Opener:
    """Opens documents of a case, with their claims as judged and their texts, and keeps them open."""

    desk: Desk
    judged: Judged
    documents: dict[str, Document] = field(default_factory=dict)
    _opened: dict[str, Opened] = field(default_factory=dict)

    def __call__(self, digest: str) -> Opened:
        """A document by its digest, its claims in the order of its text."""
        self.open([digest])
        return self._opened[digest]

    def open(self, digests: Iterable[str]) -> None:
        """Open these documents, unless they are open."""
        wanted = [one for one in digests if one not in self._opened]
        for at in range(0, len(wanted), TOGETHER):
            self._open(wanted[at : at + TOGETHER])

    def claims_of(self, one: Gathered, digests: Sequence[str]) -> dict[str, Claim]:
        """The claims of an incident, which stand in these documents."""
        self.open(digests)
        return {it.id: it for digest in digests for it in self._opened[digest].claims if it.id in one.claims}

    def gathered(self, documents: Iterable[Document], title: str) -> Gathering:
        """The claims of these documents gathered as if there were no others."""
        from accounted.comparison.gathering import gather

        held = {one.digest: one for one in documents}
        self.open(held)
        claims = {it.id: it for digest in held for it in self._opened[digest].claims}
        texts = {digest: text for digest in held if (text := self._opened[digest].text) is not None}
        return gather(claims, held, texts, title)

    def _open(self, digests: Sequence[str]) -> None:
        from accounted.comparison.gathering import Opened

        made, ids = self.desk.store.made, [content_id("document", one) for one in digests]
        documents = {one.digest: one for one in as_read(self.desk, made.some_documents(ids))}
        held: dict[str, list[Claim]] = {one: [] for one in digests}
        for _, claim in self.judged(made.claims_of(made.claim_ids(ids))):
            if claim is not None:
                held[claim.source.digest].append(claim)
        for digest, id in zip(digests, ids, strict=True):
            text = made.text(id) if documents[digest].text_digest else None
            self._opened[digest] = Opened(sorted(held[digest], key=lambda it: (it.passage.start, it.id)), text)
        self.documents |= documents


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document for gathering, as it was kept: see `store.KeptDocument`."""

    key: str
    begins: str
    gist: Gist
    parted: Parted

    @classmethod
    def of(cls, kept: KeptDocument) -> Known:
        """What is kept, as records."""
        from accounted.comparison.gathering import Gist

        return cls(kept.key, kept.begins, Gist.of_plain(kept.gist), Parted.of_plain(kept.shared))

    def kept(self, digest: str) -> KeptDocument:
        """It as it is kept of the document of that digest."""
        id = content_id("document", digest)
        return KeptDocument(id, digest, self.key, self.begins, self.gist.to_plain(), self.parted.to_plain())


@dataclass(frozen=True, slots=True)
class Anew:
    """The claims of a case gathered anew.

    `near` are the digests of the documents in which the claims of an incident stand, by its id, and `grounds` what its
    claims and these documents are. `known` is what is known of every document now, by digest; of those `moved` it is
    not what it was. `lost` are the ids of claims that are in none any more.
    """

    gathering: Gathering
    near: Mapping[str, Sequence[str]]
    grounds: Mapping[str, str]
    known: Mapping[str, Known]
    moved: Sequence[str]
    lost: frozenset[str]

    @property
    def claims(self) -> int:
        """How many claims there are."""
        return sum(len(one.parted.ids) for one in self.known.values())


def gathered_anew(
    desk: Desk, before: Mapping[str, Known], rules: str, changed: Changed, title: str,
    decisions: Iterable[Judgement], opener: Opener,
) -> Anew:  # fmt: skip
    """The incidents of the case as it is now.

    Args:
        before: what is known of documents, by digest. rules: the digest of the rules that gather.
        decisions: judgements on incidents.
    """
    alone, keys = _keys(desk, rules, changed)
    opener.open(digest for digest in keys if digest not in before or before[digest].key != keys[digest])
    try:
        gists, begins, taken, shared, gathering = _put_together(before, keys, title, [*decisions], opener)
    except Exception as fault:
        opener.open(keys)
        documents = [opener.documents[it] for it in sorted(keys)]
        raise told_with_documents(fault, documents, lambda some: opener.gathered(some, title)) from fault
    parted = {digest: before[digest].parted for digest in keys if digest not in begins}
    moved = sorted(digest for digest, one in shared.items() if taken.get(digest) is not one)
    seals = desk.store.made.claim_seals([content_id("document", digest) for digest in moved])
    parted |= {digest: Parted.of(shared[digest], seals, changed) for digest in moved}
    read = {*moved}
    had = {id for digest, one in before.items() if digest not in keys or digest in read for id in one.parted.ids}
    known = {digest: one for digest, one in before.items() if digest in keys}
    for it in moved:
        known[it] = Known(keys[it], begins[it] if it in begins else before[it].begins, gists[it], parted[it])
    near, grounds = _grounds(gathering, parted, alone)
    lost = frozenset(had.difference(*(parted[it].ids for it in moved)))
    return Anew(gathering, near, grounds, known, moved, lost)


def _put_together(
    before: Mapping[str, Known], keys: Mapping[str, str], title: str, decisions: Iterable[Judgement], opener: Opener
) -> tuple[dict[str, Gist], dict[str, str], dict[str, Shared], dict[str, Shared], Gathering]:
    """Gists, beginnings, what became of claims before and what does now, and the incidents as decided."""
    from accounted.comparison import as_decided
    from accounted.comparison.gathering import gathering_of, shared_out

    gists, begins, places = _gists(before, keys, opener)
    taken = {digest: before[digest].parted.shared for digest in keys if digest not in begins}
    shared, home = shared_out(gists, places, keys, taken, opener)
    gathering = as_decided(gathering_of(gists, shared, home, places, title), decisions, title)
    return gists, begins, taken, shared, gathering


@dataclass(frozen=True, slots=True)
class Parted:
    """What became of the claims of a document, with a digest of the claims of each share, last of those about none."""

    shared: Shared
    seals: Sequence[str]

    @classmethod
    def of(cls, shared: Shared, seals: Mapping[str, str], changed: Changed) -> Parted:
        """It with the digests of its claims as judged, whose rows bear these seals."""
        each = [[part for id in sorted(ids) for part in (id, seals[id], *(one.id for one in changed.get(id, ())))]
                for ids in _by_share(shared)]  # fmt: skip
        return cls(shared, [_seal(*parts) for parts in each])

    @classmethod
    def of_plain(cls, kept: Sequence[Any]) -> Parted:
        """What `to_plain` gave."""
        from accounted.comparison.gathering import Shared

        return cls(Shared.of_plain(kept[0]), kept[1])

    def to_plain(self) -> list[Any]:
        """It as lists that can be kept as JSON."""
        return [self.shared.to_plain(), self.seals]

    @property
    def ids(self) -> list[str]:
        """The ids of all its claims."""
        return [id for ids in _by_share(self.shared) for id in ids]

    def where(self, digest: str) -> Iterator[tuple[str, tuple[str, str]]]:
        """Each of its claims, with the document's digest and that of the share."""
        for ids, seal in zip(_by_share(self.shared), self.seals, strict=True):
            place = (digest, seal)
            yield from ((id, place) for id in ids)


def _by_share(shared: Shared) -> list[Collection[str]]:
    return [*(one.claims for one in shared.shares), shared.none]


def _keys(desk: Desk, rules: str, changed: Changed) -> tuple[dict[str, str], dict[str, str]]:
    """Of every document by its digest: a digest of it without its claims, and one of it with them as judged.

    What was taken back as added by mistake is no document here: it sets no incident's place or day, and nobody who
    published it is heard.
    """
    gone = withdrawn(desk)
    chosen, made = choices(desk), desk.store.made
    judged: dict[str, list[str]] = {}
    for claim, document in sorted(made.homes([*changed]).items()):
        judged.setdefault(document, []).extend((claim, *(one.id for one in changed[claim])))
    alone, keys = dict[str, str](), dict[str, str]()
    for id, seal, claims, run, digest in made.grounds():
        if id in gone:
            continue
        choice = chosen.get(digest)
        told = canonical((choice.reader, choice.settings, choice.answers)) if choice else ""
        alone[digest] = _seal(rules, seal, str(run), told)
        keys[digest] = _seal(alone[digest], str(claims), *judged.get(id, ()))
    return alone, keys


def _gists(
    before: Mapping[str, Known], keys: Mapping[str, str], opener: Opener
) -> tuple[dict[str, Gist], dict[str, str], Places]:
    """The gist of every document; of those that were read anew, what a name may begin with; and the places of all."""
    from accounted.comparison.gathering import MOST_ENDING, Places, beginnings, gist_of, names_of

    same = {digest for digest, key in keys.items() if digest in before and before[digest].key == key}
    gists = {digest: before[digest].gist for digest in same}
    names = {digest: gists[digest].names if digest in same else names_of(opener(digest).claims) for digest in keys}
    had = {digest: one.gist.names for digest, one in before.items()}
    places = Places(names[digest] for digest in sorted(names))
    anew = {*keys} - same
    if before and had != names and (words := places.changed(Places(had[digest] for digest in sorted(had)))):
        holding = re.compile(rf"(?:^| )(?:{'|'.join(map(re.escape, sorted(words)))})[^ ]{{0,{MOST_ENDING}}}(?: |$)")
        anew |= {digest for digest in same if holding.search(before[digest].begins)}
    opener.open(sorted(anew))
    begins = {}
    for digest in sorted(anew):
        document, opened = opener.documents[digest], opener(digest)
        gists[digest] = gist_of(document, opened.claims, opened.text, places)
        title = document.title.value if document.title else ""
        begins[digest] = " ".join(
            sorted(beginnings((title, opened.text or "", *(it.passage.exact for it in opened.claims))))
        )
    return gists, begins, places


def _grounds(
    gathering: Gathering, parted: Mapping[str, Parted], alone: Mapping[str, str]
) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The documents near each incident, and a digest of these and of its claims; all are near one without claims."""
    where = dict(place for digest, one in parted.items() for place in one.where(digest))
    near, grounds = dict[str, list[str]](), dict[str, str]()
    for one in gathering.incidents:
        places = {where[id] for id in one.claims}
        digests = sorted({digest for digest, _ in places} or alone)
        near[one.incident.id] = digests
        seals = sorted(seal for _, seal in places)
        grounds[one.incident.id] = _seal(*map(alone.__getitem__, digests), *seals, *sorted(one.claims))
    return near, grounds


def _seal(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]
