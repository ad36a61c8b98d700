"""Every address there is, with its template and the page behind it."""

from __future__ import annotations

from accounted.web.page import Page
from accounted.web.pages import about, activity, adding, claims, documents, figures, lookup, places, search, views

PAGES = (
    Page("/", "figures.html", figures.figures, twin="/figures.json"),
    Page("/incidents", "incidents.html", views.incidents),
    Page("/contradictions", "contradictions.html", views.contradictions),
    Page("/timeline", "timeline.html", views.timeline),
    Page("/map", "map.html", places.places),
    Page("/origins", "origins.html", views.origins),
    Page("/speakers", "speakers.html", views.speakers),
    Page("/labels", "labels.html", views.labels),
    Page("/evidence", "evidence.html", views.evidence),
    Page("/documents", "documents.html", documents.documents),
    Page("/documents/{id}", "document.html", documents.document),
    Page("/claims", "claims.html", claims.claims),
    Page("/claims/{id}", "claim.html", claims.claim),
    Page("/search", "search.html", search.search),
    Page("/lookup", "lookup.html", lookup.lookup),
    Page("/activity", "activity.html", activity.activity),
    Page("/judgements", "judgements.html", activity.judgements),
    Page("/add", "add.html", adding.adding),
    Page("/about", "about.html", about.about),
    Page("/parts", "parts_in_use.html", about.parts),
)
