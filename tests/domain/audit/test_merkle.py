"""The Merkle tree of the log gives the roots of RFC 6962."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from domain.audit.merkle import EMPTY, levels, node, path, root


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
def test_a_path_leads_from_each_leaf_to_the_root(size: int, data: st.DataObject) -> None:
    leaves = [sha256(b"\0%d" % number).digest() for number in range(size)]
    tree, index = levels(leaves), data.draw(st.integers(0, size - 1))
    assert tree[-1] == [root(leaves)]
    found, place, last = leaves[index], index, size - 1
    for each in path(tree, index):
        # The check of RFC 9162, section 2.1.3.2.
        if place & 1 or place == last:
            found = node(each, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node(found, each)
        place, last = place >> 1, last >> 1
    assert (found, last) == (root(leaves), 0)
