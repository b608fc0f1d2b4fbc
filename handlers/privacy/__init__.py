"""Privacy: `/privasi`, what is kept of whom, where, how long, and who reads it."""
