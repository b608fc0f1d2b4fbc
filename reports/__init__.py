"""Documents for people: data in, bytes out."""
