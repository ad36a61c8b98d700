"""The other kinds of claim: labels, evidence, positions, events and named persons.

`Kinds` gathers them, sentence by sentence. In reading order: `gathering` (one document), `spoken` (one sentence with
all it is read against), `lexicon` (the words, from `lexicon/kinds/<language>.yaml`), `subjects` (who acts, by the
order of words), then `labels`, `evidence`, `positions`, `events/`, `names`, `persons` and `listed`, `explained` (by
which rules and words), and `dating` (the day of publication, where only an anniversary tells it).
"""

from accounted.reading.kinds.gathering import Kinds

__all__ = ["Kinds"]
