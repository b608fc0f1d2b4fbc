"""Pieces that features are made of. Knows no feature."""
