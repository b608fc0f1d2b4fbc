"""The Merkle tree of RFC 6962 over the hashes of rows.

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


class Growing:
    """The root of a growing tree; it keeps only the roots of complete subtrees."""

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


def levels(leaves: Sequence[bytes]) -> list[list[bytes]]:
    """All hashes of a tree, the leaves first and the root last; the odd one of a level goes up as it is."""
    found = [list(leaves)]
    while len(found[-1]) > 1:
        below = found[-1]
        above = [node(left, right) for left, right in zip(below[::2], below[1::2], strict=False)]
        found.append(above + below[2 * len(above) :])
    return found


def path(tree: Sequence[Sequence[bytes]], index: int) -> list[bytes]:
    """The hashes that lead from a leaf to the root: the inclusion proof of RFC 6962."""
    found: list[bytes] = []
    for level in tree[:-1]:
        beside = index ^ 1
        found += level[beside : beside + 1]
        index >>= 1
    return found
