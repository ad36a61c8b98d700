"""The log as a tree: proofs of a line and of a beginning, against outside vectors and a direct reading of RFC 6962."""

import base64
import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.vault.merkle import (
    EMPTY,
    STEP,
    Growing,
    Tree,
    folded,
    leaf_hash,
    node_hash,
    proves_consistency,
    proves_inclusion,
)
from tests.conftest import SHARED, needs_shared
from tests.timing import processor_seconds

VECTORS = sorted((SHARED / "data/evidence/merkle/inclusion").rglob("*.json"))


def root_by_definition(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962, section 2.1, word for word."""
    if not leaves:
        return EMPTY
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(root_by_definition(leaves[:split]), root_by_definition(leaves[split:]))


def path_by_definition(index: int, leaves: list[bytes]) -> list[bytes]:
    """PATH of RFC 6962, section 2.1.1."""
    if len(leaves) == 1:
        return []
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    if index < split:
        return [*path_by_definition(index, leaves[:split]), root_by_definition(leaves[split:])]
    return [*path_by_definition(index - split, leaves[split:]), root_by_definition(leaves[:split])]


def beginning_by_definition(old: int, leaves: list[bytes], whole: bool = True) -> list[bytes]:
    """SUBPROOF of RFC 6962, section 2.1.2."""
    if old == len(leaves):
        return [] if whole else [root_by_definition(leaves)]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    if old <= split:
        return [*beginning_by_definition(old, leaves[:split], whole), root_by_definition(leaves[split:])]
    return [*beginning_by_definition(old - split, leaves[split:], False), root_by_definition(leaves[:split])]


def grown(leaves: list[bytes]) -> tuple[Growing, Tree]:
    """The leaves added one by one, and a tree that reads only the nodes that are kept."""
    growing, kept = Growing(), dict[tuple[int, int], bytes]()
    for leaf in leaves:
        kept.update({(level, number): made for level, number, made in growing.add(leaf)})

    def nodes(level: int, first: int, count: int) -> list[bytes]:
        return leaves[first : first + count] if level == 0 else [kept[level, first + it] for it in range(count)]

    return growing, Tree(len(leaves), nodes)


def some_leaves(count: int, seed: int = 0) -> list[bytes]:
    return [leaf_hash(f"{seed} {number}".encode()) for number in range(count)]


@needs_shared
def test_the_vectors_are_there() -> None:
    assert len(VECTORS) == 98


@pytest.mark.parametrize("vector", VECTORS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_outside_vector_is_taken_or_refused_as_it_says(vector: object) -> None:
    told = json.loads(vector.read_text())  # type: ignore[attr-defined]  # a path, from the list of cases
    leaf, root = (base64.b64decode(told[key] or "") for key in ("leafHash", "root"))
    proof = [base64.b64decode(one) for one in told["proof"] or ()]
    assert proves_inclusion(leaf, told["leafIdx"], told["treeSize"], proof, root) is not told["wantErr"]


def test_every_proof_of_every_small_tree_is_the_one_of_the_definition() -> None:
    leaves = some_leaves(40)
    for size in range(1, 41):
        part = leaves[:size]
        growing, tree = grown(part)
        assert growing.root() == tree.root() == root_by_definition(part)
        for index in range(size):
            path = tree.inclusion(index)
            assert path == path_by_definition(index, part)
            assert proves_inclusion(part[index], index, size, path, tree.root())
        for old in range(1, size + 1):
            path = tree.consistency(old)
            assert path == ([] if old == size else beginning_by_definition(old, part))
            assert proves_consistency(old, root_by_definition(part[:old]), size, tree.root(), path)


def test_proofs_of_large_trees_out_of_few_kept_nodes() -> None:
    chance = random.Random(6962)
    for size in (255, 256, 257, 511, 1025, 5000, 66_000):
        leaves = some_leaves(size, size)
        _, tree = grown(leaves)
        root = tree.root()
        for _ in range(25):
            index, old = chance.randrange(size), chance.randint(1, size)
            assert proves_inclusion(leaves[index], index, size, tree.inclusion(index), root)
            assert proves_consistency(old, tree.root(old), size, root, tree.consistency(old))
            assert proves_inclusion(leaves[old - 1], old - 1, old, tree.inclusion(old - 1, old), tree.root(old))


@given(st.integers(1, 600), st.data())
def test_a_proof_with_anything_changed_proves_nothing(size: int, data: st.DataObject) -> None:
    leaves = some_leaves(size)
    _, tree = grown(leaves)
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    path, root = tree.inclusion(index), tree.root()
    assert not proves_inclusion(leaf_hash(b"other"), index, size, path, root)
    assert not proves_inclusion(leaves[index], index, size, path, leaf_hash(b"other"))
    assert not proves_inclusion(leaves[index], index, size, [*path, EMPTY], root)
    assert not proves_consistency(old, leaf_hash(b"other"), size, root, tree.consistency(old))
    assert not proves_consistency(old, tree.root(old), size, leaf_hash(b"other"), tree.consistency(old))
    if path:
        place = data.draw(st.integers(0, len(path) - 1))
        bent = [*path[:place], bytes([path[place][0] ^ 1]) + path[place][1:], *path[place + 1 :]]
        assert not proves_inclusion(leaves[index], index, size, bent, root)
        assert not proves_inclusion(leaves[index], index, size, path[:-1], root)


def test_what_the_standard_leaves_open_is_refused() -> None:
    leaf = leaf_hash(b"")
    assert not proves_inclusion(leaf, 0, 0, [], EMPTY)
    assert not proves_inclusion(leaf, 0, 1, [], b"")
    assert not proves_inclusion(leaf, -1, 1, [], leaf)
    assert not proves_inclusion(b"short", 0, 1, [], b"short")
    assert not proves_consistency(0, EMPTY, 1, leaf, [])
    assert not proves_consistency(2, leaf, 1, leaf, [])
    assert not proves_consistency(1, leaf, 1, leaf, [leaf])
    assert not proves_consistency(3, leaf, 5, leaf, [])


def test_a_log_without_lines_and_one_with_one() -> None:
    assert Growing().root() == EMPTY
    _, tree = grown([leaf_hash(b"a")])
    assert (tree.root(), tree.root(0)) == (leaf_hash(b"a"), EMPTY)
    for wrong in (lambda: tree.inclusion(1), lambda: tree.consistency(0), lambda: tree.consistency(1, 2)):
        with pytest.raises(IndexError):
            wrong()


def test_a_proof_in_a_million_events_takes_a_few_milliseconds() -> None:
    """Kept nodes only, and the 16 leaves of one row, as a case keeps them."""
    size = 1_000_000
    row = [leaf_hash(bytes([it])) for it in range(1 << STEP)]
    of_level = {0: row}
    for level in range(STEP, 20, STEP):
        of_level[level] = [folded(of_level[level - STEP])] * (1 << STEP)

    def nodes(level: int, first: int, count: int) -> list[bytes]:
        return of_level[level][first % (1 << STEP) :][:count]

    tree = Tree(size, nodes)
    root, took = tree.root(), []
    for index in (0, 1, 255, 256, 65_535, 65_536, 524_288, 777_777, 999_998, 999_999):
        took.append(processor_seconds(lambda index=index: tree.inclusion(index)))
        path = tree.inclusion(index)
        assert proves_inclusion(row[index % (1 << STEP)], index, size, path, root)
    assert sorted(took)[len(took) // 2] < 0.05, "ten times the measured limit, for a slow machine"
