"""The second rater: a random part of the reports is rated once more, blind; it never changes a score."""
