"""PDF: letters with their boxes into one text in reading order, in which every passage knows its page and place.

`importer`   the importer · `second` the other reader, for files that the first can't open
`letters`    the letters of a page as pdfium tells them · `pieces` what a page is put together from
`margins`    running heads and page numbers · `columns` columns and rows · `blocks` paragraphs, tables, notes
`rules`      the lines that a page draws · `grids`, `ruled` tables between them · `strikes` words with one through them
`writing`    pages of blocks into one text
`drawing`    a page as a picture, to be looked at
"""
