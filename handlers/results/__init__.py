"""Results of closed periods: sheets of oneself and of the people one assesses, and the office's papers."""
