"""Innovations: marked by authors, confirmed or not by who reviews the work; never part of a score."""
