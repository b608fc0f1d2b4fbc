"""Scores by brute force: plain Python over an office's CSV files, straight from docs/scoring.md.

It shares no code with the product, and is slow on purpose: every definition is written as it is read. Only
the test that compares the two runs the product's commands.
"""
