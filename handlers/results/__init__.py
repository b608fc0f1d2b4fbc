"""Results of closed periods: sheets of one's own and of those whom one assesses, and the office's papers."""
