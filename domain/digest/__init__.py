"""The weekly digest, of the office or of one unit: how reporting went, and what waits for somebody."""
