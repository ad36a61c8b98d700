"""Tables: from headings, labels, captions and sums to count claims.

In reading order: `labels` (what words of a table say), `amounts` (the number in a cell), `drawn` (tables drawn in plain
text), `of_persons` (lists of persons, which count nobody), `grid` (a table with headings, labels and amounts apart),
`wholes` (what is a part of what), `around` (captions and source lines), `fates` (what befell those whom a cell counts),
`figures` (a cell with all that is said of it), `claims` and `explained` (claims, and by which words), `reading` (one
table of a document, from its cells to claims).
"""

from accounted.reading.tables.drawn import tables_of
from accounted.reading.tables.grid import is_prose
from accounted.reading.tables.reading import Placed, Tables, in_its_cell

__all__ = ["Placed", "Tables", "in_its_cell", "is_prose", "tables_of"]
