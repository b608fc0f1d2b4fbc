"""The weekly digest of the office or of one unit: participation, and waiting cases."""
