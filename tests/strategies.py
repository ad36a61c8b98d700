"""Random records of the model, for properties: what is built here is valid, varied and small.

    claims()         one claim of any kind          count_claims()  counts only
    documents()      an opened original             cases()         claims with their documents and an incident
    amounts()        a number as a speaker gives it passages()      a stretch of a text

A case draws its speakers, publishers and sentences from small pools, so that claims meet in rows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from hypothesis import strategies as st

from accounted.model import (
    OWN_VOICE,
    AllegedActor,
    Amount,
    Claim,
    CountClaim,
    Document,
    EventClaim,
    EvidenceClaim,
    Explanation,
    Fate,
    Group,
    Incident,
    LabelClaim,
    Mark,
    Passage,
    Period,
    PersonClaim,
    Place,
    PositionClaim,
    ReadBy,
    Source,
    Span,
    Speaker,
    Stated,
    Step,
    digest_of,
    vocabulary,
)

Draw = Callable[[st.SearchStrategy[Any]], Any]

DIGESTS = [digest_of(bytes([number])) for number in range(6)]
SPEAKERS = ["the Ministry of Health", "Ministry of Health", "ministry of health", "a survivor", "the mayor of Vareth",
            "Vareth Radio", "Ärzte im Dienst", "חבר"]  # fmt: skip
PUBLISHERS = ["Vareth Radio", "The Eastern Post", "Institut für Listen"]
SENTENCES = ["{} people were killed.", "{} bodies lay at one place.", "He saw {} people shot.",
             "An incomplete list: {}.", "{} died of gunshot wounds, the rest of cold.",
             "Among the dead were {}.", "{}"]  # fmt: skip
EDTF = [
    "1992-02-26",
    "1992-02-27",
    "1992-02",
    "1992",
    "199X",
    "1992-02-25/1992-02-26",
    "1992-21",
    "1993~",
    "1985-04/..",
    "2024-02-26?",
]


@cache
def codes(name: str) -> st.SearchStrategy[str]:
    """A word of a vocabulary."""
    return st.sampled_from(sorted(vocabulary(name).codes))


@cache
def words(max_size: int = 20) -> st.SearchStrategy[str]:
    """A text that is not blank, in any script."""
    return st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=max_size).filter(str.strip)


@cache
@st.composite
def spans(draw: Draw) -> Span:
    exact, start = draw(words()), draw(st.integers(0, 10_000))
    return Span(start, start + len(exact), exact)


@cache
@st.composite
def passages(draw: Draw) -> Passage:
    span, context = draw(spans()), st.sampled_from(["", "He saw ", " at one place"])
    cell = draw(st.sampled_from([(None, None), (3, 2)]))
    marks = draw(marked(span.start, span.end))
    return Passage(span.start, span.end, span.exact, draw(context), draw(context), None, *cell, marks)


def marked(start: int, end: int) -> st.SearchStrategy[tuple[Mark, ...]]:
    """What importers tell of a stretch: mostly nothing, else marks with their particulars."""
    about = st.dictionaries(st.sampled_from(["format", "by", "confidence"]), words(8), max_size=2)
    marks = st.builds(Mark, codes("marks"), st.just(start), st.just(end), about)
    return st.just(()) | st.lists(marks, min_size=1, max_size=2).map(tuple)


@st.composite
def amounts(draw: Draw, start: int = 0) -> Amount:
    """An amount of any precision whose words stand at `start`."""
    precision, low = draw(codes("precisions")), draw(st.integers(0, 2_000))
    high = low + draw(st.integers(0, 500)) if precision in ("range", "vague") else low
    exact = {"range": f"{low}–{high}", "vague": "hundreds", "unquantified": "several nurses"}.get(precision, f"{low:,}")
    ends: tuple[int | None, int | None] = (low, high)
    ends = {"at_least": (low, None), "at_most": (None, low), "unquantified": (None, None)}.get(precision, ends)
    mention = draw(codes("mentions")) if precision == "unquantified" else None
    return Amount(exact, start, start + len(exact), *ends, precision, mention)


@cache
def speakers() -> st.SearchStrategy[Speaker]:
    """The publisher's own voice, or one of a few speakers whose names are spelled in more than one way."""
    named = st.builds(
        Speaker, st.sampled_from(SPEAKERS), st.sampled_from(["indirect", "direct_quote"]), st.none() | spans(),
        codes("reaches"), st.lists(st.sampled_from(SPEAKERS), max_size=2).map(tuple),
    )  # fmt: skip
    return st.just(OWN_VOICE) | named


@cache
def fates() -> st.SearchStrategy[Fate]:
    """One fate, now and then one number for several."""
    return st.sampled_from(["killed", "injured", "missing", "body_found"]).map(Fate) | st.just(
        Fate("killed", ("killed", "injured"))
    )


@cache
def periods() -> st.SearchStrategy[Period]:
    return st.builds(Period, st.sampled_from(EDTF), codes("period_bases"), st.none() | words())


@cache
def names(kind: type[Any]) -> st.SearchStrategy[Any]:
    """A place or an alleged actor at its offsets."""
    return spans().map(lambda span: kind(span.exact, span.start, span.end))


@cache
def explanations() -> st.SearchStrategy[Explanation]:
    """Some steps, with or without words."""
    rules = st.sampled_from(["frame.passive", "amount.number", "speaker.publisher"])
    steps = st.builds(Step, rules, st.lists(spans(), max_size=2).map(tuple))
    return st.builds(Explanation, st.lists(steps, min_size=1, max_size=3).map(tuple))


READERS = [
    ReadBy("rules", "1", "en"),
    ReadBy("rules", "1", "hy", "frame-7"),
    ReadBy("hand", name="A. Reviewer"),
]


@cache
def _shared() -> st.SearchStrategy[dict[str, Any]]:
    """What all kinds of claim share, but for the passage. Built once: making strategies is the slow part."""
    return st.fixed_dictionaries({
        "source": st.sampled_from(DIGESTS).map(lambda digest: Source(digest, f"{digest[-4:]}.txt")),
        "said_by": speakers(), "read_by": st.sampled_from(READERS),
        "carried_by": st.none() | st.sampled_from(PUBLISHERS),
        "polarity": codes("polarities"), "modality": codes("modalities"),
        "place": st.none() | names(Place), "period": st.none() | periods(), "actor": st.none() | names(AllegedActor),
        "about": st.none() | st.just(("incident-1", "Vareth, 1992")), "explanation": st.none() | explanations(),
    })  # fmt: skip


@cache
@st.composite
def count_claims(draw: Draw) -> CountClaim:
    """A count whose amount stands in its sentence; some sentences say that the figure is a share."""
    before, _, after = draw(st.sampled_from(SENTENCES)).partition("{}")
    begins = draw(st.integers(0, 3)) * 100
    amount = draw(amounts(begins + len(before)))
    sentence = before + amount.exact + after
    end = begins + len(sentence)
    shared = draw(_shared()) | {"passage": Passage(begins, end, sentence, marks=draw(marked(begins, end)))}
    group = Group(draw(st.sampled_from([None, "women", "children", "civilians", "combatants"])))
    return CountClaim(
        **shared,
        fate=draw(fates()),
        amount=amount,
        group=group,
        unit=draw(st.sampled_from(["person", "body", "family"])),
    )


@cache
@st.composite
def claims(draw: Draw) -> Claim:
    """A claim of any of the six kinds."""
    kind, text = draw(st.integers(0, 5)), words()
    shared = draw(_shared()) | {"passage": draw(passages())}
    match kind:
        case 0:
            return draw(count_claims())
        case 1:
            actors, order = tuple(draw(st.lists(text, max_size=2))), st.none() | st.just("claim-1")
            return EventClaim(**shared, what=draw(text), type=draw(codes("event_types")), actors=actors,
                              after=draw(order), before=draw(order))  # fmt: skip
        case 2:
            attributes = draw(st.dictionaries(st.sampled_from(["age", "sex", "role"]), text | st.integers(0, 99)))
            return PersonClaim(**shared, name=draw(spans()), fate=Fate(draw(codes("fates"))), attributes=attributes)
        case 3:
            return LabelClaim(**shared, term=draw(text), category=draw(codes("label_categories")),
                              use=draw(codes("label_uses")), forum=draw(st.none() | text))  # fmt: skip
        case 4:
            return EvidenceClaim(**shared, type=draw(codes("evidence_types")), supports=draw(st.none() | text),
                                 shown=draw(st.booleans()))  # fmt: skip
        case _:
            return PositionClaim(**shared, type=draw(codes("position_types")), target=draw(st.none() | text))


@cache
def _stated(*values: str) -> st.SearchStrategy[Stated | None]:
    return st.none() | st.builds(Stated, st.sampled_from(values), codes("metadata_bases"))


@st.composite
def documents(draw: Draw, digest: str = DIGESTS[0]) -> Document:
    """An opened original, or one that is sealed and unread; what nobody states is None."""
    kind = draw(codes("document_kinds"))
    return Document(
        digest=digest, name=f"{digest[-4:]}.txt", kind=kind, media_type="text/plain", importer="text/1",
        language=draw(_stated("en", "hy")), publisher=draw(_stated(*PUBLISHERS)), published=draw(_stated(*EDTF)),
        title=draw(_stated("A note")), why="No text in it." if kind == "unread" else None,
    )  # fmt: skip


@dataclass(frozen=True)
class Material:
    """What a comparison is made from."""

    claims: list[Claim]
    documents: list[Document]
    incident: Incident


@cache
def _held() -> st.SearchStrategy[list[Claim]]:
    """Claims under different ids, most of them counts."""
    mixed = st.one_of(count_claims(), count_claims(), claims())
    return st.lists(mixed, max_size=10, unique_by=lambda claim: claim.id)


@cache
@st.composite
def cases(draw: Draw) -> Material:
    """Claims of all kinds, some of them parts of others, with most of their documents, and an incident."""
    held: list[Claim] = draw(_held())
    ids = [claim.id for claim in held] + ["claim-elsewhere"]
    for place, claim in enumerate(held):
        if isinstance(claim, CountClaim) and draw(st.integers(0, 3)) == 0:
            held[place] = claim.with_changes(part_of=draw(st.sampled_from(ids)))
    opened = [draw(documents(digest)) for digest in draw(st.sets(st.sampled_from(DIGESTS), min_size=2))]
    return Material(held, opened, Incident("incident-1", "Vareth, 1992"))
