"""The Merkle tree of the log gives the roots of RFC 6962."""

from __future__ import annotations

from hashlib import sha256

from domain.audit.merkle import EMPTY, root


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
