"""`/rekan`: rating colleagues and the own supervisor, so that nobody learns who gave what."""
