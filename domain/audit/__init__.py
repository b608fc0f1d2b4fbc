"""The log of decisions: chained rows, the Merkle tree over them, and what frozen results must match."""
