"""The room that links: records of persons on overlapping lists, judged to be one person, with what speaks for it.

In reading order:

- `similarity`: how alike two words of names sound; `names`: how alike two full names are, across scripts.
"""

from accounted.linkage.names import NameMatch, compare_names, name_scores

__all__ = ["NameMatch", "compare_names", "name_scores"]
