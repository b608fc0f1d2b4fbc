"""Exports: an office's records as the files that an import takes."""

from storage.exports.archive import TooLarge, export_folder, export_zip
from storage.exports.records import Exported
