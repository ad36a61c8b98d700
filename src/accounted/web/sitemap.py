"""Every address there is, with its template and the page behind it."""

from __future__ import annotations

from accounted.web.page import Page
from accounted.web.pages import activity, claims, documents, figures, search

PAGES = (
    Page("/", "figures.html", figures.figures, twin="/figures.json"),
    Page("/documents", "documents.html", documents.documents),
    Page("/documents/{id}", "document.html", documents.document),
    Page("/claims", "claims.html", claims.claims),
    Page("/claims/{id}", "claim.html", claims.claim),
    Page("/search", "search.html", search.search),
    Page("/judgements", "judgements.html", activity.judgements),
)
