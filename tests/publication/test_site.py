"""The public site: every link leads to a place that is there, nothing acts, and its list of digests holds."""

import hashlib
from dataclasses import replace
from urllib.parse import unquote

import pytest

from accounted.comparison import side_by_side
from accounted.model import Judgement, Passage
from accounted.publication import CsvExporter, Decision, Selection
from accounted.publication.report import ReportExporter
from accounted.publication.site import SiteExporter
from accounted.publication.site.exporter import DIGESTS
from tests.comparison.statements import INCIDENT, called, document, said
from tests.publication.hostile import FORMULAS, MARKUP, UNRULY
from tests.publication.selections import selection, written
from tests.publication.test_report import ELEMENTS, Page

NOTE = document("note.txt", "Coast Radio", "1994-06-09")
LETTER = document("letter.txt", "The harbour office", "1994-07-01")
NINE = said(NOTE, "The harbour office said that at least 9 people were killed.", "9", "the harbour office", "at_least")
TWELVE = said(LETTER, "A nurse said that 12 people had died.", "12", "A nurse")


def site_of(given: Selection) -> dict[str, bytes]:
    return written(SiteExporter().export(given))


def pages_of(files: dict[str, bytes]) -> dict[str, Page]:
    return {name: Page(content.decode()) for name, content in files.items() if name.endswith(".html")}


def check_site(files: dict[str, bytes]) -> dict[str, Page]:
    """Nothing on a page acts or asks for anything outside, and every link leads to a file, and a place in it."""
    parted = pages_of(files)
    for page in parted.values():
        assert len(page.ids) == len(set(page.ids))
        for element, attributes in page.elements:
            assert element in ELEMENTS | {"link", "ol"}, element
            assert not [name for name in attributes if name.startswith("on") or name in ("src", "style", "action")]
            if "href" in attributes:
                file, _, place = (attributes["href"] or "").partition("#")
                assert unquote(file) in files or (not file and place in page.ids), attributes
                assert not place or place in (parted[file].ids if file else page.ids), attributes
    return parted


def test_every_figure_leads_to_its_words_on_the_page_of_its_document() -> None:
    parted = check_site(site_of(selection([NINE, TWELVE], [NOTE, LETTER])))
    incident = parted[f"{INCIDENT.id}.html"]
    links = [attributes["href"] for element, attributes in incident.elements if element == "a"]
    assert f"{NOTE.id}.html#{NINE.id}" in links
    assert f"{LETTER.id}.html#{TWELVE.id}" in links
    assert NOTE.digest in parted[f"{NOTE.id}.html"].text
    assert "killed: at least 9 – 12, open above" in " ".join(parted["index.html"].text.split())


def test_it_says_of_an_incident_what_the_report_says() -> None:
    given = selection([NINE, TWELVE], [NOTE, LETTER])
    (report,) = written(ReportExporter().export(given)).values()
    site = " ".join(" ".join(page.text.split()) for page in pages_of(site_of(given)).values())
    for words in ("at least 9", "A nurse", "published by Coast Radio", "SHA-256 of the original’s bytes"):
        assert words in " ".join(Page(report.decode()).text.split())
        assert words in site


def test_the_list_of_digests_holds_for_every_file() -> None:
    files = site_of(selection([NINE], [NOTE]))
    listed = dict(reversed(line.split("  ")) for line in files[DIGESTS].decode().splitlines())
    assert set(listed) == set(files) - {DIGESTS}
    assert all(hashlib.sha256(files[name]).hexdigest() == digest for name, digest in listed.items())
    assert "data/tables/claims.csv" in listed


def test_rows_about_one_incident_stand_on_its_page_alone() -> None:
    other = side_by_side([TWELVE], [LETTER], INCIDENT).to_dict()
    other["incident"] = {"id": "incident-other", "title": "Elsewhere"}
    given = selection([NINE], [NOTE])
    label = {"category": "other", "use": "name", "said_by": "A nurse", "claims": [TWELVE.id], "term": "the burning"}
    both = Selection(
        title="x", software="x", documents=(NOTE, LETTER), figures=(*given.figures, other),
        claims=(*given.claims, *selection([TWELVE], [LETTER]).claims),
        views={"labels": {"labels": [{**label, "incident": "incident-other"}]}},
    )  # fmt: skip
    parted = check_site(site_of(both))
    assert "the burning" in parted["incident-other.html"].text
    assert "the burning" not in parted[f"{INCIDENT.id}.html"].text + parted["index.html"].text


def test_what_was_taken_back_and_what_leads_to_a_persons_door_is_on_no_public_file() -> None:
    taken = Judgement("withdraw", (LETTER.id,), "Rosa", "By mistake", "2026-01-02T00:00:00Z", 1)
    undone = Judgement("undo", (taken.id,), "Rosa", "Again", "2026-01-03T00:00:00Z", 2)
    kept = Judgement("accept", (NINE.id,), "Rosa", "So it says", "2026-01-04T00:00:00Z", 3)
    record = {"id": "record-1", "name": "Ana Bell", "identifier": "AB 123", "address": "Mill Lane 4", "place": "Orvale"}
    person = {"schema": "registered/1", "id": "person-1", "names": ["Ana Bell"], "named": True,
              "certainty": "one record", "lists": ["north"], "records": [record]}  # fmt: skip
    given = replace(
        selection([NINE, TWELVE], [NOTE, LETTER]), persons=lambda: iter([person]),
        figures=selection([NINE], [NOTE]).figures,
        judgements=(Decision(taken, "holds"), Decision(undone, "undone"), Decision(kept, "holds")),
    )  # fmt: skip
    files = site_of(given)
    check_site(files)
    everything = b"".join(content for name, content in files.items() if name != DIGESTS).decode()
    for hidden in (LETTER.id, LETTER.digest, TWELVE.id, "A nurse said", "By mistake", "Again", "AB 123", "Mill Lane 4"):
        assert hidden not in everything, hidden
    for shown in (NOTE.id, NINE.id, "So it says", "Ana Bell", "Orvale", "1 statement in 1 document"):
        assert shown in everything, shown
    (held,) = (part for part in CsvExporter().export(given) if part.path == "persons.csv")
    assert b"AB 123" in b"".join(held.content)  # who works on the case has it in the tables


def test_what_was_taken_back_by_a_decision_that_stays_in_is_on_no_public_file() -> None:
    explained = Judgement("explain", ("contradiction-0",), "Rosa", "The nurse erred", "2026-01-04T00:00:00Z", 3)
    given = replace(
        selection([NINE, TWELVE], [NOTE, LETTER]), withdrawn=frozenset({LETTER.id}),
        figures=selection([NINE], [NOTE]).figures, judgements=(Decision(explained, "orphaned"),),
    )  # fmt: skip
    everything = b"".join(content for name, content in site_of(given).items() if name != DIGESTS).decode()
    assert NOTE.id in everything
    for hidden in (LETTER.id, TWELVE.id, "The nurse erred"):
        assert hidden not in everything, hidden


def test_a_document_that_was_brought_back_is_on_the_site() -> None:
    taken = Judgement("withdraw", (LETTER.id,), "Rosa", "By mistake", "2026-01-02T00:00:00Z", 1)
    given = replace(selection([NINE, TWELVE], [NOTE, LETTER]), judgements=(Decision(taken, "undone"),))
    assert f"{LETTER.id}.html" in site_of(given)


@pytest.mark.parametrize("hostile", [FORMULAS, MARKUP, UNRULY], ids=["formulas", "markup", "unruly"])
def test_hostile_words_are_shown_and_do_nothing(hostile: list[str]) -> None:
    names = [one for one in hostile if one.strip()]
    where = document(names[0], names[-1])
    claims = [
        called(where, one, one).with_changes(id=f"claim-{number:020}", passage=Passage(number, number + len(one), one))
        for number, one in enumerate(names)
    ]
    check_site(site_of(selection(claims, [where])))
