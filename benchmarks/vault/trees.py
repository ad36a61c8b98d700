"""Proofs of trees of chance, against a direct reading of the definition in RFC 6962.

    .venv/bin/python benchmarks/vault/trees.py [TREES] [SEED]

Of each tree of up to 500 leaves, the root, a proof that one leaf is in it, and a proof that it begins with a smaller
one, are compared with what the definition gives, and checked. Writes trees.json.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from accounted.vault.merkle import proves_consistency, proves_inclusion
from tests.vault.test_merkle import (
    beginning_by_definition,
    grown,
    path_by_definition,
    root_by_definition,
    some_leaves,
)


def main(trees: int, seed: int) -> None:
    """Grow, prove, compare."""
    chance, right = random.Random(seed), 0
    for number in range(trees):
        size = chance.randint(1, 500)
        leaves = some_leaves(size, number)
        _, tree = grown(leaves)
        index, old = chance.randrange(size), chance.randint(1, size)
        root, path, beginning = tree.root(), tree.inclusion(index), tree.consistency(old)
        before = root_by_definition(leaves[:old])
        right += (
            root == root_by_definition(leaves)
            and path == path_by_definition(index, leaves)
            and beginning == ([] if old == size else beginning_by_definition(old, leaves))
            and proves_inclusion(leaves[index], index, size, path, root)
            and proves_consistency(old, before, size, root, beginning)
        )
    made = {"trees": trees, "seed": seed, "right": right}
    (HERE / "trees.json").write_text(json.dumps(made, indent=1) + "\n")
    print(json.dumps(made))


if __name__ == "__main__":
    main(*(int(it) for it in (*sys.argv[1:], *("10000", "1")[len(sys.argv) - 1 :])))
