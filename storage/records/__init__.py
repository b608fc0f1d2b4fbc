"""One repository per aggregate of the records."""
