"""Feedback: `/umpanbalik`, praise and advice about people's work, kept for the evaluation."""
