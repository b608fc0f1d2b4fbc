"""Scores by brute force: plain Python over plain rows, straight from docs/scoring.md.

It shares no code with the product, and is slow on purpose: every definition is written as it is read.
"""
