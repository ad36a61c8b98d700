"""Entities of FollowTheMoney: only properties that its schemata have, every reference kept, and no figure as a fact."""

import json
from typing import Any

import pytest

from accounted.publication import Released, Selection
from accounted.publication.follow_the_money import FollowTheMoneyExporter
from tests.comparison.statements import document, said
from tests.publication.selections import selection, written

NOTE = document("note.txt", "Coast Radio", "1994-06-09")
NINE = said(NOTE, "The office said that at least 9 people were killed.", "9", "the office", "at_least")

PROPERTIES = {
    "Document": {"fileName", "mimeType", "language", "title", "publisher", "date", "summary", "notes"},
    "LegalEntity": {"name"},
    "Person": {"name"},
    "Event": {"name", "location", "startDate", "endDate", "notes"},
    "Note": {
        *("name", "description", "entity", "proof", "publisher", "keywords", "locationMentioned", "notes", "summary")
    },
}
"""What the schemata of FollowTheMoney 4.11 have, of the properties used here."""


def entities_of(given: Selection) -> list[dict[str, Any]]:
    (file,) = written(FollowTheMoneyExporter().export(given)).values()
    return [json.loads(line) for line in file.decode().splitlines()]


def test_every_property_is_one_of_the_model_and_every_reference_is_there() -> None:
    incident = {"id": "incident-1", "title": "Harbour", "period": "1994-06", "place": "Harbour", "claims": [NINE.id]}
    made = entities_of(selection([NINE], [NOTE], views={"incidents": {"incidents": [incident]}}))
    ids = {one["id"] for one in made}
    for one in made:
        assert set(one["properties"]) <= PROPERTIES[one["schema"]]
        assert all(isinstance(value, str) for values in one["properties"].values() for value in values)
        for name in ("entity", "proof"):
            assert set(one["properties"].get(name, ())) <= ids
    assert sorted(one["schema"] for one in made) == ["Document", "Event", "LegalEntity", "Note"]
    event = next(one for one in made if one["schema"] == "Event")
    assert (event["properties"]["startDate"], event["properties"]["endDate"]) == (["1994-06-01"], ["1994-06-30"])


def test_a_figure_stands_in_a_note_with_its_words_and_nowhere_else() -> None:
    made = entities_of(selection([NINE], [NOTE]))
    (note,) = [one for one in made if one["schema"] == "Note"]
    assert note["properties"]["description"] == [NINE.passage.exact]
    assert note["properties"]["name"] == ["killed: at least 9, says the office"]
    assert NOTE.digest in note["properties"]["notes"][0]
    others = [one["properties"] for one in made if one["schema"] not in ("Note", "Document")]
    assert not [one for one in others if "9" in json.dumps(one)]


def test_what_was_rejected_is_no_entity() -> None:
    judged = {"verdict": "reject", "by": "N. N.", "at": "2026-01-02T00:00:00Z", "why": "another town"}
    made = entities_of(Selection(title="x", software="x", claims=(Released(NINE, NINE, judged),), documents=(NOTE,)))
    assert [one["schema"] for one in made] == ["Document"]


@pytest.mark.parametrize(("code", "expected"), [("hy", "hye"), ("de", "deu"), ("az", "aze"), ("en", "eng")])
def test_languages_have_the_codes_of_iso_639_3(code: str, expected: str) -> None:
    from accounted.publication.follow_the_money import _three_letters

    assert _three_letters(code) == expected
