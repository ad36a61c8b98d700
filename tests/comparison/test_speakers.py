"""One entry for each speaker and amount, the publishers who carry it, the origin proposed, and who is silent."""

import json

from accounted.comparison import side_by_side
from accounted.comparison.entries import letter
from accounted.model import OWN_VOICE, PUBLISHER, Stated
from tests.comparison.statements import INCIDENT, called, document, said

POST = document("post.txt", "The Eastern Post", "1931-05-06")
RADIO = document("radio.txt", "Vareth Radio", "1931-05-05")
LETTER = document("letter.txt", title=Stated("A letter from Vareth", "heading"))
ALL = [POST, RADIO, LETTER]


def test_one_speaker_through_two_publishers_is_one_entry_and_one_origin() -> None:
    first = said(RADIO, "The Health Ministry says 613 were killed.", "613", "The Health Ministry")
    second = said(POST, "613 were killed, according to the health ministry.", "613", "the health ministry")
    (row,) = side_by_side([second, first], ALL, INCIDENT).to_dict()["rows"]
    (entry,) = row["speakers"]
    assert entry["said_by"] == "The Health Ministry"
    assert entry["carried_by"] == ["The Eastern Post", "Vareth Radio"]
    assert entry["claims"] == sorted([first.id, second.id])
    assert (entry["first"], entry["amount"]) == (first.id, first.amount.to_dict())
    assert (row["origins"], row["statements"], row["documents"]) == (1, 2, 2)


def test_a_speaker_is_known_again_without_article_case_and_accents() -> None:
    names = ["the Ministère de la Santé", "Ministere de la sante", "MINISTÈRE DE LA SANTÉ"]
    claims = [said(doc, "It killed 613.", "613", name) for doc, name in zip(ALL, names, strict=True)]
    (row,) = side_by_side(claims, ALL, INCIDENT).rows
    assert [entry.said_by for entry in row.entries] == ["Ministere de la sante"]


def test_an_initial_is_no_article() -> None:
    claims = [said(POST, "It killed 61.", "61", "A. Nazar"), said(RADIO, "It killed 61.", "61", "A. Nazar")]
    (row,) = side_by_side(claims, ALL, INCIDENT).rows
    assert len(row.entries) == 1


def test_a_survivor_in_two_documents_may_be_two_people() -> None:
    claims = [said(POST, "It killed 61.", "61", "a survivor"), said(RADIO, "It killed 61.", "61", "a survivor")]
    (row,) = side_by_side(claims, ALL, INCIDENT).rows
    assert (len(row.entries), row.origins) == (2, 2)


def test_the_publishers_own_voice_shows_the_publisher_or_else_the_title() -> None:
    claims = [said(RADIO, "It killed 61.", "61"), said(LETTER, "It killed 62.", "62")]
    (row,) = side_by_side(claims, ALL, INCIDENT).rows
    assert [(entry.said_by, entry.carried_by) for entry in row.entries] == [
        ("Vareth Radio", ("Vareth Radio",)),
        ("A letter from Vareth", ("A letter from Vareth",)),
    ]
    assert PUBLISHER not in {entry.said_by for entry in row.entries}
    assert claims[0].said_by == OWN_VOICE


def test_a_speaker_is_called_at_each_figure_as_it_is_called_there() -> None:
    claims = [
        said(RADIO, "The defence ministry says it killed 60.", "60", "The defence ministry"),
        said(POST, "The army said it killed 61.", "61", "The army"),
    ]
    comparison = side_by_side(claims, ALL, INCIDENT)
    assert [entry.said_by for entry in comparison.rows[0].entries] == ["The defence ministry", "The army"]
    assert {entry.known_as for entry in comparison.rows[0].entries} == {"The defence ministry"}


def test_an_armed_group_is_not_its_publishers_and_not_the_armys() -> None:
    claims = [
        said(POST, "The army said it killed 3.", "3", "The army"),
        said(RADIO, "The armed group said it killed 3.", "3", "The armed group"),
    ]
    documents = [POST, document("radio.txt", "Vareth", "1931-05-05")]
    (row,) = side_by_side(claims, documents, INCIDENT).rows
    assert [(entry.said_by, entry.known_as) for entry in row.entries] == [
        ("The armed group", "The armed group"), ("The army", "The army"),
    ]  # fmt: skip


def test_a_publisher_quoted_by_another_is_the_same_speaker() -> None:
    claims = [said(RADIO, "It killed 61.", "61"), said(POST, "Vareth Radio said it killed 61.", "61", "Vareth Radio")]
    (row,) = side_by_side(claims, ALL, INCIDENT).rows
    assert [entry.carried_by for entry in row.entries] == [("The Eastern Post", "Vareth Radio")]


def test_equal_amounts_of_different_speakers_stay_different_origins_on_one_line() -> None:
    claims = [
        said(POST, "The mayor said it killed 613.", "613", "The mayor"),
        said(RADIO, "The ministry said it killed 613.", "613", "The ministry"),
        said(RADIO, "Over 1,000 were killed.", "1,000", precision="at_least"),
    ]
    comparison = side_by_side(claims, ALL, INCIDENT)
    (row,) = comparison.rows
    assert [(entry.said_by, entry.origin) for entry in row.entries] == [
        ("The mayor", "C"), ("The ministry", "A"), ("Vareth Radio", "B"),
    ]  # fmt: skip
    (shown,) = comparison.lines()
    assert (shown["low"], shown["high"], shown["open_above"]) == ("613", "at least 1,000", True)
    assert [(line["figure"], [one["said_by"] for one in line["speakers"]]) for line in shown["lines"]] == [
        ("613", ["The mayor", "The ministry"]), ("at least 1,000", ["Vareth Radio"]),
    ]  # fmt: skip


def test_a_speaker_who_denies_a_figure_stands_apart_from_those_who_give_it() -> None:
    claims = [said(POST, "It killed 61.", "61", "Vareth Radio"), said(RADIO, "Not 61.", "61", polarity="denied")]
    (row,) = side_by_side(claims, ALL, INCIDENT).rows
    assert sorted(entry.denied for entry in row.entries) == [False, True]


def test_figures_are_ordered_by_size_then_speaker_and_mentions_come_last() -> None:
    claims = [
        said(POST, "Nurses died.", "Nurses", precision="unquantified"),
        said(POST, "Up to 70 died.", "70", precision="at_most"),
        said(POST, "At least 61 died.", "61", precision="at_least"),
        said(POST, "It killed 61.", "61", "Zora"),
        said(RADIO, "It killed 61.", "61", "Abel"),
    ]
    comparison = side_by_side(claims, ALL, INCIDENT)
    figures = [line["figure"] for line in comparison.lines()[0]["lines"]]
    assert figures == ["61", "at least 61", "at most 70", "Nurses"]
    assert [entry.said_by for entry in comparison.rows[0].entries][:2] == ["Abel", "Zora"]


def test_a_vague_end_is_shown_as_written() -> None:
    (shown,) = side_by_side([said(POST, "It killed hundreds.", "hundreds", precision="vague")], ALL, INCIDENT).lines()
    assert (shown["low"], shown["high"], shown["lines"][0]["figure"]) == ("hundreds", "hundreds", "hundreds")


def test_origins_are_lettered_like_columns_of_a_sheet() -> None:
    assert [letter(number) for number in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


# Silence


def test_who_gives_no_figure_stays_visible() -> None:
    claims = [
        said(POST, "The mayor said it killed 61.", "61", "The mayor"),
        called(POST, "massacre", "The mayor"),
        called(RADIO, "massacre", "The governor"),
        said(RADIO, "The consul denied that 61 had died.", "61", "The consul", polarity="denied"),
    ]
    silent = side_by_side(claims, ALL, INCIDENT).to_dict()["silent"]
    assert [(one["said_by"], one["carried_by"], one["documents"]) for one in silent] == [
        ("A letter from Vareth", ["A letter from Vareth"], [LETTER.id]),
        ("The consul", ["Vareth Radio"], [RADIO.id]),
        ("The governor", ["Vareth Radio"], [RADIO.id]),
        ("Vareth Radio", ["Vareth Radio"], [RADIO.id]),
    ]


def test_a_document_that_could_not_be_read_is_not_called_silent() -> None:
    sealed = document("scan.bin", "The Archive", kind="unread", why="It holds no text.")
    comparison = side_by_side([], [sealed], INCIDENT)
    assert (comparison.silent, comparison.unread) == ((), (sealed.id,))


def test_the_json_is_the_one_of_the_contract() -> None:
    written = side_by_side([said(POST, "It killed 61.", "61")], ALL, INCIDENT).to_dict()
    assert {"schema", "incident", "rows", "contradictions", "not_contradictions"} <= set(written)
    assert (written["schema"], written["incident"]) == ("figures/1", {"id": INCIDENT.id, "title": INCIDENT.title})
    wanted = {"fate", "group", "unit", "low", "high", "open_above", "speakers", "origins", "statements", "documents"}
    wanted |= {"below", "open_below"}
    assert set(written["rows"][0]) == wanted
    assert {"said_by", "carried_by", "amount", "claims", "origin"} <= set(written["rows"][0]["speakers"][0])
    assert set(written["rows"][0]["low"]) == {"value", "precision", "claim"}
    assert json.loads(json.dumps(written)) == written
