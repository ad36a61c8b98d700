"""The tables of what is claimed, of documents and of what people decided."""

from __future__ import annotations

from collections.abc import Iterator

from accounted.publication.columns import NUMBER, OF_AN_INCIDENT, TEXT, Column, Sheet, joined, number, text, yes_or_no
from accounted.publication.selection import Released, Selection, Wire


def _claims(selection: Selection) -> Iterator[Wire]:
    dated = {one.digest: one.to_dict() for one in selection.documents}
    for one in selection.claims:
        yield {**one.to_dict(), "in": dated.get(one.claim.source.digest, {}), "as_read": _as_read(one)}


def _as_read(one: Released) -> str | None:
    """Which values a person corrected, as the reader had found them."""
    if one.claim == one.read:
        return None
    now, before = one.claim.to_dict(), one.read.to_dict()
    return joined(f"{key}: {before.get(key)}" for key in now if now[key] != before.get(key))


def _entries(selection: Selection) -> Iterator[Wire]:
    for figures in selection.figures:
        for row in figures["rows"]:
            for entry in row["speakers"]:
                yield {**row, "incident": figures["incident"], "entry": entry}


def _ranges(selection: Selection) -> Iterator[Wire]:
    for figures in selection.figures:
        for row in figures["rows"]:
            yield {**row, "incident": figures["incident"]}


def _left_out(selection: Selection) -> Iterator[tuple[str, int]]:
    return iter(selection.left_out.to_dict().items())


_ROW = (
    *OF_AN_INCIDENT,
    text("fate", "What befell them."),
    text("group", "Who is counted; empty for everybody."),
    text("unit", "What is counted: person, family, household or body."),
)

CLAIMS = Sheet(
    "claims",
    "What speakers claim: one row a claim, of all kinds, rejected ones among them.",
    (
        text("id", "The claim's id, which follows from its content."),
        text("kind", "count, event, person, label, evidence or position."),
        text("fate", "What befell the people."),
        number("low", "The smallest figure claimed; empty where nobody set one.", "amount", "low"),
        number("high", "The largest figure claimed; empty where nobody set one.", "amount", "high"),
        text("precision", "How the figure is given: exact, at_least, vague …", "amount", "precision"),
        text("number_words", "The words of the figure.", "amount", "exact"),
        text("unit", "What is counted."),
        text("group", "Who is counted; empty for everybody."),
        text("group_text", "Who is counted, as written."),
        text("part_of", "The id of the claim whose people these are a part of."),
        text("merged_fates", "The fates that one number is given for; it is never split."),
        text("what", "Of an event, what happened."),
        text("type", "The type of an event, a piece of evidence or a position."),
        text("name", "Of a person, the name as written.", "name", "exact"),
        text("term", "Of a label, the word as written."),
        text("category", "Of a label, its category."),
        text("use", "Of a label, whether it is asserted or part of a name."),
        text("target", "Of a position, what it is about."),
        text("said_by", "Who says it; `publisher` for the publisher's own voice.", "said_by", "name"),
        text("mode", "In its own voice, reported, or quoted.", "said_by", "mode"),
        text("through", "The speakers between this one and the publisher.", "said_by", "via"),
        text("carried_by", "Who published it.", "carried_by", "name"),
        text("polarity", "Whether the speaker affirms or denies it."),
        text("modality", "How sure the speaker is said to be."),
        text("place", "The place, as written.", "place", "name"),
        text("period", "When, in EDTF.", "period", "edtf"),
        text("period_words", "When, as written.", "period", "exact"),
        text("alleged_actor", "To whom the claim ascribes it, as written.", "actor", "name"),
        text("incident", "The id of the incident it is about.", "about", "id"),
        text("quote", "The passage, word for word.", "passage", "exact"),
        number("start", "Where the passage begins in the document's text, in code points from 0.", "passage", "start"),
        number("end", "Where it ends, exclusive.", "passage", "end"),
        number("page", "The page, from 1.", "passage", "page"),
        number("row", "The row of a table, from 1.", "passage", "row"),
        number("column", "The column of a table, from 1.", "passage", "column"),
        text("document", "The document's name.", "document", "name"),
        text("digest", "The digest of the original it stands in.", "document", "digest"),
        text("published", "When the document was published, in EDTF.", "in", "published"),
        text("language", "The document's language.", "in", "language"),
        text("reader", "What read it; `hand` for a person.", "read_by", "reader"),
        text("reader_version", "Which version of it.", "read_by", "version"),
        text("judged", "The verdict that stands.", "judged", "verdict"),
        text("judged_by", "Who decided.", "judged", "by"),
        text("judged_at", "When, in UTC.", "judged", "at"),
        text("judged_why", "Why.", "judged", "why"),
        yes_or_no("disputed", "Whether several reviewers left it otherwise; empty where fewer than two judged it."),
        text("as_read", "What the reader had found, where a person corrected it."),
    ),
    _claims,
)

FIGURES = Sheet(
    "figures",
    "Figures side by side: one row for each speaker and amount.",
    (
        *_ROW,
        text("said_by", "Who gives the figure.", "entry", "said_by"),
        text("carried_by", "Who published it.", "entry", "carried_by"),
        number("low", "The smallest figure given.", "entry", "amount", "low"),
        number("high", "The largest figure given.", "entry", "amount", "high"),
        text("precision", "How it is given.", "entry", "amount", "precision"),
        text("number_words", "The words of the figure, in its earliest document.", "entry", "amount", "exact"),
        text("origin", "Figures with one letter in a row are proposed to go back to one origin.", "entry", "origin"),
        yes_or_no("part", "Whether it counts only a part of what the row counts.", "entry", "share"),
        text("part_because", "By which words.", "entry", "share_why"),
        text("polarity", "Whether the speaker affirms or denies it.", "entry", "polarity"),
        yes_or_no("hypothetical", "Whether the speaker only supposes it.", "entry", "hypothetical"),
        text("claims", "The ids of the claims, in the table claims.", "entry", "claims"),
    ),
    _entries,
)

RANGES = Sheet(
    "ranges",
    "The smallest and the largest figure that speakers claim, by fate, group and unit; nothing is computed.",
    (
        *_ROW,
        number("low", "The smallest figure claimed for the whole.", "low", "value"),
        text("low_precision", "How it was given.", "low", "precision"),
        text("low_claim", "The claim that gives it.", "low", "claim"),
        number("high", "The largest figure claimed for the whole.", "high", "value"),
        text("high_precision", "How it was given.", "high", "precision"),
        text("high_claim", "The claim that gives it.", "high", "claim"),
        yes_or_no("open_above", "Whether a speaker leaves room above the number given."),
        number("below", "The smallest figure given as at most, where no low lies under it.", "below", "value"),
        text("below_claim", "The claim that gives it.", "below", "claim"),
        yes_or_no("open_below", "Whether a speaker leaves room below the number given."),
        number("statements", "How many claims."),
        number("documents", "In how many documents."),
        number("origins", "From how many proposed origins."),
    ),
    _ranges,
)

DOCUMENTS = Sheet(
    "documents",
    "The documents, each with the digest of its original.",
    (
        text("id", "The document's id."),
        text("digest", "The SHA-256 of its original."),
        text("name", "Its name as given."),
        text("kind", "text, table, or unread."),
        text("publisher", "Who published it."),
        text("published", "When, in EDTF."),
        text("title", "Its title."),
        text("language", "Its language."),
        text("side", "The side it speaks for, as the person who added it said."),
        text("citation", "Where it can be found."),
        text("media_type", "The kind of file."),
        number("characters", "The length of its text, in code points."),
        text("text_digest", "The digest of its text."),
        text("why_unread", "Why it was not opened or not read.", "why"),
        text("notes", "What a reader of its text should know."),
        yes_or_no("taken_back", "Whether somebody took it back as added by mistake, so that nothing in it counts."),
    ),
    lambda selection: ({**one.to_dict(), "taken_back": one.id in selection.withdrawn} for one in selection.documents),
)

JUDGEMENTS = Sheet(
    "judgements",
    "What people decided, undone decisions among them.",
    (
        text("id", "The judgement's id."),
        text("verdict", "What was decided."),
        text("on", "The ids it is on.", "targets"),
        text("by", "Who decided."),
        text("at", "When, in UTC."),
        text("why", "Why."),
        Column("set", TEXT, "The values set.", lambda it: joined(f"{key}={value}" for key, value in it["set"].items())),
        text("state", "Whether it holds, was undone, or finds what it is on no more."),
    ),
    lambda selection: (one.to_dict() for one in selection.judgements),
)

LEFT_OUT = Sheet(
    "left_out",
    "How much stayed in because it is marked confidential or quotes such words, or was not meant for this export.",
    (
        Column("what", TEXT, "What was left out.", lambda it: it[0]),
        Column("count", NUMBER, "How many.", lambda it: it[1]),
    ),
    _left_out,
)
