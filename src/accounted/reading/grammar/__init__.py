"""The grammar of casualty figures: from the tokens of a sentence to count claims.

In reading order: `quantities` (a number and its bounds), `people` (who is counted), `chunks` (a sentence
as pieces with roles), `figures` (which number meets which fate, by frames), `parts` (what is a part of
what), `mood` (denied, possible), `counts` (claims), `explained` (by which rules
and words), `table_counts` (claims of tables).
"""

from accounted.reading.grammar.chunks import chunked
from accounted.reading.grammar.counts import Setting, counts
from accounted.reading.grammar.sentence import Sentence
from accounted.reading.grammar.table_counts import table_counts

__all__ = ["Sentence", "Setting", "chunked", "counts", "table_counts"]
