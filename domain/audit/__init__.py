"""An honest record: a chained log of decisions, a Merkle tree over it, and proofs of both."""
