"""`report-html`: one page for people, to read, to print and to check; it holds no script and asks for nothing outside.

Every number on it leads to a passage on the same page, and every passage to the digest of its original; a figure that
rests on no passage stops the report. Read in this order:

`exporter`   the way from a selection to the page; its form is `report.html.jinja` with `report.css`
`passages`   the words that claims stand on, numbered, with the figures marked in them: what all else links to
`figures`    figures side by side, with the passages behind each · `strip` the same, drawn
`accounts`   what is said to have happened when, what it is called and by whom, what contradicts what
`voices`     who repeats whom, who speaks for which side, what is said to exist as proof
`shown`      words of documents, made visible and harmless
"""

from accounted.publication.report.exporter import ReportExporter

__all__ = ["ReportExporter"]
