"""The furniture that every room shares: frozen records, one noun per file, without input or output.

Read in this order:

`passage`   where words stand: `Span`, `Passage`
`amount`    how many, as said · `group` who is counted · `fate` what befell them
`edtf`      dates as sources give them · `period` when · `place` where, and alleged actors
`speaker`   who asserts it, through whom
`explanation` the rules and words that made a claim
`claim`     all of these together, in six kinds; its JSON is the public contract
`original`  bytes as received · `custody` who did what to them · `document` an original opened
`answer`    what something outside answered to a reader
`table`     cells with their offsets · `layout` pages, boxes of words, marks · `incident` what claims are about
`lists`     registers of persons · `record` one entry · `person` records held to be one human
`overlap`   how many persons stand on which lists · `estimate` what a model infers from it
`sentence`  what a program says to people, and of which words
`judgement` what a reviewer decided · `verdict` on what, and what it may set · `run` what a program did
`ids`       names made from content · `vocabulary` the code lists in `codes/*.yaml`

A name brings in its own file when it is first asked for: who only checks bytes loads no claims.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from accounted.model.verdict import Verdict, verdict
from accounted.model.vocabulary import Code, Vocabulary, vocabulary, vocabulary_names

if TYPE_CHECKING:
    from accounted.model.amount import Amount
    from accounted.model.answer import Answer
    from accounted.model.claim import (
        Claim,
        CountClaim,
        EventClaim,
        EvidenceClaim,
        LabelClaim,
        PersonClaim,
        PositionClaim,
        ReadBy,
        Source,
        claim_from_dict,
    )
    from accounted.model.custody import CustodyEvent
    from accounted.model.document import Document, Stated
    from accounted.model.estimate import Estimate, refusal
    from accounted.model.explanation import Explanation, Step
    from accounted.model.fate import Fate
    from accounted.model.group import EVERYONE, Group
    from accounted.model.ids import canonical, content_id, digest_of
    from accounted.model.incident import Incident
    from accounted.model.judgement import Judgement
    from accounted.model.layout import Box, Mark, Page, Word, marks_on, page_of, places
    from accounted.model.lists import PersonList
    from accounted.model.original import Original
    from accounted.model.overlap import OverlapTable, Pattern
    from accounted.model.passage import Passage, Span
    from accounted.model.period import Period
    from accounted.model.person import Person
    from accounted.model.place import AllegedActor, Place
    from accounted.model.record import Record
    from accounted.model.run import Run
    from accounted.model.sentence import Sentence, dated, say, say_many, unpacked
    from accounted.model.speaker import EARLIER_MAIL, OWN_VOICE, PUBLISHER, Speaker
    from accounted.model.table import Cell, Table

__all__ = [
    "EVERYONE",
    "EARLIER_MAIL",
    "OWN_VOICE",
    "PUBLISHER",
    "AllegedActor",
    "Amount",
    "Answer",
    "Box",
    "Cell",
    "Claim",
    "Code",
    "CountClaim",
    "CustodyEvent",
    "Document",
    "Estimate",
    "EventClaim",
    "EvidenceClaim",
    "Explanation",
    "Fate",
    "Group",
    "Incident",
    "Judgement",
    "LabelClaim",
    "Mark",
    "Original",
    "OverlapTable",
    "Page",
    "Passage",
    "Pattern",
    "Period",
    "Person",
    "PersonClaim",
    "PersonList",
    "Place",
    "PositionClaim",
    "ReadBy",
    "Record",
    "Run",
    "Sentence",
    "Source",
    "Span",
    "Speaker",
    "Stated",
    "Step",
    "Table",
    "Verdict",
    "Vocabulary",
    "Word",
    "canonical",
    "claim_from_dict",
    "content_id",
    "dated",
    "digest_of",
    "marks_on",
    "page_of",
    "places",
    "refusal",
    "say",
    "say_many",
    "unpacked",
    "verdict",
    "vocabulary",
    "vocabulary_names",
]

_IN_FILE = {
    "amount": ("Amount",),
    "answer": ("Answer",),
    "claim": (
        "Claim", "CountClaim", "EventClaim", "EvidenceClaim", "LabelClaim", "PersonClaim", "PositionClaim", "ReadBy",
        "Source", "claim_from_dict",
    ),
    "custody": ("CustodyEvent",),
    "document": ("Document", "Stated"),
    "estimate": ("Estimate", "refusal"),
    "explanation": ("Explanation", "Step"),
    "fate": ("Fate",),
    "group": ("EVERYONE", "Group"),
    "ids": ("canonical", "content_id", "digest_of"),
    "incident": ("Incident",),
    "judgement": ("Judgement",),
    "layout": ("Box", "Mark", "Page", "Word", "marks_on", "page_of", "places"),
    "lists": ("PersonList",),
    "original": ("Original",),
    "overlap": ("OverlapTable", "Pattern"),
    "passage": ("Passage", "Span"),
    "period": ("Period",),
    "person": ("Person",),
    "place": ("AllegedActor", "Place"),
    "record": ("Record",),
    "run": ("Run",),
    "sentence": ("Sentence", "dated", "say", "say_many", "unpacked"),
    "speaker": ("EARLIER_MAIL", "OWN_VOICE", "PUBLISHER", "Speaker"),
    "table": ("Cell", "Table"),
}  # fmt: skip
_HOMES = {name: file for file, names in _IN_FILE.items() for name in names}


def __getattr__(name: str) -> Any:
    """A record, or what goes with it, fetched from its file when first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'accounted.model' has no attribute {name!r}")
    found = getattr(import_module(f"accounted.model.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
