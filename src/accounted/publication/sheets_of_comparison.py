"""The tables of the comparison: what contradicts what, who repeats whom, what happened when, who says what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from accounted.publication.columns import OF_AN_INCIDENT, Sheet, number, text, yes_or_no
from accounted.publication.selection import Selection, Wire


def _pairs(selection: Selection) -> Iterator[Wire]:
    for figures in selection.figures:
        for key in ("contradictions", "not_contradictions"):
            for one in figures[key]:
                first, second = one["claims"]
                pair = {"first": first, "second": second, "contradiction": key == "contradictions"}
                yield {**one, **pair, "incident": figures["incident"]}


def _ruled(selection: Selection) -> Iterator[Wire]:
    """A row for each end of each range; of a range that the rule does not give, one that says why."""
    for ruled in selection.ruled:
        for row in ruled["rows"]:
            for end in row["ends"] or [{}]:
                yield {**row, "incident": ruled["incident"], "end": end}


def _view(selection: Selection, name: str) -> Iterable[Wire]:
    """The rows of a view of the comparison; none where the selection holds no such view."""
    view = selection.views.get(name)
    return view[name] if view is not None else ()


CONTRADICTIONS = Sheet(
    "contradictions",
    "Pairs of claims proposed as contradictions, and pairs proposed as none; each with a reason.",
    (
        *OF_AN_INCIDENT,
        text("id", "The id of the pair, by which it is judged."),
        yes_or_no("contradiction", "Whether it is one, or only looks like one."),
        text("kind", "Which kind."),
        text("first", "The id of one claim."),
        text("second", "The id of the other."),
        text("why", "Why."),
        text("status", "open, explained or dismissed."),
    ),
    _pairs,
)

ORIGINS = Sheet(
    "origins",
    "Who repeats whom: one row for each statement, earliest first in each origin.",
    (
        text("incident", "The id of the incident."),
        text("origin", "The origin's id.", "id"),
        text("letter", "The letter that names it in its incident."),
        text("status", "proposed, or confirmed by a person, at least in part."),
        text("confirmed", "How much of the origin people confirmed, and who.", "status_in_words"),
        text("claim", "The claim.", "step", "claim"),
        text("said_by", "Who says it.", "step", "said_by"),
        text("carried_by", "Who published it.", "step", "carried_by"),
        text("repeats", "The claim that it is linked to; empty for the first.", "step", "repeats"),
        text("why", "What the link rests on.", "step", "why"),
    ),
    lambda selection: ({**row, "step": step} for row in _view(selection, "origins") for step in row["chain"]),
)

INCIDENTS = Sheet(
    "incidents",
    "The incidents, and what puts their claims together.",
    (
        text("id", "The incident's id."),
        text("title", "What it is called."),
        text("place", "Its place."),
        text("period", "When, in EDTF."),
        text("why", "What puts its claims together."),
        number("statements", "How many counts."),
        number("documents", "In how many documents."),
        number("origins", "From how many proposed origins."),
    ),
    lambda selection: _view(selection, "incidents"),
)

TIMELINE = Sheet(
    "timeline",
    "What is said to have happened when: dated events first, undated ones in their known order.",
    (
        text("incident", "The id of the incident."),
        text("edtf", "When, in EDTF; empty where nobody dates it."),
        text("what", "What, in the words of the earliest document."),
        text("said_by", "Who says so."),
        text("after", "The claim it is said to come after."),
        text("claims", "The ids of the claims."),
    ),
    lambda selection: _view(selection, "timeline"),
)

LABELS = Sheet(
    "labels",
    "What speakers call what happened.",
    (
        text("incident", "The id of the incident."),
        text("term", "The word as written."),
        text("category", "Its category."),
        text("use", "Whether it is asserted or part of a name."),
        text("polarity", "Whether the speaker uses or refuses it."),
        text("said_by", "Who."),
        text("carried_by", "Who published it."),
        text("claims", "The ids of the claims."),
    ),
    lambda selection: _view(selection, "labels"),
)

EVIDENCE = Sheet(
    "evidence",
    "What is said to exist as proof, by kind.",
    (
        text("incident", "The id of the incident."),
        text("type", "The kind of evidence."),
        text("asserted_by", "Who says that it exists."),
        text("first_hand_by", "Who describes it at first hand."),
        text("supports", "What it is said to show."),
        text("claims", "The ids of the claims."),
    ),
    lambda selection: _view(selection, "evidence"),
)

SPEAKERS = Sheet(
    "speakers",
    "Everyone who speaks, those included who give no figure.",
    (
        text("incident", "The id of the incident."),
        text("said_by", "The name shown."),
        text("names", "All names it goes by."),
        text("sides", "The sides its own documents are said to be on."),
        text("carried_by", "Who published it."),
        number("figures", "How many statements give a number."),
        text("claims", "The ids of the claims."),
    ),
    lambda selection: _view(selection, "speakers"),
)

RULED = Sheet(
    "ruled",
    "Ranges under declared counting rules, where somebody asked for them; each names its rule.",
    (
        text("rule", "The rule's name.", "rule", "name"),
        text("rule_version", "Its version.", "rule", "version"),
        text("rule_digest", "The digest of the file that declares it.", "rule", "digest"),
        *OF_AN_INCIDENT,
        text("fate", "What befell them."),
        text("group", "Who is counted; empty for everybody."),
        text("unit", "What is counted."),
        text("term", "The rule's own word for this end.", "end", "term"),
        number("value", "The figure.", "end", "value"),
        text("precision", "How it was given.", "end", "precision"),
        text("claim", "The claim that gives it.", "end", "claim"),
        text("how", "How it was taken.", "end", "how"),
        yes_or_no("open_above", "Whether a speaker leaves room above."),
        yes_or_no("open_below", "Whether a speaker leaves room below."),
        text("grade", "The grade that the rule gives, in its own word."),
        text("why", "Why the rule gives no range."),
    ),
    _ruled,
)
