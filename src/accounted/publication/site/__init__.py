"""`site`: the case as a public site of pages that never change by themselves, for any server or none.

A page for each incident and each document, made of the parts of `report-html`; the tables and the JSON of the case
beside them; and a list of digests by which a copy of the site is checked. No page holds a script, sets anything on a
visitor's machine or asks for anything outside. Read in this order:

`exporter`  the files of the site, in order
`public`    what of a case stands on a site that anybody may read
`pages`     what stands on each page; their form is `page.html.jinja`
"""

from accounted.publication.site.exporter import SiteExporter

__all__ = ["SiteExporter"]
