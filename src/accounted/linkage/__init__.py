"""The room that links: records of persons on overlapping lists, judged to be one person, with what speaks for it.

The main function is `link`. In reading order:

- `linking`: the whole way from records to persons · `result`: what it gives back;
- `keys`: keys told apart by the million · `parts`: long arrays worked on in parts, on two cores;
- `letters`: how many letters two texts are apart · `similarity`: how alike two words of names sound;
- `names`: how alike two full names are, across scripts;
- `hearing`: which letters these lists write for one another · `rarity`: how common a value is;
- `compounds`: names run together and cut apart · `roster`: the records as columns;
- `values`: a column of names or places · `days`: dates in part, ages to years;
- `blocking`: which pairs share a key · `nearness`: which words meet beside · `sifting`: which pairs are compared;
- `comparing`: field by field, how well two records agree · `crossing`: words in another part ·
  `initials`: letters for names · `birthdays`: signs;
- `peoples`: which given names and surnames go together · `places`: which places do;
- `priors`: what is expected of pairs · `overlapping`: how many persons lists share;
- `samples`: pairs drawn to learn from · `slips`: how many at once;
- `scoring`: how probable it is that they are one person, learned without labels;
- `competing`: what pairs take from each other · `clustering`: records gathered into persons;
- `reach`: which share of the true pairs was compared · `spark`: the heavy parts on a cluster;
- `implied`: what follows from answers · `company`: what other records say of a pair · `odds`: as probabilities;
- `teaching`: what answers teach about all other pairs · `asking`: which pairs to ask people about.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from accounted.linkage.settings import COLUMNS, VERSION, Settings, in_words

if TYPE_CHECKING:
    from accounted.linkage.asking import Outlook, outlook, worth_asking
    from accounted.linkage.linking import link
    from accounted.linkage.names import NameMatch, compare_names, name_scores
    from accounted.linkage.result import LEAST_SHOWN, Lesson, Linkage, Pair

__all__ = [
    "COLUMNS",
    "LEAST_SHOWN",
    "VERSION",
    "Lesson",
    "Linkage",
    "NameMatch",
    "Outlook",
    "Pair",
    "Settings",
    "compare_names",
    "in_words",
    "link",
    "name_scores",
    "outlook",
    "worth_asking",
]

# A case that nobody links needs no arrays: each name brings in its file when it is first asked for.
_HOMES = {
    "LEAST_SHOWN": "result", "Lesson": "result", "Linkage": "result", "Pair": "result", "link": "linking",
    "NameMatch": "names", "compare_names": "names", "name_scores": "names",
    "Outlook": "asking", "outlook": "asking", "worth_asking": "asking",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """A public name of the room, fetched from its file when first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'accounted.linkage' has no attribute {name!r}")
    return getattr(import_module(f"accounted.linkage.{_HOMES[name]}"), name)
