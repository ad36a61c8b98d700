"""How far what a comparison proposes agrees with a case judged by hand: origins, contradictions, incidents.

A case is a folder: `docs/` with documents that have a front matter, and `gold.yaml` with figures, incidents, origins,
contradictions and what only looks like one. `README.md` beside the cases says what the gold holds and how a proposed
pair is matched with it; the rules here follow it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from accounted.case.opening import Opening, open_and_read
from accounted.comparison import Compared, Contradiction, compare
from accounted.model import (
    OWN_VOICE,
    Amount,
    Claim,
    CountClaim,
    Document,
    Fate,
    Group,
    Original,
    Passage,
    ReadBy,
    Source,
    Speaker,
    digest_of,
)  # fmt: skip
from accounted.plugins import importers, reader

BY_HAND = ReadBy("hand", name="annotator")


@dataclass(slots=True)
class Case:
    """A case as judged by hand, with its documents read by the rules."""

    name: str
    gold: dict[str, Any]
    documents: dict[str, Document]
    texts: dict[str, str]
    claims: list[Claim]

    def of(self, name: str) -> Document:
        """The document of that file name."""
        return next(one for one in self.documents.values() if one.name == name)

    def incident(self, id: str | None) -> Mapping[str, Any] | None:
        """What the gold says of an incident; None for a figure that is about none."""
        return next((one for one in self.gold["incidents"] if one["id"] == id), None)


@dataclass(slots=True)
class Score:
    """Counts of one case, added up over cases with `+`."""

    origin_pairs: Counter[str] = field(default_factory=Counter)
    contradictions: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    seeming: dict[str, Counter[str]] = field(default_factory=dict)
    """What only looks like a contradiction, by its kind: how many pairs were judged so, and proposed nonetheless."""
    incidents: Counter[str] = field(default_factory=Counter)
    reading: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    wrong_origins: list[str] = field(default_factory=list)
    missed_origins: list[str] = field(default_factory=list)
    wrong_incidents: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Count another case in."""
        self.origin_pairs += other.origin_pairs
        self.contradictions += other.contradictions
        self.incidents += other.incidents
        self.reading += other.reading
        for own, others in ((self.kinds, other.kinds), (self.seeming, other.seeming)):
            for kind, counts in others.items():
                own.setdefault(kind, Counter()).update(counts)

    def _pairs_of_origins(self) -> dict[str, Any]:
        """Pairs of one origin: all, those whose two figures are one number, and those whose figures differ."""
        told: dict[str, Any] = {}
        for name, front in (("", ""), ("of_one_number", "one_"), ("of_two_numbers", "two_")):
            judged, proposed, right = (self.origin_pairs[front + key] for key in ("judged", "proposed", "right"))
            one = {
                "precision": _share(right, proposed), "recall": _share(right, judged),
                "judged": judged, "proposed": proposed, "right": right,
            }  # fmt: skip
            told.update({name: one} if name else one)
        return told

    def _about(self) -> dict[str, Any]:
        """Counts of figures, and of their pairs that are about one incident."""
        pairs = {key: self.incidents[f"pairs_{key}"] for key in ("judged", "proposed", "right")}
        return {
            "figures": f"{self.incidents['right']} of {self.incidents['judged']}",
            "pairs": {
                "precision": _share(pairs["right"], pairs["proposed"]),
                "recall": _share(pairs["right"], pairs["judged"]), **pairs,
            },
        }  # fmt: skip

    def summed_up(self) -> dict[str, Any]:
        """Shares with the counts behind them."""
        found = self.contradictions
        return {
            "origin_pairs": self._pairs_of_origins(),
            "contradictions": {
                "recall": _share(found["found"], found["judged"]),
                "by_kind": {kind: f"{it['found']} of {it['judged']}" for kind, it in sorted(self.kinds.items())},
                "proposed_of_what_only_looks_so": {
                    kind: f"{it['proposed']} of {it['judged']}" for kind, it in sorted(self.seeming.items())
                },
                **dict(sorted(found.items())),
            },
            "incidents": {"right": _share(self.incidents["right"], self.incidents["judged"]), **self._about()},
            "figures_read": f"{self.reading['found']} of {self.reading['judged']}",
        }  # fmt: skip


def _pairs(counts: Iterable[int]) -> int:
    return sum(many * (many - 1) // 2 for many in counts)


def _share(part: int, of: int) -> str:
    return f"{part / of:.3f}" if of else "–"


def load(folder: Path) -> Case:
    """A case with its documents opened and read."""
    gold = yaml.safe_load((folder / "gold.yaml").read_text("utf-8"))
    documents, texts, claims = {}, {}, []
    for path in sorted((folder / "docs").iterdir()):
        content = path.read_bytes()
        opened: Opening = open_and_read(
            Original(digest_of(content), len(content)), content, path.name, {}, importers(), reader("rules", {})
        )
        documents[opened.document.digest] = opened.document
        texts[opened.document.digest] = opened.text or ""
        claims += opened.claims
    return Case(folder.name, gold, documents, texts, claims)


def by_hand(case: Case) -> list[Claim]:
    """The claims of a case with its figures as judged by hand in place of those read; place and date as read."""
    rest = [one for one in case.claims if not isinstance(one, CountClaim)]
    ids: dict[str, str] = {}
    made: list[CountClaim] = []
    for figure in case.gold["figures"]:
        claim = _figure(case, figure)
        read = _overlapping(case, claim)
        if read:
            claim = replace(claim, place=read.place, period=read.period, actor=read.actor, id="")
        ids[figure["id"]] = claim.id
        made.append(claim)
    for figure, claim in zip(case.gold["figures"], list(made), strict=True):
        if figure.get("part_of"):
            made[made.index(claim)] = claim.with_changes(part_of=ids[figure["part_of"]])
    return [*rest, *made]


def _figure(case: Case, figure: Mapping[str, Any]) -> CountClaim:
    document = case.of(figure["document"])
    text = case.texts[document.digest]
    start = text.index(figure["sentence"])
    merged = tuple(figure.get("merged_fates") or ())
    own = figure["said_by"] == "publisher"
    return CountClaim(
        source=Source(document.digest, document.name),
        passage=Passage.cut(text, start, start + len(figure["sentence"])),
        said_by=OWN_VOICE if own else Speaker(figure["said_by"], "indirect"),
        read_by=ReadBy("hand", language=document.language.value if document.language else None, name="annotator"),
        carried_by=document.publisher.value if document.publisher else None,
        polarity=figure.get("polarity", "affirmed"), modality=figure.get("modality", "certain"),
        fate=Fate(figure["fate"], merged), group=Group(figure["group"]), unit=figure["unit"],
        amount=Amount(
            figure["number"], figure["start"], figure["end"], figure["low"], figure["high"], figure["precision"]
        ),
    )  # fmt: skip


def _overlapping(case: Case, claim: CountClaim) -> CountClaim | None:
    near = [
        one for one in case.claims
        if isinstance(one, CountClaim) and one.source.digest == claim.source.digest and one.amount.quantified
        and one.amount.start < claim.amount.end and claim.amount.start < one.amount.end
    ]  # fmt: skip
    return min(near, key=lambda one: (one.fate.code != claim.fate.code, one.id), default=None)


def score(case: Case, claims: Iterable[Claim]) -> Score:
    """What the comparison of these claims proposes, against what was judged by hand."""
    held = list(claims)
    compared = compare(held, case.documents.values(), (), case.texts, case.name)
    marks = Marks(case, held)
    made = Score()
    made.reading.update(judged=len(marks.figures), found=len(marks.of_figure))
    _origins(made, compared, marks)
    _contradictions(made, compared, marks)
    _incidents(made, compared, marks)
    return made


class Marks:
    """Which claim is which figure of the gold, and what figures count as one."""

    def __init__(self, case: Case, claims: Iterable[Claim]) -> None:
        self.case = case
        self.figures = {one["id"]: one for one in case.gold["figures"]}
        self.claims = {one.id: one for one in claims}
        self.origin: dict[str, str] = {}
        self.optional: set[str] = set()
        for origin in case.gold["origins"]:
            for id in origin["figures"]:
                self.origin[id] = origin["earliest"]
                self.optional |= {id} if origin.get("optional") else set()
        self.figure_of: dict[str, str] = {}
        self.of_figure: dict[str, str] = {}
        digests = {one.name: digest for digest, one in case.documents.items()}
        for id, figure in self.figures.items():
            near = [
                one for one in self.claims.values()
                if isinstance(one, CountClaim) and one.amount.quantified
                and one.source.digest == digests[figure["document"]]
                and one.amount.start < figure["end"] and figure["start"] < one.amount.end
            ]  # fmt: skip
            if near:
                best = min(near, key=lambda one: (one.fate.code != figure["fate"], one.id))
                self.of_figure[id] = best.id
                for one in near:
                    self.figure_of.setdefault(one.id, id)
                self.figure_of[best.id] = id

    def row(self, id: str) -> tuple[Any, ...]:
        """Incident, fate, group and unit of a figure."""
        one = self.figures[id]
        group = None if one["group"] == "civilians" else one["group"]
        return (one["incident"], one["fate"], group, one["unit"])

    def same(self, id: str) -> tuple[Any, ...]:
        """What a figure shares with those that stand for it: origin, row, amount."""
        one = self.figures[id]
        return (self.origin.get(id, id), *self.row(id), one["low"], one["high"])

    def sides(self, id: str) -> tuple[Any, ...]:
        """Origin and row of a figure."""
        return (self.origin.get(id, id), *self.row(id))

    def pairs(self) -> Iterator[tuple[bool, str, str]]:
        """The pairs of figures of one row in different documents, each with whether both were judged to have one
        origin; those left out whose origin is optional."""
        for first, second in combinations(sorted(self.figures), 2):
            apart = self.figures[first]["document"] != self.figures[second]["document"]
            if self.row(first) != self.row(second) or not apart:
                continue
            judged = first in self.origin and self.origin[first] == self.origin.get(second)
            if not (judged and {first, second} & self.optional):
                yield judged, first, second

    def said(self, claim: str) -> str:
        """A claim in a few words, for lists of errors."""
        one = self.claims[claim]
        words = one.amount.exact if isinstance(one, CountClaim) else one.passage.exact[:50].replace("\n", " ")
        return f"{one.source.name[:8]}:{self.figure_of.get(claim, one.kind)}:{words}"


def _origins(made: Score, compared: Compared, marks: Marks) -> None:
    home: dict[str, str] = {}
    for one in compared.comparisons:
        for origin in one.origins:
            for repeat in origin.repeats:
                home[repeat.claim] = origin.id
    for judged, first, second in marks.pairs():
        claims = [marks.of_figure.get(id) for id in (first, second)]
        proposed = None not in claims and home.get(claims[0] or "") == home.get(claims[1] or "") is not None
        ends = [(it["low"], it["high"]) for it in (marks.figures[first], marks.figures[second])]
        for front in ("", "one_" if ends[0] == ends[1] else "two_"):
            made.origin_pairs[front + "judged"] += judged
            made.origin_pairs[front + "proposed"] += proposed
            made.origin_pairs[front + "right"] += judged and proposed
        if proposed and not judged:
            made.wrong_origins.append(f"{first} {second}")
        if judged and not proposed:
            made.missed_origins.append(f"{first} {second}{'' if None not in claims else ' (not read)'}")


def _contradictions(made: Score, compared: Compared, marks: Marks) -> None:
    proposed = [it for one in compared.comparisons for it in one.contradictions]
    taken: set[str] = set()
    for gold in marks.case.gold["contradictions"]:
        hits = [it for it in proposed if _matches(it, gold, marks)]
        taken |= {it.id for it in hits}
        if gold.get("optional"):
            continue
        kind = made.kinds.setdefault(gold["kind"], Counter())
        made.contradictions["judged"] += 1
        kind["judged"] += 1
        if hits:
            made.contradictions["found"] += 1
            kind["found"] += 1
            made.contradictions["kind_wrong"] += all(it.kind != gold["kind"] for it in hits)
        else:
            made.missed.append(_gold_said(gold, marks))
    seeming = {
        frozenset(map(marks.same, one["figures"])): str(one["kind"])
        for one in marks.case.gold["not_contradictions"] if "figures" in one
    }  # fmt: skip
    for kind in seeming.values():
        made.seeming.setdefault(kind, Counter())["judged"] += 1
    opposed = {
        frozenset(map(marks.sides, one["figures"])) for one in marks.case.gold["contradictions"] if "figures" in one
    }
    for it in proposed:
        if it.id in taken:
            continue
        figures = [marks.figure_of.get(claim) for claim in it.claims]
        known = [id for id in figures if id]
        named = seeming.get(frozenset(map(marks.same, known))) if len(known) == 2 else None
        repeats = len(known) == 2 and frozenset(map(marks.sides, known)) in opposed
        if repeats and not named:
            made.contradictions["repeats"] += 1
            continue
        made.contradictions["false_alarms"] += 1
        made.contradictions["named_false_alarms"] += bool(named)
        if named:
            made.seeming[named]["proposed"] += 1
        made.contradictions["of_unknown_figures"] += len(known) < 2 and it.kind not in ("date", "duration", "actor")
        mark = "NAMED " if named else ""
        made.alarms.append(f"{mark}{it.kind}: {' / '.join(map(marks.said, it.claims))}: {it.why[:110]}")


def _matches(it: Contradiction, gold: Mapping[str, Any], marks: Marks) -> bool:
    if "figures" in gold:
        known = [id for claim in it.claims if (id := marks.figure_of.get(claim))]
        return len(known) == 2 and sorted(map(str, map(marks.same, known))) == sorted(
            map(str, map(marks.same, gold["figures"]))
        )
    first, second = it.claims
    return any(
        _stands(a, gold["a"], marks) and _stands(b, gold["b"], marks) for a, b in ((first, second), (second, first))
    )


def _stands(claim: str, sentences: Iterable[Mapping[str, str]], marks: Marks) -> bool:
    """Whether a claim's passage overlaps one of the sentences."""
    one = marks.claims[claim]
    for sentence in sentences:
        document = marks.case.of(sentence["document"])
        start = marks.case.texts[document.digest].find(sentence["sentence"])
        end = start + len(sentence["sentence"])
        if document.digest == one.source.digest and start <= one.passage.end - 1 and one.passage.start < end:
            return True
    return False


def _gold_said(gold: Mapping[str, Any], marks: Marks) -> str:
    if "figures" in gold:
        unread = [id for id in gold["figures"] if id not in marks.of_figure]
        return f"{gold['kind']} {' '.join(gold['figures'])}{' (not read: ' + ' '.join(unread) + ')' if unread else ''}"
    return f"{gold['kind']} {gold['a'][0]['sentence'][:60]} / {gold['b'][0]['sentence'][:60]}"


def _incidents(made: Score, compared: Compared, marks: Marks) -> None:
    home = {claim: one.incident.id for one in compared.comparisons for claim in one.claims}
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim, figure in marks.figure_of.items():
        if claim in home and marks.figures[figure]["incident"]:
            votes[home[claim]][marks.figures[figure]["incident"]] += 1
    together = Counter((home.get(claim), marks.figures[figure]["incident"] or figure)
                       for figure, claim in marks.of_figure.items())  # fmt: skip
    judged, proposed = Counter[str](), Counter[str]()
    for (there, incident), many in together.items():
        judged[incident] += many
        proposed[there or ""] += many if there else 0
    made.incidents.update(
        pairs_judged=_pairs(judged.values()),
        pairs_proposed=_pairs(proposed.values()),
        pairs_right=_pairs(many for (there, _), many in together.items() if there),
    )
    named = {id: min(counts, key=lambda one: (-counts[one], one)) for id, counts in votes.items()}
    for figure, claim in marks.of_figure.items():
        judged = marks.figures[figure]["incident"]
        proposed = named.get(home[claim]) if claim in home else None
        made.incidents["judged"] += 1
        made.incidents["right"] += judged == proposed
        if judged != proposed:
            made.wrong_incidents.append(f"{figure}: {proposed} for {judged}")
