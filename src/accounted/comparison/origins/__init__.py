"""Origins: which statements repeat one another, with what that rests on.

`statements` a count as a statement · `links` what is looked for · `likely` whether one number is one statement's ·
`wording` near-identical passages ·
`governments` which bodies are of one government · `joining` which links make one origin ·
`chains` origins made of them, under what people decided
"""

from accounted.comparison.origins.chains import Chain, Step, chains
from accounted.comparison.origins.links import Link, links
from accounted.comparison.origins.statements import Told

__all__ = ["Chain", "Link", "Step", "Told", "chains", "links"]
