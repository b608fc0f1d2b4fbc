"""Correction of one's own data, a right by UU 27/2022 pasal 6: `/perbaikan`."""
