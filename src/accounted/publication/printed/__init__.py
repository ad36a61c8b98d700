"""`report-pdf`: the page of `report-html` as a document to hand in and to keep, with its fonts inside.

It holds what that page holds, word for word, since it is made of it. Read in this order:

`exporter`  the way from the page to the PDF; its form is `page.typ`
`tree`      the page taken apart, so that its words come to the form as words and nothing in them acts
`letters`   which letters the fonts can draw; any other is named
"""

from accounted.publication.printed.exporter import PrintedReportExporter

__all__ = ["PrintedReportExporter"]
