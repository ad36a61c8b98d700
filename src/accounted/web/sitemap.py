"""Every address there is, with its template and the page behind it."""

from __future__ import annotations

from accounted.web.page import Page, Picture
from accounted.web.pages import (
    about,
    activity,
    adding,
    arranging,
    claims,
    dating,
    documents,
    estimating,
    exporting,
    figures,
    lookup,
    persons,
    places,
    reviewing,
    ruling,
    search,
    views,
)

PAGES = (
    Page("/", "figures.html", figures.figures, twin="/figures.json", sheet="figures"),
    Page("/incidents", "incidents.html", views.incidents, sheet="incidents"),
    Page("/incidents/{id}", "incident.html", arranging.incident),
    Page("/contradictions", "contradictions.html", views.contradictions, sheet="contradictions"),
    Page("/timeline", "timeline.html", views.timeline, sheet="timeline"),
    Page("/map", "map.html", places.places),
    Page("/origins", "origins.html", views.origins, sheet="origins"),
    Page("/speakers", "speakers.html", views.speakers, sheet="speakers"),
    Page("/labels", "labels.html", views.labels, sheet="labels"),
    Page("/evidence", "evidence.html", views.evidence, sheet="evidence"),
    Page("/documents", "documents.html", documents.documents, sheet="documents"),
    Page("/documents/{id}", "document.html", documents.document),
    Page("/documents/{id}/words", "by_hand.html", documents.words),
    Page("/claims", "claims.html", claims.claims, sheet="claims"),
    Page("/claims/{id}", "claim.html", claims.claim),
    Page("/search", "search.html", search.search),
    Page("/lookup", "lookup.html", lookup.lookup),
    Page("/dates", "dates.html", dating.understood),
    Page("/review", "review.html", reviewing.review),
    Page("/agreement", "agreement.html", reviewing.agreement),
    Page("/rules", "rules.html", ruling.rules),
    Page("/persons", "persons.html", persons.persons, sheet="persons"),
    Page("/persons/{id}", "person.html", persons.person),
    Page("/counts", "counts.html", persons.counts),
    Page("/pairs", "pairs.html", persons.pairs),
    Page("/lists", "lists.html", persons.lists),
    Page("/lists/{id}", "list_columns.html", persons.list_columns),
    Page("/estimates", "estimates.html", estimating.estimates),
    Page("/activity", "activity.html", activity.activity),
    Page("/judgements", "judgements.html", activity.judgements, sheet="judgements"),
    Page("/export", "export.html", exporting.exporting),
    Page("/add", "add.html", adding.adding),
    Page("/about", "about.html", about.about),
    Page("/parts", "parts_in_use.html", about.parts),
)

PICTURES = (Picture("/documents/{id}/pages/{number}.webp", "image/webp", documents.page_picture),)
