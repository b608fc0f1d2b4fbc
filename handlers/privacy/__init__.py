"""Privacy: `/privasi`, which data is kept, where, how long, and who reads it."""
