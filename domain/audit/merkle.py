"""The Merkle tree of RFC 6962 over the hashes of rows: root, inclusion proof, consistency proof.

A row's hash is its leaf hash (`rows.py`). The root of a tree of one row is that hash; of more rows, the
SHA-256 of a one byte, the root of the left part, and the root of the right part. The left part has the
largest power of two of rows that is smaller than all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()
"""The root of a tree without rows."""


def node(left: bytes, right: bytes) -> bytes:
    """The hash of two parts."""
    return sha256(b"\1" + left + right).digest()


def _left_of(size: int) -> int:
    """How many of `size` leaves (2 or more) lie in the left part."""
    return 1 << (size - 1).bit_length() - 1


class Growing:
    """The root of a tree to which leaves are added; it keeps the roots of its whole parts alone."""

    def __init__(self) -> None:
        self.size = 0
        self._parts: list[tuple[int, bytes]] = []
        """Height and root of each, the largest first."""

    def add(self, leaf: bytes) -> None:
        """Adds a leaf at the end."""
        height, found = 0, leaf
        while self._parts and self._parts[-1][0] == height:
            found = node(self._parts.pop()[1], found)
            height += 1
        self._parts.append((height, found))
        self.size += 1

    def root(self) -> bytes:
        """The root over what was added so far."""
        if not self._parts:
            return EMPTY
        *others, (_, found) = self._parts
        for _, part in reversed(others):
            found = node(part, found)
        return found


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over all leaves."""
    tree = Growing()
    for leaf in leaves:
        tree.add(leaf)
    return tree.root()


def inclusion(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The proof that the leaf at an index (from 0) is in the tree, from the bottom up."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return []
    left = _left_of(len(leaves))
    if index < left:
        return [*inclusion(leaves[:left], index), root(leaves[left:])]
    return [*inclusion(leaves[left:], index - left), root(leaves[:left])]


def root_by_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes:
    """The root that a leaf and its proof give; raises ValueError when the proof cannot be of that place."""
    if not 0 <= index < size:
        raise ValueError("the row is not in a tree of this size")
    place, last, found = index, size - 1, leaf
    for each in proof:
        if last == 0:
            raise ValueError("the proof is too long")
        if place & 1 or place == last:
            found = node(each, found)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            found = node(found, each)
        place >>= 1
        last >>= 1
    if last:
        raise ValueError("the proof is too short")
    return found


def consistency(leaves: Sequence[bytes], before: int) -> list[bytes]:
    """The proof that the tree of the first `before` leaves is the beginning of this one."""
    if not 0 < before <= len(leaves):
        raise IndexError(before)
    return _consistency(leaves, before, is_whole=True)


def _consistency(leaves: Sequence[bytes], before: int, *, is_whole: bool) -> list[bytes]:
    if before == len(leaves):
        return [] if is_whole else [root(leaves)]
    left = _left_of(len(leaves))
    if before <= left:
        return [*_consistency(leaves[:left], before, is_whole=is_whole), root(leaves[left:])]
    return [*_consistency(leaves[left:], before - left, is_whole=False), root(leaves[:left])]


def is_consistent(before: int, first: bytes, after: int, second: bytes, proof: Sequence[bytes]) -> bool:
    """Whether a proof shows that the tree of `before` rows is the beginning of that of `after` rows."""
    if not 0 < before <= after:
        return False
    if before == after:
        return not proof and first == second
    path = [first, *proof] if before & (before - 1) == 0 else list(proof)
    if not path:
        return False
    place, last = before - 1, after - 1
    while place & 1:
        place >>= 1
        last >>= 1
    old = new = path[0]
    for each in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node(each, old), node(each, new)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            new = node(new, each)
        place >>= 1
        last >>= 1
    return last == 0 and old == first and new == second
