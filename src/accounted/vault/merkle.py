"""The log's lines as a Merkle tree: one hash stands for all of them, and a few hashes prove one line or one beginning.

The tree is that of RFC 6962, section 2.1: a leaf is SHA-256 over a zero byte and the line, a node is SHA-256 over a one
byte and the two hashes below it, and a tree that is not full is parted at the largest power of two. No hash is ever
repeated to fill it up. Every line holds 128 bits of chance, so that a leaf's hash gives nothing away about the line.

Proofs need hashes of whole subtrees. Those of 16, 256, 4,096 … lines are kept (`STEP` levels apart), so that a proof in
a log of any length reads some dozens of lines and hashes and not all lines.

Source: RFC 6962, sections 2.1.1 and 2.1.2; the checks follow RFC 9162, sections 2.1.3.2 and 2.1.4.2, and refuse what
those leave open: hashes of another length, a tree without leaves. Tried against the vectors of transparency-dev/merkle
and against a direct reading of the definition, in tests/vault/test_merkle.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

STEP = 4
"""Nodes are kept for whole subtrees of 2^4, 2^8, 2^12 … leaves."""

EMPTY = hashlib.sha256(b"").digest()
"""The root of a tree without leaves."""

Nodes = Callable[[int, int, int], Sequence[bytes]]
"""Asked for a level (0, 4, 8 …), a first number and a count, gives the hashes of those whole subtrees."""


def leaf_hash(line: bytes) -> bytes:
    """The hash of a line as a leaf of the tree."""
    return hashlib.sha256(b"\0" + line).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees joined."""
    return hashlib.sha256(b"\1" + left + right).digest()


def folded(hashes: Sequence[bytes]) -> bytes:
    """The hash of the whole subtree over these hashes; their count is a power of two."""
    row = list(hashes)
    while len(row) > 1:
        row = [node_hash(row[place], row[place + 1]) for place in range(0, len(row), 2)]
    return row[0]


class Growing:
    """A tree that lines are added to one by one; it holds only what the next root needs."""

    def __init__(self) -> None:
        self.size = 0
        self._whole: list[tuple[int, bytes]] = []

    def add(self, leaf: bytes) -> list[tuple[int, int, bytes]]:
        """Add the hash of the next leaf.

        Returns:
            Level, number and hash of every node to keep that the leaf completes; mostly none.
        """
        level, made, whole, completed = 0, leaf, self._whole, list[tuple[int, int, bytes]]()
        while whole and whole[-1][0] == level:
            level, made = level + 1, node_hash(whole.pop()[1], made)
            if level % STEP == 0:
                completed.append((level, self.size >> level, made))
        whole.append((level, made))
        self.size += 1
        return completed

    def root(self) -> bytes:
        """The root of the tree as it stands."""
        if not self._whole:
            return EMPTY
        made = self._whole[-1][1]
        for _, left in reversed(self._whole[:-1]):
            made = node_hash(left, made)
        return made


class Tree:
    """The tree over the first `size` lines of a log whose nodes can be asked for."""

    def __init__(self, size: int, nodes: Nodes) -> None:
        self.size, self._nodes = size, nodes

    def root(self, size: int | None = None) -> bytes:
        """The root over the first lines, all of them unless a smaller size is given."""
        wanted = self.size if size is None else size
        return self._range(0, wanted) if wanted else EMPTY

    def inclusion(self, index: int, size: int | None = None) -> list[bytes]:
        """The hashes that prove that line `index` (counted from 0) is one of the first `size` lines."""
        wanted = self.size if size is None else size
        if not 0 <= index < wanted <= self.size:
            raise IndexError(f"There is no line {index} in a tree of {wanted}.")
        return self._path(index, 0, wanted)

    def consistency(self, old: int, new: int | None = None) -> list[bytes]:
        """The hashes that prove that the tree of `new` lines begins with the tree of `old` lines."""
        wanted = self.size if new is None else new
        if not 0 < old <= wanted <= self.size:
            raise IndexError(f"A tree of {wanted} lines has no beginning of {old}.")
        return [] if old == wanted else self._beginning(old, 0, wanted, whole=True)

    def _path(self, index: int, start: int, end: int) -> list[bytes]:
        if end - start == 1:
            return []
        middle = start + _split(end - start)
        if index < middle:
            return [*self._path(index, start, middle), self._range(middle, end)]
        return [*self._path(index, middle, end), self._range(start, middle)]

    def _beginning(self, old: int, start: int, end: int, whole: bool) -> list[bytes]:
        if old == end:
            return [] if whole else [self._range(start, end)]
        middle = start + _split(end - start)
        if old <= middle:
            return [*self._beginning(old, start, middle, whole), self._range(middle, end)]
        return [*self._beginning(old, middle, end, False), self._range(start, middle)]

    def _range(self, start: int, end: int) -> bytes:
        count = end - start
        if count & (count - 1) == 0:
            return self._subtree(start, count.bit_length() - 1)
        middle = start + _split(count)
        return node_hash(self._range(start, middle), self._range(middle, end))

    def _subtree(self, start: int, level: int) -> bytes:
        kept = level - level % STEP
        return folded(self._nodes(kept, start >> kept, 1 << (level - kept)))


class Paths:
    """Proofs for many lines of one log at once, out of all its leaves; a proof then costs a few look-ups."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._rows = [list(leaves)]
        while len(row := self._rows[-1]) > 1:
            above = [node_hash(row[place], row[place + 1]) for place in range(0, len(row) - 1, 2)]
            self._rows.append([*above, row[-1]] if len(row) % 2 else above)

    @property
    def root(self) -> bytes:
        """The root over all lines, of which there is one at least."""
        return self._rows[-1][0]

    def inclusion(self, index: int) -> list[bytes]:
        """What `Tree.inclusion` gives for that line."""
        path = []
        for row in self._rows[:-1]:
            if index ^ 1 < len(row):
                path.append(row[index ^ 1])
            index >>= 1
        return path


def proves_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof shows that the leaf stands at `index` in the tree of that size and root."""
    if not 0 <= index < size or not _are_hashes([leaf, root, *proof]):
        return False
    number, last, made = index, size - 1, leaf
    for one in proof:
        if last == 0:
            return False
        if number & 1 or number == last:
            made = node_hash(one, made)
            while not number & 1 and number:
                number, last = number >> 1, last >> 1
        else:
            made = node_hash(made, one)
        number, last = number >> 1, last >> 1
    return last == 0 and made == root


def proves_consistency(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the tree of `new` leaves begins with the tree of `old` leaves."""
    if not 0 < old <= new or not _are_hashes([old_root, new_root, *proof]):
        return False
    if old == new:
        return not proof and old_root == new_root
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not path:
        return False
    number, last = old - 1, new - 1
    while number & 1:
        number, last = number >> 1, last >> 1
    before = after = path[0]
    for one in path[1:]:
        if last == 0:
            return False
        if number & 1 or number == last:
            before, after = node_hash(one, before), node_hash(one, after)
            while not number & 1 and number:
                number, last = number >> 1, last >> 1
        else:
            after = node_hash(after, one)
        number, last = number >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root


def _split(count: int) -> int:
    """The largest power of two that is smaller than the count."""
    return 1 << ((count - 1).bit_length() - 1)


def _are_hashes(hashes: Sequence[bytes]) -> bool:
    return all(len(one) == len(EMPTY) for one in hashes)
