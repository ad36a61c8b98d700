"""The workspace in a browser: pages to read, compare and judge in, served to this machine alone.

The main function is `serve(case, port)`. A page parses what was asked, calls one verb of the case, and shows what comes
back; its `.json` twin is the result's own `to_dict`. Read in this order:

`sitemap`    every address there is, with its page · `actions` what can be done, each a verb of the case
`page`       what a page and an action are, and how they answer · `visit` what one request brings along
`pages/`     the pages, a file a subject; none is longer than parse, call, show
`marks`      a document's text with its claims marked · `spans` of one mark among others · `table_marks` tables in it
`page_marks` pages of a PDF with a rectangle on the words of each claim
`picture`, `timeline_picture`, `origin_picture`, `estimate_picture`: drawings, each beside a list of the same
`words`      amounts, dates and names as people read them · `evidence_text` words of others, made harmless
`told`       sentences of the program, in the language of the page
`language`   the catalogues: English, Arabic and whoever follows
`rendering`  templates, and what they may use
`guard`      who is let in, and the policy on every answer · `session` the token, and signed forms
`failures`   errors as pages and as JSON
`app`        all of it as one application · `server` on loopback

`templates/` and `static/` hold what is shown; `/parts` shows every part of the interface in use.
"""

from accounted.web.server import serve

__all__ = ["serve"]
