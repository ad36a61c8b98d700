"""A graph that a program of others can read without asking anybody for anything."""

import json
from typing import Any

from pyld import jsonld

from accounted.model import CustodyEvent, Judgement
from accounted.publication import Decision
from accounted.publication.linked_graph import CONTEXT, LinkedGraphExporter, original_iri
from tests.comparison.statements import document, said
from tests.publication.hostile import MARKUP, UNRULY
from tests.publication.selections import selection, written

NOTE = document("note.txt", "Coast Radio", "1994-06-09")
NINE = said(NOTE, "The harbour office said that at least 9 people were killed.", "9", "the harbour office", "at_least")
OA, PROV, ACC, CASE = CONTEXT["oa"], CONTEXT["prov"], CONTEXT["acc"], CONTEXT["case"]


def no_loading(url: str, _options: Any = None) -> None:
    raise AssertionError(f"it asked for {url}")


def expanded(content: bytes) -> dict[str, dict[str, Any]]:
    nodes = jsonld.expand(json.loads(content), {"documentLoader": no_loading})
    return {node["@id"]: node for node in nodes}


def graph(**more: Any) -> dict[str, dict[str, Any]]:
    (content,) = written(LinkedGraphExporter().export(selection([NINE], [NOTE], **more))).values()
    return expanded(content)


def test_a_claim_is_an_annotation_on_the_words_it_quotes() -> None:
    nodes = graph()
    claim = nodes[f"{CASE}{NINE.id}"]
    assert set(claim["@type"]) == {f"{OA}Annotation", f"{PROV}Entity"}
    (target,) = claim[f"{OA}hasTarget"]
    assert target[f"{OA}hasSource"] == [{"@id": f"{CASE}{NOTE.id}"}]
    quote, place = target[f"{OA}hasSelector"]
    assert quote[f"{OA}exact"] == [{"@value": NINE.passage.exact}]
    assert place[f"{OA}start"] == [{"@value": NINE.passage.start}]
    assert claim[f"{ACC}amount"] == [{"@value": NINE.amount.to_dict(), "@type": "@json"}]
    (speaker,) = claim[f"{PROV}wasAttributedTo"]
    assert nodes[speaker["@id"]]["http://xmlns.com/foaf/0.1/name"] == [{"@value": "the harbour office"}]


def test_a_document_comes_from_an_original_named_by_its_bytes() -> None:
    nodes = graph()
    assert nodes[f"{CASE}{NOTE.id}"][f"{PROV}wasDerivedFrom"] == [{"@id": original_iri(NOTE.digest)}]
    # RFC 6920, section 8.2: the digest of "Hello World!" in this form
    hello = "sha256:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"
    assert original_iri(hello) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"


def test_custody_and_judgements_are_activities_of_somebody() -> None:
    event = CustodyEvent(3, "2026-01-01T00:00:00Z", "ana", "sealed", (NOTE.digest,), {}, "0" * 32, "0" * 64)
    accepted = Judgement("accept", (NINE.id,), "N. N.", "read again", "2026-01-02T00:00:00Z", 4)
    nodes = graph(custody=lambda _digest: (event,), judgements=(Decision(accepted, "holds"),))
    assert nodes[f"{CASE}event-3"]["@type"] == [f"{PROV}Activity"]
    decided = nodes[f"{CASE}{accepted.id}"]
    assert decided[f"{PROV}used"] == [{"@id": f"{CASE}{NINE.id}"}]
    assert decided["http://purl.org/dc/terms/description"] == [{"@value": "read again"}]


def test_every_key_has_a_meaning_and_hostile_words_stay_words() -> None:
    claims = [
        NINE.with_changes(id=f"claim-{number:020}", said_by=type(NINE.said_by)(words, "indirect"))
        for number, words in enumerate(one for one in [*MARKUP, *UNRULY] if one.strip())
    ]
    (content,) = written(LinkedGraphExporter().export(selection(claims, [NOTE]))).values()
    held = {node["id"]: node for node in json.loads(content)["@graph"]}
    known = expanded(content)
    assert set(known) == {id.replace("case:", CASE, 1) for id in held}
    for id, node in held.items():
        assert len(known[id.replace("case:", CASE, 1)]) == len(node), "a key was dropped"
    names = {node["foaf:name"] for node in held.values() if "foaf:name" in node}
    assert names == {one.said_by.name for one in claims}
