"""Exports: `/ekspor`, all records of the office as a zip of the files that an import takes."""
