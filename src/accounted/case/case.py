"""`Case`: the one public class. Every verb of the product is here, in a few lines, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from accounted.case import (
    activity,
    adding,
    anchoring,
    checking,
    checkpoints,
    custody,
    estimating,
    exporting,
    lookup,
    places,
    rebuilding,
    reviewing,
    ruling,
    showing,
    unbagging,
)
from accounted.case.claims import Claims
from accounted.case.desk import Desk, new_desk, open_desk, title_of
from accounted.case.documents import Documents
from accounted.case.folders import AnyPath, find_case, path_of, paths_of
from accounted.case.hands import Hands, Step
from accounted.case.hits import Hit, hits
from accounted.case.judgements import Judgements, judge
from accounted.case.making import check_made
from accounted.case.persons import Persons
from accounted.case.readers import reader_from
from accounted.case.receipts import checked
from accounted.case.registers import ListAdded, add_list
from accounted.case.remembering import Memory
from accounted.case.views import ALL, Leaf, View, Views
from accounted.linkage import Settings as LinkSettings
from accounted.model import CustodyEvent, Incident, Judgement

if TYPE_CHECKING:
    from accounted.case.activity import Act
    from accounted.case.lookup import Lookup
    from accounted.case.places import Places
    from accounted.comparison import Compared, Comparison
    from accounted.comparison.agreement import Agreement
    from accounted.comparison.rules import Ruled
    from accounted.estimation import Estimates
    from accounted.linkage import Linkage
    from accounted.reading import Reader
    from accounted.vault import Verification


class Case:
    """One investigation: a folder with its originals, what people decided, and what programs derived.

    `case.documents`, `case.claims` and `case.judgements` hold what is in it. Use it in a `with` block, or
    `close` it. `tell` and `step` may be set to hear notes, and how far long work has come.

        with Case.open("khojaly") as case:
            for added in case.add(["statement.md"]):
                print(added.outcome, added.path)
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.documents = Documents(desk)
        self.claims = Claims(desk, self.documents)
        self.judgements = Judgements(desk)
        self.persons = Persons(self)
        self.memory = desk.memory = desk.memory or Memory(desk)
        self.views = Views(desk, self.memory)

    @classmethod
    def new(cls, folder: AnyPath, title: str | None = None, hands: Hands | None = None) -> Case:
        """A new, empty case; its title is the folder's name unless one is given.

        Raises:
            CaseExists: the folder is not empty.
        """
        path = path_of(folder)
        return cls(new_desk(path, title or path.resolve().name, hands or Hands())[0])

    @classmethod
    def from_bag(cls, bag: AnyPath, folder: AnyPath, hands: Hands | None = None) -> Case:
        """The case that a bag was made from, in a new folder, checked before and read again from its originals.

        Raises:
            BadInput: the bag was altered, or something was withheld in it; nothing was made.
            CaseExists: the folder is not empty.
        """
        case = cls(unbagging.case_from_bag(path_of(bag), path_of(folder), hands or Hands()))
        case.rebuild()
        return case

    @classmethod
    def open(cls, folder: AnyPath | None = None, hands: Hands | None = None) -> Case:
        """The case in the folder, else the one ACCOUNTED_CASE names, else the nearest at or above the current folder.

        Raises:
            NoCaseGiven: none was named or found.
            NotACase: the folder holds none.
            CaseIsNewer: a newer version wrote it.
            StoreDamaged: its database can't be read.
        """
        return cls(open_desk(find_case(folder), hands or Hands()))

    @property
    def folder(self) -> Path:
        """Where the case lies."""
        return self.desk.folder

    @property
    def migrated_from(self) -> Path | None:
        """The copy that was kept when this opening brought an older case up to date, None otherwise."""
        return self.desk.store.copy_kept

    @cached_property
    def title(self) -> str:
        """What the case is about."""
        return title_of(self.desk)

    @property
    def incident(self) -> Incident:
        """The incident that most statements of the case are about."""
        return self.views.first().incident

    def listen(
        self, tell: Callable[[str], None] | None = None, step: Step | None = None,
        warn: Callable[[str], None] | None = None,
    ) -> Self:  # fmt: skip
        """The same case, with notes, the progress of long work, and what must not be missed told to these functions."""
        self.desk.tell, self.desk.step = tell or self.desk.tell, step or self.desk.step
        self.desk.warn = warn or self.desk.warn
        return self

    def add(
        self,
        paths: AnyPath | Iterable[AnyPath],
        *,
        publisher: str | None = None,
        published: str | None = None,
        side: str | None = None,
        title: str | None = None,
        language: str | None = None,
        read: bool = True,
        reader: str | Reader | None = None,
        settings: Mapping[str, str] | None = None,
        fetch: Sequence[str] = (),
    ) -> Iterator[adding.Added]:
        """Seal, open and read the files at and under the paths, or one path, and say of each what became of it.

        The work is done as the answers are taken, so take them all. Nothing is added twice.

        Args:
            published: a date in words, digits or EDTF.
            read: False seals and opens only; the next `add` or `rebuild` reads.
            fetch: addresses of the web, each fetched into a web archive; only public ones are asked.
            reader: reads what the paths name, from now on; by name, with its settings, or itself. It may ask what
                it has an address for, and the answers are kept. When left out, the rules, or as chosen before.

        Raises:
            BadInput: a path is empty, or what was said of the documents breaks a rule; nothing was added.
        """
        said = {"publisher": publisher, "published": published, "side": side, "title": title, "language": language}
        return adding.add(self.desk, paths_of(paths), checked(said), read, reader_from(reader, settings), fetch)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The hidden files, and the cases inside folders, that the last `add` passed over."""
        return tuple(self.desk.left_out)

    def compared(self) -> Compared:
        """All incidents with their figures, origins and contradictions, and why each claim is about which."""
        return self.views.whole()

    def comparisons(self, incident: str | None = None) -> tuple[Comparison, ...]:
        """The comparison of each incident, most statements first, or of one.

        Raises:
            NotFound: the case has no such incident.
        """
        return self.views.comparisons(incident)

    def figures(self, incident: str | None = None) -> Comparison:
        """The figures side by side of an incident, else of the one with most statements.

        Raises:
            NotFound: the case has no such incident.
        """
        return self.views.comparisons(incident)[0] if incident else self.views.first()

    def incidents(self, leaf: Leaf = ALL) -> View:
        """The incidents, what puts their claims together, and the claims about none."""
        return self.views.incidents(leaf)

    def origins(self, incident: str | None = None, leaf: Leaf = ALL) -> View:
        """Which statements are proposed to repeat one another, and who repeats whom."""
        return self.views.origins(incident, leaf)

    def contradictions(self, incident: str | None = None, leaf: Leaf = ALL) -> View:
        """What can't both hold, and what only looks like it, each between two claims and with a reason."""
        return self.views.contradictions(incident, leaf)

    def timeline(self, incident: str | None = None, leaf: Leaf = ALL) -> View:
        """What is said to have happened when: dated events first, undated ones in their known order."""
        return self.views.timeline(incident, leaf)

    def labels(self, incident: str | None = None, leaf: Leaf = ALL) -> View:
        """What speakers call what happened."""
        return self.views.labels(incident, leaf)

    def evidence(self, incident: str | None = None, leaf: Leaf = ALL) -> View:
        """What evidence is said to exist: asserted by whom, described at first hand by whom, for what, where shown."""
        return self.views.evidence(incident, leaf)

    def speakers(self, incident: str | None = None, leaf: Leaf = ALL) -> View:
        """Who speaks, those included who give no figure, and the claims that nobody signs."""
        return self.views.speakers(incident, leaf)

    def ruled(self, rule: str, incident: str | None = None) -> list[Ruled]:
        """The figures of each incident under a declared counting rule, by name or from a .yaml file, or of one.

        Each tells the claims in and out, and why.

        Raises:
            NotFound: there is no such rule, or no such incident.
        """
        return ruling.ruled(self, rule, incident)

    def add_list(self, source: AnyPath, name: str | None = None, mapping: AnyPath | None = None) -> ListAdded:
        """Take a list of persons in, or bring it up to date; `mapping` is a YAML file: `surname: Фамилия`.

        Raises:
            BadInput: the mapping is none; or no table, no names or another header: then it is sealed all the same.
        """
        return add_list(self, source, name, mapping)

    def link(
        self, labels: AnyPath | None = None, settings: LinkSettings | None = None, engine: str = "duckdb"
    ) -> Linkage:
        """Link the records of all lists, and of the persons named in documents; judgements win over the machine."""
        return self.persons.link(labels, settings, engine)

    def judge(
        self, verdict: str, ids: str | Sequence[str], *, by: str, why: str, set: Mapping[str, str] | None = None
    ) -> Judgement:
        """Record a judgement on what the ids name; `set` holds the values that it sets.

        `model/codes/verdicts.yaml` lists the verdicts, what each is on, and what it may set.

        Raises:
            UnknownCode: there is no such verdict.
            NotFound: an id names nothing in the case.
            BadInput: the verdict is for other things, or sets what they can't have; nothing was recorded.
        """
        return judge(self.desk, verdict, [ids] if isinstance(ids, str) else list(ids), by, why, set or {})

    def agreement(self) -> list[Agreement]:
        """How far reviewers agree, question by question, on what two or more of them judged."""
        return reviewing.agreements(self)

    def activity(self, last: int | None = None, before: int = 0) -> list[Act]:
        """Who did what, and when: all acts of the log, or the last so many, before the so many last of all."""
        return activity.activity(self.desk, self.judgements.states, last, before)

    def estimate(
        self,
        table: AnyPath | None = None,
        *,
        by: Sequence[str] = (),
        models: Sequence[str] = (),
        level: float = 0.95,
        seed: int = 1,
        settings: Mapping[str, str] | None = None,
        partitions: int = 0,
        without: Sequence[str] = (),
    ) -> Estimates:
        """What named models infer of how many persons there were, on a list or not, with what each rests on.

        Args:
            table: an overlap table in a CSV file; else that of the case's lists. `by`: the columns that make strata.
            models: names of estimators; else those that suit the number of lists. `settings`: theirs, as `model.key`.
            partitions: so many are sampled, for the doubts of linkage. `without`: lists that are left out.

        Raises:
            BadInput: there is no table to estimate from, or something named is not there.
        """
        more = settings or {}, partitions, without
        return estimating.estimate(self, table, estimating.Wanted(by, models, level, seed, *more))

    def search(self, query: str, limit: int = 50) -> Iterator[Hit]:
        """Where the documents hold all words of the query, folded across scripts and diacritics."""
        check_made(self.desk)
        return hits(self.desk, query, limit)

    def lookup(self, number: int | None, words: Sequence[str] = (), most: int | None = None) -> Lookup:
        """Who gives a number, since when, who repeats whom (`most` chains), what others say; words narrow it."""
        return lookup.lookup(self, number, words, most)

    def places(self) -> Places:
        """Every name of a place as written, and where people have put it on the map."""
        return places.places(self.desk)

    def show(self, id: str) -> dict[str, Any]:
        """Anything by its id, with what it stands on."""
        return showing.show(self, id)

    def verify(self, against: Iterable[AnyPath] = ()) -> Verification:
        """Check every byte of the originals, the log, and that every claim quotes its document.

        Args:
            against: checkpoints of the case that were kept elsewhere; the log must be the one they were made of.
        """
        return checking.check_against(self.desk, against)

    def rebuild(
        self, reader: str | Reader | None = None, settings: Mapping[str, str] | None = None
    ) -> rebuilding.Rebuilt:
        """Throw away everything made and make it again; originals, log, answers and judgements stay.

        Each document is read by the reader chosen for it, or all by the one that is named; nobody is asked anything.
        """
        return rebuilding.rebuild(self.desk, reader_from(reader, settings))

    def export(
        self, format: str, path: AnyPath, rules: Sequence[str] = (), shown: Sequence[str] = ()
    ) -> exporting.Exported:
        """Write what may leave the case in that format at the path exactly; what is confidential stays in, counted."""
        return exporting.export(self, format, path, rules, shown)

    def publish(self, folder: AnyPath, rules: Sequence[str] = (), shown: Sequence[str] = ()) -> exporting.Exported:
        """Write the public site of the case into the folder, as `export` writes a format."""
        return self.export("site", folder, rules, shown)

    def checkpoint(self, out: AnyPath | None = None) -> checkpoints.Kept:
        """A signed checkpoint of the log as it stands, kept for good; what it covers can't be changed unseen.

        Args:
            out: a folder that gets copies of the checkpoint's files.

        Raises:
            EvidenceAtRisk: the log doesn't go on from what was signed before.
        """
        return checkpoints.make_checkpoint(self.desk, None if out is None else path_of(out))

    def custody(self, digest: str) -> custody.Custody:
        """The way of one original: who received it from whom, when and how, its copies, and what covers it."""
        return custody.custody_of(self, digest)

    def tell_custody(self, digest: str, facts: Mapping[str, str]) -> CustodyEvent:
        """Write down what is known of an original's way, such as `received_from`, `received_on`, `how`, `tool`."""
        return custody.tell_custody(self, digest, facts)

    def anchor(self, authorities: Iterable[str] = (), roots: Iterable[AnyPath] = ()) -> Iterator[anchoring.Anchored]:
        """Ask time-stamping authorities to vouch for the newest checkpoint, and send again what waits.

        Nothing is sent but a hash and a number of chance, and only to addresses that were named.

        Args:
            authorities: addresses of the web.
            roots: files with the root certificates of those authorities.
        """
        return anchoring.anchor(self.desk, list(authorities), paths_of(roots))

    def take_token(self, path: AnyPath, by: str, roots: Iterable[AnyPath] = ()) -> anchoring.Anchored:
        """Take in an authority's answer that was fetched elsewhere."""
        return anchoring.take_token(self.desk, path_of(path), by, paths_of(roots))

    def take_cosigned(self, path: AnyPath, by: str) -> anchoring.Anchored:
        """Take in a checkpoint that a partner signed as well."""
        return anchoring.take_cosigned(self.desk, path_of(path), by)

    def prove(self, id: str) -> list[checkpoints.Proof]:
        """For every event about the id, a proof that it stands in the log of the newest checkpoint."""
        return checkpoints.prove(self.desk, id)

    def close(self) -> None:
        """Sign a checkpoint of what was logged, and let go of the case's files."""
        try:
            checkpoints.sign_what_was_logged(self.desk)
        finally:
            self.desk.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
