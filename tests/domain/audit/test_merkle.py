"""The Merkle tree of the log: known roots, proofs of every place, and no proof for anything else."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.audit.merkle import (
    EMPTY,
    consistency,
    inclusion,
    is_consistent,
    node,
    root,
    root_by_inclusion,
)


def leaves(size: int) -> list[bytes]:
    """So many different leaf hashes."""
    return [sha256(b"\0" + n.to_bytes(4)).digest() for n in range(size)]


def test_roots_are_those_of_rfc_6962() -> None:
    # The published test vectors of certificate transparency.
    inputs = [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ]
    given_ = [sha256(b"\0" + bytes.fromhex(each)).digest() for each in inputs]
    assert root([]) == EMPTY
    assert root(given_[:1]).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert root(given_[:3]).hex() == "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"
    assert root(given_).hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


@given(st.integers(1, 70), st.data())
def test_every_leaf_is_proved_and_no_other(size: int, data: st.DataObject) -> None:
    all_ = leaves(size)
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion(all_, index)
    assert root_by_inclusion(all_[index], index, size, proof) == root(all_)
    other = data.draw(st.integers(0, size - 1).filter(lambda n: n != index or size == 1))
    if size > 1:
        assert root_by_inclusion(all_[other], index, size, proof) != root(all_)
    with pytest.raises(ValueError, match="too"):
        root_by_inclusion(all_[index], index, size, [*proof, EMPTY])
    if proof:
        with pytest.raises(ValueError, match="too"):
            root_by_inclusion(all_[index], index, size, proof[:-1])


@given(st.integers(1, 70), st.data())
def test_a_longer_log_is_proved_to_begin_with_the_shorter(size: int, data: st.DataObject) -> None:
    all_ = leaves(size)
    before = data.draw(st.integers(1, size))
    proof = consistency(all_, before)
    first, second = root(all_[:before]), root(all_)
    assert is_consistent(before, first, size, second, proof)
    changed = data.draw(st.integers(0, before - 1))
    forged = [*all_[:changed], EMPTY, *all_[changed + 1 :]]
    assert not is_consistent(before, first, size, root(forged), consistency(forged, before))
    assert not is_consistent(before, first, size, second, [*proof, EMPTY])


def test_places_outside_are_refused() -> None:
    with pytest.raises(IndexError):
        inclusion(leaves(3), 3)
    with pytest.raises(IndexError):
        consistency(leaves(3), 0)
    with pytest.raises(ValueError, match="not in a tree"):
        root_by_inclusion(EMPTY, 3, 3, [])
    assert not is_consistent(0, EMPTY, 3, EMPTY, [])
    assert not is_consistent(3, EMPTY, 5, EMPTY, [])
    assert node(b"a", b"b") != node(b"b", b"a")
