"""Imports of an office's files: planned against what is known, then written all or not at all."""

from storage.imports.importer import KINDS, Outcome, import_files, import_office, office_files, unzipped
from storage.imports.known import Terms
from storage.imports.plan import Addition, Change, Plan, Progress, Unwatched

__all__ = [
    "KINDS",
    "Addition",
    "Change",
    "Outcome",
    "Plan",
    "Progress",
    "Terms",
    "Unwatched",
    "import_files",
    "import_office",
    "office_files",
    "unzipped",
]
