"""Imports of an office's files: planned against what is known, then written all or not at all."""

from storage.imports.importer import KINDS, Outcome, import_files, import_office, office_files, unzipped
from storage.imports.known import ImportContext
from storage.imports.numbered import Imported, PastImport, import_numbered, imports, lines_of, numbered, undo
from storage.imports.plan import Plan
from storage.imports.writing import Unwatched
